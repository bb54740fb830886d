"""Requests made up from the OpenAPI document: never a 5xx, and nothing is changed.

Schemathesis makes them, and checks each answer against the document, too. Half of them name the
centre's campaign and are signed by a kiosk of it, and so get past the first door; what lies behind
it, `test_fuzzed_envelope.py` tries. `make nightly` makes far more.
"""

import warnings
from collections.abc import Iterator

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from requests.auth import AuthBase
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from kiosk.clock import ShiftedClock
from kiosk.pack import Pack
from sync import signing
from sync.central import audit, database, editions
from sync.central.home import CentreHome
from sync.central.limits import Limits
from tests.sync.helpers import running

FEW, MANY = 25, 2000
GENEROUS = Limits(per_second=1e6, burst=10**6, kiosk_per_second=1e6, kiosk_burst=10**6)


class Signed(AuthBase):
    """Signs what requests sends, as a kiosk would, whatever it is."""

    def __init__(self, address: str, pack: Pack) -> None:
        self._asked = f"{address}/api/v1/campaigns/{pack.campaign.id}/nonce"
        self._identity = pack.holder

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        nonce = httpx.get(self._asked, trust_env=False).headers[signing.NONCE_HEADER]
        body = request.body or b""
        content = body.encode() if isinstance(body, str) else bytes(body)
        path = httpx.URL(str(request.url)).path
        signed = signing.headers(self._identity, str(request.method), path, content, nonce)
        request.headers.update(signed)
        return request


@pytest.fixture
def address(home: CentreHome, clock: ShiftedClock, keys, campaign) -> Iterator[str]:
    editions.build(home, keys, campaign)
    with running(f"sqlite:///{home.database}", home, clock, GENEROUS) as found:
        yield found


def state(home: CentreHome) -> dict[str, int]:
    """Return how many rows each table has, but for the nonces that were used up."""
    engine = database.connect(None, home.database)
    found = audit.counts(engine)
    engine.dispose()
    return {name: n for name, n in found.items() if name != "nonce"}


def fuzz(address: str, auth: Signed | None, examples: int) -> int:
    """Make up requests to every operation; return how many were made."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own dependencies
        schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    session = requests.Session()
    session.trust_env = False
    made = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(2016)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            nonlocal made
            made += 1
            if auth and "campaign" in case.path_parameters:
                case.path_parameters["campaign"] = "umea"
            answer = case.call(base_url=address, session=session, auth=auth, timeout=10)
            assert answer.status_code < 500
            # A batch of bytes is valid by the document, and no kiosk has signed it; a made-up
            # signature is replaced by a real one on its way.
            untold = [positive_data_acceptance] + ([ignored_auth] if auth else [])
            case.validate_response(answer, excluded_checks=untold)

        ask()
    session.close()
    return made


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "unsigned"])
@pytest.mark.parametrize(
    "examples", [FEW, pytest.param(MANY, marks=pytest.mark.nightly)], ids=["few", "many"]
)
def test_no_request_breaks_the_centre_or_changes_anything(
    examples: int,
    signed: bool,
    address: str,
    home: CentreHome,
    pack: Pack,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = state(home)
    auth = Signed(address, pack) if signed else None
    assert fuzz(address, auth, examples) > examples
    assert state(home) == before
    assert httpx.get(f"{address}/health", trust_env=False).status_code == 200
    assert [each for each in caplog.records if each.getMessage() == "bug"] == []
