"""The coordinator's drop: takes a carrier's file on a page, and gives its receipts back.

It is a server of its own, for as long as its command runs, and never a part of the one that the
world reaches. Why so, and what keeps strangers out: `docs/decisions/0013-a-drop-of-its-own.md`.
"""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import Annotated, Any, BinaryIO, cast

from litestar import Litestar, Request, Response, get, post
from litestar.connection import ASGIConnection
from litestar.datastructures import State, UploadFile
from litestar.di import NamedDependency, Provide
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.handlers.base import BaseRouteHandler
from litestar.params import Body, FromPath
from litestar.status_codes import HTTP_200_OK, HTTP_400_BAD_REQUEST
from sqlalchemy import Engine

from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.passphrase import Passphrase
from sync.central import describe, log, pages, replies, site
from sync.central.database import reachable
from sync.central.drop_page import LANGUAGES, Outcome, drop_page, language_of
from sync.central.gate import Gate
from sync.central.home import CentreHome
from sync.central.importing import Imported, import_parcel
from sync.central.limits import Limits
from sync.central.published import Published

LIMIT = 64 * 2**20
"""Bytes of one file: more than 30,000 answers. A larger one goes in by the command line."""

KEPT = 20
"""Files of receipts that can be fetched again; an older one comes once more with its batches."""

_HERE = ("127.0.0.1", "localhost")

AnyRequest = Request[Any, Any, Any]
Upload = Annotated[dict[str, UploadFile], Body(media_type=RequestEncodingType.MULTI_PART)]


@dataclass
class Drop:
    """A centre's store, open to whoever knows the `token`. Used by the threads of one process."""

    engine: Engine
    published: Published
    clock: Clock
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    receipts: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The path of the page."""
        return f"/{self.token}/"

    def take(self, file: UploadFile) -> Outcome:
        """Take in what is in a file; tell what became of it, whatever it was."""
        try:
            with reachable(self.engine):
                self.published.refresh()
                today = self.clock.now("UTC").date()
                content = cast("BinaryIO", file.file)
                done = import_parcel(self.engine, self.published.keys, content, today)
        except Fault as fault:
            log.fail("fault", code=fault.code)
            return Outcome(error=fault)
        except Refused as refused:
            return Outcome(error=refused)
        return Outcome(done, receipt=self._keep(file.filename, done) if done.receipts else "")

    def _keep(self, name: str, done: Imported) -> str:
        key = secrets.token_urlsafe(16)
        self.receipts[key] = (receipts_name(name), done.parcel)
        for old in list(self.receipts)[:-KEPT]:
            self.receipts.pop(old, None)
        return f"{self.place}receipts/{key}"


def receipts_name(name: str) -> str:
    """Return what the file of receipts is called, safe in a header whatever the batches' was."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name.removesuffix(".lyssna"))[:60].strip(".-")
    return f"{stem or 'batches'}.receipts.lyssna"


def known(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Let in who knows the token, and no form of another page that a browser sends along.

    Nor anybody whose browser was made to believe that another name is this machine.

    A guard of Litestar's. Raises Refused as if there were no page.
    """
    drop: Drop = connection.app.state.drop
    token = str(connection.path_params["token"])
    elsewhere = connection.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    posted = connection.scope.get("method") == "POST"
    host = connection.headers.get("host", "").rsplit(":", 1)[0]
    right = hmac.compare_digest(token.encode(), drop.token.encode()) and host in _HERE
    if not right or posted and elsewhere:
        raise Refused("page-unknown")


@get("/{token:str}/", guards=[known], include_in_schema=False)
async def show(request: AnyRequest, token: FromPath[str]) -> Response[str]:
    """Show the form."""
    return _page(request)


@post(
    "/{token:str}/",
    guards=[known],
    include_in_schema=False,
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def hand_in(
    drop: NamedDependency[Drop], request: AnyRequest, token: FromPath[str], data: Upload
) -> Response[str]:
    """Take in a file, and show what became of it."""
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Refused("request-damaged")
    outcome = drop.take(file)
    status = HTTP_400_BAD_REQUEST if outcome.done is None else HTTP_200_OK
    return _page(request, outcome, status)


@get("/{token:str}/receipts/{key:str}", guards=[known], include_in_schema=False)
async def fetch(
    drop: NamedDependency[Drop], token: FromPath[str], key: FromPath[str]
) -> Response[bytes]:
    """Send a file of receipts, to be saved."""
    if key not in drop.receipts:
        raise Refused("page-unknown")
    name, content = drop.receipts[key]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=describe.OCTETS, headers=headers)


def create_drop(
    engine: Engine,
    home: CentreHome,
    passphrase: Passphrase,
    limits: Limits,
    clock: Clock | None = None,
) -> tuple[Gate, Drop]:
    """Return the application and what it keeps, on a database that is up to date.

    Raises as `app.create_app`.
    """
    drop = Drop(engine, Published(engine, home, passphrase), clock or SystemClock())
    with reachable(engine):
        skipped = drop.published.refresh()
    if skipped and not drop.published.keys:
        raise skipped[0].error
    app = Litestar(
        route_handlers=[show, hand_in, fetch, site.font],
        state=State({"drop": drop}),
        dependencies={"drop": Provide(lambda: drop, sync_to_thread=False)},
        exception_handlers={
            LyssnaError: _refuse,
            HTTPException: _refuse_framework,
            Exception: replies.bug,
        },
        request_max_body_size=LIMIT,
        logging_config=None,
        openapi_config=None,
    )
    return Gate(app, limits, lambda route, status: None, say=_in_words), drop


def _in_words(error: Refused) -> tuple[bytes, bytes]:
    """Tell people of a refusal at the gate, which comes before the token, and so without the page.

    In each language, since which of them is asked for is not known there.
    """
    told = _too_large() if error.code == "batch-too-large" else error
    words = "\n".join(told.text(language) for language in LANGUAGES)
    return b"text/plain; charset=utf-8", words.encode()


def _too_large() -> Refused:
    return Refused("drop-too-large", most=LIMIT // 2**20)


def _refuse(request: AnyRequest, error: LyssnaError) -> Response[Any]:
    if error.code == "page-unknown":  # also for whoever has not shown the token, which a page has
        return replies.html(pages.missing_page(), 404)
    return _page(request, Outcome(error=error), HTTP_400_BAD_REQUEST)


def _refuse_framework(request: AnyRequest, error: HTTPException) -> Response[Any]:
    drop: Drop = request.app.state.drop
    inside = f"{request.url.path}/".startswith(drop.place)  # the framework leaves out the last one
    if not inside or error.status_code in (404, 405):
        return replies.html(pages.missing_page(), 404)
    refused = _too_large() if error.status_code == 413 else Refused("request-damaged")
    return _page(request, Outcome(error=refused), error.status_code)


def _page(
    request: AnyRequest, outcome: Outcome | None = None, status: int = HTTP_200_OK
) -> Response[str]:
    drop: Drop = request.app.state.drop
    asked = str(request.query_params.get("lang", ""))
    language = language_of(asked, request.headers.get("accept-language", ""))
    answer = replies.html(drop_page(language, drop.place, outcome), status)
    answer.headers["Cache-Control"] = "no-store"  # how many answers a file had is nobody's business
    return answer
