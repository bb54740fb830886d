"""What is told of a visit: its answers in words, and what the guard has found in a text."""

from collections.abc import Sequence
from html import escape

from kiosk import wording
from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.privacy import Finding
from kiosk.questionnaire import Answer, Question, day_in
from kiosk.visit import Visit
from ui.comfort import ComfortModel
from ui.rows import Row

FOUND_COLOUR = {  # of what the guard found, 7:1 on the card of each look
    ComfortModel.Look.PAPER: "#8C2A18",
    ComfortModel.Look.DARK: "#FFC9BC",
    ComfortModel.Look.CONTRAST: "#FFE45C",
}
SUMMARY = ("name", "label", "answer", "outcome", "written", "unspoken")
_FOUND = "<font color='{colour}'><b><u>{text}</u></b></font>"


def summary(campaign: Campaign, form: Form, visit: Visit) -> list[Row]:
    """Return a row for each question that showed: given, declined, or passed over."""
    rows: list[Row] = []
    for question in form.shown(visit.answers):
        if question.kind == "note":
            continue
        answer = visit.answers.get(question.name)
        passed = question.name not in visit.answers
        rows.append(
            {
                "name": question.name,
                "label": _label(campaign, question, visit.language),
                "answer": in_words(campaign, question, answer, visit.language),
                "written": question.kind == "text",
                "unspoken": _is_sensitive(question, answer),
                "outcome": "passed" if passed else "declined" if answer is None else "given",
            }
        )
    return rows


def _is_sensitive(question: Question, answer: Answer | None) -> bool:
    codes = answer if isinstance(answer, list) else [answer]
    return question.sensitive or any(c.sensitive and c.code in codes for c in question.choices)


def _label(campaign: Campaign, question: Question, language: str) -> str:
    """Return the question, with the heading of its group, which may be half of it."""
    group = campaign.questionnaire.group(question.group) if question.group else None
    label = campaign.say(question.label, language)
    heading = campaign.say(group.label, language) if group else ""
    return f"{heading} {label}" if heading else label


def in_words(campaign: Campaign, question: Question, answer: Answer | None, language: str) -> str:
    """Return an answer as a person reads it."""
    if answer is None:
        return ""
    if isinstance(answer, int | float):
        return wording.number(answer, language)
    if question.kind == "text":
        return str(answer)
    if question.kind == "date":
        day = day_in(str(answer))
        return wording.long_date(day, language) if day else ""
    codes = [answer] if isinstance(answer, str) else answer
    chosen = [choice for code in codes if (choice := question.choice(code)) is not None]
    labels = [campaign.say(choice.label, language) for choice in chosen]
    if question.kind == "rank":
        labels = [f"{place}. {label}" for place, label in enumerate(labels, start=1)]
    return ("؛ " if language.startswith("ar") else "; ").join(labels)


def marked(text: str, findings: Sequence[Finding], colour: str) -> str:
    """Return `text` as markup (Qt's styled text) in which what the guard found stands out."""
    at, parts = 0, []
    for found in findings:
        parts.append(escape(text[at : found.start]))
        parts.append(_FOUND.format(colour=colour, text=escape(text[found.start : found.end])))
        at = found.end
    return "".join([*parts, escape(text[at:])]).replace("\n", "<br>")
