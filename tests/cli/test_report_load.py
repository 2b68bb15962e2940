"""Two bars on the page for a therapist: what this week held, and what it may hold."""

from types import SimpleNamespace

from player.cli.report_load import bars
from player.recovery import guard, week_load
from tests.recovery.person import PATHWAY, Person, moment


def drawn(person: Person, day: int) -> list[tuple[str, int]]:
    """Give the bars of a day."""
    seen = SimpleNamespace(history=person.facts, pathway=PATHWAY, now=moment(day))
    return [(bar.text, bar.percent) for bar in bars(seen, lambda key, points: f"{key} {points}")]


def test_the_longer_bar_is_whole_and_the_other_one_a_share_of_it():
    """A first week with two sessions, beside the floor that every week may hold."""
    person = Person().session(0).session(1)
    held = week_load(PATHWAY, person.facts.sessions, moment(1).date())
    may = guard(PATHWAY, person.facts.sessions, moment(1).date()).cap
    assert 0 < held < may
    assert drawn(person, 1) == [
        (f"load_held {round(held)}", round(100 * held / may)),
        (f"load_may {round(may)}", 100),
    ]


def test_a_week_that_held_too_much_has_the_longer_bar():
    """Then what it may hold is the share."""
    person = Person()
    for day in range(5):
        for hour in (8, 12, 16, 20):
            person.session(day, hour=hour)
    (_, held), (_, may) = drawn(person, 4)
    assert held == 100
    assert may < 100


def test_before_anything_the_week_is_empty():
    """No bar, and the whole of what may be."""
    assert [percent for _, percent in drawn(Person(), 0)] == [0, 100]
