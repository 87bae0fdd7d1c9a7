"""Sections: the tables of a report, which the terminal, the page and Prefect show alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pipelines.pulling.outcomes import OUTCOMES
from pipelines.reporting.counting import MENTIONS, UNKNOWN
from pipelines.reporting.digest import Digest
from pipelines.reporting.drift import LANGUAGES, SHIFTED, confidences, mean
from pipelines.reporting.statistics import stability_index
from pipelines.schema import FACTS

Cell: TypeAlias = str | float | None

# Rows of a table that are shown in the report, the largest; the store has the others.
ROWS_SHOWN = 20
# The steps of a run, in their order.
STEPS = ("pulling", "reading", "extracting", "resolving", "publishing")
# Of which an average over articles is told.
EACH = ("characters", "mentions in")
# Reasons that are shown of a source.
REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section; one of numbers is aligned and rounded."""

    name: str
    digits: int | None = None  # of numbers

    def shown(self, cell: Cell) -> str:
        """A cell in words."""
        if cell is None:
            return ""
        return cell if isinstance(cell, str) else f"{cell:,.{self.digits or 0}f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table of a report under its title; `total` is its last row, and `note` says what the numbers are."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str = ""

    def shown(self) -> list[list[str]]:
        """All cells in words, the total last."""
        rows = (*self.rows, self.total) if self.total else self.rows
        return [[column.shown(cell) for column, cell in zip(self.columns, row, strict=True)] for row in rows]


def sections_of(digest: Digest) -> Iterator[Section]:
    """Yield the sections of a report that have something to say, in their order."""
    for make in SECTIONS:
        section = make(digest)
        if section.rows:
            yield section


def sources_section(digest: Digest) -> Section:
    """What came from each source that was pulled, and why not more."""
    record = digest.record
    shown = [outcome for outcome in OUTCOMES if record.total("pulled", of=outcome)]
    rows: list[tuple[Cell, ...]] = []
    for source in record.sources("listed"):
        reasons = record.by_part("in vain", source=source).most_common()
        why = "; ".join(f"{count:,.0f} {reason}" for reason, count in reasons[:REASONS_SHOWN])
        outcomes = (record.total("pulled", source=source, of=outcome) for outcome in shown)
        counts = (record.total(name, source=source) for name in ("listed", "fetched"))
        rows.append((source, *counts, *outcomes, why + ("; …" if len(reasons) > REASONS_SHOWN else "")))
    totals = (record.total(name) for name in ("listed", "fetched"))
    all_outcomes = (record.total("pulled", of=outcome) for outcome in shown)
    return Section(
        key="sources",
        title="Pulled",
        columns=(Column("source"), *(Column(name, 0) for name in ("listed", "fetched", *shown)), Column("why not")),
        rows=tuple(rows),
        total=("all", *totals, *all_outcomes, "") if len(rows) > 1 else None,
    )


def articles_section(digest: Digest) -> Section:
    """The articles by language and outlet, those with the most; the others together. New are those read now."""
    record = digest.record
    parts = [
        (language, outlet, record.total("articles", source=outlet, of=language))
        for outlet in {*record.sources("articles"), *record.sources("known")}
        for language in {*record.by_part("articles", source=outlet), *record.by_part("known", source=outlet)}
    ]
    known = {part: record.total("known", source=part[1], of=part[0]) for part in parts}
    parts.sort(key=lambda part: (-part[2] - known[part], part))
    rows: list[tuple[Cell, ...]] = []
    for part in parts[:ROWS_SHOWN]:
        language, outlet, new = part
        each = (record.total(name, source=outlet, of=language) / new if new else None for name in EACH)
        rows.append((LANGUAGES.get(language, language), outlet or "not said", new + known[part], new, *each))
    if others := parts[ROWS_SHOWN:]:
        new, all_of_them = sum(part[2] for part in others), sum(part[2] + known[part] for part in others)
        rows.append(("", f"{len(others):,} others", all_of_them, new, None, None))
    new = record.total("articles")
    averages = (record.total(name) / new if new else None for name in EACH)
    outside = record.total("outside")
    return Section(
        key="articles",
        title="Articles",
        columns=(
            Column("language"),
            Column("source"),
            Column("articles", 0),
            Column("new", 0),
            Column("characters each", 0),
            Column("mentions each", 1),
        ),
        rows=tuple(rows),
        total=("all", "", new + record.total("known"), new, *averages),
        note=f"{outside:,.0f} more are not of the period that was to be read." if outside else "",
    )


