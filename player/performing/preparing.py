"""Speaks a whole session first: for `show`, `export` and `check`, where all is known beforehand."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from player.errors import UserError
from player.program import Language, Program
from player.session import Line, Omission, Preferences, Session, announced, arrange, compile, drafts, lines
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
    _complain(speaker)
    return Prepared(session, clips)


def omissions(
    program: Program, language: Language, speaker: Speaker, *, speak: bool
) -> Iterator[tuple[str, Omission]]:
    """Give the words that do not fit, with the name of their exercise, each once.

    Lengths are those of clips that are there, else estimates; with `speak` all are spoken first.
    """
    told: set[tuple[str, str]] = set()
    for talk in ("full", "short"):
        # Whether words fit depends on their own part alone, so nothing need be arranged.
        drafted = drafts(program, Preferences(language=language, talk=talk), {})
        lengths = _lengths([line for draft in drafted for line in lines(draft)], speaker, speak=speak)
        for section in (compile(draft, lengths.__getitem__) for draft in drafted):
            for omission in section.omissions:
                if (section.name, omission.text) not in told:
                    told.add((section.name, omission.text))
                    yield section.name, omission


def _lengths(needed: Iterable[Line], speaker: Speaker, *, speak: bool) -> Mapping[Line, Frames]:
    """Give the length of every line: of its clip, else about so; with `speak` each clip is made first."""
    wanted = dict.fromkeys(needed)
    lengths = speaker.known(wanted)
    missing = [line for line in wanted if line not in lengths]
    if not speak:
        return {**lengths, **{line: speaker.estimate(line) for line in missing}}
    spoken = speaker.take(tuple(missing), patience=None) if missing else {}
    _complain(speaker)
    return {**lengths, **{line: clip.frames for line, clip in spoken.items()}}


def _complain(speaker: Speaker) -> None:
    if speaker.failed:
        line, reason = next(iter(speaker.failed.items()))
        raise UserError("performing.error.failed", text=line.text, reason=reason)
