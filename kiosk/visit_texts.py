"""What is asked about a text before it is kept, and again before it is sent.

An urgent text and one with a certain detail never get as far as SENDING.
"""

from dataclasses import replace

from kiosk import privacy
from kiosk.form import Form
from kiosk.questionnaire import WRITTEN, Question
from kiosk.urgent import is_urgent
from kiosk.visit_answers import take, written
from kiosk.visit_pages import forward, show
from kiosk.visit_state import Act, Step, Visit, can_go_on, page_of


def go_on(visit: Visit, act: Act) -> Visit:
    """Take along what the fields hold, unless a text has to be talked about first."""
    parts = page_of(visit, act.form).parts
    if not all(can_go_on(visit, part) for part in parts):
        return visit
    for part in parts:
        if part.kind not in WRITTEN:
            continue
        typed = visit.drafts.get(part.name, "").strip()
        if part.kind == "text" and part.name not in visit.passed:
            stopped = _stopped(visit, part, typed)
            if stopped is not None:
                return stopped
        visit = take(visit, part, written(part, typed))
    for part in parts:
        if act.form.objection(part, visit.answers):
            return replace(visit, objection=part.name)
    return forward(visit, act.form)


def _stopped(visit: Visit, part: Question, text: str) -> Visit | None:
    """Return the visit on the page that speaks of `text`, or None when nothing is to be said."""
    step = Step.URGENT if is_urgent(text) else Step.GUARD if privacy.find(text) else None
    drafts = {**visit.drafts, part.name: text}
    return replace(visit, step=step, drafts=drafts, examined=part.name) if step else None


def _settled(visit: Visit, act: Act) -> Visit:
    """Go on from a page that has spoken of a text, whose draft is as it is to be."""
    passed = visit.passed | {visit.examined}
    return go_on(replace(visit, step=Step.QUESTION, passed=passed), act)


def mask(visit: Visit, act: Act) -> Visit:
    """Go on with a mask in the place of every detail."""
    findings = findings_in(visit, act.form)
    masked = privacy.mask(visit.draft, findings)
    longest = act.form.question(visit.examined).max_length  # a mask may be longer than a name
    drafts = {**visit.drafts, visit.examined: masked[:longest]}
    return _settled(replace(visit, drafts=drafts, guarded=visit.guarded + len(findings)), act)


def keep(visit: Visit, act: Act) -> Visit:
    """Keep a text in which there are hints only; what is certainly a detail has to go."""
    certain = any(finding.detail.certain for finding in findings_in(visit, act.form))
    return visit if certain else _settled(visit, act)


def drop(visit: Visit, act: Act) -> Visit:
    """Go on without the text; what the guard had found in it was removed with it."""
    guarded = visit.guarded + len(findings_in(visit, act.form))
    drafts = {**visit.drafts, visit.examined: ""}
    return _settled(replace(visit, drafts=drafts, guarded=guarded), act)


def edit(visit: Visit, act: Act) -> Visit:
    """Go back to the text as it was written."""
    return replace(visit, step=Step.QUESTION, examined="")


def send(visit: Visit, act: Act) -> Visit:
    """Send, unless a text still holds what must not be sent, whatever way it came here."""
    before, held = "", act.form.objections(visit.answers)
    for page in act.form.pages(visit.answers):
        for part in page.parts:
            text = visit.answers.get(part.name)
            if part.name in held:
                shown = show(replace(visit, returning=True), page, act.form)
                return replace(shown, objection=part.name)
            if part.kind != "text" or not isinstance(text, str):
                continue
            if _must_go(text):
                shown = show(replace(visit, returning=True), page, act.form)
                return _stopped(shown, part, text) or shown
            if before and privacy.find_across(before, text):
                shown = show(replace(visit, returning=True), page, act.form)
                return replace(shown, step=Step.GUARD, examined=part.name)
            before = text
    return replace(visit, step=Step.SENDING, answers=act.form.kept(visit.answers))


def findings_in(visit: Visit, form: Form) -> list[privacy.Finding]:
    """Return what the guard has found in the text that it speaks of, or across the one before."""
    found = privacy.find(visit.draft)
    if found:
        return found
    before = ""
    for question in form.shown(visit.answers):
        if question.name == visit.examined:
            break
        text = visit.answers.get(question.name)
        before = text if question.kind == "text" and isinstance(text, str) else before
    return privacy.find_across(before, visit.draft) if before else []


def _must_go(text: str) -> bool:
    return is_urgent(text) or any(finding.detail.certain for finding in privacy.find(text))
