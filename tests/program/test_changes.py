"""What changed between two versions of a program: everything that is heard, and each thing once."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.library import Library
from player.phrases import phrases
from player.program import Changed, Item, Program, changes, tell
from player.program.keys import LANGUAGES, LEVELS

LIBRARY = Library()
NAMES = [name for name in LIBRARY.names() if LIBRARY.open(name).items]
PROGRAMS = {name: LIBRARY.open(name) for name in NAMES}
NUMBERS = ("sets", "reps", "out", "hold", "back", "rest", "set_rest")
TEXTS = ("name", "switch", "close", "stop_if", "effort")
SPOKEN = ("explain", "out", "hold", "back", "rest")
OF_ITEM: dict[str, Any] = {"change": 59.0, "core": None, "level": None}
programs = st.sampled_from(NAMES).map(PROGRAMS.__getitem__)


def with_item(program: Program, index: int, item: Item) -> Program:
    """Give the program with another exercise in one place; its digests differ, as they do in files."""
    items = list(program.items)
    items[index] = replace(item, digest="other")
    return replace(program, items=tuple(items), digest="other")


@st.composite
def edits(draw: st.DrawFn) -> tuple[Program, Program, str, int]:
    """Give a program before and after one field was changed, what that is called, and where it is."""
    program = draw(programs)
    index = draw(st.integers(0, len(program.items) - 1))
    item = program.items[index]
    field = draw(st.sampled_from((*NUMBERS, *OF_ITEM, *TEXTS, *(f"said {text}" for text in SPOKEN))))
    breath = {"out": "inhale", "back": "exhale"} if item.kind == "breathing" else {}
    if field in OF_ITEM:
        other = {"core": not item.core, "level": "hard" if item.level != "hard" else "easy", "change": 59.5}
        return (
            program,
            with_item(program, index, replace(item, **{field: other[field]})),
            f"item.{field}",
            index,
        )
    levels = dict(item.levels)
    language = draw(st.sampled_from(LANGUAGES))
    for level in draw(st.sets(st.sampled_from(LEVELS), min_size=1)):
        movement = levels[level]
        words = movement.words[language]
        if field in NUMBERS:
            dose = replace(movement.dose, **{field: getattr(movement.dose, field) + 1})
            levels[level] = replace(movement, dose=dose)
            continue
        if field in TEXTS:
            changed = replace(words, **{field: "Anders."})
        else:
            key = field.removeprefix("said ")
            value: Any = ("Anders.",) if key == "explain" else "anders"
            changed = replace(words, sides=tuple(replace(side, **{key: value}) for side in words.sides))
        levels[level] = replace(movement, words={**movement.words, language: changed})
    name = field.removeprefix("said ")
    what = f"{'dose' if field in NUMBERS else 'words'}.{breath.get(name, name)}"
    return program, with_item(program, index, replace(item, levels=levels)), what, index


@given(programs)
def test_equal_programs_differ_in_nothing(program):
    """Digests and file names are nothing that is heard."""
    items = tuple(replace(item, digest="other") for item in program.items)

    assert changes(program, replace(program, name="elsewhere", digest="other", items=items)) == ()


@given(edits())
def test_a_changed_field_is_one_change(edit):
    """It is named, at its exercise, whatever levels it is changed at."""
    before, after, what, index = edit

    found = changes(before, after)

    assert [(each.what, each.index) for each in found] == [(what, index)]


@given(edits())
def test_every_change_is_told_in_both_languages(edit):
    """Shown and spoken, as a sentence that names the exercise and has no braces left."""
    before, after, _, index = edit
    changed = changes(before, after)[0]

    for language in LANGUAGES:
        for spoken in (False, True):
            told = tell(changed, language, spoken=spoken)
            item = after.items[index]
            assert item.levels[item.level].words[language].name in told
            assert told.endswith(".")
            assert "{" not in told
            assert told[0].isupper()


@given(programs, st.data())
def test_an_exercise_that_is_taken_away_or_put_in_is_one_change(program, data):
    """The others are themselves still, wherever they stand now."""
    index = data.draw(st.integers(0, len(program.items) - 1))
    rest = replace(program, items=program.items[:index] + program.items[index + 1 :])

    assert [each.what for each in changes(program, rest)] == ["removed"]
    assert [each.what for each in changes(rest, program)] == ["new"]


@given(programs, programs)
def test_different_programs_always_differ(before, after):
    """Nothing that is heard can be different without being told."""
    same = (before.words, before.phase, before.seconds) == (after.words, after.phase, after.seconds)
    plain = [[replace(item, digest="", exercise="") for item in each.items] for each in (before, after)]

    assert (changes(before, after) == ()) == (same and plain[0] == plain[1])


def test_an_exercise_in_another_place_has_moved():
    """The one that was carried, not all those that made room."""
    program = PROGRAMS["neck/phase-1"]
    first, *others = program.items
    moved = changes(program, replace(program, items=(*others, first)))

    assert [(each.what, each.index) for each in moved] == [("moved", len(others))]


def test_what_a_therapist_reads_and_hears():
    """Digits to read, words to hear, in the language of whoever listens."""
    changed = Changed(
        what="dose.hold", index=0, names={"nl": "Nek draaien", "en": "Neck turns"}, was=3.0, now=2.5
    )

    assert tell(changed, "en") == "Hold 2.5 s instead of 3 s, at Neck turns."
    assert tell(changed, "nl") == "Vasthouden 2,5 s in plaats van 3 s, bij Nek draaien."
    assert tell(changed, "nl", spoken=True) == (
        "Vasthouden twee komma vijf seconden in plaats van drie seconden, bij Nek draaien."
    )
    words = replace(changed, what="words.explain", language="nl")
    assert tell(words, "nl") == "De uitleg, bij Nek draaien."
    assert tell(words, "en") == "The explanation, in Dutch, at Neck turns."
    assert tell(replace(changed, what="removed"), "en") == "Removed: Neck turns."


def _whats() -> Iterator[str]:
    for table, names in phrases("en").table["changed"].items():
        if table in ("program", "item", "movement", "dose", "words"):
            yield from (f"{table}.{name}" for name in names)


@pytest.mark.parametrize("what", list(_whats()))
def test_a_value_that_was_not_there_is_told_as_nothing(what):
    """A weight, a phase or the length of a break may be new."""
    for language in LANGUAGES:
        told = tell(Changed(what=what, was=None, now="hard" if what == "item.level" else 1), language)
        assert "None" not in told
