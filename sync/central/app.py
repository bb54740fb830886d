"""Assembles the centre's application: routes, doors, answers. All state is in the database."""

from pathlib import Path

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from sqlalchemy import Engine

import kiosk
from kiosk.clock import Clock, SystemClock
from kiosk.envelope import Kind
from kiosk.errors import LyssnaError
from kiosk.passphrase import Passphrase
from sync.central import api, describe, replies, site, watch
from sync.central.centre import Centre, kiosk_buckets
from sync.central.database import reachable
from sync.central.entrance import add_nonce
from sync.central.gate import Gate
from sync.central.home import CentreHome
from sync.central.limits import Limits
from sync.central.published import Published

ROUTES = [
    api.give_nonce,
    api.receive,
    api.send_pack,
    watch.health,
    watch.show_metrics,
    site.front,
    site.promises,
    site.promises_in,
    site.font,
]


def create_app(
    engine: Engine,
    home: CentreHome,
    passphrase: Passphrase,
    clock: Clock | None = None,
    limits: Limits | None = None,
    metrics_token: Path | None = None,
) -> Gate:
    """Return the application on a database that `database.upgrade` has brought up to date.

    `metrics_token` is a file; whoever knows what it holds may see the metrics. Raises Refused or
    Fault when no published campaign can be read and its keys opened with the passphrase, or the
    database not reached.
    """
    bounds = limits or Limits()
    centre = Centre(
        engine,
        home,
        Published(engine, home, passphrase),
        clock or SystemClock(),
        kiosk_buckets(bounds),
        metrics_token=metrics_token,
    )
    with reachable(engine):
        centre.refresh()
    return Gate(_application(centre), bounds, centre.requests.count)


def _application(centre: Centre) -> Litestar:
    return Litestar(
        route_handlers=ROUTES,
        state=State({"centre": centre}),
        dependencies={"centre": Provide(lambda: centre, sync_to_thread=False)},
        exception_handlers={
            LyssnaError: replies.told,
            HTTPException: replies.http,
            Exception: replies.bug,
        },
        before_send=[add_nonce],
        request_max_body_size=Kind.BATCH.limit,
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="Lyssna, the central store",
            version=kiosk.__version__,
            description="Takes signed batches of sealed answers from kiosks. See docs/protocol.md.",
            path="/api",
            components=describe.COMPONENTS,
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
    )
