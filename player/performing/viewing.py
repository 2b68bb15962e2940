"""What a window shows of a session at the frame that is heard."""

from collections.abc import Mapping

from player.performing.captions import Captions
from player.performing.leader import Leader
from player.phrases import phrases
from player.session import Cue, Section
from player.transport import State
from player.units import to_seconds
from player.window import Side, View

_ARROWS: Mapping[str, Side] = {"left": "left", "right": "right"}


def view_of(leader: Leader, captions: Captions, words: str) -> View:
    """Give the view of this moment; `words` were said, or asked, last."""
    book = phrases(leader.wishes.language)
    section = leader.timeline.at(leader.frame)
    title = _title(leader)
    paused = leader.transport.state is State.PAUSED
    words = _asked(leader, words)
    if section is None:
        return View(title=title, words=words, paused=paused)
    title = section.name or title
    cue = _now(section, leader.frame)
    if cue is None:
        return View(title=title, words=words, paused=paused)
    left = to_seconds(cue.end - leader.frame)
    return View(
        title=title,
        words=words,
        part=captions.part(cue) or book.say("window.ready"),
        side=_ARROWS.get(cue.side or ""),
        side_name=captions.side(cue),
        count=captions.count(cue, section),
        left=left,
        whole=to_seconds(cue.length),
        paused=paused,
    )


def _title(leader: Leader) -> str:
    """Name the exercise that goes on behind what is said in between, else the program."""
    program, language = leader.drafter.program, leader.wishes.language
    if not leader.exercising:
        return program.words[language].name
    item = program.items[leader.current]
    return item.levels[item.level].words[language].name


def _asked(leader: Leader, words: str) -> str:
    """Give an open question whole, once its last sentence was said: who reads needs all its choices."""
    asked = leader.transport.asked
    if leader.transport.state is not State.ASKING or asked is None or not leader.waiting:
        return words
    return asked.shown if words in {line.text for line in asked.said} else words


def _now(section: Section, frame: int) -> Cue | None:
    """Give the part or the silence that is going on."""
    timed = (cue for cue in section.cues if cue.kind == "wait" or (cue.kind == "tone" and cue.part))
    return next((cue for cue in timed if cue.at <= frame < cue.end), None)
