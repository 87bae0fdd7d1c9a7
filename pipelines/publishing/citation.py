"""The citation: "CITATION.cff", by which a paper names the snapshot that it counted in.

The Citation File Format is read by GitHub, Zenodo and reference managers: https://citation-file-format.github.io/.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.publishing.data_package import day_of

CITATION = "CITATION.cff"

# Tables that a reader of a bibliography has an idea of.
COUNTED = ("articles", "officials", "directives", "rankings", "tasks", "people", "organizations", "documents")


def write_citation(folder: Path, name: str, rows: dict[str, int]) -> None:
    """Write the citation of the snapshot that is to have this name."""
    day = day_of(name)
    counts = ", ".join(f"{rows[table]:,} {table}" for table in COUNTED)
    lines = {
        "cff-version": "1.2.0",
        "message": "Cite the tables with the id of the snapshot, so that others can count in the same ones.",
        "type": "dataset",
        "title": f"Public administration in the news, snapshot {name}",
        "version": name,
        **({"date-released": day} if day else {}),
        "abstract": f"Tables that Congbao made of news articles: {counts}.",
    }
    # A JSON string is a YAML string, too.
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    (folder / CITATION).write_text(f'{text}authors:\n  - name: "Publisher of the tables"\n', encoding="utf-8")
