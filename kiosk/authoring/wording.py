"""What is written for people in an XLSForm: what of it is not shown the way it was meant."""

import re

from kiosk.authoring.columns import Fields
from kiosk.authoring.notes import Notes

_REFERENCE = re.compile(r"\$\{[^{}$]*\}")
_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]{0,300}>|\*\*|^#+ |\[[^\[\]]{1,300}\]\([^()]{1,300}\)", re.MULTILINE
)


def note_texts(fields: Fields, name: str, notes: Notes) -> None:
    """Tell of a text that asks for an answer, or for markup."""
    marked = []
    for written, place in fields.cells(name):
        if _REFERENCE.search(written):
            notes.refuse("label-reference", place)
        elif _MARKUP.search(written):
            marked.append(place)
    for place in marked[:1]:
        notes.remark("label-markup", place)


def note_pictures(fields: Fields, notes: Notes) -> None:
    """Tell of pictures that are not the same in all languages: there is one for all."""
    first, *others = list(fields.cells("image")) or [("", fields.place())]
    for written, place in others:
        if written != first[0]:
            notes.leave_out("image-language", place, image=written, first=first[0])
