"""Which voices there are, and which one is chosen."""

import subprocess
import sys
from pathlib import Path

import pytest

from player.errors import UserError
from player.phrases import phrases
from player.session import Line
from player.voice import catalogue, installed, open_speaker

WARM = """
import sys
events = []
sys.addaudithook(lambda event, _: events.append(event))
from pathlib import Path
from player.session import Line
from player.voice import open_speaker
with open_speaker("nl", None, Path(sys.argv[1])) as speaker:
    assert speaker.known([Line("Adem in.", "nl")])
print({"subprocess.Popen", "os.posix_spawn", "os.fork"}.intersection(events))
heavy = {"pyttsx3", "espeakng_loader", "soxr", "scipy", "pyloudnorm", "soundfile", "subprocess"}
print(heavy.intersection(sys.modules))
"""


@pytest.mark.usefixtures("home")
class TestOnLinux:
    """With the espeak that the player brings along."""

    def test_voices_of_a_language(self, home: Path):
        """Each language has its own voices, the best first."""
        assert [voice.name for voice in installed(home, "nl")] == ["espeak:gmw/nl"]
        assert {"en"} == {voice.language for voice in installed(home, "en")}

    def test_british_comes_first(self, home: Path):
        """English voices are British first, then American, then others; Shavian is for another alphabet."""
        regions = [voice.region for voice in installed(home, "en")]

        assert (regions[0], regions[-1]) == ("en-gb", "en-shaw")
        assert [region[:5] for region in regions] == sorted(
            (region[:5] for region in regions), key=["en-gb", "en-us", "en-02", "en-sh"].index
        )

    def test_all_voices(self, home: Path):
        """Without a language all are listed, the player's own languages first."""
        languages = list(dict.fromkeys(voice.language for voice in installed(home)))

        assert languages[:2] == ["en", "nl"]
        assert {"de", "fr"} <= set(languages)

    def test_a_damaged_list_is_made_anew(self, tmp_path: Path):
        """What cannot be read is asked again and written whole, for the user alone."""
        (tmp_path / "voices.json").write_bytes(b'{"signature": 3')
        installed(tmp_path, "nl")

        assert b"gmw/nl" in (tmp_path / "voices.json").read_bytes()

    def test_a_list_of_another_engine_is_not_believed(self, tmp_path: Path):
        """When anything of the engine has changed, the voices are listed anew."""
        installed(tmp_path, "nl")
        file = tmp_path / "voices.json"
        file.write_bytes(
            file.read_bytes().replace(b'"signature":"', b'"signature":"older ').replace(b"gmw/nl", b"gmw/old")
        )

        assert installed(tmp_path, "nl")[0].id == "gmw/nl"

    def test_a_warm_start_starts_nothing(self, tmp_path: Path):
        """Once voices and clips are known, no process is started and no engine imported."""
        with open_speaker("nl", None, tmp_path) as speaker:
            speaker.take([Line("Adem in.", "nl")])
        done = subprocess.run(
            [sys.executable, "-c", WARM, str(tmp_path)], capture_output=True, text=True, check=True
        )

        assert done.stdout == "set()\nset()\n"

    def test_a_voice_by_its_name(self, home: Path):
        """A voice is asked for by its name, or by what the engine calls it."""
        for name in ("espeak:gmw/en-us", "gmw/en-us"):
            with open_speaker("en", name, home) as speaker:
                assert speaker.voice.name == "espeak:gmw/en-us"

    @pytest.mark.parametrize("wanted", ["xander", "espeak:gmw/de", ""])
    def test_a_name_that_is_not_there(self, home: Path, wanted: str):
        """An unknown name, or another language's voice, is refused with the names there are."""
        with pytest.raises(UserError) as caught:
            open_speaker("nl", wanted, home)

        assert (
            caught.value.key,
            caught.value.values["names"],
        ) == ("voice.error.unknown.nl", "espeak:gmw/nl, silence")
        for language in ("nl", "en"):
            assert "espeak:gmw/nl" in phrases(language).say(caught.value.key, **caught.value.values)

    def test_a_new_voice_is_believed_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """That there was no voice is never remembered."""
        english = tuple(voice for voice in installed(tmp_path) if voice.language == "en")
        with monkeypatch.context() as poor:
            poor.setattr(catalogue, "_ask", lambda _: english)
            installed(tmp_path, fresh=True)
            with pytest.raises(UserError, match=r"voice\.error\.missing\.nl\.linux"):
                open_speaker("nl", None, tmp_path)

        with open_speaker("nl", None, tmp_path) as speaker:
            assert speaker.voice.name == "espeak:gmw/nl"


def test_silence_by_name_only(tmp_path: Path):
    """The silent voice is there for who names it, and touches no file."""
    with open_speaker("nl", "silence", tmp_path) as speaker:
        assert speaker.voice.name == "silence"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said_in", ["nl", "en"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", ["linux", "windows", "macos"])
def test_a_missing_voice_has_a_remedy(said_in: str, language: str, place: str):
    """Who has no voice is told so, what to do about it, and how to go on without."""
    sentence = phrases(said_in).say(f"voice.error.missing.{language}.{place}")

    assert {"nl": {"nl": "Nederlandse", "en": "Engelse"}, "en": {"nl": "Dutch", "en": "English"}}[said_in][
        language
    ] in sentence
    assert "--voice silence" in sentence
    assert phrases(said_in).has("voice.error.engine")
