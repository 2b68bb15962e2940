"""Sentences above their bars."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from player.publishing.flags import hang, width

RIGHT = 1000.0


@given(
    st.lists(st.tuples(st.floats(0, RIGHT - 1), st.text("abc ", max_size=300)), max_size=20).map(
        lambda found: sorted(found, key=lambda one: one[0])
    )
)
def test_no_two_sentences_touch(sentences: list[tuple[float, str]]) -> None:
    """All of them are hung, inside the page, each in a lane where no other stands in its way."""
    lanes, flags = hang(sentences, 0, RIGHT)

    assert [flag.x for flag in flags] == [x for x, _ in sentences]
    for flag in flags:
        assert 0 <= flag.begin <= flag.x
        assert flag.begin + width(flag.text) <= RIGHT + 0.01
        assert 0 <= flag.lane < lanes
    for lane in range(lanes):
        own = [flag for flag in flags if flag.lane == lane]
        assert all(a.begin + width(a.text) < b.begin for a, b in pairwise(own))
