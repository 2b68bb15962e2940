"""Whatever is put in stays text."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from player.publishing.markup import element, plain, written


@given(st.text(), st.text())
def test_any_text_is_read_back_as_text(inside: str, attribute: str) -> None:
    """No text opens an element or breaks out of an attribute, and all of it is well-formed."""
    root = ET.fromstring(element("g", element("title", plain(inside)), id=attribute).encode())  # noqa: S314 - our own

    assert [child.tag for child in root] == ["title"]
    assert list(root[0]) == []
    assert list(root.attrib) == ["id"]


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A bell, a nul or a non-character would make the whole picture unreadable."""
    assert written("a\0\x07\ufffeb<", 1, 2) == '<text x="1" y="2">a\ufffd\ufffd\ufffdb&lt;</text>'


def test_numbers_are_short() -> None:
    """Two decimals are finer than any screen."""
    assert element("rect", x=1 / 3, y=2.0, class_="hold") == '<rect x="0.33" y="2" class="hold"/>'
