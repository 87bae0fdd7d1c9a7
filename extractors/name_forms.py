"""Name forms: what a personal name, a title and an honorific look like in plain text, as "PGS.TS Lê Văn An"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.lexicons.en.mending import MENDING as ENGLISH
from extractors.lexicons.mending import MendingLexicon
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.lexicons.vi.mending import MENDING as VIETNAMESE
from extractors.name_keys import Key, alternatives, words_of
from extractors.records import Language
from extractors.syllables import is_syllable
from extractors.titles import LEXICONS as OFFICIAL_LEXICONS

LEXICONS: dict[Language, MendingLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

LONGEST_NAME = 5  # words
LONGEST_REACH = 80  # code points

WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?\.?")


@cache
def title_pattern(language: Language) -> re.Pattern[str]:
    """A position in so many words: "Phó Chủ tịch Thường trực", "acting Director", "Minister of Health"."""
    lexicon = LEXICONS[language]
    before, after = alternatives(lexicon.before_office), alternatives(lexicon.after_office)
    field = r"(?:(?<=[Mm]inister) of [A-Z]\w+(?:(?:,| and|, and) [A-Z]\w+)*)?"  # never matches in Vietnamese
    return re.compile(
        rf"(?i:(?<![\w-])(?:(?:{before})[ -]?)*(?:{alternatives(lexicon.offices)}))(?![\w-]){field}"
        rf"(?i:(?: (?:{after}))*)(?![\w-])"
    )


# Small, for the texts are long; but the steps of mending ask for the titles of one text again and again.
@lru_cache(maxsize=4)
def titles_in(text: str, language: Language) -> tuple[re.Match[str], ...]:
    """The titles of a text."""
    return tuple(title_pattern(language).finditer(text))


@cache
def honorific_pattern(language: Language) -> re.Pattern[str]:
    """One or more honorifics with the white space after them: "ông ", "PGS.TS. ", "Mr. "."""
    words = alternatives(COREFERENCE_LEXICONS[language].honorifics)
    return re.compile(rf"(?:(?<!\w)(?:{words})(?!\w)\.?\s*)+(?=\S)", re.IGNORECASE)


@cache
def countries(language: Language) -> frozenset[Key]:
    return frozenset(words_of(country) for country in OFFICIAL_LEXICONS[language].countries)


def ends_with_country(text: str, language: Language) -> bool:
    """Whether the last words name a country; they have a capital: "Sở Tư pháp" doesn't end with "Pháp"."""
    words = list(re.finditer(r"\w+", text))
    tails = (text[word.start() :] for word in words[-5:] if text[word.start()].isupper())
    return any(words_of(tail) in countries(language) for tail in tails)


def name_end(text: str, start: int, language: Language) -> int | None:
    """Where the personal name that starts at `start` ends; None when no name starts there."""
    if not text[start : start + 1].isupper():
        return None
    length = name_length(text[start : start + LONGEST_REACH], language)
    return start + length if length else None


@lru_cache(maxsize=4096)
def name_length(text: str, language: Language) -> int:
    """How long the personal name is with which `text` begins; 0 when it begins with none."""
    lexicon = LEXICONS[language]
    words = list(islice(WORD.finditer(text), LONGEST_NAME + 2))
    end, count = 0, 0
    for i, word in enumerate(words):
        if word.start() != (end + 1 if count else 0) or (count and text[end] != " "):
            break
        token = word[0] if len(word[0].rstrip(".")) == 1 else word[0].rstrip(".")
        is_particle = token in lexicon.particles and count and i + 1 < len(words) and words[i + 1][0][0].isupper()
        follows_name = i + 1 < len(words) and words[i + 1][0][0].isupper()
        # "Lê Lợi Tuy nhiên": a new sentence, its full stop lost; but "Như" in "Đỗ Thị Như Mai" is of the name.
        is_opener = token.casefold() in lexicon.openers and not (count and follows_name)
        if not (token[0].isupper() or is_particle) or is_opener or count == LONGEST_NAME:
            break
        end, count = word.start() + len(token), count + 1
    return end if is_name(text[:end], language) else 0


def is_name(name: str, language: Language) -> bool:
    """Whether words with capitals can be a personal name."""
    words = name.casefold().replace("-", " ").split()  # no hyphen makes a name of "Việt Nam-Lào"
    if not words or len(name) < 2 or (name.isupper() and len(words) == 1):
        return False
    if not office_words(language).isdisjoint(words):
        return False
    runs = [" ".join(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words) - size + 1)]
    return LEXICONS[language].not_names.isdisjoint(runs)


@cache
def office_words(language: Language) -> frozenset[str]:
    """The English words of positions, in singular and plural: with a capital they are no names."""
    lexicon = LEXICONS[language]
    if lexicon.needs_surname:
        return frozenset()
    words = {word for office in lexicon.offices for word in office.split()}
    return frozenset(words | {f"{word}s" for word in words})


def has_foreign_word(name: str) -> bool:
    """Whether a name has a word that is no Vietnamese syllable: "Yael", not "Thắng"."""
    return any(not is_syllable(word) for word in words_of(name))


def is_vietnamese_name(text: str) -> bool:
    """Whether text can be a Vietnamese name in full: a surname and two words more."""
    return len(words_of(text)) >= 3 and has_vietnamese_surname(text)
