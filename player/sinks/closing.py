"""The manners that all sinks share."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Closing(ABC):
    """A sink that a `with` closes, and that no one can pull out."""

    @abstractmethod
    def close(self) -> None:
        """Give the device back; closing twice does no harm."""

    @property
    def lost(self) -> bool:
        """Tell whether the device has gone; a place in this machine's memory or on its disk does not."""
        return False

    def __enter__(self) -> Self:
        """Use the sink for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()
