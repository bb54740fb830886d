"""What the promise page's script makes of a fragment, in a real Chromium at a real centre."""

import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.campaign import Campaign
from tests.needs import needs, tool
from tests.sync.central.browser import FLAGS
from tests.sync.central.html import VOID
from tests.sync.central.topical import with_topics, with_two_promises
from tests.sync.helpers import Centre

pytestmark = pytest.mark.nightly

_FLAGS = (
    *FLAGS,
    "--enable-logging=stderr",
    "--virtual-time-budget=2000",
    "--dump-dom",
)
PROMISES = ["En lekplats.", "Minst två insatser mot buskörning."]


@pytest.fixture(scope="module")
def campaign(campaign: Campaign) -> Campaign:
    return with_two_promises(with_topics(campaign))


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


class Seen(HTMLParser):
    """The page after its script has run: the text that is not hidden, headings and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.text = ""
        self.promises: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, "hidden" in of or tag in ("script", "style")))
        if tag == "a" and "hreflang" in of:
            self.links.append(of["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(hidden for _, hidden in self.open) or not data.strip():
            return
        self.text += " ".join(data.split()) + " "
        if self.open[-1][0] == "h3" and data in PROMISES:
            self.promises.append(data)


Follow = Callable[[str], Seen]


@pytest.fixture
def follow(centre: Centre, tmp_path: Path) -> Follow:
    needs(tool("chromium"), "Chromium is not installed: apt-get install chromium")

    def opened(fragment: str) -> Seen:
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        address = f"{centre.address}/umea{fragment}"
        command = [tool("chromium"), *_FLAGS, profile, address]
        done = subprocess.run(command, capture_output=True, timeout=60, check=True)
        told = done.stderr.decode()
        assert "CONSOLE" not in told, told  # an error, or what the policy refused
        return Seen(done.stdout.decode())

    return opened


def test_page_is_as_before_without_a_fragment(follow: Follow) -> None:
    seen = follow("")
    assert "Du valde" not in seen.text
    assert seen.promises == PROMISES
    assert seen.links == ["/umea", "/umea/en", "/umea/fi"]


def test_promises_of_the_chosen_theme_are_marked_and_come_first(follow: Follow) -> None:
    seen = follow("#omrade=on&tema=traffic")
    assert "Du valde Ön Lugn trafik Löftena om det står först." in seen.text
    assert seen.text.count("Du valde: Lugn trafik") == 1
    assert seen.promises == PROMISES[::-1]


def test_page_says_so_when_no_promise_is_about_the_chosen_theme(follow: Follow) -> None:
    seen = follow("#tema=light")
    assert "Du valde Mer ljus Inget löfte handlar om det än." in seen.text
    assert "Du valde:" not in seen.text
    assert seen.promises == PROMISES


def test_choice_follows_to_the_other_languages(follow: Follow) -> None:
    kept = "#omrade=on&tema=light"
    paths = [urlsplit(link)._replace(scheme="", netloc="").geturl() for link in follow(kept).links]
    assert paths == [f"/umea{kept}", f"/umea/en{kept}", f"/umea/fi{kept}"]


@pytest.mark.parametrize(
    "fragment",
    [
        "#promises",
        "#tema=other",
        "#tema=%3Cimg%20src=x%20onerror=alert(1)%3E&omrade=%",
        "#tema=__proto__&tema=constructor&omrade=toString&constructor=light",
        '#tema=light%00&tema=LIGHT&omrade=on"]',
        "#&&==%FF" + "&tema=x" * 2000,
    ],
)
def test_unknown_or_hostile_fragment_changes_nothing(fragment: str, follow: Follow) -> None:
    seen = follow(fragment)
    assert seen.text == follow("").text
    assert seen.promises == PROMISES
