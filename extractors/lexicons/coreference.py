"""What coreference needs to know of a language: its pronouns, honorifics, bare nouns and abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceLexicon:
    """Words are lower case. Abbreviations are compared without diacritics, so they are written without."""

    honorifics: tuple[str, ...]  # "ông", "Mr": stand before a name and are no part of it
    gender: Mapping[str, str]  # honorific or pronoun -> "m" or "f"
    person_pronouns: tuple[str, ...]  # "he", "ông ấy": stand for a person
    body_pronouns: tuple[str, ...]  # "it": stand for a body
    articles: tuple[str, ...]  # "the": not part of a name
    pointing: tuple[str, ...]  # behind a noun that points back: "này" of "doanh nghiệp này"
    body_nouns: Mapping[str, tuple[str, ...]]  # a bare noun -> words with which the names it stands for begin or end
    place_nouns: Mapping[str, tuple[str, ...]]  # the same for places: "the city" -> "city"
    abbreviations: Mapping[str, str]  # "ubnd" -> "uy ban nhan dan", within names of bodies
    linking_words: tuple[str, ...]  # "and", "của": say nothing about which body a name names
    credits: tuple[str, ...]  # what stands before a photographer's name
    complete_bodies: tuple[str, ...]  # the one of its kind in a country: never lengthened by another name
    title_synonyms: Mapping[str, str]  # "pm" -> "prime minister", within positions
    lesser_titles: tuple[str, ...]  # "deputy": a title with this word is another post than the title without
    past_titles: frozenset[str]  # "former", "nguyên"
    place_comes_last: bool  # "Sở Y tế Hà Nội", not "Hanoi Department of Health"
