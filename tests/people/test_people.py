"""Made people hear what stands in their transcripts: who changes the rules sees here what that does."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.people.persons import PERSONS
from tests.people.telling import told

FOLDER = Path(__file__).parent / "told"
SHORT = ("weekends", "irregular")
"""Those who exercise little, and so take little time."""
WEEK = re.compile(r"^## (\d+): .*$", re.MULTILINE)
ANSWERS = re.compile(r" \[\w+ [^\]]*\]")
"""What was asked and answered, after what was said."""
NIGHTLY = "SOEPEL_NIGHTLY" in os.environ


@pytest.mark.parametrize("name", PERSONS if NIGHTLY else SHORT)
def test_a_person_hears_what_was_reviewed(name, tmp_path):
    """Line by line; after a change that is meant, `python -m tests.people NAME` writes it anew to be read."""
    assert (
        list(told(name, PERSONS[name], tmp_path)) == (FOLDER / f"{name}.md").read_text("utf-8").splitlines()
    )


def test_every_person_has_a_transcript():
    """Twelve people, twelve transcripts."""
    assert sorted(PERSONS) == sorted(file.stem for file in FOLDER.glob("*.md"))


def weeks(name: str) -> dict[int, str]:
    """Give what stands of each week of a transcript."""
    parts = WEEK.split((FOLDER / f"{name}.md").read_text("utf-8"))
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def sittings(name: str) -> list[str]:
    """Give what was said each time that something was typed."""
    lines = (line for text in weeks(name).values() for line in text.splitlines() if line.startswith("- "))
    return [ANSWERS.sub("", line.partition("`: ")[2]) for line in lines]


def reviewed() -> list[tuple[str, int, str, str]]:
    """Give the rows of the review: person, week, rule and words."""
    lines = (FOLDER.parent / "REVIEW.md").read_text("utf-8").splitlines()
    cells = [
        [each.strip() for each in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")
    ]
    return [(person, int(week), rule, words) for person, week, rule, words in cells[1:]]


@pytest.mark.parametrize(("person", "week", "rule", "words"), reviewed())
def test_a_week_shows_the_rule_that_was_reviewed(person, week, rule, words):
    """The words of a rule stand in the week of whom the review says so."""
    assert words in weeks(person)[week], rule


def test_every_person_was_reviewed():
    """No transcript without a row."""
    assert {person for person, *_ in reviewed()} == set(PERSONS)


@pytest.mark.parametrize("name", PERSONS)
def test_nothing_is_said_twice_in_one_sitting(name):
    """Who is tired hears every sentence once."""
    for said in sittings(name):
        twice = [
            text for text, times in Counter(re.split(r"(?<=[.?!]) ", said)).items() if text and times > 1
        ]
        assert not twice, said


@pytest.mark.parametrize("name", PERSONS)
def test_nothing_goes_up_on_a_day_to_rest_or_of_much_pain(name):
    """PR2b, PR14: not in the session that comes too soon, nor where it is kept gentle."""
    more = ("dus het wordt een klein beetje meer", "so it is a little more")
    less = (
        "spieren hebben twee dagen nodig", "muscles need two days", "dus we houden het rustig",
        "so we keep it gentle", "dus het wordt iets minder", "so it is a little less",
    )  # fmt: skip
    for said in sittings(name):
        assert not (any(each in said for each in more) and any(each in said for each in less)), said


@pytest.mark.parametrize("name", PERSONS)
def test_nobody_hears_that_a_walk_is_one_too_many(name):
    """What a week asks for is said to be enough only where more than a walk is proposed: PR13."""
    for said in sittings(name):
        walk = "Voor vandaag: Een wandeling." in said or "For today: A walk." in said
        assert not (walk and ("deed je er al" in said or ("you have done" in said and "already" in said))), (
            said
        )
