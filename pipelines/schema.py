"""The schema: every table and column of the store, described once; SQL, Parquet, the dictionary and the docs follow it.

A table's columns follow the fields of its record. Spans are `span_start` and `span_end`: "end" alone is a word of SQL.
Ids are content hashes, 16 hexadecimal digits: the same statement in the same article has the same id after every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_type_hints

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from extractors.facts import FACT_TYPES, FactType
from extractors.records import LABELS, Fact

Row: TypeAlias = dict[str, Any]

METADATA = MetaData()

COLUMN_TYPES: dict[type, type[TypeEngine[Any]]] = {str: Text, int: Integer, float: Float}

# PostgreSQL orders texts by the customs of a language unless told otherwise, and its integers end at two billion.
OF_POSTGRESQL: dict[type[TypeEngine[Any]], TypeEngine[Any]] = {
    String: String(collation="C"),
    Text: Text(collation="C"),
    Integer: BigInteger(),
}

# The fields that every fact has, which come last in its table.
GROUNDS = ("evidence", "confidence", "rule")

# What editors say of a mention or fact: "unreviewed" until somebody has, then the last word. "conflict" is said of what
# was decided on and what models now read otherwise, "disputed" of what two reviewers differ on and nobody adjudicated.
REVIEWS = ("unreviewed", "accepted", "corrected", "rejected", "added", "conflict", "disputed")

# What an editor can do with a mention or fact; a comment changes nothing but what is said of it.
ACTIONS = ("accept", "correct", "reject", "add", "merge", "comment", "undo")

# As what an editor decides: the first, as the second who doesn't see what the first said, or between these two.
PURPOSES = ("review", "second review", "adjudication")

# What is said of a field of a fact. A date is ISO 8601: a day, a month, a quarter (2024-Q3), a year, or a period
# (2021/2030), as exactly as the words have it.
FIELDS: dict[str, dict[str, str]] = {
    "officials": {
        "person": "Name of the person, as fully as the article has it",
        "position": "Office that the person holds or held, without the body",
        "organization": "Body or place of the office",
    },
    "directives": {
        "kind": "Kind of document in English: decree, decision, directive, telegram, …",
        "number": "Official number, as 24-CT/TU",
        "title": "Formal title, of documents that are known by it",
        "issuer": "Who issued it",
        "issued": "When it was issued, an ISO 8601 date as exact as it is said",
    },
    "rankings": {
        "subject": "Who is ranked",
        "index": "Name of the list or index",
        "rank": "Place on the list, 1 is the first",
        "out_of": "Places on the list",
        "top": "N, of those among the first N whose place isn't said",
        "period": "What time the list is about, an ISO 8601 date or period",
        "change": "Places gained (positive) or lost (negative) since the list before",
        "score": "Points that earned the place, in the unit of the index",
    },
    "tasks": {
        "assigner": "Who wants it done",
        "assignee": "Who is to do it",
        "action": "What is to be done, in the article's words",
        "deadline": "By when, an ISO 8601 date or period",
        "directive": "Number of the document that sets the task",
    },
}

# Which fields of a kind of fact name somebody or something that has a row of its own, and in which table.
ENTITIES: dict[str, dict[str, str]] = {
    "officials": {"person": "people", "organization": "organizations"},
    "directives": {"number": "documents", "issuer": "organizations"},
    "rankings": {"subject": "people or organizations"},  # a champion, a province
    "tasks": {
        "assigner": "people or organizations",
        "assignee": "people or organizations",
        "directive": "documents",
    },
}

# The id of an entity in a fact's row, by the field that names it.
ID_COLUMNS = {
    "person": "person_id",
    "organization": "organization_id",
    "number": "document_id",
    "issuer": "issuer_id",
    "subject": "subject_id",
    "assigner": "assigner_id",
    "assignee": "assignee_id",
    "directive": "directive_id",
}


def column(name: str, kind: type[TypeEngine[Any]], comment: str, *keys: ForeignKey, **options: Any) -> Column[Any]:
    """A described column; it may be missing unless it is a key or says otherwise."""
    options.setdefault("nullable", not options.get("primary_key", False))
    return Column(name, portable(kind), *keys, comment=comment, **options)


def portable(kind: type[TypeEngine[Any]]) -> TypeEngine[Any]:
    """A type that orders and holds the same values in every database."""
    return kind().with_variant(OF_POSTGRESQL[kind], "postgresql") if kind in OF_POSTGRESQL else kind()


def article_key(**options: Any) -> Column[str]:
    """The column that says which article a row is from."""
    key = ForeignKey("articles.article_id")
    options.setdefault("nullable", False)
    return column("article_id", String, "Article that the row is from", key, **options)


def said_of_item() -> tuple[Column[str], Column[str]]:
    """The columns that say what editors say of a mention or fact, and what models read there."""
    comment = "Where editors say otherwise: the fields as models read them, as JSON; {} of what models don't find"
    return (
        column("review", String, f"What editors say of it: {', '.join(REVIEWS)}", nullable=False),
        column("extracted", Text, comment),
    )


def span(**options: Any) -> tuple[Column[int], Column[int]]:
    """The columns that say which characters of the article's text a row is about."""
    options.setdefault("nullable", False)
    start = column("span_start", Integer, "First character, counted in code points from 0", **options)
    end = column("span_end", Integer, "Character after the last one, in code points", nullable=False)
    return start, end


