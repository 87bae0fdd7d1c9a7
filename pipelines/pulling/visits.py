"""Visits: what a pull is to fetch, and what became of it, written to the ledger a batch at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Engine, and_, delete, func, insert, select, update

from extractors.addresses import canonical_url
from pipelines.fetching.pages import Validators
from pipelines.periods import ALWAYS, Period
from pipelines.pulling.ledger import FINISHED, PAGES, PULLS, VISITS, Row
from pipelines.pulling.outcomes import Outcome
from pipelines.sources.listing import Listed
from pipelines.sources.settings import Source
from pipelines.writes import add_missing

# Visits that are read from the ledger at once.
VISITS_AT_ONCE = 500

NOT_VISITED: Row = {"outcome": None, "visited_at": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What earlier visits found at an address."""

    source: str
    outcome: Outcome
    reason: str | None
    validators: Validators
    body_digest: str | None
    text_digest: str | None
    article_id: str | None
    first_seen: str
    last_seen: str
    failed_since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that a pull of a source is to fetch."""

    pull_id: str
    pull_began: str  # UTC
    source: str
    url: str
    known: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A pull of a source, begun now or gone on with."""

    pull_id: str
    source: str
    started_at: str
    is_listed: bool

    def visit(self, url: str, known: Known | None = None) -> Visit:
        """The visit of an address in this pull."""
        return Visit(pull_id=self.pull_id, pull_began=self.started_at, source=self.source, url=url, known=known)


def begin_pull(ledger: Engine, source: str) -> Pull:
    """The pull of this source that was not finished, or else a new one."""
    with ledger.begin() as connection:
        unfinished = and_(PULLS.c.source == source, PULLS.c.finished_at.is_(None))
        row = connection.execute(select(PULLS).where(unfinished).order_by(PULLS.c.started_at)).first()
        if row:
            return Pull(
                pull_id=row.pull_id, source=source, started_at=row.started_at, is_listed=row.listed_at is not None
            )
        moment = datetime.now(UTC)
        pull = Pull(
            # In the order in which pulls begin, several in a second too.
            pull_id=f"{moment.isoformat(timespec='microseconds')}-{uuid.uuid4().hex[:8]}",
            source=source,
            started_at=moment.isoformat(timespec="seconds"),
            is_listed=False,
        )
        row_of_pull = {"pull_id": pull.pull_id, "source": source, "started_at": pull.started_at}
        connection.execute(insert(PULLS), [row_of_pull])
    return pull


def add_listed(ledger: Engine, pull: Pull, items: Iterable[Listed], period: Period = ALWAYS) -> None:
    """Write down addresses to visit, each once in a pull however often it is named.

    Those which their source says were not published in the period are not to be visited.
    """
    moment = now()
    rows = [
        {
            "pull_id": pull.pull_id,
            "url": (url := canonical_url(item.url)),
            "host": host_of(url),
            "title": item.title,
            "published_at": item.published_at,
            **({"outcome": "outside", "visited_at": moment} if is_outside(item, period) else NOT_VISITED),
        }
        for item in items
    ]
    with ledger.begin() as connection:
        add_missing(connection, VISITS, rows)


def is_outside(item: Listed, period: Period) -> bool:
    """Whether a source says that an address was published on a day that the pull is not about."""
    return item.published_at is not None and not period.has(item.published_at)


def add_failed_before(ledger: Engine, pull: Pull, source: Source) -> None:
    """Write down the addresses whose last visits failed and may not any more, though the source has forgotten them."""
    since = now(-timedelta(days=source.retry_days))
    failing = and_(PAGES.c.source == source.name, PAGES.c.failed_since >= since)
    with ledger.begin() as connection:
        urls = connection.execute(select(PAGES.c.url).where(failing)).scalars()
        rows = [{"pull_id": pull.pull_id, "url": url, "host": host_of(url), "carried": 1} for url in urls]
        add_missing(connection, VISITS, rows)


def mark_shared(ledger: Engine, pulls: Sequence[Pull]) -> None:
    """Write down that an address which several sources name is visited for the first of them alone."""
    ids = [pull.pull_id for pull in pulls]
    other = VISITS.alias()
    first = select(other.c.url).where(
        other.c.pull_id.in_(ids), other.c.url == VISITS.c.url, other.c.pull_id < VISITS.c.pull_id
    )
    values = {"outcome": "duplicate", "reason": "visited for another source", "visited_at": now()}
    with ledger.begin() as connection:
        connection.execute(update(VISITS).where(to_make(pulls), first.exists()).values(values))


def begin_listing(ledger: Engine, pull: Pull) -> None:
    """Forget which parts of the source could not be read when its listing was begun before."""
    unlisted = and_(VISITS.c.pull_id == pull.pull_id, VISITS.c.outcome == "unlisted")
    with ledger.begin() as connection:
        connection.execute(delete(VISITS).where(unlisted))


