"""The words and doses that ship: calm, grammatical, complete in both languages."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from player.phrases import braces, phrases
from player.program import Language, Level
from player.program import read as read_program
from player.session import Preferences, Session, Talk, arrange
from player.units import to_seconds
from player.voice import estimate

SESSIONS = Path(__file__).parent.parent / "sessions"
EXERCISES = sorted(SESSIONS.glob("exercises/*.toml"))
PROGRAMS = sorted(
    file
    for file in SESSIONS.glob("*/*.toml")
    if file.parent.name != "exercises" and b"[[exercise]]" in file.read_bytes()
)
LANGUAGES: tuple[Language, ...] = ("nl", "en")
LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")
POSITIONS = ("sitting", "standing", "supine", "side-lying", "hands-and-knees", "walking")

BANNED = {
    "nl": r"\b(kapot|versleten|slijtage|fout|zwak|beschadig|schade|diagnos|genees|genezing|garant)",
    "en": r"\b(broken|worn|wear|wrong|weak|damag|diagnos|cure|heal|guarantee)",
}
SIDES_BY_HAND = {"nl": r"\b(links|rechts|linker|rechter|recht)\b", "en": r"\b(left|right)\b"}
AMERICAN = r"\b(toward|forward|backward|upward|downward|center|gray)\b"
KNOWN = {"reps", "sets", "hold", "inhale", "exhale", "minutes", "seconds", "name", "effort", "weight"} | {
    "side",
    "side_of",
    "other",
    "other_of",
}

DOSES: dict[str, tuple[tuple[float, ...], ...]] = {
    # easy, normal, hard: sets, reps, out, hold, back, rest, set rest
    "neck-rotation": ((1, 5, 3, 1, 3, 2, 0), (1, 8, 3, 2, 3, 2, 0), (2, 8, 3, 3, 3, 2, 20)),
    "neck-flexion": ((1, 5, 3, 1, 3, 2, 0), (1, 8, 3, 3, 3, 2, 0), (2, 8, 3, 5, 3, 2, 20)),
    "neck-extension": ((1, 3, 3, 0, 3, 3, 0), (1, 5, 3, 1, 3, 3, 0), (1, 8, 3, 2, 3, 3, 0)),
    "neck-side-bend": ((1, 3, 3, 3, 3, 2, 0), (1, 4, 3, 8, 3, 2, 0), (1, 4, 3, 15, 3, 2, 0)),
    "neck-retraction": ((1, 5, 2, 1, 2, 2, 0), (1, 8, 2, 3, 2, 2, 0), (2, 10, 2, 5, 2, 2, 20)),
    "open-book": ((1, 4, 4, 2, 4, 2, 0), (1, 6, 4, 3, 4, 2, 0), (1, 8, 4, 5, 4, 2, 0)),
    "seated-trunk-rotation": ((1, 4, 3, 1, 3, 2, 0), (1, 6, 3, 2, 3, 2, 0), (2, 6, 3, 3, 3, 2, 20)),
    "thoracic-extension": ((1, 4, 3, 2, 3, 3, 0), (1, 6, 3, 3, 3, 3, 0), (1, 8, 3, 5, 3, 3, 0)),
    "cat-cow": ((1, 5, 4, 0, 4, 0, 0), (1, 8, 4, 0, 4, 0, 0), (2, 8, 4, 0, 4, 0, 20)),
    "shoulder-shrug": ((1, 5, 2, 1, 3, 1, 0), (1, 10, 2, 2, 3, 1, 0), (2, 10, 2, 3, 4, 1, 30)),
    "shoulder-roll": ((1, 5, 2, 0, 2, 0, 0), (1, 8, 2, 0, 2, 0, 0), (1, 10, 2, 0, 2, 0, 0)),
    "shoulder-fwd-back": ((1, 5, 2, 0, 2, 1, 0), (1, 8, 2, 1, 2, 1, 0), (2, 8, 2, 2, 2, 1, 20)),
    "scapular-squeeze": ((1, 6, 2, 2, 2, 2, 0), (1, 10, 2, 3, 2, 2, 0), (2, 10, 2, 5, 2, 2, 30)),
    "dnf-nod": ((1, 5, 2, 3, 2, 4, 0), (1, 8, 2, 5, 2, 5, 0), (1, 10, 2, 10, 2, 8, 0)),
    "breath-belly": ((1, 8, 3, 0, 4, 0, 0), (1, 12, 4, 0, 5, 0, 0), (1, 20, 4, 0, 6, 0, 0)),
    "breath-4-6": ((1, 10, 3, 0, 4, 0, 0), (1, 12, 4, 0, 6, 0, 0), (1, 24, 4, 0, 6, 0, 0)),
    "iso-front": ((1, 4, 2, 5, 2, 5, 0), (1, 6, 2, 6, 2, 5, 0), (2, 8, 2, 10, 2, 5, 30)),
    "iso-back": ((1, 4, 2, 5, 2, 5, 0), (1, 6, 2, 6, 2, 5, 0), (2, 8, 2, 10, 2, 5, 30)),
    "iso-side": ((1, 3, 2, 5, 2, 4, 0), (1, 5, 2, 6, 2, 4, 0), (1, 8, 2, 10, 2, 4, 0)),
    "band-row": ((1, 8, 2, 1, 3, 1, 0), (2, 10, 2, 1, 3, 1, 60), (3, 10, 2, 2, 3, 1, 60)),
    "band-row-seated": ((1, 8, 2, 1, 3, 1, 0), (2, 10, 2, 1, 3, 1, 60), (3, 10, 2, 2, 3, 1, 60)),
    "wall-push-up": ((1, 6, 3, 0, 2, 1, 0), (2, 10, 3, 0, 2, 1, 60), (3, 12, 3, 1, 2, 1, 60)),
    "wall-y-t": ((1, 5, 2, 1, 2, 1, 0), (1, 8, 2, 2, 2, 1, 0), (2, 10, 2, 3, 2, 1, 60)),
    "lateral-raise": ((1, 6, 2, 0, 3, 1, 0), (2, 8, 2, 0, 3, 1, 60), (3, 10, 2, 0, 3, 1, 60)),
    "lateral-raise-bottles": ((1, 6, 2, 0, 3, 1, 0), (2, 8, 2, 0, 3, 1, 60), (3, 10, 2, 0, 3, 1, 60)),
    "farmer-hold": ((2, 1, 3, 15, 3, 0, 45), (2, 1, 3, 30, 3, 0, 60), (3, 1, 3, 40, 3, 0, 60)),
    "breath-box": ((1, 5, 3, 2, 3, 2, 0), (1, 6, 4, 3, 4, 3, 0), (1, 8, 4, 4, 4, 4, 0)),
    "cat-cow-seated": ((1, 5, 4, 0, 4, 0, 0), (1, 8, 4, 0, 4, 0, 0), (2, 8, 4, 0, 4, 0, 20)),
    "walking": ((1, 1, 0, 300, 0, 0, 0), (1, 1, 0, 720, 0, 0, 0), (1, 1, 0, 1500, 0, 0, 0)),
    "pmr-short": ((1, 1, 2, 5, 0, 15, 0), (1, 1, 2, 5, 0, 15, 0), (2, 1, 2, 7, 0, 20, 0)),
}

# The exercises in order, with their level; a star marks the core.
PROGRAMMED = {
    "calm/breathing": ("breath-belly:easy breath-4-6:normal"),
    "calm/relaxation": ("pmr-short:easy breath-4-6:easy"),
    "calm/walk": ("walking:easy"),
    "neck/evening": ("neck-flexion:easy open-book:easy pmr-short:normal breath-4-6:normal"),
    "neck/maintenance-no-band": ("neck-rotation:normal scapular-squeeze:normal lateral-raise-bottles:normal"),
    "neck/maintenance": ("band-row:normal lateral-raise:normal neck-rotation:normal"),
    "neck/phase-1-chair": (
        "breath-belly:easy neck-rotation:easy* neck-side-bend:easy* shoulder-fwd-back:normal* "
        "seated-trunk-rotation:easy*"
    ),
    "neck/phase-1": (
        "breath-belly:easy neck-rotation:easy* neck-flexion:easy* shoulder-roll:normal* open-book:easy*"
    ),
    "neck/phase-2-a-chair-no-band": (
        "neck-rotation:normal* neck-retraction:normal* scapular-squeeze:normal* "
        "seated-trunk-rotation:normal* wall-push-up:easy"
    ),
    "neck/phase-2-a-chair": (
        "neck-rotation:normal* neck-retraction:normal* scapular-squeeze:normal band-row-seated:easy* "
        "seated-trunk-rotation:normal* wall-push-up:easy"
    ),
    "neck/phase-2-a-no-band": (
        "neck-rotation:normal* scapular-squeeze:normal* wall-push-up:easy open-book:normal* dnf-nod:normal*"
    ),
    "neck/phase-2-a": (
        "neck-rotation:normal* scapular-squeeze:normal band-row:easy* wall-push-up:easy "
        "open-book:normal* dnf-nod:normal*"
    ),
    "neck/phase-2-b": (
        "neck-side-bend:normal neck-retraction:normal* iso-front:easy* iso-back:easy* iso-side:easy* "
        "thoracic-extension:normal breath-4-6:normal"
    ),
    "neck/phase-3-a-chair-no-band": (
        "breath-4-6:easy neck-rotation:normal neck-retraction:normal* scapular-squeeze:normal* "
        "wall-push-up:normal* lateral-raise-bottles:easy*"
    ),
    "neck/phase-3-a-chair": (
        "breath-4-6:easy neck-rotation:normal neck-retraction:normal* band-row-seated:normal* "
        "wall-push-up:easy* lateral-raise:easy*"
    ),
    "neck/phase-3-a-no-band": (
        "neck-rotation:normal scapular-squeeze:normal* wall-push-up:normal* "
        "lateral-raise-bottles:easy* dnf-nod:normal* breath-4-6:easy"
    ),
    "neck/phase-3-a": (
        "neck-rotation:normal band-row:normal* wall-push-up:easy* lateral-raise:easy* dnf-nod:normal* "
        "breath-4-6:easy"
    ),
    "neck/phase-3-b-chair": (
        "neck-retraction:normal iso-front:normal* iso-back:normal* seated-trunk-rotation:normal "
        "wall-y-t:easy* farmer-hold:easy*"
    ),
    "neck/phase-3-b": (
        "neck-retraction:normal iso-front:normal* iso-back:normal* wall-y-t:easy* farmer-hold:easy* "
        "open-book:normal"
    ),
    "neck/short": ("neck-rotation:easy breath-4-6:easy"),
}
MINUTES = {1: 9, 2: 16, 3: 20}
"""The longest that a session of a phase should last; a fifth more is allowed."""


class Text(NamedTuple):
    """One shipped text: where it stands, its language, what it says."""

    where: str
    language: str
    key: str
    said: str

    def __str__(self) -> str:
        """Give it as a line to look it up by."""
        return f"{self.where} {self.language} {self.key}: {self.said}"


def read(file: Path) -> dict[str, Any]:
    """Give a file as its tables."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def leaves(table: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a table, with the last key that leads to it."""
    if isinstance(table, str):
        yield key, table
    elif isinstance(table, list):
        for item in table:
            yield from leaves(item, key)
    elif isinstance(table, dict):
        for name, item in table.items():
            yield from leaves(item, f"{key}.{name}" if key else name)


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table that holds `nl` and `en`: exercises, programs, exercises inside programs."""
    for file in (*EXERCISES, *PROGRAMS):
        data = read(file)
        yield f"{file.parent.name}/{file.stem}", data
        for number, entry in enumerate(data.get("exercise", ()), 1):
            if "use" not in entry:
                yield f"{file.parent.name}/{file.stem}-{number}", entry


def texts() -> list[Text]:
    """Every text that ships."""
    return [
        Text(where, language, key, said)
        for where, table in tables()
        for language in LANGUAGES
        for key, said in leaves(table[language])
    ]


def offenders(pattern: str, language: str) -> list[str]:
    """Every text of a language in which the pattern is found."""
    return [
        str(text)
        for text in texts()
        if text.language == language and re.search(pattern, text.said, re.IGNORECASE)
    ]


def own_sentences() -> Iterator[tuple[str, list[str]]]:
    """Every list of explanations, with where it stands."""
    for where, table in tables():
        for language in LANGUAGES:
            words = table[language]
            if "explain" in words:
                yield f"{where} {language}", words["explain"]
            for side, form in words.get("sides", {}).items():
                if isinstance(form, dict) and "explain" in form:
                    yield f"{where} {language} {side}", form["explain"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_frightening_words(language: str) -> None:
    """No text calls a body broken, worn or weak, names a diagnosis or promises a cure."""
    assert offenders(BANNED[language], language) == []


def test_an_explanation_is_told_sentence_by_sentence() -> None:
    """An item of an explanation is one sentence."""
    several = [
        f"{where}: {sentence}"
        for where, sentences in own_sentences()
        for sentence in sentences
        if not re.fullmatch(r"[^.!?]+[.!?]", sentence)
    ]

    assert several == []


def test_sentences_are_short() -> None:
    """No spoken sentence has more than sixteen words, the effort of its level included."""
    efforts = {(text.where, text.language): text.said for text in texts() if text.key.endswith("effort")}
    long = [
        str(text)
        for text in texts()
        for sentence in re.split(r"(?<=[.!?])\s", text.said)
        if len(sentence.replace("{effort}", efforts.get((text.where, text.language), "")).split()) > 16
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sides_are_never_typed(language: str) -> None:
    """Left and right come from the variables, and nothing sounds like a side by accident."""
    assert offenders(SIDES_BY_HAND[language], language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_never_typed(language: str) -> None:
    """No spoken text holds a digit, a bracket or a slash; the emergency number is read digit by digit."""
    assert offenders(r"(?<!\d)(?!112\b)\d|[()/%]", language) == []


def test_dutch_side_forms() -> None:
    """Dutch {side} stands by itself and never after a determiner; {side_of} leans on its noun."""
    assert offenders(r"\{(side|other)\}\w|\b(je|de|het|een) \{(side|other)\}", "nl") == []
    assert offenders(r"\{(side|other)_of\}(?!\w)|naar \{(side|other)_of\}", "nl") == []


def test_english_side_forms() -> None:
    """English {side_of} stands before its noun, with a space."""
    assert offenders(r"\{(side|other)(_of)?\}\w|\{(side|other)_of\}(?! \w)", "en") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_begins_with_a_variable(language: str) -> None:
    """Captions begin with a capital, so no sentence begins with a variable."""
    assert offenders(r"^\{|[.!?] \{", language) == []


def test_english_is_british() -> None:
    """Spelling is British: towards, forwards, backwards."""
    assert offenders(AMERICAN, "en") == []


def test_variables_are_known() -> None:
    """Every name in braces is one that the player fills."""
    assert [str(text) for text in texts() if set(braces(text.said)) - KNOWN] == []


def test_dutch_is_spoken_to_you() -> None:
    """Dutch says je, never u, and never the stop word outside stop_if."""
    assert offenders(r"\b(u|uw|zich)\b", "nl") == []
    assert [
        str(text)
        for text in texts()
        if text.key != "stop_if" and re.search(r"\bstop\b", text.said, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("file", EXERCISES, ids=lambda file: file.stem)
def test_an_exercise_is_complete(file: Path) -> None:
    """Each exercise has a name, an explanation and a stop rule in both languages, and every dose."""
    data = read(file)

    assert file.read_text(encoding="utf-8").startswith("#:schema ../schema/exercise.json\n")
    assert data["reviewed_by"] == ""
    assert data["sources"]
    assert set(LEVELS) <= data.keys()
    for language in LANGUAGES:
        words = data[language]
        assert words["name"]
        assert words["stop_if"]
        if isinstance(data["sides"], list):
            assert set(data["sides"]) == words["sides"].keys()
            assert words["switch"]
        told = [
            words.get("explain"),
            *(form.get("explain") for form in words.get("sides", {}).values() if isinstance(form, dict)),
        ]
        assert any(told)


@pytest.mark.parametrize("file", [*EXERCISES, *PROGRAMS], ids=lambda file: file.stem)
def test_languages_say_the_same(file: Path) -> None:
    """Dutch and English have the same keys, the same sides and as many sentences in each explanation."""

    def shape(table: object) -> object:
        if isinstance(table, dict):
            return {key: shape(value) for key, value in table.items()}
        return len(table) if isinstance(table, list) else None

    for where, table in tables():
        if where.startswith(f"{file.parent.name}/{file.stem}"):
            assert shape(table["nl"]) == shape(table["en"])


def test_cues_are_short() -> None:
    """A cue is at most four words, or six where a long rest carries it."""
    parts = ("out", "inhale", "hold", "back", "exhale")
    assert [
        str(text) for text in texts() if text.key.split(".")[-1] in parts and len(text.said.split()) > 4
    ] == []
    assert [str(text) for text in texts() if text.key.endswith("rest") and len(text.said.split()) > 6] == []


def test_the_catalogue() -> None:
    """Every exercise of the catalogue ships, and every exercise that ships has a dose written here."""
    assert {file.stem for file in EXERCISES} == set(DOSES)


def resolved(data: dict[str, Any]) -> Iterator[tuple[float, ...]]:
    """The three doses as numbers, each level upon the one below."""
    dose: dict[str, float] = {"sets": 1, "reps": 1}
    for level in LEVELS:
        dose = {**dose, **data[level]}
        out, back = dose.get("inhale", dose.get("out", 0)), dose.get("exhale", dose.get("back", 0))
        rests = dose.get("rest", 0), dose.get("set_rest", 0)
        yield (dose["sets"], dose["reps"], out, dose.get("hold", 0), back, *rests)


@pytest.mark.parametrize("name", DOSES)
def test_doses(name: str) -> None:
    """Every exercise has the doses of the catalogue, and a level writes only what differs."""
    data = read(SESSIONS / "exercises" / f"{name}.toml")

    assert tuple(resolved(data)) == DOSES[name]
    below = dict(data["easy"])
    for level in ("normal", "hard"):
        assert [key for key, value in data[level].items() if below.get(key) == value] == []
        below |= data[level]


def test_relaxation_begins_with_three_groups() -> None:
    """At the easy level only fists, face and feet are tensed; above it all five groups."""
    data = read(SESSIONS / "exercises" / "pmr-short.toml")

    assert data["easy"]["sides"] == ["fists", "face", "feet"]
    assert data["sides"] == data["normal"]["sides"]
    assert data["sides"] == ["fists", "shoulders", "face", "shoulder-blades", "feet"]


@pytest.mark.parametrize("name", ["iso-front", "iso-back", "iso-side"])
def test_pushing_never_takes_more_than_half(name: str) -> None:
    """Pushing against a hand names its effort at every level: a fifth, a third, at most half."""
    data = read(SESSIONS / "exercises" / f"{name}.toml")
    said = {
        "nl": ("een vijfde", "een derde", "hooguit de helft"),
        "en": ("a fifth", "a third", "at most half"),
    }

    for language in LANGUAGES:
        for level, effort in zip(LEVELS, said[language], strict=True):
            assert effort in data[language][level]["effort"]


def test_every_program_is_known() -> None:
    """Every program beside the breaks is written down here."""
    assert {f"{file.parent.name}/{file.stem}" for file in PROGRAMS if file.parent.name != "breaks"} == set(
        PROGRAMMED
    )


def used(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every entry of a program, with its exercise."""
    return [
        (entry, read(SESSIONS / "exercises" / f"{entry['use']}.toml"))
        for entry in read(SESSIONS / f"{name}.toml")["exercise"]
    ]


