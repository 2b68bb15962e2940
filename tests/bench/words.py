"""Measures spoken commands: hits, wrong ones, false ones in an hour, latency, processor and memory.

`python tests/bench/words.py` makes the corpus (words_corpus.py, once, half an hour) and then prints, for
Dutch and English, what holds for the half of the speakers and of the recorded people that took no part in
choosing the threshold, beside what is aimed at. With `--quick` only every fourth speaker is made and tried;
`--language` and `--only` measure a part.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

import numpy as np
import psutil
from msgspec import Struct

sys.path[:0] = [str(Path(__file__).parents[2])]

import words_corpus as corpus
from words_kept import Judge, Kept
from words_noise import CONDITIONS, Rooms
from words_people import people
from words_texts import WORDS

from player.library import Library
from player.listening import worker as microphone
from player.performing import Stream, prepare
from player.session import Preferences
from player.sound import Levels, Mixer
from player.transport import Command
from player.voice import open_speaker
from player.words import RATE, VOCABULARIES, Endpointer, Memory, Taught, Templates, lesson
from player.words.deciding import THRESHOLD
from player.words.listener import recogniser
from player.words.wire import HEAD, SOUND
from tests.listening.virtual import VirtualMicrophone

AIMED = {
    "clean 0": 88,
    "room 20": 88,
    "corner 20": 88,
    "white 20": 88,
    "brown 10": 88,
    "babble 20": 55,
    "white 10": 45,
}
"""Least hits in percent; for babble nearer than 20 dB nothing is promised."""
MOST = {"exercise": 2.0, "question": 2.0, "number": 6.0}
"""False commands in an hour of other people's speech."""
TRIED = np.arange(0.6, 1.21, 0.05)
"""Thresholds among which the one half chooses."""
SESSIONS = (
    "neck/short",
    "neck/phase-1",
    "neck/phase-2-a",
    "neck/evening",
    "calm/relaxation",
    "talks/what-helps",
)
SYNTHETIC = "synthetic running speech"
SPEAKING = {
    "en": ("asterisk-core-sounds-en-wav", "tuxpaint-stamps-default", "flight-of-the-amazon-queen"),
    "nl": ("fillets-ng-data-nl",),
}
"""Packages of each language."""
Tried = dict[tuple[str, str], list[tuple[float, bool] | None]]
HOUR = 3600.0
QUICK = 4
"""Every so manieth speaker takes part where it is to be quick."""
LATENCY = 0.35
"""Seconds from the end of a word to its command."""
EXTRA = 80
"""Megabytes that listening takes at most."""
PARTS = ("words", "sessions", "latency", "memory")
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


class Heap(Struct):
    """What some others say, in one half."""

    pieces: list[np.ndarray]
    seconds: float = 0.0


