"""What has changed since a questionnaire was built: only what may make old answers mean another."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from kiosk.authoring import folder
from kiosk.authoring.history import compare
from kiosk.campaign import Campaign
from kiosk.questionnaire import Choice, Question, Questionnaire
from tests.kiosk.authoring.making import CHOICES, PROMISES, SURVEY, write_campaign, xlsx

YES, NO = Choice("yes", {"sv": "Ja", "en": "Yes"}), Choice("no", {"sv": "Nej", "en": "No"})
SAFE = Question("safe", "single", {"sv": "Trygg?"}, choices=[YES, NO])
WHY = Question("why", "text", {"sv": "Varför?"})
BEFORE = Questionnaire([SAFE, WHY])


def changes(*questions: Question) -> list[tuple[str, dict[str, object]]]:
    found = list(compare(BEFORE, Questionnaire(list(questions)), ["sv", "en"]))
    assert {finding.level for finding in found} <= {"warning"}
    return [(finding.code, dict(finding.values)) for finding in found]


def test_nothing_is_told_of_a_questionnaire_that_is_the_same() -> None:
    assert changes(SAFE, WHY) == []


def test_nothing_is_told_of_what_is_new_moved_or_asked_in_other_words() -> None:
    new = Question("more", "note", {"sv": "Tack"})
    safe = replace(
        SAFE,
        label={"sv": "Hur trygg?"},
        choices=[Choice("maybe", {"sv": "Kanske"}), NO, replace(YES, icon="lamp")],
    )
    assert changes(new, WHY, safe) == []


def test_question_that_is_gone_is_told_of() -> None:
    assert changes(SAFE) == [("question-dropped", {"question": "why"})]


def test_question_of_another_kind_is_told_of_and_not_its_choices() -> None:
    several = replace(SAFE, kind="rank", choices=[NO])
    assert changes(several, WHY) == [
        ("question-kind-changed", {"question": "safe", "before": "select_one", "now": "rank"})
    ]


def test_code_that_is_gone_is_told_of() -> None:
    assert changes(replace(SAFE, choices=[NO]), WHY) == [
        ("code-dropped", {"question": "safe", "code": "yes"})
    ]


def test_code_whose_text_is_another_one_is_told_of_once_with_both() -> None:
    now = replace(SAFE, choices=[Choice("yes", {"sv": "Nja", "en": "Well"}), NO])
    assert changes(now, WHY) == [
        (
            "code-text-changed",
            {"question": "safe", "code": "yes", "language": "sv", "before": "Ja", "now": "Nja"},
        )
    ]


def test_text_in_a_language_that_comes_or_goes_is_no_change() -> None:
    yes = Choice("yes", {"sv": "Ja", "fi": "Kyllä"})
    assert changes(replace(SAFE, choices=[yes, NO]), WHY) == []


def test_text_that_changed_in_another_language_only_is_told_with_that_one() -> None:
    now = replace(SAFE, choices=[Choice("yes", {"sv": "Ja", "en": "Yeah"}), NO])
    assert [values["language"] for _, values in changes(now, WHY)] == ["en"]


def test_changes_are_told_where_they_stand_in_the_main_language(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    built = msgspec.msgpack.decode(
        msgspec.msgpack.encode(folder.read(place), order="deterministic"), type=Campaign
    )  # as the centre keeps it, with "en" before "sv"
    choices = [[*row] for row in CHOICES[:2]] + [["ideas", "bus", "Buss", "Bus"]]
    choices[1][2:] = ["Ljusare", "Brighter"]
    survey = [*SURVEY[:3], ["text", "other", "Mer?", "More?", None, None]]
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=survey, choices=choices))
    (place / "promises.xlsx").write_bytes(xlsx(promises=PROMISES[:1]))
    settings = (place / "campaign.toml").read_text("utf-8").replace('"ikea"', '"torget"')
    (place / "campaign.toml").write_text(settings, "utf-8")
    _, found = folder.findings(place, last={"umea-2016": built}.get)
    assert [(f.code, f.place.sheet or f.place.file, f.place.row) for f in found] == [
        ("event-dropped", "campaign.toml", 27),
        ("question-dropped", "survey", 0),
        ("code-dropped", "survey", 3),
        ("code-text-changed", "choices", 2),
        ("promise-dropped", "promises", 0),
    ]
    assert "Ljusare" in found[3].text("sv")
    assert folder.findings(place, last={}.get)[1] == []
