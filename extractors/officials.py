"""Officials: who holds which office where, as in "Phó Bí thư Thành ủy Hà Nội Nguyễn Văn Phong".

Persons and titles that stand next to each other, with nothing but commas, brackets, dashes or joining words between,
form a chain; in a chain each title goes to the person before or after it, and what is found of one person and one
office becomes one record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.bodies import is_acronym
from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.coreference import Coreference
from extractors.lexicons.officials import OfficialLexicon, has_vietnamese_surname
from extractors.mending import mend
from extractors.missed_names import stands_after_honorific
from extractors.name_forms import ends_with_country, is_vietnamese_name
from extractors.name_keys import Key, fold, words_of
from extractors.owners import owner_of
from extractors.reading import Reading
from extractors.records import Mention, Official
from extractors.titles import LEXICONS, LONGEST_GAP, Title, gap_patterns, kind_of_gap, read_titles
from extractors.workplaces import place_of_work

VERSION = 1

# How a person and a position were joined -> how often the fact is right: (right + 1) / (found + 2) on the training
# articles, with mentions from taggers that had not seen them. The surer of two mentions can't save the other, so a
# fact has this share of the lesser confidence of its two.
CONFIDENCE = {
    "before": 0.97,  # 375 of 387: "Phó Bí thư Thành ủy Nguyễn Văn Phong"
    "apposition": 0.97,  # 248 of 256: "Nguyễn Văn Phong, Phó Bí thư Thành ủy"
    "copula": 0.87,  # 12 of 13: "Nguyễn Văn Phong được bầu giữ chức Bí thư"
    "list": 0.89,  # 16 of 17: "Chủ tịch tỉnh Long An, ông Nguyễn Văn Phong"
    "plural": 0.89,  # 7 of 7: "các Phó Chủ tịch Lê Văn Tám và Đỗ Thị Mai"
    "capacity": 0.8,  # 7 of 8: "trên cương vị Bí thư, ông đã…"
}

# A record below that isn't made. Low, because a tagger that hesitates is mostly right: of the records that it is a
# tenth sure of, the annotators of the articles for choosing have most, too.
LEAST_CONFIDENCE = 0.02

# Gaps by which a title can belong to the person before it, and after it.
LEFT = ("comma", "dash", "open", "being")
RIGHT = ("adjacent", "comma", "naming", "colon", "dash", "open")

Item = Title | Mention  # a title, or the mention of a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person found to hold a title, and how they are joined."""

    person: Mention
    title: Title
    joined: str


@dataclass(slots=True)
class Group:
    """Titles, or persons, in a row: what stands before the first, and before each of the others."""

    gap: str
    items: list[Item]
    inner: list[str] = field(default_factory=list)

    @property
    def titles(self) -> list[Title]:
        return [item for item in self.items if isinstance(item, Title)]

    @property
    def people(self) -> list[Mention]:
        return [item for item in self.items if isinstance(item, Mention)]


def extract_officials(reading: Reading) -> list[Official]:
    """Every position of every named person once, in the order of first mention, with the fullest names.

    A title alone ("Phó Thủ tướng yêu cầu…") makes no record.
    """
    return list(reading.derive(_find_officials))


def _find_officials(reading: Reading) -> list[Official]:
    reading = mend(reading)
    coreference = reading.derive(Coreference)
    holdings = [holding for chain in read_chains(reading) for holding in bind(chain, reading, coreference)]
    holdings.sort(key=lambda holding: (min(holding.title.start, holding.person.start), holding.title.position.start))
    records = merge([make_official(holding, reading, coreference) for holding in holdings], coreference)
    sure = [record for record in records if record.confidence >= LEAST_CONFIDENCE]
    return [replace(r, organization=place_of_work(r, sure, reading, coreference)) for r in sure]


# Chains


