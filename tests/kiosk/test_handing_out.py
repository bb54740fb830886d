"""Handing out: the staff's paper is a file, a visitor's own leaves no trace but a count."""

import sqlite3
from pathlib import Path

import pytest

from kiosk import stand
from kiosk.campaign import Campaign
from kiosk.errors import Fault
from kiosk.handing_out import Order, hand_out, hand_out_to_visitor
from kiosk.stand import Session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT
from tests.kiosk.papers import STAND_DAY, page_of, read_back, words_of
from tests.needs import needs, tool

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"
TOLD = ("omrade", "alidhem", "belysning")


class Spooler:
    """A spooler as seen by its clients: programs called lpstat and lp, first on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken = folder / "taken.pdf"
        self.asked = folder / "asked"
        self._program("lpstat", "echo stand")
        self._program("lp", f'printf "%s\\n" "$@" > "{self.asked}"\ncat > "{self.taken}"')

    def refuse(self) -> None:
        self._program("lp", "cat > /dev/null\necho lp: no such printer >&2\nexit 1")

    def _program(self, name: str, what: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{what}\n")
        file.chmod(0o755)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spooler:
    folder = tmp_path / "spooler"
    folder.mkdir()
    for name in ("pdftoppm", "pdftotext"):
        (folder / name).symlink_to(tool(name))
    monkeypatch.setenv("PATH", str(folder))
    return Spooler(folder)


@pytest.fixture
def order(campaign: Campaign) -> Order:
    return Order(campaign, campaign.event(EVENT), "sv", STAND_DAY)


def rows(store: Store) -> list[str]:
    """Return everything that the store holds, as text."""
    with sqlite3.connect(store.file) as connection:
        return list(connection.iterdump())


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_own_handout_is_printed_from_memory_and_leads_to_the_link(
    store: Store, session: Session, order: Order, spooler: Spooler, temporary: Path
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    assert read_back(page_of(spooler.taken.read_bytes(), 150)).text == LINK
    assert list(temporary.iterdir()) == []


def test_own_handout_is_counted_and_the_ledger_knows_no_more(
    store: Store, session: Session, order: Order, spooler: Spooler
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    own = rows(store)
    assert stand.handouts(store, session.id) == 1
    assert not [row for row in own if any(word in row for word in TOLD)]


def test_spooler_is_told_the_name_of_the_campaign_and_no_file(
    store: Store, session: Session, order: Order, spooler: Spooler
) -> None:
    hand_out_to_visitor(store, session.id, order, LINK)
    assert spooler.asked.read_text().split("\n")[:-1] == ["-t", order.campaign.name, "-d", "stand"]


def test_own_handout_is_not_counted_when_the_spooler_says_no(
    store: Store,
    session: Session,
    order: Order,
    spooler: Spooler,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    spooler.refuse()
    before, kept = rows(store), files(spooler.folder)
    with pytest.raises(Fault) as fault:
        hand_out_to_visitor(store, session.id, order, LINK)
    assert fault.value.code == "paper-failed"
    assert rows(store) == before
    assert files(spooler.folder) == kept
    assert list(temporary.iterdir()) == []
    told = [fault.value.text(language) for language in order.campaign.languages]
    told += [repr(fault.value.values), str(fault.value.__context__), caplog.text]
    assert not [text for text in told if any(word in text for word in TOLD)]


def test_own_handout_without_a_scheduler_is_told_and_not_counted(
    store: Store,
    session: Session,
    order: Order,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs(tool("lp"), "cups-client is not installed")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens.sock"))
    with pytest.raises(Fault) as fault:
        hand_out_to_visitor(store, session.id, order, LINK)
    assert fault.value.code == "paper-none"
    assert stand.handouts(store, session.id) == 0


def test_staffs_handout_stays_as_a_file_that_is_the_same_for_all(
    store: Store, session: Session, order: Order, spooler: Spooler, tmp_path: Path
) -> None:
    file, error = hand_out(store, session.id, order, tmp_path / "exports")
    assert error is None
    assert read_back(page_of(file.read_bytes())).text == order.campaign.promise_page
    assert "likadan för alla" in words_of(file.read_bytes())
    assert stand.handouts(store, session.id) == 1
    assert str(file) in spooler.asked.read_text()
