"""A visitor's minute on the real scene, by touch."""

import sqlite3
from contextlib import closing
from functools import partial
from io import BytesIO
from threading import Event

import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest

from kiosk.campaign import Campaign
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.seal import unseal
from kiosk.store import Store
from tests.ui.conftest import Page, Scene


def sealed_in(home: Home) -> list[bytes]:
    with sqlite3.connect(home.database) as connection:
        return [row[0] for row in connection.execute("SELECT sealed FROM response")]


def test_answers_arrive_sealed_as_they_were_tapped(
    scene: Scene, opened: Home, keys: CampaignKeys
) -> None:
    scene.begin("en")
    scene.hand.tap("choice-alidhem")
    scene.hand.tap("next")
    scene.hand.tap("choice-rather-unsafe")
    scene.hand.tap("next")
    scene.hand.tap("choice-dark")
    scene.hand.tap("choice-litter")
    scene.hand.tap("next")
    scene.finish()
    scene.arrive(Page.THANKS)
    [sealed] = sealed_in(opened)
    response = unseal(sealed, keys.box)
    assert response.answers["area"] == "alidhem"
    assert response.answers["alone"] == "rather-unsafe"
    assert response.answers["problems"] == ["dark", "litter"]
    assert "age" not in response.answers
    assert (response.language, response.hour, response.event) == ("en", 12, "ikea-2016-04-02")


