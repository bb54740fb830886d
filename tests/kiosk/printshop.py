"""A print shop: a CUPS of its own, and real IPP printers whose sheets of paper can be counted.

All of it listens on loopback or in a folder of its own, and is gone afterwards. A sheet is a file
in the printer's tray, put there when the printer is done with it, not when it has got the document.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

import pytest

from kiosk.ipp import Operation, Server, Tag, Value, ask
from tests.needs import needs, tool

PATIENCE = 60.0  # seconds; what takes longer has failed
PROGRAMS = ("cupsd", "lpadmin", "ippeveprinter", "avahi-daemon", "dbus-daemon")
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

# Each job waits at the gate, if there is one, before its sheets land in the tray, or, where there
# is `late` too, after that, so that the printer has yet to tell that they are out.
PRESS = """#!/bin/sh
wait() {{ [ -p {home}/gate ] && : > {home}/busy && cat {home}/gate > /dev/null; }}
[ -e {home}/late ] || wait
for copy in $(seq "${{IPP_COPIES:-1}}"); do cp "$1" "$(mktemp {home}/tray/sheet-XXXXXX)"; done
[ -e {home}/late ] && wait
rm -f {home}/busy
"""


class PaperPrinter:
    """A real IPP printer: taken away and brought back, out of paper, held up in the middle."""

    def __init__(self, home: Path, name: str) -> None:
        self.name, self.port = name, free_port()
        self.home = home / f"{name}-{self.port}"
        self.tray = self.home / "tray"
        self.tray.mkdir(parents=True)
        (self.home / "spool").mkdir()
        press = self.home / "press"
        press.write_text(PRESS.format(home=self.home))
        press.chmod(0o755)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def sheets(self) -> list[bytes]:
        return [sheet.read_bytes() for sheet in sorted(self.tray.iterdir())]

    @property
    def busy(self) -> bool:
        """Whether a sheet is half way through the printer."""
        return (self.home / "busy").exists()

    @property
    def seconds_on(self) -> int:
        """For how long the printer itself says that it is on."""
        wanted: dict[str, Value] = {"requested-attributes": (Tag.KEYWORD, ["printer-up-time"])}
        here = Server("localhost", self.port)
        (seconds,) = ask(here, Operation.GET_PRINTER, self.uri, wanted).first["printer-up-time"]
        return int(seconds)

    def bring(self) -> None:
        """Switch the printer on."""
        command = [
            tool("ippeveprinter"),
            *("-n", "localhost", "-p", str(self.port), "-r", "off"),
            *("-f", "application/pdf,image/pwg-raster,image/urf"),
            *("-d", str(self.home / "spool"), "-c", str(self.home / "press"), self.name),
        ]

        def is_on() -> bool:
            if self._process is None or self._process.poll() is not None:  # avahi was not there yet
                # In a session of its own, to take its press away with it.
                self._process = subprocess.Popen(command, start_new_session=True, **QUIET)  # type: ignore[call-overload]
            return listens(self.port)

        wait_for(is_on)

    def pull(self) -> None:
        """Take the printer away, with what is half way through it."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=PATIENCE)
            self._process = None
        (self.home / "busy").unlink(missing_ok=True)
        for sign in ("gate", "late"):
            (self.home / sign).unlink(missing_ok=True)

    def hold(self, *, late: bool = False) -> None:
        """Let the next sheet get stuck half way; a `late` one when it is out and not told of."""
        if late:
            (self.home / "late").touch()
        os.mkfifo(self.home / "gate")

    def release(self) -> None:
        """Let what is half way come out, and everything after it."""
        gate = self.home / "gate"
        with gate.open("wb", buffering=0):
            gate.unlink()

    def load(self, sheets: int) -> None:
        """Put so much paper into both trays, on the printer's own page for it."""
        paper = "iso_a4_210x297mm"
        trays = "&".join(f"size{n}={paper}&type{n}=stationery&level{n}={sheets}" for n in (1, 3))
        with urlopen(f"http://localhost:{self.port}/media?{trays}", timeout=PATIENCE) as page:
            assert page.status == 200


