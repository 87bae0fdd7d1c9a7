"""Serving: one process that answers at one address, and refuses to be reachable by strangers."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getuser
from socket import socket
from typing import Any

import uvicorn
from sqlalchemy import Engine, event, select

from audit.accounts import Accounts
from audit.application import make_application
from audit.place import Place
from audit.queue.names import Names
from audit.queue.progress import ProgressKept
from audit.safety.sessions import Sessions
from audit.settings import ANY_ADDRESS, AuditError, Settings
from pipelines.database import reading, shown_url
from pipelines.decisions.journal import Journal
from pipelines.decisions.reviewers import reviewers
from pipelines.decisions.taking_in import take_in
from pipelines.queueing.refresh import fill_queue
from pipelines.schema import ARTICLES
from pipelines.store import open_store

# KiB of an SQLite file that a connection holds in memory.
CACHE = 64 * 1024
# Seconds that a decision waits for another writer, as a run is; the page sends it again.
PATIENCE = 15
# Seconds that requests which have begun are given when the server is stopped.
SHUTDOWN = 10


@contextmanager
def opened_place(settings: Settings) -> Iterator[Place]:
    """The place of these settings; raises AuditError where strangers would reach it, or where there is nothing."""
    engine = open_store(settings.database, cache=CACHE)
    try:
        prepare(engine)
        names = reviewers(engine)
        check_reach(settings, names)
        check_articles(engine)
        journal = Journal(settings.journal)
        take_in(engine, journal.read())
        fill_queue(engine)
        yield Place(
            settings=settings,
            engine=engine,
            accounts=Accounts(engine, local_reviewer(settings, names)),
            sessions=Sessions(settings),
            journal=journal,
            names=Names(engine),
            progress=ProgressKept(engine),
        )
    finally:
        engine.dispose()


def check_reach(settings: Settings, names: list[str]) -> None:
    """Raise AuditError if others than this machine reach the page, and nobody has an account."""
    if settings.is_local:
        return
    if not names:
        raise AuditError(
            f"{settings.address} can be reached from other machines, and no reviewer has an account: "
            "congbao audit reviewers add NAME, or leave out --host and --address to serve this machine alone"
        )
    if settings.public is None and settings.host in ANY_ADDRESS:
        raise AuditError(f"by which address do browsers reach {settings.host}? --address http://audit.example.vn:8710")


def local_reviewer(settings: Settings, names: list[str]) -> str | None:
    """Who works without an account: who is named, or else, where nobody has one, whoever started the server."""
    if not settings.is_local:
        return None
    return settings.reviewer or (None if names else user_name())


def user_name() -> str:
    """The name of whoever started the program."""
    try:
        return getuser()
    except (KeyError, OSError):  # a container may have a user without a name
        return "editor"


def check_articles(engine: Engine) -> None:
    """Raise AuditError if the store has no article."""
    with reading(engine) as connection:
        if connection.execute(select(ARTICLES.c.article_id).limit(1)).first() is None:
            raise AuditError(f"{shown_url(engine)} has no articles yet: congbao run (or make run) reads some into it")


def prepare(engine: Engine) -> None:
    """Have SQLite wait until the disk has what is written, so that a decision that was answered outlasts the power.

    Nor does it wait for other writers longer than browsers do.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "checkout")
    def write_through(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")


def serve(place: Place, announce: Callable[[str], None], *, opens_browser: bool) -> None:
    """Answer requests until the program is stopped (Ctrl-C, SIGTERM); requests that have begun are answered first."""
    settings = place.settings
    config = uvicorn.Config(
        make_application(place),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=None,
        server_header=False,
        # Only a proxy on this machine may say whose requests it passes on.
        proxy_headers=settings.public is not None,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_graceful_shutdown=SHUTDOWN,
    )
    Server(config, settings, announce, opens_browser=opens_browser).run()


class Server(uvicorn.Server):
    """A server that tells its address once it answers there."""

    def __init__(
        self, config: uvicorn.Config, settings: Settings, announce: Callable[[str], None], *, opens_browser: bool
    ) -> None:
        super().__init__(config)
        self.address = settings.address
        self.announce = announce
        self.opens_browser = opens_browser

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announce(f"The page is at {self.address} (stop it with Ctrl-C)")
            if self.opens_browser:
                webbrowser.open(self.address)
