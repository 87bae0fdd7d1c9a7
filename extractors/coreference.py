"""Coreference: what a short form stands for, as "ông Phong" for "Nguyễn Văn Phong" and "Sở" for "Sở Y tế Hà Nội".

Nothing is guessed that the article doesn't say: a short form that fits two people or two bodies stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache

from extractors.bodies import Bodies
from extractors.lexicons.coreference import CoreferenceLexicon
from extractors.lexicons.en.coreference import COREFERENCE as ENGLISH
from extractors.lexicons.vi.coreference import COREFERENCE as VIETNAMESE
from extractors.name_keys import Key, alternatives, fold, is_head, is_tail, is_within, words_of
from extractors.reading import Reading
from extractors.records import Language, Mention, Official

LEXICONS: dict[Language, CoreferenceLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# How far before a name a credit ("Ảnh: ", "Photo: VGP/") may stand, in code points.
CREDIT_REACH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What is made of a language's lexicon once."""

    honorific: re.Pattern[str]
    any_honorific: re.Pattern[str]
    credit: re.Pattern[str]
    article: re.Pattern[str]
    lesser: frozenset[str]
    nouns: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    lexicon = LEXICONS[language]
    honorifics = alternatives(lexicon.honorifics)
    return _Words(
        honorific=re.compile(rf"(?:^|(?<=[\W_]))({honorifics})\s*$", re.IGNORECASE),
        any_honorific=re.compile(rf"(?<!\w)(?:{honorifics})(?!\w)", re.IGNORECASE),
        credit=re.compile(rf"\b(?:{alternatives(lexicon.credits)})\b[^.\n:]{{0,20}}[:/][^.:\n]*$", re.IGNORECASE),
        article=re.compile(rf"^(?:{alternatives(lexicon.articles)})\s+", re.IGNORECASE),
        lesser=frozenset(map(fold, lexicon.lesser_titles)),
        nouns=frozenset(map(fold, (*lexicon.body_nouns, *lexicon.place_nouns))),
    )


