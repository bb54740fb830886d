"""The language on screen: Swedish is written in the QML itself, others come as .qm files."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

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
        self.drop()
        self.tag = tag
        file = resources.path("translations", f"lyssna_{tag}.qm")
        if tag != SOURCE_LANGUAGE and file.exists():
            self._translator = QTranslator()
            self._translator.load(str(file))
            QCoreApplication.installTranslator(self._translator)
        self._retranslate()

    def drop(self) -> None:
        """Take the translation out of the application again."""
        self.tag = SOURCE_LANGUAGE
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None


def keyboard_of(tag: str) -> str:
    """Return the locale of the on-screen keyboard for a language, such as ``sv_SE``."""
    known = {"en": "en_GB", "ar": "ar_AR", "sv": "sv_SE", "fa": "fa_FA", "fit": "fi_FI"}
    return known.get(tag.split("-", 1)[0], QLocale(tag).name())


def right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left."""
    return QLocale(tag).textDirection() is Qt.LayoutDirection.RightToLeft


def own_name(tag: str) -> str:
    """Return the name of a language in that language, such as ``Suomi`` for fi."""
    if tag in _OWN_NAMES:
        return _OWN_NAMES[tag]
    name = QLocale(tag).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else tag


def described(tag: str) -> dict[str, str]:
    """Return a row of a list of languages to choose from."""
    return {"tag": tag, "name": own_name(tag)}


# What CLDR would say otherwise: British English is just English at a stand, and easy-to-read
# Swedish has no name there.
_OWN_NAMES = {"en": "English", "fit": "Meänkieli", "sv-x-lattlast": "Lättläst svenska"}
