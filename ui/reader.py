"""Reads aloud what is on screen: each page as it comes, and what the keyboard has come to.

Reads the live scene, so that there is no second text to keep in step with the first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem

from ui.reading import words_on

if TYPE_CHECKING:
    from ui.speech import Speech

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

ARRIVAL = 450  # milliseconds until a page has slid in and its choices are there


@QmlElement
@QmlUncreatable("made when the program starts")
class ReaderModel(QObject):
    """The voice of the kiosk, off until a visitor turns it on. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, speech: "Speech", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._on = False
        self._shown: Callable[[], QQuickItem | None] = lambda: None
        self._soon = QTimer(self, interval=ARRIVAL, singleShot=True)
        self._soon.timeout.connect(self._read)
        speech.changed.connect(self.changed)

    def watch(self, shown: Callable[[], QQuickItem | None]) -> None:
        """Read what `shown` returns, the page or the sheet on screen."""
        self._shown = shown

    def use(self, tag: str) -> None:
        """Speak the visitor's language from now on; without a voice for it, fall silent."""
        self._speech.use(tag)
        if self._on and not self._speech.available:
            self._on = False
        self._again()

    def arrive(self) -> None:
        """Read the page that is coming."""
        self._speech.stop()
        self._again()

    def focus(self, item: QQuickItem | None) -> None:
        """Read what the keyboard has come to."""
        if self._on and item is not None and QGuiApplication.focusObject() is item:
            if self._soon.isActive() and _is_alert(item):
                return  # the page is about to be read, and what it says is on it
            sentences = self._words_on(item)
            if sentences:
                self._soon.stop()
                self._speech.read(sentences)

    def reset(self) -> None:
        """Fall silent, with the usual volume, for the next visitor."""
        self._on = False
        self._soon.stop()
        self._speech.reset()
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        self._on = not self._on and self._speech.available
        self.changed.emit()
        if self._on:
            self._read()
        else:
            self._soon.stop()
            self._speech.stop()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say what a key or a touch has just changed."""
        if self._on and sentence:
            self._soon.stop()
            self._speech.read([sentence])

    @Slot()
    def louder(self) -> None:
        self._speech.louder()

    @Slot()
    def softer(self) -> None:
        self._speech.softer()

    def _again(self) -> None:
        if self._on:
            self._soon.start()

    def _read(self) -> None:
        item = self._shown()
        if self._on and item is not None:
            self._speech.read(self._words_on(item))

    def _words_on(self, item: QQuickItem) -> list[str]:
        chosen = QCoreApplication.translate("ReaderModel", "vald")
        silent = QCoreApplication.translate("ReaderModel", "Det här läses inte upp.")
        return words_on(item, chosen, silent)

    available = Property(bool, lambda self: self._speech.available, notify=changed)
    on = Property(bool, lambda self: self._on, notify=changed)


def _is_alert(item: QQuickItem) -> bool:
    face = QAccessible.queryAccessibleInterface(item)
    return face is not None and face.role() is QAccessible.Role.AlertMessage
