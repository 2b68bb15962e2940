"""Room for whoever leads by voice: two seconds of listening, again and again, and the dose as it was."""

from collections.abc import Iterator
from itertools import product

import pytest

from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.session import PACES, Section, arrange, asking, compile, question
from player.units import to_seconds

from .scores import (
    ALL_LEVELS,
    BREAKS,
    ROUTINES,
    TALKS_CHOSEN,
    case,
    estimate,
    every_exercise,
    shipped,
    speech,
    texts,
    tones,
    wishes,
)

TALKS = ("talks/what-helps", "talks/six-tips", "talks/why-it-arises")
SHIPPED = (*ROUTINES, *BREAKS, *TALKS, "every")
DEAF = (0.1, 0.45)
"""Seconds before and after our own voice in which a microphone is deaf."""
LISTENS = 2.0
MOST, MOST_IN_A_BREAK = 15.0, 24.0
"""Seconds that somebody waits at most until they can be heard for two seconds.

A break lasts what it is called, so there only the words of repetitions make room.
"""


def program(name):
    """Give a shipped program, or the whole catalogue as one."""
    return every_exercise() if name == "every" else shipped(name)


def waits(sections: tuple[Section, ...]) -> Iterator[float]:
    """Give the seconds from the end of each silence that is long enough to the beginning of the next."""
    cues = [cue for section in sections for cue in speech(section)]
    since, end = to_seconds(cues[0].at), to_seconds(cues[0].end)
    for cue in cues[1:]:
        at = to_seconds(cue.at)
        if at - DEAF[0] - (end + DEAF[1]) >= LISTENS:
            yield end + DEAF[1] - since
            since = at - DEAF[0]
        end = to_seconds(cue.end)
    yield end + DEAF[1] - since


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_waits_long_to_be_heard(name: str) -> None:
    """In every shipped program, at any level and pace, two seconds of listening come soon."""
    most = MOST_IN_A_BREAK if name in BREAKS else MOST
    for language, talk, level, pace in product(
        LANGUAGES, TALKS_CHOSEN, ALL_LEVELS, (PACES[0], 1.0, PACES[-1])
    ):
        made = case(
            program(name), estimate, language=language, talk=talk, level=level, pace=pace, listens=True
        )
        assert max(waits(made.session.sections)) <= most, (language, talk, level, pace)


def test_somebody_who_does_not_lead_by_voice_waits_for_nothing() -> None:
    """Without spoken commands nothing is left out, and sentences stand as near to each other as before."""
    made = case(program("every"), language="en", talk="full")

    assert max(waits(made.session.sections)) > MOST


@pytest.mark.parametrize("name", SHIPPED)
def test_the_dose_stays(name: str) -> None:
    """What is done, in which order and for how long, is the same with spoken commands and without."""
    for language, talk in product(LANGUAGES, TALKS_CHOSEN):
        for without, heard in zip(
            *(
                arrange(program(name), wishes(language, talk=talk, listens=listens), estimate).sections
                for listens in (False, True)
            ),
            strict=True,
        ):
            assert [(cue.length, cue.side, cue.set, cue.rep, cue.part) for cue in tones(without)] == [
                (cue.length, cue.side, cue.set, cue.rep, cue.part) for cue in tones(heard)
            ]
            assert without.omissions == heard.omissions
            # Nothing is said that would not be said else, but for minutes.
            assert len(texts(heard)) <= len(texts(without))


@pytest.mark.parametrize("name", ROUTINES)
def test_the_first_and_the_last_repetition_are_told(name: str) -> None:
    """The words that begin and end a set never give way."""
    for language in LANGUAGES:
        without, heard = (
            case(program(name), language=language, talk="short", listens=listens) for listens in (False, True)
        )
        for before, after in zip(without.session.sections, heard.session.sections, strict=True):
            of = max((cue.rep or 0 for cue in tones(before)), default=0)
            kept = [
                [cue.sound.text for cue in speech(section) if cue.rep in (1, of) and cue.part == "out"]
                for section in (before, after)
            ]
            assert kept[0] == kept[1]


def test_a_break_stays_as_long_as_it_is() -> None:
    """Room for spoken commands makes no break longer."""
    for name, language, talk in product(BREAKS, LANGUAGES, TALKS_CHOSEN):
        frames = {
            case(program(name), language=language, talk=talk, listens=listens).session.frames
            for listens in (False, True)
        }
        assert len(frames) == 1


def test_a_hold_is_counted_whole_or_not_at_all() -> None:
    """Where the numbers of a hold give way, all of them do."""
    made = case(
        program("every"),
        language="en",
        talk="full",
        listens=True,
    )
    counted = 0
    for section in made.session.sections:
        for part in (
            cue for cue in tones(section) if cue.part == "hold" and 3 <= to_seconds(cue.length) <= 10
        ):
            said = [cue for cue in speech(section) if part.at <= cue.at < part.end]
            assert len(said) in (0, int(to_seconds(part.length)))
            counted += bool(said)
    assert counted


def choosing(language: Language) -> list[str]:
    """Name every question of the player's own that has a few choices, each told with its number."""
    ask = phrases(language).table["ask"].items()
    return [id_ for id_, each in ask if isinstance(each, dict) and "offers" in each]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_of_a_few_choices_can_be_said_at_once(language: Language) -> None:
    """After it, and soon again, there are two seconds of listening; else nobody waits."""
    for id_ in choosing(language):
        choices = tuple(phrases(language).table["ask"][id_]["offers"])
        asked = question(language, id_, choices)
        first = len(asked.said) - len(choices)
        rooms = {}
        for listens in (True, False):
            section = compile(asking(asked, listens=listens), estimate)
            before, after = speech(section)[first : first + 2]
            assert before.sound == asked.said[first]
            rooms[listens] = to_seconds(after.at - before.end)
            assert not listens or max(waits((section,))) <= MOST, id_
        assert rooms[True] >= LISTENS + sum(DEAF), id_
        assert rooms[False] < 1, id_
