"""Resolving: who and what the facts of the store name, written down as people, organizations and documents.

All of the corpus is looked at together, since one more article can tell two namesakes apart. What comes out the same as
before changes no row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, Select, Table, and_, bindparam, select, update

from extractors.extract import Extraction
from extractors.facts import FACT_TYPES, FactType
from extractors.records import Article, Evidence, Fact, Mention
from pipelines.database import writing
from pipelines.identities.entities import Entity, Meaning, Resolution
from pipelines.identities.namings import Namer, Naming, namings_of
from pipelines.identities.resolve import resolve
from pipelines.reads import rows_of
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    CANDIDATES,
    DOCUMENTS,
    ENTITIES,
    FACTS,
    ID_COLUMNS,
    MENTIONS,
    NAMES,
    ORGANIZATIONS,
    PEOPLE,
    Row,
    fact_fields,
)
from pipelines.settling import day_of
from pipelines.writes import chunks, replace_rows

ARTICLES_AT_ONCE = 500

# The field of a table that a naming of a fact stands for, where the two have different names.
FIELDS_OF_NAMINGS = {"document": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a field of a fact names."""

    kind: str  # the table of the fact
    row: Row
    field: str
    naming: Naming


@dataclass(slots=True)
class Corpus:
    """What all articles name, and on which days."""

    namings: list[Naming] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    days: dict[str, str | None] = field(default_factory=dict)  # by article


def resolve_entities(engine: Engine) -> None:
    """Write down whom and what the facts of the store name, in one transaction; raises DatabaseError."""
    with writing(engine) as connection:
        corpus = read_corpus(connection)
        resolution = resolve(corpus.namings)
        for table, rows in entity_rows(corpus, resolution).items():
            there = connection.execute(select(table)).mappings()
            replace_rows(connection, table, map(dict, there), rows)
        for kind, table in FACTS.items():
            save_links(connection, kind, table, [link for link in corpus.links if link.kind == kind], resolution)


def read_corpus(connection: Connection) -> Corpus:
    """What the articles of the store name, in order of their ids."""
    corpus = Corpus()
    ids = connection.execute(select(ARTICLES.c.article_id).order_by(ARTICLES.c.article_id)).scalars().all()
    for some in chunks(ids, ARTICLES_AT_ONCE):
        rows = {table: by_article(standing_rows(connection, table, some)) for table in (MENTIONS, *FACTS.values())}
        for article in connection.execute(articles_with_days(some)).mappings():
            read_article(corpus, dict(article), {table: of[article["article_id"]] for table, of in rows.items()})
    return corpus


def articles_with_days(article_ids: list[str]) -> Select[tuple[object, ...]]:
    """These articles, each with when its version was fetched."""
    keys = ("article_id", "version")
    is_last = and_(*(ARTICLES.c[key] == ARTICLE_VERSIONS.c[key] for key in keys))
    query = select(ARTICLES, ARTICLE_VERSIONS.c.retrieved_at).join(ARTICLE_VERSIONS, is_last)
    return query.where(ARTICLES.c.article_id.in_(article_ids)).order_by(ARTICLES.c.article_id)


