"""Locks: who has an article open, so that two don't work on the same; they warn, and stop nobody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Who has an article open, and until when others are warned: ISO 8601, UTC."""

    reviewer: str
    expires_at: str


def take_lock(engine: Engine, article_id: str, reviewer: str, minutes: int = 10) -> Lock:
    """Take or prolong the lock, unless another reviewer has it; return the one that holds, whoever's it is."""
    raise NotImplementedError


def free_lock(engine: Engine, article_id: str, reviewer: str) -> None:
    """Free the lock if this reviewer has it."""
    raise NotImplementedError
