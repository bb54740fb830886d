"""From page to page: onward, back, and from the summary to a page and straight back."""

from dataclasses import replace

from kiosk.form import Form
from kiosk.questionnaire import WRITTEN, Page
from kiosk.visit_answers import take, written
from kiosk.visit_state import Act, Step, Visit, has_answer, page_of


def show(visit: Visit, page: Page | None, form: Form) -> Visit:
    """Show `page`, or the summary after the last one."""
    visit = replace(visit, drafts={}, examined="", passed=frozenset())
    if page is None:
        return replace(visit, step=Step.SUMMARY, page="", returning=False)
    if page.name not in visit.seen:
        visit = _with_defaults(visit, page, form)
    drafts = {
        part.name: str(answer)
        for part in page.parts
        if part.kind in WRITTEN and (answer := visit.answers.get(part.name)) is not None
    }
    seen = visit.seen | {page.name}
    return replace(visit, step=Step.QUESTION, page=page.name, drafts=drafts, seen=seen)


def _with_defaults(visit: Visit, page: Page, form: Form) -> Visit:
    """Answer what a page is answered with before the visitor does anything, the first time."""
    for part in page.parts:
        if part.default and part.name not in visit.answers:
            visit = take(visit, part, form.default(part, visit.answers))
    return visit


def _neighbour(visit: Visit, form: Form, step: int) -> Page | None:
    pages = form.pages(visit.answers)
    here = next(i for i, page in enumerate(pages) if page.name == visit.page) + step
    return pages[here] if 0 <= here < len(pages) else None


def forward(visit: Visit, form: Form) -> Visit:
    """Go to the next page that shows; from the summary, only to one that is new."""
    answers = form.kept(visit.answers)
    shown = {page.name for page in form.pages(answers)}
    visit = replace(visit, answers=answers, seen=visit.seen & shown)
    following = _neighbour(visit, form, +1)
    while visit.returning and following is not None and following.name in visit.seen:
        visit = replace(visit, page=following.name)
        following = _neighbour(visit, form, +1)
    return show(visit, following, form)


def first(visit: Visit, act: Act) -> Visit:
    """Show the first page."""
    return show(visit, next(iter(act.form.pages(visit.answers)), None), act.form)


def last(visit: Visit, act: Act) -> Visit:
    """Show the last page again, from the summary."""
    pages = act.form.pages(visit.answers)
    return show(visit, pages[-1], act.form) if pages else replace(visit, step=Step.START)


def back(visit: Visit, act: Act) -> Visit:
    """Go to the page before; from one that the summary opened, back there without its texts."""
    form = act.form
    if visit.returning:
        return show(replace(visit, answers=form.kept(visit.answers)), None, form)
    for part in page_of(visit, form).parts:
        if part.kind in WRITTEN:
            # Kept for coming back to; the way forward leads through the guard again.
            visit = take(visit, part, written(part, visit.drafts.get(part.name, "").strip()))
    before = _neighbour(visit, form, -1)
    if before is None:
        return replace(visit, step=Step.START, page="", drafts={}, passed=frozenset())
    return show(visit, before, form)


def decline(visit: Visit, act: Act) -> Visit:
    """Note that the visitor does not want to answer; beside another question, only what is open.

    A text in its field goes too: nobody has looked at it yet. A number that fits stays.
    """
    parts = page_of(visit, act.form).parts
    asked = [part for part in parts if part.kind != "note"]
    for part in asked:
        typed = visit.drafts.get(part.name, "").strip()
        number = written(part, typed) if part.kind == "number" else None
        if len(asked) > 1 and number is not None:
            visit = take(visit, part, number)
        elif len(asked) == 1 or part.kind in WRITTEN or not has_answer(visit, part):
            visit = replace(visit, answers={**visit.answers, part.name: None})
    return forward(visit, act.form)


def revisit(visit: Visit, act: Act) -> Visit:
    """Open the page of the question that was tapped in the summary."""
    for page in act.form.pages(visit.answers):
        if any(part.name == act.value for part in page.parts):
            return show(replace(visit, returning=True), page, act.form)
    return visit
