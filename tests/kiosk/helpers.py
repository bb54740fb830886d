"""What the tests of the kiosk share: small questionnaires, ordinary walks, a response."""

from collections.abc import Iterable
from datetime import date, datetime, time

from kiosk.campaign import Campaign, Contact, Event, Help, Promise
from kiosk.form import Form
from kiosk.pins import Role
from kiosk.questionnaire import Choice, Group, Question, Questionnaire, Section
from kiosk.seal import Response
from kiosk.visit import Move, Step, Visit, advance

NOON = datetime(2016, 4, 2, 12, 30)
DAY = NOON.date()
EVENT = "ikea-2016-04-02"
PINS: dict[Role, str] = {"staff": "274951", "coordinator": "860213"}
TELEPHONE = "ring 070-123 45 67"
MAIL = "skriv till anna@example.se"
HINT = "Jag heter Anna Andersson"  # a name: the visitor may keep it
URGENT = "Min man slår mig"

Act = tuple[Move, str] | tuple[Move, str, str]
"""A move, its value, and the question of the page that it is for."""


def choices(*codes: str) -> list[Choice]:
    return [Choice(code, {"sv": code.title()}) for code in codes]


# One question on each page, with follow-up questions.
FORM = Questionnaire(
    [
        Question("safe", "single", {"sv": "Trygg?"}, choices=choices("yes", "no")),
        Question(
            "where",
            "single",
            {"sv": "Var?"},
            choices=choices("park", "stop"),
            relevant="selected(${safe}, 'no')",
        ),
        Question(
            "which",
            "text",
            {"sv": "Vilken park?"},
            max_length=60,
            relevant="selected(${where}, 'park')",
        ),
        Question(
            "wish",
            "multiple",
            {"sv": "Vad?"},
            choices=[
                *choices("light", "clean", "young"),
                Choice("violence", {"sv": "Våld"}, opens_help=True),
                Choice("none", {"sv": "Inget"}, exclusive=True),
            ],
            max_picks=2,
        ),
        Question("words", "text", {"sv": "Egna ord"}, max_length=60),
        Question("age", "single", {"sv": "Ålder?"}, choices=choices("young", "old")),
    ]
)

