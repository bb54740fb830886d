"""Watches touches before any page sees them: a visitor is there, a tap came twice, staff want in.

None of it depends on what is on screen, so that a page can neither block the way out nor open it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.clock import Clock

KEY = "key-"  # how the objects of keys are called
SEQUENCE = ("left", "right", "left", "right")  # taps in the two upper corners
SEQUENCE_SECONDS = 8.0
# EN 301 549, 5.9 and the closed-functionality clauses: a second tap within half a second is a
# tremor, not a wish.
SAME_TAP_SECONDS = 0.5
SAME_PLACE = 8.0  # millimetres

_PRESSES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_ACTIVITY = (*_PRESSES, QEvent.Type.TouchUpdate, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class TouchGuard(QObject):
    """An event filter on the window. Lives on the GUI thread."""

    def __init__(
        self,
        window: QQuickWindow,
        clock: Clock,
        *,
        on_activity: Callable[[], bool],
        on_corners: Callable[[], None],
    ) -> None:
        """Watch `window`.

        `on_activity` returns whether the touch has done its work by waking the page, and is not to
        reach it. The window tells `margin`, the room at the edges that pages keep free of controls,
        and `density`, the dots to a millimetre.
        """
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._on_activity = on_activity
        self._on_corners = on_corners
        self._last_tap = -10.0
        self._last_place = QPointF(-1000, -1000)
        self._corners: list[tuple[str, float]] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _ACTIVITY:
            return False
        woken = self._on_activity()
        if kind == QEvent.Type.TouchUpdate and isinstance(event, QTouchEvent):
            # Another finger, while one rests on the glass: staff get in all the same.
            for point in event.points():
                if point.state() is QEventPoint.State.Pressed:
                    self._watch_corners(point.position(), self._clock.monotonic())
        if kind not in _PRESSES:
            return woken and kind == QEvent.Type.KeyPress
        place = _place(event)
        return place is not None and (self._pressed(place) or woken)

    def _pressed(self, place: QPointF) -> bool:
        """Return whether to swallow a press at `place`."""
        now = self._clock.monotonic()
        self._watch_corners(place, now)
        offset = place - self._last_place
        near = SAME_PLACE * float(self._window.property("density"))
        again = offset.manhattanLength() < near and now - self._last_tap < SAME_TAP_SECONDS
        if again and not self._on_keyboard(place) and not self._on_key(place):
            return True
        self._last_tap, self._last_place = now, place
        return False

    def _on_keyboard(self, place: QPointF) -> bool:
        keyboard: QRectF = QGuiApplication.inputMethod().keyboardRectangle()
        return keyboard.contains(place)

    def _on_key(self, place: QPointF) -> bool:
        """Tell whether a key lies at `place`, of a PIN or a number: its digits may repeat."""
        return _holds_key(self._window.contentItem(), place)

    def _watch_corners(self, place: QPointF, now: float) -> None:
        corner, side = "", float(self._window.property("margin"))
        if place.y() <= side:
            if place.x() <= side:
                corner = "left"
            elif place.x() >= self._window.width() - side:
                corner = "right"
        if not corner:
            self._corners.clear()
            return
        self._corners = [*self._corners, (corner, now)][-len(SEQUENCE) :]
        names = tuple(name for name, _ in self._corners)
        if names == SEQUENCE and now - self._corners[0][1] <= SEQUENCE_SECONDS:
            self._corners.clear()
            self._on_corners()


def _place(event: QEvent) -> QPointF | None:
    if isinstance(event, QTouchEvent):
        points = event.points()
        return points[0].position() if points else None
    if isinstance(event, QMouseEvent):
        return event.position()
    return None


def _holds_key(item: QQuickItem, place: QPointF) -> bool:
    """Tell whether a key below `item` lies at `place`, in the scene's coordinates."""
    for child in item.childItems():
        if child.isVisible() and child.contains(child.mapFromScene(place)):
            if child.objectName().startswith(KEY):
                return True
            if _holds_key(child, place):
                return True
    return False
