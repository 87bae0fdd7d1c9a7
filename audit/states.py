"""States: an article as its page has it, in JSON: {"article": …, "mentions": [{"item_id": …, "start": 0, …}], …}.

Offsets are code points of the text; scripts, whose strings are UTF-16, convert them.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Engine

from extractors.facts import FACT_TYPES, FactType
from extractors.records import LABELS
from pipelines.comparing.compare import disagreements
from pipelines.decisions.choices import Purpose
from pipelines.decisions.states import read_state
from pipelines.schema import ACTIONS, FACTS, FIELDS, REVIEWS, Row, fact_fields

OF_ARTICLE = ("article_id", "version", "language", "title", "url", "source", "published_at", "text")
OF_MENTION = ("label", "text", "confidence", "source", "review", "extracted")
OF_FACT = ("confidence", "rule", "model_id", "review", "extracted")

# What a value is called on the page, by its type; the others are text.
TYPES = {int: "integer", float: "number"}


def shown_state(engine: Engine, article_id: str, reviewer: str, purpose: Purpose = "review") -> dict[str, Any]:
    """The state of an article as JSON has it; raises UnknownArticleError."""
    state = read_state(engine, article_id, reviewer, purpose)
    return {
        "article": {name: state.article[name] for name in OF_ARTICLE},
        "state": state.state,
        "reviewer": state.reviewer,
        "purpose": state.purpose,
        "lock": asdict(state.lock) if state.lock else None,
        "last_act": state.last_act,
        "disagreements": disagreements(engine, article_id),
        "comments": [asdict(comment) for comment in state.comments],
        "mentions": [shown_mention(row) for row in state.mentions],
        "facts": {kind.name: [shown_fact(kind.name, row) for row in state.facts[kind.name]] for kind in FACT_TYPES},
    }


def shown_mention(row: Row) -> Row:
    """A mention as JSON has it."""
    span = {"item_id": row["mention_id"], "start": row["span_start"], "end": row["span_end"]}
    return {**span, **{name: row[name] for name in OF_MENTION}}


def shown_fact(kind: str, row: Row) -> Row:
    """A fact as JSON has it: its own fields, then its grounds."""
    evidence = {"start": row["evidence_start"], "end": row["evidence_end"], "quote": row["evidence_quote"]}
    return {
        "item_id": row["fact_id"],
        **{name: row[name] for name in FIELDS[kind]},
        "evidence": evidence,
        **{name: row[name] for name in OF_FACT},
    }


def vocabulary() -> dict[str, Any]:
    """The words that the page is drawn by: labels, kinds of fact with their fields and what these mean, reviews."""
    return {
        "labels": list(LABELS),
        "kinds": {kind.name: [field_words(kind, name) for name in fact_fields(kind.record)] for kind in FACT_TYPES},
        "reviews": list(REVIEWS),
        "actions": list(ACTIONS),
    }


def field_words(kind: FactType, name: str) -> dict[str, Any]:
    """A field of a fact: what it means, whether it is text, a date, an integer or a number, and whether it must be."""
    column, comment = FACTS[kind.name].c[name], FIELDS[kind.name][name]
    value = TYPES.get(column.type.python_type, "text")
    is_date = value == "text" and "ISO 8601" in comment
    return {
        "name": name,
        "comment": comment,
        "type": "date" if is_date else value,
        "required": not column.nullable,
    }
