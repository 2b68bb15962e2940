"""The very first run, from hello to goodbye, in either language: by one button, and by ear."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from player.cli import run
from player.journal import Journal
from player.library import Library
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.settings import now, read
from tests.cli.hearing import BUTTON, HELD, TAPPED, Person, Wish, at_home

LANGS = {"en": "C.UTF-8", "nl": "nl_NL.UTF-8"}
MORNING = "2026-03-02T08:30"
OWN = {"QI4": 2, "QD3": 1, "QF0": 3}
"""Of the questions with choices: which of them is taken."""
COUNTS = {"QA0": (5, 8), "QD1": (6,), "QF5": (9, 10), "QF6": (3, 2)}
"""Of the questions that want a whole number: how often each digit is pressed."""


def words(language: Language, name: str, choice: int) -> str:
    """Give one choice of a question of the player's own."""
    return str(phrases(language).table["ask"][name]["offers"][choice - 1])


def intake(language: Language) -> Iterator[Wish]:
    """Answer every question: by its digits, its choice or its number; and else with no."""
    book, pathway = phrases(language), Library().pathway()
    for each in pathway.question:
        said = getattr(each, language)[0] if getattr(each, language) else ""
        if each.id in COUNTS:
            for place, presses in enumerate(COUNTS[each.id]):
                offer = book.say("ask.offer.digit" if place else "ask.offer.first")
                yield Wish(said, offer, presses, once=True)
            yield Wish(said, book.say("ask.offer.ready"))
        elif each.type == "count":
            yield Wish(said, book.say("ask.offer.skip"))
        elif each.type == "activities":
            yield Wish(said, book.table["intake"]["usual"][OWN[each.id] - 1])
            yield Wish(getattr(each, language)[1], book.say("ask.offer.number"), 6)
        elif each.choice:
            name = getattr(each.choice[OWN[each.id] - 1], language)
            yield Wish(said, f"{name[:1].upper()}{name[1:]}.")
        elif each.type == "scale":
            yield Wish(said, book.say("ask.offer.number"), 4)


def session(language: Language, bends: Sequence[str]) -> Iterator[Wish]:
    """Pause and go on, do it again, say that it hurts; and score the pain before and after."""
    book = phrases(language)
    yield Wish("", bends[0], TAPPED, once=True)
    yield Wish("", book.say("say.live.paused"), TAPPED, once=True)
    yield Wish("", bends[1], HELD, once=True)
    yield Wish("", words(language, "hurts", 1), once=True)
    number = book.say("ask.offer.number")
    yield Wish(book.say("ask.pain_during.show"), number, 2, once=True)
    yield Wish(book.say("ask.pain_before.show"), number, 3, once=True)
    yield Wish(book.say("ask.pain_after.show"), book.say("ask.offer.zero"), once=True)
    yield Wish(book.say("ask.effort.show"), number, 2, once=True)


def first_run(language: Language, bends: Sequence[str]) -> list[Wish]:
    """Hear this language, make it louder, go slower, answer the first questions, and do the session."""
    book = phrases(language)
    yes, no = book.say("ask.offer.yes"), book.say("ask.offer.no")

    def shown(name: str) -> str:
        return book.say(f"ask.{name}.show")

    return [
        Wish(shown("language"), yes, once=True),
        Wish(shown("loud"), words(language, "loud", 2), once=True),
        Wish(shown("loud"), words(language, "loud", 1), once=True),
        Wish(shown("screen_reader"), no, once=True),
        Wish(shown("menu_today"), no, once=True),
        Wish(shown("menu"), words(language, "menu", 3), once=True),
        Wish(shown("menu_more"), words(language, "menu_more", 2), once=True),
        Wish(shown("menu_goes"), words(language, "menu_goes", 1), once=True),
        Wish(shown("menu_pace"), words(language, "menu_pace", 1), once=True),
        Wish(shown("menu_today"), yes, once=True),
        Wish(shown("intake_button"), yes, once=True),
        *session(language, bends),
        *intake(language),
        Wish("", no),
    ]


BENDS = {
    "en": ("  2, left: out 3.43 s", "  3, right: out 3.43 s"),
    "nl": ("  2, links: heen 3,43 s", "  3, rechts: heen 3,43 s"),
}


