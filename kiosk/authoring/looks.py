"""Appearances and parameters: how a question looks, and within which bounds it is answered."""

import re
from difflib import get_close_matches
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.parsing.parameters import parse

from kiosk.authoring.columns import Fields
from kiosk.authoring.notes import Notes
from kiosk.authoring.types import Type
from kiosk.finding import Place
from kiosk.questionnaire import WITH_CHOICES, Question

MOST_NUMBER = 999_999.0
LONGEST_TEXT = Question("", "text", {}).max_length
SMALLEST_STEP = 0.001  # of a decimal
_PER_ROW = re.compile(r"(?:columns|compact|quickcompact)-([1-6])")
_TILES = re.compile(r"columns(-pack|-flex)?|compact|w\d+")
"""Wishes that come true by themselves: as many tiles beside each other as fit."""
_REFUSED = re.compile(r"label|list-nolabel|table-list|month-year|year|(ex|printer|intent):.*")
_CALLED = re.compile(r"\b(search|ex:[\w.]+|printer:[\w.]+) *\(.*\)", re.IGNORECASE)
_LISTS = ("minimal", "autocomplete")
_OTHERS = ("likert", "image-map", "quick", "multiline", "rating")
_KNOWN = (*_OTHERS, *_LISTS, *(f"columns-{n}" for n in range(2, 7)))
_COMPARED = re.compile(r"(?<![\w.])\.\s*(?:<=?|>=?|=)\s*(-?\d{1,15}(?:\.\d{1,9})?)(?![\w.])")
"""What the answer itself, ``.``, is compared with."""
_LENGTH = re.compile(r"string-length\(\s*\.\s*\)\s*(?:<=?|>=?|=)\s*(\d{1,15})")
_HARMLESS = frozenset(("rows", "placeholder", "tick_interval", "tick_labelset"))
"""Parameters of ODK that only change how its own screens look."""

Settings = dict[str, Any]


def looks(fields: Fields, of: Type, notes: Notes) -> Settings:
    """Return the fields of a `Question` that its appearance sets."""
    settings: Settings = {}
    written, place = fields.get("appearance"), fields.place("appearance")
    for called in _CALLED.finditer(written):
        notes.leave_out("appearance-unsupported", place, appearance=called[1])
    for look in _CALLED.sub(" ", written).lower().split():
        if look == "hidden":  # nor when lenient: it would be asked
            notes.refuse("appearance-hidden", place)
        elif _REFUSED.fullmatch(look):
            notes.leave_out("appearance-unsupported", place, appearance=look)
        elif (found := _look(look, of)) is not None:
            settings |= found
        elif not (_TILES.fullmatch(look) and of.kind in WITH_CHOICES):
            _note_unknown(look, of, place, notes)
    return settings


def _note_unknown(look: str, of: Type, place: Place, notes: Notes) -> None:
    near = get_close_matches(look, [one for one in _KNOWN if _look(one, of)], n=1, cutoff=0.75)
    if near:
        notes.remark("appearance-near", place, appearance=look, near=near[0])
    else:
        notes.remark("appearance-unknown", place, appearance=look, type=of.written)


def _look(look: str, of: Type) -> Settings | None:
    """Return what a word of an appearance sets, None when it means nothing for this type."""
    if per_row := _PER_ROW.fullmatch(look):
        quick = look.startswith("quick") and of.kind == "single"
        return {"per_row": int(per_row[1])} | ({"quick": True} if quick else {})
    if of.kind == "single" and of.choices:
        single = {"likert": "likert", "image-map": "map"} | dict.fromkeys(_LISTS, "list")
        if look in single:
            return {"appearance": single[look]}
        return {"quick": True} if look in ("quick", "quickcompact") else None
    if of.kind == "text" and look == "multiline":
        return {"multiline": True}
    if of.kind == "range" and look == "rating":
        return {"rating": True}
    return None


