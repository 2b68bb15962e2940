"""What hears spoken commands in a session, and what it may hear at each moment."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from types import TracebackType
from typing import Self

from player.cli.attending import at_hand
from player.cli.context import Context
from player.controls import Asking
from player.errors import UserError
from player.listening import open_source
from player.performing import Overheard
from player.settings import Listen
from player.sinks import Sink
from player.transport import Command
from player.words import (
    ANYWAY,
    CHOICES,
    COUNTS,
    RATE,
    VOCABULARIES,
    Ear,
    Listener,
    Memory,
    SpeechEmbedding,
    missing,
)

_ANSWERS: Mapping[Asking, frozenset[Command]] = {
    "yes_no": VOCABULARIES["question"],
    "yes_no_unknown": VOCABULARIES["question"],
    "choice": CHOICES - {Command.EASIER},
    "number": VOCABULARIES["number"],
    "count": COUNTS - {Command.N10},
}
"""The words that it takes to answer each kind of question; a few words cannot be spoken."""
_BESIDES: Mapping[Asking, frozenset[Command]] = {
    "yes_no_unknown": frozenset({Command.N3}),
    "choice": CHOICES,
    "count": COUNTS,
}
"""What can be meant besides; the third answer to what may be unknown is that it is."""


def meant(asking: Asking | None) -> frozenset[Command]:
    """Give what can be meant while that kind of answer is waited for."""
    if asking is None:
        return VOCABULARIES["exercise"]
    return _ANSWERS.get(asking, frozenset()) | _BESIDES.get(asking, frozenset()) | ANYWAY


class Ears:
    """Spoken commands beside the keys; where nothing listens, nothing is ever heard.

    Where the words that answer a question are not taught, any sound takes the answer that was just offered.
    """

    def __init__(
        self,
        listener: Listener | None,
        say: Callable[[str], None],
        context: Context,
        *,
        open_: bool,
        known: AbstractSet[Command] = frozenset(Command),
    ) -> None:
        """Hear with `listener`, who knows some words; `open_` ears hear while our own voice sounds."""
        self._listener = listener
        self._known = known
        self._asking: Asking | None = None
        self._say = say
        self._book = context.book
        self._open = open_
        self._told: set[str] = set()

    def beside(self, sink: Sink) -> Sink:
        """Give the sink that tells when our own voice sounds, where that is not to be heard."""
        listener = self._listener
        return sink if listener is None or self._open else Overheard(sink, listener.deafen)

    def reopening(self, reopen: Callable[[], Sink | None]) -> Callable[[], Sink | None]:
        """Give what opens a loudspeaker again, so that it tells, too."""

        def opened() -> Sink | None:
            found = reopen()
            return None if found is None else self.beside(found)

        return opened

    def read(self, asking: Asking | None) -> Command | None:
        """Give the next command that was heard, if there is one."""
        self._asking = asking
        if self._listener is None:
            return None
        self._listener.listen_for(meant(asking), sounds=self.voiced(asking))
        return self._listener.read()

    @property
    def listens(self) -> bool:
        """True where somebody wants to be heard, and nothing has broken."""
        return self._listener is not None and self._listener.trouble is None

    def voiced(self, asking: Asking | None) -> bool:
        """Tell whether any sound takes what was just offered of such a question."""
        if asking is None or not self.listens:
            return False
        return asking not in _ANSWERS or not _ANSWERS[asking] <= self._known

    def sounds(self) -> list[float]:
        """Take the sounds that are no words, by the second of the clock in which each began."""
        return [] if self._listener is None else self._listener.sounds()

    def news(self) -> str | None:
        """Give what is to be told once: that it listens now, or that it no longer does."""
        listener = self._listener
        if listener is None:
            return None
        if listener.trouble is not None:
            if "deaf" not in self._told:
                self._say(self._book.say(listener.trouble.key, **listener.trouble.values))
            return self._once("deaf")
        if not listener.listening:
            return None
        if self.voiced(self._asking):
            return self._once("sounds")
        if self._known:
            return self._once("listening")
        # Nobody is told twice that sounds are heard where something is asked.
        return None if "sounds" in self._told else self._once("answers")

    @property
    def takes_turns(self) -> bool:
        """True while it hears words, and only when our own voice is silent."""
        return self.listens and _by_turns(self._known, open_=self._open)

    def __enter__(self) -> Self:
        """Begin to listen."""
        if self._listener is not None:
            self._listener.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening, and say so where it was said that it listens."""
        if self._listener is None:
            return
        self._listener.close()
        if self._told - {"deaf"}:
            self._say(self._book.say("words.off"))

    def _once(self, news: str) -> str | None:
        if news in self._told:
            return None
        self._told.add(news)
        return news


def takes_turns(args: Namespace, context: Context) -> bool:
    """Tell whether spoken commands are heard, and only while our own voice is silent: that takes room."""
    wanted = _wanted(args, context)
    if wanted == "off" or missing():
        return False
    known = _known(Memory(context.home.data, SpeechEmbedding.name))
    return _by_turns(known, open_=wanted == "headphones")


def _by_turns(known: AbstractSet[Command], *, open_: bool) -> bool:
    """Tell whether there are words to hear, and only while our own voice is silent."""
    return bool(known) and not open_


def _wanted(args: Namespace, context: Context) -> Listen:
    if getattr(args, "script", None) is not None:
        return "off"
    chosen: Listen | None = getattr(args, "listen", None)
    return chosen or context.settings.listen


def ears_of(args: Namespace, context: Context, say: Callable[[str], None]) -> Ears:
    """Give the ears that were asked for; where something is missing, say what, and go on without."""
    wanted = _wanted(args, context)
    if wanted == "off":
        return Ears(None, say, context, open_=False)
    memory = Memory(context.home.data, SpeechEmbedding.name)
    if memory.file.exists() and missing():
        say(context.book.say("words.off_missing", packages=", ".join(missing())))
        return Ears(None, say, context, open_=False)
    known = _known(memory)
    if not (known or memory.file.exists() or at_hand(args, context)):
        # Nothing is asked, so that no sound can answer it.
        say(context.book.say("words.off_none"))
        return Ears(None, say, context, open_=False)
    listener = Listener(partial(_opened, getattr(args, "microphone", None)), context.home.data)
    return Ears(listener, say, context, open_=wanted == "headphones", known=known)


def _known(memory: Memory) -> AbstractSet[Command]:
    """Give the words that were taught; whoever listens tells it where they cannot be read."""
    try:
        return frozenset(memory.read())
    except UserError:
        return frozenset()


def _opened(name: str | None) -> Ear:
    """Open the microphone; UserError says what is off without it."""
    try:
        return open_source(name, RATE)
    except UserError as error:
        told = error.values
        if "reason" in told:
            raise UserError("words.error.no_microphone", reason=told["reason"]) from error
        raise UserError("words.error.no_such_microphone", name=told["name"], names=told["names"]) from error
