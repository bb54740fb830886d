"""A campaign folder: what is read from it, and all that is told about it at once."""

import os
import time
from pathlib import Path

import pytest

import resources
from kiosk.authoring import folder
from kiosk.campaign_check import MOST_MEDIA
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.finding import NOWHERE
from tests.kiosk.authoring.making import (
    AREAS,
    CHOICES,
    PROMISES,
    SURVEY,
    told,
    write_campaign,
    xlsx,
)
from tests.kiosk.helpers import MAP

SAMPLES = sorted(path.name for path in resources.path("campaigns").iterdir())
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
Cell = tuple[str, str, int, str]

NOBODY = 65534


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small campaign folder in which everything is right."""
    return write_campaign(tmp_path / "campaign")


def found(place: Path) -> list[Cell]:
    findings = folder.findings(place)[1]
    told(findings)
    return [(f.code, f.place.file, f.place.row, f.place.column) for f in findings]


def refusal(place: Path) -> LyssnaError:
    with pytest.raises(LyssnaError) as refused:
        folder.read(place)
    assert refused.value.text("sv")
    return refused.value


def change(place: Path, old: str, new: str, name: str = "campaign.toml") -> None:
    text = (place / name).read_text("utf-8")
    assert old in text
    (place / name).write_text(text.replace(old, new, 1), "utf-8")


def with_map(place: Path, image: str) -> None:
    """Let the question about the area show a map."""
    heads, area, *others = SURVEY
    rows = [[*heads, "appearance", "media::image"], [*area, "image-map", image], *others]
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=rows, choices=CHOICES))
    areas = "name,label::mul\nhaga,Haga\nalidhem,Ålidhem\nelsewhere,…\n"
    (place / "areas.csv").write_text(areas, "utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_nothing_to_find(name: str) -> None:
    where = resources.path("campaigns", name)
    campaign, findings = folder.findings(where)
    assert findings == []
    assert campaign == folder.read(where)


def test_sample_is_read_soon() -> None:
    where = resources.path("campaigns", "umea-2016")
    folder.read(where)
    began = time.process_time()
    folder.read(where)
    assert time.process_time() - began < 3


def test_sample_fits_a_pack_many_times() -> None:
    for name in SAMPLES:
        media = folder.read(resources.path("campaigns", name)).media
        assert sum(map(len, media.values())) < MOST_MEDIA / 4


def test_folder_is_read_as_it_was_written(place: Path) -> None:
    campaign = folder.read(place)
    assert folder.findings(place) == (campaign, [])
    assert (campaign.id, campaign.events[0].id) == ("umea-2016", "ikea")
    area, ideas, words = campaign.questionnaire.questions
    assert [choice.synonyms for choice in area.choices] == [["hagan"], []]
    assert (area.topic, ideas.topic, words.relevant) == ("area", "theme", "${ideas} = 'light'")
    assert [area.code for area in campaign.areas] == ["haga", "teg"]
    (promise,) = campaign.promises
    assert (promise.kind, promise.areas, promise.entries[0].text) == (
        "countable",
        ["haga"],
        {"mul": "En lampa"},
    )


def test_promises_and_areas_may_be_missing(place: Path) -> None:
    (place / "promises.xlsx").unlink()
    (place / "areas.csv").unlink()
    rows = [SURVEY[0], SURVEY[2]]
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=rows, choices=CHOICES))
    campaign = folder.read(place)
    assert (campaign.promises, campaign.areas) == ([], [])


@pytest.mark.parametrize("kind", ["csv", "md"])
def test_questionnaire_and_promises_may_be_plain_text(place: Path, kind: str) -> None:
    before = folder.read(place)
    (place / "questionnaire.xlsx").unlink()
    (place / "promises.xlsx").unlink()
    lines = [f"{name}\n" + "\n".join(f",{text(row)}" for row in rows) for name, rows in SHEETS]
    if kind == "md":
        tables = ("\n".join(lines)).replace('"', "")
        lines = ["|" + line.replace(",", "|") + "|" for line in tables.split("\n")]
    (place / f"questionnaire.{kind}").write_text("\n".join(lines), "utf-8")
    (place / "promises.csv").write_text("\n".join(text(row) for row in PROMISES), "utf-8")
    assert folder.read(place) == before


def text(row: object) -> str:
    assert isinstance(row, list)
    return ",".join("" if cell is None else f'"{cell}"' for cell in row)


SHEETS = (("survey", SURVEY), ("choices", CHOICES))


def test_names_of_files_are_found_in_capitals_too(place: Path) -> None:
    before = folder.read(place)
    (place / "questionnaire.xlsx").rename(place / "Questionnaire.XLSX")
    (place / "campaign.toml").rename(place / "Campaign.toml")
    assert folder.read(place) == before


def test_lock_files_and_others_are_not_read(place: Path) -> None:
    for name in ("~$questionnaire.xlsx", "notes.csv", ".DS_Store", "questionnaire.ods"):
        (place / name).write_bytes(b"\x00\x81")
    assert found(place) == []


def test_several_questionnaires_and_promises_are_told(place: Path) -> None:
    (place / "questionnaire.csv").write_text("survey\n,type,name\n", "utf-8")
    (place / "promises.csv").write_text("id\n", "utf-8")
    assert found(place) == [
        ("questionnaire-several", "questionnaire.xlsx", 0, ""),
        ("promises-several", "promises.xlsx", 0, ""),
    ]
    assert folder.findings(place)[0] is None


@pytest.mark.parametrize("name", ["campaign.toml", "questionnaire.xlsx"])
def test_missing_file_is_told_by_its_name(place: Path, name: str) -> None:
    (place / name).unlink()
    error = refusal(place)
    assert isinstance(error, Fault)
    assert error.code == "campaign-file-missing"
    assert name in error.text("sv")
    assert ("campaign-file-missing", name, 0, "") in found(place)


def test_areas_that_the_questionnaire_asks_for_are_told_as_missing(place: Path) -> None:
    (place / "areas.csv").unlink()
    codes = [code for code, *_ in found(place)]
    assert codes[0] == "file-missing"


@pytest.mark.parametrize(
    "name", ["campaign.toml", "questionnaire.xlsx", "promises.xlsx", "areas.csv"]
)
def test_file_that_is_a_folder_is_unreadable(place: Path, name: str) -> None:
    (place / name).unlink()
    (place / name).mkdir()
    assert ("file-unreadable", name, 0, "") in found(place)
    assert refusal(place).code == "file-unreadable"


def test_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for where in (tmp_path / "none", tmp_path / "file"):
        assert [code for code, *_ in found(where)] == ["campaign-folder-missing"]
        assert isinstance(refusal(where), Fault)


def test_folder_that_is_closed_is_told(place: Path) -> None:
    place.chmod(0)
    before = os.geteuid()
    try:
        if before == 0:  # to whom nothing is closed
            os.seteuid(NOBODY)
        assert [code for code, *_ in found(place)] == ["folder-unreadable"]
    finally:
        os.seteuid(before)
        place.chmod(0o700)


def test_refusal_is_the_first_error_in_the_order_of_the_files(place: Path) -> None:
    change(place, '"https://lyssna.example.se"', '"http://lyssna.example.se"')
    change(place, "haga;;", ";;", "areas.csv")
    error = refusal(place)
    assert isinstance(error, Refused)
    assert error.code == "address-wrong"


def test_everything_is_told_at_once_with_file_row_and_column(place: Path) -> None:
    change(place, 'name = "Umeå lyssnar"', "nmae = 1")
    change(place, '"15.00"', '"11.00"')
    survey = [*SURVEY, ["slider", "x", "X", "X"]]
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=survey, choices=CHOICES))
    heads, row = PROMISES
    cells = dict(zip(heads, row, strict=True)) | {"status": "klart", "themes": "lihgt"}
    (place / "promises.xlsx").write_bytes(xlsx(promises=[[*cells], [*cells.values()]]))
    (place / "areas.csv").write_text(AREAS + ";;;Ön\n", "utf-8")
    lines = {line: n for n, line in enumerate((place / "campaign.toml").read_text().split("\n"), 1)}
    assert sorted(found(place)) == sorted(
        [
            ("setting-near", "campaign.toml", lines["nmae = 1"], "nmae"),
            ("setting-missing", "campaign.toml", 0, "name"),
            ("event-times-wrong", "campaign.toml", lines['ends = "11.00"'], "ends"),
            ("type-unknown", "questionnaire.xlsx", 5, "type"),
            ("choice-without-name", "areas.csv", 4, "name"),
            ("status-unknown", "promises.xlsx", 2, "status"),
            ("promise-theme-unknown", "promises.xlsx", 2, "themes"),
        ]
    )


UNREADABLE = {
    "campaign.toml": (b"id = ", "campaign-file-damaged"),
    "questionnaire.xlsx": (b"PK", "workbook-damaged"),
    "areas.csv": (b"\x81", "table-encoding"),
    "promises.xlsx": (b"\xd0\xcf\x11\xe0", "workbook-locked"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_other_files_are_looked_at_when_one_cannot_be_read(place: Path, name: str) -> None:
    others = UNREADABLE.keys() - {name}
    for other in others:  # each with a mistake of its own
        if other == "campaign.toml":
            change(place, "Europe/Stockholm", "Europe/Umea")
        elif other == "areas.csv":
            change(place, "haga;;hagan;Haga", "haga;;hagan;Haga\n;;;Teg", "areas.csv")
        elif other == "questionnaire.xlsx":
            rows = [*SURVEY, ["slider", "x", "X", "X"]]
            (place / other).write_bytes(xlsx(survey=rows, choices=CHOICES))
        else:
            row = [cell if cell != "Pågår" else "?" for cell in PROMISES[1]]
            (place / other).write_bytes(xlsx(promises=[PROMISES[0], row]))
    data, code = UNREADABLE[name]
    (place / name).write_bytes(data)
    findings = found(place)
    assert (code, name) in [(each[0], each[1]) for each in findings]
    assert {each[1] for each in findings} == {*UNREADABLE}


def test_what_follows_from_an_unreadable_questionnaire_is_not_told(place: Path) -> None:
    (place / "questionnaire.xlsx").write_bytes(b"PK")
    assert found(place) == [("workbook-damaged", "questionnaire.xlsx", 0, "")]


def test_findings_of_the_check_are_given_their_rows(place: Path) -> None:
    change(place, '"umea-2016"', '"../umea"')
    heads, row = PROMISES
    cells = dict(zip(heads, row, strict=True))
    cells |= {"status": "Ändrat", "target": "", "kind": "räknebart", "areas": "nowhere"}
    (place / "promises.xlsx").write_bytes(xlsx(promises=[[*cells], [*cells.values()]]))
    areas = AREAS.replace("label::mul", "label::mul;since;until")
    areas = areas.replace(";Teg", ";Teg;2020-01-01;2001-01-01") + "e;;;\n"
    (place / "areas.csv").write_text(areas, "utf-8")
    assert found(place) == [
        ("id-wrong", "campaign.toml", 1, "id"),
        ("area-dates-wrong", "areas.csv", 3, "until"),
        ("area-without-label", "areas.csv", 4, "label"),
        ("promise-without-reason", "promises.xlsx", 2, "reason"),
        ("promise-without-target", "promises.xlsx", 2, "target"),
        ("promise-area-unknown", "promises.xlsx", 2, "areas"),
    ]


def test_warnings_do_not_keep_a_campaign_from_being_read(place: Path) -> None:
    change(place, 'languages = ["sv", "en"]', 'languages = ["sv", "en", "fi"]')
    campaign, findings = folder.findings(place)
    assert campaign == folder.read(place)
    assert [(f.level, f.code, f.place.column) for f in findings] == [
        ("warning", "translation-missing", "languages")
    ]


def test_what_is_not_supported_is_left_out_when_lenient(place: Path) -> None:
    rows = [*SURVEY, ["geopoint", "where", "Var?", "Where?"]]
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=rows, choices=CHOICES))
    assert folder.findings(place)[0] is None
    assert len(folder.read(place, lenient=True).questionnaire.questions) == 3


def test_area_that_is_over_is_not_asked_for_and_may_be_promised(place: Path) -> None:
    areas = AREAS.replace("label::mul", "label::mul;until").replace(";Haga", ";Haga;2001-01-01")
    (place / "areas.csv").write_text(areas, "utf-8")
    campaign = folder.read(place)
    assert [c.code for c in campaign.questionnaire.question("area").choices] == ["teg"]
    assert campaign.promises[0].areas == ["haga"]


def test_map_and_logo_are_taken_along_and_no_other_file(place: Path) -> None:
    with_map(place, "Kartan 😀.svg")
    change(place, "partners = []", 'partners = []\nlogo = "logo.png"')
    (place / "Kartan 😀.svg").write_bytes(MAP)
    (place / "logo.png").write_bytes(PNG)
    (place / "other.svg").write_bytes(MAP)
    assert folder.read(place).media == {"Kartan 😀.svg": MAP, "logo.png": PNG}


def test_logo_that_is_missing_is_told_where_it_is_named(place: Path) -> None:
    change(place, "partners = []", 'partners = []\nlogo = "../logo.png"')
    (place.parent / "logo.png").write_bytes(PNG)
    row = (place / "campaign.toml").read_text("utf-8").split("\n").index('logo = "../logo.png"') + 1
    assert found(place) == [("logo-missing", "campaign.toml", row, "logo")]


@pytest.mark.parametrize(
    "name", ["none.svg", "../outside.svg", "./map.svg", "sub/map.svg", "sub", ".", "..", "x" * 300]
)
def test_image_that_is_no_file_of_the_folder_is_missing(place: Path, name: str) -> None:
    with_map(place, name)
    (place / "sub").mkdir()
    for elsewhere in (place.parent / "outside.svg", place / "sub" / "map.svg"):
        elsewhere.write_bytes(MAP)
    (place / "map.svg").write_bytes(MAP)
    assert found(place) == [("image-missing", "questionnaire.xlsx", 2, "media::image")]
    assert refusal(place).code == "image-missing"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("logo.png", b"GIF89a", "media-kind-wrong"),
        ("logo.jpg", PNG, "media-kind-wrong"),
        ("logo.gif", b"GIF89a", "media-kind-wrong"),
        ("logo.svg", b"<html>", "media-kind-wrong"),
        ("logo.svg", b"<svg" + bytes(MOST_MEDIA), "media-large"),
    ],
)
def test_picture_that_cannot_be_used_is_told_by_its_name(
    place: Path, name: str, data: bytes, code: str
) -> None:
    change(place, "partners = []", f'partners = []\nlogo = "{name}"')
    (place / name).write_bytes(data)
    assert (code, name, 0, "") in found(place)


def test_pictures_together_are_bounded(place: Path) -> None:
    with_map(place, "map.svg")
    change(place, "partners = []", 'partners = []\nlogo = "logo.svg"')
    (place / "map.svg").write_bytes(MAP)
    (place / "logo.svg").write_bytes(b"<svg".ljust(MOST_MEDIA))
    findings = folder.findings(place)[1]
    assert [(f.code, f.place) for f in findings] == [("media-large", NOWHERE)]
