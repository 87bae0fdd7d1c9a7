"""A week of hourly runs in minutes: a site of this machine grows, and each hour by a set clock it is pulled and read.

`python -m tests.week --hours 168` simulates it in full, through Prefect's flow, and prints what it counted.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, select

from pipelines import steps
from pipelines.config import Config, load_config
from pipelines.pulling.ledger import PULLS, VISITS, open_ledger
from pipelines.pulling.pull import choose_sources, pull_sources
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, FACTS
from pipelines.sources.loading import load_sources
from tests.chaos import article
from tests.clock import set_clock
from tests.local_site import Answer, LocalSite

BEGINNING = datetime(2024, 7, 1, tzinfo=UTC)

# Articles that the feed names; no hour has so many new ones.
NAMED = 20

SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
politeness = {{ delay = 0, at_once = 4, private_addresses = true }}
[[sources]]
name = "tin"
kind = "feed"
urls = ["{url}"]
"""
CONFIG = """
sources = "sources.toml"
output = "out"
database = "sqlite:///congbao.db"
keep = 3
tagger = "congbao-fast"
"""


@dataclass(slots=True)
class GrowingSite:
    """A site with a feed, to which each hour adds up to three articles, and changes one now and then."""

    site: LocalSite
    draw: random.Random
    texts: list[str] = field(default_factory=list)
    changes: Counter[int] = field(default_factory=Counter)  # by article

    def grow(self, moment: datetime) -> None:
        """Publish what this hour brings."""
        known = len(self.texts)
        for _ in range(self.draw.randint(0, 3)):
            self.texts.append(article(len(self.texts))["text"])
        if known > 3 and self.draw.random() < 0.3:
            number = known - self.draw.randint(1, 3)
            self.changes[number] += 1
            self.texts[number] += f" Cập nhật lần {self.changes[number]}: hồ sơ được rà soát thêm."
        first = max(0, len(self.texts) - NAMED)
        for number in range(first, len(self.texts)):
            self.site.pages[f"/{number}.html"] = self.page(number, moment)
        items = (
            f"<item><title>Tin {number}</title><link>HOST/{number}.html</link></item>"
            for number in reversed(range(first, len(self.texts)))
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{"".join(items)}</channel></rss>'
        self.site.pages["/rss"] = Answer(feed.replace("HOST", self.site.host).encode(), content_type="text/xml")

    def page(self, number: int, moment: datetime) -> str:
        """The page of an article, which says its day itself."""
        return (
            f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>Tin {number}</title><meta property="
            f'"article:published_time" content="2024-07-{1 + number % 28:02}T08:00:00+07:00"></head>'
            f"<body><h1>Tin {number}</h1><article><p>{self.texts[number]}</p></article></body></html>"
        )


def run_steps(file: Path) -> None:
    """What the flow "run" does, without Prefect."""
    config = load_config(file)
    assert config.sources
    settings = load_sources(config.sources)
    asyncio.run(pull_sources(settings, choose_sources(settings)))
    row = steps.begin_run(config)
    with tempfile.TemporaryDirectory(prefix=".batches-", dir=config.output) as folder:
        batches = steps.read(config, Path(folder))
        for batch in batches.files:
            steps.extract(batch, config.database, config.tagger, row["run_id"])
    steps.resolve(config.database, config.decisions)
    steps.finish_run(config.database, row, batches.articles, len(batches.failures))
    steps.publish_tables(config.database, config.output, config.keep)


def run_flow(file: Path) -> None:
    """The flow "run", by Prefect."""
    from pipelines.flows.run import run

    run(file)


@dataclass(slots=True)
class Week:
    """What is there after so many hours."""

    folder: Path
    config: Config
    site: GrowingSite
    files: list[int] = field(default_factory=list)  # after each hour, those that are neither pages nor snapshots

    def rows(self, query: Any, database: str | None = None) -> list[tuple[Any, ...]]:
        """The rows of a query to the store, or to another database."""
        engine = create_engine(database or self.config.database)
        with engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(query)]
        engine.dispose()
        return found

    def versions(self) -> dict[str, int]:
        """How many versions there are of each article, by its address."""
        query = select(ARTICLES.c.url, func.count()).join(
            ARTICLE_VERSIONS, ARTICLES.c.article_id == ARTICLE_VERSIONS.c.article_id
        )
        return {path_of(url): count for url, count in self.rows(query.group_by(ARTICLES.c.article_id, ARTICLES.c.url))}

    def said(self) -> dict[str, list[tuple[Any, ...]]]:
        """What articles and facts say, without what depends on addresses and clocks."""
        texts = self.rows(select(ARTICLES.c.title, ARTICLES.c.version, ARTICLES.c.text))
        facts = {
            kind: self.rows(select(ARTICLES.c.title, table.c.evidence_quote).join(table))
            for kind, table in FACTS.items()
        }
        return {name: sorted(rows) for name, rows in {"articles": texts, **facts}.items()}

    def pulls(self) -> tuple[int, int]:
        """How many pulls were finished, and how many visits have no outcome."""
        ledger = f"sqlite:///{self.folder}/ledger.db"
        (finished,) = self.rows(select(func.count()).where(PULLS.c.finished_at.is_not(None)), ledger)[0]
        (open_,) = self.rows(select(func.count()).where(VISITS.c.outcome.is_(None)), ledger)[0]
        return finished, open_

    def count_files(self) -> int:
        """The files that are neither raw pages nor in snapshots and reports: these must not become more."""
        apart = ("raw", "snapshots", "reports")
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*"))
        return sum(not any(part in apart for part in path.parts[:-1]) for path in found)


