"""The place: what all pages of one server share, its store, accounts and sessions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, text
from starlette.requests import Request

from audit.accounts import Accounts
from audit.queue.names import Names
from audit.queue.progress import ProgressKept
from audit.safety.sessions import Sessions
from audit.settings import Settings
from pipelines.database import reading
from pipelines.decisions.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A server's store, who may work in it, and where decisions are written down beside it."""

    settings: Settings
    engine: Engine
    accounts: Accounts
    sessions: Sessions
    journal: Journal
    names: Names
    progress: ProgressKept

    def check(self) -> None:
        """Raise DatabaseError if the store can't be read."""
        with reading(self.engine) as connection:
            connection.execute(text("SELECT 1"))


def place_of(request: Request) -> Place:
    """The place that a request came to."""
    place: Place = request.app.state.place
    return place
