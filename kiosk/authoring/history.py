"""What has changed since a campaign was last built: a code must never change its meaning.

Answers that were given keep their codes. Whoever counts them later reads the text that the code
has now, so that a changed text is worth a second look, and a reused code is a mistake. A promise or
an event that is gone leaves addresses behind that people have been given.
"""

from collections.abc import Iterator, Sequence

from kiosk.campaign import Campaign
from kiosk.finding import Finding
from kiosk.questionnaire import Question, Questionnaire, Text

_TYPES = {"single": "select_one", "multiple": "select_multiple", "number": "integer / decimal"}
"""Kinds under the names that the sheet survey has for them; all others are called the same."""


def compare_campaigns(before: Campaign, now: Campaign) -> Iterator[Finding]:
    """Yield a warning for each question, code, event and promise that was changed or dropped."""
    yield from compare(before.questionnaire, now.questionnaire, now.languages)
    events = {event.id for event in now.events}
    for event in before.events:
        if event.id not in events:
            yield Finding("warning", "event-dropped", {"event": event.id, "name": event.place})
    promises = {promise.id for promise in now.promises}
    for promise in before.promises:
        if promise.id not in promises:
            yield Finding("warning", "promise-dropped", {"promise": promise.id})


def compare(
    before: Questionnaire, now: Questionnaire, languages: Sequence[str]
) -> Iterator[Finding]:
    """Yield a warning for each text of a code that was changed, and each code that was dropped.

    A text is quoted in the first of the `languages` in which it is another one.
    """
    names = {question.name: question for question in now.questions}
    for old in before.questions:
        new = names.get(old.name)
        if new is None:
            yield Finding("warning", "question-dropped", {"question": old.name})
        elif new.kind != old.kind:
            kinds = {
                "before": _TYPES.get(old.kind, old.kind),
                "now": _TYPES.get(new.kind, new.kind),
            }
            yield Finding("warning", "question-kind-changed", {"question": old.name, **kinds})
        else:
            yield from _choices(old, new, languages)


def _choices(old: Question, new: Question, languages: Sequence[str]) -> Iterator[Finding]:
    for choice in old.choices:
        where = {"question": old.name, "code": choice.code}
        kept = new.choice(choice.code)
        if kept is None:
            yield Finding("warning", "code-dropped", where)
            continue
        changed = _changed(choice.label, kept.label, languages)
        if changed:
            before, now = choice.label[changed], kept.label[changed]
            values = {**where, "language": changed, "before": before, "now": now}
            yield Finding("warning", "code-text-changed", values)


def _changed(old: Text, new: Text, languages: Sequence[str]) -> str:
    """Return the first language in which a text is another one now, "" when there is none."""
    tags = dict.fromkeys([*languages, *old])
    return next((tag for tag in tags if tag in old and tag in new and new[tag] != old[tag]), "")
