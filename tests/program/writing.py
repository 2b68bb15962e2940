"""Programs as somebody might write them: mostly right, in every form that the files can have."""

from collections.abc import Mapping
from json import dumps
from typing import Any, NamedTuple

from hypothesis import strategies as st

from player.program.keys import ADVICE

KINDS = ("mobility", "control", "strength", "breathing", "relaxation", "walking")
POSITIONS = ("sitting", "standing", "supine", "side-lying", "hands-and-knees", "walking")
RULES = ("none", "alternate", "one-then-other")
LEVELS = ("easy", "normal", "hard")
WORDS = {
    "nl": ("naar", "langzaam", "één", "tel", "keer", "links", "je schouder", "en dan", "vijf", "rustig."),
    "en": ("to", "slowly", "one", "count", "times", "left", "your shoulder", "and then", "five", "gently."),
}
PLAIN = ("{reps}", "{sets}", "{hold}", "{minutes}", "{seconds}", "{name}")
SIDED = ("{side}", "{side_of} hand", "{other}", "{other_of} hand")
WRONG = ("{", "}", "{seite}", "{weight}", "{effort}", "{inhale}", "{}", "\u202e", "\x07", "  ", "x" * 310)
SAID = ("out", "hold", "back", "rest", "close", "stop_if", "switch")
STRANGE = st.one_of(
    st.integers(-2, 2**70),
    st.floats(),
    st.booleans(),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.lists(st.integers(0, 3) | st.text(max_size=3), max_size=3),
    st.dictionaries(st.sampled_from(("side", "name", "x")), st.integers(0, 3) | st.just("x"), max_size=2),
)


class Written(NamedTuple):
    """A program and the exercise files that stand beside it."""

    program: str
    used: dict[str, bytes]


@st.composite
def spoken(draw: st.DrawFn, language: str, *, sided: bool, wild: bool) -> str:
    """Give a few words with names in braces that fit, or at times with something that does not."""
    known = (*WORDS[language], *PLAIN, *(SIDED if sided else ()), *(WRONG if wild else ()))
    return " ".join(draw(st.lists(st.sampled_from(known), min_size=1, max_size=6)))[:300]


@st.composite
def numbers(draw: st.DrawFn, *, breathing: bool, whole: bool) -> dict[str, Any]:
    """Give some of the numbers of a dose; with `whole` something that moves among them."""
    parts = ("inhale", "hold", "exhale", "rest") if breathing else ("out", "hold", "back", "rest")
    seconds = st.sampled_from((0, 0.5, 1, 1.25, 2, 3, 4, 10)) | st.floats(0, 12)
    held = {part: draw(seconds) for part in draw(st.sets(st.sampled_from(parts)))}
    if whole:
        held[parts[0]] = draw(st.sampled_from((1, 2.5, 3)))
    if draw(st.booleans()):
        held["reps"] = draw(st.sampled_from((1, 2, 3, 5, 8)))
    if draw(st.integers(0, 3)) == 0:
        held |= {"sets": draw(st.integers(1, 3)), "set_rest": draw(st.sampled_from((0, 5, 20.5)))}
    return held


@st.composite
def exercises(draw: st.DrawFn, *, wild: bool) -> dict[str, Any]:
    """Give an exercise without its `format`."""
    kind = draw(st.sampled_from(KINDS))
    breathing = kind == "breathing"
    named = draw(
        st.lists(st.sampled_from(("up", "left", "right", "y-t")), min_size=1, max_size=3, unique=True)
    )
    sides = draw(st.sampled_from((*RULES, named)))
    sided = sides != "none"
    positions = st.sampled_from(POSITIONS)
    made: dict[str, Any] = {
        "kind": kind,
        "position": draw(positions | st.lists(positions, min_size=1, max_size=4)),
        "sides": sides,
        "easy": draw(numbers(breathing=breathing, whole=True)),
    }
    if draw(st.booleans()):
        made["change"] = draw(st.sampled_from((0, 4, 20, 7.5)))
    for level in draw(st.sets(st.sampled_from(("normal", "hard")))):
        made[level] = draw(numbers(breathing=breathing, whole=False))
    for language in ("nl", "en"):
        said = spoken(language, sided=sided, wild=wild)
        words: dict[str, Any] = {"name": draw(st.sampled_from(WORDS[language]))}
        for part in draw(st.sets(st.sampled_from(SAID))):
            key = {"out": "inhale", "back": "exhale"}.get(part, part) if breathing else part
            words[key] = draw(said)[: 300 if part in SAID[4:] else 80]
        if draw(st.booleans()):
            words["explain"] = draw(st.lists(said, max_size=3))
        if isinstance(sides, list):
            words["sides"] = {side: {"side": f"x {side}", "side_of": side} for side in sides}
        for key in ("close", "stop_if"):
            if key in words and not wild:
                words[key] = "Klaar, {reps}." if key == "close" else "Stop."
        made[language] = words
    return made


