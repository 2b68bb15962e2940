"""Render the work with numpy alone, the plainest mixer that gives the same bytes: FOLDER MINUTES OUT."""

import json
import sys
import time
import wave
from pathlib import Path

import numpy as np

RATE, RAMP, HOLD, SWELL = 24_000, 4_800, 24_000, 48_000
LOUD, DUCKED, FAR = 32_768, 8_231, 13_045

started = time.process_time()
folder, minutes, target = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
work = json.loads((folder / f"{minutes}.json").read_text())
with wave.open(str(folder / "bed.wav")) as file:
    bed = np.frombuffer(file.readframes(file.getnframes()), "<i2")


def pieces(samples, lengths):
    """Cut `samples` into pieces of these lengths."""
    return np.split(samples, np.cumsum(lengths)[:-1])


clips = pieces(np.load(folder / "clips.npy"), work["clips"])
tones = pieces(np.load(folder / "tones.npy"), work["sounding"])
events = [(at, clips[clip], 0) for at, clip in work["speech"]]
events += [(at, tones[number], pan) for at, number, pan in work["signals"]]
events.sort(key=lambda event: event[0])

runs = []
for at, clip in work["speech"]:
    end = at + len(clips[clip]) + HOLD
    if runs and at <= runs[-1][1]:
        runs[-1][1] = max(end, runs[-1][1])
    elif runs and at < runs[-1][1] + RAMP:
        runs.append([at - (runs[-1][1] + RAMP - at), end])
    else:
        runs.append([at, end])


def scaled(samples, by):
    """Give `samples` times a Q15 gain, rounded."""
    return (samples.astype(np.int32) * by + 16_384) >> 15


def bed_block(at, first_run):
    """Give a second of the bed, ducked and faded."""
    start = at % len(bed)
    block = bed[start : start + RATE].astype(np.int32)
    if len(block) < RATE:
        block = np.concatenate([block, bed[: RATE - len(block)]])
    near = [run for run in runs[first_run : first_run + 8] if run[0] < at + RATE and run[1] + RAMP > at]
    if any(run[0] + RAMP <= at and run[1] >= at + RATE for run in near):
        block = scaled(block, DUCKED)
    elif near:
        frames = np.arange(at, at + RATE, dtype=np.int32)
        depth = np.zeros(RATE, np.int32)
        for begin, release in near:
            depth = np.maximum(depth, np.clip(np.minimum(frames - begin, release + RAMP - frames), 0, RAMP))
        block = scaled(block, (LOUD + (DUCKED - LOUD) * depth // RAMP).astype(np.int32))
    if at < SWELL:
        block = scaled(block, (np.arange(at, at + RATE) * LOUD // SWELL).astype(np.int32))
    if at + RATE > work["frames"] - SWELL:
        block = scaled(
            block, ((work["frames"] - 1 - np.arange(at, at + RATE)) * LOUD // SWELL).astype(np.int32)
        )
    return block


with wave.open(target, "wb") as file:
    file.setnchannels(2)
    file.setsampwidth(2)
    file.setframerate(RATE)
    file.setnframes(work["frames"])
    upcoming, sounding, run = 0, [], 0
    block, out = np.empty((2, RATE), np.int32), np.empty((RATE, 2), np.int16)
    for at in range(0, work["frames"], RATE):
        while run < len(runs) and runs[run][1] + RAMP <= at:
            run += 1
        block[:] = bed_block(at, run)
        while upcoming < len(events) and events[upcoming][0] < at + RATE:
            sounding.append(events[upcoming])
            upcoming += 1
        for start, samples, pan in sounding:
            first, after = max(start, at), min(start + len(samples), at + RATE)
            piece = samples[first - start : after - start]
            if pan:
                near = int(pan > 0)
                block[near, first - at : after - at] += piece
                block[1 - near, first - at : after - at] += scaled(piece, FAR)
            else:
                block[:, first - at : after - at] += piece
        sounding = [event for event in sounding if event[0] + len(event[1]) > at + RATE]
        np.clip(block, -32_768, 32_767, out=block)
        out[:] = block.T
        file.writeframesraw(out)
print(time.process_time() - started)
