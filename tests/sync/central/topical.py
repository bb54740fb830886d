"""A campaign whose visitors carry what they chose along to the promise page."""

import msgspec

from kiosk.campaign import Campaign, Promise
from kiosk.questionnaire import Choice, Question, Questionnaire


def with_topics(campaign: Campaign) -> Campaign:
    """Return the campaign with an area and themes, of which "traffic" has a promise."""
    area = Question(
        "area", "single", {"sv": "Var?"}, choices=[Choice("on", {"mul": "Ön"})], topic="area"
    )
    themes = [
        Choice("traffic", {"sv": "Lugn trafik", "en": "Calm traffic"}),
        Choice("light", {"sv": "Mer ljus", "en": "More light"}),
        Choice("other", {"sv": "Annat"}, last=True),
    ]
    ideas = Question(
        "ideas", "multiple", {"sv": "Vad?"}, choices=themes, max_picks=2, topic="theme"
    )
    return msgspec.structs.replace(campaign, questionnaire=Questionnaire([area, ideas]))


def with_two_promises(campaign: Campaign) -> Campaign:
    """Return the campaign with a promise of no theme before the one about traffic."""
    first = Promise("play", {"sv": "En lekplats."}, [{"sv": "Kommunen"}], [], "planned")
    return msgspec.structs.replace(campaign, promises=[first, *campaign.promises])
