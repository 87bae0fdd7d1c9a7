"""A ledger in PostgreSQL is one as in SQLite: visits, stories, and the versions that the store gets from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from pipelines.pulling.ledger import ARTICLES, open_ledger
from pipelines.pulling.versions import newest_documents
from pipelines.rows import Document
from pipelines.schema import ARTICLE_VERSIONS
from pipelines.store import known_documents, open_store, save_articles
from pipelines.table_rows import document_rows
from tests.hostile_site import HostileSite, page, status
from tests.postgresql import Server
from tests.test_pull import Place, html, story, urls_source
from tests.test_store import rows


def test_ledger_and_store_in_postgresql(tmp_path: Path, postgresql: Server) -> None:
    store = open_store(postgresql.new_database())
    with HostileSite() as site:
        for number in range(3):
            site.add(f"/{number}", page(html(number)))
        site.add("/again", page(html(0, title="Tin lại")))
        site.add("/gone", status(404))
        place = Place(tmp_path, urls_source(site, "/0", "/1", "/2", "/again", "/gone"), at_once=1)
        place.settings = place.settings.model_copy(update={"ledger": postgresql.new_database()})
        assert place.outcomes() == {"new": 3, "duplicate": 1, "failed": 1}
        assert load_pulled(place, store) == [1, 1, 1, 1]
        assert load_pulled(place, store) == []
        site.add("/1", page(html(1, text=story(7))))
        assert place.outcomes() == {"unchanged": 3, "changed": 1, "failed": 1}
        assert load_pulled(place, store) == [2]
    assert len({row["story_id"] for row in place.rows(ARTICLES)}) == 3
    versions = rows(store, ARTICLE_VERSIONS)
    assert sorted(row["version"] for row in versions) == [1, 1, 1, 1, 2]
    assert all(row["retrieved_at"] for row in versions)
    assert {row["text"] for row in versions} == {story(number) for number in (0, 1, 2, 7)}
    store.dispose()


def load_pulled(place: Place, store: Engine) -> list[int]:
    """Save what was pulled and the store has not; return the numbers of these versions."""
    ledger = open_ledger(place.settings.ledger)
    found = list(newest_documents(ledger, place.settings, known=partial(known_documents, store)))
    ledger.dispose()
    documents = [document for document in found if isinstance(document, Document)]
    assert documents == found
    save_articles(store, [document_rows(document) for document in documents])
    return sorted(document.version or 0 for document in documents)
