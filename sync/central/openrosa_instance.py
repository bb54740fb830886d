"""One response as the instance of a form: XML as ODK's own clients write it.

Choices stand in their order with a space between, numbers and days as XML Schema has them. What was
declined or passed over is an empty element. Of time and place nothing is said, unless the form has
hidden fields for them: `openrosa_form.TOLD`.
"""

import re
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from kiosk.questionnaire import Answer, Questionnaire
from kiosk.seal import Response
from sync.central.openrosa_form import OPENROSA, Shape, leaves, local

ElementTree.register_namespace("orx", OPENROSA)  # KoboToolbox looks for this very prefix

_NOT_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (section 2.2)."""


def instance_id(response: str) -> str:
    """Return the one id that a response has at every server (OpenRosa, metadata)."""
    return f"uuid:{response}"


def missing(response: Response, shape: Shape) -> set[str]:
    """Return the names of the questions with an answer for which the form has no element."""
    given = {name for name, answer in response.answers.items() if answer is not None}
    return given - shape.names()


def to_xml(response: Response, form: Questionnaire, shape: Shape) -> bytes:
    """Return the instance of a response, of which `missing` says that it has all its elements."""
    asked = {question.name for question in form.questions}
    known = {name: str(getattr(response, name)) for name in shape.hidden}
    root = shape.copy()
    for element in leaves(root):
        name = local(element)
        if name in known:
            element.text = known[name]
        elif name in asked:
            element.text = written(response.answers.get(name))
    _identify(root, response.id)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))


def written(answer: Answer | None) -> str | None:
    """Return an answer as the text of its element, None for none."""
    if answer is None:
        return None
    if isinstance(answer, list):
        return " ".join(answer)
    if isinstance(answer, str):
        return _NOT_XML.sub("\ufffd", answer.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(answer, float) and answer.is_integer():
        return str(int(answer))
    return format(Decimal(repr(answer)), "f")  # never with an exponent


def _identify(root: Element, response: str) -> None:
    """Write the id of the instance into `meta`, which is made where a form has none."""
    meta = next((each for each in root if local(each) == "meta"), None)
    if meta is None:
        meta = ElementTree.SubElement(root, f"{{{OPENROSA}}}meta")
    found = next((each for each in meta if local(each) == "instanceID"), None)
    if found is None:
        space = meta.tag.removesuffix("meta")
        found = ElementTree.SubElement(meta, f"{space}instanceID")
    found.text = instance_id(response)
