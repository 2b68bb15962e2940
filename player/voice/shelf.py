"""The folder of a recorded voice: a sound file for each sentence, and an index that tells which."""

import io
import os
import re
import wave
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np

from player.errors import UserError
from player.program import LANGUAGES
from player.sound import Clip
from player.units import RATE
from player.voice.naming import marked
from player.voice.silence import SilentVoice

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""What a recorded voice may be called."""
_INDEX = "index.json"
_FILE = re.compile(r"[a-z0-9-]{1,80}\.wav")
_FORM = (1, 2, RATE)
"""Channels, bytes a sample and frames a second of every file."""
_MOST_INDEX = 4_000_000
_MOST_FILE = 6_000_000
"""Bytes; two minutes of speech."""


class Recorded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence that was recorded."""

    text: str
    file: str
    digest: str
    """SHA-256 of the file."""
    seconds: float
    source: str
    """Where it came from: the name of the file that was given, or of the microphone."""
    made: str
    """Date, ISO 8601."""


class _Index(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `index.json` holds."""

    format: int = 1
    name: str
    language: str
    lines: tuple[Recorded, ...] = ()


class Recordings:
    """What one person recorded in one language; the folder need not be there yet."""

    def __init__(self, shelf: Path, language: str, name: str) -> None:
        """Use the folder of voice `name` on a shelf of voices."""
        self.language = language
        self.name = name
        self.folder = shelf / language / name

    @cached_property
    def lines(self) -> Mapping[str, Recorded]:
        """Every sentence whose file is there, by its text; UserError where the index cannot be read."""
        return {line.text: line for line in self._index().lines if _is_there(self.folder, line)}

    @property
    def digest(self) -> str:
        """Name what is there: another recording of any sentence gives another digest."""
        held = sorted((line.text, line.digest) for line in self.lines.values())
        return sha256(msgspec.json.encode(held)).hexdigest()

    def read(self, text: str) -> Clip | None:
        """Give the recording of `text`; None when there is none, or when its file was damaged."""
        line = self.lines.get(text)
        if line is None:
            return None
        try:
            data = (self.folder / line.file).read_bytes()
        except OSError:
            return None
        return _clip(data) if sha256(data).hexdigest() == line.digest else None

    def keep(self, text: str, clip: Clip, source: str, made: str) -> None:
        """Keep the recording of `text`, in the place of an older one; UserError where that cannot be."""
        data = _wave(clip)
        kept = Recorded(
            text=text,
            file=f"{marked(text)}.wav",
            digest=sha256(data).hexdigest(),
            seconds=round(clip.frames / RATE, 2),
            source=source[:200],
            made=made,
        )
        # Read anew: somebody else may have recorded here in the meantime.
        others = tuple(line for line in self._index().lines if line.text != text)
        index = _Index(name=self.name, language=self.language, lines=(*others, kept))
        try:
            for folder in (self.folder.parent.parent, self.folder.parent, self.folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self.folder / kept.file, data)
            _write(self.folder / _INDEX, msgspec.json.format(msgspec.json.encode(index)))
        except OSError as error:
            why = error.strerror or str(error)
            raise UserError("voice.error.unkept", file=str(self.folder), why=why) from error
        self.__dict__.pop("lines", None)

    def _index(self) -> _Index:
        file = self.folder / _INDEX
        try:
            with file.open("rb") as reading:
                data = reading.read(_MOST_INDEX + 1)
        except FileNotFoundError:
            return _Index(name=self.name, language=self.language)
        except OSError as error:
            raise UserError("voice.error.index", file=str(file), why=error.strerror or str(error)) from error
        try:
            return msgspec.json.decode(data[:_MOST_INDEX], type=_Index)
        except msgspec.DecodeError as error:
            raise UserError("voice.error.index", file=str(file), why=str(error)) from error


def recorded(shelves: Sequence[Path], language: str | None = None) -> tuple[Recordings, ...]:
    """Give the recorded voices of `language`, or all; of two with one name the first shelf's."""
    found: dict[tuple[str, str], Recordings] = {}
    for shelf in shelves:
        for each in LANGUAGES if language is None else (language,):
            for index in sorted(shelf.glob(f"{each}/*/{_INDEX}")):
                name = index.parent.name
                if is_name(name):
                    found.setdefault((each, name), Recordings(shelf, each, name))
    return tuple(found.values())


def is_name(name: str) -> bool:
    """Tell whether a recorded voice may be called so."""
    return NAME.fullmatch(name) is not None and name != SilentVoice.name


def _is_there(folder: Path, line: Recorded) -> bool:
    """Tell whether the file of a line is a plain one of reasonable size in its own folder."""
    file = folder / line.file
    try:
        size = file.lstat().st_size
        return bool(_FILE.fullmatch(line.file)) and not file.is_symlink() and 0 < size <= _MOST_FILE
    except OSError:
        return False


def _wave(clip: Clip) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(_FORM[0])
        file.setsampwidth(_FORM[1])
        file.setframerate(_FORM[2])
        file.writeframes(clip.samples.astype("<i2", copy=False).tobytes())
    return out.getvalue()


def _clip(data: bytes) -> Clip | None:
    try:
        with wave.open(io.BytesIO(data)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            sound = file.readframes(file.getnframes())
    except (wave.Error, EOFError):
        return None
    return Clip(np.frombuffer(sound, "<i2").astype(np.int16, copy=False)) if form == _FORM else None


def _write(file: Path, data: bytes) -> None:
    """Write a file for its owner alone, whole or not at all."""
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as writing:
            writing.write(data)
            writing.flush()
            os.fsync(writing.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
