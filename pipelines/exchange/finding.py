"""Finding: the article of the store that a file means, by its id, its address, or the words of its text."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from hashlib import sha256

from sqlalchemy import Engine, select

from extractors.decode import normalise
from pipelines.database import reading
from pipelines.exchange.records import Claim
from pipelines.failures import UnreadableError, excerpt
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES
from pipelines.table_rows import text_digest


class Finder:
    """Finds articles in a store. Their words are read once, when a file has neither ids nor addresses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, claim: Claim) -> tuple[str, str, str]:
        """The id of the article that a claim is about, its text as it was for the file and as it is now.

        Raises UnreadableError for an article or a text that the store hasn't.
        """
        article_id = self._known(claim)
        with reading(self._engine) as connection:
            query = select(ARTICLES.c.text).where(ARTICLES.c.article_id == article_id)
            text = str(connection.execute(query).scalar_one())
        was = text if claim.text is None else normalise(claim.text)
        if was != text and not self._had(article_id, was):
            expected = f"one that {article_id!r} has or had"
            raise UnreadableError("not the text of the article", found=excerpt(was), expected=expected)
        return article_id, was, text

    def _known(self, claim: Claim) -> str:
        """The id of the article, as it is named or as its words tell."""
        for column, value in ((ARTICLES.c.article_id, claim.article_id), (ARTICLES.c.url, claim.url)):
            if value is not None:
                with reading(self._engine) as connection:
                    found = list(connection.execute(select(ARTICLES.c.article_id).where(column == value)).scalars())
                if len(found) == 1:
                    return str(found[0])
        written = "".join(claim.words) if claim.words is not None else claim.text
        found = self._by_words.get(words_key(normalise(written)), []) if written is not None else []
        if len(found) == 1:
            return found[0]
        named = claim.article_id or claim.url or written or ""
        expected = f"the id of one of {', '.join(found)}" if found else "one that the store has: `congbao run` reads it"
        raise UnreadableError(
            "several such articles" if found else "no such article", found=excerpt(named), expected=expected
        )

    @cached_property
    def _by_words(self) -> dict[bytes, list[str]]:
        """The ids of articles by their words without white space."""
        found: defaultdict[bytes, list[str]] = defaultdict(list)
        with reading(self._engine) as connection:
            columns = (ARTICLES.c.article_id, ARTICLES.c.text)
            for article_id, text in connection.execution_options(yield_per=1_000).execute(select(*columns)):
                found[words_key(text)].append(article_id)
        return found

    def _had(self, article_id: str, text: str) -> bool:
        """Whether an article once had this text."""
        versions = select(ARTICLE_VERSIONS.c.version).where(
            ARTICLE_VERSIONS.c.article_id == article_id, ARTICLE_VERSIONS.c.text_digest == text_digest(text)
        )
        with reading(self._engine) as connection:
            return connection.execute(versions).first() is not None


def words_key(text: str) -> bytes:
    """What texts with the same words have in common, whatever white space is between them."""
    return sha256("".join(text.split()).encode()).digest()
