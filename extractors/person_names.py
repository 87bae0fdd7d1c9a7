"""Personal names to compare: "ông NGUYỄN VĂN PHONG", "Nguyen Van-Phong" and "Phong Van Nguyen" are the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.lexicons.officials import VIETNAMESE_SURNAMES
from extractors.name_forms import honorific_pattern, title_pattern
from extractors.name_keys import Key, fold, is_head, is_tail
from extractors.records import Language
from extractors.syllables import MARKED, is_syllable, with_new_tones

WORD = re.compile(r"[^\W\d_]+")
# "Sỹ" and "Sĩ", "Quý" and "Quí" are one name; "Huy" and "Hui" are not.
FREE_Y = re.compile(r"(?:(?<=qu)|(?<=^[bdhklmstv])|(?<=^th))y$")
SURNAMES = frozenset(map(fold, VIETNAMESE_SURNAMES))


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a name, the surname of a Vietnamese first."""

    words: Key  # folded
    marked: Key | None  # with their diacritics; None where there is none, as in English news
    is_turned: bool  # whether the surname stood last

    @property
    def is_short(self) -> bool:
        """Whether it is one word, and no name that could be known by itself."""
        return len(self.words) == 1

    @property
    def is_vietnamese(self) -> bool:
        """Whether it begins with a Vietnamese surname and all its words are syllables."""
        return self.words[0] in SURNAMES and all(map(is_syllable, self.words))

    @property
    def initials(self) -> int:
        """How many of the words are initials: one in "Nguyen V. Phong"."""
        return sum(len(word) == 1 and word not in "yo" for word in self.words)


@lru_cache(maxsize=131072)
def read_person(name: str, language: Language) -> PersonName | None:
    """The name, without the honorifics and titles before it; None for none."""
    words = WORD.findall(with_new_tones(bare(name, language)).casefold())
    if not words:
        return None
    folded = [FREE_Y.sub("i", fold(word)) for word in words]
    is_marked = any(MARKED.search(word) for word in words)
    marked = [FREE_Y.sub("i", word).replace("ý", "í").replace("ỹ", "ĩ") for word in words]
    is_turned = language == "en" and is_surname_last(folded)
    if is_turned:
        # "Phong Van Nguyen" has all words turned, "Van Phong Nguyen" the surname alone; Vietnamese middle names tell.
        order = [-1, *range(len(words) - 2, -1, -1)] if folded[0] not in MIDDLE_NAMES else [-1, *range(len(words) - 1)]
        folded = [folded[at] for at in order]
    return PersonName(tuple(folded), tuple(marked) if is_marked else None, is_turned)


# The middle names by which the order of a name can be told.
MIDDLE_NAMES = frozenset(("van", "thi", "duc", "huu", "dinh", "xuan", "ngoc", "minh", "thanh", "hong", "quang", "quoc"))


def bare(name: str, language: Language) -> str:
    """The name without honorifics and titles before it."""
    while True:
        shorter = name.strip(" ,.")
        for pattern in (honorific_pattern(language), title_pattern(language)):
            match = pattern.match(shorter)
            # "Anh Tuấn" may be a name, "anh Tuấn" isn't.
            is_name = shorter.startswith("Anh ") and len(shorter.split()) == 2
            if match and match.end() < len(shorter) and not is_name:
                shorter = shorter[match.end() :].lstrip(" ,.")
        if shorter == name:
            return name
        name = shorter


def is_surname_last(words: list[str]) -> bool:
    """Whether a Vietnamese name is written as in the West: "Phong Nguyen"."""
    return (
        len(words) > 1
        and words[-1] in SURNAMES
        and words[0] not in SURNAMES
        and all(is_syllable(word) for word in words)
    )


def same_words(one: Key, other: Key) -> bool:
    """Whether two names agree word for word, an initial with what it can stand for."""
    return len(one) == len(other) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


def is_short_for(short: Key, name: Key) -> bool:
    """Whether a name is the end or the beginning of a longer one: "Phong", "Văn Phong", "Macron"."""
    return len(short) < len(name) and (is_tail(short, name) or is_head(short, name))
