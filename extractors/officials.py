"""Officials: who holds which office where, as in "Phó Bí thư Thành ủy Hà Nội Nguyễn Văn Phong"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.coreference import Coreference, alternatives, words_of
from extractors.lexicons.en.officials import OFFICIALS as ENGLISH
from extractors.lexicons.officials import OfficialLexicon
from extractors.lexicons.vi.officials import OFFICIALS as VIETNAMESE
from extractors.reading import Reading
from extractors.records import Language, Mention, Official

LEXICONS: dict[Language, OfficialLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

VERSION = 1

# How a person and a position were joined -> the confidence of the fact.
CONFIDENCE = {
    "before": 0.95,
    "apposition": 0.95,
    "copula": 0.85,
    "list": 0.85,
    "plural": 0.85,
    "subject": 0.6,
}

# The longest stretch of words between a person and a position that are still read together, in code points.
LONGEST_GAP = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A position with the body it belongs to, covering ``text[start:end]``."""

    start: int
    end: int
    position: Mention
    body: str | None
    is_plural: bool


Item = Title | Mention  # a title, or the mention of a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person found to hold a title, and how they are joined."""

    person: Mention
    title: Title
    joined: str


@dataclass(slots=True)
class Group:
    """Titles, or persons, that stand in a row; `gap` says what stands before the first of them."""

    gap: str
    items: list[Item] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)  # what stands before each but the first

    @property
    def holds_titles(self) -> bool:
        return isinstance(self.items[0], Title)


def extract_officials(reading: Reading) -> list[Official]:
    """Every position of every named person once, in the order of first mention, with the fullest names.

    A title alone ("Phó Thủ tướng yêu cầu…") makes no record.
    """
    coreference = Coreference(reading)
    holdings = [holding for chain in read_chains(reading) for holding in bind(chain)]
    holdings.sort(key=lambda holding: (min(holding.title.start, holding.person.start), holding.title.position.start))
    return merge(holdings, reading, coreference)


# Reading titles and the gaps between them


@cache
def gap_patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """The patterns that tell what a gap between two mentions says, by name."""
    lexicon = LEXICONS[language]
    honorifics = alternatives(COREFERENCE_LEXICONS[language].honorifics)
    joining = alternatives(lexicon.joining)
    return {
        "ignored": re.compile(rf"(?<!\w)(?:{honorifics})(?!\w)\.?|{'|'.join(lexicon.ignored_patterns)}"),
        "belonging": re.compile(rf"(?:{alternatives(lexicon.belonging)})?"),
        "and": re.compile(rf",?\s*(?:{joining})\s*,?"),
        "being": re.compile(rf"[,–-]?\s*(?:{'|'.join(lexicon.being_patterns)})\s*:?"),
        "naming": re.compile(rf"[,–-]?\s*(?:{'|'.join(lexicon.naming_patterns)})"),
    }


PUNCTUATION = {
    "": "adjacent",
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "--": "dash",
    "(": "open",
    ":": "colon",
    ";": "semicolon",
}


def clean_gap(gap: str, language: Language) -> str:
    """A gap in lower case without honorifics, ages, quotation marks and the bracket that the left side opened."""
    text = re.sub(r"\([^()]*\)", " ", gap.casefold())
    text = gap_patterns(language)["ignored"].sub(" ", text)
    text = re.sub(r"[\"“”'’‘*]", " ", text)
    text = re.sub(r"^\s*\)", "", text).strip(" ")
    text = " ".join(text.split(" ")) if "\n" in text else " ".join(text.split())
    return re.sub(r"\s*,(\s*,)+", ",", text)


def kind_of_gap(gap: str, language: Language, *, left_is_title: bool, right_is_title: bool) -> str | None:
    """How the words between two items join them; None when they don't."""
    if len(gap) > LONGEST_GAP:
        return None
    text = clean_gap(gap, language)
    if text in PUNCTUATION:
        return PUNCTUATION[text]
    patterns = gap_patterns(language)
    if patterns["and"].fullmatch(text):
        return "and"
    if right_is_title and patterns["being"].fullmatch(text):
        return "being"
    if left_is_title and not right_is_title and patterns["naming"].fullmatch(text):
        return "naming"
    return None


