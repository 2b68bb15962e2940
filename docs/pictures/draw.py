"""Draw a piece of a session: what `soepel export` writes, above what `soepel show --json` tells of it.

    python docs/pictures/draw.py [FILE]

The picture holds the second repetition of the first exercise of `neck/short`, both sides. It is made
from the real file and the real cues, so it is drawn anew when the sound of a session changes.
"""

import json
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator
from html import escape
from os import environ
from pathlib import Path
from typing import Any

import numpy as np

PROGRAM, SECTION, REP = "neck/short", 0, 2
ROOT = Path(__file__).resolve().parents[2]
WIDTH, LEFT, TOP, HALF = 1080, 90, 62, 52
"""Pixels: of the sound, beside it, above it, and of half a channel."""
TEXT_AT, TEMPO_AT, HEIGHT = 322, 376, 440
COLOURS = {"rise": "#1b6e3c", "steady": "#8a5a00", "fall": "#1f4e9c"}
DESCRIPTION = """Two waveforms, left and right ear; below them the sentences and the tempo tones at the time
they sound: rising on the way out, steady in the hold, falling on the way back, softly panned."""
SLOPES = {"rise": (20, 0), "steady": (10, 10), "fall": (0, 20)}

Cue = dict[str, Any]


def session(folder: Path) -> tuple[dict[str, Any], np.ndarray]:
    """Give the cues of the program and the samples of its export, from a home of their own."""
    soepel = [sys.executable, "-m", "player"]
    home = {**environ, "SOEPEL_HOME": str(folder)}
    asked = [PROGRAM, "--lang", "en"]
    shown = subprocess.run(
        [*soepel, "show", *asked, "--json"], cwd=ROOT, env=home, check=True, capture_output=True
    )
    file = folder / "session.wav"
    subprocess.run(
        [*soepel, "export", *asked, "-o", str(file)], cwd=ROOT, env=home, check=True, capture_output=True
    )
    with wave.open(str(file)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
    return json.loads(shown.stdout), samples.reshape(-1, 2)


def piece(cues: list[Cue]) -> tuple[int, int]:
    """Give the first and the last frame of the repetition that is drawn."""
    own = [cue for cue in cues if cue["section"] == SECTION and cue["rep"] == REP]
    return min(cue["at"] for cue in own), max(cue["at"] + cue["length"] for cue in own)


def envelope(samples: np.ndarray, middle: int, loudest: float) -> str:
    """Give one channel as the outline of a shape, a point for every second pixel."""
    heights = [
        float(np.abs(part).max()) / loudest for part in np.array_split(samples.astype(float), WIDTH // 2)
    ]
    over = [f"{LEFT + 2 * x},{middle - high * HALF:.1f}" for x, high in enumerate(heights)]
    under = [f"{LEFT + 2 * x},{middle + high * HALF:.1f}" for x, high in enumerate(heights)]
    return " ".join(over + under[::-1])


def marks(cues: list[Cue], begin: int, end: int) -> Iterator[str]:
    """Give what is said and how the tempo goes, under the sound it belongs to."""
    scale = WIDTH / (end - begin)
    for cue in cues:
        if not begin <= cue["at"] < end:
            continue
        x, wide = LEFT + (cue["at"] - begin) * scale, cue["length"] * scale
        if cue["kind"] == "speech":
            yield f'<rect x="{x:.1f}" y="{TEXT_AT}" width="{wide:.1f}" height="5" fill="#333"/>'
            yield f'<text x="{x:.1f}" y="{TEXT_AT - 8}" font-weight="bold">{escape(cue["text"])}</text>'
        elif cue["kind"] == "tone":
            colour = COLOURS.get(cue["shape"], "#999")
            first, last = (TEMPO_AT + drop for drop in SLOPES.get(cue["shape"], (20, 20)))
            yield (
                f'<line x1="{x + 2:.1f}" y1="{first}" x2="{x + wide - 2:.1f}" y2="{last}" '
                f'stroke="{colour}" stroke-width="5"/>'
            )
            words = f"{cue['part']} {cue['length_seconds']:g} s"
            yield f'<text x="{x + 2:.1f}" y="{TEMPO_AT + 44}" font-size="13">{words}</text>'


def drawing(shown: dict[str, Any], samples: np.ndarray) -> str:
    """Give the picture as SVG."""
    cues = shown["cues"]
    begin, end = piece(cues)
    heard = samples[begin:end]
    loudest = float(np.abs(heard.astype(float)).max())
    middles = (TOP + HALF, TOP + 3 * HALF + 12)
    labels = (
        (middles[0], "left ear"),
        (middles[1], "right ear"),
        (TEXT_AT, "voice"),
        (TEMPO_AT + 14, "tempo"),
    )
    wide = LEFT + WIDTH + 20
    style = 'font-family="DejaVu Sans, Verdana, sans-serif" font-size="15" fill="#222"'
    title = f"Neck turns, repetition {REP}: {(end - begin) / shown['rate']:g} seconds of a session"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {HEIGHT}" {style}>',
        "<title>One repetition of neck turns, as it is heard</title>",
        f"<desc>{DESCRIPTION}</desc>",
        f'<rect width="{wide}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="32" font-size="18" font-weight="bold">{title}</text>',
        *(
            f'<polygon points="{envelope(heard[:, ear], middles[ear], loudest)}" fill="#5b6b7a"/>'
            for ear in (0, 1)
        ),
        *(f'<text x="12" y="{y + 5}" fill="#555">{label}</text>' for y, label in labels),
        *marks(cues, begin, end),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draw into FILE, or beside this script."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("neck-turn.svg")
    with tempfile.TemporaryDirectory() as folder:
        shown, samples = session(Path(folder))
    file.write_text(drawing(shown, samples), encoding="utf-8")


if __name__ == "__main__":
    main()
