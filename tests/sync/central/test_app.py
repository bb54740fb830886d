"""The centre over real HTTP: its pages, headers, limits, errors and description."""

import logging
from collections.abc import Iterator

import httpx
import msgspec
import pytest

from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.envelope import Kind
from kiosk.pack import Pack
from sync.auth import KioskAuth
from sync.central.home import CentreHome
from sync.central.log import Lines
from sync.signing import NONCE_HEADER, headers
from tests.sync.central.html import Tree
from tests.sync.helpers import Centre, Kiosk

API = "/api/v1/campaigns/umea"
POST = f"{API}/batches"


@pytest.fixture
def web(centre: Centre) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=centre.address, trust_env=False) as client:
        yield client


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


def test_front_leads_to_the_only_campaign(web: httpx.Client) -> None:
    answer = web.get("/")
    assert (answer.status_code, answer.headers["location"]) == (302, "/umea")


@pytest.mark.parametrize(("path", "language"), [("/umea", "sv"), ("/umea/en", "en")])
def test_promise_page_is_served_in_its_languages(
    path: str, language: str, web: httpx.Client
) -> None:
    answer = web.get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert Tree(answer.text).all("html")[0]["lang"] == language


def test_main_language_has_one_address_only(web: httpx.Client) -> None:
    answer = web.get("/umea/sv")
    assert (answer.status_code, answer.headers["location"]) == (308, "/umea")


@pytest.mark.parametrize("path", ["/other", "/umea/xx", "/umea/en/x", "/static/x", "/favicon.ico"])
def test_unknown_page_is_a_page_of_its_own(path: str, web: httpx.Client) -> None:
    answer = web.get(path)
    assert answer.status_code == 404
    assert "Sidan finns inte" in Tree(answer.text).text


