"""Faults that may pass are told from those that don't, as real databases and files have them."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text

from pipelines.database import DatabaseError, open_engine, reading, writing
from pipelines.flows.faults import may_pass
from pipelines.publishing.publish import PublishError
from tests.postgresql import Server


def error_of(url: str) -> BaseException:
    """Why a database can't be read."""
    engine = open_engine(url)
    with pytest.raises(DatabaseError) as caught, reading(engine):
        pytest.fail("it can be read")
    engine.dispose()
    return caught.value


def test_database_that_another_writes_to_for_too_long_may_be_free_later(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        connection.rollback()
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Exception, match="locked") as caught:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            other.rollback()
        other.close()
    engine.dispose()
    assert may_pass(caught.value)


def test_file_that_is_no_database_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("Đây không phải cơ sở dữ liệu. " * 99)
    engine = open_engine(f"sqlite:///{path}")
    with pytest.raises(DatabaseError) as caught, writing(engine):
        pytest.fail("it can be written")
    engine.dispose()
    assert not may_pass(caught.value)


def test_server_that_is_not_there_may_come() -> None:
    assert may_pass(error_of("postgresql+psycopg://nobody@127.0.0.1:9/none"))


def test_wrong_password_and_missing_database_stay_wrong(postgresql: Server) -> None:
    user = postgresql.user_with_password("right")
    url = create_engine(postgresql.url()).url
    assert not may_pass(error_of(url.set(username=user, password="wrong").render_as_string(hide_password=False)))
    assert not may_pass(error_of(url.set(database="none").render_as_string(hide_password=False)))


def test_connection_that_the_server_ends_may_be_made_again(postgresql: Server) -> None:
    engine = open_engine(postgresql.new_database())
    with pytest.raises(DatabaseError) as caught, reading(engine) as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    engine.dispose()
    assert may_pass(caught.value)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (OSError(errno.EBUSY, "busy"), True),
        (ConnectionResetError(errno.ECONNRESET, "reset"), True),
        (httpx.ConnectError("refused"), True),
        (OSError(errno.ENOSPC, "no space left"), False),
        (FileNotFoundError(errno.ENOENT, "not there"), False),
        (PermissionError(errno.EACCES, "not allowed"), False),
        (TimeoutError("a task that took too long"), False),
        (ValueError("a mistake"), False),
        (ExceptionGroup("several", [ValueError("a mistake"), OSError(errno.EIO, "disk")]), True),
    ],
)
def test_other_faults(error: Exception, passes: bool) -> None:
    assert may_pass(error) is passes


def test_what_an_error_came_from_counts() -> None:
    with pytest.raises(PublishError) as caught:
        fail_to_publish()
    assert may_pass(caught.value)


def fail_to_publish() -> None:
    try:
        raise OSError(errno.ESTALE, "stale")
    except OSError:
        raise PublishError("no snapshot written") from None
