"""What a question offers to choose from, as rows for the tiles, faces, lists and maps of QML."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject

from kiosk import regions, search
from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.questionnaire import Choice, Question, ordered
from kiosk.visit import Visit
from ui.images import media_source
from ui.rows import Row, RowModel

_CHOICE = (
    *("code", "label", "chosen", "full", "face", "rank", "section"),
    *("iconName", "picture", "unspoken"),
)
_HEADING = {"label": "", "chosen": False, "full": False, "iconName": "", "picture": ""}
_HEADING |= {"unspoken": False}
_REGION = ("code", "label", "chosen", "unspoken", "x", "y", "width", "height", "path")


class Offer:
    """The choices of one question, and which of them are chosen. Lives on the GUI thread."""

    def __init__(
        self, campaign: Campaign, form: Form, question: Question, visit: Visit, parent: QObject
    ) -> None:
        self._campaign = campaign
        self._form = form
        self._question = question
        self._query = ""
        self.choices, self.faces, self.besides, self.found = (
            RowModel(_CHOICE, parent) for _ in range(4)
        )
        self.regions = RowModel(_REGION, parent)
        self.scenery = RowModel(("path", "kind"), parent)
        self.hits = 0  # choices that the search has found
        self.picked: list[str] = []  # those that are chosen and offered, in the order of the taps
        self.drawing: regions.Drawing | None = None
        if question.appearance == "map":
            self.drawing = drawing_of(campaign, question)
            self.scenery.show([{"path": s.path, "kind": s.kind} for s in self.drawing.scenery])
        self._visit = visit
        self._offered = self._filtered()
        self._show()

    @property
    def count(self) -> int:
        return len(self._offered)

    @property
    def smallest(self) -> float:
        """The shortest side of any region of the map, in the map's own units."""
        drawn = self.drawing.regions if self.drawing else []
        return min((min(region.width, region.height) for region in drawn), default=0.0)

    def follow(self, visit: Visit) -> None:
        """Show what `visit` has chosen; a filter may offer something else now."""
        self._visit = visit
        if self._question.choice_filter:
            self._offered = self._filtered()
        self._show()

    def forget(self) -> None:
        """Let go of the visit, without changing what is on screen."""
        self._visit = Visit(self._visit.language)
        self.picked = []
        self._query = ""

    def search(self, query: str) -> None:
        """Show only the choices of a long list that `query` may mean."""
        self._query = query[: search.LONGEST_QUERY]
        self._show()

    def neighbour(self, code: str, dx: int, dy: int) -> str:
        """Return the region of the map that lies next to `code` in a direction (-1, 0, 1)."""
        drawn = self.drawing.regions if self.drawing else []
        return regions.neighbour(drawn, code, dx, dy)

    def _filtered(self) -> list[Choice]:
        offered = self._form.choices(self._question, self._visit.answers)
        return ordered(self._question, offered, self._visit.seed)

    def _chosen(self) -> list[str]:
        answer = self._visit.answers.get(self._question.name)
        picked = answer if isinstance(answer, list) else [answer] if answer else []
        codes = {choice.code for choice in self._offered}
        return [str(code) for code in picked if code in codes]

    def _show(self) -> None:
        """Fill only the model that this appearance shows."""
        if not self._question.choices:
            return
        self.picked = picked = self._chosen()
        full = self._question.kind != "single" and len(picked) >= self._question.max_picks
        rows = [self._row(choice, picked, full) for choice in self._offered]
        if self._question.appearance == "likert":
            self.faces.show([row for row in rows if row["face"]])
            self.besides.show([row for row in rows if not row["face"]])
        elif self._question.appearance in ("list", "map"):
            self._show_found(rows)
            self._show_regions(rows)
        else:
            self.choices.show(rows)

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
            "iconName": choice.icon,
            "picture": media_source(choice.image) if choice.image in self._campaign.media else "",
            "unspoken": choice.sensitive,
        }

    def _show_found(self, rows: list[Row]) -> None:
        """Show what the search finds, each section's choices together and under its heading."""
        found = [
            row
            for choice, row in zip(self._offered, rows, strict=True)
            if not self._query or search.matches(choice, row["label"], self._query)
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
        self.found.show(shown)
        self.hits = len(found)

    def _show_regions(self, rows: list[Row]) -> None:
        if self.drawing is None:
            return
        by_code = {row["code"]: row for row in rows}
        self.regions.show(
            [
                {
                    "x": region.x,
                    "y": region.y,
                    "width": region.width,
                    "height": region.height,
                    "path": region.path,
                    **{role: by_code[region.code][role] for role in _REGION[:4]},
                }
                for region in self.drawing.regions
                if region.code in by_code
            ]
        )

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._visit.language)


def drawing_of(campaign: Campaign, question: Question) -> regions.Drawing:
    """Return the map of `question`; read once, since that takes longer than a page may."""
    return _read(campaign.media[question.image])


@lru_cache(maxsize=8)
def _read(image: bytes) -> regions.Drawing:
    return regions.read(image)
