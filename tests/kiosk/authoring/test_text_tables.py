"""Tables in plain text, in every way in which spreadsheet programs save them."""

import csv
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.sheets import Row, is_plain
from kiosk.authoring.text_tables import csv_book, csv_table, markdown_book
from kiosk.errors import Refused
from tests.kiosk.authoring.making import told

ROWS = [["name", "label::Svenska (sv)"], ["alidhem", "Ålidhem, där"], ["on", 'Ön; "på"']]


def written(separator: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(ROWS)
    return text.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_as_it_was_saved(separator: str, encoding: str) -> None:
    sheet = csv_table("areas.csv", written(separator).encode(encoding))
    assert [[*row.cells.values()] for row in sheet.rows] == ROWS[1:]
    assert [row.number for row in sheet.rows] == [2, 3]
    expected = [] if encoding.startswith("utf-8") else [("table-code-page", 0, "")]
    assert told(sheet.findings) == expected


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    sheet = csv_table("a.csv", b'a,b\n"two\nlines",1\n\n"x",2\n')
    assert sheet.rows == [Row(2, {"a": "two\nlines", "b": "1"}), Row(4, {"a": "x", "b": "2"})]


def test_note_for_excel_is_no_heading() -> None:
    sheet = csv_table("a.csv", b"sep=;\r\na;b\r\n1,5;2\r\n")
    assert (sheet.heading_row, sheet.rows) == (2, [Row(3, {"a": "1,5", "b": "2"})])


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" \n\t\n"])
def test_empty_csv_is_an_empty_table(data: bytes) -> None:
    assert csv_table("a.csv", data).rows == []
    assert csv_book("a.csv", data).sheets == {}


def test_book_in_a_csv_has_the_names_of_its_sheets_in_the_first_column() -> None:
    text = '"survey",,\n,type,name\n,text,q\n\n"Choices"\n,list_name,name\n,yn,yes\n'
    book = csv_book("a.csv", text.encode())
    assert [*book.sheets] == ["survey", "choices"]
    assert book.sheets["survey"].rows == [Row(3, {"type": "text", "name": "q"})]
    assert book.sheets["choices"].rows == [Row(7, {"list_name": "yn", "name": "yes"})]
    assert book.sheets["choices"].place(7, "name").sheet == "Choices"


def test_name_of_a_sheet_is_plain() -> None:
    book = csv_book("a.csv", b"\x1b]0;x\x07survey,,\n,type,name\n,text,q\n")
    assert [(name, sheet.name) for name, sheet in book.sheets.items()] == [("]0;xsurvey",) * 2]


def test_book_in_markdown_is_read_with_the_lines_of_the_file() -> None:
    text = "# Title\n\n| survey |\n|:--|--:|\n| | type | name |\n| | text | a \\| b |\n\nmore\n"
    book = markdown_book("a.md", text.encode())
    assert book.sheets["survey"].rows == [Row(6, {"type": "text", "name": "a | b"})]


def test_codepage_is_told_once_for_a_book() -> None:
    text = "survey,type,name\n,text,å\nchoices,name\n,å\n"
    assert told(csv_book("a.csv", text.encode("cp1252")).findings()) == [("table-code-page", 0, "")]


def test_file_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        csv_table("a.csv", b"a;b\n\x81;\x8d\n")
    assert refused.value.code == "table-encoding"
    assert "a.csv" in refused.value.text("sv")


def test_file_with_a_quotation_mark_too_many_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        csv_table("a.csv", b'a,b\n1,2\n"x" y,2\n')
    assert (refused.value.code, refused.value.values["row"]) == ("table-damaged", 3)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    for reader in (csv_table, csv_book, markdown_book):
        with suppress(Refused):
            reader("a.csv", data)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    lambda text: text.strip() == text and "\u00a0" not in text and is_plain(text)
)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_a_program_writes_comes_back(rows: list[list[str]]) -> None:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([["a", "b"], *rows])
    sheet = csv_table("a.csv", text.getvalue().encode())
    assert [[*row.cells.values()] for row in sheet.rows] == rows
