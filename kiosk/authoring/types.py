"""The types of an XLSForm's rows: which there are here, and what to say of the others."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL

from kiosk.questionnaire import QuestionKind

_SELECT = re.compile(
    rf"(?P<select>{'|'.join(sorted(aliases.select, key=len, reverse=True))})"
    r"\s+(?P<list>\S+)(?P<other>\s+(or specify other|or_other|or other))?"
)
_SELECTED: dict[str, QuestionKind] = {
    "select one": "single",
    "select all that apply": "multiple",
    "rank": "rank",
}
_SIMPLE: dict[str, QuestionKind] = {
    "text": "text",
    "string": "text",
    "q string": "text",
    "integer": "number",
    "int": "number",
    "q int": "number",
    "decimal": "number",
    "q decimal": "number",
    "range": "range",
    "note": "note",
    "q note": "note",
    "acknowledge": "single",
    "trigger": "single",
    "q acknowledge": "single",
    "date": "date",
    "q date": "date",
    "calculate": "calculate",
    "q calculate": "calculate",
    "hidden": "calculate",
}
_TIME_STAMP = re.compile(r"start|end|today|audit|(start|end) time")
_DEVICE = re.compile(
    r"device ?id|imei|sim ?(id|serial)|subscriber ?id|phone ?number|username|email"
    r"|start-geopoint|background-(audio|geopoint)"
)
_RECORDING = re.compile(r"image|photo|picture|audio|video|file|barcode")
_POSITION = re.compile(r"geo(point|trace|shape)|gps|location|osm.*")
_CLOCK = re.compile(r"time|date ?time", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"select[ _-]*(multiple|many|all)\S*", re.IGNORECASE)
_OF_CHOICES = re.compile(
    r"(add |q )?(select[ _](one|multiple|all that apply)|select1|rank)(_from_file)?\b.*",
    re.IGNORECASE,
)
ANY_TYPE = "select_one, select_multiple, text, note"


@dataclass(frozen=True)
class Type:
    """What a cell of the column type says. `reason` is why it is not supported, a code."""

    written: str
    kind: QuestionKind | None = None
    begins: str = ""  # "group" or "repeat"
    ends: str = ""
    choices: str = ""  # the name of a list, or of a file
    from_file: bool = False
    or_other: bool = False
    whole: bool = True  # of a number
    reason: str = ""
    near: str = ""  # what was meant, perhaps


def type_of(cell: str) -> Type:
    """Return what the cell says, with names as pyxform takes them ("select_one", "select one")."""
    written = " ".join(cell.split())
    named = aliases._type_alias_map.get(written, written)
    if begins := RE_BEGIN_CONTROL.match(named):
        return Type(written, begins=_control(begins["type"]))
    if ends := RE_END_CONTROL.match(named):
        return Type(written, ends=_control(ends["type"]))
    if chosen := _SELECT.fullmatch(named):
        return _select(written, chosen)
    plain = named.removeprefix("add ").removesuffix(" prompt")
    if plain in _SIMPLE:
        return Type(written, _SIMPLE[plain], whole="decimal" not in plain)
    return Type(written, reason=_reason(plain, named), near=_near(named))


def _control(name: str) -> str:
    return "group" if aliases.control[name] == "group" else "repeat"


def _select(written: str, chosen: re.Match[str]) -> Type:
    command = str(aliases.select[chosen["select"]])
    kind = _SELECTED.get(command)
    if kind is None:  # select_one_external
        return Type(written, reason="type-external")
    return Type(
        written,
        kind,
        choices=chosen["list"],
        from_file=chosen["select"] in aliases.select_from_file,
        or_other=chosen["other"] is not None,
    )


def _reason(plain: str, named: str) -> str:
    words = re.sub(r"^(get |q |uri:)", "", plain)
    for pattern, reason in (
        (_TIME_STAMP, "type-time-stamp"),
        (_DEVICE, "type-device"),
        (_RECORDING, "type-recording"),
        (_POSITION, "type-position"),
        (_CLOCK, "type-clock"),
    ):
        if pattern.fullmatch(words):
            return reason
    if _SELECT.fullmatch(named.lower()):
        return "type-unknown"  # but for its capitals
    if _OF_CHOICES.fullmatch(named):
        return "type-list-missing"
    if named.split(" ")[0] in ("cascading_select", "select_one_external"):
        return "type-external"
    if named in QUESTION_TYPE_DICT or named.startswith(("csv-external", "xml-external")):
        return "type-unsupported"
    return "type-unknown"


def _near(named: str) -> str:
    first, _, rest = named.partition(" ")
    if _OF_SEVERAL.match(named):
        return f"select_multiple {named.split(' ')[-1]}" if rest else "select_multiple"
    known = ["select_one", "select_multiple", "rank", "begin_group", "end_group"]
    known += [name for name in _SIMPLE if " " not in name]
    found = get_close_matches(first.lower()[:100], known, n=1, cutoff=0.6)
    return f"{found[0]} {rest}".strip() if found else ANY_TYPE
