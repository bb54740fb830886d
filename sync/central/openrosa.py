"""Sends a campaign's answers to an OpenRosa server: ODK Central, KoboToolbox and their like.

Each response is one submission, whose id is the response's own, so that twice is once: the server
knows it again, and answers as it did the first time. Whatever happens on the way, the same bytes
are sent once more, in this run or the next.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from sqlalchemy import Engine

from kiosk.errors import Fault, LyssnaError, Refused
from sync.central import openrosa_store as store
from sync.central.openrosa_link import Server
from sync.central.openrosa_store import Submission
from sync.deadline import Cancelled

TRIES = 4
"""How often one submission is sent in one run before it is left for the next."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds, of which chance takes a part, as in sync/courier.py

MAY_PASS = frozenset(("openrosa-timed-out", "openrosa-cut-off", "openrosa-failing"))
"""Failures after which the same bytes are sent again within one run."""

ITS_OWN = frozenset(("openrosa-conflict", "openrosa-too-large", "openrosa-not-taken"))
"""Refusals that say something of one submission alone: it is put aside, and the others go on."""

OF_FORM = frozenset(
    ("openrosa-closed", "openrosa-form-unknown", "openrosa-version-unknown", "openrosa-not-found")
)
"""Refusals that say something of a form: what is for it waits, and what is for others goes on."""

LONGEST_SAID = 200  # characters of what a server has said

MOST_FAILING = 3
"""Submissions in a row on which a server may fail before it counts as failing altogether."""


@dataclass(frozen=True)
class Progress:
    """How far a run is, in submissions."""

    done: int
    of: int


@dataclass(frozen=True)
class Sent:
    """What one run came to, in submissions."""

    taken: int = 0
    refused: int = 0
    waiting: int = 0  # for a form that the server does not take now
    doubtful: int = 0  # the server failed on these, and went on with others
    stopped: bool = False  # by whoever cancelled
    error: LyssnaError | None = None  # the first that left something waiting


@dataclass
class Sender:
    """One run. Used by one thread; `server.cancel` by any other."""

    engine: Engine
    campaign: str
    server: Server
    tries: int = TRIES
    dice: random.Random = field(default_factory=random.SystemRandom)
    wait: Callable[[float], None] | None = None  # seconds; by default until somebody cancels
    _shut: dict[tuple[str, str], LyssnaError] = field(default_factory=dict, init=False)
    _failing: int = field(default=0, init=False)

    def run(self, tell: Callable[[Progress], None]) -> Sent:
        """Send all that waits, and tell after each how far it has got. For within `store.sole`.

        Raises Refused when the server does not let us in, and Fault when the network or the server
        fails. What was taken until then stays noted as taken.
        """
        done = Sent()
        try:
            waiting = store.waiting(self.engine, self.campaign)
            tell(Progress(0, len(waiting)))
            if waiting:
                self.server.greet()
            for n, response in enumerate(waiting, start=1):
                done = self._carry(response, done)
                tell(Progress(n, len(waiting)))
        except Cancelled:
            return replace(done, stopped=True)
        finally:
            self.server.close()
        return done

    def _carry(self, response: str, done: Sent) -> Sent:
        """Bring one submission as far as it goes today; raise when no other would get further."""
        self.server.cancel.check()
        submission = store.take(self.engine, self.campaign, response)
        form = submission.form, submission.version
        try:
            if form in self._shut:
                raise self._shut[form]
            self._send(submission)
        except Refused as error:
            return self._refused(submission, error, done)
        except Fault as error:
            self._failing += 1
            if error.code != "openrosa-failing" or self._failing >= MOST_FAILING:
                raise
            return replace(done, doubtful=done.doubtful + 1, error=done.error or error)
        self._failing = 0
        self._note(response, "sent")
        return replace(done, taken=done.taken + 1)

    def _refused(self, submission: Submission, error: Refused, done: Sent) -> Sent:
        """Note what becomes of a submission that the server has surely not taken."""
        if error.code in ITS_OWN:
            self._note(submission.response, "refused", error.code)
            return replace(done, refused=done.refused + 1)
        # One that was in doubt before may have arrived then.
        self._note(submission.response, submission.before)
        if error.code not in OF_FORM:
            raise error
        self._shut[submission.form, submission.version] = error
        return replace(done, waiting=done.waiting + 1, error=done.error or error)

    def _send(self, submission: Submission) -> None:
        """Send one submission, as often as it may help."""
        failed = 0
        while True:
            try:
                self.server.send(submission.xml, f"lyssna-{submission.response}")
                return
            except Refused as error:
                raise self._explained(error, submission) from None
            except Fault as error:
                self.server.close()
                failed += 1
                if failed >= self.tries or error.code not in MAY_PASS:
                    raise
            most = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (failed - 1))
            (self.wait or self.server.cancel.wait)(self.dice.uniform(0, most))

    def _explained(self, error: Refused, submission: Submission) -> Refused:
        """Return a 404 or 409 for what it is, by what the server lists.

        A form, or its version, that is not there is a 404 (404.1 and 404.6 within ODK Central,
        which says neither), and 409 is both another content under the same id and a form that is
        closed. A closed form is not listed.
        """
        values = {"form": submission.form, "version": submission.version or "-"}
        if error.code in ("openrosa-not-found", "openrosa-conflict"):
            versions: set[str] | None = None
            with suppress(Fault):
                versions = self.server.listed(submission.form)
            if versions is None or submission.version in versions:
                return Refused(error.code, **values)
            if error.code == "openrosa-conflict":
                return Refused(error.code if versions else "openrosa-closed", **values)
            if not versions:
                return Refused("openrosa-form-unknown", **values)
            known = _readable(", ".join(sorted(versions)))
            return Refused("openrosa-version-unknown", known=known, **values)
        return Refused("openrosa-closed", **values) if error.code == "openrosa-closed" else error

    def _note(self, response: str, state: store.State, reason: str | None = None) -> None:
        store.note(self.engine, self.campaign, response, state, reason)


def _readable(said: str) -> str:
    """Return what a server has said, safe on a screen."""
    return "".join(each for each in said[:LONGEST_SAID] if each.isprintable()) or "-"
