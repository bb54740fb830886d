"""What a test needs of the machine: where it is missing, the test skips and tells why.

With CI=true a skip is a failure: there, everything is installed.
"""

import os
import shutil
from pathlib import Path

import pytest


def needs(condition: object, reason: str) -> None:
    """Go on when `condition` holds; otherwise skip the test with `reason`, or fail it in CI."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (with CI=true nothing may be missing)", pytrace=False)
    pytest.skip(reason)


def tool(name: str) -> str:
    """Return the path of a program, found also where Debian keeps it out of PATH, or ""."""
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    others = os.pathsep.join(map(str, [*servers, "/usr/sbin", "/sbin"]))
    return shutil.which(name) or shutil.which(name, path=others) or ""
