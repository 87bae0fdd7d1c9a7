"""Figures for people and programs: aligned lines such as "officials 0.971 0.894 0.931 [0.885–0.966]", or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from models.bootstrap import FACTS_MEAN, SLOTS_MEAN, Change, Estimate
from models.error_kinds import FACT_ERRORS, MENTION_ERRORS, SLOT_ERRORS, Errors
from models.reliability import Reliability
from models.score import Figures, Report

Cells: TypeAlias = Sequence[str]

KIND_HEAD = ("", "P", "R", "F1", "95 %", "gold", "predicted")
SLOT_HEAD = ("slots of the facts found", "", "", "right", "95 %", "of")
RELIABILITY_HEAD = ("confidence against share right", "error", "by chance", "adaptive", "confidence", "right", "of")
CHANGE_HEAD = ("", "before", "after", "change", "95 %", "p")

# The heads of the tables of errors, and what each calls the errors it counts.
ERROR_HEADS = {
    MENTION_ERRORS: ("mentions gone wrong", "boundary", "label", "both", "missed", "invented"),
    FACT_ERRORS: ("facts gone wrong", "missed", "invented"),
    SLOT_ERRORS: ("slots of the facts found", "wrong", "missing", "extra"),
}

# Changes that chance makes less often than this get a star.
SIGNIFICANT = 0.05


def figures_lines(report: Report, estimates: Mapping[str, Estimate] | None = None) -> Iterator[str]:
    """Yield the figures as lines, kinds first and then the share of slots that are right; intervals where given."""
    between = {name: f"[{e.low:.3f}–{e.high:.3f}]" for name, e in (estimates or {}).items()}
    rows: list[Cells] = [KIND_HEAD]
    for kind, f in report.kinds.items():
        rates = (f"{f.precision:.3f}", f"{f.recall:.3f}", f"{f.f1:.3f}")
        rows.append((kind, *rates, between.get(kind, ""), str(f.gold), str(f.predicted)))
    rows.append((FACTS_MEAN, "", "", f"{report.facts_mean:.3f}", between.get(FACTS_MEAN, "")))
    slots = {slot: f for slot, f in sorted(report.slots.items()) if f.gold}
    if slots:
        rows.append(SLOT_HEAD)
        rows += [
            (f"  {slot}", "", "", f"{f.recall:.3f}", between.get(slot, ""), str(f.gold)) for slot, f in slots.items()
        ]
        rows.append((f"  {SLOTS_MEAN}", "", "", f"{report.slots_mean:.3f}", between.get(SLOTS_MEAN, "")))
    yield f"{report.articles} article{'' if report.articles == 1 else 's'}"
    yield from aligned(rows)


def reliability_lines(found: Mapping[str, Reliability]) -> Iterator[str]:
    """Yield how far confidences are from the share that is right, for each kind; nothing where there are none."""
    rows: list[Cells] = [RELIABILITY_HEAD]
    for kind, r in found.items():
        errors = (f"{r.error:.3f}", f"{r.by_chance:.3f}", f"{r.adaptive_error:.3f}")
        rows.append((kind, *errors, f"{r.confidence:.3f}", f"{r.right:.3f}", str(r.count)))
    if found:
        yield from aligned(rows)


def error_lines(errors: Errors) -> Iterator[str]:
    """Yield up to three tables, of mentions, facts and slots: how often each went wrong in which way, if it did."""
    for kinds, head in ERROR_HEADS.items():
        counted = {name: counts for name, counts in errors.items() if tuple(counts) == kinds and any(counts.values())}
        if counted:
            yield ""
            yield from aligned([head, *((name, *map(str, counts.values())) for name, counts in counted.items())])


def change_lines(changes: Mapping[str, Change]) -> Iterator[str]:
    """Yield what changed as lines, with a star where chance seldom does as much; what is as before comes last."""
    rows: list[Cells] = [CHANGE_HEAD]
    for name, c in changes.items():
        if not c.is_none:
            star = " *" if c.p < SIGNIFICANT else ""
            between = f"[{c.low:+.3f} … {c.high:+.3f}]"
            rows.append(
                (name, f"{c.before:.3f}", f"{c.after:.3f}", f"{c.difference:+.3f}", between, f"{c.p:.4f}{star}")
            )
    if len(rows) > 1:
        yield from aligned(rows, right=slice(1, 5))
    if same := [name for name, change in changes.items() if change.is_none]:
        yield f"as before: {', '.join(same)}"


def aligned(rows: Sequence[Cells], right: slice = slice(1, None)) -> Iterator[str]:
    """Yield the rows with their columns below one another, the columns in `right` flush right."""
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    flush_right = range(len(widths))[right]
    for row in rows:
        cells = [cell.rjust(widths[at]) if at in flush_right else cell.ljust(widths[at]) for at, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()


def figures_record(report: Report, estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    """The figures as a JSON object, with the ends of the intervals as "low" and "high"."""

    def interval(name: str) -> dict[str, float]:
        return {"low": estimates[name].low, "high": estimates[name].high}

    def of_kind(f: Figures) -> dict[str, float]:
        return {"precision": f.precision, "recall": f.recall, "f1": f.f1, "gold": f.gold, "predicted": f.predicted}

    return {
        "articles": report.articles,
        "kinds": {kind: of_kind(f) | interval(kind) for kind, f in report.kinds.items()},
        FACTS_MEAN: {"f1": report.facts_mean} | interval(FACTS_MEAN),
        "slots": {
            slot: {"right": f.recall, "of": f.gold} | interval(slot) for slot, f in report.slots.items() if f.gold
        },
        SLOTS_MEAN: {"right": report.slots_mean} | interval(SLOTS_MEAN),
    }


def change_record(changes: Mapping[str, Change]) -> dict[str, Any]:
    """What changed as a JSON object."""
    return {name: asdict(change) | {"change": change.difference} for name, change in changes.items()}
