"""Starting and stopping the centre, as its own process where signals are meant."""

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.pack import Pack
from kiosk.passphrase import Passphrase
from sync.central import database as databases
from sync.central import serve as serving
from sync.central.home import CentreHome
from sync.central.serve import serve
from sync.signing import NONCE_HEADER, headers
from tests.sync.helpers import PASSPHRASE, Kiosk, running

PROGRAM = """
import sys
from pathlib import Path
from kiosk.pack import Pack
from kiosk.passphrase import Passphrase
from sync.central.serve import serve
passphrase = Passphrase("korrekt häst batteri")
told = lambda address: print(address, flush=True)
serve(None, Path(sys.argv[1]), passphrase, "127.0.0.1", 0, told)
"""


def fails(
    database: str | None,
    home: Path,
    host: str = "127.0.0.1",
    port: int = 0,
    passphrase: Passphrase = PASSPHRASE,
) -> LyssnaError:
    """Return the error that keeps the centre from starting."""
    with pytest.raises(LyssnaError) as error:
        serve(database, home, passphrase, host, port, lambda _: pytest.fail("it started"))
    assert error.value.text("sv")
    return error.value


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_centre_stops_cleanly_when_told_to_by(
    number: signal.Signals, home: CentreHome, root: Path
) -> None:
    command = [sys.executable, "-c", PROGRAM, str(home.path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert httpx.get(f"{address}/health", trust_env=False).status_code == 200
        process.send_signal(number)
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (0, "", "")
    assert home.database.exists()


def test_centre_keeps_its_answers_over_a_restart(
    home: CentreHome, clock: ShiftedClock, kiosk: Kiosk
) -> None:
    url = f"sqlite:///{home.database}"
    with running(url, home, clock) as address:
        kiosk.sync(address)
    kiosk.hold([kiosk.sent[0]])
    with running(url, home, clock) as address:
        done = kiosk.sync(address)
    assert (done.answers, done.duplicates) == (0, 1)


def test_centre_refuses_to_start_when_no_campaign_is_published(tmp_path: Path) -> None:
    assert fails(None, tmp_path).code == "centre-empty"


def test_centre_refuses_to_start_when_the_keys_are_missing(
    home: CentreHome, campaign: Campaign
) -> None:
    home.key_file(campaign.id).unlink()
    assert fails(None, home.path).code == "keys-missing"


def test_centre_refuses_to_start_with_a_wrong_passphrase(home: CentreHome) -> None:
    error = fails(None, home.path, passphrase=Passphrase("korrekt häst bateri"))
    assert error.code == "passphrase-wrong"
    assert "bateri" not in error.text("en")


def test_centre_refuses_to_start_when_a_campaign_is_damaged(
    home: CentreHome, campaign: Campaign
) -> None:
    home.campaign_file(campaign.id).write_bytes(b"\x80")
    assert fails(None, home.path).code == "centre-campaign-damaged"


def test_centre_refuses_to_start_when_the_port_is_taken(home: CentreHome) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        error = fails(None, home.path, port=taken.getsockname()[1])
    assert error.code == "centre-port-taken"


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("no-such-host.invalid", "centre-host-unknown"),
        ("a..b", "centre-host-unknown"),
        ("a" * 300, "centre-host-unknown"),
        ("192.0.2.1", "centre-port-refused"),
    ],
)
def test_centre_refuses_to_start_when_the_host_is(host: str, code: str, home: CentreHome) -> None:
    assert fails(None, home.path, host=host).code == code


@pytest.mark.parametrize(
    "database",
    [
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://x/y",
        "postgresql+x://y",
        "postgresql://u@h:abc/x",
        "postgresql+psycopg://u@h/x?foo=bar",
    ],
)
def test_centre_refuses_a_database_of_another_kind(database: str, home: CentreHome) -> None:
    assert fails(database, home.path).code == "central-address-invalid"


def test_centre_names_an_unreachable_database_without_its_password(home: CentreHome) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    error = fails(f"postgresql+psycopg://lyssna:topsecret@127.0.0.1:{port}/x", home.path)
    assert error.code == "central-database"
    assert isinstance(error, Fault)
    assert "topsecret" not in error.text("en")
    assert f"127.0.0.1:{port}" in error.text("en")


def _not_a_database(file: Path) -> None:
    file.write_bytes(b"not a database " * 500)


def _overwritten(file: Path) -> None:
    engine = databases.connect(None, file)
    databases.upgrade(engine)
    engine.dispose()
    data = file.read_bytes()
    file.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


@pytest.mark.parametrize("damage", [_not_a_database, _overwritten])
def test_centre_tells_that_its_database_is_damaged(
    damage: Callable[[Path], None], home: CentreHome
) -> None:
    damage(home.database)
    error = fails(None, home.path)
    assert error.code == "store-damaged"
    assert str(home.database) in error.text("en")


def test_centre_stops_without_a_traceback_when_a_request_is_still_open(
    home: CentreHome,
    clock: ShiftedClock,
    pack: Pack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(serving, "GRACE", 0.1)
    with running(f"sqlite:///{home.database}", home, clock) as address:
        port = int(address.rpartition(":")[2])
        slow = socket.create_connection(("127.0.0.1", port))
        path = "/api/v1/campaigns/umea/batches"
        nonce = httpx.get(f"{address}/api/v1/campaigns/umea/nonce", trust_env=False).headers
        signed = headers(pack.holder, "POST", path, b"", nonce[NONCE_HEADER])["Authorization"]
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
        head += f"Authorization: {signed}\r\nExpect: 100-continue\r\n\r\n"
        slow.sendall(head.encode())
        assert slow.recv(100).startswith(b"HTTP/1.1 100 ")  # by now the request is being read
    slow.close()
    told = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert [each.getMessage() for each in told if each.exc_info] == []
    assert any(each.getMessage().startswith("Cancel 1 ") for each in told)
    caplog.clear()  # these were expected


def test_other_errors_of_the_server_are_logged_while_it_runs(
    home: CentreHome, clock: ShiftedClock, caplog: pytest.LogCaptureFixture
) -> None:
    with running(f"sqlite:///{home.database}", home, clock):
        logging.getLogger("uvicorn.error").error("oops", exc_info=ValueError("x"))
    assert "oops" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("campaign_id", ["", "..", "a/b", "Umeå", "api", "health", "-a", "a" * 64])
def test_campaign_id_is_refused_when_it_is_no_safe_name(campaign_id: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as error:
        CentreHome(tmp_path).key_file(campaign_id)
    assert error.value.code == "campaign-id-invalid"
