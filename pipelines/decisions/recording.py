"""Recording: what a reviewer does at once becomes an act of decisions, all of them or none, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from pipelines.decisions.choices import Choice, Purpose
from pipelines.decisions.journal import Journal


class StaleState(Exception):  # noqa: N818
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
    Raises StaleState, InvalidChoice, UnknownArticle and DatabaseError; then nothing is recorded.
    """
    raise NotImplementedError


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

    InvalidChoice of the field "act_id" is raised for an act that isn't there or doesn't stand.
    """
    raise NotImplementedError


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
    raise NotImplementedError
