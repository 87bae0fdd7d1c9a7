"""A proof for the eye, from the words to the decisions, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.querying.finding import ID_COLUMN
from pipelines.querying.proof import Context, Proof
from pipelines.schema import FACTS, Row

HIGHLIGHT = "bold reverse"
# Where nothing can be highlighted, brackets show what would be.
BRACKETS = ("⟦", "⟧")


def proof_record(proof: Proof) -> dict[str, Any]:
    """A proof as JSON has it."""
    return {**asdict(proof), "place": place_of(proof)}


def print_proof(proof: Proof, console: Console) -> None:
    """Print a proof, a line for each step."""
    console.print(Text(f"{proof.row[ID_COLUMN[proof.table]]} in {proof.table}", style="bold"))
    steps = Table.grid(padding=(0, 2))
    for name, step in steps_of(proof, plain=not console.is_terminal):
        steps.add_row(name, step if isinstance(step, Text) else Text(step))
    console.print(steps)


def steps_of(proof: Proof, *, plain: bool) -> Iterator[tuple[str, str | Text]]:
    """Yield the name and the words of each step of a proof."""
    row = proof.row
    yield "says", saying(proof)
    yield "in words", highlighted(proof.context, plain=plain)
    if not proof.quote_fits:
        yield "but", "the words at these characters are not those that the row quotes: the snapshot is damaged"
    start, end = (
        (row["evidence_start"], row["evidence_end"]) if proof.table in FACTS else (row["span_start"], row["span_end"])
    )
    page = f", page {row['evidence_page']}" if row.get("evidence_page") else ""
    yield "where", f"characters {start} to {end}{page}"
    yield "article", article_line(proof)
    yield "version", version_line(proof)
    yield "file", file_line(proof)
    if place := place_of(proof):
        yield "address", place
    yield "found by", found_by(proof)
    yield "confidence", f"{row['confidence']:.2f}"
    if proof.table in FACTS:
        yield "said", f"{row['first_seen'] or 'no day known'} to {row['last_seen'] or 'no day known'}"
    if "review" in row:  # snapshots of earlier versions say it of facts alone
        yield "review", str(row["review"])
    if row.get("extracted"):
        yield "as read", as_read(proof)
    for decision in proof.decisions:
        yield "decision", decision_line(decision)
    for entity in proof.entities:
        yield ("means" if entity["certain"] else "may mean"), f"{entity['field']}: {entity['name']} ({entity['id']})"
    for other in proof.same:
        yield "also said by", f"{other['source'] or other['article_id']}: {other['fact']} ({other['fact_id']})"


def saying(proof: Proof) -> str:
    """What a row says, its fields with their names."""
    if proof.table not in FACTS:
        return f"{proof.row['label']}: {proof.row['text']}"
    names = [column.name for column in FACTS[proof.table].columns]
    own = names[names.index("version") + 1 : names.index("evidence_start")]
    values = ((name, proof.row[name]) for name in own if not name.endswith("_id"))
    return "; ".join(f"{name} {value}" for name, value in values if value is not None)


def as_read(proof: Proof) -> str:
    """What models read where an editor says otherwise."""
    read = json.loads(proof.row["extracted"])
    differs = (f"{name} {value}" for name, value in read.items() if value != proof.row.get(name) and value is not None)
    return "; ".join(differs) or ("the same, as another row" if read else "models don't find it")


def highlighted(context: Context, *, plain: bool) -> Text:
    """The sentences with the words that are meant, which are set off."""
    begin, end = BRACKETS if plain else ("", "")
    return Text.assemble(context.before, (f"{begin}{context.words}{end}", HIGHLIGHT), context.after)


def article_line(proof: Proof) -> str:
    """The article: its title, outlet, time and id."""
    article = proof.article
    parts = (article.get("title"), article.get("source"), article.get("published_at"), proof.row["article_id"])
    return " · ".join(str(part) for part in parts if part)


def version_line(proof: Proof) -> str:
    """Which version of the article says it."""
    if proof.version is None:
        return "not in the table article_versions"
    retrieved = proof.version["retrieved_at"]
    fetched = f", fetched {retrieved}" if retrieved else ""
    return (
        f"{proof.version['version']} of {proof.versions}{fetched}, SHA-256 of the text {proof.version['text_digest']}"
    )


def file_line(proof: Proof) -> str:
    """The file that the version was read from."""
    source = proof.version or proof.article
    line = source.get("line")
    return f"{source.get('document')}{'' if line is None else f', line {line}'}"


def place_of(proof: Proof) -> str | None:
    """The address of the article, with the page of a report that has pages."""
    url, page = proof.article.get("url"), proof.row.get("evidence_page")
    is_pdf = str((proof.version or proof.article).get("document")).lower().endswith(".pdf") or str(
        url
    ).lower().endswith(".pdf")
    return f"{url}#page={page}" if url and page and is_pdf else url


def found_by(proof: Proof) -> str:
    """The rule or model, the models that read the article, and the run."""
    parts = [str(proof.row["rule"] if proof.table in FACTS else proof.row["source"])]
    if proof.model:
        parts.append(f"models {proof.model['tagger']} {proof.model['model_id']}, Congbao {proof.model['version']}")
    if proof.run:
        parts.append(f"run {proof.run['run_id']} of {proof.run['started_at']}")
    return "; ".join(parts)


def decision_line(decision: Row) -> str:
    """What an editor decided, when and why."""
    comment = f": {decision['comment']}" if decision["comment"] else ""
    who_and_when = f"{decision['reviewer']}, {decision['decided_at']}, of version {decision['version']}"
    return f"{decision['action']} by {who_and_when}{comment}"
