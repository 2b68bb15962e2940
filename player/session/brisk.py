"""A section in a hurry, for whoever wants to hear its words and not wait for its seconds."""

from msgspec.structs import replace

from player.session.steps import Beat, Draft, Rep, Step, Wait

_SHORT = 1.0
"""Seconds that are left of a rest or a wait."""


def brisk(draft: Draft) -> Draft:
    """Leave out the holds, and keep a second of each rest and each wait; what is said stays as it is."""
    return replace(draft, steps=tuple(_step(step) for step in draft.steps))


def _step(step: Step) -> Step:
    match step:
        case Wait():
            return replace(step, seconds=min(step.seconds, _SHORT))
        case Rep():
            moves = any(beat.part in ("out", "back") for beat in step.beats)
            kept = (_beat(beat) for beat in step.beats if beat.part != "hold" or not moves)
            return replace(step, beats=tuple(kept))
        case _:
            return step


def _beat(beat: Beat) -> Beat:
    """Shorten a rest without words, and a hold that is all there is."""
    words = bool(beat.words) or beat.before_next is not None
    if beat.part == "hold" or (beat.part == "rest" and not words):
        seconds = min(beat.seconds, _SHORT)
        return replace(
            beat,
            seconds=seconds,
            counts=(),
        )
    return beat
