"""What is exchanged: an article as it stands in the store, and what a file claims of one.

A claim's offsets are as its file counts them until `placing.py` has brought them onto the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from extractors.records import Article
from pipelines.failures import Origin
from pipelines.schema import MENTIONS, Row

# What an offset counts: characters as Unicode numbers them, or pieces of 16 bits, of which an emoji has two, as the
# strings of browsers have them.
Unit: TypeAlias = Literal["code-points", "utf-16"]

# What editors said of what needs no other word of theirs; what is in conflict or disputed does.
SETTLED = ("accepted", "corrected", "added")
REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """An article with its rows of the store: `mentions` and `facts` as editors left them, those they rejected apart.

    `read` is what the models read, by table, whatever editors made of it. `decisions` are those of its items, the
    oldest first. It `is_whole` when editors have decided on all there is.
    """

    article: Article
    mentions: tuple[Row, ...]
    facts: Mapping[str, tuple[Row, ...]]
    read: Mapping[str, tuple[Row, ...]]
    decisions: tuple[Row, ...]
    is_whole: bool
    model_id: str | None = None

    @property
    def reviewers(self) -> list[str]:
        """Who decided on something in it, in the order of their names."""
        return sorted({decision["reviewer"] for decision in self.decisions})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words that a file says stand somewhere, and those it says stand around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A mention that a file claims; without offsets it is where its quote is."""

    label: str
    start: int | None = None
    end: int | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact that a file claims, with the place of the words that say it, where the file has that."""

    kind: str
    fields: Mapping[str, Any]
    start: int | None = None
    end: int | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a file says of an article, which is known by its id, its address, its text or the words of its text.

    In the tables that are `complete`, "mentions" or a kind of fact, what the file lacks is denied; of other tables it
    says nothing but what it has. `units` are what its offsets may count, the likeliest first.
    """

    origin: Origin
    article_id: str | None = None
    url: str | None = None
    text: str | None = None
    words: tuple[str, ...] | None = None
    spans: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    complete: frozenset[str] = frozenset({MENTIONS.name})
    units: tuple[Unit, ...] = ("code-points",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim, placed on the text of the article that it is about; `was` is the text that the file has of it."""

    article_id: str
    text: str
    was: str
    claim: Claim