ARTICLES = Table(
    "articles",
    METADATA,
    column("article_id", String, "Id of the article, the same in all its versions", primary_key=True),
    column("version", Integer, "Number of the version that the row has, 1 for the first", nullable=False),
    column("language", String, "Language it is written in: vi or en", nullable=False),
    column("title", Text, "Headline"),
    column("published_at", String, "When it was published: ISO 8601, a day, or a time with its zone"),
    column("url", Text, "Canonical address"),
    column("source", Text, "Outlet, or its host where the outlet isn't named"),
    column("author", Text, 'Who wrote it, several with ", " between them'),
    column("section", Text, "Section of the outlet"),
    column("story_id", String, "Id of the first article that told the same story; of pulled articles", index=True),
    column("document", Text, "File that it was read from", nullable=False, index=True),
    column("line", Integer, "Line of the file, 1 for the first, where an article is a line"),
    column("pages", Text, "Where in the text each page of a report begins, as JSON: [0, 1830]; of reports alone"),
    column("text", Text, "Words of the article, NFC, a paragraph a line; offsets point into it", nullable=False),
    comment="An article as it is now",
)
ARTICLE_VERSIONS = Table(
    "article_versions",
    METADATA,
    article_key(primary_key=True),
    column("version", Integer, "1 for the first version that was read", primary_key=True, autoincrement=False),
    column("title", Text, "Headline of this version"),
    column("published_at", String, "When this version says it was published: ISO 8601"),
    column("retrieved_at", String, "When it was fetched: ISO 8601, UTC; of pulled articles"),
    column("document", Text, "File that this version was read from", nullable=False),
    column("line", Integer, "Line of the file, where an article is a line"),
    column("text_digest", String, "SHA-256 of the text in UTF-8, in hexadecimal digits", nullable=False),
    column("characters", Integer, "Length of the text in code points", nullable=False),
    column("text", Text, "Words of this version", nullable=False),
    column("model_id", String, "Models that read it last", ForeignKey("models.model_id")),
    column("run_id", String, "Run in which these models read it first", ForeignKey("runs.run_id")),
    comment="An article as it was: a row for every version that was read",
)
SENTENCES = Table(
    "sentences",
    METADATA,
    article_key(primary_key=True),
    *span(primary_key=True, autoincrement=False),
    column("text", Text, "Words of the sentence", nullable=False),
    comment="A sentence of an article as it is now",
)
MENTIONS = Table(
    "mentions",
    METADATA,
    column("mention_id", String, "Id of the mention", nullable=False),
    article_key(),
    *span(),
    column("label", String, "PERSON, POSITION, ORG, LOC, DIRECTIVE, DATE or RANK", nullable=False),
    column("text", Text, "Words of the mention", nullable=False),
    column("confidence", Float, "Probability that span and label are right, 0 to 1", nullable=False),
    column("source", String, "Model or rule that found it, with its version", nullable=False),
    *said_of_item(),
    # The article first: an index of hashes alone is written all over with each article. Not the place: what an editor
    # rejected may begin where what stands begins.
    PrimaryKeyConstraint("article_id", "mention_id"),
    comment="A name, position, date or rank in an article as it is now",
)
PEOPLE = Table(
    "people",
    METADATA,
    column("person_id", String, "Id of the person", primary_key=True),
    column("name", Text, "Name by which most articles call the person", nullable=False),
    column("articles", Integer, "Articles that name the person", nullable=False),
    column("first_seen", String, "Day of the first of these articles, ISO 8601"),
    column("last_seen", String, "Day of the last of these articles, ISO 8601"),
    comment="A person whom articles name, in whichever language",
)
ORGANIZATIONS = Table(
    "organizations",
    METADATA,
    column("organization_id", String, "Id of the body or place", primary_key=True),
    column("name", Text, "Name by which most Vietnamese articles call it, or else English ones", nullable=False),
    column("name_en", Text, "Name by which most English articles call it"),
    column("place", Text, "Province or place that it belongs to, where that is known"),
    column("articles", Integer, "Articles that name it", nullable=False),
    column("first_seen", String, "Day of the first of these articles, ISO 8601"),
    column("last_seen", String, "Day of the last of these articles, ISO 8601"),
    comment="A public body, other organisation or place that articles name, in whichever language",
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    column("document_id", String, "Id of the document", primary_key=True),
    column("kind", String, "Kind in English: decree, decision, directive, telegram, …"),
    column("number", String, "Official number, as 24-CT/TU"),
    column("title", Text, "Formal title, of documents that are known by it"),
    column("articles", Integer, "Articles that name it", nullable=False),
    column("first_seen", String, "Day of the first of these articles, ISO 8601"),
    column("last_seen", String, "Day of the last of these articles, ISO 8601"),
    comment="A legal, party or administrative document that articles name, in whichever language",
)
NAMES = Table(
    "names",
    METADATA,
    column("entity_id", String, "Id of the person, organisation or document", primary_key=True),
    column("name", Text, "A name of it, as articles write it", primary_key=True),
    column("language", String, "Language of the articles: vi or en", primary_key=True),
    column("articles", Integer, "Articles that call it so", nullable=False),
    comment="A name by which articles call a person, organisation or document",
)
CANDIDATES = Table(
    "candidates",
    METADATA,
    column("fact_id", String, "Fact that names somebody or something", primary_key=True),
    column("field", String, "Field in which it does", primary_key=True),
    column("entity_id", String, "One of those whom it may mean", primary_key=True),
    comment="Whom a name may mean where that is not certain; the fact's own id column is empty then",
)
MODELS = Table(
    "models",
    METADATA,
    column("model_id", String, "Id of the models: a hash of their files and of the rules' version", primary_key=True),
    column("tagger", String, "Name that --tagger takes", nullable=False),
    column("version", String, "Version of Congbao with whose rules they were used", nullable=False),
    comment="Models, and the version of the rules, that read articles",
)
RUNS = Table(
    "runs",
    METADATA,
    column("run_id", String, "Id of the run", primary_key=True),
    column("started_at", String, "ISO 8601, UTC", nullable=False),
    column("finished_at", String, "ISO 8601, UTC; missing while it goes on, and when it was stopped"),
    column("version", String, "Version of Congbao", nullable=False),
    column("tagger", String, "Name that --tagger takes", nullable=False),
    column("inputs", Text, "Files and folders that it read, as JSON", nullable=False),
    column("articles", Integer, "Articles that it read"),
    column("failures", Integer, "What it could not read or extract"),
    column("outcome", String, "How it ended: finished, stopped or failed; missing while it goes on"),
    comment="A run of the flow that read articles",
)
RUN_FIGURES = Table(
    "run_figures",
    METADATA,
    column("run_id", String, "Run that the figure is of", ForeignKey("runs.run_id"), primary_key=True),
    column("figure", String, "Name of the figure: articles, facts, pulled, seconds, …", primary_key=True),
    column("source", String, "Source or outlet that it is of; empty for all of them", primary_key=True),
    column("part", String, "Language, label, kind, outcome or step that it is of; empty for all", primary_key=True),
    column("value", Float, "The figure", nullable=False),
    comment="A figure of a run, for its report and those of later runs",
)
FAILURES = Table(
    "failures",
    METADATA,
    column("failure_id", String, "Id of the failure", primary_key=True),
    column("document", Text, "File or address that failed", nullable=False, index=True),
    column("line", Integer, "Line of the file, 1 for the first"),
    column("article_id", String, "Article that failed, where there was one", index=True),
    column("stage", String, "What failed: pull, read or extract", nullable=False),
    column("reason", Text, "Why, one of few phrases", nullable=False),
    column("found", Text, "What was found"),
    column("expected", Text, "What was expected"),
    comment="Something that could not be pulled, read or extracted",
)
DECISIONS = Table(
    "decisions",
    METADATA,
    column("decision_id", String, "Id of the decision", primary_key=True),
    column("decided_at", String, "ISO 8601, UTC", nullable=False),
    column("reviewer", String, "Who decided", nullable=False),
    article_key(index=True),
    column("version", Integer, "Version of the article that was before the reviewer", nullable=False),
    column("model_id", String, "Models whose work was before the reviewer"),
    column("item", String, "Table of what was decided on: mentions, officials, …", nullable=False),
    column("item_id", String, "Its id there", nullable=False, index=True),
    column("action", String, f"{', '.join(ACTIONS[:-1])} or {ACTIONS[-1]}", nullable=False),
    column("before", Text, "The row as it was, as JSON"),
    column("after", Text, "The row as it is to be, as JSON"),
    column("comment", Text, "What the reviewer says of it"),
    column("act_id", String, "Id of what was done at once: a key, a bulk accept, a merge", nullable=False, index=True),
    column("purpose", String, f"As what it was decided: {', '.join(PURPOSES)}", nullable=False),
    column("undoes", String, "Decision that an undo takes back; missing in old stores, where it is the last one"),
    Index("ix_decisions_reviewer_article_id", "reviewer", "article_id"),
    comment="What an editor decided; only ever added to",
)
REVIEWERS = Table(
    "reviewers",
    METADATA,
    column("name", String, "Name that decisions are signed with", primary_key=True),
    column("token_hash", String, "SHA-256 of the token that the reviewer logs in with, in hexadecimal digits"),
    column("added_at", String, "ISO 8601, UTC", nullable=False),
    comment="Somebody who reviews",
)
LOCKS = Table(
    "locks",
    METADATA,
    article_key(primary_key=True),
    column("reviewer", String, "Who works on the article", nullable=False),
    column("taken_at", String, "ISO 8601, UTC", nullable=False),
    column("expires_at", String, "When others need not wait any longer: ISO 8601, UTC", nullable=False),
    comment="An article that a reviewer has open; soft: it warns others and stops nobody",
)


