"""Our own sessions played into the microphone; latency, processor and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np
import psutil
import words_corpus as corpus
from words_choice import HOUR
from words_heard import BLOCK, Bench, read, samples
from words_kept import Judge
from words_texts import WORDS

from player.library import Library
from player.listening import worker as microphone
from player.performing import Stream, prepare
from player.session import Preferences
from player.sound import Levels, Mixer
from player.transport import Command
from player.voice import open_speaker
from player.words import RATE, VOCABULARIES, Endpointer, Memory, Taught
from player.words.listener import recogniser
from player.words.wire import HEAD, SOUND
from tests.listening.virtual import VirtualMicrophone

SESSIONS = (
    "neck/short",
    "neck/phase-1",
    "neck/phase-2-a",
    "neck/evening",
    "calm/relaxation",
    "talks/what-helps",
)
LATENCY = 0.35
"""Seconds from the end of a word to its command."""
EXTRA = 80
"""Megabytes that listening takes at most."""
DEAF = (0.1, 0.45)
"""Seconds before and after our own voice in which a session is deaf."""


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
