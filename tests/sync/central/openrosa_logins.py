"""The one user of the tests' OpenRosa server, and how a server tells that it is that one."""

import hashlib
import re
from base64 import b64decode

USER, PASSWORD, TOKEN = "lena@umea.example", "hemligt ord", "t0ken" * 8


def is_basic(shown: str) -> bool:
    """Tell whether a Basic is right (RFC 7617)."""
    return shown.startswith("Basic ") and b64decode(shown[6:]) == f"{USER}:{PASSWORD}".encode()


def is_digest(shown: str, method: str) -> bool:
    """Tell whether a Digest is right (RFC 7616, section 3.4.1)."""
    given = dict(re.findall(r'(\w+)="?([^",]*)"?', shown[7:]))
    one = _md5(f"{USER}:rosa:{PASSWORD}")
    two = _md5(f"{method}:{given['uri']}")
    middle = ":".join(given[name] for name in ("nonce", "nc", "cnonce", "qop"))
    return given["username"] == USER and given["response"] == _md5(f"{one}:{middle}:{two}")


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
