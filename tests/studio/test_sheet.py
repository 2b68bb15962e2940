"""The list as a table, on its way through a spreadsheet and back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import UserError
from player.phrases import phrases
from player.session import Line
from player.studio import Numbered, read_sheet, sheet
from player.studio.matching import Matcher
from player.voice import stems


def script_of(*texts: str, language: str = "nl") -> tuple[Numbered, ...]:
    """Give a script of these sentences."""
    lines = [Line(text, language) for text in texts]
    return tuple(map(Numbered, range(1, len(lines) + 1), lines, stems(texts)))


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip),
        unique_by=lambda text: " ".join(text.split()),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["nl", "en"]),
)
def test_a_table_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str], language: str):
    """Whatever the sentences, a written table tells which file is which."""
    file = tmp_path_factory.getbasetemp() / "list.csv"
    script = script_of(*texts)
    file.write_text(sheet(script, (), phrases(language)), encoding="utf-8-sig", newline="")
    rows = read_sheet(file)
    matcher = Matcher(script, rows)

    assert [row.file for row in rows] == [f"{each.stem}.wav" for each in script]
    found = [matcher.match(row.file).line for row in rows]
    # Only sentences that look the same to a reader can be mixed up.
    assert [each and each.number for each in found] == [each.number for each in script] or len(
        {row.text for row in rows}
    ) < len(rows)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_names_of_ones_own(tmp_path: Path, language: str, mark: str):
    """Whatever stands between the columns, in either language and any order, files are found."""
    book = phrases(language)
    file = tmp_path / "list.csv"
    heads = [book.say(f"studio.column.{column}") for column in ("text", "file")]
    rows = [heads, ["Adem  in.", "Nieuwe opname 7.m4a"], ["Wat nu?", "x.wav"], ["Adem uit.", ""]]
    file.write_text("\r\n".join(map(mark.join, rows)), "utf-8")
    matcher = Matcher(script_of("Adem in.", "Adem uit."), read_sheet(file))
    found = matcher.match("nieuwe opname 7.M4A").line

    assert found is not None
    assert found.line.text == "Adem in."
    assert (matcher.match("x.wav").why, matcher.match("x.wav").said) == ("sheet", "Wat nu?")


def test_a_sentence_is_no_formula():
    """A spreadsheet shows a sentence that begins with a sign; it never calculates with it."""
    table = sheet(script_of('=HYPERLINK("x")', "-1 en verder", "@you"), (), phrases("en"))

    assert all(row[2].startswith("'") for row in list(csv.reader(io.StringIO(table)))[1:])


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"\x00" * 50, None])
def test_a_table_that_does_not_tell_is_refused(tmp_path: Path, data: bytes | None):
    """With its name, whether it is empty, no text, without the columns, or not there."""
    file = tmp_path / "list.csv"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_sheet(file)
    for language in ("nl", "en"):
        assert "list.csv" in phrases(language).say(caught.value.key, **caught.value.values)


def test_which_sentence_a_name_means():
    """By its words, with any number; by its number alone; never by a number whose words say otherwise."""
    matcher = Matcher(script_of("Adem in.", "Adem uit.", "Eén."))

    def number(name: str) -> int | None:
        found = matcher.match(name).line
        return found and found.number

    assert [
        number(name) for name in ("001-adem-in.wav", "Adem in.flac", "17 adem_in.mp3", "2.wav", "003.wav")
    ] == [
        1,
        1,
        1,
        2,
        3,
    ]
    assert [number(name) for name in ("één.wav", "een.wav")] == [3, 3]
    assert [matcher.match(name).why for name in ("4.wav", "opname.wav", "001-adem-uit-en-in.wav")] == [
        "unknown",
        "unknown",
        "other",
    ]
