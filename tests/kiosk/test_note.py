"""Notes of the staff: short, on one line, and never about a visitor."""

import pytest

from kiosk.errors import Refused
from kiosk.note import LONGEST, LONGEST_STAND, checked, checked_stand

PERSONAL = [
    "Ring 070-123 45 67",
    "skriv till anna@example.se",
    "19121212-1212 kom tillbaka",
    "se https://example.se/anna",
]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  Regn hela dagen. ", "Regn hela dagen."),
        ("Två\nrader\tmed mellanrum", "Två rader med mellanrum"),
        ("Bytte\x00skrivare\x1b", "Bytte skrivare"),
        ("Kalle Karlsson avlöste", "Kalle Karlsson avlöste"),  # only looks like a name
        ("x" * LONGEST, "x" * LONGEST),
    ],
)
def test_note_is_kept_on_one_line(typed: str, kept: str) -> None:
    assert checked(typed) == kept


@pytest.mark.parametrize("typed", PERSONAL)
def test_note_that_can_lead_to_a_person_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(typed)
    assert refused.value.code == "note-personal"
    assert not any(word in refused.value.text("sv") for word in typed.split() if len(word) > 6)


def test_note_that_is_too_long_is_refused() -> None:
    for check, longest in ((checked, LONGEST), (checked_stand, LONGEST_STAND)):
        assert check("x" * longest)
        with pytest.raises(Refused, match=str(longest)) as refused:
            check("x" * (longest + 1))
        assert refused.value.code == "note-long"
