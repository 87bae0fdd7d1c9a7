"""Names cut short: in "các Sở: Y tế, Tư pháp" the last is "Sở Tư pháp"; "VCCI", where its name stands before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.bodies import SET_IN_BRACKETS, is_acronym, spelled_out
from extractors.body_names import is_field, read_body
from extractors.records import Language, Mention

# What stands before the first name of a list, and what its names begin with in full.
LIST_HEADS: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(r"(?<!\w)(Bộ|Sở|Ban|Cục|Vụ|Phòng)\s*:?\s*$", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(Ministr|Department)(?:ies|s) of (?:the )?$", re.IGNORECASE),
}
FULL_HEADS = {"ministr": "Ministry of", "department": "Department of"}
HEAD_WORDS = re.compile(r"(?:Bộ|Sở|Ban|Cục|Vụ|Phòng|Ministry of|Department of)(?=\s)", re.IGNORECASE)
LISTING = re.compile(r"\s*(?:,|;|,?\s*(?:và|and|cùng)|-)\s*(?:the\s+)?", re.IGNORECASE)
REACH = 25  # code points before a name


def written_out(bodies: Sequence[Mention], text: str, language: Language) -> dict[str, str]:
    """The full names of bodies whose names are a field or an explained acronym; `bodies` in reading order."""
    full = {
        short.text: spelled_out(name.text, short.text)
        for name, short in pairwise(bodies)
        # What "PVN" is needs no telling: the name before may be that of an office of it.
        if is_acronym(short.text)
        and not read_body(short.text, language).terms
        and SET_IN_BRACKETS.fullmatch(text, name.end, short.start)
    }
    head, end = None, -1
    for body in bodies:
        if not is_field(body.text, language):
            said = HEAD_WORDS.match(body.text)
            head = said[0] if said and read_body(body.text, language).terms else None
        elif before := LIST_HEADS[language].search(text, max(0, body.start - REACH), body.start):
            head = FULL_HEADS.get(before[1].casefold(), before[1])
            full.setdefault(body.text, f"{head} {body.text}")
        elif head and LISTING.fullmatch(text, end, body.start):
            full.setdefault(body.text, f"{head} {body.text}")
        else:
            head = None
        end = body.end
    return full
