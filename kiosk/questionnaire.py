"""Questions, choices and the condition under which a question shows.

A questionnaire is data: it is compiled once from the campaign folder and never edited; a change
makes a new version. Codes are what is stored; texts are what is shown.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

QuestionKind = Literal["single", "multiple", "text"]
Text = dict[str, str]
"""A text by language tag (BCP 47), such as ``{"sv": "Ja", "en": "Yes"}``."""

Answer = str | list[str]
"""The code of a single choice or a free text, or the codes of a multiple choice."""


def say(text: Text, language: str, fallback: str = "sv") -> str:
    """Return `text` in `language`, else openly in `fallback`, else in any language, else ""."""
    for tag in (language, language.split("-", 1)[0], fallback):
        if tag in text:
            return text[tag]
    return next(iter(text.values()), "")


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One choice of a question. Its code never changes its meaning."""

    code: str
    label: Text
    exclusive: bool = False  # "none of these": choosing it unchooses the others
    opens_help: bool = False  # shows the help page; nothing else is asked
    face: Annotated[int, Meta(ge=0, le=4)] = (
        0  # 1 (glad) to 4 (sad) on a labelled scale, 0 for no face
    )


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """True when the answer to `question` is, or holds, one of the codes in `any_of`."""

    question: str
    any_of: list[str]

    def holds(self, answers: "Answers") -> bool:
        answer = answers.get(self.question)
        given = [answer] if isinstance(answer, str) else answer or []
        return any(code in self.any_of for code in given)


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question, shown on one page."""

    name: str
    kind: QuestionKind
    label: Text
    hint: Text = {}
    choices: list[Choice] = []
    max_picks: int = 1
    max_length: int = 280  # characters of a free text
    appearance: Literal["tiles", "scale", "list"] = "tiles"
    relevant: Condition | None = None

    def choice(self, code: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.code == code), None)


class Questionnaire(Struct, frozen=True, forbid_unknown_fields=True):
    """All questions of a campaign, in order."""

    questions: list[Question]

    def question(self, name: str) -> Question:
        return next(question for question in self.questions if question.name == name)

    def shown(self, answers: "Answers") -> list[Question]:
        """Return the questions that show, given the answers so far, in order."""
        kept: Answers = {}
        shown = []
        for question in self.questions:
            if question.relevant is None or question.relevant.holds(kept):
                shown.append(question)
                if question.name in answers:
                    kept[question.name] = answers[question.name]
        return shown

    def kept(self, answers: "Answers") -> "Answers":
        """Return only the answers of questions that show: those of a hidden one are dropped."""
        names = {question.name for question in self.shown(answers)}
        return {name: answer for name, answer in answers.items() if name in names}


Answers = dict[str, Answer | None]
"""Answers by question name; None where the visitor chose not to answer."""


def fault_of(question: Question, answer: Answer | None) -> str | None:
    """Return why `answer` is not one that `question` can have, or None when it is.

    The kiosk cannot produce such an answer; the centre checks it all the same. The reason is a
    code for the log and never contains the answer.
    """
    if answer is None:
        return None
    if question.kind == "text":
        fits = isinstance(answer, str) and 0 < len(answer) <= question.max_length
        return None if fits else "not-a-text"
    if question.kind == "single":
        known = isinstance(answer, str) and question.choice(answer) is not None
        return None if known else "not-a-choice"
    if isinstance(answer, str) or not 0 < len(answer) <= question.max_picks:
        return "wrong-number-of-choices"
    chosen = [question.choice(code) for code in answer]
    if len(set(answer)) != len(answer) or None in chosen:
        return "not-a-choice"
    alone = any(choice is not None and choice.exclusive for choice in chosen)
    return "exclusive-choice-with-others" if alone and len(answer) > 1 else None
