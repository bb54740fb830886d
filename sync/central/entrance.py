"""Lets nobody but the campaign's kiosks in, and each request of theirs once.

Who asks is known before a byte of the body is read: the signature is over its digest. What is left
for the route, which may wait for the database, is to use up the nonce: `Caller.enter`.
"""

import hmac
import math
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from kiosk.envelope import Credential
from kiosk.errors import Refused
from sync import signing
from sync.central import nonces
from sync.central.centre import Centre

Connection = ASGIConnection[Any, Any, Any, Any]


@dataclass(frozen=True)
class Caller:
    """A kiosk that has signed a request to `campaign`, and how."""

    campaign: str
    credential: Credential
    token: signing.Token

    def enter(self, centre: Centre, body: bytes) -> None:
        """Use up the nonce.

        Raises Refused when it was used before, or the body is not the one that was signed.
        """
        if not hmac.compare_digest(sha256(body).digest(), self.token.digest):
            raise Refused("batch-damaged")
        now = nonces.seconds(centre.clock)
        nonces.spend(centre.engine, self.campaign, self.token.nonce, now)


def signed(connection: Connection, _: BaseRouteHandler) -> None:
    """Let a request in that a kiosk of the campaign has signed, with a nonce of lately.

    A guard of Litestar's, to run before the body is read. Raises Refused for any other request,
    and when the kiosk asks too often.
    """
    centre: Centre = connection.app.state.centre
    campaign: str = connection.path_params["campaign"]
    keys = centre.keys(campaign)
    if keys is None:
        raise Refused("campaign-unknown")
    now = nonces.seconds(centre.clock)
    offer(connection.scope, nonces.make(keys, now))
    token = signing.Token.read(connection.headers.get("authorization"))
    scope: Any = connection.scope
    credential = token.verified(scope["method"], scope["path"], keys.signing.verify_key)
    nonces.check(keys, token.nonce, now)
    wait = centre.kiosks.take(str(credential.kiosk), centre.clock.monotonic())
    if wait:
        raise Refused("too-many-requests", seconds=math.ceil(wait))
    connection.scope["state"]["caller"] = Caller(campaign, credential, token)


def caller_of(scope: Any) -> Caller:
    """Return who was let in by `signed`."""
    return cast(Caller, scope["state"]["caller"])


def offer(scope: Any, nonce: bytes) -> None:
    """Let the answer, whatever it is, carry a nonce for the next request."""
    scope["state"]["nonce"] = signing.nonce_text(nonce)


async def add_nonce(message: Any, scope: Any) -> None:
    """Put the nonce that was offered into the answer; a hook of Litestar's before it is sent."""
    nonce = scope.get("state", {}).get("nonce")
    if nonce and message["type"] == "http.response.start":
        header = (signing.NONCE_HEADER.lower().encode(), nonce.encode())
        message["headers"] = [*message["headers"], header]
