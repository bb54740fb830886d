"""The stand report on paper: right, whole, tagged, and readable in both languages of the staff."""

import io
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec
import pypdf
import pytest

from kiosk import print_ledger, report_pdf, sessions, stand
from kiosk.campaign import Campaign
from kiosk.check import Check
from kiosk.errors import LANGUAGES
from kiosk.session import NOTHING_SAID, Details, Session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON
from tests.kiosk.papers import text_of
from tests.needs import needs, tool

NOON_THERE = NOON.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
NOTES = 'Regn <b>& blåst</b> "hela" dagen 👮 مرحبا'
CHECKS = [
    Check("good", "check-store"),
    Check("look", "check-clock-ask", {"time": "12.30"}),
]


def hold(store: Store, campaign: Campaign, sent: int, said: Details = NOTHING_SAID) -> Session:
    """Hold a session in which everything happened that a report tells of."""
    session = stand.open_session(store, campaign, EVENT, NOON_THERE, said, CHECKS)
    for number in range(sent):
        stand.count_start(store, session.id)
        choices = [
            (question.name, question.choices[number % 2].code)
            for question in campaign.questionnaire.questions
            if question.choices
        ]
        language = "ar" if number < 2 else "en" if number % 3 == 0 else "sv"
        stand.save_response(
            store,
            session.id,
            str(uuid4()),
            b"sealed",
            choices,
            hour=12 + number % 3,
            language=language,
        )
    stand.count_start(store, session.id)
    stand.count_time_out(store, session.id)
    job = print_ledger.note(store, session.id, "queue", "sv", "a4", 4, 1)
    print_ledger.end(store, job, "unknown")
    stand.count_handout(store, session.id, "sv", "receipt", 7)
    stand.close_session(store, NOON_THERE + timedelta(hours=2, minutes=30))
    return sessions.explain(store, session.id, "Ett ark fastnade")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pdf(store: Store, campaign: Campaign, language: str) -> bytes:
    session = hold(store, campaign, 23, Details("Entrén", NOTES))
    return report_pdf.render(store, campaign, session, language, "Surfplatta 1")


def words(pdf: bytes) -> str:
    return " ".join(text_of(pdf, "-layout").split())


def test_report_is_a_whole_pdf(pdf: bytes, tmp_path: Path) -> None:
    needs(tool("qpdf"), "qpdf is not installed")
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_report_says_title_language_and_who(pdf: bytes, language: str) -> None:
    file = pypdf.PdfReader(io.BytesIO(pdf))
    assert file.metadata is not None
    title = {"sv": "Passrapport: Ikea, lördag 2 april 2016", "en": "Stand report: Ikea, Saturday"}
    assert str(file.metadata.title).startswith(title[language])
    assert file.metadata.author not in (None, "anonymous")
    root = file.root_object
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_embedded(pdf: bytes) -> None:
    file = pypdf.PdfReader(io.BytesIO(pdf))
    fonts = [font for page in file.pages for font in page["/Resources"]["/Font"].values()]
    assert len(fonts) > 3
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


def test_figures_are_there_and_small_ones_are_not(pdf: bytes, language: str) -> None:
    found = words(pdf)
    wanted = {
        "sv": ["24 började", "Stämmer siffrorna?", "Öppnat 2016-04-02 12.30, stängt 15.00"],
        "en": ["24 started", "Do the counts agree?", "Opened 2016-04-02 12:30, closed 15:00"],
    }
    plain = " ".join(re.sub(r"[=+]", " ", found).split())
    for each in wanted[language][1:]:
        assert each in plain
    for each in ("Umeå lyssnar", "Entrén", "Surfplatta 1", "Ett ark fastnade", "12–13"):
        assert each in plain
    arabic = {"sv": "arabiska", "en": "Arabic"}[language]
    hidden = {"sv": "visas inte", "en": "not shown"}[language]
    assert re.search(rf"{arabic} {hidden}", plain)


def test_notes_stand_there_as_they_were_written(pdf: bytes) -> None:
    assert 'Regn <b>& blåst</b> "hela" dagen' in words(pdf)


def test_every_page_says_what_it_is_about(pdf: bytes, language: str) -> None:
    file = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(file.pages) > 1
    caution = {"sv": "inte representativt", "en": "not representative"}[language]
    for number, page in enumerate(file.pages, 1):
        text = " ".join(page.extract_text().split())
        assert "n = 23" in text
        assert caution in text
        assert str(number) in text


def elements(node: object) -> list[pypdf.generic.DictionaryObject]:
    """Return the elements below one of the tree, in reading order."""
    found = []
    for kid in node["/K"]:  # type: ignore[index]
        each = kid.get_object()
        found.append(each)
    return found


def test_report_is_tagged_in_reading_order(pdf: bytes, language: str) -> None:
    file = pypdf.PdfReader(io.BytesIO(pdf))
    root = file.root_object
    assert root["/MarkInfo"]["/Marked"]
    tree = root["/StructTreeRoot"]
    document = tree["/K"].get_object()
    found = elements(document)
    kinds = [each["/S"] for each in found]
    assert kinds[0] == "/H1"
    assert kinds.count("/H2") >= 6
    assert {"/P", "/Figure"} <= set(kinds)
    for each in found:
        assert each["/S"] != "/Figure" or each["/Alt"]
    alts = " ".join(str(each.get("/Alt", "")) for each in found)
    assert {"sv": "23 skickade", "en": "23 sent"}[language] in alts
    # Each page's marks lead back to the elements that name them.
    numbers = list(tree["/ParentTree"]["/Nums"])
    for number, page in enumerate(file.pages):
        assert page["/StructParents"] == number
        of_page = numbers[numbers.index(number) + 1].get_object()
        content = page.get_contents()
        assert content is not None
        marks = re.findall(rb"/MCID (\d+)", content.get_data())
        assert [int(mark) for mark in marks] == list(range(len(of_page)))
        assert content.get_data().count(b"EMC") == len(marks) + 1  # and the foot


def test_same_figures_make_the_same_bytes(store: Store, campaign: Campaign) -> None:
    session = hold(store, campaign, 6)
    first = report_pdf.render(store, campaign, session, "sv")
    assert report_pdf.render(store, campaign, session, "sv") == first


def test_report_of_a_session_that_is_open_and_of_an_event_that_is_gone(
    store: Store, campaign: Campaign
) -> None:
    late = Details(late="Blanketter från i går")
    session = stand.open_session(store, campaign, EVENT, NOON_THERE + timedelta(days=1), late)
    found = words(report_pdf.render(store, campaign, session, "sv"))
    assert "fortfarande öppet" in found
    assert "Blanketter från i går" in found
    without = msgspec.structs.replace(campaign, events=[])
    assert EVENT in words(report_pdf.render(store, without, session, "sv"))


def test_session_that_closed_itself_says_so(store: Store, campaign: Campaign) -> None:
    stand.open_session(store, campaign, EVENT, NOON_THERE)
    closed = sessions.close_overdue(store, NOON_THERE + timedelta(days=2))
    assert closed is not None
    found = words(report_pdf.render(store, campaign, closed, "en"))
    assert "closed itself" in found
    assert "closed 2016-04-04 12:30" in found


def test_long_words_fill_pages_and_are_never_cut(store: Store, campaign: Campaign) -> None:
    session = hold(store, campaign, 8, Details("x" * 60, "Ö" * 200))
    found = words(report_pdf.render(store, campaign, session, "sv"))
    assert found.count("Ö") >= 200
