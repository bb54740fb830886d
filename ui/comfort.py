"""What a visitor may set for the time of a visit: size of text, colours, reach, motion.

Everything is as it was before when the visit ends.
"""

from enum import Enum

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

LARGEST_TEXT = 2  # steps of the size of text: 0, 1, 2


@QmlElement
@QmlUncreatable("made when the program starts")
class ComfortModel(QObject):
    """How this visitor wants the screen. Lives on the GUI thread."""

    @QEnum
    class Look(Enum):
        """The colours of the pages."""

        PAPER = 0
        DARK = 1
        CONTRAST = 2

    changed = Signal()

    def __init__(
        self,
        *,
        calm: bool = False,
        text: int = 0,
        density: float = 0.0,
        parent: QObject | None = None,
    ) -> None:
        """Begin without motion when `calm`, and with `text` of step 0 to 2, for every visitor.

        `density` is that of the screen in dots to a millimetre, 0 for what the screen says.
        """
        super().__init__(parent)
        self._usual = (text, self.Look.PAPER, False, calm)
        self._text, self._look, self._reach, self._calm = self._usual
        self._density = density

    @Slot(int)
    def setText(self, step: int) -> None:
        self._text = min(max(step, 0), LARGEST_TEXT)
        self.changed.emit()

    @Slot(int)
    def setLook(self, look: int) -> None:
        self._look = self.Look(look)
        self.changed.emit()

    @Slot()
    def toggleReach(self) -> None:
        """Move everything to touch into the lower half of a portrait screen, or back."""
        self._reach = not self._reach
        self.changed.emit()

    @Slot()
    def toggleCalm(self) -> None:
        self._calm = not self._calm
        self.changed.emit()

    def reset(self) -> None:
        """Set everything as it is for each new visitor."""
        self._text, self._look, self._reach, self._calm = self._usual
        self.changed.emit()

    text = Property(int, lambda self: self._text, notify=changed)
    look = Property(int, lambda self: self._look.value, notify=changed)
    reach = Property(bool, lambda self: self._reach, notify=changed)
    calm = Property(bool, lambda self: self._calm, notify=changed)
    density = Property(float, lambda self: self._density, constant=True)
