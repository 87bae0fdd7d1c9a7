"""Fitting: descriptions that say more or less of one thing are joined, as far as no other one fits as well.

"24-CT/TU of 2023" and "24-CT/TU of Hà Nội" are one document as long as no other 24-CT/TU is known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Protocol, TypeVar

D = TypeVar("D", bound="Description")


class Description(Hashable, Protocol):
    """What is said of a thing; what is not said fits everything."""

    def fits(self: D, other: D) -> bool:
        """Whether both can be of one thing."""

    def joined(self: D, other: D) -> D:
        """What both say of it."""

    def order(self) -> str:
        """A text by which descriptions are put in order."""


def fit(descriptions: Iterable[D]) -> tuple[list[D], Mapping[D, tuple[int, ...]]]:
    """The things that are described, and for each description the place of its own; several when it is ambiguous.

    A description is ambiguous when two that don't fit each other both fit it. The others are joined with those of
    them that they fit. Nothing depends on the order of the descriptions; the time is that of comparing all of them.
    """
    ordered = sorted(set(descriptions), key=lambda said: said.order())
    fitting = {one: [other for other in ordered if other is not one and one.fits(other)] for one in ordered}
    clear = {one for one in ordered if joint((one, *fitting[one])) is not None}
    things: list[D] = []
    place: dict[D, int] = {}
    for one in ordered:
        if one in clear and one not in place:
            group = reach(one, fitting, clear)
            # Neighbours of neighbours may disagree: then they are as clear as they are apart.
            whole = joint(group)
            for part in [group] if whole is not None else [(each,) for each in group]:
                place |= dict.fromkeys(part, len(things))
                things.append(whole if whole is not None else part[0])
    meant = {
        one: (place[one],) if one in place else tuple(sorted({place[o] for o in fitting[one] if o in place}))
        for one in ordered
    }
    return things, meant


def joint(descriptions: Iterable[D]) -> D | None:
    """What all of these say together; None when they can't be of one thing."""
    whole: D | None = None
    for description in descriptions:
        if whole is not None and not whole.fits(description):
            return None
        whole = description if whole is None else whole.joined(description)
    return whole


def reach(start: D, fitting: Mapping[D, list[D]], clear: set[D]) -> tuple[D, ...]:
    """The clear descriptions that fit `start`, or one of those that do."""
    found = {start: None}
    waiting = [start]
    while waiting:
        for other in fitting[waiting.pop()]:
            if other in clear and other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)
