"""Issuers: who made a document and when, by the words before its name: "Ngày 7/8, Thành ủy đã ban hành Chỉ thị 24".

The body behind a name, as in "Chỉ thị 24 của Thành ủy", is surer and read before this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.dates import resolve_weekday
from extractors.document_names import LEXICONS
from extractors.document_references import Reference, end_behind_person, holder_span, resolve_issue
from extractors.name_keys import alternatives
from extractors.reading import Reading
from extractors.records import Label, Language, Mention

# One character for each mention, so that what stands around them can be matched.
MASKS: dict[Label, str] = {
    "ORG": "\ue000",
    "POSITION": "\ue001",
    "LOC": "\ue002",
    "PERSON": "\ue003",
    "DATE": "\ue004",
}
# What a body writes may stand in brackets behind it: "Sở Xây dựng (công văn số 12/SXD)". A scheme in brackets is
# what the body is there for: "Ban Chỉ đạo Đề án tổng thể (Đề án 12)".
BRACKETED = frozenset({"letter", "decision", "notice", "conclusion", "telegram", "other"})
# By a law many act who haven't made it: "theo Luật Đất đai, UBND tỉnh quyết định …".
MADE_FOR_OTHERS = frozenset({"law", "constitution", "ordinance", "decree", "circular", "planning"})
# By these mostly those act who have: "theo Công văn số 7, UBND tỉnh yêu cầu …".
MESSAGES = frozenset({"letter", "telegram", "notice", "conclusion"})
ALIAS = re.compile(r"\s?\(\s?")
WEEKDAY = re.compile(r"\b[A-Z][a-z]{2,5}day\b")
COMMA = re.compile(r",?\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A stretch of text with each mention of a body, office, place, person or date made one character."""

    text: str
    mentions: tuple[Mention, ...]

    def mention_at(self, position: int) -> Mention:
        """The mention whose character is the first one from `position` on."""
        return self.mentions[sum(character in MASKS.values() for character in self.text[:position])]

    def holder(self, match: re.Match[str]) -> tuple[int, int]:
        """The span of the group "holder" of a match, in the text of the article."""
        return self.mention_at(match.start("holder")).start, self.mention_at(match.end("holder") - 1).end


