"""The very first run by a voice that taught nothing: any sound takes the answer that was just offered."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from player.cli import run
from player.cli.ears import Ears
from player.controls import Press
from player.journal import Journal
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.settings import now, read
from player.transport import Command
from tests.cli.hearing import Person, Wish, at_home
from tests.cli.test_first_run import BENDS, COUNTS, LANGS, MORNING, first_run


class Voice(Person):
    """Somebody who makes sounds in the place of presses: a listener, beside keys that nobody presses."""

    listening, trouble = True, None

    def __init__(self, wishes: list[Wish]) -> None:
        super().__init__(wishes)
        self._any = False
        self._made: list[float] = []
        self._took = ""

    def read(self, timeout: float | None = None) -> Any:
        """As keys, let time go by, and make the sounds that are due; as ears, hear no word."""
        if timeout is None:
            return None
        press: Press | None = super().read(timeout)
        if press is not None and not press.released:
            self._made.append(press.at)
        return None

    def plan(self) -> None:
        """Answer nothing that is only said again because it was taken."""
        if self._seen < len(self.shown) and self.shown[self._seen] == self._took:
            self._seen, self._took = self._seen + 1, ""
        before = len(self._coming)
        super().plan()
        if len(self._coming) > before:
            self._took = self.shown[self._seen - 1]

    def listen_for(self, words: frozenset[Command], *, sounds: bool) -> None:
        """Know no words."""
        del words
        self._any = sounds

    def sounds(self) -> list[float]:
        """Give the sounds, where they are wanted."""
        made, self._made = self._made, []
        return made if self._any else []


def by_sounds(language: Language) -> Iterator[Wish]:
    """Give the wishes of who has one button, less those amid the session; each number is confirmed."""
    book = phrases(language)
    kinds = {book.say(f"ask.offer.{kind}"): kind for kind in ("number", "first", "digit")}
    inside = book.say("ask.pain_during.show")
    for wish in first_run(language, BENDS[language]):
        kind = kinds.get(wish.at)
        if (wish.once and not wish.after) or wish.after == inside:
            continue
        if kind is None:
            yield wish
            continue
        counted = int(wish.how) if kind == "number" else int(wish.how) % 10
        yield replace(wish, at=book.say(f"ask.offer.{kind}_sounds"))
        yield replace(wish, at=book.say("ask.offer.counted", number=counted), how=1)


@pytest.fixture(name="alone")
def _alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Somebody has allowed the microphone, and sits at keys that they do not press."""
    home.mkdir()
    (home / "settings.toml").write_text('listen = "on"\n', encoding="utf-8")
    stdin = io.StringIO()
    stdin.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr("player.cli.words_offer.missing", lambda: ("onnxruntime",))
    monkeypatch.setenv("SOEPEL_TODAY", MORNING)
    return monkeypatch


def heard(person: Voice, patch: pytest.MonkeyPatch) -> None:
    """Put somebody in the place of the microphone, too."""
    at_home(person, patch)
    patch.setattr("player.cli.buttons.Keys", lambda: person)
    for room in ("room", "sitting"):
        patch.setattr(
            f"player.cli.{room}.ears_of",
            lambda _, context, say: Ears(person, say, context, open_=True, known=frozenset()),  # type: ignore[arg-type]
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_hello_to_goodbye(language: Language, home: Path, alone: pytest.MonkeyPatch) -> None:
    """Language, loudness, a setting, the intake, a session with its questions, and the last words."""
    alone.setenv("LANG", LANGS[language])
    person = Voice(list(by_sounds(language)))
    heard(person, alone)
    code = run([])

    assert (code, person.left) == (0, []), "\n".join(person.shown[-60:])
    settings, book = read(home), phrases(language)
    assert (settings.language, settings.volume.speech, settings.pace) == (language, 3.0, 0.875)
    with Journal(home, now) as journal:
        (entry,) = journal.entries(10)
        (answers,) = journal.notes("answers")
    assert (entry.state, entry.pauses) == ("done", 0)
    assert (entry.pain_before, entry.pain_during, entry.pain_after, entry.effort) == (3, (), 0, 2)
    values = answers.data["values"]
    assert {id_: values[id_] for id_ in COUNTS} == {"QA0": 58, "QD1": 6, "QF5": 90, "QF6": 32}
    assert person.shown[-2:] == [book.say("say.end.bye"), book.say("words.off")]
    assert set(book.table["welcome"]["hello_voice"]) <= person.spoken
    assert book.say("say.live.sounds") in person.spoken


def test_to_stop_is_an_answer_at_once(home: Path, alone: pytest.MonkeyPatch) -> None:
    """In the very first question; nothing is kept, so that it comes again."""
    person = Voice([Wish("", phrases("en").say("ask.offer.stop"))])
    heard(person, alone)

    assert run([]) == 0
    assert (home / "settings.toml").read_text(encoding="utf-8") == 'listen = "on"\n'
