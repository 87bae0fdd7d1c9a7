"""Matching of facts: equal fields make the same fact, similar ones, as the metric pairs them, a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from models.score import FACT_MATCHERS, pair
from pipelines.decisions.checking import checked_fields
from pipelines.decisions.choices import Choice, InvalidChoiceError
from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.evidence import find_evidence
from pipelines.exchange.records import REJECTED, SETTLED, Statement
from pipelines.failures import UnreadableError, excerpt
from pipelines.schema import Row

# A statement with the place of its words.
Stated: TypeAlias = tuple[Statement, tuple[int, int]]


def read_statement(statement: Statement, text: str) -> Stated:
    """A fact with its values as the store writes them, and the place of its words.

    Raises UnreadableError for a value that can't be so, and where no place is claimed and none found.
    """
    try:
        fields = checked_fields(statement.kind, {name: statement.fields.get(name) for name in FIELDS[statement.kind]})
    except InvalidChoiceError as error:
        reason = f"{error.field} of one of the {statement.kind} can't be so"
        raise UnreadableError(reason, found=excerpt(error.found), expected=error.expected) from None
    statement = replace(statement, fields=fields)
    if statement.start is not None and statement.end is not None:
        return statement, (statement.start, statement.end)
    found = find_evidence(statement.fields, text)
    if found is None:
        said = excerpt(", ".join(str(value) for value in statement.fields.values() if value is not None))
        raise UnreadableError(f"no evidence for one of the {statement.kind}", found=said, expected="words of the text")
    return statement, found


def distinct(kind: str, stated: Iterable[Stated]) -> list[Stated]:
    """The facts of a kind, of those that say the same the first."""
    found: list[Stated] = []
    for one in stated:
        if all(values_of(kind, one[0].fields) != values_of(kind, other[0].fields) for other in found):
            found.append(one)
    return found


def match_facts(kind: str, stated: Sequence[Stated], rows: Sequence[Row], *, is_complete: bool) -> Iterator[Choice]:
    """Yield what to do with the facts of a kind."""
    left = distinct(kind, stated)
    standing = [row for row in rows if row["review"] != REJECTED]
    for row in (*standing, *(row for row in rows if row["review"] == REJECTED)):
        same = next((one for one in left if values_of(kind, one[0].fields) == values_of(kind, row)), None)
        if same:
            left.remove(same)
            standing = [other for other in standing if other is not row]
            yield from same_fact(kind, same, row)
    pairs = dict(pair(list(standing), [one[0].fields for one in left], FACT_MATCHERS[kind][0]))
    for at, row in enumerate(standing):
        if at in pairs:
            yield Choice(item=kind, item_id=row["fact_id"], action="correct", after=changed(kind, left[pairs[at]], row))
        elif is_complete:
            yield Choice(item=kind, item_id=row["fact_id"], action="reject")
    for at, (statement, evidence) in enumerate(left):
        if at not in pairs.values():
            after = {**statement.fields, **evidence_columns(evidence)}
            yield Choice(item=kind, item_id=None, action="add", after=after)


def same_fact(kind: str, stated: Stated, row: Row) -> Iterator[Choice]:
    """Yield what to do with a fact that a file has with the same fields: other evidence corrects it."""
    after = changed(kind, stated, row)
    if after:
        yield Choice(item=kind, item_id=row["fact_id"], action="correct", after=after)
    elif row["review"] not in SETTLED:
        yield Choice(item=kind, item_id=row["fact_id"], action="accept")


def changed(kind: str, stated: Stated, row: Row) -> dict[str, Any]:
    """The columns of a fact that are to change; evidence that had to be looked for changes nothing."""
    statement, evidence = stated
    after = {name: statement.fields.get(name) for name in FIELDS[kind] if statement.fields.get(name) != row[name]}
    is_elsewhere = statement.start is not None and evidence != (row["evidence_start"], row["evidence_end"])
    return {**after, **(evidence_columns(evidence) if is_elsewhere else {})}


def evidence_columns(evidence: tuple[int, int]) -> dict[str, int]:
    """The columns for the place of a fact's words."""
    return {"evidence_start": evidence[0], "evidence_end": evidence[1]}


def values_of(kind: str, fields: Mapping[str, Any]) -> list[Any]:
    """What a fact says."""
    return [fields.get(name) for name in FIELDS[kind]]
