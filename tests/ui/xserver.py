"""A real X server without a screen (Xvfb), a window manager on it, and hands for its keyboard."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.needs import needs, tool

PACKAGES = {
    "Xvfb": "xvfb",
    "xrandr": "x11-xserver-utils",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "wmctrl": "wmctrl",
    "xclip": "xclip",
}
State = dict[str, Any]


class Display:
    """One X server with a window manager."""

    def __init__(self, name: str) -> None:
        self.environment = os.environ | {"DISPLAY": name}

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, timeout=20)

    def split(self, *widths: int, height: int = 600) -> None:
        """Make monitors m0, m1, ... of the server's only screen, from left to right."""
        left = 0
        for number, width in enumerate(widths):
            self.add_monitor(f"m{number}", width, height, left, "screen" if number == 0 else "none")
            left += width

    def add_monitor(self, name: str, width: int, height: int, left: int, output: str) -> None:
        place = f"{width}/200x{height}/200+{left}+0"
        self.run("xrandr", "--setmonitor", name, place, output)

    def remove_monitor(self, name: str) -> None:
        self.run("xrandr", "--delmonitor", name)


class Child:
    """The program tests/ui/kept_in.py, and what it says about itself."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.last: State = {}

    def wait(self, wanted: Callable[[State], object]) -> State:
        """Read until a state is as `wanted`; fails when the program ends before."""
        assert self._process.stdout is not None
        while not (self.last and wanted(self.last)):
            line = self._process.stdout.readline()
            assert line, f"ended at {self.last}"
            self.last = json.loads(line)
        return self.last


@contextmanager
def display(*, needed: Sequence[str], size: str = "1600x600x24") -> Iterator[Display]:
    """Start a server and openbox on it, once all the `needed` tools are there."""
    for name in ("Xvfb", "openbox", *needed):
        needs(tool(name), f"{PACKAGES[name]} is not installed")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as number:
                found = Display(f":{number.readline().strip()}")
            with subprocess.Popen(["openbox"], env=found.environment) as manager:
                try:
                    # openbox says nothing when it is ready: the root window then names it
                    _until(lambda: _managed(found))
                    yield found
                finally:
                    manager.terminate()
        finally:
            server.terminate()


@contextmanager
def kept_in(environment: dict[str, str], root: Path, *arguments: str) -> Iterator[Child]:
    """Run the child; it is ended after a minute at the latest."""
    command = ["timeout", "60", sys.executable, "-m", "tests.ui.kept_in", *arguments]
    environment = environment | {"PYTHONPATH": str(root), "QT_QUICK_BACKEND": "software"}
    with subprocess.Popen(
        command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Child(process)
        finally:
            process.terminate()


def _managed(found: Display) -> bool:
    done = subprocess.run(
        ["wmctrl", "-m"], env=found.environment, capture_output=True, timeout=20, check=False
    )
    return done.returncode == 0


def _until(ready: Callable[[], bool]) -> None:
    for _ in range(200):
        if ready():
            return
    raise AssertionError("the window manager did not start")
