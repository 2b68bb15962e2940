"""The file that somebody is writing: read anew after each save, with the files beside it that it uses."""

from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from player.cli.context import Context
from player.cli.library import library
from player.errors import UserError
from player.library import is_pathway, is_program
from player.program import Find, Level, Program, ProgramWords, alone, problems, read

_EXERCISE = "exercise"
"""What a file with an exercise is called in the program that is made of it."""


class Reading(Struct, frozen=True):
    """What the file held when it was read."""

    program: Program | None
    error: UserError | None
    digests: dict[Path, bytes]
    """Of every file it depends on: SHA-256, or nothing for one that is not there."""


class Written:
    """A program or an exercise in a file."""

    def __init__(self, asked: str, level: Level | None, context: Context) -> None:
        """Read what was `asked` for; an exercise is done at `level`."""
        self._asked = asked
        self._level: Level = level or "easy"
        self._shelf = library(context)
        self._digests: dict[Path, bytes] = {}
        self.exercise = False
        """True when the file holds an exercise, and no program."""

    def read(self) -> Reading:
        """Read it now; what was watched before is watched on where the file cannot be read."""
        found: dict[Path, bytes] = {}
        try:
            program = self._read(found)
        except UserError as error:
            gone = dict.fromkeys(list(self._digests)[:1], b"") if not found else {}
            self._digests = self._digests | gone | found
            return Reading(None, error, self._digests)
        self._digests = found
        return Reading(program, None, found)

    def _read(self, found: dict[Path, bytes]) -> Program:
        _, file, text = self._shelf.source(self._asked)
        found[Path(file)] = sha256(text).digest()
        if is_pathway(text):
            raise UserError("trying.error.pathway", file=file)
        find = self._noting(found)
        self.exercise = not is_program(text)
        if self.exercise:
            return self._alone(file, text, find)
        try:
            return read(text, self._asked, file, find)
        except UserError:
            # Only a mistake needs to know what else there is.
            return read(text, self._asked, file, find, self._shelf.exercises(self._asked))

    def _alone(self, file: str, text: bytes, find: Find) -> Program:
        """Make a program of an exercise: it is called as the exercise is."""
        try:
            program = read(
                alone(_EXERCISE, (self._level,)),
                file,
                file,
                lambda use: (file, text) if use == _EXERCISE else None,
            )
        except UserError as error:
            wrong = problems(text, file, None, find, self._shelf.exercises(self._asked))
            raise UserError(error.key, wrong or error.problems, **error.values) from error
        named = program.items[0].levels[self._level].words
        return replace(program, words={each: ProgramWords(name=words.name) for each, words in named.items()})

    def _noting(self, found: dict[Path, bytes]) -> Find:
        """Find exercises, and note which file beside the program each is, or would be."""
        find = self._shelf.finder(self._asked)

        def noting(use: str) -> tuple[str, bytes] | None:
            beside = self._shelf.beside(self._asked, use)
            exercise = find(use)
            if beside is not None:
                there = exercise is not None and beside.exists()
                found[beside] = sha256(exercise[1]).digest() if exercise is not None and there else b""
            return exercise

        return noting
