"""Listens to a microphone, or lists them, until its standard input is closed.

A script of its own, in a process of its own: drivers print, hang and crash, and one that calls
back into Python deadlocks when it is closed by who holds the interpreter. It imports nothing of the
player. The first line of its output is JSON; then come blocks, each with its count of losses and its size.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import struct
import sys
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO

    Put = Callable[[bytes, bool], None]

HEAD = struct.Struct("<II")
"""Losses so far, and bytes that follow."""
_BLOCK = 0.02
"""Seconds in a block."""
_MOST = 100
"""Blocks that wait for whoever reads them; beyond that they are lost."""
_STALLED = 5.0
"""Seconds without a block after which the microphone has gone."""


def portaudio(device: str, rate: int, put: Put) -> dict[str, Any]:
    """Begin to listen through PortAudio, at the microphone's own rate where 0 is asked."""
    import sounddevice  # noqa: PLC0415 - an extra

    chosen: int | str | None = device or None
    info = sounddevice.query_devices(chosen, "input")
    own = int(info["default_samplerate"])
    rate = rate or own

    def heard(data: Any, _frames: int, _time: Any, status: Any) -> None:
        put(bytes(data), bool(status.input_overflow))

    for tried in dict.fromkeys((rate, own)):
        try:
            stream = sounddevice.RawInputStream(
                samplerate=tried,
                blocksize=round(_BLOCK * tried),
                device=chosen,
                channels=1,
                dtype="int16",
                latency="high",
                callback=heard,
            )
        except sounddevice.PortAudioError:
            if tried == own:
                raise
            continue
        stream.start()
        break
    KEPT.append(stream)
    return {"name": info["name"], "rate": tried}


def sdl(device: str, rate: int, put: Put) -> dict[str, Any]:
    """Begin to listen through SDL, which comes with the player and needs no other library."""
    names = sdl_names()
    if device and device not in names:
        near = [name for name in names if device.lower() in name.lower()]
        if len(near) != 1:
            message = f"no {device} among {names}"
            raise LookupError(message)
        device = near[0]
    if not names:
        raise LookupError("SDL knows no microphone")
    from pygame._sdl2 import audio  # noqa: PLC0415 - slow

    rate = rate or 48_000

    def heard(_device: Any, data: Any) -> None:
        put(bytes(data), False)  # noqa: FBT003 - SDL does not tell

    opened = audio.AudioDevice(
        devicename=device or None,  # the usual one need not be the first
        iscapture=True,
        frequency=rate,
        audioformat=audio.AUDIO_S16LSB,
        numchannels=1,
        chunksize=1024,
        allowed_changes=0,
        callback=heard,
    )
    opened.pause(0)
    KEPT.append(opened)
    return {"name": device or (names[0] if len(names) == 1 else "SDL"), "rate": rate}


def sdl_names() -> list[str]:
    """Name SDL's microphones."""
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    import pygame  # noqa: PLC0415 - slow
    from pygame._sdl2 import audio, sdl2  # noqa: PLC0415 - slow

    try:
        sdl2.init_subsystem(sdl2.INIT_AUDIO)
    except pygame.error as error:
        raise LookupError(str(error)) from error
    return list(audio.get_audio_device_names(iscapture=True))


def portaudio_names() -> list[str]:
    """Name PortAudio's microphones."""
    import sounddevice  # noqa: PLC0415 - an extra

    return [device["name"] for device in sounddevice.query_devices() if device["max_input_channels"] > 0]


def begin(way: str, device: str, rate: int, put: Put) -> dict[str, Any]:
    """Begin to listen, and tell the microphone's name and rate."""
    try:
        return (portaudio if way == "portaudio" else sdl)(device, rate, put)
    except Exception as error:  # noqa: BLE001 - each library has its own
        return failed(error)


def names(way: str) -> dict[str, Any]:
    """Tell the names of all microphones."""
    try:
        return {"names": portaudio_names() if way == "portaudio" else sdl_names()}
    except Exception as error:  # noqa: BLE001 - each library has its own
        return failed(error)


def failed(error: Exception) -> dict[str, Any]:
    """Tell why there is nothing to hear."""
    return {"error": f"{type(error).__name__}: {error}"}


def filling(heard: queue.Queue[tuple[bytes, bool]]) -> Put:
    """Give what puts blocks there; beyond what it holds they are lost, and the next one tells so."""
    lost: list[bool] = []

    def put(data: bytes, gap: bool) -> None:  # noqa: FBT001 - as the libraries tell it
        try:
            heard.put_nowait((data, gap or bool(lost)))
            lost.clear()
        except queue.Full:
            # Whoever reads was stopped, as by Ctrl-Z: what is said meanwhile is not theirs to hear.
            lost.append(True)

    return put


def pass_on(out: BinaryIO, heard: queue.Queue[tuple[bytes, bool]]) -> None:
    """Write what is heard until nothing comes any more."""
    losses = 0
    with contextlib.suppress(queue.Empty, OSError):
        while True:
            data, lost = heard.get(timeout=_STALLED)
            losses += lost
            out.write(HEAD.pack(losses, len(data)) + data)
            out.flush()


def end_with_parent() -> None:
    """End as soon as nobody listens any more, however that came about."""
    sys.stdin.buffer.read()
    os._exit(0)


KEPT: list[Any] = []
"""Streams that would be closed if nobody held them."""


def main() -> None:
    """Do what the arguments say: `listen` or `names`, a way in, a device and a rate."""
    what, way, device, rate = sys.argv[1:5]
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no block
    threading.Thread(target=end_with_parent, daemon=True).start()
    heard: queue.Queue[tuple[bytes, bool]] = queue.Queue(_MOST)
    told = names(way) if what == "names" else begin(way, device, int(rate), filling(heard))
    out.write(json.dumps(told).encode() + b"\n")
    out.flush()
    if "rate" in told:
        pass_on(out, heard)
    os._exit(0)  # closing a device may hang


if __name__ == "__main__":
    main()
