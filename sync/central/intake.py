"""Takes a batch in: verifies, opens, checks, stores, and signs what became of each answer.

Posting a batch twice, or from two places at once, ends the same as posting it once. Nothing is
looked up before it is written: the chain moves on by compare-and-set, answers go in by their
unique id, and whoever comes second finds it done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import Connection, Engine, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.errors import Refused
from kiosk.form import Form
from kiosk.keys import CampaignKeys
from kiosk.questionnaire import WITH_CHOICES, WITH_NUMBERS, Questionnaire
from kiosk.seal import Response, unseal
from sync.batch import NO_HASH, Batch, Receipt, decode_verified, digest, sign_receipt
from sync.central import checks, revoked, tables
from sync.decoding import UNREADABLE

Row = dict[str, object]


@dataclass(frozen=True)
class Opened:
    """The responses of a batch: those that can be stored, and why the others cannot."""

    good: dict[str, Response] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def receive(engine: Engine, keys: Mapping[str, CampaignKeys], campaign: str, data: bytes) -> bytes:
    """Store the batch in the envelope `data` and return the signed receipt's envelope.

    Raises Refused, with nothing stored, when the campaign is unknown or older than the kiosk's,
    the batch is damaged or by an unknown or revoked kiosk, or the chain has a gap or a fork.
    """
    if campaign not in keys:
        raise Refused("campaign-unknown")
    key = keys[campaign]
    revoked.turn_away(engine, campaign, data, key.signing.verify_key)
    batch = decode_verified(data, key.signing.verify_key)
    if batch.campaign != campaign:
        raise Refused("batch-damaged")
    with engine.begin() as connection:
        form = _questionnaire(connection, batch)
        if _continue_chain(connection, batch, digest(data)):
            receipt = _store(connection, batch, data, form, _open(batch, form, key.box))
        else:
            receipt = _known(connection, batch, data)
    return sign_receipt(receipt, SigningKey(key.receipt))


def _questionnaire(connection: Connection, batch: Batch) -> Questionnaire:
    """Return the questionnaire of the batch; raise Refused when the centre is behind the kiosk.

    Its event is not looked up: one that a newer campaign has dropped or renamed was held all the
    same, and the kiosk that says so is certified.
    """
    content = connection.scalar(
        select(tables.questionnaire.c.content).where(
            tables.questionnaire.c.campaign == batch.campaign,
            tables.questionnaire.c.version == batch.questionnaire,
        )
    )
    if content is None:
        known = select(tables.campaign.c.id).where(tables.campaign.c.id == batch.campaign)
        raise Refused("campaign-outdated" if connection.scalar(known) else "campaign-unknown")
    return msgspec.json.decode(content, type=Questionnaire)


def _continue_chain(connection: Connection, batch: Batch, hash_: bytes) -> bool:
    """Move the kiosk's chain on to `batch`; tell whether it did. Waits for others who try."""
    chain = tables.chain.c
    key: Row = {"campaign": batch.campaign, "kiosk": str(batch.kiosk), "id": batch.chain}
    insert_new(connection, tables.chain, [{**key, "number": 0, "hash": NO_HASH}])
    moved = connection.execute(
        update(tables.chain)
        .where(
            *(chain[name] == value for name, value in key.items()),
            chain.number == batch.number - 1,
            chain.hash == batch.previous,
        )
        .values(number=batch.number, hash=hash_)
    )
    return moved.rowcount == 1


def _open(batch: Batch, questionnaire: Questionnaire, box_secret: bytes) -> Opened:
    """Unseal and check every response; a bad one holds back only itself."""
    opened = Opened()
    form = Form(questionnaire, batch.day)
    for sealed in batch.responses:
        try:
            response = unseal(sealed.sealed, box_secret)
        except Refused as refused:
            opened.refused[sealed.id] = refused.code
            continue
        except UNREADABLE:
            opened.refused[sealed.id] = "answer-unreadable"
            continue
        fault = checks.fault_in(response, sealed.id, batch, form)
        if fault:
            opened.refused[sealed.id] = fault
        else:
            opened.good[sealed.id] = response
    return opened


