"""Whether an opened response is one that its batch and its questionnaire can have.

The kiosk cannot make another; the centre checks all the same. A reason is a code for the log and
the receipt, and never holds an answer.
"""

import re

from kiosk.form import Form
from kiosk.questionnaire import Answer
from kiosk.seal import Response
from sync.batch import Batch

_LANGUAGE = re.compile(r"[0-9A-Za-z-]{1,35}")
_MOST_GUARDED = 10_000


def fault_in(response: Response, id_: str, batch: Batch, form: Form) -> str | None:
    """Return why `response`, sent under `id_` in `batch`, is refused, or None when it is not."""
    if response.campaign != batch.campaign:
        return "other-campaign"
    if response.id != id_:
        return "other-id"
    if response.questionnaire != batch.questionnaire:
        return "other-questionnaire"
    if response.event != batch.event:
        return "other-event"
    if not 0 <= response.hour <= 23 or not 0 <= response.guarded <= _MOST_GUARDED:
        return "out-of-range"
    if not _LANGUAGE.fullmatch(response.language):
        return "not-a-language"
    return _fault_in_answers(response, form)


def _fault_in_answers(response: Response, form: Form) -> str | None:
    """Return the first fault of the answers, those to questions that were not shown included."""
    texts = (_fault_in_text(answer) for answer in response.answers.values())
    return form.fault_in(response.answers) or next(filter(None, texts), None)


def _fault_in_text(answer: Answer | None) -> str | None:
    """PostgreSQL takes any character but U+0000."""
    return "not-a-text" if isinstance(answer, str) and "\0" in answer else None