def bounds(fields: Fields, of: Type, notes: Notes) -> Settings:
    """Return the fields of a `Question` that its parameters and `kiosk::` bounds set."""
    settings: Settings = {}
    given = _parameters(fields, of, notes)
    if of.kind == "range":
        settings = {"low": 1.0, "high": 10.0, "step": 1.0}
        for name, field in (("start", "low"), ("end", "high"), ("step", "step")):
            if name in given:
                settings[field] = _number(fields, "parameters", given[name], notes)
    elif of.kind == "number":
        settings = {"low": 0.0, "high": MOST_NUMBER, "step": 1.0 if of.whole else SMALLEST_STEP}
    elif given.get("randomize") == "true":
        settings["randomize"] = True
        if "seed" in given:
            settings["seed"] = _seed(fields, given["seed"], notes)
    elif given and given != {"randomize": "false"}:
        notes.refuse("randomize-wrong", fields.place("parameters"))
    settings |= _own_bounds(fields, of, notes)
    note_beyond(fields, of, settings, notes)
    return settings


def note_beyond(fields: Fields, of: Type, settings: Settings, notes: Notes) -> None:
    """Tell when a constraint names numbers that nobody can get to: beyond the question's bounds."""
    constraint = fields.expression("constraint")
    if of.kind == "text":
        low, high = 0.0, float(settings.get("max_length", LONGEST_TEXT))
        named = [float(length) for length in _LENGTH.findall(constraint)]
    elif of.kind == "number":
        low, high = settings["low"], settings["high"]
        named = [float(number) for number in _COMPARED.findall(constraint)]
    else:
        return
    beyond = [number for number in named if not low <= number <= high]
    if beyond:
        values = {"number": f"{beyond[0]:g}" if abs(beyond[0]) < 1e5 else f"{beyond[0]:.0f}"}
        bounds_ = {"low": f"{low:.0f}", "high": f"{high:.0f}"}
        notes.remark("constraint-beyond", fields.place("constraint"), **values, **bounds_)


def _own_bounds(fields: Fields, of: Type, notes: Notes) -> Settings:
    """Return what `kiosk::max` and `kiosk::min` set: picks, characters, or numbers."""
    field = {"multiple": "max_picks", "rank": "max_picks", "text": "max_length", "number": "high"}
    settings: Settings = {}
    for name in ("kiosk::max", "kiosk::min"):
        if not fields.has(name):
            continue
        value = _number(fields, name, fields.get(name), notes)
        if of.kind == "number" and value < 0:
            notes.refuse("number-negative", fields.place(name), value=fields.get(name))
        elif of.kind == "number":
            settings["high" if name == "kiosk::max" else "low"] = value
        elif of.kind in field and name == "kiosk::max" and value.is_integer():
            settings[field[of.kind]] = int(value)
        else:
            notes.refuse("bound-misplaced", fields.place(name), column=name, type=of.written)
    return settings


def _parameters(fields: Fields, of: Type, notes: Notes) -> dict[str, str]:
    """Return the parameters by name; those that mean nothing here are told of."""
    place = fields.place("parameters")
    try:
        given: dict[str, str] = parse(fields.get("parameters"), fields.row.number)
    except PyXFormError:
        notes.refuse("parameters-malformed", place)
        return {}
    known = {"start", "end", "step"} if of.kind == "range" else set()
    known |= {"randomize", "seed"} if of.choices else set()
    for name in sorted(given.keys() - known):
        if of.from_file and name in ("value", "label"):
            notes.refuse("parameter-columns", place, name=name)
        elif name in _HARMLESS:
            notes.remark("parameter-unknown", place, name=name, type=of.written)
        else:
            values = {"type": of.written, "known": ", ".join(sorted(known)) or "-"}
            notes.refuse("parameter-wrong", place, name=name, **values)
    return {name: value for name, value in given.items() if name in known}


def _seed(fields: Fields, written: str, notes: Notes) -> int:
    if not re.fullmatch(r"\d{1,9}", written):
        notes.refuse("seed-wrong", fields.place("parameters"), seed=written)
        return 0
    return int(written)


def _number(fields: Fields, column: str, written: str, notes: Notes) -> float:
    try:
        number = float(written.replace(",", ".").replace("_", "?"))
    except ValueError:
        number = float("nan")
    if not abs(number) <= 1e9:  # so is NaN
        notes.refuse("number-unreadable", fields.place(column), value=written)
        return 1.0
    return number
