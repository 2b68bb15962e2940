"""People who speak, recorded: what is no command, from packages of Debian. What holds a command is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile
import soxr
from words_texts import WORDS

RATE = 16_000
_GAME = Path("/usr/share/games/fillets-ng")
_PROMPTS = Path("/usr/share/asterisk/sounds")
_STAMPS = Path("/usr/share/tuxpaint/stamps")
_LINE = re.compile(r'dialogId\("([^"]+)"[^)]*\)\s*dialogStr\("([^"]*)"', re.DOTALL)
_COMMON = set("hele oefening dat doet ga go it me how long lang hoe nog this one een talk tell more".split())  # noqa: SIM905
"""Words that are commands only beside others."""
_SAID = {word for texts in WORDS.values() for text in texts.values() for word in text.split()} - _COMMON
_SAID |= {"verder", "doorgaan", "zero", "een"}


def people() -> Iterator[tuple[str, int, np.ndarray]]:
    """Give each recording: the package it comes from, its half (0 tunes, 1 reports), and its sound."""
    for package, files in (
        ("fillets-ng-data-nl", _game()),
        ("asterisk-core-sounds-en-wav", _prompts()),
        ("tuxpaint-stamps-default", _stamps()),
    ):
        for half, file in files:
            sound, rate = soundfile.read(file, always_2d=True)
            if len(sound):
                heard = soxr.resample(sound.mean(axis=1), rate, RATE)
                yield package, half, np.clip(heard * 0.8, -1, 1)


def _game() -> Iterator[tuple[int, Path]]:
    """Dutch dialogue with its text; a level of the game is in one half or the other."""
    texts: dict[str, str] = {}
    for script in sorted(_GAME.glob("script/*/dialogs_nl.lua")):
        texts |= dict(_LINE.findall(script.read_text(encoding="utf-8", errors="replace")))
    for file in sorted(_GAME.glob("sound/*/nl/*.ogg")):
        text = texts.get(file.stem)
        if text is not None and not set(re.findall(r"\w+", text.lower())) & _SAID:
            yield _half(file.parent.parent.name), file


def _prompts() -> Iterator[tuple[int, Path]]:
    """English telephone prompts; their names tell what is said."""
    for file in sorted(_PROMPTS.glob("en*/**/*.wav")):
        if not set(re.split(r"[-_]", file.stem)) & _SAID and file.parent.name not in (
            "digits",
            "silence",
            "letters",
        ):
            yield _half(file.stem), file


def _stamps() -> Iterator[tuple[int, Path]]:
    """English names of pictures; the cohort has the other languages."""
    for form in ("*_desc.ogg", "*_desc_en_GB.ogg"):
        for file in sorted(_STAMPS.rglob(form)):
            yield _half(file.stem), file


def _half(name: str) -> int:
    return crc32(name.encode()) % 2
