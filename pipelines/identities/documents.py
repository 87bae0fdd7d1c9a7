"""Documents: "Chỉ thị 24-CT/TU" and "Directive No. 24-CT/TU" are one, "Chỉ thị số 24" too if only one fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extractors.body_names import read_subject
from extractors.document_names import read_name
from extractors.document_numbers import ISSUER_CODES, DocumentNumber, read_number
from extractors.name_keys import words_of
from extractors.records import Language
from pipelines.identities.article_bodies import ArticleBodies
from pipelines.identities.entities import UNKNOWN, Entity, Meaning, describe
from pipelines.identities.fitting import fit
from pipelines.identities.naming_ids import block_ids
from pipelines.identities.namings import Naming

# Kinds that one language has more words for than the other: an official letter may be called a document.
LOOSE_KINDS = frozenset({"letter", "other", "telegram", "notice", None})
YEAR = re.compile(r"(?:19|20)\d\d")
# What may stand behind a number in a name.
BEHIND_NUMBER: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(r"(?P<name>.*?\d\S*)(?:,? ngày (?P<day>[\d/.-]+))?(?:,? của (?P<issuer>.+))?"),
    "en": re.compile(
        r"(?P<name>.*?\d\S*)(?:,? dated (?P<day>.+?\d{4}))?(?:,? (?:issued )?(?:of|by) (?:the )?(?P<issuer>.+))?"
    ),
}
# The head of an issuing office, by the folded words that name it.
OFFICES = {"prime minister": (("thu", "tuong"), ("prime", "minister")), "government": (("chinh", "phu"),)}


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a naming describes it."""

    key: tuple[object, ...]  # its number without year, or its kind and title
    kind: str | None
    year: str | None
    place: str | None  # of the issuer, where the number is one of a place's own series
    issuer: str | None  # one of ISSUER_CODES
    last_year: str | None = None  # it can't be younger than the article that names it

    def fits(self, other: Document) -> bool:
        """Whether two descriptions can be of one document."""
        return (
            (self.kind == other.kind or (self.kind in LOOSE_KINDS and other.kind in LOOSE_KINDS))
            and (None in (self.year, other.year) or self.year == other.year)
            and (None in (self.place, other.place) or self.place == other.place)
            and (None in (self.issuer, other.issuer) or self.issuer == other.issuer)
            and not is_later(self.year, other.last_year)
            and not is_later(other.year, self.last_year)
            and not (self.key[0] == "serial" and are_far(self.last_year, other.last_year))
        )

    def joined(self, other: Document) -> Document:
        """What both say; the article that is older says no more, once the year is known."""
        year = self.year or other.year
        return Document(
            key=self.key,
            kind=self.kind if self.kind not in LOOSE_KINDS else other.kind,
            year=year,
            place=self.place or other.place,
            issuer=self.issuer or other.issuer,
            last_year=None if year else min(filter(None, (self.last_year, other.last_year)), default=None),
        )

    def told(self) -> int:
        """How much is said beside the key."""
        return sum(said is not None for said in (self.year, self.place, self.issuer))

    def order(self) -> str:
        """A text by which documents are put in order."""
        return "|".join(said or "" for said in (self.year, self.place, self.issuer, self.kind, self.last_year))


def is_later(year: str | None, last: str | None) -> bool:
    """Whether a year is after the last it can be, as far as both are known."""
    return year is not None and last is not None and year > last


def are_far(year: str | None, other: str | None) -> bool:
    """Whether two articles are years apart: "Quyết định 23" in both is hardly one, as numbers begin anew each year."""
    return year is not None and other is not None and abs(int(year) - int(other)) > 1


def resolve_documents(
    described: Mapping[Naming, Document],
) -> tuple[dict[str, Entity], dict[Naming, Meaning]]:
    """The documents, and what each naming means, by what it says of one."""
    full = {naming: said for naming, said in described.items() if said.key[0] != "serial"}
    ids, wholes = identify(full)
    by_serial: dict[object, list[tuple[str, Document]]] = defaultdict(list)
    for entity_id, whole in wholes.items():
        if whole.key[0] == "number":
            by_serial[whole.key[1]].append((entity_id, whole))
    meanings: dict[Naming, Meaning] = {}
    partial: dict[Naming, Document] = {}
    for naming, said in described.items():
        if naming in full:
            meanings[naming] = meaning_of(ids[said])
        elif found := sorted(i for i, whole in by_serial[said.key[1]] if goes_with(said, whole)):
            meanings[naming] = meaning_of(found)
        else:
            partial[naming] = said
    more_ids, more = identify(partial)
    meanings |= {naming: meaning_of(more_ids[said]) for naming, said in partial.items()}
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming, meaning in meanings.items():
        if meaning.entity_id is not None:
            named[meaning.entity_id].append(naming)
    entities = {i: describe("document", i, named[i], place=(wholes | more)[i].place) for i in sorted(named)}
    return entities, meanings


