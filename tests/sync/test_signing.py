"""Signed requests: what the header holds, and that nothing of a request can be changed under it."""

import base64
import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import VerifyKey

from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from sync import signing

KEYS = CampaignKeys.generate()
IDENTITY = KEYS.enrol("Ikea 1")
CAMPAIGN = VerifyKey(KEYS.public.campaign)
PATH = "/api/v1/campaigns/umea/batches"
NONCE = signing.nonce_text(bytes(range(56)))
BODY = b"a batch"


def header(method: str = "POST", path: str = PATH, body: bytes = BODY, nonce: str = NONCE) -> str:
    return signing.headers(IDENTITY, method, path, body, nonce)["Authorization"]


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        call()
    return error.value.code


def test_header_is_laid_out_as_the_protocol_says() -> None:
    """By hand, without any constant of the module's own."""
    scheme, _, token = header().partition(" ")
    data = base64.urlsafe_b64decode(token)
    assert (scheme, len(token), len(data)) == ("Lyssna", 352, 264)
    assert data[:112] == IDENTITY.credential
    assert data[112:168] == bytes(range(56))
    assert data[168:200] == hashlib.sha256(BODY).digest()
    signed = b"lyssna/1 request\nPOST " + PATH.encode() + b"\n" + data[112:200]
    VerifyKey(IDENTITY.credential[16:48]).verify(signed, data[200:])


def test_request_is_known_for_the_kiosk_that_signed_it() -> None:
    credential = signing.Token.read(header()).verified("POST", PATH, CAMPAIGN)
    assert credential.kiosk == IDENTITY.kiosk


def test_path_counts_from_where_a_proxy_ends() -> None:
    outside = f"/lyssna/somewhere{PATH}"
    token = signing.Token.read(header(path=outside))
    assert token.verified("POST", PATH, CAMPAIGN).kiosk == IDENTITY.kiosk


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", PATH),
        ("POST", "/api/v1/campaigns/umea/pack"),
        ("POST", "/api/v1/campaigns/other/batches"),
        ("POST", PATH + "/"),
    ],
)
def test_signature_is_for_one_method_and_path(method: str, path: str) -> None:
    token = signing.Token.read(header())
    assert refusal(lambda: token.verified(method, path, CAMPAIGN)) == "request-unsigned"


def test_stranger_with_another_campaign_is_unknown() -> None:
    token = signing.Token.read(header())
    other = VerifyKey(CampaignKeys.generate().public.campaign)
    assert refusal(lambda: token.verified("POST", PATH, other)) == "kiosk-unknown"


@given(st.integers(0, 264 * 8 - 1))
def test_no_bit_of_the_token_can_be_changed(bit: int) -> None:
    data = bytearray(base64.urlsafe_b64decode(header().split()[1]))
    data[bit // 8] ^= 1 << bit % 8
    changed = f"Lyssna {base64.urlsafe_b64encode(bytes(data)).decode()}"
    token = signing.Token.read(changed)
    code = refusal(lambda: token.verified("POST", PATH, CAMPAIGN))
    assert code in ("request-unsigned", "kiosk-unknown")


@given(st.one_of(st.none(), st.text(), st.text().map(lambda text: f"Lyssna {text}")))
def test_any_other_header_is_no_token(text: str | None) -> None:
    assert refusal(lambda: signing.Token.read(text)) == "request-unsigned"


@pytest.mark.parametrize("change", [" {}", "{} ", "{}=", "{}\n", "x{}"])
def test_there_is_one_way_only_to_write_a_token(change: str) -> None:
    assert refusal(lambda: signing.Token.read(change.format(header()))) == "request-unsigned"


@pytest.mark.parametrize("nonce", ["", "A" * 74, "A" * 76, "A" * 74 + "=", "å" * 75])
def test_nonce_that_is_none_signs_nothing(nonce: str) -> None:
    with pytest.raises(ValueError, match="nonce"):
        header(nonce=nonce)


@given(st.binary(min_size=56, max_size=56))
def test_nonce_comes_back_as_it_went(nonce: bytes) -> None:
    assert signing.nonce_in(signing.nonce_text(nonce)) == nonce
