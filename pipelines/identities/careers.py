"""Careers: which offices one person of a name has held, and which are those of a namesake.

Two offices in different places at the same time are held by two people; one after the other by one who moved on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.identities.article_people import Appearance
from pipelines.identities.offices import Seat

# Nobody is heard of in two offices within so many days, unless an article says both of him.
SAME_TIME = 30


@dataclass(slots=True)
class Person:
    """Appearances that are one person's."""

    appearances: list[Appearance] = field(default_factory=list)

    @property
    def seats(self) -> set[Seat]:
        """Where the person has sat."""
        return {seat for appearance in self.appearances for seat in appearance.seats}

    @property
    def company(self) -> set[object]:
        """Who and what is named beside the person."""
        return {other for appearance in self.appearances for other in appearance.company}

    @property
    def first_seen(self) -> str | None:
        """The day of the first article with a date."""
        return min((appearance.date for appearance in self.appearances if appearance.date), default=None)

    def told_by(self) -> str:
        """What tells the person from namesakes, the same whatever the order of the articles."""
        seats = sorted(seat.place for seat in self.seats)
        return seats[0] if seats else min(appearance.article_id for appearance in self.appearances)


def part_careers(appearances: Sequence[Appearance], is_common: bool) -> list[Person]:
    """The people who hold the offices of these appearances, which all have one name and at least one seat.

    Of a common name an office without a place, or without a date, is not enough to be the same person.
    """
    people: list[Person] = []
    for holder in sorted(same_seats(appearances), key=lambda one: (one.first_seen or "9999", one.told_by())):
        fitting = [person for person in people if may_be_one(person, holder, is_common)]
        if len(fitting) == 1:
            fitting[0].appearances += holder.appearances
        else:
            people.append(holder)
    return people


def same_seats(appearances: Iterable[Appearance]) -> list[Person]:
    """The appearances together that have a seat in common; one article may join two seats."""
    holders: dict[Seat, Person] = {}
    for appearance in sorted(appearances, key=lambda one: (one.date or "9999", one.article_id)):
        joined = Person([appearance])
        for holder in {id(h): h for seat in appearance.seats if (h := holders.get(seat))}.values():
            joined.appearances = holder.appearances + joined.appearances
        for seat in joined.seats:
            holders[seat] = joined
    return list({id(holder): holder for holder in holders.values()}.values())


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
