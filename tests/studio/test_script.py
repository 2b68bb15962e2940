"""The list of what has to be recorded."""

import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.library import Library
from player.phrases import phrases
from player.program import LANGUAGES, LEVELS, Language
from player.session import Line, Preferences, arrange
from player.studio import script
from player.transport import Command
from player.voice import estimate
from tests.performing.stage import Stage

PATHWAY = Library().pathway()
PROGRAMS = ("neck/short", "breaks/30-seconds", "calm/breathing", "neck/phase-1")
COMMANDS = st.lists(
    st.tuples(
        st.floats(0, 900).map(lambda second: round(second, 2)), st.sampled_from([c.value for c in Command])
    ),
    max_size=15,
).map(sorted)


@cache
def known(name: str, language: Language) -> frozenset[str]:
    """Give the sentences of a script."""
    return frozenset(each.line.text for each in script(Library().open(name), PATHWAY, language))


@settings(
    max_examples=int(os.environ.get("SOEPEL_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.sampled_from(PROGRAMS),
    st.sampled_from(LANGUAGES),
    COMMANDS,
    st.fixed_dictionaries(
        {
            "talk": st.sampled_from(["full", "short", "quiet"]),
            "level": st.sampled_from([None, *LEVELS]),
            "pace": st.sampled_from([0.75, 1.0, 1.5]),
        }
    ),
)
def test_whatever_is_said_is_in_the_script(name, language, commands, wishes):
    """Whatever a person asks and whenever, every sentence that is heard was there to be recorded."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), name, language=language, **wishes)
        stage.rehearse(commands)
    said = {event["text"] for event in stage.events if event.get("kind") == "speech"}

    assert said - known(name, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_session_comes_first(language):
    """Whoever stops half-way has the sentences that are heard most."""
    program = Library().open("neck/short")
    session = arrange(program, Preferences(language=language), estimate)
    spoken = {
        cue.sound for section in session.sections for cue in section.cues if isinstance(cue.sound, Line)
    }
    numbers = [each.number for each in script(program, PATHWAY, language) if each.line in spoken]

    assert len(numbers) == len(spoken)
    assert max(numbers) <= len(spoken) + 30


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_has_one(name):
    """Of breaks, breathing and exercises: each sentence has a number and a name of its own."""
    for language in LANGUAGES:
        listed = script(Library().open(name), PATHWAY, language)

        assert [each.number for each in listed] == list(range(1, len(listed) + 1))
        assert len({each.line for each in listed}) == len({each.stem[4:] for each in listed}) == len(listed)


def test_fewer_levels_need_fewer_sentences():
    """Only the levels that are asked for are listed, and the program's own."""
    program = Library().open("neck/phase-2-a")
    every, easy = script(program, PATHWAY, "nl"), script(program, PATHWAY, "nl", ["easy"])

    assert {each.line for each in easy} < {each.line for each in every}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_to_one_button_is_recorded_too(language):
    """The sentences of every offer, and each choice of a question by itself."""
    table = phrases(language).table["ask"]
    offered = {
        text for words in table.values() if isinstance(words, Mapping) for text in words.get("offers", ())
    }

    assert offered
    assert offered | {text for text in table["offer"].values() if "{" not in text} <= known(
        "neck/short", language
    )
