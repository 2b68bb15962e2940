"""The player's own words: the same sentences in each language, spoken as one would say them."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.phrases import UnknownPhraseError, braces, phrases
from player.program import LANGUAGES

PLAYER = Path(__file__).parents[2] / "player"

NOT_THE_SAME = {"singular", "argparse"}
"""Tables whose keys are words of a language: English needs no translation of English messages."""

BANNED = {
    "nl": r"\b(slijtage|versleten|verslet\w+|kapot\w*|zwak\w*|schade|genees\w*|genezing)\b",
    "en": r"\b(wear and tear|worn|wrong\w*|broken|weak\w*|damag\w*|cure\w*|heal\w*)\b",
}
"""Words that frighten, from the promises in the notes on neck care."""
ABOUT_A_BODY = ("say", "ask", "count", "position", "part", "level", "caption", "sheet")
"""Tables that a person hears or sees while exercising; elsewhere a file may well be wrong."""


def leaves(table: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every sentence with its key."""
    if isinstance(table, str):
        yield key, table
    elif isinstance(table, list):
        for index, each in enumerate(table):
            yield from leaves(each, f"{key}[{index}]")
    else:
        for name, each in table.items():
            yield from leaves(each, f"{key}.{name}" if key else name)


def sentences(language: str) -> dict[str, str]:
    """Give every sentence of a language that has its twin in the other."""
    table = phrases(language).table
    return dict(leaves({name: part for name, part in table.items() if name not in NOT_THE_SAME}))


def test_every_sentence_is_in_both_languages() -> None:
    """Each key stands in Dutch and in English, no list longer in one than in the other."""
    assert set(sentences("nl")) ^ set(sentences("en")) == set()


def test_braces_are_the_same_in_both_languages() -> None:
    """A sentence needs the same values in each language."""
    dutch, english = sentences("nl"), sentences("en")

    assert [
        key for key in dutch if key in english and sorted(braces(dutch[key])) != sorted(braces(english[key]))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    """Every sentence says something, and every brace closes."""
    for key, text in sentences(language).items():
        assert text.strip(), key
        unclosed = re.sub(r"\{([a-z_]+| )\}", "", text)
        assert not set("{}") & set(unclosed), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_frightening_words(language: str) -> None:
    """Nothing that is said of a body calls it broken, worn or weak, or promises to heal it."""
    assert [
        f"{key}: {text}"
        for key, text in sentences(language).items()
        if key.split(".")[0] in ABOUT_A_BODY and re.search(BANNED[language], text, re.IGNORECASE)
    ] == []


def test_dutch_is_spoken_to_you() -> None:
    """Dutch says je, never u."""
    assert [key for key, text in sentences("nl").items() if re.search(r"\b(u|uw)\b", text.lower())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_short(language: str) -> None:
    """A sentence for the ear has at most sixteen words, the keys of "help" apart."""
    long = [
        key
        for key, text in sentences(language).items()
        if key.split(".")[0] in ("say", "count", "position")
        and any(len(each.split()) > 16 for each in re.split(r"[.!?] ", text))
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_spoken_digits(language: str) -> None:
    """What is said holds no digit, bracket or slash, which an engine would read as it likes."""
    assert [
        key
        for key, text in sentences(language).items()
        if (key.startswith(("say.", "count.", "position.")) or re.match(r"ask\.\w+\.say", key))
        and re.search(r"[\d()/%]", text)
    ] == []


# ----- numbers and nouns


@pytest.mark.parametrize(
    ("language", "text", "values", "said"),
    [
        ("nl", "{seconds} seconden", {"seconds": 1}, "één seconde"),
        ("nl", "{seconds} seconden", {"seconds": 1.0}, "één seconde"),
        ("nl", "{seconds} seconden", {"seconds": 5}, "vijf seconden"),
        ("nl", "{minutes} minuten lang", {"minutes": 1}, "één minuut lang"),
        ("nl", "{sets} sets van {reps} keer", {"sets": 1, "reps": 1}, "één set van één keer"),
        ("nl", "{reps} keer", {"reps": 8}, "acht keer"),
        ("nl", "nog {x} procent", {"x": 1}, "nog één procent"),
        ("nl", "{inhale} seconden", {"inhale": 3.4}, "drie komma vier seconden"),
        ("nl", "{hold} seconden", {"hold": 1.5}, "één komma vijf seconden"),
        ("nl", "{hold} seconden", {"hold": 40}, "40 seconden"),
        ("nl", "je {side_of}oor", {"side_of": "linker"}, "je linkeroor"),
        ("en", "{seconds} seconds", {"seconds": 1}, "one second"),
        ("en", "{seconds} seconds", {"seconds": 0}, "zero seconds"),
        ("en", "{times} times", {"times": 1}, "one time"),
        ("en", "{exhale} seconds", {"exhale": 3.4}, "three point four seconds"),
        ("en", "{weight} kilos", {"weight": 0.5}, "zero point five kilos"),
        ("en", "your {side_of} ear", {"side_of": "left"}, "your left ear"),
        ("en", "{name} and {name}", {"name": "a"}, "a and a"),
        ("en", "nothing to fill", {}, "nothing to fill"),
    ],
)
def test_numbers_and_nouns(language: str, text: str, values: dict[str, object], said: str) -> None:
    """A number is spelt, with its decimals, and a noun after a one is singular."""
    assert phrases(language).fill(text, values) == said


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("nl", 20, "twintig"),
        ("nl", 21, "21"),
        ("nl", 2.96, "drie"),
        ("nl", 20.5, "twintig komma vijf"),
        ("en", 2.04, "two"),
        ("en", 0.1 + 0.2, "zero point three"),
    ],
)
def test_rounding(language: str, value: float, said: str) -> None:
    """One decimal is spoken, and none where it would be a zero."""
    assert phrases(language).number(value) == said


@given(value=st.floats(0, 5000), language=st.sampled_from(LANGUAGES))
def test_every_number_is_near_what_is_said(value: float, language: str) -> None:
    """What is said of a number is never further off than half a tenth."""
    book = phrases(language)
    numbers = book.table["numbers"]
    whole, _, tenths = book.number(value).partition(f" {book.table['decimal']} ")
    heard = (numbers.index(whole) if whole in numbers else int(whole)) + (
        numbers.index(tenths) / 10 if tenths else 0
    )

    assert abs(heard - value) <= 0.05 + 1e-6


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("nl", "Bel 112.", "Bel één één twee."),
        ("en", "Call 112 now", "Call one one two now"),
        ("en", "1120 or 2112", "1120 or 2112"),
        ("nl", "Geen nummer.", "Geen nummer."),
    ],
)
def test_emergency_number(language: str, text: str, read: str) -> None:
    """112 is read digit by digit, and no other number is."""
    assert phrases(language).pronounced(text) == read