@cache
def _phrases(language: Language) -> dict[str, re.Pattern[str]]:
    """The patterns of a language for what stands before a document, over masked text."""
    lexicon = LEXICONS[language]
    org, position, place, person, day = MASKS.values()
    holder = rf"(?P<holder>{org}|[{position}{place}](?:(?:{lexicon.joint})[{org}{position}{place}])*)"
    on_day = rf"(?:(?P<day>{day})[^{org}{position}{person}{day}.;]{{0,30}})?"
    no_day = r"(?P<day>(?!))?(?P<day2>(?!))?"
    name = rf"(?:(?:,|\s[–-])?\s+{person}(?:,|\s[–-])?)?"  # "Chủ tịch Lê Văn An", "Chủ tịch - Lê Văn An,"
    aside = rf"(?:\s*(?:{lexicon.aside}),?)*"
    dated = rf"(?:,?\s*(?:{lexicon.issued})?(?P<day2>{day}),?)?{aside}"
    patterns = {
        "issued_by": (
            rf"{on_day}{holder}(?:{lexicon.possessive}|{aside}{name}{aside}{dated}\s+(?:{lexicon.issuing})\s+)$"
        ),
        # "Lê Văn An, Ủy viên …, Chủ tịch UBND tỉnh, vừa ký"
        "signed_by": (
            rf"{on_day}{person}(?:,|\s[–-])\s+(?:[{org}{position}{place}\s]+,\s+)*"
            rf"{holder}(?:,|\s[–-]){dated}\s+(?:{lexicon.issuing})\s+$"
        ),
        "announced_by": (
            rf"{no_day}{holder}{name}{aside}(?:,?\s*(?:{lexicon.issued})?{day},?)?\s+(?:{lexicon.announcing})\s+$"
        ),
        "quoted_from": rf"{no_day}(?:{lexicon.source}){holder}\s+(?:{lexicon.quoting})\s+$",
        # "UBND tỉnh yêu cầu các huyện tại", "Finance Secretary Ann Lee, in"
        "said_in": (
            rf"{no_day}{holder}{name}(?:\s+(?:{lexicon.saying})(?:\s+[{org}{position}{place}\w]+){{0,5}})?,?"
            rf"\s+(?:{lexicon.within})\s+$"
        ),
        "opinion": rf"{no_day}(?:{lexicon.opinion}){holder}\s+(?:{lexicon.following})\s+$",
        "bracketed": rf"{no_day}{holder}\s?\((?:\w+\s)?$",
        "on_behalf": rf"(?:{lexicon.behalf})(?P<holder>{org})",
        "subject": rf"^(?:[^,{org}{position}{person}]{{1,60}},\s+)?(?:the\s+)?{holder}",
        "clause": rf"(?<!\w)(?:{lexicon.clause})(?!\w)",
        "also": rf"(?:{lexicon.also})\s+(?:{lexicon.issuing})\s+$",
        "listed": rf"(?:{lexicon.conjunction}|\s*;)\s*(?:the\s+)?",
        "listed_last": rf"(?:{lexicon.conjunction})(?:the\s+)?$",
        "within": rf"(?:^|[.;:(“\"]|\n|,)\s*(?:{lexicon.within})\s+$",
        "following": rf"(?:^|[.;:(“\"]|\n|,)\s*(?:{lexicon.following})\s+$",
        "honorific": rf"(?:{alternatives(COREFERENCE_LEXICONS[language].honorifics)})\.?\s+",
        "saying": rf",?\s+(?:{lexicon.saying})(?!\w)",
        "comma": rf"(?:\s+(?:{lexicon.just_issued}))?{COMMA.pattern}",
        "in_which": lexicon.in_which,
        "grounds": rf",?\s+(?:{lexicon.grounds})(?!\w)",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def read_issuer(reference: Reference, last: Reference | None, reading: Reading) -> Reference:
    """The reference with who issued it and when, from around its name; `last` is the reference before it."""
    phrases = _phrases(reading.article.language)
    text, first = reading.text, reading.sentence_at(reference.name_start).start
    start = first
    if last is not None and last.name_end >= first:
        if ALIAS.fullmatch(text, last.name_end, reference.name_start):
            return replace(reference, alias_of=last.name_start)
        is_listed = phrases["listed"].fullmatch(text, last.end, reference.name_start) is not None
        if is_listed and (last.title is None or (last.maker and last.name.kind == reference.name.kind)):
            return _as_listed(reference, last)
        start = last.name_end
    masked = _mask(start, reference.name_start, reading)
    for way in ("issued_by", "signed_by", "announced_by", "quoted_from", "opinion", "bracketed", "said_in"):
        if way == "bracketed" and reference.name.kind not in BRACKETED:
            continue
        if way == "said_in" and reference.name.kind in ("law", "constitution"):
            continue
        if match := phrases[way].search(masked.text):
            return _made_by(match, masked, reference, last, reading, is_maker=way in ("issued_by", "signed_by"))
    if reference.issuer is None:
        reference = replace(reference, issuer=_issuer_around(reference, last, masked, first, reading))
    return reference


def _as_listed(reference: Reference, last: Reference) -> Reference:
    """The next of a list: "ban hành Quyết định 12/QĐ-UBND và Quyết định 13/QĐ-UBND"."""
    return replace(
        reference,
        issuer=reference.issuer or last.maker,
        issued=reference.issued or last.made_on,
        maker=last.maker,
        made_on=last.made_on,
    )


def _made_by(
    match: re.Match[str], masked: Masked, reference: Reference, last: Reference | None, reading: Reading, is_maker: bool
) -> Reference:
    """The reference with the issuer and the day of a match; if `is_maker`, those listed behind it have them, too."""
    phrases = _phrases(reading.article.language)
    start, end = masked.holder(match)
    days = [masked.mention_at(match.start(name)) for name in ("day", "day2") if match[name]]
    day = next((day for day in days if not _is_of(last, day, reading)), None)
    if day is None and last is not None and start > last.name_end and is_maker:
        day = _day_of_sentence(last, reading)
    issued = resolve_issue(day, reading) if day else None
    if day is None and is_maker and (weekday := WEEKDAY.search(match[0])):  # "on Friday adopted"
        resolved = resolve_weekday(weekday[0], reading.published_on, reading.article.language)
        issued = resolved.value if resolved else None
    begin = day.start if day and issued and day.start < start else start
    if is_maker and (behalf := phrases["on_behalf"].search(masked.text, 0, match.start("holder") + 1)):
        start, end = masked.holder(behalf)
        begin = min(begin, start)
    issuer = reading.text[start:end]
    return replace(
        reference,
        issuer=reference.issuer or issuer,
        issued=reference.issued or issued,
        maker=issuer,
        made_on=issued if is_maker else None,
        start=begin,
    )


def _issuer_around(
    reference: Reference, last: Reference | None, masked: Masked, first: int, reading: Reading
) -> str | None:
    """The issuer that is told elsewhere in the sentence, which begins at `first`."""
    phrases = _phrases(reading.article.language)
    text, kind = reading.text, reference.name.kind
    is_after_last = last is not None and last.name_end >= first
    if is_after_last and last is not None and last.maker and phrases["listed_last"].search(masked.text):
        return last.maker  # "ban hành Công văn 12 gửi Bộ Y tế và Công văn 13"
    if phrases["also"].search(masked.text):  # "UBND tỉnh đã họp với Sở Y tế và ban hành Công văn 13"
        if last is not None and is_after_last and last.maker:
            return last.maker
        whole = _mask(first, reference.name_start, reading)
        subject = phrases["subject"].search(whole.text)
        is_his = subject and not phrases["clause"].search(whole.text, subject.end())
        return text[slice(*whole.holder(subject))] if subject and is_his else None
    if kind in MADE_FOR_OTHERS:
        return None
    if behind := phrases["in_which"].match(text, reference.end):
        return _speaker(behind.end(), reading)
    before = text[first : reference.name_start]
    if phrases["within"].search(before) or (kind in MESSAGES and phrases["following"].search(before)):
        comma = phrases["comma"].match(text, reference.end)
        return _speaker(comma.end(), reading) if comma else None
    return None


def _speaker(at: int, reading: Reading) -> str | None:
    """The body or office at `at` that says something: "UBND tỉnh yêu cầu"."""
    limit = reading.sentence_at(at).end
    phrases = _phrases(reading.article.language)
    if honorific := phrases["honorific"].match(reading.text, at):
        at = honorific.end()
    mentions = reading.mentions_in(at, limit)
    if mentions and mentions[0].label == "PERSON" and mentions[0].start == at:
        comma = COMMA.match(reading.text, mentions[0].end)  # "Lê Văn An, Chủ tịch …, yêu cầu"
        at, mentions = comma.end() if comma else limit, mentions[1:]
    span = holder_span(mentions, reading) if mentions and mentions[0].start == at else None
    if span is None:
        return None
    is_said = phrases["saying"].match(reading.text, end_behind_person(span[1], limit, reading))
    return reading.text[slice(*span)] if is_said else None


def _is_of(last: Reference | None, day: Mention, reading: Reading) -> bool:
    """Whether a day is that of the document before: "theo Tờ trình số 9/TTr ngày 3/4, Chủ tịch ký Quyết định 12"."""
    if last is None or day.start < last.name_end:
        return False
    return day.end <= last.end or not reading.text[last.name_end : day.start].strip(" (")


def _day_of_sentence(last: Reference, reading: Reading) -> Mention | None:
    """The day a sentence begins with, before what its main clause rests on: "Ngày 5/4, xét Tờ trình số 9/TTr, …"."""
    text, start = reading.text, reading.sentence_at(last.name_start).start
    days = reading.mentions_in(start, last.name_start, "DATE")
    if not days or len(text[start : days[0].start].split()) > 1 or last.start <= days[0].start:
        return None
    return days[0] if _phrases(reading.article.language)["grounds"].match(text, days[0].end) else None


def _mask(start: int, end: int, reading: Reading) -> Masked:
    masked, at = [], start
    mentions = tuple(mention for mention in reading.mentions_in(start, end) if mention.label in MASKS)
    for mention in mentions:
        masked += [reading.text[at : mention.start], MASKS[mention.label]]
        at = mention.end
    return Masked(text="".join(masked) + reading.text[at:end], mentions=mentions)
