"""Tells text that reads like a crime going on now, a report to the police or a life in danger.

The kiosk is no tip line, and what is written here is read days later: such a text is answered with
112, 114 14 and the staff at the stand, and is not kept. Wishes about the police, and what happened
to somebody long ago or happens every weekend, are what the kiosk is for.
"""

import re

from kiosk.urgent_words import ALONE, ALWAYS, GOING_ON, HABIT, HAPPENED, LONG_AGO

_ALWAYS, _GOING_ON, _HAPPENED = (
    re.compile("|".join(patterns), re.IGNORECASE) for patterns in (ALWAYS, GOING_ON, HAPPENED)
)
_HABIT, _LONG_AGO = (re.compile(rf"\b(?:{words})\b", re.I) for words in (HABIT, LONG_AGO))
_END = re.compile(r"[.!?؟]+(?=\s|$)|\n")


def is_urgent(text: str) -> bool:
    """Tell whether `text` should be met with a telephone number instead of being kept.

    Reads Swedish and English, and a few plain turns of phrase in Finnish and Arabic.
    """
    if re.fullmatch(ALONE, text, re.IGNORECASE):
        return True
    return any(_calls(" ".join(sentence.split())) for sentence in _END.split(text))


def _calls(sentence: str) -> bool:
    """Tell whether one sentence is a call for help, a report or a tip."""
    if _ALWAYS.search(sentence):
        return True
    if _GOING_ON.search(sentence) and not _HABIT.search(sentence):
        return True
    return bool(_HAPPENED.search(sentence)) and not _LONG_AGO.search(sentence)
