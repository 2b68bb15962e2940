"""`soepel words`: spoken commands are taught, tried, listed and forgotten."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec

from player.cli.context import Context
from player.cli.screen import say
from player.cli.words_folder import takes_in
from player.cli.words_telling import commands, does, instead
from player.errors import UserError
from player.listening import Resampled, WaveSource
from player.paths import written_path
from player.settings import lock
from player.transport import Command
from player.words import (
    FIRST,
    RATE,
    VOCABULARIES,
    Fault,
    Memory,
    SpeechEmbedding,
    Taught,
    hear,
    lesson,
    recordings,
    with_words,
    without,
)


def run(args: Namespace, context: Context) -> int:
    """Do what is asked; 1 where something was not learned."""
    return _ACTIONS[args.action](args, context)


def memory(context: Context) -> Memory:
    """Give where the person's words are kept."""
    return Memory(context.home.data, SpeechEmbedding.name)


def _teach(args: Namespace, context: Context) -> int:
    """Learn from a folder of recordings: keep what is good, and tell of everything that is not."""
    only = commands(args.words)
    if args.folder is None:
        from player.cli.words_room import teach  # noqa: PLC0415 - a voice, a loudspeaker and a microphone

        teach(args, context)
        return 0
    embedder = SpeechEmbedding()
    kept = memory(context)
    known = kept.read()
    takes, strange = takes_in(Path(args.folder), embedder, context.book, only)
    learned = lesson(takes, known)
    if learned.words:
        with lock(context.home.data) as notice:
            if notice is not None:
                raise notice
            kept.write(with_words(kept.read(), learned.words))
    for command, frames in learned.words.items():
        say(context.book.say("words.learned", word=command.value, count=recordings(frames)))
    problems = [*strange, *(told(fault, context) for fault in learned.faults)]
    if problems:
        key = "words.error.taught" if learned.words else "words.error.untaught"
        raise UserError(key, folder=args.folder, told="\n".join(problems))
    return 0


def told(fault: Fault, context: Context) -> str:
    """Say what is the matter with a recording or a word, and what helps."""
    book, word = context.book, fault.command.value
    if fault.other is None:
        return book.say(f"words.fault.{fault.flaw}", name=fault.name, word=word)
    return book.say(
        "words.fault.alike",
        word=word,
        other=fault.other.value,
        instead=instead(fault.command, book),
    )


def _test(args: Namespace, context: Context) -> int:
    """Tell which commands are heard in a file."""
    file = written_path(args.file)
    embedder = SpeechEmbedding()
    known = memory(context).read()
    if not known:
        raise UserError("words.error.none")
    engine = Taught(embedder, known)
    engine.listen_for(VOCABULARIES[args.vocabulary])
    with Resampled(WaveSource(file), RATE) as source:
        heard = [msgspec.to_builtins(each) for each in hear(engine, source)]
    if args.json:
        heard = [{name: each[name] for name in ("command", "at", "score")} for each in heard]
        say(json.dumps(heard))
        return 0
    for each in heard:
        say(
            context.book.say(
                "words.heard", word=each["command"], at=f"{each['at']:.1f}", score=f"{each['score']:.2f}"
            )
        )
    if not heard:
        say(context.book.say("words.nothing_heard"))
    return 0


def _list(args: Namespace, context: Context) -> int:
    """Tell which words are known, and which of the first six are not yet."""
    del args
    known, book = memory(context).read(), context.book
    for command, frames in known.items():
        say(book.say("words.known", word=command.value, does=does(command, book), count=recordings(frames)))
    missing = [command.value for command in FIRST if command not in known]
    if missing:
        say(book.say("words.not_yet" if known else "words.none_yet", words=", ".join(missing)))
    return 0


def _forget(args: Namespace, context: Context) -> int:
    """Forget some words, or all."""
    kept = memory(context)
    known = kept.read() if args.words else {}
    if args.words and not known:
        raise UserError("words.error.none")
    unknown = [word for word in args.words if word not in known]
    if unknown:
        near = get_close_matches(unknown[0], [*known], n=1)
        raise UserError(
            "words.error.unknown", words=", ".join(unknown), known=", ".join(known), near="".join(near)
        )
    with lock(context.home.data) as notice:
        if notice is not None:
            raise notice
        kept.write(without(known, [Command(word) for word in args.words]) if args.words else {})
    say(
        context.book.say("words.forgotten", words=", ".join(args.words))
        if args.words
        else context.book.say("words.all_forgotten")
    )
    return 0


_ACTIONS: Mapping[str, Callable[[Namespace, Context], int]] = {
    "teach": _teach,
    "test": _test,
    "list": _list,
    "forget": _forget,
}
