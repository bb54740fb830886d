"""Builds the pack of a campaign as its next edition, and publishes it to the centre.

The pack has no kiosk in it: the same file updates every kiosk of the campaign. The same content
makes the same bytes, so that anybody can tell two builds apart.
"""

from kiosk.campaign import Campaign
from kiosk.errors import Refused
from kiosk.home import alone, writing_to
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode, version_of
from sync.central.home import CentreHome

PATIENCE = 10  # seconds, for another build to end


def build(home: CentreHome, keys: CampaignKeys, campaign: Campaign) -> tuple[Pack, bytes]:
    """Publish `campaign` and return its pack, and the bytes of the pack's file.

    Its edition is that of the last build if nothing has changed since, and otherwise the next.
    Raises Refused when the last build is damaged or another one takes long, and Fault when the home
    cannot be written.
    """
    with writing_to(home.path):
        home.path.mkdir(parents=True, exist_ok=True)
    # Alone, or two builds at once would be two packs of one edition.
    with alone(home.build_lock, Refused("build-running"), patience=PATIENCE):
        last = home.built(campaign.id, keys.public)
        edition = 1
        if last is not None:
            edition = last.edition + (version_of(last.campaign) != version_of(campaign))
        pack = Pack(campaign, keys.public, edition=edition)
        data = encode(pack, keys.signing)
        home.publish(campaign)
        # Last: no kiosk is enrolled with a questionnaire that the centre does not know.
        home.keep_pack(campaign.id, data)
    return pack, data
