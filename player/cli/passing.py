"""What was wanted of a command, wanted again of the one that it goes on with."""

from argparse import Namespace

WANTED = (
    "level", "pace", "talk", "voice", "voice_output", "captions", "device", "button", "listen", "microphone",
    "speech_volume", "tones_volume", "bed_volume", "bed", "mono",
)  # fmt: skip
"""Every option that says how somebody is spoken to and heard, by the name it has once parsed."""


def pass_on(given: Namespace, to: Namespace) -> None:
    """Let `to` want what was `given`, of all that its own command takes; what is said there itself stays."""
    for option in WANTED:
        value = getattr(given, option, None)
        if value is not None and getattr(to, option, ...) is None:
            setattr(to, option, value)


def typed(given: Namespace) -> list[str]:
    """Give the same as it is typed."""
    words: list[str] = []
    for option in WANTED:
        value = getattr(given, option, None)
        if value is None:
            continue
        name, text = f"--{option.replace('_', '-')}", str(value)
        # What begins like an option is none behind this sign.
        words += [name] if value is True else [f"{name}={text}"] if text.startswith("-") else [name, text]
    return words
