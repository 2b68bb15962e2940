"""Every invalid document of the collection that CPython carries is told of in plain words."""

from importlib import util
from pathlib import Path

import pytest

from player.phrases import phrases
from player.program import LANGUAGES, describe, problems


def collection() -> list[Path]:
    """Find the documents; an installation may leave the tests of Python out."""
    try:
        found = util.find_spec("test.test_tomllib")
    except ModuleNotFoundError:
        return []
    if found is None or found.origin is None:
        return []
    return sorted((Path(found.origin).parent / "data" / "invalid").rglob("*.toml"))


DOCUMENTS = collection()


@pytest.mark.skipif(not DOCUMENTS, reason="this Python comes without its own tests, test.test_tomllib")
def test_the_collection_is_there():
    """There are some fifty documents in it."""
    assert len(DOCUMENTS) >= 40


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_an_invalid_document_is_told(document):
    """It is told that it cannot be read so, and what stands where; nothing is merely called unreadable."""
    text = document.read_bytes()

    told = problems(text, document.name, None, lambda _: None)
    lines = text.count(b"\n") + 1
    assert any(each.code.startswith(("toml-", "not-toml", "empty-file")) for each in told)
    assert "toml-other" not in {each.code for each in told}
    assert all(1 <= each.line <= lines for each in told)
    for language in LANGUAGES:
        assert all(phrases(language).has(f"problem.{each.code}.remedy") for each in told)
        assert all(describe(each, language).isprintable() for each in told)
