"""Charts: where the bars and lines of a report stand, in units of their drawing; `page.html` draws them as SVG.

A chart of runs has a bar for each, this run's the last, and a line at the median of those before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from statistics import median
from zoneinfo import ZoneInfo

from pipelines.reporting.counting import BINS, MENTIONS
from pipelines.reporting.digest import Digest
from pipelines.reporting.drift import confidences
from pipelines.reporting.records import BROUGHT, RUNS_BEFORE, Record
from pipelines.reporting.sections import usual_confidences
from pipelines.schema import FACTS

# Where the analysts are: the days and hours of a report are theirs.
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

# Of a chart of runs, and of confidences.
WIDTH, HEIGHT = 300.0, 84.0
GAP = 0.22  # share of a bar's place that is left free
# Of the line of a source.
LINE_WIDTH, LINE_HEIGHT = 96.0, 22.0
LINE_MARGIN = 3.0  # so that the dot at the end is whole

# What becomes of addresses, in the few colours that a bar can have.
FATES: dict[str, tuple[str, ...]] = {
    "new": ("new",),
    "changed": ("changed",),
    "as before": ("unchanged", "known", "duplicate"),
    "no article": ("too short", "not an article", "wrong language"),
    "in vain": ("blocked", "failed", "unlisted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar, as SVG has rectangles, with what is said of it."""

    x: float
    y: float
    width: float
    height: float
    label: str
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """A figure run by run."""

    title: str
    value: str
    usual: str  # empty where there is no run before
    bars: tuple[Bar, ...]
    usual_y: float | None
    points: tuple[tuple[str, str], ...]  # the run and the value of each bar, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceChart:
    """How many of a kind have which confidence: bars of this run, and a line of those before."""

    kind: str
    count: str
    bars: tuple[Bar, ...]
    line: str  # the points of a polyline; empty where there is no run before
    points: tuple[tuple[str, str, str], ...]  # the tenth, the share and the usual share, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChart:
    """What became of what a source listed, and what it brought run by run."""

    source: str
    shares: tuple[tuple[str, float, str], ...]  # fate, width in per cent, words
    line: str  # the points of a polyline
    end: tuple[float, float]
    label: str


def run_charts(digest: Digest) -> Iterator[RunChart]:
    """Yield the charts of the figures that are told run by run."""
    yield run_chart(digest, "articles", lambda run: run.total("articles"))
    for kind in FACTS:
        yield run_chart(digest, kind, partial(facts_of, kind))
    yield run_chart(digest, "mentions each", mentions_per_article, digits=1)
    yield run_chart(digest, "failures", lambda run: run.total("failures"))
    yield run_chart(digest, "seconds", lambda run: run.total("seconds"))


def facts_of(kind: str, run: Record) -> float:
    """The facts of a kind."""
    return run.total("facts", of=kind)


def mentions_per_article(run: Record) -> float:
    """The mentions of an article on average."""
    return run.total("mentions") / (run.total("articles") or 1)


def run_chart(digest: Digest, title: str, value_of: Callable[[Record], float], digits: int = 0) -> RunChart:
    """The chart of a figure run by run."""
    values = [value_of(run) for run in digest.runs]
    usual = median(values[:-1]) if len(values) > 1 else None
    highest = max(values) or 1
    names = [f"{local(run.started):%-d %b %H:%M}" for run in digest.runs]
    shown = [f"{value:,.{digits}f}" for value in values]
    return RunChart(
        title=title,
        value=shown[-1],
        usual="" if usual is None else f"{usual:,.{digits}f}",
        bars=tuple(bars(values, highest, RUNS_BEFORE + 1, [f"{n}: {v}" for n, v in zip(names, shown, strict=True)])),
        usual_y=None if usual is None else round(HEIGHT * (1 - usual / highest), 2),
        points=tuple(zip(names, shown, strict=True)),
    )


