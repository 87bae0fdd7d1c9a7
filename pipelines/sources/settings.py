"""Sources as data: what `sources.toml` names, as a feed with its outlet, its language and how politely to ask it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from pipelines.rows import LanguageChoice

Band: TypeAlias = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class Politeness(BaseModel):
    """How a site may be asked. Times are seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user_agent: str = "Congbao (+https://github.com/congbao/congbao)"
    robots: bool = True  # obey robots.txt, its Crawl-delay too
    delay: float = Field(default=1.0, ge=0, le=3600)  # between two requests to a host
    at_once: int = Field(default=2, ge=1, le=256)  # requests to a host at the same time
    timeout: float = Field(default=20.0, gt=0, le=3600)  # for connecting, and between two pieces of an answer
    longest: float = Field(default=120.0, gt=0, le=36_000)  # for one answer as a whole
    attempts: int = Field(default=3, ge=1, le=10)
    longest_wait: float = Field(default=120.0, ge=0, le=3600)  # what Retry-After may ask for at most
    redirects: int = Field(default=5, ge=0, le=20)
    max_bytes: int = Field(default=16 * 2**20, ge=1)  # of a body, after decompression
    private_addresses: bool = False  # also fetch from private, loopback and link-local addresses


class SourceSettings(BaseModel):
    """What every kind of source says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,62}$")
    outlet: str | None = None  # the article's `source`; the host when it isn't named
    language: LanguageChoice = "auto"
    time_zone: str = "Asia/Ho_Chi_Minh"  # of times that name none
    expect: Band | None = None  # articles listed a pull, at least and at most
    min_characters: int = Field(default=200, ge=0)  # a shorter text is no article
    recheck_days: float = Field(default=3.0, ge=0)  # how long after its first visit a page is asked for again
    politeness: Politeness = Politeness()
    verified: bool = True  # false: never tried
    enabled: bool = True


class FeedSource(SourceSettings):
    """RSS and Atom feeds."""

    kind: Literal["feed"]
    urls: tuple[str, ...] = Field(min_length=1)


class SitemapSource(SourceSettings):
    """Sitemaps, news sitemaps and indexes of them."""

    kind: Literal["sitemap"]
    urls: tuple[str, ...] = Field(min_length=1)
    include: str | None = None  # a regular expression that addresses must have
    exclude: str | None = None
    since_days: float | None = Field(default=None, gt=0)  # only what the sitemap says changed so lately


class SectionSource(SourceSettings):
    """Section pages, on which the links to articles are found."""

    kind: Literal["section"]
    urls: tuple[str, ...] = Field(min_length=1)
    include: str | None = None  # instead of what the page itself shows to be articles
    exclude: str | None = None


class UrlListSource(SourceSettings):
    """Addresses, one a line, in files, or written here."""

    kind: Literal["urls"]
    files: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


class FolderSource(SourceSettings):
    """Files and folders with HTML, text, JSONL, PDF or DOCX."""

    kind: Literal["folder"]
    paths: tuple[str, ...] = Field(min_length=1)


class WarcSource(SourceSettings):
    """Web archives: WARC files, here or at an address."""

    kind: Literal["warc"]
    files: tuple[str, ...] = Field(min_length=1)
    hosts: tuple[str, ...] = ()  # only pages of these and their subdomains


class CommonCrawlSource(SourceSettings):
    """Common Crawl's news archives of some months, streamed."""

    kind: Literal["common-crawl-news"]
    months: tuple[Annotated[str, Field(pattern=r"^\d{4}-\d\d$")], ...] = Field(min_length=1)
    hosts: tuple[str, ...] = ()
    base: str = "https://data.commoncrawl.org/"


Source: TypeAlias = Annotated[
    FeedSource | SitemapSource | SectionSource | UrlListSource | FolderSource | WarcSource | CommonCrawlSource,
    Field(discriminator="kind"),
]


class SourcesFile(BaseModel):
    """The whole of `sources.toml`. Paths are relative to its folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    raw: str = "data/raw/pages"  # where the bytes are kept: a folder, or any location that fsspec knows
    ledger: str = "sqlite:///data/raw/ledger.db"  # what was visited, when, with what outcome
    politeness: Politeness = Politeness()  # for the sources that say nothing else
    sources: tuple[Source, ...] = ()
