"""Forms made up, likely ones and wild ones, and what has to hold for whatever is read."""

from datetime import date
from pathlib import Path
from random import Random

import msgspec
from hypothesis import strategies as st

from kiosk.authoring import lone
from kiosk.campaign import Campaign
from kiosk.errors import LANGUAGES
from kiosk.finding import Finding
from kiosk.form import Form
from kiosk.questionnaire import Question
from kiosk.visit import Move, Step, Visit, advance, page_of
from tests.kiosk.authoring.forms import Sheets

TODAY = date(2016, 4, 2)

HEADINGS = [
    *("type", "name", "label", "label::Svenska (sv)", "label::English (en)", "label::العربية (ar)"),
    *("hint", "hint::sv", "guidance_hint", "relevant", "relevance", "bind::relevant", "caption"),
    *("required", "required_message", "constraint", "constraint_message", "constraint message"),
    *("choice_filter", "default", "calculation", "appearance", "parameters", "media::image"),
    *("audio", "trigger", "readonly", "read_only", "disabled", "repeat_count", "save_to", "rows"),
    *("kiosk::max", "kiosk::min", "kiosk::topic", "kiosk::sections", "kiosk::sensitive"),
    *("kiosk::low", "kiosk::high::sv", "kiosk::unknown", "::", "label::", "bind::", "kiosk::"),
    *("list_name", "list name", "value", "kiosk::exclusive", "kiosk::last", "kiosk::face"),
    *("kiosk::opens_help", "kiosk::section", "kiosk::synonyms", "kiosk::icon", "town", "Type "),
]
TYPES = [
    *("text", "integer", "decimal", "range", "note", "acknowledge", "date", "calculate", "hidden"),
    *("select_one abc", "select_multiple abc", "rank abc", "select one from town", "select_one"),
    *("select_one abc or_other", "select_one_from_file areas.csv", "begin_group", "end_group"),
    *("begin group", "end group", "begin_repeat", "end repeat", "begin loop over abc", "start"),
    *("geopoint", "image", "time", "deviceid", "select_one_external abc", "txet", "REAL", "end"),
]
NAMES = ["a", "b", "c", "q1", "q2", "q3", "town", "", "а", "q 1", "Å", "q1", "name", "true", "1"]
EXPRESSIONS = [
    *("${q1} = 'a'", "selected(${q2}, 'b')", "${q1} > 3", "yes", "no", "1", "true()", "false()"),
    *(". > 1 and . < 5", "regex(., '[a-z]+')", "count-selected(.) <= 2", "town = ${town}"),
    *("${q1}", "${q3} = ${q3}", "today()", "${q9} != ''", "${", "}", "((((", "'", '"', "a b c"),
    *("${q1} div 0", "-${q1}", "if(${q1} = 'a', 1, 'b')", "concat(${q1}, ${q2})", "../q1"),
    *("pulldata('a', 'b')", "${last-saved#q1}", "string-length(.) < 9", "name = 'a'", "not(1)"),
    *("regex(., '(((')", "regex(., '(a+)+$')", "1" * 400, "(" * 200 + "1" + ")" * 200, "‘a’ = ’a’"),
]
OTHERS = [
    *(
        "Hur trygg?",
        "How safe?",
        "كيف حالك",
        "א\u202eב",
        "👍🏽",
        "**bold**",
        "<b>b</b>",
        "${q1}",
        " ",
    ),
    *("\ud7ff", "\ufffd", "a" * 300, "2", "0", "-1", "2,5", "1e400", "nan", "area", "theme", "x"),
    *(
        "likert",
        "quick",
        "columns-3",
        "minimal",
        "autocomplete",
        "image-map",
        "multiline",
        "rating",
    ),
    *("field-list", "label", "search('a')", "randomize=true", "randomize=true seed=3", "start=1"),
    *("start=0 end=10 step=2", "start=5 end=1", "step=0", "map.svg", "nowhere.png", "=1+1", "abc"),
    *("1.0", "TRUE", "2016-04-02", "OK", "a b", "{x}", "%s", "\\", "\u200f", "e\u0301", "|", ";"),
]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
HUGE = st.sampled_from(["x" * 10_001, "[" * 9_000, "<a" * 5_000, "${" * 5_000, "a;" * 5_000])
CELLS = st.sampled_from(NAMES + EXPRESSIONS + OTHERS + TYPES)


