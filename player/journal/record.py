"""An entry as `soepel log --json` prints it."""

from typing import Any

from msgspec import structs

from player.session import Entry


def as_json(entry: Entry) -> dict[str, Any]:
    """Give an entry as plain data.

    - `id`, `program` (as it was asked for), `title`, `digest` (SHA-256 of the program and its exercises)
    - `kind`: `session`, or `rehearsal`, which never counts as done
    - `language`: `nl` or `en`; `level`: the level asked for, or null for each exercise's own
    - `state`: `open` (going on, or killed), `interrupted`, `done`, `stopped` or `left`; `reason`: why it
      ended early, or null
    - `started`, `ended`: local times with their offset, ISO 8601; `ended` is null while it is open
    - `seconds`: heard, counted in frames; pauses left out
    - `pace`, `talk` and `level_shift` (whole steps easier, below 0, or harder): as they were last
    - `phase`: recovery phase of the program, or null
    - `planned`: for each exercise `exercise`, `name`, `kind`, `level`, `digest`, `sides`, `sets`, `reps`,
      `hold` (seconds of a repetition) and `seconds` (active, of the whole dose)
    - `sides`: for each side of each set `section` (number of the exercise, from 0), `exercise`, `side`
      (null without sides), `set`, `reps` (done), `of` (asked), `seconds` (active), `done`, `level`
    - `pauses`: how many; `changes`: each with `what`, `value` and the `frame`, 24,000 a second
    - `hurts`: each time "it hurts" was said: `section`, `side`, `set`, `rep`, `choice`, `frame`
    - `pain`: `before`, `during` (a list), `after`, and `effort`: 0 to 10, or null where not answered
    """
    return {
        "id": entry.id,
        "program": entry.program,
        "title": entry.title,
        "digest": entry.digest,
        "phase": entry.phase,
        "kind": "rehearsal" if entry.rehearsal else "session",
        "language": entry.language,
        "level": entry.level,
        "state": entry.state,
        "reason": entry.reason,
        "started": entry.started,
        "ended": entry.ended,
        "seconds": entry.seconds,
        "pace": entry.pace,
        "talk": entry.talk,
        "level_shift": entry.level_shift,
        "planned": [dict(one) for one in entry.planned],
        "sides": [structs.asdict(side) for side in entry.sides],
        "pauses": entry.pauses,
        "changes": [dict(change) for change in entry.changes],
        "hurts": [dict(hurt) for hurt in entry.hurts],
        "pain": {
            "before": entry.pain_before,
            "during": list(entry.pain_during),
            "after": entry.pain_after,
        },
        "effort": entry.effort,
    }
