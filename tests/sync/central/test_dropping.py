"""The coordinator's drop over real HTTP, and in a real Chromium: who gets in, what comes out."""

import io
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from kiosk.clock import ShiftedClock
from sync import carrier, making, outbox, parcel
from sync.central import database, dropping
from sync.central.drop_page import language_of
from sync.central.home import CentreHome
from sync.central.serve import serve_drop
from tests.needs import needs, tool
from tests.sync.central.browser import browsing
from tests.sync.central.html import Tree
from tests.sync.helpers import NOON, PASSPHRASE, Centre, Kiosk, in_thread


@contextmanager
def dropping_at(url: str, home: CentreHome, clock: ShiftedClock) -> Iterator[str]:
    """Run a drop in a thread; yield its whole address."""

    def work(announce: Callable[[str], None], stop: threading.Event) -> None:
        serve_drop(url, home.path, PASSPHRASE, 0, announce, clock, stop)

    with in_thread(work) as address:
        yield address


@pytest.fixture
def drop(database_url: str, home: CentreHome, clock: ShiftedClock) -> Iterator[Centre]:
    with dropping_at(database_url, home, clock) as address:
        engine = database.connect(database_url, home.database)
        yield Centre(address, engine)
        engine.dispose()


@pytest.fixture
def web() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def stick(kiosk: Kiosk, tmp_path: Path) -> Path:
    """What the kiosk has written to a stick."""
    file = tmp_path / "Surfplatta 1.lyssna"
    making.prepare(kiosk.store, kiosk.pack)
    waiting = outbox.waiting(kiosk.store)
    parcel.write(file, [outbox.take(kiosk.store, each.number) for each in waiting])
    return file


def hand_in(web: httpx.Client, drop: Centre, data: bytes, **headers: str) -> httpx.Response:
    files = {"file": ("Surfplatta 1.lyssna", data)}
    return web.post(f"{drop.address}?lang=en", files=files, headers=headers)


def receipts_in(web: httpx.Client, drop: Centre, page: httpx.Response) -> httpx.Response:
    found = re.search(r'href="([^"]+/receipts/[^"]+)"', page.text)
    assert found
    return web.get(str(httpx.URL(drop.address).join(found[1])))


def test_file_is_taken_in_and_its_receipts_settle_at_the_kiosk(
    web: httpx.Client, drop: Centre, stick: Path, kiosk: Kiosk, tmp_path: Path
) -> None:
    page = hand_in(web, drop, stick.read_bytes())
    assert page.status_code == 200
    assert "Answers stored 3" in Tree(page.text, forms=True).text
    assert drop.count("response") == 3
    back = receipts_in(web, drop, page)
    disposition = back.headers["content-disposition"]
    assert disposition == 'attachment; filename="Surfplatta-1.receipts.lyssna"'
    file = tmp_path / "back.lyssna"
    file.write_bytes(back.content)
    carrier.settle(kiosk.store, kiosk.pack, kiosk.lock, file, NOON)
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_file_that_is_handed_in_twice_changes_nothing_and_gives_its_receipts_again(
    web: httpx.Client, drop: Centre, stick: Path
) -> None:
    hand_in(web, drop, stick.read_bytes())
    page = hand_in(web, drop, stick.read_bytes())
    text = Tree(page.text, forms=True).text
    assert "Answers stored 0" in text
    assert "Answers that were there 3" in text
    assert drop.count("response") == 3
    assert len(list(parcel.decode(io.BytesIO(receipts_in(web, drop, page).content)))) == 1


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        (b"", 400, "not a file of batches"),
        (b"PK\x03\x04 a holiday", 400, "not a file of batches"),
        (b"lyssna/9 parcel\n", 400, "newer Lyssna"),
        (parcel.encode([b"lyssna/1 receipt\n" + bytes(400)]), 400, "They belong at the kiosk"),
        (parcel.encode([b"lyssna/1 batch\n" + bytes(400)]), 200, "Nothing was taken in"),
    ],
)
def test_what_is_no_file_of_batches_is_told_and_nothing_is_stored(
    data: bytes, status: int, told: str, web: httpx.Client, drop: Centre
) -> None:
    page = hand_in(web, drop, data)
    assert page.status_code == status
    assert told in Tree(page.text, forms=True).text
    assert drop.count("batch") == 0


