"""Dialogue from two games of which Debian has the speech: pieces of one large file, as ScummVM reads them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from struct import iter_unpack, unpack_from

import numpy as np
import soundfile
from words_packed import SIGN, unpacked

_ENTRY = 21
"""Bytes of what is told of a file of the one game."""
_FIRST, _LAST = 50_000, 56_000
"""Numbers of the files of the other game that are speech."""
_RATE = 11_025
_HEAD = 22
"""Bytes before the samples, which have 8 bit."""
_FAR, _MOST = 0x800000, 0x3FFFFF


def dialogue(file: Path) -> Iterator[tuple[str, np.ndarray, int, str]]:
    """Give each line of Flight of the Amazon Queen: its name, its sound, the rate, and what is said."""
    data = file.read_bytes() if file.exists() else b""
    parts: dict[str, bytes] = {}
    for number in range(unpack_from(">H", data, 13)[0] if data else 0):
        name, _, at, size = unpack_from(">12sBII", data, 15 + _ENTRY * number)
        parts[name.rstrip(b"\0").decode()] = data[at : at + size]
    known: dict[str, str] = {}
    for name, part in parts.items():
        if name.endswith(".DOG"):
            known |= _conversation(part[20:])
    for name, part in parts.items():
        if name in known:
            sound, rate = soundfile.read(io.BytesIO(part), always_2d=True)
            yield name, sound.mean(axis=1), rate, known[name]


def speech(folder: Path) -> Iterator[tuple[np.ndarray, int]]:
    """Give each line of Beneath a Steel Sky, and the rate: ScummVM's `disk.cpp` and `sound.cpp` tell where."""
    table, disk = folder / "sky.dnr", folder / "sky.dsk"
    if not table.exists():
        return
    data = disk.read_bytes()
    for number, low, high, length, flags in iter_unpack("<HHBHB", table.read_bytes()[4:]):
        at, size = low | high << 16, length | flags << 16
        at = (at & ~_FAR) << 4 if at & _FAR else at
        part = data[at + _HEAD : at + (size & _MOST)]
        if _FIRST <= number < _LAST and part.startswith(SIGN):
            yield np.frombuffer(unpacked(part), np.uint8) / 128.0 - 1.0, _RATE


def _conversation(data: bytes) -> dict[str, str]:
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
