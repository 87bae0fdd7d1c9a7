"""What mending needs to know of a language: the words of positions, and words that look like names but aren't."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingLexicon:
    """Words are lower case, with their diacritics."""

    offices: tuple[str, ...]  # positions: "chủ tịch", "director"
    heads_of_bodies: frozenset[str]  # those that say nothing without their body: "trưởng" of "Trưởng Ban Tuyên giáo"
    before_office: tuple[str, ...]  # words that may stand before them: "phó", "acting"
    after_office: tuple[str, ...]  # words that may stand behind them: "thường trực", "general"
    no_offices: frozenset[str]  # what a tagger takes for a position beside one: "formerly", "appointed"
    ends_of_titles: frozenset[str]  # words of a position that look like the beginning of its body: "thường trực"
    particles: tuple[str, ...]  # small words within names: "van der", "bin"
    openers: frozenset[str]  # words with a capital that begin a sentence and no name: "tuy", "the"
    not_names: frozenset[str]  # words of bodies and places: a run of words with one of them names no person
    head_of_body: str  # a pattern for positions that are split from their body: "Trưởng Ban Tuyên giáo"; or ""
    head_of_bare_body: str  # a pattern for positions that hold a body without name: "Head of the inspection team"
    committee_of_title: str  # a pattern for a committee and its member that are one position; or ""
    needs_surname: bool  # whether a name must begin with a Vietnamese surname to be told from other words
