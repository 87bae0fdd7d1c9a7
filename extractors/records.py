"""The records that flow through the house: an Article, its Sentences and Mentions, and the four kinds of fact.

All offsets are code points into ``Article.text``, which is NFC and never changed afterwards, so that
``text[start:end]`` is what a span covers: 0 to 6 of "Hà Nội đứng thứ ba" is "Hà Nội".
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["vi", "en"]
Label: TypeAlias = Literal["PERSON", "POSITION", "ORG", "LOC", "DIRECTIVE", "DATE", "RANK"]

LABELS: tuple[Label, ...] = ("PERSON", "POSITION", "ORG", "LOC", "DIRECTIVE", "DATE", "RANK")


def content_id(*parts: object) -> str:
    """16 hexadecimal digits of the SHA-256 of the parts: the same content has the same id on every machine."""
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, without the white space around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A labelled span; the mentions of an article never overlap."""

    start: int
    end: int
    label: Label
    text: str
    confidence: float  # a probability, 0 to 1
    source: str  # the model or rule that made it, with its version


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a fact came from. Made by `Article.cite` alone, so that quote and offsets can't disagree."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read. ``text`` is NFC; every offset of the project points into it."""

    id: str
    text: str
    language: Language
    title: str | None = None
    url: str | None = None
    source: str | None = None  # the outlet
    published_at: str | None = None  # ISO 8601: a day, or a time with its zone
    author: str | None = None  # several with ", " between them
    section: str | None = None  # of the outlet, as "Thời sự"
    pages: tuple[int, ...] = ()  # where in `text` each page of a report begins; none for what has no pages

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"article {self.id}: text is not NFC; normalise it before making the record")

    def cite(self, start: int, end: int) -> Evidence:
        """The evidence from code point `start` up to, not including, `end`.

        Raises ValueError for a span that is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"article {self.id}: no span {start}:{end} in a text of {len(self.text)} characters")
        return Evidence(start=start, end=end, quote=self.text[start:end])

    def page_of(self, offset: int) -> int | None:
        """The number of the page, counted from 1, that has the code point at `offset`; None without pages."""
        return bisect_right(self.pages, offset) if self.pages else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A named person who holds or held a position, in the body or place named by ``organization``."""

    person: str
    position: str
    organization: str | None
    evidence: Evidence
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A legal, party or administrative document, known by ``number`` ("24-CT/TU") or by formal ``title``."""

    kind: str
    number: str | None
    title: str | None
    issuer: str | None
    issued: str | None  # ISO: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn
    evidence: Evidence
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The place of ``subject`` on a list: ``rank`` of ``out_of``, or among the ``top`` N when no place is said."""

    subject: str
    index: str | None
    rank: int | None
    out_of: int | None
    top: int | None
    period: str | None  # ISO date or period
    change: int | None  # places gained (+) or lost (-)
    score: float | None  # the points that earned the place
    evidence: Evidence
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Somebody with authority (``assigner``) wants ``action`` done by ``assignee``, perhaps by ``deadline``."""

    assigner: str | None
    assignee: str | None
    action: str
    deadline: str | None  # ISO date or period
    directive: str | None  # number of the document that sets the task
    evidence: Evidence
    confidence: float
    rule: str


Fact: TypeAlias = Official | Directive | Ranking | Task
