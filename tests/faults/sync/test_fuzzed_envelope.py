"""What a certified kiosk may send in the place of a batch: never a 5xx, and nothing is changed.

Requests are signed as they should be, and so are envelopes where they can be, so that what is made
up gets as far as it goes: to the decoder, to the box, to the questionnaire, to the database.
`test_fuzzed_api.py` tries the doors before. `make nightly` makes far more.
"""

from collections.abc import Callable, Iterator

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey

from kiosk.clock import ShiftedClock
from kiosk.envelope import Kind, sign
from kiosk.pack import Pack
from kiosk.seal import BLOCK
from kiosk.store import Store
from sync import making
from sync.auth import KioskAuth
from sync.batch import Batch, Sealed, encode
from sync.central import audit, database
from sync.central.home import CentreHome
from sync.central.limits import Limits
from sync.decoding import UNREADABLE
from tests.sync.helpers import a_response, batches, hold_session, running

FEW, MANY = 60, 1000
GENEROUS = Limits(per_second=1e6, burst=10**6, kiosk_per_second=1e6, kiosk_burst=10**6)

plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(),
    st.text(max_size=40),
    st.binary(max_size=40),
)
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
few_or_many = pytest.mark.parametrize(
    "examples", [FEW, pytest.param(MANY, marks=pytest.mark.nightly)], ids=["few", "many"]
)


class Target:
    """A running centre that a certified kiosk posts to."""

    def __init__(self, address: str, url: str, home: CentreHome, pack: Pack) -> None:
        self.pack = pack
        self._place = f"{address}/api/v1/campaigns/{pack.campaign.id}/batches"
        self._engine = database.connect(url, home.database)
        self._web = httpx.Client(trust_env=False, auth=KioskAuth(pack.holder))

    def post(self, data: bytes) -> httpx.Response:
        answer = self._web.post(self._place, content=data)
        assert answer.status_code < 500, answer.text
        return answer

    def state(self) -> dict[str, int]:
        """Return how many rows each table has, but for the nonces that were used up."""
        return {name: n for name, n in audit.counts(self._engine).items() if name != "nonce"}

    def assert_whole(self) -> None:
        assert audit.examine(self._engine) == []

    def close(self) -> None:
        self._web.close()
        self._engine.dispose()


@pytest.fixture
def target(
    database_url: str, home: CentreHome, clock: ShiftedClock, pack: Pack
) -> Iterator[Target]:
    with running(database_url, home, clock, GENEROUS) as address:
        made = Target(address, database_url, home, pack)
        yield made
        made.assert_whole()
        made.close()


@pytest.fixture
def batch(store: Store, pack: Pack) -> Batch:
    """A genuine batch, which was not sent."""
    hold_session(store, pack, [a_response(pack.campaign)])
    making.prepare(store, pack)
    (made,) = batches(store, pack)
    return made


def fuzz(strategy: st.SearchStrategy[bytes], examples: int, judge: Callable[[bytes], None]) -> None:
    """Let `judge` look at so many examples, the same ones each time."""

    @seed(2016)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=strategy)
    def run(data: bytes) -> None:
        judge(data)

    run()


def refused(target: Target, before: dict[str, int]) -> Callable[[bytes], None]:
    """Judge that something is refused, and nothing stored."""

    def judge(data: bytes) -> None:
        assert target.post(data).status_code in (400, 403, 409, 413)
        assert target.state() == before

    return judge