MAP = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<rect id="haga" x="0" y="0" width="90" height="90"/>
<rect id="alidhem" x="100" y="0" width="90" height="90"/>
<rect id="elsewhere" x="200" y="0" width="90" height="90"/>
</svg>"""

_IF_UNSAFE = "selected(${alone}, 'unsafe')"

# Every kind, alone on a page and beside another.
EVERY = Questionnaire(
    [
        Question("hello", "note", {"sv": "Det här är anonymt."}),
        Question(
            "area",
            "single",
            {"sv": "Var bor du?"},
            appearance="map",
            image="map.svg",
            sections=[Section("town", {"sv": "Stan"})],
            choices=[
                Choice("haga", {"mul": "Haga"}, section="town"),
                Choice("alidhem", {"mul": "Ålidhem"}, section="town", synonyms=["campus"]),
                Choice("elsewhere", {"sv": "Annan ort"}),
            ],
        ),
        Question(
            "alone",
            "single",
            {"sv": "Ute ensam?"},
            appearance="likert",
            choices=[
                Choice("safe", {"sv": "Trygg"}, face=1),
                Choice("unsafe", {"sv": "Otrygg"}, face=4),
            ],
        ),
        Question(
            "places",
            "multiple",
            {"sv": "Var?"},
            choices=[*choices("stop", "path"), Choice("home", {"sv": "Hemma"}, opens_help=True)],
            max_picks=2,
            group="unsafe",
            relevant=_IF_UNSAFE,
        ),
        Question(
            "times",
            "multiple",
            {"sv": "När?"},
            choices=choices("day", "night"),
            max_picks=2,
            group="unsafe",
            relevant=_IF_UNSAFE,
        ),
        Question(
            "order",
            "rank",
            {"sv": "Vad först?"},
            randomize=True,
            choices=[
                Choice("never", {"sv": "Inget"}, exclusive=True),
                Choice("else", {"sv": "Annat"}, last=True),
                *choices("light", "clean", "young", "help", "traffic"),
            ],
            max_picks=3,
        ),
        Question(
            "police",
            "range",
            {"sv": "Polisen?"},
            low=0.0,
            high=10.0,
            step=0.5,
            low_label={"sv": "Dåligt"},
            high_label={"sv": "Bra"},
            group="cares",
        ),
        Question("town", "range", {"sv": "Kommunen?"}, low=-5.0, high=5.0, step=1.0, group="cares"),
        Question("years", "number", {"sv": "Hur länge?"}, low=0.0, high=120.0, step=0.5),
        Question("good", "text", {"sv": "Bra?"}, max_length=60, group="told"),
        Question("bad", "text", {"sv": "Dåligt?"}, max_length=60, group="told"),
        Question("people", "number", {"sv": "Hur många?"}, low=1.0, high=20.0, group="family"),
        Question("pet", "single", {"sv": "Hund?"}, choices=choices("dog", "cat"), group="family"),
        Question(
            "why", "text", {"sv": "Varför?"}, max_length=60, relevant="selected(${pet}, 'cat')"
        ),
        Question("bye", "note", {"sv": "Tack"}),
    ],
    groups=[
        Group("unsafe", {"sv": "Otrygg"}),
        Group("family", {"sv": "Hemma"}, {"sv": "Valfritt"}),
    ],
)


def _spots(*codes: str) -> list[Choice]:
    """Return choices in the part of town that their names begin with."""
    return [Choice(code, {"mul": code}, columns={"area": code.split("-")[0]}) for code in codes]


# Every kind of expression: what shows, what may be chosen, what is asked for, what is worked out.
LOGIC = Questionnaire(
    [
        Question(
            "area",
            "single",
            {"sv": "Var?"},
            choices=choices("north", "south"),
            required="true()",
            group="home",
        ),
        Question(
            "spots",
            "multiple",
            {"sv": "Vilka?"},
            choices=_spots("north-park", "north-stop", "south-park", "south-stop", "south-path"),
            max_picks=2,
            choice_filter="area = ${area}",
            group="home",
        ),
        Question(
            "street",
            "single",
            {"sv": "Vilken?"},
            choices=_spots("north-street", "south-street", "south-road"),
            choice_filter="area = ${area} and not(selected(${spots}, 'south-path'))",
            relevant="${area} != ''",
        ),
        Question(
            "age",
            "number",
            {"sv": "Ålder?"},
            high=120.0,
            required="${area} = 'north'",
            constraint=". >= 13 and . <= 110",
        ),
        Question(
            "grown",
            "calculate",
            {},
            calculation="if(${age} >= 18, 'yes', 'no')",
            relevant="${age} != ''",
        ),
        Question(
            "seen",
            "date",
            {"sv": "När?"},
            default="today()",
            constraint=". <= today() and . > today() - 30",
        ),
        Question("score", "range", {"sv": "Hur?"}, high=10.0, step=0.1, default="5"),
        Question("share", "calculate", {}, calculation="round(${score} div 3, 2)"),
        Question(
            "work",
            "single",
            {"sv": "Arbete?"},
            choices=choices("job", "school"),
            relevant="${grown} = 'yes'",
        ),
        Question(
            "why",
            "text",
            {"sv": "Varför?"},
            max_length=60,
            relevant="${work} = 'job' and ${share} > 1",
            required="${score} > 9",
            constraint="regex(., '[^0-9]{3,}')",
        ),
        Question(
            "colours",
            "multiple",
            {"sv": "Färger?"},
            choices=choices("red", "blue", "green"),
            max_picks=3,
            default="'red blue'",
            constraint="count-selected(.) != 3 or ${score} > 2",
        ),
        Question("late", "note", {"sv": "Sent"}, relevant="today() > '2016-04-02'"),
        Question("all", "calculate", {}, calculation="concat(${grown}, ' ', ${share}, ${why})"),
    ]
)


def at_work(questionnaire: Questionnaire, day: date = DAY) -> Form:
    """Return a questionnaire as it works on the day of EVENT, unless another is given."""
    return Form(questionnaire, day)


FORM_AT_WORK = at_work(FORM)
EVERY_AT_WORK = at_work(EVERY)
LOGIC_AT_WORK = at_work(LOGIC)


def begin(language: str = "sv") -> Act:
    return Move.BEGIN, language


def choose(code: str, part: str = "") -> Act:
    return Move.CHOOSE, code, part


def write(text: str, part: str = "") -> Act:
    return Move.WRITE, text, part


def put(number: str, part: str = "") -> Act:
    return Move.SET, number, part


NEXT: Act = (Move.NEXT, "")
BACK: Act = (Move.BACK, "")
DECLINE: Act = (Move.DECLINE, "")
SEND: Act = (Move.SEND, "")
MASK: Act = (Move.MASK, "")
KEEP: Act = (Move.KEEP, "")
EDIT: Act = (Move.EDIT, "")

TO_FIRST = [begin(), NEXT]
TO_WISH = [*TO_FIRST, choose("yes"), NEXT]
TO_WORDS = [*TO_WISH, choose("light"), NEXT]
TO_SUMMARY = [*TO_WORDS, write("Fler lampor"), NEXT, choose("old"), NEXT]
TO_SENDING = [*TO_SUMMARY, SEND]

# The same through EVERY, from page to page.
TO_AREA = [begin(), NEXT, NEXT]
TO_ALONE = [*TO_AREA, choose("haga"), NEXT]
TO_UNSAFE = [*TO_ALONE, choose("unsafe"), NEXT]
TO_ORDER = [*TO_ALONE, choose("safe"), NEXT]
TO_CARES = [*TO_ORDER, choose("young"), choose("light"), NEXT]
TO_YEARS = [*TO_CARES, put("7.5"), put("-2", "town"), NEXT]
TO_TOLD = [*TO_YEARS, write("12"), NEXT]
TO_FAMILY = [*TO_TOLD, write("Nära till allt"), write("Mörkt", "bad"), NEXT]
TO_BYE = [*TO_FAMILY, write("3"), choose("dog", "pet"), NEXT]
TO_END = [*TO_BYE, NEXT]

# And through LOGIC.
TO_HOME = [begin(), NEXT]
TO_STREET = [*TO_HOME, choose("south"), choose("south-park", "spots"), NEXT]
TO_AGE = [*TO_STREET, choose("south-road"), NEXT]
TO_SEEN = [*TO_AGE, write("44"), NEXT]
TO_SCORE = [*TO_SEEN, NEXT]
TO_WORK = [*TO_SCORE, put("9.5"), NEXT]
TO_WHY = [*TO_WORK, choose("job"), NEXT]
TO_COLOURS = [*TO_WHY, write("Fler lampor"), NEXT]
TO_LOGIC_END = [*TO_COLOURS, NEXT]


def walk(acts: Iterable[Act], visit: Visit | None = None, form: Questionnaire = FORM) -> Visit:
    """Return the visit after all `acts`, from the attract page unless another is given."""
    visit = visit or Visit("sv")
    for move, *values in acts:
        visit = advance(visit, move, at_work(form), *values)
    return visit


def through(acts: Iterable[Act], visit: Visit | None = None) -> Visit:
    """Return the visit after all `acts` in the questionnaire that has every kind."""
    return walk(acts, visit, EVERY)


def at(step: Step) -> Visit:
    """Return a visit that has come to `step` by ordinary moves."""
    ways: dict[Step, list[Act]] = {
        Step.ATTRACT: [],
        Step.START: [begin()],
        Step.QUESTION: [*TO_WISH, choose("light")],
        Step.HELP: [*TO_WISH, choose("violence")],
        Step.GUARD: [*TO_WORDS, write(TELEPHONE), NEXT],
        Step.URGENT: [*TO_WORDS, write(URGENT), NEXT],
        Step.SUMMARY: TO_SUMMARY,
        Step.SENDING: TO_SENDING,
        Step.THANKS: [*TO_SENDING, (Move.SENT, "")],
        Step.FAILED: [*TO_SENDING, (Move.FAIL, "")],
    }
    visit = walk(ways[step])
    assert visit.step is step
    return visit


def a_response(**changes: object) -> Response:
    fields: dict[str, object] = {
        "id": "3b241101-e2bb-4255-8caf-4136c566a962",
        "campaign": "umea-2016",
        "questionnaire": "0" * 16,
        "event": EVENT,
        "hour": 12,
        "language": "sv",
        "answers": {"safe": "no", "words": "Fler lampor åt alla"},
    }
    return Response(**(fields | changes))  # type: ignore[arg-type]


def a_campaign(**changes: object) -> Campaign:
    """Return a small campaign in which there is nothing to find, but for `changes`."""
    fields: dict[str, object] = {
        "id": "umea-2016",
        "name": "Umeå lyssnar",
        "title": {"sv": "Vi lyssnar"},
        "question": {"sv": "Vad kan göras?"},
        "about": [{"sv": "Varje år lyssnar vi."}],
        "organisation": {"sv": "Polisen och Umeå kommun"},
        "partners": [],
        "languages": ["sv"],
        "timezone": "Europe/Stockholm",
        "contacts": [Contact("112", {"sv": "Akut fara"})],
        "help": Help({"sv": "Hjälp"}, {"sv": "Ring"}, []),
        "centre": "https://lyssna.example.se",
        "promise_page": "https://umea.example/lofte",
        "promise_address": "umea.example/lofte",
        "events": [Event(EVENT, "Ikea", date(2016, 4, 2), time(12), time(15))],
        "promises": [Promise("mopeder", {"sv": "Minst två insatser."}, [], [], "ongoing")],
        "questionnaire": EVERY,
        "media": {"map.svg": MAP},
    }
    return Campaign(**(fields | changes))  # type: ignore[arg-type]
