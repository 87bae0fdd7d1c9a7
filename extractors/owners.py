"""Owners: the body that a common noun or pronoun beside a title stands for, as in "Acme … Its director, Ann Lee"."""

from __future__ import annotations

import re
from functools import cache

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.coreference import Coreference
from extractors.name_keys import alternatives
from extractors.reading import Reading
from extractors.records import Language
from extractors.titles import LEXICONS, Title

# How far before a title its possessive may begin, in code points.
REACH = 50


@cache
def patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """What may stand before a title, and behind it, by name; none of it is read in Vietnamese."""
    coreference = COREFERENCE_LEXICONS[language]
    nouns = alternatives((*coreference.body_nouns, *coreference.place_nouns, *LEXICONS[language].any_body_nouns))
    words = r"(?:[a-z][\w-]+ ){0,2}$"
    return {
        "noun": re.compile(rf"(?<!\w)[Tt]he ({nouns})(?:['’]s?) {words}", re.IGNORECASE),
        "its": re.compile(rf"(?<!\w)[Ii]ts {words}"),
        "whose": re.compile(rf",? whose {words}"),
        "behind": re.compile(rf" (?:of|at) (?:the|this) ({nouns})(?![\w’'-])", re.IGNORECASE),
    }


def owner_of(title: Title, reading: Reading, coreference: Coreference) -> str | None:
    """The body meant by "its", "whose" or "the agency's" before a title, or by "of the agency" behind it."""
    if title.body is not None or not LEXICONS[reading.article.language].body_may_precede:
        return None
    found = patterns(reading.article.language)
    start, end = title.position.start, title.position.end
    first = max(0, start - REACH)
    before = reading.text[first:start]
    behind = found["behind"].match(reading.text, end)
    if behind and not any(m.start < behind.end() for m in reading.mentions_in(end, end + 200)):
        return coreference.body_meant(behind[1], start)
    if noun := found["noun"].search(before):
        return coreference.body_meant(noun[1], first + noun.start())
    if whose := found["whose"].search(before):
        return last_body(reading, coreference, first + whose.start())
    if its := found["its"].search(before):
        return subject_before(reading, coreference, first + its.start())
    return None


def last_body(reading: Reading, coreference: Coreference, end: int) -> str | None:
    """The body that ends right before `end`."""
    bodies = reading.mentions_in(max(0, end - 4 * REACH), end, "ORG")
    is_next = bool(bodies) and end - bodies[-1].end <= 1
    return coreference.fullest_organization(bodies[-1]) if is_next else None


def subject_before(reading: Reading, coreference: Coreference, start: int) -> str | None:
    """The first body of the sentence of `start` that stands before it, else the first of the sentence before."""
    sentence = reading.sentence_at(start)
    previous = reading.sentence_at(max(0, sentence.start - 1))
    for first, last in ((sentence.start, start), (previous.start, sentence.start)):
        named = reading.mentions_in(first, last, "ORG", "LOC")
        if named:
            return coreference.fullest_organization(named[0]) if named[0].label == "ORG" else named[0].text
    return None
