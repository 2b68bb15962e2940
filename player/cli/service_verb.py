"""`soepel service`: writes a systemd user service that waits for the one button, and then speaks."""

import os
import shlex
import sys
from argparse import Namespace
from pathlib import Path
from shutil import which

from player.cli.attending import apart, button_of
from player.cli.context import Context
from player.cli.passing import typed
from player.cli.screen import say
from player.cli.unit import unit
from player.errors import UserError

NAME = "soepel.service"
_KEPT = ("SOEPEL_HOME", "SDL_AUDIODRIVER")
"""What of this environment the service needs, too."""


def run(args: Namespace, context: Context) -> int:
    """Write it, or print it with `-o -`; tell what to type after."""
    if not has_systemd():
        raise UserError("service.error.systemd")
    button = button_of(args, context)
    if not apart(button):
        raise UserError("service.error.button", button=button or "-")
    text = unit(context.book.say("service.about"), command(args), _environment())
    if args.output == "-":
        say(text.rstrip("\n"))
        return 0
    file = Path(args.output) if args.output is not None else _usual()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError("service.error.file", file=str(file)) from error
    say(context.book.say("service.written", file=str(file), button=str(button)))
    begins = NAME if args.output is None else shlex.quote(str(file.resolve()))
    say(context.book.say("service.begin", command=f"systemctl --user enable --now {begins}"))
    say(context.book.say("service.linger", command="loginctl enable-linger"))
    return 0


def has_systemd() -> bool:
    """Tell whether this system begins services as this verb writes them."""
    return sys.platform.startswith("linux") and which("systemctl") is not None


def command(args: Namespace) -> list[str]:
    """Give what the service runs: this Python, that waits with the same wishes."""
    given = [] if args.name is None else [args.name]
    given += [] if args.lang is None else ["--lang", args.lang]
    return [sys.executable, "-m", "player", "wait", *given, *typed(args)]


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if os.environ.get(name)}


def _usual() -> Path:
    """Give where systemd looks for the services of a user."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "systemd" / "user" / NAME
