"""The few words that staff may write about a session: short, and never about a visitor.

They travel in reports, so what is certainly a personal detail is refused, as in a visitor's text.
"""

from kiosk import privacy
from kiosk.errors import Refused

LONGEST = 200  # characters
LONGEST_STAND = 60


def checked(text: str, longest: int = LONGEST) -> str:
    """Return a note as it is stored, on one line.

    Raises Refused when it is longer than `longest` characters, or holds what is certainly a
    personal detail: a number, an address, a link. What only looks like a name may stay.
    """
    tidy = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(tidy) > longest:
        raise Refused("note-long", longest=longest)
    if any(finding.detail.certain for finding in privacy.find(tidy)):
        raise Refused("note-personal")
    return tidy


def checked_stand(name: str) -> str:
    """Return the name of a stand as it is stored; raise Refused as `checked`."""
    return checked(name, LONGEST_STAND)
