"""What editors decided as articles to train on: only those they reviewed to the end are a truth to learn from.

An article half of whose names nobody has looked at yet would teach that a name which the models missed is none. So it
waits, counted, until the rest is reviewed. Articles of the held-out share are never trained on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Engine

from extractors.records import Language
from models.jsonl import write_rows
from pipelines.exchange.audited import Selection, audited_articles
from pipelines.exchange.jsonl import annotated_row
from pipelines.exchange.records import Audited
from pipelines.schema import ARTICLES

# What models were trained on besides files stands in their folder under this name.
TRAINED_ON = "decisions.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The ids of the audited articles of a store, by what can be done with them.

    `unfinished` have something that nobody decided on, `disputed` something on which the last word isn't said: two
    reviewers differ, or models now say something else than was decided on.
    """

    training: tuple[str, ...]
    held_out: tuple[str, ...]
    unfinished: tuple[str, ...]
    disputed: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Yield what there is to train on and to judge by, and what had to wait."""
        yield f"{len(self.training):,} audited articles to train on, {len(self.held_out):,} held out to judge by"
        if self.unfinished:
            yield f"{len(self.unfinished):,} are not reviewed to the end yet: they teach nothing before"
        if self.disputed:
            yield f"{len(self.disputed):,} are disputed or in conflict with newer models: they wait for a decision"


# What is said of rows on which the last word isn't said.
OPEN = ("disputed", "conflict")


def sort_decided(engine: Engine, languages: tuple[Language, ...]) -> Decided:
    """The audited articles of a store in these languages, sorted; raises DatabaseError."""
    found: dict[str, list[str]] = {"training": [], "held_out": [], "unfinished": [], "disputed": []}
    for language in languages:
        for share in ("training", "held-out"):
            for audited in audited_articles(engine, Selection(is_decided=True, language=language, share=share)):
                name = share.replace("-", "_") if audited.is_whole else "disputed" if is_open(audited) else "unfinished"
                found[name].append(audited.article.id)
    return Decided(**{name: tuple(sorted(ids)) for name, ids in found.items()})


def is_open(audited: Audited) -> bool:
    """Whether something in an article is disputed or in conflict."""
    rows = (*audited.mentions, *(row for of_kind in audited.facts.values() for row in of_kind))
    return any(row["review"] in OPEN for row in rows)


def write_training(engine: Engine, languages: tuple[Language, ...], path: Path) -> Path:
    """Write the audited articles to train on to a file, as annotators would have written them."""
    selections = [Selection(is_whole=True, language=language, share="training") for language in languages]
    found = (audited for selection in selections for audited in audited_articles(engine, selection))
    return write_rows((annotated_row(audited) for audited in found), path)


def write_trained_on(decided: Decided, models: Path) -> None:
    """Write down beside models which audited articles they were trained on."""
    record = {**asdict(decided), "table": ARTICLES.name}
    (models / TRAINED_ON).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def trained_on(models: Path) -> frozenset[str]:
    """The ids of the audited articles that models were trained on, as far as their folder says."""
    path = models / TRAINED_ON
    return frozenset(json.loads(path.read_text(encoding="utf-8"))["training"]) if path.exists() else frozenset()
