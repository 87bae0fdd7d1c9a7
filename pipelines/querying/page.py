"""The page for researchers: what of docs/researchers.md is worked out stands between marks, as "<!-- dictionary -->".

`python -m pipelines.querying.page`, or `make docs`, reads the sample articles and writes these parts anew.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from pipelines.config import CHECKOUT, SAMPLES, Config
from pipelines.querying.answers import answer, find_tables
from pipelines.querying.dictionary import describe
from pipelines.querying.dictionary_forms import markdown
from pipelines.querying.examples import Example, load_examples
from pipelines.querying.proof_report import print_proof
from pipelines.querying.proving import prove_from_snapshot

PAGE = CHECKOUT / "docs" / "researchers.md"

PART = re.compile(r"(?P<begin><!-- (?P<name>[a-z]+) -->\n).*?(?P<end><!-- /(?P=name) -->\n)", re.DOTALL)

# Rows and characters of a cell that the page shows of an answer.
ROWS = 5
CELL = 100

# The run that the page tells of, and its moment, so that the page is the same on every day.
RUN_ID = "samples"
MOMENT = "2026-01-01T00:00:00+00:00"

# The fact that is cited and whose proof is shown: a task that a document sets, by a day.
PROVED = "SELECT fact_id FROM tasks WHERE directive_id IS NOT NULL ORDER BY deadline IS NULL, fact_id LIMIT 1"


def main() -> None:
    """Write the page anew."""
    with TemporaryDirectory() as folder:
        publish_samples(Path(folder))
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
    print(f"{PAGE.relative_to(CHECKOUT)} is written", file=sys.stderr)


def written(page: str, folder: Path) -> str:
    """`page` with its parts worked out over the snapshot below `folder`."""
    parts: dict[str, Callable[[Path], str]] = {
        "dictionary": dictionary,
        "queries": queries,
        "citing": citing,
        "proof": proof,
    }
    return PART.sub(lambda part: f"{part['begin']}\n{parts[part['name']](folder)}\n{part['end']}", page)


def publish_samples(folder: Path) -> None:
    """Publish the tables of the sample articles below a folder."""
    from extractors.without_torch import import_spacy

    import_spacy()
    from pipelines.publishing.publish import publish
    from pipelines.resolving import resolve_entities
    from pipelines.runs import model_row
    from pipelines.steps import extract, read
    from pipelines.store import open_store, save_run

    database = f"sqlite:///{folder}/congbao.db"
    # Files are named from the checkout, wherever that is.
    with chdir(CHECKOUT):
        inputs = (str(SAMPLES.relative_to(CHECKOUT)),)
        config = Config(inputs=inputs, output=folder, database=database, run_id=RUN_ID)
        store = open_store(database)
        save_run(store, run_row(config), model_row(config.tagger))
        for batch in read(config, folder).files:
            extract(batch, database, config.tagger, RUN_ID)
        resolve_entities(store)
        publish(store, folder)
        store.dispose()


def run_row(config: Config) -> dict[str, Any]:
    """The row of the run, whose clock stands still."""
    from pipelines.runs import started_run

    return {**started_run(config), "started_at": MOMENT, "finished_at": MOMENT}


def dictionary(folder: Path) -> str:
    """Every table and view with its columns."""
    return "\n".join(markdown(entry) for entry in describe())


def queries(folder: Path) -> str:
    """The examples, each with its question, SQL and answer."""
    return "\n".join(worked(number, example, folder) for number, example in enumerate(load_examples(), start=1))


def worked(number: int, example: Example, folder: Path) -> str:
    """An example with its answer."""
    with answer(example.sql, find_tables(folder)) as found:
        columns, rows = found.columns(), list(found.rows())
    lines = [f"### {number}. {example.question}", "", f"`congbao query --example {example.name}`", ""]
    lines += ["```sql", example.sql, "```", "", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(map(cell, row))} |" for row in rows[:ROWS]]
    if more := len(rows) - ROWS:
        lines += ["", f"… and {more} more."] if more > 0 else []
    return "\n".join(lines) + "\n"


def cell(value: Any) -> str:
    """A value in a table of Markdown."""
    text = "" if value is None else str(value).replace("\n", " ").replace("|", "\\|")
    return text if len(text) <= CELL else text[: CELL - 1].rstrip() + "…"


def citing(folder: Path) -> str:
    """How a row is cited, and asked for again. The digits of the snapshot are left out: they are those of its bytes."""
    day, fact_id = find_tables(folder).name[:10], proved(folder)
    return f"""Cite a row as "snapshot {day}-…, task {fact_id}". Whoever has the snapshot finds it again:

```console
congbao query --snapshot {day} "SELECT * FROM tasks WHERE fact_id = '{fact_id}'"
congbao why {fact_id[:8]} --snapshot {day}
congbao query --as-of {day} --example overdue-tasks
```

The beginning of a name or id will do where no other begins so; `--as-of` takes the newest snapshot without later
content.
"""


def proof(folder: Path) -> str:
    """Why one fact says what it says."""
    fact_id = proved(folder)
    out = io.StringIO()
    print_proof(prove_from_snapshot(folder, None, fact_id), Console(file=out, width=110, highlight=False))
    shown = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
    return f"```console\n$ congbao why {fact_id}\n{shown}\n```\n"


def proved(folder: Path) -> str:
    """The id of the fact that is cited and proved."""
    with answer(PROVED, find_tables(folder)) as found:
        return str(next(found.rows())[0])


if __name__ == "__main__":
    main()
