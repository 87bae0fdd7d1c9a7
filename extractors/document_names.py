"""Document names: "Nghị định số 15/2024/NĐ-CP" is a decree with the number 15/2024/NĐ-CP, "2013 Land Law" a law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicons.directives import (
    CODED_NUMBER,
    CODES,
    FOREIGN_NUMBER,
    NUMBER,
    SERIAL_NUMBER,
    YEARED_NUMBER,
    DirectiveLexicon,
)
from extractors.lexicons.en.directives import LEXICON as ENGLISH
from extractors.lexicons.vi.directives import LEXICON as VIETNAMESE
from extractors.needles import Guarded
from extractors.records import Language, Mention

LEXICONS: dict[Language, DirectiveLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

VERSION = 1
# The share of the finds of each pattern that annotators marked as a DIRECTIVE, measured on the training articles.
PRECISION = {
    "coded": 0.99,
    "subject": 0.97,
    "serial": 0.97,
    "bare": 0.95,
    "abbreviation": 0.95,
    "law": 0.97,
    "formal": 0.9,
    "titled": 0.8,
    "quoted": 0.8,
}
# Without a mark a number may be a year: "Luật 2013", "Strategy 2030".
NO_YEAR = r"(?!(?:19|20)\d\d(?!\d))"
QUOTES = "\"'“”‘’«»"
# Kinds of documents that have the year of their making in their names.
DATED_BY_NAME = frozenset({"law", "constitution", "ordinance", "regulation", "other"})
# Kinds of documents behind whose type word a bare number from 1900 on is a year; "Resolution 1973" isn't of 1973.
OF_YEARS = frozenset({"law", "constitution", "other", "plan", "program", "planning", "scheme"})
# The patterns that begin with a type word: where one stands is looked for once for all of them.
TYPED = ("coded", "subject", "serial", "bare")
# How far before a name its type word is looked for, in code points.
BEFORE = 30
# A title has more words than these, or as many with a name at its end: "Hiệp định Geneva", not "Quy chế thi".
TITLE_WORDS = 3
LONGEST_TITLE = 200
# So many words in common at their beginning make a short form of a longer name: "Quy hoạch tỉnh Bắc Sơn".
SAME_WORDS = 2
# The next word, without a blank before it: "Nghị quyết số 173/2024/QH15của".
GLUED = re.compile(r"(?<=[A-ZĐ\d])(?:của|về|ngày)$")
QUOTED = re.compile(r"\s[“\"«](.+)[”\"»]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentName:
    """What a mention says by itself. Of ``number`` and ``title`` at least one is there."""

    kind: str
    number: str | None  # as written, without type word: "15/2024/NĐ-CP"
    title: str | None  # the formal name, or the subject when it stands inside: "quyết định thu hồi đất số 12/QĐ-UBND"
    year: str | None  # of a law: "Luật Đất đai năm 2013"
    is_typed: bool = True  # whether a type word or code says what it is; "PAR INDEX" may be anything


def find_directives(text: str, start: int, end: int, language: Language) -> list[Mention]:
    """The DIRECTIVE mentions in ``text[start:end]`` that can be told by their form: by number, law or kind of title."""
    found: list[Mention] = []
    taken = bytearray(end - start)
    for rule, first, last in _spans(text, start, end, language):
        place = slice(first - start, last - start)
        if any(taken[place]):
            continue
        taken[place] = b"\1" * (last - first)
        found.append(
            Mention(
                start=first,
                end=last,
                label="DIRECTIVE",
                text=text[first:last],
                confidence=PRECISION[rule],
                source=f"document_names.{rule}@{VERSION}",
            )
        )
    return sorted(found, key=lambda mention: mention.start)


def _spans(text: str, start: int, end: int, language: Language) -> Iterator[tuple[str, int, int]]:
    """Yield what looks like a document, with the rule that found it; of two that overlap the first is better."""
    finders, guarded = _finders(language)
    type_words: list[int] | None = None
    for at in guarded.that_may_match(text[start:end]):
        rule, pattern = finders[at]
        if rule in TYPED:
            if type_words is None:
                type_words = [match.start() for match in _type_word_ahead(language).finditer(text, start, end)]
            matches = _matches_at(type_words, pattern, text, end)
        else:
            matches = pattern.finditer(text, start, end)
        for match in matches:
            last = _end_of_title(match, end, language) if rule == "titled" else match.end()
            if last is not None:
                yield rule, match.start(), last


def _matches_at(starts: Sequence[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[re.Match[str]]:
    """What `finditer` gives for a pattern that matches nowhere but at `starts`."""
    free_from = 0
    for start in starts:
        if start >= free_from and (match := pattern.match(text, start, end)):
            yield match
            free_from = match.end()


@cache
def _type_word_ahead(language: Language) -> re.Pattern[str]:
    """Where a type word begins; an empty match, for one may stand within another."""
    return re.compile(rf"(?={_type_word(language)})", re.IGNORECASE)


def _type_word(language: Language) -> str:
    lexicon = LEXICONS[language]
    return rf"(?<!\w)(?:{lexicon.before_number})(?:{'|'.join(lexicon.types)}){lexicon.epithet}"


def _end_of_title(head: re.Match[str], end: int, language: Language) -> int | None:
    """Where the title ends that begins with `head`; None when it is too short, or has no end before `end`."""
    text, start = head.string, head.start()
    limit = min(end, start + LONGEST_TITLE)
    closing = _title_over(language).search(text, head.end(), limit)
    title = text[start : closing.start() if closing else limit].rstrip(" ,.")
    # A longer one without an end is no title, but a sentence.
    words = title.split()
    is_name = len(words) > TITLE_WORDS or (len(words) == TITLE_WORDS and words[-1][0].isupper())
    return start + len(title) if is_name and (closing or limit == end) else None


@cache
def _title_over(language: Language) -> re.Pattern[str]:
    lexicon = LEXICONS[language]
    return re.compile(rf"{lexicon.title_end}|{lexicon.subject_end}", re.IGNORECASE)


@cache
def _finders(language: Language) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], Guarded]:
    lexicon = LEXICONS[language]
    type_word = _type_word(language)
    capital = rf"(?=(?-i:[A-ZĐ])){type_word}"
    abbreviation = rf"(?<!\w)(?-i:{'|'.join(lexicon.abbreviations)})"
    prefix = rf"(?:{lexicon.law_year}\s+|amended\s+|revised\s+)?" if lexicon.head_last else ""
    law_number = rf"\s+{lexicon.mark}{CODED_NUMBER}"
    patterns = {
        "coded": rf"{type_word}\s+(?:{lexicon.mark})?(?:{CODED_NUMBER}|{YEARED_NUMBER})",
        "law": rf"(?<!\w){prefix}{lexicon.laws}(?:{law_number}|\s+{lexicon.law_year})?{lexicon.amended}?(?!\w)",
        "subject": rf"{type_word}(?:\s+(?!{lexicon.subject_breaker})\w+){{1,12}}\s+{lexicon.mark}{CODED_NUMBER}",
        "serial": rf"{type_word}\s+{lexicon.mark}{SERIAL_NUMBER}",
        "quoted": lexicon.quoted,
        "formal": rf"(?<!\w){lexicon.formal}(?!\w)",
        "bare": rf"(?!{lexicon.not_bare}){capital}\s+{NO_YEAR}{SERIAL_NUMBER}(?={lexicon.after_serial})",
        "abbreviation": (
            rf"{abbreviation}\s?(?:{CODED_NUMBER}|{YEARED_NUMBER})|(?<!\w)(?-i:NĐ|NQ|QĐ)\s?\d{{2,5}}(?![\w.,/])"
        ),
        "titled": rf"(?<!\w){lexicon.title_head}",  # its beginning
    }
    finders = tuple((rule, re.compile(pattern, re.IGNORECASE)) for rule, pattern in patterns.items())
    return finders, Guarded(pattern for _, pattern in finders)


def read_names(text: str, start: int, end: int, language: Language) -> list[tuple[int, int, DocumentName]]:
    """The documents of the mention ``text[start:end]`` with their spans: of "Nghị định 12 và 15" two.

    A list may go on behind the mention. Empty when the mention names no document.
    """
    head, listed = _list_patterns(language)
    end = start + len(GLUED.sub("", text[start:end]))
    first = head.match(text, start)
    name = read_name(first[0] if first else text[start:end], language)
    if first is None or name is None or name.number is None:
        name = read_name(text[start:end], language)
        return [(start, end, _with_kind_before(name, text, start, language))] if name else []
    names = [(start, first.end(), name)]
    while following := listed.match(text, names[-1][1]):
        number = following["number"]
        other = DocumentName(kind=kind_of_code(number) or name.kind, number=number, title=None, year=None)
        names.append((following.start("number"), following.end(), other))
    # What is left of the mention belongs to the name: "Quyết định số 12/QĐ-UBND 389".
    if len(names) == 1 and end > first.end() and (whole := read_name(text[start:end], language)):
        return [(start, end, whole)]
    return names


def _with_kind_before(name: DocumentName, text: str, start: int, language: Language) -> DocumentName:
    """The name, with its kind from a type word outside the mention: 'Đề án “Mỗi xã một thư viện”'."""
    if name.is_typed:
        return name
    before = text[max(0, start - BEFORE) : start]
    for word, kind in LEXICONS[language].types.items():
        if re.search(rf"(?<!\w)(?:{word})\s*[{QUOTES}]?$", before, re.IGNORECASE):
            return replace(name, kind=kind, is_typed=True)
    return name


@cache
def _list_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name with a number at its end, and a further number of the same list."""
    lexicon = LEXICONS[language]
    types = "|".join(lexicon.types)
    further = rf"(?:{CODED_NUMBER}|{YEARED_NUMBER}|{SERIAL_NUMBER}(?={lexicon.after_serial}))"
    return (
        re.compile(rf"(?:{types}){lexicon.epithet}\s*(?:{lexicon.mark})?{NUMBER}", re.IGNORECASE),
        re.compile(rf"(?:{lexicon.conjunction})(?P<number>{further})", re.IGNORECASE),
    )


