"""What is wrong in files, and what could be better, each thing once."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePath
from typing import Self

from player.cli.context import Context
from player.errors import Problem, UserError
from player.library import Library, is_program
from player.performing import omissions
from player.program import LANGUAGES, Language, Misfit, Program, advice, alone, problems, read, unfit
from player.voice import SilentVoice, Speaker, open_speaker


class Checker:
    """Checks one file after the other; what two of them share is told at the first."""

    def __init__(self, shelf: Library, context: Context, voice: str | None) -> None:
        """Measure words with `voice`, else with the one that would speak."""
        self._shelf = shelf
        self._context = context
        self._voice = voice
        self._open = ExitStack()
        self._speakers: dict[Language, tuple[Speaker, bool]] = {}
        self._told: set[tuple[str, int, int, str]] = set()

    def __enter__(self) -> Self:
        """Begin; voices that nobody asked for are opened when they are wanted."""
        if self._voice is not None:
            self._speaker(LANGUAGES[0])
        return self

    def __exit__(self, *_: object) -> None:
        """Close the voices."""
        self._open.close()

    def of(self, asked: str) -> tuple[Problem, ...]:
        """Give the problems of a file; its advice where it has none. UserError where it cannot be opened."""
        _, file, text = self._shelf.source(asked)
        find = self._shelf.finder(asked)
        found = problems(text, file, None, find, self._shelf.exercises(asked))
        if not found:
            found = (*advice(text, file, find), *self._misfits(asked, file, text))
        fresh = [each for each in found if self._is_new(each)]
        return tuple(sorted(fresh, key=lambda each: (each.file != file, each.file, each.line, each.column)))

    def _is_new(self, problem: Problem) -> bool:
        key = (problem.file, problem.line, problem.column, problem.code)
        if key in self._told:
            return False
        self._told.add(key)
        return True

    def _misfits(self, asked: str, file: str, text: bytes) -> Iterator[Problem]:
        find = self._shelf.finder(asked)
        if is_program(text):
            program = self._shelf.open(asked)
        else:
            text = alone(PurePath(file).stem)
            try:
                program = read(text, file, file, find)
            except UserError:
                # Under this name no program can use it.
                return
        for language in LANGUAGES:
            for misfit in self._measured(program, language):
                yield from unfit(text, file, find, misfit)

    def _measured(self, program: Program, language: Language) -> Iterator[Misfit]:
        speaker, speaks = self._speaker(language)
        for exercise, left_out in omissions(program, language, speaker, speak=speaks):
            yield Misfit(
                exercise=exercise,
                language=language,
                part=left_out.part,
                words=left_out.text,
                needed=left_out.needed,
                room=left_out.room,
            )

    def _speaker(self, language: Language) -> tuple[Speaker, bool]:
        """Give who speaks a language, and whether that is a voice; without one, lengths are estimated."""
        if not self._speakers:
            wanted, cache = self._voice or self._context.settings.voice, self._context.home.cache
            failed: list[UserError] = []
            for each in LANGUAGES:
                try:
                    speaker, speaks = open_speaker(each, wanted, cache), wanted != SilentVoice.name
                except UserError as error:
                    failed.append(error)
                    speaker, speaks = open_speaker(each, SilentVoice.name, cache), False
                self._speakers[each] = self._open.enter_context(speaker), speaks
            if self._voice is not None and len(failed) == len(LANGUAGES):
                raise failed[0]
        return self._speakers[language]
