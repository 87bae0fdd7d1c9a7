"""Sitemap entries: what the XML of a sitemap or of an index holds, or the lines of a plain one, gzipped or not."""

from __future__ import annotations

import gzip
import html
import io
import re
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from extractors.decode import normalise
from pipelines.failures import excerpt
from pipelines.fetching.pages import Page
from pipelines.kinds import BYTE_ORDER_MARK
from pipelines.sources.listed import Unlisted

GZIP = b"\x1f\x8b"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PIECE = 2**16
# After decompression. Those that are by the rules have 50 MiB (sitemaps.org).
MAX_BYTES = 200 * 2**20
MAX_LINE = 10_000
MOST_TAGS = 100_000  # of one entry, all of which are held
LONGEST_PROLOGUE = 2**20  # bytes before the first element

# What is read of an entry, by the names of its elements without their namespaces, which are often wrong.
FIELDS = {"loc": "url", "lastmod": "changed", "publication_date": "published", "title": "title"}
ENTRIES = ("url", "sitemap")
ROOTS = ("urlset", "sitemapindex")
FORMS = "XML, or an address a line"

BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
LONGEST_ENTITY = len("&#1114111;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page or sitemap that a sitemap names, as it is written there."""

    url: str
    is_sitemap: bool = False
    changed: str | None = None
    published: str | None = None
    title: str | None = None


def read_entries(page: Page) -> Generator[Entry | Unlisted, None, None]:
    """Yield the entries of a sitemap as they are parsed, and what is wrong with it; never raises for what it holds."""
    pieces = pieces_of(page.body)
    try:
        start = next(pieces, b"")
        read = read_xml if is_xml(start.removeprefix(BYTE_ORDER_MARK).lstrip()) else read_lines
        yield from read(chain((start,), pieces), page.url)
    except OverflowError:
        yield Unlisted(where=page.url, reason="sitemap too large", expected=f"at most {MAX_BYTES:,} bytes")
    except (EOFError, OSError, zlib.error) as error:
        yield Unlisted(where=page.url, reason="damaged sitemap", found=str(error), expected="gzip")


def pieces_of(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a sitemap, unpacked where they are gzip; raises OverflowError for a bomb."""
    stream = gzip.GzipFile(fileobj=io.BytesIO(data)) if data.startswith(GZIP) else io.BytesIO(data)
    size = 0
    # read1 gives what can still be unpacked of a file that was cut off.
    while piece := stream.read1(PIECE):
        size += len(piece)
        if size > MAX_BYTES:
            raise OverflowError
        yield piece


def is_xml(start: bytes) -> bool:
    return start.startswith((b"<", *UTF_16))


def read_xml(pieces: Iterable[bytes], where: str) -> Iterator[Entry | Unlisted]:
    """Yield the entries of an XML sitemap. Entities of its own are not resolved, and nothing is fetched for them."""
    pieces = with_escaped_ampersands(pieces)
    name, start = root_name(pieces)
    if name not in ROOTS:
        found = f"<{name}>" if name else "no element"
        yield Unlisted(where=where, reason="not a sitemap", found=found, expected="<urlset>")
        return
    parser = new_parser("end", tag=[f"{{*}}{name}" for name in ENTRIES])
    tags = 0  # since the last entry
    for piece in chain(start, pieces, (None,)):
        tags += (piece or b"").count(b"<")
        if tags > MOST_TAGS:
            yield Unlisted(where=where, reason="damaged sitemap", found=f"{MOST_TAGS:,} tags and no entry among them")
            return
        feed(parser, piece)
        for _, element in parser.read_events():
            if (entry := entry_of(element)) is not None:
                yield entry
            # What was read goes, so that a large sitemap takes no more memory than a small one.
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            tags = 0
    if problem := xml_problem(parser):
        yield Unlisted(where=where, reason="damaged sitemap", found=problem, expected="well-formed XML")


def new_parser(event: str, **options: Any) -> Any:
    """A parser that is fed, and leaves entities and other files alone."""
    from lxml import etree

    return etree.XMLPullParser(
        (event,), resolve_entities=False, load_dtd=False, no_network=True, recover=True, **options
    )


def feed(parser: Any, piece: bytes | None) -> None:
    """Give the parser a piece, or tell it that this is all; what is wrong then is in its log."""
    from lxml import etree

    with suppress(etree.XMLSyntaxError):
        parser.close() if piece is None else parser.feed(piece)


def root_name(pieces: Iterator[bytes]) -> tuple[str, list[bytes]]:
    """The name of a document's first element, "" when it has none, and the pieces that were read for it."""
    parser, read = new_parser("start"), []
    for piece in pieces:
        read.append(piece)
        feed(parser, piece)
        for _, element in parser.read_events():
            return local_name(element), read
        if sum(map(len, read)) > LONGEST_PROLOGUE:
            break
    return "", read


def with_escaped_ampersands(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces with "&" written out where it begins none of XML's own entities.

    Many sitemaps forget to, and the parser would lose what follows: "?a=1&b=2" would become "?a=1=2". References to
    other entities stay as they are written, so that no bomb of them goes off.
    """
    rest = b""
    for piece in pieces:
        piece = rest + piece
        if piece.startswith(UTF_16):  # in which "&" is two bytes
            yield from (piece, *pieces)
            return
        # An entity may go on in the next piece.
        cut = piece.rfind(b"&", -LONGEST_ENTITY)
        piece, rest = (piece, b"") if cut < 0 else (piece[:cut], piece[cut:])
        yield BARE_AMPERSAND.sub(b"&amp;", piece)
    yield BARE_AMPERSAND.sub(b"&amp;", rest)


def xml_problem(parser: Any) -> str | None:
    """What is wrong with the XML, if it may have lost entries for it."""
    errors = (error for error in parser.feed_error_log if error.level_name in ("ERROR", "FATAL"))
    # Prefixes without a namespace lose nothing here.
    first = next((error for error in errors if "amespace" not in error.message), None)
    return f"{first.message} (line {first.line})" if first else None


def entry_of(element: Any) -> Entry | None:
    """What an entry says; None when it names no address."""
    values: dict[str, str] = {}
    for child in element.iter():
        name = FIELDS.get(local_name(child))
        # Titles and addresses of images and videos are in elements of the same names.
        if name and local_name(child.getparent()) in (*ENTRIES, "news"):
            values.setdefault(name, " ".join("".join(child.itertext()).split()))
    if not values.get("url"):
        return None
    if "title" in values:  # escaped twice is common
        values["title"] = normalise(html.unescape(values["title"]))
    return Entry(is_sitemap=local_name(element) == "sitemap", **values)


def local_name(element: Any) -> str:
    """The name of an element without namespace; "" for comments, entities and no element."""
    tag = None if element is None else element.tag
    return without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def read_lines(pieces: Iterable[bytes], where: str) -> Iterator[Entry | Unlisted]:
    """Yield the addresses of a plain sitemap, one a line."""
    entries = 0
    for number, line in enumerate(lines_of(pieces), start=1):
        text = line.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace").strip()
        if text.startswith(("http://", "https://")):
            entries += 1
            yield Entry(url=text)
        elif text:
            found = f"{excerpt(text)} in line {number}"
            yield Unlisted(where=where, reason="not a sitemap", found=found, expected=FORMS)
            return
    if not entries:
        yield Unlisted(where=where, reason="not a sitemap", found="no line", expected=FORMS)


def lines_of(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines; of one that is too long for an address its beginning, perhaps in several."""
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
        if len(rest) > MAX_LINE:
            yield rest[:MAX_LINE]
            rest = b""
    yield rest
