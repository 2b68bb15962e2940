"""Settings at the command line: seen, changed, taken back."""

from functools import partial
from itertools import count

import pytest

from player.cli import doctor_verb, run
from player.performing import Asking
from player.settings import names
from player.sinks import Virtual
from player.voice import SilentVoice, Speaker


def test_all_settings_are_shown_with_the_file_they_are_in(home, capsys):
    """One a line, in order, also before there is any file."""
    assert run(["settings"]) == 0
    shown = capsys.readouterr().out.splitlines()

    assert [line.partition(" = ")[0] for line in shown[:-1]] == list(names())
    assert str(home / "settings.toml") in shown[-1]


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("pace", "1,25", "1.25"),
        ("level", "hard", "hard"),
        ("mono", "ja", "true"),
        ("ask", "off", "false"),
        ("volume.speech", "-6", "-6"),
        ("language", "nl", "nl"),
        ("voice", "silence", "silence"),
    ],
)
def test_a_setting_is_changed_shown_and_taken_back(name, typed, shown, home, capsys):
    """What was changed is said; what was taken back is as usual again."""
    run(["settings", name, "--lang", "en"])
    usual = capsys.readouterr().out
    assert run(["settings", name, typed]) == 0
    assert capsys.readouterr().out == f"{name} = {shown}\n"
    run(["settings", name])
    assert capsys.readouterr().out == f"{name} = {shown}\n"
    assert run(["settings", name, "--clear", "--lang", "en"]) == 0
    assert capsys.readouterr().out == usual


@pytest.mark.parametrize(
    ("name", "typed"), [("button", "spacebar"), ("button", "pad:x"), ("keys", "nxt=x"), ("keys", "next")]
)
def test_what_nobody_could_press_is_not_kept(name, typed, home, capsys):
    """It is told at once, and not when a session begins."""
    assert run(["settings", name, typed, "--lang", "en"]) == 1
    assert typed in capsys.readouterr().err
    assert not (home / "settings.toml").exists()


def test_the_settings_hold_for_a_session_and_an_option_goes_before_them(home, capsys):
    """Pace and level of the settings, unless the command says another."""
    run(["settings", "pace", "1.5"])
    run(["settings", "voice", "silence"])
    capsys.readouterr()
    lengths = []
    for options in ([], ["--pace", "1"], ["--pace", "1,5"]):
        assert run(["show", "neck/short", "--json", *options]) == 0
        shown = capsys.readouterr().out
        lengths.append(int(shown.partition('"frames":')[2].partition(",")[0]))

    assert lengths[0] == lengths[2] < lengths[1]


def test_settings_that_cannot_be_read_stop_what_would_ignore_them(home, capsys):
    """One paragraph; `doctor` says it too, and `settings` can still be asked."""
    home.mkdir()
    (home / "settings.toml").write_text("pace = snel\n")
    for asked in (["list"], [], ["settings"], ["settings", "pace", "1"]):
        assert run([*asked, "--lang", "nl"]) == 1
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "regel 1" in shown.err
        assert shown.err.count("\n") == 1
    assert run(["doctor", "--no-sound", "--lang", "nl"]) == 1
    assert "regel 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "heard"), [([], 1), (["play", "neck/short"], 1), (["wait"], 0), (["list"], 0)]
)
def test_settings_that_cannot_be_read_are_told_aloud(asked, heard, home, monkeypatch, capsys):
    """To who begins a session and may see no screen, in the system's language; not by a service, for ever."""
    told = []
    for room in ("aloud", "play_verb"):
        monkeypatch.setattr(
            f"player.cli.{room}.say_aloud", lambda error, _, context: told.append((error, context))
        )
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    home.mkdir()
    (home / "settings.toml").write_text("pace = snel\n")

    assert run(asked) == 1
    assert "regel 1" in capsys.readouterr().err
    assert [(error.key, context.language) for error, context in told] == [
        ("settings.error.toml", "nl")
    ] * heard


@pytest.mark.parametrize("output", ["both", "reader", "none"])
def test_the_doctor_speaks_to_who_wants_to_be_spoken_to(output, home, monkeypatch, capsys):
    """Words, tones at each side beside a screen reader, or nothing; its lines are shown to who hears them."""
    sink, times = Virtual(), count(0.0, 60.0)
    home.mkdir()
    (home / "settings.toml").write_text(f'voice_output = "{output}"\n')
    monkeypatch.setattr(doctor_verb, "open_voice", lambda *_: Speaker(SilentVoice("en"), None))
    monkeypatch.setattr(doctor_verb, "Loudspeaker", lambda _: sink)
    monkeypatch.setattr(doctor_verb, "Asking", partial(Asking, clock=lambda: next(times)))
    monkeypatch.setattr(sink, "heard", lambda: sink.pushed() + 10**9)
    run(["doctor", "--lang", "en"])
    sides = [clip.samples.any() for _, clip in sink.signals]

    assert sides == {"both": [False] * 3, "reader": [True] * 3, "none": []}[output]
    shown = capsys.readouterr().out
    assert ("on the left side" in shown) is (output != "none")
    assert ("Nobody speaks here" in shown) is (output == "none")
