"""CoNLL-2003: a token a line with its tag, an empty line after each sentence, "-DOCSTART- -X- O O" before each article.

Ông _ _ O
Trần _ _ B-PERSON
Bình _ _ I-PERSON

Tags are IOB2: each mention begins with B. The columns for parts of speech and phrases have "_". This is what
`spacy convert --converter conll` and other readers of the corpus of the shared task take; see Tjong Kim Sang and
De Meulder 2003, https://aclanthology.org/W03-0419/. White space and ids have no place in it: an article is known
by its words, and offsets come back from its text in the store. Facts have no place either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.tags import OUTSIDE
from pipelines.exchange.records import Audited, Claim, Span
from pipelines.exchange.tokens import tokens_of, trimmed
from pipelines.failures import Failure, Origin, UnreadableError, excerpt
from pipelines.files import whole_file

DOCSTART = "-DOCSTART-"
# spaCy knows it in this form alone; others have a different third column.
DOCSTART_LINE = f"{DOCSTART} -X- O O"
EMPTY = "_"


def write_conll(articles: Iterable[Audited], path: Path) -> int:
    """Write the mentions of articles to a file, which appears when all is done; return how many articles there are."""
    count = 0
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for audited in articles:
            file.writelines(f"{line}\n" for line in conll_lines(audited))
            count += 1
    return count


def conll_lines(audited: Audited) -> Iterator[str]:
    """Yield the lines of an article; no sentence ends inside a mention."""
    yield DOCSTART_LINE
    text = audited.article.text
    spans = [(*trimmed(text, row["span_start"], row["span_end"]), row["label"]) for row in audited.mentions]
    labels = {start: (end, label) for start, end, label in spans}
    end, label = 0, ""
    for token in tokens_of(audited.article, [cut for start, stop, _ in spans for cut in (start, stop)]):
        is_inside = token.start < end
        if token.start in labels:
            end, label = labels[token.start]
        if token.is_first and not is_inside:
            yield ""
        tag = f"I-{label}" if is_inside else f"B-{label}" if token.start < end else OUTSIDE
        yield f"{text[token.start : token.end]} {EMPTY} {EMPTY} {tag}"
    yield ""


@dataclass(slots=True, kw_only=True)
class Tagged:
    """The tokens of one article of a file, as its lines are read."""

    origin: Origin
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    error: UnreadableError | None = None


def read_conll(path: Path) -> Iterator[Claim | Failure]:
    """Yield what the articles of a file claim, and a failure for each with a line that is no token with its tag.

    The spans of a claim count its words, as `place_words` expects them.
    """
    tagged: Tagged | None = None
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            columns = line.split()
            if columns and columns[0] == DOCSTART and "-X-" in columns:
                if tagged:
                    yield claim_of(tagged)
                tagged = Tagged(origin=Origin(document=str(path), line=number))
            elif columns:
                tagged = tagged or Tagged(origin=Origin(document=str(path), line=number))
                add_token(tagged, columns, number)
    if tagged:
        yield claim_of(tagged)


def add_token(tagged: Tagged, columns: list[str], number: int) -> None:
    """Add the token of a line; the first line that has none is kept as an error."""
    tag = columns[-1]
    if len(columns) < 2 or not (tag == OUTSIDE or tag[:2] in ("B-", "I-")):
        expected = "a token and its tag: O, B-LABEL or I-LABEL"
        tagged.error = tagged.error or UnreadableError(
            "no token with a tag", found=f"{excerpt(' '.join(columns))} in line {number}", expected=expected
        )
    tagged.words.append(columns[0])
    tagged.tags.append(tag)


def claim_of(tagged: Tagged) -> Claim | Failure:
    """What the tags of an article claim."""
    if tagged.error:
        return tagged.error.at(tagged.origin)
    return Claim(origin=tagged.origin, words=tuple(tagged.words), spans=tuple(spans_of(tagged.tags)))


def spans_of(tags: list[str]) -> Iterator[Span]:
    """Yield the spans that tags spell: first word, and word after the last.

    As in the files of the shared task, which are IOB1, an I that follows another label or none begins a span too.
    """
    start, label = 0, ""
    for at, tag in enumerate([*tags, OUTSIDE]):
        if label and tag != f"I-{label}":
            yield Span(label=label, start=start, end=at)
            label = ""
        if not label and tag != OUTSIDE:
            start, label = at, tag[2:]
