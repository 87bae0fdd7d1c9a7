"""Foreigners: where office, body and country end and the name begins: "Chủ tịch Quốc hội [Pháp] [Yael Braun-Pivet]".

A tagger knows few foreign names, and takes the country for a part of them, or them for a part of the body. Countries,
ministries and parliaments are no end of words, so they can be told by a table. English needs none: it has "of", and
the country in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicons.officials import has_vietnamese_surname
from extractors.lexicons.vi.countries import ALSO_NAMES, BODIES, FIELDS, FORMS, NAMES, UNIONS
from extractors.missed_names import added
from extractors.name_forms import has_foreign_word, honorific_pattern, name_end, title_pattern, titles_in
from extractors.name_keys import alternatives
from extractors.reading import Reading
from extractors.records import Label, Mention

# How far from a title the end of the name behind it may be, in code points.
REACH = 200

MINISTERS = re.compile(r"(?:bộ|thứ) trưởng$", re.IGNORECASE)

# Behind these a place that is no country is no name cut in two: "Thị trưởng [Lyon] [Anne Petit]".
HEADS_OF_PLACES = re.compile(r"(?:thị trưởng|thống đốc|thủ hiến|tỉnh trưởng|nghị sĩ)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A title and what stands right behind it, as places in the text; a part that is missing is empty."""

    title_start: int
    title_end: int  # with the field of a minister
    body: tuple[int, int]
    country: tuple[int, int]
    name: tuple[int, int]
    has_full_name: bool  # of two words or more

    def spans(self) -> list[tuple[int, int, Label]]:
        """The body with its country, or the country alone, and the name."""
        found: list[tuple[int, int, Label]] = []
        if self.body[0] < self.body[1]:
            found.append((self.body[0], max(self.body[1], self.country[1]), "ORG"))
        elif self.country[0] < self.country[1]:
            found.append((*self.country, "LOC"))
        if self.name[0] < self.name[1]:
            found.append((*self.name, "PERSON"))
        return found


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What may stand behind a title, by name."""
    field = rf"(?:{alternatives(FIELDS)})(?!\w)"
    fields = rf"{field}(?:(?:,| và|, và) {field})*"
    body = rf"(?:bộ {fields}|(?:{alternatives(BODIES)})(?!\w))"
    return {
        "fields": re.compile(rf" {fields}", re.IGNORECASE),
        "body": re.compile(rf" {body}(?:,? {body})*", re.IGNORECASE),
        "union": re.compile(rf" (?:của )?({alternatives(UNIONS)})(?!\w)"),
        "country": re.compile(rf" (?:của )?((?:(?i:{alternatives(FORMS)}) )*(?:{alternatives(NAMES)}))(?![\w-])"),
    }


def part_foreigners(reading: Reading) -> Iterator[Mention]:
    """Every mention of a Vietnamese text, those behind titles cut where the country and the name begin."""
    mentions = list(reading.mentions)
    if reading.article.language != "vi":
        yield from mentions
        return
    end = 0
    for title in titles_in(reading.text, "vi"):
        if title.start() < end:
            continue
        found = read_introduction(reading, title)
        if found is not None and (cut := recut(found, reading, mentions)) is not None:
            mentions, end = cut, found.title_end
    yield from mentions


def read_introduction(reading: Reading, title: re.Match[str]) -> Introduction | None:
    """What stands behind a title; None where it's neither a body or country, nor the field of a minister."""
    text, at = reading.text, title.end()
    fields = patterns()["fields"].match(text, at) if MINISTERS.search(title[0]) else None
    title_end = at = fields.end() if fields else at
    body = body_at(reading, at)
    at = max(at, body[1])
    match = patterns()["country"].match(text, at)
    if match is None and body[0] < body[1]:
        match = patterns()["union"].match(text, at)
    country = match.span(1) if match else (at, at)
    at = max(at, country[1])
    name = name_at(text, at)
    if at == title.end() and (HEADS_OF_PLACES.search(title[0]) or not is_cut_name(reading, name)):
        return None
    if match and is_name_with_country(reading, country, name):
        return None
    return Introduction(
        title_start=title.start(),
        title_end=title_end,
        body=body,
        country=country,
        name=name,
        has_full_name=" " in text[slice(*name)],
    )


