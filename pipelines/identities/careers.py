"""Careers: which offices one person of a name has held, and which are those of a namesake.

Two offices in different places at the same time are held by two people; one after the other by one who moved on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.identities.article_people import Appearance
from pipelines.identities.offices import Seat

# Nobody is heard of in two offices within so many days, unless an article says both of him.
SAME_TIME = 30


@dataclass(slots=True)
class Person:
    """Appearances that are one person's, with all their seats and company."""

    appearances: list[Appearance]
    seats: set[Seat] = field(default_factory=set)
    company: set[Hashable] = field(default_factory=set)

    def __post_init__(self) -> None:
        for appearance in self.appearances:
            self.seats |= appearance.seats
            self.company |= appearance.company

    def absorb(self, other: Person) -> None:
        """Take all that is the other's: they are one."""
        self.appearances += other.appearances
        self.seats |= other.seats
        self.company |= other.company

    @property
    def first_seen(self) -> str | None:
        """The day of the first article with a date."""
        return min((appearance.date for appearance in self.appearances if appearance.date), default=None)

    def told_by(self) -> str:
        """What tells the person from namesakes, the same whatever the order of the articles."""
        if self.seats:
            return min(seat.place for seat in self.seats)
        return min(appearance.article_id for appearance in self.appearances)


def part_careers(appearances: Sequence[Appearance], is_common: bool) -> list[Person]:
    """The people who hold the offices of these appearances, which all have one name and at least one seat.

    Of a common name an office without a place, or without a date, is not enough to be the same person.
    """
    people: list[Person] = []
    holders = people_with_shared(appearances, lambda appearance: appearance.seats)
    for holder in sorted(holders, key=lambda one: (one.first_seen or "9999", one.told_by())):
        fitting = [person for person in people if may_be_one(person, holder, is_common)]
        if len(fitting) == 1:
            fitting[0].absorb(holder)
        else:
            people.append(holder)
    return people


def people_with_shared(
    appearances: Sequence[Appearance], tokens_of: Callable[[Appearance], Iterable[Hashable]]
) -> list[Person]:
    """The appearances together that have a token in common, directly or through others; the time is linear."""
    leader = list(range(len(appearances)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    first: dict[Hashable, int] = {}
    for at, appearance in enumerate(appearances):
        for token in tokens_of(appearance):
            leader[find(at)] = find(first.setdefault(token, at))
    groups: dict[int, list[Appearance]] = {}
    for at, appearance in enumerate(appearances):
        groups.setdefault(find(at), []).append(appearance)
    return [Person(group) for group in groups.values()]


def may_be_one(one: Person, other: Person, is_common: bool) -> bool:
    """Whether two holders of different offices can be one person."""
    if not one.company.isdisjoint(other.company):
        return True
    for seats in (one.seats, other.seats):
        if all(seat.is_body for seat in seats):
            return not is_common
    return not at_same_time(one, other, is_common)


def at_same_time(one: Person, other: Person, is_common: bool) -> bool:
    """Whether both are heard of in their offices at one time; when that isn't known, whether the name is common."""
    spans = [span(person) for person in (one, other)]
    if spans[0] is None or spans[1] is None:
        return is_common
    (first, last), (other_first, other_last) = spans[0], spans[1]
    return (max(first, other_first) - min(last, other_last)).days <= SAME_TIME


def span(person: Person) -> tuple[date, date] | None:
    """The first and the last day on which a person is heard of in an office with a place."""
    days = [
        date.fromisoformat(appearance.date)
        for appearance in person.appearances
        if appearance.date and any(not seat.is_body for seat in appearance.seats)
    ]
    return (min(days), max(days)) if days else None
