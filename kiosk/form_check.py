"""Checks a questionnaire for what types alone cannot say: names, choices, expressions, pages.

Used for a form on its own, and as a part of `kiosk/campaign_check.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath

from msgspec.structs import replace

import resources
from kiosk.errors import Refused
from kiosk.finding import Finding
from kiosk.form import EXPRESSIONS, Form
from kiosk.questionnaire import (
    MOST_PARTS,
    WITH_CHOICES,
    WITH_NUMBERS,
    Question,
    QuestionKind,
    Questionnaire,
    pages_of,
    say,
)

MOST_STEPS: dict[QuestionKind, int] = {"range": 1_000_000, "number": 1_000_000_000}
"""Between the bounds. A slider cannot be as fine as what is typed, such as 0.001 up to 999 999."""

MOST_QUESTIONS = 500  # calculations included; each tap goes through them all

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")  # of a question: an XML name, in ASCII
# Of a choice: what can stand in a list of codes, an address and an expression, and looks like
# nothing else. Letters of other scripts may look alike.
_CODE = re.compile(r"[A-Za-z0-9_.+/~@:-]{1,64}")

_SVG = re.compile(rb"<(?:[\w-]{1,40}:)?svg[\s/>]")  # its first tag, with or without a prefix
_ICON = re.compile(r"[a-z0-9-]{1,40}")  # no way to another folder


def check(form: Questionnaire, media: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield what is wrong in a questionnaire, whose pictures are in `media` by name."""
    if not form.questions:
        yield Finding("error", "questions-missing")
    if len(form.questions) > MOST_QUESTIONS:
        yield Finding("error", "questions-many", {"most": MOST_QUESTIONS})
    yield from distinct("question", [question.name for question in form.questions])
    for place, question in enumerate(form.questions):
        yield from _names(question)
        yield from _pictures(question, media)
        yield from _question(question, form.questions[:place], media)
    yield from _pages(form)


def is_name(text: str) -> bool:
    """Tell whether `text` can be the name of a question or a group."""
    return _NAME.fullmatch(text) is not None


def _names(question: Question) -> Iterator[Finding]:
    if not is_name(question.name):
        yield Finding("error", "name-wrong", {"question": question.name})
    for choice in question.choices:
        if not is_code(choice.code):
            values = {"question": question.name, "code": choice.code}
            yield Finding("error", "code-wrong", values)


def _pictures(question: Question, media: Mapping[str, bytes]) -> Iterator[Finding]:
    """Check that the pictures and icons of choices are there, and are what they say."""
    for choice in question.choices:
        where = {"question": question.name, "code": choice.code}
        if choice.icon and not _is_icon(choice.icon):
            yield Finding("error", "icon-unknown", {**where, "icon": choice.icon})
        if not choice.image:
            continue
        if choice.image not in media:
            yield Finding("error", "image-missing", {**where, "image": choice.image})
        elif not is_picture(choice.image, media[choice.image]):
            yield Finding("error", "image-unreadable", {**where, "image": choice.image})


def _is_icon(name: str) -> bool:
    return bool(_ICON.fullmatch(name)) and resources.path("icons", f"{name}.svg").is_file()


def is_picture(name: str, data: bytes) -> bool:
    """Tell whether `data` begins as a picture does whose name ends as `name` does."""
    beginnings = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
    ending = PurePath(name).suffix.lower()
    if ending == ".svg":
        return _SVG.search(data[:4096]) is not None
    return ending in beginnings and data.startswith(beginnings[ending])


def is_code(text: str) -> bool:
    """Tell whether `text` can be the code of a choice or an area."""
    return _CODE.fullmatch(text) is not None


def distinct(kind: str, ids: list[str]) -> Iterator[Finding]:
    """Yield a finding for each id that is there more than once."""
    for one, times in Counter(ids).items():
        if times > 1:
            yield Finding("error", "id-twice", {"kind": kind, "id": one})


def _pages(form: Questionnaire) -> Iterator[Finding]:
    """Check groups: at most two questions each, in a row, under one condition."""
    pages = pages_of(question for question in form.questions if question.kind != "calculate")
    names = [page.name for page in pages]
    yield from distinct("page", names)
    for page in pages:
        where = {"group": page.name}
        if len(page.parts) > MOST_PARTS:
            yield Finding("error", "group-large", where)
        if any(part.relevant != page.parts[0].relevant for part in page.parts):
            yield Finding("error", "group-divided", where)
    for group in form.groups:
        if group.name not in names:
            yield Finding("error", "group-empty", {"group": group.name})


