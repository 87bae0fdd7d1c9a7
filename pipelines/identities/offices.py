"""Offices: where and when somebody sits, as far as it tells namesakes apart: "Phó Bí thư Thành ủy Hà Nội" in Hà Nội."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.coreference import LEXICONS
from extractors.name_keys import words_of
from pipelines.identities.article_bodies import ArticleBodies
from pipelines.identities.namings import Naming

CENTRAL = "central"
# Terms of bodies of the whole country; a seat there is not one in a province.
CENTRAL_TERMS = frozenset(
    {
        "government", "national assembly", "politburo", "secretariat", "party central committee", "state",
        "government inspectorate", "government office", "national assembly standing committee",
        "state bank of vietnam", "state audit office", "supreme people's court", "supreme people's procuracy",
        "central inspection commission", "central organization commission", "central propaganda department",
        "central internal affairs commission", "central military commission", "national assembly office",
    }
)  # fmt: skip
# Held beside another office, and often elsewhere: they tell nobody apart.
BESIDES = re.compile(
    r"đại biểu|ủy viên|uỷ viên|đảng viên|thành viên|\bmembers?\b|deputy of the national|delegate|alternate"
    r"|trưởng đoàn đbqh",
    re.IGNORECASE,
)
STATE_OFFICES = re.compile(
    r"^(?:(?:phó )?thủ tướng|(?:phó )?chủ tịch nước|tổng bí thư|(?:phó )?chủ tịch quốc hội|(?:bộ|thứ) trưởng"
    r"|(?:deputy |vice )?prime minister|(?:vice )?state president|party general secretary|general secretary"
    r"|(?:deputy )?minister|(?:vice )?chairman of the national assembly|tổng thanh tra)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an office is: a province, the whole country, or a body without a place."""

    place: str
    is_body: bool = False  # a body may be anywhere: it is no reason to tell people apart


def seat_of(naming: Naming, bodies: ArticleBodies) -> Seat | None:
    """The seat of the office that a naming tells; None without one, and for one that is over."""
    position, organization = naming.position or "", naming.organization
    if not position and not organization:
        return None
    past = LEXICONS[naming.language].past_titles
    if not past.isdisjoint(re.findall(r"\w+", position.casefold())):
        return None
    if BESIDES.search(position):
        return None
    if organization is None:
        return Seat(CENTRAL) if STATE_OFFICES.search(position) else None
    found = bodies.meant(organization)
    if len(found) != 1:
        return None
    body = found[0]
    if body.place is not None and body.place[0] == "province":
        return Seat(body.place[1])
    if body.province is not None:
        return Seat(body.province)
    if body.place is not None:
        return Seat(f"{body.place[0]} {body.place[1]}", is_body=True)
    if "bộ" in body.heads or CENTRAL_TERMS.intersection(body.terms):
        return Seat(CENTRAL)
    return Seat(" ".join(words_of(organization)) if not body.terms else repr(body.key), is_body=True)
