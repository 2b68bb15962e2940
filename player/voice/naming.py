"""File names of recorded sentences, for a person to read and to record against."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

_LENGTH = 40
"""Characters of the words in a name, at most."""
_MARK = 6
"""Characters that tell sentences apart that begin alike."""
_OTHER = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"(\d{1,4})(?:-(.*))?")


def plain(text: str) -> str:
    """Give `text` in small letters without accents, with a dash for all that is no letter or digit."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", ascii_only.lower()).strip("-")


def slug(text: str) -> str:
    """Give the first words of `text`, such as `ga-rechtop-zitten`."""
    whole = plain(text)
    if len(whole) <= _LENGTH:
        return whole or "x"
    return whole[: _LENGTH + 1].rpartition("-")[0] or whole[:_LENGTH]


def marked(text: str) -> str:
    """Give the first words with a mark of the whole sentence, which no other one has."""
    return f"{slug(text)}-{sha256(text.encode()).hexdigest()[:_MARK]}"


def stems(texts: Iterable[str]) -> list[str]:
    """Name each text, such as `012-ga-rechtop-zitten`; only those that begin alike get a mark."""
    listed = list(texts)
    count = Counter(map(slug, listed))
    return [
        f"{number:03}-{slug(text) if count[slug(text)] == 1 else marked(text)}"
        for number, text in enumerate(listed, 1)
    ]


def parts(stem: str) -> tuple[int | None, str]:
    """Give the number with which a file's name begins, None if with none, and its words after that."""
    words = plain(stem)
    found = _NUMBER.fullmatch(words)
    return (None, words) if found is None else (int(found.group(1)), found.group(2) or "")
