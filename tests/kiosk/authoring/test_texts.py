"""Headings with a language, and the texts below them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.sheets import Row
from kiosk.authoring.texts import columns_of, items, language_of
from tests.kiosk.authoring.making import sheet_of, told

LANGUAGES = ("sv", "en")


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Svenska (sv)", "sv"),
        ("svenska(SV)", "sv"),
        ("English ( en )", "en"),
        ("sv", "sv"),
        ("mul", "mul"),
        ("Alla (mul)", "mul"),
        ("fit", "fit"),
        ("zh-hant", "zh-Hant"),
        ("pt-br", "pt-BR"),
        ("Lättläst (sv-x-lattlast)", "sv-x-lattlast"),
        ("Lättläst svenska", "sv-x-lattlast"),
        ("العربية", "ar"),
        ("العربية (ar)", "ar"),
        ("\u200fالعربية\u200e (ar)", "ar"),
        ("Arabiska", "ar"),
        ("فارسی", "fa"),
        ("Suomi", "fi"),
        ("Finnish", "fi"),
        ("Español", "es"),
        ("Français", "fr"),
        ("Deutsch", "de"),
        ("Português", "pt"),
        ("Kiswahili", "sw"),
        ("Українська", "uk"),
        ("Soomaali", "so"),
        ("Türkçe", "tr"),
        ("Polski", "pl"),
        ("РУССКИЙ", "ru"),
        ("Svenska ()", "sv"),
        ("Klingon", None),
        ("Klingon (klingonska)", None),
        ("", None),
        ("sv (en) fi", None),
    ],
)
def test_language_of_a_heading(written: str, tag: str | None) -> None:
    assert language_of(written) == tag


@given(st.text())
def test_any_heading_names_a_language_or_none(written: str) -> None:
    tag = language_of(written)
    assert tag is None or language_of(tag) == tag


def test_text_is_read_from_the_columns_of_its_languages() -> None:
    heads = ["Label", "label::English (en)", "label :: mul", "id", "label::English"]
    sheet = sheet_of([heads, ["Ja", "Yes", None, "x"], [None, None, "Haga"]])
    columns = columns_of(sheet, ["id"], ["label"], LANGUAGES)
    assert columns.text(sheet.rows[0], "label") == {"sv": "Ja", "en": "Yes"}
    assert columns.text(sheet.rows[1], "label") == {"mul": "Haga"}
    assert columns.text(sheet.rows[1], "other") == {}
    assert (columns.cell(sheet.rows[0], "id"), columns.cell(sheet.rows[1], "id")) == ("x", "")
    assert columns.heading("label", "en") == "label::English (en)"
    assert columns.heading("label") == "Label"
    assert columns.heading("unit") == "unit"
    assert told(columns.findings) == [("column-same", 1, "label::English")]


def test_columns_that_mean_nothing_are_told() -> None:
    heads = ["", "ID", "lable::Svenska (sv)", "label::Klingon", "label::Suomi (fi)", "färg", "id"]
    columns = columns_of(sheet_of([[], heads, ["x"]]), ["id"], ["label"], LANGUAGES)
    assert told(columns.findings) == [
        ("column-near", 2, "lable::Svenska (sv)"),
        ("column-language", 2, "label::Klingon"),
        ("column-language-extra", 2, "label::Suomi (fi)"),
        ("column-left-out", 2, "färg"),
        ("column-same", 2, "id"),
    ]
    levels = [finding.level for finding in columns.findings]
    assert levels == ["error", "error", "warning", "warning", "error"]
    assert columns.texts == {}


def test_columns_of_ones_own_are_welcome_where_they_may_be() -> None:
    sheet = sheet_of([["name", "label", "town"], ["a", "b", "c"]])
    columns = columns_of(sheet, ["name"], ["label"], (), extra=True)
    assert columns.findings == []
    assert columns.text(Row(2, {"label": "b"}), "label") == {"sv": "b"}


def test_items_of_a_cell_are_separated_by_semicolons() -> None:
    assert items(" a ;b;; c d ;") == ["a", "b", "c d"]
    assert items("") == []
