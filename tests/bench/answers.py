"""What the measurements of sync share: a kiosk of the sample campaign, and answers to it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from random import Random
from uuid import uuid4

import resources
from kiosk.authoring import folder
from kiosk.campaign import version_of
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.questionnaire import Answers
from kiosk.seal import Response

EVENT = "ikea-2016-04-02"
NOW = datetime(2016, 4, 2, 12, 30)


def a_pack() -> tuple[Pack, CampaignKeys]:
    """Return the pack of a kiosk of the sample campaign, and the campaign's keys."""
    campaign = folder.read(resources.path("campaigns", "umea-2016"))
    keys = CampaignKeys.generate()
    return Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys


def some_responses(pack: Pack, n: int) -> Iterator[Response]:
    """Return `n` responses as at the sample's stand: most questions answered, a text in three."""
    return islice(_responses(pack), n)


def _responses(pack: Pack) -> Iterator[Response]:
    dice = Random(2016)
    version = version_of(pack.campaign.questionnaire)
    while True:
        yield Response(
            id=str(uuid4()),
            campaign=pack.campaign.id,
            questionnaire=version,
            event=EVENT,
            hour=12,
            language="sv",
            answers=_answers(dice),
        )


def _answers(dice: Random) -> Answers:
    answers: Answers = {
        "area": dice.choice(["berghem", "centrum", "haga", "sandbacka"]),
        "alone": "rather-unsafe",
        "problems": dice.sample(["dark", "litter", "vandalism", "mopeds"], 2),
        "unsafe_where": ["stop", "path"],
        "unsafe_when": ["evening"],
        "ideas": dice.sample(["synas", "belysning", "trafik", "unga"], 2),
        "police_cares": dice.choice(["yes", "partly", "no"]),
        "municipality_cares": dice.choice(["yes", "partly", "no"]),
        "age": dice.choice(["16-24", "25-44", "45-64"]),
        "gender": None,
    }
    if dice.random() < 1 / 3:
        answers["ideas_text"] = "Fler lampor på gångvägen mellan hållplatsen och skolan, tack."
    return answers