def read_chains(reading: Reading) -> Iterator[list[Group]]:
    """Runs of persons and titles that are joined to each other, persons and titles grouped in turn."""
    people = [person for person in reading.mentions_of("PERSON") if is_named(person, reading)]
    items: list[Item] = sorted([*read_titles(reading), *people], key=lambda item: item.start)
    chain: list[Group] = []
    end = 0
    for item in items:
        is_title = isinstance(item, Title)
        kind = None
        if chain:
            kind = kind_of_gap(
                reading.text[end : item.start],
                reading.article.language,
                left_is_title=isinstance(chain[-1].items[-1], Title),
                right_is_title=is_title,
            )
        end = item.end if is_title else end_with_origin(item.end, reading)
        if kind is None:
            if chain:
                yield chain
            chain = [Group(gap="", items=[item])]
        elif isinstance(chain[-1].items[-1], Title) != is_title:
            chain.append(Group(gap=kind, items=[item]))
        elif is_title or kind != "open":  # "Lý Tất Minh (Li Biming)" is one person
            chain[-1].items.append(item)
            chain[-1].inner.append(kind)
    if chain:
        yield chain


def end_with_origin(end: int, reading: Reading) -> int:
    """Where a name ends with the place or body that its bearer is of, before a comma or verb: "Ann Lee of Hull, …"."""
    link = re.compile(r" (?:of|from|của|ở)(?: the)? ").match(reading.text, end)
    origins = reading.mentions_in(link.end(), link.end() + LONGEST_GAP, "ORG", "LOC") if link else ()
    return origins[0].end if link and origins and origins[0].start == link.end() else end


def is_named(person: Mention, reading: Reading) -> bool:
    """Whether a mention holds a name, not just marks or "His Highness"; in Vietnamese "Anh" and "Cô" are names, too."""
    words = person.text.casefold()
    bare = ("his", "her", *COREFERENCE_LEXICONS[reading.article.language].honorifics)
    return bool(words_of(words)) and (reading.article.language == "vi" or words not in bare)


def bind(chain: Sequence[Group], reading: Reading, coreference: Coreference) -> Iterator[Holding]:
    """Give each title of a chain to the person before or after it."""
    titled: set[int] = set()  # groups of persons that have had a title before them
    for i, group in enumerate(chain):
        if not group.titles:
            continue
        titles = with_shared_bodies(group, reading)
        left = chain[i - 1] if i and may_own(chain[i - 1], group, coreference) else None
        right = chain[i + 1] if i + 1 < len(chain) and chain[i + 1].gap in RIGHT else None
        if right is not None and right.gap == "colon" and not is_named_behind_colon(right, titles, reading):
            right = None
        if right is not None and right.gap == "comma" and titles[-1].is_owner and is_followed_by_title(chain, i + 1):
            right = None
        to_left, to_right = share_out(titles, group, left, right, i - 1 in titled)
        if left is None and "being" in group.inner:  # "the PM assigned Deputy Prime Minister Le Van An"
            to_right = to_right[len(group.inner) - group.inner[::-1].index("being") :]
        if left is not None and to_left:
            people = left.people if to_left[0].is_plural or is_list(left, reading) else left.people[-1:]
            if group.gap == "being":
                people = [successor(person, reading, coreference) for person in people]
            joined = "copula" if group.gap == "being" else "apposition"
            yield from hold(people, to_left, joined, reading)
        if right is not None and to_right:
            titled.add(i + 1)
            people = all_listed(chain, i + 1) if to_right[-1].is_plural else right.people[:1]
            yield from hold(people, to_right, "before" if right.gap == "adjacent" else "list", reading)
        if left is None and right is None and len(chain) == 1:
            yield from hold_in_capacity(titles, reading, coreference)


def is_list(people: Group, reading: Reading) -> bool:
    """Whether several persons are announced: "các ông Lê Văn Tám, Hồ Văn Ba, Phó Chủ tịch UBND tỉnh"."""
    before = reading.text[max(0, people.people[0].start - 40) : people.people[0].start]
    return gap_patterns(reading.article.language)["persons"].search(before) is not None


def successor(person: Mention, reading: Reading, coreference: Coreference) -> Mention:
    """The person who takes over from `person`, where the text says so: "A replaces B as mayor"; else `person`."""
    before = reading.text[max(0, person.start - 40) : person.start]
    if not gap_patterns(reading.article.language)["replacing"].search(before):
        return person
    return coreference.person_before(person.start) or person


