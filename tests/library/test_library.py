"""Which programs there are, and which files are opened."""

import os
import time

import pytest

from player.errors import UserError
from player.library import Library, data, guarded
from player.phrases import phrases

PROGRAM = """format = 1
[nl]
name = "Mijn programma"
[en]
name = "My program"
[[exercise]]
use = "neck-rotation"
"""


@pytest.fixture
def own(tmp_path):
    """A person's own folder, with one program."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "mine.toml").write_text(PROGRAM, encoding="utf-8")
    return folder


def catalogue(name):
    """Give the text of a shipped exercise."""
    return (data("sessions") / "exercises" / f"{name}.toml").read_bytes()


def test_data_is_in_the_checkout():
    """The checkout's own folders go before a wheel's."""
    assert data("sessions").is_dir()
    assert data("audio").name == "audio"


def test_every_program_has_a_name():
    """Programs are named by their folder and file; exercises and schemas are none."""
    names = Library().names()

    assert {"breaks/60-seconds", "neck/phase-1", "neck/short"} <= set(names)
    assert sorted(names) == names
    assert not any(name.startswith(("exercises/", "schema/")) for name in names)


def test_one_title_is_found_without_the_others(own):
    """Its name where it has none, or is gone since it was played."""
    (own / "broken.toml").write_text("format = ", encoding="utf-8")
    shelf = Library(own)
    assert shelf.title("mine", "nl") == "Mijn programma"
    assert shelf.title("broken", "nl") == "broken"
    assert shelf.title("neck/gone", "nl") == "neck/gone"


def test_own_programs_are_there_too(own):
    """An own program is listed; an exercise beside it is none."""
    (own / "my-turn.toml").write_bytes(catalogue("neck-rotation"))

    assert {"mine"} == set(Library(own).names()) - set(Library().names())


def test_an_own_program_goes_first(own):
    """A person's version of a shipped program is the one that is played, and listed once."""
    (own / "neck").mkdir()
    (own / "neck" / "short.toml").write_text(PROGRAM, encoding="utf-8")

    assert Library().names() == [name for name in Library(own).names() if name != "mine"]
    assert Library(own).open("neck/short").words["en"].name == "My program"


def test_titles_are_told_in_the_language(own):
    """Each program has its title; one that cannot be read keeps its name."""
    (own / "broken.toml").write_text("[[exercise]]\nuse = \n")
    titles = Library(own).titles("nl")

    assert (titles["mine"], titles["broken"]) == ("Mijn programma", "broken")
    assert Library(own).names() == list(titles)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    """Who has no programs of their own has those that ship."""
    assert Library().names() == Library(tmp_path / "none").names()


@pytest.mark.parametrize("name", Library().names())
def test_every_shipped_program_can_be_opened(name):
    """What is listed can be read."""
    assert name == Library().open(name).name


def test_a_program_is_opened_by_its_path(own):
    """A path is the program's name, and its file."""
    path = str(own / "mine.toml")

    assert (path, path, PROGRAM.encode()) == Library().source(path)
    assert Library().open(path).items[0].exercise == "neck-rotation"


def test_an_exercise_beside_the_program_goes_first(own):
    """A file beside the program is used before the catalogue's, and offered by name."""
    (own / "neck-rotation.toml").write_bytes(catalogue("neck-flexion"))
    library = Library(own)

    file, text = library.finder("mine")("neck-rotation")

    assert (str(own / "neck-rotation.toml"), catalogue("neck-flexion")) == (file, text)
    assert library.finder("mine")("cat-cow")[1] == catalogue("cat-cow")
    assert library.finder("mine")("nothing") is None
    assert library.exercises("mine")[0] == "neck-rotation"


@pytest.mark.parametrize(
    "use", ["../mine", "/etc/passwd", "exercises/cat-cow", "..", "", "cat-cow\n", "CAT-COW"]
)
def test_a_use_names_no_path(own, use):
    """Only a plain name is looked for."""
    assert Library(own).finder("mine")(use) is None


