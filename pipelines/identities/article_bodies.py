"""The bodies of one article: "UBND tỉnh" is that of Bắc Giang where no other province can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from extractors.body_names import BodyName, read_body
from extractors.lexicons.provinces import CITIES
from extractors.name_forms import title_pattern
from extractors.provinces import is_city
from extractors.records import Language

Place: TypeAlias = tuple[str, str]  # unit and name, as of BodyName

MANY = re.compile(
    r"^(?:các|những|cac|nhung|all|other|relevant)\s"
    r"|\b(?:các|những|mọi) (?:bộ|tỉnh|thành|huyện|quận|xã|phường|địa phương|cấp)\b",
    re.IGNORECASE,
)

# Bodies that are told by their task or by whose they are, with further terms; "Văn phòng UBND" is no "UBND".
LENGTHENED = frozenset(
    {
        "steering committee", "working group", "working delegation", "inspection team", "council", "board of directors",
        "members' council", "organizing committee", "project management board", "standing committee",
        "party civil affairs committee",
    }
)  # fmt: skip

HUE, HUE_BEFORE = "Huế", "Thừa Thiên Huế"


@dataclass(frozen=True, slots=True)
class Body:
    """A body that can be told from all others but for `heads` and `province`, where a name doesn't say them."""

    terms: tuple[str, ...]
    words: tuple[str, ...]
    place: Place | None
    heads: frozenset[str]
    province: str | None

    @property
    def key(self) -> tuple[object, ...]:
        """What every name of the body has in it."""
        return self.terms, self.words, self.place

    def fits(self, other: Body) -> bool:
        """Whether two bodies of one key can be one."""
        heads = self.heads == other.heads or not self.heads.isdisjoint(other.heads)
        return heads and (None in (self.province, other.province) or self.province == other.province)

    def joined(self, other: Body) -> Body:
        """What both names say."""
        return replace(self, heads=self.heads & other.heads, province=self.province or other.province)

    def order(self) -> str:
        """A text by which bodies are put in order."""
        return f"{self.province or ''} {sorted(self.heads)}"


def is_many(name: str) -> bool:
    """Whether it names no body, but many: "các Bộ, ngành", "UBND các tỉnh"."""
    return MANY.search(name) is not None


class ArticleBodies:
    """The bodies and places that one article names."""

    def __init__(self, names: Iterable[str], places: Iterable[str], language: Language, date: str | None) -> None:
        self.language = language
        self.date = date
        self.named = [self.read(name) for name in dict.fromkeys(names)]
        self.seats = list(dict.fromkeys(body.place for body in self.named if body.place and not body.words))
        spoken = [self._dated(read_body(place, language)) for place in dict.fromkeys(places)]
        self.places = list(dict.fromkeys(body.place for body in spoken if body.place and not body.terms))
        provinces = {found for body in (*self.named, *spoken) if (found := body.province)}
        self.province = provinces.pop() if len(provinces) == 1 else None

    def meant(self, name: str) -> tuple[Body, ...]:
        """The bodies that a name can mean in this article: one, several, or none that could be told."""
        if is_many(name):
            return ()
        if title_pattern(self.language).match(name):
            return ()  # an office: "Chủ tịch UBND tỉnh"
        body = self.read(name)
        if name.islower() and not (body.terms or body.heads):
            return ()  # "các thí sinh", "candidates"
        if body.says_nothing and body.place is None:
            heads = body.heads
            fuller = {self._body(other) for other in self.named if other.heads & heads and not other.says_nothing}
            return tuple(fuller) if len(fuller) == 1 else ()
        if not body.needs_place:
            return (self._body(body),)
        if body.unit is None and "sở" not in body.heads and (longer := self._fuller(body)) is not None:
            return (self._body(longer),)
        return tuple(
            dict.fromkeys(self._body(replace(body, place=place, unit=None)) for place in self._places_of(body))
        )

    def read(self, name: str) -> BodyName:
        """The body of a name, or of the office that it names: "Chủ tịch UBND tỉnh", "Minister of Health"."""
        title = title_pattern(self.language).match(name)
        return self._dated(read_body(name[title.end() :] if title else name, self.language))

    def seat_of(self, name: str) -> Place | None:
        """The place of the one body that a name means."""
        bodies = self.meant(name)
        return bodies[0].place if len(bodies) == 1 else None

    def _fuller(self, body: BodyName) -> BodyName | None:
        """The one body of the article whose name is this one with more to it: "Ban Chỉ đạo 389" for "Ban Chỉ đạo"."""
        found = {
            other
            for other in self.named
            if (body.terms == other.terms or (set(body.terms) < set(other.terms) and LENGTHENED.issuperset(body.terms)))
            and body.heads == other.heads
            and (other.words or other.place or not other.is_local)
        }
        return found.pop() if len(found) == 1 else None

    def _places_of(self, body: BodyName) -> Sequence[Place]:
        """Where the body may be: where the article names it in full, else at the seats and places it names."""
        unit = body.unit or ("province" if "sở" in body.heads else None)
        fuller = [
            other.place
            for other in self.named
            if other.place
            and (other.terms, other.words) == (body.terms, body.words)
            and (other.heads == body.heads or other.heads & body.heads)
            and (unit is None or self._is_of(other.place, body.unit))
        ]
        for places in (fuller, self.seats, self.places):
            fitting = list(dict.fromkeys(p for p in places if self._is_of(p, body.unit, bool(body.heads & {"sở"}))))
            if fitting and (unit is not None or places is fuller):
                return fitting
        return ()

    def _is_of(self, place: Place, unit: str | None, is_provincial: bool = False) -> bool:
        """Whether a place is such a unit: Hà Nội a city, Bắc Giang a province."""
        kind, name = place
        if unit is None:
            return kind == "province" or not is_provincial
        if kind == "province" and unit in ("province", "city"):
            # A province that has become a city may be either where the article has no date.
            return (self.date is None and bool(CITIES.get(name))) or is_city(name, self.date) == (unit == "city")
        return kind == unit

    def _dated(self, body: BodyName) -> BodyName:
        """The body with Huế for what it was on the day of the article."""
        is_new = self.date is not None and is_city(HUE, self.date)
        if body.place == ("city", "hue") and is_new:
            return replace(body, place=("province", HUE), province=HUE)
        if body.place == ("province", HUE) and self.date is not None and not is_new:
            return replace(body, place=("province", HUE_BEFORE), province=HUE_BEFORE)
        return body

    def _body(self, name: BodyName) -> Body:
        """The body of a name that says all it takes."""
        is_small = name.place is not None and name.place[0] != "province"
        province = (name.province or self.province) if is_small else None
        return Body(name.terms, name.words, name.place, name.heads, province)
