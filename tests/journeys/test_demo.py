"""One small demonstration, looked at from all sides."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

import resources
from kiosk.authoring import folder
from kiosk.questionnaire import Questionnaire, fault_of, pages_of
from tests.needs import needs, tool
from ui.demo import _TEXTS

VISITORS, SEED = 6, 7
CAMPAIGN = folder.read(resources.path("campaigns", "umea-2016"))


@dataclass(frozen=True)
class Demo:
    """A demonstration that was played: what it left, and what it said."""

    out: Path
    said: str

    def rows(self, database: str, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.out / database)) as connection:
            return connection.execute(query).fetchall()

    @property
    def report(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((self.out / "report.json").read_text())
        return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    out = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "ui.cli", "demo"]
    options = ["--visitors", str(VISITORS), "--seed", str(SEED), "--out", str(out)]
    done = subprocess.run(
        [*command, *options],
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ | {"LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return Demo(out, done.stdout)


def test_everything_sent_is_at_the_centre_exactly_once(demo: Demo) -> None:
    report = demo.report
    ended = report["sent"] + report["walked_away"] + report["timed_out"]
    assert report["started"] == VISITORS == ended
    assert report["walked_away"] + report["timed_out"] >= 1
    assert report["sent"] == report["stored"] == report["at_centre"] > 0
    assert (report["lost"], report["duplicated"], report["batches"]) == (0, 0, 1)
    assert report["handouts"] == 1


def test_table_at_the_end_says_what_the_report_says(demo: Demo) -> None:
    table = demo.said.replace("\r", "\n").splitlines()
    for label, name in (("sent", "sent"), ("lost", "lost"), ("At the centre", "at_centre")):
        (line,) = [line for line in table if line.strip().startswith(label + " ")]
        assert line.split()[-1] == str(demo.report[name])


def test_centre_holds_exactly_the_answers_that_were_counted_at_the_stand(demo: Demo) -> None:
    counted = "SELECT question, choice, sum(n) FROM tally GROUP BY 1, 2 ORDER BY 1, 2"
    arrived = (
        "SELECT question, choice, count(*) FROM answer WHERE choice IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY 1, 2"
    )
    at_stand = demo.rows("kiosk.db", counted)
    assert len(at_stand) > 5
    assert demo.rows("central.db", arrived) == at_stand
    ((responses,),) = demo.rows("central.db", "SELECT count(*) FROM response")
    assert responses == demo.report["sent"]


def test_answers_at_the_centre_are_those_that_the_questions_can_have(demo: Demo) -> None:
    form: Questionnaire = CAMPAIGN.questionnaire
    texts = 0
    for question, choice, text in demo.rows(
        "central.db", "SELECT question, choice, text FROM answer"
    ):
        asked = form.question(str(question))
        if text is not None:
            texts += 1
            assert fault_of(asked, str(text)) is None
        elif choice is not None:
            assert asked.choice(str(choice)) is not None
    assert texts > 0


def test_texts_at_the_centre_are_those_that_were_typed_without_a_detail(demo: Demo) -> None:
    found = {str(text) for (text,) in demo.rows("central.db", "SELECT text FROM answer") if text}
    typed = {text for texts in _TEXTS.values() for text in texts}
    assert found
    assert {text.lower() for text in found} <= {text.replace("0701234567", "···") for text in typed}


def test_kiosk_keeps_no_answer_after_the_receipt(demo: Demo) -> None:
    assert demo.rows("kiosk.db", "SELECT count(*) FROM response") == [(0,)]
    assert demo.rows("kiosk.db", "SELECT state, envelope FROM batch") == [("settled", None)]
    content = (demo.out / "kiosk.db").read_bytes().lower()
    for texts in _TEXTS.values():
        for text in texts:
            for spelling in (text.encode(), text.encode("utf-16-le")):
                assert spelling not in content


def test_every_screen_is_there_and_none_is_blank(demo: Demo) -> None:
    screens = sorted((demo.out / "screens").glob("*.png"))
    names = {screen.stem.split("-", 1)[1] for screen in screens}
    pages = ("attract", "start", "summary", "thanks", "keyboard")
    assert {f"{page}-sv" for page in pages} <= names
    assert {
        "start-en",
        "thanks-en",
        "staff-open",
        "staff-status",
        "pin-staff",
        "sync-done",
    } <= names
    assert {f"{page.name}-sv" for page in pages_of(CAMPAIGN.questionnaire.questions)} <= names
    for screen in screens:
        with Image.open(screen) as picture:
            assert picture.size == (1280, 800)
            colours = picture.convert("RGB").getcolors(1280 * 800)
        assert len(colours) > 50, screen
        most = max(n for n, _ in colours)
        assert most < 0.97 * 1280 * 800, screen


def test_handout_leads_to_the_promise_page(demo: Demo) -> None:
    needs(tool("pdftoppm"), "poppler-utils is not installed")
    command = [tool("pdftoppm"), "-r", "150", "-png", "-singlefile", demo.out / "handout.pdf"]
    png = subprocess.run(command, capture_output=True, check=True).stdout
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert code.text == CAMPAIGN.promise_page


def test_promise_page_shows_every_promise(demo: Demo) -> None:
    page = (demo.out / "promise-page.html").read_text("utf-8")
    assert len(CAMPAIGN.promises) == 3
    for promise in CAMPAIGN.promises:
        assert promise.text["sv"].split(" ")[0] in page


def test_demo_leaves_what_it_promised_and_no_more(demo: Demo) -> None:
    assert {file.name for file in demo.out.iterdir()} == {
        "screens",
        "handout.pdf",
        "promise-page.html",
        "promise-page-en.html",
        "kiosk.db",
        "central.db",
        "report.json",
    }
