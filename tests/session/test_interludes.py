"""What is said beside the program: questions, short sentences, and where a body is."""

import pytest

from player.phrases import phrases
from player.program import LANGUAGES
from player.session import Line, asking, compile, lines, nearest, own, question, saying, seconds_to
from player.units import RATE

from .scores import estimate, overlaps, signals, texts

IDS = ("hurts", "pain_before", "pain_after", "effort", "resume", "start_over")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", IDS)
def test_questions_are_said_and_shown(language: str, id_: str) -> None:
    """Every question is said in a few sentences, one idea each, and shown with its keys."""
    asked = question(language, id_, name="Test")
    placed = compile(asking(asked), estimate)

    assert texts(placed) == [line.text for line in asked.said]
    assert 1 <= len(asked.said) <= 3
    assert asked.shown
    assert "{" not in asked.shown + "".join(texts(placed))
    assert overlaps(placed.cues) == []
    assert [shape for _, shape in signals(placed)] == ["tick"]
    assert signals(placed)[0][0] >= max(cue.end for cue in placed.cues if cue.kind == "speech")


@pytest.mark.parametrize(
    ("choices", "answers"),
    [((), "number"), (("yes", "no"), "yes_no"), (("easier", "next", "stop"), "choice"), (("a",), "choice")],
)
def test_kinds_of_answers(choices: tuple[str, ...], answers: str) -> None:
    """Without choices a number is asked for; yes and no are keys of their own."""
    assert question("en", "effort", choices).answers == answers


def test_sayings_lead_in_where_movement_follows() -> None:
    """Sentences follow each other; three ticks and a go come after them where movement does."""
    said = [own("nl", "say.live.onward"), own("nl", "say.live.time_left", minutes=3)]

    quiet = compile(saying(*said), estimate)
    assert texts(quiet) == ["We gaan verder.", "Nog ongeveer drie minuten."]
    assert signals(quiet) == []
    assert lines(saying(*said)) == tuple(said)

    leading = signals(compile(saying(*said, leads_in=True), estimate))
    assert [shape for _, shape in leading] == ["tick", "tick", "tick", "go"]
    assert [at - leading[0][0] for at, _ in leading] == [0, RATE, 2 * RATE, 3 * RATE]


def test_own_words_are_lines() -> None:
    """A line of the player's own is the phrase, in its language."""
    assert own("en", "say.live.paused") == Line("Paused.", "en")


@pytest.mark.parametrize(
    ("position", "before", "seconds"),
    [
        ("sitting", "sitting", 0),
        ("sitting", None, 15),
        ("standing", "sitting", 15),
        ("walking", "standing", 15),
        ("supine", None, 25),
        ("supine", "sitting", 25),
        ("standing", "supine", 25),
        ("side-lying", "supine", 20),
        ("supine", "hands-and-knees", 20),
    ],
)
def test_time_to_get_there(position: str, before: str | None, seconds: float) -> None:
    """Standing up or sitting down takes 15 s, to or from the floor 25, turning over 20."""
    assert seconds_to(position, before) == seconds


@pytest.mark.parametrize(
    ("positions", "before", "chosen"),
    [
        (("sitting", "standing"), "standing", "standing"),
        (("sitting", "supine"), "side-lying", "supine"),
        (("sitting", "supine"), "standing", "sitting"),
        (("supine", "sitting"), None, "sitting"),
        (("supine",), "sitting", "supine"),
    ],
)
def test_the_nearest_position_wins(positions: tuple[str, ...], before: str | None, chosen: str) -> None:
    """Who can stay stays; else the same height is chosen, else what is named first."""
    assert nearest(positions, before) == chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_written_as_it_should_be(language: str) -> None:
    """A number that begins a sentence has the capital that its language gives it."""
    counted = {"nl": "Eén.", "en": "One."}
    placed = compile(saying(Line(counted[language], language)), estimate)

    assert texts(placed) == [counted[language]]
    assert phrases(language).number(1).casefold() != ""
