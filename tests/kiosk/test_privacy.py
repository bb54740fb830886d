"""What the guard finds in free text, and what it leaves alone.

Identity numbers are those that Skatteverket publishes as examples (SKV 704 and SKV 707) or has set
aside for tests; telephone numbers are from the series that PTS keeps free for fiction. How well the
guard does on whole sentences is measured in test_privacy_measured.py.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.privacy import MASK, Detail, Finding, find, mask

IDENTITY = [
    "811218-9876",
    "8112189876",
    "19811218-9876",
    "198112189876",
    "19 811218-9876",
    "811218 9876",
    "81 12 18 98 76",
    "811218 - 9876",
    "811218–9876",
    "640823-3234",
    "640823+3234",
    "1964-08-23-3234",
    "19121212-1212",
    "701063-2391",  # samordningsnummer: the day plus 60
    "19701063-2391",
    "20000229-2381",  # a leap day
    "811218\n9876",
    "811218/9876",
    "19811218/9876",
    "811218,9876",
    "811218, 9876",
    "811218_9876",
    "81/12/18-9876",
    "811218\u00a09876",
    "81 1218 9876",
    "8 1 1 2 1 8 9 8 7 6",
    "640823−3234",
    "٨١١٢١٨-٩٨٧٦",  # an Arabic keyboard
    "۸۱۱۲۱۸۹۸۷۶",  # a Persian one
    "８１１２１８－９８７６",
    "811218\u200e-9876",  # a mark of direction
]
TELEPHONE = [
    "070-174 06 05",
    "0701740605",
    "070 174 06 05",
    "070-1740605",
    "08-465 004 00",
    "0980-319 200",
    "031-390 06 00",
    "+46 70 174 06 05",
    "+46701740605",
    "+46 (0)70-174 06 05",
    "0046 70 174 06 05",
    "+358 40 123 4567",
    "070.174.06.05",
    "070\n1740605",
    "070\u00a0174\u00a006\u00a005",
    "070 - 174 06 05",
    "070–174 06 05",
    "070 / 174 06 05",
    "070,174,06,05",
    "070,1740605",
    "070_174_06_05",
    "٠٧٠-١٧٤ ٠٦ ٠٥",
    "70-174 06 05",
    "46701740605",
    "o7o-174 o6 o5",
]
EMAIL = [
    "anna.andersson@example.se",
    "anna@example.se",
    "Anna+polis@mail.example.org",
    "anna @ example.se",
    "anna snabel-a example.se",
    "anna snabela example punkt se",
    "anna(at)example.se",
    "anna [at] example.se",
    "anna [at] example [dot] com",
    "anna(at)example(dot)com",
    "anna @ example dot com",
    "anna at example dot com",
    "anna at mail dot example dot org",
    "åsa@exämple.se",
    "anna＠example.se",
]
LINK = [
    "https://example.se/anna",
    "http://example.net",
    "www.example.org/profil?id=7",
    "example.se",
    "Example.com/anna",
    "facebook.com/anna.andersson",
    "@kalle.kula99",
]
PLATE = [
    "ABC 123",
    "abc123",
    "ABC-123",
    "Abc  12d",
    "MLB 84A",
    "A B C 1 2 3",
    "ABC 12 D",
    "ABC ١٢٣",
]
ADDRESS = [
    "Storgatan 12 B",
    "storgatan 12",
    "Historiegränd 14A",
    "Kyrkogatan 5, lgh 1102",
    "Axtorpsvägen 10-12",
    "Umedalens allé 3",
    "Olof Palmes gata 9",
    "Västra Esplanaden 22",
    "Kungsg. 4",
    "nummer 8 på Skogsstigen",
    "lägenhet 1203",
    "lgh 1001",
    "14 Oak Street",
    "12 Storgatan",
    "Kauppakatu 12",
]
NAME = [
    "Kalle Svensson",
    "kalle svensson",
    "KALLE SVENSSON",
    "Anna-Karin Testström",
    "Anna Maria Svensson",
    "Mohammed Ahmed",
    "Jane Doe",
]
ACCUSATION = [
    "min granne säljer knark",
    "Grannen misshandlar",
    "min chef stjäl",
    "he sells drugs",
    "han kör alltid full",
    "Kalle säljer hasch",
    "My husband hits me",
    "mannen i det röda huset är pedofil",
    "the guy next door is a drug dealer",
]
FOUND = [
    (detail, text)
    for detail, texts in (
        (Detail.IDENTITY_NUMBER, IDENTITY),
        (Detail.TELEPHONE, TELEPHONE),
        (Detail.EMAIL, EMAIL),
        (Detail.LINK, LINK),
        (Detail.PLATE, PLATE),
        (Detail.ADDRESS, ADDRESS),
        (Detail.NAME, NAME),
        (Detail.ACCUSATION, ACCUSATION),
    )
    for text in texts
]
HARMLESS = [
    "",
    "Fler lampor i parken",
    "Sedan 2016 är det värre än 2010–2015",
    "Det kostar 12 500 000 kr",
    "1 000 000 kronor om året",
    "Storgatan",
    "Storgatan 2024",
    "Storgatan 20.00",
    "Storgatan 22-04",
    "Storgatan 3 gånger",
    "cykelvägen 2",
    "lägenheten kostar 9000",
    "buss 123, bus 123, max 300, tel 123",
    "QIV 123",  # letters that no plate has
    "ABC 12O",
    "ring 020-50 50 50",  # free of charge: nobody's own
    "903 25 Umeå",
    "Ring 112",
    "Ring 114 14 eller 116 006",
    "2016-04-02",
    "2016-04-02 12.30",
    "2016-04-02 12.00",
    "2016-04-02\n12.00",
    "2016-04-02, 12.00, Ikea",
    "2016/04/02 12:00",
    "den 2/4, 16/4 och 30/4",
    "kl 08, 09, 10, 11 och 12",
    "08,09,10,11",
    "06.00, 112 svarar inte",
    "klockan 06.00, 2016",
    "0,5 1,5 2,5 3,5",
    "0,25 procent av 1 250 000 kr",
    "12,50 kr, 0,50 kr, 1,50 kr",
    "0 - 100 lampor",
    "2015/2016, 2016/2017",
    "2014, 2015, 2016",
    "10_000_000",
    "112\n114 14",
    "Look at the park. It is dark.",
    "meet at Ikea. Then walk",
    "look at polka dot signs",
    "02.04.2016",
    "2/4 2016",
    "20160402",
    "klockan 22.30",
    "mellan 22:00 och 06:00",
    "öppet 08.00–17.00",
    "06.00 - 22.00 varje dag",
    "buss 8 och 80",
    "E4 och E12, väg 363",
    "3 av 10 lampor är trasiga",
    "50 km/h i stället för 70",
    "100 % trasigt",
    "1, 2, 3, 4, 5, 6, 7, 8",
    "811218-9875",  # the check digit is wrong
    "811318-9874",  # there is no 13th month
    "bättre.Mer ljus",
    "bl.a. vid skolan",
    "polisen@torget",
    "det säljs knark på torget",
    "många säljer knark i tunneln",
    "ungdomar som langar",
    "fights outside the pub",
    "min granne blev rånad",
    "grannen såg folk som säljer knark",
    "she was threatened",
    "torget heter Vasaplan",
    "Per på bussen",
]


@pytest.mark.parametrize(("detail", "text"), FOUND)
def test_guard_finds(detail: Detail, text: str) -> None:
    assert find(text) == [Finding(detail, 0, len(text))]


@pytest.mark.parametrize(("detail", "text"), FOUND)
@pytest.mark.parametrize("around", ["Hej, {}, tack.", "Jag bor på gatan 12 {} sedan 2010", "({})"])
def test_guard_finds_a_detail_in_a_sentence(detail: Detail, text: str, around: str) -> None:
    sentence = around.format(text)
    found = find(sentence)
    assert [finding.detail for finding in found] == [detail]
    assert text.strip("()") in sentence[found[0].start : found[0].end]


@pytest.mark.parametrize("text", HARMLESS)
def test_guard_leaves_alone(text: str) -> None:
    assert find(text) == []


def test_guard_finds_all_details_in_their_order() -> None:
    text = "Jag heter 811218-9876, ring 070-174 06 05 eller skriv till anna@example.se"
    found = find(text)
    assert [f.detail for f in found] == [Detail.IDENTITY_NUMBER, Detail.TELEPHONE, Detail.EMAIL]
    assert mask(text, found) == f"Jag heter {MASK}, ring {MASK} eller skriv till {MASK}"


def test_guard_finds_a_number_that_follows_another() -> None:
    text = "0701740605 0701740606"
    assert mask(text, find(text)) == f"{MASK} {MASK}"


def test_guard_takes_what_overlaps_as_one() -> None:
    text = "070 174 06 05@example.se"
    assert mask(text, find(text)) == MASK


def test_guard_finds_a_number_in_brackets_of_its_own() -> None:
    text = "(08) 465 004 00"
    assert mask(text, find(text)) == f"({MASK}"


@pytest.mark.parametrize("detail", Detail)
def test_only_names_and_accusations_are_hints(detail: Detail) -> None:
    assert detail.certain is (detail not in (Detail.NAME, Detail.ACCUSATION))


def test_hint_gives_way_to_what_is_certain() -> None:
    text = "Kalle Svensson på Storgatan 12 säljer knark"
    found = [(finding.detail, text[finding.start : finding.end]) for finding in find(text)]
    assert found == [
        (Detail.NAME, "Kalle Svensson"),
        (Detail.ACCUSATION, "på"),
        (Detail.ADDRESS, "Storgatan 12"),
        (Detail.ACCUSATION, "säljer knark"),
    ]


def test_span_is_right_when_digits_of_another_script_come_before() -> None:
    text = "٣ gånger: ٠٧٠١٧٤٠٦٠٥ \u200f(🙂)"
    assert mask(text, find(text)) == f"٣ gånger: {MASK} \u200f(🙂)"


def test_identity_number_is_not_told_as_a_telephone_number() -> None:
    assert [finding.detail for finding in find("000101-0107")] == [Detail.IDENTITY_NUMBER]


def test_mask_without_findings_changes_nothing() -> None:
    assert mask("Fler lampor", []) == "Fler lampor"


pieces = st.sampled_from(
    [text for _, text in FOUND]
    + [
        *" ,-@.0a\n+/·",
        "12",
        "Kalle ",
        " gatan ",
        "Svensson",
        " grannen ",
        " säljer ",
        " knark",
        "lgh",
    ]
)
mixed = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=60)


@given(mixed)
@example("070 174 06 05@example.se")
@example("18 0701740605")
@example("anna.andersson@example.seanna.andersson@example.se811218-9876")
def test_masking_leaves_nothing_to_find(text: str) -> None:
    assert find(mask(text, find(text))) == []


@given(mixed)
def test_masking_what_is_certain_leaves_only_hints(text: str) -> None:
    certain = [finding for finding in find(text) if finding.detail.certain]
    assert not any(finding.detail.certain for finding in find(mask(text, certain)))


@given(mixed)
def test_findings_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    found = find(text)
    edges = [edge for finding in found for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(finding.start < finding.end for finding in found)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(mixed)
def test_masking_keeps_what_was_not_found(text: str) -> None:
    found = find(text)
    rest = mask(text, found)
    at = 0
    for finding in found:
        before = text[at : finding.start]
        assert rest.startswith(before + MASK)
        rest = rest[len(before) + len(MASK) :]
        at = finding.end
    assert rest == text[at:]


@given(st.text(alphabet="0123456789 -+.@abcåse/", max_size=400))
def test_guard_comes_to_an_end_with_any_text(text: str) -> None:
    assert len(find(text)) <= len(text)


@pytest.mark.parametrize(
    "piece", ["0", "a", "a.", "@", "dot-", "7 ", "grannen ", "han, ", "Anna ", "www."]
)
def test_guard_comes_to_an_end_with_the_longest_text_of_one_piece(piece: str) -> None:
    text = (piece * 2000)[:2000]
    assert find(mask(text, find(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "811218--9876", "811218  -  9876", "811218:9876", "811218*9876", "811218 (9876)",
        "811218=9876", "811218;9876", "811218#9876", "811218 | 9876", "811218\\9876",
        "811218...9876", "811218·9876", "811218•9876", "8-1-1-2-1-8-9-8-7-6",
        "8.1.1.2.1.8.9.8.7.6", "8, 1, 1, 2, 1, 8, 9, 8, 7, 6", "8ll2l8-9876", "8O0101-1009",
        "811218\u20109876", "811218\u20119876", "811218\U0001f6009876", "811218\u200b\u200b9876",
        "8\ufe0f\u20e31\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e318-9876", "19811218:9876",
    ],
)  # fmt: skip
def test_identity_number_in_disguise_is_found_whole(text: str) -> None:
    around = f"mitt är {text} tack"
    found = [f for f in find(around) if f.detail is Detail.IDENTITY_NUMBER]
    assert found
    left = mask(around, find(around))
    assert sum(letter.isdecimal() for letter in left) == 0
