"""Every page of a campaign, each with the visit that shows it: the stops of a tour.

Knows what there is to see, and nothing of windows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.privacy import Detail
from kiosk.questionnaire import WRITTEN, Answers, Page, Question
from kiosk.visit import Step, Visit
from ui.reaching import WORDS, answer_to, asked_pages, filled, first_form, held, reaching

TEXTS = {
    Detail.IDENTITY_NUMBER: "Jag har nummer 811218-9876.",
    Detail.TELEPHONE: "Ring mig på 070-123 45 67.",
    Detail.EMAIL: "Skriv till anna@example.com.",
    Detail.LINK: "Läs på www.example.com/abc.",
    Detail.PLATE: "Bilen hade ABC 123.",
    Detail.ADDRESS: "Lampan på Storgatan 12 är trasig.",
    Detail.NAME: "Jag heter Anna Svensson.",
    Detail.ACCUSATION: "Grannen säljer knark.",
}
"""A text with each detail that the guard finds."""

URGENT = "Någon blir misshandlad just nu"


class Mood(Enum):
    """What is to happen around a page before it is looked at."""

    USUAL = 0
    ASLEEP = 1  # outside the hours of every event
    CLOSED = 2  # no session is open
    IDLE = 3  # nobody has touched the screen for a while
    TYPING = 4  # the keyboard is up
    SWAPPED = 5  # the list instead of the map, or the map
    LANGUAGES = 6  # the sheets over the page
    COMFORT = 7


@dataclass(frozen=True)
class Stop:
    """One page to look at. `visit` makes the visit in a language."""

    name: str
    page: str  # as people call it: the name of the question, or of the page
    visit: Callable[[str], Visit]
    mood: Mood = Mood.USUAL
    enlarges: bool = True  # follows the visitor's size of text
    main_only: bool = False  # shows in the main language alone


def stops(campaign: Campaign) -> list[Stop]:
    """Return the pages in the order of a visit; questions that can never show are left out."""
    main = campaign.main_language
    at_rest = Stop("attract", "attract", lambda _: Visit(main), enlarges=False)
    return [
        at_rest,
        replace(at_rest, name="asleep", mood=Mood.ASLEEP, main_only=True),
        replace(at_rest, name="closed", mood=Mood.CLOSED, main_only=True),
        *_of(Step.START, "start"),
        *_of(Step.START, "languages", mood=Mood.LANGUAGES),
        *_of(Step.START, "comfort", mood=Mood.COMFORT),
        *_questions(campaign),
        *_interruptions(campaign),
        Stop("summary", "summary", partial(_summary, filled(campaign))),
        *_of(Step.START, "idle", mood=Mood.IDLE),
        *_of(Step.THANKS, "thanks"),
        *_of(Step.FAILED, "failed"),
    ]


def _summary(answers: Answers, tag: str) -> Visit:
    return Visit(tag, Step.SUMMARY, answers=answers)


def _of(step: Step, name: str, mood: Mood = Mood.USUAL) -> Iterator[Stop]:
    yield Stop(name, name, lambda tag: Visit(tag, step), mood)


def _questions(campaign: Campaign) -> Iterator[Stop]:
    form = first_form(campaign)
    for page in asked_pages(campaign):
        answers = reaching(form, page.parts[0].name)
        if answers is None:
            continue
        fresh, done = partial(_fresh, page, answers), partial(_done, form, page, answers)
        yield Stop(page.name, page.name, fresh)
        for part in page.parts:
            refused = held(form, part, answers)
            if refused is not None:
                stopped = partial(_held, page, part, refused)
                yield Stop(f"{page.name}-held-{part.name}", page.name, stopped)
        if any(part.appearance == "map" for part in page.parts):
            yield Stop(f"{page.name}-swapped", page.name, fresh, Mood.SWAPPED)
        if any(part.kind not in ("note", "single") for part in page.parts):
            yield Stop(f"{page.name}-answered", page.name, done)
        if any(part.kind == "text" for part in page.parts):
            yield Stop(f"{page.name}-typing", page.name, fresh, Mood.TYPING)


def _fresh(page: Page, answers: Answers, tag: str) -> Visit:
    return Visit(tag, Step.QUESTION, page=page.name, answers=answers)


def _held(page: Page, part: Question, answers: Answers, tag: str) -> Visit:
    """Return a visit that has wanted to go on, and was asked for another answer to `part`."""
    visit = replace(_fresh(page, answers, tag), objection=part.name)
    drafts = {part.name: str(answers.get(part.name, ""))} if part.kind in WRITTEN else {}
    return replace(visit, drafts=drafts)


def _done(form: Form, page: Page, answers: Answers, tag: str) -> Visit:
    """Return a visit on a page whose questions are all answered."""
    asked = [part for part in page.parts if part.kind != "note"]
    given = {part.name: answer_to(part) for part in asked if part.kind not in WRITTEN}
    drafts = {part.name: str(answer_to(part)) for part in asked if part.kind in WRITTEN}
    return replace(_fresh(page, form.kept({**given, **answers}), tag), drafts=drafts)


def _interruptions(campaign: Campaign) -> Iterator[Stop]:
    """Yield what comes between two questions: help, and what is asked about a text."""
    form = first_form(campaign)
    asked = [q for q in form.questions if q.kind != "calculate"]
    shown = [q for q in asked if reaching(form, q.name) is not None]
    opening = [(q, choice.code) for q in shown for choice in q.choices if choice.opens_help]
    for question, code in opening[:1]:
        yield Stop("help", "help", partial(_helped, form, question, code))
    for question in [q for q in shown if q.kind == "text"][:1]:
        for detail, text in TEXTS.items():
            name = f"guard-{detail.value}"
            yield Stop(name, "guard", partial(_stopped, form, question, Step.GUARD, text))
        long = _long(question.max_length)
        yield Stop("guard-long", "guard", partial(_stopped, form, question, Step.GUARD, long))
        yield Stop("urgent", "urgent", partial(_stopped, form, question, Step.URGENT, URGENT))


def _helped(form: Form, question: Question, code: str, tag: str) -> Visit:
    answers = reaching(form, question.name) or {}
    answers[question.name] = code if question.kind == "single" else [code]
    page = question.group or question.name
    return Visit(tag, Step.HELP, page=page, answers=answers, helped=True)


def _stopped(form: Form, question: Question, step: Step, text: str, tag: str) -> Visit:
    """Return a visit in which something is to be said about `text`."""
    return Visit(
        tag,
        step,
        page=question.group or question.name,
        answers=reaching(form, question.name) or {},
        drafts={question.name: text},
        examined=question.name,
    )


def _long(length: int) -> str:
    """Return the longest text that is allowed, with a detail at its end."""
    end = TEXTS[Detail.TELEPHONE]
    words = (WORDS + " ") * (length // len(WORDS))
    return words[: max(0, length - len(end) - 1)].rpartition(" ")[0] + " " + end
