"""Render the work with the player's own mixer, in blocks of a second: FOLDER MINUTES OUT."""

import json
import sys
import time
import wave
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from player.session import Cue, Line, Tone
from player.sound import Clip, Mixer, load_wave
from player.units import RATE

started = time.process_time()
folder, minutes, target = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
work = json.loads((folder / f"{minutes}.json").read_text())
samples = np.load(folder / "clips.npy")
lines, clips, first = [], {}, 0
for number, frames in enumerate(work["clips"]):
    lines.append(Line(f"clip {number}", "nl"))
    clips[lines[-1]] = Clip(samples[first : first + frames])
    first += frames
cues = [
    Cue(at=at, length=work["clips"][clip], kind="speech", sound=lines[clip]) for at, clip in work["speech"]
]
for at, number, pan in work["signals"]:
    shape, frames = work["tones"][number]
    cues.append(Cue(at=at, length=frames, kind="tone", sound=Tone(shape, frames, pan)))
mixer = Mixer(cues, clips, bed=load_wave(folder / "bed.wav"), frames=work["frames"])
block = np.empty((RATE, 2), np.int16)
with wave.open(target, "wb") as file:
    file.setnchannels(2)
    file.setsampwidth(2)
    file.setframerate(RATE)
    file.setnframes(work["frames"])
    for at in range(0, work["frames"], RATE):
        mixer.render(at, block)
        file.writeframesraw(block)
print(time.process_time() - started)
