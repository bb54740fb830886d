"""Describes the intake to OpenAPI, where bodies are envelopes and not JSON."""

from dataclasses import dataclass

from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
)

from sync.address import Refusal

OCTETS = "application/octet-stream"
_REFUSALS = {
    400: "The batch is damaged, is not a batch, or is of a newer format.",
    403: "The campaign has not certified this kiosk, or has revoked it.",
    404: "The centre has no such campaign.",
    409: "The centre's campaign is older than the kiosk's.",
    413: "The batch is larger than 1 MiB.",
    503: "The centre does not reach its database. Post the same bytes again later.",
}


def responses() -> dict[int, ResponseSpec]:
    """Return what the intake answers with when it takes nothing."""
    return {
        status: ResponseSpec(Refusal, generate_examples=False, description=description)
        for status, description in _REFUSALS.items()
    }


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


def _envelope(kind: str) -> OpenAPIMediaType:
    title = f"The envelope of a {kind}, as docs/protocol.md describes it"
    return OpenAPIMediaType(Schema(type=OpenAPIType.STRING, content_media_type=OCTETS, title=title))