def fact_table(fact_type: FactType) -> Table:
    """The table of one kind of fact: its own fields between its ids and its grounds."""
    return Table(
        fact_type.name,
        METADATA,
        column(
            "fact_id", String, "Id of the fact: the same words of the same article mean the same id", primary_key=True
        ),
        article_key(index=True),
        column("version", Integer, "Version of the article that says it", nullable=False),
        *field_columns(fact_type),
        column("evidence_start", Integer, "First character of the words that say it, in code points", nullable=False),
        column("evidence_end", Integer, "Character after the last one, in code points", nullable=False),
        column("evidence_quote", Text, "The words that say it", nullable=False),
        column("evidence_page", Integer, "Page of a PDF or DOCX report on which they begin, 1 for the first"),
        column("confidence", Float, "Probability that the fact is right, 0 to 1, calibrated", nullable=False),
        column("rule", String, "Rule that made it, with its version", nullable=False),
        column("model_id", String, "Models that read the article", ForeignKey("models.model_id")),
        column("run_id", String, "Run in which these models found it first", ForeignKey("runs.run_id")),
        column("first_seen", String, "Day of the first version that says it, ISO 8601"),
        column("last_seen", String, "Day of the last version that says it, ISO 8601"),
        *said_of_item(),
        comment=FACT_COMMENTS[fact_type.name],
    )


