"""Ranking tables: numbered names in running text, as "Bảng xếp hạng: 1. Đà Nẵng 2. Quảng Ninh 3. Đồng Tháp".

Rows of tables are lines with marks between their cells: "1 | Đà Nẵng | 92,18".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.lexicons.rankings import RankingLexicon
from extractors.ordinals import parse_points

# Fewer items are more often numbered sections of an article.
FEWEST = 3
# Characters before the first item in which the words stand that make it a table of ranks.
HEADING = 100

UPPER = r"[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
WORD = rf"{UPPER}(?:[^\W\d_]|[.&'’-](?=[^\W\d_]))*"
NUMBERED = re.compile(rf"(?<![\d.,/])(?P<place>\d{{1,3}})[.)] ?(?={UPPER})")
# A name may end with any word here, as nothing else is in its cell.
ROW = re.compile(
    rf"^(?P<place>\d{{1,3}})[.)]? \| (?P<name>{UPPER}[^|\n]{{1,78}}?)(?= \|| *$)(?P<cells>.*)$", re.MULTILINE
)
CELL_SCORE = re.compile(r"\| (\d{1,4}(?:[.,]\d{1,3})?)(?: ?điểm| points)?(?= \||$)")
# Names may be glued to the next number, "Đà Nẵng2. Quảng Ninh", and the last one to the text behind the table.
CAPITALISED = re.compile(rf"{WORD}(?: (?:{WORD}|và|and|of|&))*(?=\s*(?:[,;.…\n(–:-]|\d{{1,3}}[.)]|$|{UPPER}))")
SCORE = re.compile(
    r"(?::| [–-])? ?\(?(?P<score>\d{1,4}(?:[.,]\d{1,3})?)(?: ?điểm| points)?(?:[^)\n]{0,20}\)|(?=[,;\s]|$))"
)
# What may stand between two items: nothing much, or the dots of a cut.
GAP = re.compile(r"[\s,;.…–-]*(?:and )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One numbered name; ``text[start:end]`` is the name."""

    start: int
    end: int
    place: int
    score: str | None


def find_tables(text: str, name_ends: Mapping[int, int], lexicon: RankingLexicon) -> list[list[Row]]:
    """The tables of `text`, each at least three rows with rising places, the first of them 1.

    `name_ends` has the ends of the names known by their starts; other names end with their capitals.
    """
    tables: list[list[Row]] = []
    rows: list[Row] = []
    last_end = 0
    items = sorted([*NUMBERED.finditer(text), *ROW.finditer(text)], key=lambda match: match.start())
    for match in items:
        row, end = _read_cells(match) if match.re is ROW else _read_row(text, match, name_ends)
        if row is None:
            continue
        goes_on = bool(rows) and GAP.fullmatch(text, last_end, match.start()) and row.place > rows[-1].place
        if not goes_on:
            tables.append(rows)
            rows = []
        if rows or row.place == 1:
            rows.append(row)
        last_end = end
    tables.append(rows)
    long = (table for table in tables if len(table) >= FEWEST)
    return [table for table in long if _is_headed(text, table[0], lexicon) or _is_falling(table, lexicon)]


def _read_row(text: str, number: re.Match[str], name_ends: Mapping[int, int]) -> tuple[Row | None, int]:
    start = number.end()
    name = CAPITALISED.match(text, start)
    end = name_ends.get(start) or (name.end() if name else None)
    if end is None:
        return None, start
    score = SCORE.match(text, end)
    row = Row(start=start, end=end, place=int(number["place"]), score=score["score"] if score else None)
    return row, score.end() if score else end


def _read_cells(line: re.Match[str]) -> tuple[Row, int]:
    """The row of a table; its points are in the only cell with a number."""
    scores = CELL_SCORE.findall(line["cells"])
    score = scores[0] if len(scores) == 1 else None
    return Row(start=line.start("name"), end=line.end("name"), place=int(line["place"]), score=score), line.end()


def _is_falling(table: Sequence[Row], lexicon: RankingLexicon) -> bool:
    """Whether every row has points, each fewer than the row before."""
    points = [parse_points(row.score, lexicon.decimal) for row in table if row.score]
    return len(points) == len(table) and all(more > fewer for more, fewer in pairwise(points))


def _is_headed(text: str, first: Row, lexicon: RankingLexicon) -> bool:
    return lexicon.heading.search(text[max(0, first.start - HEADING) : first.start].rstrip(" 1.)")) is not None
