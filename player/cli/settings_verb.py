"""`soepel settings`: shows and changes what a person wants every time."""

from argparse import Namespace
from pathlib import Path

from msgspec import convert

from player.cli.attending import as_button
from player.cli.context import Context
from player.cli.lines import keep_output
from player.cli.screen import say
from player.controls import own_keys
from player.errors import UserError
from player.settings import Choice, Settings, VoiceOutput, change, names, parse, read, value_of


def run(args: Namespace, context: Context) -> int:
    """Print all settings, print one, change one, or clear one."""
    folder = context.home.config
    if args.setting is None and args.clear:
        raise UserError("cli.error.clear")
    if args.setting is None:
        settings = read(folder)
        for name in names():
            say(f"{name} = {_shown(value_of(settings, name), context)}")
        say(context.book.say("cli.settings.where", file=str(folder / "settings.toml")))
        return 0
    if args.clear and args.value is not None:
        raise UserError("cli.error.clear")
    if args.clear:
        settings = change(folder, args.setting, None)
    elif args.value is not None:
        settings = _changed(folder, args.setting, parse(args.setting, args.value))
    else:
        # An unknown name is refused in the same words as when it is set.
        settings = read(folder)
        if args.setting not in names():
            change(folder, args.setting, None)
    say(f"{args.setting} = {_shown(value_of(settings, args.setting), context)}")
    return 0


def _changed(folder: Path, name: str, value: Choice) -> Settings:
    # What nobody could ever press is told now, and not in the middle of a session.
    if name == "button":
        as_button(str(value))
    elif name == "keys":
        own_keys(str(value))
    if name != "voice_output":
        return change(folder, name, value)
    return keep_output(folder, convert(value, VoiceOutput))


def _shown(value: object, context: Context) -> str:
    if value is None or value == "":
        return context.book.say("cli.settings.none")
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
