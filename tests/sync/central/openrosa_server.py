"""A server that follows the OpenRosa standard to the letter, and the ways in which one can fail.

It keeps what it took, and takes down whatever a client does against the standard: a test ends with
`breaches` empty. See the Form Submission, Form List, Request and Authentication APIs of OpenRosa;
statuses beyond them are those of ODK Central and KoboToolbox.
"""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

from tests.sync.central.openrosa_logins import is_basic, is_digest

OK = '<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>{}</message></OpenRosaResponse>'
LOGIN_PAGE = b"<!DOCTYPE html><html><body>Welcome to our Wi-Fi</body></html>"

Trouble = str
"""What goes wrong with one POST: see `Handler.do_POST`."""


@dataclass
class OpenRosa:
    """What the server is told, and what it has seen. Touched under `lock`."""

    forms: dict[str, set[str]]  # the versions of each form that is open
    base: str = "/v1/projects/1"
    login: str = ""  # "basic", "digest" or "challenge-free"
    again: int = 201  # for what it has already: ODK Central's, or 202, KoboToolbox's
    largest: int = 100_000_000
    lists: bool = True
    closed: set[str] = field(default_factory=set)
    head: Callable[["Handler"], None] | None = None  # in the place of the right answer
    troubles: list[Trouble] = field(default_factory=list)  # of the next POSTs, "" for none
    stored: Callable[[], None] = lambda: None  # called between taking and answering
    taken: dict[str, bytes] = field(default_factory=dict)
    posts: list[bytes] = field(default_factory=list)  # every instance that came, in order
    breaches: list[str] = field(default_factory=list)
    requests: int = 0
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    address: str = ""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes
    rosa: OpenRosa

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._watch()
        if self.rosa.head is not None:
            self.rosa.head(self)
        elif self._may_come_in():
            found = self.path == f"{self.rosa.base}/submission"
            self.answer(204 if found else 404)

    def do_GET(self) -> None:
        self._watch()
        url = urlsplit(self.path)
        if url.path != f"{self.rosa.base}/formList" or not self.rosa.lists:
            return self.answer(404)
        wanted = parse_qs(url.query).get("formID", [""])[0]
        open_ = {f: v for f, v in self.rosa.forms.items() if f not in self.rosa.closed}
        forms = "".join(
            f"<xform><formID>{form}</formID><name>x</name><version>{version}</version></xform>"
            for form, versions in open_.items()
            for version in versions
            if form == wanted
        )
        listed = f'<xforms xmlns="http://openrosa.org/xforms/xformsList">{forms}</xforms>'
        if self._may_come_in():
            self.answer(200, listed)

    def do_POST(self) -> None:
        self._watch()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._may_come_in():
            return
        with self.rosa.lock:
            trouble = self.rosa.troubles.pop(0) if self.rosa.troubles else ""
        xml = self._instance(body)
        if trouble in ("", "cut after", "killed", "hangs after"):
            status, said = self._take(xml, len(body))
            self.rosa.stored()
            if trouble == "hangs after":
                self.rosa.released.wait()
            if trouble:
                return self.cut()
            return self.answer(status, OK.format(said))
        self._fail(trouble)

    def _fail(self, trouble: str) -> None:
        """Do not take anything, and answer as named."""
        if trouble == "cut before":
            self.cut()
        elif trouble == "hangs":
            self.rosa.stored()
            self.rosa.released.wait()
            self.cut()
        elif trouble == "half":
            self.wfile.write(b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n<OpenRosa")
            self.cut()
        elif trouble == "endless":
            self.wfile.write(b"HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n")
            self.wfile.write(b" " * 2**21)
            self.cut()
        elif trouble == "login page":
            self.plain(200, LOGIN_PAGE)
        elif trouble == "login page as 201":
            self.plain(201, LOGIN_PAGE)
        elif trouble == "empty 201":
            self.plain(201, b"")
        elif trouble.startswith("to "):
            self.plain(307, b"", Location=trouble[3:])
        else:
            self.answer(int(trouble), OK.format("no"))

    def _instance(self, body: bytes) -> bytes:
        """Return the one part that a submission has, as the standard describes it."""
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        whole = BytesParser(policy=HTTP).parsebytes(head + body)
        parts = list(whole.iter_parts())  # type: ignore[attr-defined]
        if whole.get_content_type() != "multipart/form-data" or len(parts) != 1:
            self._breach("not one part of form data")
        part: Message = parts[0]
        if part.get_param("name", header="content-disposition") != "xml_submission_file":
            self._breach("no xml_submission_file")
        if part.get_content_type() != "text/xml" or not part.get_filename():
            self._breach("no file of text/xml")
        # What stands between the boundaries, byte for byte.
        xml = body.split(b"\r\n\r\n", 1)[1].rsplit(b"\r\n--", 1)[0]
        with self.rosa.lock:
            self.rosa.posts.append(xml)
        return xml

    def _take(self, xml: bytes, size: int) -> tuple[int, str]:
        """Return what becomes of an instance, which is kept if it is new and right."""
        if size > self.rosa.largest:
            self._breach("larger than was said")
        root = ElementTree.fromstring(xml)
        form, version = root.get("id", ""), root.get("version", "")
        names = {each.tag.rpartition("}")[2]: each for each in root.iter()}
        id_ = names["instanceID"].text or ""
        if not re.fullmatch("uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id_):
            self._breach(f"instanceID {id_}")
        if form not in self.rosa.forms or version not in self.rosa.forms[form]:
            return 404, "form or version"
        if form in self.rosa.closed:
            return 409, "closed"
        with self.rosa.lock:
            before = self.rosa.taken.setdefault(id_, xml)
            new = list(self.rosa.taken)[-1] == id_ and self.rosa.posts.count(xml) == 1
        if before != xml:
            return 409, "another"
        return (201 if new else self.rosa.again), "taken"

    def _watch(self) -> None:
        """Take down what every request has to have."""
        with self.rosa.lock:
            self.rosa.requests += 1
            first = self.rosa.requests == 1
        if first and self.command != "HEAD":
            self._breach("the first request is no HEAD")
        if self.headers["X-OpenRosa-Version"] != "1.0":
            self._breach("no X-OpenRosa-Version")
        date = self.headers["Date"] or ""
        if not date.endswith(" GMT") or parsedate_to_datetime(date).year < 2000:
            self._breach(f"Date {date}")

    def _may_come_in(self) -> bool:
        """Tell whether the login is right; answer with a challenge if not."""
        shown = self.headers["Authorization"] or ""
        if self.rosa.login == "basic":
            right = shown.startswith("Basic ") and is_basic(shown)
            return right or self._challenge('Basic realm="rosa"')
        if self.rosa.login == "digest":
            right = shown.startswith("Digest ") and is_digest(shown, self.command)
            challenge = 'Digest realm="rosa", nonce="abc", qop="auth", algorithm=MD5'
            return right or self._challenge(challenge)
        if self.rosa.login == "challenge-free" and self.command == "POST":
            return is_basic(shown) or self._challenge(None)
        return True

    def _challenge(self, value: str | None) -> bool:
        headers = {"WWW-Authenticate": value} if value else {}
        self.answer(401, OK.format("who?"), **headers)
        return False

    def answer(self, status: int, body: str = "", **headers: str) -> None:
        """Answer as an OpenRosa server."""
        most = str(self.rosa.largest)
        rosa = {"X-OpenRosa-Version": "1.0", "X-OpenRosa-Accept-Content-Length": most}
        kind = {"Content-Type": "text/xml; charset=utf-8"}
        self.plain(status, body.encode(), **(rosa | kind | headers))

    def plain(self, status: int, body: bytes, **headers: str) -> None:
        """Answer as any server."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def cut(self) -> None:
        """Hang up."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _breach(self, what: str) -> None:
        with self.rosa.lock:
            self.rosa.breaches.append(f"{self.command}: {what}")


class _Threads(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients that hang up are what these tests are about."""


@contextmanager
def serving(rosa: OpenRosa, tls: ssl.SSLContext | None = None) -> Iterator[OpenRosa]:
    """Run the server on loopback, its address in `rosa`."""
    handler = type("Bound", (Handler,), {"rosa": rosa})
    with _Threads(("127.0.0.1", 0), handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        scheme = "https" if tls else "http"
        rosa.address = f"{scheme}://127.0.0.1:{server.server_address[1]}{rosa.base}"
        try:
            yield rosa
        finally:
            rosa.released.set()
            server.shutdown()
            thread.join()
