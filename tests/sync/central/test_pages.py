"""The promise page: valid, escaped, in each language, and silent about small numbers.

What its script makes of a fragment is seen in a real browser: tests/sync/central/test_follow.py.
"""

import base64
import hashlib
import re
import tomllib
from datetime import date
from string import Formatter
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

import resources
from kiosk.campaign import SMALLEST_SHOWN, Campaign, Entry, Palette, Promise, Status
from sync.central import pages
from sync.central.figures import turnouts
from tests.sync.central.html import Tree
from tests.sync.central.topical import with_topics

TODAY = date(2016, 4, 2)


def page(campaign: Campaign, language: str = "sv", today: date = TODAY, **answers: int) -> str:
    return pages.promise_page(campaign, language, turnouts(campaign, answers, today), today).html


def words(campaign: Campaign, language: str = "sv", today: date = TODAY, **answers: int) -> str:
    """Return the text of the page, with single spaces."""
    return " ".join(Tree(page(campaign, language, today, **answers)).text.split())


def with_promise(campaign: Campaign, **changes: object) -> Campaign:
    promise = msgspec.structs.replace(campaign.promises[0], **changes)
    return msgspec.structs.replace(campaign, promises=[promise])


def test_promise_page_tells_what_was_heard_promised_and_done(campaign: Campaign) -> None:
    text = words(campaign)
    heard = "Vi hörde Mopeder stör på kvällarna."
    promised = "Vi lovar Minst två insatser mot buskörning. Ansvarig Polisen"
    done = "Klart senast 31 december 2016 Vi har gjort 1 av 2 insatser 23 mars 2016 Första insatsen"
    places = [text.index(each) for each in ("Pågår", heard, promised, done)]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["sv", "en", "fi"])
def test_promise_page_is_valid_in_every_language_of_the_campaign(
    language: str, campaign: Campaign
) -> None:
    tree = Tree(page(campaign, language, ikea=12, coop=7))
    current = [link for link in tree.all("a") if link.get("aria-current") == "page"]
    assert [link["hreflang"] for link in current] == [language]
    alternates = {link["hreflang"]: link["href"] for link in tree.all("link") if "hreflang" in link}
    assert alternates == {
        "sv": "/umea",
        "en": "/umea/en",
        "fi": "/umea/fi",
        "x-default": "/umea",
    }


def test_promise_page_is_english_in_english(campaign: Campaign) -> None:
    tree = Tree(page(campaign, "en"))
    assert tree.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert "We heard" in tree.text
    assert "At least two efforts." in tree.text


def test_promise_page_marks_a_text_that_falls_back_to_swedish(campaign: Campaign) -> None:
    html = page(campaign, "en")
    assert '<span lang="sv" dir="auto">Första insatsen gjord.</span>' in html
    assert "<dd>The police</dd>" in html


def test_promise_page_without_texts_of_its_own_falls_back_to_swedish(campaign: Campaign) -> None:
    sami = msgspec.structs.replace(campaign, languages=["sv", "se"])
    tree = Tree(page(sami, "se"))
    assert tree.all("html")[0]["lang"] == "sv"
    assert "Vi lovar" in tree.text


def test_promise_page_marks_no_swedish_text_in_easy_swedish(campaign: Campaign) -> None:
    easy = msgspec.structs.replace(campaign, languages=["sv", "sv-x-lattlast"])
    html = page(easy, "sv-x-lattlast")
    assert Tree(html).all("html") == [{"lang": "sv-x-lattlast", "dir": "ltr"}]
    assert "<p>Första insatsen gjord.</p>" in html


def test_promise_page_marks_a_proper_name_as_one_of_the_main_language(campaign: Campaign) -> None:
    named = with_promise(campaign, owners=[{"mul": "Hjältarna"}])
    assert "<dd>Hjältarna</dd>" in page(named)
    assert '<dd><span lang="sv" dir="auto">Hjältarna</span></dd>' in page(named, "en")


def arabic(campaign: Campaign) -> Campaign:
    return msgspec.structs.replace(campaign, languages=["sv", "ar"], unreviewed=["ar"])


def test_promise_page_runs_from_right_to_left_in_arabic(campaign: Campaign) -> None:
    html = page(arabic(campaign), "ar", coop=20, ikea=5)
    tree = Tree(html)
    assert tree.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert "السبت 16 أبريل 2016" in tree.text
    assert '<strong><bdi lang="sv">Centrum</bdi></strong>' in html


def test_promise_page_keeps_the_digits_of_a_telephone_number_in_order(campaign: Campaign) -> None:
    html = page(arabic(campaign), "ar")
    assert html.count('<bdi dir="ltr">114 14</bdi>') == html.count("114 14") == 2


