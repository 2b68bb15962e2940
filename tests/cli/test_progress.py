"""`soepel progress`: five sentences, the picture, and the page for a therapist."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from player.cli import run
from player.journal import Journal
from player.phrases import phrases
from player.settings import now
from tests.courses import SAFE, course

WORST = 10


def told(capsys, *options: str) -> str:
    """Give what is printed."""
    assert run(["progress", "--lang", "nl", *options]) == 0
    return capsys.readouterr().out


@pytest.fixture(name="improving", scope="module")
def _improving(tmp_path_factory):
    """Eight weeks in which it gets better, with an exercise that is often left out; and the last evening."""
    home = tmp_path_factory.mktemp("improving")
    return home, course(home, 8, lambda week: 6 - 0.5 * week, skip=True)


@pytest.fixture(name="at_home")
def _at_home(improving, monkeypatch):
    """On that evening."""
    home, evening = improving
    monkeypatch.setenv("SOEPEL_HOME", str(home))
    monkeypatch.setenv("SOEPEL_TODAY", evening)
    return home


def test_five_sentences(at_home, capsys):
    """What was done, the line, this week's mean, the goal that came nearer, and who may take a look."""
    lines = told(capsys).splitlines()
    assert len(lines) == 5
    assert lines[0] == "Je hebt gedaan wat deze week vraagt: zeven sessies."
    assert lines[1].startswith("Je gemiddelde pijn daalde over de weken van")
    assert lines[2].startswith("Deze week was je pijn gemiddeld")
    assert lines[3] == "Autorijden kostte eerst zes aan moeite, nu drie. Dat is winst."
    assert lines[4] == "Je nekklachten duren nu acht weken. Een fysiotherapeut kan met je meekijken."


def test_the_same_for_other_programs(at_home, capsys):
    """Every week with its numbers, the goals, and what the sentences say with their rules."""
    found = json.loads(told(capsys, "--json"))
    assert [each["rule"] for each in found["sentences"]] == ["PR23", "PR19", "PR21", "PR17", "PH1"]
    assert (found["line"]["label"], len(found["line"]["weeks"])) == ("better", 8)
    scores = [{"date": "2026-03-02", "score": 6}, {"date": "2026-04-26", "score": 3}]
    assert found["goals"] == [{"activity": "autorijden", "first": 6, "now": 3, "scores": scores}]
    assert (found["look_due"], found["next_look"]) == (None, "2026-05-25")
    assert found["week"]["done"] == 7


def test_the_line_is_drawn_and_told(at_home, capsys, tmp_path):
    """A dot a day, a point a week, and a text that says the same."""
    file = tmp_path / "line.svg"
    told(capsys, "--picture", str(file))
    picture = ET.parse(file).getroot()  # noqa: S314 - made just now
    name = "{http://www.w3.org/2000/svg}"
    about = picture.findtext(f"{name}desc")
    assert "8 weken, 56 sessies. Over de weken daalde het. Weekgemiddelden, met de laagste" in about
    assert "Fase 1 begint op 02-03-2026. De moeite met autorijden gaat van 6 naar 3." in about
    circles = [each for each in picture.iter(f"{name}circle") if each.get("r") == "2.4"]
    assert len(circles) == 56 + 1  # and one in the key
    words = [each.text for each in picture.iter(f"{name}text")]
    assert {"fase 1", "moeite met autorijden", "sessies per week"} <= set(words)
    high, wide = float(picture.get("height")), float(picture.get("width"))
    for each in picture.iter(f"{name}text"):
        assert 0 <= float(each.get("x")) <= wide
        assert 0 <= float(each.get("y")) <= high


def test_the_page_holds_what_a_therapist_asks(at_home, capsys, tmp_path):
    """Doses per side, scores, what was left out and why, changes with their rule, digests and questions."""
    file = tmp_path / "report.html"
    told(capsys, "--report", str(file))
    page = file.read_text(encoding="utf-8")
    for part in (
        "<h1>Oefenverslag van 26-04-2026</h1>", "links ", "; rechts ", "Overgeslagen.", "Regel PR9.",
        "7 sessies",        "Is er een vorm die beter past?", "Autorijden: de moeite was 6, en is nu 3.",
        "geen medisch hulpmiddel",
        '<title id="soepel-title">',
    ):  # fmt: skip
        assert part in page, part
    assert "<?xml" not in page


