"""Placing: what a file claims is brought onto the text, or it is said what was found there and what was expected.

Which unit the offsets of an article count is told by its quotes, where the file has some. Without any, that of the
format is believed; where the format leaves two, where names end tells: none begins or ends with white space or in the
middle of a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.decode import normalise
from pipelines.exchange.offsets import Ruler
from pipelines.exchange.records import Claim, Quote, Span, Statement, Unit
from pipelines.failures import UnreadableError, excerpt

Placed = TypeVar("Placed", Span, Statement)


def place(claim: Claim, text: str) -> tuple[Claim, list[UnreadableError]]:
    """A claim whose offsets are code points of the text, and an error for each span of it that doesn't fit."""
    items: list[Span | Statement] = [*claim.spans, *claim.statements]
    ruler = Ruler(text if claim.text is None else claim.text)
    unit = likeliest_unit(items, text, ruler, claim.units)
    errors: list[UnreadableError] = []
    spans = tuple(placed(claim.spans, text, ruler, unit, errors))
    statements = tuple(placed(claim.statements, text, ruler, unit, errors))
    return replace(claim, spans=spans, statements=statements, units=("code-points",)), errors


def likeliest_unit(items: Sequence[Span | Statement], text: str, ruler: Ruler, units: Sequence[Unit]) -> Unit:
    """The unit under which the fewest items don't fit; the first of these where several do as well."""
    return min(units, key=lambda unit: sum(misfits(item, text, ruler, unit) for item in items))


def misfits(item: Span | Statement, text: str, ruler: Ruler, unit: Unit) -> bool:
    """Whether an item can hardly be meant to stand where its offsets are in this unit."""
    if item.start is None or item.end is None:
        return False
    start, end = ruler.read(item.start, unit), ruler.read(item.end, unit)
    if start is None or end is None or start >= end:
        return True
    if item.quote:
        return text[start:end] != normalise(item.quote.exact)
    return text[start:end] != text[start:end].strip() or cuts_word(text, start) or cuts_word(text, end)


def cuts_word(text: str, at: int) -> bool:
    """Whether there is a letter or digit on both sides."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def placed(
    items: Sequence[Placed], text: str, ruler: Ruler, unit: Unit, errors: list[UnreadableError]
) -> Iterator[Placed]:
    """Yield those of the items that stand in the text, with code points; the errors of the others are added."""
    for item in items:
        try:
            start, end = find(item, text, ruler, unit)
        except UnreadableError as error:
            errors.append(error)
        else:
            yield replace(item, start=start, end=end, quote=None)


def find(item: Span | Statement, text: str, ruler: Ruler, unit: Unit) -> tuple[int | None, int | None]:
    """The code points at which an item begins and ends; both None for a statement of which no place is claimed."""
    if item.start is None or item.end is None:
        return (None, None) if item.quote is None else find_quote(item.quote, text)
    start, end = ruler.read(item.start, unit), ruler.read(item.end, unit)
    if start is None or end is None or start >= end:
        found = f"{item.start}:{item.end}"
        raise UnreadableError("no span of the text", found=found, expected=f"one in {len(text)} {unit}")
    if item.quote and text[start:end] != normalise(item.quote.exact):
        if item.quote.prefix or item.quote.suffix:
            return find_quote(item.quote, text)
        expected = f"{excerpt(text[start:end])}, which stands at {item.start}:{item.end}"
        raise UnreadableError("quote is not what stands there", found=excerpt(item.quote.exact), expected=expected)
    return start, end


def find_quote(quote: Quote, text: str) -> tuple[int, int]:
    """Where these words stand between those around them; raises UnreadableError unless that is one place."""
    exact, prefix, suffix = normalise(quote.exact), normalise(quote.prefix), normalise(quote.suffix)
    starts = [at for at in starts_of(exact, text) if text[:at].endswith(prefix)] if exact else []
    starts = [at for at in starts if text.startswith(suffix, at + len(exact))]
    if len(starts) != 1:
        expected = f"it in the text once, found {len(starts)} times"
        raise UnreadableError("quote is not in the text once", found=excerpt(exact), expected=expected)
    return starts[0], starts[0] + len(exact)


def starts_of(words: str, text: str) -> Iterator[int]:
    """Yield where words begin in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
