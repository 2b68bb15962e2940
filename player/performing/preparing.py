"""Speaks a whole session first: for `show` and `export`, where everything is known before it begins."""

from collections.abc import Mapping

from msgspec import Struct

from player.errors import UserError
from player.program import Program
from player.session import Line, Preferences, Session, announced, arrange, drafts, lines
from player.sound import Clip
from player.units import Frames
from player.voice import Speaker

_ROUNDS = 8


class Prepared(Struct, frozen=True):
    """A session and all its clips."""

    session: Session
    clips: Mapping[Line, Clip]


def prepare(program: Program, wishes: Preferences, speaker: Speaker) -> Prepared:
    """Speak every line of `program` and arrange it by true lengths; UserError without a working voice."""
    clips: dict[Line, Clip] = {}

    def length(line: Line) -> Frames:
        return clips[line].frames if line in clips else speaker.estimate(line)

    for _ in range(_ROUNDS):
        session = arrange(program, wishes, length)
        minutes = announced(session) if program.seconds is None else {}
        needed = dict.fromkeys(
            line for draft in drafts(program, wishes, minutes) for line in lines(draft) if line not in clips
        )
        if not needed:
            break
        clips.update(speaker.take(tuple(needed), patience=None))
    if speaker.failed:
        line, reason = next(iter(speaker.failed.items()))
        raise UserError("voice.error.failed", text=line.text, reason=reason)
    return Prepared(session, clips)
