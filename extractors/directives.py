"""Directives: the documents an article speaks of: "Chỉ thị số 24-CT/TU ngày 7/8/2023 của Thành ủy về kỷ cương"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.document_issuers import read_issuer
from extractors.document_names import LEXICONS, DocumentName, find_directives, read_names, same_document
from extractors.document_references import Reference, read_reference
from extractors.reading import Reading
from extractors.records import Directive, Mention

__all__ = ["extract_directives", "find_directives"]

VERSION = 1
# The share of the records of each rule that annotators had too, measured on the training articles with a tagger that
# had not seen them; where that was all of some thirty, less, for what was not seen.
CONFIDENCE = {"coded": 0.99, "serial": 0.97, "law": 0.98, "titled": 0.9}
# Below that a tagger that was trained on half of the training articles was wrong of a name in most of the others.
LEAST_CONFIDENCE = {"typed": 0.15, "untyped": 0.85}
# A pattern as precise as that knows the bounds of a name better than a tagger.
SURE = 0.95


def extract_directives(reading: Reading) -> list[Directive]:
    """One record for each document named by a number or a formal name, in the order of their first mentions."""
    groups: list[list[Reference]] = []
    known: dict[DocumentName, list[Reference]] = {}  # the group of each name: most references repeat one
    for reference in _references(reading):
        group = known.get(reference.name) or next((group for group in groups if _belongs(reference, group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(reference)
        known.setdefault(reference.name, group)
    return [_merge(group, reading) for group in groups]


def _references(reading: Reading) -> Iterator[Reference]:
    """The mentions of documents in reading order, with what is said of each."""
    language = reading.article.language
    mentions = reading.mentions_of("DIRECTIVE")
    found = find_directives(reading.text, 0, len(reading.text), language) if mentions else []
    sure = [name for name in found if name.confidence >= SURE]
    last: Reference | None = None
    for mention in mentions:
        for start, end, name in read_names(reading.text, *_mended(mention, sure), language):
            if mention.confidence < _doubt(name) or (last is not None and start < last.name_end):
                continue
            reference = Reference(
                name=name,
                name_start=start,
                name_end=end,
                start=start,
                end=end,
                confidence=mention.confidence,
                alias_of=None,
            )
            last = read_issuer(read_reference(reference, reading), last, reading)
            yield last


def _doubt(name: DocumentName) -> float:
    """How confident the tagger must be of a mention with this name."""
    if name.number is not None:
        return 0.0
    return LEAST_CONFIDENCE["typed" if name.is_typed else "untyped"]


def _mended(mention: Mention, sure: Sequence[Mention]) -> tuple[int, int]:
    """The mention's bounds, grown to the sure find that it cuts; one inside, "Đề án 06" in a plan for it, is left."""
    at = bisect_right(sure, mention.start, key=lambda name: name.end)
    while at < len(sure) and sure[at].start < mention.end:
        other = sure[at]
        if not (mention.start <= other.start and other.end <= mention.end):
            return min(mention.start, other.start), max(mention.end, other.end)
        at += 1
    return mention.start, mention.end


def _belongs(reference: Reference, group: Sequence[Reference]) -> bool:
    """Whether the reference is to the document of the group: it goes with all its names, or is an alias of one."""
    if reference.alias_of is not None and any(other.name_start == reference.alias_of for other in group):
        return True
    return all(same_document(reference.name, name) for name in {o.name for o in group if o.alias_of is None})


def _merge(group: Sequence[Reference], reading: Reading) -> Directive:
    """The record of one document: its fullest name, and of everything else the first that is said."""
    named = max(group, key=_fullness)
    pattern = LEXICONS[reading.article.language].body_in_name
    body = re.fullmatch(pattern, named.name.title or "", re.IGNORECASE)
    issuers = [body["body"] if body else None, *(reference.issuer for reference in group)]
    titles = [reference.name.title or reference.title for reference in (named, *group)]
    told = max(group, key=lambda reference: sum(map(bool, (reference.issuer, reference.issued, reference.title))))
    rule = "coded" if named.name.number and _fullness(named)[0] else "serial" if named.name.number else "titled"
    if named.name.kind in ("law", "constitution", "ordinance"):
        rule = "law"
    return Directive(
        kind=named.name.kind,
        number=named.name.number,
        title=next(filter(None, titles), None),
        issuer=next(filter(None, issuers), None),
        issued=next((reference.issued for reference in group if reference.issued), named.name.year),
        evidence=reading.article.cite(told.start, told.end),
        confidence=round(CONFIDENCE[rule] * named.confidence, 4),
        rule=f"directives.{rule}@{VERSION}",
    )


def _fullness(reference: Reference) -> tuple[bool, int]:
    """How much a name says: a number with a code more than a bare one, a long name more than a short one."""
    name = reference.name.number or reference.name.title or ""
    return bool(reference.name.number) and not name.isdigit(), len(name)
