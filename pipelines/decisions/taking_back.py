"""Taking back: an act is undone by an act that names its decisions, and done again by one that repeats them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipelines.decisions.choices import InvalidChoiceError
from pipelines.decisions.drafts import Draft, as_it_was, decide_on, write
from pipelines.decisions.extracted import PLACES
from pipelines.decisions.standing import in_order
from pipelines.schema import Row


def undo_all(drawn: Draft, decisions: Iterable[Row]) -> None:
    """Add undos of decisions, the last one first."""
    for decision in reversed(in_order(decisions)):
        before = drawn.rows.get((decision["item"], decision["item_id"]))
        write(
            drawn,
            "undo",
            decision["item"],
            decision["item_id"],
            before=as_it_was(before),
            undoes=decision["decision_id"],
        )


def repeat(drawn: Draft, decision: Row) -> None:
    """Add a decision that was taken back once more; raises InvalidChoiceError where its words are there no more."""
    item, item_id, action = decision["item"], decision["item_id"], decision["action"]
    if action == "comment":
        write(drawn, action, item, item_id, comment=decision["comment"])
        return
    before, said = drawn.rows.get((item, item_id)), json.loads(decision["after"])
    start, end, words = PLACES[item]
    place = drawn.reading.ground.place(decision["version"], said[start], said[end], said[words])
    if (before is None and action != "add") or place is None or not place.is_exact:
        raise InvalidChoiceError("act_id", decision["act_id"], "an act on words that are still there")
    after = {**(before or {"extracted": "{}"}), **said, start: place.start, end: place.end}
    decide_on(drawn, action, item, before, after, decision["comment"])
