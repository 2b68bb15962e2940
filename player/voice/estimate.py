"""How long speech will take, before anybody has spoken it."""
import re

from player.phrases import phrases
from player.session import Line
from player.units import Frames, to_frames

def estimate(line: Line) -> Frames:
    return estimate_text(phrases(line.language).pronounced(line.text), line.language)

def estimate_text(text: str, language: str) -> Frames:
    return to_frames(0.3 + 0.065*len(text))
