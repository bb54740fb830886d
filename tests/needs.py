"""What a test needs of the machine: where it is missing, the test skips and tells why.

With CI=true a skip is a failure: there, everything is installed.
"""

import os

import pytest


def needs(condition: object, reason: str) -> None:
    """Go on when `condition` holds; otherwise skip the test with `reason`, or fail it in CI."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (with CI=true nothing may be missing)", pytrace=False)
    pytest.skip(reason)
