"""The command line: arguments, wiring, printing. The only callers of print and exit."""

from player.cli.running import run

__all__ = ["run"]
