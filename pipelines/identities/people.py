"""People: "Nguyễn Văn Phong", "Nguyen Van Phong" and "ông Phong" are one; namesakes are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.name_keys import Key
from extractors.person_names import same_words
from extractors.syllables import is_syllable
from pipelines.identities.article_people import Appearance, ArticlePeople
from pipelines.identities.careers import Person, part_careers, people_with_shared
from pipelines.identities.common_names import is_common
from pipelines.identities.entities import UNKNOWN, Entity, Meaning, describe
from pipelines.identities.naming_ids import block_ids
from pipelines.identities.namings import Naming


@dataclass(slots=True)
class Census:
    """The people of a corpus as far as they are told apart."""

    people: dict[str, Person] = field(default_factory=dict)  # by id
    ids: dict[int, tuple[str]] = field(default_factory=dict)  # of the appearances that are clear, by their `id()`
    open: dict[int, tuple[str, ...]] = field(default_factory=dict)  # the candidates of those that are not
    by_last_word: dict[str, list[tuple[Key, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, words: Key, people: Sequence[Person]) -> list[str]:
        """Give ids to the people of one name."""
        told = [(person.first_seen, person.told_by()) for person in people]
        ids = block_ids("person", words, told)
        for entity_id, person in zip(ids, people, strict=True):
            self.people[entity_id] = person
            self.by_last_word[words[-1]].append((words, entity_id))
            self.ids |= {id(appearance): (entity_id,) for appearance in person.appearances}
        return ids

    def suppose(self, appearance: Appearance, candidates: Sequence[str], is_sure: bool) -> None:
        """Take an appearance for the one candidate there is, if that is sure; otherwise leave it open."""
        if is_sure and len(candidates) == 1:
            self.ids[id(appearance)] = (candidates[0],)
        else:
            self.leave_open([appearance], candidates)

    def leave_open(self, appearances: Iterable[Appearance], candidates: Iterable[str]) -> None:
        """Leave it open which of the candidates these are."""
        self.open |= dict.fromkeys(map(id, appearances), tuple(sorted(candidates)))

    def meaning(self, appearance: Appearance) -> Meaning:
        """Who an appearance is."""
        if ids := self.ids.get(id(appearance)):
            return Meaning(ids[0])
        candidates = self.open.get(id(appearance), ())
        return Meaning(None, candidates) if candidates else UNKNOWN

    def candidates(self, appearance: Appearance) -> tuple[str, ...]:
        """Who an appearance may be."""
        return self.ids.get(id(appearance)) or self.open.get(id(appearance), ())


def resolve_people(articles: Iterable[ArticlePeople]) -> tuple[dict[str, Entity], dict[Naming, Meaning]]:
    """The people, and what each naming means."""
    blocks: dict[Key, list[Appearance]] = defaultdict(list)
    partial: list[Appearance] = []
    everybody = list(articles)
    for article in everybody:
        for appearance in article.appearances:
            name = appearance.name
            if name.is_short or 0 < name.initials < len(name.words):
                partial.append(appearance)
            else:
                blocks[tuple(sorted(name.words))].append(appearance)
    census = Census()
    for block in blocks.values():
        for words, appearances in by_order(block).items():
            part_namesakes(words, appearances, census)
    find_partial(partial, census)
    meanings = dict(mean(everybody, census))
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming, meaning in meanings.items():
        if meaning.entity_id is not None:
            named[meaning.entity_id].append(naming)
    return {i: describe("person", i, named[i]) for i in sorted(named)}, meanings


def mean(articles: Iterable[ArticlePeople], census: Census) -> Iterable[tuple[Naming, Meaning]]:
    """Yield what each naming means."""
    for article in articles:
        for appearance in article.appearances:
            meaning = census.meaning(appearance)
            for naming in appearance.namings:
                yield naming, meaning
        for naming, fitting in article.doubtful:
            found = {entity_id for appearance in fitting for entity_id in census.candidates(appearance)}
            yield naming, Meaning(None, tuple(sorted(found)))


def by_order(block: Sequence[Appearance]) -> dict[Key, list[Appearance]]:
    """The appearances by the order of their words; one that was turned takes the order that the others have."""
    orders = {appearance.name.words for appearance in block if not appearance.name.is_turned}
    found: dict[Key, list[Appearance]] = defaultdict(list)
    for appearance in block:
        words = appearance.name.words
        if appearance.name.is_turned and words not in orders and len(orders) == 1:
            (words,) = orders
        found[words].append(appearance)
    return found


def part_namesakes(words: Key, appearances: Sequence[Appearance], census: Census) -> None:
    """Tell apart the people of one name: by diacritics first, then by office, then by who is named beside them."""
    by_marks: dict[Key | None, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_marks[appearance.name.marked].append(appearance)
    plain = by_marks.pop(None, [])
    open_plain: list[Appearance] = []
    if len(by_marks) <= 1:
        groups = [list(appearances)]
    else:
        groups, open_plain = share_out(plain, list(by_marks.values()))
    common = is_common(words) or all(len(word) == 1 for word in words)
    people: list[Person] = []
    rest: list[tuple[list[Person], list[Appearance]]] = []
    for group in groups:
        seated, unclear = part_group(group, common)
        people += seated
        rest.append((seated, unclear))
    ids = dict(zip(map(id, people), census.add(words, people), strict=True))
    for seated, unclear in rest:
        census.leave_open(unclear, [ids[id(person)] for person in seated])
    census.leave_open(open_plain, ids.values())


def share_out(
    plain: Iterable[Appearance], groups: list[list[Appearance]]
) -> tuple[list[list[Appearance]], list[Appearance]]:
    """Names without diacritics put with the marked ones that share a seat or company with them, if one group does."""
    open_plain = []
    known = [({s for a in group for s in a.seats}, {c for a in group for c in a.company}) for group in groups]
    shared: list[list[Appearance]] = [list(group) for group in groups]
    for appearance in plain:
        fitting = [
            at
            for at, (seats, company) in enumerate(known)
            if not appearance.seats.isdisjoint(seats) or not appearance.company.isdisjoint(company)
        ]
        if len(fitting) == 1:
            shared[fitting[0]].append(appearance)
        else:
            open_plain.append(appearance)
    return shared, open_plain


def part_group(group: Sequence[Appearance], common: bool) -> tuple[list[Person], list[Appearance]]:
    """The people of one name with the same diacritics, and the appearances that may be of any of them."""
    people = part_careers([one for one in group if one.seats], common)
    seatless = [one for one in group if not one.seats]
    if not common and len(people) <= 1:
        return [Person([*(people[0].appearances if people else []), *seatless])], []
    unclear: list[Appearance] = []
    strangers: list[Person] = []
    known = [set(person.company) for person in people]
    for circle in people_with_shared(seatless, lambda appearance: appearance.company):
        fitting = [at for at, company in enumerate(known) if not company.isdisjoint(circle.company)]
        if len(fitting) == 1:
            people[fitting[0]].absorb(circle)
        elif people:
            unclear += circle.appearances
        else:
            strangers.append(circle)
    return people + strangers, unclear


def find_partial(partial: Sequence[Appearance], census: Census) -> None:
    """Names with initials and single surnames: who fits in the corpus, if one does, else somebody of that name."""
    new: dict[Key, list[Appearance]] = defaultdict(list)
    for appearance in partial:
        name = appearance.name
        if name.is_short and (is_syllable(name.words[0]) or len(name.words[0]) < 3):
            continue  # a given name that half the country may have, or "T."
        known = census.by_last_word.get(name.words[-1], ())
        found = [i for words, i in known if name.is_short or same_words(name.words, words)]
        if found:
            census.suppose(
                appearance, found, is_sure=len(name.words) - name.initials > 1 or not is_syllable(name.words[-1])
            )
        else:
            new[name.words].append(appearance)
    for words, appearances in new.items():
        part_namesakes(words, appearances, census)