@pytest.fixture(name="alone")
def _alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing is there but a gamepad's button."""
    home.mkdir()
    (home / "settings.toml").write_text(f'button = "{BUTTON}"\n', encoding="utf-8")
    monkeypatch.setenv("SOEPEL_TODAY", MORNING)
    return monkeypatch


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_hello_to_goodbye(language: Language, home: Path, alone: pytest.MonkeyPatch) -> None:
    """Language, loudness, a setting, the intake, a session with its questions, and the last words."""
    alone.setenv("LANG", LANGS[language])
    person = Person(first_run(language, BENDS[language]))
    at_home(person, alone)
    code = run([])

    assert (code, person.left) == (0, []), person.shown[-60:]
    settings = read(home)
    assert settings.voice_output == "both"
    assert (settings.language, settings.volume.speech, settings.pace) == (language, 3.0, 0.875)
    with Journal(home, now) as journal:
        (entry,) = journal.entries(10)
        (answers,) = journal.notes("answers")
    # A touch is silent at once, whatever it becomes; it is a pause only where it stays one.
    assert (entry.state, entry.pauses) == ("done", 1)
    assert (entry.pain_before, entry.pain_during, entry.pain_after, entry.effort) == (3, (2,), 0, 2)
    values = answers.data["values"]
    assert {id_: values[id_] for id_ in COUNTS} == {"QA0": 58, "QD1": 6, "QF5": 90, "QF6": 32}
    goal = phrases(language).table["intake"]["usual"][1].rstrip(".")
    assert values["QI4"] == [{"activity": goal[:1].lower() + goal[1:], "score": 6}]
    opens = getattr(Library().pathway().message["opening_button"], language)
    assert [person.shown.count(text) for text in opens] == [1] * len(opens)
    assert person.shown[-1] == phrases(language).say("say.end.bye")


def prompts(language: Language) -> set[str]:
    """Give what is only for the eye: the keys that answer a question which was said."""
    book = phrases(language)
    own = {str(each.get("show")) for each in book.table["ask"].values() if isinstance(each, dict)}
    return own | {str(text) for text in book.table["intake"]["show"].values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_only_shown(language: Language, alone: pytest.MonkeyPatch) -> None:
    """Every line of it that is no list of keys, and no length of a part, was said by the voice."""
    alone.setenv("LANG", LANGS[language])
    person = Person(first_run(language, BENDS[language]))
    at_home(person, alone)
    run([])
    silent = [line for line in person.shown if line not in person.spoken and not line.startswith("  ")]
    keys = phrases(language).say("intake.show.choice", list="")

    assert not [line for line in silent if line not in prompts(language) and keys.strip() not in line]


def test_a_button_held_at_once_ends_it(home: Path, alone: pytest.MonkeyPatch) -> None:
    """In the middle of the first words; nothing is kept, so that it comes again."""
    person = Person([Wish("", phrases("en").say("ask.offer.yes"), HELD)])
    at_home(person, alone)

    assert run([]) == 0
    assert (home / "settings.toml").read_text(encoding="utf-8").count("language") == 0


def test_a_button_held_while_something_is_told(home: Path, alone: pytest.MonkeyPatch) -> None:
    """As soon as it is a long press, it is silent; a short one went on to the next sentence."""
    hello = phrases("en").table["welcome"]["hello_button"]
    person = Person(
        [Wish("", "Yes."), Wish("", hello[0], TAPPED), Wish("", hello[1], TAPPED), Wish("", hello[2], HELD)]
    )
    at_home(person, alone)

    assert run([]) == 0
    assert person.shown[-1] == hello[2]
    assert read(home).language is None
    assert person.now < 120


def test_silence_is_no_answer_and_loses_nothing(home: Path, alone: pytest.MonkeyPatch) -> None:
    """Whoever says nothing in the menu hears goodbye; the settings stay as they were."""
    with (home / "settings.toml").open("a", encoding="utf-8") as file:
        file.write('language = "en"\n')
    before = (home / "settings.toml").read_text(encoding="utf-8")
    person = Person([])
    at_home(person, alone)

    assert run([]) == 0
    assert person.shown[-1] == phrases("en").say("say.end.bye")
    assert (home / "settings.toml").read_text(encoding="utf-8") == before


def stopped(home: Path) -> None:
    """Let an answer of this morning stop all exercises."""
    with (home / "settings.toml").open("a", encoding="utf-8") as file:
        file.write('language = "en"\n')
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": {"QS5": "yes"}, "pathway": ""})


def test_the_menu_where_exercises_are_stopped(home: Path, alone: pytest.MonkeyPatch) -> None:
    """Today's session is not asked for where there is none, and it is said that there is no other."""
    stopped(home)
    person = Person([Wish("", words("en", "menu", 1), once=True)])
    at_home(person, alone)
    book = phrases("en")

    assert run([]) == 0
    assert person.shown.count(book.say("today.nothing")) == 2
    assert book.say("ask.menu_today.show") not in person.shown
