"""What machines see of a centre: whether it works, and counts without a word of a campaign."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parsed
from sqlalchemy import create_engine, text

from kiosk.clock import ShiftedClock
from sync.central import metrics
from sync.central.home import CentreHome
from tests.sync.helpers import Centre, Kiosk, a_response, running


def get(address: str, path: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{address}{path}", headers=headers, trust_env=False)


def samples(text: str) -> dict[str, float]:
    """Return the value of each sample without labels but the campaign's."""
    return {
        sample.name: sample.value
        for family in parsed(text)
        for sample in family.samples
        if not sample.labels or set(sample.labels) == {"campaign"}
    }


def test_health_says_that_it_is_well(centre: Centre) -> None:
    answer = get(centre.address, "/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert set(answer.json()) == {"status", "version"}


@contextmanager
def without_database(centre: Centre) -> Iterator[None]:
    """Let nobody connect to the centre's database, and cut off who has, as an administrator may."""
    url = centre.engine.url
    admin = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    closed = f'ALTER DATABASE "{url.database}" WITH ALLOW_CONNECTIONS'
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
    with admin.connect() as connection:
        connection.execute(text(f"{closed} false"))
        connection.execute(text(ended), {"name": url.database})
        yield
        connection.execute(text(f"{closed} true"))
    admin.dispose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_health_is_bad_while_the_database_is_away_and_tells_no_secret(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    with without_database(centre):
        answer = get(centre.address, "/health")
        meanwhile = samples(get(centre.address, "/metrics").text)
    caplog.clear()  # it is logged
    assert (answer.status_code, answer.json()["code"]) == (503, "central-database")
    for secret in (str(centre.engine.url.database), "lyssna-pg", "postgresql"):
        assert secret not in answer.text
    assert meanwhile["lyssna_database_up"] == 0
    assert "lyssna_batches" not in meanwhile
    assert get(centre.address, "/health").status_code == 200


def test_metrics_count_and_say_nothing_else(centre: Centre, kiosk: Kiosk) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(3)])
    kiosk.sync(centre.address)
    answer = get(centre.address, "/metrics")
    assert answer.headers["Content-Type"].startswith("application/openmetrics-text; version=1.0.0")
    assert answer.text.endswith("# EOF\n")
    found = samples(answer.text)
    assert (found["lyssna_batches"], found["lyssna_answers"]) == (2, 6)
    assert found["lyssna_database_up"] == 1
    route = 'route="/api/v1/campaigns/{campaign}/batches",status="200"'
    assert f"lyssna_requests_total{{{route}}} 2.0" in answer.text
    for word in ("Umeå", "Ikea", "Trygg", "lampor", "127.0.0.1", kiosk.sent[0].id):
        assert word not in answer.text


def test_metrics_do_not_tell_of_fewer_than_five_answers(centre: Centre, kiosk: Kiosk) -> None:
    kiosk.sync(centre.address)
    found = samples(get(centre.address, "/metrics").text)
    assert found["lyssna_batches"] == 1
    assert "lyssna_answers" not in found


def test_made_up_address_becomes_no_label(centre: Centre) -> None:
    get(centre.address, "/some/made/up/thing")
    assert "made" not in get(centre.address, "/metrics").text


def test_metrics_are_shown_to_this_machine_alone(centre: Centre) -> None:
    answer = get(centre.address, "/metrics", **{"X-Forwarded-For": "192.0.2.1"})
    assert (answer.status_code, answer.json()["code"]) == (403, "metrics-closed")


def test_metrics_are_shown_to_who_has_the_token(
    home: CentreHome, clock: ShiftedClock, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text("geheim\n")
    with running(f"sqlite:///{home.database}", home, clock, metrics_token=token) as address:
        for given, status in (("Bearer geheim", 200), ("Bearer geheiM", 403), ("geheim", 403)):
            assert get(address, "/metrics", Authorization=given).status_code == status
        assert get(address, "/metrics").status_code == 403


@pytest.mark.parametrize("content", [None, b"", b"\n"])
def test_token_file_without_a_token_lets_nobody_in(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    for given in (None, "", "Bearer ", "Bearer"):
        assert not metrics.may_see("127.0.0.1", given, file)


@pytest.mark.parametrize(
    ("host", "may"), [("127.0.0.1", True), ("::1", True), ("192.0.2.1", False)]
)
def test_without_a_token_loopback_alone_may_see(host: str, may: bool) -> None:
    assert metrics.may_see(host, "Bearer x", None) == may
