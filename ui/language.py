"""The language on screen: Swedish is written in the QML itself, others come as .qm files."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources

SOURCE_LANGUAGE = "sv"


class Language:
    """Switches the texts of the program. `retranslate` tells the QML engine; pages stay."""

    def __init__(self, retranslate: Callable[[], None]) -> None:
        self._retranslate = retranslate
        self._translator: QTranslator | None = None
        self.tag = SOURCE_LANGUAGE

    def use(self, tag: str) -> None:
        """Show the texts in `tag`, or openly in Swedish where there is no translation."""
        if tag == self.tag:
            return
        self.tag = tag
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        file = resources.path("translations", f"lyssna_{tag}.qm")
        if tag != SOURCE_LANGUAGE and file.exists():
            self._translator = QTranslator()
            self._translator.load(str(file))
            QCoreApplication.installTranslator(self._translator)
        self._retranslate()


def keyboard_of(tag: str) -> str:
    """Return the locale of the on-screen keyboard for a language, such as ``sv_SE``."""
    known = {"en": "en_GB", "ar": "ar_AR"}
    return known.get(tag.split("-", 1)[0], QLocale(tag).name())


def own_name(tag: str) -> str:
    """Return the name of a language in that language, such as ``Suomi`` for fi."""
    name = QLocale(tag).nativeLanguageName()
    # British English calls itself that; at a stand it is just English.
    return "English" if tag.startswith("en") else name[:1].upper() + name[1:]
