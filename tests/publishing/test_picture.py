"""The picture of a session: whole, true, and safe whatever a program says."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from player.program import LANGUAGES
from player.publishing import picture
from player.publishing.rows import ROW, rows
from player.publishing.shapes import SECOND
from player.session import Line
from player.units import to_frames, to_seconds
from tests.session.scores import BREAKS, ROUTINES, Case, case, inline, shipped_case

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert('1')</script>&amp; \\\" ]]> <!--"
EXERCISE = """
[[exercise]]
kind = "strength"
position = "sitting"
change = 4
{more}
[exercise.nl]
name = "{name}"
explain = ["{name}"]
[exercise.en]
name = "{name}"
explain = ["{name}"]
[exercise.easy]
reps = 2
hold = {hold}
rest = 2.5
"""


def drawn(made: Case) -> ET.Element:
    """Draw a session and read the picture back as XML."""
    return ET.fromstring(picture(made.session, made.program).encode())  # noqa: S314 - our own


def holds(root: ET.Element) -> list[float]:
    """Give the width of every hold that is drawn, in order."""
    return [float(box.attrib["width"]) for box in root.iter(f"{SVG}rect") if box.get("class") == "hold"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*ROUTINES, *BREAKS])
def test_every_shipped_program_can_be_drawn(name: str, language: str) -> None:
    """It is well-formed, in its language, says what it is, and holds every hold and every sentence."""
    made = shipped_case(name, language, None, "full")

    root = drawn(made)

    cues = [cue for section in made.session.sections for cue in section.cues]
    expected = [to_seconds(cue.length) * SECOND for cue in cues if cue.part == "hold" and cue.kind == "tone"]
    pieces = sum(-(-width // (ROW * SECOND)) for width in expected)
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == language
    assert root.attrib["aria-labelledby"] == "soepel-title soepel-desc"
    assert sum(holds(root)) == pytest.approx(sum(expected), abs=0.01 * (len(expected) + pieces))
    if all(width <= ROW * SECOND for width in expected):
        assert holds(root) == pytest.approx(expected, abs=0.01)
    shown = {title.text for title in root.iter(f"{SVG}title")}
    assert {cue.sound.text for cue in cues if isinstance(cue.sound, Line)} <= shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_beside_the_picture_tell_all_its_parts(language: str) -> None:
    """Who cannot see it reads every exercise, with its time and its dose."""
    made = shipped_case("neck/short", language, None, "full")

    told = drawn(made).findtext(f"{SVG}desc") or ""

    lines = told.split("\n")
    sections = made.session.sections
    assert len(lines) == len(sections) + 2
    assert all(section.name in line for section, line in zip(sections[1:-1], lines[2:-2], strict=True))
    assert ("3 s, vasthouden 1 s" if language == "nl" else "3 s, hold 1 s") in told


def test_what_a_program_says_never_becomes_markup() -> None:
    """Signs that mean something in XML are shown as they are."""
    made = case(inline(EXERCISE.format(name=HOSTILE, hold=3, more="")))

    root = drawn(made)

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {
        *("svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "g", "text"),
    }
    written = "".join(root.itertext())
    assert "</text><script>alert('1')</script>&amp; \" ]]> <!--" in written


def test_words_of_a_side_stay_words() -> None:
    """The name of a variant is the author's too."""
    sides = '["one", "two"]'
    words = "\n".join(
        f'[exercise.{language}.sides]\none = "a<b>&"\ntwo = "\'two\'"\n' for language in LANGUAGES
    )
    text = EXERCISE.format(name="Turn", hold=5, more=f"sides = {sides}").replace(
        "[exercise.easy]", f"{words}[exercise.easy]"
    )

    root = drawn(case(inline(text)))

    shown = [element.text for element in root.iter(f"{SVG}text")]
    assert "a<b>& 1" in shown
    assert "'two' 2" in shown


@pytest.mark.parametrize("seconds", [1, 2.5, 7, 39, 41, 120])
def test_a_hold_is_as_wide_as_it_is_long(seconds: float) -> None:
    """One scale everywhere; only what is longer than a row is drawn in pieces."""
    made = case(inline(EXERCISE.format(name="Hold", hold=seconds, more="")))

    found = holds(drawn(made))

    assert sum(found) == pytest.approx(2 * seconds * SECOND, abs=0.1)
    if seconds <= ROW - 1:
        assert found == pytest.approx([seconds * SECOND] * 2, abs=0.01)


@pytest.mark.parametrize("name", ROUTINES)
def test_rows_follow_each_other_without_a_gap(name: str) -> None:
    """Every row begins where the last one ended, and none is longer than the page is wide."""
    for section in shipped_case(name, "en", None, "full").session.sections:
        found = list(rows(section))

        assert found[0].at == section.at
        assert found[-1].end == section.end
        assert all(one.end == next_.at for one, next_ in pairwise(found))
        assert all(0 < row.end - row.at <= to_frames(ROW) for row in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_in_the_documents_is_of_the_real_program(language: str) -> None:
    """It tells the exercises, doses and sides that the file has now; only voices may differ."""
    made = shipped_case("neck/short", language, None, "full")
    kept = Path(__file__).parents[2] / "docs" / "pictures" / f"neck-short.{language}.svg"

    shown = ET.parse(kept).getroot()  # noqa: S314 - our own

    def without_times(root: ET.Element) -> str:
        return re.sub(r"\d+:\d\d", "", root.findtext(f"{SVG}desc") or "")

    assert without_times(shown) == without_times(drawn(made))
    assert holds(shown) == holds(drawn(made))
