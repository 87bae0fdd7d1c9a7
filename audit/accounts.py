"""Accounts: reviewers who log in with a key that was shown once, of which the store has only a hash."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select

from audit.safety.sessions import Session, new_session
from pipelines.database import reading
from pipelines.decisions.reviewers import reviewer_of
from pipelines.schema import REVIEWERS


@dataclass(frozen=True, slots=True)
class Accounts:
    """The reviewers of a store; `local` is who works without an account, where that is allowed."""

    engine: Engine
    local: str | None

    def known(self, session: Session | None) -> Session:
        """The session, if its reviewer may work here, or if nobody can without an account; or else a new one."""
        if session is None:
            return new_session(self.local)
        if session.mark is None:
            return session if session.reviewer == self.local else new_session(self.local)
        is_current = session.reviewer is not None and session.mark == self.mark_of(session.reviewer)
        return session if is_current else new_session(self.local)

    def session_for(self, key: str) -> Session | None:
        """A new session of the reviewer whose key this is; None where it is nobody's."""
        reviewer = reviewer_of(self.engine, key.strip())
        return new_session(reviewer, self.mark_of(reviewer)) if reviewer else None

    def mark_of(self, reviewer: str) -> str | None:
        """What tells the key of a reviewer from older ones: the beginning of its hash; None for one without a key."""
        with reading(self.engine) as connection:
            query = select(REVIEWERS.c.token_hash).where(REVIEWERS.c.name == reviewer)
            token_hash: str | None = connection.execute(query).scalar()
        return token_hash[:16] if token_hash else None
