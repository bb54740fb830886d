"""Addresses that no page has, on both databases: none of them reaches a query."""

import httpx
import pytest

from tests.sync.helpers import Centre

STRANGE = [
    "/%00",
    "/umea%00",
    "/umea/%00",
    "/UMEA",
    "/-umea",
    "/%F0%9F%98%80",
    "/%ED%A0%80",  # half a surrogate pair, which is no UTF-8
    "/%FF",
    "/" + "a" * 4000,
    "/umea/" + "a" * 4000,
    "/umea'--",
    "/static/%00",
]


def test_strange_addresses_are_unknown_pages(centre: Centre) -> None:
    with httpx.Client(base_url=centre.address, trust_env=False) as client:
        answers = {path: client.get(path).status_code for path in STRANGE}
    assert answers == dict.fromkeys(STRANGE, 404)


@pytest.mark.parametrize("name", ["%00", "umea%00", "UMEA", "%FF", "a" * 4000])
def test_strange_campaigns_take_no_batches(name: str, centre: Centre) -> None:
    answer = httpx.post(
        f"{centre.address}/api/v1/campaigns/{name}/batches",
        content=b"lyssna/1 batch\n",
        trust_env=False,
    )
    assert (answer.status_code, answer.json()["code"]) == (404, "campaign-unknown")
