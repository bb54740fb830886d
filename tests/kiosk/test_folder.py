"""A campaign folder: what is read from it, and what stops or does not stop its reading."""

from pathlib import Path

import pytest

import resources
from kiosk import folder
from kiosk.errors import Fault, Refused
from kiosk.questionnaire import Question
from tests.kiosk.helpers import MAP

CAMPAIGN = """
id = "umea-2016"
name = "Umeå lyssnar"
title.sv = "Vi lyssnar"
question.sv = "Vad kan göras?"
about = [{ sv = "Varje år lyssnar vi." }]
organisation.sv = "Polisen och Umeå kommun"
partners = []
languages = ["sv"]
timezone = "Europe/Stockholm"
contacts = [{ number = "112", label = { sv = "Akut fara" } }]
help = { title = { sv = "Hjälp" }, text = { sv = "Ring" }, contacts = [] }
centre = "https://lyssna.example.se"
promise_page = "https://umea.example/lofte"
promise_address = "umea.example/lofte"
events = [{ id = "ikea", place = "Ikea", date = 2016-04-02, starts = 12:00:00, ends = 15:00:00 }]
"""
QUESTIONNAIRE = """
[[groups]]
name = "cares"
label.sv = "Bryr de sig?"

[[questions]]
name = "area"
kind = "single"
appearance = "map"
image = "map.svg"
label.sv = "Var bor du?"
sections = [{ code = "town", label = { sv = "Stan" } }]
choices = [
  { code = "haga", section = "town", label = { mul = "Haga" }, synonyms = ["hagan"] },
  { code = "alidhem", label = { mul = "Ålidhem" } },
  { code = "elsewhere", label = { sv = "Annan ort" } },
]

[[questions]]
name = "police"
kind = "range"
group = "cares"
label.sv = "Polisen?"
high = 10
step = 0.5
low_label.sv = "Dåligt"
high_label.sv = "Bra"

[[questions]]
name = "town"
kind = "number"
group = "cares"
label.sv = "Kommunen?"
"""
PROMISES = """
[[promises]]
id = "mopeder"
text.sv = "Minst två insatser."
owners = [{ sv = "Polisen" }]
themes = []
status = "ongoing"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small campaign folder in which everything is right."""
    made = tmp_path / "campaign"
    made.mkdir()
    files = {"campaign": CAMPAIGN, "questionnaire": QUESTIONNAIRE, "promises": PROMISES}
    for name, text in files.items():
        (made / f"{name}.toml").write_text(text, "utf-8")
    (made / "map.svg").write_bytes(MAP)
    return made


def change(place: Path, name: str, old: str, new: str) -> None:
    file = place / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def codes(place: Path) -> list[str]:
    return [finding.code for finding in folder.findings(place)[1]]


