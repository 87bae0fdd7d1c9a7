"""Whatever is decided, undone and read again, the rows are what the decisions say, and nothing is ever written over."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, Table

from extractors.extract import Extraction
from extractors.records import LABELS, Mention
from pipelines.decisions.choices import Action, Choice, InvalidChoiceError, Purpose
from pipelines.decisions.deriving import derive
from pipelines.decisions.extracted import ITEMS, PLACES, rows_as_extracted
from pipelines.decisions.opening import open_article
from pipelines.decisions.recording import redo, undo
from pipelines.decisions.standing import standing_of
from pipelines.rows import Document
from pipelines.schema import FACTS, Row
from pipelines.settling import settle
from tests.decided import Desk, found_again, new_desk, ranking, rows_by
from tests.stories import story

# Texts of the article, of which each version is one.
TEXTS = (
    story().article.text,
    story().article.text.replace("Ông Trần", "Tin mới: Ông Trần"),
    story().article.text.replace("Giám đốc Sở", "Chánh Văn phòng Sở"),
    story().article.text.replace("\n", "\n\nẢnh: m\u0300 📣\n"),
)

# Words that a model may take for a mention.
WORDS = ("Trần Văn Bình", "Trần Văn", "Giám đốc", "Giám đốc Sở Y tế", "Sở Y tế Hải Dương", "Hải Dương", "08-CT/TU")

ACTIONS: tuple[Action, ...] = ("accept", "reject", "correct", "correct", "merge", "add", "comment")
PURPOSES: tuple[Purpose, ...] = ("review", "review", "review", "second review", "adjudication")


def some_reading(document: Document, draw: random.Random) -> Extraction:
    """What one model or another reads: some mentions that don't overlap, and some of the facts, right or wrong."""
    text = document.article.text
    mentions: list[Mention] = []
    for words in draw.sample(WORDS, k=4):
        start = text.find(words)
        if start >= 0 and all(start >= other.end or start + len(words) <= other.start for other in mentions):
            label = draw.choice(LABELS)
            mentions.append(
                Mention(start=start, end=start + len(words), label=label, text=words, confidence=0.5, source="m@3")
            )
    found = found_again(document)
    facts: dict[str, Any] = {kind: of for kind, of in found.facts.items() if draw.random() < 0.7}
    if draw.random() < 0.5 and found.facts["rankings"]:
        facts["rankings"] = (ranking(document, rank=draw.randrange(1, 5)),)
    return replace(found, mentions=tuple(mentions), facts={**dict.fromkeys(FACTS, ()), **facts})


def some_choice(desk: Desk, purpose: Purpose, draw: random.Random) -> Choice:
    """Something that a reviewer may want, whether it can be or not."""
    state = desk.state(purpose=purpose)
    rows = [("mentions", row) for row in state.mentions]
    rows += [(kind, row) for kind, of in state.facts.items() for row in of]
    action: Action = draw.choice(ACTIONS)
    if action == "add" or not rows:
        start = draw.randrange(len(state.article["text"]) - 9)
        after = {"span_start": start, "span_end": start + draw.randrange(1, 9), "label": draw.choice(LABELS)}
        return Choice(item="mentions", item_id=None, action="add", after=after)
    item, row = draw.choice(rows)
    item_id = row.get("mention_id") or row["fact_id"]
    if action == "correct":
        fields: dict[str, dict[str, Any]] = {
            "mentions": {"label": draw.choice(LABELS), "span_end": row.get("span_end", 0) + draw.randrange(-2, 3)},
            "officials": {"position": draw.choice(("Giám đốc", "Phó Giám đốc"))},
            "directives": {"issued": draw.choice(("2024", "2024-05", None))},
            "rankings": {"rank": draw.randrange(1, 5)},
            "tasks": {"deadline": draw.choice(("2024-Q3", "2024-06-30"))},
        }
        return Choice(item=item, item_id=item_id, action="correct", after=fields[item])
    if action == "merge":
        other = draw.choice([each for name, each in rows if name == item])
        into = other.get("mention_id") or other["fact_id"]
        return Choice(item=item, item_id=item_id, action="merge", after={"into": into})
    comment = "xem lại" if action == "comment" else None
    return Choice(item=item, item_id=item_id, action=action, comment=comment)


