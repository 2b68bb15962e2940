"""The script of a voice: every sentence that a program can need in a language, numbered."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from player.phrases import phrases
from player.program import LEVELS, Language, Level, Program
from player.program.pathway import Pathway
from player.session import (
    PACES,
    TALKS,
    Line,
    Plan,
    Preferences,
    announced,
    arrange,
    closing,
    course,
    draft,
    drafts,
    explanation,
    lines,
    opening,
    own,
    plans,
    question,
    whole_minutes,
)
from player.voice import estimate, stems

_SCORES = range(11)
"""The numbers of pain and effort, which are read back."""
_NOT_SAID = ("say", "show")
"""Keys of a question that are no answers to an answer."""


class Numbered(Struct, frozen=True):
    """One sentence to record."""

    number: int
    """Its place in the script, from 1."""
    line: Line
    stem: str
    """Name of its file without the ending, such as `012-ga-rechtop-zitten`."""


def script(
    program: Program, pathway: Pathway, language: Language, levels: Sequence[Level] = ()
) -> tuple[Numbered, ...]:
    """Give every sentence that `program` can need: those of the session first, then what is said beside it.

    Of the `pathway` those that answer a pain score.

    At its own levels and at each of `levels`, at every amount of talk; all three levels where none is named,
    for "easier" and "harder" change them while one exercises.
    """
    needed = tuple(
        dict.fromkeys((*_needed(program, language, tuple(levels) or LEVELS), *_lights(pathway, language)))
    )
    return tuple(map(Numbered, range(1, len(needed) + 1), needed, stems(line.text for line in needed)))


def _needed(program: Program, language: Language, levels: tuple[Level, ...]) -> Iterator[Line]:
    wishes = [
        Preferences(language=language, level=level, talk=talk)
        for level, talk in product((None, *levels), reversed(TALKS))
    ]
    beside: list[Line] = []
    for wish in wishes:
        for each in drafts(program, wish, announced(arrange(program, wish, estimate))):
            yield from lines(each)
        for plan in plans(program, wish):
            beside += _beside(plan)
    yield from beside
    shortest, longest = _minutes(program, wishes)
    yield from _framing(program, language, shortest, longest)
    yield from _live(program, language, longest)


def _minutes(program: Program, wishes: list[Preferences]) -> tuple[int, int]:
    """Give the fewest and the most minutes that a session can last, at any pace, with one to spare."""
    lasting = [
        whole_minutes(arrange(program, replace(wish, pace=pace), estimate).frames)
        for wish in wishes
        if wish.talk != "short"
        for pace in (PACES[0], PACES[-1])
    ]
    return max(1, min(lasting) - 1), max(lasting) + 1


def _beside(plan: Plan) -> Iterator[Line]:
    """Give what is said when an exercise is explained again, resumed, or reached from elsewhere."""
    movement = plan.item.levels[plan.level]
    for turn in course(movement, {}):
        if turn.rep == turn.set == 1:
            running = replace(plan, running=turn.side)
            yield from lines(explanation(running, leads_in=False))
            for place in plan.item.positions:
                yield from lines(draft(replace(running, start="resumed", before=place)))
    for before in (*plan.item.positions, "supine", "standing"):
        yield from lines(draft(replace(plan, before=before)))


def _framing(program: Program, language: Language, shortest: int, longest: int) -> Iterator[Line]:
    """Give the opening for every length, and the closing for every position."""
    wishes = Preferences(language=language)
    yield from lines(opening(program, wishes, None))
    if program.seconds is None:
        for minutes in range(shortest, longest + 1):
            yield from lines(opening(program, wishes, minutes))
    for place in (None, "standing", "supine"):
        yield from lines(closing(program, wishes, place))


def _live(program: Program, language: Language, longest: int) -> Iterator[Line]:
    """Give what answers a command, and the questions."""
    said = phrases(language).table["say"]["live"]
    for key, text in said.items():
        if "{" not in text:
            yield own(language, f"say.live.{key}")
    for minutes in range(2, longest + 1):
        yield own(language, "say.live.time_left", minutes=minutes)
    for name, words in phrases(language).table["ask"].items():
        if isinstance(words, Mapping):
            if "say" in words:
                asked = question(language, name, name=program.words[language].name)
                yield from (*asked.said, *asked.offered)
            yield from (
                own(language, f"ask.{name}.{key}")
                for key, text in words.items()
                if key not in _NOT_SAID and isinstance(text, str) and "{" not in text
            )
    yield from (own(language, f"say.pain.{key}") for key in phrases(language).table["say"]["pain"])
    for number in _SCORES:
        yield own(language, "ask.hurts.green", pain=number)
        yield own(language, "ask.read_back", number=number)


def _lights(pathway: Pathway, language: Language) -> Iterator[Line]:
    """Give what answers a score or a sign."""
    book = phrases(language)
    for name in ("red", "abort"):
        yield from (Line(text, language) for text in getattr(pathway.message[name], language))
    for number in _SCORES:
        texts = getattr(pathway.message["amber"], language)
        yield from (Line(book.fill(text, {"pain": number}), language) for text in texts)
