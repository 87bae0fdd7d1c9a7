"""How much is decided, as the page of the queue says it."""

from __future__ import annotations

from pathlib import Path

from audit.queue.progress import Progress, progress_in
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide
from pipelines.decisions.states import read_state
from pipelines.store import open_store
from tests.audited import fill_audited


def test_decided_items_and_articles_without_open_ones_are_counted(tmp_path: Path) -> None:
    engine = fill_audited(f"sqlite:///{tmp_path}/store.db", {"a": "county", "b": "county"})
    state = read_state(engine, "a", "An")
    rows = [("mentions", row["mention_id"]) for row in state.mentions]
    rows += [(kind, row["fact_id"]) for kind, facts in state.facts.items() for row in facts]
    first, *others = [Choice(item=item, item_id=item_id, action="accept") for item, item_id in rows]
    decide(engine, "a", [first], reviewer="An", state=None)
    assert progress_in(engine) == Progress(items=2 * len(rows), decided=1, articles=2, done=0)
    decide(engine, "a", others, reviewer="An", state=None)
    assert progress_in(engine) == Progress(items=2 * len(rows), decided=len(rows), articles=2, done=1)
    engine.dispose()


def test_an_empty_store_has_nothing_to_do(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/store.db")
    assert progress_in(engine) == Progress(items=0, decided=0, articles=0, done=0)
    engine.dispose()
