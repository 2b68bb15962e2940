"""Sound files of every kind, and files that are none."""

import os
import shutil
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from player.phrases import phrases
from player.studio import decoding
from player.studio.decoding import UndecodableError, decode
from tests.listening.source_suite import write_wave

TONE = 0.5 * np.sin(np.arange(44_100) * (2 * np.pi * 440 / 44_100))


def why(file: Path) -> str:
    """Tell why a file is refused."""
    with pytest.raises(UndecodableError) as caught:
        decode(file, file.parent)
    for language in ("nl", "en"):
        assert phrases(language).has(f"studio.refused.{caught.value.why}")
    return caught.value.why


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("a.wav", "PCM_U8"),
        ("a.wav", "PCM_16"),
        ("a.wav", "PCM_24"),
        ("a.wav", "PCM_32"),
        ("a.wav", "FLOAT"),
        ("a.flac", "PCM_24"),
        ("a.ogg", "VORBIS"),
        ("a.mp3", "MPEG_LAYER_III"),
        ("a.aiff", "PCM_16"),
    ],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_format_sounds_the_same(folder: Path, name: str, subtype: str, channels: int):
    """Whatever the format, the tone is as high, as loud and as long."""
    soundfile.write(folder / name, np.stack([TONE] * channels, axis=1), 44_100, subtype=subtype)
    recording = decode(folder / name, folder)
    loudest = int(np.abs(np.fft.rfft(recording.samples)).argmax()) * recording.rate / len(recording.samples)

    assert abs(len(recording.samples) / recording.rate - 1) < 0.1
    assert (abs(loudest - 440) < 5, abs(np.abs(recording.samples).max() - 0.5) < 0.05) == (True, True)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_pydub_reads_waves_without_help(folder: Path, monkeypatch: pytest.MonkeyPatch, width: int):
    """Where soundfile is not installed and there is no ffmpeg, WAV is read all the same."""
    monkeypatch.setattr(decoding, "_with_soundfile", lambda _: None)
    monkeypatch.setenv("PATH", "")
    if width == 1:
        with wave.open(str(folder / "a.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(44_100)
            file.writeframes((TONE * 127 + 128).astype(np.uint8).tobytes())
    else:
        write_wave(folder / "a.wav", TONE * (2 ** (8 * width - 1) - 1), 44_100, width=width)
    recording = decode(folder / "a.wav", folder)

    assert (recording.rate, len(recording.samples)) == (44_100, 44_100)
    assert np.abs(recording.samples - TONE).max() < 0.02


def test_what_needs_ffmpeg_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A telephone's M4A without ffmpeg is refused with how to get it."""
    monkeypatch.setenv("PATH", "")
    (folder / "a.m4a").write_bytes(b"\x00\x00\x00\x20ftypM4A " + bytes(100))

    assert why(folder / "a.m4a") == "needs-ffmpeg"


@pytest.mark.skipif(not decoding.has_ffmpeg(), reason="ffmpeg is not installed: apt install ffmpeg")
def test_what_a_telephone_makes_is_read(folder: Path):
    """M4A, through ffmpeg."""
    import subprocess  # noqa: PLC0415 - only needed where there is ffmpeg

    soundfile.write(folder / "a.wav", TONE, 44_100)
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", folder / "a.wav", "-c:a", "aac", folder / "a.m4a"], check=True
    )

    assert abs(len(decode(folder / "a.m4a", folder).samples) / 44_100 - 1) < 0.1


@pytest.mark.parametrize(
    "data",
    [
        b"hello, I am a text",
        b"#EXTM3U\n/etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"\xff",
        b"\xff\xff\xff\xff",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"RIFF" + b"\xff" * 60,
        b"OggS" + bytes(50),
        b"fLaC" + b"\xff" * 50,
        b"ID3" + bytes(20),
    ],
)
def test_what_is_no_sound_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, data: bytes):
    """Whatever it is called; no playlist leads to another file."""
    (folder / "a.wav").write_bytes(data)

    assert why(folder / "a.wav") in {"no-sound", "needs-ffmpeg"}
    monkeypatch.setattr(decoding, "_with_soundfile", lambda _: None)
    assert why(folder / "a.wav") in {"no-sound", "needs-ffmpeg"}


def test_what_is_too_much_is_refused(folder: Path):
    """Nothing, a minute, and fifty megabytes, of which none is read."""
    (folder / "none.wav").touch()
    soundfile.write(folder / "minute.flac", np.zeros(61 * 8000), 8000)
    with (folder / "huge.wav").open("wb") as file:
        file.truncate(decoding.MOST_BYTES + 1)

    assert [why(folder / name) for name in ("none.wav", "minute.flac", "huge.wav")] == [
        "empty",
        "long",
        "large",
    ]


def test_a_head_that_lies_is_no_trouble(folder: Path):
    """A WAV that promises four gigabytes holds what it holds."""
    write_wave(folder / "a.wav", TONE * 30_000, 44_100)
    data = bytearray((folder / "a.wav").read_bytes())
    data[40:44] = data[4:8] = b"\xff\xff\xff\xff"
    (folder / "a.wav").write_bytes(data)

    assert len(decode(folder / "a.wav", folder).samples) == 44_100


def test_only_files_of_the_folder_are_read(folder: Path, tmp_path: Path):
    """No link out of it, no pipe, no device, no folder, and nothing that is not there."""
    write_wave(tmp_path / "outside.wav", TONE * 30_000, 44_100)
    (folder / "link.wav").symlink_to(tmp_path / "outside.wav")
    (folder / "loop.wav").symlink_to(folder / "loop.wav")
    (folder / "folder.wav").mkdir()
    os.mkfifo(folder / "pipe.wav")
    shutil.copy(tmp_path / "outside.wav", folder / "inside.wav")
    (folder / "near.wav").symlink_to(folder / "inside.wav")

    assert [why(folder / f"{name}.wav") for name in ("link", "loop", "gone", "pipe")] == [
        "link",
        "gone",
        "gone",
        "no-file",
    ]
    assert why(folder / "folder.wav") in {"gone", "no-file"}
    assert len(decode(folder / "near.wav", folder).samples) == 44_100
