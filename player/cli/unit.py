"""The text of a systemd service that runs one command, again and again."""

from collections.abc import Mapping, Sequence

_CONTROLS = 32
"""Below this number a sign cannot be printed."""


def unit(about: str, command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give a user service that begins with the user's own services, and again whenever it ends."""
    lines = [
        "[Unit]",
        f"Description={_specified(about)}",
        "After=pipewire-pulse.service pulseaudio.service",
        # However often its device or its loudspeaker is not there yet, it goes on trying.
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        f"ExecStart={' '.join(quoted(word).replace('$', '$$') for word in command)}",
        *(f"Environment={quoted(f'{name}={value}')}" for name, value in environment.items()),
        "Restart=always",
        "RestartSec=3",
        "",
        "[Install]",
        "WantedBy=default.target",
    ]
    return "\n".join(lines) + "\n"


def quoted(word: str) -> str:
    """Give a word as systemd reads it back: between quotes, and with no sign that means more to it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    printed = "".join(sign if ord(sign) >= _CONTROLS else f"\\x{ord(sign):02x}" for sign in escaped)
    return f'"{_specified(printed)}"'


def _specified(text: str) -> str:
    return text.replace("%", "%%")
