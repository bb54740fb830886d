"""The page where a coordinator hands in a carrier's file, and what became of it. No script.

It is for the staff, and so in Swedish and English: resources/pages/drop.LANGUAGE.toml.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

import resources
from kiosk.campaign import Palette
from kiosk.errors import LyssnaError, sentence
from sync.central.importing import Imported
from sync.central.pages import Page, rendered

LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Outcome:
    """What became of one file, for the page to tell."""

    done: Imported | None = None
    error: LyssnaError | None = None
    receipt: str = ""  # where to fetch the receipts, as a path


@dataclass(frozen=True)
class _Shown:
    state: str  # taken, partly or refused
    texts: list[str]
    done: bool
    counts: dict[str, int]
    receipt: str


def drop_page(language: str, place: str, outcome: Outcome | None = None) -> Page:
    """Return the page in one of `LANGUAGES`: the form, or what became of a file.

    `place` is the path that it is at, with a slash at its end.
    """
    return rendered(
        "drop.html",
        language,
        Palette(),
        texts=_texts(language),
        forms=True,
        place=place,
        outcome=_shown(outcome, language) if outcome else None,
        other=next(each for each in LANGUAGES if each != language),
    )


def language_of(asked: str, accepted: str) -> str:
    """Return the language that was chosen, or else the first that the browser asks for."""
    if asked in LANGUAGES:
        return asked
    wanted = (each.split(";")[0].split("-")[0].strip().lower() for each in accepted.split(","))
    return next((each for each in wanted if each in LANGUAGES), LANGUAGES[0])


def _shown(outcome: Outcome, language: str) -> _Shown:
    done = outcome.done
    if done is None:
        texts = [outcome.error.text(language)] if outcome.error else []
        return _Shown("refused", texts, False, {}, "")
    texts = [sentence(code, language) for code in dict.fromkeys(done.refused)]
    if done.damaged:
        texts.append(sentence("parcel-damaged", language))
    counts = {
        "batches": len(done.receipts),
        "stored": done.stored,
        "duplicates": done.duplicates,
        "aside": done.aside,
    }
    state = "refused" if not done.receipts and texts else "partly" if texts else "taken"
    return _Shown(state, texts, True, counts, outcome.receipt)


@cache
def _texts(language: str) -> dict[str, str]:
    return tomllib.loads(resources.path("pages", f"drop.{language}.toml").read_text("utf-8"))