def test_the_page_is_in_one_language_and_in_digits(at_home, capsys, tmp_path):
    """Whatever was heard: programs, exercises and sides by their names in it; numbers are seen at once."""
    file = tmp_path / "report.html"
    assert run(["progress", "--lang", "en", "--report", str(file)]) == 0
    capsys.readouterr()
    page = file.read_text(encoding="utf-8")
    for part in ("Neck turns", "Phase one", "left ", "backwards ", "the effort went from 6 to 3"):
        assert part in page, part
    for part in ("Nek draaien", "Fase één", "achteren", " point "):
        assert part not in page, part


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", ["PR4", "PR6", "PR7", "PR8", "PR10", "PR14", "PR15", "PG", "QS"])
def test_every_rule_that_changes_something_has_its_sentence_on_the_page(rule, language):
    """A therapist reads why, and not a number alone."""
    assert phrases(language).has(f"report.rule_{rule.lower()}")


def test_a_look_back_that_is_due_is_told(tmp_path, capsys, monkeypatch):
    """By `progress` as by `today`, spoken and for other programs."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))
    monkeypatch.setenv("SOEPEL_TODAY", course(tmp_path, 3, lambda _: 3))
    assert run(["today", "--lang", "nl"]) == 0
    shown = capsys.readouterr().out
    assert "tijd om terug te kijken" not in told(capsys) + shown
    with Journal(tmp_path, now) as journal:
        for _ in range(3):
            journal.note("kept", {"kind": "evaluation", "data": {"done": False}})
    assert run(["today", "--lang", "nl"]) == 0
    open_ = "Het terugkijken staat nog open; het kan voor elke sessie."
    assert open_ in capsys.readouterr().out.splitlines()
    assert open_ in told(capsys).splitlines()
    assert json.loads(told(capsys, "--json"))["look_due"] == {"rule": "PR16", "text": open_}


def test_who_is_there_hears_the_same(at_home, capsys, monkeypatch):
    """The sentences are spoken in order; nothing that speaks is loaded for who is not there."""
    spoken = []

    @contextmanager
    def room(*_):
        yield SimpleNamespace(say=lambda *texts: spoken.extend(texts))

    printed = told(capsys).splitlines()
    monkeypatch.setattr("player.cli.progress_verb.attended", lambda: True)
    monkeypatch.setattr("player.cli.room.room", room)
    told(capsys)
    assert spoken == printed


def test_what_a_person_types_stays_text(home, capsys, tmp_path, monkeypatch):
    """An activity may hold any sign."""
    evil = '<script>alert("x")</script>' + 40 * " very long"
    with Journal(home, now) as journal:
        values = SAFE | {"QI1": 5, "QI3": 4, "QI4": [{"activity": evil, "score": 6}]}
        journal.note("answers", {"occasion": "intake", "values": values, "pathway": ""})
    file, picture = tmp_path / "report.html", tmp_path / "line.svg"
    told(capsys, "--report", str(file), "--picture", str(picture))
    assert "<script" not in file.read_text(encoding="utf-8")
    assert "<script" not in picture.read_text(encoding="utf-8")


def test_before_an_intake_it_says_where_to_begin(home, capsys, tmp_path):
    """Nothing is written for who only looks, and no file is made of nothing."""
    assert "Begin met: soepel intake" in told(capsys)
    assert json.loads(told(capsys, "--json")) == {"sentences": []}
    assert run(["progress", "--lang", "en", "--picture", str(tmp_path / "x.svg")]) == 1
    assert not home.exists()
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize(("option", "ending"), [("--picture", ".svg"), ("--report", ".html")])
def test_a_file_of_another_kind_is_refused(option, ending, home, capsys):
    """Its name should say what it is."""
    assert run(["progress", "--lang", "en", option, "x.pdf"]) == 1
    assert f"ends in {ending}" in capsys.readouterr().err


AXE = """
<script>{axe}</script>
<script>axe.run().then(found => {{
  const told = document.createElement("pre");
  told.id = "axe-told";
  const broken = found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
  told.textContent = JSON.stringify(broken);
  document.body.replaceChildren(told);
}});</script>
</body>"""


def test_the_page_passes_axe(at_home, capsys, tmp_path):
    """No rule of axe is broken, in a real browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("there is no Chromium")
    axe = pytest.importorskip("axe_core_python")
    file = tmp_path / "report.html"
    told(capsys, "--report", str(file))
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = file.read_text(encoding="utf-8").replace("</body>", AXE.format(axe=script))
    file.write_text(page, encoding="utf-8")
    given = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}")
    done = subprocess.run(
        [browser, *given, "--virtual-time-budget=20000", "--dump-dom", file.as_uri()],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    _, _, found = done.stdout.partition('<pre id="axe-told">')
    assert found.startswith("[]</pre>"), found[:2000]