@st.composite
def entries(draw: st.DrawFn, names: tuple[str, ...], *, wild: bool) -> dict[str, Any]:
    """Give one exercise of a program: written out, or one that is used."""
    if names and draw(st.booleans()):
        made: dict[str, Any] = {"use": draw(st.sampled_from((*names, "nobody") if wild else names))}
    else:
        made = draw(exercises(wild=wild))
    for key, values in (("level", LEVELS), ("core", (True, False)), ("reps", (1, 4)), ("hold", (0, 2, 30))):
        if draw(st.integers(0, 3)) == 0:
            made[key] = draw(st.sampled_from(values))
    return made


@st.composite
def framing(draw: st.DrawFn, language: str, *, talks: bool, wild: bool) -> dict[str, Any]:
    """Give the words of a program in one language, with the sentences of a talk where it is one."""
    made: dict[str, Any] = {"name": draw(st.sampled_from(WORDS[language]))}
    if draw(st.booleans()):
        made["opening"] = draw(st.sampled_from(WORDS[language]))
    if talks:
        # A talk knows no names in braces; some of the wild ones have them.
        known = st.sampled_from((*WORDS[language], *((*PLAIN, *WRONG) if wild else ())))
        sentence = st.lists(known, min_size=1, max_size=6).map(lambda words: " ".join(words)[:300])
        made["say"] = draw(st.lists(sentence, min_size=1, max_size=4))
    return made


@st.composite
def programs(draw: st.DrawFn) -> Written:
    """Give a program with what it uses; half of them have something wrong on purpose."""
    wild = draw(st.booleans())
    used = {f"own-{number}": draw(exercises(wild=wild)) for number in range(draw(st.integers(0, 2)))}
    made: dict[str, Any] = {"format": 1}
    if draw(st.booleans()):
        made["allow"] = draw(st.lists(st.sampled_from(ADVICE), max_size=3))
    if draw(st.integers(0, 3)) == 0:
        made["seconds"] = draw(st.integers(20, 180))
    talks = draw(st.sampled_from((False, False, False, True)))
    for language in ("nl", "en"):
        made[language] = draw(framing(language, talks=talks, wild=wild))
    if not talks or (wild and draw(st.integers(0, 3)) == 0):
        made["exercise"] = draw(st.lists(entries(tuple(used), wild=wild), min_size=1, max_size=4))
    if wild:
        for _ in range(draw(st.integers(1, 3))):
            _spoil(draw, draw(st.sampled_from((made, *used.values()))))
    files = {}
    for name, exercise in used.items():
        files[name] = text({"format": 1, **exercise}, draw(st.booleans())).encode()
    return Written(text(made, draw(st.booleans())), files)


def _spoil(draw: st.DrawFn, table: dict[str, Any]) -> None:
    """Take away, put in or replace one thing, somewhere."""
    held: Any = table
    while inside := _inside(held):
        if draw(st.integers(0, 2)) == 0:
            break
        held = draw(st.sampled_from(inside))
    if isinstance(held, list):
        held.append(draw(STRANGE))
        return
    key = draw(st.sampled_from((*sorted(held), "reps", "sides", "naam", "use", "easy")))
    if draw(st.booleans()):
        held.pop(key, None)
    else:
        held[key] = draw(STRANGE)


def _inside(held: Any) -> list[Any]:
    values = held.values() if isinstance(held, dict) else held
    return [value for value in values if value and isinstance(value, dict | list)]


def text(table: Mapping[str, Any], inline: bool) -> str:  # noqa: FBT001 - drawn by the caller
    """Write TOML, with tables of their own or all of them in one line."""
    if inline:
        return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())
    return "\n".join(_lines(table, ())) + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    plain = {key: value for key, value in table.items() if not _is_table(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        name = ".".join(map(_key, (*path, key)))
        if isinstance(value, dict):
            lines += ["", f"[{name}]", *_lines(value, (*path, key))]
        elif _is_table(value):
            for one in value:
                lines += ["", f"[[{name}]]", *_lines(one, (*path, key))]
    return lines


def _is_table(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else dumps(key)


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + "}"
        case _:
            return repr(value)