@pytest.mark.parametrize("name", PROGRAMMED)
def test_a_program_lists_its_exercises(name: str) -> None:
    """Each program lists its exercises in order, with level and core; four are core at most."""
    entries = [entry for entry, _ in used(name)]
    listed = [f"{entry['use']}:{entry['level']}{'*' * entry.get('core', False)}" for entry in entries]

    assert PROGRAMMED[name].split() == listed
    assert sum(entry.get("core", False) for entry in entries) <= 4


@pytest.mark.parametrize("name", PROGRAMMED)
def test_a_program_suits_its_phase(name: str) -> None:
    """A program of a phase says so and holds only what suits that phase; the others belong to none."""
    found = re.search(r"phase-(\d)", name)
    phase = int(found.group(1)) if found else None

    assert phase == read(SESSIONS / f"{name}.toml").get("phase")
    if phase is not None:
        assert [entry["use"] for entry, exercise in used(name) if phase not in exercise["phases"]] == []


@pytest.mark.parametrize("name", PROGRAMMED)
def test_nobody_gets_up_and_down_twice(name: str) -> None:
    """Who has got down to the floor stays there."""
    floor = {"supine", "side-lying", "hands-and-knees"}
    places = [
        {position} if isinstance(position := exercise["position"], str) else set(position)
        for _, exercise in used(name)
    ]
    down = [index for index, place in enumerate(places) if place <= floor]

    assert [place for place in places[min(down, default=len(places)) :] if not place & floor] == []