def _question(
    question: Question, before: list[Question], media: Mapping[str, bytes]
) -> Iterator[Finding]:
    where = {"question": question.name}
    yield from _choices(question)
    if question.kind == "text" and not 1 <= question.max_length <= 2000:
        yield Finding("error", "max-length-wrong", where)
    if question.kind in WITH_NUMBERS:
        steps = (question.high - question.low) / question.step if question.step > 0 else 0
        most = MOST_STEPS[question.kind]
        if (
            not (1 <= steps <= most and abs(steps - round(steps)) < 1e-6)
            or question.kind == "number"
            and question.low < 0
        ):
            yield Finding("error", "bounds-wrong", where)
    if question.appearance == "map":
        yield from _map(question, media)
    yield from _expressions(question, before)


def _expressions(question: Question, before: list[Question]) -> Iterator[Finding]:
    """Check that each expression can be parsed, and asks for what is known where it is evaluated.

    A question knows those before it; what only looks at its own answer, those beside it as well.
    """
    from kiosk.expressions import Malformed, parse

    sources = [place for place in EXPRESSIONS if getattr(question, place)]
    if not sources:
        return
    known = {other.name for other in before}
    earlier = {o.name for o in before if not question.group or o.group != question.group}
    by_name = {other.name: other for other in before}
    columns = {"name"}.union(*(choice.columns for choice in question.choices))
    for place in sources:
        source = getattr(question, place)
        where = {"question": question.name, "place": place}
        try:
            asked = parse(source)
        except Malformed as malformed:
            yield Finding("error", malformed.code, {**where, **malformed.values})
            continue
        for name in sorted(asked.references - known):
            yield Finding("error", "expression-later", {**where, "name": name})
        if place == "relevant":
            for name in sorted(asked.references & known - earlier):
                yield Finding("error", "expression-same-page", {**where, "name": name})
        for name, code in sorted(asked.compared):
            held = by_name.get(name)
            if held and held.kind in WITH_CHOICES and held.choice(code) is None:
                values = {**where, "name": name, "code": code}
                yield Finding("error", "expression-code", values)
        if place == "choice_filter":
            for name in sorted(asked.columns - columns):
                yield Finding("error", "expression-column", {**where, "name": name})
        elif asked.columns:
            yield Finding("error", "expression-name", {**where, "name": min(asked.columns)})
        if asked.current and place != "constraint":
            yield Finding("error", "expression-current", where)
        if place == "default" and not asked.references | asked.columns and not asked.current:
            yield from _default(question)


def _default(question: Question) -> Iterator[Finding]:
    """Check that a default which asks for nothing is an answer that the question can have."""
    alone = replace(question, relevant="", choice_filter="", group="")
    if question.kind in ("note", "calculate"):
        return
    if Form(Questionnaire([alone]), date(2000, 1, 1)).default(alone, {}) is None:
        yield Finding("error", "default-wrong", {"question": question.name, "place": "default"})


def _choices(question: Question) -> Iterator[Finding]:
    where = {"question": question.name}
    codes = [choice.code for choice in question.choices]
    sections = [section.code for section in question.sections]
    yield from distinct(f"choice of {question.name}", codes)
    yield from distinct(f"section of {question.name}", sections)
    if (question.kind in WITH_CHOICES) != bool(codes):
        yield Finding("error", "choices-wrong", where)
    if question.kind in ("multiple", "rank") and not 1 <= question.max_picks <= len(codes):
        yield Finding("error", "max-picks-wrong", where)
    for choice in question.choices:
        if not say(choice.label, "").strip():
            yield Finding("error", "label-missing", {**where, "code": choice.code})
    if question.topic and question.kind not in WITH_CHOICES:
        # Its answer is shown in an address: nobody's own words may stand there.
        yield Finding("error", "topic-wrong", where)
    if question.appearance != "tiles" and question.kind != "single":
        yield Finding("error", "appearance-wrong", where)
    for choice in question.choices:
        if choice.section and choice.section not in sections:
            yield Finding("error", "section-wrong", {**where, "section": choice.section})


def _map(question: Question, media: Mapping[str, bytes]) -> Iterator[Finding]:
    """Check that each choice has its region on the map, and each region its choice."""
    from kiosk import regions

    where = {"question": question.name}
    if not question.image:
        yield Finding("error", "map-missing", where)
        return
    if question.image not in media:
        yield Finding("error", "image-missing", {**where, "image": question.image})
        return
    try:
        drawing = regions.read(media[question.image])
    except Refused as refused:
        yield Finding("error", refused.code, refused.values)
        return
    drawn = {region.code for region in drawing.regions}
    for code in sorted(drawn ^ {choice.code for choice in question.choices}):
        yield Finding("error", "region-wrong", {**where, "code": code})
