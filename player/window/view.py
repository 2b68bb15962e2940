"""What a window shows at one moment: a value, so that it can be made and judged without a screen."""

from typing import Literal

from msgspec import Struct

Side = Literal["left", "right"]


class View(Struct, frozen=True, kw_only=True):
    """Everything there is to see."""

    title: str = ""
    """What the exercise, or the program, is called."""
    words: str = ""
    """What is said now, or asked."""
    part: str = ""
    """What the person does now: out, hold, back, rest, as it is called in their language."""
    side: Side | None = None
    """Where the arrow points; None where there is no left and right."""
    side_name: str = ""
    """The side in words, also of sides that are not left and right."""
    count: str = ""
    """Which repetition this is, such as "3 of 5"."""
    left: float | None = None
    """Seconds that the part goes on; None without a part."""
    whole: float = 0.0
    """Seconds that the part lasts."""
    paused: bool = False

    @property
    def share(self) -> float:
        """Tell how much of the part is left: from 1, at its beginning, to 0."""
        return 0.0 if self.left is None or self.whole <= 0 else max(0.0, min(1.0, self.left / self.whole))

    @property
    def seconds(self) -> int | None:
        """Give the whole seconds left, the running one counted."""
        return None if self.left is None else max(0, int(-(-self.left // 1)))
