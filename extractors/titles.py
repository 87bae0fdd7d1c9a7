"""Titles: a position with the body it belongs to, as in "Phó Giám đốc Sở Y tế Hà Nội", and what joins it to a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.lexicons.en.officials import OFFICIALS as ENGLISH
from extractors.lexicons.officials import OfficialLexicon
from extractors.lexicons.vi.officials import OFFICIALS as VIETNAMESE
from extractors.name_keys import alternatives, words_of
from extractors.reading import Reading
from extractors.records import Language, Mention

LEXICONS: dict[Language, OfficialLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# The longest stretch of words between a person and a position that are still read together, in code points.
LONGEST_GAP = 120

IN_BRACKETS = re.compile(r"\([^()]*\)")
QUOTES = re.compile(r"[\"“”'’‘*]")
CLOSING_BRACKET = re.compile(r"^\s*\)")
BLANKS = re.compile(r"[^\S\n]+")
COMMAS = re.compile(r"\s*,(\s*,)+")

BRANCH = re.compile(r"['’]s? (?=[A-Z])")
# No body: "CEO", "PM", "MP", "US".
ACRONYM = re.compile(r"(?:[A-Za-z][a-z]+ )?(?!(?:CEO|CFO|COO|CTO|PM|MP|MEP|MSP|VP|US|UK|EU)\b)([A-Z]{3,6})\s")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A position with the body it belongs to, covering ``text[start:end]``."""

    start: int
    end: int
    position: Mention
    body: str | None
    is_plural: bool  # held by several persons: "các Phó Chủ tịch"
    is_owner: bool  # stands after "of", "của": what precedes is the title's, as in "a decision of the Prime Minister"


@cache
def gap_patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """The patterns that tell what a gap between two mentions says, by name."""
    lexicon = LEXICONS[language]
    coreference = COREFERENCE_LEXICONS[language]
    honorifics = alternatives(coreference.honorifics)
    nouns = alternatives((*coreference.body_nouns, *coreference.place_nouns))
    described = r"(?:(?<=of)(?: [a-z-]{3,}){1,3}(?: (?:at|for)(?: the)?)?)?" if lexicon.body_may_precede else ""
    link = r"of " if lexicon.body_may_precede else ""
    return {
        "ignored": re.compile(rf"(?<!\w)(?:{honorifics})(?!\w)\.?|{'|'.join(lexicon.ignored_patterns)}"),
        "belonging": re.compile(rf"(?:{alternatives(lexicon.belonging)})?"),
        # "CEO of mining giant Acme": what a company is may stand before its name.
        "described": re.compile(rf"(?:{alternatives(lexicon.belonging)})?{described}"),
        "bare body": re.compile(rf"(?:{link})(?:{nouns})(?!\w)\s?"),
        "and": re.compile(rf",?\s*(?:{alternatives(lexicon.joining)})\s*,?"),
        "being": re.compile(rf"[,–-]?\s*(?:{'|'.join(lexicon.being_patterns)})\s*:?"),
        "naming": re.compile(rf"[,–-]?\s*(?:{'|'.join(lexicon.naming_patterns)})"),
        "authorising": re.compile(rf"(?:{alternatives(lexicon.authorising)})\s*$", re.IGNORECASE),
        "capacity": re.compile(rf"(?:{'|'.join(lexicon.capacity_patterns)})\s*$", re.IGNORECASE),
        "plural": re.compile(rf"(?<!\w)(?:{alternatives(lexicon.plural_words)})(?: \w+| đồng chí)?\s*$", re.IGNORECASE),
        "persons": re.compile(rf"(?<!\w)(?:{alternatives(lexicon.plural_words)}) (?:{honorifics}) $", re.IGNORECASE),
        "replacing": re.compile(
            rf"(?<!\w)(?:{alternatives(lexicon.replacing)}) (?:(?:{honorifics})\.? )*$", re.IGNORECASE
        ),
        "owner": re.compile(r"(?<!\w)(?:of|of the|của|by|by the)\s*$", re.IGNORECASE),
    }


@lru_cache(maxsize=4096)  # most gaps are a blank, a comma, "của"
def clean_gap(gap: str, language: Language) -> str:
    """A gap in lower case without honorifics, ages, quotation marks, brackets with their content, and the bracket
    that the left side opened. Line breaks stay: nothing is joined across them.
    """
    text = IN_BRACKETS.sub(" ", gap.casefold())
    text = gap_patterns(language)["ignored"].sub(" ", text)
    text = QUOTES.sub(" ", text)
    text = CLOSING_BRACKET.sub("", text)
    text = BLANKS.sub(" ", text).strip(" ")
    return COMMAS.sub(",", text)


