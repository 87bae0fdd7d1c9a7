"""Offsets: code points and UTF-16 code units of a text; "A" in "🙂A" is 1 to 2 of the ones, 2 to 3 of the others.

Which of them tools count, by their own code and documentation:

spaCy             code points, as Python's strings have them
W3C annotations   code points: "The selection of the text MUST be in terms of unicode code points" (Web Annotation Data
                  Model, 4.2.4, https://www.w3.org/TR/annotation-model/); browsers' tools count UTF-16 all the same
Label Studio      code points (`charsToCodePoints` in its editor's selection-tools.js); versions before 2022 UTF-16
                  (https://github.com/HumanSignal/label-studio/issues/1347)
doccano           UTF-16 (https://github.com/doccano/doccano/issues/2290), or clusters of graphemes in projects that
                  "count grapheme clusters as one character"
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from extractors.decode import normalise
from pipelines.exchange.records import Span, Statement, Unit

# Characters beyond this have two code units.
LAST_OF_ONE_UNIT = "\uffff"


def told_by_quotes(items: Iterable[Span | Statement]) -> tuple[Unit, ...]:
    """What offsets may count in a file that should count code points: only quotes can say that it doesn't."""
    return ("code-points", "utf-16") if any(item.quote for item in items) else ("code-points",)


def is_plain(text: str) -> bool:
    """Whether every code point of a text has one code unit, so that both counts agree."""
    return not text or max(text) <= LAST_OF_ONE_UNIT


def code_units(text: str) -> list[int]:
    """The code unit at which each code point of a text begins, and how many there are."""
    return list(accumulate((1 + (letter > LAST_OF_ONE_UNIT) for letter in text), initial=0))


class Ruler:
    """Reads offsets into a text as a file has it, whichever unit they count, as code points of its NFC form."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._is_composed = normalise(written) == written
        self._code_points = None if is_plain(written) else {unit: at for at, unit in enumerate(code_units(written))}

    def read(self, offset: int, unit: Unit) -> int | None:
        """The code point at an offset; None for one outside the text, or in the middle of a character."""
        if unit == "utf-16" and self._code_points is not None:
            at = self._code_points.get(offset)
        else:
            at = offset if 0 <= offset <= len(self._written) else None
        return at if at is None or self._is_composed else len(normalise(self._written[:at]))
