"""The chime that warns before a visit is ended, and where sound can go at all.

Qt's module for sound is loaded by `Sound.prepare`, after the first frame.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, qInstallMessageHandler

import resources

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QSoundEffect

VOLUME = 0.5  # of 1.0, which is the loudest
# The warning is for whoever walked off, and not for an ear in a headset.
LOUDSPEAKERS = ("speaker", "högtalar", "kaiutti", "hdmi", "displayport")


class AudioOutputs(QObject):
    """The machine's audio outputs as they come and go. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with _quietly():
            from PySide6.QtMultimedia import QMediaDevices

            self._media = QMediaDevices(self)
            self._media.audioOutputsChanged.connect(self.changed)
            self._media.audioOutputs()

    def devices(self) -> list["QAudioDevice"]:
        """Return all outputs, the system's usual one first."""
        usual = self._media.defaultAudioOutput()
        others = [device for device in self._media.audioOutputs() if device != usual]
        return others if usual.isNull() else [usual, *others]


class Sound(QObject):
    """The warning chime; without an audio output it does nothing. Lives on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outputs: AudioOutputs | None = None
        self._chime: QSoundEffect | None = None

    @property
    def ready(self) -> bool:
        """Tell whether `play` has an output to play on."""
        return self._chime is not None

    def prepare(self) -> None:
        """Load the chime, and again whenever an output comes or goes."""
        if self._outputs is None:
            self._outputs = AudioOutputs(self)
            self._outputs.changed.connect(self._load)
            self._load()

    def play(self) -> None:
        """Play the chime from its beginning."""
        if self._chime is not None:
            self._chime.play()

    def _load(self) -> None:
        assert self._outputs is not None
        devices = self._outputs.devices()
        if not devices:
            self._drop()
            return
        device = find(devices, LOUDSPEAKERS) or devices[0]
        if self._chime is not None and self._chime.audioDevice() == device:
            return
        from PySide6.QtMultimedia import QSoundEffect

        self._drop()
        self._chime = QSoundEffect(device, self)
        self._chime.setVolume(VOLUME)
        self._chime.setSource(QUrl.fromLocalFile(str(resources.path("sounds", "warning.wav"))))

    def _drop(self) -> None:
        if self._chime is not None:
            self._chime.stop()
            self._chime.deleteLater()
            self._chime = None


def find(devices: Sequence["QAudioDevice"], words: Sequence[str]) -> "QAudioDevice | None":
    """Return the first device that is called by one of the `words`, in its name or its id."""
    for device in devices:
        if is_called(f"{device.description()} {bytes(device.id().data()).decode()}", words):
            return device
    return None


def is_called(name: str, words: Sequence[str]) -> bool:
    return any(word in name.casefold() for word in words)


@contextmanager
def _quietly() -> Iterator[None]:
    """Drop what Qt says meanwhile: a machine without a sound server is nothing to warn of."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