def kind_of_gap(gap: str, language: Language, *, left_is_title: bool, right_is_title: bool) -> str | None:
    """How the words between two items join them; None when they don't."""
    if len(gap) > LONGEST_GAP:
        return None
    text = clean_gap(gap, language)
    if text in PUNCTUATION:
        return PUNCTUATION[text]
    patterns = gap_patterns(language)
    if left_is_title and (noun := patterns["bare body"].match(text)):
        return kind_of_gap(text[noun.end() :], language, left_is_title=True, right_is_title=right_is_title)
    if right_is_title and not left_is_title and patterns["being"].fullmatch(text):
        return "being"
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
    patterns = gap_patterns(language)
    mentions = reading.mentions_of("PERSON", "POSITION", "ORG", "LOC")
    titles: list[Title] = []
    for i, position in enumerate(mentions):
        if position.label != "POSITION" or not words_of(position.text):
            continue
        start, end, body = find_body(reading, mentions, i, titles[-1].end if titles else 0)
        before = reading.text[max(0, start - 30) : start]
        if patterns["authorising"].search(before):
            continue
        titles.append(
            Title(
                start=start,
                end=end,
                position=position,
                body=body,
                is_plural=is_plural(before, position, LEXICONS[language], patterns["plural"]),
                is_owner=patterns["owner"].search(before) is not None,
            )
        )
    return titles


def find_body(reading: Reading, mentions: Sequence[Mention], i: int, taken: int) -> tuple[int, int, str | None]:
    """Where the title of position ``mentions[i]`` starts and ends, and its body; text before `taken` is another's."""
    language = reading.article.language
    lexicon = LEXICONS[language]
    position, following = mentions[i], mentions[i + 1 :]
    if following and following[0].label in ("ORG", "LOC"):
        gap = clean_gap(reading.text[position.end : following[0].start], language)
        link = "belonging" if following[0].label == "LOC" else "described"
        if gap_patterns(language)[link].fullmatch(gap):
            end = end_of_parents(reading, following)
            name = following[0].text
            if len(following) > 1 and (branch := BRANCH.match(reading.text, following[0].end)):
                is_branch = following[1].label == "ORG" and following[1].start == branch.end()
                if is_branch:  # "the [Central Committee]'s [Secretariat]"
                    name, end = reading.text[following[0].start : following[1].end], max(end, following[1].end)
            return position.start, end, name
    if i and precedes_as_body(reading, mentions[i - 1], position, taken):
        body = body_before(reading, mentions[:i])
        return body.start, position.end, body.text
    context = reading.text[max(0, position.start - 20) : position.end]
    return position.start, position.end, country_named_in(context, position, lexicon) or acronym_in(position, lexicon)


def acronym_in(position: Mention, lexicon: OfficialLexicon) -> str | None:
    """The body by whose acronym an English position begins: "interim NASA director"."""
    found = ACRONYM.match(position.text) if lexicon.body_may_precede else None
    return found[1] if found else None


def precedes_as_body(reading: Reading, body: Mention, position: Mention, taken: int) -> bool:
    """Whether a mention right before a position is its body, as in "[Hanoi] [Chairman]", "[NATO]'s [chief]"."""
    if body.label not in ("ORG", "LOC") or body.end <= taken or not LEXICONS[reading.article.language].body_may_precede:
        return False
    return re.fullmatch(r"\)?(?:['’]s?)? ?", reading.text[body.end : position.start]) is not None


def body_before(reading: Reading, mentions: Sequence[Mention]) -> Mention:
    """The body at the end of `mentions`; when that is an acronym in brackets, the name before it."""
    has_name = len(mentions) > 1 and mentions[-2].label == "ORG"
    if has_name and re.fullmatch(r"\s?\(", reading.text[mentions[-2].end : mentions[-1].start]):
        return mentions[-2]
    return mentions[-1]


def end_of_parents(reading: Reading, mentions: Sequence[Mention]) -> int:
    """Where a body ends, with the parents and places named behind it: "Cục Quản lý giá (Bộ Tài chính)"."""
    lexicon = LEXICONS[reading.article.language]
    end = mentions[0].end
    for body, after in zip_longest(mentions[1:], mentions[2:]):
        if body is None or body.label not in ("ORG", "LOC"):
            break
        gap = " ".join(reading.text[end : body.start].lower().split()).removeprefix(")").strip()
        if gap not in ("", ",", "(", "-", "–", ", the") and gap not in lexicon.belonging:
            break
        # In "Minister of Health, Hanoi Chairman" the place is the next title's.
        if lexicon.body_may_precede and after is not None and after.label == "POSITION" and after.start - body.end <= 3:
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


def is_plural(before: str, position: Mention, lexicon: OfficialLexicon, plural: re.Pattern[str]) -> bool:
    """Whether several persons hold the position: "các Phó Chủ tịch", "Deputy Ministers"."""
    if plural.search(before):
        return True
    head = re.split(r"\s(?:of|for|in|at|to)\s", position.text.casefold())[0]
    return bool(lexicon.plural_endings) and head.endswith(lexicon.plural_endings)
