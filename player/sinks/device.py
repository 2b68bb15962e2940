"""Opening SDL's mixer: quietly, without a window, and without taking over the signals."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

from player.errors import UserError
from player.sinks.sink import CHANNELS
from player.units import RATE

_WAYS = {
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    # Else SDL keeps SIGTERM to itself, and a service could not be stopped.
    "SDL_NO_SIGNAL_HANDLERS": "1",
    # Messages about devices that come and go travel by way of the video part; this one opens no window.
    "SDL_VIDEODRIVER": "dummy",
}


def open_mixer(device: str | None, chunk: int, channels: int) -> ModuleType:
    """Open `device`, or the usual one, and give pygame; raises UserError where nothing can sound."""
    os.environ.update(_WAYS)
    with quiet_stderr():
        import pygame  # noqa: PLC0415 - slow, and not needed by who only reads or exports

        try:
            # allowedchanges=0: SDL converts for the device, so that a frame stays a frame.
            pygame.mixer.init(RATE, -16, CHANNELS, chunk, devicename=device, allowedchanges=0)
        except pygame.error as error:
            if device is not None:
                raise UserError(
                    "sinks.error.no_such_loudspeaker", device=device, reason=str(error)
                ) from error
            raise UserError("sinks.error.no_loudspeaker", reason=str(error)) from error
        pygame.display.init()
    pygame.mixer.set_num_channels(channels)
    return pygame


def loudspeakers() -> tuple[str, ...]:
    """Name the loudspeakers of this machine; none where there is no sound at all."""
    os.environ.update(_WAYS)
    with quiet_stderr():
        import pygame  # noqa: PLC0415 - as above
        from pygame._sdl2 import audio  # noqa: PLC0415 - as above

        opened = pygame.mixer.get_init() is None
        try:
            if opened:
                pygame.mixer.init(RATE, -16, CHANNELS, allowedchanges=0)
            return tuple(audio.get_audio_device_names(iscapture=False))
        except pygame.error:
            return ()
        finally:
            if opened:
                pygame.mixer.quit()


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep what C libraries write on the error stream from the user, for as long as this lasts."""
    try:
        kept = os.dup(2)
    except OSError:
        # There is no error stream to keep quiet.
        yield
        return
    try:
        with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
