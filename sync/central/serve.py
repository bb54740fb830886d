"""Runs the centre: opens the database, loads what is published, and serves until told to stop."""

import asyncio
import errno
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from sqlalchemy import Engine

import kiosk
from kiosk.clock import Clock
from kiosk.errors import Fault
from kiosk.passphrase import Passphrase
from sync.central import database as databases
from sync.central import log
from sync.central.app import create_app
from sync.central.dropping import LIMIT, create_drop
from sync.central.gate import Gate
from sync.central.home import CentreHome
from sync.central.limits import Limits

HERE = "127.0.0.1"
GRACE = 10  # seconds that running requests get when the centre stops


def serve(
    database: str | None,
    home: Path,
    passphrase: Passphrase,
    host: str,
    port: int,
    announce: Callable[[str], None],
    clock: Clock | None = None,
    stop: threading.Event | None = None,
    limits: Limits | None = None,
    metrics_token: Path | None = None,
) -> None:
    """Serve the centre until SIGTERM or SIGINT.

    `database` is an SQLAlchemy URL, by default the SQLite file in `home`; `passphrase` opens the
    campaigns' keys, and those it does not open are left out; port 0 takes a free one. `announce`
    gets the address once requests are taken. In a thread, where signals do not arrive, `stop` ends
    it. `metrics_token` is as for `create_app`.

    Raises Refused when no campaign is published, the passphrase opens none or the database is
    newer, and Fault when the port is taken or the database cannot be reached.
    """
    centre = CentreHome(home)
    centre.check_published()
    with _listening(host, port) as listener, _opened(database, centre) as engine:
        bounds = limits or Limits()
        app = create_app(engine, centre, passphrase, clock, bounds, metrics_token)
        _run(app, bounds, listener, lambda: announce(_address(host, listener)), stop)


def serve_drop(
    database: str | None,
    home: Path,
    passphrase: Passphrase,
    port: int,
    announce: Callable[[str], None],
    clock: Clock | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the coordinator's drop to this machine alone, as `serve` does the centre.

    `announce` gets its whole address, which is the secret that lets in.
    """
    centre = CentreHome(home)
    centre.check_published()
    with _listening(HERE, port) as listener, _opened(database, centre) as engine:
        bounds = Limits(body=LIMIT)
        app, drop = create_drop(engine, centre, passphrase, bounds, clock)
        address = f"{_address(HERE, listener)}/{drop.token}/"
        _run(app, bounds, listener, lambda: announce(address), stop)


@contextmanager
def _opened(database: str | None, centre: CentreHome) -> Iterator[Engine]:
    """Yield the centre's database, brought up to date."""
    engine = databases.connect(database, centre.database)
    try:
        databases.upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def _run(
    app: Gate,
    bounds: Limits,
    listener: socket.socket,
    announce: Callable[[], None],
    stop: threading.Event | None,
) -> None:
    # An address in a log would make an answer traceable, whoever has set up logging.
    logging.getLogger("uvicorn.access").disabled = True

    def started() -> None:
        log.note("started", version=kiosk.__version__)
        announce()

    with _quiet_signals(), _quiet_cancelling():
        _Server(_config(app, bounds), started, stop).run([listener])
    log.note("stopped")


def _config(app: Gate, bounds: Limits) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",  # whatever else is installed: its limits are known
        h11_max_incomplete_event_size=2 * bounds.head,
        access_log=False,
        log_config=None,
        server_header=False,
        limit_concurrency=bounds.concurrent,
        timeout_graceful_shutdown=GRACE,
    )


class _Server(uvicorn.Server):
    """Tells when it has begun to take requests, and ends when `stop` is set."""

    def __init__(
        self, config: uvicorn.Config, started: Callable[[], None], stop: threading.Event | None
    ) -> None:
        super().__init__(config)
        self._tell_started = started
        self._stop = stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell_started()

    async def on_tick(self, counter: int) -> bool:
        ended = self._stop is not None and self._stop.is_set()
        return await super().on_tick(counter) or ended


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Take the port before anything else is opened; raise Fault when it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (socket.gaierror, UnicodeError):  # the latter for what cannot be a name at all
        raise Fault("centre-host-unknown", host=host) from None
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        code = "centre-port-taken" if taken else "centre-port-refused"
        raise Fault(code, retry=taken, host=host, port=port) from None
    with listener:
        yield listener


@contextmanager
def _quiet_cancelling() -> Iterator[None]:
    """Leave out the traceback of each request that is cut off when the grace is over."""
    errors = logging.getLogger("uvicorn.error")
    errors.addFilter(_not_cancelled)
    try:
        yield
    finally:
        errors.removeFilter(_not_cancelled)


def _not_cancelled(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, asyncio.CancelledError)


def _address(host: str, listener: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}"


@contextmanager
def _quiet_signals() -> Iterator[None]:
    """Let SIGTERM and SIGINT end the server and not the process: uvicorn raises them once more."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in before:
        signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
