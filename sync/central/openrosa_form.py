"""What an instance of a form looks like at an OpenRosa server: which elements, and where.

A questionnaire does not know how its XLSForm nested the questions. The XForm does, which pyxform
makes of it for ODK Central and KoboToolbox; so the form is read again, from the XLSForm or from the
XForm that the server shows. Without either, an instance is flat, as for a form without groups.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from kiosk.errors import Refused
from kiosk.home import read_start
from kiosk.questionnaire import Questionnaire

XFORMS = "http://www.w3.org/2002/xforms"
OPENROSA = "http://openrosa.org/xforms"
TOLD = ("event", "hour", "language")
"""Hidden fields of these names hold what is known of a response beside its answers."""

LIMIT = 8 * 2**20  # bytes of an XForm
_BODY = "{http://www.w3.org/1999/xhtml}body"
_LITERAL = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)")\s*""")


@dataclass(frozen=True)
class Shape:
    """The elements of an instance, all empty but for what the form itself puts there. Immutable."""

    id: str
    version: str
    root: Element  # to be copied, never to be filled
    hidden: frozenset[str] = field(default_factory=frozenset)  # those of TOLD that it asks for

    def names(self) -> set[str]:
        """Return the names of all elements that can hold an answer."""
        return {local(each) for each in leaves(self.root)}

    def copy(self) -> Element:
        return deepcopy(self.root)


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def leaves(root: Element) -> list[Element]:
    """Return the elements below `root` that hold no others, those of `meta` apart."""
    found: list[Element] = []
    for each in root:
        if len(each):
            found += [] if local(each) == "meta" else leaves(each)
        else:
            found.append(each)
    return found


def flat(form: Questionnaire, id_: str, version: str) -> Shape:
    """Return the shape of an XLSForm without groups that asks the same."""
    root = Element("data")
    for question in form.questions:
        ElementTree.SubElement(root, question.name)
    ElementTree.SubElement(ElementTree.SubElement(root, "meta"), "instanceID")
    fixed = {
        question.name
        for question in form.questions
        if question.kind == "calculate" and _LITERAL.fullmatch(question.calculation)
    }
    return _labelled(root, id_, version, fixed & set(TOLD))


def from_file(file: Path) -> Shape:
    """Return the shape of a form: an XForm (.xml), or an XLSForm, for which pyxform is needed.

    Raises Refused when it is none, Fault when it cannot be read.
    """
    if file.suffix.lower() != ".xml":
        from sync.central.openrosa_xlsform import to_xform

        return from_xform(to_xform(file), file.name)
    data = read_start(file, LIMIT + 1)
    if len(data) > LIMIT:
        raise Refused("openrosa-form-damaged", file=file.name)
    return from_xform(data, file.name)


def from_xform(data: bytes, file: str) -> Shape:
    """Return the shape of an XForm; `file` is what it is called where that has to be told.

    Raises Refused when it is none, wants its instances encrypted, or has a name twice.
    """
    document = parsed(data)
    model = None if document is None else document.find(f".//{{{XFORMS}}}model")
    instance = None if model is None else model.find(f"{{{XFORMS}}}instance")
    if document is None or model is None or instance is None or len(instance) != 1:
        raise Refused("openrosa-form-damaged", file=file)
    sending = model.find(f"{{{XFORMS}}}submission")
    if sending is not None and sending.get("base64RsaPublicKey"):
        raise Refused("openrosa-form-encrypted", file=file)
    root = instance[0]
    if not root.get("id"):
        raise Refused("openrosa-form-damaged", file=file)
    names = [local(each) for each in leaves(root)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused("openrosa-form-twice", file=file, names=", ".join(twice))
    calculated = _calculated(model, root)
    shown = {path.rpartition("/")[2] for path in _shown(document)}
    _fill(root, calculated, shown)
    hidden = set(TOLD) & set(names) - shown - calculated.keys()
    return _labelled(root, root.get("id", ""), root.get("version", ""), hidden)


def parsed(data: bytes) -> Element | None:
    """Return an XML document; None when it is none, or has a document type, which ours never do."""
    if b"<!DOCTYPE" in data or b"\0" in data:  # the latter: UTF-16, which could hide the former
        return None
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None


def _calculated(model: Element, root: Element) -> dict[str, str]:
    """Return what each calculated field is calculated from, by the field's name."""
    binds = model.iter(f"{{{XFORMS}}}bind")
    paths = {bind.get("nodeset", ""): bind.get("calculate", "") for bind in binds}
    return {path.rpartition("/")[2]: source for path, source in paths.items() if source}


def _shown(document: Element) -> set[str]:
    """Return the paths that a control of the form's body asks for."""
    body = document.find(_BODY)
    return set() if body is None else {each.get("ref", "") for each in body.iter()}


def _fill(root: Element, calculated: dict[str, str], shown: set[str]) -> None:
    """Take the namespace of XForms away, as ODK's own clients do, and fill in what is constant.

    KoboToolbox knows a form by a field calculated from nothing but a text, `formhub/uuid`. The
    default of a question is nobody's answer.
    """
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{XFORMS}}}")
        element.tail = None
        constant = _LITERAL.fullmatch(calculated.get(local(element), ""))
        if constant:
            element.text = constant[1] or constant[2] or ""
        elif len(element) or local(element) in shown:
            element.text = None


def _labelled(root: Element, id_: str, version: str, hidden: set[str]) -> Shape:
    root.set("id", id_)
    if version:
        root.set("version", version)
    return Shape(id_, version, root, frozenset(hidden))
