"""A store with rows in every table that refer to each other as they should, as many articles as a test wants."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Engine, insert

from extractors.records import content_id
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    CANDIDATES,
    DECISIONS,
    DOCUMENTS,
    FACTS,
    FAILURES,
    MENTIONS,
    METADATA,
    MODELS,
    NAMES,
    ORGANIZATIONS,
    PEOPLE,
    RUNS,
    SENTENCES,
    Row,
)

QUOTE = "Ông Trần Văn Bình, Giám đốc Sở Y tế Hải Dương"
PERSON, OFFICE, BODY, NUMBER = "Trần Văn Bình", "Giám đốc", "Sở Y tế Hải Dương", "08-CT/TU"
TEXT = f"{QUOTE}, cho biết tỉnh xếp thứ 5/63.\nChỉ thị {NUMBER} yêu cầu các bệnh viện công khai giá trước 30/6/2024."

SHARED_ROWS: dict[Any, list[Row]] = {
    MODELS: [{"model_id": "m1", "tagger": "congbao", "version": "0.1.0"}],
    RUNS: [
        {
            "run_id": "r1",
            "started_at": "2024-07-20T08:00:00+00:00",
            "finished_at": "2024-07-20T08:01:00+00:00",
            "version": "0.1.0",
            "tagger": "congbao",
            "inputs": '["news/"]',
            "articles": 1,
            "failures": 1,
        }
    ],
    PEOPLE: [{"person_id": "p1", "name": PERSON, "articles": 1, "first_seen": "2024-05-20", "last_seen": "2024-05-20"}],
    ORGANIZATIONS: [
        {
            "organization_id": "o1",
            "name": BODY,
            "name_en": "Hai Duong Department of Health",
            "place": "Hải Dương",
            "articles": 1,
            "first_seen": "2024-05-20",
            "last_seen": None,
        }
    ],
    DOCUMENTS: [
        {
            "document_id": "d1",
            "kind": "directive",
            "number": NUMBER,
            "title": None,
            "articles": 1,
            "first_seen": None,
            "last_seen": None,
        }
    ],
    NAMES: [{"entity_id": "p1", "name": f"ông {PERSON}", "language": "vi", "articles": 1}],
    FAILURES: [
        {
            "failure_id": "f1",
            "document": "=cmd.txt",
            "line": None,
            "article_id": None,
            "stage": "read",
            "reason": "no text",
            "found": "",
            "expected": None,
        }
    ],
}


def fill(store: Engine, articles: int = 3, facts_each: int = 1) -> None:
    """Write rows of all tables: `articles` articles, each with `facts_each` facts of each kind."""
    METADATA.create_all(store)
    rows = article_rows(articles, facts_each)
    with store.begin() as connection:
        for table, shared in SHARED_ROWS.items():
            connection.execute(insert(table), shared)
        while some := list(islice(rows, 5_000)):
            for table in (ARTICLES, ARTICLE_VERSIONS, SENTENCES, MENTIONS, *FACTS.values(), CANDIDATES, DECISIONS):
                if of_table := [row for name, row in some if name == table.name]:
                    connection.execute(insert(table), of_table)


def article_rows(articles: int, facts_each: int) -> Iterator[tuple[str, Row]]:
    """Yield the rows of articles, each with the name of its table."""
    for number in range(articles):
        article_id = content_id("article", number)
        text = f"{TEXT}\nTin số {number}."
        written = {"title": f"Tin {number}", "published_at": f"2024-0{number % 6 + 1}-20T07:30:00+07:00"}
        origin = {"document": "news.jsonl", "line": number + 1}
        story = {
            "story_id": None,
            "author": None,
            "section": None,
            "source": "Tin",
            "url": f"https://tin.example.vn/{number}",
        }
        yield (
            "articles",
            {"article_id": article_id, "version": 1, "language": "vi", **written, **story, **origin, "text": text},
        )
        yield (
            "article_versions",
            {
                "article_id": article_id,
                "version": 1,
                **written,
                "retrieved_at": "2024-07-19T01:00:00+00:00",
                **origin,
                "text_digest": hashlib.sha256(text.encode()).hexdigest(),
                "characters": len(text),
                "text": text,
                "model_id": "m1",
                "run_id": "r1",
            },
        )
        yield from span_rows(article_id, text)
        for copy in range(facts_each):
            yield from fact_rows(article_id, text, copy)
        if number == 0:
            yield from decision_rows(article_id)


def span_rows(article_id: str, text: str) -> Iterator[tuple[str, Row]]:
    """Yield a sentence and a mention."""
    end = text.index("\n")
    yield "sentences", {"article_id": article_id, "span_start": 0, "span_end": end, "text": text[:end]}
    start = text.index(PERSON)
    yield (
        "mentions",
        {
            "mention_id": content_id("mention", article_id),
            "article_id": article_id,
            "span_start": start,
            "span_end": start + len(PERSON),
            "label": "PERSON",
            "text": PERSON,
            "confidence": 0.1 + 0.2,
            "source": "m@1",
            "review": "unreviewed",
            "extracted": None,
        },
    )


def fact_rows(article_id: str, text: str, copy: int) -> Iterator[tuple[str, Row]]:
    """Yield a fact of each kind."""
    said: dict[str, Row] = {
        "officials": {
            "person": PERSON,
            "person_id": "p1",
            "position": OFFICE,
            "organization": BODY,
            "organization_id": "o1",
        },
        "directives": {
            "kind": "directive",
            "number": NUMBER,
            "document_id": "d1",
            "title": None,
            "issuer": None,
            "issuer_id": None,
            "issued": "2024-Q2",
        },
        "rankings": {
            "subject": "tỉnh",
            "subject_id": None,
            "index": "chỉ số hài lòng",
            "rank": 5,
            "out_of": 63,
            "top": None,
            "period": "2023",
            "change": -11,
            "score": 87.25,
        },
        "tasks": {
            "assigner": None,
            "assigner_id": None,
            "assignee": "các bệnh viện",
            "assignee_id": "o1",
            "action": "công khai giá",
            "deadline": "2024-06-30",
            "directive": NUMBER,
            "directive_id": "d1",
        },
    }
    for kind, values in said.items():
        yield (
            kind,
            {
                "fact_id": content_id(kind, article_id, copy),
                "article_id": article_id,
                "version": 1,
                **values,
                "evidence_start": 0,
                "evidence_end": len(QUOTE),
                "evidence_quote": text[: len(QUOTE)],
                "evidence_page": None,
                "confidence": 0.9,
                "rule": f"{kind}.test@1",
                "model_id": "m1",
                "run_id": "r1",
                "first_seen": "2024-05-20",
                "last_seen": "2024-05-20",
                "review": "unreviewed",
                "extracted": None,
            },
        )


def decision_rows(article_id: str) -> Iterator[tuple[str, Row]]:
    """Yield a decision on a fact, and whom another may mean."""
    fact_id = content_id("rankings", article_id, 0)
    yield "candidates", {"fact_id": fact_id, "field": "subject", "entity_id": "o1"}
    yield (
        "decisions",
        {
            "decision_id": "c1",
            "decided_at": "2024-07-21T08:00:00+00:00",
            "reviewer": "Bình",
            "article_id": article_id,
            "version": 1,
            "model_id": "m1",
            "item": "rankings",
            "item_id": fact_id,
            "action": "accept",
            "before": None,
            "after": None,
            "comment": "'=đúng",
            "act_id": "c1",
            "purpose": "review",
            "undoes": None,
        },
    )
