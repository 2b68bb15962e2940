"""Lengths that are told before anybody has spoken."""

import tomllib
from pathlib import Path

import pytest

from player.session import Line
from player.voice import ClipCache, Speaker, estimate

EXERCISES = Path(__file__).parents[2] / "sessions" / "exercises"


def shipped(language: str, count: int) -> list[Line]:
    """Give sentences that ship, spread over all exercises."""
    texts = []
    for file in sorted(EXERCISES.glob("*.toml")):
        words = tomllib.loads(file.read_text(encoding="utf-8")).get(language, {})
        texts += [text for text in words.get("explain", []) if isinstance(text, str) and "{" not in text]
        texts += [words[part] for part in ("out", "hold", "back") if "{" not in words.get(part, "{")]
    texts = list(dict.fromkeys(texts))
    return [Line(text, language) for text in texts[:: max(1, len(texts) // count)]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_is_estimated_within_six_percent(espeak, language: str, tmp_path: Path):
    """The estimates of the sentences that ship add up to what they really last."""
    lines = shipped(language, 40)
    with Speaker(espeak(language), ClipCache(tmp_path), workers=2) as speaker:
        real = sum(clip.frames for clip in speaker.take(lines).values())

    assert abs(sum(map(estimate, lines)) / real - 1) < 0.06


@pytest.mark.parametrize("language", ["nl", "en"])
def test_speech_is_calm(espeak, language: str, tmp_path: Path):
    """Whole sentences come at about 150 words a minute."""
    lines = [line for line in shipped(language, 40) if len(line.text.split()) > 3]
    with Speaker(espeak(language), ClipCache(tmp_path), workers=2) as speaker:
        minutes = sum(clip.frames for clip in speaker.take(lines).values()) / 24_000 / 60

    assert 135 < sum(len(line.text.split()) for line in lines) / minutes < 165


@pytest.mark.parametrize("language", ["nl", "en"])
def test_more_words_are_estimated_longer(language: str):
    """Words, pauses, sentences and digits all take time."""
    texts = ["zo", "zo zo", "zo, zo", "zo. Zo. zo", "zo. Zo. zo 45"]
    lengths = [estimate(Line(text, language)) for text in texts]

    assert sorted(set(lengths)) == lengths
