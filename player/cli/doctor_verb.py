"""`soepel doctor`: says what works here and what does not, and lets it be heard."""

import platform
import sys
import tempfile
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from player.cli.arguments import VERSION
from player.cli.context import Context
from player.cli.hands import Hands
from player.cli.library import library
from player.cli.lines import aloud, output_of
from player.cli.screen import say
from player.cli.service_verb import has_systemd
from player.cli.voices import open_voice
from player.cli.wishes import usual_voice
from player.cli.words_telling import heard
from player.controls.inputs import devices, has_evdev
from player.errors import UserError
from player.listening import has_portaudio, microphones
from player.performing import Asking
from player.program import LANGUAGES
from player.session import own
from player.settings import read
from player.sinks import Loudspeaker, loudspeakers
from player.studio import has_ffmpeg
from player.voice import installed

_PACKAGES = ("pygame-ce", "pyttsx3", "espeakng-loader", "numpy", "msgspec")
_ROOM = 100_000
"""Bytes that must fit on the disk: a short session's worth of journal."""
_EARS = (("left", -1.0), ("right", 1.0), ("centre", 0.0))


def run(args: Namespace, context: Context) -> int:
    """Check everything, one line each; 1 when something is missing that a session needs."""
    book = context.book
    good = True
    what = f"soepel {VERSION}, Python {platform.python_version()}, {platform.platform()}"
    say(book.say("cli.doctor.version", what=what))
    packages = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES if _version(name))
    say(book.say("cli.doctor.packages", names=packages))
    for folder in dict.fromkeys((context.home.config, context.home.data, context.home.cache)):
        fine = _writable(folder)
        good &= fine
        say(book.say(f"cli.doctor.{'folder' if fine else 'no_folder'}", file=str(folder)))
    try:
        read(context.home.config)
    except UserError as error:
        good = False
        say(book.say(error.key, **error.values))
    say(book.say("cli.doctor.programs", count=len(library(context).names())))
    voices = installed(context.home.cache, None, fresh=True)
    for language in LANGUAGES:
        names = [voice.name for voice in voices if voice.language == language]
        name = book.say(f"cli.language.{language}")
        key = "voice" if names else "no_voice"
        say(book.say(f"cli.doctor.{key}", language=name, names=", ".join(names)))
        good &= bool(names) or language != context.language
    _buttons(context)
    _recording(context)
    for line in heard(context):
        say(line)
    return 0 if _sounds(args, context) and good else 1


def _buttons(context: Context) -> None:
    """Tell what can be the one button here, and what cannot; no session needs one."""
    book = context.book
    say(book.say("controls.doctor.keys"))
    say(book.say("controls.doctor.tried"))
    if not sys.platform.startswith("linux"):
        say(book.say("controls.doctor.media"))
    elif not has_evdev():
        say(book.say("controls.doctor.no_evdev"))
    elif names := devices():
        say(book.say("controls.doctor.devices", names=", ".join(names)))
    else:
        say(book.say("controls.doctor.no_devices"))
    say(book.say("service.doctor.systemd" if has_systemd() else "service.doctor.none"))


def _recording(context: Context) -> None:
    """Tell what there is to record a voice with; no microphone is opened, and no session needs one."""
    book, names = context.book, microphones()
    for name in names:
        say(book.say("voicing.doctor.microphone", name=name))
    if not names:
        say(book.say("voicing.doctor.no_microphone"))
    say(book.say(f"voicing.doctor.{'good' if has_portaudio() else 'simple'}"))
    say(book.say(f"voicing.doctor.{'ffmpeg' if has_ffmpeg() else 'no_ffmpeg'}"))


def _sounds(args: Namespace, context: Context) -> bool:
    """Say left, right and centre, each where it belongs, to who wants to be spoken to."""
    output = output_of(args, context)
    try:
        speaker = open_voice(context, context.language, usual_voice(context))
    except UserError as error:
        say(context.book.say(error.key, **error.values))
        return False
    with speaker:
        for name in loudspeakers():
            say(context.book.say("cli.doctor.device", name=name))
        try:
            sink = Loudspeaker(context.settings.device)
        except UserError as error:
            lacks = error.key == "sinks.error.no_loudspeaker"
            key = "cli.doctor.no_loudspeaker" if lacks else error.key
            say(context.book.say(key, **error.values))
            return False
        with sink, Hands(attended=False) as hands:
            say(context.book.say("cli.doctor.loudspeaker"))
            if args.no_sound:
                return True
            if output == "none":
                say(context.book.say("cli.doctor.unheard"))
                return True
            # Where a screen reader says it, a side is a tone.
            speaker.aloud = aloud(output)
            asking = Asking(speaker, sink, hands, say)
            for ear, pan in _EARS:
                asking.aside(own(context.language, f"say.ear.{ear}"), pan)
            asking.say(own(context.language, "say.ear.heard"))
    return True


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _writable(folder: Path) -> bool:
    """Tell whether a folder can be made and written, by writing there; nothing is left behind."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(bytes(_ROOM))
            file.flush()
    except OSError:
        return False
    return True
