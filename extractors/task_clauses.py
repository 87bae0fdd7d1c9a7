"""Clauses: the pieces of a text in which one order can stand, as "rà soát quy hoạch; báo cáo Thủ tướng" holds two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from extractors.lexicons.tasks import TaskLexicon
from extractors.reading import Reading
from extractors.records import Label
from extractors.task_words import any_of, ignoring_case

Span: TypeAlias = tuple[int, int]

# A sketch shows each mention as a run of one sign, so that no pattern finds its words inside a name.
SIGNS: dict[Label, str] = {
    "PERSON": "\ue001",
    "POSITION": "\ue002",
    "ORG": "\ue003",
    "LOC": "\ue004",
    "DIRECTIVE": "\ue005",
    "DATE": "\ue006",
    "RANK": "\ue007",
}
ACTOR_SIGNS = "".join(SIGNS[label] for label in ("PERSON", "POSITION", "ORG", "LOC"))

_CAPITAL = rf"[A-ZÀ-ỸĐ{ACTOR_SIGNS}]"
_NUMBERING = r"(?:[a-zđ]\)|\d{1,2}[.)]|\(\d\))"
CLAUSE_END = re.compile(
    r"(?=[;\n.…:\s])"  # for speed: no other character begins one
    r"(?:;|\n"
    # The next sentence may be glued to the full stop ("nông thôn mới.UBND quận") or follow an ellipsis.
    rf"|(?<=[a-zà-ỹ\ue001-\ue007])\.(?={_CAPITAL})|…(?=\s+{_CAPITAL})|\.\.\.(?=\s*[;A-ZÀ-ỸĐ])"
    # Numbered items may stand in one line: "như sau: 1. Các sở rà soát. 2. Các huyện báo cáo."
    rf"|(?<=[.;:])\s+(?={_NUMBERING}\s+{_CAPITAL})|(?<=[^:\d]):\s+(?={_NUMBERING}|[-+*•]\s)"
    r"|(?:(?<=cụ thể)|(?<=như sau)|(?<=sau đây)|(?<=specifically)|(?<=following)|(?<=follows)):)"
)
BULLET = re.compile(r"\s*(?:[-–+*•●▪]+\s+|\(?(?:\d{1,2}|[a-zđ])[.)](?:\s+|(?=[^\W\d]))|[\"“”‘'(…]+\s*)")
# A quotation that opened further back than this is taken for closed, in code points.
LONGEST_QUOTE = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """``content`` is where the clause begins without bullet, quotation mark and connective ("đồng thời")."""

    start: int
    content: int
    end: int
    sentence: int  # its number in the article
    opening: str  # the connectives, in lower case
    is_quoted: bool
    opens_line: bool


def draw_sketch(reading: Reading) -> str:
    """The text with every mention drawn as a run of its sign; offsets are those of the text."""
    sketch = list(reading.text)
    for mention in reading.mentions:
        sketch[mention.start : mention.end] = SIGNS[mention.label] * (mention.end - mention.start)
    return "".join(sketch)


def split_clauses(reading: Reading, sketch: str, lexicon: TaskLexicon) -> Iterator[Clause]:
    """The clauses of all sentences, in reading order."""
    connective = ignoring_case(rf"(?:{any_of(lexicon.connectives)})(?!\w)\s*[,:]?\s*")
    for number, sentence in enumerate(reading.sentences):
        for start, end in _pieces(sketch, sentence.start, sentence.end):
            opening = content = _skip_bullets(sketch, start, end)
            while (match := connective.match(sketch, content, end)) and match.end() < end:
                content = _skip_bullets(sketch, match.end(), end)
            yield Clause(
                start=start,
                content=content,
                end=end,
                sentence=number,
                opening=sketch[opening:content].strip().casefold(),
                is_quoted=is_inside_quotes(sketch, content),
                opens_line=start == 0 or "\n" in sketch[max(0, start - 2) : start],
            )


def is_inside_quotes(sketch: str, offset: int) -> bool:
    """Whether a quotation that opened in the same line is still open at `offset`."""
    furthest = max(0, offset - LONGEST_QUOTE)
    before = sketch[max(furthest, sketch.rfind("\n", furthest, offset) + 1) : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _pieces(sketch: str, start: int, end: int) -> Iterator[Span]:
    """The spans between the ends of clauses; what stands in brackets is not cut at a semicolon."""
    piece = start
    for match in CLAUSE_END.finditer(sketch, start, end):
        is_in_brackets = sketch.count("(", piece, match.start()) > sketch.count(")", piece, match.start())
        if match[0] == ";" and is_in_brackets:
            continue
        yield from _trim(sketch, piece, match.start())
        piece = match.end()
    yield from _trim(sketch, piece, end)


def _trim(sketch: str, start: int, end: int) -> Iterator[Span]:
    """The span without the white space around it; nothing for a blank one."""
    while start < end and sketch[start].isspace():
        start += 1
    while end > start and sketch[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _skip_bullets(sketch: str, start: int, end: int) -> int:
    while (match := BULLET.match(sketch, start, end)) and match.end() > start:
        start = match.end()
    return start
