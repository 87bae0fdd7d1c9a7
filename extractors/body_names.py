"""Body names without their language: "Sở Y tế tỉnh Hà Nam" and "Ha Nam Provincial Department of Health" are one.

A name is read as the terms it is made of, whatever their order: what the body is, its field, the place it belongs to
and the proper words that are left. Terms are in `lexicons.bodies`; nothing else is translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicons.bodies import (
    COUNTRIES,
    ENGLISH_ACRONYMS,
    ENGLISH_HEADS,
    ENGLISH_UNITS,
    FIELDS,
    GOVERNING,
    LAW_SUBJECTS,
    VIETNAMESE_COMPOUNDS,
    VIETNAMESE_HEADS,
    VIETNAMESE_UNITS,
)
from extractors.lexicons.provinces import OTHER_NAMES, PROVINCES
from extractors.name_keys import fold
from extractors.provinces import is_city
from extractors.records import Language
from extractors.syllables import is_plain, is_syllable, with_new_tones

WORD = re.compile(r"\w+")
APOSTROPHE = re.compile(r"['’]s\b|['’]")
# "Số 1", "No. 1": the number is what tells.
NUMBER_MARK = re.compile(r"\b(?:số|no\.?)\s*(?=\d)", re.IGNORECASE)
LINKING: Mapping[Language, frozenset[str]] = {
    "vi": frozenset(["và", "của", "thuộc", "tại", "về", "trực", "các", "những", "va", "cua", "thuoc", "tai", "ve"]),
    "en": frozenset(("and", "of", "the", "for", "in", "under", "on", "at", "to", "by", "against")),
}
# British spellings, and other forms of one word.
SPELLINGS = {
    "labour": "labor", "centre": "center", "defence": "defense", "organisation": "organization", "programme": "program",
    "theatre": "theater", "judgement": "judgment", "municipality": "municipal", "offices": "office",
    "peoples": "people", "womens": "women", "farmers": "farmer", "members": "member", "sports": "sport",
    "communications": "communication", "resources": "resource", "affairs": "affair", "invalids": "invalid",
}  # fmt: skip
# Where a name with two places belongs, the smallest first.
UNIT_RANKS = ("village", "commune", "ward", "township", "town", "district", "city", "special zone", "province")
# Who a body belongs to, behind its own name.
PARENT: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(r"(?<=\w)\s*[,(]?\s*\bthuộc\b", re.IGNORECASE),
    "en": re.compile(r"(?<=\w)\s*[,(]?\s*\bunder\b", re.IGNORECASE),
}
# Words of Vietnamese bodies that are also in proper names: not behind another such word, or at the beginning alone.
NOT_BEHIND_NAMES = frozenset(["phòng", "ban", "bộ", "vụ", "sở"])
FIRST_WORDS = frozenset(["trường", "hội", "đội", "báo", "viện", "cảng", "quỹ", "khoa", "tổ", "nhóm"])
# Words in the names of laws that say no subject.
LAW_WORDS = frozenset(("luật", "luat", "bộ", "bo", "law", "laws", "code", "act", "năm", "nam", "dự", "thảo", "bill"))
# Countries of one syllable, which are also in proper names: at the end alone, and not behind one.
LAST_WORDS = frozenset(("anh", "pháp", "đức", "nga", "mỹ", "ý", "áo", "bỉ", "lào", "nhật", "úc", "séc"))
LONGEST_TERM = 16  # words
# Bodies of the whole country, which need no place to be known.
COUNTRYWIDE = frozenset({"bộ", "tổng cục", "cục", "vụ"})
# Parts of local bodies that are numbered in every place: "Đội CSGT số 1".
NUMBERED = frozenset(("police", "traffic police", "criminal police", "team"))
LOCAL_HEADS = frozenset({"sở", "phòng", "chi cục"})
# Terms that don't say which body it is when they stand alone: there is one in every place, or in every body.
PLACED = frozenset(
    {
        "people's committee", "people's council", "party committee", "police", "inspectorate", "standing committee",
        "military command", "people's court", "people's procuracy", "social insurance", "state treasury",
        "border guard", "party civil affairs committee", "fatherland front", "youth union", "women's union",
        "farmers' union", "land registration office", "inspection commission", "party organization", "office",
        "confederation of labor", "general hospital", "traffic police", "investigation police agency", "medical center",
        "board of directors", "members' council", "steering committee", "working group", "working delegation",
        "inspection team", "council", "group", "center", "institute", "academy", "university", "college", "school",
        "lower secondary school", "high school", "primary school", "kindergarten", "faculty", "hospital", "clinic",
        "health station", "station", "team", "branch", "enterprise", "private enterprise", "cooperative", "bank",
        "fund", "association", "federation", "union", "club", "trade union", "newspaper", "magazine", "command",
        "national", "general", "central", "criminal police", "police force", "land fund development",
        "organizing committee", "project management board", "party delegation", "plant", "port", "airport",
        "international", "project",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyName:
    """What the name of a body says, with no word of order or language left in it."""

    terms: tuple[str, ...]  # sorted: "health", "inspectorate"
    heads: frozenset[str]  # what the body can be: "sở", or for "Department" also "cục", "vụ"; empty when terms say it
    place: tuple[str, str] | None  # unit and name: ("province", "Hà Nội"), ("district", "thanh tri")
    province: str | None  # that the name has beside a smaller place
    words: tuple[str, ...]  # sorted and folded, what else is in the name: "kim", "anh"
    unit: str | None  # of a place that isn't said: "province" in "Tỉnh ủy"
    is_local: bool  # whether there is one in every place: the name alone doesn't tell which

    @property
    def needs_place(self) -> bool:
        """Whether it takes a place to know which body is meant: "Sở Y tế", "UBND tỉnh"."""
        return self.place is None and (self.unit is not None or self.is_local)

    @property
    def says_nothing(self) -> bool:
        """Whether the name is a common noun: "Sở", "the Department"."""
        return not self.terms and not self.words


@dataclass(frozen=True, slots=True)
class Part:
    """A term, head or unit of a name, or its word that is none."""

    kind: str  # "term", "head", "unit", "province", "number" or "word"
    value: str
    is_field: bool = False  # a field that has a department in every province


@lru_cache(maxsize=131072)
def read_body(name: str, language: Language) -> BodyName:
    """The name of a body, read."""
    parts = list(parse(name, language))
    places, unit, rest = find_places(parts, language)
    places.sort(key=lambda place: UNIT_RANKS.index(place[0]))
    place = places[0] if places else None
    heads = read_heads(rest, place, unit)
    words = tuple(sorted(part.value for part in rest if part.kind in ("word", "number")))
    terms = telling_terms({part.value for part in rest if part.kind == "term"}, words, bool(heads or places))
    return BodyName(
        terms=terms,
        heads=heads,
        place=place,
        province=next((found for kind, found in places if kind == "province"), None),
        words=words,
        unit=unit,
        is_local=is_local(terms, heads)
        and (not words or (NUMBERED.issuperset(terms) and all(map(str.isdigit, words)))),
    )


def is_field(name: str, language: Language) -> bool:
    """Whether a name is that of a field of administration alone: "Y tế" for "Sở Y tế"."""
    parts = list(parse(name, language))
    return len(parts) == 1 and parts[0].is_field


def read_heads(parts: Sequence[Part], place: tuple[str, str] | None, unit: str | None) -> frozenset[str]:
    """What the body can be by its first head. "Department of Health" is of a province, "of Heritage" of a ministry."""
    found = next((part.value for part in parts if part.kind == "head"), None)
    heads = frozenset(found.split("; ")) if found else frozenset()
    if len(heads) < 2 or "sở" not in heads:
        return heads
    is_provincial = place[0] == "province" if place else unit in ("province", "city", None)
    has_field = any(part.is_field for part in parts)
    if is_provincial and has_field:
        return frozenset({"sở"})
    return heads if is_provincial and place else heads - {"sở"}


def telling_terms(terms: set[str], words: Sequence[str], is_told_otherwise: bool) -> tuple[str, ...]:
    """The terms without those that come and go: "Vietnam", and "newspaper" beside the name of one."""
    if terms == {"central"} and not words:
        return ("party central committee",)
    told = terms - {"vietnam"} - ({"newspaper"} if words else set())
    return tuple(sorted(told if told or words or is_told_otherwise else terms))


def is_local(terms: Sequence[str], heads: frozenset[str]) -> bool:
    """Whether a body of these terms is one of many: there is a department of health in every province."""
    if heads & COUNTRYWIDE:
        return False
    return bool(heads & LOCAL_HEADS) or (bool(terms) and PLACED.issuperset(terms))


def parse(name: str, language: Language) -> Iterator[Part]:
    """Yield the parts of a name in their order, the longest term first."""
    written = tokens(name, language)
    table = phrases(language, language == "vi" and is_plain(name))
    lower = [word.casefold() for word in written]
    at, after_word = 0, False
    while at < len(written):
        part, size = longest_at(table, written, lower, at)
        if part is None and language == "vi" and not is_syllable(written[at]):
            english = phrases("en", False).get((lower[at],))  # "Vietnam Airlines", "VTC News", but not "Man City"
            part = english if english and english.kind == "term" else None
        # "Trường" is a school, but not in "Tây Trường Sơn" and "ô tô Trường Hải".
        is_in_name = (
            (after_word and written[at] in NOT_BEHIND_NAMES)
            or (at and written[at] in FIRST_WORDS)
            or (written[at] in LAST_WORDS and (after_word or at + 1 < len(written) or not at))
        )
        if part is None or (size == 1 and is_in_name):
            part, size = Part("number" if written[at].isdigit() else "word", fold(written[at])), 1
        yield part
        at += size
        after_word = part.kind == "word"


def longest_at(
    table: Mapping[tuple[str, ...], Part], written: Sequence[str], lower: Sequence[str], at: int
) -> tuple[Part | None, int]:
    """The longest term at a word, with its length in words; a single word that is an acronym has its capitals."""
    for size in range(min(LONGEST_TERM, len(written) - at), 1, -1):
        if found := table.get(tuple(lower[at : at + size])):
            return found, size
    return table.get((written[at],)), 1


def tokens(name: str, language: Language) -> list[str]:
    """The words of a name that say something, in lower case but for acronyms."""
    name = PARENT[language].split(name, maxsplit=1)[0]
    text = NUMBER_MARK.sub("", with_new_tones(APOSTROPHE.sub("", name)))
    words = WORD.findall(text)
    is_loud = text.isupper() and sum(len(word) > 2 for word in words) > 2
    found: list[str] = []
    for at, word in enumerate(words):
        lower = word.casefold()
        if language == "en" and word in ENGLISH_ACRONYMS:
            found += tokens(ENGLISH_ACRONYMS[word], "en")
        elif word.isupper() and not is_loud and word in acronyms(language):
            found.append(word)
        elif lower not in LINKING[language] or (language == "en" and not is_loud and is_name_word(word, at)):
            found.append(SPELLINGS.get(lower, lower))
    return spelled_out(found) if language == "vi" else found


def is_name_word(word: str, at: int) -> bool:
    """Whether a small word of an English name has a capital and is a name's, as in "Mot The Gioi" and "To Quoc"."""
    return word[0].isupper() and (at > 0 or word != "The")


