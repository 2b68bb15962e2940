"""What a session writes down and shows, be it played or tried, and who asks around it."""

from collections.abc import Callable
from typing import IO

from player.cli.hands import Hands
from player.cli.lines import Shown
from player.performing import Asking, Captions, Notes
from player.performing.notes import Keeper
from player.program import Language, Program
from player.sinks import Sink
from player.sound import Levels
from player.voice import Speaker


def asking_of(
    speaker: Speaker,
    sink: Sink,
    hands: Hands,
    screen: Shown,
    *,
    levels: Levels,
    interrupted: Callable[[], str | None],
    reopen: Callable[[], Sink | None] = lambda: None,
) -> Asking:
    """Give who asks: what is said is shown as the screen leaves it to be read."""
    return Asking(
        speaker,
        sink,
        hands,
        screen,
        said=screen.said,
        levels=levels,
        interrupted=interrupted,
        reopen=reopen,
    )


def notes_of(
    keeper: Keeper,
    entry: str,
    program: Program,
    language: Language,
    screen: Shown,
    *,
    events: IO[str] | None = None,
) -> Notes:
    """Give the notes of `program`: parts have lines of their own where these are to be seen."""
    captions = Captions(program, language, large=screen.large)
    return Notes(
        keeper,
        entry,
        screen,
        said=screen.said,
        events=events,
        describe=lambda cue, section: captions.describe(cue, section) if screen.tells_parts else "",
        language=language,
    )
