"""In a hurry everything is said, and nothing is waited for."""

import pytest

from player.library import Library
from player.session import Preferences, brisk, drafts, lines
from player.session.steps import Rep, Wait

LIBRARY = Library()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_every_instruction_is_still_said(name):
    """Holds are left out with their counts; waits and rests without words last a second."""
    program = LIBRARY.open(name)
    wishes = Preferences(language="nl")
    minutes = {}

    for draft in drafts(program, wishes, minutes):
        hurried = brisk(draft)
        kept = set(lines(hurried))
        counts = {
            count.line
            for step in draft.steps
            if isinstance(step, Rep)
            for beat in step.beats
            for count in beat.counts
        }
        assert set(lines(draft)) - counts <= kept
        assert all(step.seconds <= 1 for step in hurried.steps if isinstance(step, Wait))
        for step in hurried.steps:
            if isinstance(step, Rep):
                assert step.beats
                assert all(beat.seconds <= 1 for beat in step.beats if beat.part == "hold")
        assert brisk(hurried) == hurried
        assert len(hurried.steps) == len(draft.steps)