def spelled_out(words: list[str]) -> list[str]:
    """The words with "tỉnh ủy" and the like in the words that they are short for."""
    table = compounds()
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in (2, 1) if tuple(words[at : at + size]) in table), 0)
        found += table[tuple(words[at : at + size])] if size else words[at : at + 1]
        at += size or 1
    return found


@cache
def compounds() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What stands for more words, with its marks and without."""
    marked = {tuple(short.split()): tuple(long.split()) for short, long in VIETNAMESE_COMPOUNDS.items()}
    return {tuple(map(fold, short)): tuple(map(fold, long)) for short, long in marked.items()} | marked


@cache
def acronyms(language: Language) -> frozenset[str]:
    """The short acronyms that are such in capitals alone: "WHO", "NA"."""
    forms = (form for _, vietnamese, english, _ in lines() for form in (vietnamese if language == "vi" else english))
    units = VIETNAMESE_UNITS if language == "vi" else {}
    return frozenset([*(form for form in forms if form.isupper()), *(unit for unit in units if unit.isupper())])


def lines(table: str = f"{GOVERNING}\n{FIELDS}\n{COUNTRIES}") -> Iterator[tuple[str, list[str], list[str], bool]]:
    """Yield the name, the forms of both languages and whether there is one in each province, of every term."""
    for line in table.replace("\n  ", " ").splitlines():
        if "|" in line:
            vietnamese, english = (
                [" ".join(form.split()) for form in side.split(";")] for side in line.lstrip("* ").split("|")
            )
            yield english[0], vietnamese, english, line.startswith("*")


@cache
def phrases(language: Language, plain: bool) -> Mapping[tuple[str, ...], Part]:
    """The parts by the words of their forms; `plain` those without their marks."""
    heads, units = (VIETNAMESE_HEADS, VIETNAMESE_UNITS) if language == "vi" else (ENGLISH_HEADS, ENGLISH_UNITS)
    entries: list[tuple[str, Part]] = [(form, Part("head", value)) for form, value in heads.items()]
    entries += [(form, Part("unit", value)) for form, value in units.items()]
    for name, vietnamese, english, is_field in lines():
        entries += [(form, Part("term", name, is_field)) for form in (vietnamese if language == "vi" else english)]
    table: dict[tuple[str, ...], Part] = {}
    for province in PROVINCES:
        for spelling in (province, *OTHER_NAMES.get(province, ())):
            words = WORD.findall(with_new_tones(spelling.casefold()))
            table[tuple(words)] = table[tuple(map(fold, words))] = Part("province", province)
    for form, part in entries:
        words = form_words(form, language)
        table.setdefault(tuple(map(fold, words)) if plain and not form.isupper() else tuple(words), part)
    return table


@lru_cache(maxsize=8192)
def read_subject(title: str, language: Language) -> tuple[str, ...]:
    """The subject of a law without its language, sorted: of "Luật Đất đai" and of "Land Law" it is "land"."""
    written = [word for word in tokens(title, language) if word.casefold() not in LAW_WORDS]
    table = law_subjects(language)
    parts, at = [], 0
    while at < len(written):
        found, size = longest_at(table, written, [word.casefold() for word in written], at)
        parts.append(found.value if found else fold(written[at]))
        at += size
    return tuple(sorted(parts))


@cache
def law_subjects(language: Language) -> Mapping[tuple[str, ...], Part]:
    """The subjects of laws by the words of their forms, with marks and without."""
    table: dict[tuple[str, ...], Part] = {}
    for name, vietnamese, english, _ in lines(LAW_SUBJECTS):
        for form in vietnamese if language == "vi" else english:
            words = form_words(form, language)
            table[tuple(words)] = table[tuple(map(fold, words))] = Part("term", name)
    return table


def form_words(form: str, language: Language) -> list[str]:
    """The words of a form, as `tokens` has them."""
    words = WORD.findall(with_new_tones(APOSTROPHE.sub("", form)))
    return [SPELLINGS.get(word, word) for word in words if word not in LINKING[language]]


def find_places(parts: Sequence[Part], language: Language) -> tuple[list[tuple[str, str]], str | None, list[Part]]:
    """The places of a name, a unit whose place isn't said, and the other parts."""
    groups = grouped(parts)
    taken: set[int] = set()
    places: list[tuple[str, str]] = []
    unit: str | None = None
    for at, (kind, group) in enumerate(groups):
        if kind != "unit":
            continue
        taken.add(at)
        beside = named_beside(groups, at, taken, language)
        if beside is None:
            unit = unit or group[0].value
        else:
            taken.add(beside)
            places.append(place_of(group[0].value, groups[beside]))
    left = [group for at, group in enumerate(groups) if at not in taken]
    places += [("province", group[0].value) for kind, group in left if kind == "province"]
    return places, None if places else unit, [part for kind, group in left if kind != "province" for part in group]


