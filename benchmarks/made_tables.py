"""Tables of a made-up corpus of any size, whose facts quote its texts exactly: ten facts an article, 100,000 articles a
million.

Thousands of people change their offices from year to year, a third of the articles tell a story that another one told,
and some ranks can't be right.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Table

from extractors.records import content_id
from pipelines.publishing.table_files import arrow_schema
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    DOCUMENTS,
    FACTS,
    MENTIONS,
    MODELS,
    NAMES,
    ORGANIZATIONS,
    PEOPLE,
    PUBLISHED,
    RUNS,
    SENTENCES,
    Row,
)

FIRST_DAY = date(2023, 1, 1)
DAYS = 1_000

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLES = ("Văn", "Thị", "Minh", "Quang", "Thu", "Hữu", "Ngọc", "Đình")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quân", "Sơn", "Tâm")
PLACES = ("Hải Dương", "Bắc Giang", "Nam Định", "Bến Tre", "Phú Yên", "Hà Nam", "Sóc Trăng", "Kon Tum")
BODIES = ("Sở Y tế", "Sở Nội vụ", "Sở Xây dựng", "Sở Tài chính", "UBND phường", "UBND xã")
POSITIONS = ("Giám đốc", "Phó Giám đốc", "Chủ tịch", "Phó Chủ tịch", "Bí thư")
ACTIONS = ("rà soát hồ sơ tồn đọng", "công khai kết quả giải quyết", "báo cáo tiến độ giải ngân", "kiểm tra thực địa")
INDEXES = ("PAR Index", "SIPAS", "PCI", "DDCI")
VERBS = ("Thực hiện", "Theo", "Sửa đổi", "Thay thế")
FILLER = "Lãnh đạo địa phương cho biết công việc được triển khai đúng kế hoạch và người dân hài lòng với cách làm mới."
OUTLETS = tuple(f"bao-{number}.example.vn" for number in range(1, 21))

ARTICLES_AT_ONCE = 5_000
FACTS_OF_ARTICLE = 10


def write_tables(folder: Path, articles: int) -> None:
    """Write the published tables of a corpus of so many articles into a folder, as Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {table: arrow_schema(table) for table in PUBLISHED}
    writers = {
        table: pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
        for table, schema in schemas.items()
    }
    for rows in batches(articles):
        for table, some in rows.items():
            writers[table].write_table(pa.Table.from_pylist(some, schema=schemas[table]))
    for writer in writers.values():
        writer.close()


def batches(articles: int) -> Iterator[dict[Table, list[Row]]]:
    """Yield the rows of some thousand articles at a time, and at the end those of what all of them name."""
    numbers = iter(range(articles))
    while some := list(islice(numbers, ARTICLES_AT_ONCE)):
        rows: dict[Table, list[Row]] = defaultdict(list)
        for number in some:
            add_article(rows, number)
        yield rows
    yield {
        PEOPLE: [entity("person", person_name(each), articles) for each in range(PEOPLE_COUNT)],
        ORGANIZATIONS: [entity("organization", body_name(each), articles) for each in range(BODY_COUNT)],
        DOCUMENTS: [
            {**entity("document", number_of(each), articles), "number": number_of(each), "kind": "directive"}
            for each in range(DOCUMENT_COUNT)
        ],
        NAMES: [
            {
                "entity_id": id_of("person", person_name(each)),
                "name": person_name(each),
                "language": "vi",
                "articles": 1,
            }
            for each in range(PEOPLE_COUNT)
        ],
        MODELS: [{"model_id": "made", "tagger": "congbao", "version": "0.1.0"}],
        RUNS: [
            {"run_id": "made", "started_at": "2026-01-01T00:00:00+00:00", "finished_at": "2026-01-01T01:00:00+00:00"}
            | {"version": "0.1.0", "tagger": "congbao", "inputs": "[]", "articles": articles, "failures": 0}
        ],
    }


PEOPLE_COUNT = 6_000
BODY_COUNT = 2_000
DOCUMENT_COUNT = 20_000


