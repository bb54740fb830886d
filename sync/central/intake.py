"""Takes a batch in: verifies, opens, checks, stores, and signs what became of each answer.

Posting a batch twice, or from two places at once, ends the same as posting it once. Nothing is
looked up before it is written: batches go in by their unique hash and answers by their unique id,
and whoever comes second finds it done. The order in which the batches of a chain come does not
matter, and a genuine one is never turned away for its place in it: what is missing, and what has
forked, `sync/central/completeness.py` tells afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import Connection, Engine, insert, select, update

from kiosk.errors import Refused
from kiosk.form import Form
from kiosk.keys import CampaignKeys
from kiosk.questionnaire import WITH_CHOICES, WITH_NUMBERS, Questionnaire
from kiosk.seal import Response, unseal
from sync.batch import Batch, Receipt, decode_verified, digest, sign_receipt
from sync.central import checks, inserting, log, revoked, tables
from sync.decoding import UNREADABLE

Row = dict[str, object]


@dataclass(frozen=True)
class Outcome:
    """What became of each response of a batch, as its receipt says it."""

    stored: set[str]
    duplicate: set[str]
    refused: dict[str, str]


@dataclass(frozen=True)
class Opened:
    """The responses of a batch: those that can be stored, and why the others cannot."""

    good: dict[str, Response] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def receive(
    engine: Engine, keys: Mapping[str, CampaignKeys], campaign: str, data: bytes, today: date
) -> bytes:
    """Store the batch in the envelope `data` and return the signed receipt's envelope.

    `today` is the centre's, and goes into the receipt. Raises Refused, with nothing stored, when
    the campaign is unknown or older than the kiosk's, or the batch is damaged or by an unknown or
    revoked kiosk.
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
        if _is_new(connection, batch, digest(data)):
            outcome = _store(connection, batch, digest(data), form, _open(batch, form, key.box))
        else:
            outcome = _known(connection, batch, digest(data))
    log.note(
        "batch-taken",
        campaign=campaign,
        n=len(outcome.stored),
        duplicate=len(outcome.duplicate),
        refused=len(outcome.refused),
    )
    receipt = Receipt(
        batch.campaign,
        batch.kiosk,
        batch.chain,
        batch.number,
        digest(data),
        today,
        stored=sorted(outcome.stored),
        duplicate=sorted(outcome.duplicate),
        refused=outcome.refused,
    )
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


def _is_new(connection: Connection, batch: Batch, hash_: bytes) -> bool:
    """Write the batch, and tell whether it was not there. Waits for others who write the same."""
    row: Row = {name: getattr(batch, name) for name in batch.__struct_fields__}
    del row["day"]
    counts = {"responses": len(batch.responses), "stored": 0}
    row = {**row, "kiosk": str(batch.kiosk), "hash": hash_, **counts}
    return bool(inserting.insert_new(connection, tables.batch, [row], tables.batch.c.hash))


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
    connection: Connection, batch: Batch, hash_: bytes, form: Questionnaire, opened: Opened
) -> Outcome:
    """Write the new answers of a batch, and what was refused."""
    # Sorted, so that two batches with the same answers never wait for each other.
    good = [opened.good[id_] for id_ in sorted(opened.good)]
    whole = [response_row(each) for each in good]
    stored = inserting.insert_new(connection, tables.response, whole, tables.response.c.id)
    new = [each for each in good if each.id in stored]
    rows = [row for each in new for row in answer_rows(each, form)]
    inserting.insert_all(connection, tables.answer, rows)
    place: Row = {"campaign": batch.campaign, "batch": hash_}
    kept_aside = [
        {**place, "id": each.id, "reason": opened.refused[each.id], "sealed": each.sealed}
        for each in batch.responses
        if each.id in opened.refused
    ]
    if kept_aside:
        connection.execute(insert(tables.aside), kept_aside)
    this = (tables.batch.c.campaign == batch.campaign) & (tables.batch.c.hash == hash_)
    connection.execute(update(tables.batch).where(this).values(stored=len(stored)))
    return Outcome(stored, opened.good.keys() - stored, opened.refused)


def _known(connection: Connection, batch: Batch, hash_: bytes) -> Outcome:
    """Return what became of a batch that was taken in before."""
    aside = tables.aside.c
    rows = connection.execute(
        select(aside.id, aside.reason).where(aside.campaign == batch.campaign, aside.batch == hash_)
    )
    refused = {row.id: row.reason for row in rows}
    kept = {each.id for each in batch.responses} - refused.keys()
    return Outcome(set(), kept, refused)


def response_row(response: Response) -> Row:
    """Return the row of a response: what is asked for most in columns, and the whole as JSON."""
    whole: Row = msgspec.to_builtins(response)
    return {**{name: whole[name] for name in _COLUMNS}, "content": whole}


def answer_rows(response: Response, form: Questionnaire) -> list[Row]:
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


_COLUMNS = tuple(each.name for each in tables.response.c if each.name != "content")
_NO_VALUE: Row = {"choice": None, "text": None, "number": None}
