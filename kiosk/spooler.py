"""The system's spooler, CUPS: its queues, and its jobs.

A job is made before its document is given, so that its number is known, and can be kept, while
nothing can be printed yet. Every call ends within seconds, and none may be made on the GUI thread.
What the spooler says in words is not shown: it names hosts, and is not in staff's language.
"""

import os
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from urllib.parse import quote, urlsplit

from kiosk.errors import Fault
from kiosk.ipp import Answer, Attributes, NoAnswerError, Operation, Server, Tag, Value, ask
from kiosk.printer import PAPERS

_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
_HERE = "ipp://localhost/"
_PDF = (Tag.MIME, "application/pdf")
_NOT_FOUND = 0x0406  # client-error-not-found


class JobState(IntEnum):
    """How far a job is (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9

    @property
    def ended(self) -> bool:
        return self >= JobState.CANCELED


@dataclass(frozen=True)
class Job:
    """A job as the spooler has it."""

    state: JobState
    begun: bool  # whether the printer may have put something of it on paper
    incoming: bool  # whether its document has not come yet
    at_work: bool  # whether it is being sent, or waited for
    at_printer: bool  # whether the printer has all of it, and is only waited for


def server() -> Server:
    """Return the spooler that `CUPS_SERVER` names, as it does for CUPS, or this machine's."""
    named = os.environ.get("CUPS_SERVER", "")
    if named.startswith("/"):
        return Server(socket=Path(named))
    if named:
        place = urlsplit(f"//{named}")
        return Server(place.hostname or "localhost", place.port or 631)
    here = next((Path(file) for file in _SOCKETS if Path(file).exists()), None)
    return Server(socket=here)


def _uri(queue: str) -> str:
    return f"{_HERE}printers/{quote(queue, safe='')}"


def wanted(*names: str) -> dict[str, Value]:
    """Return the value that asks for nothing but these attributes."""
    return {"requested-attributes": (Tag.KEYWORD, list(names))}


def answers() -> bool:
    """Tell whether there is a spooler that answers at all."""
    try:
        ask(server(), Operation.GET_DEFAULT, _HERE, wanted("printer-name"))
    except NoAnswerError:
        return False
    return True


def queues() -> list[str]:
    """Return the names of the queues, the default one first; none without a spooler."""
    try:
        found = ask(server(), Operation.GET_PRINTERS, _HERE, wanted("printer-name"))
        default = ask(server(), Operation.GET_DEFAULT, _HERE, wanted("printer-name"))
    except NoAnswerError:
        return []
    names = sorted(str(one["printer-name"][0]) for one in found.groups if "printer-name" in one)
    first = default.first.get("printer-name", [""])[0]
    return sorted(names, key=lambda name: name != first)


def create(queue: str, title: str, copies: int, paper: str) -> int:
    """Make a job without a document; return its number. Raise Fault when that fails."""
    job: dict[str, Value] = {
        "copies": (Tag.INTEGER, copies),
        "print-scaling": (Tag.KEYWORD, "none"),
    }
    if PAPERS[paper]:
        job["media"] = (Tag.KEYWORD, PAPERS[paper])
    values: dict[str, Value] = {"job-name": (Tag.NAME, title)}
    made = _ask(Operation.CREATE_JOB, queue, values, job=job)
    number = made.first.get("job-id", [0])[0]
    if not isinstance(number, int) or number < 1:
        raise Fault("spooler-failed", retry=True)
    return number


def send(queue: str, number: int, pdf: bytes) -> None:
    """Give a job its document; raise Fault when the spooler does not take it."""
    values: dict[str, Value] = {"job-id": (Tag.INTEGER, number), "document-format": _PDF}
    values["last-document"] = (Tag.BOOLEAN, True)
    _ask(Operation.SEND_DOCUMENT, queue, values, data=pdf)


def cancel(queue: str, number: int) -> None:
    """Cancel a job; one that has ended already stays as it is. Raise Fault without a spooler."""
    _asked(Operation.CANCEL_JOB, queue, {"job-id": (Tag.INTEGER, number)})


def job(queue: str, number: int) -> Job | None:
    """Return a job; None when the spooler does not know it any more. Raise Fault without one."""
    names = ("job-state", "job-state-reasons", "job-printer-state-reasons", "time-at-processing")
    values: dict[str, Value] = {"job-id": (Tag.INTEGER, number), **wanted(*names)}
    answer = _asked(Operation.GET_JOB, queue, values)
    if answer.status == _NOT_FOUND:
        return None
    found = answer.first
    if "job-state" not in found:
        raise Fault("spooler-failed", retry=True)
    state = JobState(int(found["job-state"][0]))
    at_work = state in (JobState.PROCESSING, JobState.STOPPED)
    waited_for = "cups-waiting-for-job-completed" in found.get("job-printer-state-reasons", [])
    return Job(
        state,
        begun=isinstance(found.get("time-at-processing", [b""])[0], int),
        incoming="job-incoming" in found.get("job-state-reasons", []),
        at_work=at_work,
        at_printer=at_work and waited_for,
    )


def keeps_documents(queue: str) -> bool | None:
    """Tell whether the spooler still has the document of a job of ours that has ended.

    None where there is no such job. CUPS tells so, in `job-preserved`, to whoever gave the job;
    what it is configured to do only administrators may ask. Raise Fault without a spooler.
    """
    ended: dict[str, Value] = {
        "which-jobs": (Tag.KEYWORD, "completed"),
        "my-jobs": (Tag.BOOLEAN, True),
        **wanted("job-preserved"),
    }
    told = [
        value
        for found in _asked(Operation.GET_JOBS, queue, ended).groups
        for value in found.get("job-preserved", [])
    ]
    return any(told) if told else None


def _asked(operation: Operation, queue: str, values: dict[str, Value]) -> Answer:
    try:
        return ask(server(), operation, _uri(queue), values)
    except NoAnswerError:
        raise Fault("spooler-failed", retry=True) from None


def _ask(
    operation: Operation,
    queue: str,
    values: dict[str, Value],
    job: dict[str, Value] | None = None,
    data: bytes = b"",
) -> Answer:
    """Ask for something that must succeed; raise Fault when it does not."""
    try:
        answer = ask(server(), operation, _uri(queue), values, job=job, data=data, patience=10)
    except NoAnswerError:
        raise Fault("spooler-failed", retry=True) from None
    if not answer.good:
        raise Fault("spooler-failed", retry=True)
    return answer


def attributes(queue: str) -> Attributes:
    """Return how a queue is; raise Fault when there is none of that name, or no spooler."""
    names = ("printer-state", "printer-state-reasons", "device-uri", "media-supported")
    return _ask(Operation.GET_PRINTER, queue, wanted(*names)).first
