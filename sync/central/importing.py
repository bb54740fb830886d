"""Takes in a carrier's file: every batch in it, as if each had come over the network.

What cannot be read or is refused holds back only itself. The receipts go back in a file of the same
form, for `lyssna sync --receipt` at the kiosk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from nacl.signing import SigningKey
from sqlalchemy import Engine

from kiosk.envelope import Credential, Kind, credential_of
from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys
from sync import parcel
from sync.batch import Receipt, read_receipt
from sync.central import intake


@dataclass
class Imported:
    """What became of the batches in a file."""

    receipts: list[bytes] = field(default_factory=list)  # envelopes, for the file that goes back
    stored: int = 0  # answers that are new
    duplicates: int = 0  # answers that were there
    aside: int = 0  # answers that are kept aside, sealed
    refused: list[str] = field(default_factory=list)  # codes, for each batch that was not taken
    damaged: bool = False  # the file is cut short or changed; what could be read is taken

    @property
    def parcel(self) -> bytes:
        """The bytes of the file of receipts."""
        return parcel.encode(self.receipts)


def import_file(
    engine: Engine, keys: Mapping[str, CampaignKeys], file: Path, today: date
) -> Imported:
    """Take in the batches in `file`; raise as `import_parcel`, and Fault when it is unreadable."""
    try:
        with parcel.opened(file) as stream:
            return import_parcel(engine, keys, stream, today)
    except OSError:
        raise Fault("file-unreadable", file=file) from None


def import_parcel(
    engine: Engine, keys: Mapping[str, CampaignKeys], stream: BinaryIO, today: date
) -> Imported:
    """Take in the batches of a parcel, of whichever of the campaigns.

    Raises Refused when `stream` is no parcel, one of receipts or of a newer format, and as the
    database does.
    Taking one in twice changes nothing, and gives its receipts once more.
    """
    done = Imported()
    try:
        for data in parcel.decode_only(stream, Kind.BATCH):
            _take(engine, keys, data, today, done)
    except Refused as refused:
        if refused.code != "parcel-damaged":
            raise
        done.damaged = True
    return done


def _take(
    engine: Engine, keys: Mapping[str, CampaignKeys], data: bytes, today: date, done: Imported
) -> None:
    try:
        campaign = _campaign_of(keys, data)
        answer = intake.receive(engine, keys, campaign, data, today)
    except Refused as refused:
        done.refused.append(refused.code)
        return
    receipt = _opened(keys[campaign], answer)
    done.receipts.append(answer)
    done.stored += len(receipt.stored)
    done.duplicates += len(receipt.duplicate)
    done.aside += len(receipt.refused)


def _campaign_of(keys: Mapping[str, CampaignKeys], data: bytes) -> str:
    """Return the campaign that has certified the kiosk of a batch; raise Refused if none has."""
    credential = credential_of(Kind.BATCH, data)
    for campaign, key in keys.items():
        try:
            Credential.verified(credential, key.signing.verify_key)
        except Refused:
            continue
        return campaign
    raise Refused("kiosk-unknown")


def _opened(key: CampaignKeys, answer: bytes) -> Receipt:
    return read_receipt(answer, SigningKey(key.receipt).verify_key)
