"""The first minutes: by ear, within two of them, once by themselves and again when asked for."""

from pathlib import Path

import pytest

from player.cli.welcoming import spoken
from player.performing.offering import LISTEN, VOICED
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.settings import read
from player.units import to_seconds
from player.voice import estimate
from tests.cli.command import environment, run
from tests.cli.terminal import Terminal

PAUSE = 0.5
"""Seconds of silence after each sentence."""
QUESTIONS = 3
"""Two languages at most, and loudness."""


@pytest.mark.parametrize(("way", "listens"), [("keys", LISTEN), ("buttoned", LISTEN), ("voiced", VOICED)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_within_two_minutes(language: Language, way: str, listens: float) -> None:
    """Also for who answers each question after every offer, as with one button or by any sound."""
    lines = spoken(language, buttoned=way == "buttoned", voiced=way == "voiced")
    said = [to_seconds(estimate(line)) + PAUSE for line in lines]

    assert sum(said) + QUESTIONS * 3 * listens < 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_said_within_twenty_seconds(language: Language) -> None:
    """What Soepel is and is not; long texts are not listened to."""
    texts = set(phrases(language).table["welcome"]["notice"])
    notice = [line for line in spoken(language) if line.text in texts]

    assert len(notice) == len(texts)
    assert sum(to_seconds(estimate(line)) + PAUSE for line in notice) < 20


def test_language_and_loudness_are_chosen_by_ear(home: Path) -> None:
    """No English, so Dutch; louder, then good; all of it is kept, and it can be heard again."""
    with Terminal("welcome", "--voice", "silence", env=environment(home)) as terminal:
        terminal.sees("Would you like to hear English?")
        terminal.types("n")
        terminal.sees("Wil je Nederlands horen?")
        terminal.types("j\r")
        terminal.sees("Stoppen kan altijd, met de Q of Escape.")
        terminal.sees("Dit hoor je links.")
        terminal.sees("Dit hoor je rechts.")
        terminal.sees("Hard genoeg?")
        terminal.types("2")
        terminal.sees("Hard genoeg?")
        terminal.types("1")
        terminal.types("\r\r\r\r\r\r\r\r")
        terminal.sees("geen medisch hulpmiddel")
        terminal.sees("soepel welcome.")
        assert terminal.ends() == 0

    settings = read(home)
    assert (settings.language, settings.volume.speech, settings.volume.tones) == ("nl", 3.0, 3.0)


def test_what_is_as_loud_as_can_be_is_told(home: Path) -> None:
    """It stays as it was; a language that was said on the command line is not asked for."""
    run(home, "settings", "volume.speech", "6")
    with Terminal("welcome", "--lang", "en", "--voice", "silence", env=environment(home)) as terminal:
        terminal.types("\r\r\r\r\r")
        assert "English?" not in terminal.sees("Loud enough?")
        terminal.types("2")
        terminal.sees("Louder is not possible.")
        terminal.sees("the space bar pauses")
        terminal.types("\r\r\r\r\r\r\r\r")
        terminal.sees("soepel welcome.")
        assert terminal.ends() == 0

    assert (read(home).language, read(home).volume.speech, read(home).volume.tones) == ("en", 6.0, 0.0)


def test_whoever_begins_is_welcomed_once(home: Path) -> None:
    """Bare soepel begins with it; stopped, it comes again; heard, it does not."""
    env = environment(home)
    home.mkdir()
    (home / "settings.toml").write_text('voice = "silence"\n', encoding="utf-8")
    with Terminal(env=env) as terminal:
        terminal.sees("Would you like to hear English?")
        terminal.types("q")
        assert terminal.ends() == 0
    with Terminal(env=env) as terminal:
        terminal.sees("Would you like to hear English?")
        terminal.types("y\r\r\r\r\r")
        terminal.sees("Loud enough?")
        terminal.types("1\r\r\r\r\r\r\r\r")
        terminal.sees("In an emergency call")
        terminal.sees("Today's session?")
        terminal.types("y")
        terminal.sees("First the questions?")
        terminal.types("q")
        assert terminal.ends() == 0
    with Terminal(env=env) as terminal:
        assert "English" not in terminal.sees("Today's session?")
        terminal.types("q")
        assert terminal.ends() == 0


def test_without_a_terminal_nobody_is_welcomed(home: Path) -> None:
    """Bare soepel proposes, as ever, and keeps nothing."""
    done = run(home, "--lang", "en")

    assert done.returncode == 0
    assert "Welcome" not in done.stdout
    assert not (home / "settings.toml").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_terminal_there_is_nobody_to_ask(home: Path, language: Language) -> None:
    """The first minutes say so at once, and how else they can be led."""
    done = run(home, "welcome", "--lang", language)

    assert (done.returncode, done.stdout) == (1, "")
    assert "--button pad:0" in done.stderr


def test_one_button_is_enough(home: Path) -> None:
    """Language and loudness are offered, and a press takes what was just said."""
    with Terminal("welcome", "--voice", "silence", "--button", "space", env=environment(home)) as terminal:
        terminal.sees("\nYes.\n")
        terminal.types(" ")
        terminal.sees("You need no screen, only your button.")
        terminal.types("\r\r\r\r\r\r")
        terminal.sees("\nIt is fine.\n")
        terminal.types(" ")
        terminal.sees(phrases("en").say("ask.offer.session"))
        terminal.types("\r\r\r\r\r\r\r\r")
        terminal.sees("in the menu")
        assert terminal.ends() == 0

    assert read(home).language == "en"


def test_the_menu_leads_everywhere(home: Path) -> None:
    """Louder, slower, help, another session and how far one has come: each by a key, and spoken."""
    env = environment(home)
    run(home, "settings", "voice", "silence")
    run(home, "settings", "language", "en")
    with Terminal(env=env) as terminal:
        for more, then in (("1", "1"), ("2", "1"), ("3", "1")):
            terminal.sees("Today's session?")
            terminal.types("n")
            terminal.sees("1 another session")
            terminal.types("3")
            terminal.sees("1 how I sound")
            terminal.types(more)
            terminal.sees({"1": "1 how loud", "2": "1 how fast", "3": "1 hear how"}[more])
            terminal.types(then)
            if more == "1":
                terminal.sees("3 softer")
                terminal.types("3")
                terminal.sees("3 softer")
                terminal.types("1")
            elif more == "2":
                terminal.sees("3 faster")
                terminal.types("1")
        terminal.types("\r\r\r\r\r\r\r\r")
        terminal.sees("soepel welcome.")
        terminal.sees("Today's session?")
        terminal.types("n")
        terminal.sees("1 another session")
        terminal.types("1")
        terminal.sees("This one: Thirty-second break?")
        terminal.types("n")
        terminal.sees("Forty-five-second break? (y")
        terminal.types("q")
        assert terminal.ends() == 0
    assert (read(home).pace, read(home).volume.speech) == (0.875, -3.0)

    with Terminal(env=env) as terminal:
        terminal.sees("Today's session?")
        terminal.types("n")
        terminal.sees("1 another session")
        terminal.types("2")
        terminal.sees(phrases("en").say("progress.none"))
        assert terminal.ends() == 0
