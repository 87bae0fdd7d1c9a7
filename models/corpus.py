"""Annotated articles, read and cut into the tokens and tags that taggers learn from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from extractors.reading import Reading
from extractors.records import LABELS, Article, Label, Language, Mention
from extractors.segment import Span, segmenter_for
from extractors.tag import chunk_sentences
from extractors.tags import encode

# The fields that no annotated article is without.
REQUIRED: tuple[tuple[str, type], ...] = (("id", str), ("lang", str), ("text", str), ("mentions", list))


class AnnotationError(ValueError):
    """An annotated article that breaks the format: which file and line, what was found, what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with the annotators' mentions in reading order; ``row`` is its JSON object, facts included."""

    article: Article
    mentions: tuple[Mention, ...]
    row: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedText:
    """A run of tokens with a tag for each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_annotated(path: Path, language: Language | None = None) -> list[AnnotatedArticle]:
    """The annotated articles in a JSONL file, of one language or of all.

    Raises AnnotationError for a line that is no annotated article, a mention that overlaps another or doesn't cover
    the text it says, or an id that comes twice.
    """
    articles: dict[str, AnnotatedArticle] = {}
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                place = f"{path}:{number}"
                annotated = _parse(_load(line, place), place)
                if annotated.article.id in articles:
                    raise AnnotationError(f"{place}: id {annotated.article.id!r} comes twice; expected ids that differ")
                articles[annotated.article.id] = annotated
    return [a for a in articles.values() if language in (None, a.article.language)]


def _load(line: bytes, place: str) -> dict[str, Any]:
    """The JSON object of an annotated article, with all the fields it must have."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise AnnotationError(f"{place}: not JSON: {error}") from None
    if not isinstance(row, dict):
        raise AnnotationError(f"{place}: not a JSON object; expected an annotated article")
    # What `congbao extract` writes has "language", and corrected by hand it is an annotated article.
    row.setdefault("lang", row.get("language"))
    for name, kind in REQUIRED:
        if not isinstance(row.get(name), kind):
            expected = ", ".join(f'"{field}"' for field, _ in REQUIRED)
            raise AnnotationError(f'{place}: no "{name}"; expected an annotated article with {expected}')
    if row["lang"] not in get_args(Language):
        raise AnnotationError(f"{place}: language {row['lang']!r}; expected {' or '.join(get_args(Language))}")
    return row


def _parse(row: dict[str, Any], place: str) -> AnnotatedArticle:
    text = row["text"]
    try:
        published_at = row.get("date") or row.get("published_at")
        article = Article(
            id=row["id"],
            text=text,
            language=row["lang"],
            title=row.get("title"),
            url=row.get("url"),
            source=row.get("source"),
            published_at=published_at,
        )
        if published_at:
            date.fromisoformat(published_at[:10])
        mentions = [
            Mention(
                start=m["start"],
                end=m["end"],
                label=m["label"],
                text=text[m["start"] : m["end"]],
                confidence=1.0,
                source="annotated",
            )
            for m in row["mentions"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise AnnotationError(f"{place}: no annotated article: {type(error).__name__}: {error}") from None
    mentions.sort(key=lambda mention: mention.start)
    end = 0
    for mention, record in zip(mentions, sorted(row["mentions"], key=lambda m: m["start"]), strict=True):
        found = f"mention {mention.start}:{mention.end}"
        if mention.label not in LABELS:
            raise AnnotationError(f"{place}: {found} has the label {mention.label!r}; expected {', '.join(LABELS)}")
        if not 0 <= mention.start < mention.end <= len(text):
            raise AnnotationError(f"{place}: {found} is no span of a text of {len(text)} characters")
        if mention.start < end:
            raise AnnotationError(f"{place}: {found} begins in the one before; expected mentions that don't overlap")
        if record.get("text", mention.text) != mention.text:
            expected = f"{record['text']!r} at {mention.start}:{mention.end}"
            raise AnnotationError(f"{place}: mention covers {mention.text!r}; expected {expected}")
        end = mention.end
    return AnnotatedArticle(article=article, mentions=tuple(mentions), row=row)


def tagged_texts(articles: Iterable[AnnotatedArticle]) -> Iterator[TaggedText]:
    """Yield the articles cut into runs of tokens, as the taggers will see them.

    A mention that begins or ends inside a token can't be taught and is left out.
    """
    for annotated in articles:
        article = annotated.article
        sentences = segmenter_for(article.language).sentences(article.text)
        for tokens in chunk_sentences(Reading(article, sentences, ())):
            yield TaggedText(
                words=tuple(article.text[start:end] for start, end in tokens),
                tags=tuple(encode(token_spans(tokens, annotated.mentions), len(tokens))),
            )


def token_spans(tokens: Sequence[Span], mentions: Iterable[Mention]) -> list[tuple[int, int, Label]]:
    """The mentions as (first token, token after the last, label), without those that begin or end inside a token."""
    begins = {start: at for at, (start, _) in enumerate(tokens)}
    ends = {end: at + 1 for at, (_, end) in enumerate(tokens)}
    return [
        (begins[mention.start], ends[mention.end], mention.label)
        for mention in mentions
        if mention.start in begins and mention.end in ends
    ]
