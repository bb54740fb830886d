"""What the tests of the kiosk share: a small questionnaire, ordinary walks, a response."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.pins import Role
from kiosk.questionnaire import Choice, Condition, Question, Questionnaire
from kiosk.seal import Response
from kiosk.visit import Move, Step, Visit, advance

NOON = datetime(2016, 4, 2, 12, 30)
EVENT = "ikea-2016-04-02"
PINS: dict[Role, str] = {"staff": "274951", "coordinator": "860213"}
TELEPHONE = "ring 070-123 45 67"

Act = tuple[Move, str]


def choices(*codes: str) -> list[Choice]:
    return [Choice(code, {"sv": code.title()}) for code in codes]


FORM = Questionnaire(
    [
        Question("safe", "single", {"sv": "Trygg?"}, choices=choices("yes", "no")),
        Question(
            "where",
            "single",
            {"sv": "Var?"},
            choices=choices("park", "stop"),
            relevant=Condition("safe", ["no"]),
        ),
        Question(
            "which",
            "text",
            {"sv": "Vilken park?"},
            max_length=60,
            relevant=Condition("where", ["park"]),
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


def begin(language: str = "sv") -> Act:
    return Move.BEGIN, language


def choose(code: str) -> Act:
    return Move.CHOOSE, code


def write(text: str) -> Act:
    return Move.WRITE, text


NEXT: Act = (Move.NEXT, "")
BACK: Act = (Move.BACK, "")
SKIP: Act = (Move.SKIP, "")
SEND: Act = (Move.SEND, "")
MASK: Act = (Move.MASK, "")
EDIT: Act = (Move.EDIT, "")

TO_FIRST = [begin(), NEXT]
TO_WISH = [*TO_FIRST, choose("yes"), NEXT]
TO_WORDS = [*TO_WISH, choose("light"), NEXT]
TO_SUMMARY = [*TO_WORDS, write("Fler lampor"), NEXT, choose("old"), NEXT]
TO_SENDING = [*TO_SUMMARY, SEND]


def walk(acts: Iterable[Act], visit: Visit | None = None, form: Questionnaire = FORM) -> Visit:
    """Return the visit after all `acts`, from the attract page unless another is given."""
    visit = visit or Visit("sv")
    for move, value in acts:
        visit = advance(visit, move, form, value)
    return visit


def at(step: Step) -> Visit:
    """Return a visit that has come to `step` by ordinary moves."""
    ways: dict[Step, list[Act]] = {
        Step.ATTRACT: [],
        Step.START: [begin()],
        Step.QUESTION: [*TO_WISH, choose("light")],
        Step.HELP: [*TO_WISH, choose("violence")],
        Step.GUARD: [*TO_WORDS, write(TELEPHONE), NEXT],
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
