"""Reads a campaign folder, the form in which a coordinator writes a campaign, and checks it.

    campaign.toml        texts, events, contacts, addresses
    questionnaire.toml   questions and choices
    promises.toml        promises and their follow-up; may be missing
    *.svg, *.png, *.jpg  maps and pictures that questions and choices name as their image

A kiosk never reads a folder: it gets the compiled campaign in a pack.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from kiosk.campaign import Campaign
from kiosk.campaign_check import check
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.finding import Finding
from kiosk.questionnaire import Questionnaire

FILE_LIMIT = 4 * 2**20  # bytes


def read(folder: Path) -> Campaign:
    """Return the campaign in `folder`; raise Refused with the first error, Fault if unreadable."""
    campaign = _decode(folder)
    for finding in check(campaign):
        if finding.level == "error":
            raise Refused(finding.code, **finding.values)
    return campaign


def findings(folder: Path) -> tuple[Campaign | None, list[Finding]]:
    """Return the campaign, if it can be read at all, and everything there is to say about it."""
    try:
        campaign = _decode(folder)
    except LyssnaError as error:
        return None, [Finding("error", error.code, error.values)]
    return campaign, list(check(campaign))


def _decode(folder: Path) -> Campaign:
    content = _toml(folder / "campaign.toml")
    content["questionnaire"] = _toml(folder / "questionnaire.toml")
    promises = folder / "promises.toml"
    content["promises"] = _toml(promises).get("promises", []) if promises.exists() else []
    try:
        campaign = msgspec.convert(content, Campaign)
    except msgspec.ValidationError as error:
        # msgspec's sentence names the place by its path; a campaign folder holds no answers.
        raise Refused("campaign-wrong", folder=folder, reason=error) from None
    return msgspec.structs.replace(campaign, media=_media(folder, campaign.questionnaire))


def _media(folder: Path, form: Questionnaire) -> dict[str, bytes]:
    """Return the images that questions show, as far as the folder itself holds them."""
    wanted = {question.image for question in form.questions}
    wanted |= {choice.image for question in form.questions for choice in question.choices}
    # Looked for among the names that are there: no name in a file becomes a path.
    found = sorted(file for file in folder.iterdir() if file.name in wanted and file.is_file())
    return {file.name: _bytes(file) for file in found}


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(file).decode("utf-8"))
    except (ValueError, RecursionError) as error:  # with TOMLDecodeError and UnicodeDecodeError
        raise Refused("campaign-file-damaged", file=file, reason=error) from None


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file() and file.exists():
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise Fault("campaign-file-missing", file=file) from None
    except OSError:
        raise Fault("file-unreadable", file=file, retry=True) from None
    if len(data) > FILE_LIMIT:
        raise Refused("campaign-file-large", file=file)
    return data
