"""Who speaks, and what is shown of it: our voice alone, a screen reader, both, or lines alone."""

from argparse import Namespace
from collections.abc import Callable, Container
from pathlib import Path
from textwrap import fill

from player.cli.context import Context
from player.session import Line, counted
from player.settings import Settings, VoiceOutput, change, read
from player.voice import SilentVoice

_NARROW = 20
"""Signs on a line of large captions: a window of eighty, enlarged four times, holds as many."""
_SPOKEN = ("self", "both")


def output_of(args: Namespace, context: Context) -> VoiceOutput:
    """Give who speaks now: by the command, else by the settings; the silent voice is nobody."""
    chosen: VoiceOutput | None = getattr(args, "voice_output", None)
    voice: str | None = getattr(args, "voice", None)
    if voice == SilentVoice.name:
        return "none"
    if chosen is not None:
        return chosen
    if not voice and context.settings.voice == SilentVoice.name:
        return "none"
    usual = context.settings.voice_output or "both"
    # A voice that is asked for by name is wanted now.
    return "both" if usual == "none" and voice else usual


def keep_output(folder: Path, output: VoiceOutput) -> Settings:
    """Keep who speaks; the silent voice, the older way to say "none", goes where somebody is to be heard."""
    if output != "none" and read(folder).voice == SilentVoice.name:
        change(folder, "voice", None)
    return change(folder, "voice_output", output)


def shown(screen: Callable[[str], None], args: Namespace, context: Context) -> "Shown":
    """Give what shows lines as a person wants them."""
    captions = getattr(args, "captions", None) or context.settings.captions
    return Shown(screen, output_of(args, context), large=captions == "large")


class Shown:
    """Shows lines, each once, and remembers the last sentence for the window."""

    def __init__(
        self, screen: Callable[[str], None], output: VoiceOutput = "both", *, large: bool = False
    ) -> None:
        """Show on `screen` what this `output` leaves to be read; `large`, in short lines."""
        self._screen: Callable[[str], None] = (lambda text: screen(_large(text))) if large else screen
        self.large = large
        self._output = output
        self.words = ""
        self.heard = True
        """False where there is no loudspeaker: then all is shown."""
        self.failed: Container[Line] = ()
        """Lines that could not be spoken: these are shown."""

    @property
    def tells_parts(self) -> bool:
        """True where each part of a repetition has a line of its own; aloud that would be too much."""
        return self._output in ("both", "none") or not self.heard

    def __call__(self, text: str) -> None:
        """Show one line; those that tell a part begin with space, and the window draws them."""
        self._screen(text)
        if text and not text[0].isspace():
            self.words = text

    def said(self, line: Line) -> None:
        """Show a line that is spoken, where it is to be read."""
        self.words = line.text
        if self._read(line) or not self.heard or line in self.failed:
            self._screen(line.text)

    def _read(self, line: Line) -> bool:
        if self._output == "reader":
            # A reader would say a count too late, and over ours.
            return not counted(line)
        return self._output != "self"


def aloud(output: VoiceOutput) -> Callable[[Line], bool]:
    """Give which lines our voice is to say."""
    return (lambda _: True) if output in _SPOKEN else counted


def _large(text: str) -> str:
    """Break a line where a terminal that is enlarged would, with room above it; a part is short already."""
    if text.startswith("\n"):
        return text
    return "\n" + fill(text.strip(), _NARROW, break_long_words=False, break_on_hyphens=False)