def path_of(url: str) -> str:
    """The path of an address."""
    return url.rpartition("/")[2]


def simulate(
    folder: Path,
    hours: int,
    *,
    seed: int = 1,
    jumps: float = 0,
    run: Callable[[Path], None] = run_steps,
    tell: Callable[[Week], None] = lambda week: None,
) -> Week:
    """Let so many hours pass, and tell after each; the clock is up to `jumps` hours wrong, each hour otherwise."""
    (folder / "out").mkdir(parents=True)
    file = folder / "congbao.toml"
    file.write_text(CONFIG)
    open_ledger(f"sqlite:///{folder}/ledger.db").dispose()
    draw = random.Random(seed + 1)
    with LocalSite() as site, set_clock(BEGINNING) as clock:
        (folder / "sources.toml").write_text(SOURCES.format(url=site.url("/rss")))
        week = Week(folder, load_config(file), GrowingSite(site, random.Random(seed)))
        for hour in range(hours):
            clock.moment = BEGINNING + timedelta(hours=hour + draw.uniform(-jumps, jumps))
            week.site.grow(clock.moment)
            run(file)
            week.files.append(week.count_files())
            tell(week)
    return week


def faults_of(week: Week, hours: int) -> list[str]:
    """What went wrong: gaps, duplicates, pulls that were not finished, files that became more."""
    expected = {f"{number}.html": 1 + week.site.changes[number] for number in range(len(week.site.texts))}
    found = week.versions()
    return [
        *(f"{path} has {found.get(path, 0)} versions, not {n}" for path, n in expected.items() if found.get(path) != n),
        *(f"{path} is more than was published" for path in found.keys() - expected.keys()),
        *([f"pulls: {week.pulls()}, not {(hours, 0)}"] if week.pulls() != (hours, 0) else []),
        *([f"files became more: {week.files}"] if week.files[-1] > week.files[len(week.files) // 2] else []),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=7 * 24)
    parser.add_argument("--jumps", type=float, default=0, help="hours that the clock may be wrong")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    from pipelines import prefect_settings

    prefect_settings.set_defaults()
    from prefect.testing.utilities import prefect_test_harness

    import pipelines.flows.run  # noqa: F401  its modules need the clock, too

    with tempfile.TemporaryDirectory() as name, prefect_test_harness(server_startup_timeout=120):
        week = simulate(Path(name), options.hours, seed=options.seed, jumps=options.jumps, run=run_flow)
        faults = faults_of(week, options.hours)
        print(f"{options.hours} hours: {len(week.site.texts)} articles, {week.site.changes.total()} changes")
        print(f"files beside pages and snapshots: {week.files[0]} at first, {week.files[-1]} at the end")
        print("\n".join(faults) or "no gap, no duplicate, no growth")
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
