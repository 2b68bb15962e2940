"""The line over the weeks as a picture: nothing of it is cut off."""

import re
from datetime import timedelta

import pytest

from player.publishing import Course
from player.publishing.course import _WIDE
from player.publishing.flags import width
from player.recovery import progress
from tests.recovery.person import PATHWAY, START, Person


@pytest.mark.parametrize("day", [0, 3, 30, 79, 82, 83])
def test_the_name_of_a_phase_is_inside_whenever_it_begins(day):
    """Also of one that begins on the last day; two names never lie on each other."""
    person = Person().kept(0, "phase", phase=1).kept(day, "phase", phase=2).session(0).session(83)
    found = progress(PATHWAY, person.facts, person.stands(83), START + timedelta(days=83))
    drawn = Course(found, person.facts.days, START + timedelta(days=83), "en").drawn()
    names = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(phase \d)<', drawn)
    assert len(names) == len(found.phases)
    for x, _, name in names:
        assert float(x) + width(name, 12) <= _WIDE
    rows: dict[str, float] = {}
    for x, y, name in names:
        assert float(x) >= rows.get(y, 0.0)
        rows[y] = float(x) + width(name, 12)
