"""The linter that draws a campaign: what is wrong in a bad one is named, a good one is clean."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PySide6.QtGui import QGuiApplication

import resources
from kiosk.finding import Finding
from kiosk.questionnaire import Question
from tests.ui.campaigns import CAMPAIGNS, asking, choices, sample
from ui.cli import main
from ui.render_check import check_pages, count
from ui.texts_check import check_texts
from ui.tour import Size

SMALLEST, UPRIGHT = Size(1024, 600, 4.63), Size(800, 1280, 5.88)


def codes(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def told(found: list[Finding]) -> str:
    return "\n".join(finding.text() for finding in found)


@pytest.fixture
def draw(qapp: QGuiApplication) -> Callable[..., list[Finding]]:
    return check_pages


LONG = "Ett mycket långt svar som ingen hinner läsa medan barnen drar i jackan, " * 3
BROKEN = "Fordonsregistreringsnummerskyltar"


def test_bad_campaign_is_told_all_that_is_wrong(draw: Callable[..., list[Finding]]) -> None:
    many = Question("many", "single", {"sv": "Vilken?"}, choices=choices(*map(str, range(60))))
    broken = Question("broken", "multiple", {"sv": "Vad?"}, choices=choices(BROKEN, "B", "C"))
    long = Question("long", "single", {"sv": "Hur?"}, choices=choices(*[LONG] * 12))
    never = Question("never", "note", {"sv": "Nej"}, relevant="selected(${many}, 'c99')")
    campaign = asking(many, broken, long, never, languages=("sv", "en"))
    texts = list(check_texts(campaign))
    assert {"render-unreachable", "render-untranslated"} <= codes(texts)
    drawn = draw(campaign, sizes=[SMALLEST])
    crowded = {f.values["page"] for f in drawn if f.code == "render-crowded"}
    assert crowded == {"many", "long"}
    [word] = [f for f in drawn if f.code == "render-broken" and f.values["language"] == "sv"]
    assert (word.values["page"], word.values["what"]) == ("broken", BROKEN)
    assert "1024x600" in str(word.values["sizes"])


def test_heading_without_room_is_told(draw: Callable[..., list[Finding]]) -> None:
    campaign = sample("umea-2016", languages=["sv"], name="Umeå lyssnar på alla som bor " * 4)
    found = [f for f in draw(campaign, sizes=[UPRIGHT]) if f.values["page"] == "attract"]
    assert "render-outside" in codes(found)
    assert all(f.values["sizes"] == "800x1280" for f in found)


def test_each_kind_page_and_language_is_one_finding(draw: Callable[..., list[Finding]]) -> None:
    question = Question("broken", "single", {"sv": "Vad?"}, choices=choices(*[BROKEN] * 6))
    found = draw(asking(question), sizes=[SMALLEST, UPRIGHT])
    kinds = [(f.code, f.values["page"], f.values["language"]) for f in found]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("size", [SMALLEST, UPRIGHT], ids=lambda size: size.name)
def test_every_kind_of_question_is_clean_in_two_languages(
    draw: Callable[..., list[Finding]], size: Size
) -> None:
    campaign = sample("alla-typer", languages=["en", "fi"])
    assert told(draw(campaign, sizes=[size])) == ""


def test_each_page_is_counted_once(draw: Callable[..., list[Finding]]) -> None:
    campaign = asking(Question("one", "note", {"sv": "Ett"}))
    done: list[int] = []
    draw(campaign, done.append, sizes=[SMALLEST])
    assert sum(done) == count(campaign, [SMALLEST])


def test_sizes_beside_each_other_find_what_one_after_the_other_does(
    draw: Callable[..., list[Finding]],
) -> None:
    question = Question("broken", "single", {"sv": "Vad?"}, choices=choices(BROKEN, "B", "C"))
    campaign, done = asking(question), list[int]()
    beside = draw(campaign, done.append, sizes=[SMALLEST, UPRIGHT], processes=2)
    assert sum(done) == count(campaign, [SMALLEST, UPRIGHT])
    assert beside == draw(campaign, sizes=[SMALLEST, UPRIGHT])
    assert "render-broken" in codes(beside)


@pytest.mark.nightly
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_campaign_is_clean_in_every_language_and_size(
    draw: Callable[..., list[Finding]], name: str
) -> None:
    campaign = sample(name)
    assert told([*check_texts(campaign), *draw(campaign)]) == ""


ONE_QUESTION = """
| survey |
| | type | name  | label::Svenska (sv) |
| | note | hello | Hej |
"""


def rendered(place: Path, **changes: str) -> Result:
    """Run the linter on a folder in which some of a good campaign's text is changed."""
    good = resources.path("campaigns", "alla-typer")
    campaign = (good / "campaign.toml").read_text("utf-8")
    for old, new in changes.items():
        assert old in campaign
        campaign = campaign.replace(old, new)
    (place / "campaign.toml").write_text(campaign, "utf-8")
    (place / "questionnaire.md").write_text(ONE_QUESTION, "utf-8")
    return CliRunner().invoke(main, ["campaign", "check", str(place), "--render"])


def test_command_with_an_error_in_the_folder_draws_nothing_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    result = rendered(tmp_path, **{"https://umea.example/prov": "http://umea.example/prov"})
    assert result.exit_code == 1
    assert "promise_page: promise_page is http:" in result.output
    assert result.output.endswith("The pages are drawn once the errors above are mended.\n")


def test_command_on_a_clean_campaign_draws_it_and_succeeds(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    result = rendered(tmp_path, **{"languages = [": 'languages = ["sv"] # ['})
    assert result.exit_code == 0, result.output
    assert "Time to read in sv: 2 s" in result.output
    assert "pages drawn" in result.output
    assert "Error:" not in result.output


@pytest.mark.nightly
def test_command_fails_where_a_page_does_not_fit(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    name = "Alla frågor som någon kan ställa vid ett bord i hela Umeå kommun"
    result = rendered(tmp_path, **{"Alla frågetyper": name})
    assert result.exit_code == 1
    assert "Error: attract in sv" in result.output


def test_command_without_drawing_says_nothing_of_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    folder = str(resources.path("campaigns", "umea-2016"))
    assert "Time to read" not in CliRunner().invoke(main, ["campaign", "check", folder]).output