FACT_COMMENTS = {
    "officials": "A position that an article says a person holds or held",
    "directives": "A document that an article names",
    "rankings": "A place on a list that an article tells",
    "tasks": "Something that an article says is to be done",
}


def field_columns(fact_type: FactType) -> Iterator[Column[Any]]:
    """Yield the columns of a fact's own fields, each that names an entity with the entity's id after it."""
    hints = get_type_hints(fact_type.record)
    entities = ENTITIES[fact_type.name]
    for name in fact_fields(fact_type.record):
        yield field_column(name, hints[name], FIELDS[fact_type.name][name])
        if name in entities:
            comment = f"Id in {entities[name]}; missing where it is not certain whom or what {name!r} means"
            yield column(ID_COLUMNS[name], String, comment, index=True)


def field_column(name: str, hint: Any, comment: str) -> Column[Any]:
    """The column of a field by its annotation: `int | None` is an integer that may be missing."""
    members = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kind = next(member for member in members if member is not NoneType)
    return column(name, COLUMN_TYPES[kind], comment, nullable=NoneType in members)


def fact_fields(record: type[Fact]) -> tuple[str, ...]:
    """The names of what a kind of fact says, without the grounds it says it on."""
    return tuple(field.name for field in fields(record) if field.name not in GROUNDS)