def body_at(reading: Reading, at: int) -> tuple[int, int]:
    """The body of a state right behind `at`, or one that the tagger found there with its country behind it."""
    if found := patterns()["body"].match(reading.text, at):
        return at + 1, found.end()
    tagged = reading.mentions_in(at + 1, at + REACH, "ORG")
    if tagged and tagged[0].start == at + 1 and patterns()["country"].match(reading.text, tagged[0].end):
        return at + 1, tagged[0].end
    return at, at


def name_at(text: str, at: int) -> tuple[int, int]:
    """The personal name right behind `at`."""
    if not text.startswith(" ", at):
        return at, at
    if title_pattern("vi").match(text, at + 1) or honorific_pattern("vi").match(text, at + 1):
        return at, at
    return at + 1, name_end(text, at + 1, "vi") or at + 1


def is_cut_name(reading: Reading, name: tuple[int, int]) -> bool:
    """Whether the tagger took the first word of a foreign name for a place: "Tổng thống [Dina] [Rivera Soto]"."""
    tagged = reading.mentions_in(*name)
    if [m.label for m in tagged] != ["LOC", "PERSON"]:
        return False
    place, person = tagged
    is_whole = place.start == name[0] and person.start == place.end + 1
    return is_whole and has_foreign_word(place.text) and has_foreign_word(person.text)


def is_name_with_country(reading: Reading, country: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether what looks like a country is of the name itself: "HLV Đức Thắng"."""
    text = reading.text
    if text[slice(*country)] not in ALSO_NAMES or name[0] == name[1]:
        return False
    rest = text[slice(*name)]
    return not has_foreign_word(rest) and (
        " " not in rest or any(m.start == country[0] for m in reading.mentions_in(*country, "PERSON"))
    )


def recut(found: Introduction, reading: Reading, mentions: Sequence[Mention]) -> list[Mention] | None:
    """The mentions with the parts of an introduction for what the tagger made of it; None where that can stay."""
    near = [m for m in mentions if m.end > found.title_start and m.start < found.title_start + REACH]
    title = next((m for m in near if m.label == "POSITION" and m.start <= found.title_start), None)
    if title is None or (title.end > found.title_end and found.country[0] == found.country[1]):
        return None
    spans = [*found.spans()]
    if spans and spans[-1][2] == "PERSON":
        spans[-1:] = settled_name(spans[-1], found, near, reading)
    wanted: list[tuple[int, int, Label]] = [(title.start, found.title_end, "POSITION"), *spans]
    stop = wanted[-1][1]
    touched = [m for m in near if m is not title and m.start < stop]
    crosses = any(m.end > stop for m in touched) or title.end > stop
    if crosses or not all(m.label in ("PERSON", "ORG", "LOC", "POSITION") for m in touched):
        return None
    known = {(m.start, m.end, m.label): m for m in near}
    if {(m.start, m.end, m.label) for m in (title, *touched)} == set(wanted):
        return None
    parts = [known.get(span) or added(reading, *span) for span in wanted]
    rest = [m for m in mentions if m is not title and m not in touched]
    return sorted([*rest, *parts], key=lambda mention: mention.start)


def settled_name(
    span: tuple[int, int, Label], found: Introduction, near: Sequence[Mention], reading: Reading
) -> list[tuple[int, int, Label]]:
    """The span of a name, with the words that the tagger has more; nothing where only the capitals speak for it."""
    start, end, label = span
    tagged = [m for m in near if m.start < end and m.end > start]
    people = [m for m in tagged if m.label == "PERSON"]
    if people:
        # Where a Vietnamese name ends the tagger knows best: the next capital may begin a sentence.
        is_known = people[0].start == start or has_vietnamese_surname(reading.text[start:end])
        return [(start, people[-1].end if is_known else max(end, people[-1].end), label)]
    has_country = found.country[0] < found.country[1]
    return [span] if found.has_full_name and (has_country or tagged) else []
