"""The centre over HTTP: takes batches in and shows the promises. All state is in the database."""

import logging
import traceback
from dataclasses import dataclass
from typing import Any

from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath, RawBody
from litestar.response import File, Redirect
from litestar.status_codes import HTTP_200_OK, HTTP_308_PERMANENT_REDIRECT
from sqlalchemy import Engine, text

import kiosk
import resources
from kiosk.campaign import is_campaign_id
from kiosk.clock import Clock, SystemClock
from kiosk.envelope import Kind
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.passphrase import Passphrase
from sync.address import Refusal
from sync.central import figures, intake, pages, published
from sync.central.database import reachable
from sync.central.describe import BatchOperation, responses
from sync.central.home import CentreHome
from sync.central.published import Published

log = logging.getLogger("lyssna.centre")

STATUS_OF = {
    "batch-too-large": 413,
    "campaign-outdated": 409,
    "campaign-unknown": 404,
    "kiosk-revoked": 403,
    "kiosk-unknown": 403,
    "page-unknown": 404,
}
"""HTTP status by code; any other refusal is a 400, a fault a 503 if it may pass and else a 500."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE_POLICY = (
    "default-src 'none'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; "
)
_FONTS = frozenset(
    f"{family}-{weight}.ttf"
    for family in ("Inter", "NotoSansArabic")
    for weight in ("Regular", "SemiBold", "Bold")
)


@dataclass(frozen=True)
class Centre:
    """What every request needs."""

    engine: Engine
    published: Published
    clock: Clock


@dataclass(frozen=True)
class Health:
    """That the centre is up and reaches its database."""

    status: str
    version: str


def create_app(
    engine: Engine, home: CentreHome, passphrase: Passphrase, clock: Clock | None = None
) -> Litestar:
    """Return the application on a database that `database.upgrade` has brought up to date.

    Raises Refused or Fault when no published campaign can be read and its keys opened with the
    passphrase, or the database not reached.
    """
    centre = Centre(engine, Published(engine, home, passphrase), clock or SystemClock())
    with reachable(engine):
        _refresh(centre)
    return Litestar(
        route_handlers=[receive, health, front, promises, promises_in, font],
        dependencies={"centre": Provide(lambda: centre, sync_to_thread=False)},
        exception_handlers={LyssnaError: _told, HTTPException: _http, Exception: _bug},
        after_request=_secured,
        request_max_body_size=Kind.BATCH.limit,
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="Lyssna, the central store",
            version=kiosk.__version__,
            description="Takes signed batches of sealed answers from kiosks. See docs/protocol.md.",
            path="/api",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
    )


@post(
    "/api/v1/{campaign:str}/batches",
    status_code=HTTP_200_OK,
    media_type="application/octet-stream",
    operation_class=BatchOperation,
    operation_id="receiveBatch",
    responses=responses(),
    summary="Take in a batch",
    tags=["kiosks"],
    sync_to_thread=True,
)
def receive(centre: NamedDependency[Centre], campaign: FromPath[str], body: RawBody) -> bytes:
    """Store a batch and answer with its signed receipt. Posting it again changes nothing."""
    with reachable(centre.engine):
        _refresh(centre)
        today = centre.clock.now("UTC").date()
        return intake.receive(centre.engine, centre.published.keys, campaign, body, today)


@get("/health", operation_id="health", summary="Tell whether the centre works", sync_to_thread=True)
def health(centre: NamedDependency[Centre]) -> Health:
    """Answer once the database has answered."""
    with reachable(centre.engine), centre.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return Health("ok", kiosk.__version__)


@get("/", include_in_schema=False, sync_to_thread=True)
def front(centre: NamedDependency[Centre]) -> Response[str] | Redirect:
    """Lead to the campaign, or list them where there are several."""
    with reachable(centre.engine):
        _refresh(centre)
        with centre.engine.begin() as connection:
            found = published.campaigns(connection)
    if len(found) == 1:
        return Redirect(pages.path_of(found[0], found[0].main_language))
    return _html(pages.front_page(found))


@get("/{campaign:str}", include_in_schema=False, sync_to_thread=True)
def promises(centre: NamedDependency[Centre], campaign: FromPath[str]) -> Response[str] | Redirect:
    """Show the promise page in the campaign's main language."""
    return _promise_page(centre, campaign, None)