class Basket:
    """What prints whatever it is sent, as network printers did before IPP: each job is kept."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self._taker = Thread(target=self._take, daemon=True)
        self._taker.start()

    @property
    def uri(self) -> str:
        return f"socket://127.0.0.1:{self._door.getsockname()[1]}"

    def _take(self) -> None:
        while True:
            try:
                sender, _ = self._door.accept()
            except OSError:
                return
            with sender, sender.makefile("rb") as stream:
                self.jobs.append(stream.read())

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._taker.join(PATIENCE)


class PrintShop:
    """A CUPS with as many queues as a test wants."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def socket(self) -> Path:
        return self.home / "cups.sock"

    def add(self, name: str, uri: str, *options: str) -> None:
        """Add a queue that prints at once, or replace it."""
        command = [tool("lpadmin"), "-h", str(self.socket), "-p", name, "-E", "-v", uri, *options]
        subprocess.run(command, check=True, capture_output=True)

    def _knows(self, name: str) -> bool:
        """Whether the queue has learnt what its printer can do."""
        wanted: dict[str, Value] = {"requested-attributes": (Tag.KEYWORD, ["media-supported"])}
        target = f"ipp://localhost/printers/{name}"
        answer = ask(Server(socket=self.socket), Operation.GET_PRINTER, target, wanted)
        return "media-supported" in answer.first

    def remove(self, name: str) -> None:
        command = [tool("lpadmin"), "-h", str(self.socket), "-x", name]
        subprocess.run(command, check=True, capture_output=True)

    @contextlib.contextmanager
    def printer(self, name: str) -> Iterator[PaperPrinter]:
        """Return a printer that is on, with a queue of the same name."""
        made = PaperPrinter(self.home / "printers", name)
        made.bring()
        try:
            self.add(name, made.uri, "-m", "everywhere")
            wait_for(lambda: self._knows(name))
            yield made
        finally:
            made.pull()
            self.remove(name)


@contextlib.contextmanager
def opened(*, keeps: bool = False) -> Iterator[PrintShop]:
    """Open a print shop in a folder that the filters can read, which run as the user lp.

    One that `keeps` documents does as CUPS does when nobody has told it anything.
    """
    for program in PROGRAMS:
        needs(tool(program), f"{program} is not installed (make setup installs it as root)")
    needs(os.geteuid() == 0, "a CUPS of its own can be started by root only")
    with (
        tempfile.TemporaryDirectory(prefix="lyssna-cups-") as name,
        contextlib.ExitStack() as stack,
        pytest.MonkeyPatch.context() as environment,
    ):
        home = Path(name)
        home.chmod(0o755)
        environment.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={home}/bus")
        stack.enter_context(running(*_bus(home)))
        wait_for((home / "bus").exists)
        stack.enter_context(running(*_avahi()))  # without it ippeveprinter does not start
        stack.enter_context(running(*_cups(home, keeps)))
        shop = PrintShop(home)
        wait_for(shop.socket.exists)
        environment.setenv("CUPS_SERVER", str(shop.socket))
        environment.setenv("CUPS_SERVERROOT", str(home))
        yield shop


def _bus(home: Path) -> tuple[str, ...]:
    """Return the command of a message bus that nobody else uses."""
    config = home / "bus.conf"
    config.write_text(
        f"<busconfig><type>system</type><listen>unix:path={home}/bus</listen>"
        '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    return tool("dbus-daemon"), "--nofork", f"--config-file={config}"


def _avahi() -> tuple[str, ...]:
    """Return the command of an avahi, with its files apart from another's where that is allowed."""
    avahi = f"{tool('avahi-daemon')} --no-drop-root --no-chroot --no-rlimits"
    own = "mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon"
    unshare = shutil.which("unshare") or "false"
    allowed = subprocess.run([unshare, "--mount", "sh", "-c", own], capture_output=True)
    if allowed.returncode:
        return tuple(avahi.split())
    return unshare, "--mount", "sh", "-c", f"{own} && exec {avahi}"


def _cups(home: Path, keeps: bool) -> tuple[str, ...]:
    """Return the command of a CUPS whose every file is below `home`."""
    for folder in ("requests", "cache", "state", "ssl", "ppd"):
        (home / folder).mkdir()
    (home / "cupsd.conf").write_text(
        f"Listen {home}/cups.sock\nLogLevel warn\nBrowsing No\nDefaultAuthType None\n"
        f"{'' if keeps else 'PreserveJobFiles No'}\n"
        "<Location />\n  Order allow,deny\n  Allow all\n</Location>\n"
        "<Policy default>\n  <Limit All>\n    Order allow,deny\n    Allow all\n  </Limit>\n"
        "</Policy>\n"
    )
    (home / "cups-files.conf").write_text(
        f"ServerRoot {home}\nRequestRoot {home}/requests\nCacheDir {home}/cache\n"
        f"StateDir {home}/state\nServerKeychain {home}/ssl\nAccessLog {home}/access.log\n"
        f"ErrorLog {home}/error.log\nPageLog {home}/page.log\nSystemGroup root\n"
    )
    files = ("-c", f"{home}/cupsd.conf", "-s", f"{home}/cups-files.conf")
    return tool("cupsd"), "-f", *files


@contextlib.contextmanager
def running(*command: str) -> Iterator[None]:
    """Keep a service running for as long as it is used."""
    process = subprocess.Popen(command, **QUIET)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(happened: Callable[[], object]) -> None:
    """Return once it has happened: services tell nobody when they are ready."""
    tick = Event()
    for _ in range(int(PATIENCE / 0.05)):
        if happened():
            return
        tick.wait(0.05)
    pytest.fail(f"nothing happened within {PATIENCE:.0f} s", pytrace=False)