def add_article(rows: dict[Table, list[Row]], number: int) -> None:
    """Add an article with ten facts, a sentence each."""
    article_id = content_id("made", number)
    # Of ten articles the second and third tell the story of the first again, and so name the same.
    story = number - number % 10 if number % 10 < 3 else number
    day = (FIRST_DAY + timedelta(days=draw("day", story) % DAYS)).isoformat()
    words = Words(article_id, day)
    for place in range(FACTS_OF_ARTICLE):
        if place < 4:
            add_official(words, story, place)
        elif place < 6:
            add_directive(words, story, place)
        elif place < 7:
            add_ranking(words, story, place, day)
        else:
            add_task(words, story, place, day)
        words.say(FILLER)
    text = words.text
    article = {"article_id": article_id, "version": 1, "title": words.first, "published_at": f"{day}T08:00:00+07:00"}
    rows[ARTICLES].append(
        {
            **article,
            "language": "vi",
            "url": f"https://{OUTLETS[number % 20]}/{number}.html",
            "source": OUTLETS[number % 20],
        }
        | {"story_id": content_id("made", story), "document": f"made/{number}.warc.gz", "text": text}
    )
    rows[ARTICLE_VERSIONS].append(
        {
            **article,
            "retrieved_at": f"{day}T09:00:00+00:00",
            "document": f"made/{number}.warc.gz",
            "characters": len(text),
        }
        | {"text_digest": hashlib.sha256(text.encode()).hexdigest(), "text": text, "model_id": "made", "run_id": "made"}
    )
    for table, some in words.rows.items():
        rows[table] += some


class Words:
    """The text of an article as it grows, and the rows of what it says."""

    def __init__(self, article_id: str, day: str) -> None:
        self.article_id, self.day = article_id, day
        self.text = self.first = ""
        self.rows: dict[Table, list[Row]] = defaultdict(list)

    def say(self, sentence: str) -> int:
        """Add a sentence; return where it begins."""
        self.first = self.first or sentence.rstrip(".")
        self.text += "\n" if self.text else ""
        start = len(self.text)
        self.text += sentence
        self.rows[SENTENCES].append(
            {"article_id": self.article_id, "span_start": start, "span_end": len(self.text), "text": sentence}
        )
        return start

    def state(self, table: str, sentence: str, quote: str, label: str, named: str, fields: dict[str, Any]) -> None:
        """Add a sentence with a fact that its `quote` says, and the mention of a name in it."""
        begin = self.say(sentence)
        start, at = begin + sentence.index(quote), begin + sentence.index(named)
        fact_id = content_id(table, self.article_id, *fields.values())
        self.rows[FACTS[table]].append(
            {"fact_id": fact_id, "article_id": self.article_id, "version": 1, **fields}
            | {"evidence_start": start, "evidence_end": start + len(quote), "evidence_quote": quote}
            | {
                "confidence": 0.5 + draw("confidence", fact_id) % 500 / 1000,
                "rule": f"{table}.made@1",
                "model_id": "made",
            }
            | {"run_id": "made", "first_seen": self.day, "last_seen": self.day, "review": "unreviewed"}
        )
        mention_id = content_id("mention", self.article_id, at, at + len(named), label)
        self.rows[MENTIONS].append(
            {"mention_id": mention_id, "article_id": self.article_id, "span_start": at, "span_end": at + len(named)}
            | {"label": label, "text": named, "confidence": 0.9, "source": "made@1", "review": "unreviewed"}
        )


def add_official(words: Words, story: int, place: int) -> None:
    """Add a person in an office; one in fifty is not certainly known."""
    person = person_name(draw("person", story, place) % PEOPLE_COUNT)
    # A person keeps an office for a year.
    year = int(words.day[:4])
    position = POSITIONS[draw("position", person, year) % len(POSITIONS)]
    body = body_name(draw("body", person, year) % BODY_COUNT)
    quote = f"{person}, {position} {body}"
    fields: dict[str, Any] = {
        "person": person,
        "person_id": id_of("person", person),
        "position": position,
        "organization": body,
    }
    if draw("uncertain", person) % 50 == 0:
        fields["person_id"] = None
    fields["organization_id"] = id_of("organization", body)
    words.state(
        "officials", f"Phát biểu tại hội nghị, ông {quote}, đề nghị các bên phối hợp.", quote, "PERSON", person, fields
    )


