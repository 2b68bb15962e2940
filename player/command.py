"""What a key, a button or a spoken word asks."""

from enum import StrEnum


class Command(StrEnum):
    """Everything a person can ask for; every control speaks these."""

    PAUSE = "pause"
    CONTINUE = "continue"
    AGAIN = "again"
    """The running repetition once more."""
    REPEAT = "repeat"
    """The whole exercise from its beginning."""
    NEXT = "next"
    BACK = "back"
    SLOWER = "slower"
    FASTER = "faster"
    EASIER = "easier"
    HARDER = "harder"
    EXPLAIN = "explain"
    TIME_LEFT = "time_left"
    LESS_TALK = "less_talk"
    MORE_TALK = "more_talk"
    LOUDER = "louder"
    SOFTER = "softer"
    READY = "ready"
    HURTS = "hurts"
    HELP = "help"
    STOP = "stop"
    YES = "yes"
    NO = "no"
    N0 = "0"
    N1 = "1"
    N2 = "2"
    N3 = "3"
    N4 = "4"
    N5 = "5"
    N6 = "6"
    N7 = "7"
    N8 = "8"
    N9 = "9"
    N10 = "10"

    @property
    def number(self) -> int | None:
        """The number it says, or None."""
        return int(self.value) if self.value.isdigit() else None
