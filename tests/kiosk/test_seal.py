"""Sealing: what the kiosk seals only the centre opens, and its length tells nothing."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.public import PrivateKey, PublicKey, SealedBox

from kiosk.errors import Fault, Refused
from kiosk.questionnaire import Mode
from kiosk.seal import BLOCK, seal, self_test, unseal
from tests.kiosk.helpers import DECLINE, NEXT, TO_ORDER, a_response, choose, through, write

SECRET = PrivateKey(bytes(range(32)))
BOX, BOX_SECRET = bytes(SECRET.public_key), bytes(SECRET)
RANKED = [choose("traffic"), choose("light"), NEXT]
TO_THE_END = [write("1,5"), NEXT, write("Nära"), NEXT, NEXT, NEXT]
OVERHEAD = len(SealedBox(SECRET).encrypt(b""))

numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
answers = st.dictionaries(
    st.text(min_size=1, max_size=20),
    st.none() | st.text(max_size=280) | numbers | st.lists(st.text(max_size=20), max_size=4),
    max_size=12,
)


@given(answers, st.sampled_from(["sv", "en"]), st.sampled_from(get_args(Mode)))
def test_sealed_answer_opens_as_it_was(
    given_answers: dict[str, object], language: str, mode: str
) -> None:
    response = a_response(answers=given_answers, language=language, mode=mode, guarded=2)
    opened = unseal(seal(response, BOX), BOX_SECRET)
    assert opened == response
    kinds = {name: type(answer) for name, answer in opened.answers.items()}
    assert kinds == {name: type(answer) for name, answer in given_answers.items()}


def test_whole_visit_of_every_kind_opens_as_it_was() -> None:
    response = a_response(answers=through([*TO_ORDER, *RANKED, DECLINE, *TO_THE_END]).answers)
    assert response.answers["order"] == ["traffic", "light"]
    assert response.answers["police"] is None
    opened = unseal(seal(response, BOX), BOX_SECRET)
    assert opened == response
    assert opened.answers["order"] == ["traffic", "light"]  # in their order


def test_response_is_taken_as_tapped_by_the_visitor_unless_it_says_otherwise() -> None:
    content = msgspec.to_builtins(a_response())
    del content["mode"], content["guarded"]
    padded = sodium_pad(msgspec.msgpack.encode(content), BLOCK)
    opened = unseal(SealedBox(PublicKey(BOX)).encrypt(padded), BOX_SECRET)
    assert (opened.mode, opened.guarded) == ("self", 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "robot"},
        {"mode": None},
        {"answers": {"safe": True}},
        {"answers": {"safe": {"a": 1}}},
        {"answers": {"order": [1, 2]}},
        {"time": "12:30"},
    ],
)
def test_response_of_another_shape_is_refused(wrong: dict[str, object]) -> None:
    content = msgspec.to_builtins(a_response()) | wrong
    padded = sodium_pad(msgspec.msgpack.encode(content), BLOCK)
    with pytest.raises(Refused) as refused:
        unseal(SealedBox(PublicKey(BOX)).encrypt(padded), BOX_SECRET)
    assert refused.value.code == "answer-unreadable"


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


def test_self_test_passes_for_a_key_that_can_be_sealed_to() -> None:
    self_test(BOX)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(32), bytes([1]) + bytes(31)])
def test_self_test_fails_for_a_key_that_cannot(key: bytes) -> None:
    with pytest.raises(Fault) as fault:
        self_test(key)
    assert fault.value.code == "sealing-failed"
