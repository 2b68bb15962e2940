"""Commands at times, from a file: what a person would press, written down."""

import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from player.errors import UserError
from player.phrases import Phrases, phrases
from player.transport import Command

LIMIT = 64 * 1024
"""Bytes that a script may have."""
_LONGEST = 24 * 60 * 60
"""Seconds that a time may be at most."""
_SHOWN = 20
"""Problems that are told at most, so that a wrong file does not fill the screen."""
_TIME = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)

Script = tuple[tuple[float, Command], ...]
"""Seconds of the session and what is asked then, in order."""


class _Fault(Struct, frozen=True):
    """A line that cannot be followed."""

    line: int
    key: str
    values: dict[str, str] = {}


def read_script(path: Path, language: str) -> Script:
    """Read the commands of `path`; raises UserError with every problem in it, told in `language`."""
    steps, faults = _parse(_text(path))
    if faults:
        words = phrases(language)
        told = [_told(fault, words) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            told.append(words.say("controls.script.more", count=str(len(faults) - _SHOWN)))
        raise UserError("controls.error.script", file=str(path), told="\n".join(told))
    return steps


def _parse(text: str) -> tuple[Script, list[_Fault]]:
    steps: list[tuple[float, Command]] = []
    faults: list[_Fault] = []
    latest = 0.0
    for number, line in enumerate(text.split("\n"), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        time, *rest = words
        if len(rest) != 1:
            faults.append(_Fault(number, "shape"))
            continue
        seconds = float(time) if _TIME.fullmatch(time) else None
        if seconds is None or seconds > _LONGEST:
            faults.append(_Fault(number, "time", {"time": time[:40]}))
        elif seconds < latest:
            faults.append(_Fault(number, "order", {"time": time, "before": f"{latest:g}"}))
        else:
            latest = seconds
        command = _command(rest[0])
        if command is None:
            near = get_close_matches(rest[0].lower().replace("-", "_"), list(Command), n=1)
            key = "unknown_near" if near else "unknown"
            faults.append(_Fault(number, key, {"word": rest[0][:40], "near": "".join(near)}))
        elif seconds is not None:
            steps.append((seconds, command))
    return tuple(steps), faults


def _command(word: str) -> Command | None:
    name = word.lower().replace("-", "_")
    return Command(name) if name in list(Command) else None


def _told(fault: _Fault, words: Phrases) -> str:
    what = words.say(f"controls.script.{fault.key}", **fault.values)
    return words.say("controls.script.line", line=str(fault.line), what=what)


def _text(path: Path) -> str:
    """Give the text of a file that may be anything: a folder, a device, a pipe, no text at all."""
    try:
        # A pipe that nobody writes to must not be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - a handle, not a path
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UserError("controls.error.script_no_file", file=str(path))
            found = file.read(LIMIT + 1)
    except IsADirectoryError as error:
        raise UserError("controls.error.script_no_file", file=str(path)) from error
    except OSError as error:
        raise UserError("controls.error.script_unreadable", file=str(path)) from error
    if len(found) > LIMIT:
        raise UserError("controls.error.script_long", file=str(path))
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("controls.error.script_no_text", file=str(path)) from error
