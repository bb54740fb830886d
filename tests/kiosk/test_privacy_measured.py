"""How well the guard does on marked sentences (sentences.toml): precision and recall per kind.

A certain detail counts as found if it is covered whole, a hint if it is touched; a finding counts
as right if it touches a detail of its kind. `-s` shows the table and every miss.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.privacy import Detail, Finding, find
from kiosk.urgent import is_urgent

FILE = Path(__file__).with_name("sentences.toml")
MARK = re.compile(r"\{([\w-]+)\|([^}]*)\}")
PARTS = ("first", "held-out", "second-held-out")
LEAST = {
    Detail.IDENTITY_NUMBER: 1.0,
    Detail.TELEPHONE: 0.97,
    Detail.EMAIL: 0.97,
    Detail.PLATE: 0.97,
}


class Sentence(NamedTuple):
    """A text and the details marked in it."""

    text: str
    details: list[Finding]


class Tally(NamedTuple):
    """What was right, and what was wrong, for each kind."""

    covered: Counter[Detail]
    missed: Counter[Detail]
    right: Counter[Detail]
    wrong: Counter[Detail]
    notes: list[str]


def read(marked: str) -> Sentence:
    """Return the sentence without its marks, and where they stood."""
    text, details, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        details.append(Finding(Detail(mark[1]), len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Sentence(text + marked[at:], details)


def sentences(*parts: str) -> Iterator[Sentence]:
    content = tomllib.loads(FILE.read_text("utf-8"))
    for part in parts:
        for texts in content[part].values():
            yield from map(read, texts)


def touches(one: Finding, other: Finding) -> bool:
    return one.detail is other.detail and one.start < other.end and other.start < one.end


def covers(found: Finding, detail: Finding) -> bool:
    whole = found.start <= detail.start and detail.end <= found.end
    return touches(found, detail) and (whole or not detail.detail.certain)


def measure(*parts: str) -> Tally:
    tally = Tally(Counter(), Counter(), Counter(), Counter(), [])
    for text, details in sentences(*parts):
        found = find(text)
        for detail in details:
            met = any(covers(finding, detail) for finding in found)
            (tally.covered if met else tally.missed)[detail.detail] += 1
            if not met:
                tally.notes.append(f"missed {detail.detail.value}: {text}")
        for finding in found:
            meant = any(touches(finding, detail) for detail in details)
            (tally.right if meant else tally.wrong)[finding.detail] += 1
            if not meant:
                taken = text[finding.start : finding.end]
                tally.notes.append(f"wrong {finding.detail.value} «{taken}»: {text}")
    return tally


def share(some: int, others: int) -> float:
    return some / (some + others) if some + others else 1.0


def table(name: str, tally: Tally) -> str:
    lines = [f"\n{name:<18}{'n':>4}{'recall':>9}{'precision':>11}"]
    for kind in Detail:
        n = tally.covered[kind] + tally.missed[kind]
        recall = share(tally.covered[kind], tally.missed[kind])
        precision = share(tally.right[kind], tally.wrong[kind])
        lines.append(f"{kind.value:<18}{n:>4}{recall:>9.3f}{precision:>11.3f}")
    n = tally.covered.total() + tally.missed.total()
    recall = share(tally.covered.total(), tally.missed.total())
    precision = share(tally.right.total(), tally.wrong.total())
    lines.append(f"{'all':<18}{n:>4}{recall:>9.3f}{precision:>11.3f}")
    return "\n".join([*lines, *tally.notes])


def test_guard_finds_nearly_all_and_little_else() -> None:
    tally = measure(*PARTS)
    sys.stdout.write(table("all sentences", tally))
    for kind, least in LEAST.items():
        assert share(tally.covered[kind], tally.missed[kind]) >= least, kind
    assert share(tally.covered.total(), tally.missed.total()) >= 0.95
    assert share(tally.right.total(), tally.wrong.total()) >= 0.97


def test_sentences_are_many_and_half_of_them_hold_nothing() -> None:
    held = [bool(sentence.details) for sentence in sentences(*PARTS)]
    assert len(held) >= 340
    assert held.count(False) >= 200


def test_guard_leaves_calm_answers_of_the_other_set_alone() -> None:
    parts = tomllib.loads(FILE.with_name("urgent.toml").read_text("utf-8")).values()
    assert [text for part in parts for text in part["calm"] if find(text)] == []


def test_answers_without_details_are_not_urgent() -> None:
    plain = [sentence.text for sentence in sentences(*PARTS) if not sentence.details]
    assert [text for text in plain if is_urgent(text)] == []
