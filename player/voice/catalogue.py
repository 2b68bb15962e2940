"""The voices of this machine: listed once by a worker, then remembered."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from player.voice.engine import Engine, find_engine
from player.voice.values import VoiceError, VoiceInfo
from player.voice.workshop import KilledError, Reply, Workshop

_TRIES = 10
"""A worker that was killed from outside is no sign that there are no voices."""
_PREFERRED = {"nl": ("nl-nl", "nl-be"), "en": ("en-gb", "en-ie", "en-au", "en-nz", "en-us")}
"""Regions of the player's languages, the best first; a dialect comes after its own region."""
_LAST = ("eloquence", "novelty", "shaw")
"""Parts of a voice's id that make it the last choice: toys, hard to follow, or for another alphabet."""


class _Remembered(msgspec.Struct, frozen=True):
    """What `voices.json` holds."""

    signature: str
    voices: tuple[VoiceInfo, ...]


def installed(folder: Path, language: str | None = None, *, fresh: bool = False) -> tuple[VoiceInfo, ...]:
    """Give the voices of `language`, or all, the best first; remembered in `folder` unless `fresh`.

    That there is no voice is never remembered: a person who installs one is believed at once.
    """
    engine = find_engine()
    file = folder / "voices.json"
    voices = () if fresh else _of(_recall(file, engine.signature), language)
    if not voices:
        found = _ask(engine)
        with suppress(OSError):  # a list that cannot be kept is asked for again
            _remember(file, _Remembered(engine.signature, found))
        voices = _of(found, language)
    return voices


def _of(voices: tuple[VoiceInfo, ...], language: str | None) -> tuple[VoiceInfo, ...]:
    return tuple(voice for voice in voices if language in {None, voice.language})


def _recall(file: Path, signature: str) -> tuple[VoiceInfo, ...]:
    try:
        remembered = msgspec.json.decode(file.read_bytes(), type=_Remembered)
    except (OSError, msgspec.DecodeError):
        return ()
    return remembered.voices if remembered.signature == signature else ()


def _remember(file: Path, found: _Remembered) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.touch(mode=0o600)
    part.write_bytes(msgspec.json.encode(found))
    part.replace(file)


def _ask(engine: Engine) -> tuple[VoiceInfo, ...]:
    found = [voice for driver in engine.drivers for voice in _named(driver, _answer(engine, driver))]
    return tuple(sorted(found, key=lambda voice: _rank(voice, engine.drivers)))


def _answer(engine: Engine, driver: str) -> Reply:
    """Ask again when a worker was killed; a driver that cannot start has no voices."""
    workshop = Workshop()
    for killed in range(_TRIES):
        try:
            return workshop.run(engine.listing(driver))
        except KilledError:
            workshop.rest(0.02 * 2 ** min(killed, 6))
        except VoiceError as error:
            return Reply(errors=(str(error),))
    return Reply(errors=("killed",))


def _named(driver: str, reply: Reply) -> list[VoiceInfo]:
    return [
        VoiceInfo(
            name=f"{driver}:{voice.id.rpartition(chr(92))[2]}",  # SAPI's are paths in the registry
            language=(region := voice.language.lower().replace("_", "-")).partition("-")[0],
            region=region,
            engine=driver,
            id=voice.id,
            version=reply.version,
        )
        for voice in reply.voices
    ]


def _rank(voice: VoiceInfo, drivers: tuple[str, ...]) -> tuple[object, ...]:
    """Give the place of a voice: the player's languages first, then what is clearest to follow."""
    regions = _PREFERRED.get(voice.language, ())
    near = [place for place, region in enumerate(regions) if f"{voice.region}-".startswith(f"{region}-")]
    return (
        voice.language not in _PREFERRED,
        voice.language,
        drivers.index(voice.engine),
        any(word in voice.id.lower() for word in _LAST),
        near[0] if near else len(regions),
        voice.region not in (*regions, voice.language),
        voice.name,
    )