def test_bars_start_where_the_language_starts(campaign: Campaign) -> None:
    for language, ends in {"sv": [(0, 78), (0, 19.5)], "ar": [(22, 100), (80.5, 100)]}.items():
        tree = Tree(page(arabic(campaign), language, coop=20, ikea=5))
        bars = [rect for rect in tree.all("rect") if rect.get("height") == "24"]
        lefts = [float(bar["x"].rstrip("%")) for bar in bars]
        widths = [float(bar["width"].rstrip("%")) for bar in bars]
        assert [(x, x + width) for x, width in zip(lefts, widths, strict=True)] == ends
        numbers = [float(text["x"].rstrip("%")) for text in tree.all("text")]
        assert numbers == [left if language == "ar" else right for left, right in ends]


def test_promise_page_tells_that_a_translation_is_not_reviewed(campaign: Campaign) -> None:
    told = "لم تُراجَع هذه الترجمة بعد."
    assert told in words(arabic(campaign), "ar")
    assert told not in words(msgspec.structs.replace(arabic(campaign), unreviewed=[]), "ar")
    assert "inte granskad" not in words(arabic(campaign))


@pytest.mark.parametrize("n", [0, 1, SMALLEST_SHOWN - 1])
def test_promise_page_suppresses_a_small_number(n: int, campaign: Campaign) -> None:
    html = page(campaign, ikea=n, coop=31)
    assert "färre än 5 svar" in Tree(html).text
    assert [rect.get("width") for rect in Tree(html).all("rect")].count("78.0%") == 1
    assert f">{n}</text>" not in html


def test_promise_page_leaves_out_answers_to_a_dialogue_it_no_longer_names(
    campaign: Campaign,
) -> None:
    assert page(campaign, renamed=31, coop=7) == page(campaign, coop=7)


def test_promise_page_never_gives_a_total_that_tells_a_suppressed_number(
    campaign: Campaign,
) -> None:
    assert "34" not in words(campaign, ikea=3, coop=31)


def test_promise_page_shows_number_stand_date_and_what_it_does_not_mean(campaign: Campaign) -> None:
    text = words(campaign, ikea=SMALLEST_SHOWN, coop=31)
    assert "Coop Forum 27 februari 2016 31 Ikea 2 april 2016 5" in text
    assert "inte representativa för alla invånare" in text


def test_promise_page_shows_the_next_dialogues_and_not_those_to_come_among_answers(
    campaign: Campaign,
) -> None:
    text = words(campaign)
    assert "Centrum lördag 16 april 2016 12.00–15.00" in text
    assert text.count("Centrum") == 1


def test_promise_page_says_so_when_no_dialogue_is_left(campaign: Campaign) -> None:
    assert "Inga fler dialoger är bestämda" in words(campaign, today=date(2017, 1, 1))


def test_promise_page_shows_a_promise_as_delayed_from_its_due_date(campaign: Campaign) -> None:
    assert "Försenat" not in words(campaign, today=date(2016, 12, 31))
    assert "Försenat" in words(campaign, today=date(2017, 1, 1))


STATES: dict[Status, str] = {
    "planned": "Planerat",
    "ongoing": "Pågår",
    "done": "Genomfört",
    "partly_done": "Delvis genomfört",
    "delayed": "Försenat",
    "changed": "Ändrat",
    "cancelled": "Avbrutet",
    "extended": "Förlängt",
}


@pytest.mark.parametrize("status", STATES)
def test_promise_page_names_every_status_in_public_words(
    status: Status, campaign: Campaign
) -> None:
    text = words(with_promise(campaign, status=status, reason={"sv": "Vädret var dåligt."}))
    assert f"1 {STATES[status].lower()}" in text
    assert "Varför: Vädret var dåligt." in text


def test_promise_page_says_so_when_there_is_nothing_to_report(campaign: Campaign) -> None:
    bare = Promise("bare", {"sv": "Vi lovar mer ljus."}, [], [], "planned")
    text = words(msgspec.structs.replace(campaign, promises=[bare]))
    assert "Inget att redovisa än." in text


def test_promise_page_is_valid_without_promises_partners_or_events(campaign: Campaign) -> None:
    empty = msgspec.structs.replace(campaign, promises=[], partners=[], events=[])
    assert "Löftena är inte klara än." in words(empty)


def test_promise_page_counts_past_the_target_without_a_bar_past_its_end(campaign: Campaign) -> None:
    html = page(with_promise(campaign, achieved=5))
    assert "5 av 2 insatser" in Tree(html).text
    assert max(float(rect["width"].rstrip("%")) for rect in Tree(html).all("rect")) == 100


HOSTILE = "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def test_promise_page_escapes_hostile_text_wherever_it_stands(campaign: Campaign) -> None:
    text = {"sv": HOSTILE}
    hostile = msgspec.structs.replace(
        with_promise(
            campaign,
            text=text,
            heard=text,
            owners=[text],
            unit=text,
            reason=text,
            entries=[Entry(TODAY, text)],
        ),
        name=HOSTILE,
        title=text,
        question=text,
        about=[text],
        organisation=text,
        partners=[text],
        events=[msgspec.structs.replace(event, place=HOSTILE) for event in campaign.events],
        contacts=[msgspec.structs.replace(campaign.contacts[0], number=HOSTILE, label=text)],
        palette=Palette(spruce="red}</style><script>", amber="url(//evil)"),
    )
    html = page(hostile, ikea=9)
    tree = Tree(html)
    assert tree.text.count(HOSTILE) >= 14
    assert "evil" not in html
    assert "49" not in tree.text


