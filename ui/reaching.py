"""Answers made up to lead somewhere: to one question, or past every page to the summary."""

from kiosk.campaign import Campaign
from kiosk.questionnaire import Answer, Answers, Choice, Question, Questionnaire

WORDS = "Mer ljus vid tunneln och fler vuxna ute på kvällarna."


def reaching(form: Questionnaire, name: str) -> Answers | None:
    """Return answers after which the question called `name` shows; None when none are."""
    answers: Answers = {}
    wanted = form.question(name)
    while wanted.relevant is not None:
        asked = next((q for q in form.questions if q.name == wanted.relevant.question), None)
        if asked is None or asked.name in answers:
            return None
        code = next((c for c in wanted.relevant.any_of if asked.choice(c) is not None), None)
        if code is None:
            return None
        answers[asked.name] = code if asked.kind == "single" else [code]
        wanted = asked
    return answers if any(shown.name == name for shown in form.shown(answers)) else None


def filled(campaign: Campaign) -> Answers:
    """Return a visit in which every question that can be shown along with others is answered."""
    form = campaign.questionnaire
    answers: Answers = {}
    for question in form.questions:
        if question.kind == "note":
            continue
        answers[question.name] = answer_to(question, opening=_opening(form, question))
    return form.kept(answers)


def answer_to(question: Question, opening: str = "") -> Answer | None:
    """Return the longest answer that `question` takes, with the choice `opening` in it."""
    if question.kind in ("range", "number"):
        return int(question.high) if question.high.is_integer() else question.high
    if question.kind == "text":
        return WORDS[: question.max_length]
    free = [choice for choice in question.choices if not choice.exclusive] or question.choices
    codes = [choice.code for choice in sorted(free, key=_length, reverse=True)]
    if opening:
        codes = [opening, *(code for code in codes if code != opening)]
    return codes[0] if question.kind == "single" else codes[: max(1, question.max_picks)]


def _length(choice: Choice) -> int:
    return max(map(len, choice.label.values()), default=0)


def _opening(form: Questionnaire, question: Question) -> str:
    """Return a choice of `question` on which a later question depends."""
    conditions = (later.relevant for later in form.questions if later.relevant is not None)
    codes = (c.any_of for c in conditions if c.question == question.name)
    return next((code for any_of in codes for code in any_of if question.choice(code)), "")
