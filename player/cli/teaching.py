"""`soepel buttons COMMAND`: learns a key or a button for one command, tells all of them, and forgets them."""

from collections.abc import Callable

from player.cli.context import Context
from player.cli.room import Room
from player.cli.screen import say
from player.controls import TEACHABLE, own_keys, taken_by, with_key, written
from player.controls.inputs import known_as
from player.settings import change
from player.transport import Command


def listed(context: Context) -> int:
    """Print the one button, and every key that was taught."""
    book = context.book
    if context.settings.button is not None:
        say(book.say("controls.teach.one", button=context.settings.button))
    own = own_keys(context.settings.keys)
    for command in TEACHABLE:
        for key, each in own.items():
            if each is command:
                say(
                    book.say(
                        "controls.teach.key",
                        button=written(key),
                        command=command.value,
                        does=_does(context, each),
                    )
                )
    if context.settings.button is None and not own:
        say(book.say("controls.teach.none"))
    return 0


def forget(command: Command, context: Context) -> int:
    """Let a command have no key of its own any more."""
    own = own_keys(context.settings.keys)
    known = command in own.values()
    if known:
        change(context.home.config, "keys", with_key(own, command, None))
    key = "forgotten" if known else "unknown"
    say(context.book.say(f"controls.teach.{key}", does=_does(context, command)))
    return 0


def teach(place: Room, command: Command, learn: Callable[[], str | None]) -> None:
    """Ask for a press, and keep it for `command`, unless it means something else."""
    context, book = place.context, place.context.book
    does = _does(context, command)
    place.say(book.say("controls.teach.ask", does=does))
    key = learn()
    if key is None:
        place.say(book.say("controls.button.unchanged"))
        return
    own = own_keys(context.settings.keys)
    taken = taken_by(key, own, wanted=command)
    if key == known_as(context.settings.button or ""):
        place.say(book.say("controls.teach.is_button"))
    elif taken is not None:
        place.say(book.say("controls.teach.taken", does=_does(context, taken)))
    else:
        change(context.home.config, "keys", with_key(own, command, key))
        place.screen(book.say("controls.teach.key", button=written(key), command=command.value, does=does))
        place.say(book.say("controls.teach.thanks", does=does))


def _does(context: Context, command: Command) -> str:
    if command.number is not None:
        return context.book.say("controls.does.number")
    return context.book.say(f"controls.does.{command.value}")
