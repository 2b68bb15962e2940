"""Recognises commands in a process of its own: a fault of its libraries stays there, and ending it is simple.

`python -m player.words.worker FOLDER` reads the words of FOLDER and then, on standard input, what `wire`
tells. Its answers are lines of JSON: `{}` once it is ready, each command that was heard, or
`{"error", "values"}`. It ends with its standard input.
"""

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
import numpy as np

from player.command import Command
from player.errors import UserError
from player.words.embedding import SpeechEmbedding
from player.words.engine import Engine, Taught, Untaught
from player.words.templates import Memory
from player.words.wire import ANY, DEAF, HEAD, WORDS


def serve(engine: Engine, reading: BinaryIO, writing: BinaryIO) -> None:
    """Answer until nothing comes any more."""
    while len(head := reading.read(HEAD.size)) == HEAD.size:
        kind, size = HEAD.unpack(head)
        data = reading.read(size)
        if kind == WORDS:
            words = frozenset(data.decode().split())
            engine.listen_for(frozenset(map(Command, words - {ANY})), sounds=ANY in words)
            continue
        for heard in engine.feed(np.frombuffer(data[: size // 2 * 2], "<i2"), deaf=kind == DEAF):
            writing.write(msgspec.json.encode(heard) + b"\n")
            writing.flush()


def main() -> None:
    """Load the model and the words of the folder that is named, and serve."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # whatever a library prints is no answer
        try:
            words = Memory(Path(sys.argv[1]), SpeechEmbedding.name).read()
            engine: Engine = Taught(SpeechEmbedding(), words) if words else Untaught()
        except UserError as error:
            out.write(json.dumps({"error": error.key, "values": error.values}).encode() + b"\n")
            return
        out.write(b"{}\n")
        out.flush()
        serve(engine, sys.stdin.buffer, out)


if __name__ == "__main__":
    main()
