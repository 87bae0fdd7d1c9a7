"""Drift: what is far from usual in a run, told in numbers, as "mentions per article (vi): 12.1, usually 38.4".

Each rule is silent until there are `FEWEST_RUNS` runs to compare with. Figures that depend on the models are compared
with runs of the same models alone. The statistics are in `statistics.py`, each with its source.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from pipelines.reporting.counting import BINS, MENTIONS, UNKNOWN
from pipelines.reporting.records import Arrivals, History, Record
from pipelines.reporting.statistics import chance_index, robust_z, silence_chance, stability_index
from pipelines.schema import FACTS

# Below so many runs nothing is usual yet: a week of mornings.
FEWEST_RUNS = 7
# Beyond so many robust standard deviations a figure is far from usual. 3.5 is the customary bound of outliers in one
# series; here some hundred series are looked at each morning, and a false alarm a month is enough.
FAR = 5.0
# A run tells nothing of an average with fewer articles, nor of a distribution with fewer items.
FEWEST_ARTICLES = 20
FEWEST_ITEMS = 30
FEWEST_TITLES = 30

# Mentions, and characters, of a news article vary by about so much of their mean from article to article.
VARIATION = 0.75
# Below this share of it a change of an average is of no interest, however steady it was.
SLIGHT = 0.05

# A stability index above is a shift (Siddiqi 2006).
SHIFTED = 0.25
# A silence that chance brings less often is one.
UNLIKELY = 0.001
# Nights are quiet: a source may be silent for so long.
A_NIGHT = timedelta(hours=24)

LANGUAGES = {"vi": "Vietnamese", "en": "English"}


@dataclass(frozen=True, slots=True)
class RunWarning:
    """What an analyst should look at: what it is about, and what is found, with its numbers."""

    about: str
    text: str

    def __str__(self) -> str:
        return f"{self.about}: {self.text}"


def warnings_of(record: Record, history: History) -> list[RunWarning]:
    """All that is to be looked at in a run: what is wrong with it, and what is far from usual."""
    of_sources = (*pull_warnings(record), *silent_sources(record, history), *short_lists(record, history))
    return [
        *sorted(of_sources, key=lambda warning: warning.about),
        *unusual_averages(record, history),
        *shifted_confidences(record, history),
        *unknown_titles(record, history),
        *(RunWarning("tables", doubt) for doubt in record.by_part("doubted")),
    ]


def pull_warnings(record: Record) -> Iterator[RunWarning]:
    """Yield what the pull itself has warned of: a count outside its band, half of the addresses failed."""
    for source in record.sources("warned"):
        for text in record.by_part("warned", source=source):
            yield RunWarning(source, text)


def silent_sources(record: Record, history: History) -> Iterator[RunWarning]:
    """Yield the sources that were asked and have brought nothing for longer than chance explains."""
    for source in record.sources("listed"):
        arrivals = history.arrivals.get(source)
        if arrivals and arrivals.last_arrival and (text := silence_of(arrivals, record)):
            yield RunWarning(source, text)


def silence_of(arrivals: Arrivals, record: Record) -> str | None:
    """What is said of a silence, if it is one."""
    assert arrivals.last_arrival
    silent = record.started - arrivals.last_arrival
    watched = record.started - arrivals.first_pull
    if arrivals.pulls <= FEWEST_RUNS or silent < A_NIGHT or not watched:
        return None
    a_day = arrivals.brought / days(watched)
    chance = silence_chance(a_day, days(silent))
    if chance > UNLIKELY:
        return None
    return (
        f"nothing new for {days(silent):.1f} days; in {days(watched):.0f} days it brought {a_day:.1f} articles a day "
        f"(the chance of such a silence is {small(chance)})"
    )


def short_lists(record: Record, history: History) -> Iterator[RunWarning]:
    """Yield the sources that listed far fewer addresses than usual."""
    for source in record.sources("listed"):
        usual = [run.total("listed", source=source) for run in history.runs if source in run.sources("listed")]
        value = record.total("listed", source=source)
        if len(usual) >= FEWEST_RUNS and (z := robust_z(root(value), list(map(root, usual)), least=1)) < -FAR:
            yield RunWarning(source, f"lists fewer than usual: {beside(value, usual, z)}")


def unusual_averages(record: Record, history: History) -> Iterator[RunWarning]:
    """Yield what is odd about mentions per article, by language, and the length of the articles of each outlet."""
    for language in sorted(record.by_part("articles")):
        about = f"mentions per article ({LANGUAGES.get(language, language)})"
        yield from unusual_average(about, "mentions in", record, same_models(record, history), of=language)
    for outlet in record.sources("articles"):
        about = f"characters per article ({outlet or 'no outlet'})"
        yield from unusual_average(about, "characters", record, history.runs, source=outlet)


def unusual_average(
    about: str, name: str, record: Record, runs: Sequence[Record], *, source: str | None = None, of: str | None = None
) -> Iterator[RunWarning]:
    """Yield what is odd about the average of a figure over articles, if these are enough."""
    usual = [value for run in runs if (value := average(run, name, source, of)) is not None]
    value = average(record, name, source, of)
    if value is None or not usual:
        return
    # Averages are compared by their ratio: a half is as far from usual as the double.
    by_chance = VARIATION / math.sqrt(record.total("articles", source=source, of=of))
    z = robust_z(math.log1p(value), list(map(math.log1p, usual)), least=max(by_chance, SLIGHT))
    if len(usual) >= FEWEST_RUNS and abs(z) > FAR:
        yield RunWarning(about, beside(value, usual, z, digits=1 if median(usual) < 100 else 0))


def average(run: Record, name: str, source: str | None, of: str | None) -> float | None:
    """The average of a figure over the articles of a run; None of too few."""
    articles = run.total("articles", source=source, of=of)
    return run.total(name, source=source, of=of) / articles if articles >= FEWEST_ARTICLES else None


def shifted_confidences(record: Record, history: History) -> Iterator[RunWarning]:
    """Yield the kinds whose confidences are distributed otherwise than in the runs before."""
    runs = same_models(record, history)
    if len(runs) < FEWEST_RUNS:
        return
    for kind in (MENTIONS, *FACTS):
        found = confidences(record, kind)
        usual = [sum(counts) for counts in zip(*(confidences(run, kind) for run in runs), strict=True)]
        if min(sum(found), sum(usual)) < FEWEST_ITEMS:
            continue
        index = stability_index(found, usual)
        if index > max(SHIFTED, chance_index(sum(found), sum(usual), BINS)):
            yield RunWarning(
                f"confidence of {kind}",
                f"{mean(found):.2f} on average, {mean(usual):.2f} over the last {len(runs)} runs; "
                f"stability index {index:.2f}, above {SHIFTED} is a shift",
            )


def confidences(run: Record, kind: str) -> list[float]:
    """How many of a kind have a confidence in each tenth, the lowest first."""
    return [run.total("confidence", of=f"{kind} {tenth / BINS}") for tenth in range(BINS)]


def mean(counts: Sequence[float]) -> float:
    """The mean confidence that counts by tenths tell, as if all were in the middle of theirs."""
    total = sum(counts)
    return sum(count * (tenth + 0.5) for tenth, count in enumerate(counts)) / BINS / total if total else 0.0


def unknown_titles(record: Record, history: History) -> Iterator[RunWarning]:
    """Yield that the share of positions without a known word is far from usual."""
    titles = record.total("titles")
    usual = [share for run in same_models(record, history) if (share := unknown_share(run)) is not None]
    value = unknown_share(record)
    if value is None or not usual:
        return
    if len(usual) >= FEWEST_RUNS and abs(z := robust_z(value, usual, least=share_error(median(usual), titles))) > FAR:
        percent = [100 * share for share in usual]
        yield RunWarning("unknown titles", beside(100 * value, percent, z, digits=1, unit=" %"))


def share_error(share: float, count: float) -> float:
    """The standard error of a share of so many, and of a share of 0 or 1 that of one among them."""
    return math.sqrt(max(share * (1 - share), 1 / count) / count)


def unknown_share(run: Record) -> float | None:
    """The share of the positions that have no known word; None of too few."""
    titles = run.total("titles")
    return run.total("titles", of=UNKNOWN) / titles if titles >= FEWEST_TITLES else None


def same_models(record: Record, history: History) -> list[Record]:
    """The runs before that read with the same models."""
    return [run for run in history.runs if run.models == record.models]


def beside(value: float, usual: Sequence[float], z: float, digits: int = 0, unit: str = "") -> str:
    """A value beside the usual ones, in words."""
    return (
        f"{value:,.{digits}f}{unit}; the median of the last {len(usual)} runs is {median(usual):,.{digits}f}{unit} "
        f"({min(usual):,.{digits}f} to {max(usual):,.{digits}f}); robust z {z:+.1f}, far is beyond ±{FAR:.0f}"
    )


def root(count: float) -> float:
    """A count on a scale where its standard deviation is at least 1, whatever its size (Anscombe 1948)."""
    return 2 * math.sqrt(count + 3 / 8)


def days(time: timedelta) -> float:
    return time / timedelta(days=1)


def small(chance: float) -> str:
    """A small probability in words: "1 in 22,026"."""
    return f"1 in {1 / chance:,.0f}" if chance > 1e-9 else "less than 1 in a billion"
