"""Counts that may be shown: none from which fewer than five people could be told.

To hide the small ones is not enough where the whole is known: a single hidden count is the whole
less the others. So what is hidden together must be five people or more, in two counts or more.
"""

from collections.abc import Mapping
from typing import TypeVar

from kiosk.campaign import SMALLEST_SHOWN

Key = TypeVar("Key")


def alone(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """Return counts with None for the small ones: where people may be in several of them."""
    return {key: n if n >= SMALLEST_SHOWN else None for key, n in counts.items()}


def together(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """Return counts with None for the hidden ones: where everybody is in just one of them.

    The smallest of the others are hidden as well, until what is hidden tells of nobody.
    """
    shown = alone(counts)
    rest = sorted((key for key, n in shown.items() if n is not None), key=lambda key: counts[key])
    for key in rest:
        if _tells_nobody([counts[key] for key, n in shown.items() if n is None]):
            break
        shown[key] = None
    return shown


def _tells_nobody(hidden: list[int]) -> bool:
    """Tell whether nobody can be found in counts of which at most the sum is known."""
    whole, most = sum(hidden), SMALLEST_SHOWN - 1
    return whole == 0 or len(hidden) > 1 and whole >= SMALLEST_SHOWN and whole != most * len(hidden)
