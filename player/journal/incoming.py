"""Reads an exported document: strictly, and where it is not one, with every problem at once."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec

from player.errors import UserError
from player.journal.joining import NoteLine, Session
from player.journal.model import Written, WrittenNote, WrittenSession, schema
from player.recovery import Activity, Answers, Clearance, Kept, Morning

MOST_BYTES = 128 * 2**20
"""Some sixteen thousand sessions."""
_LOOKED_THROUGH = 4 * 2**20
"""Bytes up to which every problem is looked for; of a larger file the first one is told at once."""
_COUNTED = 1000
"""Problems that are counted at most."""
_TOLD = 20
"""Problems that are told one by one."""
_LENGTH = 160
"""Letters of a message that are told: it may quote the file."""
_FACTS: dict[str, type[Any]] = {
    "answers": Answers,
    "clearance": Clearance,
    "morning": Morning,
    "activity": Activity,
    "kept": Kept,
}


def read(text: bytes) -> tuple[Written | None, tuple[UserError, ...]]:
    """Give the document, or None and all that is not as it should be, the first twenty one by one."""
    try:
        document = msgspec.json.decode(text, type=Written)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        large = len(text) > _LOOKED_THROUGH
        problems = [_first(error)] if large else list(islice(_unfit(text), _COUNTED))
    else:
        problems = list(islice(_senseless(document), _COUNTED))
        if not problems:
            return document, ()
    more = len(problems) - _TOLD
    told = problems[:_TOLD]
    return None, (*told, *([UserError("data.problem.more", count=str(more))] if more > 0 else []))


def lines_of(document: Written) -> tuple[Iterator[Session], Iterator[NoteLine]]:
    """Give the sessions and notes as they are written in a journal."""
    sessions = (
        (one.id, [(event.kind, event.frame, event.at, _json(event.data)) for event in one.events])
        for one in document.sessions
    )
    return sessions, ((note.id, note.kind, note.at, _json(note.data)) for note in document.notes)


def _json(data: dict[str, Any]) -> str:
    return msgspec.json.encode(data).decode()


def _first(error: Exception) -> UserError:
    """Tell the one thing at which reading stopped."""
    what, _, place = str(error).partition(" - at ")
    return UserError("data.problem.shape", place=place.strip("`") or "$", what=what[:_LENGTH])


def _unfit(text: bytes) -> Iterator[UserError]:
    """Say where the text is no JSON, or which parts of it do not fit the schema."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only for a file that is not right

    try:
        document = json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield UserError("data.problem.utf8")
        return
    except json.JSONDecodeError as error:
        yield UserError("data.problem.json", line=str(error.lineno), column=str(error.colno))
        return
    except (RecursionError, ValueError):
        yield UserError("data.problem.deep")
        return
    found = False
    for problem in Draft202012Validator(schema()).iter_errors(document):
        found = True
        yield UserError("data.problem.shape", place=problem.json_path, what=problem.message[:_LENGTH])
    if not found:
        yield UserError("data.problem.shape", place="$", what="")


def _senseless(document: Written) -> Iterator[UserError]:
    """Say what fits the schema but cannot have happened."""
    names = [*(one.id for one in document.sessions), *(one.id for one in document.notes)]
    for name, count in Counter(names).items():
        if count > 1:
            yield UserError("data.problem.double", id=name)
    for at, session in enumerate(document.sessions):
        yield from _odd_session(session, f"$.sessions[{at}]")
    for at, note in enumerate(document.notes):
        yield from _odd_note(note, f"$.notes[{at}]")


def _odd_session(session: WrittenSession, place: str) -> Iterator[UserError]:
    if session.events[0].kind != "opened":
        yield UserError("data.problem.unopened", place=place)
    for number, event in enumerate(session.events):
        if not _is_time(event.at):
            yield UserError("data.problem.time", place=f"{place}.events[{number}].at", value=event.at)


def _odd_note(note: WrittenNote, place: str) -> Iterator[UserError]:
    if not _is_time(note.at):
        yield UserError("data.problem.time", place=f"{place}.at", value=note.at)
    if note.kind in _FACTS:
        try:
            msgspec.convert({**note.data, "at": note.at}, _FACTS[note.kind])
        except msgspec.ValidationError as error:
            yield UserError("data.problem.shape", place=f"{place}.data", what=str(error)[:_LENGTH])


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
