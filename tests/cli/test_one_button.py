"""A whole session by one button, in a time moved by hand: asked, led, hurt, paused, and asked again."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from player.cli.hands import Hands
from player.cli.scoring import Scores
from player.controls import Press
from player.controls.button import DELAY, DOUBLE
from player.journal import Journal
from player.library import Library
from player.performing import Asking, Interview, Leader, Lights, Live, Notes
from player.program import read
from player.session import Entry, Preferences, Question, question
from player.sinks import Virtual
from player.voice import SilentVoice, Speaker
from tests.cli.command import ASKED, BEND, BREAK, NAMED, environment, log, run
from tests.cli.hearing import HELD, TAPPED, TWICE, Pressing, moves
from tests.cli.terminal import Terminal

Script = Sequence[tuple[str, float, str | int]]
"""What is shown, how many seconds later a finger moves, and how: or how many times it presses."""


class Finger(Pressing):
    """Somebody with one button, who does one thing after the other."""

    def __init__(self, script: Script, sink: Virtual, *, releases: bool) -> None:
        super().__init__(sink, [], most=600)
        self._script = list(script)
        self._releases = releases

    def plan(self) -> None:
        """Press what comes next, once what it follows is shown."""
        if not self._script or self._coming:
            return
        text, later, how = self._script[0]
        for number in range(self._seen, len(self.shown)):
            if text in self.shown[number]:
                self._script.pop(0)
                self._moving = False
                self._coming = [
                    Press("space", self.now + later + after, released=up)
                    for after, up in moves(how, releases=self._releases)
                ]
                return

    @property
    def left(self) -> list[str]:
        """What was to be shown and never was."""
        return [text for text, _, _ in self._script]


@pytest.fixture(name="speaker")
def _speaker() -> Iterator[Speaker]:
    with Speaker(SilentVoice("en"), None) as speaker:
        yield speaker


def room(finger: Finger, sink: Virtual, speaker: Speaker) -> tuple[Asking, Hands]:
    """Give what asks, and the hands that it and a session share."""
    hands = Hands(attended=True, board=finger, button="space", clock=finger.clock)
    return Asking(speaker, sink, hands, finger.shown.append, clock=finger.clock), hands


def answered(
    speaker: Speaker, asked: Question, *script: tuple[str, float, str | int], patient: bool = False
) -> tuple[str | None, Asking, Finger]:
    """Ask one question by one button with releases."""
    sink = Virtual()
    finger = Finger(script, sink, releases=True)
    asking, _ = room(finger, sink, speaker)
    return asking.ask(asked, patient=patient), asking, finger


def played(folder: Path, speaker: Speaker, script: Script, *, releases: bool) -> tuple[Entry, Finger]:
    """Ask for pain, play a short session, ask for pain and effort: nothing but one button answers."""
    program = read(ASKED.encode(), "test/one", "one.toml", Library().finder("neck/short"))
    sink = Virtual()
    finger = Finger(script, sink, releases=releases)
    asking, hands = room(finger, sink, speaker)
    with Journal(folder, lambda: datetime(2026, 3, 2, 8, 30, tzinfo=UTC)) as journal:
        opened = {"program": "test/one", "title": "one", "language": "en", "level": "easy"}
        entry = journal.open_entry(opened)
        notes = Notes(journal, entry, finger.shown.append, language="en")
        before = asking.ask(question("en", "pain_before"))
        lights = Lights(Library().pathway, "en", before=None if before is None else int(before))
        leader = Leader(program, Preferences(language="en"), speaker, notes, lights=lights)
        leader.patient = True
        Live(leader, sink, hands, clock=finger.clock).run()
        for name, kind in (("pain_after", "pain"), ("effort", "effort")):
            answer = asking.ask(question("en", name))
            when = {"when": "after"} if kind == "pain" else {}
            value = None if answer is None else int(answer)
            notes.journal(kind, leader.frame, value=value, **when)
        found = journal.entry(entry)
    assert found is not None
    assert finger.left == []
    return found, finger


COUNT, ZERO, SKIP = "Press as many", "Zero.", "Leave it open."
SESSION: Script = (
    (COUNT, 2.0, 3),
    ("To the left.", 0.5, TAPPED),
    ("Paused.", 4.0, TAPPED),
    ("We go on.", 6.0, TWICE),
    ("Once more.", 6.0, HELD),
    ("Pain.", 2.0, TAPPED),
    (COUNT, 1.5, 5),
    (ZERO, 1.0, TAPPED),
    (SKIP, 1.0, TAPPED),
)


@pytest.mark.parametrize("releases", [True, False])
def test_a_whole_session(releases: bool, speaker: Speaker, tmp_path: Path) -> None:  # noqa: FBT001
    """Pause, go on, again, it hurts, and every question before, in and after: all by one button."""
    entry, finger = played(tmp_path, speaker, SESSION, releases=releases)

    assert "I note: three. Thank you." in finger.shown
    assert [text for text, after in pairwise(finger.shown) if text == after] == []
    # What became "again" or "it hurts" began with silence, and was no pause.
    assert (entry.state, entry.pauses) == ("done", 1)
    assert entry.pain_during == (5,)
    assert (entry.pain_after, entry.effort) == (0, None)
    assert [hurt["choice"] for hurt in entry.hurts] == ["easier"]


def test_an_answer_that_was_read_back_can_be_given_anew(speaker: Speaker) -> None:
    """Two presses ask again; one press, or none, leaves it as it was read back."""
    anew = ((COUNT, 2.0, 3), ("I note: three.", 0.5, TWICE), (COUNT, 2.0, 4))
    once = ((COUNT, 2.0, 3), ("I note: three.", 0.5, TAPPED))

    answer, asking, finger = answered(speaker, question("en", "pain_before"), *anew)
    assert (answer, asking.over, finger.left) == ("4", False, [])
    assert answered(speaker, question("en", "pain_before"), *once)[0] == "3"


class Typist(Pressing):
    """Somebody at the keys, who types one after each thing that is shown."""

    def __init__(self, sink: Virtual, *script: tuple[str, str]) -> None:
        super().__init__(sink, [], most=600)
        self._script = list(script)

    def plan(self) -> None:
        """Type what comes next, once what it follows is shown."""
        if self._script and not self._coming and self._script[0][0] in "\n".join(self.shown[self._seen :]):
            self._moving = False
            self._coming = [Press(self._script.pop(0)[1], self.now + 0.5)]


@pytest.mark.parametrize(
    ("key", "answer"), [("b", "4"), ("left", "4"), ("a", "4"), ("enter", "3"), ("e", "3")]
)
def test_keys_take_an_answer_back(key: str, answer: str, speaker: Speaker) -> None:
    """Back and again ask anew; Enter goes on at once, and what means something else there changes nothing."""
    sink = Virtual()
    shown = question("en", "pain_before").shown
    typist = Typist(sink, (shown, "3"), ("I note: three.", key), (shown, "4"))
    hands = Hands(attended=True, board=typist, clock=typist.clock)
    asking = Asking(speaker, sink, hands, typist.shown.append, clock=typist.clock)

    assert asking.ask(question("en", "pain_before")) == answer
    assert not asking.turned_back


def test_a_score_is_given_anew_from_the_question_after_it(speaker: Speaker) -> None:
    """Back from how hard it was, the pain is asked again; there, it only asks anew. The newest counts."""
    told: list[tuple[str, object]] = []
    given = iter((None, "7", None, "2", "5"))

    class Asked:
        over, turned_back = False, False

        def ask(self, asked: Question) -> str | None:
            answer = next(given)
            self.turned_back = answer is None
            told.append((asked.id, answer))
            return answer

        def say(self, *_: object) -> None:
            """Nobody listens."""

    program = read(ASKED.encode(), "test/one", "one.toml", Library().finder("neck/short"))
    kept: list[tuple[str, int]] = []
    notes = Namespace(journal=lambda kind, _, value, **__: kept.append((kind, value)))
    leader = Namespace(
        ended="done", reason=None, frame=0, notes=notes, wishes=Preferences(language="en"),
        drafter=Namespace(program=program), lights=Lights(Library().pathway, "en", before=None),
    )  # fmt: skip
    Scores(wanted=True).ask_after(Asked(), leader)

    ids = [id_ for id_, _ in told]
    assert ids == ["pain_after", "pain_after", "effort", "pain_after", "effort"]
    assert kept == [("pain", 7), ("pain", 2), ("effort", 5)]


def test_what_leads_is_known(speaker: Speaker) -> None:
    """One button, any sound, words beside the keys, or keys alone: how to answer is told by it."""

    class Ears:
        listens, takes_turns = True, True

        def __init__(self, *, taught: bool) -> None:
            self.voiced = lambda _: not taught
            self.read = self.sounds = self.news = lambda *_: None

    board = Finger((), Virtual(), releases=True)
    ways = (
        Hands(attended=True, board=board, button="space"),
        Hands(attended=True, board=board, ears=Ears(taught=False)),
        Hands(attended=True, board=board, ears=Ears(taught=True)),
        Hands(attended=True, board=board),
    )
    asked = [Asking(speaker, Virtual(), hands, print).led_by for hands in ways]

    assert asked == ["button", "voice", "words", "keys"]


def test_silence_is_no_answer(speaker: Speaker) -> None:
    """Everything is offered twice; then it is left open, and nobody waits."""
    answer, asking, finger = answered(speaker, question("en", "pain_before"))

    assert (answer, asking.over) == (None, False)
    assert [text for text in finger.shown if text == ZERO] == [ZERO] * 2


def test_who_must_answer_is_waited_for(speaker: Speaker) -> None:
    """After the silence a press begins the offers anew; a long one breaks it off."""
    script = (("The question before.", 400.0, TAPPED), ("No.", 1.0, TAPPED))
    asked = Question(
        id="QS1", said=question("en", "resume", name="x").said, shown="", choices=("yes", "no", "unknown")
    )

    assert answered(speaker, asked, *script, patient=True)[0] == "no"
    answer, asking, _ = answered(speaker, asked, ("Yes.", 1.0, HELD), patient=True)
    assert (answer, asking.stopped) == (None, True)


def test_a_count_digit_by_digit(speaker: Speaker) -> None:
    """It is read back as one number."""
    asked = Question(id="min", said=question("en", "effort").said, shown="", wants="count", most=120)
    script = (
        ("Press as many times as the first digit", 1.0, 9),
        ("Press as many times as the next digit", 1.0, 10),
        ("That is the", 1.0, TAPPED),
    )
    answer, _, finger = answered(speaker, asked, *script, patient=True)

    assert answer == "90"
    assert "I note: 90. Thank you." in finger.shown


def test_again_and_skip(speaker: Speaker) -> None:
    """The question is heard once more; then it is left open on purpose."""
    script = (("Hear it again.", 1.0, TAPPED), (SKIP, 1.0, TAPPED))
    asked = question("en", "pain_before")
    answer, asking, finger = answered(speaker, asked, *script, patient=True)

    assert (answer, asking.skipped) == (None, True)
    assert finger.shown.count(asked.shown) == 2


def test_every_question_of_the_intake(speaker: Speaker) -> None:
    """Each is answered by a press on "no", one after the other, and kept as it is given."""
    sink = Virtual()
    pathway = Library().pathway()
    finger = Finger((("No.", 1.0, TAPPED),) * 80, sink, releases=True)
    asking, _ = room(finger, sink, speaker)
    kept: list[int] = []
    found = Interview(asking, pathway, "en", lambda values: kept.append(len(values))).run("safety", {})

    assert found is not None
    assert set(found.values()) == {"no"}
    assert kept == list(range(1, len(found) + 1))


def test_what_cannot_stay_open_is_told_so(speaker: Speaker) -> None:
    """Whoever leaves a safety question open hears why it is asked once more; nothing is taken as answered."""
    sink = Virtual()
    finger = Finger(((SKIP, 1.0, TAPPED), ("Yes.", 1.0, HELD)), sink, releases=True)
    asking, _ = room(finger, sink, speaker)
    kept: list[object] = []

    assert Interview(asking, Library().pathway(), "en", kept.append).run("safety", {}) is None
    assert any("cannot stay open" in text for text in finger.shown)
    assert (kept, finger.left) == ([], [])


def test_every_question_fits_the_ear() -> None:
    """One at a time: at most three choices, few enough to be remembered."""
    assert [each.id for each in Library().pathway().question if len(each.choice) > 3] == []


def test_one_key_of_a_terminal_is_enough(home: Path, tmp_path: Path) -> None:
    """A score before, a pause, the session to its end, and a score after: nothing but the space bar."""
    file = tmp_path / "short.toml"
    file.write_text(NAMED + BEND, encoding="utf-8")
    wishes = ("--lang", "nl", "--voice", "silence", "--button", "space")
    with Terminal("play", str(file), *wishes, env=environment(home)) as terminal:
        terminal.sees("Druk zo vaak als je getal.")
        terminal.types(" ")
        terminal.sees("Ik noteer: één.")
        terminal.sees("Eén keer drukken is pauze")
        terminal.sees("Daar gaan we.")
        terminal.types(" ")
        terminal.sees("Pauze.")
        assert log(home)[0]["pauses"] == 1
        terminal.idles(DELAY + DOUBLE)
        terminal.types(" ")
        terminal.sees("We gaan verder.")
        terminal.sees("Maak je klaar.")
        terminal.sees("Dat was het.")
        terminal.sees("Nul.")
        # Nobody is that fast: a press now is meant for what was offered just before.
        terminal.sees("Nog een keer horen.")
        terminal.types(" ")
        terminal.sees("Ik noteer: nul.")
        terminal.sees("Druk zo vaak als je getal.")
        terminal.types(" ")
        terminal.sees("Ik noteer: één.")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["pauses"], entry["effort"]) == ("done", 1, 1)
    assert (entry["pain"]["before"], entry["pain"]["after"]) == (1, 0)


def test_what_can_be_no_button_is_told(home: Path) -> None:
    """Which button, and what to do; nothing is opened."""
    for name, told in (("pad:x", "pad:0"), ("KEY_NONE_SUCH", "KEY_NONE_SUCH")):
        refused = run(home, "play", BREAK, "--voice", "silence", "--button", name)
        assert refused.returncode == 1
        assert told in refused.stderr
        assert "Traceback" not in refused.stderr
