"""Advice: what could be better, each kind with a code, a page and a switch."""

import re
from pathlib import Path
from typing import get_args

import pytest

from player.phrases import phrases
from player.program import advice, alone, describe, problems, read, unfit
from player.program.keys import FLOOR, Advice
from player.program.pathway.keys import PathwayAdvice
from player.program.readability import ease, sentences, syllables, words
from player.program.values import Misfit
from player.session.places import FLOOR as LIES
from tests.program.slips import SESSIONS, SHIPPED, shipped

DATA = Path(__file__).parents[1] / "data"
ADVISED = sorted((DATA / "advice").glob("*.toml"))
CHECKS = Path(__file__).parents[2] / "docs" / "checks.md"
MISFIT = Misfit(exercise="Draaien", language="nl", part="out", words="naar links", needed=1.24, room=0.7)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_of_what_ships_only_a_review_is_advised(file):
    """No shipped file could be better by our own measure, but for a physiotherapist's name."""
    told = advice(file.read_bytes(), str(file.relative_to(SESSIONS)), shipped)

    assert [describe(each, "en") for each in told if each.code != "not-reviewed"] == []


@pytest.mark.parametrize("code", [code for code in get_args(Advice) if code != "does-not-fit"])
def test_each_advice_can_be_switched_off(code, find, names):
    """`allow` takes a code away from a file, and nothing else."""
    switched = 0
    for file in ADVISED:
        text = file.read_bytes()
        if b"allow" in text:
            continue
        off = text.replace(b"format = 1\n", f'format = 1\nallow = ["{code}"]\n'.encode(), 1)
        before = [each.code for each in advice(text, file.name, find)]
        after = [each.code for each in advice(off, file.name, find)]
        assert [each for each in before if each != code] == after
        assert problems(off, file.name, None, find, names) == ()
        switched += before != after
    assert switched


def test_every_code_has_a_section_in_the_documents():
    """What a message is about can be looked up by its code."""
    sections = re.findall(r"^### `([a-z0-9-]+)`$", CHECKS.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(phrases("en").table["problem"]) == sorted(sections)
    assert {*get_args(Advice), *get_args(PathwayAdvice)} <= set(sections)


def test_the_documents_say_what_the_messages_say():
    """Each section holds the message as it is, names in braces and all."""
    text = CHECKS.read_text(encoding="utf-8")
    for code, said in phrases("en").table["problem"].items():
        section = text.split(f"### `{code}`\n")[1].split("\n### ")[0].split("\n## ")[0]
        for part in said.values():
            assert part in section, code


def test_advice_is_given_of_exercises_beside_a_program_only(find):
    """Who checks a program is told of their own exercises too, not of those that ship."""
    program = alone("exercise")
    exercise = (DATA / "advice" / "typed-number.toml").read_bytes()

    def told(place):
        return {each.file for each in advice(program, "mine/week.toml", lambda _: (place, exercise))}

    assert told("mine/exercise.toml") == {"mine/week.toml", "mine/exercise.toml"}
    assert told("exercises/exercise.toml") == {"mine/week.toml"}


def test_words_that_do_not_fit_are_told_where_they_are_written(find):
    """The line is that of the words, in the file of the exercise, with the seconds in the message."""
    (problem,) = unfit(alone("turn"), "alone.toml", find, MISFIT)

    assert describe(problem, "en").startswith(
        "valid/turn.toml:14:7: advice: 'naar links' does not fit in 'out' and is left out, it takes 1.2 s "
        "and there is 0.7 s, "
    )


def test_words_in_a_program_are_told_there(find):
    """An exercise that is written in a program has its words there, a breath's under its own name."""
    text = (DATA / "valid" / "program-mixed.toml").read_bytes()
    misfit = Misfit(exercise="Liggen", language="nl", part="hold", words="stil", needed=2, room=1)

    (problem,) = unfit(text, "mine.toml", find, misfit)
    assert (problem.file, problem.line) == ("mine.toml", 16)
    (problem,) = unfit(
        alone("breath"),
        "mine.toml",
        find,
        Misfit(exercise="Ademen", language="nl", part="back", words="uit", needed=2, room=1),
    )
    assert (problem.file, problem.values["part"]) == ("valid/breath.toml", "exhale")


@pytest.mark.parametrize("place", ["program", "exercise"])
def test_words_that_do_not_fit_can_be_allowed(place, find):
    """The switch works in the program, and in the exercise whose words they are."""
    off = b'format = 1\nallow = ["does-not-fit"]\n'

    def switched(use):
        file, text = find(use)
        return file, text.replace(b"format = 1\n", off, 1)

    if place == "program":
        assert unfit(alone("turn").replace(b"format = 1\n", off, 1), "alone.toml", find, MISFIT) == ()
    else:
        assert unfit(alone("turn"), "alone.toml", switched, MISFIT) == ()


def test_an_exercise_alone_is_a_program_of_all_its_levels(find):
    """A file that is no program is measured at easy, normal and hard."""
    program = read(alone("turn"), "turn", "turn.toml", find)

    assert [(item.exercise, item.level) for item in program.items] == [
        ("turn", "easy"),
        ("turn", "normal"),
        ("turn", "hard"),
    ]


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        *(("nl", word, 1) for word in ("draai", "leeuw", "buik", "teen", "mooi", "geel", "x")),
        *(("nl", word, 2) for word in ("knieën", "rustig", "langzaam", "yoga", "schouder", "beide")),
        *(("nl", word, 4) for word in ("duizeligheid", "schouderbladen", "ademhaling", "tintelingen")),
        *(("en", word, 1) for word in ("breathe", "knees", "moved", "once", "the", "stretch")),
        *(("en", word, 2) for word in ("table", "slowly", "breathing", "closes", "middle", "needed")),
        *(("en", word, 4) for word in ("comfortable", "completely")),
    ],
)
def test_syllables_are_counted(language, word, count):
    """By the vowels that are heard."""
    assert syllables(word, language) == count


def test_reading_ease_is_that_of_flesch_and_of_douma():
    """One sentence of six words of one syllable each, by the formulas as they were published."""
    assert ease(["The cat sat on the mat."], "en") == (pytest.approx(206.835 - 1.015 * 6 - 84.6), 6)
    assert ease(["De kat zat op de mat."], "nl") == (pytest.approx(206.84 - 0.93 * 6 - 77), 6)
    assert ease([], "nl") == (100.0, 0)


def test_a_name_in_braces_is_one_word():
    """Also where it is glued to its noun; a sentence ends at a full stop, not at a decimal one."""
    assert len(words("Je {side_of}oor, {reps} keer.")) == 4
    assert sentences("Wacht 2.5 tellen. Kom terug!") == ("Wacht 2.5 tellen.", "Kom terug!")


def test_the_floor_is_the_same_to_advice_as_to_a_session():
    """What counts as lying down is where a session gives time to get there."""
    assert LIES == FLOOR
