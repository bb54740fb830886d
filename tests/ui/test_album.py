"""The gallery: a picture of every page, and one sheet of all."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from kiosk.questionnaire import Question
from tests.ui.campaigns import asking
from ui import album
from ui.tour import Size

SMALLEST = Size(1024, 600, 4.63)


def test_gallery_has_a_picture_of_each_page_and_one_sheet(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    campaign = asking(Question("one", "note", {"sv": "Ett", "en": "One"}), languages=("sv", "en"))
    sheet = album.draw(campaign, tmp_path, sizes=[SMALLEST])
    pictures = sorted(tmp_path.glob("1024x600/*/*.png"))
    assert len(pictures) == album.count(campaign, [SMALLEST])
    assert {file.parent.name for file in pictures} == {"sv", "en"}
    assert QImage(str(pictures[0])).size().toTuple() == (1024, 600)
    assert QImage(str(sheet)).width() > 2 * album.THUMB.width()
    assert QImage(str(sheet)).pixelColor(0, 0).name() == "#c9d3cf"


def test_gallery_takes_the_place_of_an_earlier_one(qapp: QGuiApplication, tmp_path: Path) -> None:
    campaign = asking(Question("one", "note", {"sv": "Ett"}))
    old = tmp_path / "1024x600" / "sv" / "99-gone.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    album.draw(campaign, tmp_path, sizes=[SMALLEST])
    assert not old.exists()