def standing_rows(connection: Connection, table: Table, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of articles that editors have not rejected; those that they have name nobody."""
    return (row for row in rows_of(connection, table, article_ids) if row["review"] != "rejected")


def by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the article that they hang on."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def read_article(corpus: Corpus, row: Row, rows: dict[Table, list[Row]]) -> None:
    """Add what an article names."""
    article = Article(
        id=row["article_id"], text=row["text"], language=row["language"], published_at=row["published_at"]
    )
    mentions = sorted(rows[MENTIONS], key=lambda mention: mention["span_start"])
    facts = {kind.name: [(fact, fact_of(kind, fact)) for fact in rows[FACTS[kind.name]]] for kind in FACT_TYPES}
    extraction = Extraction(
        article=article,
        sentences=(),
        mentions=tuple(mention_of(mention) for mention in mentions),
        facts={kind: tuple(fact for _, fact in pairs) for kind, pairs in facts.items()},
    )
    corpus.days[article.id] = day_of(row)
    corpus.namings += namings_of(extraction)
    namer = Namer(extraction)
    for kind, pairs in facts.items():
        for fact_row, fact in pairs:
            for name, naming in namer.fields_of(fact).items():
                name = FIELDS_OF_NAMINGS.get(name, name)
                corpus.links.append(Link(kind=kind, row=fact_row, field=name, naming=naming))


def mention_of(row: Row) -> Mention:
    """The mention that a row was made of."""
    names = ("label", "text", "confidence", "source")
    return Mention(start=row["span_start"], end=row["span_end"], **{name: row[name] for name in names})


def fact_of(kind: FactType, row: Row) -> Fact:
    """The fact that a row was made of."""
    evidence = Evidence(start=row["evidence_start"], end=row["evidence_end"], quote=row["evidence_quote"])
    values = {name: row[name] for name in (*fact_fields(kind.record), "confidence", "rule")}
    return kind.record(**values, evidence=evidence)


def entity_rows(corpus: Corpus, resolution: Resolution) -> dict[Table, list[Row]]:
    """The rows of all entities, of their names, and of those who may be meant where that is not certain."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for naming in corpus.namings:
        if entity_id := resolution.of(naming).entity_id:
            articles[entity_id].add(naming.article_id)
            names[entity_id, " ".join(naming.words.split()), naming.language].add(naming.article_id)
    named = [entity for entity in resolution.entities.values() if entity.id in articles]
    counts = {entity.id: counted(articles[entity.id], corpus) for entity in named}
    of_kind = {kind: [entity for entity in named if entity.kind == kind] for kind in ("person", "organization")}
    documents = said_of_documents(corpus, resolution)
    return {
        PEOPLE: [{"person_id": e.id, "name": own_name(e), **counts[e.id]} for e in of_kind["person"]],
        ORGANIZATIONS: [
            {
                "organization_id": e.id,
                "name": own_name(e),
                "name_en": e.names.get("en"),
                "place": e.place,
                **counts[e.id],
            }
            for e in of_kind["organization"]
        ],
        DOCUMENTS: [{"document_id": e.id, **documents[e.id], **counts[e.id]} for e in named if e.kind == "document"],
        NAMES: [
            {"entity_id": entity_id, "name": name, "language": language, "articles": len(of)}
            for (entity_id, name, language), of in names.items()
        ],
        CANDIDATES: [
            {"fact_id": link.row["fact_id"], "field": link.field, "entity_id": entity_id}
            for link in corpus.links
            for entity_id in candidates_of(resolution.of(link.naming))
        ],
    }


def counted(article_ids: set[str], corpus: Corpus) -> Row:
    """How many articles there are, and the days of the first and last."""
    days = [day for article_id in article_ids if (day := corpus.days[article_id])]
    return {"articles": len(article_ids), "first_seen": min(days, default=None), "last_seen": max(days, default=None)}


def own_name(entity: Entity) -> str:
    """The name of an entity in Vietnamese, or else in English."""
    return entity.names.get("vi") or entity.names["en"]


def candidates_of(meaning: Meaning) -> Iterator[str]:
    """Yield whom a naming may mean that means nobody for certain."""
    if meaning.entity_id is None:
        yield from meaning.candidates


def said_of_documents(corpus: Corpus, resolution: Resolution) -> defaultdict[str, Row]:
    """The kind, number and title of each document, as most of the facts that name it have them."""
    said: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for link in corpus.links:
        document_id = resolution.of(link.naming).entity_id
        if document_id and link.naming.kind == "document":
            naming = link.naming
            values = {"kind": naming.document_kind, "number": naming.number, "title": naming.title}
            for name, value in values.items():
                said[document_id][name].update([value] if value else [])
    names = ("kind", "number", "title")
    known = {document_id: {name: commonest(of[name]) for name in names} for document_id, of in said.items()}
    return defaultdict(lambda: dict.fromkeys(names), known)


def commonest(counts: Counter[str]) -> str | None:
    """What is said most often; of several the longest."""
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def save_links(connection: Connection, kind: str, table: Table, links: list[Link], resolution: Resolution) -> None:
    """Write the ids of those whom facts of a kind name, where they are not those that are there."""
    columns = [ID_COLUMNS[name] for name in ENTITIES[kind]]
    there = {link.row["fact_id"]: {column: link.row[column] for column in columns} for link in links}
    found: dict[str, Row] = {fact_id: dict.fromkeys(columns) for fact_id in there}
    for link in links:
        found[link.row["fact_id"]][ID_COLUMNS[link.field]] = resolution.of(link.naming).entity_id
    changed = [{"key": fact_id, **ids} for fact_id, ids in found.items() if ids != there[fact_id]]
    if changed:
        connection.execute(update(table).where(table.c.fact_id == bindparam("key")), changed)
