"""Between the screens and the store: one worker thread, and one place where results come back.

The GUI thread never touches the store. A job runs on the worker with the open `Store`; what it
returns, or the error it raises, comes back to the GUI thread by a queued signal.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from kiosk import log
from kiosk.clock import Clock
from kiosk.errors import LyssnaError
from kiosk.home import Home
from kiosk.pack import Pack

if TYPE_CHECKING:  # SQLAlchemy takes longer to load than the first frame to show
    from kiosk.pins import Gate
    from kiosk.stand import Session
    from kiosk.store import Store

Job = Callable[["Store"], Any]


class Desk(QObject):
    """The open kiosk: its home, campaign, clock, store and session. Lives on the GUI thread."""

    sessionChanged = Signal()
    counted = Signal()  # a visit has ended, or paper has come out: the figures are others now
    failed = Signal(str)  # a sentence for staff: something stopped the stand
    _returned = Signal(object)

    def __init__(self, home: Home, pack: Pack, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.pack = pack
        self.clock = clock
        self.session: Session | None = None
        self.gate: Gate | None = None
        self._store: Store | None = None
        self._errand_store: Store | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        # Sync, printers and checks may take minutes: they never keep a visitor waiting.
        self._errands = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")
        self._over = False
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def open(self, also: Callable[[], None]) -> None:
        """Open the store on the worker, and do there what `also` has to be ready for a visitor."""

        def prepare() -> "Session | None":
            also()
            return self._open_store()

        self._submit(self._worker, prepare, self._take, self._on_failed)

    def do(
        self,
        job: Job,
        done: Callable[[Any], None] = lambda _: None,
        failed: Callable[[LyssnaError], None] | None = None,
    ) -> None:
        """Run `job` on the worker; then, on the GUI thread, `done` or `failed`."""
        self._submit(self._worker, lambda: job(self._store), done, failed or self._on_failed)

    def run_errand(
        self, job: Job, done: Callable[[Any], None], failed: Callable[[LyssnaError], None]
    ) -> None:
        """Run a `job` that may take long beside the worker, with a store of its own."""
        self._submit(self._errands, lambda: job(self._opened_for_errands()), done, failed)

    def _opened_for_errands(self) -> "Store":
        from kiosk.store import Store

        if self._errand_store is None:
            self._errand_store = Store(self.home.database)
        return self._errand_store

    def do_with_session(
        self,
        job: Callable[["Store"], "Session | None"],
        done: Callable[[], None] = lambda: None,
        failed: Callable[[LyssnaError], None] | None = None,
    ) -> None:
        """Run `job`, which returns the session as it then is, and take that over."""

        def take(session: "Session | None") -> None:
            self._take(session)
            done()

        self.do(job, take, failed)

    def call_back(self, function: Callable[[], None]) -> None:
        """Run `function` on the GUI thread; may be called from the worker."""
        self._returned.emit(function)

    def finish(self) -> None:
        """Wait for what is under way; what it returns is delivered to nobody any more.

        What is asked for from then on is not done.
        """
        self._over = True  # what has come back already, and waits in Qt's queue, is delivered yet
        self._returned.disconnect(self._deliver)
        self._errands.shutdown(wait=True, cancel_futures=True)
        self._worker.shutdown(wait=True)

    def close(self) -> None:
        """Close the store, once `finish` has returned."""
        for store in (self._errand_store, self._store):
            if store is not None:
                store.close()

    def _open_store(self) -> "Session | None":
        from kiosk.pins import Gate
        from kiosk.stand import current_session
        from kiosk.store import Store
        from kiosk.wording import long_date

        for language in self.pack.campaign.languages:  # loads what words dates need
            long_date(self.clock.now(self.pack.campaign.timezone).date(), language)
        self._store = Store(self.home.database)
        self.gate = Gate(self._store, self.clock)
        return current_session(self._store)

    def _take(self, session: "Session | None") -> None:
        self.session = session
        self.sessionChanged.emit()

    def _on_failed(self, error: LyssnaError) -> None:
        self.failed.emit(error.text(self.pack.campaign.main_language))

    def _submit(
        self,
        worker: ThreadPoolExecutor,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[LyssnaError], None],
    ) -> None:
        if self._over:  # the program ends: a timer or an animation had something to ask yet
            return

        def returned(future: Future[Any]) -> None:
            error = future.exception()
            if error is None:
                self._returned.emit(partial(done, future.result()))
            elif isinstance(error, LyssnaError):
                log.note("not-done", code=error.code)
                self._returned.emit(partial(failed, error))
            else:
                self._returned.emit(
                    partial(sys.excepthook, type(error), error, error.__traceback__)
                )

        worker.submit(job).add_done_callback(returned)

    def _deliver(self, callback: Callable[[], None]) -> None:
        if not self._over:
            callback()
