"""What every source promises, as one suite that each of them inherits."""

import wave
from pathlib import Path

import numpy as np

from player.listening import Source


def write_wave(file: Path, samples: np.ndarray, rate: int, *, width: int = 2) -> Path:
    """Write samples, shaped (frames,) or (frames, channels), of `width` bytes each."""
    with wave.open(str(file), "wb") as writing:
        writing.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        writing.setsampwidth(width)
        writing.setframerate(rate)
        writing.writeframes(samples.astype(f"<i{width}").tobytes())
    return file


def whole(source: Source) -> np.ndarray:
    """Read a source that ends to its end."""
    blocks = []
    while (block := source.read(1.0)) is not None:
        blocks.append(block)
    return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)


class SourceTests:
    """Inherit this, and give a fixture `source`."""

    def test_blocks_are_one_channel_of_sixteen_bits(self, source: Source):
        """What is read has one channel of 16 bits."""
        block = source.read(20.0)

        assert block is not None
        assert (np.int16, 1) == (block.dtype, block.ndim)

    def test_it_has_a_name_and_a_rate(self, source: Source):
        """Both are told before anything is read."""
        assert (bool(source.name), source.rate >= 8000, source.gaps) == (True, True, 0)

    def test_closing_twice_does_no_harm(self, source: Source):
        """And nothing comes after it."""
        source.close()
        source.close()
        while source.read(0.0) is not None:
            pass
