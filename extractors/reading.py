"""A Reading: an article with what has been found in it so far, and the questions that fact extractors ask of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from extractors.records import Article, Label, Mention, Sentence
from extractors.syllables import strip_marks

T = TypeVar("T")


class Reading:
    """An article, its sentences and its mentions, both in reading order and without overlap.

    ``text`` is what is read: that of the article, or the same with its diacritics restored, letter by letter. Raises
    ValueError for a text of another length.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        text: str | None = None,
        *,
        is_mended: bool = False,
    ) -> None:
        self.article = article
        self.text = article.text if text is None else text
        if len(self.text) != len(article.text):
            raise ValueError(f"article {article.id}: {len(self.text)} characters to read for {len(article.text)}")
        self.sentences = tuple(sentences)
        self.mentions = tuple(mentions)
        self.is_mended = is_mended
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._mention_starts = [mention.start for mention in self.mentions]
        self._of_labels: dict[tuple[Label, ...], tuple[Mention, ...]] = {}
        self._derived: dict[Callable[[Reading], Any], Any] = {}

    def with_mentions(self, mentions: Sequence[Mention], *, is_mended: bool = False) -> Reading:
        """The same reading with other mentions."""
        return Reading(self.article, self.sentences, mentions, self.text, is_mended=is_mended)

    def derive(self, make: Callable[[Reading], T]) -> T:
        """What `make` gives for this reading, made once for all who ask."""
        if make not in self._derived:
            self._derived[make] = make(self)
        made: T = self._derived[make]
        return made

    def as_published(self, words: str) -> str:
        """Words of the text that is read, in the letters of the article."""
        start = self.text.find(words)
        # What was put together from several places, such as a body and its place, stands nowhere.
        return strip_marks(words) if start < 0 else self.article.text[start : start + len(words)]

    @cached_property
    def published_on(self) -> date | None:
        """The day of publication, against which "ngày 19/7" finds its year; None when the article has none."""
        published_at = self.article.published_at
        return date.fromisoformat(published_at[:10]) if published_at else None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or for white space between sentences the one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def mentions_in(self, start: int, end: int, *labels: Label) -> tuple[Mention, ...]:
        """The mentions that lie wholly in ``text[start:end]``, of these labels (of all, when none is given)."""
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end)
        if first == last:  # as mostly
            return ()
        return tuple([m for m in self.mentions[first:last] if m.end <= end and (not labels or m.label in labels)])

    def mentions_of(self, *labels: Label) -> tuple[Mention, ...]:
        """All mentions of these labels, in reading order."""
        if labels not in self._of_labels:
            self._of_labels[labels] = tuple([m for m in self.mentions if m.label in labels])
        return self._of_labels[labels]