def read_titles(reading: Reading) -> list[Title]:
    """Every position with its body: the one named right after it, in English also the one right before."""
    language = reading.article.language
    lexicon = LEXICONS[language]
    belonging = gap_patterns(language)["belonging"]
    mentions = reading.mentions_of("PERSON", "POSITION", "ORG", "LOC")
    titles: list[Title] = []
    for i, position in enumerate(mentions):
        if position.label != "POSITION":
            continue
        start, end, body = position.start, position.end, None
        following = mentions[i + 1 :]
        if following and following[0].label in ("ORG", "LOC"):
            gap = clean_gap(reading.text[end : following[0].start], language)
            if belonging.fullmatch(gap):
                body = following[0].text
                end = end_of_parents(reading, following, language)
        if body is None and i and lexicon.body_may_precede and mentions[i - 1].label in ("ORG", "LOC"):
            taken = titles and titles[-1].end >= mentions[i - 1].end
            if re.fullmatch(r"\)?(?:['’]s?)? ?", reading.text[mentions[i - 1].end : start]) and not taken:
                start, body = preceding_body(reading, mentions[:i])
        if body is None:
            body = country_named_in(reading.text[max(0, start - 20) : position.end], position, lexicon)
        titles.append(
            Title(start=start, end=end, position=position, body=body, is_plural=is_plural(reading, position, start))
        )
    return titles


def preceding_body(reading: Reading, bodies: Sequence[Mention]) -> tuple[int, str]:
    """Where the body at the end of `bodies` starts and what it is called, its acronym in brackets left out."""
    has_name = len(bodies) > 1 and bodies[-2].label == "ORG"
    if has_name and re.fullmatch(r"\s?\(", reading.text[bodies[-2].end : bodies[-1].start]):
        return bodies[-2].start, bodies[-2].text
    return bodies[-1].start, bodies[-1].text


def end_of_parents(reading: Reading, bodies: Sequence[Mention], language: Language) -> int:
    """Where a body ends, with the parents and places named behind it: "Cục Quản lý giá (Bộ Tài chính)"."""
    lexicon = LEXICONS[language]
    end = bodies[0].end
    for body, after in zip_longest(bodies[1:], bodies[2:]):
        gap = clean_gap(reading.text[end : body.start], language)
        if body.label not in ("ORG", "LOC") or not (gap in (",", "(", "-", "–") or gap in lexicon.belonging):
            break
        if after is not None and after.label == "POSITION" and lexicon.body_may_precede and after.start - body.end <= 3:
            break
        end = body.end
    return end


def country_named_in(context: str, position: Mention, lexicon: OfficialLexicon) -> str | None:
    """The country whose adjective stands in a position or right before it: "Russian Foreign Minister"."""
    words = re.findall(r"[\w.]+", context.casefold())
    count = len(re.findall(r"[\w.]+", position.text)) + 1
    for size in (2, 1):
        for i in range(max(0, len(words) - count - size + 1), len(words)):
            country = lexicon.country_of.get(" ".join(words[i : i + size]))
            if country is not None:
                return country
    return None


def is_plural(reading: Reading, position: Mention, start: int) -> bool:
    """Whether several persons hold the position: "các Phó Chủ tịch", "Deputy Ministers"."""
    lexicon = LEXICONS[reading.article.language]
    before = reading.text[max(0, start - 20) : start].casefold()
    if re.search(rf"(?<!\w)(?:{alternatives(lexicon.plural_words)})(?: \w+| đồng chí)?\s*$", before):
        return True
    head = re.split(r"\s(?:of|for|in|at|to)\s", position.text.casefold())[0]
    return bool(lexicon.plural_endings) and head.endswith(lexicon.plural_endings)


# Binding persons and titles


def read_chains(reading: Reading) -> Iterator[list[Group]]:
    """Runs of persons and titles that are joined by nothing but commas, brackets, dashes and joining words."""
    language = reading.article.language
    titles = read_titles(reading)
    items: list[Item] = sorted([*titles, *reading.mentions_of("PERSON")], key=lambda item: item.start)
    chain: list[Group] = []
    for i, item in enumerate(items):
        previous = items[i - 1] if i else None
        kind = None
        if previous is not None:
            kind = kind_of_gap(
                reading.text[previous.end : item.start],
                language,
                left_is_title=isinstance(previous, Title),
                right_is_title=isinstance(item, Title),
            )
        if kind is None and chain:
            yield chain
            chain = []
        if kind == "open" and isinstance(previous, Mention) and isinstance(item, Mention):
            continue  # another name of the same person: "La Tất Hùng (Luo Bixiong)"
        if chain and chain[-1].holds_titles == isinstance(item, Title):
            chain[-1].items.append(item)
            chain[-1].inner.append(kind or "")
        else:
            chain.append(Group(gap=kind or "", items=[item]))
    if chain:
        yield chain


LEFT = ("comma", "dash", "open", "being")
RIGHT = ("adjacent", "comma", "naming", "colon", "dash", "open")


