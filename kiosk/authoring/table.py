"""A table of the campaign that is being read: its columns, its rows, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.authoring.sheets import Row, Sheet
from kiosk.authoring.texts import Columns
from kiosk.authoring.translations import Gaps
from kiosk.finding import NOWHERE, Finding, Place
from kiosk.questionnaire import EVERY_LANGUAGE, Text, day_in

_CODES = ("id", "name", "themes", "areas", "kiosk::section")


@dataclass
class Table:
    """One table, read row by row. What is wrong is told, and the rest is read all the same."""

    kind: str  # what a row is, as the campaign's check calls it: "promise", "area"
    sheet: Sheet
    columns: Columns
    main: str  # the campaign's main language
    told_at: Mapping[str, str]  # the column that a code of the campaign's check is about
    findings: list[Finding] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)  # the last one of each id
    gaps: Gaps = field(default_factory=lambda: Gaps(()))
    missing: set[str] = field(default_factory=set)  # columns that are told of once, not in each row

    def __post_init__(self) -> None:
        self.findings += [*self.sheet.findings, *self.columns.findings]
        self.gaps = Gaps(self.columns.languages)
        self._tell_typed()

    def _tell_typed(self) -> None:
        """Tell of texts and codes that the spreadsheet program has made a day or a truth of."""
        texts = {heading for one in self.columns.texts.values() for heading in one.values()}
        codes = {self.columns.plain.get(name) for name in _CODES}
        for row in self.sheet.rows if self.sheet.typed else ():
            for heading, cell in row.cells.items():
                typed = self.sheet.typed.get((row.number, heading))
                if typed and heading in texts | codes:
                    where = self.sheet.place(row.number, heading)
                    self.findings.append(Finding("error", f"cell-{typed}", {"value": cell}, where))

    def need(self, *names: str) -> None:
        """Tell which of the columns are missing."""
        for name in names:
            if name not in self.columns.plain and not self.columns.of(name):
                where = self.sheet.place(self.sheet.heading_row)
                values = {"file": self.sheet.file, "heading": name}
                self.findings.append(Finding("error", "column-missing", values, where))
                self.missing.add(name)

    def of(self, finding: Finding) -> Place:
        """Return the place that a finding of the campaign's check names, when it is here."""
        values = finding.values
        one = values.get("id") if values.get("kind") == self.kind else values.get(self.kind)
        row = self.rows.get(str(one))
        if row is None or finding.code not in self.told_at:
            return NOWHERE
        return self.place(row, self.told_at[finding.code])

    def place(self, row: int, name: str) -> Place:
        return self.sheet.place(row, self.columns.heading(name, self.main))

    def tell(self, code: str, row: Row, column: str, **values: object) -> None:
        """Tell an error in a row, unless the whole column is missing."""
        if column not in self.missing:
            self.findings.append(Finding("error", code, values, self.place(row.number, column)))

    def text(self, row: Row, name: str) -> Text:
        """Return a text; one that is translated has to be there in the main language as well."""
        text = self.columns.text(row, name)
        if text and not self.readable(text):
            heading = self.columns.heading(name, next(iter(text)))
            self.tell("text-main-missing", row, name, heading=heading, language=self.main)
        self.note_gaps(row, name, text)
        return text

    def note_gaps(self, row: Row, name: str, text: Text) -> None:
        """Note in which languages a text of the row is missing."""
        self.gaps.note(
            text, lambda tag: self.sheet.place(row.number, self.columns.heading(name, tag))
        )

    def readable(self, text: Text) -> bool:
        """Tell whether the text is there for whoever reads the main language."""
        return self.main in text or EVERY_LANGUAGE in text

    def day(self, row: Row, name: str) -> date | None:
        """Return a day written as 2027-04-17, None for an empty cell or another text."""
        cell = self.columns.cell(row, name)
        day = day_in(cell)
        if cell and day is None:
            self.tell("date-wrong", row, name, value=cell)
        return day
