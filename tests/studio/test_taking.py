"""A take at the microphone, block by block."""

import numpy as np
import pytest

from player.session import Line
from player.studio import Take, judge

SENTENCE = "Eén: lichter verder. Twee: deze oefening overslaan."


def blocks(samples: np.ndarray, size: int) -> list[np.ndarray]:
    """Cut samples as a microphone does."""
    whole = np.rint(np.clip(samples, -1, 1) * 32767).astype(np.int16)
    return [whole[at : at + size] for at in range(0, len(whole), size)]


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
@pytest.mark.parametrize("size", [160, 1024, 30_000])
@pytest.mark.parametrize("room", [-75, -56])
def test_it_ends_by_itself_after_a_silence(said, rate: int, size: int, room: float):
    """Not in the pauses of a sentence, but when the speaker is done; and what was said is all there."""
    samples = said(SENTENCE, rate, around=2.5, room=room, loud=0.3)
    take = Take(rate, 60.0)
    over = next(number for number, block in enumerate(blocks(samples, size)) if take.hear(block))
    judged = judge(take.recording(by_key=False), Line(SENTENCE, "nl"))
    spoken = len(samples) / rate - 5.0

    assert 2.5 + spoken + 1.0 < (over + 1) * size / rate < 2.5 + spoken + 1.6 + size / rate
    assert ([fault.code for fault in judged.faults], abs(judged.seconds - spoken) < 0.25) == ([], True)


def test_it_ends_when_it_lasts_too_long():
    """A room in which nobody speaks is not recorded for ever."""
    take = Take(16_000, 3.0)
    quiet = np.random.default_rng(1).normal(0, 0.0005, 160_000)
    heard = next(number for number, block in enumerate(blocks(quiet, 1600)) if take.hear(block))
    judged = judge(take.recording(by_key=False), Line(SENTENCE, "nl"))

    assert (heard, [fault.code for fault in judged.faults]) == (29, ["silent"])


def test_the_key_is_not_recorded(said):
    """The click of Enter at both ends is cut away."""
    samples = said("Adem in.", 48_000)
    samples[:2000] = samples[-2000:] = 0.9
    take = Take(48_000, 60.0)
    for block in blocks(samples, 960):
        take.hear(block)
    recording = take.recording(by_key=True)

    assert np.abs(recording.samples).max() < 0.6
    assert abs(len(recording.samples) - (len(samples) - 2 * 0.12 * 48_000)) < 2


def test_nothing_heard_is_a_recording_of_nothing():
    """A take that ended before a block came can be judged."""
    assert judge(Take(48_000, 1.0).recording(by_key=True), Line("Een.", "nl")).speech is None
