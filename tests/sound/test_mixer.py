"""The laws of the mixer: the same samples however they are asked for, each sound at its frame."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.session import Cue, Line, Tone
from player.sound import Clip, Levels, Mixer, tone
from player.units import RATE, Frames, to_frames

HELLO, GOODBYE, LOUD = Line("hello", "en"), Line("goodbye", "en"), Line("loud", "en")
NOISE = np.random.default_rng(2)


def noise(frames, height=3000):
    """Give a clip of noise."""
    return Clip(NOISE.integers(-height, height, frames).astype(np.int16))


CLIPS = {
    HELLO: noise(9_001),
    GOODBYE: noise(14_400),
    LOUD: Clip(np.where(np.arange(RATE) % 50 < 25, 30_000, -30_000).astype(np.int16)),
}
BED = noise(20_011, 400)
QUIET = Clip(np.full(7_000, 1_000, np.int16))


def spoken(at, line=HELLO):
    """Give a spoken cue."""
    return Cue(at=Frames(at), length=CLIPS[line].frames, kind="speech", sound=line)


def sounded(at, shape="rise", seconds=1.0, pan=0):
    """Give a cue with a tone."""
    length = to_frames(seconds)
    return Cue(at=Frames(at), length=length, kind="tone", sound=Tone(shape, length, pan))


def rendered(mixer, frames, at=0):
    """Give `frames` from frame `at`, rendered in one block."""
    block = np.full((frames, 2), 77, np.int16)
    mixer.render(Frames(at), block)
    return block


def level(samples):
    """Give the RMS level in dB."""
    return 20 * np.log10(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


CUES = (
    sounded(0, "open"),
    spoken(20_000),
    Cue(at=Frames(30_000), length=Frames(500), kind="wait"),
    sounded(31_000, pan=-1),
    spoken(45_000, GOODBYE),
    sounded(50_000, "steady", 2.0, pan=1),
    sounded(90_000, "fall", pan=1),
    spoken(100_000),
    spoken(139_000, LOUD),
    spoken(139_500 + RATE, LOUD),
)
LENGTH = 240_000
MIXERS = {
    "plain": Mixer(CUES, CLIPS),
    "bed": Mixer(CUES, CLIPS, bed=BED, frames=Frames(LENGTH)),
    "levels": Mixer(CUES, CLIPS, Levels(speech=4, tones=-3, bed=5, volume=-1.5), BED),
    "mono": Mixer(CUES, CLIPS, Levels(mono=True), BED),
}
WHOLE = {name: rendered(mixer, LENGTH) for name, mixer in MIXERS.items()}


@settings(max_examples=40)
@given(st.sampled_from(sorted(MIXERS)), st.sets(st.integers(1, LENGTH - 1), max_size=40), st.randoms())
def test_any_blocks_in_any_order_give_the_same_samples(name, cuts, chance):
    """However a session is cut into blocks, in whatever order they are asked, the samples are the same."""
    edges = [0, *sorted(cuts), LENGTH]
    pieces = list(pairwise(edges))
    chance.shuffle(pieces)
    out = np.zeros((LENGTH, 2), np.int16)
    for first, after in pieces:
        MIXERS[name].render(Frames(first), out[first:after])

    assert np.array_equal(WHOLE[name], out)


@pytest.mark.parametrize("block", [1, 3])
def test_the_smallest_blocks_give_the_same_samples(block):
    """Blocks of one frame are the samples too, also where a ramp or a loop turns."""
    first = 18_000
    out = np.concatenate([rendered(MIXERS["bed"], block, at) for at in range(first, first + 6_000, block)])

    assert np.array_equal(WHOLE["bed"][first : first + 6_000], out)


def test_speech_alone_is_its_clip():
    """Speech lies at its frame, in both ears, sample for sample; all else is silent."""
    block = rendered(Mixer([spoken(1_234)], CLIPS), 20_000)

    assert np.array_equal(CLIPS[HELLO].samples, block[1_234 : 1_234 + 9_001, 0])
    assert np.array_equal(block[:, 0], block[:, 1])
    assert not block[:1_234].any()
    assert not block[1_234 + 9_001 :].any()


def test_sums_are_the_sum():
    """Where a tone sounds under speech, the samples are those of both."""
    block = rendered(Mixer([spoken(0), sounded(0)], CLIPS), 9_001)
    both = CLIPS[HELLO].samples.astype(int) + tone(Tone("rise", to_frames(1.0))).samples[:9_001]

    assert np.array_equal(both, block[:, 0])


def test_a_clip_is_never_cut():
    """A clip that is longer than its cue sounds to its end; a shorter one is followed by silence."""
    long, short = (
        rendered(Mixer([Cue(at=Frames(0), length=Frames(length), kind="speech", sound=HELLO)], CLIPS), 20_000)
        for length in (10, 20_000)
    )

    assert np.array_equal(long, short)
    assert long[9_000].any()
    assert not long[9_001:].any()


@pytest.mark.parametrize("pan", [-1, 1])
def test_the_far_ear_hears_a_tone_softer(pan):
    """A panned tone is 6 to 9 dB softer in the far ear, and as it is in the near one."""
    block = rendered(Mixer([sounded(0, pan=pan)], CLIPS), RATE)
    left, right = level(block[:, 0]), level(block[:, 1])

    assert 6 <= pan * (right - left) <= 9
    assert np.array_equal(tone(Tone("rise", to_frames(1.0))).samples, block[:, int(pan > 0)])


def test_mono_loses_nothing():
    """With `mono` both ears hear all of every tone, as loud as the near ear did."""
    panned = [sounded(0, pan=-1), sounded(RATE, "fall", pan=1)]
    mono = rendered(Mixer(panned, CLIPS, Levels(mono=True)), 2 * RATE)
    stereo = rendered(Mixer(panned, CLIPS), 2 * RATE)

    assert np.array_equal(mono[:, 0], mono[:, 1])
    assert np.array_equal(mono[:RATE, 0], stereo[:RATE, 0])
    assert np.array_equal(mono[RATE:, 0], stereo[RATE:, 1])


def test_too_loud_is_flat_never_wrapped():
    """Two loud sounds on one frame stop at full scale, with their sign."""
    block = rendered(Mixer([spoken(0, LOUD), spoken(0, LOUD)], CLIPS), RATE)

    assert {-32_768, 32_767} == set(np.unique(block).tolist())
    assert np.array_equal(np.sign(CLIPS[LOUD].samples), np.sign(block[:, 0]))


@pytest.mark.parametrize("decibels", [-20.0, -6.0, 3.0, 6.0])
def test_levels_are_decibels(decibels):
    """A level of so many dB makes that sound so much louder, and leaves the others."""
    cues = [spoken(0), sounded(RATE)]
    plain = rendered(Mixer(cues, CLIPS), 2 * RATE)
    speech = rendered(Mixer(cues, CLIPS, Levels(speech=decibels)), 2 * RATE)
    volume = rendered(Mixer(cues, CLIPS, Levels(volume=decibels)), 2 * RATE)

    assert decibels == pytest.approx(level(speech[:9_001]) - level(plain[:9_001]), abs=0.05)
    assert np.array_equal(plain[RATE:], speech[RATE:])
    assert decibels == pytest.approx(level(volume[RATE:]) - level(plain[RATE:]), abs=0.05)


@pytest.mark.parametrize("decibels", [-1000.0, 60.0, 100_000.0])
def test_absurd_levels_are_held(decibels):
    """No level turns a sound around: far too loud is 6 dB, far too soft is silence."""
    block = rendered(Mixer([spoken(0, LOUD)], CLIPS, Levels(speech=decibels)), RATE)
    expected = np.sign(CLIPS[LOUD].samples) if decibels > 0 else np.zeros(RATE)

    assert np.array_equal(expected, np.sign(block[:, 0]))


def test_after_the_last_cue_there_is_silence():
    """Frames beyond the session are silent, however far."""
    assert not rendered(MIXERS["plain"], RATE, 10**9).any()


def test_nothing_to_hear_is_silence():
    """A mixer without cues fills its block with silence."""
    assert not rendered(Mixer([], {}), 100).any()


def test_the_bed_loops_over_absolute_frames():
    """The bed lies on the session's own frames: any of them follows from the frame's number alone."""
    block = rendered(Mixer([], {}, bed=BED), 50_000, 10 * len(BED.samples) - 300)

    assert np.array_equal(np.tile(BED.samples, 4)[len(BED.samples) - 300 :][:50_000], block[:, 1])


def bed_heights(cues, frames, end=None):
    """Give how high a constant bed stands under silent speech, from 0 to 1, at every frame."""
    silent = {line: Clip(np.zeros_like(clip.samples)) for line, clip in CLIPS.items()}
    return rendered(Mixer(cues, silent, bed=QUIET, frames=end), frames)[:, 0] / 1000


def test_the_bed_steps_back_under_speech():
    """Speech puts the bed 12 dB down, within 200 ms, and it comes back a second after the last word."""
    at, end = 4 * RATE, 4 * RATE + 9_001
    heights = bed_heights([spoken(at)], 8 * RATE)

    assert (heights[2 * RATE : at] == 1).all()
    assert heights[at + 4_800 : end + RATE] == pytest.approx(10 ** (-12 / 20), abs=0.002)
    assert (heights[end + RATE + 4_800 :] == 1).all()


def test_the_bed_never_jumps():
    """The bed steps back and returns in ramps, also where speech begins while it returns."""
    for gap in range(RATE - 100, RATE + 6_000, 700):
        heights = bed_heights([spoken(4 * RATE), spoken(4 * RATE + 9_001 + gap)], 8 * RATE)

        assert np.abs(np.diff(heights)).max() <= 0.002


def test_a_run_of_speech_ducks_once():
    """Between sentences less than a second apart the bed stays where it is."""
    second = 4 * RATE + 9_001 + RATE - 1
    heights = bed_heights([spoken(4 * RATE), spoken(second, GOODBYE)], 8 * RATE)

    assert heights[4 * RATE + 4_800 : second + 14_400].max() < 0.26


def test_cues_to_come_change_nothing_that_has_sounded():
    """What is heard up to a frame does not depend on cues after it: sections can be added while one plays."""
    for count in range(1, len(CUES)):
        known = CUES[count].at
        partly = rendered(Mixer(CUES[:count], CLIPS, bed=BED), known)

        assert np.array_equal(rendered(Mixer(CUES, CLIPS, bed=BED), known), partly)


def test_the_bed_comes_up_from_silence_and_ends_in_it():
    """The bed swells over the first two seconds, fades over the last two, and is gone after the end."""
    heights = bed_heights([], 7 * RATE, Frames(6 * RATE))

    assert heights[0] == 0
    assert heights[RATE] == pytest.approx(0.5, abs=0.01)
    assert (heights[2 * RATE : 4 * RATE] == 1).all()
    assert heights[5 * RATE] == pytest.approx(0.5, abs=0.01)
    assert not heights[6 * RATE - 1 :].any()


def test_a_hold_of_25_minutes_costs_no_memory():
    """A tone is only as large as it sounds: under 300 kB for the longest hold."""
    length = to_frames(1500)

    assert tone(Tone("long", length)).samples.nbytes < 300_000
    assert tone(Tone("steady", length)).samples.nbytes < 1_500_000
