"""Finding a place while it is typed, whatever keyboard it is typed on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.questionnaire import Choice
from kiosk.search import LONGEST_QUERY, matches, plain

AREAS = {
    choice.code: choice
    for choice in [
        Choice("alidhem", {"mul": "Ålidhem"}, synonyms=["Olidhem", "campus", "الجامعة"]),
        Choice("vast-pa-stan", {"mul": "Väst på stan"}),
        Choice("on", {"mul": "Ön"}),
        Choice("teg", {"mul": "Teg"}, synonyms=["Västteg", "Stora Coop"]),
        Choice("elsewhere", {"sv": "Bor inte i Umeå", "ar": "لا أسكن في Umeå"}),
    ]
}


def found(query: str, language: str = "sv") -> list[str]:
    labels = {code: next(iter(choice.label.values())) for code, choice in AREAS.items()}
    labels |= {c: choice.label[language] for c, choice in AREAS.items() if language in choice.label}
    return [code for code, choice in AREAS.items() if matches(choice, labels[code], query)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Ålidhem", "alidhem"),
        ("A\u030alidhem", "alidhem"),  # the ring on its own, as some keyboards send it
        ("  Väst-på   stan! ", "vast pa stan"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ＣＡＭＰＵＳ", "campus"),
        ("𝑪𝒂mpus", "campus"),  # pasted from where letters are dressed up
        ("الجَامِعَة", "الجامعة"),  # with and without vowel signs
        ("!?", ""),
        ("", ""),
    ],
)
def test_text_is_compared_without_accents_and_signs(text: str, letters: str) -> None:
    assert plain(text) == letters


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("ål", ["alidhem"]),
        ("al", ["alidhem"]),
        ("AL", ["alidhem"]),
        ("ali dhem", []),
        ("olid", ["alidhem"]),
        ("cam", ["alidhem"]),
        ("الجا", ["alidhem"]),
        ("vä", ["vast-pa-stan", "teg"]),
        ("vast p", ["vast-pa-stan"]),
        ("stan", ["vast-pa-stan"]),
        ("på stan", ["vast-pa-stan"]),
        ("coop", ["teg"]),
        ("o", ["alidhem", "on"]),
        ("ume", ["elsewhere"]),
        ("idhem", []),  # words begin like it, or the list would hardly grow shorter
        ("teg coop", []),
        ("xyz", []),
    ],
)
def test_query_finds_the_choices_of_which_a_word_begins_so(query: str, codes: list[str]) -> None:
    assert found(query) == codes


@pytest.mark.parametrize("query", ["", "  ", "-", "!?"])
def test_query_without_a_letter_finds_everything(query: str) -> None:
    assert found(query) == list(AREAS)


def test_label_of_the_visitors_language_is_searched() -> None:
    assert found("لا", "ar") == ["elsewhere"]
    assert found("لا", "sv") == []


def test_query_is_cut_at_its_longest_length() -> None:
    long = Choice("long", {"sv": "x" * LONGEST_QUERY})
    assert matches(long, long.label["sv"], "x" * LONGEST_QUERY + "yyy")
    assert not matches(long, long.label["sv"], "x" * (LONGEST_QUERY - 1) + "y")


@given(st.text(max_size=80))
def test_whole_label_finds_itself_however_it_is_written(text: str) -> None:
    choice = Choice("c", {"sv": text})
    for query in (text, text.upper(), text.lower(), f"  {text}"):
        assert matches(choice, text, query[:LONGEST_QUERY]) or plain(query) != plain(text)


@given(st.text(max_size=80))
def test_comparing_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
