"""`soepel words teach`: opens what it takes to teach by voice, after an explicit yes, and keeps each word."""

from argparse import Namespace
from contextlib import ExitStack, suppress

from player.cli.attending import attended
from player.cli.context import Context
from player.cli.room import Room, room
from player.cli.words_lessons import Lessons, StoppedError
from player.cli.words_telling import commands
from player.errors import UserError
from player.listening import open_source
from player.session import Shape, Tone, question
from player.settings import lock
from player.sound import tone
from player.transport import Command
from player.units import to_frames
from player.words import FIRST, RATE, SECOND, Memory, SpeechEmbedding, Templates, with_words

_TONES: dict[str, Shape] = {"go": "go", "acknowledge": "acknowledge", "refuse": "refuse"}


def teach(args: Namespace, context: Context, *, allowed: bool = False) -> bool:
    """Teach the words that are asked for, else those of the first that are not known yet; False for a stop.

    The microphone is asked for, unless it is `allowed` already.
    """
    book = context.book
    embedder = SpeechEmbedding()
    memory = Memory(context.home.data, embedder.name)
    known = memory.read()
    if not attended():
        raise UserError("words.error.unattended")
    wanted = _wanted(args, known)
    learned: list[str] = []
    with ExitStack() as stack:
        place = stack.enter_context(room(args, context, listens=False))
        if not (allowed and known):
            place.say(book.say("words.teach.intro"))
        if not allowed and place.asking.ask(question(context.language, "microphone", ("yes", "no"))) != "yes":
            place.screen(book.say("words.teach.declined"))
            return not place.asking.over
        ear = stack.enter_context(open_source(args.microphone, RATE))
        place.say(book.say("words.teach.on", name=ear.name))
        lessons = Lessons(
            ear,
            embedder,
            book,
            say=place.say,
            signal=lambda name: _signal(place, name),
            stopped=place.asking.wants_to_stop,
        )
        with suppress(StoppedError):
            for command in wanted:
                words = lessons.teach(command, known)
                if words:
                    known = _kept(memory, words, context)
                    learned.append(command.value)
        ear.close()
        place.say(
            book.say("words.teach.done" if learned else "words.teach.none", count=len(learned)),
            book.say("words.off"),
        )
        return not place.asking.over


def _wanted(args: Namespace, known: Templates) -> list[Command]:
    if args.words:
        return commands(args.words)
    first, second = ([each for each in some if each not in known] for some in (FIRST, SECOND))
    return first or second or list(FIRST)


def _signal(place: Room, name: str) -> None:
    place.asking.signal(tone(Tone(_TONES[name], to_frames(0.15))))


def _kept(memory: Memory, words: Templates, context: Context) -> Templates:
    with lock(context.home.data) as notice:
        if notice is not None:
            raise notice
        known = with_words(memory.read(), words)
        memory.write(known)
    return known
