"""What holds a visitor on a page: said beside the question, heard, and no dead end."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.questionnaire import Question
from tests.ui.campaigns import choices
from tests.ui.conftest import Ask, Page, Scene
from ui.reading import words_on

DEFAULT = "Svara gärna på frågan, eller tryck på Vill inte svara."
WRONG = "Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara."


def required(name: str = "asked", **more: object) -> Question:
    return Question(
        name, "single", {"sv": "Trygg?"}, choices=choices("Ja", "Nej"), required="true()", **more
    )


LAST = Question("last", "note", {"sv": "Slut"})


def note(scene: Scene) -> QQuickItem | None:
    return scene.hand.find("objection")


def page_of(scene: Scene) -> str:
    return str(scene.visitor.questions.name)


def texts(scene: Scene) -> list[str]:
    return words_on(scene.kiosk.window.property("shown"))


def test_missing_answer_is_asked_for_beside_the_question(ask: Ask) -> None:
    scene = ask(required(), LAST)
    assert scene.visitor.questions.asks
    assert "Nästa" in texts(scene)
    assert "Hoppa över" not in texts(scene)
    assert note(scene) is None
    scene.hand.tap("next")
    assert page_of(scene) == "asked"
    told = note(scene)
    assert told is not None
    assert told.hasActiveFocus()
    assert words_on(told) == [DEFAULT]
    face = QAccessible.queryAccessibleInterface(told)
    assert face.role() is QAccessible.Role.AlertMessage
    assert face.text(QAccessible.Text.Name) == DEFAULT
    assert any(child.property("name") == "warning" for child in told.childItems())


def test_objection_goes_with_the_answer_and_next_leads_on(ask: Ask) -> None:
    scene = ask(required(), LAST)
    scene.hand.tap("next")
    scene.hand.tap("choice-c0")
    assert note(scene) is None
    scene.hand.tap("next")
    assert page_of(scene) == "last"


def test_declining_leads_on_from_a_page_that_asks(ask: Ask) -> None:
    scene = ask(required(), LAST)
    scene.hand.tap("next")
    scene.hand.tap("decline")
    assert page_of(scene) == "last"
    scene.hand.tap("next")
    scene.hand.tap("next")
    scene.arrive(Page.THANKS)


def test_next_offers_passing_over_while_nothing_is_asked_for(ask: Ask) -> None:
    free = Question("free", "single", {"sv": "Trygg?"}, choices=choices("Ja", "Nej"))
    scene = ask(free)
    assert "Hoppa över" in texts(scene)


def test_campaign_says_it_in_its_own_words_and_falls_back(ask: Ask) -> None:
    own = {"sv": "Det behövs.", "fi": "Tarvitaan."}
    scene = ask(required(required_message=own), languages=("sv", "en", "fi"))
    scene.hand.tap("next")
    assert words_on(note(scene)) == ["Det behövs."]
    for tag, sentence in (("fi", "Tarvitaan."), ("en", "Det behövs.")):
        scene.visitor.speak(tag)
        scene.hand.tap("next")
        assert words_on(note(scene)) == [sentence]


def test_own_words_of_the_program_follow_the_language(ask: Ask) -> None:
    scene = ask(required(), languages=("sv", "en"))
    scene.visitor.speak("en")
    scene.hand.tap("next")
    assert words_on(note(scene)) == ["Please answer the question, or tap Rather not say."]


def test_answer_that_does_not_keep_to_its_constraint_is_asked_for_again(ask: Ask) -> None:
    words = Question("words", "text", {"sv": "Ett ord?"}, constraint="string-length(.) > 4")
    scene = ask(words, LAST)
    scene.visitor.write("words", "ja")
    scene.hand.tap("next")
    assert words_on(note(scene)) == [WRONG]
    scene.visitor.write("words", "jadå!")
    assert note(scene) is None
    scene.hand.tap("next")
    assert page_of(scene) == "last"


def test_objection_names_the_part_of_a_page_of_two(ask: Ask) -> None:
    first, second = required("one", group="both"), required("two", group="both")
    scene = ask(first, second)
    scene.hand.tap("choice-one-c0")
    scene.hand.tap("next")
    assert scene.hand.find("objection-one") is None
    told = scene.hand.find("objection-two")
    assert told is not None
    assert told.hasActiveFocus()


def test_summary_leads_back_to_what_is_missing_by_then(ask: Ask) -> None:
    when = Question("when", "single", {"sv": "När?"}, choices=choices("Dag", "Natt"))
    where = Question(
        "where", "single", {"sv": "Var?"}, choices=choices("Ute"), required="${when} = 'c1'"
    )
    scene = ask(when, where)
    scene.hand.tap("next")
    scene.hand.tap("next")
    scene.hand.tap("row-when")
    scene.hand.tap("choice-c1")
    scene.hand.tap("next")
    scene.arrive(Page.SUMMARY)
    scene.hand.tap("next")
    assert (scene.page, page_of(scene)) == (Page.QUESTION, "where")
    scene.hand.wait(lambda: note(scene) is not None, "the objection")
    scene.hand.settle()
    assert note(scene).hasActiveFocus()
    scene.hand.tap("choice-c0")
    scene.hand.tap("next")
    scene.arrive(Page.SUMMARY)


def test_objection_is_read_aloud(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question(
        "asked", "single", {"en": "Safe?"}, choices=choices("Ja", "Nej"), required="true()"
    )
    scene = ask(question, languages=("en",))
    heard: list[list[str]] = []
    monkeypatch.setattr(scene.kiosk.speech, "read", heard.append)
    scene.visitor.reader.toggle()
    heard.clear()
    scene.hand.tap("next")
    assert heard[-1] == ["Please answer the question, or tap Rather not say."]


@pytest.mark.parametrize("size", [(1024, 600), (800, 1280)])
def test_objection_is_in_sight_in_the_largest_text(ask: Ask, size: tuple[int, int]) -> None:
    scene = ask(required(), size=size, text=2)
    scene.hand.tap("next")
    assert scene.hand.in_sight("objection")
