"""The preview: the real kiosk on a form, anew when it is saved, with nothing left behind."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.authoring import lone
from kiosk.campaign import Campaign
from kiosk.finding import Finding
from ui.app import Kiosk
from ui.fingers import Fingers
from ui.preview import Preview
from ui.visitor import VisitorModel

FORM = """
| survey |
| | type | name | label::Svenska (sv) | label::English (en) |
| | select_one yn | safe | {first} | Safe? |
| | text | why | Varför? | Why? |
| choices |
| | list_name | name | label::Svenska (sv) | label::English (en) |
| | yn | y | Ja | Yes |
| | yn | n | Nej | No |
"""
TODAY = date(2016, 4, 2)
Page = VisitorModel.Page

Open = Callable[[], Preview]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    folder = tmp_path / "form"
    folder.mkdir()
    file = folder / "form.md"
    file.write_text(FORM.format(first="Trygg?"), "utf-8")
    return file


@pytest.fixture
def told() -> list[list[Finding]]:
    return []


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which temporary ones are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def preview(
    qapp: QGuiApplication, form: Path, told: list[list[Finding]], place: Path
) -> Iterator[Preview]:
    def load() -> tuple[Campaign | None, list[Finding]]:
        return lone.findings(form, TODAY)

    made = Preview(form, load, told.append)
    yield made
    made.close()


def hand_of(kiosk: Kiosk) -> Fingers:
    hand = Fingers(kiosk, kiosk.clock)  # type: ignore[arg-type]
    hand.wait(lambda: kiosk.desk.session is not None, "the session")
    return hand


def shown_kiosk(preview: Preview) -> Kiosk:
    assert preview.kiosk is not None
    return preview.kiosk


def test_saving_shows_the_new_text_on_the_page_that_was_on_screen(
    preview: Preview, form: Path, qtbot: QtBot
) -> None:
    assert preview.begin()
    first = shown_kiosk(preview)
    hand = hand_of(first)
    hand.tap("begin-en")
    hand.tap("next")
    assert first.visitor.questions.name == "safe"
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        form.write_text(FORM.format(first="Känner du dig trygg?"), "utf-8")
    second = shown_kiosk(preview)
    assert second is not first
    hand = hand_of(second)
    hand.wait(lambda: Page(second.visitor.page) is Page.QUESTION, "the question")
    assert second.visitor.questions.name == "safe"
    assert second.visitor.language == "en"
    hand.tap("language")
    hand.tap("speak-sv")
    assert second.visitor.questions.label == "Känner du dig trygg?"


def test_saving_something_broken_keeps_the_last_good_form_and_says_why(
    preview: Preview, form: Path, qtbot: QtBot, told: list[list[Finding]]
) -> None:
    assert preview.begin()
    before = preview.kiosk
    with qtbot.waitSignal(preview.refused, timeout=20_000):
        form.write_text(FORM.format(first="Trygg?").replace("text |", "geopoint |"), "utf-8")
    assert preview.kiosk is before
    assert [finding.code for finding in told[-1]] == ["type-position"]
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        form.write_text(FORM.format(first="Trygg nu?"), "utf-8")
    assert preview.kiosk is not before


def test_beginning_with_something_broken_shows_nothing_and_says_why(
    preview: Preview, form: Path, told: list[list[Finding]]
) -> None:
    form.write_text("no table at all", "utf-8")
    assert not preview.begin()
    assert preview.kiosk is None
    assert any(finding.level == "error" for finding in told[-1])


def test_sending_in_a_preview_leaves_nothing_behind(
    preview: Preview, form: Path, place: Path
) -> None:
    assert preview.begin()
    kiosk = shown_kiosk(preview)
    hand = hand_of(kiosk)
    hand.tap("begin")
    hand.tap("next")
    hand.tap("choice-y")
    hand.tap("next")
    hand.tap("next")
    hand.wait(lambda: Page(kiosk.visitor.page) is Page.SUMMARY, "the summary")
    hand.tap("next")
    hand.wait(lambda: Page(kiosk.visitor.page) is Page.THANKS, "thanks")
    assert list(place.iterdir())
    preview.close()
    assert list(place.iterdir()) == []
    assert sorted(file.name for file in form.parent.iterdir()) == ["form.md"]


def test_loading_is_done_with_what_the_command_line_gives(form: Path) -> None:
    campaign, findings = partial(lone.findings, form, TODAY, False)()
    assert campaign is not None
    assert findings == []