def may_own(people: Group, titles: Group, coreference: Coreference) -> bool:
    """Whether the last of `people` can hold the titles that follow."""
    if titles.gap == "adjacent":  # Without a comma the name may be a photographer's at the end of a caption.
        return bool(people.people) and coreference.honorific_before(people.people[-1]) is not None
    return titles.gap in LEFT


def is_named_behind_colon(people: Group, titles: Sequence[Title], reading: Reading) -> bool:
    """Whether a title and a colon introduce persons; in a headline what is said: "Chủ tịch: Hải Phòng cần…"."""
    if reading.article.language != "vi" or titles[-1].is_plural:
        return True
    person = people.people[0]
    return is_vietnamese_name(person.text) or stands_after_honorific(reading, person.start)


def is_followed_by_title(chain: Sequence[Group], i: int) -> bool:
    return i + 1 < len(chain) and chain[i + 1].gap in LEFT


def share_out(
    titles: list[Title], group: Group, left: Group | None, right: Group | None, left_is_titled: bool
) -> tuple[list[Title], list[Title]]:
    """Which titles of a group belong to the person before it and which to the person after it."""
    if left is None or right is None:
        return (titles, []) if right is None else ([], titles)
    if right.gap == "adjacent":
        if group.gap in ("open", "being") and len(titles) == 1:
            return titles, []
        if len(titles) > 1 and not left_is_titled and group.inner[-1] != "and" and group.gap != "adjacent":
            return titles[:-1], titles[-1:]
        return [], titles
    return ([], titles) if left_is_titled and group.gap == "comma" else (titles, [])


def all_listed(chain: Sequence[Group], i: int) -> list[Mention]:
    """The persons of group `i` and of those that go on its list: "các Phó Bí thư: A – Chủ tịch UBND tỉnh; B, C"."""
    people = list(chain[i].people)
    for group in chain[i + 2 :: 2]:
        if group.gap not in ("semicolon", "and"):
            break
        people += group.people
    return people


def with_shared_bodies(group: Group, reading: Reading) -> list[Title]:
    """The titles of a group, where "Chairman and CEO of B" is two titles of B."""
    lexicon = LEXICONS[reading.article.language]
    titles = group.titles
    for i in range(len(titles) - 2, -1, -1):
        after = titles[i + 1]
        if group.inner[i] == "and" and needs_body(titles[i], lexicon) and after.end > after.position.end:
            titles[i] = replace(titles[i], body=after.body)
    for i in range(1, len(titles)):
        before = titles[i - 1]
        if group.inner[i - 1] == "and" and needs_body(titles[i], lexicon) and before.start < before.position.start:
            titles[i] = replace(titles[i], body=before.body)
    return titles


def needs_body(title: Title, lexicon: OfficialLexicon) -> bool:
    """Whether a title names no body and can't do without: "Chủ tịch", but not "Phó Thủ tướng"."""
    position = title.position.text.casefold()
    is_complete = position.startswith((*lexicon.state_titles, *lexicon.whole_titles))
    return title.body is None and (not is_complete or position in lexicon.company_titles)


def hold(people: Sequence[Mention], titles: Sequence[Title], joined: str, reading: Reading) -> Iterator[Holding]:
    for person in people:
        for title in titles:
            if title.body is None:
                title = replace(title, body=body_behind(person, title, reading))
            yield Holding(person=person, title=title, joined="plural" if len(people) > 1 else joined)


def body_behind(person: Mention, title: Title, reading: Reading) -> str | None:
    """The body right behind a name that has its title before it: "Director Ann Lee of Acme".

    Of several persons each may have the own in brackets: "the coaches Max Brandt (Kassel) and …".
    """
    if title.start > person.start:
        return None
    link = r"\s?\(" if title.is_plural else r" (?:of|from|của)(?: the)? |,? \(?[DRI]-(?=[A-Z])"
    opened = re.compile(link).match(reading.text, person.end)
    bodies = reading.mentions_in(opened.end(), opened.end() + 120, "ORG", "LOC") if opened else ()
    return bodies[0].text if opened and bodies and bodies[0].start == opened.end() else None


