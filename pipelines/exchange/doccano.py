"""doccano: {"text": "…", "label": [[4, 17, "PERSON"]], "article_id": "a-12", "offsets": "utf-16"} a line.

Its import of sequence labelling takes "text" and "label", or "entities" with start_offset and end_offset, and keeps
all other fields to give them back when it exports. A field "id" it would mistake for its own. Offsets are UTF-16 code
units, as its page counts them unless a project counts clusters of graphemes; such projects are not for this file. It
has no place for facts, nor for quotes.
See https://doccano.github.io/doccano/tutorial/ and backend/data_import/pipeline in its repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from pipelines.exchange.json_values import optional, required
from pipelines.exchange.offsets import code_units
from pipelines.exchange.records import Audited, Claim, Span, Unit
from pipelines.failures import Failure, Origin, UnreadableError, excerpt
from pipelines.files import write_json_lines
from pipelines.rows import load_object

# Where labels are, by the version of doccano and by what a project is for.
LABELS_FIELDS = ("label", "labels", "entities")

UNITS: tuple[Unit, ...] = ("utf-16", "code-points")


def write_doccano(articles: Iterable[Audited], path: Path) -> int:
    """Write the mentions of articles to a file, which appears when all is done; return how many articles there are."""
    return write_json_lines(map(doccano_row, articles), path)


def doccano_row(audited: Audited) -> dict[str, Any]:
    """The line of an article."""
    article = audited.article
    units = code_units(article.text)
    return {
        "text": article.text,
        "label": [[units[row["span_start"]], units[row["span_end"]], row["label"]] for row in audited.mentions],
        "article_id": article.id,
        "offsets": "utf-16",
        "language": article.language,
        "title": article.title,
        "url": article.url,
    }


def read_doccano(path: Path) -> Iterator[Claim | Failure]:
    """Yield what the lines of a file claim, and a failure for each that is no labelled text."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                origin = Origin(document=str(path), line=number)
                try:
                    yield claim_of(load_object(line), origin)
                except UnreadableError as error:
                    yield error.at(origin)


def claim_of(row: dict[str, Any], origin: Origin) -> Claim:
    """What a line claims; raises UnreadableError."""
    name = next((name for name in LABELS_FIELDS if row.get(name) is not None), LABELS_FIELDS[0])
    return Claim(
        origin=origin,
        article_id=optional(row, "article_id", str),
        text=required(row, "text", str),
        spans=tuple(span_of(label) for label in required(row, name, list)),
        units=stated_units(row.get("offsets")),
    )


def span_of(label: object) -> Span:
    """A label, in either form that doccano writes; raises UnreadableError."""
    match label:
        case [int(start), int(end), str(name)]:
            return Span(label=name, start=start, end=end)
        case {"start_offset": int(start), "end_offset": int(end), "label": str(name)}:
            return Span(label=name, start=start, end=end)
    raise UnreadableError("no label of doccano", found=excerpt(label), expected='[start, end, "LABEL"]')


def stated_units(stated: object) -> tuple[Unit, ...]:
    """What the offsets of a line count: what it says, else what fits, UTF-16 first."""
    for unit in get_args(Unit):
        if stated == unit:
            return (unit,)
    return UNITS
