"""Printing: without any printer, with a spooler that says no, and on a real IPP printer."""

import contextlib
import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from kiosk import printing
from kiosk.errors import Fault
from tests.needs import needs, tool

PATIENCE = 60.0  # seconds; a printer that takes longer has failed
PRINTER = "stand"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a small PDF to print."""
    from reportlab.pdfgen.canvas import Canvas

    file = tmp_path / "a handout; with 'signs' åäö.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(72, 720, "Umeå lyssnar")
    canvas.save()
    return file


@pytest.fixture
def no_spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a machine without CUPS."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_spooler")
def test_printers_are_none_without_a_spooler() -> None:
    assert printing.printers() == []


@pytest.mark.usefixtures("no_spooler")
@pytest.mark.parametrize("printer", [None, PRINTER])
def test_printing_without_a_spooler_tells_where_the_handout_is(
    paper: Path, printer: str | None
) -> None:
    with pytest.raises(Fault) as fault:
        printing.print_file(paper, "Handout", printer)
    assert fault.value.code == "printer-none"
    assert fault.value.retry
    assert str(paper) in fault.value.text("sv")


def test_printing_without_a_scheduler_tells_where_the_handout_is(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs(tool("lp"), "cups-client is not installed")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens.sock"))
    with pytest.raises(Fault) as fault:
        printing.print_file(paper, "Handout")
    assert fault.value.code == "printer-none"
    assert str(paper) in fault.value.text("en")


@pytest.mark.usefixtures("no_spooler")
def test_page_without_a_file_finds_no_printer_without_a_spooler() -> None:
    assert printing.printers_without_file() == []
    with pytest.raises(Fault) as fault:
        printing.print_bytes(b"%PDF-1.4", "Handout")
    assert fault.value.code == "paper-none"
    assert fault.value.retry
    assert fault.value.values == {}


def test_page_without_a_file_is_printed_by_no_verb_of_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing.sys, "platform", "win32")
    assert printing.printers_without_file() == []


@pytest.fixture(scope="module")
def cups_home() -> Iterator[Path]:
    """Return a folder that the filters can read, which run as the user lp; pytest's is closed."""
    with tempfile.TemporaryDirectory(prefix="lyssna-cups-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def spool(cups_home: Path) -> Iterator[Path]:
    """Start a real IPP printer and a CUPS of its own; return where the printed pages land."""
    programs = ("cupsd", "lp", "lpadmin", "ippeveprinter", "avahi-daemon", "dbus-daemon")
    for program in programs:
        needs(tool(program), f"{program} is not installed (make nightly installs it as root)")
    needs(os.geteuid() == 0, "a CUPS of its own can be started by root only")
    home = cups_home
    pages = home / "pages"
    pages.mkdir()
    port = free_port()
    with contextlib.ExitStack() as stack, pytest.MonkeyPatch.context() as environment:
        environment.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={home}/bus")
        stack.enter_context(running(*bus(home)))
        wait_for((home / "bus").exists)
        if not Path("/run/avahi-daemon/socket").exists():
            avahi = (tool("avahi-daemon"), "--no-drop-root", "--no-chroot", "--no-rlimits")
            stack.enter_context(running(*avahi))
            wait_for(Path("/run/avahi-daemon/socket").exists)
        name = ("-n", "localhost", "-p", str(port), "-r", "off", "-k", "-d", str(pages))
        formats = "application/pdf,image/pwg-raster,image/urf"
        stack.enter_context(running(tool("ippeveprinter"), *name, "-f", formats, PRINTER))
        wait_for(lambda: listens(port))
        stack.enter_context(running(*cups(home)))
        environment.setenv("CUPS_SERVER", str(home / "cups.sock"))
        wait_for((home / "cups.sock").exists)
        uri = f"ipp://localhost:{port}/ipp/print"
        add = [tool("lpadmin"), "-p", PRINTER, "-E", "-v", uri, "-m", "everywhere"]
        subprocess.run(add, check=True, capture_output=True)
        yield pages


@pytest.mark.nightly
def test_handout_comes_out_of_the_only_printer(spool: Path, paper: Path) -> None:
    before = set(spool.iterdir())
    printing.print_file(paper, "Handout: Ikea; 2 april")
    wait_for(lambda: any(page.stat().st_size > 500 for page in set(spool.iterdir()) - before))
    assert printing.printers() == [PRINTER]


@pytest.mark.nightly
def test_handout_is_still_there_when_the_spooler_says_no(spool: Path, paper: Path) -> None:
    with pytest.raises(Fault) as fault:
        printing.print_file(paper, "Handout", "a-printer-that-is-not-there")
    assert fault.value.code == "printer-failed"
    assert fault.value.retry
    assert str(paper) in fault.value.text("sv")
    assert paper.exists()


@pytest.mark.nightly
def test_page_comes_out_of_the_printer_without_a_file(
    spool: Path, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    data = paper.read_bytes()
    paper.unlink()
    before = set(spool.iterdir())
    printing.print_bytes(data, "Handout: Ikea; 2 april")
    wait_for(lambda: any(page.stat().st_size > 500 for page in set(spool.iterdir()) - before))
    assert list(temporary.iterdir()) == []


@pytest.mark.nightly
def test_page_that_the_spooler_does_not_take_is_told_without_its_content(spool: Path) -> None:
    with pytest.raises(Fault) as fault:
        printing.print_bytes(b"%PDF-1.4 secret", "Handout", "a-printer-that-is-not-there")
    assert fault.value.code == "paper-failed"
    assert fault.value.retry
    assert fault.value.values == {}
    assert "secret" not in str(fault.value.__context__)


def bus(home: Path) -> tuple[str, ...]:
    """Return the command of a message bus that only this test uses."""
    config = home / "bus.conf"
    config.write_text(
        f"<busconfig><type>system</type><listen>unix:path={home}/bus</listen>"
        '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    return tool("dbus-daemon"), "--nofork", f"--config-file={config}"


def cups(home: Path) -> tuple[str, ...]:
    """Return the command of a CUPS whose every file is below `home`."""
    for folder in ("requests", "cache", "state", "ssl", "ppd"):
        (home / folder).mkdir()
    (home / "cupsd.conf").write_text(
        f"Listen {home}/cups.sock\nLogLevel warn\nBrowsing No\nDefaultAuthType None\n"
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
    quiet = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    process = subprocess.Popen(command, **quiet)  # type: ignore[call-overload]
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


def wait_for(happened: Callable[[], bool]) -> None:
    """Return once it has happened: services tell nobody when they are ready."""
    tick = Event()
    for _ in range(int(PATIENCE / 0.1)):
        if happened():
            return
        tick.wait(0.1)
    pytest.fail(f"nothing happened within {PATIENCE:.0f} s", pytrace=False)
