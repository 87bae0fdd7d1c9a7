"""The report of a judgement, for people: Markdown for a terminal or a forge, and an HTML page with its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from models.bootstrap import Change
from models.fingerprint import fingerprint
from pipelines.files import whole_file
from pipelines.learning.judging import BOTH, Result, families, risen, significant
from pipelines.runs import now
from pipelines.verdict import NAMES

TEMPLATES = Path(__file__).parent / "templates"

# The chart of a change: its half width in units of its drawing, and the change that is as wide.
HALF, FULL = 100.0, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure with its change, as it is shown; `bar` is where the interval and its middle are drawn."""

    name: str
    before: str
    after: str
    difference: str
    between: str
    p: str
    mark: str  # "falls", "rises", or nothing
    bar: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The figures of one language in an exam: those that changed, and the names of the others."""

    title: str
    lines: Sequence[Line]
    same: Sequence[str]


def write_reports(
    folder: Path,
    challenger: Path,
    present: str,
    results: Sequence[Result],
    notes: Sequence[str],
    faults: Sequence[str],
) -> tuple[Path, ...]:
    """Write the report as Markdown and as HTML; return the files."""
    told = {
        "challenger": str(challenger),
        "challenger_id": fingerprint(str(challenger)),
        "present": present,
        "present_id": fingerprint(present),
        "moment": f"{now():%Y-%m-%d %H:%M} UTC",
        "faults": list(faults),
        "notes": list(notes),
        "risen": list(risen(results)),
        "sections": [section for result in results for section in sections_of(result)],
        "half": HALF,
        "full": FULL,
    }
    files = []
    for name in ("md", "html"):
        path = folder / f"models-{told['challenger_id']}.{name}"
        with whole_file(path) as part:
            part.write_text(template(f"report.{name}").render(told), encoding="utf-8")
        files.append(path)
    return tuple(files)


@cache
def template(name: str) -> Template:
    """A template; a name that it asks for and nobody gave is an error, and what HTML shows is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def sections_of(result: Result) -> Iterator[Section]:
    """Yield the figures of an exam by language."""
    for language, part in result.verdict.parts.items():
        if language != BOTH and part.changes:
            changes = part.changes
            certain = {name for family in families(changes) for name in significant(family)}
            # The main figures first, and the means, which are in no family, last.
            names = dict.fromkeys([*(name for family in families(changes) for name in family), *changes])
            lines = [line_of(name, changes[name], name in certain) for name in names if not changes[name].is_none]
            same = [name for name in names if changes[name].is_none]
            title = f"{result.exam.name}: {NAMES[language]}, {part.report.articles} articles"
            yield Section(title=title, lines=lines, same=same)


def line_of(name: str, change: Change, is_certain: bool) -> Line:
    """A figure as it is shown."""
    mark = "" if not is_certain else "falls" if change.difference < 0 else "rises"
    return Line(
        name=name,
        before=f"{change.before:.3f}",
        after=f"{change.after:.3f}",
        difference=f"{change.difference:+.3f}",
        between=f"{change.low:+.3f} … {change.high:+.3f}",
        p=f"{change.p:.4f}",
        mark=mark,
        bar=(place(change.low), place(change.difference), place(change.high)),
    )


def place(difference: float) -> float:
    """Where a change is drawn, in units of the drawing from its left end."""
    return round(HALF + HALF * max(-1.0, min(1.0, difference / FULL)), 1)
