"""The loudspeaker: blocks pushed ahead to SDL, so that no Python runs where the sound is made."""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

import numpy as np

from player.sinks.block import FADE, Block, fade_out
from player.sinks.closing import Closing
from player.sinks.device import open_mixer
from player.sinks.meter import BLOCK, CHUNK, Meter
from player.sinks.pan import to_stereo
from player.sinks.sink import CHANNELS, Source
from player.sound import Clip
from player.units import RATE, Frames

_SIGNALS = 2
"""Channels for acknowledgements, taken in turn."""
_STREAMS = 12
"""Channels for the session, taken in turn: one that was hushed may still be fading, then silent."""
_POLL = 0.020
"""Seconds between two looks at the device."""
_SETTLES = 1.0
"""Seconds after opening in which the system may still tell of devices that went before."""
_STALLED = 3.0
"""Seconds after which a device that takes nothing has gone."""


class Loudspeaker(Closing):
    """Plays through pygame's mixer: one block sounds, the next one waits behind it."""

    def __init__(self, device: str | None = None, clock: Callable[[], float] = monotonic) -> None:
        """Open `device`, or the usual one; raises UserError when nothing can sound here."""
        self._pygame: Any = open_mixer(device, CHUNK, _SIGNALS + _STREAMS)
        self._clock = clock
        self._opened = clock()
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._open = True
        self._turn = 0
        self._signal_turn = 0
        self._channel = self._pygame.mixer.Channel(_SIGNALS)
        self._meter = Meter()
        self._source: Source | None = None
        self._out: deque[Block] = deque()
        """What the device holds: the block that sounds, and the one behind it."""
        self._pushed = self._heard = Frames(0)
        self._looked = clock()
        self._fading_until = self._looked
        self._stalled = 0.0
        self._lost = False
        self._fault: BaseException | None = None
        self._pump = threading.Thread(target=self._run, name="soepel pump", daemon=True)
        self._pump.start()

    def play(self, source: Source, at: Frames) -> None:
        """Let `source` sound from frame `at`, at once; what sounded is faded out within 10 ms."""
        with self._lock:
            self._complain()
            self._stop()
            self._source = source
            self._pushed = self._heard = at
            if self._open:
                self._channel = self._free_channel()
            self._fill(self._clock())

    def swap(self, source: Source) -> Frames:
        """Keep what was pushed, take all that follows from `source`; give the first frame of that."""
        with self._lock:
            self._complain()
            self._look()
            first = self._pushed
            self._source = source
            self._fill(self._clock())
            return first

    def pushed(self) -> Frames:
        """Give the first frame that was not handed over yet."""
        with self._lock:
            self._complain()
            return self._pushed

    def heard(self) -> Frames:
        """Give the frame that sounds now: blocks taken are counted, within a block a clock tells."""
        with self._lock:
            self._complain()
            self._look()
            return self._heard

    def hush(self) -> Frames:
        """Fade out within 10 ms and stay open; give the frame at which the fade begins."""
        with self._lock:
            self._complain()
            self._stop()
            self._source = None
            return self._heard

    def signal(self, clip: Clip, pan: float = 0.0) -> None:
        """Let `clip` sound at once beside the rest; `pan` from -1, left, to 1, right."""
        with self._lock:
            if not self._open:
                return
            mixer = self._pygame.mixer
            self._signal_turn = (self._signal_turn + 1) % _SIGNALS
            mixer.Channel(self._signal_turn).play(mixer.Sound(buffer=to_stereo(clip, pan)))

    @property
    def lost(self) -> bool:
        """Tell whether the device was taken away, or has stopped taking sound."""
        return self._lost

    def close(self) -> None:
        """Fade out what sounds and give the device back."""
        if not self._open:
            return
        with self._lock:
            self._stop()
            self._open = False
            fading = self._fading_until - self._clock()
        self._closing.set()
        self._pump.join()
        if fading > 0 and not self._lost:
            threading.Event().wait(fading)
        self._pygame.mixer.quit()
        if not self._windowed():
            self._pygame.display.quit()

    def _run(self) -> None:
        while not self._closing.wait(_POLL):
            try:
                with self._lock:
                    self._look()
                    self._fill(self._clock())
                    self._watch()
            except BaseException as fault:  # noqa: BLE001 - raised again in the thread that asks what is heard
                self._fault = fault
                return

    def _complain(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _look(self) -> None:
        """See which block the device plays, and move on."""
        now = self._clock()
        before, self._looked = self._looked, now
        if not self._out:
            return
        # SDL's thread changes which sound is current under Python's lock, so that this is never half done, as
        # "busy" may be: between two blocks a channel is not busy for as long as SDL waits for that lock.
        playing = self._channel.get_sound()
        if playing is None:
            waiting = self._channel.get_queue()
            while self._out and self._out[0].sound is not waiting:
                self._heard = max(self._heard, self._out.popleft().end)
            if self._out:
                # SDL looked for a next block just before it was queued, and went to sleep.
                self._channel.play(self._out[0].sound)
                self._meter.begin(self._out[0], now)
        elif len(self._out) > 1 and playing is self._out[1].sound:
            self._out.popleft()
            self._stalled = 0.0
            self._meter.follow(self._out[0], before, now)
        if self._out:
            self._heard = max(self._heard, self._meter.heard(now))
            # A process that was stopped for a while counts as one look, not as a silent device.
            self._stalled += min(now - before, 5 * _POLL)

    def _fill(self, now: float) -> None:
        """Keep one block sounding and one behind it."""
        while self._open and self._source is not None and len(self._out) < 2:  # noqa: PLR2004 - SDL holds two
            lead = self._lead(now) if not self._out else 0
            frames = BLOCK - lead
            if (end := self._source.end) is not None:
                frames = min(frames, end - self._pushed)
            if frames <= 0:
                return
            samples = np.zeros((lead + frames, CHANNELS), np.int16)
            self._source.render(self._pushed, samples[lead:])
            sound = self._pygame.mixer.Sound(buffer=samples)
            held = np.frombuffer(sound, np.int16).reshape(-1, CHANNELS)
            block = Block(first=self._pushed, lead=lead, samples=held, sound=sound)
            self._pushed = block.end
            self._out.append(block)
            if len(self._out) > 1:
                self._channel.queue(sound)
            else:
                self._meter.begin(block, self._clock())
                self._channel.play(sound)

    def _lead(self, now: float) -> int:
        """Give the silence with which a play begins, so that it does not sound over a fade.

        A fade is written where the device will be next at the latest, which may be two chunks too late.
        """
        return 2 * CHUNK + FADE if now < self._fading_until else 0

    def _stop(self) -> None:
        """Fade out what sounds; what was reached is in `_heard`."""
        self._look()
        if self._out:
            now = self._clock()
            self._heard = max(self._heard, fade_out(self._out, self._meter.taken(now)))
            self._fading_until = now + (3 * CHUNK + FADE) / RATE
            self._out.clear()

    def _free_channel(self) -> Any:
        """Give a channel that is silent: the one that was used longest ago."""
        self._turn = (self._turn + 1) % _STREAMS
        channel = self._pygame.mixer.Channel(_SIGNALS + self._turn)
        # Stopping lets a queued block begin, which is silent too by now; the second time nothing is left.
        for _ in range(2):
            if channel.get_busy():
                channel.stop()
        return channel

    def _watch(self) -> None:
        """Notice that the device has gone."""
        pygame = self._pygame
        kinds = (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED)
        # Where there is a window, its keys are for who opened it, and only that thread may ask the system.
        for event in pygame.event.get(kinds, pump=False) if self._windowed() else pygame.event.get():
            if event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture:
                # Number 0 is a device that nobody opened by its own name: ours it may be all the same, and
                # the system lets what it played go on over another one, without a word.
                self._lost |= bool(event.which) or self._clock() - self._opened > _SETTLES
        if self._stalled > _STALLED:
            self._lost = True

    def _windowed(self) -> bool:
        display = self._pygame.display
        return bool(display.get_init() and display.get_surface() is not None)