class Bench:
    """All that is measured, with one model."""

    def __init__(self, step: int, *, hears: bool) -> None:
        """Load the model and, where they are needed, hear the others."""
        self.step = step
        self.kept = Kept(corpus.FOLDER / "kept.sqlite")
        self.people: dict[tuple[str, int], Heap] = {}
        """What was recorded, by package and half."""
        self.talk = {language: Heap([]) for language in WORDS}
        """What synthetic speakers say on and on."""
        if hears:
            self.hear()
        self.rooms = Rooms([read(file) for language in WORDS for file in corpus.crowd(language)])

    def hear(self) -> None:
        """Hear all that is no command."""
        for number, (package, half, sound) in enumerate(people(corpus.UNPACKED)):
            if number % self.step == 0:
                self.put(self.people.setdefault((package, half), Heap([])), sound)
        for language, heap in self.talk.items():
            for file in filter(Path.exists, corpus.running(language)[:: self.step]):
                self.put(heap, read(file))
        for package in dict.fromkeys(package for package, _ in self.people):
            spent = [
                self.people[package, half].seconds / 60 for half in (0, 1) if (package, half) in self.people
            ]
            print(f"{package}: {sum(spent):.1f} minutes of people, {spent[-1]:.1f} of them report")
        for language, heap in self.talk.items():
            print(
                f"synthetic voices that speak {language}: {heap.seconds / 60:.1f} minutes, all of them report"
            )

    def put(self, heap: Heap, sound: np.ndarray) -> None:
        """Keep what is said in it."""
        heap.seconds += len(sound) / RATE
        heap.pieces += self.kept.frames(samples(sound))

    def words(self, language: str, speaker: str) -> Templates:
        """Teach what one speaker says."""
        takes = [
            self.kept.take(
                Command(word), f"{word}-{take}", samples(read(corpus.said(language, speaker, word, take)))
            )
            for word in WORDS[language]
            for take in range(corpus.TAUGHT)
        ]
        return lesson(takes, {}).words

    def tried(self, language: str, speaker: str, judge: Judge, known: Templates) -> Tried:
        """Say each word twice in every room; give, by room and vocabulary, the cost and whether it was right."""
        found: Tried = {}
        takes = range(corpus.TAUGHT, len(corpus.TAKES))
        for word, take in product((word for word in WORDS[language] if word in known), takes):
            sound = read(corpus.said(language, speaker, word, take))
            name = next(name for name, words in VOCABULARIES.items() if word in words)
            for kind, quieter in CONDITIONS:
                room = f"{kind} {quieter}"
                told = None
                block = self.rooms.put(sound, kind, quieter, f"{language} {speaker} {word} {take} {room}")
                for frames in self.kept.frames(samples(block)):
                    verdict = judge.decide(frames, VOCABULARIES[name])
                    if verdict is not None and (told is None or verdict.cost < told[0]):
                        told = (verdict.cost, verdict.command == word)
                found.setdefault((room, name), []).append(told)
                if word == Command.STOP:
                    found.setdefault((room, "stop"), []).append(told)
        return found

    def strangers(self, judge: Judge, heap: Heap) -> dict[str, list[tuple[float, Command]]]:
        """Give, by vocabulary, what everything that others say would cost, and what it would be taken for."""
        found: dict[str, list[tuple[float, Command]]] = {name: [] for name in VOCABULARIES}
        for frames in heap.pieces:
            for name, among in VOCABULARIES.items():
                verdict = judge.decide(frames, among)
                if verdict is not None and verdict.cost <= TRIED[-1]:
                    found[name].append((verdict.cost, verdict.command))
        return found

    def sentences(self, language: str, speaker: str, judge: Judge) -> tuple[int, int]:
        """Count the sentences with a command inside, and those that were taken for one."""
        files = [corpus.in_sentence(language, speaker, number) for number in range(10)]
        heard = false = 0
        for file in filter(Path.exists, files):
            heard += 1
            for frames in self.kept.frames(samples(read(file))):
                verdict = judge.decide(frames, VOCABULARIES["exercise"])
                false += verdict is not None and verdict.accepted
        return heard, false

    def language(self, language: str) -> None:
        """Measure one language, and print it."""
        halves: tuple[list[Tried], list[Tried]] = ([], [])
        false = Falses()
        refused, asked, wrong = 0, 0, 0
        for place, speaker in list(enumerate(corpus.SPEAKERS[language]))[:: self.step]:
            half = (place // self.step) % 2
            words = self.words(language, speaker)
            judge = Judge(words)
            refused += len(WORDS[language]) - len(words)
            heard, taken = self.sentences(language, speaker, judge)
            asked, wrong = asked + heard, wrong + taken
            halves[half].append(self.tried(language, speaker, judge, words))
            for (package, place_of), heap in self.people.items():
                if place_of == half:
                    false.add(half, package, heap.seconds, self.strangers(judge, heap))
            if half:
                heap = self.talk[language]
                false.add(half, SYNTHETIC, heap.seconds, self.strangers(judge, heap))
        print(
            f"\n== {language}: {len(halves[0])} speakers tuned, {len(halves[1])} report;"
            f" refused as look-alikes: {refused}"
        )
        print(f"   commands inside a sentence taken for commands: {wrong} of {asked} sentences")
        for name in VOCABULARIES:
            self.told(language, name, halves, false)

    def told(self, language: str, name: str, halves: tuple[list[Tried], list[Tried]], false: Falses) -> None:
        """Print what was found of one vocabulary."""
        real = [package for package in false.packages if package != SYNTHETIC]
        best = max((limit for limit in TRIED if false.rate(0, real, name, limit) <= MOST[name]), default=0.0)
        print(f"-- {name}: the tuning half would choose {best:.2f}; shipped {THRESHOLD:.2f}")
        rates = ", ".join(f"{limit:.2f}: {false.rate(0, real, name, limit):.2f}" for limit in TRIED[3:9])
        print(f"   false in an hour of people of the half that tunes, by threshold: {rates}")
        own = [package for package in real if package in SPEAKING[language]]
        for who, packages in (
            ("people of all languages", real),
            (f"people who speak {language}", own),
            (f"synthetic voices that speak {language}", [SYNTHETIC]),
        ):
            hours, a_hour = false.hours(1, packages), false.rate(1, packages, name, THRESHOLD)
            stops = false.rate(1, packages, name, THRESHOLD, Command.STOP)
            print(
                f"   false in an hour of {who}: {a_hour:.2f} (at most {MOST[name]:g}); of these stop {stops:.3f}"
                f" ({hours:.2f} h, each beside {len(halves[1])} people's words)"
            )
        for package in (*real, SYNTHETIC):
            print(f"      {false.rate(1, [package], name, THRESHOLD):6.2f}  {package}")
        for kind, quieter in CONDITIONS:
            room = f"{kind} {quieter}"
            told = [each for tried in halves[1] for each in tried.get((room, name), [])]
            wrong = sum(each is not None and not each[1] and each[0] <= THRESHOLD for each in told)
            aim = f"aimed {AIMED[room]} %" if room in AIMED else "nothing aimed at"
            tuned = [each for tried in halves[0] for each in tried.get((room, name), [])]
            print(
                f"   {room:10} heard {share(told):5.1f} %  taken for another {100 * wrong / len(told):4.1f} %"
                f"  ({aim}; n={len(told)}; the half that tunes {share(tuned):.1f} %)"
            )
        if name == "exercise":
            rooms = {
                room: [each for tried in halves[1] for each in tried.get((room, "stop"), [])]
                for room in AIMED
            }
            print(
                '   of these "stop": '
                + ", ".join(f"{room} {share(told):.0f} %" for room, told in rooms.items())
            )


def share(told: list[tuple[float, bool] | None]) -> float:
    """Give how many were heard as what they were, in percent."""
    hits = sum(each is not None and each[1] and each[0] <= THRESHOLD for each in told)
    return 100 * hits / len(told) if told else 0.0


class Falses:
    """What others said was taken for."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._spent: Counter[tuple[int, str]] = Counter()
        self._taken: dict[tuple[int, str, str], list[tuple[float, Command]]] = {}
        self.packages: list[str] = []

    def add(
        self, half: int, package: str, seconds: float, taken: dict[str, list[tuple[float, Command]]]
    ) -> None:
        """Take in what one person's words did with what was said in a package."""
        if package not in self.packages:
            self.packages.append(package)
        self._spent[half, package] += seconds
        for name, verdicts in taken.items():
            self._taken.setdefault((half, package, name), []).extend(verdicts)

    def hours(self, half: int, packages: list[str]) -> float:
        """Give how long was listened, for all people's words together."""
        return sum(self._spent[half, package] for package in packages) / HOUR

    def rate(
        self, half: int, packages: list[str], name: str, limit: float, only: Command | None = None
    ) -> float:
        """Give how many were taken for commands in an hour, or for one of them."""
        taken = [
            command
            for package in packages
            for cost, command in self._taken.get((half, package, name), [])
            if cost <= limit and only in (None, command)
        ]
        return len(taken) / (self.hours(half, packages) or 1.0)


def session(language: str, name: str) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Give one of our own sessions at 16 kHz, and from which sample until which it speaks."""
    import soxr

    with tempfile.TemporaryDirectory() as folder, open_speaker(language, None, Path(folder), ()) as speaker:
        prepared = prepare(Library().open(name), Preferences(language=language, listens=True), speaker)
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
    everybody = [
        Judge(bench.words(language, speaker)) for speaker in corpus.SPEAKERS[language][:: bench.step]
    ]
    engine = Taught(bench.kept.embedder, bench.words(language, corpus.SPEAKERS[language][0]))
    length, closed, open_ = 0, Counter[Command](), Counter[Command]()
    deaf_share, longest, spent = 0.0, 0.0, 0.0
    for name in cycle(SESSIONS):
        if length >= HOUR * RATE:
            break
        sound, spoken = session(language, name)
        deaf = deaf_blocks(len(sound), spoken)
        never = np.zeros_like(deaf)
        deaf_share += deaf.sum() * BLOCK
        longest = max(longest, without_window(deaf))
        began = time.process_time()
        for number, at in enumerate(range(0, len(sound), BLOCK)):
            engine.feed(sound[at : at + BLOCK], deaf=bool(deaf[number]))
        spent += time.process_time() - began
        for shut, counted in ((deaf, closed), (never, open_)):
            for frames in heard(bench, sound, shut):
                verdicts = [judge.decide(frames, VOCABULARIES["exercise"]) for judge in everybody]
                counted.update(told.command for told in verdicts if told is not None and told.accepted)
        length += len(sound)
    hours = length / RATE / HOUR
    print(f"-- our own sessions, {hours:.2f} hours, {len(everybody)} people's words")
    print(f"   deaf while it speaks: {sum(closed.values())} false commands {dict(closed)}")
    print(
        f"   never deaf, as with headphones that leak: {sum(open_.values()) / len(everybody) / hours:.1f} an hour"
        f" {dict(open_)}"
    )
    print(
        f"   it listens {100 * (1 - deaf_share / length):.0f} % of the time; longest without 2 s of listening: {longest:.1f} s"
    )
    print(f"   processor: {100 * spent / (length / RATE):.2f} % of one core")


def heard(bench: Bench, sound: np.ndarray, deaf: np.ndarray) -> Iterator[np.ndarray]:
    """Give what is said of each piece that is cut out of a session."""
    ears = Endpointer()
    for number, at in enumerate(range(0, len(sound), BLOCK)):
        for piece in ears.feed(sound[at : at + BLOCK], deaf=bool(deaf[number])):
            yield bench.kept.embedder.embed(piece.samples)


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
    """Print how long after a word its command is there, for the half that reports."""
    waits = []
    for speaker in corpus.SPEAKERS[language][bench.step :: 2 * bench.step]:
        engine = Taught(bench.kept.embedder, bench.words(language, speaker))
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
        f"-- {language} latency after the end of a word: mean {np.mean(waits):.3f} s,"
        f" 95 % within {np.percentile(waits, 95):.3f} s (at most {LATENCY}; n={len(waits)})"
    )


def memory(bench: Bench) -> None:
    """Print what listening takes beside the player: the recogniser's process and the microphone's."""
    speaker = corpus.SPEAKERS["en"][0]
    with tempfile.TemporaryDirectory() as folder:
        Memory(Path(folder), bench.kept.embedder.name).write(bench.words("en", speaker))
        with recogniser(Path(folder)) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            for word in ("repeat", "more_talk", "pause") * 5:
                sound = samples(read(corpus.said("en", speaker, word, 0)))
                block = np.concatenate((sound, np.zeros(RATE, np.int16))).tobytes()
                process.stdin.write(HEAD.pack(SOUND, len(block)) + block)
                process.stdin.flush()
                process.stdout.readline()
            print(f"-- memory of the recogniser's process: {taken(process)} ({EXTRA} MB is the most)")
            process.stdin.close()
    if not all(map(shutil.which, ("pulseaudio", "pactl"))):
        print("   of the microphone's process: not measured, there is no PulseAudio")
        return
    with tempfile.TemporaryDirectory() as folder:
        room = VirtualMicrophone(Path(folder))
        try:
            room.begin()
            told = [sys.executable, microphone.__file__, "listen", "portaudio", "", "16000"]
            env = {**os.environ, **room.environment}
            with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env) as process:
                assert process.stdin is not None
                assert process.stdout is not None
                answer = process.stdout.readline().decode().strip()
                process.stdout.read(RATE * 4)  # two seconds of sound
                print(f"   of the microphone's process: {taken(process)}; {answer}")
                process.stdin.close()
                process.kill()
        finally:
            room.end()


def taken(process: subprocess.Popen[bytes]) -> str:
    """Tell the memory of a process: all it maps, and what it would give back."""
    try:
        found = psutil.Process(process.pid).memory_full_info()
    except psutil.NoSuchProcess:
        return "ended"
    return (
        f"{found.rss / 1e6:.0f} MB, {found.pss / 1e6:.0f} MB where what is shared is divided,"
        f" {found.uss / 1e6:.0f} MB of its own"
    )


def main() -> None:
    """Measure what is asked; everything, where nothing is."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--quick", action="store_true", help="every fourth speaker, every fourth recording")
    asked.add_argument("--language", choices=list(WORDS), help="one language only")
    asked.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="some of the parts only")
    asked.add_argument("--made", action="store_true", help="take the corpus as it is")
    given = asked.parse_args()
    step = QUICK if given.quick else 1
    if not given.made:
        corpus.make(step)
    bench = Bench(step, hears="words" in given.only)
    for language in [given.language] if given.language else WORDS:
        for part, measures in zip(PARTS, (bench.language, own_sessions, latency), strict=False):
            if part in given.only:
                measures(language) if part == "words" else measures(bench, language)
    if "memory" in given.only:
        memory(bench)


if __name__ == "__main__":
    main()
