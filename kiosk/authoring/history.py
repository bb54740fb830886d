"""What has changed since a questionnaire was last built: a code must never change its meaning.

Answers that were given keep their codes. Whoever counts them later reads the text that the code
has now, so that a changed text is worth a second look, and a reused code is a mistake.
"""

from collections.abc import Iterator

from kiosk.finding import Finding
from kiosk.questionnaire import Question, Questionnaire, Text


def compare(before: Questionnaire, now: Questionnaire) -> Iterator[Finding]:
    """Yield a warning for each text of a code that was changed, and each code that was dropped."""
    names = {question.name: question for question in now.questions}
    for old in before.questions:
        new = names.get(old.name)
        if new is None:
            yield Finding("warning", "question-dropped", {"question": old.name})
        elif new.kind != old.kind:
            values = {"question": old.name, "before": old.kind, "now": new.kind}
            yield Finding("warning", "question-kind-changed", values)
        else:
            yield from _choices(old, new)


def _choices(old: Question, new: Question) -> Iterator[Finding]:
    for choice in old.choices:
        where = {"question": old.name, "code": choice.code}
        kept = new.choice(choice.code)
        if kept is None:
            yield Finding("warning", "code-dropped", where)
            continue
        changed = _changed(choice.label, kept.label)
        if changed:
            before, now = choice.label[changed], kept.label[changed]
            values = {**where, "language": changed, "before": before, "now": now}
            yield Finding("warning", "code-text-changed", values)


def _changed(old: Text, new: Text) -> str:
    """Return the first language in which a text is another one now, "" when there is none."""
    return next((tag for tag, text in old.items() if tag in new and new[tag] != text), "")
