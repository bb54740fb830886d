"""The sheet "survey" of an XLSForm, row by row, to questions and groups."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pyxform.utils import default_is_dynamic

from kiosk.authoring.choices import Listed, Lists
from kiosk.authoring.columns import Fields
from kiosk.authoring.looks import bounds, looks
from kiosk.authoring.notes import Notes
from kiosk.authoring.types import Type, type_of
from kiosk.finding import Place
from kiosk.questionnaire import WITH_CHOICES, Choice, Group, Question, Section, Text

_REFERENCE = re.compile(r"\$\{[^}]*\}")
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|\*\*|^#+ |\[[^\]]+\]\([^)]+\)", re.MULTILINE)
_YES_NO = {"yes": "true()", "true": "true()", "no": "", "false": "", "false()": ""}
_UNSUPPORTED = ("trigger", "readonly", "intent", "query", "save_to")
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

    def read(self, fields: Fields) -> None:
        """Read one row."""
        if not fields.has("type"):
            if fields.has("name") or fields.has("label"):
                self.notes.refuse("type-missing", fields.place("type"))
            return
        if fields.get("disabled").lower() in ("yes", "true"):
            self.notes.remark("row-disabled", fields.place("disabled"))
            return
        of = type_of(fields.get("type"))
        if of.ends:
            self._end(of, fields)
        elif of.begins:
            self._begin(of, fields)
        elif self.blocks and self.blocks[-1].left_out:
            # What asks for one of these follows from what was said of the block.
            first = next(block for block in self.blocks if block.left_out)
            self.names.setdefault(fields.get("name"), first.fields.place())
        else:
            self._question(of, fields)

    def end(self) -> None:
        """Say what was begun and never ended."""
        for block in self.blocks:
            self.notes.refuse("group-open", block.fields.place("type"), kind=block.ends)

    def _begin(self, of: Type, fields: Fields) -> None:
        name = self._name(fields)
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
        words = fields.get("appearance").lower().split()
        if "field-list" in words and not block.page:
            block.page = name
            label, hint = self._label(fields, "label"), self._label(fields, "hint")
            self.groups.append((Group(name, label, hint), fields))
        elif fields.has("label"):
            self.notes.remark("group-heading", fields.place("label"))
        for word in sorted(set(words) - {"field-list", "w1", "w2", "w3", "w4", "compact"}):
            where = fields.place("appearance")
            if word == "table-list":
                self.notes.leave_out("appearance-unsupported", where, appearance=word)
            else:
                self.notes.remark("appearance-unknown", where, appearance=word, type="group")

    def _end(self, of: Type, fields: Fields) -> None:
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
        unsupported = [name for name in _UNSUPPORTED if self._asks_for(fields, name)]
        for name in unsupported:
            self.notes.leave_out("column-unsupported", fields.place(name), column=name)
        if of.kind != "calculate" and fields.has("calculate"):
            self.notes.leave_out("calculation-shown", fields.place("calculate"))
        name = self._name(fields, needed=of.kind != "note")
        settings = self._settings(of, fields, name)
        self.questions.append((Question(name, of.kind, **settings), fields))

    @staticmethod
    def _asks_for(fields: Fields, name: str) -> bool:
        return fields.get(name).lower() not in ("", "no", "false", "false()")

    def _settings(self, of: Type, fields: Fields, name: str) -> dict[str, Any]:
        assert of.kind is not None
        settings = looks(fields, of, self.notes) | bounds(fields, of, self.notes)
        settings |= self._logic(of, fields)
        if of.kind in WITH_CHOICES:
            settings |= self._choices(of, fields)
            if of.kind != "single":
                settings.setdefault("max_picks", max(1, len(settings["choices"])))
        settings["label"] = self._label(fields, "label")
        settings["hint"] = self._label(fields, "hint")
        if not settings["label"] and of.kind != "calculate":
            self.notes.refuse("question-without-label", fields.place("label"), question=name)
        settings |= self._media(fields, settings)
        if of.kind == "range":
            settings["low_label"] = self._label(fields, "kiosk::low")
            settings["high_label"] = self._label(fields, "kiosk::high")
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
        required = fields.expression("required")
        default = fields.expression("default")
        calculation = fields.expression("calculate") if of.kind == "calculate" else ""
        if of.kind == "calculate" and not calculation:
            # What is hidden holds its default; a calculate without either holds nothing.
            calculation, default = _value(default, of), ""
            if not calculation:
                self.notes.refuse("calculation-missing", fields.place("calculate"))
        for name in ("choice_filter",) if of.kind not in WITH_CHOICES else ():
            if fields.has(name):
                self.notes.refuse("column-misplaced", fields.place(name), column=name)
        return {
            "group": block.page if block and of.kind != "calculate" else "",
            "relevant": _both(block.relevant if block else "", self._relevant(fields)),
            "required": _YES_NO.get(required.lower(), required),
            "required_message": self._label(fields, "required_message"),
            "constraint": fields.expression("constraint"),
            "constraint_message": self._label(fields, "constraint_message"),
            "choice_filter": fields.expression("choice_filter"),
            "default": _value(default, of) if default else "",
            "calculation": calculation,
        }

    @staticmethod
    def _relevant(fields: Fields) -> str:
        written = fields.expression("relevant")
        return {"yes": "", "true": "", "true()": ""}.get(written.lower(), written)

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
            if not listed:
                known = get_close_matches(of.choices, list(self.lists.by_name), n=1)
                near = known[0] if known else ", ".join(list(self.lists.by_name)[:8]) or "-"
                self.notes.refuse("list-missing", place, list=of.choices, near=near)
        return {"choices": [each.choice for each in listed], "sections": self._sections(fields)}

    def _from_file(self, of: Type, fields: Fields) -> list[Listed]:
        if of.choices not in self.tables:
            self.notes.refuse("file-missing", fields.place("type"), file=of.choices)
        return self.tables.get(of.choices, [])

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
        if not fields.has("image"):
            return {}
        if settings.get("appearance") != "map":
            self.notes.leave_out("media-unsupported", fields.place("image"), medium="image")
            return {}
        return {"image": fields.get("image")}

    def _label(self, fields: Fields, name: str) -> Text:
        """Return a text; what asks for an answer, or for markup, is told of."""
        text = fields.texts(name, self.main)
        for written in text.values():
            if _REFERENCE.search(written):
                self.notes.refuse("label-reference", fields.place(name))
                break
            if _MARKUP.search(written):
                self.notes.remark("label-markup", fields.place(name))
                break
        if fields.has("guidance_hint") and name == "hint":
            self.notes.remark("guidance-hint", fields.place("guidance_hint"))
        return text

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
