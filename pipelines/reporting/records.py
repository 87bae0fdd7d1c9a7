"""Records of runs: each run's row and figures, as the store keeps them, so that a run can be told beside those before.

`record_run` writes what `read_run` and `read_history` read; a record says the same an hour and a year later.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import Connection, Engine, and_, delete, func, select

from pipelines.database import reading, writing
from pipelines.reporting.figures import Figure
from pipelines.schema import RUN_FIGURES, RUNS, Row
from pipelines.writes import add_rows

# Runs beside which a run is told.
RUNS_BEFORE = 14
# Days of which it is known when a source brought something, whatever number of runs they had.
DAYS_WATCHED = 28

# What a source brings.
BROUGHT = ("new", "changed")


class NoSuchRunError(Exception):
    """A run that the store has no figures of; the message says which it has."""


@dataclass(frozen=True, kw_only=True)  # without slots, which leave no room for the tree
class Record:
    """What a run did, in figures. Times are ISO 8601, UTC."""

    run_id: str
    started_at: str
    finished_at: str | None
    version: str  # of Congbao
    tagger: str
    inputs: tuple[str, ...]
    figures: Mapping[Figure, float]

    @property
    def started(self) -> datetime:
        return datetime.fromisoformat(self.started_at)

    @cached_property
    def tree(self) -> dict[str, dict[str, dict[str, float]]]:
        """The figures by name, source and part."""
        tree: defaultdict[str, defaultdict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        for key, value in self.figures.items():
            tree[key.name][key.source][key.of] = value
        return {name: dict(of_name) for name, of_name in tree.items()}

    def total(self, name: str, *, source: str | None = None, of: str | None = None) -> float:
        """The sum of the figures with this name, of a source and a part if these are named."""
        parts = self.parts(name, source)
        return sum(sum(part.values()) if of is None else part.get(of, 0) for part in parts)

    def by_part(self, name: str, *, source: str | None = None) -> Counter[str]:
        """The figures with this name, by part."""
        found: Counter[str] = Counter()
        for part in self.parts(name, source):
            for of, value in part.items():
                found[of] += value  # type: ignore[assignment]  # most are counts, and those of time add up as well
        return found

    def parts(self, name: str, source: str | None) -> Iterable[dict[str, float]]:
        """The figures with this name by part, once for each source, or for one."""
        of_name = self.tree.get(name, {})
        return of_name.values() if source is None else [of_name.get(source, {})]

    def sources(self, name: str) -> list[str]:
        """The sources that have a figure with this name, in order of their names."""
        return sorted(self.tree.get(name, {}))

    @property
    def models(self) -> frozenset[str]:
        """The ids of the models that read the articles."""
        return frozenset(self.by_part("models"))

    @property
    def snapshot(self) -> str | None:
        """The name of the snapshot that was published."""
        return next(iter(self.by_part("snapshot")), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What a source brought in the last `DAYS_WATCHED` days before a run, the run's own pull included."""

    pulls: int
    first_pull: datetime
    brought: float  # articles, new and changed, by the pulls after the first, which also brings what is old
    last_arrival: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What came before a run: up to `RUNS_BEFORE` records, the oldest first, and what each source brought."""

    runs: tuple[Record, ...] = ()
    arrivals: Mapping[str, Arrivals]


def record_run(engine: Engine, run_id: str, figures: Mapping[Figure, float]) -> None:
    """Write the figures of a run whose row the store has, in place of what it had of them.

    Zeros are not written, except that a source listed nothing, from which it is known that it was asked.
    """
    rows = [
        {"run_id": run_id, "figure": key.name, "source": key.source, "part": key.of, "value": float(value)}
        for key, value in sorted(figures.items())
        if value or key.name == "listed"
    ]
    with writing(engine) as connection:
        connection.execute(delete(RUN_FIGURES).where(RUN_FIGURES.c.run_id == run_id))
        add_rows(connection, RUN_FIGURES, rows)


def read_run(engine: Engine, run: str | None = None) -> Record:
    """The record of a run, by its id or the beginning of it, or of the last; raises NoSuchRunError."""
    with reading(engine) as connection:
        found = [row for row in rows_of_runs(connection) if run is None or row["run_id"].startswith(run)]
        exact = [row for row in found if row["run_id"] == run]
        if run is not None and not exact and len(found) > 1:
            names = ", ".join(row["run_id"] for row in found[:RUNS_BEFORE])
            raise NoSuchRunError(f"run {run!r} may be one of {len(found)}: {names}")
        if not found:
            wanted = f"no run {run!r}" if run else "no run"
            raise NoSuchRunError(f"{wanted} has figures in this store: `congbao run` writes them")
        return record_of(connection, (exact or found)[0])


def read_history(engine: Engine, record: Record, runs: int = RUNS_BEFORE) -> History:
    """What came before a run: the last `runs` that have figures, and what each of its sources brought."""
    with reading(engine) as connection:
        rows = [row for row in rows_of_runs(connection) if in_order(row) < (record.started_at, record.run_id)]
        before = tuple(record_of(connection, row) for row in reversed(rows[:runs]))
        return History(runs=before, arrivals=arrivals_before(connection, record))


def rows_of_runs(connection: Connection) -> list[Row]:
    """The rows of the runs that have figures, the newest first."""
    with_figures = select(RUN_FIGURES.c.run_id).distinct()
    query = select(RUNS).where(RUNS.c.run_id.in_(with_figures)).order_by(RUNS.c.started_at.desc(), RUNS.c.run_id.desc())
    return [dict(row) for row in connection.execute(query).mappings()]


def in_order(row: Row) -> tuple[str, str]:
    """What runs are ordered by."""
    return row["started_at"], row["run_id"]


def record_of(connection: Connection, row: Row) -> Record:
    """The record of the run with this row."""
    columns = (RUN_FIGURES.c.figure, RUN_FIGURES.c.source, RUN_FIGURES.c.part, RUN_FIGURES.c.value)
    found = connection.execute(select(*columns).where(RUN_FIGURES.c.run_id == row["run_id"]))
    return as_record(row, {Figure(name, source, of): value for name, source, of, value in found})


def as_record(row: Row, figures: Mapping[Figure, float]) -> Record:
    """The record of a run with this row and these figures."""
    return Record(
        run_id=row["run_id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        version=row["version"],
        tagger=row["tagger"],
        inputs=tuple(json.loads(row["inputs"])),
        figures=figures,
    )


def arrivals_before(connection: Connection, record: Record) -> dict[str, Arrivals]:
    """What each source brought in the days up to a run, by source."""
    since = (record.started - timedelta(days=DAYS_WATCHED)).isoformat()
    source, moment = RUN_FIGURES.c.source, RUNS.c.started_at
    is_within = and_(moment >= since, moment <= record.started_at)
    watched = select(source).join(RUNS, RUNS.c.run_id == RUN_FIGURES.c.run_id).where(is_within).group_by(source)
    pulls = watched.where(RUN_FIGURES.c.figure == "listed").add_columns(func.count(), func.min(moment))
    is_article = and_(RUN_FIGURES.c.figure == "pulled", RUN_FIGURES.c.part.in_(BROUGHT), RUN_FIGURES.c.value > 0)
    brought = watched.where(is_article).group_by(moment).add_columns(moment, func.sum(RUN_FIGURES.c.value))
    first = {name: (count, started) for name, count, started in connection.execute(pulls)}
    totals: dict[str, float] = dict.fromkeys(first, 0)
    last: dict[str, str] = {}
    for name, started, articles in connection.execute(brought):
        last[name] = max(started, last.get(name, started))
        totals[name] += articles if started > first[name][1] else 0
    return {
        name: Arrivals(
            pulls=count,
            first_pull=datetime.fromisoformat(started),
            brought=totals[name],
            last_arrival=datetime.fromisoformat(last[name]) if name in last else None,
        )
        for name, (count, started) in first.items()
    }
