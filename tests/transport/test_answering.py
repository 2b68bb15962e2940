"""Which answer every command is to every kind of question."""

import pytest

from player.session import Line, Question
from player.transport import Answer, Command, answer

SAID = (Line("Well?", "en"),)
SCORE = Question(id="score", said=SAID, shown="")
COUNT = Question(id="count", said=SAID, shown="", wants="count", most=7)
WORDS = Question(id="words", said=SAID, shown="", wants="text")
YES_NO = Question(id="agree", said=SAID, shown="", choices=("yes", "no"))
UNKNOWN = Question(id="safe", said=SAID, shown="", choices=("yes", "no", "unknown"))
CHOICE = Question(id="pick", said=SAID, shown="", choices=("neck", "arm", "stop"), also=("easier",))

AGAIN, SKIPS = Answer("asks_again"), Answer("skips")
ALWAYS = {
    Command.STOP: Answer("stops"),
    Command.BACK: Answer("turns_back"),
    Command.AGAIN: AGAIN,
    Command.REPEAT: AGAIN,
    Command.HELP: AGAIN,
    Command.NEXT: SKIPS,
}


def numbers(most: int) -> dict[Command, Answer]:
    """Give the numbers up to `most`, each as itself."""
    return {Command(str(number)): Answer("answers", number) for number in range(most + 1)}


def said(**answers: str) -> dict[Command, Answer]:
    """Give commands by name and what they answer."""
    return {Command[name.upper()]: Answer("answers", value) for name, value in answers.items()}


TABLE = {
    "number": (SCORE, numbers(10) | {Command.READY: SKIPS}),
    "count": (COUNT, numbers(7) | {Command.READY: SKIPS}),
    "words": (WORDS, {Command.READY: SKIPS}),
    "yes_no": (YES_NO, said(yes="yes", no="no", ready="yes")),
    "unknown": (UNKNOWN, said(yes="yes", no="no", ready="yes", n1="yes", n2="no", n3="unknown")),
    "choice": (CHOICE, said(n1="neck", n2="arm", n3="stop", easier="easier")),
}
ROWS = [
    pytest.param(asked, command, {**ALWAYS, **meant}.get(command, Answer("nothing")), id=f"{name}-{command}")
    for name, (asked, meant) in TABLE.items()
    for command in Command
]


@pytest.mark.parametrize(("asked", "command", "meant"), ROWS)
def test_every_command_to_every_question(asked: Question, command: Command, meant: Answer) -> None:
    """What is not in the table does nothing."""
    assert answer(asked, command) == meant


@pytest.mark.parametrize("name", TABLE)
def test_again_and_skip_always_work(name: str) -> None:
    """No question holds anybody: it can be heard again, left open, or be the end of it."""
    asked = TABLE[name][0]

    assert not answer(asked, Command.AGAIN).closes
    assert answer(asked, Command.NEXT).closes
    assert answer(asked, Command.STOP).closes


def test_a_command_that_answers_as_well_goes_before_what_it_means_elsewhere() -> None:
    """Where "next" is an answer, it leaves nothing open."""
    asked = Question(id="pick", said=SAID, shown="", choices=("a", "b"), also=("next",))

    assert answer(asked, Command.NEXT) == Answer("answers", "next")
