"""Versions: the articles that were pulled, as they are now and as they were, read again from the raw store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine, func, select

from extractors.addresses import canonical_url
from extractors.records import Article
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.periods import ALWAYS, Period
from pipelines.pulling.ledger import ARTICLES, VERSIONS, Row
from pipelines.pulling.raw import RawStore, RawStoreError
from pipelines.pulling.reading import article_of, request_for
from pipelines.rows import Document
from pipelines.sources.settings import SourceSettings, SourcesFile

# Versions whose rows are read from the ledger at once.
ROWS_AT_ONCE = 500

# The fewest digits of an article's id that may stand for it.
SHORTEST_ID = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An article as it was from `seen_at` on."""

    number: int  # 1, 2, …
    seen_at: str  # UTC
    source: str
    document: str  # its file in the raw store
    article: Article


class ArticleError(Exception):
    """A name of an article that names none, or several; or one whose pages can't be read."""


def newest_documents(
    ledger: Engine, settings: SourcesFile, known: Callable[[Sequence[str]], set[str]], period: Period = ALWAYS
) -> Iterator[Document | Failure]:
    """Yield the newest version of each article, in order of their ids, and a failure for one that can't be read.

    Those whose files are `known`, which is asked of some hundred at once, are left out, and so are those that were not
    published, or else fetched, in the period.
    """
    raw = RawStore(settings.raw)
    sources = {source.name: source for source in settings.sources}
    after = ""
    while rows := newest_rows(ledger, after):
        there = known([raw.document(row["raw_key"]) for row in rows])
        for row in rows:
            of_period = period.has(row["published_at"], row["seen_at"])
            if of_period and raw.document(row["raw_key"]) not in there:
                yield read_document(raw, row, sources)
        after = rows[-1]["article_id"]


def newest_rows(ledger: Engine, after: str) -> list[Row]:
    """The newest versions of the next articles, each with the story of its article."""
    newest = (
        select(VERSIONS.c.article_id, func.max(VERSIONS.c.version).label("version"))
        .where(VERSIONS.c.article_id > after)
        .group_by(VERSIONS.c.article_id)
        .order_by(VERSIONS.c.article_id)
        .limit(ROWS_AT_ONCE)
        .subquery()
    )
    query = (
        select(VERSIONS, ARTICLES.c.story_id)
        .join(newest, (newest.c.article_id == VERSIONS.c.article_id) & (newest.c.version == VERSIONS.c.version))
        .join(ARTICLES, ARTICLES.c.article_id == VERSIONS.c.article_id)
        .order_by(VERSIONS.c.article_id)
    )
    with ledger.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def read_document(raw: RawStore, row: Row, sources: Mapping[str, SourceSettings]) -> Document | Failure:
    """The article of a version, with its file as its origin."""
    origin = Origin(document=raw.document(row["raw_key"]))
    try:
        return Document(
            article=read_version(raw, row, sources),
            origin=origin,
            story_id=row["story_id"],
            version=row["version"],
            retrieved_at=row["seen_at"],
        )
    except UnreadableError as error:
        return replace(error.at(origin), article_id=row["article_id"])
    except RawStoreError as error:
        return Failure(
            origin=origin, stage="read", reason="damaged file", found=str(error), article_id=row["article_id"]
        )


def read_version(raw: RawStore, row: Row, sources: Mapping[str, SourceSettings]) -> Article:
    """The article of a version; raises RawStoreError, and UnreadableError where cleaning has changed its mind."""
    source = sources.get(row["source"]) or SourceSettings(name=row["source"])
    article = article_of(request_for(raw.read(row["raw_key"]), source))
    return replace(article, id=row["article_id"])


def versions_of(ledger: Engine, settings: SourcesFile, name: str) -> list[Version]:
    """All versions of the article with this id, beginning of an id, or address, the oldest first.

    Raises ArticleError.
    """
    raw = RawStore(settings.raw)
    sources = {source.name: source for source in settings.sources}
    query = select(VERSIONS).where(VERSIONS.c.article_id == find_article(ledger, name)).order_by(VERSIONS.c.version)
    with ledger.connect() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
    try:
        return [
            Version(
                number=row["version"],
                seen_at=row["seen_at"],
                source=row["source"],
                document=raw.document(row["raw_key"]),
                article=read_version(raw, row, sources),
            )
            for row in rows
        ]
    except (RawStoreError, UnreadableError) as error:
        raise ArticleError(f"{name}: {error}") from None


def pair_of(versions: Sequence[Version], old: int | None, new: int | None) -> tuple[Version, Version] | None:
    """The versions to compare, by their numbers, else the last two; None when there is only one.

    Raises ArticleError for a number that no version has.
    """
    by_number = {version.number: version for version in versions}
    last = versions[-1].number
    for number in filter(None, (old, new)):
        if number not in by_number:
            raise ArticleError(f"no version {number}; there are 1 to {last}")
    newer = new or last
    return (by_number[old or max(1, newer - 1)], by_number[newer]) if len(versions) > 1 else None


def find_article(ledger: Engine, name: str) -> str:
    """The id of the article that a name means; raises ArticleError."""
    with ledger.connect() as connection:
        by_address = select(VERSIONS.c.article_id).where(VERSIONS.c.url.in_((name, canonical_url(name)))).limit(1)
        found = connection.execute(by_address).scalar()
        if found:
            return str(found)
        beginning = select(ARTICLES.c.article_id).where(ARTICLES.c.article_id.startswith(name, autoescape=True))
        ids = connection.execute(beginning.order_by(ARTICLES.c.article_id).limit(2)).scalars().all()
    if name in ids or (len(ids) == 1 and len(name) >= SHORTEST_ID):
        return str(ids[0])
    if ids:
        raise ArticleError(f"{name}: several articles begin so; write more of the id")
    raise ArticleError(f"{name}: no article with this id or address was pulled")
