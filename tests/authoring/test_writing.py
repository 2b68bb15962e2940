"""An author's file is written whole or not at all."""

import os
import stat

import pytest

from player.authoring import create, replace
from player.errors import UserError


def test_a_new_file_is_its_owners_alone(tmp_path):
    """It is made with its folders, and nothing else is left beside it."""
    file = tmp_path / "programs" / "week.toml"

    create(file, "é\n")

    assert file.read_bytes() == "é\n".encode()
    assert list(file.parent.iterdir()) == [file]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left(tmp_path):
    """A new file never takes the place of another, nor of a link that leads nowhere."""
    file = tmp_path / "week.toml"
    file.write_text("mine")
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "nowhere")

    for path in (file, link):
        with pytest.raises(UserError, match=r"authoring\.error\.there"):
            create(path, "other")

    assert file.read_text() == "mine"
    assert sorted(tmp_path.iterdir()) == [link, file]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    """Where a folder cannot be made, the user is told, and nothing is left."""
    (tmp_path / "file").write_text("")

    with pytest.raises(UserError, match=r"authoring\.error\.unwritable"):
        create(tmp_path / "file" / "week.toml", "text")


@pytest.mark.skipif(os.name != "posix", reason="only here do files have such rights")
def test_a_mended_file_keeps_its_rights_and_its_link(tmp_path):
    """What is put in the place of a file has the same rights, and is found by the same link."""
    file, link = tmp_path / "week.toml", tmp_path / "link.toml"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)

    replace(link, b"new\r\n")

    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, file]
