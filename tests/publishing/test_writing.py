"""A file that is handed over is whole or not there."""

from pathlib import Path

import pytest

from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES
from player.publishing import write


def test_what_stood_there_is_replaced_at_once(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    file = tmp_path / "session.svg"
    file.write_text("old")

    write("né", file)

    assert file.read_text(encoding="utf-8") == "né"
    assert list(tmp_path.iterdir()) == [file]


def test_through_a_link_the_file_itself_is_replaced(tmp_path: Path) -> None:
    """The link stays a link."""
    file, link = tmp_path / "session.svg", tmp_path / "link.svg"
    file.write_text("old")
    link.symlink_to(file)

    write("new", link)

    assert link.is_symlink()
    assert file.read_text() == "new"


@pytest.mark.parametrize(("place", "key"), [("missing/x.svg", "cannot_write"), (".", "not_a_file")])
def test_where_it_cannot_be_written_is_told(tmp_path: Path, place: str, key: str) -> None:
    """In one sentence, in both languages, with the file's name."""
    with pytest.raises(UserError) as caught:
        write("x", tmp_path / place)

    assert caught.value.key == f"publishing.error.{key}"
    for language in LANGUAGES:
        assert str(tmp_path) in phrases(language).say(caught.value.key, **caught.value.values)
    assert list(tmp_path.iterdir()) == []
