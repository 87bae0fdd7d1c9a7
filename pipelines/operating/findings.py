"""Findings: what a check of the doctor says, as "fault  store  can't be reached: is the server running?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from rich.console import Console
from rich.text import Text

State: TypeAlias = Literal["ok", "warning", "fault"]

COLOURS: dict[State, str] = {"ok": "green", "warning": "yellow", "fault": "red"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is known of one thing. A warning asks for something to be done in time, a fault before anything works."""

    about: str  # versions, models, store, disk, sources, raw pages, snapshots or Prefect
    state: State
    says: str
    remedy: str | None = None  # what to do; there is one unless all is well


def ok(about: str, says: str) -> Finding:
    """That something is as it should be."""
    return Finding(about=about, state="ok", says=says)


def warning(about: str, says: str, remedy: str) -> Finding:
    """That something works and will not go on so."""
    return Finding(about=about, state="warning", says=says, remedy=remedy)


def fault(about: str, says: str, remedy: str) -> Finding:
    """That something doesn't work."""
    return Finding(about=about, state="fault", says=says, remedy=remedy)


def findings_record(findings: Iterable[Finding]) -> dict[str, Any]:
    """The findings as JSON can hold them, and whether none is a fault."""
    listed = [asdict(finding) for finding in findings]
    return {"well": all(item["state"] != "fault" for item in listed), "findings": listed}


def print_finding(finding: Finding, console: Console) -> None:
    """Print a finding on a line, and below it what to do."""
    line = Text.assemble((f"{finding.state:8}", COLOURS[finding.state]), f"{finding.about:10} {finding.says}")
    console.print(line, soft_wrap=True)
    if finding.remedy:
        console.print(Text(f"{'':19}{finding.remedy}"), soft_wrap=True)
