"""People who speak, recorded: what is no command, from packages of Debian. What holds a command is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile
import soxr
from words_adventures import dialogue, speech
from words_texts import WORDS

RATE = 16_000
_GAME = Path("/usr/share/games/fillets-ng")
_PROMPTS = Path("/usr/share/asterisk/sounds")
_STAMPS = Path("/usr/share/tuxpaint/stamps")
_DIALOGUE = Path("usr/share/scummvm/flight-of-the-amazon-queen/queen.1c")
_SPEECH = Path("usr/share/scummvm/beneath-a-steel-sky")
_SHOUTS = Path("usr/share/games/hedgewars/Data/Sounds/voices")
_FOLDERS = {
    "asterisk-prompt-it-menardi-wav": "it_IT_f_Menardi",
    "asterisk-prompt-fr-armelle": "fr",
    "asterisk-prompt-es-co": "es",
}
UNREAD = "beneath-a-steel-sky"
"""English dialogue whose text is not known: what it holds of commands counts as false. It only reports."""
UNPACKED = ("flight-of-the-amazon-queen", UNREAD, "hedgewars-data", *_FOLDERS)
"""Packages that are unpacked and not installed: they would bring games, or lie where others do."""
_LINE = re.compile(r'dialogId\("([^"]+)"[^)]*\)\s*dialogStr\("([^"]*)"', re.DOTALL)
_FIRST = re.compile(r'dialogId\("([^"]+)",\s*"[^"]*",\s*"([^"]*)"\)')
"""What is English is the text that the others translate."""
_COMMON = set("hele oefening dat doet ga go it me how long lang hoe nog this one een talk tell more".split())  # noqa: SIM905
"""Words that are commands only beside others."""
_SAID = {word for texts in WORDS.values() for text in texts.values() for word in text.split()} - _COMMON
_SAID |= {"verder", "doorgaan", "zero", "een", "yeah"}
_PHONE = {"samplerate": 8000, "channels": 1, "format": "RAW", "subtype": "GSM610"}
_MACHINE = "Robot"
"""A voice that is no person's."""


def people(unpacked: Path) -> Iterator[tuple[str, int, np.ndarray]]:
    """Give each recording: where it comes from, its half (0 tunes, 1 reports), and its sound.

    Whatever was not installed lies in `unpacked`.
    """
    for package, files in (
        ("fillets-ng-data-nl", _game("nl")),
        ("fillets-ng-data-cs", _game("cs")),
        *(
            (f"asterisk-core-sounds-{language}-wav", _prompts(_PROMPTS.glob(f"{language}*/**/*.wav")))
            for language in ("en", "es", "fr", "it", "ru")
        ),
        *((name, _more(unpacked / _PROMPTS.relative_to("/") / folder)) for name, folder in _FOLDERS.items()),
        ("tuxpaint-stamps-default", _stamps()),
        ("hedgewars-data", _shouts(unpacked / _SHOUTS)),
    ):
        for half, file in files:
            sound, rate = soundfile.read(file, always_2d=True, **(_PHONE if file.suffix == ".gsm" else {}))
            yield from _heard(package, half, sound.mean(axis=1), rate)
    for name, sound, rate, text in dialogue(unpacked / _DIALOGUE):
        if not _holds(text):
            yield from _heard(UNPACKED[0], _half(name[:3]), sound, rate)
    for sound, rate in speech(unpacked / _SPEECH):
        yield from _heard(UNREAD, 1, sound, rate)


def _heard(package: str, half: int, sound: np.ndarray, rate: int) -> Iterator[tuple[str, int, np.ndarray]]:
    if len(sound):
        yield package, half, np.clip(soxr.resample(sound, rate, RATE) * 0.8, -1, 1)


def texts(language: str) -> dict[str, str]:
    """Give what is said in a game, without what holds a command; by the name of its file."""
    form = _LINE if language != "en" else _FIRST
    every: dict[str, str] = {}
    for script in sorted(_GAME.glob(f"script/*/dialogs_{language}.lua")):
        every |= dict(form.findall(script.read_text(encoding="utf-8", errors="replace")))
    return {name: text for name, text in every.items() if re.search(r"\w\w", text) and not _holds(text)}


def _game(language: str) -> Iterator[tuple[int, Path]]:
    """Dialogue with its text; a level of the game is in one half or the other."""
    known = texts(language)
    for file in sorted(_GAME.glob(f"sound/*/{language}/*.ogg")):
        if file.stem in known:
            yield _half(file.parent.parent.name), file


def _prompts(found: Iterator[Path]) -> Iterator[tuple[int, Path]]:
    """Telephone prompts; their English names tell what is said."""
    for file in sorted({file.resolve() for file in found}):
        if not set(re.split(r"[-_]", file.stem)) & _SAID and file.parent.name not in (
            "digits",
            "silence",
            "letters",
        ):
            yield _half(file.stem), file


def _more(folder: Path) -> Iterator[tuple[int, Path]]:
    """Prompts that were unpacked."""
    return _prompts(chain(folder.rglob("*.wav"), folder.rglob("*.gsm")))


def _stamps() -> Iterator[tuple[int, Path]]:
    """English names of pictures; the cohort has the other languages."""
    for form in ("*_desc.ogg", "*_desc_en_GB.ogg"):
        for file in sorted(_STAMPS.rglob(form)):
            yield _half(file.stem), file


def _shouts(folder: Path) -> Iterator[tuple[int, Path]]:
    """What small fighters shout; the name of a file is what is said in it, without spaces."""
    said = [word for texts_of in WORDS.values() for text in texts_of.values() for word in text.split()]
    for file in sorted(folder.glob("*/*.ogg")):
        if file.parent.name != _MACHINE and not any(word in file.stem.lower() for word in said):
            yield _half(file.stem), file


def _holds(text: str) -> bool:
    """Tell whether there is a command in a text."""
    return bool(set(re.findall(r"\w+", text.lower())) & _SAID)


def _half(name: str) -> int:
    return crc32(name.encode()) % 2
