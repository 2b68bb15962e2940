"""When our own voice will sound, told to whoever listens beside it."""

from itertools import count

import numpy as np

from player.performing import Overheard, Stream
from player.session import Cue, Line, Tone
from player.sinks import Memory
from player.sound import Clip, Mixer
from player.units import Frames, to_frames

LINE = Line("Here we go.", "en")
CLIPS = {LINE: Clip(np.full(to_frames(1.0), 1000, np.int16))}


def stream(*at: float) -> Stream:
    """Say something at those seconds, with a tone before it."""
    spoken = [Cue(at=to_frames(each), length=to_frames(1.0), kind="speech", sound=LINE) for each in at]
    length = to_frames(0.3)
    tone = Cue(at=Frames(0), length=length, kind="tone", sound=Tone("steady", length))
    end = to_frames(at[-1] + 3 if at else 3)
    return Stream(Mixer([tone, *spoken], CLIPS), end, [tone, *spoken])


def test_it_tells_when_it_will_speak():
    """Words are told by the clock, also those that come later; tones are not."""
    told = []
    sink = Overheard(Memory(), told.append, clock=lambda: 100.0)
    sink.play(stream(0.5, 4.0), Frames(0))

    assert told[0] == [(100.5, 101.5), (104.0, 105.0)]


def test_what_is_over_is_told_no_more():
    """From where a play begins, only what comes is told."""
    told = []
    sink = Overheard(Memory(), told.append, clock=lambda: 100.0)
    sink.play(stream(0.5, 4.0), to_frames(2.0))

    assert told[0] == [(102.0, 103.0)]


def test_who_is_silenced_speaks_no_more():
    """After a hush nothing of ours will sound."""
    told = []
    ticking = count(100)
    sink = Overheard(Memory(), told.append, clock=lambda: float(next(ticking)))
    sink.play(stream(0.5), Frames(0))
    sink.hush()

    assert told[-1] == []


def test_a_signal_is_told_as_long_as_it_sounds():
    """The sound check says "left" beside everything else: that is our voice, too."""
    told, now = [], [100.0]
    sink = Overheard(Memory(), told.append, clock=lambda: now[0])
    sink.signal(CLIPS[LINE])
    now[0] = 100.9
    sink.heard()
    now[0] = 101.1
    sink.heard()

    assert told == [[(100.0, 101.0)], [(100.0, 101.0)], []]
