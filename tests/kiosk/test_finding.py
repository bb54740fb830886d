"""What is said about a mistake, where it is, and how it is mended."""

from kiosk.finding import NOWHERE, Finding, Place

FINDING = Finding("error", "expression-current", {"question": "age", "place": "required"})


def test_finding_says_what_is_wrong_and_how_to_mend_it_in_the_language_asked_for() -> None:
    what, remedy = FINDING.parts("en")
    assert "age" in what
    assert "constraint" in remedy
    assert FINDING.text("en") == f"{what} {remedy}"
    assert FINDING.text("sv") != FINDING.text("en")


def test_finding_whose_sentence_says_it_all_has_no_remedy() -> None:
    short = Finding("error", "session-none-open")
    assert short.parts("sv")[1] == ""
    assert short.text("sv") == short.parts("sv")[0] != ""


def test_finding_says_how_a_reference_is_written() -> None:
    wrong = Finding(
        "error", "expression-name", {"question": "q", "place": "relevant", "name": "pet"}
    )
    assert "${pet}" in wrong.text("en")


def test_merged_cells_are_told_before_what_follows_from_them() -> None:
    merged = Finding("warning", "cells-merged", {"cell": "A9"}, Place("form.xlsx", "survey", 9))
    follows = Finding("error", "choice-without-list", {}, Place("form.xlsx", "choices", 3))
    assert sorted([follows, merged], key=Finding.order) == [merged, follows]


def test_finding_gets_its_place_and_stays_what_it_was() -> None:
    place = Place("form.xlsx", "survey", 7, "required")
    assert FINDING.place == NOWHERE == Place("", "", 0, "")
    placed = FINDING.at(place)
    assert (placed.place, placed.code, placed.values) == (place, FINDING.code, FINDING.values)
    assert placed.text("sv") == FINDING.text("sv")
