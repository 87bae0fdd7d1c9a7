"""Facts as editors have them: one that was decided on keeps its id and its word, whatever models find later.

Models find a fact again by what it says, wherever it stands. Where the words that say it were changed, who accepted or
rejected it is asked again; what an editor wrote stays, marked as a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipelines.decisions.anchoring import Place
from pipelines.decisions.extracted import FIELDS, entity_columns, extracted_beside
from pipelines.decisions.reading import Reading
from pipelines.decisions.standing import Standing, Word
from pipelines.schema import Row


@dataclass(slots=True, kw_only=True)
class Decided:
    """A fact that was decided on: what it is to say, what models read, and where its words are."""

    word: Word
    values: Row
    read: Row | None = None
    place: Place | None = None
    is_conflict: bool = False


def derive_facts(
    kind: str, reading: Reading, read: Iterable[Row], there: Mapping[str, Row], standing: Standing
) -> list[Row]:
    """The rows of an article's facts of one kind, of what models read, what is there, and what stands of decisions."""
    free = {row["fact_id"]: row for row in read}
    decided = list(find_decided(kind, free, there, standing))
    rows: list[Row] = []
    for each in decided:
        settle_place(reading, each)
        if each.read and not each.place:  # these are other words now, of which nobody has decided
            free[each.read["fact_id"]] = each.read
    for each in decided:
        if each.place:
            find_conflict(kind, reading, free, each)
            rows.append(decided_row(kind, reading, each, there))
    rows += free.values()
    dispute(kind, reading, rows, there, standing)
    return in_reading_order(rows)


def find_decided(kind: str, free: dict[str, Row], there: Mapping[str, Row], standing: Standing) -> Iterator[Decided]:
    """Yield what was decided on, with what models read of it, which is taken from `free`.

    They read the same statement as before, by its id, or now what the editor says.
    """
    found: list[Decided] = []
    for (item, item_id), word in sorted(standing.words.items()):
        if item != kind:
            continue
        ids = [item_id, *([word.origin["fact_id"]] if word.origin else [])]
        read = next((free.pop(name) for name in ids if name in free), None)
        values = word.values or read or there.get(item_id)
        if values:
            found.append(Decided(word=word, values=values, read=read))
    for each in found:
        if each.read is None:
            alike = (row for row in free.values() if says_same(kind, row, each.values))
            if read := next(alike, None):
                each.read = free.pop(read["fact_id"])
    yield from found


def settle_place(reading: Reading, decided: Decided) -> None:
    """Find where the words of a fact are now, unless they were changed so that what was said of it counts no more.

    Evidence that no editor changed is what models cite now.
    """
    word, values, read = decided.word, decided.values, decided.read
    place = reading.place(word, values)
    if place is None or not place.is_exact:
        if read and read["evidence_quote"] == values["evidence_quote"]:
            place = place_of(read)
        elif is_of_editor(decided):
            place = place_of(read) if read else place
            decided.is_conflict = True
        else:
            place = None
    elif read and (word.origin is None or quotes_same(word.origin, values)) and not word.is_added:
        place = place_of(read)
    decided.place = place


def is_of_editor(decided: Decided) -> bool:
    """Whether an editor says something of a fact that models did not: then it is kept, come what may."""
    word, origin = decided.word, decided.word.origin
    if not word.is_in or word.values is None:
        return False
    return origin is None or not says_same(word.item, origin, decided.values)


def find_conflict(kind: str, reading: Reading, free: dict[str, Row], decided: Decided) -> None:
    """Find what models read now where a fact was decided on that they don't find any more."""
    if decided.read is None and decided.word.is_in and reading.is_new_to(decided.word):
        others = (row for row in in_reading_order(free.values()) if reads_otherwise(kind, row, decided))
        if other := next(others, None):
            decided.read = free.pop(other["fact_id"])
            decided.is_conflict = True


def reads_otherwise(kind: str, row: Row, decided: Decided) -> bool:
    """Whether a fact is of the same words and about the same as one that was decided on."""
    assert decided.place
    overlaps = row["evidence_start"] < decided.place.end and decided.place.start < row["evidence_end"]
    return overlaps and leading(kind, row) == leading(kind, decided.values)


