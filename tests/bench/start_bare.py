"""The bare prototype: open the loudspeaker as we do, and play one clip.

python start_bare.py CLIP.wav
"""

import os
import sys
import time

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import numpy as np  # noqa: F401 - whoever mixes samples needs it
import pygame

pygame.mixer.init(24_000, -16, 2, 1024, allowedchanges=0)
pygame.mixer.Sound(sys.argv[1]).play()
time.sleep(60)
