"""People who speak, recorded: what is no command, from packages of Debian. What holds a command is left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from zlib import crc32

import numpy as np
import soundfile
import soxr
from words_texts import WORDS

RATE = 16_000
_GAME = Path("/usr/share/games/fillets-ng")
_PROMPTS = Path("/usr/share/asterisk/sounds")
_STAMPS = Path("/usr/share/tuxpaint/stamps")
_ADVENTURE = Path("usr/share/scummvm/flight-of-the-amazon-queen/queen.1c")
ADVENTURE = "flight-of-the-amazon-queen"
"""A package that is unpacked and not installed: it would bring the game."""
_LINE = re.compile(r'dialogId\("([^"]+)"[^)]*\)\s*dialogStr\("([^"]*)"', re.DOTALL)
_FIRST = re.compile(r'dialogId\("([^"]+)",\s*"[^"]*",\s*"([^"]*)"\)')
"""What is English is the text that the others translate."""
_COMMON = set("hele oefening dat doet ga go it me how long lang hoe nog this one een talk tell more".split())  # noqa: SIM905
"""Words that are commands only beside others."""
_SAID = {word for texts in WORDS.values() for text in texts.values() for word in text.split()} - _COMMON
_SAID |= {"verder", "doorgaan", "zero", "een", "yeah"}
_SAME = {"too"}
"""What sounds the same as a command, and is set apart in a sentence: nobody could tell it from "two"."""
_ENTRY = 21
"""Bytes of what is told of a file of the adventure."""


def people(unpacked: Path) -> Iterator[tuple[str, int, np.ndarray]]:
    """Give each recording: where it comes from, its half (0 tunes, 1 reports), and its sound.

    Whatever was not installed lies in `unpacked`.
    """
    for package, files in (
        ("fillets-ng-data-nl", _game("nl")),
        ("fillets-ng-data-cs", _game("cs")),
        *(
            (f"asterisk-core-sounds-{language}-wav", _prompts(language))
            for language in ("en", "es", "fr", "it", "ru")
        ),
        ("tuxpaint-stamps-default", _stamps()),
        (ADVENTURE, _adventure(unpacked / _ADVENTURE)),
    ):
        for half, file in files:
            sound, rate = soundfile.read(file, always_2d=True)
            if len(sound):
                heard = soxr.resample(sound.mean(axis=1), rate, RATE)
                yield package, half, np.clip(heard * 0.8, -1, 1)


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


def _prompts(language: str) -> Iterator[tuple[int, Path]]:
    """Telephone prompts; their English names tell what is said."""
    found = _PROMPTS.glob(f"{language}*/**/*.wav")
    for file in sorted({file.resolve() for file in found}):
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


def _adventure(file: Path) -> Iterator[tuple[int, io.BytesIO]]:
    """English dialogue of many people: each line whose text is known, pieces of one large file."""
    data = file.read_bytes() if file.exists() else b""
    parts: dict[str, bytes] = {}
    for number in range(unpack_from(">H", data, 13)[0] if data else 0):
        name, _, at, size = unpack_from(">12sBII", data, 15 + _ENTRY * number)
        parts[name.rstrip(b"\0").decode()] = data[at : at + size]
    known: dict[str, str] = {}
    for name, part in parts.items():
        if name.endswith(".DOG"):
            known |= _dialogue(part[20:])
    for name, part in parts.items():
        if name in known and not _holds(known[name]) and not same(known[name]):
            yield _half(name[:3]), io.BytesIO(part)


def _dialogue(data: bytes) -> dict[str, str]:
    """Give the texts of a conversation by the names of their sounds: as ScummVM's `talk.cpp` reads them."""
    header = unpack_from(">16h", data)
    levels, key, ours, theirs = abs(header[0]), *header[2:5]
    lists = [_strings(data, place & 0xFFFF, theirs) for place in header[5:16]]
    told = {"J": _strings(data, 32 + levels * 96, ours), "P": max(lists, key=_readable)}
    return {
        f"{key:02d}{number:04X}{who}{place:X}.SB": part
        for who, texts_of in told.items()
        for number, text in texts_of.items()
        for place, part in enumerate(re.split(r"\*\d+", text)[:-1], 1)
    }


def _strings(data: bytes, at: int, count: int) -> dict[int, str]:
    """Give a list of numbered texts, each with its length before it and filled up to four bytes."""
    found: dict[int, str] = {}
    for _ in range(count):
        if at + 5 > len(data):
            break
        number, length = unpack_from(">HB", data, at + 2)
        found[number] = data[at + 5 : at + 5 + length].decode("latin-1")
        at = (at + 5 + length + 3) // 4 * 4
    return found


def _readable(strings: dict[int, str]) -> int:
    return sum(bool(re.search("[a-z]{3}", text)) for text in strings.values())


def same(text: str) -> bool:
    """Tell whether there is a word in a text that sounds the same as a command."""
    return bool(set(re.findall(r"\w+", text.lower())) & _SAME)


def _holds(text: str) -> bool:
    """Tell whether there is a command in a text."""
    return bool(set(re.findall(r"\w+", text.lower())) & _SAID)


def _half(name: str) -> int:
    return crc32(name.encode()) % 2
