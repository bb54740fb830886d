"""Who we are to an OpenRosa server: a user and a password, shown as the server asks for it.

An app user of ODK Central needs none of this: its token is a part of the address, and is never
told or logged either.
"""

import os
import stat
from collections.abc import Generator
from pathlib import Path

import httpx

from kiosk.errors import Fault, Refused

FILE_LIMIT = 4096  # bytes of a password file
_UNAUTHORIZED = httpx.codes.UNAUTHORIZED


class Login(httpx.Auth):
    """A user and a password, for Digest (RFC 7616) or Basic (RFC 7617). One thread.

    The first request goes without them, and shows what the server offers. One that offers nothing,
    such as ODK Central, takes Basic; the connection is encrypted, or stays on this machine.
    """

    def __init__(self, user: str, password: str) -> None:
        self._user = user
        self._password = password
        self._way: httpx.Auth | None = None

    def __repr__(self) -> str:
        return "Login(...)"  # neither printed, nor in a traceback

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Show user and password with `request`, and once more when the server asks anew."""
        if self._way is None:
            answer = yield request
            self._way = self._offered(answer)
            if answer.status_code != _UNAUTHORIZED:
                return
        yield from self._way.auth_flow(request)

    def _offered(self, answer: httpx.Response) -> httpx.Auth:
        offers = [each.lower() for each in answer.headers.get_list("WWW-Authenticate")]
        if any(each.startswith("digest ") for each in offers):
            return httpx.DigestAuth(self._user, self._password)
        return httpx.BasicAuth(self._user, self._password)


def read_password(file: Path) -> str:
    """Return the password in a file: all of it but the end of its line.

    Raises Fault when it cannot be read, and Refused when others may read it or it holds none.
    """
    try:
        if not file.is_file():  # nothing that never ends, such as a pipe
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            if os.name == "posix" and stat.S_IMODE(os.fstat(stream.fileno()).st_mode) & 0o077:
                raise Refused("openrosa-password-open", file=file)
            text = stream.read(FILE_LIMIT + 1).decode("utf-8-sig")
    except OSError:
        raise Fault("file-unreadable", file=file) from None
    except UnicodeDecodeError:
        raise Refused("openrosa-password-wrong", file=file) from None
    text = text.removesuffix("\n").removesuffix("\r")
    if not text or not text.isprintable() or len(text) > FILE_LIMIT:
        raise Refused("openrosa-password-wrong", file=file)
    return text
