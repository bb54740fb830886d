"""Certificates for a server on this machine, each wrong in one way or in none."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.needs import needs, tool

_CONFIG = """
[ca]
default_ca = ours
[ours]
dir = {place}
database = {place}/index.txt
new_certs_dir = {place}
serial = {place}/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_ALWAYS = ("20160101000000Z", "20991231000000Z")


@dataclass(frozen=True)
class Certificate:
    """A server's certificate and its key, in files."""

    chain: Path
    key: Path

    @property
    def fingerprint(self) -> str:
        """Its SHA-256 as `openssl` and browsers show it."""
        said = _run("x509", "-in", self.chain, "-noout", "-fingerprint", "-sha256")
        return said.strip().partition("=")[2]


class Authority:
    """Issues certificates; its own is in the file `certificate`."""

    def __init__(self, place: Path) -> None:
        needs(tool("openssl"), "openssl is not installed: apt-get install openssl")
        self._place = place
        self.certificate, self._key = place / "authority.crt", place / "authority.key"
        subject = ("-subj", "/CN=Umea kommun", "-days", "30")
        _run("req", "-x509", *_KEY, *subject, "-keyout", self._key, "-out", self.certificate)
        (place / "index.txt").touch()
        (place / "serial").write_text("01")
        (place / "config").write_text(_CONFIG.format(place=place))

    def issue(
        self, name: str, host: str = "IP:127.0.0.1", times: tuple[str, str] = _ALWAYS
    ) -> Certificate:
        """Issue a certificate for `host`, valid between two times as YYYYMMDDHHMMSSZ."""
        key, request = self._place / f"{name}.key", self._place / f"{name}.csr"
        made = Certificate(self._place / f"{name}.crt", key)
        names = ("-subj", f"/CN={name}", "-addext", f"subjectAltName={host}")
        _run("req", *_KEY, *names, "-keyout", key, "-out", request)
        signer = ("-cert", self.certificate, "-keyfile", self._key, "-in", request)
        config = ("-config", self._place / "config", "-batch", "-notext")
        between = ("-startdate", times[0], "-enddate", times[1])
        _run("ca", *config, *signer, *between, "-out", made.chain)
        return made


def _run(*arguments: object) -> str:
    command = ["openssl", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
