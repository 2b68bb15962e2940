"""Whether somebody is at the computer: how long ago a key was pressed or the mouse was moved."""

import ctypes
import ctypes.util
import re
import subprocess
import sys
from collections.abc import Callable, Mapping

_PATIENCE = 2.0
_IDLE_MAC = re.compile(rb'"HIDIdleTime"\s*=\s*(\d+)')
_IDLE_GNOME = re.compile(rb"uint64 (\d+)")
_GNOME = (
    "gdbus", "call", "--session", "--dest", "org.gnome.Mutter.IdleMonitor",
    "--object-path", "/org/gnome/Mutter/IdleMonitor/Core",
    "--method", "org.gnome.Mutter.IdleMonitor.GetIdletime",
)  # fmt: skip

Run = Callable[[tuple[str, ...]], bytes]


def presence(environ: Mapping[str, str], platform: str = sys.platform) -> Callable[[], float | None] | None:
    """Give what tells the seconds since the last key or movement; None where this system does not tell."""
    if platform == "win32":
        return _windows
    ways = [_mac] if platform == "darwin" else [_gnome] if environ.get("WAYLAND_DISPLAY") else [_x11()]
    for way in ways:
        if way is not None and way() is not None:
            return way
    return None


def idle_of(told: bytes, pattern: re.Pattern[bytes], unit: float) -> float | None:
    """Read the seconds from what a command told, in units of so many seconds."""
    found = pattern.search(told)
    return None if found is None else int(found[1]) * unit


def _gnome() -> float | None:
    return idle_of(_told(_GNOME), _IDLE_GNOME, 1e-3)


def _mac() -> float | None:
    return idle_of(_told(("ioreg", "-c", "IOHIDSystem", "-d", "4")), _IDLE_MAC, 1e-9)


def _told(command: tuple[str, ...]) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        # Not there, or not answering: then this is not known.
        return b""
    return done.stdout


class _ScreenSaver(ctypes.Structure):
    """`XScreenSaverInfo` of X11/extensions/scrnsaver.h; `idle` is in milliseconds."""

    _fields_ = [
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    ]


def _x11() -> Callable[[], float | None] | None:
    """Ask the X server, by the extension that screen savers use."""
    names = [ctypes.util.find_library(name) for name in ("X11", "Xss")]
    if None in names:
        return None
    x11, saver = (ctypes.CDLL(name) for name in names)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    saver.XScreenSaverQueryExtension.argtypes = [
        ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int),
    ]  # fmt: skip
    saver.XScreenSaverQueryInfo.argtypes = [
        ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_ScreenSaver),
    ]  # fmt: skip
    display = x11.XOpenDisplay(None)
    first, second = ctypes.c_int(), ctypes.c_int()
    if not display or not saver.XScreenSaverQueryExtension(display, first, second):
        return None
    root, told = x11.XDefaultRootWindow(display), _ScreenSaver()

    def idle() -> float | None:
        asked = saver.XScreenSaverQueryInfo(display, root, ctypes.byref(told))
        return told.idle / 1000 if asked else None

    return idle


def _windows() -> float | None:
    class Info(ctypes.Structure):
        _fields_ = [("size", ctypes.c_uint), ("time", ctypes.c_uint)]

    told = Info(ctypes.sizeof(Info), 0)
    library = ctypes.windll  # type: ignore[attr-defined]  # only on Windows
    if not library.user32.GetLastInputInfo(ctypes.byref(told)):
        return None
    return float((library.kernel32.GetTickCount() - told.time) % 2**32) / 1000
