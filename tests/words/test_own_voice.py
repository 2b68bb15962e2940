"""When our own voice was in what a microphone heard, however late that comes."""

from hypothesis import given
from hypothesis import strategies as st

from player.words.deafness import OwnVoice


def test_what_is_heard_late_is_still_ours():
    """On a busy machine a block comes seconds after our voice has ended."""
    voice = OwnVoice()
    voice.sounds([(102.8, 103.8)], 102.0)
    for step in range(50):
        voice.sounds([], 104.0 + step / 10)

    assert voice.sounded(109.0, 6.0)
    assert not voice.sounded(109.0, 4.0)


def test_what_was_cut_off_sounded_until_then():
    """The rest of it never came; it is no longer expected."""
    voice = OwnVoice()
    voice.sounds([(100.0, 110.0), (120.0, 121.0)], 99.0)
    voice.sounds([], 102.0)

    assert voice.sounded(102.2, 0.02)
    assert not voice.sounded(103.0, 0.02)
    assert not voice.sounded(120.5, 0.02)


@given(looks=st.lists(st.floats(0.01, 3), max_size=60), spoken=st.lists(st.floats(0, 60), max_size=6))
def test_every_look_leaves_it_as_it_was(looks, spoken):
    """However often it is told, what sounded is known once, and half a minute long."""
    voice, now = OwnVoice(), 0.0
    ours = sorted((begin, begin + 2) for begin in spoken)
    for look in looks:
        voice.sounds([span for span in ours if span[1] > now], now)
        now += look
    voice.sounds([], now)

    for begin, end in ours:
        if looks and begin < now - looks[-1] and end < now < end + 29:
            assert voice.sounded(end, 0.02)
    assert len(voice._spans) <= len(ours)