def test_a_link_leads_nowhere_else(own, tmp_path):
    """An exercise that is a link to a file outside its folder is not read, nor listed as a program."""
    (tmp_path / "secret.toml").write_text(PROGRAM, encoding="utf-8")
    (own / "turn.toml").symlink_to(tmp_path / "secret.toml")
    library = Library(own)

    with pytest.raises(UserError, match=r"library\.error\.outside"):
        library.finder("mine")("turn")
    assert "turn" not in library.names()
    with pytest.raises(UserError, match=r"library\.error\.unknown"):
        library.source("turn")


def test_links_in_a_circle_are_no_trap(own):
    """Two links to each other are no file."""
    (own / "a.toml").symlink_to(own / "b.toml")
    (own / "b.toml").symlink_to(own / "a.toml")

    assert "a" not in Library(own).names()
    with pytest.raises(UserError, match=r"library\.error"):
        Library(own).source(str(own / "a.toml"))


@pytest.mark.parametrize(
    ("asked", "near"), [("neck/phase1", "neck/phase-1"), ("shrot", "neck/short"), ("evening", "neck/evening")]
)
def test_an_unknown_name_comes_with_what_was_meant(asked, near):
    """A misspelt name, or one without its folder, is told with the nearest."""
    with pytest.raises(UserError) as told:
        Library().source(asked)

    assert ("library.error.near", near) == (told.value.key, told.value.values["near"])


def make_fifo(folder):
    """A pipe that nobody writes to."""
    os.mkfifo(folder / "x.toml")


def make_folder(folder):
    """A folder with a file's name."""
    (folder / "x.toml").mkdir()


def make_zero(folder):
    """A device without end."""
    (folder / "x.toml").symlink_to("/dev/zero")


def make_large(folder):
    """Fifty megabytes, of which the disk holds none."""
    with (folder / "x.toml").open("wb") as file:
        file.truncate(50_000_000)


def make_nothing(folder):
    """No file at all."""


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (make_fifo, "no-file"),
        (make_zero, "no-file"),
        (make_folder, "folder"),
        (make_large, "too-large"),
        (make_nothing, "missing"),
    ],
)
def test_what_is_no_program_file_is_told(tmp_path, make, key):
    """Pipe, device, folder, a flood and nothing each get one paragraph, by path or as an own program."""
    make(tmp_path)

    with pytest.raises(UserError) as told:
        Library(tmp_path).source(str(tmp_path / "x.toml"))
    assert f"library.error.{key}" == told.value.key
    for language in ("nl", "en"):
        assert "x.toml" in phrases(language).say(told.value.key, **told.value.values)
    assert Library().names() == Library(tmp_path).names()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(own):
    """A file of somebody else is told as such."""
    (own / "mine.toml").chmod(0)

    with pytest.raises(UserError, match=r"library\.error\.forbidden"):
        guarded(own / "mine.toml")


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    """A null in a path, or a path without end, is a sentence too."""
    for asked in (str(tmp_path / "a\0b.toml"), f"/{'x' * 5000}.toml"):
        with pytest.raises(UserError, match=r"library\.error\.unreadable"):
            Library().source(asked)


def test_a_file_of_the_largest_size_is_read(tmp_path):
    """Exactly as much as may be is read whole."""
    (tmp_path / "x.toml").write_bytes(b"#" * 262_144)

    assert len(guarded(tmp_path / "x.toml")) == 262_144
    (tmp_path / "x.toml").write_bytes(b"#" * 262_145)
    with pytest.raises(UserError, match=r"library\.error\.too-large file=.* most=256"):
        guarded(tmp_path / "x.toml")


def test_the_list_is_quick():
    """All titles take a few hundredths of a second of work."""
    Library().titles("nl")
    before = time.process_time()
    Library().titles("nl")

    assert time.process_time() - before < 0.1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_can_be_said(language):
    """Each sentence is there in both languages."""
    values = {"file": "F", "folder": "D", "name": "N", "near": "M", "most": "256", "why": "W"}
    keys = [
        "near",
        "unknown",
        "missing",
        "folder",
        "no-file",
        "too-large",
        "forbidden",
        "unreadable",
        "outside",
    ]

    assert all(phrases(language).say(f"library.error.{key}", **values) for key in keys)
