"""The table of what was measured, each line beside its bound."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table. What is measured is to stay at or below its bound, if it has one."""

    what: str
    measured: float
    bound: float | None
    unit: str

    @property
    def ratio(self) -> float:
        if self.bound is None:
            return 0.0
        return self.measured / self.bound if self.bound else float("inf")

    @property
    def line(self) -> str:
        """The measured value, its bound, their ratio and the verdict, in columns."""
        if self.bound is None:
            return f"{self.measured:8.2f}  {'-':>8}  {'-':>5}  {'-':4}  {self.unit}"
        verdict = "ok" if self.ratio <= 1 else "OVER"
        return (
            f"{self.measured:8.2f}  {self.bound:8.2f}  {self.ratio:5.2f}  {verdict:4}  {self.unit}"
        )


def show(results: list[Result]) -> bool:
    """Print a table of `results`; return whether all are within their bounds."""
    wide = max(len(result.what) for result in results)
    sys.stdout.write(f"{'what':{wide}}  measured     bound  ratio\n")
    for result in results:
        sys.stdout.write(f"{result.what:{wide}}  {result.line}\n")
    return all(result.ratio <= 1 for result in results)
