"""What goes to the recogniser's process: a `HEAD`, and as many bytes as it tells."""

from struct import Struct

HEAD = Struct("<BI")
"""What follows, and how many bytes of it."""
SOUND, DEAF, WORDS = range(3)
"""Sound to hear, sound to be deaf to, and the words to listen for, with spaces between."""
ANY = "*"
"""Stands among the words where any other sound is told, too."""
