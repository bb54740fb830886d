"""Batches by stick, and receipts back: as exactly as by network, and along with it."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from nacl.signing import SigningKey
from sqlalchemy import Engine

from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys
from sync import carrier, making, outbox, parcel
from sync.batch import sign_receipt
from sync.carrier import Settled
from sync.central.importing import Imported, import_file, import_parcel
from sync.central.kiosks import enrolled
from sync.courier import Delivery
from tests.sync.helpers import (
    NOON,
    Centre,
    Kiosk,
    a_response,
    all_kept,
    envelopes,
    receipt_for,
)

TODAY = NOON.date()


def write(kiosk: Kiosk, to: Path) -> carrier.Written:
    return carrier.write(kiosk.store, kiosk.pack, kiosk.lock, to)


def settle(kiosk: Kiosk, file: Path) -> Settled:
    return carrier.settle(kiosk.store, kiosk.pack, kiosk.lock, file, NOON)


@pytest.fixture
def take(engine: Engine, keys: CampaignKeys):
    """Take a file in at the centre, and return what became of it and where the receipts are."""

    def taken(file: Path) -> tuple[Imported, Path]:
        done = import_file(engine, {"umea": keys}, file, TODAY)
        receipts = file.with_suffix(".receipts")
        parcel.write(receipts, done.receipts)
        return done, receipts

    return taken


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


def test_answers_go_by_stick_and_receipts_come_back(
    kiosk: Kiosk, engine: Engine, take, tmp_path: Path
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign)])
    written = write(kiosk, tmp_path)
    assert (written.batches, written.answers, written.too_large) == (2, 4, 0)
    assert written.file == tmp_path / f"umea-{kiosk.pack.holder.kiosk.hex[:8]}.lyssna"
    assert all_kept(kiosk)
    assert outbox.summary(kiosk.store).batches_in_doubt == 2

    done, receipts = take(written.file)
    assert (done.stored, done.duplicates, done.aside, done.refused) == (4, 0, 0, [])
    assert settle(kiosk, receipts) == Settled(batches=2, answers=4)
    assert count(engine, "response") == 4
    assert kiosk.column("SELECT count(*) FROM response") == [0]
    assert settle(kiosk, receipts) == Settled(known=2)


def test_file_is_written_where_it_was_named(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "to-the-centre.lyssna"
    assert write(kiosk, file).file == file
    with file.open("rb") as stream:
        assert list(parcel.decode(stream)) == envelopes(kiosk.store)


def test_nothing_is_written_when_nothing_waits(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    kiosk.settle_all(keys)
    written = write(kiosk, tmp_path / "empty.lyssna")
    assert (written.batches, written.file.exists()) == (0, False)


def test_same_bytes_are_written_each_time(kiosk: Kiosk, tmp_path: Path) -> None:
    first, second = (write(kiosk, tmp_path / name).file for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_stick_that_cannot_be_written_is_told_and_nothing_is_lost(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    with pytest.raises(Fault) as error:
        write(kiosk, tmp_path / "none" / "x.lyssna")
    assert error.value.code == "folder-read-only"
    assert all_kept(kiosk)


@pytest.mark.parametrize("stick_first", [True, False])
def test_network_and_stick_at_once_store_each_answer_once(
    stick_first: bool, kiosk: Kiosk, centre: Centre, keys: CampaignKeys, tmp_path: Path
) -> None:
    file = write(kiosk, tmp_path).file
    receipts = tmp_path / "receipts"

    def by_stick() -> None:
        done = import_file(centre.engine, {"umea": keys}, file, TODAY)
        parcel.write(receipts, done.receipts)

    if stick_first:
        by_stick()
    delivered = kiosk.sync(centre.address)
    if not stick_first:
        by_stick()
    expected = {"duplicates": 3} if stick_first else {"answers": 3}
    assert delivered == Delivery(batches=1, **expected)
    assert centre.count("response") == 3
    assert settle(kiosk, receipts) == Settled(known=1)
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_network_and_stick_at_the_same_moment_store_each_answer_once(
    kiosk: Kiosk, centre: Centre, keys: CampaignKeys, tmp_path: Path
) -> None:
    for _ in range(5):
        kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(4)])
    file = write(kiosk, tmp_path).file
    begin = Barrier(2)

    def by_stick() -> Imported:
        begin.wait(30)
        return import_file(centre.engine, {"umea": keys}, file, TODAY)

    with ThreadPoolExecutor(1) as desk:
        imported = desk.submit(by_stick)
        begin.wait(30)
        delivered = kiosk.sync(centre.address)
        done = imported.result(60)
    assert delivered.answers + done.stored == 23 == centre.count("response")
    assert delivered.duplicates + done.duplicates == 23
    receipts = tmp_path / "receipts"
    parcel.write(receipts, done.receipts)
    assert settle(kiosk, receipts) == Settled(known=6)
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_older_file_on_the_stick_is_replaced_whole(kiosk: Kiosk, tmp_path: Path) -> None:
    write(kiosk, tmp_path)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    file = write(kiosk, tmp_path).file
    assert list(tmp_path.glob("*.lyssna")) == [file]
    with file.open("rb") as stream:
        assert list(parcel.decode(stream)) == envelopes(kiosk.store)


def test_receipts_are_found_among_whatever_lies_on_a_stick(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    batches = write(kiosk, stick).file
    (stick / "other.lyssna").write_bytes(b"PK")
    (stick / "folder.lyssna").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(stick / "pipe.lyssna")
    assert carrier.receipts_in(stick) == []
    receipt = sign_receipt(
        receipt_for(*envelopes(kiosk.store), kiosk.pack), SigningKey(keys.receipt)
    )
    found = batches.with_suffix(".receipts.lyssna")
    parcel.write(found, [sign_receipt(receipt, SigningKey(keys.receipt))])
    assert carrier.receipts_in(stick) == [found]
    with pytest.raises(Fault) as gone:
        carrier.receipts_in(tmp_path / "none")
    assert gone.value.code == "folder-unreadable"


def test_receipts_from_two_kiosks_in_one_file_settle_each_its_own(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (mine,) = envelopes(kiosk.store)
    key = SigningKey(keys.receipt)
    others = sign_receipt(receipt_for(mine, kiosk.pack, hash=bytes(32), chain="other"), key)
    file = tmp_path / "receipts"
    parcel.write(file, [others, sign_receipt(receipt_for(mine, kiosk.pack), key)])
    assert settle(kiosk, file) == Settled(batches=1, answers=3, known=1)


def test_receipt_that_proves_nothing_settles_nothing_and_holds_back_no_other(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign)])
    making.prepare(kiosk.store, kiosk.pack)
    first, second = envelopes(kiosk.store)
    forged = sign_receipt(receipt_for(first, kiosk.pack), SigningKey.generate())
    fewer = sign_receipt(receipt_for(first, kiosk.pack, stored=[]), SigningKey(keys.receipt))
    good = sign_receipt(receipt_for(second, kiosk.pack), SigningKey(keys.receipt))
    file = tmp_path / "receipts"
    parcel.write(file, [forged, fewer, b"nonsense", good])
    assert settle(kiosk, file) == Settled(batches=1, answers=1, damaged=3)
    assert kiosk.column("SELECT state FROM batch ORDER BY number") == ["ready", "settled"]


def test_file_of_receipts_that_was_cut_off_settles_what_is_whole(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign)])
    making.prepare(kiosk.store, kiosk.pack)
    key = SigningKey(keys.receipt)
    receipts = [sign_receipt(receipt_for(each, kiosk.pack), key) for each in envelopes(kiosk.store)]
    file = tmp_path / "receipts"
    file.write_bytes(parcel.encode(receipts)[:-80])
    assert settle(kiosk, file) == Settled(batches=1, answers=3, damaged=1)


def test_batches_are_no_receipts(kiosk: Kiosk, tmp_path: Path) -> None:
    file = write(kiosk, tmp_path).file
    with pytest.raises(Refused) as refused:
        settle(kiosk, file)
    assert refused.value.code == "parcel-of-batches"
    assert all_kept(kiosk)


def test_missing_file_and_another_file_are_told(kiosk: Kiosk, tmp_path: Path) -> None:
    with pytest.raises(Fault) as missing:
        settle(kiosk, tmp_path / "none")
    assert missing.value.code == "parcel-missing"
    other = tmp_path / "other"
    other.write_bytes(b"PK")
    with pytest.raises(Refused) as unknown:
        settle(kiosk, other)
    assert unknown.value.code == "parcel-unknown"


def test_put_aside_batch_is_exported_imported_and_settled_by_its_receipt(
    kiosk: Kiosk, engine: Engine, take, tmp_path: Path
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    outbox.put_aside(kiosk.store, 1, "campaign-outdated")
    (file,) = carrier.export(kiosk.store, kiosk.pack, kiosk.lock, tmp_path)
    assert file.name.endswith("-0001.lyssna")
    assert kiosk.column("SELECT state FROM batch") == ["put_aside"]
    _, receipts = take(file)
    assert settle(kiosk, receipts) == Settled(batches=1, answers=3)
    assert count(engine, "response") == 3


def test_import_takes_what_it_can_and_tells_the_rest(
    kiosk: Kiosk, engine: Engine, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (good,) = envelopes(kiosk.store)
    damaged = good[:-1] + bytes([good[-1] ^ 1])
    stranger = b"lyssna/1 batch\n" + bytes(300)
    data = parcel.encode([b"nonsense", damaged, stranger, good])[:-1]
    done = import_parcel(engine, {"umea": keys}, io.BytesIO(data), TODAY)
    assert done.refused == ["batch-unknown", "batch-damaged", "kiosk-unknown"]
    assert (done.stored, len(done.receipts), done.damaged) == (3, 1, True)


def test_import_finds_the_campaign_of_each_batch(
    kiosk: Kiosk, engine: Engine, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    ours = {"another": CampaignKeys.generate(), "umea": keys}
    data = parcel.encode(envelopes(kiosk.store))
    assert import_parcel(engine, ours, io.BytesIO(data), TODAY).stored == 3
    again = import_parcel(engine, ours, io.BytesIO(data), TODAY)
    assert (again.stored, again.duplicates, len(again.receipts)) == (0, 3, 1)
    assert enrolled(engine, "umea") == []
