"""Recording: what became of visits, and which articles and versions they gave, in one transaction a batch."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Engine, func, insert, select, update

from extractors.records import Article, content_id
from pipelines.fetching.pages import Validators
from pipelines.pulling.ledger import ARTICLES, BANDS, PAGES, VERSIONS, VISITS, Row
from pipelines.pulling.outcomes import Outcome
from pipelines.pulling.reading import Read
from pipelines.pulling.stories import ALIKE, DAYS_OF_A_STORY, HARDLY_ALIKE, bands, likeness
from pipelines.pulling.visits import Visit, host_of, now
from pipelines.writes import add_missing, put

# Failures that may be over at the next pull; the others last until the page itself is another.
PASSING = {
    *("no such host", "connection failed", "TLS failed", "timed out", "too slow", "garbled answer", "cut short"),
    *("robots.txt unreachable", "too many requests", "asked to wait too long", "server error"),
    *("damaged body", "empty body"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What became of a visit. `read` is there when bytes came that were not known."""

    visit: Visit
    outcome: Outcome
    reason: str | None = None
    found: str | None = None
    expected: str | None = None
    fetched: bool = False
    validators: Validators | None = None  # of an answer
    read: Read | None = None
    article_id: str | None = None


class Recorder:
    """Writes visits down in batches: those that come while a batch is written are the next one."""

    def __init__(self, ledger: Engine) -> None:
        self.ledger = ledger
        self.waiting: list[tuple[Visited, asyncio.Future[Visited]]] = []
        self.writing = asyncio.Lock()

    async def record(self, visited: Visited) -> Visited:
        """The visit as it was settled, when it is written down; raises what the database raises."""
        settled: asyncio.Future[Visited] = asyncio.get_running_loop().create_future()
        self.waiting.append((visited, settled))
        async with self.writing:
            if not settled.done():
                await self._write()
        return settled.result()

    async def _write(self) -> None:
        batch, self.waiting = self.waiting, []
        try:
            results = await asyncio.to_thread(record, self.ledger, [visited for visited, _ in batch])
        except Exception as error:
            for _, settled in batch:
                settled.set_exception(error)
            return
        for (_, settled), result in zip(batch, results, strict=True):
            settled.set_result(result)


def record(ledger: Engine, batch: Sequence[Visited]) -> list[Visited]:
    """Write down what became of visits, and return them with the outcomes that only the ledger could tell."""
    settled: list[Visited] = []
    waiting: list[Visited] = []  # settled, and not written yet
    with ledger.begin() as connection:
        for visited in batch:
            if visited.read and visited.read.own_id:
                # Whether another line has the same id is asked of what is written.
                write_visits(connection, waiting)
                waiting = []
            waiting.append(settle(connection, visited))
            settled.append(waiting[-1])
        write_visits(connection, waiting)
    return settled


def write_visits(connection: Connection, visits: Sequence[Visited]) -> None:
    """Write down visits that are settled, and what is known of their addresses."""
    by_columns: dict[tuple[str, ...], list[Row]] = {}
    for visited in visits:
        if visited.outcome != "unlisted":
            row = page_row(visited)
            by_columns.setdefault(tuple(row), []).append(row)
    for rows in by_columns.values():
        put(connection, PAGES, rows)
    put(connection, VISITS, [visit_row(visited) for visited in visits])


def settle(connection: Connection, visited: Visited) -> Visited:
    """The visit with its outcome, after its article was written down."""
    read = visited.read
    if read is None or read.article is None or read.outcome == "unchanged":
        known = visited.visit.known
        return visited if visited.article_id or not known else replace(visited, article_id=known.article_id)
    article = read.article
    earlier = article_row(connection, article.id)
    if earlier is None:
        return settle_new(connection, visited, article)
    came_before = is_known_as(visited, article.id)
    if read.text_digest == newest_text(connection, article.id):
        same = came_before or (read.own_id and not is_elsewhere(connection, visited.visit, article.id))
        return replace(visited, outcome="unchanged" if same else "duplicate", article_id=article.id)
    if came_before:
        return settle_changed(connection, visited, article)
    if read.own_id:
        if is_elsewhere(connection, visited.visit, article.id):
            expected = "an id for each article; the first is kept"
            return replace(visited, outcome="failed", reason="id used before", found=article.id, expected=expected)
        return settle_changed(connection, visited, article)
    if likeness(earlier["signature"], read.signature) >= HARDLY_ALIKE:
        if article.url == visited.visit.url:
            return settle_changed(connection, visited, article)
        return replace(visited, outcome="duplicate", article_id=article.id)
    # All pages of some sites say to be one and the same; what their words don't bear out is not believed.
    own_id = content_id("page", visited.visit.url)
    if article.id == own_id:
        return settle_changed(connection, visited, article)
    own = replace(article, id=own_id, url=visited.visit.url)
    return settle(connection, replace(visited, read=replace(read, article=own)))