def visit_of(ledger: Engine, pull: Pull, url: str) -> Visit | None:
    """The visit of a page that its source holds itself; None when this pull has made it already."""
    columns = [column.label(f"known_{column.name}") for column in PAGES.columns]
    made = and_(VISITS.c.pull_id == pull.pull_id, VISITS.c.url == url, VISITS.c.outcome.is_not(None))
    with ledger.connect() as connection:
        if connection.execute(select(VISITS.c.url).where(made)).first():
            return None
        row = connection.execute(select(*columns).where(PAGES.c.url == url)).mappings().first()
    return pull.visit(url, known_of(dict(row)) if row else None)


def is_finished(ledger: Engine, source: str, part: str) -> bool:
    """Whether a part of a source that never changes was read to its end."""
    query = select(FINISHED.c.part).where(FINISHED.c.source == source, FINISHED.c.part == part)
    with ledger.connect() as connection:
        return connection.execute(query).first() is not None


def add_finished(ledger: Engine, source: str, part: str) -> None:
    """Write down that all pages of a part of a source are written down."""
    with ledger.begin() as connection:
        add_missing(connection, FINISHED, [{"source": source, "part": part}])


def listing_done(ledger: Engine, pull: Pull) -> None:
    """Write down that all that the source names is written down."""
    with ledger.begin() as connection:
        connection.execute(update(PULLS).where(PULLS.c.pull_id == pull.pull_id).values(listed_at=now()))


def finish_pull(ledger: Engine, pull: Pull) -> None:
    """Write down that every visit of a pull has an outcome."""
    with ledger.begin() as connection:
        connection.execute(update(PULLS).where(PULLS.c.pull_id == pull.pull_id).values(finished_at=now()))


def hosts_to_visit(ledger: Engine, pulls: Sequence[Pull]) -> dict[str, int]:
    """The hosts with visits to make in these pulls, and how many."""
    query = select(VISITS.c.host, func.count().label("visits")).where(to_make(pulls)).group_by(VISITS.c.host)
    with ledger.connect() as connection:
        return {row.host: row.visits for row in connection.execute(query)}


def visits_to_make(ledger: Engine, pulls: Sequence[Pull], host: str) -> Iterator[Visit]:
    """Yield the visits that are still to be made at a host, in order of their addresses; holds few at once."""
    by_id = {pull.pull_id: pull for pull in pulls}
    after = ("", "")
    while rows := some_visits(ledger, pulls, host, after):
        for row in rows:
            yield by_id[row["pull_id"]].visit(row["url"], known_of(row))
        after = (rows[-1]["pull_id"], rows[-1]["url"])


def some_visits(ledger: Engine, pulls: Sequence[Pull], host: str, after: tuple[str, str]) -> list[Row]:
    """The next visits to make with what is known of their addresses."""
    pull_id, url = after
    later = (VISITS.c.pull_id > pull_id) | ((VISITS.c.pull_id == pull_id) & (VISITS.c.url > url))
    columns = [column.label(f"known_{column.name}") for column in PAGES.columns]
    query = (
        select(VISITS.c.pull_id, VISITS.c.url, *columns)
        .join(PAGES, PAGES.c.url == VISITS.c.url, isouter=True)
        .where(to_make(pulls), VISITS.c.host == host, later)
        .order_by(VISITS.c.pull_id, VISITS.c.url)
        .limit(VISITS_AT_ONCE)
    )
    with ledger.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def to_make(pulls: Sequence[Pull]) -> ColumnElement[bool]:
    """The condition that a visit of these pulls has no outcome yet."""
    return and_(VISITS.c.pull_id.in_([pull.pull_id for pull in pulls]), VISITS.c.outcome.is_(None))


def known_of(row: Row) -> Known | None:
    """What is known of the address of a visit."""
    if row["known_url"] is None:
        return None
    return Known(
        source=row["known_source"],
        outcome=row["known_outcome"],
        reason=row["known_reason"],
        validators=Validators(etag=row["known_etag"], last_modified=row["known_last_modified"]),
        body_digest=row["known_body_digest"],
        text_digest=row["known_text_digest"],
        article_id=row["known_article_id"],
        first_seen=row["known_first_seen"],
        last_seen=row["known_last_seen"],
        failed_since=row["known_failed_since"],
    )


def host_of(url: str) -> str:
    """The host of an address with its port; none for a file."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def now(change: timedelta = timedelta(0)) -> str:
    """This moment in UTC to the second, or one so much later."""
    return (datetime.now(UTC) + change).isoformat(timespec="seconds")