def test_form_that_cannot_be_read_is_told_on_the_page(
    web: httpx.Client, drop: Centre, stick: Path
) -> None:
    data = stick.read_bytes()
    two = [("file", ("1.lyssna", data)), ("file", ("2.lyssna", data))]
    for form in ({"files": {"other": data}}, {"files": two}, {"data": {"file": "x"}}):
        page = web.post(f"{drop.address}?lang=en", **form)
        assert page.status_code == 400
        assert "The request could not be read." in Tree(page.text, forms=True).text
    assert drop.count("batch") == 0


def test_damaged_file_gives_what_could_be_read_of_it(
    web: httpx.Client, drop: Centre, stick: Path
) -> None:
    page = hand_in(web, drop, stick.read_bytes()[:-1])
    assert "A part of the file is taken in" in Tree(page.text, forms=True).text
    assert drop.count("response") == 3


@pytest.mark.parametrize("path", ["", "{}x/", "{}/../", "receipts/x", "static/../keys"])
def test_nobody_gets_in_without_the_whole_address(
    path: str, web: httpx.Client, drop: Centre, stick: Path
) -> None:
    address = urlsplit(drop.address)
    token = address.path.strip("/")
    elsewhere = f"http://{address.netloc}/{path.format(token[:-1])}"
    for answer in (web.get(elsewhere), web.post(elsewhere, files={"file": stick.read_bytes()})):
        assert answer.status_code == 404
        assert token not in answer.text
    assert drop.count("batch") == 0


def test_form_of_another_page_is_not_taken(web: httpx.Client, drop: Centre, stick: Path) -> None:
    for site in ("cross-site", "same-site"):
        answer = hand_in(web, drop, stick.read_bytes(), **{"Sec-Fetch-Site": site})
        assert answer.status_code == 404
    assert drop.count("batch") == 0


def test_other_name_that_leads_to_this_machine_is_refused(
    web: httpx.Client, drop: Centre, stick: Path
) -> None:
    answer = hand_in(web, drop, stick.read_bytes(), Host="lyssna.example.se")
    assert answer.status_code == 404
    assert drop.count("batch") == 0


def test_drop_listens_on_this_machine_alone(drop: Centre) -> None:
    host, port = urlsplit(drop.address).hostname, urlsplit(drop.address).port
    assert host == "127.0.0.1"
    assert port
    own = socket.gethostbyname(socket.gethostname())
    if not own.startswith("127."):
        with socket.socket() as other:
            assert other.connect_ex((own, port)) != 0


def test_file_that_is_too_large_is_refused_before_it_is_read(
    web: httpx.Client, drop: Centre
) -> None:
    address = urlsplit(drop.address)
    with socket.create_connection((address.hostname or "", address.port or 0), 20) as line:
        head = f"POST {address.path}?lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        head += "Content-Type: multipart/form-data; boundary=x\r\n"
        line.sendall(f"{head}Content-Length: {dropping.LIMIT + 1}\r\n\r\n".encode())
        answer = b""
        while b" 64 MB" not in answer and (part := line.recv(65536)):
            answer += part
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert "Filen är större än 64 MB" in answer.decode()
    assert address.path.strip("/") not in answer.decode()


