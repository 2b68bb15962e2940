"""Talks: sentences with room between them, and an end that is unmistakable."""

from itertools import pairwise

import pytest

from player.library import Library
from player.performing import prepare
from player.program import LANGUAGES
from player.session import Preferences
from player.units import to_seconds
from player.voice import open_speaker
from tests.clips import warmed

TALKS = [name for name in Library().names() if name.startswith("talks/")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TALKS)
def test_a_shipped_talk_lasts_a_minute_at_most(name, language, tmp_path):
    """Spoken by the usual voice, its lead-in and its end counted; a second is left between sentences."""
    program = Library().open(name)
    with open_speaker(language, None, warmed(tmp_path) / "cache") as speaker:
        session = prepare(program, Preferences(language=language), speaker).session
    assert to_seconds(session.frames) <= 60
    spoken = [cue for section in session.sections for cue in section.cues if cue.kind == "speech"]
    assert len(spoken) == len(program.words[language].say) + 1
    gaps = [to_seconds(after.at - before.end) for before, after in pairwise(spoken)]
    assert min(gaps) >= 0.7
    last = session.sections[-1].cues[-1]
    assert (last.kind, last.sound.shape) == ("signal", "end")
