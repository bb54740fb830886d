"""The language on screen, chosen by a visitor."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from tests.ui.conftest import Scene
from ui.language import SOURCE_LANGUAGE, Language


@pytest.fixture
def language(qapp: QGuiApplication) -> Iterator[Language]:
    language = Language(retranslate=lambda: None)
    yield language
    language.use(SOURCE_LANGUAGE)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "You are anonymous"),
        ("fi", "Vastaat nimettömänä"),
        ("ar", "لا أحد يعرف من أنت"),
        ("sv-x-lattlast", "Ingen vet vem du är"),
    ],
)
def test_every_language_is_loaded_by_its_tag(language: Language, tag: str, text: str) -> None:
    language.use(tag)
    assert QCoreApplication.translate("StartPage", "Du är anonym") == text


def test_text_is_swedish_again_when_a_language_without_translation_follows(
    language: Language,
) -> None:
    language.use("fi")
    language.use("smj")
    assert QCoreApplication.translate("StartPage", "Du är anonym") == "Du är anonym"


@pytest.mark.parametrize(("tag", "text"), [("en", "Leave the kiosk?"), ("ar", "Lämna kiosken?")])
def test_staff_read_english_or_swedish_whatever_visitors_read(
    language: Language, tag: str, text: str
) -> None:
    language.use(tag)
    assert QCoreApplication.translate("StaffPanel", "Lämna kiosken?") == text


def test_screen_speaks_the_language_that_was_chosen(scene: Scene) -> None:
    scene.hand.tap("begin-en")
    back = scene.hand.find("back")
    assert back is not None
    assert back.property("text") == "Back"
    scene.visitor.speak("sv")
    assert back.property("text") == "Tillbaka"
