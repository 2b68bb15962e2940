"""Spoken commands: what a person said, in whatever language, once they have taught it.

1. `Endpointer` cuts the stream of a microphone into pieces that could be a word.
2. `SpeechEmbedding` says what is in a piece, in numbers that depend little on who speaks.
3. `Decider` compares these with the person's own recordings, and with the cohort: short talk of many
   others. What is not clearly nearer to one word than to all of that is no command.
4. `Taught` is all of it as one `Engine`; another engine only has to keep that promise.

`Listener` is a microphone and an engine beside a session, in processes of their own: it can be asked for
commands as keys can, and whatever breaks in it, the session goes on.

`lesson` looks at recordings before they are learned; `Memory` keeps what was learned, and no sound.
"""

from player.words.deafness import Span
from player.words.embedding import Embedder, SpeechEmbedding, install_command, missing
from player.words.endpointer import RATE, Endpointer, Segment
from player.words.engine import Engine, Heard, Taught, Untaught
from player.words.hearing import hear
from player.words.listener import Ear, Listener
from player.words.teaching import Fault, Lesson, Take, lesson, listened, taken
from player.words.templates import Memory, Templates, recordings, with_words, without
from player.words.vocabulary import ANYWAY, CHOICES, COUNTS, FIRST, SECOND, VOCABULARIES, Vocabulary

__all__ = [
    "ANYWAY",
    "CHOICES",
    "COUNTS",
    "FIRST",
    "RATE",
    "SECOND",
    "VOCABULARIES",
    "Ear",
    "Embedder",
    "Endpointer",
    "Engine",
    "Fault",
    "Heard",
    "Lesson",
    "Listener",
    "Memory",
    "Segment",
    "Span",
    "SpeechEmbedding",
    "Take",
    "Taught",
    "Templates",
    "Untaught",
    "Vocabulary",
    "hear",
    "install_command",
    "lesson",
    "listened",
    "missing",
    "recordings",
    "taken",
    "with_words",
    "without",
]
