"""A fortnight of runs in figures, one a morning, for tests of what is told of the fifteenth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from pipelines.reporting.counting import BINS
from pipelines.reporting.figures import Figure, figure
from pipelines.reporting.records import Arrivals, History, Record

FIRST_MORNING = datetime(2024, 7, 6, 23, 0, tzinfo=UTC)  # six in the morning of the 7th, in Hà Nội
TODAY = 14
MODELS = {figure("models", of="5ae1c02b9d7f4e36"): 1.0}

Figures = Mapping[Figure, float]


def run(day: int, figures: Figures) -> Record:
    """The run of a morning, by the usual models unless the figures name others."""
    models = {} if any(key.name == "models" for key in figures) else MODELS
    started = FIRST_MORNING + timedelta(days=day)
    return Record(
        run_id=f"{started:%Y%m%dT%H%M%SZ}-5f3a9c02",
        started_at=started.isoformat(),
        finished_at=(started + timedelta(minutes=4)).isoformat(),
        version="0.2.0",
        tagger="congbao",
        inputs=("news/",),
        figures={**models, **figures},
    )


def history(of_day: Callable[[int], Figures], days: int = TODAY, **arrivals: Arrivals) -> History:
    """The runs of the mornings before."""
    mornings = range(TODAY - days, TODAY)
    return History(runs=tuple(run(day, of_day(day)) for day in mornings), arrivals=arrivals)


def today(figures: Figures) -> Record:
    """The run of this morning."""
    return run(TODAY, figures)


def arrivals(a_day: float, silent_days: float, watched_days: float = TODAY, pulls: int = TODAY + 1) -> Arrivals:
    """A source that has brought so much a day, and nothing for so long."""
    now = FIRST_MORNING + timedelta(days=TODAY)
    return Arrivals(
        pulls=pulls,
        first_pull=now - timedelta(days=watched_days),
        brought=a_day * watched_days,
        last_arrival=now - timedelta(days=silent_days),
    )


def morning(day: int = TODAY) -> dict[Figure, float]:
    """A usual morning: two sources that are pulled, and what was found in 60 articles."""
    wave = day % 3
    return {
        figure("listed", "tin"): 40 + wave,
        figure("pulled", "tin", "new"): 30 + wave,
        figure("pulled", "tin", "known"): 10,
        figure("fetched", "tin"): 30 + wave,
        figure("listed", "news"): 30,
        figure("pulled", "news", "new"): 28,
        figure("pulled", "news", "failed"): 2,
        figure("in vain", "news", "failed: not found"): 2,
        figure("fetched", "news"): 30,
        figure("articles", "Tin", "vi"): 32,
        figure("characters", "Tin", "vi"): 32 * (2000 + 50 * wave),
        figure("mentions in", "Tin", "vi"): 32 * 38,
        figure("mentions", "Tin", "PERSON"): 32 * 30,
        figure("mentions", "Tin", "ORG"): 32 * 8,
        figure("articles", "News", "en"): 28,
        figure("characters", "News", "en"): 28 * 2500,
        figure("mentions in", "News", "en"): 28 * 30,
        figure("mentions", "News", "ORG"): 28 * 30,
        figure("facts", "Tin", "officials"): 60 + wave,
        figure("facts", "Tin", "tasks"): 20,
        figure("facts", "News", "directives"): 15,
        **spread("officials", (0, 0, 0, 0, 1, 2, 4, 8, 15, 30)),
        **spread("tasks", (0, 0, 0, 0, 2, 3, 5, 10, 20, 10)),
        **spread("mentions", (0, 0, 0, 5, 10, 20, 60, 200, 700, 1000)),
        figure("titles", of="known"): 54,
        figure("titles", of="unknown"): 6,
        figure("unknown title", of="người phát ngôn"): 4,
        figure("unknown title", of="trưởng"): 2,
        figure("failures", of="pull: not found"): 2,
        figure("rows", of="officials"): 900 + 60 * day,
        figure("rows", of="tasks"): 300 + 20 * day,
        figure("snapshot", of="2024-07-20-3f9a0c1b"): 4000,
        figure("seconds", of="pulling"): 61.5,
        figure("seconds", of="extracting"): 40.25,
    }


def morning_with(kind: str, counts: Sequence[float]) -> dict[Figure, float]:
    """A usual morning, but for the confidences of a kind."""
    others = {key: value for key, value in morning().items() if not key.of.startswith(f"{kind} ")}
    return {**others, **spread(kind, counts)}


def spread(kind: str, counts: Sequence[float]) -> dict[Figure, float]:
    """So many of a kind in each tenth of confidence, the lowest first."""
    return {figure("confidence", of=f"{kind} {tenth / BINS}"): count for tenth, count in enumerate(counts) if count}
