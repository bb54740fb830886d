"""The pictures of a campaign folder: those that something names, bounded and of their kind."""

from pathlib import Path

from kiosk.authoring.files import Files
from kiosk.authoring.sheets import read_bytes
from kiosk.campaign import Campaign
from kiosk.campaign_check import MOST_MEDIA
from kiosk.errors import LyssnaError, Refused
from kiosk.finding import Finding, Place

_BEGINS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def read_media(files: Files, campaign: Campaign) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the pictures that `campaign` names, and why others cannot be used."""
    found: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in files.among(sorted(_wanted(campaign))):
        file = files.path(name)
        try:
            if not file.is_dir():
                found[name] = _picture(file)
        except LyssnaError as error:
            findings.append(Finding("error", error.code, error.values, Place(name)))
    return found, findings


def _wanted(campaign: Campaign) -> set[str]:
    questions = campaign.questionnaire.questions
    wanted = {campaign.logo, *(question.image for question in questions)}
    wanted.update(choice.image for question in questions for choice in question.choices)
    return wanted - {""}


def _picture(file: Path) -> bytes:
    """Return a picture; raise Refused when it is large or of another kind, Fault if unreadable."""
    data = read_bytes(file, MOST_MEDIA)
    kind = file.suffix.lower()
    # An SVG is looked at closely where one is read as a map (kiosk/regions.py).
    fits = b"svg" in data if kind == ".svg" else data.startswith(_BEGINS.get(kind, b"\x00no"))
    if not fits:
        known = "JPG" if kind == ".jpeg" else kind.lstrip(".").upper()
        kinds = known if kind in (".svg", *_BEGINS) else "SVG, PNG, JPG"
        raise Refused("media-kind-wrong", file=file.name, kind=kinds)
    return data