class Coreference:
    """The people, bodies and places that an article names, and what its short forms stand for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.officials: tuple[Official, ...] = ()
        self.lexicon = LEXICONS[reading.article.language]
        self.bodies = Bodies(reading, self.lexicon)
        self._words = _words(reading.article.language)
        self._people = named(reading.mentions_of("PERSON"))
        self._people_by_word: dict[str, list[Key]] = defaultdict(list)
        for name in self._people:
            for word in set(name):
                self._people_by_word[word].append(name)
        self._positions = named(reading.mentions_of("POSITION"))
        self._spellings: dict[tuple[str, Key], str] = {}
        self._title_keys: dict[str, Key] = {}

    def with_officials(self, officials: Sequence[Official]) -> Coreference:
        """The same, where titles alone find their holders among `officials`."""
        other = copy(self)
        other.officials = tuple(officials)
        return other

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
            longer = [n for n in self._people_by_word.get(key[0], ()) if len(n) > len(key) and is_short(key, n)]
            longer = [n for n in longer if not any(len(o) > len(n) and is_tail(n, o) for o in longer)]
            if len(longer) > 1 and isinstance(person, Mention):
                longer = self._likely_people(longer, person)
            if len(longer) == 1:
                return self._usual_spelling("PERSON", longer[0])
            if longer:
                return text
        return self._usual_spelling("PERSON", key) if key in self._people else text

    def is_credit(self, person: Mention) -> bool:
        """Whether the name is a photographer's or author's, as in "Ảnh: Minh Anh"."""
        text = self.reading.text
        return self._words.credit.search(text, max(0, person.start - CREDIT_REACH), person.start) is not None

    def honorific_before(self, person: Mention) -> str | None:
        """The lower-case honorific right before a name."""
        found = self._words.honorific.search(self.reading.text, max(0, person.start - 20), person.start)
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

    def _usual_spelling(self, label: str, key: Key) -> str:
        """The commonest spelling of a name that isn't all capitals; of equally common ones the first."""
        if (label, key) not in self._spellings:
            mentions = (self._people if label == "PERSON" else self._positions)[key]
            spellings = [" ".join(mention.text.split()) for mention in mentions]
            counts = Counter(text for text in spellings if not text.isupper()) or Counter(spellings)
            self._spellings[label, key] = counts.most_common(1)[0][0]
        return self._spellings[label, key]

    # Bodies

    def fullest_organization(self, body: Mention | str) -> str:
        """The fullest form in which the article names this body: "Sở Y tế Hà Nội" for "Sở Y tế"; "PVN" written out.

        Its own text when there is none, or more than one.
        """
        return self.bodies.fullest(body if isinstance(body, str) else body.text)

    def body_meant(self, noun: str, start: int) -> str | None:
        """The body or place that "the ministry", "the agency" before a title at `start` stands for.

        Where the article names none of that kind, the body named last before.
        """
        return self._antecedent(noun.casefold(), start) or self._antecedent(self.lexicon.body_pronouns[0], start)

    # Titles

    def title_key(self, position: str) -> Key:
        """The words of a position without "former", synonyms made one: "PM" and "Prime Minister" agree."""
        if position not in self._title_keys:
            words = [w for w in re.findall(r"[\w']+", position.casefold()) if w not in self.lexicon.past_titles]
            self._title_keys[position] = words_of(" ".join(self.lexicon.title_synonyms.get(w, w) for w in words))
        return self._title_keys[position]

    def is_past(self, position: str) -> bool:
        """Whether a position is said to be over: "nguyên Chủ tịch", "former Minister"."""
        return not self.lexicon.past_titles.isdisjoint(re.findall(r"[\w']+", position.casefold()))

    def usual_spelling(self, position: Mention) -> str:
        """The commonest spelling of a position in the article: "Ủy viên", where it has "Uỷ viên" once."""
        return self._usual_spelling("POSITION", words_of(position.text))

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
        added = b[: len(b) - len(a)]
        return is_tail(a, b) and not self.lexicon.place_comes_last and self._words.lesser.isdisjoint(added)

    def holder_of(self, position: str, organization: str | None = None, before: int | None = None) -> str | None:
        """The one named person who holds this position (in this body), or None.

        When several do and `before` is given, the one named last before that offset.
        """
        holders = [
            official
            for official in self.officials
            if (self.is_short_title(position, official.position) or self.is_short_title(official.position, position))
            and (
                organization is None
                or official.organization is None
                or self.bodies.is_same(organization, official.organization)
            )
        ]
        exact = [o for o in holders if self.title_key(o.position) == self.title_key(position)]
        people = list(dict.fromkeys(o.person for o in (exact or holders)))
        if len(people) > 1 and before is not None:
            named = [m for m in self.reading.mentions_of("PERSON") if m.end <= before]
            people = next(([name] for m in reversed(named) if (name := self.fullest_name(m)) in people), people)
        return people[0] if len(people) == 1 else None

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
        bare = self._words.article.sub("", text)
        key = bare.casefold()
        if not mentions:
            return self._antecedent(key, start) or self.holder_of(bare, before=start) or bare
        if mentions[0].label == "POSITION" and sum(m.label == "POSITION" for m in mentions) == 1:
            body = next((m.text for m in mentions if m.label in ("ORG", "LOC")), None)
            return self.holder_of(mentions[0].text, body, before=start) or bare
        if len(mentions) == 1 and self._words.article.sub("", mentions[0].text).casefold() == key:
            return self.fullest_organization(mentions[0]) if mentions[0].label == "ORG" else bare
        return bare

    def _is_one_person(self, text: str, person: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether `text` is a name with nothing but honorifics, titles and their bodies around it."""
        rest = text
        for mention in mentions:
            rest = rest.replace(mention.text, " ", 1)
        rest = self._words.any_honorific.sub(" ", rest)
        return len(words_of(rest)) <= sum(m.label != "PERSON" for m in mentions) + 1 and not re.search(
            r"\b(và|and|cùng)\b", rest
        )

    def _antecedent(self, key: str, start: int) -> str | None:
        """The name that the pronoun or bare noun `key` at `start` stands for."""
        lexicon = self.lexicon
        if key not in (*lexicon.person_pronouns, *lexicon.body_nouns, *lexicon.place_nouns, *lexicon.body_pronouns):
            key = next((key.removesuffix(f" {word}") for word in lexicon.pointing if key.endswith(f" {word}")), key)
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
            if mention.end > start or self.is_credit(mention):
                continue
            known = self._gender_of(words_of(self.fullest_name(mention))) if gender else None
            if known in (None, gender):
                return mention
        return None

    def _thing_before(self, start: int, things: Sequence[Mention], kinds: Sequence[str]) -> str | None:
        """The named thing of one of these kinds that is nearest before `start`, else the first after it."""
        from_here = [*(t for t in reversed(things) if t.end <= start), *(t for t in things if t.end > start)]
        nearest = next((thing for thing in from_here if self._is_of_kind(thing.text, kinds)), None)
        if nearest is None:
            return None
        return self.fullest_organization(nearest) if nearest.label == "ORG" else nearest.text

    def _seat_before(self, start: int, places: Sequence[Mention]) -> str | None:
        """The place named last before `start` that bodies are called after: "Vĩnh Long" of "Cục Thuế Vĩnh Long"."""
        seats = (place.text for place in reversed(places) if place.end <= start and self.bodies.is_seat(place.text))
        return next(seats, None)

    def _is_of_kind(self, text: str, kinds: Sequence[str]) -> bool:
        """Whether a name begins (in English also: ends) with one of `kinds` and says more than that."""
        words = words_of(text)
        for kind in map(words_of, kinds):
            is_alike = is_head(kind, words) or (not self.lexicon.place_comes_last and is_within(kind, words))
            is_bare = " ".join(kind) in self._words.nouns
            if is_alike and (len(words) > len(kind) or not is_bare):
                return True
        return False


def named(mentions: Sequence[Mention]) -> dict[Key, list[Mention]]:
    """The mentions of each name, by its key."""
    names: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if key := words_of(mention.text):
            names[key].append(mention)
    return dict(names)