def _store(
    connection: Connection, batch: Batch, data: bytes, form: Questionnaire, opened: Opened
) -> Receipt:
    """Write the batch, its new answers, and what was refused."""
    connection.execute(insert(tables.batch).values(_batch_row(batch, data)))
    # Sorted, so that two batches with the same answers never wait for each other.
    good = [opened.good[id_] for id_ in sorted(opened.good)]
    stored = insert_new(connection, tables.response, [_response_row(each) for each in good])
    new = [each for each in good if each.id in stored]
    rows = [row for each in new for row in _answer_rows(each, form)]
    if rows:
        connection.execute(insert(tables.answer), rows)
    kept_aside = [
        {**_place(batch), "id": each.id, "reason": opened.refused[each.id], "sealed": each.sealed}
        for each in batch.responses
        if each.id in opened.refused
    ]
    if kept_aside:
        connection.execute(insert(tables.aside), kept_aside)
    return Receipt(
        batch.campaign,
        batch.kiosk,
        batch.chain,
        batch.number,
        digest(data),
        stored=sorted(stored),
        duplicate=sorted(opened.good.keys() - stored),
        refused=opened.refused,
    )


def _known(connection: Connection, batch: Batch, data: bytes) -> Receipt:
    """Return the receipt for a batch that was taken in before; raise Refused for any other."""
    known, aside = tables.batch.c, tables.aside.c
    place = _place(batch).items()
    hash_ = connection.scalar(
        select(known.hash).where(*(known[name] == value for name, value in place))
    )
    if hash_ is None:
        raise Refused("batch-gap")
    if hash_ != digest(data):
        raise Refused("batch-conflict")
    rows = connection.execute(
        select(aside.id, aside.reason).where(*(aside[name] == value for name, value in place))
    )
    refused = {row.id: row.reason for row in rows}
    kept = [each.id for each in batch.responses if each.id not in refused]
    return Receipt(
        batch.campaign,
        batch.kiosk,
        batch.chain,
        batch.number,
        hash_,
        duplicate=sorted(kept),
        refused=refused,
    )


def _place(batch: Batch) -> Row:
    """Return the key of the batch."""
    kiosk = str(batch.kiosk)
    return {
        "campaign": batch.campaign,
        "kiosk": kiosk,
        "chain": batch.chain,
        "number": batch.number,
    }


def _batch_row(batch: Batch, data: bytes) -> Row:
    row: Row = {name: getattr(batch, name) for name in batch.__struct_fields__}
    del row["previous"], row["day"]
    count = len(batch.responses)
    return {**row, "kiosk": str(batch.kiosk), "hash": digest(data), "responses": count}


def _response_row(response: Response) -> Row:
    columns = tables.response.c.keys()
    return {name: getattr(response, name) for name in columns}


def _answer_rows(response: Response, form: Questionnaire) -> list[Row]:
    """Return a row for each value of each answer, in the column of its kind."""
    rows: list[Row] = []
    for name, answer in response.answers.items():
        kind = form.question(name).kind
        column = "number" if kind in WITH_NUMBERS else "choice" if kind in WITH_CHOICES else "text"
        given = answer if isinstance(answer, list) else [answer]
        for place, value in enumerate(given):
            row: Row = {"campaign": response.campaign, "response": response.id, "question": name}
            rows.append({**row, "place": place, **_NO_VALUE, column: value})
    return rows


_NO_VALUE: Row = {"choice": None, "text": None, "number": None}


def insert_new(connection: Connection, table: Table, rows: list[Row]) -> set[str]:
    """Insert the rows whose key is new; return the ids of those that were."""
    if not rows:
        return set()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return set(connection.scalars(adding, rows))