def test_promise_page_has_the_campaigns_own_colours(campaign: Campaign) -> None:
    own = msgspec.structs.replace(campaign, palette=Palette("#223344", "#FFCC00"))
    assert ":root{--spruce:#223344;--amber:#FFCC00}" in page(own)


def hash_of(tag: str, html: str) -> str:
    """Return the hash, as in a Content-Security-Policy, of the one element of this kind."""
    (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_promise_page_allows_its_style_by_the_hash_of_what_stands_in_it(campaign: Campaign) -> None:
    made = pages.promise_page(campaign, "sv", [], TODAY)
    assert made.policy == f"style-src {hash_of('style', made.html)}"
    assert "<script" not in made.html


def test_promise_page_allows_its_own_script_and_no_other(campaign: Campaign) -> None:
    made = pages.promise_page(with_topics(campaign), "sv", [], TODAY)
    style, script = hash_of("style", made.html), hash_of("script", made.html)
    assert made.policy == f"style-src {style}; script-src {script}"


def test_script_keeps_nothing_sends_nothing_and_writes_no_markup() -> None:
    script = resources.path("pages", "follow.js").read_text("utf-8")
    never = (
        r"cookie|[sS]torage|indexedDB|fetch|XMLHttp|sendBeacon|WebSocket|eval|Function\(|HTML|</"
    )
    assert not re.findall(never, script)


def test_promise_page_holds_what_a_visitor_can_carry_along_hidden(campaign: Campaign) -> None:
    tree = Tree(page(with_topics(campaign)))
    (panel,) = [each for each in tree.all("section") if each.get("id") == "yours"]
    assert "hidden" in panel
    known = [item for item in tree.all("li") if "hidden" in item]
    assert known == [
        {"data-omrade": "on", "hidden": ""},
        {"data-tema": "traffic", "hidden": ""},
        {"data-tema": "light", "hidden": ""},
    ]


def test_promise_page_knows_the_topics_that_a_handout_leads_to(campaign: Campaign) -> None:
    link = with_topics(campaign).link({"area": "on", "ideas": ["light"]})
    html = page(with_topics(campaign))
    for name, code in parse_qsl(urlsplit(link).fragment, strict_parsing=True):
        assert f'data-{name}="{code}"' in html


def test_promise_page_says_of_each_theme_whether_a_promise_is_about_it(campaign: Campaign) -> None:
    text = words(with_topics(campaign), "en")
    assert "Calm traffic The promises about it come first." in text
    assert "More light No promise is about this yet." in text


def test_promise_names_its_themes_in_words(campaign: Campaign) -> None:
    assert "Gäller Lugn trafik Ansvarig Polisen" in words(with_topics(campaign))


def test_promise_page_without_topics_has_nothing_to_follow(campaign: Campaign) -> None:
    tree = Tree(page(campaign))
    assert not [tag for tag, attributes in tree.tags if "hidden" in attributes]


def test_front_page_lists_the_campaigns(campaign: Campaign) -> None:
    other = msgspec.structs.replace(campaign, id="skelleftea", name="Skellefteå lyssnar")
    tree = Tree(pages.front_page([campaign, other]).html)
    assert [link["href"] for link in tree.all("a")] == ["/umea", "/skelleftea"]


def test_missing_page_is_valid_and_leads_on() -> None:
    assert Tree(pages.missing_page().html).all("a")[0]["href"] == "/"


def test_language_names_are_those_of_the_languages_themselves() -> None:
    names = [pages.language_name(tag) for tag in ("sv", "en", "fi", "ar", "uk", "xx-none")]
    assert names == ["Svenska", "English", "Suomi", "العربية", "Українська", "xx-none"]


@pytest.mark.parametrize("language", ["en", "fi", "ar", "sv-x-lattlast"])
def test_page_texts_are_the_same_in_every_language(language: str) -> None:
    sv, other = (
        tomllib.loads(resources.path("pages", f"texts.{tag}.toml").read_text("utf-8"))
        for tag in ("sv", language)
    )
    assert list(sv) == list(other)
    assert list(sv["status"]) == list(other["status"])
    assert all(_fields(sv[name]) == _fields(other[name]) for name in sv if name != "status")


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#14262e", "#f6f3ec"),
        ("#ffffff", "#123c41"),
        ("#e6f0ed", "#17525a"),
        ("#0b2a2f", "#f2b544"),
        ("#0b2a2f", "#dce8e4"),
        ("#5c3208", "#fff4e2"),
        ("#17565e", "#fffdf9"),
    ],
)
def test_colours_of_the_page_reach_seven_to_one(text: str, ground: str, campaign: Campaign) -> None:
    style = (page(campaign)).lower()
    assert text in style
    assert ground in style
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7
