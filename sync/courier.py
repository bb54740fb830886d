"""Carries batches to the centre over HTTPS, and believes nothing but a signed receipt.

A failure at any point loses nothing: the batch stays as it is and the same bytes are sent again,
after a while that grows and is partly left to chance, so that kiosks that lost their centre at the
same moment do not all come back at the same moment.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from nacl.signing import VerifyKey

from kiosk import disposal
from kiosk.clock import Clock
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import Home
from kiosk.pack import Pack
from kiosk.store import Store
from sync import address, making, outbox, packs
from sync.auth import KioskAuth
from sync.batch import Receipt, decode_verified, open_receipt
from sync.deadline import Cancel, Cancelled
from sync.link import PATIENCE, Link
from sync.packs import News
from sync.sender import alone_sending
from sync.trust import Trust

TRIES = 4
"""How often one batch is sent in one sync before it is left for the next."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Bounds of the wait before a batch is sent again, in seconds. Chance takes a part of it away
(full jitter: Brooker, "Exponential backoff and jitter", AWS 2015)."""

MAY_PASS = frozenset(
    (
        "centre-timed-out",
        "centre-unreachable",
        "centre-cut-off",
        "centre-failing",
        "centre-proxy",
        # Damaged or changed on the way, perhaps; the same again and again is another matter.
        "batch-damaged",
        "batch-unknown",
        "receipt-damaged",
    )
)
"""Failures after which the same bytes are sent again within one sync."""

ABOUT_ALL = frozenset(("campaign-unknown",))
"""Refusals that say nothing of the batch: it is not put aside, and no other is sent."""

FAILING = "centre-failing"
MOST_FAILING = 2
"""Batches in a row on which a centre may fail before it counts as failing altogether: one on which
it always does must not hold back those after it for ever."""

SHUT_OUT = ("kiosk-revoked",)
"""Refusals that people must hear of even when there was nothing to send."""


@dataclass(frozen=True)
class Progress:
    """How far a sync is."""

    batches: int = 0  # settled or put aside
    of_batches: int = 0
    answers: int = 0
    of_answers: int = 0
    seconds_left: float | None = None  # none before the first batch has arrived


@dataclass(frozen=True)
class Delivery:
    """What one sync carried: batches, and what the centre made of their answers."""

    batches: int = 0
    answers: int = 0  # stored at the centre by this sync
    duplicates: int = 0  # had arrived before, when the receipt was lost
    refused: int = 0  # kept here, and aside at the centre
    aside: tuple[str, ...] = ()  # codes of the batches that the centre refused as a whole
    left: tuple[str, ...] = ()  # codes of what an earlier sync put aside, and nobody has seen to
    too_large: int = 0  # sessions with an answer that no batch may carry
    cancelled: bool = False
    news: News | None = None  # of the campaign's newest pack

    def plus(self, receipt: Receipt) -> "Delivery":
        return replace(
            self,
            batches=self.batches + 1,
            answers=self.answers + len(receipt.stored),
            duplicates=self.duplicates + len(receipt.duplicate),
            refused=self.refused + len(receipt.refused),
        )

    def check(self) -> None:
        """Raise Refused with the reason when something was left behind that people must look at."""
        if self.aside:
            raise Refused(self.aside[0])
        if self.too_large:
            raise Refused("batch-too-large")
        for code in self.left:
            if code != outbox.ANSWERS_REFUSED:
                raise Refused(code)
        if self.news and self.news.why and self.news.why.code in SHUT_OUT:
            raise self.news.why


@dataclass
class Courier:
    """One kiosk's way to its centre. Used by one thread; `cancel` by any other."""

    pack: Pack
    clock: Clock
    trust: Trust = field(default_factory=Trust)
    patience: float = PATIENCE
    tries: int = TRIES
    dice: random.Random = field(default_factory=random.SystemRandom)
    cancel: Cancel = field(default_factory=Cancel)
    wait: Callable[[float], None] | None = None  # seconds; by default until somebody cancels

    def run(
        self, store: Store, lock_file: Path, to: str | None, tell: Callable[[Progress], None]
    ) -> Delivery:
        """Send every closed session to the centre and purge what its receipts name.

        `to` is the centre's address, by default the campaign's own. A batch that the centre refuses
        is put aside, and the others go on; so they do after one on which it fails. Raises Refused
        when another sync is running, the address will not do, or the centre is another campaign's;
        Fault when the network or the centre fails. Nothing of that, nor cancelling, changes what is
        waiting but for what was settled.
        """
        target = address.batches_at(to or self.pack.campaign.centre, self.pack.campaign.id)
        signing = KioskAuth(self.pack.holder)
        link = Link(target, self.trust, self.patience, self.cancel, signing)
        with alone_sending(lock_file):
            try:
                done = self._deliver(store, link, tell)
                return (
                    done if done.cancelled else self._with_news(Home(lock_file.parent), link, done)
                )
            finally:
                link.close()

    def _deliver(self, store: Store, link: Link, tell: Callable[[Progress], None]) -> Delivery:
        self._purge(store)
        left = tuple(each.reason for each in outbox.aside(store))
        done = Delivery(too_large=making.prepare(store, self.pack), left=left)
        batches = outbox.waiting(store)
        meter = _Meter(self.clock, tell, batches)
        failed: list[Fault] = []
        in_a_row = 0
        try:
            for each in batches:
                try:
                    done = self._carry(store, link, each.number, done)
                except Fault as fault:
                    failed.append(fault)
                    in_a_row += 1
                    if fault.code != FAILING or in_a_row == MOST_FAILING:
                        raise
                else:
                    in_a_row = 0
                    meter.add(each.answers)
        except Cancelled:
            return replace(done, cancelled=True)
        if failed:
            raise failed[0]
        return done

    def _with_news(self, home: Home, link: Link, done: Delivery) -> Delivery:
        """Fetch a newer pack, now that every answer is where it belongs.

        Raises what went wrong on the way to the centre when nothing else was carried: a sync that
        has reached nobody did not go well.
        """
        with suppress(Cancelled):
            news = packs.news(home, link)
            if news and news.unreached and not (done.batches or done.aside or done.too_large):
                raise news.unreached
            return replace(done, news=news)
        return done

    def _carry(self, store: Store, link: Link, number: int, done: Delivery) -> Delivery:
        """Bring one batch to its end, or raise and leave it in doubt."""
        self.cancel.check()
        envelope = outbox.take(store, number)
        try:
            data, receipt = self._exchange(link, envelope)
        except Refused as refused:
            if refused.code in ABOUT_ALL or refused.code.startswith("receipt-"):
                raise
            outbox.put_aside(store, number, refused.code)
            return replace(done, aside=(*done.aside, refused.code))
        outbox.settle(store, self.pack, number, data, receipt)
        self._purge(store)
        return done.plus(receipt)

    def _exchange(self, link: Link, envelope: bytes) -> tuple[bytes, Receipt]:
        """Return the receipt for a batch, as it came and as it reads, after as many tries as go."""
        failed = 0
        while True:
            try:
                data = link.send(envelope)
                return data, self._believe(link, envelope, data)
            except LyssnaError as error:
                link.close()
                failed += 1
                if failed >= self.tries or error.code not in MAY_PASS:
                    raise
                asked = int(str(error.values.get("after", 0)))
            most = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (failed - 1))
            (self.wait or self.cancel.wait)(asked + self.dice.uniform(0, most))

    def _believe(self, link: Link, envelope: bytes, data: bytes) -> Receipt:
        """Return the verified receipt; a 200 that is something else is a login page."""
        batch = decode_verified(envelope, VerifyKey(self.pack.keys.campaign))
        try:
            return open_receipt(data, envelope, batch, VerifyKey(self.pack.keys.receipt))
        except Refused as refused:
            if refused.code != "receipt-unknown":
                raise
            raise link.login_page() from None

    def _purge(self, store: Store) -> None:
        disposal.purge(store, self.clock.now(self.pack.campaign.timezone))


class _Meter:
    """Tells how far a sync is, and guesses the time that is left from what went so far."""

    def __init__(
        self, clock: Clock, tell: Callable[[Progress], None], batches: list[outbox.Waiting]
    ) -> None:
        self._clock = clock
        self._tell = tell
        self._began = clock.monotonic()
        self._now = Progress(0, len(batches), 0, sum(each.answers for each in batches))
        tell(self._now)

    def add(self, answers: int) -> None:
        """Count one batch as done. A batch takes about as long as forty answers by itself."""
        now = replace(self._now, batches=self._now.batches + 1)
        now = replace(now, answers=now.answers + answers)
        work, of_work = _work(now.batches, now.answers), _work(now.of_batches, now.of_answers)
        spent = self._clock.monotonic() - self._began
        self._now = replace(now, seconds_left=spent * (of_work - work) / work)
        self._tell(self._now)


def _work(batches: int, answers: int) -> int:
    return 40 * batches + answers
