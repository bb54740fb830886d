"""What kiosks ask of the centre over HTTP: a nonce, to take in a batch, and the newest pack.

A coordinator's drop, a page that takes a carrier's file from a stick, is a server of its own:
`sync/central/dropping.py`.
"""

from collections.abc import Iterator
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from litestar.response import Stream
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_204_NO_CONTENT,
    HTTP_206_PARTIAL_CONTENT,
    HTTP_304_NOT_MODIFIED,
)

from kiosk.errors import Refused
from sync.central import describe, intake, log, nonces, packs, revoked
from sync.central.centre import Centre
from sync.central.database import reachable
from sync.central.entrance import caller_of, offer, signed

ROOT = "/api/v1/campaigns/{campaign:str}"
AnyRequest = Request[Any, Any, Any]


@get(
    f"{ROOT}/nonce",
    status_code=HTTP_204_NO_CONTENT,
    operation_class=describe.NonceOperation,
    operation_id="giveNonce",
    responses=describe.refusals(404, 429, 503),
    summary="Give a nonce to sign a request with",
    tags=["kiosks"],
    sync_to_thread=True,
)
def give_nonce(
    centre: NamedDependency[Centre], campaign: FromPath[str], request: AnyRequest
) -> None:
    """Answer with a nonce in its header. Nothing is stored."""
    with reachable(centre.engine):
        centre.refresh()
    keys = centre.keys(campaign)
    if keys is None:
        raise Refused("campaign-unknown")
    offer(request.scope, nonces.make(keys, nonces.seconds(centre.clock)))


@post(
    f"{ROOT}/batches",
    status_code=HTTP_200_OK,
    media_type=describe.OCTETS,
    guards=[signed],
    operation_class=describe.BatchOperation,
    operation_id="receiveBatch",
    security=describe.SIGNED,
    responses=describe.refusals(400, 401, 403, 404, 408, 409, 413, 415, 429, 503),
    summary="Take in a batch",
    tags=["kiosks"],
    sync_to_thread=True,
)
def receive(
    centre: NamedDependency[Centre], campaign: FromPath[str], request: AnyRequest, body: RawBody
) -> bytes:
    """Store a batch and answer with its signed receipt. Posting it again changes nothing."""
    with reachable(centre.engine):
        caller_of(request.scope).enter(centre, body)
        centre.refresh()
        today = centre.clock.now("UTC").date()
        return intake.receive(centre.engine, centre.published.keys, campaign, body, today)


@get(
    f"{ROOT}/pack",
    media_type=describe.OCTETS,
    guards=[signed],
    operation_class=describe.PackOperation,
    operation_id="sendPack",
    security=describe.SIGNED,
    responses=describe.refusals(401, 403, 404, 416, 429, 503),
    summary="Send the campaign's newest pack",
    tags=["kiosks"],
    sync_to_thread=True,
)
def send_pack(
    centre: NamedDependency[Centre], campaign: FromPath[str], request: AnyRequest
) -> Response[Any]:
    """Answer with the pack, or the rest of it, unless the kiosk says that it has this one."""
    caller = caller_of(request.scope)
    with reachable(centre.engine):
        caller.enter(centre, b"")
        if revoked.is_revoked(centre.engine, campaign, caller.credential):
            raise Refused(revoked.REVOKED)
    asked = request.headers
    pack = packs.serve(centre.home, campaign, asked.get("range", ""), asked.get("if-range", ""))
    headers = pack.headers | {"Cache-Control": "private, no-cache"}
    if f'"{pack.tag}"' in asked.get("if-none-match", "").replace(",", " ").split():
        pack.file.close()
        del headers["Content-Length"]
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    log.note("pack-sent", campaign=campaign, n=pack.size)
    status = HTTP_206_PARTIAL_CONTENT if pack.start else HTTP_200_OK
    parts: Iterator[bytes] = pack.parts()
    return Stream(parts, status_code=status, headers=headers, media_type=describe.OCTETS)