def test_what_is_new_in_phase_three_starts_easy() -> None:
    """Raising, carrying and lifting the arms off the wall begin at the easy level."""
    new = {"lateral-raise", "lateral-raise-bottles", "farmer-hold", "wall-y-t"}
    levels = {
        (name, entry["use"]): entry["level"]
        for name in PROGRAMMED
        if "phase-3" in name
        for entry, _ in used(name)
        if entry["use"] in new
    }

    assert levels
    assert set(levels.values()) == {"easy"}


@pytest.mark.parametrize("name", PROGRAMMED)
def test_programs_for_who_lacks_something(name: str) -> None:
    """A chair program has no floor in it, one without a band no band, and a band is looked at each time."""
    exercises = {entry["use"]: exercise["position"] for entry, exercise in used(name)}
    bands = exercises.keys() & {"band-row", "band-row-seated", "lateral-raise"}

    if "-chair" in name:
        assert not {"supine", "side-lying", "hands-and-knees"} & {str(place) for place in exercises.values()}
    if "-no-band" in name:
        assert not bands
    if bands:
        words = read(SESSIONS / f"{name}.toml")
        assert "elastiek heel is" in words["nl"]["opening"]
        assert "band is whole" in words["en"]["opening"]


def find(use: str) -> tuple[str, bytes] | None:
    """Find an exercise of the catalogue."""
    file = SESSIONS / "exercises" / f"{use}.toml"
    return (file.name, file.read_bytes()) if file.is_file() else None


