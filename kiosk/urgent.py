"""Tells text that reads like a crime going on now, a report to the police or a life in danger.

The kiosk is no tip line and nobody reads it in time: such a text is answered with 112, 114 14 and
the staff at the stand, and is not kept.
"""

import re

_URGENT = re.compile(
    r"\bvill (?:jag )?(?:göra en (?:polis)?anmälan|(?:polis)?anmäla)\b|\bslår mig\b"
    r"|\bta livet av mig\b|\bi want to report a\b|\bjag blir slagen\b|\bbryter sig in nu\b",
    re.I,
)


def is_urgent(text: str) -> bool:
    """Tell whether `text` should be met with a telephone number instead of being kept."""
    return bool(_URGENT.search(text))