def named_beside(groups: Sequence[tuple[str, list[Part]]], at: int, taken: set[int], language: Language) -> int | None:
    """Where the name stands that goes with the unit at `at`: behind it, in English before it, if there is one."""
    before, behind = (at - 1 if at else None), (at + 1 if at + 1 < len(groups) else None)
    named = ("word", "province")
    if language == "en" and before is not None and before not in taken and groups[before][0] in named:
        return before
    if behind is not None and behind not in taken:
        kind = groups[behind][0]
        is_free = language == "vi" or behind + 1 == len(groups) or groups[behind + 1][0] != "unit"
        if kind == "number" or (kind in named and is_free):
            return behind
    return None


def place_of(unit: str, group: tuple[str, list[Part]]) -> tuple[str, str]:
    """A place by unit and name; a city with the name of a province is the province only if that is a city."""
    kind, parts = group
    if kind == "province" and (unit == "province" or (unit == "city" and is_city(parts[0].value, ""))):
        return "province", parts[0].value
    return unit, " ".join(fold(part.value) for part in parts)


def grouped(parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    """The parts with words that follow each other together."""
    groups: list[tuple[str, list[Part]]] = []
    for part in parts:
        if part.kind == "word" and groups and groups[-1][0] == "word":
            groups[-1][1].append(part)
        else:
            groups.append((part.kind, [part]))
    return groups
