"""Pairs: the two readings of each article that two reviewers have read, as the store has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pipelines.agreement.readings import Reading, readings_of
from pipelines.decisions.choices import Purpose
from pipelines.decisions.standing import Key, Word
from pipelines.schema import DECISIONS, Row
from pipelines.writes import chunks

FIRST: Purpose = "review"
SECOND: Purpose = "second review"
ADJUDICATION: Purpose = "adjudication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What the first and the second reviewer made of an article, and what was said between them."""

    article_id: str
    first: Reading
    second: Reading
    adjudicated: frozenset[Key] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether the second reviewer has judged all that models read and the first judged."""
        return all(key in self.second for key, word in self.first.items() if not word.is_added)

    @property
    def shared(self) -> Iterator[tuple[Word, Word]]:
        """What both said of each item that models read."""
        for key, word in self.first.items():
            if key in self.second:
                yield word, self.second[key]


def pairs_in(connection: Connection) -> list[Pair]:
    """The pairs of all articles whose second review has begun, in order of their ids."""
    query = select(DECISIONS.c.article_id).where(DECISIONS.c.purpose == SECOND).distinct()
    return pairs_of(decisions_of(connection, connection.execute(query).scalars()))


def pairs_of(decisions: Iterable[Row]) -> list[Pair]:
    """The pairs in rows of "decisions", in order of the articles' ids; there is none without a second review."""
    rows = list(decisions)
    firsts, seconds, thirds = (readings_of(rows, purpose) for purpose in (FIRST, SECOND, ADJUDICATION))
    return [
        Pair(
            article_id=article_id,
            first=firsts.get(article_id, {}),
            second=second,
            adjudicated=frozenset(thirds.get(article_id, {})),
        )
        for article_id, second in sorted(seconds.items())
        if second
    ]


def decisions_of(connection: Connection, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the decisions on these articles."""
    for some in chunks(list(article_ids)):
        query = select(DECISIONS).where(DECISIONS.c.article_id.in_(some))
        yield from (dict(row) for row in connection.execute(query).mappings())
