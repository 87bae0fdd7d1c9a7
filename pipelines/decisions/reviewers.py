"""Reviewers: who may sign decisions, and with which token; the token itself is never kept.

A token has 256 random bits, so that its SHA-256 is as hard to guess as the token: nothing slower is needed.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from datetime import UTC, datetime

from sqlalchemy import Engine, select, update

from pipelines.database import reading, writing
from pipelines.schema import REVIEWERS
from pipelines.writes import put

# Longer names fit no page.
LONGEST_NAME = 60


def add_reviewer(engine: Engine, name: str) -> str:
    """Add a reviewer, or give one that is there a new token; return the token, which is shown this once.

    Raises ValueError for a name that can't be shown.
    """
    token = secrets.token_urlsafe(32)
    row = {"name": checked_name(name), "token_hash": hash_of(token), "added_at": datetime.now(UTC).isoformat()}
    with writing(engine) as connection:
        put(connection, REVIEWERS, [row])
    return token


def remove_reviewer(engine: Engine, name: str) -> bool:
    """Take a reviewer's token away; decisions stay. Return whether there was such a reviewer."""
    has_token = REVIEWERS.c.name == unicodedata.normalize("NFC", name), REVIEWERS.c.token_hash.is_not(None)
    with writing(engine) as connection:
        return connection.execute(update(REVIEWERS).where(*has_token).values(token_hash=None)).rowcount > 0


def reviewer_of(engine: Engine, token: str) -> str | None:
    """The name of the reviewer with this token."""
    with reading(engine) as connection:
        query = select(REVIEWERS.c.name).where(REVIEWERS.c.token_hash == hash_of(token))
        return connection.execute(query).scalar_one_or_none()


def reviewers(engine: Engine) -> list[str]:
    """The names of all reviewers with a token, in order."""
    query = select(REVIEWERS.c.name).where(REVIEWERS.c.token_hash.is_not(None)).order_by(REVIEWERS.c.name)
    with reading(engine) as connection:
        return list(connection.execute(query).scalars())


def checked_name(name: str) -> str:
    """The name as it is signed; raises ValueError."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError(f"found the name {name!r}, expected 1 to {LONGEST_NAME} characters that can be shown")
    return name


def hash_of(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
