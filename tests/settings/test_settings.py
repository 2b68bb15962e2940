"""The settings as they are read, changed and refused."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.errors import UserError
from player.phrases import phrases
from player.settings import Settings, Volume, change, names, parse, read, value_of
from player.settings.values import allowed

WRITTEN = """# Mine.
lanugage = "nl"
pace = 0.8  # too fine
talk = "loud"
mono = "yes"
hoofdpijn = 3

[volume]
speech = 7
tonen = 1
"""


def written(folder, text):
    """Put a settings file in a folder."""
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return folder


def test_no_file_is_the_usual(tmp_path):
    """Who never chose anything gets the usual settings."""
    assert Settings() == read(tmp_path)


def test_what_is_written_holds(tmp_path):
    """A file says only what differs."""
    text = 'language = "nl"\npace = 1\ntalk = "short"\nbed = "stream"\nmono = true\n[volume]\nbed = -12.5\n'

    assert Settings(
        language="nl", pace=1.0, talk="short", bed="stream", mono=True, volume=Volume(bed=-12.5)
    ) == read(written(tmp_path, text))


def test_every_mistake_is_told_at_once(tmp_path):
    """Unknown names come with the one that was meant, wrong values with what they may be."""
    with pytest.raises(UserError) as told:
        read(written(tmp_path, WRITTEN))

    assert told.value.key == "settings.error.wrong"
    assert [
        "lanugage (language?)",
        "pace = 0.8 (0.75, 0.875 ... 1.5)",
        'talk = "loud" (auto, full, short, quiet)',
        'mono = "yes" (true, false)',
        f"hoofdpijn ({', '.join(names())})",
        "volume.speech = 7 (-30 ... 6)",
        "volume.tonen (volume.tones?)",
    ] == told.value.values["list"].split("; ")


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb =", "2"), ("x = 1\n= 3\ny = 2", "2"), ('"', "1")])
def test_what_is_no_toml_is_told_with_its_line(tmp_path, text, line):
    """A broken line is named by its number."""
    with pytest.raises(UserError) as told:
        read(written(tmp_path, text))

    assert ("settings.error.toml", line) == (told.value.key, told.value.values["line"])


def test_what_is_no_text_is_told(tmp_path):
    """UTF-16, or a folder in the place of the file, is a sentence and no crash."""
    (tmp_path / "settings.toml").write_bytes('pace = "é"'.encode("utf-16"))
    with pytest.raises(UserError, match=r"settings\.error\.unreadable"):
        read(tmp_path)
    (tmp_path / "settings.toml").unlink()
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(UserError, match=r"settings\.error\.unreadable"):
        read(tmp_path)


def test_a_change_keeps_what_the_author_wrote(tmp_path):
    """Comments, order and blanks stay; a new top-level setting does not end up in a table."""
    written(tmp_path, '# Mine.\ntalk = "short"  # please\n\n[volume]\nbed = -12.0\n')

    change(tmp_path, "volume.speech", 3.0)
    settings = change(tmp_path, "pace", 1.25)

    text = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert text.startswith('# Mine.\ntalk = "short"  # please\n')
    assert (1.25, Volume(speech=3.0, bed=-12.0)) == (settings.pace, settings.volume)
    assert settings == read(tmp_path)


def test_a_change_makes_what_is_missing(tmp_path):
    """Folder, file and table come into being, for their owner alone."""
    folder = tmp_path / "a" / "b"

    change(folder, "volume.tones", -6.0)

    assert Volume(tones=-6.0) == read(folder).volume
    assert stat.S_IMODE((folder / "settings.toml").stat().st_mode) == 0o600
    assert [file.name for file in folder.iterdir()] == ["settings.toml"]


def test_a_setting_can_be_taken_out(tmp_path):
    """None takes a setting back to the usual, also one that was never set."""
    change(tmp_path, "level", "hard")
    change(tmp_path, "volume.bed", -3.0)

    assert change(tmp_path, "level", None).level is None
    assert Settings() == change(tmp_path, "volume.bed", None)
    assert Settings() == change(tmp_path, "volume.speech", None)


def test_a_change_can_mend_the_file(tmp_path):
    """The one wrong setting can be set right, or taken out."""
    assert change(written(tmp_path, "pace = 9"), "pace", 1.5).pace == 1.5
    assert Settings() == change(written(tmp_path, 'volume = "loud"'), "volume.bed", 0.0)


def test_a_link_stays_a_link(tmp_path):
    """A file that is kept elsewhere is changed there."""
    (tmp_path / "kept.toml").write_text('talk = "short"\n')
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").symlink_to(tmp_path / "kept.toml")

    change(tmp_path / "home", "mono", value=True)

    assert (tmp_path / "home" / "settings.toml").is_symlink()
    assert "mono = true" in (tmp_path / "kept.toml").read_text()


def test_what_cannot_be_written_is_told(tmp_path):
    """A file in the place of the folder is a sentence, and leaves nothing behind."""
    (tmp_path / "file").write_text("")

    with pytest.raises(UserError, match=r"settings\.error\.unreadable|settings\.error\.unwritable"):
        change(tmp_path / "file", "pace", 1.0)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("pace", "1.25", 1.25),
        ("pace", "1,25", 1.25),
        ("volume.bed", "-12", -12.0),
        ("mono", "aan", True),
        ("ask", "no", False),
        ("language", "nl", "nl"),
        ("level", "hard", "hard"),
        ("voice", "1", "1"),
        ("bed", "", ""),
    ],
)
def test_what_is_typed_becomes_a_value(name, text, value):
    """Numbers with a comma too, switches in both languages."""
    assert value == parse(name, text)


@pytest.mark.parametrize(
    ("name", "text"), [("pace", "1.1"), ("pace", "fast"), ("pace", "nan"), ("mono", "maybe"), ("level", "")]
)
def test_what_cannot_be_is_refused(name, text):
    """A value that no setting can have is told with what it may be."""
    with pytest.raises(UserError, match=r"settings\.error\.value"):
        parse(name, text)


def test_an_unknown_name_is_refused(tmp_path):
    """A misspelt setting is told with the one that was meant."""
    with pytest.raises(UserError, match=r"settings\.error\.unknown name=volume\.beds list=volume\.bed\?"):
        change(tmp_path, "volume.beds", 1.0)


@pytest.mark.parametrize("name", names())
def test_every_setting_has_a_value_and_says_what_it_may_be(name):
    """The usual value of each setting, where there is one, is one it may have."""
    assert allowed(name)
    value = value_of(Settings(), name)
    assert value is None or isinstance(value, str | float | bool)


@given(st.sampled_from(names()), st.text(max_size=20))
def test_what_is_parsed_can_be_written_and_read(tmp_path_factory, name, text):
    """Whatever may be typed is read back as it was."""
    folder = tmp_path_factory.mktemp("home")
    try:
        value = parse(name, text)
    except UserError:
        return
    change(folder, name, value)

    assert value == value_of(read(folder), name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_can_be_said(language):
    """Each sentence is there in both languages."""
    book = phrases(language)
    values = {"file": "F", "list": "L", "name": "N", "value": "V", "allowed": "A", "line": "3", "why": "W"}
    keys = ["wrong", "unknown", "value", "toml", "unreadable", "unwritable", "today", "busy"]

    assert all(book.say(f"settings.error.{key}", **values) for key in keys)
    assert "F" in book.say("settings.notice.unlocked", **values)


def test_settings_are_a_value():
    """A change gives new settings; the old ones stay."""
    assert (Settings().pace, replace(Settings(), pace=1.5).pace) == (1.0, 1.5)