class Life:
    """What happens to an article: it is read, decided on, and changed, as a random number has it."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.draw = random.Random(seed)
        self.text, self.model_id = TEXTS[0], "m1"
        self.extraction = found_again(desk.story)
        self.acts: list[str] = []

    def step(self) -> None:
        """Let something happen, or be refused as a reviewer would be told."""
        happen = self.draw.choice((self.choose, self.choose, self.choose, self.undo, self.redo, self.read, self.change))
        with suppress(InvalidChoiceError):
            happen()

    def choose(self) -> None:
        purpose = self.draw.choice(PURPOSES)
        choices = [some_choice(self.desk, purpose, self.draw) for _ in range(self.draw.randrange(1, 4))]
        self.acts.append(self.desk.decide(*choices, reviewer=self.draw.choice(("An", "Bình")), purpose=purpose).act_id)

    def undo(self) -> None:
        if self.acts:
            undo(self.desk.engine, self.draw.choice(self.acts), reviewer="An", journal=self.desk.journal)

    def redo(self) -> None:
        if self.acts:
            again = redo(self.desk.engine, self.draw.choice(self.acts), reviewer="An", journal=self.desk.journal)
            self.acts.append(again.act_id)

    def read(self) -> None:
        self.model_id = self.draw.choice(("m1", "m2", "m3"))
        self.extraction = some_reading(self.document, self.draw)
        self.desk.read(self.document, self.extraction, self.model_id)

    def change(self) -> None:
        self.text = self.draw.choice(TEXTS)
        self.read()

    @property
    def document(self) -> Document:
        return replace(self.desk.story, article=replace(self.desk.story.article, text=self.text))

    def expected_rows(self) -> dict[str, list[Row]]:
        """The rows of what was read last and of all decisions, taken in any order, whatever there was before."""
        with self.desk.engine.connect() as connection:
            opened = open_article(connection, self.desk.article_id)
        document = replace(self.document, version=opened.version["version"])
        raw = settle(rows_by(document, self.extraction, self.model_id), None, {})
        decisions = self.draw.sample(opened.decisions, k=len(opened.decisions))
        return in_any_order(derive(opened.reading, raw, standing_of(decisions)))

    def read_rows(self) -> dict[str, list[Row]]:
        """The rows of what was read last."""
        raw = settle(rows_by(replace(self.document, version=self.version()), self.extraction, self.model_id), None, {})
        return in_any_order(raw)

    def version(self) -> int:
        return int(self.desk.state().article["version"])


def in_any_order(rows: Mapping[Table, Iterable[Row]]) -> dict[str, list[Row]]:
    """Rows by table, in an order of their contents."""
    return {
        item: sorted(rows[table], key=lambda row: str(sorted(row.items(), key=str))) for item, table in ITEMS.items()
    }


def check_rows(life: Life) -> None:
    """The rows are what decisions say of what was read; this can be had back; and no row is wrong in itself."""
    rows = life.desk.rows()
    assert rows == life.expected_rows()
    there = {table: rows_as_extracted(item, rows[item]) for item, table in ITEMS.items()}
    assert in_any_order(there) == life.read_rows()
    for item, (start, end, words) in PLACES.items():
        assert all(life.text[row[start] : row[end]] == row[words] for row in rows[item])
    standing = sorted((row["span_start"], row["span_end"]) for row in rows["mentions"] if row["review"] != "rejected")
    assert all(one[1] <= other[0] for one, other in pairwise(standing))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_rows_follow_from_decisions_whatever_happens(store: Engine, tmp_path: Path, seed: int) -> None:
    life = Life(new_desk(store, tmp_path / str(seed)), seed)
    taken: list[Row] = []
    for _ in range(12):
        life.step()
        decisions = life.desk.decisions()
        assert decisions[: len(taken)] == taken
        taken = decisions
        check_rows(life)
    assert {row["decision_id"]: row for row in life.desk.journal.read()} == {row["decision_id"]: row for row in taken}
    for act_id in reversed(life.acts):
        with suppress(InvalidChoiceError):  # it was undone before
            undo(store, act_id, reviewer="An")
    rows = life.desk.rows()
    assert {row["review"] for of_table in rows.values() for row in of_table} <= {"unreviewed"}
    assert rows == life.read_rows()
