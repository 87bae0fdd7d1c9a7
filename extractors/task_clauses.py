"""Clauses: the pieces of a text in which one order can stand, as "rà soát quy hoạch; báo cáo Thủ tướng" holds two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.lexicons.tasks import TaskLexicon
from extractors.reading import Reading
from extractors.records import Label

Span = tuple[int, int]

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

# A full stop ends a clause where the next sentence is glued to it, too: "nông thôn mới.UBND quận".
CLAUSE_END = re.compile(
    r";|\n|(?<=[a-zà-ỹ\ue001-\ue007])\.(?=[A-ZÀ-ỸĐ\ue001-\ue004])|…(?=\s+[A-ZÀ-ỸĐ\ue001-\ue004])|\.\.\.(?=\s*[;A-ZÀ-ỸĐ])"
    r"|(?<=[.;:])\s+(?=(?:[a-zđ]\)|\d{1,2}[.)]|\(\d\))\s+[A-ZÀ-ỸĐ\ue001-\ue004])"
    r"|(?<=[^:\d]):\s+(?=[a-zđ]\)|\d{1,2}[.)]|[-+*•]\s)"
    r"|(?:(?<=cụ thể)|(?<=như sau)|(?<=sau đây)|(?<=specifically)|(?<=following)|(?<=follows)):",
)
BULLET = re.compile(r"\s*(?:[-–+*•●▪]+\s+|\(?(?:\d{1,2}|[a-zđ])[.)](?:\s+|(?=[^\W\d]))|[\"“”‘'(…]+\s*)")
OPENING_QUOTES = '“"'
BLANK_TAIL = re.compile(r"[\s.,;:…\-–]+$")


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
    connective = re.compile(rf"(?:{any_of(lexicon.connectives)})(?!\w)\s*[,:]?\s*", re.IGNORECASE)
    quotes = 0
    for number, sentence in enumerate(reading.sentences):
        for start, end in _pieces(sketch, sentence.start, sentence.end):
            content = _skip_bullets(sketch, start, end)
            opening = content
            while (match := connective.match(sketch, content, end)) and match.end() < end:
                content = _skip_bullets(sketch, match.end(), end)
            quotes = quotes + sum(sketch.count(mark, start, content) for mark in OPENING_QUOTES)
            yield Clause(
                start=start,
                content=content,
                end=end,
                sentence=number,
                opening=sketch[opening:content].strip().casefold(),
                is_quoted=is_inside_quotes(sketch, sentence.start, content),
                opens_line=start == 0 or "\n" in sketch[max(0, start - 2) : start + 1],
            )


def is_inside_quotes(sketch: str, start: int, offset: int) -> bool:
    """Whether a quotation that opened after `start`, or lines before it, is still open at `offset`."""
    line = max(sketch.rfind("\n", 0, offset) + 1, offset - 1500)
    before = sketch[line:offset]
    curled = before.count("“") - before.count("”")
    return curled > 0 or before.count('"') % 2 == 1


def any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first; a blank in them matches any white space."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


def _pieces(sketch: str, start: int, end: int) -> Iterator[Span]:
    """The spans between the ends of clauses; what stands in brackets is not cut at a semicolon."""
    piece = start
    for match in CLAUSE_END.finditer(sketch, start, end):
        if match[0] == ";" and sketch.count("(", piece, match.start()) > sketch.count(")", piece, match.start()):
            continue
        if sketch[piece : match.start()].strip():
            yield _trim(sketch, piece, match.start())
        piece = match.end()
    if sketch[piece:end].strip():
        yield _trim(sketch, piece, end)


def _trim(sketch: str, start: int, end: int) -> Span:
    while start < end and sketch[start].isspace():
        start += 1
    while end > start and sketch[end - 1].isspace():
        end -= 1
    return start, end


def _skip_bullets(sketch: str, start: int, end: int) -> int:
    while (match := BULLET.match(sketch, start, end)) and match.end() > start:
        start = match.end()
    return start
