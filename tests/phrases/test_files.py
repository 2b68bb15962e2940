"""The files of a language."""

import tomllib
from pathlib import Path

import pytest

from player.phrases.files import Files

FOLDER = Path(__file__).parents[2] / "player" / "phrases"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_table_is_found_where_it_stands(language):
    """What is found by a look at the headings is what the files hold, no more and no less."""
    whole = {}
    for file in (FOLDER / language).glob("*.toml"):
        whole |= tomllib.loads(file.read_text(encoding="utf-8"))

    assert whole == dict(Files(FOLDER / language))


def test_a_table_in_two_files_is_refused(tmp_path):
    """A word has one place, so that nobody changes the wrong one."""
    (tmp_path / "a.toml").write_text('[say.live]\npause = "Pause"\n')
    (tmp_path / "b.toml").write_text('[say.break]\ndone = "Done"\n')

    with pytest.raises(ValueError, match=r"b\.toml: say stands in another file too"):
        Files(tmp_path)


def test_a_file_is_read_when_it_is_needed(tmp_path):
    """A file of which nothing is asked stops nobody."""
    (tmp_path / "a.toml").write_text('point = "komma"\n[numbers]\none = "een"\n')
    (tmp_path / "b.toml").write_text("[broken\n")

    files = Files(tmp_path)

    assert {"point", "numbers", "broken"} == set(files)
    assert files["numbers"] == {"one": "een"}
    with pytest.raises(KeyError):
        files["unknown"]
