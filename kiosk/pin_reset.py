"""Choosing PINs anew: the staff's with the coordinator's, the coordinator's with a file.

    kiosk    asks: a random request code, kept in its store and shown
    centre   signs: this kiosk, this code (an envelope of the kind `pin-reset`)
    kiosk    believes the file only for its own id and the code that it keeps, lets the PINs be
             chosen, and forgets the code in the same transaction: so the file works once

A code is also forgotten when another is asked for, and when the coordinator's PIN is remembered
after all. No clock is asked: that of a tablet is not to be trusted.
"""

import hashlib
import secrets
from uuid import UUID

import msgspec
from msgspec import Struct
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk import pins
from kiosk.envelope import Kind, open_verified, sign
from kiosk.errors import Refused
from kiosk.pack import Pack
from kiosk.pins import Gate, Role
from kiosk.store import Store
from kiosk.tables import pin_request

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LENGTH, _GROUP = 12, 4  # characters; the last one checks the others
_ALIKE = str.maketrans("ILO", "110", "- ")


class PinReset(Struct, frozen=True, forbid_unknown_fields=True):
    """What the centre signs: one kiosk, and the request that it has shown."""

    kiosk: UUID
    request: str


def reset_staff(store: Store, gate: Gate, coordinator: str, new: str) -> None:
    """Set a new staff's PIN, given the coordinator's; raise Refused as `Gate.check` and `choose`.

    The new one is looked at first: one that will not do costs no try.
    """
    pins.validate(new)
    gate.check("coordinator", coordinator)
    if new == coordinator:
        raise Refused("pin-same")
    pins.choose(store, {"staff": new})


def request(store: Store) -> str:
    """Return a new request code, as it is shown; an earlier one is forgotten."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    code = drawn + _checking(drawn)
    put = insert(pin_request).values(id=1, code=code)
    put = put.on_conflict_do_update(index_elements=["id"], set_={"code": code})
    with store.transaction() as connection:
        connection.execute(put)
    return shown(code)


def requested(store: Store) -> str:
    """Return the code that was asked for and not used, as it is shown; "" when there is none."""
    with store.transaction() as connection:
        code = connection.scalar(select(pin_request.c.code))
    return shown(code) if code else ""


def shown(code: str) -> str:
    """Return a code in groups that a person can read out."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(typed: str) -> str:
    """Return a code as it was typed, in whatever way; raise Refused when it can be none."""
    code = typed.upper().translate(_ALIKE)
    fits = len(code) == _LENGTH and set(code) <= set(ALPHABET)
    if not fits or _checking(code[:-1]) != code[-1]:
        raise Refused("pin-request-form")
    return code


def _checking(drawn: str) -> str:
    """Return the character that tells most slips of the pen."""
    return ALPHABET[hashlib.sha256(drawn.encode()).digest()[0] % len(ALPHABET)]


def sign_reset(key: SigningKey, kiosk: UUID, typed: str) -> bytes:
    """Return the file by which that kiosk's PINs can be chosen anew, once; raise as `read_code`."""
    payload = msgspec.msgpack.encode(PinReset(kiosk, read_code(typed)))
    return sign(Kind.PIN_RESET, payload, key)


def check_file(store: Store, pack: Pack, data: bytes) -> None:
    """Raise Refused unless `data` is the file for this kiosk and for the code that it keeps."""
    payload = open_verified(Kind.PIN_RESET, data, VerifyKey(pack.keys.campaign))
    try:
        found = msgspec.msgpack.decode(payload, type=PinReset)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("pin-reset-damaged") from None
    if found.kiosk != pack.holder.kiosk:
        raise Refused("pin-reset-other-kiosk", name=pack.holder.name)
    code = requested(store)
    if not code:
        raise Refused("pin-reset-not-asked")
    if shown(found.request) != code:
        raise Refused("pin-reset-other-request", code=code)


def reset_all(store: Store, pack: Pack, data: bytes, new: dict[Role, str]) -> None:
    """Choose both PINs anew with the file `data`; raise Refused as `check_file` and `choose`."""
    check_file(store, pack, data)
    pins.choose(store, new)
