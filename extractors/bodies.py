"""Bodies: the organisations that an article names, and the fullest name of each, as "Sở Y tế Hà Nội" for "Sở Y tế"."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from extractors.lexicons.coreference import CoreferenceLexicon
from extractors.name_keys import Key, fold, is_head, is_subsequence, is_tail, words_of
from extractors.reading import Reading

SET_IN_BRACKETS = re.compile(r"(?:['’]s)?\s*\(\s*(?:gọi tắt là\s*|viết tắt là\s*)?")


class Bodies:
    """The bodies and places of one article, by their keys."""

    def __init__(self, reading: Reading, lexicon: CoreferenceLexicon) -> None:
        self.lexicon = lexicon
        self._keys: dict[str, Key] = {}
        self._fullest: dict[str, str] = {}
        self._complete = frozenset(fold(name) for name in lexicon.complete_bodies)
        self._place_words = frozenset(word for noun in lexicon.place_nouns for word in words_of(noun))
        self._named: dict[Key, list[str]] = defaultdict(list)  # the spellings of each body
        for text in dict.fromkeys(mention.text for mention in reading.mentions_of("ORG")):
            self._named[self.key(text)].append(text)
        self._by_word: dict[str, list[Key]] = defaultdict(list)  # the bodies whose key has the word
        for name in self._named:
            for word in set(name):
                self._by_word[word].append(name)
        self._places = {self.key(mention.text) for mention in reading.mentions_of("LOC")}
        self._acronyms = introduced_acronyms(reading)

    def key(self, text: str) -> Key:
        """The words that name a body, abbreviations written out: "Sở GD&ĐT" and "Sở Giáo dục và Đào tạo" agree."""
        if text not in self._keys:
            self._keys[text] = self._spell_out(text)
        return self._keys[text]

    def _spell_out(self, text: str) -> Key:
        linking = self.lexicon.linking_words  # compared with diacritics: "tại" is linking, "tài" in "tài chính" isn't
        words = [fold(word) for word in re.findall(r"\w+", text.casefold()) if word not in linking]
        spelled: list[str] = []
        while words:
            for size in (3, 2, 1):
                whole = self.lexicon.abbreviations.get(" ".join(words[:size]))
                if whole is not None or size == 1:
                    spelled += whole.split() if whole else words[:size]
                    del words[:size]
                    break
        return tuple(spelled)

    def fullest(self, text: str) -> str:
        """The fullest form in which the article names this body; `text` itself when there is none, or several."""
        if text not in self._fullest:
            self._fullest[text] = self._find_fullest(text)
        return self._fullest[text]

    def _find_fullest(self, text: str) -> str:
        key = self.key(text)
        if words_of(text) in self._acronyms:
            return self._acronyms[words_of(text)]
        if not key or fold(text) in self._complete:
            return text
        longer = [name for name in self._by_word.get(key[0], ()) if self.is_short(key, name)]
        longer = [n for n in longer if not any(self.is_short(n, other) for other in longer)]
        spellings = self._named[longer[0]] if len(longer) == 1 else self._named.get(key, [text])
        return max(spellings, key=len)

    def is_short(self, short: Key, name: Key) -> bool:
        """Whether `short` is `name` without its place or parent."""
        if not short or len(short) >= len(name):
            return False
        if self.lexicon.place_comes_last:
            return short[0] == name[0] and is_subsequence(short, name)
        spellings = self._named.get(name, ())
        return (is_tail(short, name) and any(self._is_place_before(short, text) for text in spellings)) or (
            is_head(short, name) and any(self._is_place_behind(short, text) for text in spellings)
        )

    def _is_place_before(self, short: Key, text: str) -> bool:
        """Whether `text` is `short` with a place before it; "of" before it would make it a part of the body."""
        words = text.split()
        rests = [i for i in range(1, len(words)) if self.key(" ".join(words[i:])) == short]
        return bool(rests) and not {"of", "for", "to"}.intersection(words[: rests[-1]])

    def _is_place_behind(self, short: Key, text: str) -> bool:
        """Whether `text` is `short` with a place behind it: "Department of Health of Hanoi"."""
        joints = re.finditer(r"\s(?:of|in|under)\s(?:the\s)?", text)
        return any(self.key(text[: joint.start()]) == short for joint in joints)

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names mean one body, or a body and its place: "UBND TP Hà Nội", "UBND thành phố", "TP Hà Nội"."""
        a, b = (self.key(self.fullest(name)) for name in (one, other))
        if a == b or self.is_short(a, b) or self.is_short(b, a):
            return True
        short, long = sorted((self._proper_words(a), self._proper_words(b)), key=len)
        at_end = is_tail if self.lexicon.place_comes_last else is_head
        return 0 < len(short) < len(long) and (a in self._places or b in self._places) and at_end(short, long)

    def is_place(self, name: str) -> bool:
        """Whether the article has this name as that of a place."""
        return self.key(name) in self._places

    def is_seat(self, place: str) -> bool:
        """Whether a body is called after this place, as "Cục Thuế Vĩnh Long" after Vĩnh Long."""
        key = self.key(place)
        return bool(key) and any(
            len(name) > len(key) for name in self._by_word.get(key[-1], ()) if set(key) <= set(name)
        )

    def _proper_words(self, key: Key) -> Key:
        """A name's words without those for kinds of places: "tinh Ha Nam" and "Ha Nam" agree."""
        return tuple(word for word in key if word not in self._place_words)


def introduced_acronyms(reading: Reading) -> dict[Key, str]:
    """Acronyms set in brackets after the name they stand for: "Tập đoàn Dầu khí Việt Nam (PVN)"."""
    found: dict[Key, str] = {}
    for name, acronym in pairwise(reading.mentions_of("ORG", "LOC")):
        between = reading.text[name.end : acronym.start]
        if SET_IN_BRACKETS.fullmatch(between) and is_acronym(acronym.text):
            found.setdefault(words_of(acronym.text), spelled_out(name.text, acronym.text))
    return found


def is_acronym(text: str) -> bool:
    """Whether a name is one word of initials: "VCCI", "PVN"."""
    return text.isalnum() and len(text) > 1 and sum(letter.isupper() for letter in text) > 0.6 * len(text)


def spelled_out(name: str, acronym: str) -> str:
    """The part of `name` that `acronym` stands for: without the office in "Office of the Vietnam Oil and Gas Group"."""
    parts = [name, *(name[match.end() :] for match in re.finditer(r"\b(?:of the|of|của)\s+", name))]
    initials = [(part, tuple(word[0] for word in words_of(part))) for part in parts]
    fitting = [part for part, letters in initials if letters and is_subsequence(tuple(fold(acronym)), letters)]
    return fitting[-1] if fitting else name
