"""What waits for its button on a computer without a screen: the service that begins it, and the waiting."""

import shlex
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from player.cli import menu, play_verb, run, service_verb, today, today_verb, wait_verb
from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.passing import WANTED, pass_on, typed
from player.cli.unit import quoted, unit
from player.cli.wait_verb import pressed
from player.controls import Press
from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES
from player.settings import Home, Settings
from tests.cli.test_buttons import Pressed

ODD = ("/home/pi/a b/python", 'say "100%" \\ $HOME', "Café's", "pad:0")


def test_the_unit_says_all_that_it_needs() -> None:
    """It begins with the user's services, and again after each end; every word stands between quotes."""
    text = unit("100% ready", ["/usr/bin/python3", "-m", "player", "wait"], {"SOEPEL_HOME": "/a b"})

    assert text.splitlines() == [
        "[Unit]",
        "Description=100%% ready",
        "After=pipewire-pulse.service pulseaudio.service",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        'ExecStart="/usr/bin/python3" "-m" "player" "wait"',
        'Environment="SOEPEL_HOME=/a b"',
        "Restart=always",
        "RestartSec=3",
        "",
        "[Install]",
        "WantedBy=default.target",
    ]


def test_no_sign_of_a_path_means_more() -> None:
    """Spaces, per cents, quotes, backslashes and line ends stay what they are."""
    assert quoted('a b%c"d\\e\n') == '"a b%%c\\"d\\\\e\\x0a"'
    text = unit("x", ODD, {})
    (line,) = [line for line in text.splitlines() if line.startswith("ExecStart=")]
    words = shlex.split(line.removeprefix("ExecStart="), posix=True)
    assert tuple(word.replace("%%", "%").replace("$$", "$") for word in words) == ODD


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    """`systemd-analyze verify` says nothing, also of a path with a space and a per cent in it."""
    python = tmp_path / "100% mine" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    file = tmp_path / "soepel.service"
    file.write_text(unit("Soepel 100%", [str(python), "-m", "player", "wait", "a$b"], {"A": "b c%"}), "utf-8")
    found = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    assert "soepel.service" not in found.stderr, found.stderr