FACTS = {fact_type.name: fact_table(fact_type) for fact_type in FACT_TYPES}


def column_of_kind(kind: str) -> str:
    """The column of "queue" that says of a label or kind of fact which items there are."""
    return f"has_{kind.lower()}"


COMPARISONS = Table(
    "comparisons",
    METADATA,
    article_key(primary_key=True),
    column("model_id", String, "The other models", ForeignKey("models.model_id"), primary_key=True),
    column("version", Integer, "Version of the article that they read", nullable=False),
    column("differences", Integer, "In how much they read it otherwise", nullable=False),
    column("otherwise", Text, "What they read otherwise, as a list in JSON", nullable=False),
    comment="How other models read an article than those whose rows it has",
)
QUEUE = Table(
    "queue",
    METADATA,
    article_key(primary_key=True),
    column("number", Integer, "Number of the article in the index of words", nullable=False, index=True, unique=True),
    column("version", Integer, "Version of the article whose words are in the index", nullable=False),
    column("language", String, "Language it is written in: vi or en", nullable=False),
    column("source", Text, "Outlet, or its host where the outlet isn't named"),
    column("day", String, "Day on which it was published, ISO 8601"),
    column("items", Integer, "Mentions and facts", nullable=False),
    column("open", Integer, "Those that nobody has decided on, or that are to be decided again", nullable=False),
    column("conflicts", Integer, "Those that models read otherwise since somebody decided", nullable=False),
    column("disputed", Integer, "Those that two reviewers differ on", nullable=False),
    column("differences", Integer, "In how much other models read it otherwise", nullable=False),
    column("doubt", Float, "How many of the open ones are expected to be wrong", nullable=False),
    *(
        column(column_of_kind(kind), Integer, f"Which {kind} there are: a bit a review and band", nullable=False)
        for kind in (*LABELS, *FACTS)
    ),
    column("has_any", Integer, "Which items of any kind there are", nullable=False),
    comment="What an editor's queue knows of an article, made from its rows",
)

# What hangs on an article and is replaced with it.
OF_ARTICLES: tuple[Table, ...] = (SENTENCES, MENTIONS, *FACTS.values())

# What the editors' page and the reports of runs alone need: not published, and lost without harm.
OPERATIONAL: tuple[Table, ...] = (REVIEWERS, LOCKS, RUN_FIGURES, COMPARISONS, QUEUE)

# The tables that are published, each with the columns that put its rows in order.
PUBLISHED: dict[Table, tuple[str, ...]] = {
    ARTICLES: ("article_id",),
    ARTICLE_VERSIONS: ("article_id", "version"),
    SENTENCES: ("article_id", "span_start"),
    MENTIONS: ("article_id", "span_start"),
    PEOPLE: ("person_id",),
    ORGANIZATIONS: ("organization_id",),
    DOCUMENTS: ("document_id",),
    NAMES: ("entity_id", "language", "name"),
    CANDIDATES: ("fact_id", "field", "entity_id"),
    **dict.fromkeys(FACTS.values(), ("article_id", "evidence_start", "evidence_end", "fact_id")),
    DECISIONS: ("decided_at", "decision_id"),
    FAILURES: ("document", "line", "failure_id"),
    RUNS: ("started_at", "run_id"),
    MODELS: ("model_id",),
}
