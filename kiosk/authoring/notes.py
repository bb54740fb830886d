"""Collects what there is to say about a form, all of it, while the rest is read on."""

from dataclasses import dataclass, field

from kiosk.finding import Finding, Level, Place


@dataclass
class Notes:
    """The findings so far. `lenient` turns what can be left out into a warning."""

    lenient: bool = False
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, code: str, place: Place, /, **values: object) -> None:
        """Say what is wrong and has to be mended."""
        self.findings.append(Finding("error", code, values, place))

    def remark(self, code: str, place: Place, /, **values: object) -> None:
        """Say what is worth knowing."""
        self.findings.append(Finding("warning", code, values, place))

    def leave_out(self, code: str, place: Place, /, **values: object) -> None:
        """Say what is not supported: an error, or when lenient a warning that it was left out."""
        level: Level = "warning" if self.lenient else "error"
        self.findings.append(Finding(level, code, values, place, left_out=self.lenient))

    @property
    def broken(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)
