"""Fetches the newest pack from the centre at the end of a sync, and has it installed.

The centre knows a pack by its tag, the SHA-256 of its payload; a kiosk tells which it has, and gets
another or nothing. What has come so far lies in a part file in the home, named after the tag, and a
later try goes on from there. It is verified and installed as a file from a stick would be
(`kiosk/install.py`), and so waits while a session is open or the kiosk runs.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

from kiosk.envelope import KEY_SIZE, Kind, credential_of, hash_of
from kiosk.errors import Fault, LyssnaError, Refused, sentence
from kiosk.home import Home, present, writing_to
from kiosk.install import install
from kiosk.pack import Pack, decode, read
from sync.link import Link

_TAG = re.compile(r'"([0-9a-f]{64})"')
LARGEST = Kind.PACK.limit
_DAMAGED = ("pack-damaged", "pack-unsigned", "pack-unknown")


@dataclass(frozen=True)
class News:
    """What became of a newer pack: installed, waiting, or not fetched. For the staff to read."""

    code: str
    name: str = ""  # of the campaign
    edition: int = 0
    why: LyssnaError | None = None

    @property
    def unreached(self) -> Fault | None:
        """Why the centre was not reached, if that is why none was fetched."""
        why = self.why
        return why if isinstance(why, Fault) and why.code.startswith("centre-") else None

    def text(self, language: str) -> str:
        """Return it in one or two sentences."""
        why = self.why.text(language) if self.why else ""
        return sentence(self.code, language, name=self.name, edition=self.edition, why=why)


def news(home: Home, link: Link) -> News | None:
    """Do as `fetch_newer`, and tell of a failure instead of raising it: the answers are there."""
    try:
        return fetch_newer(home, link)
    except LyssnaError as error:
        return News("pack-not-fetched", why=error)


def fetch_newer(home: Home, link: Link) -> News | None:
    """Fetch and install the campaign's newest pack; None when the kiosk has it already.

    Raises Refused when the pack is not genuine or does not fit the kiosk, Fault when the network,
    the centre or the disk fails, and Cancelled when somebody cancels; what has come stays for the
    next try.
    """
    if not present(home.pack_file):
        return None
    part = _Part.of(home)
    headers = {"If-None-Match": ", ".join(f'"{tag}"' for tag in _tags(home))} | part.headers()
    with writing_to(home.path):
        try:
            answer = link.fetch("pack", headers, part.take)
        except Refused as refused:
            if refused.code == "pack-not-built":
                return None
            raise
    if answer.status_code == httpx.codes.NOT_MODIFIED:
        part.forget()
        return None
    return _install(home, part)


def _install(home: Home, part: "_Part") -> News:
    """Install the pack in a part file that is whole; one that is damaged is forgotten."""
    try:
        data = read(part.file)
        if part.tag != hash_of(Kind.PACK, data).hex():
            raise Refused("pack-damaged")
        found = install(home, data, {})
    except Refused as refused:
        if refused.code in _DAMAGED:
            part.forget()
        raise
    part.forget()
    code = "pack-fetched-waits" if found.waits else "pack-fetched"
    return News(code, found.pack.campaign.name, found.pack.edition)


def _tags(home: Home) -> Iterator[str]:
    """Yield the tags of the packs that are installed and that wait."""
    for file in (home.pack_file, home.waiting_file):
        if present(file):
            data = read(file)
            try:
                yield _tag(decode(data), data)
            except Refused:  # whatever waits there is no reason to fetch nothing
                continue


def _tag(pack: Pack, data: bytes) -> str:
    """Return the tag of a pack; of one that enrolled a kiosk, as it would be without that."""
    if pack.identity is None:
        return credential_of(Kind.PACK, data)[KEY_SIZE:].hex()
    for_all = msgspec.structs.replace(pack, identity=None)
    return hashlib.sha256(msgspec.msgpack.encode(for_all, order="deterministic")).hexdigest()


class _Part:
    """What has come of a pack so far, in a file that is named after its tag."""

    def __init__(self, folder: Path, tag: str) -> None:
        self._folder = folder
        self.tag = tag

    @classmethod
    def of(cls, home: Home) -> "_Part":
        """Return the part that is there, or one that is to begin."""
        found = sorted(home.path.glob("pack-*.part"))
        for more in found[1:]:
            more.unlink()
        return cls(home.path, found[0].stem.removeprefix("pack-") if found else "")

    @property
    def file(self) -> Path:
        return self._folder / f"pack-{self.tag}.part"

    @property
    def size(self) -> int:
        return self.file.stat().st_size if self.tag else 0

    def headers(self) -> dict[str, str]:
        """Return what asks for the rest."""
        if not self.size:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": f'"{self.tag}"'}

    def take(self, answer: httpx.Response) -> None:
        """Write an answer as it comes: the rest of this pack, or another from its beginning.

        Raises Fault for the page of somebody else, which has no such tag, and Refused for what is
        no pack of a centre, or too large.
        """
        named = _TAG.fullmatch(answer.headers.get("ETag", ""))
        if named is None:
            raise Fault("centre-login-page", retry=True, address=answer.url.host)
        rest = answer.status_code == httpx.codes.PARTIAL_CONTENT
        if rest and not self._continues(answer, named[1]):
            raise Refused("pack-unknown")
        if not rest:
            self.forget()
            self.tag = named[1]
        with self.file.open("ab") as stream:
            self.file.chmod(0o600)
            for piece in answer.iter_raw():
                if stream.tell() + len(piece) > LARGEST:
                    raise Refused("pack-unknown")
                stream.write(piece)

    def _continues(self, answer: httpx.Response, tag: str) -> bool:
        start = f"bytes {self.size}-"
        return tag == self.tag and answer.headers.get("Content-Range", "").startswith(start)

    def forget(self) -> None:
        """Delete the file, if there is one."""
        if self.tag:
            self.file.unlink(missing_ok=True)
