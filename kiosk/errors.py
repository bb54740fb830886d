"""Every error of Lyssna, and who catches what.

    LyssnaError           has a code and values; its sentences are in resources/messages/
    +-- Refused           a rule says no: shown to the person who asked, nothing was changed
    +-- Fault             the world failed: what happened, what is safe, what to do

Refused and Fault are caught where a person can be told: the view models (`ui/`) and the command
line (`ui/cli.py`). A fault of a library is translated once, where that library is called:
`kiosk/store.py` for SQLite, `sync/courier.py` for HTTP, `sync/central/database.py` for the
centre's database, `kiosk/spooler.py` and `kiosk/receipt_printer.py` for printers, and `reading`
below for libraries that read files of other programs and say in no type what they may raise.
Anything else is a bug: it reaches one of three doors (the exception hook, the sync loop, the
process entry), is logged without content, and the kiosk returns to its first screen.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import resources

LANGUAGES = ("en", "sv")  # of the staff: every message is there in these


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    """Return the messages of every language; what a language does not have, it has in Swedish."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resources.path("messages").glob("*.toml")):
        _, language = file.stem.split(".", 1)
        found.setdefault(language, {}).update(tomllib.loads(file.read_text("utf-8")))
    return {language: found["sv"] | texts for language, texts in found.items()}


def sentence(code: str, language: str = "en", /, **values: object) -> str:
    """Return the message `code` in `language`, or in Swedish where that language has no text."""
    return " ".join(part for part in what_and_remedy(code, language, **values) if part)


def what_and_remedy(code: str, language: str = "en", /, **values: object) -> tuple[str, str]:
    """Return what happened and what to do, which a message writes with " | " between."""
    catalogues = _catalogues()
    what, _, remedy = catalogues.get(language, catalogues["sv"])[code].partition(" | ")
    return what.format(**values), remedy.format(**values)


class LyssnaError(Exception):
    """An error with a code, whose sentences exist in every language of the staff."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def text(self, language: str = "en") -> str:
        """Return what happened and what to do, in one or two sentences."""
        return sentence(self.code, language, **self.values)

    def __str__(self) -> str:
        return self.text()


class Refused(LyssnaError):
    """A rule says no. Nothing was changed; the same request is refused again."""


class Fault(LyssnaError):
    """The world failed. What was stored is intact; `retry` tells whether trying again helps."""

    def __init__(self, code: str, /, *, retry: bool = False, **values: object) -> None:
        super().__init__(code, **values)
        self.retry = retry


@contextmanager
def reading(code: str, /, **values: object) -> Iterator[None]:
    """Raise Refused with `code` for whatever a library raises over a file that it cannot read."""
    try:
        yield
    except LyssnaError:
        raise
    except Exception:  # damaged files make such libraries fail in as many types as there are
        raise Refused(code, **values) from None
