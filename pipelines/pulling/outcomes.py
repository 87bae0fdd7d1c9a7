"""Outcomes: what became of an address that a source named; each has exactly one in a pull."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Outcome: TypeAlias = Literal[
    "new",  # an article that was not known
    "changed",  # a new version of a known one
    "unchanged",  # the server says so, or its words are the same
    "known",  # visited before, and not asked for again
    "duplicate",  # the story of another article; kept, and marked with it
    "blocked",  # robots.txt asks not to fetch it
    "failed",  # not fetched, or nothing that can be read
    "too short",  # less text than the source's articles have
    "not an article",
    "wrong language",
    "outside",  # published on a day that the pull is not about, and not asked for
    "unlisted",  # a part of the source, as a feed, that could not be read
]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

# Of pages that hold no article, which they still don't when they haven't changed.
WITHOUT_ARTICLE: tuple[Outcome, ...] = ("failed", "too short", "not an article", "wrong language")
