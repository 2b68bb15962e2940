"""Make calm.wav, the bed: a low, slow chord and a soft sea, in a loop without a seam.

    python audio/beds/make_calm.py [FILE]

The loop is seamless by construction: every partial makes a whole number of periods in it,
every swell too, and the noise is made in the frequency domain, where a loop is all there is.
"""

import sys
import wave
from pathlib import Path

import numpy as np

RATE = 24_000
SECONDS = 24
FRAMES = RATE * SECONDS
SEED = 20_240_924
LEVEL = -36.0  # dBFS, RMS

# Hz, strength, swells in the loop, where the swell begins (part of a turn)
CHORD = [
    (110.0, 1.00, 1, 0.00),
    (164.8, 0.80, 2, 0.30),
    (220.0, 0.60, 1, 0.55),
    (246.9, 0.40, 2, 0.80),
    (329.6, 0.30, 3, 0.15),
    (440.0, 0.08, 1, 0.70),
]


def chord():
    """Give the chord: each note twice, a whole number of periods and one more, so that it beats slowly."""
    turns = np.arange(FRAMES) / FRAMES
    total = np.zeros(FRAMES)
    for hertz, strength, swells, begin in CHORD:
        periods = round(hertz * SECONDS)
        note = np.sin(2 * np.pi * periods * turns) + 0.6 * np.sin(2 * np.pi * (periods + 3) * turns + 1)
        total += strength * note * (0.55 + 0.45 * np.sin(2 * np.pi * (swells * turns + begin)))
    return total / np.std(total)


def sea():
    """Give noise that comes and goes three times in the loop, softest where speech is clearest."""
    random = np.random.default_rng(SEED)
    hertz = np.fft.rfftfreq(FRAMES, 1 / RATE)
    shape = (hertz / 150) ** 2 / (1 + (hertz / 150) ** 2) / (1 + (hertz / 500) ** 2)
    phases = random.uniform(0, 2 * np.pi, len(hertz))
    noise = np.fft.irfft(shape * np.exp(1j * phases), FRAMES)
    turns = np.arange(FRAMES) / FRAMES
    waves = (0.5 + 0.5 * np.sin(2 * np.pi * (3 * turns + 0.1))) ** 1.5
    return noise / np.std(noise) * (0.25 + 0.75 * waves)


def calm():
    """Give the bed's samples, 16 bit."""
    total = chord() + 0.7 * sea()
    return np.rint(total / np.std(total) * 10 ** (LEVEL / 20) * 32_768).astype("<i2")


def main():
    """Write the bed to the file that is named, or beside this script."""
    target = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("calm.wav")
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(calm().tobytes())


if __name__ == "__main__":
    main()