def hold_in_capacity(titles: Sequence[Title], reading: Reading, coreference: Coreference) -> Iterator[Holding]:
    """Titles of the person named before: "trên cương vị Bí thư Tỉnh ủy, ông đã…"."""
    before = reading.text[max(0, titles[0].start - 60) : titles[0].start]
    if gap_patterns(reading.article.language)["capacity"].search(before):
        person = coreference.person_before(titles[0].start)
        yield from hold([person] if person else [], titles, "capacity", reading)


# Records


def make_official(holding: Holding, reading: Reading, coreference: Coreference) -> Official:
    title = holding.title
    start, end = min(title.start, holding.person.start), max(title.end, holding.person.end)
    owner = owner_of(title, reading, coreference)
    return Official(
        person=coreference.fullest_name(holding.person),
        position=coreference.usual_spelling(title.position),
        organization=full_body(title.body, holding.person, reading, coreference) if title.body else owner,
        evidence=reading.article.cite(start, end),
        confidence=round(CONFIDENCE[holding.joined] * min(title.position.confidence, holding.person.confidence), 4),
        rule=f"officials.{holding.joined}@{VERSION}",
    )


def full_body(body: str, person: Mention, reading: Reading, coreference: Coreference) -> str:
    """The fullest name of a body that can be this person's: a Vietnamese is no minister of another country."""
    full = coreference.fullest_organization(body)
    if reading.article.language != "vi" or is_acronym(body) or is_abroad(full) is is_abroad(body):
        return full
    return full if has_vietnamese_surname(coreference.fullest_name(person)) is not is_abroad(full) else body


def is_abroad(body: str) -> bool:
    return ends_with_country(body, "vi")


def merge(found: Sequence[Official], coreference: Coreference) -> list[Official]:
    """One record for each person and office: the fullest position and body of those found."""
    records: list[Official] = []
    places: dict[Key, list[int]] = defaultdict(list)  # where in `records` each person's are
    for official in found:
        own = places[words_of(official.person)]
        same = (at for at in own if is_same_office(records[at], official, coreference))
        at = next(same, None)
        if at is None:
            own.append(len(records))
            records.append(official)
        else:
            records[at] = fuller(records[at], official, coreference)
    return records


def is_same_office(known: Official, found: Official, coreference: Coreference) -> bool:
    """Whether two records of one person are of one office, as "Bộ trưởng" and "Bộ trưởng Công Thương" are."""
    return any(
        coreference.is_short_title(short.position, full.position) and is_one_office(short, full, coreference)
        for short, full in ((known, found), (found, known))
    )


def is_one_office(short: Official, full: Official, coreference: Coreference) -> bool:
    """Whether two records whose positions agree, `short` perhaps with fewer words, are of one office."""
    if short.organization is None:
        return True
    if full.organization is None:
        return says_body(full, short, coreference)
    # Nobody presides over two countries: "Trung Quốc" and "Cộng hòa nhân dân Trung Hoa" are one.
    are_places = coreference.bodies.is_place(short.organization) and coreference.bodies.is_place(full.organization)
    return are_places or coreference.bodies.is_same(short.organization, full.organization)


def says_body(full: Official, short: Official, coreference: Coreference) -> bool:
    """Whether what `full` adds to the position of `short` is the body of `short`.

    "Bộ trưởng" of "Bộ Công Thương" is "Bộ trưởng Công Thương".
    """
    linking = {fold(word) for word in coreference.lexicon.linking_words}
    added = set(coreference.title_key(full.position)) - set(coreference.title_key(short.position))
    return added - linking <= set(coreference.bodies.key(short.organization or ""))


def fuller(known: Official, found: Official, coreference: Coreference) -> Official:
    """One record of two: the longer position, the longer body, the evidence of the one that names a body."""

    def length(official: Official) -> tuple[int, int]:
        return len(coreference.title_key(official.position)), len(official.position)

    def wealth(official: Official) -> tuple[bool, tuple[int, int], int]:
        return official.organization is not None, length(official), len(official.organization or "")

    best = max(known, found, key=wealth)
    longer = max(known, found, key=length)
    position = best.position if longer is not best and says_body(longer, best, coreference) else longer.position
    past = [official.position for official in (best, known, found) if coreference.is_past(official.position)]
    return replace(
        best,
        person=known.person,
        position=past[0] if past else position,
        confidence=max(known.confidence, found.confidence),
    )