def facts_section(digest: Digest) -> Section:
    """Facts by kind: those of this run, what is usual, and those in the tables, where other runs have left theirs."""
    record = digest.record
    return Section(
        key="facts",
        title="Facts",
        columns=(
            Column("kind"),
            Column("in the new articles", 0),
            Column("usual", 0),
            Column("in the tables", 0),
        ),
        rows=tuple(
            (kind, record.total("facts", of=kind), digest.usual("facts", of=kind), record.total("rows", of=kind))
            for kind in FACTS
        ),
        note=usual_note(digest),
    )


def mentions_section(digest: Digest) -> Section:
    """Mentions by label."""
    labels = digest.record.by_part("mentions").most_common()
    return Section(
        key="mentions",
        title="Mentions",
        columns=(Column("label"), Column("in the new articles", 0), Column("usual", 0)),
        rows=tuple((label, count, digest.usual("mentions", of=label)) for label, count in labels),
        note=usual_note(digest),
    )


def confidence_section(digest: Digest) -> Section:
    """How sure the models were, by kind."""
    rows = []
    for kind in (MENTIONS, *FACTS):
        found, usual = confidences(digest.record, kind), usual_confidences(digest, kind)
        if sum(found):
            before = (mean(usual), stability_index(found, usual)) if sum(usual) else (None, None)
            rows.append((kind, sum(found), mean(found), *before))
    return Section(
        key="confidence",
        title="Confidence",
        columns=(
            Column("kind"),
            Column("count", 0),
            Column("mean", 2),
            Column("usual mean", 2),
            Column("stability index", 2),
        ),
        rows=tuple(rows),
        note=f"Stability index: how far the distribution is from that of the runs before; above {SHIFTED} is a shift.",
    )


def usual_confidences(digest: Digest, kind: str) -> list[float]:
    """How many of a kind had a confidence in each tenth in the runs before, together."""
    return [sum(counts) for counts in zip(*(confidences(run, kind) for run in digest.history.runs), strict=True)]


def titles_section(digest: Digest) -> Section:
    """The positions that have no word that the lexicon of titles knows, the most frequent first."""
    record = digest.record
    found = record.by_part("unknown title").most_common(ROWS_SHOWN)
    unknown, all_titles = record.total("titles", of=UNKNOWN), record.total("titles")
    share = f"{unknown:,.0f} of {all_titles:,.0f} positions ({unknown / all_titles:.0%})" if all_titles else "none"
    return Section(
        key="titles",
        title="Unknown titles",
        columns=(Column("position"), Column("times", 0)),
        rows=tuple(found),
        note=f"Without a word that the lexicon of titles knows: {share}.",
    )


def failures_section(digest: Digest) -> Section:
    """What failed, by stage and reason, the most frequent first."""
    found = digest.record.by_part("failures").items()
    failures = sorted(((part, count) for part, count in found if count), key=lambda item: (-item[1], item[0]))
    return Section(
        key="failures",
        title="Failures",
        columns=(Column("stage"), Column("reason"), Column("count", 0)),
        rows=tuple((*part.split(": ", 1), count) if ": " in part else (part, "", count) for part, count in failures),
        note='Each is a row of the table "failures", with what was found and what was expected.',
    )


def time_section(digest: Digest) -> Section:
    """How long each step took."""
    record = digest.record
    took = record.by_part("seconds")
    steps = sorted(took, key=lambda step: STEPS.index(step) if step in STEPS else len(STEPS))
    return Section(
        key="time",
        title="Time",
        columns=(Column("step"), Column("seconds", 1), Column("usual", 1)),
        rows=tuple((step, took[step], digest.usual("seconds", of=step)) for step in steps),
        total=("all", sum(took.values()), digest.usual("seconds")),
    )


def versions_section(digest: Digest) -> Section:
    """By what the figures came about."""
    record = digest.record
    rows = [
        ("run", record.run_id),
        ("started", record.started_at),
        ("finished", record.finished_at),
        ("Congbao", record.version),
        ("tagger", record.tagger),
        ("models", ", ".join(sorted(record.models))),
        ("snapshot", record.snapshot),
    ]
    return Section(
        key="versions",
        title="Versions",
        columns=(Column("what"), Column("version")),
        rows=tuple((name, value) for name, value in rows if value),
    )


def usual_note(digest: Digest) -> str:
    """What "usual" means."""
    runs = len(digest.history.runs)
    return f"Usual is the median of the last {runs} runs." if runs else "There is no run before this one."


SECTIONS: tuple[Callable[[Digest], Section], ...] = (
    sources_section,
    articles_section,
    facts_section,
    mentions_section,
    confidence_section,
    titles_section,
    failures_section,
    time_section,
    versions_section,
)