def refusal(place: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        folder.read(place)
    return refused.value


SAMPLES = sorted(path.name for path in resources.path("campaigns").iterdir())


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_nothing_to_find(name: str) -> None:
    where = resources.path("campaigns", name)
    campaign, found = folder.findings(where)
    assert found == []
    assert campaign == folder.read(where)


def test_folder_is_read_as_it_was_written(place: Path) -> None:
    campaign = folder.read(place)
    assert folder.findings(place) == (campaign, [])
    assert (campaign.id, campaign.events[0].id) == ("umea-2016", "ikea")
    area, police, _ = campaign.questionnaire.questions
    assert (area.kind, area.appearance, area.image) == ("single", "map", "map.svg")
    assert area.choices[0].synonyms == ["hagan"]
    assert [section.label for section in area.sections] == [{"sv": "Stan"}]
    assert police == Question(
        "police",
        "range",
        {"sv": "Polisen?"},
        low=0.0,
        high=10.0,
        step=0.5,
        low_label={"sv": "Dåligt"},
        high_label={"sv": "Bra"},
        group="cares",
    )
    assert [page.name for page in campaign.questionnaire.pages({})] == ["area", "cares"]
    assert campaign.say(campaign.questionnaire.groups[0].label, "sv") == "Bryr de sig?"
    assert [promise.id for promise in campaign.promises] == ["mopeder"]


def test_first_error_stops_the_build_and_all_are_found(place: Path) -> None:
    change(place, "campaign", '"Europe/Stockholm"', '"Europe/Umea"')
    change(place, "questionnaire", "step = 0.5", "step = 0.3")
    assert codes(place) == ["timezone-wrong", "bounds-wrong"]
    assert refusal(place).code == "timezone-wrong"


def test_warning_does_not_stop_the_build(place: Path) -> None:
    change(place, "campaign", 'languages = ["sv"]', 'languages = ["sv", "en"]')
    assert codes(place) == ["translation-missing"]
    assert folder.read(place).say({"sv": "Backen"}, "en") == "Backen"


def test_image_of_a_question_is_taken_along_and_no_other_file(place: Path) -> None:
    (place / "other.svg").write_bytes(MAP)
    assert folder.read(place).media == {"map.svg": MAP}


def test_image_that_two_questions_show_is_taken_along_once(place: Path) -> None:
    again = QUESTIONNAIRE[QUESTIONNAIRE.index("[[questions]]") :].split("\n\n")[0]
    with (place / "questionnaire.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + again.replace('"area"', '"work"'))
    campaign = folder.read(place)
    assert [q.image for q in campaign.questionnaire.questions] == ["map.svg", "", "", "map.svg"]
    assert campaign.media == {"map.svg": MAP}


@pytest.mark.parametrize(
    "name",
    [
        "none.svg",
        "../outside.svg",
        "./map.svg",
        "sub/map.svg",
        "sub",
        ".",
        "..",
        "x" * 300,
        "a\\u0000b",
        "MAP.SVG",
    ],
)
def test_image_that_is_no_file_of_the_folder_is_missing(place: Path, name: str) -> None:
    (place / "sub").mkdir()
    for elsewhere in (place.parent / "outside.svg", place / "sub" / "map.svg"):
        elsewhere.write_bytes(MAP)
    change(place, "questionnaire", 'image = "map.svg"', f'image = "{name}"')
    assert codes(place) == ["image-missing"]
    assert refusal(place).code == "image-missing"


def test_image_at_an_absolute_path_is_missing(place: Path) -> None:
    outside = place.parent / "outside.svg"
    outside.write_bytes(MAP)
    change(place, "questionnaire", 'image = "map.svg"', f"image = '{outside}'")
    campaign, found = folder.findings(place)
    assert [finding.code for finding in found] == ["image-missing"]
    assert campaign is not None
    assert campaign.media == {}


def test_image_over_the_limit_is_refused(place: Path) -> None:
    (place / "map.svg").write_bytes(MAP.ljust(folder.FILE_LIMIT + 1))
    error = refusal(place)
    assert error.code == "campaign-file-large"
    assert "map.svg" in error.text("sv")


def test_media_in_the_campaign_file_give_way_to_the_files(place: Path) -> None:
    change(place, "campaign", 'name = "Umeå', 'media = { "map.svg" = "AAAA" }\nname = "Umeå')
    assert folder.read(place).media == {"map.svg": MAP}


def test_promises_may_be_missing(place: Path) -> None:
    (place / "promises.toml").unlink()
    assert folder.read(place).promises == []


@pytest.mark.parametrize("name", ["campaign", "questionnaire"])
def test_missing_file_is_told_by_its_name(place: Path, name: str) -> None:
    (place / f"{name}.toml").unlink()
    with pytest.raises(Fault) as fault:
        folder.read(place)
    assert fault.value.code == "campaign-file-missing"
    assert f"{name}.toml" in fault.value.text("sv")


@pytest.mark.parametrize("name", ["campaign.toml", "questionnaire.toml", "promises.toml"])
def test_file_that_is_a_folder_is_unreadable(place: Path, name: str) -> None:
    (place / name).unlink()
    (place / name).mkdir()
    assert codes(place) == ["file-unreadable"]


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"\x00" * 10])
def test_file_that_is_not_toml_is_refused(place: Path, content: bytes) -> None:
    (place / "campaign.toml").write_bytes(content)
    assert codes(place) == ["campaign-file-damaged"]


@pytest.mark.parametrize("text", ["x = " + "[" * 3000, "x = " + "1" * 5000, "x = \x00"])
def test_file_that_is_hostile_toml_is_told(place: Path, text: str) -> None:
    (place / "campaign.toml").write_text(text, "utf-8")
    assert codes(place) == ["campaign-file-damaged"]


def test_file_over_the_limit_is_refused(place: Path) -> None:
    (place / "campaign.toml").write_bytes(b"#" * (folder.FILE_LIMIT + 1))
    assert codes(place) == ["campaign-file-large"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("campaign", 'name = "Umeå lyssnar"', "name = 7"),
        ("campaign", 'name = "Umeå lyssnar"', 'name = "Umeå"\nunknown = 1'),
        ("questionnaire", 'kind = "single"', 'kind = "slider"'),
        ("questionnaire", 'appearance = "map"', 'appearance = "globe"'),
        ("questionnaire", "step = 0.5", 'step = "0.5"'),
        ("questionnaire", "step = 0.5", "steps = 0.5"),
        ("questionnaire", 'code = "haga"', 'code = "haga", face = 5'),
        ("questionnaire", 'name = "cares"', 'title = "cares"'),
        ("promises", 'status = "ongoing"', 'status = "klart"'),
    ],
)
def test_wrong_type_is_refused_with_its_place(place: Path, name: str, old: str, new: str) -> None:
    change(place, name, old, new)
    error = refusal(place)
    assert error.code == "campaign-wrong"
    assert "$" in error.text("sv") or "unknown" in error.text("sv")
