"""Make the work W15, W60 and W150 from a seed: cues, clips, tones and a bed, for every renderer alike."""

import json
import random
import sys
import wave
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from player.session import Tone
from player.sound import tone
from player.units import RATE, Frames

SEED = 15
CLIPS = 63
SPOKEN_SECONDS = 117.3
BED_SECONDS = 30
SHAPES = ("rise", "steady", "fall", "rest", "go", "tick")
LENGTHS = (0.25, 0.5, 1.0, 2.0)


def clip_lengths(chance):
    """Give the frames of every clip: none longer than 4.5 s, 117.3 s together."""
    parts = [0.4 + chance.random() * 2.0 for _ in range(CLIPS)]
    return [round(part * SPOKEN_SECONDS / sum(parts) * RATE) for part in parts]


def main():
    """Write the assets, and one cue list for each length, into the folder that is named."""
    folder = Path(sys.argv[1])
    chance = random.Random(SEED)
    noise = np.random.default_rng(SEED)
    lengths = clip_lengths(chance)
    np.save(folder / "clips.npy", (noise.standard_normal(sum(lengths)) * 3000).astype(np.int16))
    tones = [(shape, round(seconds * RATE)) for shape in SHAPES for seconds in LENGTHS]
    made = [tone(Tone(shape, Frames(frames))).samples for shape, frames in tones]
    np.save(folder / "tones.npy", np.concatenate(made))
    with wave.open(str(folder / "bed.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((noise.standard_normal(BED_SECONDS * RATE) * 500).astype("<i2").tobytes())
    for minutes in (15, 60, 150):
        speech, signals = [], []
        for index in range(minutes * 12):
            clip = chance.randrange(CLIPS)
            speech.append((index * 5 * RATE + chance.randrange(5 * RATE - lengths[clip]), clip))
        signals += [
            (index * 3 * RATE + chance.randrange(RATE), chance.randrange(len(tones)), index % 3 - 1)
            for index in range(minutes * 20)
        ]
        work = {
            "frames": minutes * 60 * RATE,
            "clips": lengths,
            "tones": tones,
            "sounding": [len(samples) for samples in made],
            "speech": speech,
            "signals": signals,
        }
        (folder / f"{minutes}.json").write_text(json.dumps(work))


if __name__ == "__main__":
    main()