def tables(known: list[str], first: list[str], most: int) -> st.SearchStrategy[list[list[str]]]:
    """Return sheets with the headings `first` and others, and cells mostly of their column's kind.

    Now and then the headings are any, in any order, and more than once.
    """

    def filled(headings: list[str]) -> st.SearchStrategy[list[list[str]]]:
        row = st.tuples(*map(cells_for, headings)).map(list)
        return st.lists(row, max_size=most).map(lambda rows: [headings, *rows])

    others = st.lists(st.sampled_from(known), max_size=6, unique=True)
    usual = others.map(lambda more: [*first, *(name for name in more if name not in first)])
    odd = st.lists(st.sampled_from(known) | ANYTHING, min_size=1, max_size=12)
    return st.one_of(usual, usual, usual, usual, odd).flatmap(filled)


def cells_for(heading: str) -> st.SearchStrategy[str]:
    likely = {
        "type": st.sampled_from(TYPES),
        "name": st.sampled_from(NAMES),
        "value": st.sampled_from(NAMES),
        "list_name": st.sampled_from(["abc", "abc", "town", ""]),
        "label": st.sampled_from(OTHERS[:5]),
        "relevant": st.sampled_from(["", *EXPRESSIONS]),
        "constraint": st.sampled_from(["", *EXPRESSIONS]),
        "appearance": st.sampled_from(["", *OTHERS[20:30]]),
    }.get(heading, st.just(""))
    return st.one_of(*[likely] * 12, CELLS, TEXTS)


wild: st.SearchStrategy[Sheets] = st.fixed_dictionaries(
    {"survey": tables(HEADINGS, ["type", "name", "label"], 10)},
    optional={
        "choices": tables(HEADINGS, ["list_name", "name", "label"], 10),
        "settings": tables(["default_language", "version", "style"], ["form_title"], 2),
        "entities": tables(HEADINGS, ["list_name"], 2),
        "choises": tables(HEADINGS, ["list_name"], 2),
    },
)
"""Whatever somebody may have written."""

CHOICES = [
    ["list_name", "name", "label", "town", "kiosk::exclusive", "kiosk::last"],
    ["abc", "a", "Aa", "n", "", ""],
    ["abc", "b", "Bb", "s", "", "yes"],
    ["abc", "c", "Cc", "s", "yes", ""],
    ["town", "n", "North", "", "", ""],
    ["town", "s", "South", "", "", ""],
]
_SOUND = {
    "text": ["", "string-length(.) < 9", "regex(., '[a-z ]*')", ". != 'x'"],
    "integer": ["", ". > 1", ". < 90", ". mod 2 = 0"],
    "decimal": ["", ". > 0.5"],
    "range": ["", ". > 2", ". != 5"],
    "date": ["", ". <= today()", ". > '2016-01-01'"],
    "select_one abc": ["", ". != 'a'", "selected(., 'b')"],
    "select_multiple abc": ["", "count-selected(.) < 3", "not(selected(., 'a'))"],
    "rank abc": ["", "selected-at(., 0) != 'c'"],
    "select_one town": ["", ". = 'n'"],
    "acknowledge": [""],
    "note": [""],
    "calculate": [""],
}
_DEFAULTS = {
    "text": ["", "hello", "today()"],
    "integer": ["", "5", "2 + 3"],
    "range": ["", "3"],
    "date": ["", "2016-04-01", "today()"],
    "select_one abc": ["", "a"],
    "select_multiple abc": ["", "a b"],
    "rank abc": ["", "b a"],
}
_LIKELY = [
    *("type", "name", "label", "relevant", "required", "constraint", "default", "choice_filter"),
    *("calculation", "appearance", "parameters", "kiosk::max"),
]


