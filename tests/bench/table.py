"""The table of what was measured, each line beside its bound."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table. What is measured is to stay at or below its bound."""

    what: str
    measured: float
    bound: float
    unit: str

    @property
    def ratio(self) -> float:
        return self.measured / self.bound if self.bound else float("inf")


def show(results: list[Result]) -> bool:
    """Print a table of `results`; return whether all are within their bounds."""
    wide = max(len(result.what) for result in results)
    sys.stdout.write(f"{'what':{wide}}  measured     bound  ratio\n")
    for result in results:
        line = f"{result.what:{wide}}  {result.measured:8.2f}  {result.bound:8.2f}  "
        line += f"{result.ratio:5.2f}  {'ok  ' if result.ratio <= 1 else 'OVER'}  {result.unit}\n"
        sys.stdout.write(line)
    return all(result.ratio <= 1 for result in results)
