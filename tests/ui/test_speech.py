"""Reading aloud, with Qt's own mock engine: it takes its time for each word and says nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.speech import Speech, pick_locale


@pytest.fixture
def speech(qapp: QGuiApplication) -> Iterator[Speech]:
    speech = Speech("mock")
    speech.prepare()
    yield speech
    speech.close()


def test_voice_is_there_for_a_language_of_the_engine_alone(speech: Speech) -> None:
    heard = []
    for tag in ("en", "fi", "sv", "ar", "fi-x-lattlast", "se", "fit", "xx-such", ""):
        speech.use(tag)
        heard.append((tag, speech.available))
    assert [tag for tag, available in heard if available] == ["en", "fi", "fi-x-lattlast"]


def test_language_chosen_before_prepare_is_spoken_after_it(qapp: QGuiApplication) -> None:
    speech = Speech("mock")
    speech.use("fi")
    assert not speech.available
    speech.read(["Hei"])
    speech.prepare()
    speech.prepare()
    assert speech.available
    assert not speech.speaking
    speech.close()
    assert not speech.available
    speech.read(["Hei"])


def test_sentences_are_read_in_order_without_a_gap(speech: Speech, qtbot: QtBot) -> None:
    speech.use("en")
    states: list[bool] = []
    speech.changed.connect(lambda: states.append(speech.speaking))
    speech.read(["One two", "", "  ", "three"])
    qtbot.waitUntil(lambda: speech.speaking)
    qtbot.waitUntil(lambda: not speech.speaking)
    assert states == [True, False]


def test_new_reading_replaces_the_one_going_on(speech: Speech, qtbot: QtBot) -> None:
    speech.use("en")
    speech.read(["word " * 1000] * 5)
    qtbot.waitUntil(lambda: speech.speaking)
    speech.read(["short"])
    qtbot.waitUntil(lambda: speech.speaking)
    qtbot.waitUntil(lambda: not speech.speaking)


@pytest.mark.parametrize("end", [Speech.stop, Speech.reset, lambda s: s.use("fi")])
def test_speech_ends_at_once_when_told(speech: Speech, qtbot: QtBot, end: object) -> None:
    speech.use("en")
    speech.read(["word " * 1000] * 5)
    qtbot.waitUntil(lambda: speech.speaking)
    end(speech)  # type: ignore[operator]
    assert not speech.speaking
    with qtbot.assertNotEmitted(speech.changed, wait=100):
        pass


def test_nothing_is_said_in_a_language_without_a_voice(speech: Speech, qtbot: QtBot) -> None:
    speech.use("en")
    speech.use("sv")
    with qtbot.assertNotEmitted(speech.changed, wait=100):
        speech.read(["Hej"])


def test_volume_stays_within_its_steps_and_comes_back_for_the_next_visitor(
    speech: Speech,
) -> None:
    assert speech.volume == pytest.approx(0.6)
    heard = []
    for step in (*[speech.louder] * 3, *[speech.softer] * 5):
        step()
        heard.append(speech.volume)
    assert heard == pytest.approx([0.8, 1.0, 1.0, 0.8, 0.6, 0.4, 0.2, 0.2])
    speech.reset()
    assert speech.volume == pytest.approx(0.6)


@pytest.mark.parametrize("engine", ["no-such-engine", "none"])
def test_engine_that_fails_is_silence_and_no_error(qapp: QGuiApplication, engine: str) -> None:
    speech = Speech(engine)
    speech.prepare()
    speech.use("en")
    speech.read(["Hello"])
    speech.louder()
    speech.stop()
    speech.reset()
    assert not speech.available
    assert not speech.speaking
    speech.close()


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("sv", "sv_SE"),
        ("sv-x-lattlast", "sv_SE"),
        ("en", "en_GB"),
        ("en-US", "en_US"),
        ("en-AU", "en_GB"),
        ("ar", "ar_MA"),
        ("fi", None),
        ("no", "nb_NO"),
        ("nn", None),
        ("fit", None),
        ("", None),
    ],
)
def test_locale_is_of_the_language_itself(tag: str, expected: str | None) -> None:
    names = ("en_US", "en_GB", "sv_FI", "sv_SE", "nb_NO", "ar_MA", "et_EE")
    found = pick_locale(tag, [QLocale(name) for name in names])
    assert (found.name() if found else None) == expected
