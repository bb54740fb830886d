"""The pictures of a campaign folder: those that something names, bounded and of their kind."""

from pathlib import Path

from kiosk.authoring.files import Files
from kiosk.authoring.sheets import read_bytes
from kiosk.campaign_check import MOST_MEDIA
from kiosk.errors import LyssnaError, Refused
from kiosk.finding import Finding, Place
from kiosk.form_check import is_picture
from kiosk.questionnaire import Questionnaire

KINDS = (".svg", ".png", ".jpg", ".jpeg")


def read_media(
    files: Files, form: Questionnaire, logo: str = ""
) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the pictures that `form` and the campaign name, and why others cannot be used."""
    found: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in files.among(sorted(_wanted(form) | {logo} - {""})):
        file = files.path(name)
        try:
            if not file.is_dir():
                found[name] = _picture(file)
        except LyssnaError as error:
            findings.append(Finding("error", error.code, error.values, Place(name)))
    return found, findings


def _wanted(form: Questionnaire) -> set[str]:
    wanted = {question.image for question in form.questions}
    wanted.update(choice.image for question in form.questions for choice in question.choices)
    return wanted - {""}


def _picture(file: Path) -> bytes:
    """Return a picture; raise Refused when it is large or of another kind, Fault if unreadable."""
    try:
        data = read_bytes(file, MOST_MEDIA)
    except Refused:
        raise Refused("media-large") from None
    kind = file.suffix.lower()
    if not is_picture(file.name, data):
        known = "JPG" if kind == ".jpeg" else kind.lstrip(".").upper()
        kinds = known if kind in KINDS else "SVG, PNG, JPG"
        raise Refused("media-kind-wrong", file=file.name, kind=kinds)
    return data
