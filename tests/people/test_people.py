"""Made people hear what stands in their transcripts: who changes the rules sees here what that does."""

import os
from pathlib import Path

import pytest

from tests.people.persons import PERSONS
from tests.people.telling import told

FOLDER = Path(__file__).parent / "told"
SHORT = ("weekends", "irregular")
"""Those who exercise little, and so take little time."""
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
