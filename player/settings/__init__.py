"""What a person wants every time, where it is kept, and what day it is.

`Home.find(environ)` names the folders, `read(home.config)` gives the settings in them, `change` writes one.
"""

from player.settings.clock import now
from player.settings.file import change, parse, read
from player.settings.home import Home
from player.settings.language import system_language
from player.settings.lock import lock
from player.settings.values import Choice, Listen, Settings, VoiceOutput, Volume, fits, names, value_of

__all__ = [
    "Choice",
    "Home",
    "Listen",
    "Settings",
    "VoiceOutput",
    "Volume",
    "change",
    "fits",
    "lock",
    "names",
    "now",
    "parse",
    "read",
    "system_language",
    "value_of",
]
