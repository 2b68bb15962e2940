"""Chooses the voice of a language, or says plainly that there is none."""

import sys
from pathlib import Path

from player.errors import UserError
from player.voice.cache import ClipCache
from player.voice.catalogue import installed
from player.voice.engine import find_engine
from player.voice.silence import SilentVoice
from player.voice.speaker import Speaker
from player.voice.spoken import SpokenVoice
from player.voice.values import VoiceInfo

_PLATFORMS = {"win32": "windows", "darwin": "macos"}


def open_speaker(language: str, wanted: str | None, cache_folder: Path) -> Speaker:
    """Give the speaker of `language` with the `wanted` voice, or with the best there is.

    Raise UserError when there is no such voice: another language's never takes its place.
    """
    if wanted == SilentVoice.name:
        return Speaker(SilentVoice(language), None)
    info = _choose(language, wanted, cache_folder)
    return Speaker(SpokenVoice(info, find_engine()), ClipCache(cache_folder / "clips"))


def _choose(language: str, wanted: str | None, folder: Path) -> VoiceInfo:
    voices = installed(folder, language)
    if not voices:
        place = _PLATFORMS.get(sys.platform, "linux")
        key = f"voice.error.missing.{language}.{place}"
        raise UserError(key)
    if wanted is None:
        return voices[0]
    for candidates in (voices, installed(folder, language, fresh=True)):
        for voice in candidates:
            if wanted in {voice.name, voice.id}:
                return voice
        voices = candidates
    names = ", ".join([*(voice.name for voice in voices), SilentVoice.name])
    key = f"voice.error.unknown.{language}"
    raise UserError(key, name=wanted, names=names)
