"""A session to hand over: drawn on one time axis, and written whole or not at all."""

from player.publishing.picture import picture
from player.publishing.writing import write

__all__ = ["picture", "write"]
