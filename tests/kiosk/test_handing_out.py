"""Handing out: the staff's paper is a file, a visitor's own leaves no trace but a count."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import printer, printing, stand
from kiosk.campaign import Campaign
from kiosk.errors import Fault
from kiosk.handing_out import Order, hand_out, hand_out_to_visitor
from kiosk.print_ledger import Job
from kiosk.printer import Printer
from kiosk.stand import Session
from kiosk.store import Store
from tests.kiosk import printshop
from tests.kiosk.helpers import EVENT
from tests.kiosk.papers import STAND_DAY, page_of, read_back, words_of
from tests.kiosk.printshop import Basket, PrintShop, wait_for

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"
TOLD = ("omrade", "alidhem", "belysning")


@pytest.fixture(scope="module")
def shop() -> Iterator[PrintShop]:
    with printshop.opened() as opened:
        yield opened


@pytest.fixture
def printed(shop: PrintShop) -> Iterator[list[bytes]]:
    """What comes out of the only printer, as it got it."""
    basket = Basket()
    shop.add("stand", basket.uri)
    yield basket.jobs
    shop.remove("stand")
    basket.close()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Be on a machine without CUPS."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens.sock"))


@pytest.fixture
def order(campaign: Campaign) -> Order:
    return Order(campaign, campaign.event(EVENT), "sv", STAND_DAY)


def rows(store: Store) -> list[str]:
    """Return everything that the store holds, as text."""
    with sqlite3.connect(store.file) as connection:
        return list(connection.iterdump())


def finish(store: Store) -> None:
    """Return when nothing is on its way to a printer any more."""
    wait_for(lambda: not printing.watch(store).waiting)


def test_own_handout_is_printed_from_memory_and_leads_to_the_link(
    store: Store, session: Session, order: Order, printed: list[bytes], temporary: Path
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    finish(store)
    assert read_back(page_of(printed[-1], 150)).text == LINK
    assert list(temporary.iterdir()) == []


def test_own_handout_is_counted_when_printed_and_the_ledger_knows_no_more(
    store: Store, session: Session, order: Order, printed: list[bytes]
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    finish(store)
    assert stand.handouts(store, session.id) == 1
    assert not [row for row in rows(store) if any(word in row for word in TOLD)]


def test_own_handout_leaves_nothing_with_the_spooler(
    store: Store, session: Session, order: Order, printed: list[bytes], shop: PrintShop
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    finish(store)
    kept = [file for file in (shop.home / "requests").iterdir() if file.name.startswith("d")]
    assert kept == []
    told = [file.read_bytes() for file in shop.home.glob("*.log")]
    assert not [text for text in told if any(word.encode() in text for word in TOLD)]


def test_own_handout_without_a_printer_is_told_and_not_noted(
    store: Store, session: Session, order: Order, nobody: None, temporary: Path
) -> None:
    before = rows(store)
    with pytest.raises(Fault) as fault:
        hand_out_to_visitor(store, session.id, order, LINK)
    assert fault.value.code == "paper-none"
    assert rows(store) == before


def test_own_handout_on_a_printer_that_is_gone_is_told_without_its_link(
    store: Store,
    session: Session,
    order: Order,
    nobody: None,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer.choose(store, Printer("stand"))
    before = rows(store)
    with pytest.raises(Fault) as fault:
        hand_out_to_visitor(store, session.id, order, LINK)
    assert fault.value.code == "paper-failed"
    assert rows(store) == before
    assert list(temporary.iterdir()) == []
    told = [fault.value.text(language) for language in order.campaign.languages]
    told += [repr(fault.value.values), str(fault.value.__context__), caplog.text]
    assert not [text for text in told if any(word in text for word in TOLD)]


def test_staffs_handout_stays_as_a_file_that_is_the_same_for_all(
    store: Store, session: Session, order: Order, printed: list[bytes], tmp_path: Path
) -> None:
    file, error = hand_out(store, session.id, order, tmp_path / "exports")
    finish(store)
    assert error is None
    assert read_back(page_of(file.read_bytes())).text == order.campaign.promise_page
    assert "likadan för alla" in words_of(file.read_bytes())
    assert stand.handouts(store, session.id) == 1
    assert printed[-1] == file.read_bytes()


def test_staffs_handout_that_is_only_saved_is_counted_at_once(
    store: Store, session: Session, order: Order, nobody: None, tmp_path: Path
) -> None:
    file, error = hand_out(store, session.id, order, tmp_path / "exports", paper=False)
    assert error is None
    assert file.is_file()
    assert stand.handouts(store, session.id) == 1


def test_staffs_handout_without_a_printer_tells_its_file_and_is_not_counted(
    store: Store, session: Session, order: Order, nobody: None, tmp_path: Path
) -> None:
    file, error = hand_out(store, session.id, order, tmp_path / "exports")
    assert isinstance(error, Fault)
    assert error.code == "printer-none"
    assert str(file) in error.text("sv")
    assert stand.handouts(store, session.id) == 0


def test_staffs_handout_for_a_printer_that_is_gone_tells_its_file(
    store: Store, session: Session, order: Order, nobody: None, tmp_path: Path
) -> None:
    printer.choose(store, Printer("stand", "a4", "a4"))
    file, error = hand_out(store, session.id, order, tmp_path / "exports")
    assert isinstance(error, Fault)
    assert error.code == "printer-failed"
    assert error.retry
    assert str(file) in error.text("en")
    assert file.name == f"handout-{EVENT}-sv-a4.pdf"


def test_sheet_of_four_is_staffs_and_a_visitor_gets_one(
    store: Store, session: Session, order: Order, printed: list[bytes], tmp_path: Path
) -> None:
    printer.choose(store, Printer("stand", "a4", "a4"))
    hand_out(store, session.id, order, tmp_path / "exports", copies=3)
    finish(store)
    hand_out_to_visitor(store, session.id, order, LINK)
    finish(store)
    with sqlite3.connect(store.file) as connection:
        found = dict(connection.execute("SELECT layout, n FROM handout"))
    assert found == {"a4": 3, "a6": 1}
    assert read_back(page_of(printed[-1], 150)).text == LINK


def test_staff_choose_the_layout_and_learn_of_the_job(
    store: Store, session: Session, order: Order, printed: list[bytes], tmp_path: Path
) -> None:
    printer.choose(store, Printer("stand", "a6", "a6"))
    jobs: list[Job] = []
    file, error = hand_out(
        store, session.id, order, tmp_path / "exports", copies=2, layout="a4", given=jobs.append
    )
    assert error is None
    assert file.name == f"handout-{EVENT}-sv-a4.pdf"
    assert [(job.layout, job.copies) for job in jobs] == [("a4", 2)]
    finish(store)
    assert stand.handouts(store, session.id) == 2


def test_handout_of_who_looked_for_help_names_no_promise(
    store: Store, session: Session, order: Order, printed: list[bytes]
) -> None:
    link = order.campaign.promise_page
    hand_out_to_visitor(store, session.id, order, link)
    hand_out_to_visitor(store, session.id, order, link, neutral=True)
    finish(store)
    usual, neutral = (words_of(page) for page in printed[-2:])
    partner = order.campaign.say(order.campaign.partners[0], "sv")
    assert partner in usual
    assert partner not in neutral
