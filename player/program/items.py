"""From checked tables to what the player uses: every side, dose and word worked out at every level."""

from hashlib import sha256
from typing import Any

import msgspec

from player.program.finding import Table
from player.program.keys import LANGUAGES, LEVELS, Language, Level, Position
from player.program.resolve import dose, forms, rule, said, sides
from player.program.values import Dose, Item, Lyrics, Movement, Spoken


def item(name: str, exercise: Table, change: Table) -> Item:
    """Make one exercise of a program; `change` is what its entry says otherwise."""
    position = change.get("position", exercise["position"])
    listed = [position] if isinstance(position, str) else position
    made = Item(
        exercise=name,
        kind=exercise["kind"],
        positions=msgspec.convert(listed, tuple[Position, ...]),
        change=float(change.get("change", exercise.get("change", 4))),
        core=change.get("core", False),
        level=change.get("level", "easy"),
        levels={level: movement(exercise, change, level) for level in LEVELS},
        digest="",
    )
    heard = msgspec.json.encode((made.kind, made.positions, made.change, made.levels), order="deterministic")
    return msgspec.structs.replace(made, digest=sha256(heard).hexdigest())


def movement(exercise: Table, change: Table, level: Level) -> Movement:
    """Work out one level of an exercise."""
    written = rule(exercise, change, level)
    names = sides(written) or ()
    return Movement(
        dose=msgspec.convert(dose(exercise, change, level), Dose),
        sides=names,
        alternate=written == "alternate",
        words={language: _lyrics(exercise[language], names, level, language) for language in LANGUAGES},
    )


def _lyrics(words: Table, names: tuple[str, ...], level: Level, language: Language) -> Lyrics:
    def free(key: str) -> str:
        return _one_line(said(words, level, None, key)[0] or "")

    return Lyrics(
        name=_one_line(words["name"]),
        sides=tuple(_spoken(words, side, level, language) for side in names or (None,)),
        own_explain=tuple(
            said(words, level, side, "explain")[1][:1] == ("sides",) for side in names or (None,)
        ),
        switch=free("switch"),
        close=free("close"),
        stop_if=free("stop_if"),
        effort=free("effort"),
    )


def _spoken(words: Table, side: str | None, level: Level, language: Language) -> Spoken:
    def part(key: str) -> Any:
        return said(words, level, side, key)[0]

    adverb, before_noun = (forms(words, side, language) if side else None) or ("", "")
    return Spoken(
        side=_one_line(adverb),
        side_of=_one_line(before_noun),
        explain=tuple(_one_line(text) for text in part("explain") or ()),
        out=_one_line(part("out") or ""),
        hold=_one_line(part("hold") or ""),
        back=_one_line(part("back") or ""),
        rest=_one_line(part("rest") or ""),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
