"""The keys of a running centre's campaigns, opened with the passphrase that it was started with."""

from kiosk.keys import CampaignKeys, LockedKeys
from kiosk.passphrase import Passphrase
from sync.central.home import CentreHome


class Keyring:
    """Opens each campaign's keys once, and again only when their file is another: it takes long."""

    def __init__(self, home: CentreHome, passphrase: Passphrase) -> None:
        self._home = home
        self._passphrase = passphrase
        self._opened: dict[str, tuple[LockedKeys, CampaignKeys]] = {}

    def keys(self, campaign: str) -> CampaignKeys:
        """Return the campaign's keys.

        Raises Refused when there are none, they are damaged, or closed with another passphrase.
        """
        locked = self._home.keys(campaign)
        before, keys = self._opened.get(campaign, (None, None))
        if keys is None or locked != before:
            keys = locked.open(self._passphrase)
            self._opened[campaign] = locked, keys
        return keys