def test_nothing_is_written_before_send(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.hand.tap("next")
    assert scene.stored() == 0


def test_send_repeated_while_sending_stores_one_answer(scene: Scene) -> None:
    scene.begin()
    scene.finish()
    scene.visitor.send()
    scene.visitor.send()
    scene.arrive(Page.THANKS)
    assert scene.stored() == 1


def test_thanks_return_by_themselves(scene: Scene) -> None:
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.clock.advance(26)
    scene.arrive(Page.ATTRACT)


def codes_on(scene: Scene) -> list[str]:
    """Return what a phone reads from the screen."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    scene.kiosk.window.grabWindow().save(buffer, "PNG")
    buffer.seek(0)
    with Image.open(buffer_stream(buffer)) as picture:
        return [code.text for code in zxingcpp.read_barcodes(picture.convert("RGB"))]


def test_code_on_screen_leads_to_the_promise_page(scene: Scene, campaign: Campaign) -> None:
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.wait(lambda: codes_on(scene) == [campaign.promise_page], "the code")


def test_code_on_screen_carries_the_area_and_the_theme(scene: Scene, campaign: Campaign) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.hand.tap("next")
    scene.pass_to("ideas")
    scene.hand.tap("choice-belysning")
    scene.finish()
    scene.arrive(Page.THANKS)
    link = f"{campaign.promise_page}#omrade=alidhem&tema=belysning"
    scene.hand.wait(lambda: codes_on(scene) == [link], "the code")
    scene.hand.tap("done")
    assert scene.visitor.souvenir.source == ""


def test_code_says_nothing_after_help_was_looked_for(scene: Scene, campaign: Campaign) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.hand.tap("next")
    scene.pass_to("problems")
    scene.hand.tap("choice-close-relations")
    scene.hand.tap("back")
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.wait(lambda: codes_on(scene) == [campaign.promise_page], "the code")


def buffer_stream(buffer: QBuffer) -> BytesIO:
    return BytesIO(bytes(buffer.data().data()))


def test_silence_warns_then_wipes(scene: Scene, opened: Home) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.clock.advance(46)
    scene.hand.wait(lambda: scene.hand.shows("idle-warning"), "the warning")
    scene.clock.advance(20)
    scene.arrive(Page.ATTRACT)
    scene.begin()
    assert scene.picked() == 0
    assert scene.stored() == 0


def test_any_touch_dismisses_the_warning_and_does_nothing_else(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    question = scene.visitor.questions.name
    back = scene.hand.find("back")
    assert back is not None
    place = scene.hand._middle(back)
    scene.clock.advance(50)
    scene.hand.wait(lambda: scene.visitor.warning, "the warning")
    scene.hand.touch(place)
    assert not scene.visitor.warning
    assert scene.visitor.questions.name == question


def test_typing_counts_as_activity(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    for _ in range(3):
        scene.clock.advance(40)
        scene.hand.type("a")
        scene.visitor.tick()
        assert not scene.visitor.warning
    assert scene.page is Page.QUESTION


def test_next_visitor_sees_nothing_of_the_last(scene: Scene) -> None:
    scene.begin("en")
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("hello")
    field = scene.hand.find("field")
    assert field is not None
    assert field.property("text").lower() == "hello"
    scene.hand.tap("leave")
    scene.arrive(Page.ATTRACT)
    assert scene.visitor.language == "sv"
    assert not scene.hand.shows("keyboard")
    scene.begin()
    scene.pass_to("ideas_text")
    again = scene.hand.find("field")
    assert again is not None
    assert again is not field
    assert again.property("text") == ""


def test_another_language_keeps_what_was_tapped_and_typed(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.hand.tap("next")
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("hej")
    field = scene.hand.find("field")
    scene.visitor.speak("en")
    scene.hand.settle()
    assert scene.hand.find("field") is field
    assert field is not None
    assert field.property("text").lower() == "hej"
    scene.hand.tap("next")
    assert scene.visitor.questions.name == "question_text"


def test_turning_the_screen_keeps_what_was_typed(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("hej")
    field = scene.hand.find("field")
    scene.kiosk.window.resize(800, 1280)
    scene.hand.settle()
    assert scene.hand.find("field") is field
    assert field is not None
    assert field.property("text").lower() == "hej"


def test_composed_text_is_taken_along_and_counts_as_activity(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    field = scene.hand.find("field")
    assert field is not None
    event = QInputMethodEvent()
    event.setCommitString("ljus åt alla")
    scene.clock.advance(44)
    scene.kiosk.window.focusObject().event(event)
    scene.clock.advance(44)
    scene.visitor.tick()
    assert not scene.visitor.warning
    assert scene.visitor.questions.parts[0].draft == "ljus åt alla"


def test_a_number_in_a_text_is_shown_and_taken_out(
    scene: Scene, opened: Home, keys: CampaignKeys
) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("ring 0701234567")
    scene.hand.tap("next")
    scene.arrive(Page.GUARD)
    assert scene.visitor.guardKind == "telephone"
    assert "0701234567" in scene.visitor.guardText
    scene.hand.tap("mask")
    scene.finish()
    scene.arrive(Page.THANKS)
    [sealed] = sealed_in(opened)
    response = unseal(sealed, keys.box)
    assert str(response.answers["ideas_text"]).lower() == "ring ···"
    assert response.guarded == 1


def test_summary_leads_back_to_one_question(scene: Scene) -> None:
    scene.begin()
    scene.pass_all()
    scene.hand.tap("row-age")
    assert scene.visitor.questions.name == "you"
    scene.hand.tap("choice-age-25-44")
    scene.hand.tap("next")
    assert scene.page is Page.SUMMARY
    rows = {row["name"]: row["answer"] for row in scene.visitor.summary.rows()}
    assert rows["age"] == "25–44 år"


def test_help_closes_by_itself(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("problems")
    scene.hand.tap("choice-close-relations")
    assert scene.page is Page.HELP
    scene.clock.advance(21)
    scene.arrive(Page.QUESTION)
    assert scene.visitor.questions.name == "problems"


def test_answer_that_cannot_be_stored_is_told_and_can_be_sent_again(scene: Scene) -> None:
    def let_write(store: Store, may: bool) -> None:
        with closing(store.engine.raw_connection()) as connection:
            connection.cursor().execute(f"PRAGMA query_only = {not may}")

    scene.begin()
    scene.kiosk.desk.do(partial(let_write, may=False))
    scene.finish()
    scene.hand.wait(lambda: scene.page in (Page.FAILED, Page.THANKS), "an end")
    assert scene.page is Page.FAILED
    assert "får inte skriva" in scene.visitor.trouble
    assert scene.stored() == 0
    scene.kiosk.desk.do(partial(let_write, may=True))
    scene.hand.tap("again")
    scene.arrive(Page.THANKS)
    assert scene.stored() == 1


def test_closed_stand_cannot_be_begun(home: Home, start: object) -> None:
    scene: Scene = start(home)  # type: ignore[operator]
    assert not scene.hand.shows("begin")
    scene.visitor.begin("sv")
    assert scene.page is Page.ATTRACT


def test_visits_are_counted(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("leave")
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")
    scene.unlock()
    live = scene.staff.live
    scene.hand.wait(lambda: live.started == 2, "the counts")
    assert (live.started, live.sent, live.walkedAway) == (2, 1, 1)


def test_leaving_while_an_answer_is_saved_waits_for_the_thanks(scene: Scene) -> None:
    scene.begin()
    scene.pass_all()
    gate = Event()
    scene.kiosk.desk.do(lambda _: gate.wait(20))
    scene.hand.tap("next")
    assert scene.page is Page.SENDING
    scene.visitor.leave()
    scene.visitor.speak("en")
    assert scene.page is Page.SENDING
    gate.set()
    scene.arrive(Page.THANKS)
    assert scene.stored() == 1


def test_answer_of_a_dropped_visit_does_not_touch_the_next(scene: Scene) -> None:
    scene.begin()
    scene.pass_all()
    gate = Event()
    scene.kiosk.desk.do(lambda _: gate.wait(20))
    scene.hand.tap("next")
    scene.visitor.drop()
    scene.begin()
    gate.set()
    assert scene.stored() == 1
    assert scene.page is Page.QUESTION


def test_nothing_of_a_visit_stays_in_memory_or_on_the_clipboard(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("hej")
    field = scene.hand.find("field")
    assert field is not None
    QTest.keySequence(scene.kiosk.window, QKeySequence.StandardKey.SelectAll)
    QTest.keySequence(scene.kiosk.window, QKeySequence.StandardKey.Copy)
    scene.hand.tap("next")
    questions = scene.visitor.questions
    scene.pass_all()
    assert "hej" in [str(row["answer"]).lower() for row in scene.visitor.summary.rows()]
    scene.hand.tap("leave")
    assert scene.visitor.summary.rows() == []
    assert scene.visitor.questions is None
    assert questions._visit.answers == {}
    assert questions._visit.drafts == {}
    assert "hej" not in QGuiApplication.clipboard().text().lower()


def test_arrow_shows_more_and_chooses_nothing(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("swap")
    scene.hand.wait(lambda: scene.hand.shows("choice-on"), "the list")
    assert not scene.hand.in_sight("choice-on")
    while scene.hand.find("more") is not None:
        scene.hand.tap("more")
    assert scene.picked() == 0
    assert scene.hand.in_sight("choice-on")


def test_urgent_text_leads_to_the_numbers_and_is_not_sent(
    scene: Scene, opened: Home, keys: CampaignKeys
) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.hand.tap("field")
    scene.hand.type("jag blir slagen just nu")
    scene.hand.tap("next")
    scene.arrive(Page.URGENT)
    assert scene.hand.shows("urgent")
    scene.hand.tap("drop")
    scene.finish()
    scene.arrive(Page.THANKS)
    [sealed] = sealed_in(opened)
    assert unseal(sealed, keys.box).answers == {}


def test_name_that_is_none_may_be_kept(scene: Scene, opened: Home, keys: CampaignKeys) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.visitor.write("ideas_text", "torget heter Anna Svensson plats")
    scene.hand.tap("next")
    scene.arrive(Page.GUARD)
    assert scene.visitor.guardKind == "name"
    scene.hand.tap("keep")
    scene.finish()
    scene.arrive(Page.THANKS)
    [sealed] = sealed_in(opened)
    assert unseal(sealed, keys.box).answers["ideas_text"] == "torget heter Anna Svensson plats"


def test_what_is_certainly_a_detail_cannot_be_kept(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("ideas_text")
    scene.visitor.write("ideas_text", "jag har 811218-9876")
    scene.hand.tap("next")
    scene.arrive(Page.GUARD)
    assert not scene.hand.shows("keep")
    scene.visitor.keep()
    assert scene.page is Page.GUARD


def test_place_that_was_looked_for_in_the_list_is_chosen(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("swap")
    scene.hand.tap("search")
    scene.hand.type("te")
    scene.hand.tap("choice-teg")
    assert scene.picked() == 1
    assert scene.hand.shows("search")  # and the list has not become a map again
