"""Coreference: what a short form stands for, as "ông Phong" for "Nguyễn Văn Phong" and "Sở" for "Sở Y tế Hà Nội".

Nothing is guessed that the article doesn't say: a short form that fits two people or two bodies stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from extractors.lexicons.coreference import CoreferenceLexicon
from extractors.lexicons.en.coreference import COREFERENCE as ENGLISH
from extractors.lexicons.vi.coreference import COREFERENCE as VIETNAMESE
from extractors.reading import Reading
from extractors.records import Language, Mention, Official

LEXICONS: dict[Language, CoreferenceLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

Key = tuple[str, ...]  # the words of a name, folded, by which two spellings of it are the same

# How far before a name a credit ("Ảnh: ", "Photo: VGP/") may stand, in code points.
CREDIT_REACH = 30


def fold(text: str) -> str:
    """Case-folded text without diacritics: "Nguyễn Đức HOÀ" is "nguyen duc hoa"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> Key:
    """The folded words of `text`, without punctuation."""
    return tuple(re.findall(r"\w+", fold(text)))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


class Coreference:
    """The people, bodies and places that an article names, and what its short forms stand for.

    With `officials`, titles alone find their holders.
    """

    def __init__(self, reading: Reading, officials: Sequence[Official] = ()) -> None:
        self.reading = reading
        self.officials = tuple(officials)
        self.lexicon = LEXICONS[reading.article.language]
        self._honorific = re.compile(rf"(?:^|(?<=[\W_]))({alternatives(self.lexicon.honorifics)})\s*$", re.IGNORECASE)
        self._credit = re.compile(
            rf"\b(?:{alternatives(self.lexicon.credits)})\b[^.\n:]{{0,20}}[:/][^.:\n]*$", re.IGNORECASE
        )
        self._article = re.compile(rf"^(?:{alternatives(self.lexicon.articles)})\s+", re.IGNORECASE)
        self._people = self._named(reading.mentions_of("PERSON"), words_of)
        self._bodies = self._named(reading.mentions_of("ORG"), self.body_key)
        self._places = self._named(reading.mentions_of("LOC"), self.body_key)
        self._positions = self._named(reading.mentions_of("POSITION"), words_of)
        self._acronyms = self._introduced_acronyms()

    # People

    def fullest_name(self, person: Mention | str) -> str:
        """The longest form of a person's name in the article: "Nguyễn Văn Phong" for "Phong".

        A mention that fits several people takes the one whose honorific agrees and who was named before;
        when there still are several, its own text stays.
        """
        text = person if isinstance(person, str) else person.text
        key = words_of(text)
        if not key:
            return text
        for is_short in (is_tail, is_head, is_within):
            longer = [name for name in self._people if len(name) > len(key) and is_short(key, name)]
            longer = self._most_specific(longer)
            if len(longer) > 1 and isinstance(person, Mention):
                longer = self._likely_people(longer, person)
            if len(longer) == 1:
                return self._spelling(self._people[longer[0]])
            if longer:
                return text
        return self._spelling(self._people[key]) if key in self._people else text

    def is_credit(self, person: Mention) -> bool:
        """Whether the name is a photographer's or author's, as in "Ảnh: Minh Anh"."""
        text = self.reading.text
        return self._credit.search(text, max(0, person.start - CREDIT_REACH), person.start) is not None

    def honorific_before(self, person: Mention) -> str | None:
        """The lower-case honorific right before a name."""
        found = self._honorific.search(self.reading.text, max(0, person.start - 20), person.start)
        return found[1].casefold() if found else None

    def _likely_people(self, names: list[Key], person: Mention) -> list[Key]:
        """The names that can be meant at `person`: not a photographer, of the same gender, named before."""
        gender = self.lexicon.gender.get(self.honorific_before(person) or "")
        subjects = [n for n in names if not all(self.is_credit(mention) for mention in self._people[n])] or names
        of_gender = [n for n in subjects if gender is None or self._gender_of(n) in (None, gender)] or subjects
        return [n for n in of_gender if self._people[n][0].start < person.start] or of_gender

    def _gender_of(self, name: Key) -> str | None:
        honorifics = (self.honorific_before(mention) or "" for mention in self._people.get(name, ()))
        genders = {self.lexicon.gender[word] for word in honorifics if word in self.lexicon.gender}
        return genders.pop() if len(genders) == 1 else None

    # Bodies

    def body_key(self, text: str) -> Key:
        """The words that name a body, abbreviations written out: "Sở GD&ĐT" and "Sở Giáo dục và Đào tạo" agree."""
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

    def fullest_organization(self, body: Mention | str) -> str:
        """The fullest form in which the article names this body: "Sở Y tế Hà Nội" for "Sở Y tế"; "PVN" written out.

        Its own text when there is none, or more than one.
        """
        text = body if isinstance(body, str) else body.text
        key = self.body_key(text)
        spelled_out = self._acronyms.get(words_of(text))
        if spelled_out is not None:
            return spelled_out
        if not key or fold(text) in {fold(name) for name in self.lexicon.complete_bodies}:
            return text
        longer = [name for name in self._bodies if name != key and self._is_short_body(key, name)]
        longer = self._most_specific_bodies(longer)
        if len(longer) == 1:
            return self._longest(self._bodies[longer[0]])
        return self._longest(self._bodies[key]) if key in self._bodies else text

    def _is_short_body(self, short: Key, name: Key) -> bool:
        """Whether `short` is `name` without its place or parent."""
        if not short or len(short) >= len(name):
            return False
        if self.lexicon.place_comes_last:
            return short[0] == name[0] and is_subsequence(short, name)
        return any(self._is_place_before(short, m.text) for m in self._bodies[name]) or (
            is_head(short, name) and self._of_follows(name, len(short))
        )

    def _is_place_before(self, short: Key, text: str) -> bool:
        """Whether `text` is `short` with a place before it; "of" before it would make it a part of the body."""
        words = text.split()
        rests = [i for i in range(1, len(words)) if self.body_key(" ".join(words[i:])) == short]
        return bool(rests) and not {"of", "for", "to"}.intersection(words[: rests[-1]])

    def _of_follows(self, name: Key, count: int) -> bool:
        """Whether "of" or "in" joins the words after the first `count`: "Department of Health of Hanoi"."""
        for mention in self._bodies[name]:
            match = re.search(
                r"\b(?:of|in|under)\b(?:\s+the)?\s+(.*)$", mention.text[len(" ".join(name[:count])) :], re.I
            )
            if match and len(self.body_key(match[1])) == len(name) - count:
                return True
        return False

    def _most_specific_bodies(self, names: list[Key]) -> list[Key]:
        return [n for n in names if not any(self._is_short_body(n, other) for other in names if other != n)]

    def _introduced_acronyms(self) -> dict[Key, str]:
        """Acronyms set in brackets after the name they stand for: "Tập đoàn Dầu khí Việt Nam (PVN)"."""
        found: dict[Key, str] = {}
        bodies = self.reading.mentions_of("ORG", "LOC")
        for name, acronym in pairwise(bodies):
            between = self.reading.text[name.end : acronym.start]
            if re.fullmatch(r"\s*\(\s*(?:gọi tắt là\s*|viết tắt là\s*)?", between) and is_acronym(acronym.text):
                found.setdefault(words_of(acronym.text), spelled_out(name.text, acronym.text))
        return found

    # Titles

    def title_key(self, position: str) -> Key:
        """The words of a position without "former", synonyms made one: "PM" and "Prime Minister" agree."""
        words: list[str] = []
        for word in re.findall(r"[\w']+", position.casefold()):
            if word not in self.lexicon.past_titles:
                words += self.lexicon.title_synonyms.get(word, word).split()
        return words_of(" ".join(words))

    def is_past(self, position: str) -> bool:
        """Whether a position is said to be over: "nguyên Chủ tịch", "former Minister"."""
        return not self.lexicon.past_titles.isdisjoint(re.findall(r"[\w']+", position.casefold()))

    def usual_spelling(self, position: Mention) -> str:
        """The commonest spelling of a position in the article: "Ủy viên", where it has "Uỷ viên" once."""
        return self._spelling(self._positions[words_of(position.text)])

    def is_short_title(self, short: str, full: str) -> bool:
        """Whether `short` names the same post as `full` with fewer words: "Bộ trưởng" for "Bộ trưởng Công Thương".

        "Thủ tướng" is not short for "Phó Thủ tướng".
        """
        a, b = self.title_key(short), self.title_key(full)
        if a == b:
            return True
        if len(a) >= len(b) or not a:
            return False
        if is_head(a, b):
            return True
        lesser = {fold(word) for word in self.lexicon.lesser_titles}
        return is_tail(a, b) and not self.lexicon.place_comes_last and not lesser & set(b[: len(b) - len(a)])

    def holder_of(self, position: str, organization: str | None = None, before: int | None = None) -> str | None:
        """The one named person who holds this position (in this body), or None.

        When several do and `before` is given, the one named last before that offset.
        """
        holders = [
            official
            for official in self.officials
            if (self.is_short_title(position, official.position) or self.is_short_title(official.position, position))
            and self._same_place_of_work(organization, official.organization)
        ]
        exact = [o for o in holders if self.title_key(o.position) == self.title_key(position)]
        people = list(dict.fromkeys(o.person for o in (exact or holders)))
        if len(people) > 1 and before is not None:
            named = [m for m in self.reading.mentions_of("PERSON") if m.end <= before]
            people = next(([name] for m in reversed(named) if (name := self.fullest_name(m)) in people), people)
        return people[0] if len(people) == 1 else None

    def _same_place_of_work(self, asked: str | None, held: str | None) -> bool:
        return asked is None or held is None or self.is_same_body(asked, held)

    def is_same_body(self, one: str, other: str) -> bool:
        """Whether two names mean one body, or a body and its place: "UBND TP Hà Nội", "UBND thành phố", "TP Hà Nội"."""
        a, b = (self.body_key(self.fullest_organization(name)) for name in (one, other))
        if a == b or self._is_short_body(a, b) or self._is_short_body(b, a):
            return True
        short, long = sorted((self._proper_words(a), self._proper_words(b)), key=len)
        at_end = is_tail if self.lexicon.place_comes_last else is_head
        return 0 < len(short) < len(long) and (a in self._places or b in self._places) and at_end(short, long)

    def is_place(self, name: str) -> bool:
        """Whether the article has this name as that of a place."""
        return self.body_key(name) in self._places

    def _proper_words(self, key: Key) -> Key:
        """A name's words without those for kinds of places: "tinh Ha Nam" and "Ha Nam" agree."""
        kinds = {word for noun in self.lexicon.place_nouns for word in words_of(noun)}
        return tuple(word for word in key if word not in kinds)

    # Actors

    def resolve_actor(self, start: int, end: int) -> str:
        """Who acts in ``text[start:end]``: a named person, body, place or position; its own text when none is named.

        A person's name comes without honorific and title. "ông", "he" are the person named last before; "Sở",
        "the Department", "tỉnh" the body or place of that kind named last before, when there is one.
        """
        text = self.reading.text[start:end].strip()
        mentions = self.reading.mentions_in(start, end, "PERSON", "POSITION", "ORG", "LOC")
        people = [m for m in mentions if m.label == "PERSON"]
        if len(people) == 1 and self._is_one_person(text, people[0], mentions):
            return self.fullest_name(people[0])
        if people:
            return text
        bare = self._article.sub("", text)
        key = bare.casefold()
        if not mentions:
            return self._antecedent(key, start) or bare
        if mentions[0].label == "POSITION" and sum(m.label == "POSITION" for m in mentions) == 1:
            body = next((m.text for m in mentions if m.label in ("ORG", "LOC")), None)
            return self.holder_of(mentions[0].text, body, before=start) or bare
        if len(mentions) == 1 and self._article.sub("", mentions[0].text).casefold() == key:
            return self.fullest_organization(mentions[0]) if mentions[0].label == "ORG" else bare
        return bare

    def _is_one_person(self, text: str, person: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether `text` is a name with nothing but honorifics, titles and their bodies around it."""
        rest = text
        for mention in mentions:
            rest = rest.replace(mention.text, " ", 1)
        rest = re.sub(rf"(?<!\w)(?:{alternatives(self.lexicon.honorifics)})(?!\w)", " ", rest, flags=re.IGNORECASE)
        return len(words_of(rest)) <= sum(m.label != "PERSON" for m in mentions) + 1 and not re.search(
            r"\b(và|and|cùng)\b", rest
        )

    def _antecedent(self, key: str, start: int) -> str | None:
        """The name that the pronoun or bare noun `key` at `start` stands for."""
        lexicon = self.lexicon
        if key in lexicon.person_pronouns:
            person = self.person_before(start, lexicon.gender.get(key))
            return self.fullest_name(person) if person is not None else None
        if key in lexicon.body_nouns:
            return self._thing_before(start, self.reading.mentions_of("ORG"), lexicon.body_nouns[key])
        if key in lexicon.place_nouns:
            places = self.reading.mentions_of("LOC")
            named = self._thing_before(start, places, lexicon.place_nouns[key])
            return named or self._seat_before(start, places)
        if key in lexicon.body_pronouns:
            bodies = [m for m in self.reading.mentions_of("ORG") if m.end <= start]
            return self.fullest_organization(bodies[-1]) if bodies else None
        return None

    def person_before(self, start: int, gender: str | None = None) -> Mention | None:
        """The last person named before `start`, photographers left out."""
        for mention in reversed(self.reading.mentions_of("PERSON")):
            known = self._gender_of(words_of(self.fullest_name(mention))) if gender else None
            if mention.end <= start and not self.is_credit(mention) and known in (None, gender):
                return mention
        return None

    def _thing_before(self, start: int, things: Sequence[Mention], kinds: Sequence[str]) -> str | None:
        """The named thing of one of these kinds that is nearest before `start`, else the first after it."""
        alike = [thing for thing in things if self._is_of_kind(thing.text, kinds)]
        before = [thing for thing in alike if thing.end <= start]
        nearest = before[-1] if before else next(iter(alike), None)
        if nearest is None:
            return None
        return self.fullest_organization(nearest) if nearest.label == "ORG" else nearest.text

    def _seat_before(self, start: int, places: Sequence[Mention]) -> str | None:
        """The place named last before `start` that bodies are called after: "Vĩnh Long" of "Cục Thuế Vĩnh Long"."""
        for place in reversed(places):
            key = self.body_key(place.text)
            if place.end <= start and any(len(body) > len(key) and is_within(key, body) for body in self._bodies):
                return place.text
        return None

    def _is_of_kind(self, text: str, kinds: Sequence[str]) -> bool:
        """Whether a name begins (in English also: ends) with one of `kinds` and says more than that."""
        words = words_of(text)
        for kind in map(words_of, kinds):
            if len(words) <= len(kind):
                if words == kind and kind == ("ha", "noi"):
                    return True
                continue
            if is_head(kind, words) or (not self.lexicon.place_comes_last and is_within(kind, words)):
                return True
        return False

    # What the article names

    def _named(self, mentions: Sequence[Mention], key_of: Callable[[str], Key]) -> dict[Key, list[Mention]]:
        named: dict[Key, list[Mention]] = defaultdict(list)
        for mention in mentions:
            key = key_of(mention.text)
            if key:
                named[key].append(mention)
        return dict(named)

    @staticmethod
    def _spelling(mentions: Sequence[Mention]) -> str:
        """The commonest spelling that isn't all capitals; of equally common ones the first."""
        spellings = [" ".join(m.text.split()) for m in mentions]
        counts = Counter(s for s in spellings if not s.isupper()) or Counter(spellings)
        return counts.most_common(1)[0][0]

    @staticmethod
    def _longest(mentions: Sequence[Mention]) -> str:
        return max((m.text for m in mentions), key=len)

    @staticmethod
    def _most_specific(names: list[Key]) -> list[Key]:
        return [n for n in names if not any(len(o) > len(n) and is_tail(n, o) for o in names)]


def is_tail(short: Key, name: Key) -> bool:
    """Whether `name` ends with `short`."""
    return name[len(name) - len(short) :] == short


def is_head(short: Key, name: Key) -> bool:
    """Whether `name` begins with `short`."""
    return name[: len(short)] == short


def is_within(short: Key, name: Key) -> bool:
    """Whether the words of `short` stand together in `name`."""
    return any(name[i : i + len(short)] == short for i in range(len(name) - len(short) + 1))


def is_subsequence(short: Key, name: Key) -> bool:
    """Whether the words of `short` stand in `name` in this order, perhaps with others between."""
    rest = iter(name)
    return all(word in rest for word in short)


def is_acronym(text: str) -> bool:
    """Whether a name is one word of initials: "VCCI", "PVN"."""
    return text.isalnum() and len(text) > 1 and sum(letter.isupper() for letter in text) > 0.6 * len(text)


def spelled_out(name: str, acronym: str) -> str:
    """The part of `name` that `acronym` stands for: without the office in "Office of the Vietnam Oil and Gas Group"."""
    parts = [name, *(name[match.end() :] for match in re.finditer(r"\b(?:of the|of|của)\s+", name))]
    initials = [(part, tuple(word[0] for word in words_of(part))) for part in parts]
    fitting = [part for part, letters in initials if letters and is_subsequence(tuple(fold(acronym)), letters)]
    return fitting[-1] if fitting else name