def settle_new(connection: Connection, visited: Visited, article: Article) -> Visited:
    """The visit that found a new article, which is written down with the story it tells."""
    assert visited.read
    story_id = story_of(connection, article, visited.read.signature) or article.id
    row = {
        "article_id": article.id,
        "story_id": story_id,
        "url": article.url,
        "published_at": article.published_at,
        "signature": visited.read.signature,
        "first_seen": now(),
    }
    connection.execute(insert(ARTICLES), [row])
    keys = dict.fromkeys(bands(visited.read.signature))
    add_missing(connection, BANDS, [{"band": key, "article_id": article.id} for key in keys])
    add_version(connection, visited, article, 1)
    outcome: Outcome = "new" if story_id == article.id else "duplicate"
    return replace(visited, outcome=outcome, article_id=article.id)


def settle_changed(connection: Connection, visited: Visited, article: Article) -> Visited:
    """The visit that found an article changed, whose new version is written down."""
    assert visited.read
    newest = connection.execute(
        select(func.max(VERSIONS.c.version)).where(VERSIONS.c.article_id == article.id)
    ).scalar_one()
    add_version(connection, visited, article, newest + 1)
    connection.execute(
        update(ARTICLES).where(ARTICLES.c.article_id == article.id).values(signature=visited.read.signature)
    )
    return replace(visited, outcome="changed", article_id=article.id)


def add_version(connection: Connection, visited: Visited, article: Article, version: int) -> None:
    """Write down a version of an article."""
    assert visited.read
    row = {
        "article_id": article.id,
        "version": version,
        "raw_key": visited.read.raw_key,
        "url": visited.visit.url,
        "source": visited.visit.source,
        "title": article.title,
        "language": article.language,
        "published_at": article.published_at,
        "text_digest": visited.read.text_digest,
        "characters": len(article.text),
        "seen_at": now(),
    }
    connection.execute(insert(VERSIONS), [row])


def story_of(connection: Connection, article: Article, signature: bytes) -> str | None:
    """The story that an article tells, if another told it at about the same time: that of the one most alike."""
    sharing = select(BANDS.c.article_id).where(BANDS.c.band.in_(bands(signature))).distinct()
    query = select(ARTICLES).where(ARTICLES.c.article_id.in_(sharing)).order_by(ARTICLES.c.first_seen)
    best, best_likeness = None, ALIKE
    for row in connection.execute(query).mappings():
        alike = likeness(row["signature"], signature)
        if alike >= best_likeness and is_near(row["published_at"], article.published_at):
            best, best_likeness = row["story_id"], alike
    return best


def is_near(one: str | None, other: str | None) -> bool:
    """Whether two times of publication may be those of one story; an unknown one may."""
    if not one or not other:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= DAYS_OF_A_STORY


def is_elsewhere(connection: Connection, visit: Visit, article_id: str) -> bool:
    """Whether another line or file gave this article in the same pull."""
    others = (PAGES.c.article_id == article_id) & (PAGES.c.url != visit.url) & (PAGES.c.last_seen >= visit.pull_began)
    return connection.execute(select(PAGES.c.url).where(others).limit(1)).first() is not None


def is_known_as(visited: Visited, article_id: str) -> bool:
    """Whether the address gave this article before."""
    return visited.visit.known is not None and visited.visit.known.article_id == article_id


def article_row(connection: Connection, article_id: str) -> Row | None:
    """What is known of an article."""
    row = connection.execute(select(ARTICLES).where(ARTICLES.c.article_id == article_id)).mappings().first()
    return dict(row) if row else None


def newest_text(connection: Connection, article_id: str) -> str | None:
    """The digest of an article's newest version."""
    query = select(VERSIONS.c.text_digest).where(VERSIONS.c.article_id == article_id)
    return connection.execute(query.order_by(VERSIONS.c.version.desc()).limit(1)).scalar()


def page_row(visited: Visited) -> Row:
    """What is known of an address after a visit; columns that it leaves out stay as they are."""
    moment = now()
    known = visited.visit.known
    row: Row = {"url": visited.visit.url, "source": visited.visit.source}
    if known is None:
        row |= {"first_seen": moment, "outcome": visited.outcome, "reason": visited.reason}
    else:
        row |= {"source": known.source, "first_seen": known.first_seen}
        row |= {"outcome": known.outcome, "reason": known.reason}
    row["last_seen"] = moment
    if visited.outcome == "failed" and visited.read is None:
        began = known.failed_since if known else None
        return row | {"failed_since": (began or moment) if visited.reason in PASSING else None}
    row["failed_since"] = None
    if visited.validators:
        row |= {"etag": visited.validators.etag, "last_modified": visited.validators.last_modified}
    if visited.read and visited.read.outcome == "unchanged":
        row["body_digest"] = visited.read.body_digest
    elif visited.read:
        row |= {
            "outcome": visited.outcome,
            "reason": visited.reason,
            "body_digest": visited.read.body_digest,
            "text_digest": visited.read.text_digest,
            "article_id": visited.article_id,
        }
        if visited.read.raw_key:
            row["raw_key"] = visited.read.raw_key
    return row


def visit_row(visited: Visited) -> Row:
    """The outcome of a visit; what its source said of the address stays as it is."""
    visit = visited.visit
    return {
        "pull_id": visit.pull_id,
        "url": visit.url,
        "host": host_of(visit.url),
        "outcome": visited.outcome,
        "reason": visited.reason,
        "found": visited.found,
        "expected": visited.expected,
        "fetched": int(visited.fetched),
        "article_id": visited.article_id,
        "visited_at": now(),
    }