def bars(values: Sequence[float], highest: float, places: int, labels: Sequence[str]) -> Iterator[Bar]:
    """Yield bars that stand side by side, the last at the right end, the last of them being of now."""
    step = WIDTH / places
    first = places - len(values)
    for at, (value, label) in enumerate(zip(values, labels, strict=True)):
        height = HEIGHT * value / highest
        yield Bar(
            x=round((first + at + GAP / 2) * step, 2),
            y=round(HEIGHT - height, 2),
            width=round(step * (1 - GAP), 2),
            height=round(height, 2),
            label=label,
            is_now=at == len(values) - 1,
        )


def confidence_charts(digest: Digest) -> Iterator[ConfidenceChart]:
    """Yield the chart of each kind that the run has found something of."""
    for kind in (MENTIONS, *FACTS):
        found = confidences(digest.record, kind)
        if sum(found):
            yield confidence_chart(kind, found, usual_confidences(digest, kind))


def confidence_chart(kind: str, found: Sequence[float], usual: Sequence[float]) -> ConfidenceChart:
    """The chart of how many have which confidence, as shares, beside the usual ones."""
    shares = [count / sum(found) for count in found]
    usual_shares = [count / sum(usual) for count in usual] if sum(usual) else []
    highest = max(*shares, *usual_shares)
    tenths = [f"{tenth / BINS:.1f} to {(tenth + 1) / BINS:.1f}" for tenth in range(BINS)]
    shown = [f"{share:.1%}" for share in shares]
    step = WIDTH / BINS
    heights = [round(HEIGHT * (1 - share / highest), 2) for share in usual_shares]
    steps = [point for at, y in enumerate(heights) for point in ((at * step, y), ((at + 1) * step, y))]
    return ConfidenceChart(
        kind=kind,
        count=f"{sum(found):,.0f}",
        bars=tuple(bars(shares, highest, BINS, [f"{t}: {s}" for t, s in zip(tenths, shown, strict=True)])),
        line=" ".join(f"{x:.2f},{y}" for x, y in steps),
        points=tuple(
            (tenth, share, f"{usual_share:.1%}" if usual_shares else "")
            for tenth, share, usual_share in zip(tenths, shown, usual_shares or [0.0] * BINS, strict=True)
        ),
    )


def source_charts(digest: Digest) -> dict[str, SourceChart]:
    """The chart of each source that was pulled."""
    return {source: source_chart(digest, source) for source in digest.record.sources("listed")}


def source_chart(digest: Digest, source: str) -> SourceChart:
    """What became of what a source listed, in shares of all, and what it brought run by run."""
    outcomes = digest.record.by_part("pulled", source=source)
    counts = {fate: sum(outcomes[outcome] for outcome in of) for fate, of in FATES.items()}
    total = sum(counts.values())
    brought = [brought_by(run, source) for run in digest.runs]
    points = line_points(brought)
    return SourceChart(
        source=source,
        shares=tuple(
            (fate, round(100 * count / total, 3), f"{count:,.0f} {fate}") for fate, count in counts.items() if count
        ),
        line=" ".join(f"{x},{y}" for x, y in points),
        end=points[-1],
        label=f"articles brought, run by run: {', '.join(f'{value:,.0f}' for value in brought)}",
    )


def brought_by(run: Record, source: str) -> float:
    """The articles that a source brought in a run."""
    return sum(run.total("pulled", source=source, of=outcome) for outcome in BROUGHT)


def line_points(values: Sequence[float]) -> list[tuple[float, float]]:
    """The points of a line through the values, the last at the right end."""
    highest = max(values) or 1
    step = (LINE_WIDTH - 2 * LINE_MARGIN) / RUNS_BEFORE
    first = RUNS_BEFORE + 1 - len(values)
    return [
        (
            round(LINE_MARGIN + (first + at) * step, 2),
            round(LINE_HEIGHT - LINE_MARGIN - (LINE_HEIGHT - 2 * LINE_MARGIN) * value / highest, 2),
        )
        for at, value in enumerate(values)
    ]


def local(moment: datetime) -> datetime:
    """A moment by the clock of the analysts."""
    return moment.astimezone(ZONE)
