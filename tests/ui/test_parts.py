"""The parts of a page and what a campaign may ask of them: on the real scene, by touch."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible

from kiosk.questionnaire import Choice, Question
from tests.ui.campaigns import choices
from tests.ui.conftest import Ask, Page, Scene
from ui.drawn import visible
from ui.reading import words_on

LAST = Question("last", "note", {"sv": "Slut"})
SILENT = "Det här läses inte upp."


def single(name: str = "asked", *labels: str, **more: object) -> Question:
    return Question(name, "single", {"sv": "Hur?"}, choices=choices(*labels or "AB"), **more)


def page_of(scene: Scene) -> str:
    return str(scene.visitor.questions.name)


def part(scene: Scene):
    return scene.visitor.questions.parts[0]


def texts(scene: Scene) -> list[str]:
    return words_on(scene.kiosk.window.property("shown"), silent=SILENT)


# A tap that leads on by itself


def test_quick_tap_shows_its_mark_and_then_leads_on(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST)
    scene.hand.tap("choice-c1")
    assert page_of(scene) == "asked"
    assert scene.hand.find("choice-c1").property("chosen")
    scene.hand.wait(lambda: page_of(scene) == "last", "the next page")


def test_second_tap_while_the_mark_is_seen_changes_nothing(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST)
    scene.hand.tap("choice-c1")
    scene.hand.tap("choice-c0")
    assert part(scene)._answer() == "c1"
    scene.hand.wait(lambda: page_of(scene) == "last", "the next page")


def test_next_while_the_mark_is_seen_leads_on_once(ask: Ask) -> None:
    scene = ask(single(quick=True), single("then"), LAST)
    scene.hand.tap("choice-c1")
    scene.hand.tap("next")
    assert page_of(scene) == "then"
    assert not scene.visitor._seen.isActive()


def test_quick_tap_on_what_is_chosen_already_leads_on_too(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST)
    scene.hand.tap("choice-c1")
    scene.hand.wait(lambda: page_of(scene) == "last", "the next page")
    scene.hand.tap("back")
    scene.hand.tap("choice-c1")
    scene.hand.wait(lambda: page_of(scene) == "last", "the next page")


def test_quick_tap_stops_at_an_objection(ask: Ask) -> None:
    scene = ask(single(quick=True, constraint=". != 'c1'"), LAST)
    scene.hand.tap("choice-c1")
    scene.hand.wait(lambda: scene.hand.find("objection") is not None, "the objection")
    assert page_of(scene) == "asked"


def test_quick_tap_waits_for_next_where_staff_tap_for_somebody(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST)
    scene.hand.tap("leave")
    scene.visitor.beginFor("assisted")
    scene.hand.tap("next")
    scene.hand.tap("choice-c1")
    assert not scene.visitor._seen.isActive()


def test_quick_tap_waits_for_next_while_reading_aloud(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST, languages=("en",))
    scene.visitor.reader.toggle()
    assert scene.visitor.reader.on
    scene.hand.tap("choice-c1")
    assert not scene.visitor._seen.isActive()


def test_leaving_while_the_mark_is_seen_is_final(ask: Ask) -> None:
    scene = ask(single(quick=True), LAST)
    scene.hand.tap("choice-c1")
    scene.hand.tap("leave")
    assert scene.page is Page.ATTRACT
    assert not scene.visitor._seen.isActive()


# Tiles


def tiles_in_a_row(scene: Scene) -> int:
    tops = [
        round(item.mapToScene(QPointF(0, 0)).y())
        for item in visible(scene.kiosk.window.property("shown"))
        if item.objectName().startswith("choice-")
    ]
    return tops.count(tops[0])


@pytest.mark.parametrize(("per_row", "label", "row"), [(6, "Ja", 6), (3, "Ja", 3), (0, "Ja", 3)])
def test_tiles_stand_beside_each_other_as_the_campaign_says(
    ask: Ask, per_row: int, label: str, row: int
) -> None:
    scene = ask(single("asked", *[label] * 6, per_row=per_row))
    scene.hand.wait(lambda: scene.hand.find("choice-c5") is not None, "the tiles")
    scene.hand.settle()
    assert tiles_in_a_row(scene) == row


def test_tiles_are_never_narrower_than_their_words(ask: Ask) -> None:
    scene = ask(single("asked", *["Fordonsregistreringsskylt"] * 6, per_row=6))
    scene.hand.wait(lambda: scene.hand.find("choice-c5") is not None, "the tiles")
    scene.hand.settle()
    assert 1 < tiles_in_a_row(scene) < 6


def test_single_choice_to_confirm_is_taken_and_left(ask: Ask) -> None:
    scene = ask(single("asked", "Jag har läst", quick=True))
    tile = scene.hand
    scene.hand.tap("choice-c0")
    assert part(scene).answered
    face = QAccessible.queryAccessibleInterface(tile.find("choice-c0"))
    assert face.role() is QAccessible.Role.CheckBox
    scene.hand.tap("choice-c0")
    assert not part(scene).answered
    assert not scene.visitor._seen.isActive()


def test_only_what_the_filter_lets_through_is_offered(ask: Ask) -> None:
    town = single("town", "Norr", "Söder")
    streets = [
        Choice(f"s{place}", {"sv": f"Gata {place}"}, columns={"town": f"c{place % 2}"})
        for place in range(4)
    ]
    street = Question(
        "street", "single", {"sv": "Gata?"}, choices=streets, choice_filter="town = ${town}"
    )
    scene = ask(town, street)
    scene.hand.tap("choice-c1")
    scene.hand.tap("next")
    assert [row["code"] for row in part(scene).choices.rows()] == ["s1", "s3"]
    scene.hand.tap("choice-s3")
    scene.hand.tap("back")
    scene.hand.tap("choice-c0")
    scene.hand.tap("next")
    assert part(scene).picked == 0
    assert scene.hand.find("choice-s3") is None


@pytest.mark.parametrize("appearance", ["tiles", "list"])
def test_question_that_has_nothing_to_offer_says_so(ask: Ask, appearance: str) -> None:
    nothing = single("asked", appearance=appearance, choice_filter="name = 'c9'")
    scene = ask(nothing, LAST)
    assert any(text.startswith("Här finns inget att välja") for text in texts(scene))
    assert scene.hand.find("search") is None
    scene.hand.tap("next")
    assert page_of(scene) == "last"


def test_choice_beside_another_question_follows_its_answer(ask: Ask) -> None:
    day = single("day", "Vardag", "Helg", group="meet")
    hours = [
        Choice("noon", {"sv": "Mitt på dagen"}, columns={"day": "c1"}),
        Choice("night", {"sv": "Kväll"}, columns={"day": "c0"}),
    ]
    hour = Question(
        "hour",
        "single",
        {"sv": "Tid?"},
        choices=hours,
        choice_filter="day = ${day}",
        group="meet",
    )
    scene = ask(day, hour)
    scene.hand.tap("choice-day-c0")
    scene.hand.tap("choice-hour-night")
    scene.hand.tap("choice-day-c1")
    second = scene.visitor.questions.parts[1]
    assert [row["code"] for row in second.choices.rows()] == ["noon"]
    assert second.picked == 0
    assert not second.answered


# Stars


def stars(**more: object) -> Question:
    return Question("grade", "range", {"sv": "Betyg?"}, rating=True, **{"low": 1, "high": 5} | more)


def test_stars_are_set_by_touch_and_told_in_words(ask: Ask) -> None:
    scene = ask(stars())
    scene.hand.tap("star-3")
    assert part(scene)._answer() == 3
    assert "3 av 5" in texts(scene)
    face = QAccessible.queryAccessibleInterface(scene.hand.find("star-3"))
    assert face.text(QAccessible.Text.Name) == "3 av 5"
    assert face.state().checked


def test_stars_count_from_the_first_step_above_nothing(ask: Ask) -> None:
    scene = ask(stars(low=0, high=10, step=2))
    assert part(scene).stars == 5
    scene.hand.tap("star-2")
    assert part(scene)._answer() == 4


def test_scale_of_many_steps_is_a_slider(ask: Ask) -> None:
    scene = ask(stars(high=8))
    assert scene.hand.find("star-1") is None
    scene.hand.tap("slider")
    assert part(scene).answered


# Dates


def date_question(**more: object) -> Question:
    return Question("day", "date", {"sv": "När?"}, **more)


def test_date_begins_with_the_day_of_the_dialogue_and_is_taken_back(ask: Ask) -> None:
    scene = ask(date_question())
    scene.hand.tap("key-year-up")
    assert part(scene)._answer() == "2016-04-02"
    assert "lördag 2 april 2016" in texts(scene)
    scene.hand.tap("key-month-down")
    assert part(scene)._answer() == "2016-03-02"
    scene.hand.tap("clear")
    assert not part(scene).answered
    assert scene.hand.find("clear") is None
    assert "Hoppa över" in texts(scene)


def test_date_is_told_in_the_visitors_language(ask: Ask) -> None:
    scene = ask(date_question(), languages=("sv", "ar"))
    scene.hand.tap("key-day-up")
    scene.visitor.speak("ar")
    assert (part(scene).day, part(scene).month, part(scene).year) == ("2", "أبريل", "2016")


def test_date_that_was_turned_is_said_aloud(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = ask(date_question(), languages=("en",))
    heard: list[list[str]] = []
    scene.visitor.reader.toggle()
    monkeypatch.setattr(scene.kiosk.speech, "read", heard.append)
    scene.hand.tap("key-day-up")
    assert heard[-1] == ["Saturday 2 April 2016"]


# What is not said aloud


def heard_on(scene: Scene) -> str:
    return " ".join(texts(scene))


def test_sensitive_question_is_not_spoken(ask: Ask) -> None:
    secret = Question(
        "secret",
        "single",
        {"sv": "Hemlig fråga?"},
        hint={"sv": "Hemlig hjälp"},
        choices=choices("Hemligt ja", "Hemligt nej"),
        sensitive=True,
        required="true()",
        required_message={"sv": "Hemligt besked"},
    )
    scene = ask(secret)
    scene.hand.tap("next")
    scene.hand.wait(lambda: scene.hand.find("choice-c0") is not None, "the tiles")
    assert "emlig" not in heard_on(scene)
    assert SILENT in heard_on(scene)
    assert words_on(scene.hand.find("choice-c0"), silent=SILENT) == [SILENT]
    assert words_on(scene.hand.find("objection"), silent=SILENT) == [SILENT]
    scene.hand.tap("choice-c0")
    scene.hand.tap("next")
    scene.arrive(Page.SUMMARY)
    assert "emlig" not in heard_on(scene)


@pytest.mark.parametrize("appearance", ["tiles", "list", "likert"])
def test_sensitive_choice_is_not_spoken_but_the_others_are(ask: Ask, appearance: str) -> None:
    offered = [
        Choice("open", {"sv": "Öppet"}, face=1),
        Choice("secret", {"sv": "Hemligt"}, sensitive=True, face=2),
        Choice("beside", {"sv": "Hemligare"}, sensitive=True),
    ]
    asked = Question(
        "asked", "single", {"sv": "Vad?"}, choices=offered, appearance=appearance, image=""
    )
    scene = ask(asked)
    scene.hand.wait(lambda: scene.hand.find("choice-beside") is not None, "the choices")
    told = heard_on(scene)
    assert "Öppet" in told
    assert "emlig" not in told
    scene.hand.tap("choice-secret")
    scene.hand.tap("next")
    scene.arrive(Page.SUMMARY)
    assert "emlig" not in heard_on(scene)


# Fields


def fields(scene: Scene) -> Iterator[float]:
    for item in visible(scene.kiosk.window.property("shown")):
        if item.objectName() == "field":
            yield item.height()


def test_field_for_several_lines_is_larger(ask: Ask) -> None:
    one = Question("one", "text", {"sv": "Ord?"})
    many = Question("many", "text", {"sv": "Fler ord?"}, multiline=True)
    scene = ask(one, many)
    scene.hand.wait(lambda: scene.hand.find("field") is not None, "the field")
    [small] = fields(scene)
    scene.hand.tap("next")
    scene.hand.wait(lambda: scene.hand.find("field") is not None, "the field")
    [large] = fields(scene)
    assert large > 1.4 * small
