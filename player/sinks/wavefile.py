"""A sink that writes a WAV file, whole or not at all."""

import errno
import os
import wave
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from player.errors import UserError
from player.sinks.drain import Drain
from player.sinks.sink import CHANNELS
from player.sound import Samples
from player.units import RATE, Frames

_BYTES = 2
"""Of one sample."""

_REASONS = {
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
}


class WaveFile(Drain):
    """Writes 16 bit stereo beside `path`, and moves it there when it is closed."""

    def __init__(self, path: Path, progress: Callable[[Frames], None] | None = None) -> None:
        """Open a file beside `path`; what stood at `path` stays until `close`."""
        super().__init__(progress)
        self._shown = str(path)
        try:
            # Through a link the file itself is replaced, not the link.
            self._path = path.resolve()
            if self._path.exists() and not self._path.is_file():
                raise UserError("sinks.error.not_a_file", file=self._shown)
            self._beside = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
            self._file = self._beside.open("wb")
        except OSError as error:
            raise self._told(error) from error
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115 - closed by close and discard
        self._wave.setparams((CHANNELS, _BYTES, RATE, 0, "NONE", "not compressed"))
        self._open = True

    def take(self, block: Samples) -> None:
        """Write `block`."""
        try:
            self._wave.writeframesraw(block.tobytes())
        except OSError as error:
            self.discard()
            raise self._told(error) from error

    def close(self) -> None:
        """Finish the file and move it into place."""
        if not self._open:
            return
        try:
            self._wave.writeframes(b"")
            self._wave.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._beside.replace(self._path)
        except OSError as error:
            self.discard()
            raise self._told(error) from error
        self._open = False

    def discard(self) -> None:
        """Remove what was written; what stood at the path before stays."""
        if not self._open:
            return
        self._open = False
        # Nothing more can be lost: the file goes away, whether or not its last bytes could be written.
        with suppress(OSError):
            self._wave.close()
        with suppress(OSError):
            self._file.close()
        self._beside.unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move the file into place, or remove it if something went wrong or was broken off."""
        if kind is None:
            self.close()
        else:
            self.discard()

    def _told(self, error: OSError) -> UserError:
        reason = _REASONS.get(error.errno or 0, "cannot_write")
        return UserError(f"sinks.error.{reason}", file=self._shown, reason=error.strerror or str(error))
