"""The pain traffic light: PR1, PR2, PR2b and PR3."""

import pytest

from player.recovery import light_of, respond
from tests.recovery.person import PATHWAY, Person

LIGHTS = [
    (1, 3, "green"), (0, 3, "amber"), (0, 2, "green"), (2, 4, "amber"), (3, 5, "amber"), (3, 6, "red"),
    (None, 3, "green"), (None, 4, "amber"), (None, 6, "red"),
    (4, 4, "green"), (4, 5, "amber"), (4, 6, "amber"), (4, 7, "red"), (5, 5, "green"), (5, 7, "amber"),
    (5, 8, "red"), (4, 3, "green"),
    (6, 6, "green"), (6, 7, "amber"), (6, 8, "red"), (7, 8, "red"), (8, 7, "green"), (9, 10, "red"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "score", "shown"), LIGHTS)
def test_a_score_has_a_light(before, score, shown):
    """By its height, or from a start of four and more by its rise."""
    found = respond(PATHWAY, before, score)
    assert found.light == shown
    assert found.action == {"green": "go_on", "amber": "hold_dose", "red": "leave_exercise"}[shown]
    assert found.reason.rule == ("PR2b" if before is not None and before >= 4 else "PR1")


def test_a_sign_breaks_it_off():
    """Dizziness and its like are red whatever the score."""
    found = respond(PATHWAY, 1, 1, sign=True)
    assert (found.light, found.action, found.reason.rule) == ("red", "abort", "PR3")


def test_who_is_careful_has_a_ceiling_of_three():
    """After nerve signs, or a clearance for what stays, four is red."""
    assert respond(PATHWAY, 1, 4, careful=True).light == "red"
    assert respond(PATHWAY, 1, 3, careful=True).light == "green"


def test_a_session_without_a_score_is_amber():
    """Nothing was told, so nothing is built on it."""
    told = Person().session(0, pain=None).facts.sessions[0]
    assert light_of(PATHWAY, told) == "amber"
    assert light_of(PATHWAY, Person().session(0, pain=7).facts.sessions[0]) == "red"
    assert light_of(PATHWAY, Person().session(0, aborted="dizzy").facts.sessions[0]) == "red"
