"""Labels of other people's models: "B-PER", "I_Location", "U-ORGANIZATION" or plain "GPE" in terms of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.records import Label

# The names that public models give to what we mark, compared without case and punctuation. TIME, MONEY, MISC and the
# like have no counterpart. Nor has ORDINAL: most ordinals rank nothing ("the 11th meeting").
LABEL_NAMES: dict[Label, tuple[str, ...]] = {
    "PERSON": ("PERSON", "PER", "PERS", "NAME", "PERSON NAME"),
    # PERSONTYPE is what the VLSP 2021 corpus calls an occupation, JOB what PhoNER does.
    "POSITION": ("POSITION", "TITLE", "JOB", "JOB TITLE", "OCCUPATION", "PROFESSION", "ROLE", "PERSONTYPE"),
    "ORG": ("ORG", "ORGANIZATION", "ORGANISATION", "CORPORATION", "COMPANY", "INSTITUTION"),
    "LOC": ("LOC", "LOCATION", "GPE", "PLACE", "FAC", "FACILITY"),
    "DIRECTIVE": ("DIRECTIVE", "LAW", "LEGAL DOCUMENT"),
    "DATE": ("DATE",),
    "RANK": ("RANK", "RANKING"),
}

OUTSIDE = "O"

# BIO, BILOU, IOBES and BMES differ only in these: the letters of a token that begins or ends a span.
BEGINS = "BSU"
ENDS = "LESU"
PREFIXED = re.compile(r"([BIELMSU])[-_](.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLabel:
    """One class of a model. `label` is None for what is outside all names, or not among ours."""

    name: str
    label: Label | None
    begins: bool  # a span can't go on from the word before
    ends: bool  # a span can't go on to the word after


def read_label(name: str) -> ForeignLabel:
    """What a class of this name says of a word; a name without a prefix says nothing of where spans begin and end."""
    prefixed = PREFIXED.fullmatch(name)
    prefix, kind = prefixed.groups() if prefixed else ("", name)
    return ForeignLabel(
        name=name,
        label=OURS.get(folded(kind)),
        begins=prefix != "" and prefix in BEGINS,
        ends=prefix != "" and prefix in ENDS,
    )


def folded(name: str) -> str:
    """The letters of a name in capitals: "Person_Name" and "PERSON NAME" are the same label."""
    return re.sub(r"[\W\d_]", "", name.upper())


OURS: dict[str, Label] = {folded(name): label for label, names in LABEL_NAMES.items() for name in names}
