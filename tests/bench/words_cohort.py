"""Makes `player/words/cohort.npz`: short talk of many others, as the speech embedding says it.

Half of it is spoken by Kokoro (Apache-2.0), with 37 voices that take part in no measurement, in English and
Dutch; the other half by people: the names of pictures in nine languages, from Debian's
`tuxpaint-stamps-default` (GPL, version 2 or later). Beside these stand what is shortest: scraps of the same
names, and letters and syllables in fifteen languages, from Debian's `klettres-data` (GPL, version 2 or later);
for most of what is taken for a command is a scrap. No sound is kept. Chosen in the same way every time.
"""

from __future__ import annotations

import random
import sys
from itertools import zip_longest
from pathlib import Path

import numpy as np
import soundfile
import soxr

sys.path.insert(0, str(Path(__file__).parents[2]))

import words_corpus

from player.words.cohort import FILE, SCALE
from player.words.deciding import SHORT
from player.words.embedding import Frames, SpeechEmbedding
from player.words.endpointer import RATE, Endpointer, Segment

STAMPS = Path("/usr/share/tuxpaint/stamps")
LANGUAGES = ("fr", "ru", "ro", "ca", "bg", "es", "be", "el", "da")
EACH = 80
"""Pieces of synthetic speech of each language."""
HUMAN = 16
"""Pieces of human speech of each language."""
SYLLABLES = Path("usr/share/klettres")
SPELLING = ("cs", "da", "de", "es", "fr", "he", "hu", "it", "lt", "nb", "nds", "pt_BR", "ru", "uk", "tn")
SCRAPS = 400
"""Short pieces of people, as many of each language as there are."""


def main() -> None:
    """Choose the pieces, and write what is said of them."""
    chance = random.Random(11)
    pieces = []
    for language in words_corpus.SPEAKERS:
        pieces += sample(words_corpus.crowd(language), EACH, chance)
    for language in LANGUAGES:
        pieces += sample(sorted(STAMPS.rglob(f"*_desc_{language}.ogg")), HUMAN, chance)
    embedder = SpeechEmbedding()
    every = [embedder.embed(piece.samples) for piece in pieces]
    every += scraps(embedder, chance)
    rows = np.clip(np.rint(np.concatenate(every) * SCALE), -127, 127).astype(np.int8)
    np.savez_compressed(FILE, rows=rows, lengths=np.array([len(each) for each in every], np.uint8))
    print(f"{len(every)} pieces, {len(rows)} steps, {FILE.stat().st_size} bytes")


def sample(files: list[Path], count: int, chance: random.Random) -> list[Segment]:
    """Give a piece each of `count` files, or of all that have one."""
    chance.shuffle(files)
    found: list[Segment] = []
    for file in files:
        if len(found) == count:
            break
        if segments := pieces_of(file):
            found.append(chance.choice(segments))
    return found


def scraps(embedder: SpeechEmbedding, chance: random.Random) -> list[Frames]:
    """Give short pieces, one of each language in turn."""
    folder = words_corpus.UNPACKED / SYLLABLES
    sources = [sorted(folder.glob(f"{language}/*/*.ogg")) for language in SPELLING]
    sources += [sorted(STAMPS.rglob(f"*_desc_{language}.ogg")) for language in LANGUAGES]
    found: list[list[Frames]] = []
    for files in sources:
        every = [embedder.embed(piece.samples) for file in files for piece in pieces_of(file)]
        found.append([frames for frames in every if len(frames) <= SHORT])
        chance.shuffle(found[-1])
    turns = [frames for turn in zip_longest(*found) for frames in turn if frames is not None]
    return turns[:SCRAPS]


def pieces_of(file: Path) -> list[Segment]:
    """Cut a file into what could be words, as listening does."""
    sound, rate = soundfile.read(file, always_2d=True)
    heard = soxr.resample(sound.mean(axis=1), rate, RATE)
    silence = np.zeros(RATE // 2)
    block = np.concatenate((silence, heard / max(1.0, np.abs(heard).max()), silence)) * 32767
    return Endpointer().feed(block.astype(np.int16))


if __name__ == "__main__":
    main()
