"""Speaks one utterance into a file, or lists the voices, and dies.

A script of its own, started for every utterance: an engine that lives longer mixes files up,
loses clips and speaks the wrong language without a word. It imports nothing of the
player, and no more of the standard library than pyttsx3 does, but for JSON: every import is paid for
again with every utterance. The job comes as JSON on standard input and the reply goes as JSON to
what standard output was at the start; whatever the engine prints is lost.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time

TYPE_CHECKING = False  # importing `typing` for its own would cost four milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_SETTLING = 2.0
"""Seconds for espeak to take over what was set; it needs a fifth of one at most."""


def private_output() -> int:
    """Give a descriptor of our own for standard output, and close its name to everyone else."""
    ours = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return ours


def start_engine(job: dict[str, Any]) -> Any:
    """Give the pyttsx3 engine of the job, its library found without any installed package."""
    sys.path.extend(folder for folder in job["path"] if folder not in sys.path)
    if job["data"]:
        os.environ["ESPEAK_DATA_PATH"] = job["data"]
    if job["library"]:
        # Once loaded by its full path, "libespeak-ng.so.1" resolves to it by its own name.
        ctypes.CDLL(job["library"])
    import pyttsx3  # noqa: PLC0415 - the path to it comes with the job

    return pyttsx3.init(job["driver"])


def speak(engine: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Speak the text of the job into its file, and tell what was really done."""
    errors: list[str] = []
    finished = threading.Event()

    def note_end(*, completed: bool, **_: object) -> None:
        if completed:
            finished.set()

    def note_error(**what: object) -> None:
        errors.append(str(what.get("exception")))

    engine.connect("finished-utterance", note_end)
    engine.connect("error", note_error)
    if job["driver"] == "espeak":
        engine.proxy.setBusy(False)  # what is set from here on is set at once, not when speech begins
    engine.setProperty("voice", job["voice"])
    engine.setProperty("rate", job["rate"])
    if job["driver"] == "espeak":
        settle(job["rate"])
    engine.save_to_file(job["text"], job["file"])
    engine.runAndWait()
    if job["driver"] == "espeak" and not errors:
        # espeak's own thread goes on after runAndWait, which therefore proves nothing.
        finished.wait(job["patience"])
    return {
        "voice": engine.getProperty("voice"),
        "rate": espeak_rate() if job["driver"] == "espeak" else None,
        "errors": errors,
    }


def settle(rate: int) -> None:
    """Wait until espeak has taken over the rate and rests.

    As runAndWait begins, pyttsx3 cancels whatever espeak's own thread is doing; were that the setting
    of the rate, the speech would come out at another one. That happened to one utterance in a hundred.
    """
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only there once the engine has started

    until = time.monotonic() + _SETTLING
    while _espeak.IsPlaying() or espeak_rate() != rate:
        if time.monotonic() > until:
            message = f"espeak did not take over the rate {rate}"
            raise TimeoutError(message)
        time.sleep(0.0005)


def espeak_rate() -> int:
    """Give the rate that espeak will speak at; pyttsx3 forgets to say that it asks for the present one."""
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only there once the engine has started

    rate: int = _espeak.dll.espeak_GetParameter(_espeak.RATE, 1)
    return rate


def list_voices(engine: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Tell the voices and the version of the engine."""
    voices = [
        {"id": voice.id, "name": voice.name, "language": str((voice.languages or [""])[0])}
        for voice in engine.getProperty("voices")
    ]
    return {"voices": voices, "version": f"{engine_version(job['driver'])} pyttsx3-{wrapper_version()}"}


def engine_version(driver: str) -> str:
    """Give the version of the engine below pyttsx3."""
    if driver != "espeak":
        import platform  # noqa: PLC0415 - not needed where espeak speaks

        return platform.version()
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only there once the engine has started

    tell: Callable[[Any], bytes] = _espeak.dll.espeak_Info
    tell.argtypes = [ctypes.c_void_p]  # type: ignore[attr-defined]
    tell.restype = ctypes.c_char_p  # type: ignore[attr-defined]
    return tell(None).decode().split()[0]


def wrapper_version() -> str:
    """Give the version of pyttsx3."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and only for a list

    return version("pyttsx3")


def main() -> None:
    """Do the one job, reply, and leave without the tidying in which espeak crashes."""
    output = private_output()
    job = json.loads(sys.stdin.buffer.read())
    try:
        engine = start_engine(job)
        reply = list_voices(engine, job) if job["text"] is None else speak(engine, job)
    except Exception as error:  # noqa: BLE001 - every fault of an engine is told to the parent
        reply = {"errors": [f"{type(error).__name__}: {error}"]}
    os.write(output, json.dumps(reply).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
