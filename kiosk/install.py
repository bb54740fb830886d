"""Puts a campaign pack into a kiosk's home: the whole of it, or nothing."""

from kiosk.campaign_check import check
from kiosk.errors import Refused
from kiosk.home import Home, alone, present, replace_file
from kiosk.pack import Pack, decode
from kiosk.pins import Role, choose, chosen
from kiosk.stand import current_session
from kiosk.store import Store


def inspect(home: Home, data: bytes) -> tuple[Pack, bool]:
    """Return the verified pack in `data`, and whether PINs must still be chosen.

    Raises Refused for a pack that is not genuine or would not serve at a stand, that another
    campaign has signed than the one installed, or when a session is open, which has its
    questionnaire pinned.
    """
    pack = decode(data)
    for finding in check(pack.campaign):
        if finding.level == "error":
            raise Refused(finding.code, **finding.values)
    if not present(home.database):
        return pack, True
    store = Store(home.database)
    try:
        if current_session(store) is not None:
            raise Refused("install-session-open")
        needs_pins = not chosen(store)
    finally:
        store.close()
    if present(home.pack_file) and home.pack().keys.campaign != pack.keys.campaign:
        raise Refused("install-other-campaign", home=home.path)
    return pack, needs_pins


def install(home: Home, data: bytes, pins: dict[Role, str]) -> Pack:
    """Install the pack in `data`; `pins` are set unless empty.

    Raises as `inspect` and `choose`, and Refused while a kiosk runs with this home: it would go on
    with the questionnaire it has.
    """
    pack, needs_pins = inspect(home, data)
    if needs_pins and not pins:
        raise Refused("pin-missing")
    home.create()
    with alone(home.kiosk_lock, Refused("kiosk-running", home=home.path)):
        inspect(home, data)  # once more, now that nobody else can open a session
        store = Store(home.database, create=True)
        try:
            if pins:
                choose(store, pins)
        finally:
            store.close()
        # Last, and in one step: a home with a pack in it is a whole one.
        replace_file(home.pack_file, data)
    return pack