@pytest.mark.parametrize("language", LANGUAGES)
def test_singulars_are_singular(language: str) -> None:
    """Every noun that has a singular changes, and its singular has none of its own."""
    singular = phrases(language).table["singular"]

    assert [noun for noun, one in singular.items() if noun == one or one in singular] == []


# ----- asking for what there is


@pytest.mark.parametrize("key", ["nowhere", "say", "say.live", "say.live.paused.more", "count.rep.x", ""])
def test_unknown_sentences(key: str) -> None:
    """To ask for a sentence that is not there, or for a table, is an error; `has` says no."""
    book = phrases("en")

    assert not book.has(key)
    with pytest.raises(UnknownPhraseError):
        book.say(key)


def test_who_reads_sees_digits() -> None:
    """With the decimal sign of the language; a noun after a one is singular all the same."""
    read = replace(phrases("nl"), digits=True)
    values = {"a": 3.44, "weeks": 1, "of": 12000}
    assert read.fill("{a}, {weeks} weken, {of}", values) == "3,4, 1 week, 12000"
    assert replace(phrases("en"), digits=True).fill("{a}", values) == "3.4"


def test_missing_values() -> None:
    """A brace without its value is an error that names it."""
    with pytest.raises(UnknownPhraseError, match="minutes"):
        phrases("en").say("say.opening.minutes")


def test_a_value_is_never_filled_again() -> None:
    """Braces inside a value stay as they are: a name from a file fills nothing."""
    assert phrases("en").fill("{name}", {"name": "{secret}", "secret": "x"}) == "{secret}"


def test_the_same_book() -> None:
    """A language is read once."""
    assert phrases("nl") is phrases("nl")


# ----- every sentence that the player asks for


def keys_in(file: Path) -> Iterator[tuple[str, int, str]]:
    """Give the whole keys that a file asks for: `say("...")`, `own(..., "...")`, `UserError("...")`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in ("say", "own", "has", "UserError", "VoiceError"):
            continue
        for argument in node.args[:2]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield called, node.lineno, argument.value


def asked_for() -> list[tuple[str, str]]:
    """Give every key with where it is asked for."""
    found = []
    for file in sorted(PLAYER.rglob("*.py")):
        for called, line, key in keys_in(file):
            if re.fullmatch(r"[a-z_]+(\.[a-z_-]+)+", key) or called == "UserError":
                found.append((f"{file.relative_to(PLAYER)}:{line}", key))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_asked_for_exists(language: str) -> None:
    """Every key that stands in the code has its sentence."""
    book = phrases(language)
    found = asked_for()

    assert len(found) > 40
    assert [f"{where}: {key}" for where, key in found if not book.has(key)] == []


def test_every_table_that_is_built_upon_exists() -> None:
    """A key that is put together in the code, as `say.live.{x}`, leads into a table that exists."""
    table = phrases("nl").table
    missing = []
    for file in sorted(PLAYER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
                continue
            start = str(node.values[0].value)
            if not re.fullmatch(r"(say|ask|count|position|cli|problem)\.([a-z_]+\.)*", start):
                continue
            at: Any = table
            for step in start.rstrip(".").split("."):
                at = at.get(step) if isinstance(at, Mapping) else None
            if at is None:
                missing.append(f"{file.name}:{node.lineno}: {start}")

    assert missing == []
