"""Where blocks of samples go: a loudspeaker, a file, memory, or just time."""

from player.sinks.clock import Clock
from player.sinks.device import loudspeakers
from player.sinks.loudspeaker import Loudspeaker
from player.sinks.memory import Memory
from player.sinks.sink import Sink, Source
from player.sinks.virtual import Virtual
from player.sinks.wavefile import WaveFile

__all__ = ["Clock", "Loudspeaker", "Memory", "Sink", "Source", "Virtual", "WaveFile", "loudspeakers"]
