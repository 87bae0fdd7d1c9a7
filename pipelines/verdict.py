"""What `congbao evaluate` says: figures by language, then, where asked for, what changed and what was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from models.bootstrap import Change, Estimate, compare, estimate
from models.corpus import AnnotatedArticle
from models.error_kinds import Errors, count_errors
from models.reliability import Reliability, measure, read_outcomes, reliability_record
from models.score import Report, total
from pipelines.evaluation import Predictions, parts, score_each
from pipelines.figures import (
    change_lines,
    change_record,
    error_lines,
    figures_lines,
    figures_record,
    reliability_lines,
)
from pipelines.mistakes import Mistake, by_kind, find_mistakes, mistake_lines
from pipelines.reliability_plot import reliability_plot

NAMES = {"vi": "Vietnamese", "en": "English", "all": "Both languages"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The figures of one language or of all articles, and what changed since other predictions, if there are any."""

    report: Report
    estimates: Mapping[str, Estimate]
    reliability: Mapping[str, Reliability]
    errors: Errors
    changes: Mapping[str, Change] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Figures by part ("vi", "en", "all") and the mistakes.

    `mended` are those that only the other predictions have, `new` those that only these have.
    """

    parts: Mapping[str, Part]
    mistakes: Sequence[Mistake]
    failures: Sequence[str]
    mended: Sequence[Mistake] | None = None
    new: Sequence[Mistake] | None = None


def judge(articles: Sequence[AnnotatedArticle], predictions: Predictions, other: Predictions | None = None) -> Verdict:
    """The verdict on predictions for annotated articles, and on what they changed since others."""
    wrong = list(find_mistakes(articles, predictions))
    were_wrong = list(find_mistakes(articles, other)) if other else None
    return Verdict(
        parts={name: judge_part(those, predictions, other) for name, those in parts(articles).items()},
        mistakes=wrong,
        failures=(*predictions.failures, *(other.failures if other else ())),
        mended=None if were_wrong is None else without(were_wrong, wrong),
        new=None if were_wrong is None else without(wrong, were_wrong),
    )


def judge_part(articles: Sequence[AnnotatedArticle], predictions: Predictions, other: Predictions | None) -> Part:
    """The figures on these articles."""
    reports = score_each(articles, predictions)
    compared = [(a.row, predictions.rows.get(a.article.id, {})) for a in articles]
    return Part(
        report=total(reports),
        estimates=estimate(reports),
        reliability=measure([outcome for gold, guess in compared for outcome in read_outcomes(gold, guess)]),
        errors=count_errors(compared),
        changes=compare(score_each(articles, other), reports) if other else None,
    )


def without(mistakes: Iterable[Mistake], others: Iterable[Mistake]) -> list[Mistake]:
    """The mistakes that are not among the others."""
    known = {identity(mistake) for mistake in others}
    return [mistake for mistake in mistakes if identity(mistake) not in known]


def identity(mistake: Mistake) -> tuple[str | None, ...]:
    """What makes two mistakes the same: a mention is known by its place, a fact by what it says."""
    place = mistake.context if mistake.is_mention else None
    return mistake.article_id, mistake.kind, mistake.side, mistake.item, place


def verdict_lines(verdict: Verdict, most: int = 0) -> Iterator[str]:
    """Yield the verdict as lines, with the number of errors and up to `most` mistakes of each kind."""
    for at, (name, part) in enumerate(verdict.parts.items()):
        yield from ("",) if at else ()
        head, *lines = figures_lines(part.report, part.estimates)
        yield f"{NAMES[name]}: {head}"
        yield from lines
        yield from reliability_lines(part.reliability)
        if most:
            yield from error_lines(part.errors)
        if part.changes:
            yield ""
            yield f"{NAMES[name]}: what changed (* less often than 1 in 20 by chance)"
            yield from change_lines(part.changes)
    if verdict.mended is None or verdict.new is None:
        yield from mistake_lines(verdict.mistakes, most, "") if most else ()
        return
    yield ""
    yield from mistake_counts(verdict.mended, verdict.new)
    if most:
        yield from mistake_lines(verdict.mended, most, "mended: ")
        yield from mistake_lines(verdict.new, most, "new: ")


def mistake_counts(mended: Sequence[Mistake], new: Sequence[Mistake]) -> Iterator[str]:
    """Yield how many mistakes of each kind went and came."""
    went, came = (Counter((m.kind, m.side) for m in those) for those in (mended, new))
    for kind, side in by_kind([*mended, *new]):
        yield f"{side} {kind}: {went[kind, side]} mended, {came[kind, side]} new"


def verdict_record(verdict: Verdict, most: int = 0) -> dict[str, Any]:
    """The verdict as a JSON object, with up to `most` mistakes of each kind."""
    record: dict[str, Any] = {
        "parts": {name: part_record(part) for name, part in verdict.parts.items()},
        "failures": list(verdict.failures),
    }
    lists = {"mistakes": verdict.mistakes, "mended": verdict.mended, "new": verdict.new}
    for name, those in lists.items():
        if those is not None and most:
            record[name] = [asdict(m) for listed in by_kind(those).values() for m in listed[:most]]
    return record


def part_record(part: Part) -> dict[str, Any]:
    """The figures of a part as a JSON object."""
    record = figures_record(part.report, part.estimates)
    record["reliability"] = {kind: reliability_record(found) for kind, found in part.reliability.items()}
    record["errors"] = {name: dict(counts) for name, counts in part.errors.items()}
    return record | {"changes": change_record(part.changes)} if part.changes else record


def draw_reliability(verdict: Verdict) -> str:
    """The reliability of each language as an SVG."""
    languages = {name: part.reliability for name, part in verdict.parts.items() if name != "all"}
    return reliability_plot(languages, NAMES)