def leading(kind: str, row: Row) -> object:
    """Whom or what a fact is about: the first field that it has, as the person of an official."""
    return next((row[name] for name in FIELDS[kind] if row[name] is not None), None)


def decided_row(kind: str, reading: Reading, decided: Decided, there: Mapping[str, Row]) -> Row:
    """The row of a fact that was decided on."""
    word, values, read, place = decided.word, decided.values, decided.read, decided.place
    assert place
    is_read = read is not None and not decided.is_conflict and not word.is_added
    grounds = read if read and is_read else values
    evidence = reading.article.cite(place.start, place.end)
    old = there.get(word.item_id, {})
    row: Row = {
        "fact_id": word.item_id,
        "article_id": reading.article.id,
        "version": reading.version,
        **{name: values[name] for name in FIELDS[kind]},
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
        "evidence_quote": evidence.quote,
        "evidence_page": reading.article.page_of(evidence.start),
        "confidence": grounds["confidence"],
        "rule": grounds["rule"],
        # Runs and models that a new store has not are those of the decision.
        "model_id": grounds["model_id"] if is_read else None,
        "run_id": grounds["run_id"] if is_read else None,
        "first_seen": (word.values or old).get("first_seen") or (read or {}).get("first_seen") or reading.day,
        "last_seen": reading.day,
    }
    row["review"] = review_of(kind, decided)
    known = old or read or {}
    for name, column in entity_columns(kind).items():
        is_known = row["review"] != "rejected" and known.get(name) == row[name]
        row[column] = known.get(column) if is_known else None
    row["extracted"] = extracted_beside(kind, row, read)
    return row


def review_of(kind: str, decided: Decided) -> str:
    """What editors say of a fact."""
    word = decided.word
    if not word.is_in:
        return "rejected"
    if decided.is_conflict:
        return "conflict"
    if word.is_added:
        return "added"
    read = decided.read or word.origin
    if word.values is None or read is None:
        return "corrected" if word.action == "correct" else "accepted"
    is_same = says_same(kind, read, decided.values) and (
        word.origin is None or quotes_same(word.origin, decided.values)
    )
    return "accepted" if is_same else "corrected"


def dispute(kind: str, reading: Reading, rows: list[Row], there: Mapping[str, Row], standing: Standing) -> None:
    """Mark what the second reviewer says otherwise, and add what that one alone added."""
    by_id = {row["fact_id"]: row for row in rows}
    for (item, item_id), word in standing.second.items():
        if item != kind or not word.values:
            continue
        place = reading.place(word, word.values)
        counting, row = standing.words.get((item, item_id)), by_id.get(item_id)
        if counting and row:
            if counting.is_in != word.is_in or (word.is_in and not says_same(kind, row, word.values)):
                row["review"] = "disputed"
        elif word.is_added and word.is_in and standing.words:
            is_there = any(says_same(kind, each, word.values) for each in rows if each["review"] != "rejected")
            if place and place.is_exact and not is_there:
                added = Decided(word=word, values=word.values, place=place)
                rows.append({**decided_row(kind, reading, added, there), "review": "disputed"})


def says_same(kind: str, one: Row, other: Row) -> bool:
    """Whether two facts say the same, whichever words say it."""
    return all(one[name] == other[name] for name in FIELDS[kind])


def quotes_same(one: Row, other: Row) -> bool:
    """Whether two facts of one version have the same evidence."""
    return all(one[name] == other[name] for name in ("evidence_start", "evidence_end"))


def place_of(row: Row) -> Place:
    """The place of the evidence of a fact that models read."""
    return Place(start=row["evidence_start"], end=row["evidence_end"], is_exact=True)


def in_reading_order(rows: Iterable[Row]) -> list[Row]:
    """Facts by where the words stand that say them."""
    return sorted(rows, key=lambda row: (row["evidence_start"], row["evidence_end"], row["fact_id"]))
