"""Markdown: the report of a run as Prefect shows it, in which what comes from articles and the web is plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.reporting.digest import Digest
from pipelines.reporting.page import sentence
from pipelines.reporting.sections import Section, sections_of

# What Markdown, HTML and GitHub's links of bare addresses begin with.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+!|~:@&$^=]|(?<=\bwww)[.]", re.IGNORECASE)


def draw_markdown(digest: Digest) -> str:
    """The report of a run as Markdown."""
    return "\n".join(markdown_lines(digest)) + "\n"


def markdown_lines(digest: Digest) -> Iterator[str]:
    """Yield the lines of a report."""
    yield f"# {plain(digest.record.run_id)}"
    yield ""
    yield plain(sentence(digest))
    yield ""
    for link in links(digest):
        yield f"- {link}"
    yield ""
    yield "## To look at" if digest.warnings else "Nothing to look at: every source and figure is as usual."
    yield ""
    for warning in digest.warnings:
        yield f"- **{plain(warning.about)}**: {plain(warning.text)}"
    for section in sections_of(digest):
        yield ""
        yield from section_lines(section)


def links(digest: Digest) -> Iterator[str]:
    """Yield where more is to be found."""
    if digest.record.snapshot:
        # Browsers follow no link from a page of the web to a file.
        yield f"Tables: {plain(str(digest.snapshot or digest.record.snapshot))}"
    if digest.audit:
        yield f"[Audit queue](<{digest.audit}>)"


def section_lines(section: Section) -> Iterator[str]:
    """Yield a section as a table."""
    yield f"## {section.title}"
    yield ""
    yield row_line([plain(column.name) for column in section.columns])
    yield row_line(["---" if column.digits is None else "---:" for column in section.columns])
    for row in section.shown():
        yield row_line(list(map(plain, row)))
    if section.note:
        yield ""
        yield plain(section.note)


def row_line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is."""
    return SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
