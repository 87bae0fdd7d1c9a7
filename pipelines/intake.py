"""The intake of a run: which of the articles that it finds are to be read, and what becomes of the others.

Every article found is read, known, of another day than the run is about, or a failure; all of them are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Engine

from pipelines.documents import duplicate
from pipelines.failures import Failure
from pipelines.known import save_known, sort_out
from pipelines.periods import ALWAYS, Period
from pipelines.rows import Document
from pipelines.writes import chunks

# Articles that are looked for in the store at once.
AT_ONCE = 500


@dataclass(slots=True, kw_only=True)
class Intake:
    """What a run finds, counted; `known` counts by language and source."""

    store: Engine
    model_id: str
    period: Period = ALWAYS
    documents: dict[str, None] = field(default_factory=dict)  # the files that were looked into, in their order
    failures: list[Failure] = field(default_factory=list)
    unread: int = 0
    known: Counter[tuple[str, str]] = field(default_factory=Counter)
    outside: int = 0
    ids: set[str] = field(default_factory=set)

    def to_read(self, items: Iterable[Document | Failure]) -> Iterator[Document]:
        """Yield the articles that these models have not read as they are now, each id once."""
        for some in chunks(self._of_period(self._articles(items)), AT_ONCE):
            found = sort_out(self.store, some, self.model_id)
            save_known(self.store, found)
            self.unread += len(found.unread)
            self.known.update(language_and_source(document) for document in found.known)
            yield from found.unread

    def _articles(self, items: Iterable[Document | Failure]) -> Iterator[Document]:
        for item in items:
            self.documents[item.origin.document] = None
            if isinstance(item, Failure):
                self.failures.append(item)
            elif item.article.id in self.ids:
                self.failures.append(duplicate(item))
            else:
                self.ids.add(item.article.id)
                yield item

    def _of_period(self, documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            if self.period.has(document.article.published_at, document.retrieved_at):
                yield document
            else:
                self.outside += 1


def language_and_source(document: Document) -> tuple[str, str]:
    """What articles are counted by."""
    return document.article.language, document.article.source or ""
