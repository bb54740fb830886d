"""A real Chromium, driven over the pipe of its DevTools protocol: opens pages, fills in forms."""

import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tests.needs import tool

FLAGS = (
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--no-first-run",
    "--no-proxy-server",
    "--disable-gpu",
    "--disable-background-networking",
)


class Browser:
    """One page of a browser. What went wrong on it, or what its policy refused, is in `errors`."""

    def __init__(self, to: int, back: BinaryIO) -> None:
        self._to = to
        self._back = back
        self._number = 0
        self._session = ""
        self._events: list[dict[str, Any]] = []
        self.errors: list[str] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        attached = self("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "DOM", "Runtime", "Log", "Network"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **values: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": values}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while (message := self._read()).get("id") != self._number:
            self._events.append(message)
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is there."""
        self._events.clear()
        self("Page.navigate", url=address)
        self._wait("Page.loadEventFired")

    def click(self, selector: str) -> None:
        """Press what `selector` names, and wait for the page that it leads to."""
        self._events.clear()
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self._wait("Page.loadEventFired")

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file, as dropping it on the field does."""
        root = self("DOM.getDocument")["root"]["nodeId"]
        node = self("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def run(self, script: str) -> Any:
        """Return what a script gives, whatever the page itself may run."""
        done = self("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def picture(self) -> bytes:
        """Return the page as PNG."""
        return b64decode(self("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def _wait(self, event: str) -> None:
        while not any(each.get("method") == event for each in self._events):
            self._events.append(self._read())

    def _read(self) -> dict[str, Any]:
        data = b""
        while not data.endswith(b"\0"):
            byte = self._back.read(1)
            assert byte, "the browser has ended"
            data += byte
        message: dict[str, Any] = json.loads(data[:-1])
        if message.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.errors.append(json.dumps(message["params"]))
        return message


@contextmanager
def browsing(profile: Path, *flags: str) -> Iterator[Browser]:
    """Run Chromium with a profile of its own; yield its page."""
    read_by_it, to = os.pipe()
    back, written_by_it = os.pipe()
    # Chromium reads commands from 3 and answers on 4.
    command = [
        tool("chromium"),
        *FLAGS,
        "--remote-debugging-pipe",
        *flags,
        f"--user-data-dir={profile}",
    ]
    script = f'exec "$@" 3<&{read_by_it} 4>&{written_by_it}'
    fds = (read_by_it, written_by_it)
    with subprocess.Popen(
        ["bash", "-c", script, "bash", *command], pass_fds=fds, stderr=subprocess.DEVNULL
    ) as running:
        for each in fds:
            os.close(each)
        try:
            with os.fdopen(back, "rb") as answers:
                yield Browser(to, answers)
        finally:
            running.terminate()
            os.close(to)
