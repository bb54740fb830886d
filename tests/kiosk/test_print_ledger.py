"""The printer that was chosen, and the ledger of what it was given."""

import sqlite3
from uuid import UUID

import pytest
from sqlalchemy import Integer, String, Table
from sqlalchemy.exc import IntegrityError

from kiosk import print_ledger, printer, stand
from kiosk.errors import Refused
from kiosk.print_ledger import Job
from kiosk.printer import Printer, Receipt, parsed
from kiosk.stand import Session
from kiosk.store import Store
from kiosk.tables import handout, print_job, response


@pytest.fixture
def job(store: Store, session: Session) -> Job:
    return print_ledger.note(store, session.id, "stand", "sv", "a6", copies=2, pages=3)


def test_printed_job_is_counted_once_by_sheets(store: Store, session: Session, job: Job) -> None:
    print_ledger.hand(store, job, 17, 1_459_598_400)
    for _ in range(2):
        print_ledger.end(store, job, "printed")
    assert stand.handouts(store, session.id) == 6
    print_ledger.end(store, job, "unknown")
    assert print_ledger.unknown_jobs(store) == []


@pytest.mark.parametrize("outcome", ["failed", "unknown"])
def test_job_that_was_not_seen_to_be_printed_is_not_counted(
    store: Store, session: Session, job: Job, outcome: print_ledger.Outcome
) -> None:
    print_ledger.end(store, job, outcome)
    assert stand.handouts(store, session.id) == 0
    assert print_ledger.open_jobs(store) == []


def test_unknown_job_that_somebody_found_is_counted_once(
    store: Store, session: Session, job: Job
) -> None:
    print_ledger.end(store, job, "unknown")
    (unknown,) = print_ledger.unknown_jobs(store)
    for _ in range(2):
        print_ledger.end(store, unknown, "printed")
    assert stand.handouts(store, session.id) == 6


def test_job_that_has_ended_keeps_nothing_of_its_order(store: Store, job: Job) -> None:
    print_ledger.hand(store, job, 17, 1_459_598_400)
    print_ledger.end(store, job, "printed")
    with sqlite3.connect(store.file) as connection:
        columns = "spooler_job, printer_since"
        assert connection.execute(f"SELECT {columns} FROM print_job").fetchall() == [(None, None)]
        with pytest.raises(sqlite3.OperationalError):  # and there is no order of rows
            connection.execute("SELECT rowid FROM print_job")


@pytest.mark.parametrize("row", [{"state": "lost"}, {"state": "printed", "spooler_job": 3}])
def test_store_refuses_what_cannot_be(store: Store, job: Job, row: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(print_job.update().values(**row))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Kontor 2", None),
        ("network:192.0.2.7", Receipt("network", "192.0.2.7", 9100)),
        ("network:roll.example:9101", Receipt("network", "roll.example", 9101)),
        ("usb:04b8:0E15", Receipt("usb", "04b8", 0x0E15)),
        ("serial:/dev/ttyUSB0", Receipt("serial", "/dev/ttyUSB0")),
        ("serial:COM3", Receipt("serial", "COM3")),
    ],
)
def test_address_names_a_queue_or_a_receipt_printer(address: str, place: Receipt | None) -> None:
    assert parsed(address) == place


@pytest.mark.parametrize(
    "address", ["network:", "network:host:port", "usb:04b8", "usb:x:y", "serial:", "fax:110"]
)
def test_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(Refused) as refused:
        parsed(address)
    assert refused.value.code == "printer-address"


def test_choice_is_kept_replaced_and_forgotten(store: Store) -> None:
    assert printer.chosen(store) is None
    printer.choose(store, Printer("stand"))
    printer.choose(store, Printer("network:192.0.2.7", "receipt", "roll", "TM-T20II"))
    assert printer.chosen(store) == Printer("network:192.0.2.7", "receipt", "roll", "TM-T20II")
    printer.forget(store)
    assert printer.chosen(store) is None


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Printer("stand", "a5"), "layout-unknown"),
        (Printer("network:192.0.2.7", "a6"), "layout-unknown"),
        (Printer("stand", "a6", "a0"), "printer-paper"),
        (Printer("usb:1"), "printer-address"),
    ],
)
def test_choice_that_cannot_be_printed_is_refused(store: Store, choice: Printer, code: str) -> None:
    with pytest.raises(Refused) as refused:
        printer.choose(store, choice)
    assert refused.value.code == code
    assert printer.chosen(store) is None


@pytest.mark.parametrize("table", [handout, print_job], ids=lambda table: table.name)
def test_ledger_has_nothing_that_leads_to_an_answer_or_tells_when(table: Table) -> None:
    assert {key.column.table.name for key in table.foreign_keys} == {"session"}
    assert set(table.columns.keys()) & set(response.columns.keys()) <= {"session", "id"}
    kinds = {type(column.type) for column in table.columns}
    assert kinds == {String, Integer}  # no column for a time
    assert not table.dialect_options["sqlite"]["with_rowid"]  # and no order of rows


def test_prints_that_have_ended_look_the_same_whenever_and_in_which_order_they_came(
    store: Store, session: Session
) -> None:
    since = 1_459_598_400
    for number in (4, 5):
        job = print_ledger.note(store, session.id, "stand", "ar", "a6", copies=1, pages=1)
        print_ledger.hand(store, job, number, since + number)
        print_ledger.end(store, job, "printed")
    with sqlite3.connect(store.file) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(print_job)")]
        bare = ", ".join(name for name in columns if name != "id")
        one, other = connection.execute(f"SELECT {bare} FROM print_job").fetchall()
        ids = {UUID(row[0]).version for row in connection.execute("SELECT id FROM print_job")}
        (sums,) = connection.execute("SELECT language, layout, n FROM handout").fetchall()
    assert one == other
    assert ids == {4}  # random, and no response has one of them
    assert sums == ("ar", "a6", 2)