def identify(described: Mapping[Naming, Document]) -> tuple[dict[Document, tuple[str, ...]], dict[str, Document]]:
    """The ids that each description can have, and the whole description of each id."""
    days: dict[Document, str | None] = {}
    blocks: dict[tuple[object, ...], set[Document]] = defaultdict(set)
    for naming, said in described.items():
        blocks[said.key].add(said)
        days[said] = min(filter(None, (days.get(said), naming.date)), default=None)
    ids: dict[Document, tuple[str, ...]] = {}
    wholes: dict[str, Document] = {}
    for key, block in blocks.items():
        things, meant = fit(block)
        firsts = [
            min((day for said, at in meant.items() if at == (place,) and (day := days[said])), default=None)
            for place in range(len(things))
        ]
        named = block_ids("document", key, [(day, one.order()) for day, one in zip(firsts, things, strict=True)])
        wholes |= dict(zip(named, things, strict=True))
        ids |= {said: tuple(sorted(named[at] for at in places)) for said, places in meant.items()}
    return ids, wholes


def meaning_of(ids: Iterable[str]) -> Meaning:
    """One id is what a naming means, several are its candidates."""
    found = tuple(sorted(ids))
    if len(found) == 1:
        return Meaning(found[0])
    return Meaning(None, found) if found else UNKNOWN


def describe_document(naming: Naming, bodies: ArticleBodies) -> Document | None:
    """What a naming says of a document; None when it names none."""
    naming = with_parts(naming)
    name = read_name(naming.words, naming.language)
    kind = naming.document_kind or (name.kind if name else None)
    text = naming.number or (name.number if name else None)
    number = read_number(text) if text else None
    year = naming.issued[:4] if naming.issued else None
    last_year = naming.date[:4] if naming.date else None
    if number is None:
        title = naming.title or (name.title if name else None)
        return titled(said, kind, naming) if (said := title or text) else None
    year = number.year or year
    issuer, place = read_issuer(naming.issuer, bodies) if naming.issuer else (None, None)
    if number.code:
        key = ("number", number.serial, "-".join(number.code))
        local_place = None if number.is_national else place
        return Document(key, None, year, local_place, None, None if year else last_year)
    return Document(("serial", number.serial), kind, year, place, issuer, None if year else last_year)


def with_parts(naming: Naming) -> Naming:
    """The naming with the day and issuer that stand behind the number: "Chỉ thị số 24 ngày 7/8/2023 của Thành ủy"."""
    name = read_name(naming.words, naming.language)
    if naming.number or (name and name.number):
        return naming
    said = BEHIND_NUMBER[naming.language].fullmatch(naming.words)
    if said is None or not (said["day"] or said["issuer"]):
        return naming
    year = YEAR.findall(said["day"] or "")
    return replace(
        naming,
        words=said["name"],
        issuer=naming.issuer or said["issuer"],
        issued=naming.issued or (year[-1] if year else None),
    )


def fullest(said: Document, others: Iterable[Document]) -> Document:
    """The description in the same article that says more of the same document, if there is one alone."""
    known = [other for other in dict.fromkeys(others) if other is not said and says_more(other, said)]
    fullest_known = [one for one in known if not any(says_more(other, one) for other in known)]
    return fullest_known[0] if len(fullest_known) == 1 else said


def says_more(one: Document, other: Document) -> bool:
    """Whether one description says of the same document what the other does, and more."""
    if one.key == other.key:
        return one.fits(other) and one.told() > other.told()
    return other.key[0] == "serial" and one.key[:2] == ("number", other.key[1]) and goes_with(other, one)


def titled(title: str, kind: str | None, naming: Naming) -> Document:
    """A document known by its name: "Luật Đất đai năm 2013", "2013 Land Law"."""
    said = YEAR.search(title) if kind in ("law", "constitution", "ordinance") else None
    rest = title.replace(said[0], " ") if said else title
    is_law = kind in ("law", "constitution", "ordinance")
    words = (read_subject(rest, naming.language) if is_law else ()) or words_of(title)
    year = said[0] if said else None
    return Document(
        ("title", kind, words), kind, year, None, None, naming.date[:4] if naming.date and not year else None
    )


def read_issuer(issuer: str, bodies: ArticleBodies) -> tuple[str | None, str | None]:
    """Which of ISSUER_CODES an issuer is, and its place: "Chairman of the Hanoi People's Committee"."""
    body = bodies.read(issuer)
    seat = body.place or bodies.seat_of(issuer)
    place = f"{seat[0]} {seat[1]}" if seat else None
    words = words_of(issuer)
    for office, names in OFFICES.items():
        if any(name == words[at : at + len(name)] for name in names for at in range(len(words))):
            return office, None
    kinds = [kind for kind in ISSUER_CODES if kind in body.terms]
    if {"party central committee", "politburo", "secretariat"}.intersection(body.terms):
        kinds = ["central"]
    return kinds[0] if kinds else None, place


def goes_with(said: Document, whole: Document) -> bool:
    """Whether a serial number, its kind, year and issuer go with a number in full."""
    number = DocumentNumber(str(whole.key[1]), None, tuple(str(whole.key[2]).split("-")))
    kind = number.kind
    return (
        (said.kind == kind or (kind is None and said.kind in LOOSE_KINDS) or said.kind is None)
        and (None in (said.year, whole.year) or said.year == whole.year)
        and not is_later(whole.year, said.last_year)
        and (said.issuer is None or number.is_of(said.issuer))
        and (number.is_national or None in (said.place, whole.place) or said.place == whole.place)
    )
