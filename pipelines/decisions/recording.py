"""Recording: what a reviewer does at once becomes an act of decisions, all of them or none, in one transaction.

A decision is in the journal before it is in the store, and in the store before the reviewer is told so. One that a
crash left in the journal alone is taken in when the store is opened for reviewers again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, select

from extractors.records import content_id
from pipelines.database import reading, writing
from pipelines.decisions.checking import checked_id
from pipelines.decisions.choices import Choice, InvalidChoiceError, Purpose
from pipelines.decisions.deriving import derive
from pipelines.decisions.drafting import add_choice
from pipelines.decisions.drafts import Draft, Signature, as_it_was, as_json, draft
from pipelines.decisions.extracted import IDS, ITEMS
from pipelines.decisions.journal import Journal
from pipelines.decisions.keeping import replace_items
from pipelines.decisions.opening import Opened, open_article
from pipelines.decisions.standing import not_undone, standing_of
from pipelines.decisions.taking_back import repeat, undo_all
from pipelines.queueing.refresh import refresh_queue
from pipelines.schema import DECISIONS, Row
from pipelines.settling import RowsByTable
from pipelines.writes import add_rows


class StaleStateError(Exception):
    """The article is not as the reviewer saw it: somebody decided, or it was read again; nothing is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was recorded: the id of the act, those of its items in the order of the choices, and the state after it."""

    act_id: str
    item_ids: tuple[str, ...]
    state: str


def decide(
    engine: Engine,
    article_id: str,
    choices: Sequence[Choice],
    *,
    reviewer: str,
    state: str | None,
    purpose: Purpose = "review",
    act_id: str | None = None,
    journal: Journal | None = None,
) -> Act:
    """Record choices on an article as one act, and bring its rows up to date.

    `state` is that of the article as the reviewer saw it; None decides on it as it is now.
    `act_id` is the id that the act gets, else a new one. An act that is recorded already is answered as it was,
    whatever the state: a browser that lost the answer sends it again. The same holds for `new_act_id` of undo and redo.
    Raises StaleStateError, InvalidChoiceError, UnknownArticleError, DatabaseError, and OSError of the journal; then
    nothing is recorded.
    """

    def add(drawn: Draft, opened: Opened) -> None:
        if not choices:
            raise InvalidChoiceError("choices", [], "one choice or more")
        for index, choice in enumerate(choices):
            try:
                add_choice(drawn, choice)
            except InvalidChoiceError as error:
                error.index = index
                raise

    return record(engine, article_id, add, reviewer, state, purpose, act_id, journal)


def undo(
    engine: Engine,
    act_id: str,
    *,
    reviewer: str,
    state: str | None = None,
    new_act_id: str | None = None,
    journal: Journal | None = None,
) -> Act:
    """Take back an act, whichever came after it, by an act of undos; raises as `decide` does.

    InvalidChoiceError of the field "act_id" is raised for an act that isn't there or doesn't stand.
    """
    article_id, purpose = place_of_act(engine, act_id)

    def add(drawn: Draft, opened: Opened) -> None:
        standing = [row for row in not_undone(opened.decisions) if row["act_id"] == act_id]
        if not standing:
            raise InvalidChoiceError("act_id", act_id, "an act that was not taken back")
        undo_all(drawn, standing)

    return record(engine, article_id, add, reviewer, state, purpose, new_act_id, journal)


def redo(
    engine: Engine,
    act_id: str,
    *,
    reviewer: str,
    state: str | None = None,
    new_act_id: str | None = None,
    journal: Journal | None = None,
) -> Act:
    """Record again, as a new act, what an act recorded that was taken back; raises as `decide` does."""
    article_id, purpose = place_of_act(engine, act_id)

    def add(drawn: Draft, opened: Opened) -> None:
        taken = [row for row in opened.decisions if row["act_id"] == act_id and row["action"] != "undo"]
        standing = {row["decision_id"] for row in not_undone(opened.decisions)}
        if not taken or any(row["decision_id"] in standing for row in taken):
            raise InvalidChoiceError("act_id", act_id, "an act that was taken back")
        for decision in taken:
            repeat(drawn, decision)

    return record(engine, article_id, add, reviewer, state, purpose, new_act_id, journal)


def place_of_act(engine: Engine, act_id: str) -> tuple[str, Purpose]:
    """The article that an act was on, and its purpose; raises InvalidChoiceError."""
    checked_id("act_id", act_id)
    query = select(DECISIONS.c.article_id, DECISIONS.c.purpose).where(DECISIONS.c.act_id == act_id).limit(1)
    with reading(engine) as connection:
        found = connection.execute(query).first()
    if found is None:
        raise InvalidChoiceError("act_id", act_id, "an act that was recorded")
    return found.article_id, found.purpose


def record(
    engine: Engine,
    article_id: str,
    add: Callable[[Draft, Opened], None],
    reviewer: str,
    state: str | None,
    purpose: Purpose,
    act_id: str | None,
    journal: Journal | None,
) -> Act:
    """Record what is added to the draft of an act, unless an act with this id is there already."""
    if act_id:
        checked_id("act_id", act_id)
    with writing(engine) as connection:
        opened = open_article(connection, article_id)
        before = opened.state(purpose)
        if act_id and (there := of_act(connection, act_id)):
            return recorded_before(there, article_id, reviewer, before)
        if state not in (None, before):
            raise StaleStateError(said_of_stale(opened, purpose))
        moment = next_moment(opened.decisions)
        signature = Signature(
            reviewer=reviewer,
            purpose=purpose,
            act_id=act_id or content_id("act", article_id, reviewer, moment.isoformat()),
            moment=moment,
        )
        drawn = draft(opened.reading, opened.seen(purpose), signature)
        add(drawn, opened)
        after = write_act(connection, opened, drawn.decisions, journal)
    return Act(act_id=signature.act_id, item_ids=items_of(drawn.decisions), state=after.state(purpose))


def of_act(connection: Connection, act_id: str) -> list[Row]:
    """The decisions of an act, in their order."""
    query = select(DECISIONS).where(DECISIONS.c.act_id == act_id).order_by(DECISIONS.c.decided_at)
    return [dict(row) for row in connection.execute(query).mappings()]


def recorded_before(decisions: list[Row], article_id: str, reviewer: str, state: str) -> Act:
    """The act that was recorded with this id; raises InvalidChoiceError where it was another one."""
    first = decisions[0]
    if (first["article_id"], first["reviewer"]) != (article_id, reviewer):
        raise InvalidChoiceError("act_id", first["act_id"], "an id that no other act has")
    return Act(act_id=first["act_id"], item_ids=items_of(decisions), state=state)


def items_of(decisions: Sequence[Row]) -> tuple[str, ...]:
    """The ids of the items that were decided on, in the order of the decisions, each once."""
    return tuple(dict.fromkeys(row["item_id"] for row in decisions))


def said_of_stale(opened: Opened, purpose: Purpose) -> str:
    """What is told who decides on an article that has changed meanwhile."""
    counting = opened.counting(purpose)
    last = f"; the last decision on it is {counting[-1]['reviewer']}'s" if counting else ""
    return f"Article {opened.article['article_id']} was changed since it was shown{last}: look at it as it is now"


def next_moment(decisions: Sequence[Row]) -> datetime:
    """Now, or just after the last decision where the clock is behind that: what is decided later comes later."""
    now = datetime.now(UTC)
    if not decisions:
        return now
    return max(now, datetime.fromisoformat(decisions[-1]["decided_at"]) + timedelta(microseconds=1))


def write_act(connection: Connection, opened: Opened, decisions: list[Row], journal: Journal | None) -> Opened:
    """Write decisions to the journal and the store, and what follows from them; return the article as it is then."""
    taken = [*opened.decisions, *decisions]
    rows = derive(opened.reading, opened.rows, standing_of(taken))
    fill_undone(decisions, rows)
    if journal:
        journal.append(decisions)
    add_rows(connection, DECISIONS, decisions)
    replace_items(connection, opened.rows, rows)
    refresh_queue(connection, [opened.article["article_id"]])
    return Opened(article=opened.article, version=opened.version, reading=opened.reading, rows=rows, decisions=taken)


def fill_undone(decisions: list[Row], rows: RowsByTable) -> None:
    """Write down in undos what becomes of the rows by them."""
    there = {(item, row[IDS[item]]): row for item, table in ITEMS.items() for row in rows[table]}
    for decision in decisions:
        if decision["action"] == "undo":
            decision["after"] = as_json(as_it_was(there.get((decision["item"], decision["item_id"]))))
