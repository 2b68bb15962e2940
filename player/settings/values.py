"""The settings as a value, and what each of them may be."""

from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct, ValidationError, convert, structs

from player.program import Language, Level
from player.session import PACES, TalkChoice

Decibels = Annotated[float, Meta(ge=-30, le=6)]
Pace = Annotated[float, Meta(ge=PACES[0], le=PACES[-1], multiple_of=0.125)]
Choice = str | float | bool
"""What one setting may hold."""
VoiceOutput = Literal["self", "reader", "both", "none"]
"""Who speaks: our voice alone, the person's screen reader, our voice and lines to read, or nobody."""
Listen = Literal["off", "on", "headphones"]
CaptionSize = Literal["usual", "large"]
Chosen = Annotated[str, Meta(min_length=1, max_length=200)]


class Volume(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How loud, in decibels: 0 is as it was made, 6 is twice as strong, -30 hardly heard."""

    speech: Decibels = 0.0
    tones: Decibels = 0.0
    bed: Decibels = 0.0


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person wants every time; what they have not chosen is None or the usual."""

    language: Language | None = None
    """None for the system's."""
    voice: Chosen | None = None
    """None for the best that the machine has."""
    voice_output: VoiceOutput | None = None
    """None until it was asked: then our voice speaks, and every line is shown."""
    captions: CaptionSize = "usual"
    """`large` for short lines that a terminal can enlarge."""
    device: Chosen | None = None
    """None for the system's loudspeaker."""
    level: Level | None = None
    """None for the level that each program chose."""
    pace: Pace = 1.0
    """Times as fast; holds and speech keep their own time."""
    talk: TalkChoice = "auto"
    volume: Volume = Volume()
    bed: str = ""
    """Name of a soft sound under the session; empty for none."""
    mono: bool = False
    """True for the same in both ears."""
    physiotherapist: Chosen | None = None
    """Whom to turn to, in the person's own words: a name, a telephone number."""
    button: Chosen | None = None
    """The one button that leads everything: a key, or a button of a device; None for no such button."""
    keys: Chosen | None = None
    """Keys and buttons of one's own, each for one command, as `next=KEY_NEXTSONG, hurts=pad:3`."""
    listen: Listen = "off"
    """`on` to hear spoken commands, deaf while our own voice sounds; `headphones` to hear them always."""
    ask: bool = True
    """True to be asked for pain before and after, and for effort."""


_TABLE = "volume"
_ALLOWED = {
    "pace": f"{PACES[0]:g}, {PACES[1]:g} ... {PACES[-1]:g}",
    "bool": "true, false",
    "text": '"..."',
    _TABLE: "[volume]",
    "decibels": "-30 ... 6",
}


def _fields() -> dict[str, Any]:
    """Give the type of each setting by its name; those of a table as `volume.speech`."""
    own = {field.name: field.type for field in structs.fields(Settings) if field.name != _TABLE}
    return own | {f"{_TABLE}.{field.name}": field.type for field in structs.fields(Volume)}


def names() -> tuple[str, ...]:
    """Give the name of every setting, in order; those of a table with a dot, as `volume.speech`."""
    return tuple(_fields())


def value_of(settings: Settings, name: str) -> Choice | None:
    """Give one setting by its name."""
    first, _, second = name.partition(".")
    value: Any = getattr(settings, first)
    found: Choice | None = getattr(value, second) if second else value
    return found


def allowed(name: str) -> str:
    """Say what a setting may be, in signs that need no language."""
    kind = _fields().get(name)
    if choices := _choices(kind):
        return ", ".join(choices)
    if name == "pace":
        return _ALLOWED["pace"]
    if name == _TABLE:
        return _ALLOWED[_TABLE]
    if name.startswith(_TABLE):
        return _ALLOWED["decibels"]
    return _ALLOWED["bool" if kind is bool else "text"]


def fits(name: str, value: object) -> bool:
    """Tell whether a setting may have this value."""
    try:
        convert(value, _fields()[name])
    except ValidationError:
        return False
    return True


def is_switch(name: str) -> bool:
    """Tell whether a setting is on or off."""
    return _fields()[name] is bool


def _choices(kind: Any) -> list[str]:
    """Give the words of a literal type, be it optional."""
    return [word for part in (kind, *get_args(kind)) for word in get_args(part) if isinstance(word, str)]
