"""The line over the weeks in words."""

from datetime import timedelta

from player.publishing import Course
from player.recovery import progress
from tests.recovery.person import PATHWAY, START, Person


def words(person: Person, day: int, language: str = "en") -> str:
    """Give what the picture says of itself on a day."""
    found = progress(PATHWAY, person.facts, person.stands(day), START + timedelta(days=day))
    return Course(found, person.facts.days, START + timedelta(days=day), language).told()


def test_all_that_is_drawn_is_told():
    """Weeks with their band, gaps, phases and goals, in digits."""
    person = Person(QI4=[{"activity": "cycling", "score": 6}]).kept(0, "phase", phase=1)
    person.session(0).pain(0, 3, 4, 4).pain(14, 1, 2, 3)
    person.answers(15, occasion="evaluation", QI4=[{"activity": "cycling", "score": 3}])
    assert words(person, 16) == (
        "From 02-03-2026 to 18-03-2026: 3 weeks, 1 session. It is too early to see a line. "
        "Weekly averages, with the lowest and the highest: 3.7 (3 to 4); none; 2 (1 to 3). "
        "Phase 1 begins on 02-03-2026. The effort of cycling goes from 6 to 3."
    )
    assert "3,7 (3 tot 4); geen; 2 (1 tot 3)." in words(person, 16, "nl")


def test_with_little_to_tell_it_says_so():
    """One session is one, and nothing is averaged."""
    told = words(Person().session(0).pain(0, 3), 0)
    assert told == "From 02-03-2026 to 02-03-2026: 1 week, 1 session. No week has enough scores yet."
