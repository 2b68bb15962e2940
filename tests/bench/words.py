"""Measures spoken commands: hits, wrong ones, false ones in an hour, latency, processor and memory.

`python tests/bench/words.py` makes the corpus (words_corpus.py, once, half an hour) and then prints, for
Dutch and English, what holds for the half of the speakers and of the recorded people that took no part in
choosing the threshold, beside what is aimed at. With `--quick` only every fourth speaker is made and tried.
"""

from __future__ import annotations

import sys
import tempfile
import time
import wave
from collections import Counter
from itertools import cycle
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[2])]

import words_corpus as corpus
from words_noise import CONDITIONS, Rooms
from words_people import people
from words_texts import WORDS

from player.library import Library
from player.performing import Stream, prepare
from player.session import Preferences
from player.sound import Levels, Mixer
from player.transport import Command
from player.voice import open_speaker
from player.words import (
    RATE,
    VOCABULARIES,
    Endpointer,
    Memory,
    SpeechEmbedding,
    Taught,
    Templates,
    lesson,
    listened,
)
from player.words.cohort import cohort
from player.words.deciding import THRESHOLD, Decider
from player.words.wire import HEAD, SOUND

AIMED = {"clean 0": 88, "room 20": 88, "white 20": 88, "brown 10": 88, "babble 20": 55, "white 10": 45}
"""Least hits in percent; for babble nearer than 20 dB nothing is promised."""
MOST = {"exercise": 2.0, "question": 2.0, "number": 6.0}
"""False commands in an hour of other people's speech."""
TRIED = np.arange(0.6, 1.41, 0.05)
"""Thresholds among which the one half chooses."""
SESSIONS = (
    "neck/short",
    "neck/phase-1",
    "neck/phase-2-a",
    "neck/evening",
    "calm/relaxation",
    "talks/what-helps",
)
HOUR = 3600.0
QUICK = 4
"""Every so manieth speaker takes part where it is to be quick."""
BLOCK = 320
DEAF = (0.1, 0.45)
"""Seconds before and after our own voice in which a session is deaf."""


def samples(block: np.ndarray) -> np.ndarray:
    """Give 16 bit, with room above."""
    return (np.clip(block * 0.6, -1, 1) * 32767).astype(np.int16)


def read(file: Path) -> np.ndarray:
    """Give what somebody said, full scale 1."""
    with wave.open(str(file)) as reading:
        return np.frombuffer(reading.readframes(reading.getnframes()), "<i2") / 32768


