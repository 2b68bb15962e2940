"""What the source promises stands in the documents, row by row, with a place that is really there."""

import re
import tomllib
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from player.cli.arguments import build_parser
from player.library import Library, data
from player.phrases import phrases

ROOT = Path(__file__).parents[1]
LANGUAGES = ("nl", "en")
ROWS = 42
"""Promises that were counted in the source."""
OUT_OF_SCOPE = {11, 12, 20}
"""What takes an examination, or hands; nothing else may be out of scope."""
ASIDE = {"nl": "Buiten bereik: ", "en": "Out of scope: "}
PATHWAY = tomllib.loads((data("sessions") / "neck" / "pathway.toml").read_text(encoding="utf-8"))
KEYS = {"begins", "sources", "prescribed_by", "notes"}
"""Keys of a file, as they are written there."""


def rows(language: str) -> dict[int, tuple[str, str]]:
    """Give each promise, and where it works, by its number."""
    text = (ROOT / "docs" / f"promise.{language}.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    assert len(found) == len({number for number, _, _ in found})
    return {int(number): (promise, where) for number, promise, where in found}


def spans(where: str) -> list[str]:
    """Give what stands as code."""
    return re.findall(r"`([^`]+)`", where)


def known() -> set[str]:
    """Give every name that a row may point at: programs, exercises, questions, advice, tips, tables, keys."""
    named = set(Library().names()) | {file.stem for file in (data("sessions") / "exercises").glob("*.toml")}
    for question in PATHWAY["question"]:
        named |= {question["id"], *(part["id"] for part in question.get("part", ()))}
    named |= {each["id"] for kind in ("advice", "tip") for each in PATHWAY[kind]}
    named |= {f"[{table}]" for table, value in PATHWAY.items() if isinstance(value, dict)}
    named |= {f"[message.{name}]" for name in PATHWAY["message"]}
    return named | {"[[tip]]", *KEYS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_promise_has_its_row(language):
    """All of them stand there, in order."""
    found = rows(language)

    assert list(found) == list(range(1, ROWS + 1))
    assert all(len(promise.split()) > 2 and where for promise, where in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_hands_and_examinations_are_out_of_scope(language):
    """Every other promise names something that is there."""
    for number, (_, where) in rows(language).items():
        assert where.startswith(ASIDE[language]) == (number in OUT_OF_SCOPE), number
        if number not in OUT_OF_SCOPE:
            assert spans(where), number


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_row_names_is_there(language):
    """Verbs are verbs, files are files, and programs, exercises, questions and tables exist."""
    parser = build_parser(phrases(language))
    (choices,) = [action.choices for action in parser._actions if isinstance(action, _SubParsersAction)]
    names = known()
    for number, (_, where) in rows(language).items():
        for span in spans(where):
            if span.startswith("soepel"):
                assert span == "soepel" or span.split()[1] in choices, (number, span)
            elif span.startswith("--"):
                assert span in choices["progress"].format_help(), (number, span)
            elif "/" in span and "." in span:
                assert (ROOT / span).is_file(), (number, span)
            else:
                assert span in names, (number, span)


def test_both_languages_point_at_the_same():
    """The rows name the same places, but for the words of an activity, which each language has its own of."""
    dutch, english = (
        {
            number: [re.sub(r"(soepel (log|settings \w+)).*", r"\1", span) for span in spans(where)]
            for number, (_, where) in rows(language).items()
        }
        for language in LANGUAGES
    )

    assert dutch == english
