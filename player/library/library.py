"""The programs that can be played: those that ship, and a person's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player.errors import UserError
from player.library.guard import guarded, inside
from player.library.shipped import data
from player.paths import written_path
from player.program import Find, Language, Program, read

if TYPE_CHECKING:
    from player.program.pathway import Pathway

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")
_USE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_PROGRAM = re.compile(rb"(?m)^[ \t]*(\[\[[ \t]*exercise[ \t]*\]\]|exercise[ \t]*=|say[ \t]*=)")
_PATHWAY = re.compile(rb"(?m)^[ \t]*\[\[[ \t]*(question|route)[ \t]*\]\]")
PATHWAY = "neck/pathway.toml"
"""Where the pathway is kept, in each folder of programs."""
_NO_PROGRAMS = {"exercises", "schema"}
_MANY = 10_000
"""Files that are looked at in a person's own folder."""


class Library:
    """Finds a program by its name or its file; a person's own goes before one that ships."""

    def __init__(self, own: Path | None = None, shipped: Path | None = None) -> None:
        """Look in `own`, a person's programs, if there are any, and in what ships."""
        self._shipped = data("sessions") if shipped is None else shipped
        self._folders = (self._shipped,) if own is None else (own, self._shipped)

    def names(self) -> list[str]:
        """Give the name of every program that can be played, in order."""
        return sorted(dict(self._programs()))

    def titles(self, language: Language) -> dict[str, str]:
        """Give for each name its title; a file that cannot be read keeps its name, and `check` tells why."""
        return {name: _title(text, language) or name for name, text in sorted(self._programs())}

    def title(self, asked: str, language: Language) -> str:
        """Give the title of one program; its name where there is none to read."""
        try:
            return _title(guarded(self._path(asked)), language) or asked
        except UserError:
            # It may be gone since it was played: playing it tells that.
            return asked

    def source(self, asked: str) -> tuple[str, str, bytes]:
        """Give the name, the file as it is shown, and the bytes of a program by name or path."""
        path = self._path(asked)
        return asked, _shown(path), guarded(path)

    def open(self, asked: str) -> Program:
        """Read a program by name or path, or raise every problem in it."""
        name, file, text = self.source(asked)
        try:
            return read(text, name, file, self.finder(asked))
        except UserError:
            # Only a mistake needs to know what else there is: it is told with "did you mean".
            return read(text, name, file, self.finder(asked), self.exercises(asked))

    def pathway(self) -> Pathway:
        """Read the pathway: a person's own goes before the one that ships."""
        # A session is played without one, and should not wait for it.
        from player.program.pathway import read_pathway  # noqa: PLC0415

        path = next(path for folder in self._folders if _exists(path := folder / PATHWAY))
        return read_pathway(guarded(path), _shown(path))

    def phases(self) -> dict[str, int | None]:
        """Give for each program the phase that its file says; None for one that says none."""
        return {name: _phase(text) for name, text in self._programs()}

    def finder(self, asked: str) -> Find:
        """Give what finds an exercise for a program: a file beside it, else one in the catalogue."""
        places = self._places(asked)

        def find(use: str) -> tuple[str, bytes] | None:
            if not _USE.fullmatch(use):
                return None
            for place in places:
                path = place / f"{use}.toml"
                if not _exists(path):
                    continue
                if not inside(path, place):
                    raise UserError("library.error.outside", file=str(path), folder=str(place))
                return _shown(path), guarded(path)
            return None

        return find

    def beside(self, asked: str, use: str) -> Path | None:
        """Give where an exercise beside a program would be; None for a name that no file can have."""
        return self._places(asked)[0] / f"{use}.toml" if _USE.fullmatch(use) else None

    def exercises(self, asked: str) -> tuple[str, ...]:
        """Give the names of the exercises that a program can use."""
        beside, catalogue = self._places(asked)
        own = (path for path in sorted(beside.glob("*.toml")) if not _PROGRAM.search(_bytes(path, beside)))
        names = [path.stem for path in (*own, *sorted(catalogue.glob("*.toml")))]
        return tuple(dict.fromkeys(name for name in names if _USE.fullmatch(name)))

    def _places(self, asked: str) -> tuple[Path, Path]:
        return self._path(asked).parent, self._shipped / "exercises"

    def _path(self, asked: str) -> Path:
        """Give the file that is meant: a known name, else whatever looks like a path."""
        if _NAME.fullmatch(asked):
            for folder in self._folders:
                path = folder / f"{asked}.toml"
                if _exists(path) and inside(path, folder) and _may_be_program(path, folder):
                    return path
        path = Path(asked)
        if asked.endswith(".toml") or path.is_absolute() or asked.startswith(("~", ".")) or _exists(path):
            return written_path(asked) if asked.startswith("~") else path
        raise self._unknown(asked)

    def _unknown(self, asked: str) -> UserError:
        from difflib import get_close_matches  # noqa: PLC0415 - only needed for a mistake

        names = self.names()
        last = {name.rpartition("/")[2]: name for name in names}
        near = get_close_matches(asked, names, n=1) or [
            last[found] for found in get_close_matches(asked.rpartition("/")[2], last, n=1)
        ]
        if near:
            return UserError("library.error.near", name=asked, near=near[0])
        return UserError("library.error.unknown", name=asked)

    def _programs(self) -> Iterator[tuple[str, bytes]]:
        """Give the name and text of each program once; own ones first."""
        seen: set[str] = set()
        for folder in self._folders:
            for number, path in enumerate(folder.rglob("*.toml")):
                name = path.relative_to(folder).with_suffix("").as_posix()
                if number == _MANY:
                    break
                if name in seen or not _NAME.fullmatch(name) or not _is_program(path, folder):
                    continue
                seen.add(name)
                yield name, _bytes(path, folder)


def is_program(text: bytes) -> bool:
    """Tell a program from an exercise: it holds exercises, or says a talk."""
    return _PROGRAM.search(text) is not None


def is_pathway(text: bytes) -> bool:
    """Tell a pathway from programs: it holds questions and routes."""
    return _PATHWAY.search(text) is not None


def _is_program(path: Path, folder: Path) -> bool:
    return _may_be_program(path, folder) and is_program(_bytes(path, folder))


def _may_be_program(path: Path, folder: Path) -> bool:
    return not _NO_PROGRAMS & set(path.relative_to(folder).parts[:-1])


def _bytes(path: Path, folder: Path) -> bytes:
    """Give the text of a file in a folder; nothing for one that is not to be opened."""
    try:
        return guarded(path) if inside(path, folder) else b""
    except UserError:
        return b""


def _phase(text: bytes) -> int | None:
    phase = _table(text).get("phase")
    return phase if isinstance(phase, int) else None


def _table(text: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(text.decode())
    except ValueError:
        return {}


def _title(text: bytes, language: Language) -> str:
    words = _table(text).get(language)
    name = words.get("name") if isinstance(words, dict) else None
    return name if isinstance(name, str) else ""


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _shown(path: Path) -> str:
    """Give a path as short as it can be told from where the user is."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