@few_or_many
def test_bytes_that_are_no_envelope_are_refused(
    examples: int, target: Target, batch: Batch
) -> None:
    genuine = encode(batch, target.pack.holder)

    def changed(places: list[tuple[int, int]]) -> bytes:
        data = bytearray(genuine)
        for place, bits in places:
            data[place % len(data)] ^= bits
        return bytes(data)

    change = st.tuples(st.integers(0, len(genuine) - 1), st.integers(1, 255))
    distinct = st.lists(change, min_size=1, max_size=4, unique_by=lambda each: each[0])
    cut = st.integers(1, len(genuine) - 1).map(lambda end: genuine[:end])
    more = st.binary(min_size=1, max_size=64).map(lambda data: genuine + data)
    made_up = st.binary(min_size=1, max_size=200)
    headed = st.binary(max_size=400).map(lambda data: Kind.BATCH.header + data)
    strategy = st.one_of(distinct.map(changed), cut, more, made_up, headed)
    fuzz(strategy, examples, refused(target, target.state()))
    assert target.post(genuine).status_code == 200


@few_or_many
def test_signed_payloads_that_are_no_batch_are_refused_and_others_are_taken_once(
    examples: int, target: Target, batch: Batch
) -> None:
    fields = msgspec.structs.asdict(batch)
    names = st.sampled_from(sorted(fields))
    one_other = st.tuples(names, values).map(lambda pair: fields | {pair[0]: pair[1]})
    one_less = names.map(lambda name: {key: fields[key] for key in fields if key != name})
    one_more = st.text(max_size=8).map(lambda name: {**fields, f"{name}x": 1})
    payloads = st.one_of(one_other, one_less, one_more, values).map(msgspec.msgpack.encode)
    holder = target.pack.holder
    key = SigningKey(holder.seed)

    def judge(data: bytes) -> None:
        before = target.state()
        answer = target.post(data)
        # Some changes are none, such as another count: then it is a batch, like any other.
        assert answer.status_code == 200 or target.state() == before

    made = payloads.map(lambda data: sign(Kind.BATCH, data, key, holder.credential))
    fuzz(made, examples, judge)
    assert target.post(encode(batch, holder)).status_code == 200
    assert target.state()["response"] == 1


@few_or_many
def test_sealed_answers_that_are_none_are_kept_aside_and_harm_no_other(
    examples: int, target: Target, batch: Batch
) -> None:
    good = batch.responses[0]
    box = SealedBox(PublicKey(target.pack.keys.box))
    fields = msgspec.to_builtins(a_response(target.pack.campaign, id="bad"))
    answers = st.dictionaries(st.sampled_from(["safe", "where", "wish", "words"]), values)
    inside = st.one_of(
        answers.map(lambda given: fields | {"answers": given}),
        st.tuples(st.sampled_from(sorted(fields)), values).map(
            lambda pair: fields | {pair[0]: pair[1]}
        ),
        values,
    ).map(msgspec.msgpack.encode)
    padded = inside.map(lambda data: box.encrypt(sodium_pad(data, BLOCK)))
    boxes = st.one_of(padded, inside.map(box.encrypt), st.binary(max_size=200))
    numbers = iter(range(1, 10**6))

    def judge(sealed: bytes) -> None:
        number = next(numbers)
        before = target.state()
        sent = msgspec.structs.replace(
            batch,
            session=f"session-{number}",
            number=number,
            started=2,
            sent=2,
            responses=[Sealed(f"good-{number}", good.sealed), Sealed("bad", sealed)],
        )
        assert target.post(encode(sent, target.pack.holder)).status_code == 200
        after = target.state()
        # The first is under another id than its own; the second may be right by chance, once.
        came = sum(after[name] - before[name] for name in ("response", "aside"))
        assert came == 2 or after["response"] == before["response"] == 1
        assert after["batch"] == before["batch"] + 1

    fuzz(boxes, examples, judge)
    target.assert_whole()


def test_what_cannot_be_decoded_is_what_the_decoder_says() -> None:
    """Whatever MessagePack a decoder of ours meets, it raises nothing but `UNREADABLE`."""

    def judge(data: bytes) -> None:
        try:
            msgspec.msgpack.decode(data, type=Batch)
        except UNREADABLE:
            return
        raise AssertionError("no such bytes are a batch")

    fuzz(st.one_of(st.binary(max_size=300), values.map(msgspec.msgpack.encode)), 500, judge)
