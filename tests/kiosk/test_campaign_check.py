"""Each thing that can be wrong in a campaign, by one small campaign with one thing changed."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from kiosk import campaign_check, expressions
from kiosk.campaign import Campaign, Entry, Palette, Promise
from kiosk.campaign_check import MOST_MEDIA, check, contrast
from kiosk.expressions import LONGEST, parse
from kiosk.finding import Finding
from kiosk.questionnaire import Choice, Group, Question, Questionnaire, Section
from tests.kiosk.helpers import EVERY, MAP, NOON, a_campaign, choices

Values = dict[str, object]
EVENT, PROMISE = a_campaign().events[0], a_campaign().promises[0]
replace = msgspec.structs.replace


def found(campaign: Campaign) -> list[tuple[str, Values]]:
    return [(finding.code, dict(finding.values)) for finding in check(campaign)]


def asking(*questions: Question, groups: Iterable[Group] = ()) -> Campaign:
    return a_campaign(questionnaire=Questionnaire([*questions], groups=[*groups]))


def with_question(name: str, **changes: object) -> Campaign:
    """Return the small campaign with one of its questions changed."""
    changed = [replace(q, **changes) if q.name == name else q for q in EVERY.questions]
    return a_campaign(questionnaire=replace(EVERY, questions=changed))


def single(name: str = "q", **changes: object) -> Question:
    return replace(Question(name, "single", {"sv": "?"}, choices=choices("a", "b")), **changes)


def note(name: str, group: str = "", relevant: str = "") -> Question:
    return Question(name, "note", {"sv": "!"}, group=group, relevant=relevant)


def test_small_campaign_has_nothing_to_find() -> None:
    assert found(a_campaign()) == []


# One for each code, with what is told about it.
WRONG: dict[str, tuple[Campaign, Values]] = {
    "id-wrong": (a_campaign(id="../umea"), {"kind": "campaign", "id": "../umea"}),
    "id-twice": (a_campaign(events=[EVENT, EVENT]), {"kind": "event", "id": EVENT.id}),
    "address-wrong": (
        a_campaign(centre="http://umea.example"),
        {"name": "centre", "address": "http://umea.example"},
    ),
    "timezone-wrong": (a_campaign(timezone="Europe/Umea"), {"timezone": "Europe/Umea"}),
    "events-missing": (a_campaign(events=[]), {}),
    "languages-missing": (a_campaign(languages=[]), {}),
    "language-wrong": (a_campaign(unreviewed=["finska"]), {"language": "finska"}),
    "questions-missing": (asking(), {}),
    "event-times-wrong": (
        a_campaign(events=[replace(EVENT, ends=EVENT.starts)]),
        {"event": EVENT.id},
    ),
    "event-date-wrong": (
        a_campaign(events=[replace(EVENT, date=date(9999, 12, 31))]),
        {"event": EVENT.id},
    ),
    "label-missing": (
        with_question("area", choices=[Choice("haga", {"sv": " "}, section="town")], image=""),
        {"question": "area", "code": "haga"},
    ),
    "colour-wrong": (
        a_campaign(palette=Palette(spruce="green")),
        {"name": "spruce", "colour": "green"},
    ),
    "contrast-low": (
        a_campaign(palette=Palette(spruce="#C8D8DA")),
        {"name": "spruce", "colour": "#C8D8DA"},
    ),
    "media-large": (a_campaign(media={"map.svg": MAP, "b": bytes(MOST_MEDIA)}), {}),
    "promise-without-reason": (
        a_campaign(promises=[replace(PROMISE, status="cancelled")]),
        {"promise": PROMISE.id},
    ),
    "logo-missing": (a_campaign(logo="logo.svg"), {"logo": "logo.svg"}),
    "choices-wrong": (with_question("pet", choices=[]), {"question": "pet"}),
    "max-picks-wrong": (with_question("order", max_picks=8), {"question": "order"}),
    "max-length-wrong": (with_question("good", max_length=0), {"question": "good"}),
    "bounds-wrong": (with_question("police", step=0.3), {"question": "police"}),
    "appearance-wrong": (with_question("order", appearance="list"), {"question": "order"}),
    "topic-wrong": (with_question("why", topic="theme"), {"question": "why"}),
    "section-wrong": (with_question("area", sections=[]), {"question": "area", "section": "town"}),
    "image-missing": (a_campaign(media={}), {"question": "area", "image": "map.svg"}),
    "region-wrong": (
        with_question("area", choices=[*EVERY.question("area").choices, *choices("ersboda")]),
        {"question": "area", "code": "ersboda"},
    ),
    "expression-later": (
        with_question("pet", required="${why} = ''"),
        {"question": "pet", "place": "required", "name": "why"},
    ),
    "expression-code": (
        with_question("why", relevant="selected(${pet}, 'horse')"),
        {"question": "why", "place": "relevant", "name": "pet", "code": "horse"},
    ),
    "expression-column": (
        with_question("pet", choice_filter="area = ${area}"),
        {"question": "pet", "place": "choice_filter", "name": "area"},
    ),
    "expression-name": (
        with_question("why", relevant="pet = 'cat'"),
        {"question": "why", "place": "relevant", "name": "pet"},
    ),
    "expression-current": (
        with_question("why", required=". = ''"),
        {"question": "why", "place": "required"},
    ),
    "group-large": (asking(note("a", "g"), note("b", "g"), note("c", "g")), {"group": "g"}),
    "group-divided": (
        asking(single(), note("a", "g"), note("b", "g", "${q} = 'a'")),
        {"group": "g"},
    ),
    "group-empty": (asking(single(), groups=[Group("g")]), {"group": "g"}),
}


# One for each way in which an expression can be none, with what is told beside its place.
MALFORMED: dict[str, tuple[str, Values]] = {
    "expression-malformed": ("${pet} =", {"at": 8}),
    "expression-long": (" " * LONGEST + "1", {"most": LONGEST}),
    "expression-deep": ("(" * 900 + "1" + ")" * 900, {}),
    "expression-reference": ("$pet = 'cat'", {"name": "pet"}),
    "expression-function": ("uuid() = 'a'", {"name": "uuid"}),
    "expression-arguments": ("selected(${pet})", {"name": "selected"}),
    "expression-path": ("/data/pet = 'cat'", {"name": "/"}),
    "expression-pattern": ("regex(${pet}, '(?=c)')", {"pattern": "(?=c)"}),
}
WRONG |= {
    code: (with_question("why", relevant=source), {"question": "why", "place": "relevant"} | more)
    for code, (source, more) in MALFORMED.items()
}


def test_every_error_that_the_check_can_tell_is_tried_here() -> None:
    source = Path(campaign_check.__file__).read_text("utf-8")
    told = set(re.findall(r'Finding\(\s*"error", "([a-z-]+)"', source))
    assert told == WRONG.keys() - MALFORMED.keys()
    source = Path(expressions.__file__).read_text("utf-8")
    assert set(re.findall(r'"(expression-[a-z]+)"', source)) == MALFORMED.keys()


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_told_with_its_place(code: str) -> None:
    campaign, values = WRONG[code]
    assert (code, values) in found(campaign)


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_an_error_and_has_its_sentence_in_both_languages(code: str) -> None:
    finding = next(each for each in check(WRONG[code][0]) if each.code == code)
    assert finding.level == "error"
    for language in ("sv", "en"):
        assert not re.search(r"(?<![$]){", finding.text(language))
        for name, value in finding.values.items():
            assert str(value) in finding.text(language) or name == "kind"


def codes(campaign: Campaign) -> list[str]:
    return [code for code, _ in found(campaign)]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"id": "Umea"},
        {"id": "a" * 64},
        {"id": "api"},
        {"events": [replace(EVENT, id="Ikea 2016")]},
        {"promises": [replace(PROMISE, id="-mopeder")]},
    ],
)
def test_id_that_will_not_do_is_found(changes: Values) -> None:
    assert codes(a_campaign(**changes)) == ["id-wrong"]


@pytest.mark.parametrize("wrong", ["", "-a", "a b", "å", "x" * 65])
def test_code_of_a_question_and_of_a_choice_that_will_not_do_is_found(wrong: str) -> None:
    assert ("id-wrong", {"kind": "question or choice", "id": wrong}) in found(asking(single(wrong)))
    coded = single(choices=choices("a", wrong))
    assert ("id-wrong", {"kind": "question or choice", "id": wrong}) in found(asking(coded))


TWICE: dict[str, Campaign] = {
    "promise": a_campaign(promises=[PROMISE, PROMISE]),
    "question": asking(single(), single()),
    "language": a_campaign(languages=["sv", "sv"]),
    "choice of q": asking(single(choices=choices("a", "a"))),
    "section of q": asking(single(sections=[Section("s", {"sv": "S"}), Section("s", {"sv": "T"})])),
    "page": asking(note("a", "g"), note("b"), note("c", "g")),
}


@pytest.mark.parametrize("kind", TWICE)
def test_what_is_there_twice_is_found(kind: str) -> None:
    assert kind in [values["kind"] for code, values in found(TWICE[kind]) if code == "id-twice"]


def test_group_with_the_name_of_a_question_on_another_page_is_found() -> None:
    assert codes(asking(note("g"), note("a", "g"))) == ["id-twice"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://[",
        "https://℀.com",
        "https://anna:secret@umea.example/lofte",
        "https://umea.example:x/lofte",
        "https://umea.example:0/lofte",
        "https://umea.example/ny sida",
        "https://umea.example/\n",
        "https://umea.example/" + "a" * 3000,
        "umea.example/lofte",
        "https:///lofte",
        "ftp://umea.example",
        "http://127.0.0.2",
    ],
)
@pytest.mark.parametrize("name", ["centre", "promise_page"])
def test_address_that_will_not_do_is_found(name: str, address: str) -> None:
    wrong = a_campaign(**{name: address})
    assert found(wrong) == [("address-wrong", {"name": name, "address": address})]


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:1"])
def test_address_of_the_same_machine_may_be_without_tls(address: str) -> None:
    assert codes(a_campaign(centre=address)) == []


@pytest.mark.parametrize("zone", ["Europe", "E" * 300, "../etc/passwd", "/etc/passwd", "", "a\0b"])
def test_time_zone_that_is_none_is_found(zone: str) -> None:
    assert codes(a_campaign(timezone=zone)) == ["timezone-wrong"]


@pytest.mark.parametrize("tag", ["", "s", "svenska", "SV", "sv_SE", "sv-", "../sv", "sv\n"])
def test_language_that_is_none_is_found(tag: str) -> None:
    assert ("language-wrong", {"language": tag}) in found(a_campaign(languages=["sv", tag]))


@pytest.mark.parametrize("tag", ["sv", "fit", "zh-Hant", "sv-x-lattlast"])
def test_language_of_residents_is_one(tag: str) -> None:
    assert "language-wrong" not in codes(a_campaign(languages=["sv", tag]))


@pytest.mark.parametrize("colour", ["", "#FFF", "#GGGGGG", "#123C4", "#123C41\n", "123C41"])
def test_colour_that_is_none_is_found(colour: str) -> None:
    assert codes(a_campaign(palette=Palette(amber=colour))) == ["colour-wrong"]


def test_amber_is_measured_on_its_dark_ground() -> None:
    assert codes(a_campaign(palette=Palette(amber="#5A4510"))) == ["contrast-low"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_event_that_ends_before_it_starts_is_found() -> None:
    assert codes(a_campaign(events=[replace(EVENT, ends=time(9))])) == ["event-times-wrong"]


@pytest.mark.parametrize("status", ["changed", "cancelled", "extended"])
def test_promise_with_its_reason_is_right(status: str) -> None:
    settled = replace(PROMISE, status=status, reason={"sv": "Pengarna tog slut."})
    assert codes(a_campaign(promises=[settled])) == []


@pytest.mark.parametrize("kind", ["single", "multiple", "rank"])
def test_question_to_choose_from_needs_choices(kind: str) -> None:
    assert "choices-wrong" in codes(asking(single(kind=kind, choices=[])))
    assert codes(asking(single(kind=kind))) == []


@pytest.mark.parametrize("kind", ["range", "number", "text", "note"])
def test_question_without_a_choice_has_none(kind: str) -> None:
    assert codes(asking(single(kind=kind))) == ["choices-wrong"]
    assert codes(asking(single(kind=kind, choices=[]))) == []


@pytest.mark.parametrize("kind", ["multiple", "rank"])
@pytest.mark.parametrize("picks", [-1, 0, 3])
def test_picks_that_there_are_not_are_found(kind: str, picks: int) -> None:
    assert codes(asking(single(kind=kind, max_picks=picks))) == ["max-picks-wrong"]
    assert codes(asking(single(kind=kind, max_picks=2))) == []


@pytest.mark.parametrize(("length", "right"), [(-1, False), (1, True), (2000, True), (2001, False)])
def test_length_of_a_text_has_bounds(length: int, right: bool) -> None:
    text = Question("q", "text", {"sv": "?"}, max_length=length)
    assert codes(asking(text)) == ([] if right else ["max-length-wrong"])


INFINITE, NAN = float("inf"), float("nan")


@pytest.mark.parametrize("kind", ["range", "number"])
@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        (0, 0, 1),
        (5, 0, 1),
        (0, 10, 0),
        (0, 10, -1),
        (0, 10, 3),
        (0, 10, 20),
        (0, 1_000_001, 1),
        (0, INFINITE, 1),
        (-INFINITE, 0, 1),
        (0, 10, INFINITE),
        (NAN, 10, 1),
        (0, NAN, 1),
        (0, 10, NAN),
        (0, 10, 5e-324),
    ],
)
def test_bounds_that_no_step_divides_are_found(
    kind: str, low: float, high: float, step: float
) -> None:
    wrong = Question("q", kind, {"sv": "?"}, low=low, high=high, step=step)  # type: ignore[arg-type]
    assert codes(asking(wrong)) == ["bounds-wrong"]


@pytest.mark.parametrize(
    ("low", "high", "step"), [(0, 10, 0.1), (-5, 5, 2.5), (0, 1_000_000, 1), (1, 2, 1)]
)
def test_bounds_that_a_step_divides_are_right(low: float, high: float, step: float) -> None:
    assert codes(asking(Question("q", "range", {"sv": "?"}, low=low, high=high, step=step))) == []


@pytest.mark.parametrize("appearance", ["likert", "list", "map"])
@pytest.mark.parametrize("kind", ["multiple", "rank", "text"])
def test_appearance_of_another_kind_is_found(kind: str, appearance: str) -> None:
    listed = [] if kind == "text" else choices("haga", "alidhem", "elsewhere")
    wrong = single(kind=kind, appearance=appearance, choices=listed, image="map.svg")
    assert "appearance-wrong" in codes(asking(wrong))


@pytest.mark.parametrize("appearance", ["likert", "list", "map"])
def test_appearance_of_a_single_choice_is_right(appearance: str) -> None:
    area = choices("haga", "alidhem", "elsewhere")
    assert codes(asking(single(appearance=appearance, choices=area, image="map.svg"))) == []


def test_choice_of_the_section_that_there_is_none_of_is_found() -> None:
    lost = Choice("a", {"sv": "A"}, section="north")
    wrong = single(choices=[lost], sections=[Section("south", {"sv": "S"})])
    assert found(asking(wrong)) == [("section-wrong", {"question": "q", "section": "north"})]


def test_every_region_that_has_no_choice_is_found() -> None:
    wrong = with_question("area", choices=EVERY.question("area").choices[:1])
    assert found(wrong) == [
        ("region-wrong", {"question": "area", "code": "alidhem"}),
        ("region-wrong", {"question": "area", "code": "elsewhere"}),
    ]


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        (b"", "map-unreadable"),
        (b"<svg", "map-unreadable"),
        (b"\xff", "map-unreadable"),
        (b"<!DOCTYPE svg>" + MAP, "map-doctype"),
        (MAP.replace(b"rect", b"image"), "map-element-unknown"),
    ],
)
def test_map_that_cannot_be_read_is_told_as_its_reader_tells_it(svg: bytes, code: str) -> None:
    assert codes(a_campaign(media={"map.svg": svg})) == [code]


def test_media_of_the_greatest_size_are_right() -> None:
    media = {"map.svg": MAP, "more": bytes(MOST_MEDIA - len(MAP))}
    assert codes(a_campaign(media=media)) == []


CONDITIONS: dict[str, tuple[str, Callable[[Question], Campaign]]] = {
    "on no question": ("selected(${none}, 'a')", asking),
    "on itself": ("selected(${last}, 'a')", asking),
    "on a later one": ("selected(${q}, 'a')", lambda last: asking(last, single())),
}


@pytest.mark.parametrize("what", CONDITIONS)
def test_condition_that_asks_for_what_is_not_known_yet_is_found(what: str) -> None:
    condition, made = CONDITIONS[what]
    (name,) = parse(condition).references
    about = {"question": "last", "place": "relevant", "name": name}
    assert found(made(single("last", relevant=condition))) == [("expression-later", about)]


def test_condition_on_a_question_of_the_same_page_is_found() -> None:
    depends = "selected(${q}, 'a')"
    wrong = asking(single(group="g"), single("other", group="g", relevant=depends))
    about = {"question": "other", "place": "relevant", "name": "q"}
    assert ("expression-later", about) in found(wrong)
    apart = asking(single(), single("other", relevant=depends))
    assert codes(apart) == []


def test_group_of_two_with_one_condition_is_right() -> None:
    depends = "selected(${q}, 'a')"
    two = [note(name, "g", depends) for name in ("a", "b")]
    assert codes(asking(single(), *two, groups=[Group("g", {"sv": "G"})])) == []


def test_missing_translations_are_counted_by_language_and_are_no_error() -> None:
    english = a_campaign(languages=["sv", "en"], title={"sv": "Vi lyssnar", "en": "We listen"})
    (finding,) = check(english)
    assert (finding.level, finding.code) == ("warning", "translation-missing")
    assert finding.values["language"] == "en"
    one_more = replace(english, question={"sv": "Vad?", "en": "What?"})
    (fewer,) = check(one_more)
    assert fewer.values["n"] == int(str(finding.values["n"])) - 1
    assert str(fewer.values["n"]) in fewer.text("sv")


def test_texts_inside_lists_are_counted_too() -> None:
    entry = Entry(NOON.date(), {"sv": "Första insatsen gjord."})
    with_entry = replace(PROMISE, entries=[entry])
    (without,), (more,) = (
        check(a_campaign(languages=["sv", "en"], promises=[promise]))
        for promise in (PROMISE, with_entry)
    )
    assert int(str(more.values["n"])) == int(str(without.values["n"])) + 1


def test_easy_swedish_is_not_missing_where_there_is_swedish() -> None:
    assert codes(a_campaign(languages=["sv", "sv-x-lattlast"])) == []


def test_text_that_is_the_same_in_all_languages_is_not_missing() -> None:
    def missing(label: dict[str, str]) -> int:
        place = Choice("a", label)
        campaign = replace(
            asking(single(choices=[place])), languages=["sv", "en"], title={"sv": "S", "en": "E"}
        )
        return int(str(next(iter(check(campaign))).values["n"]))

    assert missing({"mul": "Haga"}) == missing({"sv": "Andra", "en": "Others"})
    assert missing({"sv": "Andra"}) == missing({"mul": "Haga"}) + 1


def test_text_that_nobody_wrote_is_not_missing() -> None:
    empty = Promise("p", {}, [], [], "ongoing")
    assert codes(a_campaign(promises=[empty])) == []


def test_finding_says_its_sentence_in_the_language_asked_for() -> None:
    finding = Finding("error", "group-large", {"group": "cares"})
    assert "cares" in finding.text("sv")
    assert finding.text("sv") != finding.text("en")
