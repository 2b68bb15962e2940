"""A stage on which a made person uses the real command line, day by day, with devices that take no time."""

import io
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

from player.cli import run
from player.performing import Asking, Live
from player.session import Question
from player.sinks import Virtual
from player.transport import Command
from player.units import Frames, to_frames

_LOOK = to_frames(20.0)
"""Frames that go by between two looks."""
_KEPT = 8
"""Lines of a session that are kept after something was pressed in it."""


class Swift(Virtual):
    """A loudspeaker in which seconds take no time."""

    def heard(self) -> Frames:
        """Move on a little with every look."""
        return self.advance(_LOOK)


class Paper(io.StringIO):
    """What is printed, but for the lines of a session in which nothing was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.playing = False
        self.wanted = 0

    def write(self, text: str) -> int:
        """Keep it where it is of interest."""
        if self.playing:
            if self.wanted <= 0:
                return len(text)
            self.wanted -= text.count("\n")
        return super().write(text)


class Terminal(io.StringIO):
    """Keys at which somebody sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Actor:
    """Answers questions, and presses keys in a session; in place of the keys of a terminal."""

    attended, buttoned, spoken, grown = True, False, False, False

    def __init__(self, answers: dict[str, Any], keys: list[tuple[int, Command]], paper: Paper) -> None:
        self.answers = answers
        self.keys = deque(keys)
        """In the session: after so many looks, what is pressed."""
        self.paper = paper
        self.asked: Question | None = None
        self.told: list[tuple[str, str]] = []
        """Every question that was asked before or after a session, and its answer."""
        self.questions: set[str] = set()
        """Their words, and what was shown."""
        self.looks = 0
        self._typed: deque[str] = deque()

    def next(self, timeout: float, asking: str | None) -> Command | None:
        """Give the answer, or the key whose time has come."""
        del timeout
        if self.paper.playing:
            return self._pressed(asking)
        if asking is None or self.asked is None:
            # Nobody here takes an answer back: what follows need not be waited for.
            return Command.READY
        if self._typed:
            return Command(self._typed.popleft())
        return self._answered(self.asked)

    def key(self, timeout: float, *, typing: bool = True) -> str | None:
        """Type words, letter by letter."""
        del timeout, typing
        if not self._typed:
            self._typed.extend([*str(self.answers.get("activity", "autorijden")), "enter"])
        letter = self._typed.popleft()
        return "space" if letter == " " else letter

    def gestures(self) -> list[Any]:
        """Nobody here has one button only."""
        return []

    takes_turns = False
    listens = False

    def voiced(self, asking: str) -> bool:
        """Nobody here answers by a sound."""
        del asking
        return False

    def news(self) -> str | None:
        """Nobody here is listened to."""
        return None

    def _pressed(self, asking: str | None) -> Command | None:
        self.looks += 1
        if asking is not None:
            command = Command(str(self.answers.get("hurts" if asking == "choice" else "pain_during", 1)))
        elif self.keys and self.looks >= self.keys[0][0]:
            command = self.keys.popleft()[1]
        else:
            return None
        self.paper.wanted = _KEPT
        self.paper.write(f"[{command.value}]\n")
        return command

    def _answered(self, question: Question) -> Command | None:
        given = self.answers.get(question.id, "no" if question.choices else 0)
        if question.id == "QI4":
            given = "no" if question.choices else self.answers.get("effort_of_activity", 5)
        if question.answers == "count":
            self._typed.extend([*str(given), "ready"])
            return Command(self._typed.popleft())
        if question.choices:
            number = question.choices.index(given) + 1 if given in question.choices else 1
            return (
                Command(given)
                if given in ("yes", "no") and given in question.choices
                else Command(str(number))
            )
        return Command(str(given))

    def __enter__(self) -> Self:
        """Nothing has to be opened."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing has to be given back."""


@contextmanager
def _replaced(actor: Actor, paper: Paper) -> Iterator[None]:
    """Put the actor, the paper and the swift loudspeaker in the place of what takes time."""
    ask, play = Asking.ask, Live.run

    def asked(self: Asking, question: Question, *, patient: bool = False) -> str | None:
        actor.asked = question
        actor.questions |= {question.shown, *(line.text for line in question.said)}
        answer = ask(self, question, patient=patient)
        actor.told.append((question.id, "" if answer is None else answer))
        return answer

    def played(self: Live) -> None:
        paper.playing, actor.looks = True, 0
        # Words are waited for, as if the voice had spoken them before.
        self.leader.patient = True
        try:
            play(self)
        finally:
            paper.playing, paper.wanted = False, 0

    with ExitStack() as stack:
        for where in ("sitting", "room"):
            stack.enter_context(patch(f"player.cli.{where}.hands_of", lambda *_, **__: actor))
            stack.enter_context(patch(f"player.cli.{where}.sink_for", lambda *_: Swift()))
        stack.enter_context(patch.object(Asking, "ask", asked))
        stack.enter_context(patch.object(Live, "run", played))
        stack.enter_context(patch.object(sys, "stdout", paper))
        stack.enter_context(patch.object(sys, "stderr", paper))
        stack.enter_context(patch.object(sys, "stdin", Terminal()))
        yield


def act(
    home: Path, today: str, arguments: list[str], answers: dict[str, Any], keys: list[tuple[int, Command]]
) -> tuple[int, list[str], list[tuple[str, str]]]:
    """Type a command at a moment; give its exit code, what was printed but questions, and their answers."""
    paper = Paper()
    actor = Actor(answers, keys, paper)
    with (
        patch.dict("os.environ", {"SOEPEL_HOME": str(home), "SOEPEL_TODAY": today, "TZ": "Europe/Amsterdam"}),
        _replaced(actor, paper),
    ):
        code = run(arguments)
    lines = [line for line in paper.getvalue().splitlines() if line not in actor.questions]
    return code, lines, actor.told
