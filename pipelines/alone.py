"""Alone: one run at a time writes to a store, and one pull to a ledger; another one is refused, and told who is there.

Whatever ends a process ends its right to be alone. What editors decide, and tables that are published, are no runs.
"""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from pipelines.database import plain_errors, shown_url

Doing: TypeAlias = Literal["run", "pull"]

# Advisory locks of a PostgreSQL database; any numbers that others don't take.
NUMBERS: dict[Doing, int] = {"run": 0xC096BA1, "pull": 0xC096BA2}

WHO_HOLDS = text("""
    SELECT coalesce(host(client_addr), 'a socket'), to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
    FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND objid = :number
      AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")


class BusyError(Exception):
    """A database to which another process does what only one may; the message says which, and what to do."""


@contextmanager
def alone(engine: Engine, doing: Doing) -> Iterator[None]:
    """Be the only one that does this to a database; raises BusyError at once when another does."""
    holding = file_lock if engine.dialect.name == "sqlite" else advisory_lock
    with holding(engine, doing):
        yield


@contextmanager
def file_lock(engine: Engine, doing: Doing) -> Iterator[None]:
    """Hold the lock of a file beside an SQLite file, which says who holds it."""
    database = Path(str(engine.url.database))
    with database.with_name(f".{database.name}.{doing}").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise busy(engine, doing, file.read().strip()) from None
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        file.flush()
        yield


@contextmanager
def advisory_lock(engine: Engine, doing: Doing) -> Iterator[None]:
    """Hold an advisory lock of a PostgreSQL database, through a connection of its own.

    Should the server be restarted meanwhile, the lock is gone, and the work goes on: transactions keep writers apart,
    and what two runs do twice comes out the same.
    """
    values = {"number": NUMBERS[doing]}
    connection = lock_connection(engine)
    try:
        with plain_errors(engine, "locked"):
            if not connection.execute(text("SELECT pg_try_advisory_lock(:number)"), values).scalar():
                who = connection.execute(WHO_HOLDS, values).first()
                raise busy(engine, doing, f"from {who[0]}, since {who[1]} UTC" if who else "")
        yield
    finally:
        # To the pool it must not go back: the lock is that of the connection.
        with suppress(DBAPIError):
            connection.invalidate()
            connection.close()


def lock_connection(engine: Engine) -> Connection:
    """A connection that holds no transaction open."""
    with plain_errors(engine, "opened"):
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def busy(engine: Engine, doing: Doing, who: str) -> BusyError:
    """The error that another process is at work."""
    told = f" ({who})" if who else ""
    return BusyError(f"another {doing} is writing to {shown_url(engine)}{told}: wait until it is done, or stop it")
