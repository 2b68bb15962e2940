"""What is heard, as samples: clips, tones, and the mixer that every renderer shares."""

from player.sound.clip import Clip, Samples
from player.sound.fades import fade_in, fade_out
from player.sound.levels import Levels
from player.sound.mixer import Mixer
from player.sound.tones import sounding, tone
from player.sound.wavefile import load_wave

__all__ = ["Clip", "Levels", "Mixer", "Samples", "fade_in", "fade_out", "load_wave", "sounding", "tone"]