def arranged(source: bytes, language: Language, **wishes: Any) -> Session:
    """Compile a program, its words as long as a voice is expected to take."""
    return arrange(
        read_program(source, "shipped", "shipped", find), Preferences(language=language, **wishes), estimate
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PROGRAMMED)
def test_a_session_is_not_too_long(name: str, language: Language) -> None:
    """A session keeps to the minutes of its phase and a fifth more, and to 45 minutes at any level."""
    file = SESSIONS / f"{name}.toml"
    phase = read(file).get("phase")
    most = MINUTES[phase] * 1.2 if phase else 45

    assert to_seconds(arranged(file.read_bytes(), language, talk="full").frames) <= most * 60
    for level in LEVELS:
        assert to_seconds(arranged(file.read_bytes(), language, talk="full", level=level).frames) <= 45 * 60


@pytest.mark.parametrize("talk", ["full", "short"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_short_words_fit(language: Language, level: Level, talk: Talk) -> None:
    """No short words of any exercise are left out at any level, however little else is said."""
    uses = "".join(f'[[exercise]]\nuse = "{file.stem}"\n' for file in EXERCISES)
    source = f'format = 1\n[nl]\nname = "Alles"\n[en]\nname = "All"\n{uses}'.encode()
    session = arranged(source, language, level=level, talk=talk)

    assert [(part.name, left.text, left.part) for part in session.sections for left in part.omissions] == []


@pytest.mark.parametrize("seconds", [30, 45, 60])
def test_breaks_are_programs_of_their_own(seconds: int) -> None:
    """A break says how long it lasts and holds its movements itself, one short sentence each."""
    data = read(SESSIONS / "breaks" / f"{seconds}-seconds.toml")

    assert seconds == data["seconds"]
    for entry in data["exercise"]:
        assert "use" not in entry
        assert entry["position"] == "standing"
        assert [len(entry[language]["explain"]) for language in LANGUAGES] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_position_has_words(language: str) -> None:
    """Every position has a name and a sentence that asks to go there, and there is one to rise."""
    book = phrases(language)

    for position in POSITIONS:
        assert book.say(f"position.{position}.name")
        assert book.say(f"position.{position}.go").endswith(".")
    assert book.say("position.rise.from_floor")


def test_the_licence_is_named() -> None:
    """The sessions ship under CC BY 4.0, with a link."""
    text = (SESSIONS / "LICENSE").read_text(encoding="utf-8")

    assert "CC BY 4.0" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
