"""Word lists: the numbers and bullets that Word shows before paragraphs and keeps out of their text, as "Điều 2."."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
MOST_LEVELS = 9
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number in Roman figures, 4 as "IV"; in plain ones from 400, which no list reaches."""
    if not 0 < number < 400:
        return str(number)
    written = ""
    for value, figures in ROMAN:
        written += figures * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """A number as a letter, 3 as "c", 28 as "bb"."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 300 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
}


class Lists:
    """The lists of a document, counted as its paragraphs come; made from the roots of its `numbering` and `styles`."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.counts: dict[str, list[int | None]] = {}
        self.levels: dict[str, dict[int, Any]] = {}
        self.of_styles: dict[str, Any] = {}
        kinds = (
            {} if numbering is None else {of.get(WORD + "abstractNumId"): of for of in _all(numbering, "abstractNum")}
        )
        for number in [] if numbering is None else _all(numbering, "num"):
            kind = kinds.get(_value(number, "abstractNumId"))
            levels = [] if kind is None else _all(kind, "lvl")
            self.levels[number.get(WORD + "numId")] = {int(level.get(WORD + "ilvl", 0)): level for level in levels}
        for style in [] if styles is None else _all(styles, "style"):
            properties = style.find(WORD + "pPr")
            if properties is not None and properties.find(WORD + "numPr") is not None:
                self.of_styles[style.get(WORD + "styleId")] = properties.find(WORD + "numPr")

    def marker(self, properties: Any, style: str | None) -> str:
        """What Word shows before a paragraph, with the space behind it; "" for one in no list."""
        own = None if properties is None else properties.find(WORD + "numPr")
        place = own if own is not None else self.of_styles.get(style or "")
        if place is None:
            return ""
        name, at = _value(place, "numId") or "", min(int(_value(place, "ilvl") or 0), MOST_LEVELS - 1)
        level = self.levels.get(name, {}).get(at)
        if level is None:
            return ""
        written = _value(level, "lvlText") or ""
        if _value(level, "numFmt") == "bullet":
            return f"{BULLET} "
        numbers = self._counted(name, at)
        text = re.sub(r"%([1-9])", lambda match: self._written(name, int(match[1]) - 1, numbers), written)
        return f"{text} " if text else ""

    def _counted(self, name: str, at: int) -> list[int | None]:
        """The numbers of all levels for the next paragraph on level `at`; those below it begin anew."""
        counts = self.counts.setdefault(name, [None] * MOST_LEVELS)
        before = counts[at]
        counts[at] = self._start(name, at) if before is None else before + 1
        counts[at + 1 :] = [None] * (MOST_LEVELS - at - 1)
        return counts

    def _start(self, name: str, at: int) -> int:
        level = self.levels[name].get(at)
        return int((None if level is None else _value(level, "start")) or 1)

    def _written(self, name: str, at: int, numbers: list[int | None]) -> str:
        number = numbers[at] if numbers[at] is not None else self._start(name, at)
        level = self.levels[name].get(at)
        form = (None if level is None else _value(level, "numFmt")) or "decimal"
        return FORMATS.get(form, str)(number or 0)


def _all(parent: Any, name: str) -> list[Any]:
    return list(parent.iterchildren(WORD + name))


def _value(element: Any, name: str) -> str | None:
    found = element.find(WORD + name)
    value: str | None = None if found is None else found.get(WORD + "val")
    return value
