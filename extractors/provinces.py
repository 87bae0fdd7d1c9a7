"""Provinces by date: Hải Dương is part of Hải Phòng since 1 July 2025, and Hải Phòng was two provinces before."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from extractors.lexicons.provinces import CITIES, JOININGS, OTHER_NAMES, PROVINCES
from extractors.name_keys import Key, words_of

UNIT_WORDS = frozenset({("tinh",), ("thanh", "pho"), ("tp",), ("province",), ("city",), ("thu", "do"), ("t", "p")})


@cache
def names() -> MappingProxyType[Key, str]:
    """Every province by the folded words of each of its names."""
    known = {words_of(province): province for province in PROVINCES}
    known |= {words_of(other): province for province, others in OTHER_NAMES.items() for other in others}
    return MappingProxyType(known)


def province_named(name: str) -> str | None:
    """The province of a name in either language, with or without its unit: "tỉnh Hải Dương", "Hai Duong province"."""
    key = words_of(name)
    for size in (0, 1, 2):
        if key[:size] in UNIT_WORDS or not size:
            for end in (0, 1):
                bare = key[size : len(key) - end]
                if (not end or key[-1:] in UNIT_WORDS) and bare in names():
                    return names()[bare]
    return None


def is_city(province: str, day: str | None) -> bool:
    """Whether the province is a city on `day` (ISO), or today when no day is known: Huế is one since 2025."""
    return province in CITIES and (day is None or CITIES[province] <= day)


def is_in_force(province: str, day: str) -> bool:
    """Whether there is a province of this name on `day`."""
    return province in in_force(day)


@cache
def in_force(day: str) -> frozenset[str]:
    """The provinces there are on `day` (ISO): 63 before July 2025, 34 after."""
    made = {join.new for join in JOININGS if join.day <= day}
    gone = {old for join in JOININGS if join.day <= day for old in join.old} - made
    to_come = {join.new for join in JOININGS if join.day > day} - {old for join in JOININGS for old in join.old}
    return frozenset(PROVINCES) - gone - to_come


def provinces_at(name: str, day: str, said_on: str | None = None) -> tuple[str, ...]:
    """The provinces of `day` (ISO) that hold the ground of the province called `name` on the day `said_on`.

    Without `said_on` the name is taken in its latest sense: "Hải Phòng" is that of today, which held two provinces
    before July 2025, and "Hải Dương" the one that was. Raises ValueError for what is no province.
    """
    province = province_named(name)
    if province is None:
        raise ValueError(f"{name!r} is no province of Vietnam; expected one like {PROVINCES[0]!r}")
    joinings = sorted(JOININGS, key=lambda join: join.day)
    ground = _first_grounds(province, said_on)
    found = set(ground)
    for join in joinings:
        if join.day <= day and not found.isdisjoint(join.old):
            found = (found - set(join.old)) | {join.new}
    return tuple(sorted(found))


def _first_grounds(province: str, said_on: str | None) -> frozenset[str]:
    """What the province of that day was made of, in the provinces that were first."""
    grounds = {province}
    for join in sorted(JOININGS, key=lambda join: join.day, reverse=True):
        if join.new in grounds and (said_on is None or join.day <= said_on):
            grounds = (grounds - {join.new}) | set(join.old)
    return frozenset(grounds)


def successor(province: str) -> tuple[str, str] | None:
    """The province that one that is gone was joined to, and since when; None while its name is in force."""
    for join in JOININGS:
        if province in join.old and province != join.new:
            return join.new, join.day
    return None
