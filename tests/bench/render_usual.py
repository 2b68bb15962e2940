"""Render the work by the usual recipe, pydub's overlay, cue after cue (no ducking): FOLDER MINUTES OUT."""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

RATE = 24_000

started = time.process_time()
folder, minutes, target = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
work = json.loads((folder / f"{minutes}.json").read_text())


def segments(name, lengths):
    """Give the sounds of one file as pydub likes them."""
    parts = np.split(np.load(folder / name), np.cumsum(lengths)[:-1])
    return [AudioSegment(part.tobytes(), sample_width=2, frame_rate=RATE, channels=1) for part in parts]


clips = segments("clips.npy", work["clips"])
tones = segments("tones.npy", work["sounding"])
track = AudioSegment.silent(work["frames"] * 1000 // RATE, frame_rate=RATE).set_channels(2)
track = track.overlay(AudioSegment.from_wav(folder / "bed.wav"), loop=True)
for at, clip in work["speech"]:
    track = track.overlay(clips[clip], position=at * 1000 // RATE)
for at, number, pan in work["signals"]:
    track = track.overlay(tones[number].pan(pan * 0.5), position=at * 1000 // RATE)
track.export(target, format="wav")
print(time.process_time() - started)
