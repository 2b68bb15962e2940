"""Where recorded voices are, and who speaks."""

from pathlib import Path

from player.cli.context import Context
from player.library import data
from player.voice import RecordedVoice, Speaker, Voice, open_speaker


def shelves(context: Context) -> tuple[Path, ...]:
    """Give the folders of recorded voices: the person's own, then those that ship."""
    return (context.home.voices, data("audio") / "voices")


def open_voice(context: Context, language: str, wanted: str | None) -> Speaker:
    """Open the `wanted` voice of a language, recorded or spoken, or the best there is."""
    return open_speaker(language, wanted, context.home.cache, shelves(context))


def sample(voice: Voice, context: Context) -> str:
    """Give what a voice says to be heard: of somebody's own voice its longest recording."""
    there = voice.recordings.lines if isinstance(voice, RecordedVoice) else {}
    return max(there, key=len, default=context.book.say("cli.voice.sample"))
