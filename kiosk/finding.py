"""What there is to say about a campaign, and where in its files: for people and for machines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.errors import sentence, what_and_remedy

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Place:
    """Where in a campaign folder: "" and 0 for what is not known or does not apply."""

    file: str = ""
    sheet: str = ""
    row: int = 0  # as a spreadsheet or an editor counts, from 1
    column: str = ""  # the heading of the column


NOWHERE = Place()


@dataclass(frozen=True)
class Finding:
    """Something the coordinator ought to know; an error stops the build, a warning does not."""

    level: Level
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: Place = NOWHERE
    left_out: bool = False  # a warning: what is not supported was left out

    def at(self, place: Place) -> "Finding":
        """Return the finding with its place."""
        return replace(self, place=place)

    @property
    def cause(self) -> bool:
        """Whether others follow from it, wherever they stand in its file."""
        return self.code == "cells-merged"

    def order(self) -> tuple[str, bool, str, int]:
        """Return by what findings are sorted for a person: as they stand in the files."""
        return self.place.file, not self.cause, self.place.sheet, self.place.row

    def text(self, language: str = "en") -> str:
        """Return what is wrong and how to mend it, in one or two sentences."""
        return " ".join(part for part in self.parts(language) if part)

    def parts(self, language: str = "en") -> tuple[str, str]:
        """Return what is wrong, and how to mend it ("" where the first says it all)."""
        what, remedy = what_and_remedy(self.code, language, **self.values)
        return what, sentence("left-out", language) if self.left_out else remedy
