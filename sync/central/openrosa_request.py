"""What is asked of an OpenRosa server, and where: which addresses will do, and a request's body."""

import httpx

from kiosk.errors import Refused
from sync import address

_ANYWHERE = httpx.URL("https://invalid/")


def submissions_at(base: str) -> httpx.URL:
    """Return where a project takes submissions, `base` being its address with or without that.

    Raises Refused unless it is an HTTPS address, or plain HTTP to this machine itself, without
    user, password or query.
    """
    try:
        url = httpx.URL(base.strip())
        known = bool(url.host) and address.host_of(base.strip(), _ANYWHERE) == url.host
    except (httpx.InvalidURL, UnicodeError):
        raise Refused("openrosa-address-invalid") from None
    if not known or url.userinfo or url.query or url.scheme not in ("http", "https"):
        raise Refused("openrosa-address-invalid")
    if url.scheme == "http" and not address.is_loopback(url.host):
        raise Refused("openrosa-address-not-https", address=url.host)
    path = url.raw_path.decode("ascii").rstrip("/").removesuffix("/submission")
    return url.copy_with(raw_path=f"{path}/submission".encode("ascii"), fragment=None)


def multipart(xml: bytes, boundary: str) -> bytes:
    """Return the one part that a submission without pictures has (RFC 7578)."""
    head = (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="xml_submission_file"; filename="submission.xml"\r\n'
        "Content-Type: text/xml\r\n\r\n"
    )
    return head.encode("ascii") + xml + f"\r\n--{boundary}--\r\n".encode("ascii")
