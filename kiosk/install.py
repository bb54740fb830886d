"""Puts a campaign pack into a kiosk's home: the whole of it, or nothing."""

from pathlib import Path

from kiosk.errors import Refused
from kiosk.home import Home, replace_file
from kiosk.pack import Pack, decode, read
from kiosk.pins import Role, choose, chosen
from kiosk.stand import current_session
from kiosk.store import Store


def inspect(home: Home, file: Path) -> tuple[Pack, bool]:
    """Return the verified pack in `file`, and whether PINs must still be chosen.

    Raises Refused for a pack that is not genuine, that another campaign has signed than the one
    installed, or when a session is open, which has its questionnaire pinned.
    """
    pack = decode(read(file))
    if not home.database.exists():
        return pack, True
    store = Store(home.database)
    try:
        if current_session(store) is not None:
            raise Refused("install-session-open")
        needs_pins = not chosen(store)
    finally:
        store.close()
    if home.pack_file.exists() and home.pack().keys.campaign != pack.keys.campaign:
        raise Refused("install-other-campaign", home=home.path)
    return pack, needs_pins


def install(home: Home, file: Path, pins: dict[Role, str]) -> Pack:
    """Install the pack in `file`; `pins` are set unless empty. Raises as `inspect` and `choose`."""
    pack, needs_pins = inspect(home, file)
    if needs_pins and not pins:
        raise Refused("pin-missing")
    home.create()
    store = Store(home.database, create=True)
    try:
        if pins:
            choose(store, pins)
    finally:
        store.close()
    # Last, and in one step: a home with a pack in it is a whole one.
    replace_file(home.pack_file, read(file))
    return pack
