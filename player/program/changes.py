"""What differs between two versions of a program, as somebody who hears both would tell it."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from difflib import SequenceMatcher
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from player.program.keys import LANGUAGES, LEVELS, Language
from player.program.values import Changed, Dose, Item, Lyrics, Movement, Program, Spoken

_OF_ITEM = ("level", "kind", "positions", "change", "core")
_OF_MOVEMENT = ("sides", "alternate")
_FORMS = ("side", "side_of")
_SAME_AS = {"own_explain": "explain", **dict.fromkeys(_FORMS, "forms")}
"""Fields that an author changes together: they are told as one."""
_BREATHS = {"out": "inhale", "back": "exhale"}


def changes(before: Program, after: Program) -> tuple[Changed, ...]:
    """Give every difference that can be heard, those of the program first, then in the order of `after`."""
    pairs = _pairs(before.items, after.items)
    kept = dict(pairs)
    moved = _moved(pairs)
    found = list(_heading(before, after))
    gone = set(range(len(before.items))) - set(kept.values())
    for index, item in enumerate(after.items):
        if index not in kept:
            found.append(Changed(what="new", index=index, names=_names(item)))
            continue
        if index in moved:
            found.append(Changed(what="moved", index=index, names=_names(item)))
        found += _of_item(index, before.items[kept[index]], item)
    for index in gone:
        # What follows it now is what is heard in its place.
        place = min((at for at, was in pairs if was > index), default=len(after.items))
        found.append(Changed(what="removed", index=place, names=_names(before.items[index])))
    return tuple(sorted(found, key=lambda each: -1 if each.index is None else each.index))


def _heading(before: Program, after: Program) -> Iterator[Changed]:
    for field in ("phase", "seconds"):
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            yield Changed(what=f"program.{field}", was=was, now=now)
    for language in LANGUAGES:
        old, new = before.words[language], after.words[language]
        for field in old.__struct_fields__:
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                yield Changed(what=f"program.{field}", language=language)


# ----- which exercise is which


def _pairs(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[tuple[int, int]]:
    """Give which exercise was which, as numbers after and before: equal ones first, then those of a name."""
    old, new = [_content(item) for item in before], [_content(item) for item in after]
    pairs = [
        (block.b + step, block.a + step)
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    ]
    told: tuple[Callable[[Item], Hashable], ...] = (
        _content,
        lambda item: (item.exercise, *_names(item).values()),
        lambda item: tuple(_names(item).values()),
        attrgetter("exercise"),
    )
    for key in told:
        taken = {was for _, was in pairs}
        left: dict[Hashable, list[int]] = {}
        for index, item in enumerate(before):
            if index not in taken:
                left.setdefault(key(item), []).append(index)
        known = {now for now, _ in pairs}
        for index, item in enumerate(after):
            if index not in known and left.get(key(item)):
                pairs.append((index, left[key(item)].pop(0)))
    return sorted(pairs)


def _content(item: Item) -> bytes:
    """Give all that an exercise is; how the file calls it is nothing that is heard."""
    return msgspec.json.encode(replace(item, exercise="", digest=""))


def _moved(pairs: list[tuple[int, int]]) -> set[int]:
    """Give the fewest exercises of which it can be said that they moved, and all others kept their order."""
    rising: list[list[tuple[int, int]]] = []
    for now, was in pairs:
        at = bisect_left(rising, was, key=lambda run: run[-1][1])
        run = [*(rising[at - 1] if at else ()), (now, was)]
        rising[at : at + 1] = [run]
    kept = rising[-1] if rising else []
    return {now for now, _ in pairs} - {now for now, _ in kept}


def _names(item: Item) -> dict[Language, str]:
    return {language: lyrics.name for language, lyrics in item.levels[item.level].words.items()}


# ----- what of it differs


def _of_item(index: int, before: Item, after: Item) -> Iterator[Changed]:
    names = _names(after)
    for field in _OF_ITEM:
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            yield Changed(what=f"item.{field}", index=index, names=names, was=was, now=now)
    found: dict[tuple[str, Language | None], Changed] = {}
    # The level that its author chose goes before the others.
    for level in sorted(LEVELS, key=lambda each: each != after.level):
        for kind, field, language, was, now in _of_movement(before.levels[level], after.levels[level]):
            what = f"{kind}.{_BREATHS.get(field, field) if after.kind == 'breathing' else field}"
            known = found.get((what, language))
            found[what, language] = (
                Changed(
                    what=what, index=index, names=names, language=language, levels=(level,), was=was, now=now
                )
                if known is None
                else replace(known, levels=(*known.levels, level))
            )
    yield from found.values()


_Difference = tuple[str, str, Language | None, object, object]


def _of_movement(before: Movement, after: Movement) -> Iterator[_Difference]:
    for field in _OF_MOVEMENT:
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            yield "movement", field, None, was, now
    for field in Dose.__struct_fields__:
        was, now = getattr(before.dose, field), getattr(after.dose, field)
        if was != now:
            yield "dose", field, None, was, now
    for language in LANGUAGES:
        fields = set(_of_lyrics(before.words[language], after.words[language]))
        if before.sides != after.sides:
            # Other sides bring other words for them.
            fields -= {"forms"}
        for field in sorted(fields):
            yield "words", field, language, None, None


def _of_lyrics(before: Lyrics, after: Lyrics) -> Iterator[str]:
    """Give the names of the texts that differ."""
    for field in Lyrics.__struct_fields__:
        if field != "sides" and getattr(before, field) != getattr(after, field):
            yield _SAME_AS.get(field, field)
    if len(before.sides) != len(after.sides):
        # Where sides are new or gone, a text that any of them shares is the same text.
        for field in Spoken.__struct_fields__:
            said = {getattr(spoken, field) for spoken in before.sides}
            if said.isdisjoint(getattr(spoken, field) for spoken in after.sides):
                yield _SAME_AS.get(field, field)
        return
    for old, new in zip(before.sides, after.sides, strict=True):
        for field in Spoken.__struct_fields__:
            if getattr(old, field) != getattr(new, field):
                yield _SAME_AS.get(field, field)
