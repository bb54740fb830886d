"""How the centre answers what it refuses, what fails, and what is a bug: a code and a sentence.

No answer has a traceback in it, a place of a file or the address of a database: those are in the
log, for whoever runs the centre.
"""

from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_200_OK

from kiosk.errors import Fault, LyssnaError, Refused, sentence
from sync.address import Refusal
from sync.central import log, pages

STATUS_OF = {
    "batch-too-large": 413,
    "campaign-outdated": 409,
    "campaign-unknown": 404,
    "kiosk-revoked": 403,
    "kiosk-unknown": 403,
    "metrics-closed": 403,
    "nonce-stale": 401,
    "pack-not-built": 404,
    "page-unknown": 404,
    "range-outside": 416,
    "request-unsigned": 401,
    "too-many-requests": 429,
}
"""HTTP status by code; any other refusal is a 400, a fault a 503 if it may pass and else a 500."""

_PAGE_POLICY = (
    "default-src 'none'; font-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; "
)
_OF_FRAMEWORK = {404: "page-unknown", 405: "method-unknown", 413: "batch-too-large"}

AnyRequest = Request[Any, Any, Any]


def html(page: pages.Page, status: int = HTTP_200_OK) -> Response[str]:
    """Answer with a page, which a browser may keep and has to ask about."""
    forms = "form-action 'self'; " if page.forms else "form-action 'none'; "
    policy = _PAGE_POLICY + forms + page.policy
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return Response(page.html, media_type=MediaType.HTML, headers=headers, status_code=status)


def told(request: AnyRequest, error: LyssnaError) -> Response[Any]:
    """Answer a refusal, or a fault: the caller is told that there is one, and the log which."""
    if isinstance(error, Fault):
        log.fail("fault", code=error.code)
        again = error.retry
        text = sentence("centre-fault-passing" if again else "centre-fault")
        return _answer(request, 503 if again else 500, error.code, text)
    answer = _answer(request, STATUS_OF.get(error.code, 400), error.code, error.text("en"))
    match error.code:
        case "too-many-requests":
            answer.headers["Retry-After"] = str(error.values["seconds"])
        case "range-outside":
            answer.headers["Content-Range"] = f"bytes */{error.values['size']}"
        case "nonce-stale" | "request-unsigned":
            answer.headers["WWW-Authenticate"] = "Lyssna"
    return answer


def http(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """Answer what the framework itself turns down."""
    code = _OF_FRAMEWORK.get(error.status_code, "request-damaged")
    if error.status_code >= 500:  # such as a caller that hung up in the middle: no bug of ours
        log.note("framework", status=error.status_code, error=type(error).__name__)
    return _answer(request, error.status_code, code, Refused(code).text("en"))


def bug(request: AnyRequest, error: Exception) -> Response[Any]:
    """Log where a bug is, without the values in its message, and answer without details."""
    log.note_bug(error)
    return _answer(request, 500, "centre-bug", Refused("centre-bug").text("en"))


def _answer(request: AnyRequest, status: int, code: str, message: str) -> Response[Any]:
    if status == 404 and not request.url.path.startswith("/api"):
        return html(pages.missing_page(), status)
    return Response(Refusal(code, message), media_type=MediaType.JSON, status_code=status)
