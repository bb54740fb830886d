"""Reads sentences aloud with the system's own voices (EN 301 549, clause 5.1.3).

Qt's modules for speech and sound are loaded by `Speech.prepare`, after the first frame.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    Property,
    QLibraryInfo,
    QLocale,
    QObject,
    QPluginLoader,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.sound import AudioOutputs, find

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice
    from PySide6.QtTextToSpeech import QTextToSpeech

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

VOLUME, STEP, LOWEST = 0.6, 0.2, 0.2  # of 1.0, which is the loudest
BETWEEN = 250  # milliseconds of silence between two sentences that are still one reading
# Milliseconds until an engine has stopped indeed; speech-dispatcher may cancel what comes sooner.
SETTLING = 150

# The best first. "mock" says nothing, and is there for tests alone.
_ENGINES = ("winrt", "darwin", "speechd", "sapi", "flite")
# These play through an output that they are told. The others leave it to the system: there the
# headset is chosen in the sound settings (speech-dispatcher: AudioPulseDevice).
_TOLD_WHERE = ("winrt", "flite")
# As Windows and Linux name them, in the languages of a Swedish or Finnish installation too.
HEADSETS = ("headset", "headphone", "earphone", "hörlur", "hörtelefon", "kuulok")
_TERRITORIES = {"en": "en_GB"}


@QmlElement
@QmlUncreatable("made when the program starts")
class Speech(QObject):
    """One voice, in the visitor's language or not at all. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        """Speak with the named engine of Qt's, or the best there is; silent until `prepare`."""
        super().__init__(parent)
        self._name = engine
        self._engine: QTextToSpeech | None = None
        self._outputs: AudioOutputs | None = None
        self._device: QAudioDevice | None = None
        self._tag = ""
        self._available = False
        self._speaking = False
        self._volume = VOLUME
        self._silence = QTimer(self, interval=BETWEEN, singleShot=True)
        self._silence.timeout.connect(self._fall_silent)
        self._next: list[str] = []
        self._settled = QTimer(self, interval=SETTLING, singleShot=True)
        self._settled.timeout.connect(self._say)

    def prepare(self) -> None:
        """Load the engine. Takes up to a second or two where the system's voices are many."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        name = self._name or _best(QTextToSpeech.availableEngines())
        if self._engine is not None or name not in QTextToSpeech.availableEngines():
            return
        self._name = name
        self._engine = QTextToSpeech("none", self)  # an engine that is always there, and mute
        self._engine.stateChanged.connect(self._on_state)
        self._engine.errorOccurred.connect(self._on_error)
        if name in _TOLD_WHERE:
            self._outputs = AudioOutputs(self)
            self._outputs.changed.connect(self._on_outputs)
            self._device = find(self._outputs.devices(), HEADSETS)
        self._start()

    def close(self) -> None:
        """Fall silent for good and let the engine go, before the application does."""
        self.stop()
        if self._engine is not None:
            shiboken6.delete(self._engine)
            self._engine = None
            self._set_available(False)

    @Slot(str)
    def use(self, tag: str) -> None:
        """Speak the language of `tag` (BCP 47) from now on; its region and variant may differ."""
        self._tag = tag
        self.stop()
        self._set_available(self._take_voice())

    @Slot(list)
    def read(self, sentences: Sequence[str]) -> None:
        """Say the `sentences` one after the other, instead of what is being said."""
        busy = self._speaking or self._settled.isActive()
        self.stop()
        if self._engine is None or not self._available:
            return
        self._next = [sentence for sentence in sentences if sentence.strip()]
        if busy:
            self._settled.start()
        else:
            self._say()

    @Slot()
    def stop(self) -> None:
        self._next = []
        if self._engine is not None and self._engine.state() is not self._engine.State.Error:
            self._engine.stop()
        if self._speaking:
            self._settled.start()
        self._silence.stop()
        self._set_speaking(False)

    @Slot()
    def louder(self) -> None:
        self._set_volume(self._volume + STEP)

    @Slot()
    def softer(self) -> None:
        self._set_volume(self._volume - STEP)

    @Slot()
    def reset(self) -> None:
        """Fall silent, with the usual volume, and try again what had failed."""
        self.stop()
        self._set_volume(VOLUME)
        self._set_available(self._take_voice())

    def _say(self) -> None:
        if self._engine is not None:
            for sentence in self._next:
                self._engine.enqueue(sentence)
        self._next = []

    def _start(self) -> None:
        assert self._engine is not None
        parameters = {} if self._device is None else {"audioDevice": self._device}
        self._engine.setEngine(self._name, parameters)
        self._set_volume(self._volume)
        self._set_available(self._take_voice())

    def _take_voice(self) -> bool:
        """Set a voice of exactly the wanted language; return whether there is one."""
        engine = self._engine
        if engine is None or engine.state() is engine.State.Error:
            return False
        locale = pick_locale(self._tag, engine.availableLocales())
        if locale is None:
            return False
        engine.setLocale(locale)
        voices = engine.availableVoices()
        if "+" in engine.voice().name():  # a variant of espeak's, such as Swedish+Adam
            plain = [voice for voice in voices if "+" not in voice.name()]
            engine.setVoice(plain[0] if plain else voices[0])
        return bool(voices) and engine.locale().language() is locale.language()

    def _on_state(self) -> None:
        if self._engine is not None and self._engine.state() is self._engine.State.Speaking:
            self._silence.stop()
            self._set_speaking(True)
        else:
            self._silence.start()

    def _fall_silent(self) -> None:
        self._set_speaking(False)

    def _on_error(self) -> None:
        self._set_speaking(False)
        self._set_available(False)

    def _on_outputs(self) -> None:
        """Go over to a headset that was plugged in, or away from one that was pulled."""
        assert self._outputs is not None
        device = find(self._outputs.devices(), HEADSETS)
        if self._engine is not None and device != self._device:
            self.stop()
            self._device = device
            self._start()

    def _set_available(self, available: bool) -> None:
        if available != self._available:
            self._available = available
            self.changed.emit()

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.changed.emit()

    def _set_volume(self, volume: float) -> None:
        volume = round(min(1.0, max(LOWEST, volume)), 1)
        if self._engine is not None:
            self._engine.setVolume(volume)
        if volume != self._volume:
            self._volume = volume
            self.changed.emit()

    available = Property(bool, lambda self: self._available, notify=changed)
    speaking = Property(bool, lambda self: self._speaking, notify=changed)
    volume = Property(float, lambda self: self._volume, notify=changed)


def pick_locale(tag: str, locales: Sequence[QLocale]) -> QLocale | None:
    """Return the locale that speaks the language of `tag`, if any; never a related language."""
    code = tag.split("-", 1)[0]
    language = QLocale.codeToLanguage(code)
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return None
    found = [locale for locale in locales if locale.language() is language]
    wanted = (tag.replace("-", "_"), _TERRITORIES.get(code, QLocale(code).name()))
    found.sort(key=lambda locale: [locale.name() != name for name in wanted])
    return found[0] if found else None


def _best(names: Sequence[str]) -> str:
    known = [name for name in _ENGINES if name in names]
    return next((name for name in known if _loads(name)), "")


def _loads(name: str) -> bool:
    """Tell whether an engine finds its system library: Qt would complain of one that does not."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "texttospeech")
    files = [file for file in folder.glob(f"*_{name}.*") if file.suffix in (".so", ".dll")]
    return all(QPluginLoader(str(file)).load() for file in files)
