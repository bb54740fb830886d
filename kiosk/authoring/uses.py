"""Which columns mean something for which rows of an XLSForm: no cell is passed over in silence."""

from kiosk.authoring.columns import Fields
from kiosk.authoring.notes import Notes
from kiosk.authoring.types import Type

_ROW = frozenset(("type", "name", "relevant", "disabled"))
_TOLD = frozenset(("trigger", "readonly", "intent", "query", "save_to")) | {
    *("audio", "video", "big-image", "image", "calculate", "parameters", "appearance"),
    *("kiosk::max", "kiosk::min", "kiosk::topic"),
}
"""Where these mean nothing, what reads them says so."""
_SHOWN = _ROW | _TOLD | {"label", "hint", "kiosk::sensitive"}
_ASKED = _SHOWN | {"required", "required_message", "constraint", "constraint_message", "default"}
_CHOSEN = frozenset(("choice_filter", "kiosk::sections"))
_GROUP = _ROW | {"label", "hint", "appearance"}
_IDLE = frozenset(("label", "hint", "required_message", "constraint_message")) | {
    *("rows", "autoplay", "name", "appearance", "readonly")
}
"""Without these nobody answers anything else."""
_IDLE_UNSEEN = _IDLE | {
    "required",
    "constraint",
    "default",
}  # where nobody answers, ODK asks for nothing
_NO = ("no", "false", "false()")
MEANT = _ASKED | _CHOSEN | {"kiosk::low", "kiosk::high"}
"""Columns that make a row more than a remark between the others."""


def note_unused(of: Type, fields: Fields, notes: Notes) -> None:
    """Tell of the cells of a row that mean nothing there."""
    used = _used(of, fields)
    idle = _IDLE if of.kind and of.kind != "calculate" else _IDLE_UNSEEN
    for name in fields.filled():
        if name in used or name != "constraint" and fields.get(name).lower() in _NO:
            continue
        values = {"column": name, "type": of.written}
        if name == "guidance_hint":
            notes.remark("guidance-hint", fields.place(name))
        elif name in idle:
            notes.remark("column-idle", fields.place(name), **values)
        elif name in MEANT or name in _TOLD:
            notes.leave_out("column-misplaced", fields.place(name), **values)
        # All others are told of at their headings.


def _used(of: Type, fields: Fields) -> frozenset[str]:
    if of.ends:
        return frozenset(("type", "name", "label"))
    if of.begins:
        return _GROUP
    if of.kind == "note":
        return _SHOWN
    if of.kind == "calculate":
        own = () if fields.has("calculate") else ("default",)
        return _ROW | _TOLD | {"calculate", "kiosk::sensitive", *own}
    if of.kind == "range":
        return _ASKED | {"kiosk::low", "kiosk::high"}
    return _ASKED | (_CHOSEN if of.choices else frozenset())
