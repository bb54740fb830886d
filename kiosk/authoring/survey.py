"""The sheet "survey" of an XLSForm, row by row, to questions and groups."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pyxform.utils import default_is_dynamic

from kiosk.authoring.choices import Listed, Lists
from kiosk.authoring.columns import NO, YES, Fields
from kiosk.authoring.looks import bounds, looks
from kiosk.authoring.notes import Notes
from kiosk.authoring.types import Type, type_of
from kiosk.authoring.uses import MEANT, note_unused
from kiosk.authoring.wording import note_pictures, note_texts
from kiosk.finding import Place
from kiosk.form_check import is_name
from kiosk.questionnaire import WITH_CHOICES, Choice, Group, Question, Section, Text

_LAST_SAVED = re.compile(r"\$\{\s*last-saved#")
_YES_NO = dict.fromkeys(YES, "true()") | dict.fromkeys(NO, "")
_WORD = re.compile(r"[^\W\d]+")
_UNSUPPORTED = ("trigger", "readonly", "intent", "query", "save_to")
MOST_NEAR = 200  # lists among which a misspelt name is looked for
AGREED = "OK"  # what XLSForm stores for an acknowledge
_AGREE: Text = {
    "sv": "Jag har läst det",
    "en": "I have read it",
    "fi": "Olen lukenut tämän",
    "ar": "لقد قرأت ذلك",
    "sv-x-lattlast": "Jag har läst",
}


@dataclass
class Block:
    """A group that is open: what it asks for, and whether it is left out."""

    fields: Fields
    ends: str  # "group" or "repeat"
    page: str = ""  # the name of the group whose questions share a page
    relevant: str = ""
    left_out: bool = False


@dataclass
class Survey:
    """What has been read so far."""

    lists: Lists
    tables: dict[str, list[Listed]]  # choices in files of their own, by file name
    main: str
    notes: Notes
    questions: list[tuple[Question, Fields]] = field(default_factory=list)
    groups: list[tuple[Group, Fields]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    names: dict[str, Place] = field(default_factory=dict)  # and where their rows are
    empty: list[Place] = field(default_factory=list)  # rows whose table has no choices

    def read(self, fields: Fields) -> None:
        """Read one row."""
        if not fields.has("type"):
            if any(field in MEANT for field in fields.filled()):
                self.notes.refuse("type-missing", fields.place("type"))
            return
        if fields.get("disabled").lower() in ("yes", "true"):
            self.notes.remark("row-disabled", fields.place("disabled"))
            return
        fields.note_typed(self.notes)
        of = type_of(fields.get("type"))
        if of.ends:
            self._end(of, fields)
        elif of.begins:
            self._begin(of, fields)
        elif self.blocks and self.blocks[-1].left_out:
            # What asks for one of these follows from what was said of the block.
            first = next(block for block in self.blocks if block.left_out)
            self.names.setdefault(fields.get("name"), first.fields.place())
            self.lists.used.add(of.choices)
        else:
            self._question(of, fields)

    def end(self) -> None:
        """Say what was begun and never ended."""
        for block in self.blocks:
            self.notes.refuse("group-open", block.fields.place("type"), kind=block.ends)

    def _begin(self, of: Type, fields: Fields) -> None:
        name = self._name(fields)
        if not is_name(name):
            self.notes.refuse("name-wrong", fields.place("name"), question=name)
        outer = self.blocks[-1] if self.blocks else None
        block = Block(fields, of.begins, outer.page if outer else "")
        block.relevant = _both(outer.relevant if outer else "", self._relevant(fields))
        if of.begins == "repeat":
            self.notes.leave_out("repeat-unsupported", fields.place("type"))
            block.left_out = True
        block.left_out = block.left_out or bool(outer and outer.left_out)
        self.blocks.append(block)
        if block.left_out:
            return
        note_unused(of, fields, self.notes)
        words = fields.get("appearance").lower().split()
        if "field-list" in words and not block.page:
            block.page = name
            label, hint = self._text(fields, "label"), self._text(fields, "hint")
            self.groups.append((Group(name, label, hint), fields))
        else:
            for name in ("label", "hint"):
                if fields.has(name):
                    self.notes.remark("group-heading", fields.place(name))
        for word in sorted(set(words) - {"field-list", "w1", "w2", "w3", "w4", "compact"}):
            where = fields.place("appearance")
            if word == "table-list":
                self.notes.leave_out("appearance-unsupported", where, appearance=word)
            else:
                self.notes.remark("appearance-unknown", where, appearance=word, type="group")

    def _end(self, of: Type, fields: Fields) -> None:
        note_unused(of, fields, self.notes)
        if not self.blocks:
            self.notes.refuse("group-not-open", fields.place("type"), kind=of.ends)
        elif self.blocks[-1].ends != of.ends:
            began = self.blocks[-1].fields.row.number
            values = {"kind": of.ends, "open": self.blocks[-1].ends, "began": began}
            self.notes.refuse("group-crossed", fields.place("type"), **values)
            self.blocks.pop()
        else:
            self.blocks.pop()

    def _question(self, of: Type, fields: Fields) -> None:
        if of.kind is None:
            values = {"type": of.written, "near": of.near}
            if of.reason in ("type-unknown", "type-list-missing"):
                self.notes.refuse(of.reason, fields.place("type"), **values)
            else:
                self.notes.leave_out(of.reason, fields.place("type"), **values)
            self._name(fields, needed=False)
            return
        for name in _UNSUPPORTED:
            given = fields.get(name).lower() not in ("", "no", "false", "false()")
            shown = name == "readonly" and of.kind in ("note", "calculate")  # as they are anyway
            if given and not shown:
                self.notes.leave_out("column-unsupported", fields.place(name), column=name)
        if of.kind != "calculate" and fields.has("calculate"):
            self.notes.leave_out("calculation-shown", fields.place("calculate"))
        note_unused(of, fields, self.notes)
        name = self._name(fields, needed=of.kind != "note")
        settings = self._settings(of, fields, name)
        self.questions.append((Question(name, of.kind, **settings), fields))

    def _settings(self, of: Type, fields: Fields, name: str) -> dict[str, Any]:
        assert of.kind is not None
        settings = looks(fields, of, self.notes) | bounds(fields, of, self.notes)
        settings |= self._logic(of, fields)
        if of.kind in WITH_CHOICES:
            settings |= self._choices(of, fields)
            if of.kind != "single":
                settings.setdefault("max_picks", max(1, len(settings["choices"])))
        settings["label"] = self._text(fields, "label")
        settings["hint"] = self._text(fields, "hint")
        if not settings["label"] and of.kind != "calculate":
            self.notes.refuse("question-without-label", fields.place("label"), question=name)
        settings |= self._media(fields, settings)
        if of.kind == "range":
            settings["low_label"] = self._text(fields, "kiosk::low")
            settings["high_label"] = self._text(fields, "kiosk::high")
        settings["sensitive"] = fields.truth("kiosk::sensitive", self.notes)
        topic = fields.get("kiosk::topic").lower()
        if topic in ("area", "theme"):
            settings["topic"] = topic
        elif topic:
            self.notes.refuse("topic-unknown", fields.place("kiosk::topic"), topic=topic)
        return settings

    def _logic(self, of: Type, fields: Fields) -> dict[str, Any]:
        """Return the fields that hold expressions, and the messages that go with them."""
        block = self.blocks[-1] if self.blocks else None
        asked = of.kind not in ("note", "calculate")  # what means nothing for others is told of
        required = self._expression(fields, "required") if asked else ""
        default = self._expression(fields, "default") if of.kind != "note" else ""
        calculation = self._expression(fields, "calculate") if of.kind == "calculate" else ""
        if of.kind == "calculate" and not calculation:
            # What is hidden holds its default; a calculate without either holds nothing.
            calculation, static, default = _value(default, of), _value(default, of) != default, ""
            nothing = not fields.has("default") or static and of.written != "hidden"
            if not fields.has("calculate") and nothing:
                self.notes.refuse("calculation-missing", fields.place("calculate"))
        return {
            "group": block.page if block and of.kind != "calculate" else "",
            "relevant": _both(block.relevant if block else "", self._relevant(fields)),
            "required": self._required(fields, required),
            "required_message": self._text(fields, "required_message"),
            "constraint": self._expression(fields, "constraint") if asked else "",
            "constraint_message": self._text(fields, "constraint_message"),
            "choice_filter": self._expression(fields, "choice_filter") if of.choices else "",
            "default": _value(default, of) if default else "",
            "calculation": calculation,
        }

    def _required(self, fields: Fields, written: str) -> str:
        """Return the expression that yes or no stands for; a word that is neither is refused."""
        meant = _YES_NO.get(written.lower())
        if meant is None and _WORD.fullmatch(written):
            self.notes.refuse("yes-or-no", fields.place("required"), value=written)
            return ""
        return written if meant is None else meant

    def _relevant(self, fields: Fields) -> str:
        written = self._expression(fields, "relevant")
        words = dict.fromkeys(YES, "") | dict.fromkeys(NO, "false()")
        return words.get(written.lower(), written) if len(written) > 1 else written

    def _expression(self, fields: Fields, name: str) -> str:
        """Return an expression; what asks for the answer of another visitor is refused."""
        written = fields.expression(name)
        if not _LAST_SAVED.search(written):
            return written
        if name == "default":
            self.notes.leave_out("last-saved", fields.place(name))
        else:
            self.notes.refuse("last-saved", fields.place(name))
        return ""

    def _choices(self, of: Type, fields: Fields) -> dict[str, Any]:
        """Return the choices of a question, and the sections they stand under."""
        place = fields.place("type")
        if of.or_other:
            self.notes.leave_out("or-other", place)
        if not of.choices:
            return {"choices": [Choice(AGREED, _AGREE)]}
        if of.from_file:
            listed = self._from_file(of, fields)
        else:
            self.lists.used.add(of.choices)
            listed = self.lists.by_name.get(of.choices, [])
            if not listed and not self.lists.there:
                self.empty.append(fields.place())
            elif not listed:
                known = list(self.lists.by_name)[:MOST_NEAR]
                near = ", ".join(get_close_matches(of.choices, known, n=1) or known[:8]) or "-"
                self.notes.refuse("list-missing", place, list=of.choices, near=near)
        return {"choices": [each.choice for each in listed], "sections": self._sections(fields)}

    def _from_file(self, of: Type, fields: Fields) -> list[Listed]:
        if of.choices not in self.tables:
            self.notes.refuse("file-missing", fields.place("type"), file=of.choices)
        listed = self.tables.get(of.choices, [])
        if not listed:
            self.empty.append(fields.place())
        return listed

    def _sections(self, fields: Fields) -> list[Section]:
        name = fields.get("kiosk::sections")
        if name and name not in self.lists.by_name:
            self.notes.refuse("list-missing", fields.place("kiosk::sections"), list=name, near="-")
            return []
        return self.lists.sections(name) if name else []

    def _media(self, fields: Fields, settings: dict[str, Any]) -> dict[str, Any]:
        for medium in ("audio", "video", "big-image"):
            if fields.has(medium):
                self.notes.leave_out("media-unsupported", fields.place(medium), medium=medium)
        note_pictures(fields, self.notes)
        if not fields.has("image"):
            return {}
        if settings.get("appearance") != "map":
            self.notes.leave_out("media-unsupported", fields.place("image"), medium="image")
            return {}
        return {"image": fields.get("image")}

    def _text(self, fields: Fields, name: str) -> Text:
        """Return a text; what of it is not shown as it was meant is told of."""
        note_texts(fields, name, self.notes)
        return fields.texts(name, self.main)

    def _name(self, fields: Fields, needed: bool = True) -> str:
        """Return the name of a row, told of when it is missing or taken."""
        name = fields.get("name")
        if not name:
            if needed:
                self.notes.refuse("name-missing", fields.place("name"))
            name = f"row-{fields.row.number}"
        elif name in self.names:
            row = self.names[name].row
            self.notes.refuse("name-twice", fields.place("name"), name=name, row=row)
            name = f"row-{fields.row.number}"  # or what is said of the two stands at one
        self.names.setdefault(name, fields.place())
        return name


def _both(one: str, other: str) -> str:
    """Return the expression that holds when both do; "" holds always."""
    return f"({one}) and ({other})" if one and other else one or other


def _value(default: str, of: Type) -> str:
    """Return a default as an expression: what is plain, and no expression, between quotes."""
    if not default or default_is_dynamic(default, "date" if of.kind == "date" else of.written):
        return default
    quote = '"' if "'" in default else "'"
    return f"{quote}{default}{quote}"
