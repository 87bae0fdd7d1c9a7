"""Document numbers in one form: "05- CT/TW" and "5-CT/TW", "68/2026/ND-CP" and "68/2026/NĐ-CP" are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.document_names import kind_of_code
from extractors.name_keys import fold

# The serial number, the year if there is one, and the code.
PARTS = re.compile(r"\s*(?:số|so|no\.?)?\s*(\d+[a-zđ]?)(?:\s?(?:[/:–-]|of)\s?((?:19|20)\d\d)(?!\d))?(.*)", re.I | re.S)
SEGMENT = re.compile(r"[^\W_]+")

# Whose documents have one series in the whole country: the code says who issued them.
NATIONAL = re.compile(
    r"cp|ttg|tw|qh\d*|ubtvqh\d*|ctn|vpcp|ttcp|vpqh|vptw|tandtc|vksndtc|hdtp|ktnn|nhnn|tld|bhxh"
    r"|b(?:ca|ct|gddt|gtvt|kh|khcn|khdt|ldtbxh|nn|nnptnt|nnmt|nv|ng|qp|tc|tnmt|tp|tttt|vhttdl|xd|yt|dttg)"
)  # fmt: skip
# The issuers whose series are those of a place, by the segment of the code that names them.
LOCAL = re.compile(r"tu|hu|qu|dtu|ubnd|ub|hdnd|xp\w*|s[a-z]{1,7}|pc\d*|ubbc")
# Types that only a few issuers make: where code and issuer are missing they say who it was.
ISSUER_CODES = {
    "government": ("cp",),
    "prime minister": ("ttg",),
    "national assembly": ("qh",),
    "party committee": ("tu", "hu", "qu"),
    "central": ("tw",),
    "people's committee": ("ubnd", "ub"),
    "people's council": ("hdnd",),
}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a number: serial without leading zeros, year, and the folded segments of the code."""

    serial: str
    year: str | None
    code: tuple[str, ...]

    @property
    def is_national(self) -> bool:
        """Whether the code is of a series that the whole country has once: "NĐ-CP", not "QĐ-UBND"."""
        return any(NATIONAL.fullmatch(segment) for segment in self.code)

    @property
    def kind(self) -> str | None:
        """The kind of document that the code names."""
        return kind_of_code("-".join(self.code).upper())

    def is_of(self, issuer: str) -> bool:
        """Whether the code can be of an issuer of this kind, one of `ISSUER_CODES`."""
        return any(segment.startswith(code) for code in ISSUER_CODES[issuer] for segment in self.code)


@lru_cache(maxsize=65536)
def read_number(text: str) -> DocumentNumber | None:
    """The number in its parts; None when it doesn't begin with a serial number, as foreign ones may not."""
    match = PARTS.fullmatch(text)
    if match is None:
        return None
    serial, year, rest = match.groups()
    code = tuple(SEGMENT.findall(fold(rest)))
    return DocumentNumber(serial=fold(serial).lstrip("0") or "0", year=year, code=code)


def written(number: DocumentNumber) -> str:
    """The number in one spelling, to compare and to hash: "68/2026/nd-cp"."""
    return "/".join(filter(None, (number.serial, number.year, "-".join(number.code))))
