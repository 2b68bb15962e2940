"""A folder of recordings of commands, each named by its command: `pause-1.wav`, `time_left-3.wav`."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import soxr

from player.errors import UserError
from player.phrases import Phrases
from player.studio import UndecodableError, decode, sound_files
from player.transport import Command
from player.words import RATE, Embedder, Take, listened


def takes_in(
    folder: Path, embedder: Embedder, book: Phrases, only: Collection[Command] = ()
) -> tuple[list[Take], list[str]]:
    """Hear every recording in a folder, or of some commands `only`; tell of each that is of no use.

    In the order of the commands. UserError where there is none.
    """
    takes, problems = [], []
    for file, command in _named(sound_files(folder)):
        if only and command not in only:
            continue
        if command is None:
            problems.append(_strange(file, book))
            continue
        try:
            recording = decode(file, folder)
        except UndecodableError as error:
            why = book.say(f"studio.refused.{error.why}")
            problems.append(book.say("words.fault.refused", name=file.name, why=why))
            continue
        sound = soxr.resample(recording.samples, recording.rate, RATE)
        takes.append(
            listened(command, file.name, np.rint(np.clip(sound, -1, 1) * 32767).astype(np.int16), embedder)
        )
    if only and not takes and not problems:
        first, names = next(iter(only)).value, ", ".join(only)
        raise UserError("words.error.other_folder", words=names, folder=str(folder), name=first)
    if not takes and not problems:
        raise UserError("words.error.empty", folder=str(folder))
    return takes, problems


def _named(files: list[Path]) -> Iterator[tuple[Path, Command | None]]:
    order = list(Command)
    found = [(file, _command(file.stem)) for file in files]
    yield from sorted(found, key=lambda each: order.index(each[1]) if each[1] else -1)


def _command(stem: str) -> Command | None:
    """Give the command that a file is named by; None for any other name."""
    word, _, number = stem.lower().rpartition("-")
    name = (word if word and number.isdecimal() else stem.lower()).replace("-", "_").replace(" ", "_")
    return Command(name) if name in list(Command) else None


def _strange(file: Path, book: Phrases) -> str:
    word = file.stem.lower().rpartition("-")[0] or file.stem.lower()
    near = get_close_matches(word.replace("-", "_"), list(Command), n=1)
    return book.say(
        f"words.fault.{'strange_near' if near else 'strange'}", name=file.name, near="".join(near)
    )
