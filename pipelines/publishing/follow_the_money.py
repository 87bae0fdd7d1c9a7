"""FollowTheMoney: people, bodies, offices and who holds which, as entities of that model, a JSON object a line.

Aleph, OpenSanctions and others read it. A person is a Person, a body a PublicBody or Organization, an office a
Position, and that somebody holds it an Occupancy, whose proofs are the Articles that say so, its record ids those of
the facts, and its summaries their words. Who isn't known across articles is an entity of one article.
See https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from extractors.body_names import read_body
from extractors.records import content_id
from pipelines.files import whole_file
from pipelines.publishing.snapshots import SnapshotError

Entity: TypeAlias = dict[str, Any]

# FollowTheMoney has the codes of ISO 639-3.
LANGUAGES = {"vi": "vie", "en": "eng"}

# What is public by what it is: heads and terms of names of bodies, as `read_body` has them.
PUBLIC_HEADS = frozenset({"bộ", "sở", "cục", "tổng cục", "vụ", "chi cục"})
PUBLIC_TERMS = frozenset(
    {
        "government",
        "national assembly",
        "people's committee",
        "people's council",
        "people's court",
        "people's procuracy",
        "state",
    }
)

# Facts that an editor has rejected prove nothing. Who has no id is known by the article alone.
SAID = """
CREATE TEMP VIEW said AS
SELECT *,
    coalesce(person_id, article_id || ' ' || person) AS holder,
    coalesce(organization_id, article_id || ' ' || organization) AS body
FROM officials WHERE review <> 'rejected'
"""

ARTICLES = """
SELECT article_id, title, url, source, author, published_at, language, document
FROM articles WHERE article_id IN (SELECT article_id FROM said) ORDER BY article_id
"""
NAMES = "SELECT entity_id, list(DISTINCT name ORDER BY name) AS names FROM names GROUP BY entity_id"
PEOPLE = f"""
SELECT person_id, name, names FROM people LEFT JOIN ({NAMES}) ON entity_id = person_id
UNION ALL SELECT DISTINCT holder, person, NULL FROM said WHERE person_id IS NULL ORDER BY 1
"""
ORGANIZATIONS = f"""
SELECT organization_id, name, name_en, names, place
FROM organizations LEFT JOIN ({NAMES}) ON entity_id = organization_id
UNION ALL SELECT DISTINCT body, organization, NULL, NULL, NULL FROM said
WHERE organization_id IS NULL AND organization IS NOT NULL ORDER BY 1
"""
POSITIONS = "SELECT DISTINCT position, body FROM said ORDER BY position, body NULLS FIRST"
OCCUPANCIES = """
SELECT holder, position, body,
    list(DISTINCT article_id ORDER BY article_id) AS articles,
    list(DISTINCT fact_id ORDER BY fact_id) AS facts,
    list(DISTINCT evidence_quote ORDER BY evidence_quote) AS quotes,
    list(DISTINCT day ORDER BY day) FILTER (day IS NOT NULL) AS days
FROM (SELECT *, unnest([first_seen, last_seen]) AS day FROM said)
GROUP BY holder, position, body ORDER BY holder, position, body NULLS FIRST
"""


def export_entities(snapshot: Path, output: Path) -> int:
    """Write the entities of a snapshot to a file, which appears when all is done; return how many there are."""
    count = 0
    with whole_file(output) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for found in entities(snapshot):
            file.write(json.dumps(found, ensure_ascii=False) + "\n")
            count += 1
    return count


def entities(snapshot: Path) -> Iterator[Entity]:
    """Yield the entities of a snapshot, those first that others refer to; raises SnapshotError."""
    with duckdb.connect(config={"memory_limit": "1GB"}) as connection:
        try:
            for table in ("articles", "names", "people", "organizations", "officials"):
                connection.read_parquet(str(snapshot / f"{table}.parquet")).create_view(table)
            connection.execute(SAID)
            for query, make in (
                (ARTICLES, article),
                (PEOPLE, person),
                (ORGANIZATIONS, organization),
                (POSITIONS, position),
                (OCCUPANCIES, occupancy),
            ):
                yield from (make(*row) for row in rows_of(connection.execute(query)))
        except duckdb.Error as error:
            raise SnapshotError(f"{snapshot} can't be read: {str(error).strip().partition(chr(10))[0]}") from None


def rows_of(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a result without holding them all."""
    while rows := result.fetchmany(1_000):
        yield from rows


def article(
    article_id: str,
    title: str | None,
    url: str | None,
    source: str | None,
    author: str | None,
    published_at: str | None,
    language: str,
    document: str,
) -> Entity:
    """The entity of an article that others are proved by."""
    return entity(
        "Article",
        id_of("article", article_id),
        title=[title],
        sourceUrl=[url],
        publisher=[source],
        author=author.split(", ") if author else [],
        publishedAt=[published_at and published_at[:10]],
        language=[LANGUAGES[language]],
        fileName=[] if url else [document],
    )


def person(person_id: str, name: str, names: list[str] | None) -> Entity:
    """The entity of a person."""
    return entity("Person", id_of("person", person_id), name=[name], alias=others(names, name))


def organization(
    organization_id: str, name: str, name_en: str | None, names: list[str] | None, place: str | None
) -> Entity:
    """The entity of a body or place."""
    schema = "PublicBody" if is_public(name) or (name_en and is_public(name_en)) else "Organization"
    return entity(
        schema,
        id_of("organization", organization_id),
        name=[name, name_en],
        alias=others(names, name, name_en),
        address=[place],
    )


def is_public(name: str) -> bool:
    """Whether a body is one of the state by what its name says that it is, in either language."""
    read = (read_body(name, "vi"), read_body(name, "en"))
    return any(PUBLIC_HEADS & body.heads or PUBLIC_TERMS.intersection(body.terms) for body in read)


def position(name: str, body: str | None) -> Entity:
    """The entity of an office."""
    return entity("Position", post_id(name, body), name=[name], organization=[body and id_of("organization", body)])


def occupancy(
    holder: str,
    name: str,
    body: str | None,
    articles: list[str],
    facts: list[str],
    quotes: list[str],
    days: list[str] | None,
) -> Entity:
    """The entity that somebody holds or held an office; the dates are days of the articles that say so."""
    return entity(
        "Occupancy",
        id_of("occupancy", holder, name, body),
        holder=[id_of("person", holder)],
        post=[post_id(name, body)],
        date=days or [],
        proof=[id_of("article", article_id) for article_id in articles],
        recordId=facts,
        summary=quotes,
    )


def post_id(name: str, body: str | None) -> str:
    """The id of an office."""
    return id_of("position", name, body)


def id_of(*parts: object) -> str:
    """The same id for the same parts in every export."""
    return f"congbao-{content_id('ftm', *parts)}"


def others(names: list[str] | None, *told: str | None) -> list[str]:
    """The names that aren't told otherwise."""
    return [name for name in names or [] if name not in told]


def entity(schema: str, entity_id: str, **properties: Iterable[str | None]) -> Entity:
    """An entity; properties without a value are left out."""
    values = {name: [value for value in some if value] for name, some in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {name: some for name, some in values.items() if some}}
