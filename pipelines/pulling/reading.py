"""Reading a page: the bytes that came are kept, and become an article, or a reason why they are none.

`read_page` runs in processes of its own, since cleaning is the only work of a pull that keeps a processor busy.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from extractors.records import Article, content_id
from pipelines.articles import article_from
from pipelines.failures import UnreadableError
from pipelines.fetching.charsets import declared_charset
from pipelines.fetching.pages import Page
from pipelines.pulling.outcomes import Outcome
from pipelines.pulling.raw import RawStore, digest_of
from pipelines.pulling.stories import signature_of
from pipelines.rows import LanguageChoice

if TYPE_CHECKING:
    from pipelines.sources.settings import SourceSettings

# What isn't read, by the reason that `article_from` gives; any other reason is a failure.
OUTCOMES: dict[str, Outcome] = {"no text": "not an article", "no language": "wrong language"}

# Rows of JSONL, which bring ids of their own.
OF_ROWS = ("application/json", "application/jsonl", "application/x-ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be read: a page, how its source wants it read, and what is known of the address."""

    page: Page
    source: str
    outlet: str | None
    language: LanguageChoice
    time_zone: str
    min_characters: int
    known_text: str | None = None  # the digest of the text that it had before


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a page is. Without an article `reason` says why."""

    outcome: Outcome  # "new" for every article; the ledger knows which of them are not
    body_digest: str
    text_digest: str | None = None
    raw_key: str | None = None  # missing when the page was known by its text, and not kept again
    reason: str | None = None
    found: str | None = None
    expected: str | None = None
    article: Article | None = None
    own_id: bool = False  # the article's id came with it
    signature: bytes = b""


def request_for(page: Page, source: SourceSettings, known_text: str | None = None) -> Request:
    """What is to be read of a page of a source."""
    return Request(
        page=page,
        source=source.name,
        outlet=source.outlet,
        language=source.language,
        time_zone=source.time_zone,
        min_characters=source.min_characters,
        known_text=known_text,
    )


def read_page(request: Request, raw: str) -> Read:
    """Keep a page in the raw store at `raw`, unless it says what it said before, and make it an article."""
    read = read_article(request)
    if read.text_digest is not None and read.text_digest == request.known_text:
        return replace(read, outcome="unchanged")
    return replace(read, raw_key=opened(raw).add(request.page))


def read_article(request: Request) -> Read:
    """The article of a page, or why it is none."""
    body_digest = digest_of(request.page.body)
    try:
        article = article_of(request)
    except UnreadableError as error:
        return Read(
            outcome=OUTCOMES.get(error.reason, "failed"),
            body_digest=body_digest,
            text_digest=digest_of(str(error.reason).encode()),
            reason=error.reason,
            found=error.found,
            expected=error.expected,
        )
    read = Read(outcome="new", body_digest=body_digest, text_digest=text_digest(article), article=article)
    if request.language not in ("auto", article.language):
        return replace(read, outcome="wrong language", article=None, found=article.language, expected=request.language)
    if len(article.text) < request.min_characters:
        found, expected = f"{len(article.text)} characters", f"at least {request.min_characters}"
        return replace(read, outcome="too short", article=None, found=found, expected=expected)
    own_id = is_row(request.page)
    return replace(
        read,
        article=article if own_id else replace(article, id=article_id(article, request.page.final_url)),
        own_id=own_id,
        signature=signature_of(article.text),
    )


def article_of(request: Request) -> Article:
    """The article of a page in whichever language it is; raises UnreadableError."""
    page = request.page
    return article_from(
        page.body,
        content_type=page.header("Content-Type"),
        url=page.final_url,
        declared=declared_charset(page.header("Content-Type")),
        time_zone=zone(request.time_zone),
        not_after=page.fetched_at,
        outlet=request.outlet,
    )


def article_id(article: Article, address: str) -> str:
    """The id that an article keeps through its versions: that of its canonical address, or else of where it was."""
    is_web = urlsplit(article.url or "").scheme in ("http", "https")
    return content_id("article", article.url if is_web else address)


def is_row(page: Page) -> bool:
    """Whether a page is a line of JSONL."""
    return (page.header("Content-Type") or "").partition(";")[0] in OF_ROWS


def text_digest(article: Article) -> str:
    """The SHA-256 of an article's title and text, the words by which a new version is told."""
    return hashlib.sha256(f"{article.title}\n{article.text}".encode()).hexdigest()


@cache
def zone(name: str) -> ZoneInfo:
    """A time zone by its name, as "Asia/Ho_Chi_Minh"."""
    return ZoneInfo(name)


@cache
def opened(raw: str) -> RawStore:
    """The raw store at a location, opened once in a process."""
    return RawStore(raw)
