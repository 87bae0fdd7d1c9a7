"""The people of one article: "ông Phong" is the Nguyễn Văn Phong that the article names, if it names one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from extractors.person_names import PersonName, is_short_for, read_person
from pipelines.identities.namings import Naming
from pipelines.identities.offices import Seat


@dataclass(slots=True)
class Appearance:
    """A person in one article: all namings of one full name, and what the article says beside it."""

    name: PersonName
    article_id: str
    date: str | None
    namings: list[Naming] = field(default_factory=list)
    seats: frozenset[Seat] = frozenset()
    company: frozenset[Hashable] = frozenset()  # who and what else is named, as far as it is rare


@dataclass(slots=True)
class ArticlePeople:
    """The people of one article, and the short names that fit several of them."""

    appearances: list[Appearance]
    doubtful: list[tuple[Naming, list[Appearance]]]


def people_in(namings: Sequence[Naming]) -> ArticlePeople:
    """The people that these namings of one article name, short names with the full ones they stand for."""
    names: dict[PersonName, list[Naming]] = defaultdict(list)
    for naming in namings:
        if (name := read_person(naming.words, naming.language)) is not None:
            names[name].append(naming)
    full: list[Appearance] = []
    short: list[tuple[PersonName, list[Naming]]] = []
    for name in sorted(names, key=lambda name: (-len(name.words), name.marked is None, name.words, name.marked or ())):
        of = names[name]
        same = [one for one in full if one.name.words == name.words and (name.marked in (None, one.name.marked))]
        if len(same) == 1:
            same[0].namings += of
        elif name.initials in (0, len(name.words)) and fuller(name, full):  # "V." for "H.N.V."
            short.append((name, of))
        else:
            full.append(Appearance(name, of[0].article_id, of[0].date, list(of)))
    doubtful = []
    for name, of in short:
        found = fuller(name, full)
        if len(found) == 1:
            found[0].namings += of
        else:
            doubtful += [(naming, found) for naming in of]
    return ArticlePeople(full, doubtful)


def fuller(short: PersonName, people: Iterable[Appearance]) -> list[Appearance]:
    """The people of whose names this is the end or beginning; of those that end with it, if any do, these alone."""
    found = [
        person for person in people if is_short_for(short.words, person.name.words) and marks_agree(short, person.name)
    ]
    ending = [person for person in found if person.name.words[-len(short.words) :] == short.words]
    return ending or found


def marks_agree(short: PersonName, name: PersonName) -> bool:
    """Whether the diacritics of a short name are those of the longer one: "Hoà" isn't short for "Lê Văn Hoa"."""
    if short.marked is None or name.marked is None:
        return True
    size = len(short.marked)
    return short.marked in (name.marked[-size:], name.marked[:size])
