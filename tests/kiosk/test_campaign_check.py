"""Each thing that can be wrong in a campaign, by one small campaign with one thing changed."""

import re
from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from kiosk import campaign_check
from kiosk.campaign import Area, Campaign, Entry, Palette, Promise
from kiosk.campaign_check import LARGEST, MOST_MEDIA, check, contrast
from kiosk.questionnaire import Choice, Question, Questionnaire
from tests.kiosk.helpers import EVERY, MAP, NOON, a_campaign

Values = dict[str, object]
EVENT, PROMISE = a_campaign().events[0], a_campaign().promises[0]
replace = msgspec.structs.replace


def found(campaign: Campaign) -> list[tuple[str, Values]]:
    return [(finding.code, dict(finding.values)) for finding in check(campaign)]


def test_small_campaign_has_nothing_to_find() -> None:
    assert found(a_campaign()) == []


# One for each code, with what is told about it.
WRONG: dict[str, tuple[Campaign, Values]] = {
    "id-wrong": (a_campaign(id="../umea"), {"kind": "campaign", "id": "../umea"}),
    "area-code-wrong": (
        a_campaign(areas=[Area("väst på stan", {"sv": "Väst"})]),
        {"kind": "area", "id": "väst på stan"},
    ),
    "id-twice": (a_campaign(events=[EVENT, EVENT]), {"kind": "event", "id": EVENT.id}),
    "address-wrong": (
        a_campaign(centre="http://umea.example"),
        {"name": "centre", "address": "http://umea.example"},
    ),
    "timezone-wrong": (a_campaign(timezone="Europe/Umea"), {"timezone": "Europe/Umea"}),
    "events-missing": (a_campaign(events=[]), {}),
    "languages-missing": (a_campaign(languages=[]), {}),
    "language-wrong": (a_campaign(unreviewed=["finska"]), {"language": "finska"}),
    "event-times-wrong": (
        a_campaign(events=[replace(EVENT, ends=EVENT.starts)]),
        {"event": EVENT.id},
    ),
    "event-date-wrong": (
        a_campaign(events=[replace(EVENT, date=date(9999, 12, 31))]),
        {"event": EVENT.id},
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
    "campaign-large": (a_campaign(about=[{"sv": "x" * LARGEST}]), {"megabytes": 4}),
    "promise-without-reason": (
        a_campaign(promises=[replace(PROMISE, status="cancelled")]),
        {"promise": PROMISE.id},
    ),
    "logo-missing": (a_campaign(logo="logo.svg"), {"logo": "logo.svg"}),
}


def test_every_error_that_the_check_can_tell_is_tried_here() -> None:
    source = Path(campaign_check.__file__).read_text("utf-8")
    told = set(re.findall(r'Finding\(\s*"error", "([a-z-]+)"', source))
    assert told | {"id-twice"} == WRONG.keys()


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_told_with_its_place(code: str) -> None:
    campaign, values = WRONG[code]
    assert (code, values) in found(campaign)


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_an_error_and_has_its_sentence_in_both_languages(code: str) -> None:
    finding = next(each for each in check(WRONG[code][0]) if each.code == code)
    assert finding.level == "error"
    for language in ("sv", "en"):
        assert "{" not in finding.text(language)
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


TWICE: dict[str, Campaign] = {
    "promise": a_campaign(promises=[PROMISE, PROMISE]),
    "language": a_campaign(languages=["sv", "sv"]),
    "area": a_campaign(areas=[Area("teg", {"sv": "Teg"}), Area("teg", {"sv": "Teg"})]),
}


@pytest.mark.parametrize("kind", TWICE)
def test_what_is_there_twice_is_found(kind: str) -> None:
    assert kind in [values["kind"] for code, values in found(TWICE[kind]) if code == "id-twice"]


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


def test_mistake_in_the_questionnaire_is_told_too() -> None:
    wrong = Questionnaire([replace(EVERY.questions[0], name="a b")])
    assert found(a_campaign(questionnaire=wrong)) == [("name-wrong", {"question": "a b"})]


def test_media_of_the_greatest_size_are_right() -> None:
    media = {"map.svg": MAP, "more": bytes(MOST_MEDIA - len(MAP))}
    assert codes(a_campaign(media=media)) == []


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
        asked = Question("q", "single", {"sv": "?"}, choices=[Choice("a", label)])
        campaign = replace(
            a_campaign(questionnaire=Questionnaire([asked])),
            languages=["sv", "en"],
            title={"sv": "S", "en": "E"},
        )
        return int(str(next(iter(check(campaign))).values["n"]))

    assert missing({"mul": "Haga"}) == missing({"sv": "Andra", "en": "Others"})
    assert missing({"sv": "Andra"}) == missing({"mul": "Haga"}) + 1


def test_text_that_nobody_wrote_is_not_missing() -> None:
    empty = Promise("p", {}, [], [], "ongoing")
    assert codes(a_campaign(promises=[empty])) == []
