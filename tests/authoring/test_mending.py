"""Mending changes what it tells, and not one sign more."""

import re
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from player.authoring import Change, Mended, mend
from player.program import problems
from tests.program.slips import SHIPPED, misspelt, shipped

INVALID = sorted((Path(__file__).parents[1] / "data" / "invalid").glob("*.toml"))
VALID = sorted((Path(__file__).parents[1] / "data" / "valid").glob("*.toml"))
FILE = "file.toml"
MARK = "\ufeff"
EXERCISE = """\
#:schema ../schema/exercise.json
# how I turn a head
format = 1
kind = "mobility"  # a remark
position = ["sitting", "standing"]
sides = "alternate"

[nl]
name = "Knikken"
explain = ["Breng je oor naar {side}.", "Doe dit {reps} keer."]

[en]
name = "Nodding"
explain = ["Bring your ear to the {side}."]

[easy]
reps = 5  # five
out = 3
"""


def mended(text: str) -> Mended:
    """Mend a text."""
    return mend(text.encode(), FILE, lambda tried: problems(tried, FILE, None, shipped))


def undone(result: Mended, mark: str = "") -> str:
    """Take every change that was told back, the last one first."""
    text = result.text.decode().removeprefix(mark)
    for change in reversed(result.changes):
        lines = text.split("\n")
        before = "\n".join(lines[: change.line - 1])
        start = len(before) + (change.line > 1) + change.column - 1
        assert text.startswith(change.now, start)
        text = text[:start] + change.was + text[start + len(change.now) :]
    return mark + text


@pytest.mark.parametrize(
    ("right", "wrong", "was", "now"),
    [
        ("kind =", "knd =", "knd", "kind"),
        ("[nl]\nname", "[nl]\nnmae", "nmae", "name"),
        ("[easy]", "[esay]", "esay", "easy"),
        ('"mobility"', '"mobilty"', '"mobilty"', '"mobility"'),
        ('"standing"', "'Standing'", "'Standing'", "'standing'"),
        ("reps = 5", 'reps = "5"', '"5"', "5"),
        ("out = 3", "out = '2,5'", "'2,5'", "2.5"),
        ("format = 1", 'format = "1"', '"1"', "1"),
        ("je oor naar {side}", "je {side}oor opzij", "{side}oor", "{side_of}oor"),
        ("oor naar {side}", "oor, {side} en naar{side}", "naar{side}", "naar {side}"),
        ("{reps}", "{rep}", "{rep}", "{reps}"),
    ],
)
def test_what_has_one_right_answer_is_mended(right, wrong, was, now):
    """A slip of the pen is mended at its own place, and told as what stood there and what stands there."""
    spoilt = EXERCISE.replace(right, wrong, 1)
    assert spoilt != EXERCISE

    result = mended(spoilt)

    assert [(change.was, change.now) for change in result.changes] == [(was, now)]
    assert undone(result) == spoilt
    assert problems(result.text, FILE, None, shipped) == ()


def test_every_slip_of_a_line_is_mended():
    """Several slips in one line are mended one after the other, and each is told."""
    spoilt = EXERCISE.replace("Doe dit {reps} keer.", "Doe {rep} of {rep} keer, {side}oor en{side}.", 1)

    result = mended(spoilt)

    assert "Doe {reps} of {reps} keer, {side_of}oor en {side}." in result.text.decode()
    assert len(result.changes) == 4
    assert undone(result) == spoilt


def test_a_missing_format_comes_after_the_schema():
    """`format = 1` is put under the line of the schema, where an editor looks first."""
    result = mended(EXERCISE.replace("format = 1\n", ""))

    assert result.changes == (Change(2, 1, "", "format = 1\n"),)
    assert result.text.decode().split("\n")[:3] == [
        *EXERCISE.split("\n")[:1],
        "format = 1",
        "# how I turn a head",
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('[en]\nname = "Nodding"\nexplain = ["Bring your ear to the {side}."]\n', ""),
        ('"mobility"', '"movement"'),
        ("reps = 5", 'reps = "five"'),
        ("reps = 5", "reps = 5000"),
        ("reps = 5", "reps = 5,5"),
        ("oor naar {side}", "{side} oor"),
        ("out = 3", "oud_er = 3"),
        ("[nl]", "[nl"),
    ],
)
def test_what_an_author_must_choose_is_left(right, wrong):
    """A missing language, a strange number and a word that could be another are not filled in."""
    spoilt = EXERCISE.replace(right, wrong, 1).encode()
    assert spoilt != EXERCISE.encode()

    result = mended(spoilt.decode())

    assert result == Mended(spoilt)


def test_a_side_that_cannot_be_glued_is_left():
    """`{side_of}` is not written where the sides have no such form."""
    spoilt = EXERCISE.replace('"alternate"', '["up", "down"]').replace("oor naar {side}", "{side}oor")
    spoilt += '[nl.sides]\nup = "boven"\ndown = "beneden"\n[en.sides]\nup = "up"\ndown = "down"\n'

    assert mended(spoilt) == Mended(spoilt.encode())


@pytest.mark.parametrize("file", [*SHIPPED, *VALID], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_good_file_is_left(file):
    """A file without a problem is given back byte for byte."""
    data = file.read_bytes()

    assert mend(data, FILE, lambda tried: problems(tried, FILE, None, shipped)) == Mended(data)


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_a_bad_file_differs_only_where_it_is_told(file):
    """Whatever is wrong with a file, taking back what was told gives the same bytes again."""
    data = file.read_bytes()

    result = mend(data, FILE, lambda tried: problems(tried, FILE, None, shipped))

    if not result.changes:
        assert result.text == data
    else:
        assert undone(result, MARK if data.startswith(MARK.encode()) else "").encode() == data
        before = problems(data, FILE, None, shipped)
        assert len(problems(result.text, FILE, None, shipped)) < len(before) + len(result.changes)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_comments_order_and_endings_are_kept(data):
    """In a shipped file with remarks and a few slips, only the slips are changed."""
    file = data.draw(st.sampled_from(SHIPPED))
    slip = data.draw(st.sampled_from(list(misspelt(file))))
    text = re.sub(
        r"^(\w+) = (\d+)$",
        data.draw(st.sampled_from([r'\1 = "\2"', r"\1 = \2"])),
        slip.text,
        flags=re.MULTILINE,
    )
    lines = [
        line
        + (
            "  # " + data.draw(st.text("ab{}\"'=[]#", max_size=6))
            if re.match(r"[\w\[]+.*[\w\]\"]$", line)
            else ""
        )
        for line in text.split("\n")
    ]
    mark = data.draw(st.sampled_from(["", MARK]))
    text = mark + data.draw(st.sampled_from(["\n", "\r\n"])).join(lines)

    result = mended(text)

    assert undone(result, mark) == text
    told = {change.line for change in result.changes}
    pairs = zip(text.split("\n"), result.text.decode().split("\n"), strict=True)
    if all(change.was for change in result.changes):
        assert {number for number, (one, other) in enumerate(pairs, 1) if one != other} <= told
    remarks = [re.findall(r"  # .*", each) for each in (text, result.text.decode())]
    assert remarks[0] == remarks[1]
    if not problems(result.text, FILE, None, shipped):
        assert list(tomlkit.parse(result.text.decode().removeprefix(MARK))) != []