@pytest.fixture(autouse=True)
def _systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any Linux will do for these tests."""
    monkeypatch.setattr(service_verb, "sys", Namespace(platform="linux", executable=sys.executable))
    monkeypatch.setattr(service_verb, "which", lambda name: f"/usr/bin/{name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_without_systemd_nothing_is_written(
    platform: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence that says for what it is, and what works here."""
    monkeypatch.setattr(service_verb, "sys", Namespace(platform=platform))
    monkeypatch.setattr(service_verb, "which", lambda _: None)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for asked in ((), ("-o", "-"), ("--button", "pad:0")):
        assert run(["service", *asked, "--lang", language]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "Linux" in told.err
        assert "'soepel wait'" in told.err
        assert told.err.count("\n") == 1
    assert not (tmp_path / "config").exists()


def test_it_is_written_where_systemd_looks(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the wishes that were given, and what to type next; nothing is begun."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    asked = ("service", "neck/short", "--lang", "nl", "--button", "KEY_PLAYPAUSE", "--device", "USB 1")
    assert run(asked) == 0

    text = (tmp_path / "config" / "systemd" / "user" / "soepel.service").read_text(encoding="utf-8")
    words = ["-m", "player", "wait", "neck/short", "--lang", "nl", "--device", "USB 1"]
    words += ["--button", "KEY_PLAYPAUSE"]
    assert " ".join(f'"{word}"' for word in words) in text
    assert f'Environment="SOEPEL_HOME={home}"' in text
    shown = capsys.readouterr().out
    assert "systemctl --user enable --now soepel.service\n" in shown
    assert shown.endswith("loginctl enable-linger\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_printed_alone(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With `-o -` nothing but the service is on standard output."""
    assert run(["service", "--button", "pad:0", "-o", "-", "--lang", language]) == 0

    assert capsys.readouterr().out.startswith("[Unit]\nDescription=Soepel ")


@pytest.mark.parametrize("verb", ["service", "wait"])
@pytest.mark.parametrize("button", [None, "space"])
def test_a_key_of_a_terminal_cannot_be_waited_for(
    verb: str, button: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a terminal; it is said which buttons can."""
    assert run([verb, "--lang", "en", *(["--button", button] if button else [])]) == 1

    told = capsys.readouterr()
    assert "KEY_PLAYPAUSE" in told.err
    assert told.out == ""


def test_what_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one paragraph."""
    assert run(["service", "--button", "pad:0", "--lang", "en", "-o", str(tmp_path)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_only_the_button_going_down_ends_the_waiting() -> None:
    """Not another one, and not one that is let go."""
    last = Press("pad:1", 9, released=False)
    board = Pressed(
        None, Press("pad:0", 0, released=False), Press("pad:1", 1, released=True), None, last, last
    )
    pressed(board, "pad:1")

    assert board.read(0) == last


def test_a_device_that_is_gone_is_told() -> None:
    """Whoever began the waiting begins it again."""
    board = Pressed()
    board.gone = True
    with pytest.raises(UserError):
        pressed(board, "KEY_PLAYPAUSE")


@pytest.mark.parametrize("name", [(), ("neck/short",)])
def test_a_press_leads_on(
    name: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To what bare soepel does, or to a program; with the same button and loudspeaker, and then it ends."""
    led: list[tuple[str, str, str, str]] = []

    def leads(what: str):
        def lead(args, context) -> int:
            led.append((what, getattr(args, "name", None) or "", args.button, args.device))
            return 0

        return lead

    monkeypatch.setattr(wait_verb, "_board", lambda _: Pressed(Press("pad:2", 0, released=False)))
    monkeypatch.setattr(today, "run", leads("today"))
    monkeypatch.setattr(play_verb, "run", leads("play"))
    assert run(["wait", *name, "--button", "pad:2", "--device", "USB", "--lang", "en"]) == 0

    assert led == [("play" if name else "today", "".join(name), "pad:2", "USB")]
    assert capsys.readouterr().out == "I am waiting for the button pad:2.\n"


WISHES = {
    "voice": "silence", "voice_output": "self", "captions": "large", "device": "-USB", "button": "pad:2",
    "listen": "headphones", "microphone": "one", "level": "hard", "pace": 1.25, "talk": "short",
    "speech_volume": -6.0, "tones_volume": 0.0, "bed_volume": -12.0, "bed": "none", "mono": True,
}  # fmt: skip


def waited(**wishes: object) -> Namespace:
    """Give what was wanted of waiting."""
    parsed = build_parser(phrases("en"), "wait").parse_args(["wait", "--lang", "en"])
    vars(parsed).update(wishes)
    return parsed


def test_everything_that_is_wanted_leads_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To today's session, by its proposal, and to a program of the menu; nothing is forgotten on the way."""
    led: list[Namespace] = []
    monkeypatch.setattr(play_verb, "run", lambda args, _: led.append(args) or 0)
    monkeypatch.setattr(today, "first", lambda _: False)
    monkeypatch.setattr(menu, "menu", lambda _, context: ("today", context))
    monkeypatch.setattr(today_verb, "_asked", lambda *_: True)
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    today.run(waited(**WISHES), context)
    menu.done("neck/short", waited(**WISHES), context)

    assert [args.name for args in led] == ["neck/phase-1", "neck/short"]
    for args in led:
        assert {name: getattr(args, name) for name in WISHES} == WISHES
    assert {*WISHES} == {*WANTED}


def test_a_command_takes_what_it_knows() -> None:
    """What it says itself stays, and what it has no option for is left out."""
    to = Namespace(voice=None, level="easy")
    pass_on(waited(**WISHES), to)
    assert to == Namespace(voice="silence", level="easy")


def test_what_is_wanted_can_be_typed() -> None:
    """A service is a line that was typed: it reads back as it was meant."""
    words = typed(waited(**WISHES))
    again = build_parser(phrases("en"), "wait").parse_args(["wait", *words])
    assert {name: getattr(again, name) for name in WISHES} == WISHES
