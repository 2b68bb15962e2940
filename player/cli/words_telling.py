"""What a person is told about spoken commands: what each does, another word for it, whether they work."""

from collections.abc import Iterator, Sequence

from player.cli.context import Context
from player.errors import UserError
from player.phrases import Phrases
from player.transport import Command
from player.words import Memory, SpeechEmbedding, install_command, missing


def does(command: Command, book: Phrases) -> str:
    """Say what a command does."""
    return book.say(f"controls.does.{'number' if command.number is not None else command.value}")


def wanted(command: Command, book: Phrases) -> str:
    """Say what a word is wanted for: what a command does, or which answer it is."""
    if command.number is None:
        return does(command, book)
    return book.say("words.teach.number", number=command.number)


def instead(command: Command, book: Phrases) -> str:
    """Give another word for it."""
    if command.number is not None:
        return book.say("words.instead.number", number=command.number)
    return book.say(f"words.instead.{command.value}")


def commands(words: Sequence[str]) -> list[Command]:
    """Give the commands that somebody names; UserError for what is none."""
    unknown = [word for word in words if word not in list(Command)]
    if unknown:
        raise UserError("words.error.no_command", words=", ".join(unknown), known=", ".join(Command))
    return [Command(word) for word in words]


def heard(context: Context) -> Iterator[str]:
    """Tell what is missing for spoken commands with the one command that gets it, and what was taught."""
    book = context.book
    if lacking := missing():
        yield book.say("words.doctor.missing", packages=", ".join(lacking), command=install_command())
        return
    try:
        known = Memory(context.home.data, SpeechEmbedding.name).read()
    except UserError as error:
        yield book.say(error.key, **error.values)
        return
    key = "taught" if known else "untaught"
    yield book.say(f"words.doctor.{key}", words=", ".join(known), listen=context.settings.listen)
