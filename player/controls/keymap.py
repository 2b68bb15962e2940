"""Which key asks for what: letters that serve Dutch and English alike, and signs that need neither.

| command | keys | because |
|---|---|---|
| pause | space, p | the largest key; "pauze", "pause"; when paused, both go on |
| continue | c, g | "continue", "ga door" |
| ready | enter | |
| again | a, o | "again", "opnieuw" |
| repeat | r | "repeat", "repeteer" |
| next | n, v, right | "next", "volgende" |
| back | b, left | "back" |
| slower, faster | - and +, [ and ] | also _ and =, the same keys with and without shift |
| easier | e, m | "easier", "makkelijker" |
| harder | d, z | "difficult", "zwaarder" |
| explain | i, u | "info", "uitleg" |
| time left | t | "time", "tijd" |
| less, more talk | , and . | also < and >, the same keys with shift |
| louder, softer | up, down | |
| hurts | x, !, h | easy to find; h as well, for who thinks of "hurts" must never get "harder" or "help" |
| help | ?, /, f1 | / is ? without shift |
| stop | q, escape | |
| yes, no | y, j and n | n is no only where yes or no is asked |
| don't know | w | "weet ik niet"; where it can be answered; 3 does it too |
| numbers | 0 to 9, t | t is ten only where a number is asked; 1 and 0 at once are ten too |
"""

from collections.abc import Mapping
from typing import Literal

from player.phrases import phrases
from player.transport import Command

Asking = Literal["number", "choice", "yes_no", "yes_no_unknown", "count", "text"]
"""What kind of answer is waited for."""

_DIGITS = "0123456789"

KEYS: Mapping[Command, tuple[str, ...]] = {
    Command.PAUSE: ("space", "p"),
    Command.CONTINUE: ("c", "g"),
    Command.HURTS: ("x", "!", "h"),
    Command.STOP: ("q", "escape"),
    Command.READY: ("enter",),
    Command.AGAIN: ("a", "o"),
    Command.REPEAT: ("r",),
    Command.NEXT: ("n", "v", "right"),
    Command.BACK: ("b", "left"),
    Command.SLOWER: ("-", "[", "_"),
    Command.FASTER: ("+", "]", "="),
    Command.EASIER: ("e", "m"),
    Command.HARDER: ("d", "z"),
    Command.EXPLAIN: ("i", "u"),
    Command.TIME_LEFT: ("t",),
    Command.LESS_TALK: (",", "<"),
    Command.MORE_TALK: (".", ">"),
    Command.LOUDER: ("up",),
    Command.SOFTER: ("down",),
    Command.HELP: ("?", "/", "f1"),
    Command.YES: ("y", "j"),
    **{Command(digit): (digit,) for digit in _DIGITS},
}
"""The keys of each command, the best one first; in the order in which help tells them."""

ANSWERS: Mapping[Asking, Mapping[Command, tuple[str, ...]]] = {
    "yes_no": {Command.NO: ("n",)},
    "number": {Command.N10: ("t",)},
    "choice": {},
    "yes_no_unknown": {Command.NO: ("n",), Command.N3: ("w",)},
    "count": {},
    "text": {},
}
"""The keys that mean something else while a question is open."""


def meaning(key: str, asking: Asking | None = None, *, paused: bool = False) -> Command | None:
    """Give what `key` asks, while a question may be open or the session paused; None for nothing."""
    key = key.lower()
    if asking is not None:
        for command, keys in ANSWERS[asking].items():
            if key in keys:
                return command
    for command, keys in KEYS.items():
        if key in keys:
            return Command.CONTINUE if paused and command is Command.PAUSE else command
    return None


def table(language: str) -> list[tuple[str, str]]:
    """Give every key, by its name in `language`, and what it does, in the order to tell them in."""
    words = phrases(language)

    def names(keys: tuple[str, ...]) -> str:
        return ", ".join(words.say(f"controls.key.{key}") if len(key) > 1 else key for key in keys)

    rows = [
        (names(keys), words.say(f"controls.does.{command}"))
        for command, keys in KEYS.items()
        if command.number is None
    ]
    rows.append((names(ANSWERS["yes_no"][Command.NO]), words.say("controls.does.no")))
    rows.append((words.say("controls.key.digits"), words.say("controls.does.number")))
    rows.append((names(ANSWERS["number"][Command.N10]), words.say("controls.does.ten")))
    return rows