def add_directive(words: Words, story: int, place: int) -> None:
    """Add a document that is named, implemented, amended or replaced."""
    which = draw("document", story, place) % DOCUMENT_COUNT
    number, verb = number_of(which), VERBS[draw("verb", story, place) % len(VERBS)]
    issuer = body_name(which % BODY_COUNT)
    quote = f"Chỉ thị số {number}"
    fields: dict[str, Any] = {
        "kind": "directive",
        "number": number,
        "document_id": id_of("document", number),
        "title": None,
    }
    fields |= {"issuer": issuer, "issuer_id": id_of("organization", issuer), "issued": f"{2020 + which % 5}-06"}
    words.state(
        "directives", f"{verb} {quote} của {issuer}, các đơn vị đã vào cuộc.", quote, "DIRECTIVE", quote, fields
    )


def add_ranking(words: Words, story: int, place: int, day: str) -> None:
    """Add a place on a list; one in a hundred is beyond its end."""
    subject = body_name(draw("subject", story) % BODY_COUNT)
    index, year = INDEXES[draw("index", story) % len(INDEXES)], int(day[:4]) - 1
    rank = draw("rank", subject, index, year) % 60 + (40 if draw("wrong", story) % 100 == 0 else 1)
    quote = f"{subject} xếp thứ {rank}/63"
    fields: dict[str, Any] = {
        "subject": subject,
        "subject_id": id_of("organization", subject),
        "index": index,
        "rank": rank,
    }
    fields |= {"out_of": 63, "top": None, "period": str(year), "change": draw("change", story) % 9 - 4, "score": None}
    words.state("rankings", f"Năm {year}, {quote} về {index}.", quote, "ORG", subject, fields)


def add_task(words: Words, story: int, place: int, day: str) -> None:
    """Add something to be done by a body, mostly by a day."""
    assigner, assignee = (body_name(draw(who, story, place) % BODY_COUNT) for who in ("assigner", "assignee"))
    number = number_of(draw("document", story, 4) % DOCUMENT_COUNT)
    due = date.fromisoformat(day) + timedelta(days=draw("due", story, place) % 200)
    by = f" trước ngày {due.day}/{due.month}/{due.year}" if draw("dated", story, place) % 4 else ""
    action = f"{ACTIONS[draw('action', story, place) % len(ACTIONS)]}{by}"
    fields: dict[str, Any] = {
        "assigner": assigner,
        "assigner_id": id_of("organization", assigner),
        "assignee": assignee,
    }
    fields |= {
        "assignee_id": id_of("organization", assignee),
        "action": action,
        "deadline": due.isoformat() if by else None,
    }
    fields |= {"directive": number, "directive_id": id_of("document", number)}
    quote = f"{assigner} yêu cầu {assignee} {action}"
    words.state("tasks", f"{quote}.", quote, "ORG", assignee, fields)


def entity(kind: str, name: str, articles: int) -> Row:
    """The row of a person, body or document."""
    seen = {"first_seen": FIRST_DAY.isoformat(), "last_seen": (FIRST_DAY + timedelta(days=DAYS)).isoformat()}
    return {f"{kind}_id": id_of(kind, name), "name": name, "articles": articles, **seen}


@cache
def id_of(kind: str, name: str) -> str:
    return content_id(kind, name)


@cache
def person_name(number: int) -> str:
    """A name that only the person of this number has."""
    rest, given = divmod(number, len(GIVEN))
    rest, middle = divmod(rest, len(MIDDLES))
    rest, family = divmod(rest, len(FAMILIES))
    return " ".join((FAMILIES[family], MIDDLES[middle], *([GIVEN[rest]] if rest else []), GIVEN[given]))


@cache
def body_name(number: int) -> str:
    """The name of the body of this number."""
    rest, body = divmod(number, len(BODIES))
    rest, place = divmod(rest, len(PLACES))
    return f"{BODIES[body]} {rest + 1} tỉnh {PLACES[place]}"


def number_of(document: int) -> str:
    """The official number of a document."""
    return f"{document % 400 + 1}-CT/T{chr(65 + document // 400 % 26)}{document // 10_400 or ''}"


def draw(*parts: object) -> int:
    """A number that looks random and is the same every time."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=4).digest(), "big")