def pieces(block: np.ndarray) -> list[np.ndarray]:
    """Give the pieces in a recording with half a second of silence around it."""
    quiet = np.zeros(RATE // 2, np.int16)
    return [each.samples for each in Endpointer().feed(np.concatenate((quiet, block, quiet)))]


class Bench:
    """All that is measured, with one model."""

    def __init__(self, *, quick: bool) -> None:
        """Load the model and hear the people."""
        self.embedder = SpeechEmbedding()
        self.step = QUICK if quick else 1
        self.people: dict[int, list[np.ndarray]] = {0: [], 1: []}
        self.hours = {0: 0.0, 1: 0.0}
        packages: Counter[str] = Counter()
        for package, half, sound in people():
            self.hours[half] += len(sound) / RATE / HOUR
            packages[package] += len(sound)
            self.people[half] += [self.embedder.embed(piece) for piece in pieces(samples(sound))]
        for package, heard in packages.items():
            print(f"{package}: {heard / RATE / 60:.1f} minutes of people")
        talk = [read(file) for language in WORDS for file in corpus.crowd(language)]
        self.rooms = Rooms(talk)

    def words(self, language: str, speaker: str) -> Templates:
        """Teach what one speaker says."""
        takes = [
            listened(
                Command(word),
                f"{word}-{take}",
                samples(read(corpus.said(language, speaker, word, take))),
                self.embedder,
            )
            for word in WORDS[language]
            for take in range(corpus.TAUGHT)
        ]
        return lesson(takes, {}).words

    def tried(
        self, language: str, speaker: str, decider: Decider, known: Templates
    ) -> dict[tuple[str, str], list[tuple[float, bool] | None]]:
        """Say each word once in every room; give, by room and vocabulary, the cost and whether it was right."""
        found: dict[tuple[str, str], list[tuple[float, bool] | None]] = {}
        for number, word in enumerate(WORDS[language]):
            if word not in known:
                continue
            sound = read(corpus.said(language, speaker, word, corpus.TAUGHT + number % 2))
            name = next(name for name, words in VOCABULARIES.items() if word in words)
            for kind, quieter in CONDITIONS:
                told = None
                for piece in pieces(samples(self.rooms.put(sound, kind, quieter))):
                    verdict = decider.decide(self.embedder.embed(piece), VOCABULARIES[name])
                    if verdict is not None and (told is None or verdict.cost < told[0]):
                        told = (verdict.cost, verdict.command == word)
                found.setdefault((f"{kind} {quieter}", name), []).append(told)
        return found

    def strangers(self, decider: Decider, half: int, name: str) -> list[tuple[float, Command]]:
        """Give the cost of everything that people say, and what it would be taken for."""
        verdicts = (decider.decide(frames, VOCABULARIES[name]) for frames in self.people[half])
        return [(verdict.cost, verdict.command) for verdict in verdicts if verdict is not None]

    def sentences(self, language: str, speaker: str, decider: Decider) -> tuple[int, int]:
        """Count the sentences with a command inside, and those that were taken for one."""
        files = [corpus.in_sentence(language, speaker, number) for number in range(10)]
        heard = false = 0
        for file in filter(Path.exists, files):
            heard += 1
            for piece in pieces(samples(read(file))):
                verdict = decider.decide(self.embedder.embed(piece), VOCABULARIES["exercise"])
                false += verdict is not None and verdict.accepted
        return heard, false

    def language(self, language: str) -> None:
        """Measure one language, and print it."""
        halves: dict[int, list[tuple[Decider, dict, dict]]] = {0: [], 1: []}
        refused, asked, false = 0, 0, 0
        for place, speaker in list(enumerate(corpus.SPEAKERS[language]))[:: self.step]:
            half = (place // self.step) % 2
            words = self.words(language, speaker)
            decider = Decider(words, cohort())
            refused += len(WORDS[language]) - len(words)
            heard, wrong = self.sentences(language, speaker, decider)
            asked, false = asked + heard, false + wrong
            strange = {name: self.strangers(decider, half, name) for name in VOCABULARIES}
            halves[half].append((decider, self.tried(language, speaker, decider, words), strange))
        print(
            f"\n== {language}: {len(halves[0])} speakers tuned, {len(halves[1])} report; refused as look-alikes: {refused}"
        )
        print(f"   commands inside a sentence taken for commands: {false} of {asked} sentences")
        for name in VOCABULARIES:
            best = max(
                (limit for limit in TRIED if self.false(halves[0], 0, name, limit)[0] <= MOST[name]),
                default=0.0,
            )
            a_hour, stops = self.false(halves[1], 1, name, THRESHOLD)
            print(f"-- {name}: the tuning half would choose {best:.2f}; shipped {THRESHOLD:.2f}")
            print(
                f"   false in an hour of people: {a_hour:.1f} (at most {MOST[name]:g}); of these stop: {stops:.2f}"
            )
            for kind, quieter in CONDITIONS:
                room = f"{kind} {quieter}"
                told = [each for _, tried, _ in halves[1] for each in tried.get((room, name), [])]
                hits = sum(each is not None and each[1] and each[0] <= THRESHOLD for each in told)
                wrong = sum(each is not None and not each[1] and each[0] <= THRESHOLD for each in told)
                aim = f"aimed {AIMED[room]} %" if room in AIMED else "nothing aimed at"
                print(
                    f"   {room:10} heard {100 * hits / len(told):5.1f} %  taken for another {100 * wrong / len(told):4.1f} %  ({aim}; n={len(told)})"
                )

    def false(self, half: list, number: int, name: str, limit: float) -> tuple[float, float]:
        """Give how many false commands an hour brings, and how many of them are "stop"."""
        taken = [command for _, _, strange in half for cost, command in strange[name] if cost <= limit]
        spent = max(1, len(half)) * self.hours[number]
        return len(taken) / spent, taken.count(Command.STOP) / spent


def session(language: str, name: str) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Give one of our own sessions at 16 kHz, and from which sample until which it speaks."""
    import soxr

    with tempfile.TemporaryDirectory() as folder, open_speaker(language, None, Path(folder), ()) as speaker:
        prepared = prepare(Library().open(name), Preferences(language=language), speaker)
    cues = [cue for section in prepared.session.sections for cue in section.cues]
    frames = prepared.session.frames
    out = np.empty((frames, 2), np.int16)
    Stream(Mixer(cues, prepared.clips, Levels(), None, frames), frames).render(0, out)
    heard = soxr.resample(out.mean(axis=1), 24_000, RATE)
    spoken = [(cue.at * 2 // 3, cue.end * 2 // 3) for cue in cues if cue.kind == "speech"]
    return np.rint(heard * 0.5).astype(np.int16), spoken


def deaf_blocks(length: int, spoken: list[tuple[int, int]]) -> np.ndarray:
    """Tell of each block of 20 ms whether it is deaf: as Listener has it."""
    deaf = np.zeros(length // BLOCK + 1, bool)
    for begin, end in spoken:
        deaf[max(0, int(begin / BLOCK - DEAF[0] * 50)) : int(end / BLOCK + DEAF[1] * 50) + 1] = True
    return deaf


def own_sessions(bench: Bench, language: str) -> None:
    """Play an hour of our own sessions into the microphone, deaf as in a session, and as with headphones."""
    engines = []
    for speaker in corpus.SPEAKERS[language][::QUICK][:3]:
        words = bench.words(language, speaker)
        engines += [(Taught(bench.embedder, words), Taught(bench.embedder, words))]
    length, closed, open_ = 0, Counter[str](), Counter[str]()
    deaf_share, longest, spent = 0.0, 0.0, 0.0
    for name in cycle(SESSIONS):
        if length >= HOUR * RATE:
            break
        sound, spoken = session(language, name)
        deaf = deaf_blocks(len(sound), spoken)
        deaf_share += deaf.sum() * BLOCK
        longest = max(longest, without_window(deaf))
        for shut, ajar in engines:
            began = time.process_time()
            for number, at in enumerate(range(0, len(sound), BLOCK)):
                block = sound[at : at + BLOCK]
                closed.update(each.command for each in shut.feed(block, deaf=bool(deaf[number])))
            spent += time.process_time() - began
            open_.update(
                each.command
                for at in range(0, len(sound), BLOCK)
                for each in ajar.feed(sound[at : at + BLOCK])
            )
        length += len(sound)
    hours = length / RATE / HOUR
    print(f"-- our own sessions, {hours:.2f} hours, {len(engines)} people's words")
    print(f"   deaf while it speaks: {sum(closed.values())} false commands {dict(closed)}")
    print(
        f"   never deaf, as with headphones that leak: {sum(open_.values()) / len(engines) / hours:.1f} an hour {dict(open_)}"
    )
    print(
        f"   it listens {100 * (1 - deaf_share / length):.0f} % of the time; longest without 2 s of listening: {longest:.1f} s"
    )
    print(f"   processor: {100 * spent / len(engines) / (length / RATE):.2f} % of one core")


def without_window(deaf: np.ndarray) -> float:
    """Give the longest time, in seconds, in which it never listens for two seconds on end."""
    longest = since = run = 0
    for place, shut in enumerate(deaf):
        run = 0 if shut else run + 1
        if run * BLOCK >= 2 * RATE:
            since = place
        longest = max(longest, place - since)
    return longest * BLOCK / RATE


def latency(bench: Bench, language: str) -> None:
    """Print how long after a word its command is there."""
    waits = []
    for speaker in corpus.SPEAKERS[language][::QUICK][:3]:
        engine = Taught(bench.embedder, bench.words(language, speaker))
        engine.listen_for(frozenset(Command))
        for word in WORDS[language]:
            sound = read(corpus.said(language, speaker, word, corpus.TAUGHT))
            loud = np.flatnonzero(np.abs(sound) > 0.02)
            end = int(loud[-1])
            whole = samples(np.concatenate((sound[:end], np.zeros(RATE))))
            for at in range(0, len(whole), BLOCK):
                began = time.process_time()
                if engine.feed(whole[at : at + BLOCK]):
                    waits.append((at + BLOCK - end) / RATE + time.process_time() - began)
                    break
    print(
        f"-- {language} latency after the end of a word: mean {np.mean(waits):.2f} s, 95 % within {np.percentile(waits, 95):.2f} s"
    )


def memory(bench: Bench) -> None:
    """Print what the recogniser's process takes."""
    import subprocess

    import psutil

    with tempfile.TemporaryDirectory() as folder:
        Memory(Path(folder), bench.embedder.name).write(bench.words("en", corpus.SPEAKERS["en"][0]))
        told = [sys.executable, "-m", "player.words.worker", folder]
        with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            block = samples(read(corpus.said("en", corpus.SPEAKERS["en"][0], "pause", 0))).tobytes() + bytes(
                2 * RATE
            )
            process.stdin.write(HEAD.pack(SOUND, len(block)) + block)
            process.stdin.flush()
            process.stdout.readline()
            print(
                f"-- memory of the recogniser's process: {psutil.Process(process.pid).memory_info().rss / 1e6:.0f} MB"
            )
            process.stdin.close()


def main() -> None:
    """Measure everything."""
    quick = "--quick" in sys.argv
    corpus.make(QUICK if quick else 1)
    bench = Bench(quick=quick)
    print(f"half that tunes: {bench.hours[0]:.2f} h, half that reports: {bench.hours[1]:.2f} h")
    for language in WORDS:
        bench.language(language)
        own_sessions(bench, language)
        latency(bench, language)
    memory(bench)


if __name__ == "__main__":
    main()
