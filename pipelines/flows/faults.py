"""Faults that may pass, as a database that is gone for a while: after these a task is tried again, after others not.

A file that can't be read, a wrong password, a full disk, models that are missing or tables with faults are as wrong the
next time: a run says so at once. Pages that can't be fetched are no faults of a task: `pipelines/fetching/` tries them
again by itself, and later pulls do.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from typing import Any

from httpx import TransportError
from prefect.client.schemas.objects import State
from sqlalchemy.exc import DBAPIError, OperationalError

# Seconds until a task is tried again, each up to as much longer or shorter by chance, so that those of many workers
# don't come at the same moment. Together they outlast a server that is restarted: about two minutes.
BACK_OFF = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
JITTER = 0.5

# Of files and connections: interrupted or not ready, busy, of a network disk that went away, too many at once.
PASSING_NUMBERS = {
    *(errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EMFILE, errno.ENFILE),
    *(errno.ECONNREFUSED, errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE, errno.EHOSTUNREACH, errno.ENETUNREACH),
    *(errno.ENETDOWN, errno.ENETRESET, errno.EHOSTDOWN),
}
# Primary result codes of SQLite: busy, locked, an error of the disk, a race for a lock.
PASSING_OF_SQLITE = (5, 6, 10, 15)
# What states of PostgreSQL begin with: a connection that is gone, a server that stops or starts, too many connections,
# a deadlock or the like, a lock that others hold.
PASSING_STATES = ("08", "57P", "53300", "40", "55P03")
# What a server answers to a new connection that is not ready for it; its other answers last, as to a wrong password.
PASSING_ANSWERS = (
    "is starting up",
    "is shutting down",
    "in recovery mode",
    "too many clients",
    "terminating connection",
)


def is_worth_another_try(task: Any, task_run: Any, state: State[Any]) -> bool:
    """Whether Prefect is to try a task again that ended in this state."""
    return isinstance(state.data, BaseException) and may_pass(state.data)


def may_pass(error: BaseException) -> bool:
    """Whether trying again later may help against an error, or against what it came from."""
    return any(map(passes, causes(error)))


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, those of a group, and what they came from."""
    if error is None:
        return
    yield error
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from causes(one)
    yield from causes(error.__cause__ or error.__context__)


def passes(error: BaseException) -> bool:
    """Whether an error itself is one that may pass."""
    if isinstance(error, DBAPIError):
        return passes_in_database(error)
    if isinstance(error, OSError):
        return error.errno in PASSING_NUMBERS
    return isinstance(error, TransportError)


def passes_in_database(error: DBAPIError) -> bool:
    """Whether what a database fails at may be over in a while."""
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in PASSING_OF_SQLITE
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(PASSING_STATES)
    # Without a state it is a connection that broke or was not made; "FATAL" begins the server's answer to one.
    message = str(error.orig)
    is_answered = "FATAL" in message
    return isinstance(error, OperationalError) and (
        not is_answered or any(answer in message for answer in PASSING_ANSWERS)
    )