@st.composite
def likely(draw: st.DrawFn) -> Sheets:
    """Forms that are mostly right: conditions, filters, defaults and groups that fit together."""
    rows = []
    names: list[str] = []
    for at in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from([*_SOUND]))
        asked = draw(st.sampled_from(names)) if names else ""
        cells = {"type": kind, "name": f"q{at}", "label": draw(st.sampled_from(OTHERS[:5]))}
        if asked and draw(st.booleans()):
            condition = draw(st.sampled_from([" = ''", " != 'a'", " = 'b'", " > 2", " < 0"]))
            cells["relevant"] = f"${{{asked}}}{condition}"
        if kind == "calculate":
            cells |= {
                "calculation": f"concat('x', ${{{asked}}})" if asked else "1 + 1",
                "label": "",
            }
        elif kind != "note":
            cells["required"] = draw(st.sampled_from(["", "yes", "1 = 1"]))
            cells["constraint"] = draw(st.sampled_from(_SOUND[kind]))
            cells["default"] = draw(st.sampled_from(_DEFAULTS.get(kind, [""])))
        if kind.endswith("abc"):
            filters = ["", "town = 's'", *([f"town = ${{{asked}}}"] if asked else [])]
            cells["choice_filter"] = draw(st.sampled_from(filters))
            cells["parameters"] = draw(st.sampled_from(["", "randomize=true seed=7"]))
        if kind in ("select_multiple abc", "rank abc"):
            cells["kiosk::max"] = draw(st.sampled_from(["", "1", "2", "3"]))
        if kind == "select_one abc":
            cells["appearance"] = draw(st.sampled_from(["", "likert", "quick", "minimal"]))
        grouped = draw(st.integers(0, 5)) == 0
        if grouped:
            group = {"type": "begin_group", "name": f"g{at}", "appearance": "field-list"}
            rows.append([group.get(heading, "") for heading in _LIKELY])
        rows.append([cells.get(heading, "") for heading in _LIKELY])
        if grouped:
            rows.append(["end_group", *[""] * (len(_LIKELY) - 1)])
        if kind not in ("note", "acknowledge", "date"):
            names.append(f"q{at}")
    return {"survey": [_LIKELY, *rows], "choices": CHOICES}


@st.composite
def spoiled(draw: st.DrawFn) -> Sheets:
    """Forms that are right but for a cell or two."""
    sheets = {name: [list(row) for row in rows] for name, rows in draw(likely()).items()}
    for _ in range(draw(st.integers(1, 2))):
        rows = sheets[draw(st.sampled_from(["survey", "survey", "survey", "choices"]))]
        row = draw(st.sampled_from(rows[1:]))
        at = draw(st.integers(0, len(row) - 1))
        row[at] = draw(CELLS | TEXTS)
    return sheets


def read(file: Path, lenient: bool) -> tuple[Campaign | None, list[Finding]]:
    """Return what a form came to, after a look at what is said about it."""
    campaign, findings = lone.findings(file, TODAY, lenient)
    for finding in findings:
        for language in LANGUAGES:
            assert finding.text(language).endswith("."), finding
    refused = any(finding.level == "error" for finding in findings)
    assert (campaign is None) is refused
    assert lenient or not any(finding.left_out for finding in findings)
    return campaign, findings


def assert_works(campaign: Campaign, luck: Random) -> None:
    """Walk through the form of `campaign` from the first page to the sending, by chance."""
    packed = msgspec.msgpack.encode(campaign, order="deterministic")
    again = msgspec.msgpack.decode(packed, type=Campaign)
    assert again == campaign
    assert msgspec.msgpack.encode(again, order="deterministic") == packed
    form = Form(campaign.questionnaire, TODAY)
    form.prepare()
    visit = advance(Visit(campaign.languages[0]), Move.BEGIN, form)
    for _ in range(8 * len(form.questions)):
        visit = advance(visit, *_move(visit, form, luck))
        if visit.step is Step.SUMMARY:
            break
    for _ in range(2 * len(form.questions) + 2):
        away = Move.NEXT if visit.step is Step.START else Move.EDIT
        visit = advance(advance(visit, away, form), Move.DECLINE, form)
    assert visit.step is Step.SUMMARY
    visit = advance(visit, Move.SEND, form)
    assert visit.step is Step.SENDING
    assert form.fault_in(visit.answers) is None
    assert form.kept(visit.answers) == visit.answers


def _move(visit: Visit, form: Form, luck: Random) -> tuple[Move, Form, str, str]:
    if visit.step is not Step.QUESTION:
        moves = [Move.NEXT, Move.MASK, Move.KEEP, Move.BACK, Move.DECLINE, Move.CHOOSE]
        return luck.choice(moves), form, luck.choice([q.name for q in form.questions]), ""
    part = luck.choice(page_of(visit, form).parts)
    if luck.random() < 0.4:
        return luck.choice([Move.NEXT, Move.NEXT, Move.NEXT, Move.BACK, Move.DECLINE]), form, "", ""
    move, value = _answer(part, luck)
    return move, form, value, part.name


def _answer(part: Question, luck: Random) -> tuple[Move, str]:
    if part.choices:
        return Move.CHOOSE, luck.choice(part.choices).code
    if part.kind == "date":
        return Move.SET, luck.choice(["2016-04-01", "2016-04-03", "2015-12-31", "never"])
    if part.kind == "range":
        return Move.SET, str(luck.choice([part.low, part.high, 3, 1e9]))
    return Move.WRITE, luck.choice(["hello", "5", "4,5", "", "ring 070-123 45 67", "x" * 300])
