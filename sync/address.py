"""The address of the centre: which will do, and how its answers of refusal read."""

import ipaddress
import re

import httpx
import msgspec
from msgspec import Struct

from kiosk.errors import Refused
from sync.decoding import UNREADABLE

_HOST = re.compile(rb"[0-9A-Za-z._:-]+")


class Refusal(Struct, frozen=True):
    """The JSON that a centre answers with when it takes nothing."""

    code: str
    message: str


def batches_at(base: str, campaign: str) -> httpx.URL:
    """Return where to post batches of `campaign` at the centre `base`.

    Raises Refused unless `base` is an HTTPS address, or plain HTTP to this machine itself: on the
    guest network of a store, anyone can read and change plain HTTP.
    """
    try:
        url = httpx.URL(base.strip())
        plain = _names_a_host(url) and not url.userinfo and not url.query
    except (httpx.InvalidURL, UnicodeError):
        plain = False
    if not plain or url.scheme not in ("http", "https"):
        raise Refused("centre-address-invalid", address=base)
    if url.scheme == "http" and not is_loopback(url.host):
        raise Refused("centre-address-not-https", address=base)
    return url.copy_with(
        path=f"{url.path.rstrip('/')}/api/v1/campaigns/{campaign}/batches", fragment=None
    )


def _names_a_host(url: httpx.URL) -> bool:
    """Tell whether host and port can be asked for; raise UnicodeError for a name that is none."""
    # As the resolver will: it takes no empty label and none of more than 63 letters.
    url.raw_host.decode("ascii").encode("idna")
    known = url.host and (url.port is None or 0 < url.port < 2**16)
    return bool(known and _HOST.fullmatch(url.raw_host))


def host_of(place: str, base: httpx.URL) -> str:
    """Return the host that a redirect from `base` names, as it can be shown; "?" if it is none."""
    try:
        url = base.join(place)
        return url.host if _names_a_host(url) else "?"
    except (httpx.InvalidURL, UnicodeError):
        return "?"


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refusal_in(body: bytes) -> str:
    """Return the code of a refusal, or "" when `body` is not one."""
    try:
        return msgspec.json.decode(body, type=Refusal).code
    except UNREADABLE:
        return ""
