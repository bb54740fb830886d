"""The stand report as PDF: one or two pages of A4 in the staff's language, to be read and filed."""

from zoneinfo import ZoneInfo

from kiosk import report, wording
from kiosk.campaign import Campaign
from kiosk.errors import sentence
from kiosk.report import Figures
from kiosk.report_sheet import Sheets
from kiosk.session import Session
from kiosk.store import Store

_NAMES = {
    "a6": "report-layout-a6",
    "a4": "report-layout-a4",
    "a5": "report-layout-a5",
    "receipt": "report-layout-receipt",
}

_PAPER = {
    "handouts": "report-paper-handouts",
    "printed": "report-paper-printed",
    "unknown": "report-paper-unknown",
    "failed": "report-paper-failed",
    "waiting": "report-paper-waiting",
    "used": "report-paper-used",
}


def render(
    store: Store, campaign: Campaign, session: Session, language: str, kiosk: str = ""
) -> bytes:
    """Return the report of a session as PDF, the same bytes for the same figures.

    `language` is the staff's, `kiosk` the name of the device.
    """
    figures = report.figures(store, session)
    page = _Page(campaign, session, figures, language, kiosk)
    page.draw(report.final_choices(store, campaign, session))
    return page.sheets.pdf()


class _Page:
    """One report under way."""

    def __init__(
        self, campaign: Campaign, session: Session, figures: Figures, language: str, kiosk: str
    ) -> None:
        self.campaign, self.session, self.figures = campaign, session, figures
        self.language = language
        events = {event.id: event.place for event in campaign.events}
        self.place = events.get(session.event, session.event)
        self.kiosk = kiosk
        day = wording.long_date(session.day, language)
        values = {"n": session.sent, "place": self.place, "day": day}
        title = f"{self.say('report-title')}: {self.place}, {day}"
        colours = campaign.palette.spruce, campaign.palette.amber
        author = campaign.say(campaign.organisation, language)
        self.sheets = Sheets(title, author, language, colours, self.say("report-foot", **values))

    def say(self, code: str, /, **values: object) -> str:
        return sentence(code, self.language, **values)

    def draw(self, choices: dict[str, dict[str, int | None]]) -> None:
        self._head()
        self._visits()
        self._answers()
        self._differences()
        self._bars("report-hours", [(f"{h}–{h + 1}", n) for h, n in self.figures.hours.items()])
        named = {tag: wording.language_name(tag, self.language) for tag in self.figures.languages}
        self._bars("report-languages", [(named[t], n) for t, n in self.figures.languages.items()])
        self._paper()
        self._choices(choices)
        self._checks()

    def _head(self) -> None:
        session, sheets = self.session, self.sheets
        sheets.title(self.say("report-title"))
        day = wording.long_date(session.day, self.language)
        sheets.words(f"{self.campaign.name}. {self.place}, {day}", strong=True)
        where = [session.stand and self.say("report-stand", stand=session.stand)]
        where += [self.kiosk and self.say("report-kiosk", kiosk=self.kiosk)]
        sheets.words(" ".join([*filter(None, where), self._times()]))
        if session.closed_itself:
            sheets.words(self.say("report-closed-itself"))
        early = session.opened.astimezone(self.zone).date() < session.day
        why = "report-early" if early else "report-late"
        for code, words in ((why, session.late), ("report-notes", session.notes)):
            if words:
                sheets.words(self.say(code, words=words))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.campaign.timezone)

    def _times(self) -> str:
        zone = self.zone
        form = "%H.%M" if self.language.startswith("sv") else "%H:%M"
        opened, closed = self.session.opened, self.session.closed
        start = opened.astimezone(zone).strftime(f"%Y-%m-%d {form}")
        if closed is None:
            return self.say("report-open-since", start=start)
        same = opened.astimezone(zone).date() == closed.astimezone(zone).date()
        end = closed.astimezone(zone).strftime(form if same else f"%Y-%m-%d {form}")
        return self.say("report-times", start=start, end=end)

    def _visits(self) -> None:
        session = self.session
        self.sheets.heading(self.say("report-visits"))
        boxes = [
            ("", str(session.started), self.say("report-started")),
            ("=", str(session.sent), self.say("report-sent")),
            ("+", str(session.walked_away), self.say("report-walked-away")),
            ("+", str(session.timed_out), self.say("report-timed-out")),
        ]
        if session.under_way:
            boxes.append(("+", str(session.under_way), self.say("report-under-way")))
        self.sheets.sum(boxes)

    def _answers(self) -> None:
        answers = self.figures.answers
        self.sheets.heading(self.say("report-answers"))
        steps = [
            (answers.stored, "report-stored"),
            (answers.batched, "report-batched"),
            (answers.at_centre, "report-at-centre"),
        ]
        boxes, before = [("", str(answers.sent), self.say("report-sent"))], answers.sent
        for n, name in steps:
            sign = "" if n is None else "=" if n == before else "≠"
            boxes.append((sign, "–" if n is None else str(n), self.say(name)))
            before = before if n is None else n
        self.sheets.sum(boxes)
        if answers.batches:
            self.sheets.words(self.say("report-batches", n=answers.batches), soft=True)

    def _differences(self) -> None:
        found, words = self.figures.differences, self.session.difference
        self.sheets.heading(self.say("report-differences"), 12)
        if not found:
            self.sheets.words(self.say("report-adds-up"))
        for check in found:
            self.sheets.words(check.text(self.language))
        if words:
            self.sheets.words(self.say("report-explained", words=words))

    def _bars(self, heading: str, rows: list[tuple[str, int | None]]) -> None:
        if rows:
            self.sheets.heading(self.say(heading))
            self.sheets.bars(rows, self.say("report-hidden"))

    def _paper(self) -> None:
        if not self.figures.paper:
            return
        self.sheets.heading(self.say("report-paper"))
        named = ["", *(self.say(code) for code in _PAPER.values())]
        self.sheets.row(named, head=True)
        for each in self.figures.paper:
            name = self.say(_NAMES[each.layout]) if each.layout in _NAMES else each.layout
            self.sheets.row([name, *(str(getattr(each, column)) for column in _PAPER)])

    def _choices(self, choices: dict[str, dict[str, int | None]]) -> None:
        for question in self.campaign.questionnaire.questions:
            counted = choices.get(question.name, {})
            labels = {c.code: self.campaign.say(c.label, self.language) for c in question.choices}
            if not counted:
                continue
            known = [(n, labels[code]) for code, n in counted.items() if n is not None]
            shown = [(label, n) for n, label in sorted(known, key=lambda pair: -pair[0])]
            self.sheets.heading(self.campaign.say(question.label, self.language))
            self.sheets.bars(shown, "")
            if hidden := len(counted) - len(shown):
                self.sheets.words(self.say("report-hidden-choices", n=hidden), soft=True)

    def _checks(self) -> None:
        if not self.figures.checks:
            return
        self.sheets.heading(self.say("report-checks"))
        for check in self.figures.checks:
            mark = {"good": "report-good", "look": "report-look", "bad": "report-bad"}[check.level]
            what, _ = check.parts(self.language)
            self.sheets.words(f"{self.say(mark)}: {what}", soft=True)
