"""What a program adds up to, as text: every exercise at its level, with nothing left to look up."""

from collections.abc import Collection, Iterator
from json import dumps

from player.program.keys import LANGUAGES, LEVELS, Language, Level
from player.program.values import Item, Lyrics, Program, Spoken

_NUMBERS = ("sets", "reps", "out", "hold", "back", "rest", "set_rest", "weight")
_BREATHS = {"out": "inhale", "back": "exhale"}
_WORDS = ("out", "hold", "back", "rest")


def expanded(program: Program) -> str:
    """Give a program as TOML in which every exercise is written out at the level its author chose."""
    lines = [f"# {program.name}"]
    for language in LANGUAGES:
        lines += ["", f"[{language}]", f"name = {_text(program.words[language].name)}"]
    for item in program.items:
        lines += ["", *_item(item)]
    return "\n".join(lines) + "\n"


def alone(use: str, levels: Collection[Level] = LEVELS) -> bytes:
    """Give a program of one exercise, once at each of the `levels`: an exercise file is measured by it."""
    names = "".join(f"[{language}]\nname = {_text(use)}\n" for language in LANGUAGES)
    entries = "".join(f'[[exercise]]\nuse = {_text(use)}\nlevel = "{level}"\n' for level in levels)
    return f"format = 1\n{names}{entries}".encode()


def _item(item: Item) -> Iterator[str]:
    movement = item.levels[item.level]
    breathing = item.kind == "breathing"
    yield "[[exercise]]"
    yield f"name = {_text(item.exercise)}"
    yield f"level = {_text(item.level)}"
    yield f"kind = {_text(item.kind)}"
    yield f"position = {_list(item.positions)}"
    yield f"core = {str(item.core).lower()}"
    if movement.sides:
        yield f"sides = {_list(movement.sides)}"
        yield f"alternate = {str(movement.alternate).lower()}"
        yield f"change = {_number(item.change)}"
    for key in _NUMBERS:
        value = getattr(movement.dose, key)
        if value:
            yield f"{_BREATHS.get(key, key) if breathing else key} = {_number(value)}"
    for language in LANGUAGES:
        yield from _lyrics(movement.words[language], language, movement.sides, breathing=breathing)


def _lyrics(lyrics: Lyrics, language: Language, sides: tuple[str, ...], *, breathing: bool) -> Iterator[str]:
    yield f"[exercise.{language}]"
    yield f"name = {_text(lyrics.name)}"
    for key in ("switch", "close", "stop_if", "effort"):
        if text := getattr(lyrics, key):
            yield f"{key} = {_text(text)}"
    if not sides:
        yield from _spoken(lyrics.sides[0], breathing=breathing)
    for name, spoken in zip(sides, lyrics.sides, strict=False):
        yield f"[exercise.{language}.sides.{name}]"
        yield f"side = {_text(spoken.side)}"
        if spoken.side_of:
            yield f"side_of = {_text(spoken.side_of)}"
        yield from _spoken(spoken, breathing=breathing)


def _spoken(spoken: Spoken, *, breathing: bool) -> Iterator[str]:
    if spoken.explain:
        yield f"explain = {_list(spoken.explain)}"
    for key in _WORDS:
        if text := getattr(spoken, key):
            yield f"{_BREATHS.get(key, key) if breathing else key} = {_text(text)}"


def _text(text: str) -> str:
    return dumps(text, ensure_ascii=False)


def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _number(value: float) -> str:
    return f"{value:g}"
