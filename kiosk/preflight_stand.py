"""Checks of what the stand works with: the seal, the questionnaire, and what waits from before."""

from datetime import date

import msgspec
from msgspec import Struct
from nacl.signing import VerifyKey
from sqlalchemy import func, select

from kiosk import seal
from kiosk.campaign import Campaign
from kiosk.campaign_check import untranslated
from kiosk.check import Check
from kiosk.envelope import Kind, open_verified
from kiosk.errors import Fault
from kiosk.pack import Pack
from kiosk.store import Store
from kiosk.tables import batch, response, session
from kiosk.wording import long_date


def content(pack: Pack) -> list[Check]:
    """Check what the pack brought: its key and its questionnaire."""
    return [sealing(pack), languages(pack.campaign)]


def from_before(store: Store, pack: Pack, language: str) -> list[Check]:
    """Check what other sessions have left, and when the centre last took something in."""
    return [unsent(store), last_sync(store, pack, language)]


def sealing(pack: Pack) -> Check:
    """Seal a made-up answer to the campaign's key; no kiosk can open it again."""
    try:
        seal.self_test(pack.keys.box)
    except Fault:
        return Check("bad", "check-sealing-failed")
    return Check("good", "check-sealing")


def languages(campaign: Campaign) -> Check:
    """Check that the questionnaire is there in every language of the event."""
    missing = untranslated(campaign.questionnaire, campaign.languages)
    if not missing:
        return Check("good", "check-languages", {"languages": ", ".join(campaign.languages)})
    lacking = ", ".join(f"{language} ({n})" for language, n in missing.items())
    return Check("look", "check-languages-missing", {"languages": lacking})


def unsent(store: Store) -> Check:
    """Check for sessions from before whose answers are not at the centre yet."""
    sent = select(batch.c.session)
    open_ = sent.where(batch.c.state.in_(("ready", "in_doubt")))
    waiting = select(session.c.id).where(
        session.c.closed.is_not(None), session.c.id.not_in(sent) | session.c.id.in_(open_)
    )
    answers = select(func.count()).where(response.c.session.in_(waiting), response.c.due.is_(None))
    with store.transaction() as connection:
        sessions = len(connection.scalars(waiting).all())
        values = {"sessions": sessions, "answers": connection.scalar(answers) or 0}
    return Check("look", "check-unsent", values) if sessions else Check("good", "check-unsent-none")


class _Dated(Struct):
    """All that is read of a receipt here: when the centre signed it."""

    day: date | None = None


def last_sync(store: Store, pack: Pack, language: str) -> Check:
    """Tell when the centre last took something in from this kiosk, by its own receipt."""
    newest = select(batch.c.receipt).where(batch.c.receipt.is_not(None))
    with store.transaction() as connection:
        receipt = connection.scalar(newest.order_by(batch.c.number.desc()).limit(1))
    if receipt is None:
        return Check("good", "check-sync-never")
    payload = open_verified(Kind.RECEIPT, receipt, VerifyKey(pack.keys.receipt))
    day = msgspec.msgpack.decode(payload, type=_Dated).day
    return Check("good", "check-sync", {"day": long_date(day, language) if day else "?"})