def test_answers_have_the_headers_that_keep_browsers_in_order(
    web: httpx.Client, drop: Centre
) -> None:
    for answer in (web.get(drop.address), web.get(drop.address.rsplit("/", 2)[0] + "/x")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "script-src" not in policy
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "set-cookie" not in answer.headers
    assert "form-action 'self'" in web.get(drop.address).headers["content-security-policy"]
    assert web.get(drop.address).headers["cache-control"] == "no-store"


def test_old_receipts_are_forgotten_so_that_memory_is_bounded(
    web: httpx.Client, drop: Centre, stick: Path
) -> None:
    first = hand_in(web, drop, stick.read_bytes())
    assert receipts_in(web, drop, first).status_code == 200
    for _ in range(dropping.KEPT):
        hand_in(web, drop, stick.read_bytes())
    assert receipts_in(web, drop, first).status_code == 404


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("umea-1a2b.lyssna", "umea-1a2b.receipts.lyssna"),
        ('a"\r\nSet-Cookie: x.lyssna', "a-Set-Cookie-x.receipts.lyssna"),
        ("../../etc/passwd", "etc-passwd.receipts.lyssna"),
        ("åäö.lyssna", "batches.receipts.lyssna"),
        ("", "batches.receipts.lyssna"),
    ],
)
def test_name_of_the_receipts_is_safe(name: str, told: str) -> None:
    assert dropping.receipts_name(name) == told


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("en", "sv", "en"),
        ("", "en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("xx", "fi, sv", "sv"),
        ("", "", "sv"),
    ],
)
def test_page_is_in_the_language_that_was_chosen_or_that_the_browser_asks_for(
    asked: str, accepted: str, language: str
) -> None:
    assert language_of(asked, accepted) == language


def test_page_has_the_same_texts_in_both_languages(web: httpx.Client, drop: Centre) -> None:
    swedish = Tree(web.get(f"{drop.address}?lang=sv").text, forms=True)
    english = Tree(web.get(f"{drop.address}?lang=en").text, forms=True)
    assert [tag for tag, _ in swedish.tags] == [tag for tag, _ in english.tags]
    assert "Lämna in filer från ett minne" in swedish.text
    assert "Hand in files from a stick" in english.text


@pytest.mark.nightly  # as all that takes a browser
def test_coordinator_hands_in_a_file_in_a_browser(
    drop: Centre, stick: Path, tmp_path: Path
) -> None:
    needs(tool("chromium"), "Chromium is not installed: apt-get install chromium")
    with browsing(tmp_path / "profile", "--window-size=900,900") as browser:
        browser.open(f"{drop.address}?lang=sv")
        browser.choose("#file", stick)
        (tmp_path / "form.png").write_bytes(browser.picture())
        browser.click("button")
        (tmp_path / "outcome.png").write_bytes(browser.picture())
        text = browser.run("document.body.innerText")
        fetched = browser.run("document.querySelector('a.button').getAttribute('href')")
        assert browser.errors == []
    assert "Filen är inläst" in text
    assert drop.count("response") == 3
    assert fetched.startswith(urlsplit(drop.address).path + "receipts/")


def test_command_opens_the_drop_and_its_log_tells_no_address(
    home: CentreHome, kiosk: Kiosk, stick: Path, web: httpx.Client, tmp_path: Path
) -> None:
    key_file = tmp_path / "passphrase"
    key_file.touch(0o600)
    key_file.write_bytes(PASSPHRASE.encode())
    command = [sys.executable, "-m", "ui.cli", "central", "drop", "--centre", str(home.path)]
    environment = os.environ | {"LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*command, "--key-file", str(key_file)],
        env=environment,
        stdout=pipe,
        stderr=pipe,
        text=True,
    ) as running:
        try:
            assert running.stdout is not None
            assert "whoever has it can hand in files" in running.stdout.readline()
            address = running.stdout.readline().strip()
            page = web.post(f"{address}?lang=en", files={"file": ("a.lyssna", stick.read_bytes())})
        finally:  # or nobody would end it when something above fails
            running.terminate()
            _, log = running.communicate(timeout=60)
    assert "Answers stored 3" in Tree(page.text, forms=True).text
    assert running.returncode == 0
    assert '"batch-taken"' in log
    assert urlsplit(address).path.strip("/") not in log
    with pytest.raises(httpx.ConnectError):
        web.get(address)
