"""Carries batches by USB stick, for the stand that never meets a network, and receipts back.

    lyssna sync --file STICK        at the kiosk: all waiting batches, in one file
    lyssna central import FILE      at the centre: takes them in, writes a file of receipts
    lyssna sync --receipt FILE      at the kiosk: settles what the receipts name

The same batches may go by network meanwhile, or before, or after: their bytes are the same, and a
receipt is a receipt, whichever way it comes.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nacl.signing import VerifyKey

from kiosk import disposal
from kiosk.errors import Fault, Refused
from kiosk.home import alone, present
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making, outbox, parcel
from sync.batch import decode_verified, open_receipt, read_receipt

RUNNING = "sync-already-running"


@dataclass(frozen=True)
class Written:
    """What is on the stick. Nothing of it leaves the kiosk before a receipt has come."""

    file: Path
    batches: int
    answers: int
    too_large: int = 0  # sessions with an answer that no batch may carry


@dataclass(frozen=True)
class Settled:
    """What a file of receipts has settled."""

    batches: int = 0
    answers: int = 0  # that the centre holds
    refused: int = 0  # that it has put aside
    known: int = 0  # receipts of batches that were settled before, or of other kiosks
    damaged: int = 0  # receipts that prove nothing, and ends of files that are lost


def write(store: Store, pack: Pack, lock_file: Path, to: Path) -> Written:
    """Write every batch that waits to `to`, a file, or a folder such as that of a stick.

    The file is on the stick, and was read back from it, when this returns. Raises Refused when
    another sync is running, Fault when the stick cannot be written or keeps something else.
    """
    folder = present(to) and to.is_dir()
    file = to / f"{pack.campaign.id}-{pack.holder.kiosk.hex[:8]}.lyssna" if folder else to
    with alone(lock_file, Refused(RUNNING)):
        too_large = making.prepare(store, pack)
        waiting = outbox.waiting(store)
        # In doubt from now on: the file may be there, whatever happens next.
        envelopes = [outbox.take(store, each.number) for each in waiting]
        if envelopes:
            parcel.write(file, envelopes)
    return Written(file, len(waiting), sum(each.answers for each in waiting), too_large)


def settle(store: Store, pack: Pack, lock_file: Path, file: Path, now: datetime) -> Settled:
    """Believe the receipts in `file` that are genuine, and purge what they name.

    Raises Refused when another sync is running or the file holds no receipts at all, Fault when it
    cannot be read.
    """
    done = Settled()
    with alone(lock_file, Refused(RUNNING)):
        try:
            with file.open("rb") as stream:
                for data in parcel.decode(stream):
                    done = _settle_one(store, pack, data, done)
        except Refused as refused:
            if refused.code != "parcel-damaged":
                raise
            done = _add(done, damaged=1)
        except OSError:
            raise Fault("file-unreadable", file=file) from None
        finally:
            disposal.purge(store, now)
    return done


def _settle_one(store: Store, pack: Pack, data: bytes, done: Settled) -> Settled:
    key = VerifyKey(pack.keys.receipt)
    try:
        receipt = read_receipt(data, key)
        number = outbox.number_of(store, receipt.hash)
        if number is None:
            return _add(done, known=1)
        sent = outbox.envelope_of(store, number)
        batch = decode_verified(sent, VerifyKey(pack.keys.campaign))
        receipt = open_receipt(data, sent, batch, key)
    except Refused:
        return _add(done, damaged=1)
    outbox.settle(store, pack, number, data, receipt)
    return _add(done, batches=1, answers=len(receipt.kept), refused=len(receipt.refused))


def _add(done: Settled, **counts: int) -> Settled:
    names = ("batches", "answers", "refused", "known", "damaged")
    return Settled(**{name: getattr(done, name) + counts.get(name, 0) for name in names})


def export(store: Store, pack: Pack, lock_file: Path, folder: Path) -> list[Path]:
    """Write each batch that is put aside to a file of its own in `folder`; return the files.

    They stay put aside here. `lyssna central import` takes such a file as any other. Raises as
    `write`.
    """
    files = []
    with alone(lock_file, Refused(RUNNING)):
        for number, envelope in outbox.exportable(store, pack).items():
            file = folder / f"{pack.campaign.id}-{pack.holder.kiosk.hex[:8]}-{number:04}.lyssna"
            parcel.write(file, [envelope])
            files.append(file)
    return files
