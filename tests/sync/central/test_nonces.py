"""Nonces: good once, for a while, for one campaign, on both databases and for every process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from kiosk.clock import ShiftedClock
from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from sync import making, signing
from sync.auth import KioskAuth
from sync.central import nonces, tables
from tests.sync.helpers import Centre, envelopes, post_batch

KEYS = CampaignKeys.generate()
NOW = 1_459_600_000
API = "/api/v1/campaigns/umea"


def is_stale(call: Callable[[], object]) -> bool:
    try:
        call()
    except Refused as refused:
        return refused.code == "nonce-stale"
    return False


def left(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(tables.nonce)) or 0)


@pytest.mark.parametrize(
    ("later", "stale"), [(0, False), (600, False), (601, True), (-60, False), (-61, True)]
)
def test_nonce_is_good_for_ten_minutes_and_a_little_before(later: int, stale: bool) -> None:
    nonce = nonces.make(KEYS, NOW)
    assert is_stale(lambda: nonces.check(KEYS, nonce, NOW + later)) == stale


@given(st.integers(0, 56 * 8 - 1))
def test_nonce_cannot_be_changed(bit: int) -> None:
    nonce = bytearray(nonces.make(KEYS, NOW))
    nonce[bit // 8] ^= 1 << bit % 8
    assert is_stale(lambda: nonces.check(KEYS, bytes(nonce), NOW))


def test_nonce_of_another_campaign_is_none() -> None:
    nonce = nonces.make(CampaignKeys.generate(), NOW)
    assert is_stale(lambda: nonces.check(KEYS, nonce, NOW))


def test_nonce_is_used_once_by_however_many_at_once(engine: Engine) -> None:
    nonce = nonces.make(KEYS, NOW)
    with ThreadPoolExecutor(8) as pool:
        tries = [pool.submit(nonces.spend, engine, "umea", nonce, NOW) for _ in range(24)]
        stale = [is_stale(each.result) for each in tries]
    assert stale.count(False) == 1
    assert left(engine) == 1


def test_used_nonces_are_forgotten_once_they_are_too_old_for_every_clock(engine: Engine) -> None:
    longest = nonces.LIFE + 2 * nonces.SKEW
    for later, kept in ((0, 1), (longest, 2), (longest + 1, 2)):
        nonces.spend(engine, "umea", nonces.make(KEYS, NOW + later), NOW + later)
        assert left(engine) == kept


def get(centre: Centre, nonce: str, identity) -> httpx.Response:
    """Ask for the pack, signed with a nonce of our choice."""
    signed = signing.headers(identity, "GET", f"{API}/pack", b"", nonce)
    return httpx.get(f"{centre.address}{API}/pack", headers=signed, trust_env=False)


def fresh(centre: Centre) -> str:
    answer = httpx.get(f"{centre.address}{API}/nonce", trust_env=False)
    assert answer.status_code == 204
    return answer.headers[signing.NONCE_HEADER]


def test_same_request_is_refused_the_second_time(centre: Centre, pack: Pack) -> None:
    nonce = fresh(centre)
    assert get(centre, nonce, pack.holder).json()["code"] == "pack-not-built"  # so it was let in
    again = get(centre, nonce, pack.holder)
    assert (again.status_code, again.json()["code"]) == (401, "nonce-stale")
    assert again.headers["WWW-Authenticate"] == "Lyssna"


def test_recorded_batch_is_refused_when_it_is_played_again(
    centre: Centre, kiosk, pack: Pack
) -> None:
    making.prepare(kiosk.store, pack)
    (data,) = envelopes(kiosk.store)
    signed = signing.headers(pack.holder, "POST", f"{API}/batches", data, fresh(centre))
    target = f"{centre.address}{API}/batches"
    answers = [httpx.post(target, content=data, headers=signed, trust_env=False) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 401]
    assert post_batch(centre.address, pack, data).status_code == 200  # the kiosk itself, again


def test_body_that_is_not_the_signed_one_is_not_taken_in(centre: Centre, kiosk, pack) -> None:
    signed = signing.headers(pack.holder, "POST", f"{API}/batches", b"other", fresh(centre))
    target = f"{centre.address}{API}/batches"
    answer = httpx.post(target, content=b"something", headers=signed, trust_env=False)
    assert (answer.status_code, answer.json()["code"]) == (400, "batch-damaged")
    assert centre.count("nonce") == 0


def test_request_of_a_stranger_is_refused_and_leaves_nothing(centre: Centre) -> None:
    stranger = CampaignKeys.generate().enrol("Stranger")
    target = f"{centre.address}{API}/batches"
    for auth in (None, KioskAuth(stranger)):
        answer = httpx.post(target, content=b"x", auth=auth, trust_env=False)
        assert answer.status_code in (401, 403)
    assert centre.count("nonce") == 0


def test_old_nonce_is_refused_and_the_kiosk_gets_another(
    centre: Centre, pack: Pack, clock: ShiftedClock
) -> None:
    nonce = fresh(centre)
    clock.advance(nonces.LIFE + 1)
    answer = get(centre, nonce, pack.holder)
    assert (answer.status_code, answer.json()["code"]) == (401, "nonce-stale")
    again = get(centre, answer.headers[signing.NONCE_HEADER], pack.holder)
    assert again.json()["code"] == "pack-not-built"


def test_campaign_that_is_not_there_gives_no_nonce(centre: Centre, tmp_path: Path) -> None:
    answer = httpx.get(f"{centre.address}/api/v1/campaigns/other/nonce", trust_env=False)
    assert (answer.status_code, answer.json()["code"]) == (404, "campaign-unknown")
