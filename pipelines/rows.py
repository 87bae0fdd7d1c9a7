"""One line of JSONL becomes an Article, as {"id": "1", "title": "…", "text": "…", "date": "2024-07-20"} does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from extractors.decode import normalise
from extractors.language import UndecidableLanguageError, detect_language
from extractors.records import Article, Language, content_id
from pipelines.failures import Failure, Origin, UnreadableError, excerpt

LanguageChoice: TypeAlias = Literal["auto", "vi", "en"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")

# Longer than any news article or report seen (a law code has about 500,000); what is longer is a mistake or an
# archive, and would hold up all that comes after it.
MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article and where it was read."""

    article: Article
    origin: Origin
    # Of those that were pulled:
    story_id: str | None = None  # the id of the first article of its story
    version: int | None = None  # 1 for the first that was pulled
    retrieved_at: str | None = None  # when this version came, ISO 8601, UTC


def parse_row(line: bytes, origin: Origin, language: LanguageChoice = "auto") -> Iterator[Document | Failure]:
    """The article in one line of JSONL, after a failure for each of its fields that had to be left empty.

    A line without a usable text, id or language is a failure alone.
    """
    try:
        article, errors = read_row(line, language)
    except UnreadableError as error:
        yield error.at(origin)
        return
    for broken in errors:
        yield replace(broken.at(origin), article_id=article.id)
    yield Document(article=article, origin=origin)


def read_row(
    line: bytes, language: LanguageChoice = "auto", *, url: str | None = None, source: str | None = None
) -> tuple[Article, list[UnreadableError]]:
    """The article in one line of JSONL, and an error for each of its fields that had to be left empty.

    `url` and `source` stand for those that the line doesn't name.
    Raises UnreadableError for a line without a usable text, id or language.
    """
    row = load_object(line)
    text = required_text(row.get("text"))
    fields: dict[str, str | None] = {"article_id": given_id(row.get("id"))}
    language = given_language(row, language)
    errors = []
    for field, names, parse in OPTIONAL_FIELDS:
        try:
            fields[field] = parse(first_of(row, names), names[0])
        except UnreadableError as error:
            errors.append(error)
    known = {**fields, "url": fields.get("url") or url, "source": fields.get("source") or source}
    return make_article(text, language, **known), errors


def make_article(
    text: str,
    language: LanguageChoice,
    *,
    article_id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published_at: str | None = None,
    author: str | None = None,
    section: str | None = None,
) -> Article:
    """The article of this text; without an id of its own it is known by its URL, title and text.

    Raises UnreadableError when its language is asked for and can't be told.
    """
    try:
        detected = detect_language(text) if language == "auto" else language
    except UndecidableLanguageError:
        expected = "a text in Vietnamese or English"
        raise UnreadableError("no language", found=excerpt(text.strip()), expected=expected) from None
    return Article(
        id=article_id or content_id(url, title, text),
        text=text,
        language=detected,
        title=title,
        url=url,
        source=source or outlet(url),
        published_at=published_at,
        author=author,
        section=section,
    )


def load_object(line: bytes) -> dict[str, Any]:
    """The JSON object in `line`; raises UnreadableError for anything else."""
    try:
        row = json.loads(line.strip().decode("utf-8"))
    except UnicodeDecodeError as error:
        byte = f"byte 0x{line[error.start]:02x} at position {error.start}"
        raise UnreadableError("not UTF-8", found=byte) from None
    except (ValueError, RecursionError) as error:  # also a number of 5,000 digits, or 100,000 brackets
        raise UnreadableError("not JSON", found=str(error)) from None
    if not isinstance(row, dict):
        raise UnreadableError("not a JSON object", found=excerpt(row), expected='{"text": "…"}')
    return row


def required_text(value: object) -> str:
    """`value` as the text of an article; raises UnreadableError when it is none."""
    if value is None:
        raise UnreadableError("no text", expected='a "text" field')
    if not isinstance(value, str):
        raise UnreadableError("text is not a string", found=excerpt(value))
    text = normalise(value)
    if not text.strip():
        raise UnreadableError("no text", found="white space only" if value else "an empty text")
    if len(text) > MAX_CHARACTERS:
        expected = f"at most {MAX_CHARACTERS:,}: split it into its articles"
        raise UnreadableError("text too long", found=f"{len(text):,} characters", expected=expected)
    return text


def given_id(value: object) -> str | None:
    """The id that the row brings, numbers as strings, or None."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableError("id is not a string", found=excerpt(value))
    return normalise(str(value))


def given_language(row: dict[str, Any], wanted: LanguageChoice) -> LanguageChoice:
    """The language to read the row in: the one `wanted`, else the row's own, else "auto"."""
    if wanted != "auto":
        return wanted
    value = first_of(row, ("language", "lang"))
    if value in (None, "", "auto"):
        return "auto"
    for language in LANGUAGES:
        if value == language:
            return language
    raise UnreadableError("unknown language", found=excerpt(value), expected=" or ".join(LANGUAGES))


def optional_string(value: object, name: str) -> str | None:
    """`value` without outer white space, or None when there is none; raises UnreadableError unless it is a string."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f"{name} is not a string", found=excerpt(value))
    return normalise(value).strip() or None


def parse_date(value: object, name: str = "date") -> str | None:
    """The ISO day, or time with its zone if it has one, that `value` is; raises UnreadableError for "31/02/2024"."""
    if value is None or value == "":
        return None
    text = value.strip() if isinstance(value, str) else ""
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text).isoformat()
        except ValueError:
            continue
    raise UnreadableError(f"{name} is no date", found=excerpt(value), expected="YYYY-MM-DD, perhaps with a time")


# The field of the article, its names in the row by preference, and what makes a value of it.
OPTIONAL_FIELDS = (
    ("title", ("title",), optional_string),
    ("url", ("url",), optional_string),
    ("source", ("source",), optional_string),
    ("author", ("author",), optional_string),
    ("section", ("section",), optional_string),
    ("published_at", ("date", "published_at"), parse_date),
)


def first_of(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The value of the first of these names that the row has."""
    return next((row[name] for name in names if row.get(name) is not None), None)


def outlet(url: str | None) -> str | None:
    """The host of a URL, by which an outlet is known when it isn't named."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # "http://[news" is no URL
        return None
