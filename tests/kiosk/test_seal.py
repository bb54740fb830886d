"""Sealing: what the kiosk seals only the centre opens, and its length tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from kiosk.errors import Fault, Refused
from kiosk.seal import BLOCK, seal, unseal
from tests.kiosk.helpers import a_response

SECRET = PrivateKey(bytes(range(32)))
BOX, BOX_SECRET = bytes(SECRET.public_key), bytes(SECRET)
OVERHEAD = len(SealedBox(SECRET).encrypt(b""))

answers = st.dictionaries(
    st.text(min_size=1, max_size=20),
    st.none() | st.text(max_size=280) | st.lists(st.text(max_size=20), max_size=4),
    max_size=12,
)


@given(answers, st.sampled_from(["sv", "en"]))
def test_sealed_answer_opens_as_it_was(given_answers: dict[str, object], language: str) -> None:
    response = a_response(answers=given_answers, language=language)
    assert unseal(seal(response, BOX), BOX_SECRET) == response


@given(st.text(max_size=100))
def test_length_hides_how_much_was_written(words: str) -> None:
    short = a_response(answers={"words": ""})
    long = a_response(answers={"words": words})
    assert len(seal(short, BOX)) == OVERHEAD + BLOCK
    assert len(seal(long, BOX)) in (OVERHEAD + BLOCK, OVERHEAD + 2 * BLOCK)
    if len(words.encode()) < 100:
        assert len(seal(long, BOX)) == len(seal(short, BOX))


def test_same_answer_is_sealed_differently_each_time() -> None:
    assert seal(a_response(), BOX) != seal(a_response(), BOX)


def test_sealed_answer_shows_nothing_of_its_text() -> None:
    sealed = seal(a_response(answers={"words": "Fler lampor i parken"}), BOX)
    for word in (b"lampor", b"parken", b"words", b"umea-2016"):
        assert word not in sealed


def test_response_does_not_show_its_answers_when_it_is_printed() -> None:
    assert "lampor" not in repr(a_response())


def test_wrong_key_opens_nothing() -> None:
    with pytest.raises(Refused) as refused:
        unseal(seal(a_response(), BOX), bytes(PrivateKey.generate()))
    assert refused.value.code == "answer-unreadable"


@given(st.data())
def test_changed_or_cut_answer_opens_nothing(data: st.DataObject) -> None:
    sealed = seal(a_response(), BOX)
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    for wrong in (changed, sealed[:at], sealed + b"\0"):
        with pytest.raises(Refused):
            unseal(wrong, BOX_SECRET)


@pytest.mark.parametrize("plain", [b"", b"x", b"\x80" + bytes(511), b"\xc1\x80" + bytes(510)])
def test_box_with_something_else_in_it_is_refused(plain: bytes) -> None:
    with pytest.raises(Refused):
        unseal(SealedBox(PublicKey(BOX)).encrypt(plain), BOX_SECRET)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(32)])
def test_key_that_will_not_do_stops_the_session(key: bytes) -> None:
    with pytest.raises(Fault) as fault:
        seal(a_response(), key)
    assert fault.value.code == "sealing-failed"
    assert not fault.value.retry
