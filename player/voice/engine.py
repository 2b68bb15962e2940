"""Where the speech engine of this machine is, found without loading any of it."""

import sys
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from player.errors import UserError
from player.voice.workshop import Job

_DRIVERS = {"win32": ("sapi5", "espeak"), "darwin": ("nsss", "espeak")}
_SYSTEM_LIBRARIES = (
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.so.1",
    "/usr/lib/libespeak-ng.so.1",
    "/usr/lib/x86_64-linux-gnu/libespeak-ng.so.1",
    "/usr/lib/aarch64-linux-gnu/libespeak-ng.so.1",
    "/usr/lib/arm-linux-gnueabihf/libespeak-ng.so.1",
    "/usr/lib64/libespeak-ng.so.1",
    "C:/Program Files/eSpeak NG/libespeak-ng.dll",
)


class Engine(Struct, frozen=True, kw_only=True):
    """What a worker needs to know to start the engine."""

    drivers: tuple[str, ...]
    """Drivers of pyttsx3, the system's own first."""
    path: tuple[str, ...]
    library: str | None
    """The espeak library that came with the player; None leaves the search to pyttsx3."""
    data: str | None
    signature: str
    """Changes when any part of the engine does."""

    def listing(self, driver: str) -> Job:
        """Give the job that asks for the voices of `driver`."""
        return Job(driver=driver, path=self.path, library=self.library, data=self.data)


def find_engine() -> Engine:
    """Find pyttsx3 and espeak by their paths alone; raise UserError without pyttsx3."""
    wrapper = _folder("pyttsx3")
    if wrapper is None:
        raise UserError("voice.error.engine")
    loader = _folder("espeakng_loader") if sys.platform == "linux" else None
    library = loader / "libespeak-ng.so" if loader else None
    parts = [wrapper / "engine.py", wrapper / "drivers" / "espeak.py", *map(Path, _SYSTEM_LIBRARIES)]
    folders = [str(wrapper.parent)]
    if loader is not None and library is not None:
        parts.append(library)
        folders.append(str(loader.parent))
    return Engine(
        drivers=_DRIVERS.get(sys.platform, ("espeak",)),
        path=tuple(dict.fromkeys(folders if sys.platform == "linux" else [*folders, *sys.path])),
        library=str(library) if library else None,
        data=str(loader / "espeak-ng-data") if loader else None,
        signature="\n".join([sys.platform, *filter(None, map(_mark, parts))]),
    )


def _folder(package: str) -> Path | None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _mark(part: Path) -> str:
    """Give path, size and time of a file, or nothing when it is not there."""
    try:
        stat = part.stat()
    except OSError:
        return ""
    return f"{part} {stat.st_size} {stat.st_mtime_ns}"
