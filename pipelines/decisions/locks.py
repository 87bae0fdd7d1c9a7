"""Locks: who has an article open, so that two don't work on the same; they warn, and stop nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, select

from pipelines.database import writing
from pipelines.schema import LOCKS
from pipelines.writes import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Who has an article open, and until when others are warned: ISO 8601, UTC."""

    reviewer: str
    expires_at: str


def take_lock(engine: Engine, article_id: str, reviewer: str, minutes: float = 10) -> Lock:
    """Take or prolong the lock, unless another reviewer has it; return the one that holds, whoever's it is."""
    now = datetime.now(UTC)
    with writing(engine) as connection:
        there = lock_of(connection, article_id)
        if there and there.reviewer != reviewer:
            return there
        lock = Lock(reviewer=reviewer, expires_at=(now + timedelta(minutes=minutes)).isoformat())
        taken = {"article_id": article_id, "reviewer": reviewer, "taken_at": now.isoformat()}
        put(connection, LOCKS, [{**taken, "expires_at": lock.expires_at}])
    return lock


def free_lock(engine: Engine, article_id: str, reviewer: str) -> None:
    """Free the lock if this reviewer has it."""
    with writing(engine) as connection:
        connection.execute(delete(LOCKS).where(LOCKS.c.article_id == article_id, LOCKS.c.reviewer == reviewer))


def lock_of(connection: Connection, article_id: str) -> Lock | None:
    """The lock that holds on an article now."""
    query = select(LOCKS.c.reviewer, LOCKS.c.expires_at).where(LOCKS.c.article_id == article_id)
    found = connection.execute(query).first()
    if found is None or datetime.fromisoformat(found.expires_at) <= datetime.now(UTC):
        return None
    return Lock(reviewer=found.reviewer, expires_at=found.expires_at)