def read_name(text: str, language: Language) -> DocumentName | None:
    """What the name of one document says; None for a bare common noun ("Nghị quyết này") and for no name at all."""
    name = " ".join(text.split()).strip(" ,;:.")
    if not name:
        return None
    return _read_numbered(name, language) or _read_titled(name, language)


@cache
def _readers(language: Language) -> tuple[re.Pattern[str], ...]:
    """Patterns for a whole name with a number; the type word is missing in the later parts of a list."""
    lexicon = LEXICONS[language]
    type_word = rf"(?P<type>{'|'.join(lexicon.types)})"
    number = rf"(?P<number>{NUMBER}(?:\s[A-ZĐ]{{3,}})?|{FOREIGN_NUMBER})"  # "731/BHXH-TĐ BHYT"
    before = rf"(?:(?P<before>\w(?:(?!{lexicon.head_end})[\w() -])*?)\s+)??" if lexicon.head_last else ""
    patterns = (
        rf"(?:{type_word}{lexicon.epithet}\s+)?(?P<bill>{lexicon.bill})",
        rf"{before}{type_word}{lexicon.epithet},?\s*(?:{lexicon.mark})?{number}",
        rf"{type_word}\s+(?P<subject>.+?),?\s+{lexicon.mark}{number}",
        rf"(?P<abbreviation>(?-i:{'|'.join(lexicon.abbreviations)}))\s?(?:{lexicon.mark})?{number}",
        rf"(?:{lexicon.mark})?(?P<number>{CODED_NUMBER}|{YEARED_NUMBER})",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _read_numbered(name: str, language: Language) -> DocumentName | None:
    lexicon = LEXICONS[language]
    for pattern in _readers(language):
        match = pattern.fullmatch(name)
        if match is None:
            continue
        said = match.groupdict()
        if said.get("bill"):
            return DocumentName(kind="law", number=said["bill"], title=None, year=None)
        number = said["number"]
        if said.get("type"):
            kind = kind_of_type(said["type"], language)
            if said["type"].casefold() in lexicon.many_kinds:
                kind = lexicon.by_code.get(kind_of_code(number) or "", kind)
            is_marked = re.search(rf"{lexicon.mark}{re.escape(number)}$", name, re.IGNORECASE)
            if kind in OF_YEARS and not is_marked and re.fullmatch(lexicon.law_year, number):
                return None  # "Luật 2013", "Strategy 2030": a year
        elif said.get("abbreviation"):
            kind = lexicon.abbreviations[said["abbreviation"]]
        else:
            kind = kind_of_code(number) or "other"
        title = _subject_inside(said, kind, lexicon)
        year = re.search(r" of (\d{4})$", number)  # "Law No. 5 of 1960"
        return DocumentName(kind=kind, number=number, title=title, year=year[1] if year else None)
    return None


def _subject_inside(said: dict[str, str | None], kind: str, lexicon: DirectiveLexicon) -> str | None:
    """The subject that stands beside the type word: "thu hồi đất", but not "thanh tra" or "Urgent"."""
    subject = said.get("subject") or said.get("before")
    if subject is None or subject.casefold() in lexicon.no_subject:
        return None
    if kind == "law":  # no subject, but its formal name: "Bộ luật Lao động số 45/2019/QH14", "Land Law No. 45"
        return f"{subject} {said['type']}" if lexicon.head_last else f"{said['type']} {subject}"
    return subject if len(subject.split()) >= lexicon.subject_words else None


def _read_titled(name: str, language: Language) -> DocumentName | None:
    lexicon = LEXICONS[language]
    kind = _kind_of_title(name, language)
    if kind != "constitution" and re.fullmatch(lexicon.common_noun, name, re.IGNORECASE):
        return None
    quoted = QUOTED.search(name)
    title = quoted[1] if quoted else name.strip(QUOTES)
    return DocumentName(
        kind=kind or "other",
        number=None,
        title=title,
        year=_year_of_title(name, kind, lexicon),
        is_typed=kind is not None,
    )


def _year_of_title(name: str, kind: str | None, lexicon: DirectiveLexicon) -> str | None:
    """The year at the beginning or end of a formal name, if it can be that of its making."""
    if kind not in DATED_BY_NAME or re.search(lexicon.aims, name, re.IGNORECASE):
        return None
    year = re.search(rf"^{lexicon.law_year}(?=\s)|(?<![-–/]){lexicon.law_year}\)?$", name)
    return re.sub(r"\D", "", year[0]) if year else None


def _kind_of_title(title: str, language: Language) -> str | None:
    """The kind by the type word of a formal name: "Law on Tourism", "Land Law", "Detailed Planning of the …"."""
    lexicon = LEXICONS[language]
    head = title.strip(QUOTES)
    if lexicon.head_last:
        whole = re.sub(rf",?\s+\(?{lexicon.law_year}\)?$", "", head)
        head = re.split(rf"{lexicon.head_end}|[,(]", head, maxsplit=1, flags=re.IGNORECASE)[0]
        head = re.sub(rf"\s+{lexicon.law_year}.*$", "", head).strip()
        # "Ferries (Scotland) Act", "Help to Buy Bill": the type word of a law may stand at the very end.
        heads = (head, whole) if re.search(lexicon.last_of_law, whole) else (head,)
        pattern = r".*(?<!\w)(?:{})"
    else:
        heads = (head.lstrip(),)
        pattern = rf"(?:{lexicon.draft})?(?:{{}})(?!\w).*"
    for head in heads:
        for word, kind in (*lexicon.types.items(), (lexicon.titles, "other")):
            if re.fullmatch(pattern.format(word), head, re.IGNORECASE):
                return kind
    return None


def kind_of_type(type_word: str, language: Language) -> str:
    """The kind that a type word makes: "Nghị định" a decree."""
    types = LEXICONS[language].types
    return next((kind for word, kind in types.items() if re.fullmatch(word, type_word, re.IGNORECASE)), "other")


def kind_of_code(number: str) -> str | None:
    """The kind by the code in a number: "15/2024/NĐ-CP" is of a decree; None when the code says none."""
    codes = re.findall(r"[^\W\d_]+", number)
    return next((CODES[code] for code in codes if code in CODES), None)


def same_document(one: DocumentName, other: DocumentName) -> bool:
    """Whether two names can be of one document: "Nghị định 71" and "Nghị định số 71/2019/NĐ-CP"."""
    if one.kind != other.kind or (one.year and other.year and one.year != other.year):
        return False
    if one.number and other.number:
        return _same_number(one.number, other.number)
    if one.number or other.number:
        return one.kind == "law" and one.title is not None and _plain(one) == _plain(other)
    if one.kind in ("law", "constitution", "ordinance"):
        return _plain(one) == _plain(other)
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    return longer == shorter or (len(shorter) >= SAME_WORDS and longer[: len(shorter)] == shorter)


def _same_number(one: str, other: str) -> bool:
    """Whether the serial numbers are the same, and the years and codes as far as both have them."""
    serial, year, code = _parts(one)
    other_serial, other_year, other_code = _parts(other)
    if serial != other_serial or (year and other_year and year != other_year):
        return False
    return not code or not other_code or code == other_code


def _parts(number: str) -> tuple[str, str, str]:
    """Serial number, year and code of a number; "05- CT/TW" and "5-CT/TW" have the same, "NĐ" and "ND" too."""
    match = re.match(r"(\d+[a-zđ]?)(?:\s?[/:-]\s?((?:19|20)\d\d))?(.*)", number, re.DOTALL)
    if match is None:
        return number, "", ""
    code = re.sub(r"[\W_]", "", match[3]).upper().replace("Đ", "D")
    return match[1].lstrip("0"), match[2] or "", code


def _plain(name: DocumentName) -> tuple[str, ...]:
    """The words of a formal name, without the commas that come and go; of a law without its year."""
    title = (name.title or "").casefold()
    if name.year:
        title = re.sub(rf"(?:năm\s+)?{name.year}", "", title)
    return tuple(re.findall(r"\w+", title))
