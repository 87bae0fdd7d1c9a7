"""Judging: what is recorded where one of two reviewers is right, as "correct the rank to 5", so that it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.agreement.disputes import Dispute
from pipelines.agreement.readings import fields_of
from pipelines.decisions.choices import Choice
from pipelines.decisions.extracted import FIELDS, PLACES
from pipelines.decisions.standing import Key, Word
from pipelines.decisions.states import ArticleState
from pipelines.schema import MENTIONS, Row


def choices_for(dispute: Dispute, word: Word | None, state: ArticleState) -> list[Choice]:
    """What takes a reviewer's `word` on an item; None is that of a reviewer who has nothing there.

    `state` is that of the article now, as an adjudicator sees it.
    """
    rows = rows_by_key(state)
    row = rows.get((dispute.item, dispute.item_id))
    fields = fields_of(word) if word else None
    if fields is None:
        return [Choice(item=dispute.item, item_id=dispute.item_id, action="reject")]
    said = {name: fields[name] for name in editable(dispute.item)}
    if row is None:
        return [*making_room(dispute, said, state), added(dispute, said)]
    changed = {name: value for name, value in said.items() if row[name] != value}
    if changed:
        return [Choice(item=dispute.item, item_id=dispute.item_id, action="correct", after=changed)]
    return [Choice(item=dispute.item, item_id=dispute.item_id, action="accept")]


def added(dispute: Dispute, said: Row) -> Choice:
    """The choice that adds an item again under the id that it has."""
    return Choice(item=dispute.item, item_id=dispute.item_id, action="add", after=said)


def making_room(dispute: Dispute, said: Row, state: ArticleState) -> Iterator[Choice]:
    """Yield the choices that reject the mentions which stand where another one is to stand."""
    if dispute.item == MENTIONS.name:
        for row in state.mentions:
            is_there = row["span_start"] < said["span_end"] and said["span_start"] < row["span_end"]
            if is_there and row["review"] != "rejected":
                yield Choice(item=dispute.item, item_id=row["mention_id"], action="reject")


def editable(item: str) -> tuple[str, ...]:
    """The columns of an item that an editor can change: its fields, and where its words begin and end."""
    return (*FIELDS[item], *PLACES[item][:2])


def rows_by_key(state: ArticleState) -> Mapping[Key, Row]:
    """The mentions and facts of an article by their tables and ids."""
    rows = {(MENTIONS.name, row["mention_id"]): row for row in state.mentions}
    return rows | {(kind, row["fact_id"]): row for kind, of_kind in state.facts.items() for row in of_kind}
