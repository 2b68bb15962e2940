"""Has lines spoken in the background, and gives their clips."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable
from time import monotonic
from types import TracebackType
from typing import Self

import numpy as np

from player.phrases import phrases
from player.session import Line
from player.sound import Clip
from player.units import Frames
from player.voice.cache import ClipCache, clip_key
from player.voice.estimate import estimate
from player.voice.silence import silent
from player.voice.values import Voice

_MOST_WORKERS = 8


class Speaker:
    """One voice and its kept clips; every method may be called from any thread."""

    def __init__(self, voice: Voice, cache: ClipCache | None, workers: int | None = None) -> None:
        """Speak with `voice`, as many lines side by side as there are `workers`.

        Without a cache the clips live as long as the speaker.
        """
        self.voice = voice
        self.failed: dict[Line, str] = {}
        """Lines that could not be spoken, each with the reason: their clips are silent."""
        self.unkept: OSError | None = None
        """Why the newest clip that could not be kept was not; it is held in memory."""
        self.aloud: Callable[[Line], bool] = lambda _: True
        """Which lines are heard; in the place of another is silence, exactly as long."""
        self._cache = cache
        self._workers = workers or min(_MOST_WORKERS, os.cpu_count() or 1)
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()
        self._waiting: deque[Line] = deque()
        self._ordered: set[Line] = set()
        self._lengths: dict[Line, Frames] = {}
        self._held: dict[Line, Clip] = {}
        self._promised: dict[Line, Frames] = {}
        """Lengths that were told of clips which then turned out to be damaged."""
        self._keys: dict[Line, str] = {}
        self._closed = False

    def __enter__(self) -> Self:
        """Give the speaker, to be closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def known(self, lines: Iterable[Line]) -> dict[Line, Frames]:
        """Give the lengths of those lines whose clips are there; nothing is spoken for it."""
        found = {}
        for line in lines:
            length = self._length(line)
            if length is not None:
                found[line] = length
        return found

    def estimate(self, line: Line) -> Frames:
        """Give the length that a line will have, or about so."""
        length = self._length(line)
        return estimate(line) if length is None else length

    def order(self, lines: Iterable[Line]) -> None:
        """Have the missing clips made in the background, those that were ordered earlier first."""
        missing = [line for line in dict.fromkeys(lines) if self._length(line) is None]
        with self._changed:
            for line in missing:
                if line not in self._ordered:
                    self._ordered.add(line)
                    self._waiting.append(line)
            self._start_threads()
            self._changed.notify_all()

    def ready(self, lines: Iterable[Line]) -> bool:
        """Tell whether every one of the lines could be taken without waiting."""
        return all(self._length(line) is not None for line in lines)

    def take(self, lines: Iterable[Line], patience: float | None = None) -> dict[Line, Clip]:
        """Give the clips of lines, waiting `patience` seconds for missing ones, for ever if None.

        Somebody waits for these: what is missing goes before all that was only ordered.
        """
        missing = list(dict.fromkeys(lines))
        until = None if patience is None else monotonic() + patience
        found: dict[Line, Clip] = {}
        while True:
            for line in missing:
                clip = self._fetch(line)
                if clip is not None:
                    found[line] = clip
            missing = [line for line in missing if line not in found]
            if not missing or self._closed:
                return self._heard(found)
            self._hurry(missing)
            left = None if until is None else until - monotonic()
            if left is not None and left <= 0:
                return self._heard(found)
            self._await(missing, left)

    def close(self) -> None:
        """End the workers at once; what is kept can still be taken."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        self.voice.close()
        for thread in self._threads:
            thread.join(1.0)

    def _heard(self, clips: dict[Line, Clip]) -> dict[Line, Clip]:
        return {line: clip if self.aloud(line) else silent(clip.frames) for line, clip in clips.items()}

    def _await(self, lines: list[Line], patience: float | None) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._ordered.intersection(lines), patience)

    def _hurry(self, lines: list[Line]) -> None:
        self.order(lines)
        wanted = set(lines)
        with self._changed:
            first = [line for line in self._waiting if line in wanted]
            last = [line for line in self._waiting if line not in wanted]
            self._waiting = deque(first + last)

    def _start_threads(self) -> None:
        while not self._closed and len(self._threads) < min(self._workers, len(self._ordered)):
            thread = threading.Thread(target=self._work, name="voice", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return
                line = self._waiting.popleft()
            clip, reason, kept = self._speak(line)
            with self._changed:
                self._ordered.discard(line)
                if not self._closed:
                    self._settle(line, clip, reason, kept=kept)
                self._changed.notify_all()

    def _speak(self, line: Line) -> tuple[Clip, str, bool]:
        """Give the clip of a line, why it is silent if it has to be, and whether it was kept."""
        try:
            clip = self.voice.speak(self._said(line))
        except Exception as error:  # noqa: BLE001 - a fault of the voice stays in this room: `failed` tells it
            return silent(estimate(line)), f"{type(error).__name__}: {error}", False
        if self._cache is None:
            return clip, "", False
        try:
            self._cache.keep(self._key(line), clip)
        except OSError as error:
            self.unkept = error
            return clip, "", False
        return clip, "", line not in self._promised

    def _settle(self, line: Line, clip: Clip, reason: str, *, kept: bool) -> None:
        """Let a line's clip be taken; a length that was told once stays, however it was made anew."""
        promised = self._promised.get(line, clip.frames)
        if clip.frames != promised:
            samples = np.zeros(promised, np.int16)
            samples[: clip.frames] = clip.samples[:promised]
            clip = Clip(samples)
        if reason:
            self.failed[line] = reason
        if not kept:
            self._held[line] = clip
        self._lengths[line] = clip.frames

    def _length(self, line: Line) -> Frames | None:
        length = self._lengths.get(line)
        if length is None and self._cache is not None and self._may_be_kept(line):
            length = self._cache.length(self._key(line))
            if length is not None:
                self._lengths[line] = length
        return length

    def _may_be_kept(self, line: Line) -> bool:
        return line not in self._ordered and line not in self._promised

    def _fetch(self, line: Line) -> Clip | None:
        """Give a clip that is there; forget one whose file turns out to be damaged."""
        length = self._length(line)
        held = self._held.get(line)
        if held is not None or length is None or self._cache is None:
            return held
        clip = self._cache.read(self._key(line))
        if clip is None:
            with self._changed:
                self._promised[line] = length
                self._lengths.pop(line, None)
        return clip

    def _key(self, line: Line) -> str:
        key = self._keys.get(line)
        if key is None:
            key = self._keys[line] = clip_key(self._said(line), line.language, self.voice.signature)
        return key

    def _said(self, line: Line) -> str:
        """Give what the engine should read for a line, in its own language only."""
        if line.language != self.voice.language:
            message = f"{self.voice.name} does not speak {line.language}"
            raise ValueError(message)
        return phrases(line.language).pronounced(line.text)
