"""What a person hears and reads of the way back: the pathway's own words, and those of intake and care.

The rules are those of the exercises (`test_shipped_words`); each exception is written down with its reason.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import player
from player.library import data
from player.phrases import braces, phrases
from player.program import LANGUAGES, Language
from player.program.pathway.model import MESSAGES
from tests.test_shipped_words import AMERICAN, BANNED, SIDES_BY_HAND

LONGEST = 16
PATHWAY = tomllib.loads((data("sessions") / "neck" / "pathway.toml").read_text(encoding="utf-8"))
CARE = ("intake", "stop", "today", "due", "recovery", "progress", "report", "ask", "sport")
"""Tables of the player's own words that a person meets on the way back."""
NOT_HEARD = {"error", "help", "show", "picture"}
"""Inside them: messages of the command line, and what stands in a picture only."""
DISCLAIMERS = ("report.disclaimer",)
"""They say that no diagnosis is made, in the words of the law."""
ONE_SIDE = ("question.QS5.part.QS5c",)
"""The left arm is meant: it is a sign of the heart."""
NO_SIDE = re.compile(
    r"\b(all right|right now|right exercises|left out|leave out|left it|is left)\b", re.IGNORECASE
)
"""What has the word of a side in it and is none."""
PROMISES = {
    "nl": r"\b(verhelpen|verhelpt|voorkomt|verdwijnt|behandelt)\b|pijnvrij|\d ?%|procent van de mensen",
    "en": r"\b(treats?|treated|prevents?|disappears?|pain-free)\b|\d ?%|percent of people",
}
"""What would claim more than that exercising is guided."""
PUSHING = {"nl": r"door de pijn heen|doorzetten|karakter", "en": r"push through|no pain, no|toughen"}


class Text(NamedTuple):
    """One text: where it stands, and what it says."""

    where: str
    said: str


def of_pathway(value: Any, language: str, place: str = "") -> Iterator[Text]:
    """Give every text of the pathway in a language."""
    if isinstance(value, dict):
        own = ".".join(filter(None, (place, str(value.get("id", "")))))
        for key, inside in value.items():
            if key == language:
                yield from (Text(own, text) for text in plain(inside))
            elif key not in LANGUAGES:
                yield from of_pathway(inside, language, f"{own}.{key}" if own else key)
    elif isinstance(value, list):
        for inside in value:
            yield from of_pathway(inside, language, place)


def plain(value: Any) -> Iterator[str]:
    """Give every text in a table or a list, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from plain(inside)


def of_care(language: Language) -> Iterator[Text]:
    """Give the player's own texts around intake, day and progress."""

    def look(value: Any, place: str) -> Iterator[Text]:
        if isinstance(value, dict):
            for key, inside in value.items():
                if key not in NOT_HEARD:
                    yield from look(inside, f"{place}.{key}")
        elif isinstance(value, list | str):
            yield from (Text(place, text) for text in plain(value))

    for name in CARE:
        yield from look(phrases(language).table[name], name)


def texts(language: Language) -> list[Text]:
    """Give all of them."""
    return [*of_pathway(PATHWAY, language), *of_care(language)]


def offenders(pattern: str, language: Language, *, but: tuple[str, ...] = ()) -> list[Text]:
    """Give every text in which a pattern is found, `but` these places."""
    return [
        text
        for text in texts(language)
        if text.where not in but and re.search(pattern, text.said, re.IGNORECASE)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_outcome_and_message_is_looked_at(language):
    """Each question and part, route, advice, tip, message and phase has its words among the texts."""
    found = {text.where for text in of_pathway(PATHWAY, language)}
    wanted = {f"question.{part['id']}" for part in PATHWAY["question"] if "part" not in part}
    wanted |= {
        f"question.{each['id']}.part.{part['id']}"
        for each in PATHWAY["question"]
        for part in each.get("part", ())
    }
    wanted |= {f"{kind}.{each['id']}" for kind in ("advice", "tip", "phase") for each in PATHWAY[kind]}
    wanted |= {f"message.{name}" for name in PATHWAY["message"]}
    assert wanted <= found
    assert sum(text.where == "route" for text in of_pathway(PATHWAY, language)) >= len(PATHWAY["route"])
    assert len(list(of_care(language))) > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_frightening_words(language):
    """No text calls a body broken, worn or weak, names a diagnosis or promises a cure."""
    assert offenders(BANNED[language], language, but=DISCLAIMERS) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_promised(language):
    """No text says that exercise treats or prevents anything, or how many people it helps."""
    assert offenders(PROMISES[language], language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_pushed(language):
    """No text asks anybody to go on through pain."""
    assert offenders(PUSHING[language], language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    """What is heard once is short: sixteen words a sentence."""
    long = [
        (text.where, sentence)
        for text in texts(language)
        for sentence in re.split(r"(?<=[.!?;:])\s", text.said)
        if len(sentence.split()) > LONGEST and text.where.split(".")[0] != "report"
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_never_typed(language):
    """The pathway says its numbers in words; the emergency number alone is read digit by digit."""
    found = [
        text for text in of_pathway(PATHWAY, language) if re.search(r"(?<!\d)(?!112\b)\d|[()/%]", text.said)
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_side_is_named(language):
    """No question or message is about one side, but for one sign of the heart."""
    found = [
        text
        for text in texts(language)
        if text.where not in ONE_SIDE
        and re.search(SIDES_BY_HAND[language], NO_SIDE.sub("", text.said), re.IGNORECASE)
    ]
    assert found == []


def test_every_message_of_the_pathway_is_said_somewhere():
    """Who changes one hears it change: no message is asked for in vain."""
    folder = Path(player.__file__).parent
    code = "".join(
        file.read_text(encoding="utf-8")
        for room in ("cli", "performing", "recovery")
        for file in (folder / room).rglob("*.py")
    )
    assert [name for name in MESSAGES if f'"{name}"' not in code] == []


def test_dutch_is_spoken_to_you():
    """Dutch says je, never u."""
    assert offenders(r"\b(u|uw)\b", "nl") == []


def test_english_is_british():
    """Spelling is British: towards, forwards, backwards."""
    assert offenders(AMERICAN, "en") == []


def test_both_languages_say_everything():
    """What stands in one stands in the other, as many texts, with the same names in braces."""
    dutch, english = (texts(language) for language in ("nl", "en"))
    assert [text.where for text in dutch] == [text.where for text in english]
    for mine, other in zip(dutch, english, strict=True):
        assert set(braces(mine.said)) == set(braces(other.said)), mine.where
