"""Carries batches by USB stick, for the stand that never meets a network, and receipts back.

    lyssna sync --file STICK        at the kiosk: all waiting batches, in one file
    lyssna central import FILE      at the centre: takes them in, writes a file of receipts
    lyssna sync --receipt FILE      at the kiosk: settles what the receipts name

The same batches may go by network meanwhile, or before, or after: their bytes are the same, and a
receipt is a receipt, whichever way it comes.
"""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from nacl.signing import VerifyKey

from kiosk import disposal
from kiosk.envelope import Kind
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import present
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making, outbox, parcel
from sync.batch import decode_verified, open_receipt, read_receipt
from sync.sender import alone_sending

_RECEIPT = re.compile(rb"lyssna/\d{1,6} receipt\n")


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

    def plus(self, more: "Settled") -> "Settled":
        """Return both together."""
        mine = asdict(self)
        return Settled(**{name: mine[name] + n for name, n in asdict(more).items()})


def write(store: Store, pack: Pack, lock_file: Path, to: Path) -> Written:
    """Write every batch that waits to `to`, a file, or a folder such as that of a stick.

    The file is on the stick, and was read back from it, when this returns. Raises Refused when
    another sync is running, Fault when the stick cannot be written or keeps something else.
    """
    folder = present(to) and to.is_dir()
    file = file_on(to, pack) if folder else to
    with alone_sending(lock_file):
        too_large = making.prepare(store, pack)
        waiting = outbox.waiting(store)
        # In doubt from now on: the file may be there, whatever happens next.
        envelopes = [outbox.take(store, each.number) for each in waiting]
        if envelopes:
            parcel.write(file, envelopes)
    return Written(file, len(waiting), sum(each.answers for each in waiting), too_large)


def file_on(stick: Path, pack: Pack) -> Path:
    """Return the file that this kiosk's batches are written to in the folder of a stick."""
    return stick / f"{pack.campaign.id}-{pack.holder.kiosk.hex[:8]}.lyssna"


def settle(store: Store, pack: Pack, lock_file: Path, file: Path, now: datetime) -> Settled:
    """Believe the receipts in `file` that are genuine, and purge what they name.

    Raises Refused when another sync is running or the file holds no receipts at all, such as one of
    batches, Fault when it cannot be read.
    """
    done = Settled()
    with alone_sending(lock_file):
        try:
            with parcel.opened(file) as stream:
                for data in parcel.decode_only(stream, Kind.RECEIPT):
                    done = _settle_one(store, pack, data, done)
        except Refused as refused:
            if refused.code != "parcel-damaged":
                raise
            done = done.plus(Settled(damaged=1))
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
            return done.plus(Settled(known=1))
        sent = outbox.envelope_of(store, number)
        batch = decode_verified(sent, VerifyKey(pack.keys.campaign))
        receipt = open_receipt(data, sent, batch, key)
    except Refused:
        return done.plus(Settled(damaged=1))
    outbox.settle(store, pack, number, data, receipt)
    return done.plus(Settled(batches=1, answers=len(receipt.kept), refused=len(receipt.refused)))


def receipts_in(folder: Path) -> list[Path]:
    """Return the files in `folder` that begin with a receipt; raise Fault when it is unreadable."""
    try:
        files = sorted(folder.iterdir())
    except OSError:
        raise Fault("folder-unreadable", folder=folder) from None
    return [file for file in files if file.suffix == ".lyssna" and _holds_receipts(file)]


def _holds_receipts(file: Path) -> bool:
    try:
        with parcel.opened(file) as stream:
            return bool(_RECEIPT.match(next(parcel.decode(stream), b"")))
    except (OSError, LyssnaError):  # whatever else lies on a stick
        return False


def export(store: Store, pack: Pack, lock_file: Path, folder: Path) -> list[Path]:
    """Write each batch that is put aside to a file of its own in `folder`; return the files.

    They stay put aside here. `lyssna central import` takes such a file as any other. Raises as
    `write`.
    """
    files = []
    with alone_sending(lock_file):
        for number, envelope in outbox.exportable(store, pack).items():
            file = folder / f"{pack.campaign.id}-{pack.holder.kiosk.hex[:8]}-{number:04}.lyssna"
            parcel.write(file, [envelope])
            files.append(file)
    return files
