"""The laws of time and talk, for every program that ships."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.phrases import phrases
from player.program import LANGUAGES, Level
from player.session import PACES, arrange
from player.units import RATE

from .laws import LAWS, minutes_of, spelt
from .scores import (
    ALL_LEVELS,
    BREAKS,
    ROUTINES,
    TALKS_CHOSEN,
    Case,
    case,
    estimate,
    every_exercise,
    exercises,
    inside,
    scattered,
    shipped,
    shipped_case,
    speech,
    texts,
    tones,
)

SHIPPED = (*ROUTINES, *BREAKS, "every")
HEARD: tuple[tuple[str, Level | None], ...] = (
    *((name, None) for name in ROUTINES),
    *((name, level) for name in (*BREAKS, "every") for level in ALL_LEVELS),
)
"""Programs at their own level, and each exercise at every level."""
Law = Callable[[Case], None]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_shipped_program(law: Law, language: str) -> None:
    """Each law holds for every shipped program and level, with much talk and with little."""
    for name, level in HEARD:
        for talk in TALKS_CHOSEN:
            law(shipped_case(name, language, level, talk))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any shipped program as anybody may hear it, with words as long as any voice may make them."""
    name = draw(st.sampled_from(SHIPPED))
    seed = draw(st.one_of(st.none(), st.integers(0, 10_000)))
    return case(
        every_exercise() if name == "every" else shipped(name),
        estimate if seed is None else scattered(seed, draw(st.floats(0.1, 6))),
        language=draw(st.sampled_from(LANGUAGES)),
        level=draw(st.sampled_from(ALL_LEVELS)),
        talk=draw(st.sampled_from(TALKS_CHOSEN)),
        pace=draw(st.sampled_from(PACES)),
        listens=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None)
@given(made=cases())
def test_any_voice_and_any_pace(made: Case) -> None:
    """Every law holds at any pace, and however long or short a voice makes its words."""
    for law in LAWS:
        law(made)


@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_are_announced(name: str, language: str) -> None:
    """The beginning and every exercise between the first and the last say how long it still takes."""
    made = shipped_case(name, language, None, "full")
    first, *others = [section for section in made.session.sections if section.kind == "exercise"]

    assert set(texts(made.session.sections[0])) & set(minutes_of(made, "say.opening"))
    for section in others[:-1]:
        assert len(set(texts(section)) & set(minutes_of(made, "say.exercise"))) == 1
    for section in (first, *others[-1:]):
        assert not set(texts(section)) & set(minutes_of(made, "say.exercise"))


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_break_lasts_its_name(name: str, language: str) -> None:
    """A break lasts what it is called, within a fifth, at any level and with any talk."""
    seconds = shipped(name).seconds
    assert f"breaks/{seconds}-seconds" == name
    for level in ALL_LEVELS:
        for talk in (*TALKS_CHOSEN, "auto"):
            frames = shipped_case(name, language, level, talk).session.frames
            assert abs(frames - seconds * RATE) <= seconds * RATE / 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_holds_are_counted_whole(language: str) -> None:
    """With a voice of usual speed every second of a hold of 3 to 10 s is counted."""
    counted = 0
    made = shipped_case("every", language, "normal", "full")
    for section, movement in exercises(made):
        breathing = made.program.items[section.index].kind == "breathing"
        if breathing or not 3 <= movement.dose.hold <= 10:
            continue
        for part in tones(section):
            if part.part == "hold":
                said = [cue.sound.text for cue in inside(section, part)]
                assert said == numbers(language, int(movement.dose.hold))
                counted += 1

    assert counted > 20


def numbers(language: str, most: int) -> list[str]:
    """Give the numbers from one, as they are counted."""
    return [spelt(phrases(language), number) for number in range(1, most + 1)]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_same_in_the_same_out(name: str) -> None:
    """The same program, wishes and lengths give the same session, byte for byte."""
    made = shipped_case(name, "nl", None, "full")
    again = arrange(made.program, made.wishes, made.lengths)

    assert made.session == again
    assert msgspec.json.encode(made.session) == msgspec.json.encode(again)


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_talk_says_less(language: str) -> None:
    """Full says more than short, short more than quiet; the movement is the same in all three."""
    full, short, quiet = (shipped_case("every", language, None, talk).session for talk in TALKS_CHOSEN)

    words = [sum(len(speech(section)) for section in made.sections) for made in (full, short, quiet)]
    assert words == sorted(words, reverse=True)
    assert len(set(words)) == 3
    for sections in zip(full.sections, short.sections, quiet.sections, strict=True):
        tempo = [
            [(cue.set, cue.side, cue.rep, cue.part, cue.length) for cue in tones(section)]
            for section in sections
        ]
        assert tempo[0] == tempo[1] == tempo[2]
