"""What a machine asks of the centre to see whether it works: its health, and its metrics."""

from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import text

import kiosk
from kiosk.errors import Refused
from sync.central import describe, metrics
from sync.central.centre import Centre
from sync.central.database import reachable


@dataclass(frozen=True)
class Health:
    """That the centre is up and reaches its database."""

    status: str
    version: str


@get(
    "/health",
    operation_id="health",
    responses=describe.refusals(429, 503),
    summary="Tell whether the centre works",
    sync_to_thread=True,
)
def health(centre: NamedDependency[Centre]) -> Health:
    """Answer once the database has answered; with 503 when it is away."""
    with reachable(centre.engine), centre.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return Health("ok", kiosk.__version__)


@get("/metrics", include_in_schema=False, sync_to_thread=True)
def show_metrics(
    centre: NamedDependency[Centre], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """Answer with counts in OpenMetrics, to this machine alone or to whoever has the token."""
    host = request.client.host if request.client else ""
    token = request.headers.get("authorization")
    if not metrics.may_see(host, token, centre.metrics_token):
        raise Refused("metrics-closed")
    return Response(metrics.text(centre.engine, centre.requests), media_type=metrics.MEDIA_TYPE)
