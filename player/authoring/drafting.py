"""The text of a new file: right as it stands, with a short remark at every key."""

import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from player.phrases import Phrases, phrases
from player.program import LANGUAGES, FileKind, Kind, Language, Position

_COLUMN = 30
"""Where the remarks begin, as far as the values leave room."""
_NEAR = 3
"""Folders upwards in which a schema is looked for."""
_BREATH = {"out": "inhale", "back": "exhale"}
_PARTS = ("out", "hold", "back", "rest")
_BRACES = {name: f"{{{name}}}" for name in ("side", "reps")}
"""Braces that are written as they are, to be filled when the exercise is heard."""


class ExerciseDraft(Struct, frozen=True):
    """What is known of a new exercise."""

    name: dict[Language, str]
    kind: Kind = "mobility"
    position: Position = "sitting"
    sides: str = "none"
    reps: int = 5
    out: float = 3
    """Seconds of moving out, or of breathing in."""
    hold: float = 2
    """Seconds of holding still."""
    back: float = 3
    """Seconds of the way back, or of breathing out."""
    rest: float = 2
    """Seconds between repetitions."""


class ProgramDraft(Struct, frozen=True):
    """What is known of a new program."""

    name: dict[Language, str]
    use: tuple[str, ...]
    """Names of its exercises, in order."""


def schema_line(kind: FileKind, folder: Path) -> str:
    """Give the line by which an editor finds the schema, where there is one near `folder`; else nothing."""
    for up, parent in enumerate([folder, *folder.parents][:_NEAR]):
        if (parent / "schema" / f"{kind}.json").is_file():
            return f"#:schema {'../' * up or './'}schema/{kind}.json\n"
    return ""


def draft_exercise(draft: ExerciseDraft, book: Phrases, schema: str = "") -> str:
    """Give the text of a new exercise, its remarks in the language of `book`."""
    lines = [*_remark(book, "exercise"), "format = 1" + _gap("format = 1") + _about(book, "format")]
    lines += [_line(key, _text(getattr(draft, key)), book) for key in ("kind", "position", "sides")]
    if draft.sides != "none":
        lines.append(_line("change", "4", book))
    lines.append(_line("reviewed_by", _text(""), book))
    lines.append(_line("# sources", _list([book.say("authoring.words.source")]), book))
    for language in LANGUAGES:
        lines += ["", *_words(draft, language, book)]
    lines += ["", f"[easy]{_gap('[easy]')}{_about(book, 'easy')}", _line("reps", str(draft.reps), book)]
    lines += [
        _line(_part(draft, part), f"{seconds:g}", book, f"{_part(draft, part)}_seconds")
        for part, seconds in _seconds(draft)
    ]
    lines += [
        "",
        *_remark(book, "levels"),
        "# [normal]",
        f"# reps = {draft.reps + 3}",
        "# [hard]",
        "# sets = 2",
    ]
    return schema + "\n".join(lines) + "\n"


def draft_program(draft: ProgramDraft, book: Phrases, schema: str = "") -> str:
    """Give the text of a new program, its remarks in the language of `book`."""
    lines = [
        *_remark(book, "program"),
        _line("format", "1", book),
        _line("reviewed_by", _text(""), book),
        _line("# prescribed_by", _text(book.say("authoring.words.prescriber")), book),
        _line("# notes", _text(book.say("authoring.words.notes")), book),
    ]
    for number, language in enumerate(LANGUAGES):
        words = phrases(language)
        told = book if number == 0 else None
        lines += [
            "",
            _table(language, book),
            _line("name", _text(draft.name[language]), told, "program_name"),
        ]
        for key in ("opening", "closing"):
            lines.append(_line(f"# {key}", _text(words.say(f"authoring.words.{key}")), told))
    for number, use in enumerate(draft.use):
        told = book if number == 0 else None
        lines += [
            "",
            "[[exercise]]" + (_gap("[[exercise]]") + _about(book, "entry") if told else ""),
            _line("use", _text(use), told),
            _line("level", _text("easy"), told),
            _line("# core", "true", told),
            _line("# reps", "6", told, "own_reps"),
        ]
    return schema + "\n".join(lines) + "\n"


def _words(draft: ExerciseDraft, language: Language, book: Phrases) -> Iterator[str]:
    """Give the words of one language; only the first one has its keys explained."""
    words, told = phrases(language), book if language == LANGUAGES[0] else None
    form = "sided" if draft.sides != "none" else draft.kind if draft.kind in _OWN else "plain"
    yield _table(language, book)
    yield _line("name", _text(draft.name[language]), told)
    yield f"explain = [{_gap('explain = [') + _about(book, 'explain') if told else ''}".rstrip()
    for sentence in ("explain", "times"):
        yield f"    {_text(words.say(f'authoring.words.{sentence}.{form}', **_BRACES))},"
    yield "]"
    for part, _ in _seconds(draft):
        key = _part(draft, part)
        if part == "rest":
            yield _line("# rest", _text(words.say("authoring.words.rest")), told)
        else:
            way = "sided" if form == "sided" and key in _BREATH else "plain"
            said = words.say(f"authoring.words.{key}.{way}", **_BRACES)
            yield _line(key, _text(said), told)
    if draft.sides != "none":
        yield _line("# switch", _text(words.say("authoring.words.switch", **_BRACES)), told)
    yield _line("stop_if", _text(words.say("authoring.words.stop_if")), told)


_OWN = ("breathing", "walking", "relaxation")
"""Kinds with an explanation of their own."""


def _seconds(draft: ExerciseDraft) -> Iterator[tuple[str, float]]:
    """Give the parts that take time; a part of 0 seconds is left out."""
    yield from ((part, seconds) for part in _PARTS if (seconds := getattr(draft, part)) > 0)


def _part(draft: ExerciseDraft, part: str) -> str:
    return _BREATH.get(part, part) if draft.kind == "breathing" else part


def _table(language: Language, book: Phrases) -> str:
    return f"[{language}]{_gap(f'[{language}]')}{_about(book, f'table_{language}')}"


def _line(key: str, value: str, book: Phrases | None, about: str = "") -> str:
    """Give a key with its value, and its remark where there is a book."""
    said = f"{key} = {value}"
    return said + (_gap(said) + _about(book, about or key.removeprefix("# ")) if book else "")


def _gap(said: str) -> str:
    return " " * max(_COLUMN - len(said), 2)


def _about(book: Phrases, key: str) -> str:
    return "# " + book.say(f"authoring.about.{key}", **_BRACES)


def _remark(book: Phrases, key: str) -> list[str]:
    return [f"# {line}" for line in book.say(f"authoring.remark.{key}", **_BRACES).strip().split("\n")]


def _text(text: str) -> str:
    # What JSON writes between quotes, TOML reads.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: list[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"