@get("/{campaign:str}/{language:str}", include_in_schema=False, sync_to_thread=True)
def promises_in(
    centre: NamedDependency[Centre], campaign: FromPath[str], language: FromPath[str]
) -> Response[str] | Redirect:
    """Show the promise page in another of the campaign's languages."""
    return _promise_page(centre, campaign, language)


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=True)
def font(name: FromPath[str]) -> File:
    """Serve one of the page's own font files."""
    file = resources.path("fonts", name) if name in _FONTS else None
    if file is None or not file.exists():
        raise Refused("page-unknown")
    keep = {"Cache-Control": "public, max-age=604800"}
    return File(file, media_type="font/ttf", content_disposition_type="inline", headers=keep)


def _promise_page(centre: Centre, campaign_id: str, wanted: str | None) -> Response[str] | Redirect:
    if not is_campaign_id(campaign_id):  # nor can a database be asked for any text
        raise Refused("page-unknown")
    with reachable(centre.engine):
        _refresh(centre)
        with centre.engine.begin() as connection:
            campaign = published.campaign(connection, campaign_id)
            answers = figures.answers_by_event(connection, campaign_id)
    if campaign is None or wanted is not None and wanted not in campaign.languages:
        raise Refused("page-unknown")
    if wanted == campaign.main_language:
        return Redirect(pages.path_of(campaign, wanted), status_code=HTTP_308_PERMANENT_REDIRECT)
    today = centre.clock.now(campaign.timezone).date()
    turnout = figures.turnouts(campaign, answers, today)
    return _html(pages.promise_page(campaign, wanted or campaign.main_language, turnout, today))


def _refresh(centre: Centre) -> None:
    """Load what was published since the last time; log once what cannot be read.

    Raises the error of that where there is no other campaign to go on with.
    """
    skipped = centre.published.refresh()
    if skipped and not centre.published.keys:
        raise skipped[0].error
    for each in skipped:
        log.warning("skipped %s: %s", each.file, each.error.code)


def _html(page: pages.Page, status: int = HTTP_200_OK) -> Response[str]:
    headers = {"Content-Security-Policy": _PAGE_POLICY + page.policy, "Cache-Control": "no-cache"}
    return Response(page.html, media_type=MediaType.HTML, headers=headers, status_code=status)


def _secured(response: Response[Any]) -> Response[Any]:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _told(request: Request[Any, Any, Any], error: LyssnaError) -> Response[Any]:
    """Answer a refusal or fault with its code and sentence."""
    status = STATUS_OF.get(error.code, 400)
    if isinstance(error, Fault):
        status = 503 if error.retry else 500
        log.error("fault %s", error.code)
    return _error(request, status, error.code, error.text("en"))


def _http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Answer what the framework itself turns down."""
    codes = {404: "page-unknown", 405: "method-unknown", 413: "batch-too-large"}
    code = codes.get(error.status_code, "request-damaged")
    return _error(request, error.status_code, code, Refused(code).text("en"))


def _bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Log where a bug is, without the values in its message, and answer without details."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error("bug: %s in %s, line %s", type(error).__name__, place.name, place.lineno)
    return _error(request, 500, "centre-bug", Refused("centre-bug").text("en"))


def _error(request: Request[Any, Any, Any], status: int, code: str, message: str) -> Response[Any]:
    if status == 404 and not request.url.path.startswith("/api"):
        return _secured(_html(pages.missing_page(), status))
    return _secured(Response(Refusal(code, message), media_type=MediaType.JSON, status_code=status))
