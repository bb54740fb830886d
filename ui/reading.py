"""What is on screen, in words and in reading order, taken from the live scene.

Knows no page: it goes by what a screen reader would go by, so that one text serves both.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, Qt, QTextDocumentFragment
from PySide6.QtQuick import QQuickItem

_Role = QAccessible.Role

# These hold other things: their name, if any, comes before what is in them. Whatever else has a
# role and a name is one thing, and what it is made of is not read as well.
_GROUPS = frozenset(
    {
        *(_Role.NoRole, _Role.Client, _Role.Pane, _Role.LayeredPane, _Role.Grouping, _Role.Form),
        *(_Role.Dialog, _Role.AlertMessage, _Role.Window, _Role.Section, _Role.Paragraph),
        *(_Role.List, _Role.Tree, _Role.Table, _Role.PageTabList, _Role.ToolBar, _Role.MenuBar),
    }
)
_INTERACTIVE = (
    *("QQuickAbstractButton", "QQuickTextInput", "QQuickTextEdit", "QQuickMouseArea"),
    *("QQuickSlider", "QQuickRangeSlider", "QQuickSpinBox", "QQuickComboBox", "QQuickDial"),
)


def words_on(item: QQuickItem, chosen: str = "", silent: str = "") -> list[str]:
    """Return the sentences that `item` shows, from the first to the last.

    A control is its accessible name, with the word `chosen` after it when it is checked; what was
    written into a field is left out. Nothing is read that is invisible, lies outside `item` (what
    can be scrolled to counts as inside) or has Accessible.ignored, nor what is within such an
    item. Only delegates that a view has made are there to be read. What is not to be spoken in a
    shop has a property `unspoken`: the sentence `silent` stands for it and for all that is in it.
    """
    found: list[str] = []
    within = _is_within_unspoken(item)
    words = (chosen, silent)
    for sentence in [silent] if within else _sentences(item, item, words, scrolls=False):
        plain = " ".join(_plain(sentence).split())
        if plain and plain != (found[-1] if found else ""):
            found.append(plain)
    return found


def unnamed(item: QQuickItem) -> list[str]:
    """Return what a screen reader could not tell about `item`, as "class objectName" each.

    These are the visible items at and below `item` that can be operated, or that say they are
    accessible, but lack a name or a role.
    """
    return list(_unnamed(item))


def _sentences(
    item: QQuickItem, root: QQuickItem, words: tuple[str, str], *, scrolls: bool
) -> Iterator[str]:
    if not _can_be_read(item):
        return
    chosen, silent = words
    inside = scrolls or _is_inside(item, root)
    if item.property("unspoken"):
        yield silent
        return
    face = QAccessible.queryAccessibleInterface(item)
    role, name = _role(face), _name(item, face)
    if name and inside:
        checked = face is not None and bool(face.state().checked)
        yield f"{name}, {chosen}" if checked and chosen else name
    if role is _Role.EditableText or (name and role not in _GROUPS):
        return
    scrolls = scrolls or item.inherits("QQuickFlickable")
    for child in _children(item):
        yield from _sentences(child, root, words, scrolls=scrolls)


def _unnamed(item: QQuickItem) -> Iterator[str]:
    if not _can_be_read(item):
        return
    face = QAccessible.queryAccessibleInterface(item)
    role, name = _role(face), _name(item, face)
    vague = _GROUPS if _is_interactive(item) else (_Role.NoRole, _Role.Client)
    told = _attached(item) is not None and not item.inherits("QQuickText")
    if (told or vague is _GROUPS) and (not name or role in vague):
        kind = item.metaObject().className().split("_QML")[0]
        yield f"{kind} {item.objectName()}".strip()
    if name and role not in _GROUPS:
        return
    for child in _children(item):
        yield from _unnamed(child)


def _is_within_unspoken(item: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None and not above.property("unspoken"):
        above = above.parentItem()
    return above is not None


def _can_be_read(item: QQuickItem) -> bool:
    if not item.isVisible() or item.opacity() == 0:
        return False
    attached = _attached(item)
    return attached is None or not attached.property("ignored")


def _attached(item: QQuickItem) -> QObject | None:
    """Return the object that holds what the QML says with `Accessible.`, if it says anything."""
    for child in item.children():
        if child.inherits("QQuickAccessibleAttached"):
            return child
    return None


def _role(face: QAccessibleInterface | None) -> QAccessible.Role:
    return _Role.NoRole if face is None else face.role()


def _name(item: QQuickItem, face: QAccessibleInterface | None) -> str:
    """Return the accessible name; texts and buttons are called by their text if nothing is said."""
    name = "" if face is None else face.text(QAccessible.Text.Name)
    if not name and (item.inherits("QQuickText") or item.inherits("QQuickAbstractButton")):
        name = str(item.property("text") or "")
    return name


def _is_inside(item: QQuickItem, root: QQuickItem) -> bool:
    room = QRectF(0, 0, root.width(), root.height())
    place = item.mapRectToItem(root, QRectF(0, 0, item.width(), item.height()))
    return room.isEmpty() or room.intersects(place)  # empty: nothing is laid out yet


def _children(item: QQuickItem) -> list[QQuickItem]:
    children = item.childItems()
    view = item.parentItem()
    if view is not None and view.inherits("QQuickItemView"):
        # A view makes its delegates in whatever order they are scrolled to.
        children = sorted(children, key=lambda child: (child.y(), child.x()))
    return children


def _is_interactive(item: QQuickItem) -> bool:
    if not item.isEnabled() or not item.property("enabled"):  # a MouseArea has its own
        return False
    if item.activeFocusOnTab() or any(item.inherits(kind) for kind in _INTERACTIVE):
        return True
    return any(child.inherits("QQuickTapHandler") for child in item.children())


def _plain(text: str) -> str:
    if Qt.mightBeRichText(text):
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text
