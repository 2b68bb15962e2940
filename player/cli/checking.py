"""What is wrong in files, and what could be better, each thing once."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePath
from typing import Self

from player.cli.context import Context
from player.cli.library import library
from player.cli.measuring import measured
from player.cli.voices import open_voice
from player.errors import Problem, UserError
from player.library import Library, is_pathway, is_program
from player.performing import omissions
from player.program import (
    LANGUAGES,
    Language,
    Misfit,
    Program,
    advice,
    alone,
    problems,
    read,
    unfit,
    unrecorded,
)
from player.program.pathway import misnamed, read_pathway, weighed
from player.studio import script
from player.voice import RecordedVoice, SilentVoice, Speaker


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
        if not found and is_pathway(text):
            found = self._of_pathway(file, text, self._shelf.exercises(asked))
        elif not found:
            found = (*advice(text, file, find), *self._misfits(asked, file, text))
        fresh = [each for each in found if self._is_new(each)]
        return tuple(sorted(fresh, key=lambda each: (each.file != file, each.file, each.line, each.column)))

    def _of_pathway(self, file: str, text: bytes, exercises: tuple[str, ...]) -> tuple[Problem, ...]:
        """Give what is wrong with the programs of a pathway; where nothing is, what could be better."""
        pathway = read_pathway(text, file)
        found = misnamed(pathway, text, file, self._shelf.phases(), exercises)
        return found or weighed(pathway, text, file, measured(pathway, self._shelf))

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
            yield from self._unrecorded(file, text, program)
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
            failed: list[UserError] = []
            for each in LANGUAGES:
                speaker = self._opened(each, failed)
                self._speakers[each] = (
                    self._open.enter_context(speaker),
                    speaker.voice.name != SilentVoice.name,
                )
            if self._voice is not None and len(failed) == len(LANGUAGES):
                raise failed[0]
        return self._speakers[language]

    def _opened(self, language: Language, failed: list[UserError]) -> Speaker:
        """Open who speaks a language; the voice of the settings may well be one of the other language."""
        chosen = self._voice or self._context.settings.voice
        for wanted in dict.fromkeys((chosen, chosen if self._voice else None)):
            try:
                return open_voice(self._context, language, wanted)
            except UserError as error:
                failed.append(error)
        return open_voice(self._context, language, SilentVoice.name)

    def _unrecorded(self, file: str, text: bytes, program: Program) -> Iterator[Problem]:
        """Tell how many sentences a recorded voice lacks, in each language it is to speak."""
        for language in LANGUAGES:
            voice = self._speaker(language)[0].voice
            if isinstance(voice, RecordedVoice):
                pathway = library(self._context).pathway()
                needed = [each.line.text for each in script(program, pathway, language)]
                missing = sum(each not in voice.recordings.lines for each in needed)
                if missing:
                    yield from unrecorded(
                        text, file, language=language, voice=voice.name, missing=missing, count=len(needed)
                    )
