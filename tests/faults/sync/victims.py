"""The processes that are killed: a kiosk that syncs and a centre, forked to start fast."""

import logging
import multiprocessing
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from kiosk.clock import ShiftedClock
from kiosk.errors import LyssnaError
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making
from sync.central.log import Lines
from sync.central.serve import serve
from sync.courier import Courier
from tests.sync.helpers import NOON, PASSPHRASE

MOST = 4  # answers in a batch, so that each sync has several to carry


def start(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """Run `work` in a process of its own."""
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload([__name__])
    process = forking.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def kill(process: ForkServerProcess) -> None:
    """Kill it as a power cut does, and wait until it is gone."""
    process.kill()
    process.join()


def sync(file: Path, pack: Pack, to: str, now: datetime = NOON) -> None:
    """Make batches and send them, as `lyssna sync` does."""
    making.MOST = MOST
    courier = Courier(pack, ShiftedClock(now), patience=5.0, tries=1)
    with closing(Store(file)) as store:
        try:
            courier.run(store, file.with_suffix(".lock"), to, lambda _: None)
        except LyssnaError:  # the centre was killed: the next round goes on
            return


def centre(url: str, home: Path, tell: Connection) -> None:
    """Serve a centre, and tell its address."""
    clock = ShiftedClock(NOON)
    aloud = logging.StreamHandler()  # where a bug is, if there is one
    aloud.setLevel(logging.ERROR)
    aloud.setFormatter(Lines())
    logging.getLogger().addHandler(aloud)
    serve(url, home, PASSPHRASE, "127.0.0.1", 0, tell.send, clock)
