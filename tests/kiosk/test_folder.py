"""A campaign folder: each thing that can be wrong in it, by a changed copy of the sample."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import resources
from kiosk import folder
from kiosk.campaign import Campaign
from kiosk.errors import Fault, Refused

Change = tuple[str, str, str]  # file, what to replace, by what


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    place = tmp_path / "campaign"
    shutil.copytree(resources.path("campaigns", "umea-2016"), place)
    return place


def change(place: Path, name: str, old: str, new: str) -> None:
    file = place / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def codes(place: Path) -> list[str]:
    return [finding.code for finding in folder.findings(place)[1]]


def test_sample_has_nothing_to_find(campaign: Campaign) -> None:
    found, problems = folder.findings(resources.path("campaigns", "umea-2016"))
    assert found == campaign
    assert problems == []


WRONG: dict[str, Change] = {
    "id-wrong": ("campaign", 'id = "ikea-2016-04-02"', 'id = "Ikea 2016"'),
    "id-twice": ("campaign", 'id = "ikea-2016-04-02"', 'id = "coop-forum-2016-02-27"'),
    "address-wrong": ("campaign", '"https://lyssna.umea.example"', '"http://lyssna.umea.example"'),
    "timezone-wrong": ("campaign", "Europe/Stockholm", "Europe/Umea"),
    "event-times-wrong": ("campaign", "ends = 15:00:00", "ends = 12:00:00"),
    "colour-wrong": ("campaign", '"#123C41"', '"spruce"'),
    "contrast-low": ("campaign", '"#123C41"', '"#C8D8DA"'),
    "choices-wrong": ("questionnaire", 'kind = "text"', 'kind = "single"'),
    "max-picks-wrong": ("questionnaire", "max_picks = 3", "max_picks = 40"),
    "max-length-wrong": ("questionnaire", "max_length = 280", "max_length = 0"),
    "condition-wrong": ("questionnaire", 'question = "alone"', 'question = "gender"'),
    "promise-without-reason": ("promises", 'status = "done"', 'status = "cancelled"'),
}
MORE: list[tuple[str, Change]] = [
    ("id-wrong", ("promises", 'id = "mopeder"', 'id = "-mopeder"')),
    ("id-wrong", ("campaign", 'id = "umea-2016"', 'id = "../umea"')),
    ("id-twice", ("promises", 'id = "mopeder"', 'id = "cyklister"')),
    ("id-twice", ("questionnaire", 'name = "age"', 'name = "gender"')),
    ("id-twice", ("questionnaire", 'code = "grubbe"', 'code = "haga"')),
    ("address-wrong", ("campaign", '"https://umea.example/lofte"', '"umea.example/lofte"')),
    ("address-wrong", ("campaign", '"https://umea.example/lofte"', '"https:///lofte"')),
    ("timezone-wrong", ("campaign", "Europe/Stockholm", "/etc/passwd")),
    ("contrast-low", ("campaign", '"#F2B544"', '"#5A4510"')),
    ("condition-wrong", ("questionnaire", '"rather-unsafe", "very', '"unknown", "very')),
    ("max-length-wrong", ("questionnaire", "max_length = 280", "max_length = 2001")),
]


@pytest.mark.parametrize(("code", "wrong"), [*WRONG.items(), *MORE])
def test_mistake_is_found_and_stops_the_build(copy: Path, code: str, wrong: Change) -> None:
    change(copy, *wrong)
    assert code in codes(copy)
    with pytest.raises(Refused) as refused:
        folder.read(copy)
    assert refused.value.code == code


def without_events(place: Path) -> None:
    file = place / "campaign.toml"
    text = file.read_text("utf-8")
    file.write_text("events = []\n" + text[: text.index("[[events]]")], "utf-8")


def without_languages(place: Path) -> None:
    change(place, "campaign", 'languages = ["sv", "en"]', "languages = []")


def without_questions(place: Path) -> None:
    (place / "questionnaire.toml").write_text("questions = []", "utf-8")


@pytest.mark.parametrize(
    ("code", "empty"),
    [
        ("events-missing", without_events),
        ("languages-missing", without_languages),
        ("questions-missing", without_questions),
    ],
)
def test_empty_campaign_is_refused(copy: Path, code: str, empty: Callable[[Path], None]) -> None:
    empty(copy)
    assert code in codes(copy)
    with pytest.raises(Refused):
        folder.read(copy)


def test_missing_translation_is_told_and_does_not_stop_the_build(copy: Path) -> None:
    change(copy, "questionnaire", ', en = "Backen"', "")
    _, (finding,) = folder.findings(copy)
    assert (finding.level, finding.code) == ("warning", "translation-missing")
    assert finding.values == {"language": "en", "n": 1}
    assert "1" in finding.text("sv")
    assert folder.read(copy).say({"sv": "Backen"}, "en") == "Backen"


def test_promises_may_be_missing(copy: Path) -> None:
    (copy / "promises.toml").unlink()
    assert folder.read(copy).promises == []


@pytest.mark.parametrize("name", ["campaign", "questionnaire"])
def test_missing_file_is_told_by_its_name(copy: Path, name: str) -> None:
    (copy / f"{name}.toml").unlink()
    with pytest.raises(Fault) as fault:
        folder.read(copy)
    assert fault.value.code == "campaign-file-missing"
    assert f"{name}.toml" in fault.value.text("sv")


def test_file_that_is_a_folder_is_unreadable(copy: Path) -> None:
    (copy / "campaign.toml").unlink()
    (copy / "campaign.toml").mkdir()
    assert codes(copy) == ["file-unreadable"]


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"\x00" * 10])
def test_file_that_is_not_toml_is_refused(copy: Path, content: bytes) -> None:
    (copy / "campaign.toml").write_bytes(content)
    assert codes(copy) == ["campaign-file-damaged"]


def test_file_over_the_limit_is_refused(copy: Path) -> None:
    (copy / "campaign.toml").write_bytes(b"#" * (folder.FILE_LIMIT + 1))
    assert codes(copy) == ["campaign-file-large"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("campaign", 'name = "Umeå lyssnar"', "name = 7"),
        ("campaign", 'name = "Umeå lyssnar"', 'name = "Umeå"\nunknown = 1'),
        ("questionnaire", 'kind = "single"', 'kind = "range"'),
        ("promises", 'status = "done"', 'status = "klart"'),
    ],
)
def test_wrong_type_is_refused_with_its_place(copy: Path, wrong: Change) -> None:
    change(copy, *wrong)
    with pytest.raises(Refused) as refused:
        folder.read(copy)
    assert refused.value.code == "campaign-wrong"
    assert "$" in refused.value.text("sv") or "unknown" in refused.value.text("sv")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert folder.contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert folder.contrast(one, other) == folder.contrast(other, one)


ADDRESSES = [
    "https://[",
    "https://℀.com",
    "https://anna:secret@umea.example/lofte",
    "https://umea.example:x/lofte",
    "https://umea.example/ny sida",
    "https://umea.example/" + "a" * 3000,
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_that_will_not_do_is_found(campaign: Campaign, address: str) -> None:
    wrong = msgspec.structs.replace(campaign, promise_page=address)
    assert "address-wrong" in [finding.code for finding in folder.check(wrong)]


@pytest.mark.parametrize("zone", ["Europe", "E" * 300, "../etc/passwd", ""])
def test_time_zone_that_is_none_is_found(campaign: Campaign, zone: str) -> None:
    wrong = msgspec.structs.replace(campaign, timezone=zone)
    assert "timezone-wrong" in [finding.code for finding in folder.check(wrong)]


@pytest.mark.parametrize("text", ["x = " + "[" * 3000, "x = " + "1" * 5000, "x = \x00"])
def test_file_that_is_hostile_toml_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "campaign.toml").write_text(text, "utf-8")
    _, found = folder.findings(tmp_path)
    assert [finding.code for finding in found] == ["campaign-file-damaged"]
