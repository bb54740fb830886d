"""Puts a campaign pack into a kiosk's home: the whole of it, or nothing.

The first pack enrols the kiosk: it brings the identity, which stays. Later ones update the
campaign. One that comes while a session is open waits beside the installed one, since a session has
its questionnaire pinned; it is verified anew when its time has come.
"""

from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass

import msgspec

from kiosk import log
from kiosk.campaign_check import check
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import Home, alone, present, replace_file
from kiosk.pack import Pack, decode, read
from kiosk.pins import Role, choose, chosen
from kiosk.stand import current_session
from kiosk.store import Store

PATIENCE = 5  # seconds; whoever holds the waiting pack does so for a moment


@dataclass(frozen=True)
class Fit:
    """A verified pack that fits a kiosk, with the kiosk's identity in it."""

    pack: Pack
    needs_pins: bool  # none are chosen yet
    waits: bool  # for the open session's end, or the running kiosk's


def inspect(home: Home, data: bytes) -> Fit:
    """Return the verified pack in `data` as it fits `home`; nothing is changed.

    Raises Refused for a pack that is not genuine or would not serve at a stand, that another
    campaign has signed than the one installed, that is meant for another kiosk, has no identity for
    one without, or is older than what is installed or waits.
    """
    pack = _fitting(home, decode(data))
    # Without a pack there is nothing to go on with meanwhile, and PINs that are there already are
    # those of an installation that came to nothing.
    if not present(home.pack_file):
        return Fit(pack, needs_pins=True, waits=False)
    if waiting := _waiting(home):
        _refuse_older(pack, waiting)
    if not present(home.database):
        return Fit(pack, needs_pins=True, waits=False)
    store = Store(home.database)
    try:
        return Fit(pack, not chosen(store), current_session(store) is not None)
    finally:
        store.close()


def install(home: Home, data: bytes, pins: dict[Role, str]) -> Fit:
    """Install the pack in `data`, or let it wait: `waits` tells which. `pins` are set unless empty.

    Raises as `inspect` and `choose`.
    """
    found = inspect(home, data)
    if found.needs_pins and not pins:
        raise Refused("pin-missing")
    home.create()
    running = Refused("kiosk-running", home=home.path)
    try:
        with alone(home.kiosk_lock, running):
            found = inspect(home, data)  # once more, now that nobody else can open a session
            if not found.waits:
                _put(home, data, found.pack, pins)
                return found
    except Refused as refused:
        # A home that is only just being set up has nothing to go on with meanwhile.
        if refused is not running or not present(home.pack_file):
            raise
    with _waiting_held(home):
        inspect(home, data)  # once more: a newer one may have come to wait meanwhile
        replace_file(home.waiting_file, data)
    return Fit(found.pack, found.needs_pins, waits=True)


def take_waiting(home: Home, *, by_kiosk: bool = False) -> Pack | None:
    """Install the pack that waits in `home` and return it; None when there is none to take yet.

    Nothing is done while a session is open or a kiosk runs; `by_kiosk` is for the running kiosk
    itself, which holds the lock and begins anew with what it has taken. A pack that fits no longer
    is dropped, and the log says why; one that cannot be read or written just now goes on waiting.
    Raises as `Home.pack`, of what is installed.
    """
    if not present(home.waiting_file):
        return None
    home.pack()
    held = alone(home.kiosk_lock, Refused("kiosk-running", home=home.path))
    try:
        with nullcontext() if by_kiosk else held, _waiting_held(home):
            return None if _session_open(home) else _take(home)
    except LyssnaError:  # of the lock or the store: whoever needs them is told
        return None


def _take(home: Home) -> Pack | None:
    try:
        data = read(home.waiting_file)
        pack = _fitting(home, decode(data))
        _replace_pack(home, data)
        home.waiting_file.unlink()
    except Refused as refused:
        home.waiting_file.unlink()
        _note(home, "waiting-pack-dropped", code=refused.code)
        return None
    except Fault as fault:
        _note(home, "waiting-pack-kept", code=fault.code)
        return None
    _note(home, "waiting-pack-taken", n=pack.edition)
    return pack


def _waiting_held(home: Home) -> AbstractContextManager[None]:
    """Hold the pack that waits, so that none is put there while another is taken from there."""
    refusal = Refused("kiosk-running", home=home.path)
    return alone(home.waiting_lock, refusal, patience=PATIENCE)


def _fitting(home: Home, pack: Pack) -> Pack:
    """Return `pack` with the identity of the kiosk at `home`; raise Refused unless it fits."""
    for finding in check(pack.campaign):
        if finding.level == "error":
            raise Refused(finding.code, **finding.values)
    if not present(home.pack_file):
        if pack.identity is None:
            raise Refused("install-not-enrolled")
        return pack
    installed = home.pack()
    if installed.keys.campaign != pack.keys.campaign:
        raise Refused("install-other-campaign", home=home.path)
    if pack.identity not in (None, installed.identity):
        raise Refused("install-other-kiosk", name=installed.holder.name)
    _refuse_older(pack, installed)
    return msgspec.structs.replace(pack, identity=installed.identity)


def _refuse_older(pack: Pack, than: Pack) -> None:
    if pack.edition < than.edition:
        raise Refused("install-older", edition=pack.edition, newer=than.edition)


def _waiting(home: Home) -> Pack | None:
    """Return the pack that waits, if there is one and it is whole."""
    try:
        return decode(read(home.waiting_file))
    except LyssnaError:
        return None


def _session_open(home: Home) -> bool:
    store = Store(home.database)
    try:
        return current_session(store) is not None
    finally:
        store.close()


def _put(home: Home, data: bytes, pack: Pack, pins: dict[Role, str]) -> None:
    store = Store(home.database, create=True)
    try:
        if pins:
            choose(store, pins)
    finally:
        store.close()
    replace_file(home.identity_file, pack.holder.encode())
    # Last, and in one step: a home with a pack in it is a whole one.
    _replace_pack(home, data)


def _replace_pack(home: Home, data: bytes) -> None:
    """Put `data` in the installed pack's place; the one before stays beside it, for IT."""
    if present(home.pack_file) and (before := read(home.pack_file)) != data:
        replace_file(home.previous_file, before)
    replace_file(home.pack_file, data)


def _note(home: Home, what: str, **fields: object) -> None:
    """Log it, from before a kiosk has opened its log or from a command."""
    with suppress(Fault):  # a full disk: what is installed matters more
        log.note_at(home.logs, what, **fields)
