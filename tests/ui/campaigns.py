"""Small campaigns, made of the questions that a test is about."""

from typing import Any

import msgspec

import resources
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.questionnaire import Choice, Question, Questionnaire

CAMPAIGNS = ("umea-2016", "alla-typer")


def sample(folder_name: str, **changes: Any) -> Campaign:
    """Return one of the campaigns that come with the program."""
    campaign = folder.read(resources.path("campaigns", folder_name))
    return msgspec.structs.replace(campaign, **changes)


def asking(*questions: Question, languages: tuple[str, ...] = ("sv",)) -> Campaign:
    """Return a campaign that asks `questions`."""
    form = Questionnaire(list(questions))
    campaign = sample("umea-2016", questionnaire=form, languages=list(languages))
    # Their themes are choices of questions that are not asked here.
    promises = [msgspec.structs.replace(promise, themes=[]) for promise in campaign.promises]
    return msgspec.structs.replace(campaign, promises=promises)


def choices(*labels: str) -> list[Choice]:
    """Return choices with the codes c0, c1 and so on."""
    return [Choice(f"c{place}", {"sv": label}) for place, label in enumerate(labels)]
