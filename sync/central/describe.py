"""Describes to OpenAPI what kiosks ask of the centre, where bodies are envelopes and not JSON."""

from dataclasses import dataclass

from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    Components,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
    SecurityScheme,
)

from sync.address import Refusal
from sync.signing import NONCE_HEADER

OCTETS = "application/octet-stream"
_REFUSALS = {
    400: "The batch is damaged, is not a batch, or is of a newer format.",
    401: "The request is not signed, or its nonce is too old or was used before. Sign anew.",
    403: "The campaign has not certified this kiosk, or has revoked it.",
    404: "The centre has no such campaign, or no pack of it.",
    408: "The body took too long to arrive.",
    409: "The centre's campaign is older than the kiosk's.",
    413: "The batch is larger than 1 MiB.",
    415: "The body is packed. Send it as it is.",
    416: "The pack ends before the range begins.",
    429: "Too many requests. Wait as long as Retry-After says.",
    503: "The centre does not reach its database. Send the same again later.",
}
SIGNED: list[dict[str, list[str]]] = [{"kiosk": []}]
COMPONENTS = Components(
    security_schemes={
        "kiosk": SecurityScheme(
            type="http",
            scheme="Lyssna",
            description="A kiosk's signature over method, path, nonce and digest of the body.",
        )
    }
)


def refusals(*statuses: int) -> dict[int, ResponseSpec]:
    """Return what an operation answers with when it does nothing."""
    return {
        status: ResponseSpec(Refusal, generate_examples=False, description=_REFUSALS[status])
        for status in statuses
    }


@dataclass
class NonceOperation(Operation):
    """The operation that gives a nonce: nothing in, a header out."""

    def __post_init__(self) -> None:
        """Describe the header, which no Python type shows."""
        text = Schema(type=OpenAPIType.STRING, pattern="^[0-9A-Za-z_-]{75}$")
        header = OpenAPIHeader(schema=text, description="56 bytes in base64url", required=True)
        given = OpenAPIResponse("A nonce, in the header.", headers={NONCE_HEADER: header})
        self.responses = {**(self.responses or {}), "204": given}


@dataclass
class BatchOperation(Operation):
    """The operation of the intake: an envelope in, an envelope out."""

    def __post_init__(self) -> None:
        """Put the binary bodies in the place of what is derived from the Python types."""
        self.request_body = RequestBody(
            {OCTETS: _envelope("batch")},
            "The envelope of one batch, at most 1 MiB.",
            required=True,
        )
        taken = OpenAPIResponse("The signed receipt.", content={OCTETS: _envelope("receipt")})
        self.responses = {**(self.responses or {}), "200": taken}


@dataclass
class PackOperation(Operation):
    """The operation that sends a pack: nothing in, an envelope or a part of it out."""

    def __post_init__(self) -> None:
        """Put the binary bodies in the place of what is derived from the Python types."""
        content = {OCTETS: _envelope("pack")}
        self.responses = {
            **(self.responses or {}),
            "200": OpenAPIResponse("The whole pack.", content=content),
            "206": OpenAPIResponse("The pack from the byte that was asked for.", content=content),
            "304": OpenAPIResponse("The kiosk has this pack."),
        }


def _envelope(kind: str) -> OpenAPIMediaType:
    title = f"The envelope of a {kind}, as docs/protocol.md describes it"
    return OpenAPIMediaType(Schema(type=OpenAPIType.STRING, content_media_type=OCTETS, title=title))
