"""What one check found: fine, worth a look, a question to staff, or a reason not to open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.errors import sentence, what_and_remedy

Level = Literal["good", "look", "bad"]


@dataclass(frozen=True)
class Check:
    """The result of one check. One that `asks` waits for an answer of staff, and stops nothing."""

    level: Level
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    asks: bool = False

    def text(self, language: str = "en") -> str:
        """Return what was found and what to do, in one or two sentences."""
        return sentence(self.code, language, **self.values)

    def parts(self, language: str = "en") -> tuple[str, str]:
        """Return what was found, and what to do ("" where there is nothing)."""
        return what_and_remedy(self.code, language, **self.values)


def is_go(checks: Iterable[Check]) -> bool:
    """Tell whether a stand may be opened: nothing is bad."""
    return all(check.level != "bad" for check in checks)


def as_data(checks: Iterable[Check], language: str) -> dict[str, Any]:
    """Return checks as `lyssna doctor --json` writes them, with their sentences in `language`."""
    found = list(checks)
    return {"checks": [_one(check, language) for check in found], "go": is_go(found)}


def _one(check: Check, language: str) -> dict[str, Any]:
    message, remedy = check.parts(language)
    values = {"level": check.level, "message": message, "remedy": remedy}
    return {"code": check.code, **values, "values": plain(check.values)}


def plain(values: Mapping[str, object]) -> dict[str, str | int | float | bool]:
    """Return values as JSON knows them: numbers as they are, all else as text."""
    return {k: v if isinstance(v, str | int | float) else str(v) for k, v in values.items()}
