"""Whatever file is given, to whichever verb: one clear paragraph, never a traceback."""

import os

import pytest

from player.cli import run

VERBS = ("play", "show", "export", "check")
CONTENTS = {
    "empty.toml": b"",
    "utf16.toml": "format = 1\n[nl]\n".encode("utf-16"),
    "yaml.toml": b"format: 1\nexercise:\n  - use: neck-rotation\n",
    "program.yaml": b"format: 1\nexercise:\n  - use: neck-rotation\n",
    "json.toml": b'{"format": 1}',
    "nul.toml": b"\0" * 100,
    "many.toml": b"format=1\n" + b"[[exercise]]\nuse='walk'\n" * 10_000,
    "binary.toml": bytes(range(256)),
}


def asked(verb, file, folder):
    """Give a verb its file, in Dutch."""
    output = ["-o", str(folder / "x.wav")] if verb == "export" else []
    return [verb, str(file), *output, "--lang", "nl"]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_is_no_program_gets_one_paragraph(name, verb, tmp_path, capsys):
    """At most the problem with its line, and a sentence that closes."""
    file = tmp_path / name
    file.write_bytes(CONTENTS[name])

    assert run(asked(verb, file, tmp_path)) == 1
    shown = "".join(capsys.readouterr())
    assert name in shown
    assert 1 <= shown.count("\n") <= 2
    assert not (tmp_path / "x.wav").exists()


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", ["zero", "folder", "pipe", "large", "missing", "loop"])
def test_what_is_no_ordinary_file_is_never_read(kind, verb, tmp_path, capsys):
    """A device, a folder, a pipe that nobody writes to, 50 MB, nothing, and a link to itself."""
    file = tmp_path / "thing.toml"
    if kind == "zero":
        file = "/dev/zero"
    elif kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "large":
        with file.open("wb") as large:
            large.truncate(50_000_000)
    elif kind == "loop":
        file.symlink_to(file)

    assert run(asked(verb, file, tmp_path)) == 1
    shown = "".join(capsys.readouterr())
    assert str(file) in shown
    assert 1 <= shown.count("\n") <= 2


def test_a_program_that_cannot_be_played_leaves_no_session_behind(tmp_path, capsys):
    """Its mistakes are told before anything is opened."""
    file = tmp_path / "wrong.toml"
    file.write_bytes(CONTENTS["yaml.toml"])
    run(["play", str(file)])
    capsys.readouterr()

    run(["log", "--json"])
    assert capsys.readouterr().out == "[]\n"


def test_every_mistake_of_a_file_is_told_at_once_with_its_line(tmp_path, capsys):
    """By `play` as by `check`."""
    file = tmp_path / "wrong.toml"
    file.write_text(
        'format = 1\n[nl]\nname = "A"\n[en]\nname = "B"\n'
        '[[exercise]]\nuse = "neck-rotaton"\n[[exercise]]\nuse = "walk"\nlevel = "medium"\nrepz = 3\n'
    )
    for verb in ("check", "play"):
        assert run([verb, str(file), "--lang", "en"]) == 1
        shown = "".join(capsys.readouterr())
        for line in (7, 10, 11):
            assert f"wrong.toml:{line}:" in shown
