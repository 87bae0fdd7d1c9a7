"""JSONL: an audited article a line, as `congbao train` and `congbao evaluate` read it and annotators write it.

{"id": "a-12", "lang": "vi", "text": "…", "mentions": [{"start": 4, "end": 17, "label": "PERSON", "text": "…"}],
 "officials": [{"person": "…", "position": "…", "organization": null, "evidence": {"start": 4, …}}], …}

Offsets are code points. Annotators' facts have no evidence; then it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.json_values import objects, optional, required
from pipelines.exchange.offsets import told_by_quotes
from pipelines.exchange.records import Audited, Claim, Quote, Span, Statement
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.files import write_json_lines
from pipelines.rows import load_object
from pipelines.schema import FACTS, MENTIONS, Row


def write_jsonl(articles: Iterable[Audited], path: Path) -> int:
    """Write articles to a file, which appears when all is done; return how many there are."""
    return write_json_lines(map(annotated_row, articles), path)


def annotated_row(audited: Audited) -> dict[str, Any]:
    """An audited article as an annotated one."""
    article = audited.article
    return {
        "id": article.id,
        "lang": article.language,
        "title": article.title,
        "date": article.published_at,
        "url": article.url,
        "source": article.source,
        "text": article.text,
        "mentions": [
            {"start": row["span_start"], "end": row["span_end"], "label": row["label"], "text": row["text"]}
            for row in audited.mentions
        ],
        **{kind: [fact_record(kind, row) for row in audited.facts[kind]] for kind in FACTS},
    }


def fact_record(kind: str, row: Row) -> dict[str, Any]:
    """The row of a fact as annotators write it, with its evidence."""
    evidence = {"start": row["evidence_start"], "end": row["evidence_end"], "quote": row["evidence_quote"]}
    return {**{name: row[name] for name in FIELDS[kind]}, "evidence": evidence}


def read_jsonl(path: Path) -> Iterator[Claim | Failure]:
    """Yield what the lines of a file claim, and a failure for each line that is no annotated article."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                origin = Origin(document=str(path), line=number)
                try:
                    yield claim_of(load_object(line), origin)
                except UnreadableError as error:
                    yield error.at(origin)


def claim_of(row: dict[str, Any], origin: Origin) -> Claim:
    """What an annotated article claims; raises UnreadableError."""
    kinds = [kind for kind in FACTS if kind in row]
    spans = tuple(span_of(mention) for mention in objects(row, "mentions"))
    statements = tuple(statement_of(kind, fact) for kind in kinds for fact in objects(row, kind))
    return Claim(
        origin=origin,
        article_id=required(row, "id", str),
        text=required(row, "text", str),
        spans=spans,
        statements=statements,
        complete=frozenset({MENTIONS.name, *kinds}),
        units=told_by_quotes((*spans, *statements)),
    )


def span_of(mention: dict[str, Any]) -> Span:
    """The mention of a line."""
    words = optional(mention, "text", str)
    quote = None if words is None else Quote(exact=words)
    return Span(
        label=required(mention, "label", str),
        start=required(mention, "start", int),
        end=required(mention, "end", int),
        quote=quote,
    )


def statement_of(kind: str, fact: dict[str, Any]) -> Statement:
    """The fact of a line."""
    fields = {name: fact.get(name) for name in FIELDS[kind]}
    evidence = optional(fact, "evidence", dict)
    if evidence is None:
        return Statement(kind=kind, fields=fields)
    words = optional(evidence, "quote", str)
    return Statement(
        kind=kind,
        fields=fields,
        start=required(evidence, "start", int),
        end=required(evidence, "end", int),
        quote=None if words is None else Quote(exact=words),
    )