def bind(chain: Sequence[Group]) -> Iterator[Holding]:
    """Give each title of a chain to the person before or after it."""
    titled: set[int] = set()  # groups of persons that have had a title before them
    for i, group in enumerate(chain):
        if not group.holds_titles:
            continue
        titles = [item for item in group.items if isinstance(item, Title)]
        left = chain[i - 1] if i and group.gap in LEFT else None
        right = chain[i + 1] if i + 1 < len(chain) and chain[i + 1].gap in RIGHT else None
        to_left, to_right = share_out(titles, group, left, right, i - 1 in titled)
        if left is not None and to_left:
            people = left.items if to_left[0].is_plural else left.items[-1:]
            joined = {"being": "copula"}.get(group.gap, "apposition")
            yield from hold(people, to_left, group, "plural" if len(people) > 1 else joined)
        if right is not None and to_right:
            titled.add(i + 1)
            people = right.items if to_right[-1].is_plural else right.items[:1]
            joined = "before" if right.gap == "adjacent" else "list"
            yield from hold(people, to_right, group, "plural" if len(people) > 1 else joined)


def share_out(
    titles: list[Title], group: Group, left: Group | None, right: Group | None, left_is_titled: bool
) -> tuple[list[Title], list[Title]]:
    """Which titles of a group belong to the person before it and which to the person after it."""
    if left is None or right is None:
        return (titles, []) if right is None else ([], titles)
    if right.gap == "adjacent":
        if group.gap in ("open", "being") and len(titles) == 1:
            return titles, []
        if len(titles) > 1 and not left_is_titled and group.inner[-1] != "and":
            return titles[:-1], titles[-1:]
        return [], titles
    return ([], titles) if left_is_titled and group.gap == "comma" else (titles, [])


def hold(people: Sequence[Item], titles: Sequence[Title], group: Group, joined: str) -> Iterator[Holding]:
    for person in people:
        if isinstance(person, Mention):
            for title in titles:
                yield Holding(person=person, title=title, joined=joined)


# Records


def merge(holdings: Sequence[Holding], reading: Reading, coreference: Coreference) -> list[Official]:
    """One record for each person and post: the fullest position, body and name of those found."""
    records: list[Official] = []
    for holding in holdings:
        official = make_official(holding, reading, coreference)
        for i, known in enumerate(records):
            if is_same_post(known, official, coreference):
                records[i] = fuller(known, official, coreference)
                break
        else:
            records.append(official)
    return records


def make_official(holding: Holding, reading: Reading, coreference: Coreference) -> Official:
    title = holding.title
    start, end = min(title.start, holding.person.start), max(title.end, holding.person.end)
    return Official(
        person=coreference.fullest_name(holding.person),
        position=title.position.text,
        organization=coreference.fullest_organization(title.body) if title.body else None,
        evidence=reading.article.cite(start, end),
        confidence=CONFIDENCE[holding.joined],
        rule=f"officials.{holding.joined}@{VERSION}",
    )


def is_same_post(known: Official, found: Official, coreference: Coreference) -> bool:
    """Whether two records are of one person and one post, as "Bộ trưởng" and "Bộ trưởng Công Thương" are."""
    if words_of(known.person) != words_of(found.person):
        return False
    for short, full in ((known, found), (found, known)):
        if coreference.is_short_title(short.position, full.position) and is_one_office(short, full, coreference):
            return True
    return False


def is_one_office(short: Official, full: Official, coreference: Coreference) -> bool:
    """Whether two records whose positions agree, `short` perhaps with fewer words, are of one office."""
    if short.organization is not None and full.organization is not None:
        return coreference.is_same_body(short.organization, full.organization)
    if short.organization is None:
        return True
    # "Bộ trưởng" of "Bộ Công Thương" is "Bộ trưởng Công Thương".
    added = set(coreference.title_key(full.position)) - set(coreference.title_key(short.position))
    return added <= set(coreference.body_key(short.organization))


def fuller(known: Official, found: Official, coreference: Coreference) -> Official:
    """The record with the body, else with the longer position; of equal ones the first."""

    def wealth(official: Official) -> tuple[bool, int, int]:
        return (
            official.organization is not None,
            len(coreference.title_key(official.position)),
            len(official.organization or ""),
        )

    best = found if wealth(found) > wealth(known) else known
    position = max((known.position, found.position), key=lambda p: len(coreference.title_key(p)))
    past = [p for p in (best.position, known.position, found.position) if coreference.is_past(p)]
    return Official(
        person=known.person,
        position=past[0] if past else position,
        organization=best.organization,
        evidence=best.evidence,
        confidence=max(known.confidence, found.confidence),
        rule=best.rule,
    )
