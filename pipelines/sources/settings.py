"""Sources as data: what `sources.toml` names, as a feed with its outlet, its language and how politely to ask it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from pipelines.rows import LanguageChoice


def web_address(text: str) -> str:
    """`text`, if it is an address to fetch from."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port of letters, or "http://[news"
        fits = False
    if not fits or re.search(r"\s", text):
        raise ValueError("an address, as https://tin.example.vn/rss/home.rss")
    return text


def pattern(text: str) -> str:
    """`text`, if it is a regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"a regular expression, as '/chinh-tri/.+[.]html'; it has a fault: {error}") from None
    return text


def time_zone(name: str) -> str:
    """`name`, if the time zone database knows it."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # also a folder of zones, as "Asia"
        raise ValueError("the name of a time zone, as Asia/Ho_Chi_Minh") from None
    return name


def band(limits: tuple[int, int]) -> tuple[int, int]:
    """`limits`, if the first is not above the second."""
    if limits[0] > limits[1]:
        raise ValueError("the least number first, as [5, 200]")
    return limits


def lasting_ledger(url: str) -> str:
    """`url`, if it names a database that is still there for the next pull."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("an SQLAlchemy URL, as sqlite:///data/raw/ledger.db") from None
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise ValueError("a database in a file, as sqlite:///data/raw/ledger.db")
    return url


Count: TypeAlias = Annotated[int, Field(ge=0)]
Band: TypeAlias = Annotated[tuple[Count, Count], AfterValidator(band)]
Pattern: TypeAlias = Annotated[str, AfterValidator(pattern)]
WebAddress: TypeAlias = Annotated[str, AfterValidator(web_address)]
FilePath: TypeAlias = Annotated[str, Field(min_length=1)]
TimeZone: TypeAlias = Annotated[str, AfterValidator(time_zone)]
Host: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]


class Politeness(BaseModel):
    """How a site may be asked. Times are seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user_agent: str = Field(default="Congbao (+https://github.com/congbao/congbao)", pattern=r"^[\x20-\x7e]+$")
    robots: bool = True  # obey robots.txt, its Crawl-delay too
    delay: float = Field(default=1.0, ge=0, le=3600)  # between two requests to a host
    at_once: int = Field(default=2, ge=1, le=256)  # requests to a host at the same time
    timeout: float = Field(default=20.0, gt=0, le=3600)  # for connecting, and between two pieces of an answer
    longest: float = Field(default=120.0, gt=0, le=36_000)  # for one answer as a whole
    attempts: int = Field(default=3, ge=1, le=10)
    longest_wait: float = Field(default=120.0, ge=0, le=3600)  # what Retry-After may ask for at most
    redirects: int = Field(default=5, ge=0, le=20)
    max_bytes: int = Field(default=64 * 2**20, ge=1)  # of a body, after decompression; reports may have so much
    private_addresses: bool = False  # also fetch from private, loopback and link-local addresses

    def overridden_by(self, other: Politeness) -> Politeness:
        """This politeness with what `other` says itself, field by field."""
        return self.model_copy(update=other.model_dump(exclude_unset=True))


class SourceSettings(BaseModel):
    """What every kind of source says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,62}$")
    outlet: str | None = None  # the article's `source`; the host when it isn't named
    language: LanguageChoice = "auto"
    time_zone: TimeZone = "Asia/Ho_Chi_Minh"  # of times that name none
    expect: Band | None = None  # articles listed a pull, at least and at most
    min_characters: int = Field(default=200, ge=0)  # a shorter text is no article
    recheck_days: float = Field(default=3.0, ge=0)  # how long after its first visit a page is asked for again
    retry_days: float = Field(default=7.0, ge=0)  # how long a page whose fetching fails is tried again
    politeness: Politeness = Politeness()
    verified: bool = True  # false: never tried
    enabled: bool = True

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of times that name none."""
        return ZoneInfo(self.time_zone)


class FeedSource(SourceSettings):
    """RSS and Atom feeds."""

    kind: Literal["feed"]
    urls: tuple[WebAddress, ...] = Field(min_length=1)


class SitemapSource(SourceSettings):
    """Sitemaps, news sitemaps and indexes of them."""

    kind: Literal["sitemap"]
    urls: tuple[WebAddress, ...] = Field(min_length=1)
    include: Pattern | None = None  # a regular expression that addresses must have
    exclude: Pattern | None = None
    since_days: float | None = Field(default=None, gt=0, le=36_500)  # only what the sitemap says changed so lately


class SectionSource(SourceSettings):
    """Section pages, on which the links to articles are found."""

    kind: Literal["section"]
    urls: tuple[WebAddress, ...] = Field(min_length=1)
    include: Pattern | None = None  # instead of what the page itself shows to be articles
    exclude: Pattern | None = None


class UrlListSource(SourceSettings):
    """Addresses, one a line, in files, or written here."""

    kind: Literal["urls"]
    files: tuple[FilePath, ...] = ()
    urls: tuple[WebAddress, ...] = ()

    @model_validator(mode="after")
    def names_something(self) -> UrlListSource:
        """This source, if it has files or addresses."""
        if not self.files and not self.urls:
            raise ValueError("files or urls")
        return self


class FolderSource(SourceSettings):
    """Files and folders with HTML, text, JSONL, PDF or DOCX."""

    kind: Literal["folder"]
    paths: tuple[FilePath, ...] = Field(min_length=1)


class WarcSource(SourceSettings):
    """Web archives: WARC files, here or at an address."""

    kind: Literal["warc"]
    files: tuple[FilePath, ...] = Field(min_length=1)
    hosts: tuple[Host, ...] = ()  # only pages of these and their subdomains


class CommonCrawlSource(SourceSettings):
    """Common Crawl's news archives of some months, streamed."""

    kind: Literal["common-crawl-news"]
    months: tuple[Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")], ...] = Field(min_length=1)
    hosts: tuple[Host, ...] = ()
    base: WebAddress = "https://data.commoncrawl.org/"


Source: TypeAlias = Annotated[
    FeedSource | SitemapSource | SectionSource | UrlListSource | FolderSource | WarcSource | CommonCrawlSource,
    Field(discriminator="kind"),
]


class SourcesFile(BaseModel):
    """The whole of `sources.toml`. Paths are relative to its folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    raw: FilePath = "data/raw/pages"  # where the bytes are kept: a folder, or any location that fsspec knows
    # What was visited, when, with what outcome.
    ledger: Annotated[str, AfterValidator(lasting_ledger)] = "sqlite:///data/raw/ledger.db"
    politeness: Politeness = Politeness()  # for the sources that say nothing else
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def names_are_unique(self) -> SourcesFile:
        """This file, if each of its sources has a name of its own."""
        twice = [name for name, times in Counter(source.name for source in self.sources).items() if times > 1]
        if twice:
            raise ValueError(f"a name of its own for each source; used more than once: {', '.join(twice)}")
        return self
