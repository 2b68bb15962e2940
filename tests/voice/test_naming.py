"""File names to record against."""

from hypothesis import given
from hypothesis import strategies as st

from player.voice import parts, stems


@given(st.lists(st.text(min_size=1, max_size=90), unique=True, max_size=40))
def test_every_sentence_has_a_name_of_its_own(texts: list[str]):
    """No two are called the same, each is short, and each is plain enough for every computer."""
    names = stems(texts)

    assert len({name[3:] for name in names}) == len({name.casefold() for name in names}) == len(texts)
    assert all(name.isascii() and len(name) < 60 and "/" not in name for name in names)


@given(st.lists(st.text(min_size=1, max_size=90), unique=True, max_size=40))
def test_a_name_is_read_back(texts: list[str]):
    """Its number and its words are found again."""
    names = stems(texts)

    assert [parts(name)[0] for name in names] == list(range(1, len(texts) + 1))
    assert [name[4:] for name in names] == [parts(name)[1] for name in names]


def test_names_read_like_the_sentences():
    """A person sees which sentence it is; a mark tells apart those that begin alike."""
    long = "Je vorige sessie, Pauze van zestig seconden,"
    names = stems(["Eén.", "Ga rechtop zitten.", f"{long} is af.", f"{long} is niet af."])

    assert names[:2] == ["001-een", "002-ga-rechtop-zitten"]
    assert [name.rpartition("-")[0] for name in names[2:]] == [
        "003-je-vorige-sessie-pauze-van-zestig",
        "004-je-vorige-sessie-pauze-van-zestig",
    ]


def test_however_a_name_is_written():
    """Capitals, spaces, underscores and a number alone are no hindrance."""
    assert parts("12 Ga_rechtop Zitten") == (12, "ga-rechtop-zitten")
    assert parts("0012.") == (12, "")
    assert parts("één twee") == (None, "een-twee")