@pytest.mark.parametrize("path", ["/umea", "/other", "/health", "/api/openapi.json", "/api/x", "/"])
def test_every_answer_has_the_security_headers(path: str, web: httpx.Client) -> None:
    found = web.get(path).headers
    assert found["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in found["content-security-policy"]
    assert "frame-ancestors 'none'" in found["content-security-policy"]
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"
    assert found["x-frame-options"] == "DENY"
    assert "set-cookie" not in found
    assert "server" not in found


def test_promise_page_shows_answers_as_soon_as_they_are_in(
    web: httpx.Client, centre: Centre, kiosk: Kiosk
) -> None:
    kiosk.sync(centre.address)
    assert "färre än 5 svar" in Tree(web.get("/umea").text).text
    kiosk.hold([msgspec.structs.replace(kiosk.sent[0], id=f"more-{n}") for n in range(4)])
    kiosk.sync(centre.address)
    assert 'aria-label="7 svar"' in web.get("/umea").text


def test_promise_page_shows_a_change_as_soon_as_it_is_published(
    web: httpx.Client, home: CentreHome, campaign: Campaign
) -> None:
    promise = msgspec.structs.replace(campaign.promises[0], status="done")
    home.publish(msgspec.structs.replace(campaign, promises=[promise]))
    assert "Genomfört" in web.get("/umea").text


def test_promise_page_copes_with_answers_to_a_dialogue_it_no_longer_names(
    web: httpx.Client, centre: Centre, home: CentreHome, campaign: Campaign, kiosk: Kiosk
) -> None:
    others = [event for event in campaign.events if event.id != "ikea"]
    home.publish(msgspec.structs.replace(campaign, events=others))
    assert kiosk.sync(centre.address).answers == 3
    answer = web.get("/umea")
    assert answer.status_code == 200
    assert "Ikea" not in Tree(answer.text).text


def test_font_is_served_from_the_centre_itself(web: httpx.Client) -> None:
    answer = web.get("/static/Inter-Bold.ttf")
    assert answer.headers["content-type"] == "font/ttf"
    assert answer.content[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO")


@pytest.mark.parametrize("name", ["..%2Fcampaign.py", "%2e%2e%2f__init__.py", "LICENSE-Inter.txt"])
def test_no_other_file_is_served(name: str, web: httpx.Client) -> None:
    assert web.get(f"/static/{name}").status_code == 404


def test_health_answers_once_the_database_does(web: httpx.Client) -> None:
    assert web.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("path", "content", "status", "code"),
    [
        (POST, b"", 400, "batch-unknown"),
        (POST, b"{}", 400, "batch-unknown"),
        (POST, b"lyssna/1 batch\nshort", 400, "batch-damaged"),
        (POST, b"lyssna/2 batch\n" + bytes(300), 400, "batch-newer"),
        (POST, b"lyssna/1 batch\n" + bytes(300), 403, "kiosk-unknown"),
        (POST, bytes(Kind.BATCH.limit + 1), 413, "batch-too-large"),
        ("/api/v1/campaigns/other/batches", b"lyssna/1 batch\n", 404, "campaign-unknown"),
        ("/api/v1/umea", b"", 404, "page-unknown"),
        ("/umea", b"", 405, "method-unknown"),
    ],
)
def test_post_is_refused_with_code_and_sentence(
    path: str, content: bytes, status: int, code: str, web: httpx.Client, centre: Centre, pack: Pack
) -> None:
    auth = KioskAuth(pack.holder) if path == POST else None
    answer = web.post(path, content=content, auth=auth)
    said = answer.json()
    assert (answer.status_code, said["code"]) == (status, code)
    assert set(said) == {"code", "message"}
    assert said["message"].endswith(".")
    assert centre.count("batch") == 0


def test_post_without_a_length_is_still_bounded(web: httpx.Client, pack: Pack) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(Kind.BATCH.limit // 2**16 + 2):
            yield bytes(2**16)

    nonce = web.get(f"{API}/nonce").headers[NONCE_HEADER]
    signed = headers(pack.holder, "POST", POST, b"", nonce)
    answer = web.post(POST, content=endless(), headers=signed)
    assert (answer.status_code, answer.json()["code"]) == (413, "batch-too-large")


def test_bug_is_answered_and_logged_without_what_it_was_about(
    web: httpx.Client, centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    with centre.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE campaign SET content = '{\"secret\": 1}'")
    answer = web.get("/umea")
    assert (answer.status_code, answer.json()["code"]) == (500, "centre-bug")
    ours = [each for each in caplog.records if each.name == "centre"]
    logged = " ".join(Lines().format(each) for each in ours)
    caplog.clear()
    assert '"what": "bug", "error": "ValidationError", "at": ["' in logged
    assert "secret" not in logged + answer.text
    assert "127.0.0.1" not in logged
    assert "Traceback" not in logged + answer.text


def test_no_address_of_a_visitor_is_logged(
    web: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    web.get("/umea")
    ours = [
        each
        for each in caplog.records
        if each.name.startswith(("uvicorn", "litestar", "lys", "centre"))
    ]
    assert not any("127.0.0.1" in each.getMessage() for each in ours)


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for each in node.values():
            yield from _references(each)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


def test_openapi_describes_the_intake_as_it_is(web: httpx.Client) -> None:
    answer = web.get("/api/openapi.json")
    document = answer.json()
    assert "json" in answer.headers["content-type"]
    assert document["openapi"].startswith("3.1")
    routes = {f"/api/v1/campaigns/{{campaign}}/{name}" for name in ("batches", "nonce", "pack")}
    assert set(document["paths"]) == {*routes, "/health"}
    operation = document["paths"]["/api/v1/campaigns/{campaign}/batches"]["post"]
    assert set(operation["requestBody"]["content"]) == {"application/octet-stream"}
    assert set(operation["responses"]["200"]["content"]) == {"application/octet-stream"}
    refusals = {"400", "401", "403", "404", "408", "409", "413", "415", "429", "503"}
    assert set(operation["responses"]) == {"200"} | refusals
    for status in refusals:
        assert set(operation["responses"][status]["content"]) == {"application/json"}


def test_openapi_document_holds_together(web: httpx.Client) -> None:
    document = web.get("/api/openapi.json").json()
    operations = [each for path in document["paths"].values() for each in path.values()]
    names = [each["operationId"] for each in operations]
    assert len(set(names)) == len(names) == 4
    assert all(each["responses"] for each in operations)
    assert all(
        answer["description"] for each in operations for answer in each["responses"].values()
    )
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(_references(document)) == known
    assert set(document["components"]["securitySchemes"]) == {"kiosk"}
    assert {"title", "version"} <= set(document["info"])


def test_clock_of_the_centre_decides_what_is_next(web: httpx.Client, clock: ShiftedClock) -> None:
    assert "lördag 16 april 2016" in web.get("/umea").text
    clock.advance(60 * 24 * 3600)
    assert "lördag 16 april 2016" not in web.get("/umea").text
