"""The view model of one question on a page, made new for each page and never used again."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import regions, search
from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.questionnaire import Choice, Question, ordered, speaks, stepped
from kiosk.visit import Visit, can_go_on, has_answer
from ui.rows import Row, RowModel

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

_CHOICE = ("code", "label", "chosen", "full", "face", "rank", "section")
_HEADING = {"label": "", "chosen": False, "full": False}
_REGION = ("code", "label", "chosen", "x", "y", "width", "height", "path")


@QmlElement
@QmlUncreatable("made by VisitorModel")
class QuestionModel(QObject):
    """One question as one visitor sees it. Lives on the GUI thread."""

    changed = Signal()
    searched = Signal()

    def __init__(
        self,
        campaign: Campaign,
        form: Form,
        question: Question,
        visit: Visit,
        alone: bool,
        parent: QObject,
    ) -> None:
        """Show `question`; `alone` tells whether it has the page to itself."""
        super().__init__(parent)
        self._campaign = campaign
        self._form = form
        self._question = question
        self._visit = visit
        self._key = "" if alone else f"{question.name}-"
        self._query = ""
        self._hits = 0
        self._ordered = ordered(question, form.choices(question, visit.answers), visit.seed)
        self._choices, self._faces, self._besides, self._found = (
            RowModel(_CHOICE, self) for _ in range(4)
        )
        self._regions = RowModel(_REGION, self)
        self._scenery = RowModel(("path", "kind"), self)
        self._drawing: regions.Drawing | None = None
        if question.appearance == "map":
            self._drawing = drawing_of(campaign, question)
            self._scenery.show([{"path": s.path, "kind": s.kind} for s in self._drawing.scenery])
        self._show_choices()

    def follow(self, visit: Visit) -> None:
        """Show the visit as it is now, as long as this question is on screen."""
        self._visit = visit
        self._show_choices()
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the visit, at its end; the page may still be sliding out."""
        self._visit = Visit(self._visit.language)
        self._query = ""

    def codes(self) -> list[str]:
        """Return the codes of the choices, in the order in which they were written."""
        return [choice.code for choice in self._question.choices]

    @Slot(str)
    def search(self, query: str) -> None:
        """Show only the choices of a long list that `query` may mean."""
        self._query = query[: search.LONGEST_QUERY]
        self._show_choices()
        self.searched.emit()

    @Slot(str, int, int, result=str)
    def neighbour(self, code: str, dx: int, dy: int) -> str:
        """Return the region of the map that lies next to `code` in a direction (-1, 0, 1)."""
        drawn = self._drawing.regions if self._drawing else []
        return regions.neighbour(drawn, code, dx, dy)

    def _show_choices(self) -> None:
        """Fill only the model that this appearance shows."""
        if not self._ordered:
            return
        answer = self._visit.answers.get(self._question.name)
        picked = answer if isinstance(answer, list) else [answer] if answer else []
        full = self._question.kind != "single" and len(picked) >= self._question.max_picks
        rows = [self._row(choice, picked, full) for choice in self._ordered]
        if self._question.appearance == "likert":
            self._faces.show([row for row in rows if row["face"]])
            self._besides.show([row for row in rows if not row["face"]])
        elif self._question.appearance in ("list", "map"):
            self._show_found(rows)
            self._show_regions(rows)
        else:
            self._choices.show(rows)

    def _row(self, choice: Choice, picked: list[Any], full: bool) -> Row:
        chosen = choice.code in picked
        return {
            "code": choice.code,
            "label": self._say(choice.label),
            "chosen": chosen,
            "full": full and not chosen and not choice.exclusive,
            "face": choice.face,
            "rank": picked.index(choice.code) + 1 if chosen else 0,
            "section": choice.section,
        }

    def _show_found(self, rows: list[Row]) -> None:
        """Show what the search finds, each section's choices together and under its heading."""
        found = [
            row
            for choice, row in zip(self._ordered, rows, strict=True)
            if search.matches(choice, row["label"], self._query)
        ]
        headings = {section.code: section.label for section in self._question.sections}
        shown: list[Row] = []
        for code in dict.fromkeys([*headings, *(row["section"] for row in found)]):
            together = [row | {"section": ""} for row in found if row["section"] == code]
            if together and code:
                heading = self._say(headings[code])
                shown.append(dict.fromkeys(_CHOICE, 0) | _HEADING | {"code": f"/{code}"})
                shown[-1]["section"] = heading
            shown += together
        self._found.show(shown)
        self._hits = len(found)

    def _show_regions(self, rows: list[Row]) -> None:
        if self._drawing is None:
            return
        by_code = {row["code"]: row for row in rows}
        self._regions.show(
            [
                {
                    "code": region.code,
                    "label": by_code[region.code]["label"],
                    "chosen": by_code[region.code]["chosen"],
                    "x": region.x,
                    "y": region.y,
                    "width": region.width,
                    "height": region.height,
                    "path": region.path,
                }
                for region in self._drawing.regions
                if region.code in by_code
            ]
        )

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._visit.language)

    def _answer(self) -> Any:
        return self._visit.answers.get(self._question.name)

    def _picked(self) -> int:
        answer = self._answer()
        return len(answer) if isinstance(answer, list) else int(bool(answer))

    def _value(self) -> float:
        answer = self._answer()
        given = isinstance(answer, int | float)
        return float(answer) if given else stepped(self._question, None, 0)

    def _draft(self) -> str:
        return self._visit.drafts.get(self._question.name, "")

    def _smallest(self) -> float:
        """Return the shortest side of any region of the map, in the map's own units."""
        drawn = self._drawing.regions if self._drawing else []
        return min((min(region.width, region.height) for region in drawn), default=0.0)

    def _foreign(self) -> bool:
        """Tell whether the question can only be shown in another language than the visitor's."""
        asked = self._question
        texts = [asked.label, asked.hint, asked.low_label, asked.high_label]
        texts += [choice.label for choice in asked.choices]
        return not all(speaks(text, self._visit.language) for text in texts if text)

    name = Property(str, lambda self: self._question.name, constant=True)
    key = Property(str, lambda self: self._key, constant=True)
    kind = Property(str, lambda self: self._question.kind, constant=True)
    appearance = Property(str, lambda self: self._question.appearance, constant=True)
    maxPicks = Property(int, lambda self: self._question.max_picks, constant=True)
    maxLength = Property(int, lambda self: self._question.max_length, constant=True)
    choiceCount = Property(int, lambda self: len(self._ordered), constant=True)
    choices = Property(QObject, lambda self: self._choices, constant=True)
    faces = Property(QObject, lambda self: self._faces, constant=True)
    besides = Property(QObject, lambda self: self._besides, constant=True)
    found = Property(QObject, lambda self: self._found, constant=True)
    foundCount = Property(int, lambda self: self._hits, notify=searched)
    regions = Property(QObject, lambda self: self._regions, constant=True)
    scenery = Property(QObject, lambda self: self._scenery, constant=True)
    mapWidth = Property(
        float, lambda self: self._drawing.width if self._drawing else 0.0, constant=True
    )
    mapHeight = Property(
        float, lambda self: self._drawing.height if self._drawing else 0.0, constant=True
    )
    smallest = Property(float, _smallest, constant=True)
    low = Property(float, lambda self: self._question.low, constant=True)
    high = Property(float, lambda self: self._question.high, constant=True)
    step = Property(float, lambda self: self._question.step, constant=True)
    whole = Property(
        bool,
        lambda self: self._question.step.is_integer() and self._question.low.is_integer(),
        constant=True,
    )
    lowLabel = Property(str, lambda self: self._say(self._question.low_label), notify=changed)
    highLabel = Property(str, lambda self: self._say(self._question.high_label), notify=changed)
    label = Property(str, lambda self: self._say(self._question.label), notify=changed)
    hint = Property(str, lambda self: self._say(self._question.hint), notify=changed)
    foreign = Property(bool, _foreign, notify=changed)
    picked = Property(int, _picked, notify=changed)
    value = Property(float, _value, notify=changed)
    draft = Property(str, _draft, notify=changed)
    answered = Property(bool, lambda self: has_answer(self._visit, self._question), notify=changed)
    fits = Property(bool, lambda self: can_go_on(self._visit, self._question), notify=changed)


def drawing_of(campaign: Campaign, question: Question) -> regions.Drawing:
    """Return the map of `question`; read once, since that takes longer than a page may."""
    return _read(campaign.media[question.image])


@lru_cache(maxsize=8)
def _read(image: bytes) -> regions.Drawing:
    return regions.read(image)
