"""Page authors: who wrote an article, as "Nguyễn An, Trần Bình" for the line "Nguyễn An - Trần Bình (Theo TTXVN)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from extractors.pages.blocks import BLOCK_TAGS
from extractors.pages.linked_data import linked_data, named
from extractors.pages.metas import read_metas
from extractors.pages.regions import is_elsewhere
from extractors.pages.texts import one_line, text_of
from extractors.pages.titles import is_outlet, main_heading

META_NAMES = (
    *("article:author", "parsely-author", "sailthru.author", "cxenseparse:author", "dable:author", "dc.creator"),
    *("citation_author", "byl", "author_name"),
)
AUTHOR_NAME = re.compile(
    r"(?<![a-z])(?:authors?|by-?line|tac-?gia|nguoi-?viet|writer|but-?danh)(?:[-_]?name)?(?![a-z])", re.IGNORECASE
)
AUTHOR_PAGE = re.compile(r"/(?:tac-?gia|authors?|but-?danh|writers?)/[\w-]", re.IGNORECASE)
# What stands before a name or behind it.
BEFORE_NAME = re.compile(
    r"^(?:by|written by|reporting by|story by|text by|theo|tác giả|bài(?: và ảnh|, ảnh)?|tin(?:, ảnh| - ảnh)?|thực hiện"
    r"|nguồn|người viết|phóng viên|pv|nhóm pv)(?:\s*[:.]\s*|\s+)",
    re.IGNORECASE,
)
SOURCE = re.compile(r"\((?:theo|nguồn|ảnh|source|via|tổng hợp|dịch|t\.?h)?\b[^()]*\)", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s+[-–—]\s+|\s*[,;|/&•]\s*|\s+(?:và|and)\s+|[\n\t]+|\s{2,}", re.IGNORECASE)
MONTHS_AND_DAYS = (
    *("january", "february", "march", "april", "june", "july", "august", "september", "october", "november"),
    *("december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
# An address or a time behind a name in one element.
NOT_NAME_BEHIND = re.compile(
    r"\s*(?:[-–|•,(]\s*)?(?:\S+@\S+|\d|(?:thứ|chủ nhật|published|updated|cập nhật)\b"
    rf"|(?:{'|'.join(MONTHS_AND_DAYS)})\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# Words of names that are written small.
PARTICLES = frozenset(
    ("de", "da", "di", "du", "del", "della", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "of")
)
STAFF = re.compile(
    r"(?<!\w)(?:admin|administrator|editors?|editorial|staff|newsroom|webmaster|contributors?|reporters?|correspondents?"
    r"|writer|user|guest|root|ban biên tập|bbt|btv|tòa soạn|toà soạn|quản trị|phóng viên|nhóm|pv|tổng hợp|author|by)"
    r"(?!\w)",
    re.IGNORECASE,
)
LONGEST_LINE = 300  # characters of a line with names
MOST_MARKS = 50  # elements that are looked at for a name; pages with more have comments
LONGEST_NAME = 40  # characters
MOST_WORDS = 5  # in a name
TITLE_OF_ADDRESS = re.compile(r"(?:ông|bà|anh|chị|em|cô|chú|đồng chí|mr|mrs|ms|dr)\.?\s", re.IGNORECASE)
CAPITALISED = re.compile(r"[^\W\d_a-z][\w.’'-]*")
LONG_PARAGRAPH = 100  # characters
NO_LINE = frozenset(("script", "style", "figure", "table", "ul", "ol"))
LAST_BLOCKS = 4  # after the last long paragraph, in which the author may be named


def find_author(page: Any, outlets: Sequence[str] = ()) -> str | None:
    """The people who wrote the article, joined by commas; not its outlet, its staff as a whole, or an address.

    Where the page's data name none, the name beside the heading counts, else the one at the end of the text.
    """
    sources = (
        (name for item in linked_data(page)[:1] for name in named(item.get("author") or item.get("creator"), page)),
        read_metas(page, *META_NAMES),
        _marked(page),
        _signed(page),
        read_metas(page, "author"),
    )
    for source in sources:
        people = [
            name for written in islice(source, 20) for name in read_names(written) if not is_outlet(name, outlets)
        ]
        if people:
            # "An Bình, TTXVN": the agency wrote no more than its reporter.
            persons = [name for name in people if " " in name] or people
            return ", ".join(dict.fromkeys(persons))
    return None


def read_names(written: str) -> list[str]:
    """The names in a line such as "Bài và ảnh: Nguyễn An - Trần Bình (Theo TTXVN)"; what is no name is left out."""
    if len(written) > LONGEST_LINE or re.match(r"(?:https?:)?//|www\.", written.strip()):
        return []
    line = SOURCE.sub(" ", written).strip()
    line = NOT_NAME_BEHIND.sub("", BEFORE_NAME.sub("", BEFORE_NAME.sub("", line)))
    parts = [BEFORE_NAME.sub("", part.strip(' .:*()"“”')) for part in BETWEEN_NAMES.split(line)]
    return [part for part in parts if part and _is_name(part)]


def _is_name(text: str) -> bool:
    words = text.split()
    if len(text) > LONGEST_NAME or len(words) > MOST_WORDS or STAFF.search(text):
        return False
    if re.search(r"[@\d?!:=<>_]|\.(?:com|vn|net|org)\b", text):
        return False
    return all(word in PARTICLES or not word[0].islower() for word in words) and any(map(str.isalpha, text))


def _marked(page: Any) -> Iterator[str]:
    """Yield the first texts marked as the author's name that are names, outside of comments and other articles."""
    heading = main_heading(page)
    for element in islice(filter(_is_marked, page.iter()), MOST_MARKS):
        inner = element.xpath(".//*[@itemprop='name'] | .//a[@rel='author']")
        texts = ["\n".join(map(one_line, each.itertext())).strip() for each in inner or [element]]
        short = all(0 < len(text) <= 2 * LONGEST_NAME for text in texts)
        # "17:30 | Chia sẻ" may be marked so, too.
        if short and any(map(read_names, texts)) and not is_elsewhere(element, heading):
            yield from texts
            return


def _is_marked(element: Any) -> bool:
    if element.tag in ("meta", "body", "html") or not element.attrib:
        return False
    names = " ".join(filter(None, map(element.get, ("class", "id", "itemprop", "rel", "data-role"))))
    return bool(AUTHOR_NAME.search(names) or AUTHOR_PAGE.search(element.get("href") or ""))


def _signed(page: Any) -> Iterator[str]:
    """Yield the line with nothing but names that ends the text, or stands right before it."""
    container = _container(page)
    if container is None:
        return
    blocks = [(each, text_of(each)) for each in container if isinstance(each.tag, str)]
    blocks = [(each, text) for each, text in blocks if text and each.tag not in NO_LINE]
    long = [index for index, (each, text) in enumerate(blocks) if _is_paragraph(each) and len(text) >= LONG_PARAGRAPH]
    heading = main_heading(page)
    for element, text in blocks[long[-1] + 1 :][:LAST_BLOCKS]:
        if _is_signature(text) and not _is_linked(element) and not is_elsewhere(element, heading):
            yield text
            return
    # "… theo quy định.<br><strong>Hà Thu</strong>" in the last paragraph.
    last = blocks[long[-1]][0]
    for element in [*last.iter("strong", "b", "em")][-1:]:
        text = text_of(element)
        if not (element.tail or "").strip(" .") and _is_signature(text) and last.text_content().strip().endswith(text):
            yield text


def _container(page: Any) -> Any:
    """The element with the most text in long paragraphs of its own."""
    weights: dict[Any, int] = {}
    for paragraph in page.iter("p", "div"):
        if _is_paragraph(paragraph):
            length = len(text_of(paragraph))
            if length >= LONG_PARAGRAPH:
                weights[paragraph.getparent()] = weights.get(paragraph.getparent(), 0) + length
    return max(weights, key=weights.__getitem__, default=None)


def _is_paragraph(element: Any) -> bool:
    """Whether an element holds text alone, not boxes: a <div> may, too."""
    return element.tag == "p" or all(child.tag not in BLOCK_TAGS for child in element)


def _is_signature(text: str) -> bool:
    """Whether a line is made of names alone, each of two to four capitalised words, perhaps with an agency's letters.

    With "Ông" or "Mr" before it, a name is that of someone in the news.
    """
    line = BEFORE_NAME.sub("", SOURCE.sub(" ", text).strip())
    parts = [part.strip(" .:*()") for part in BETWEEN_NAMES.split(line) if part.strip(" .:*()")]
    full = [part for part in parts if not part.isupper() or " " in part]
    return (
        0 < len(full) <= len(parts) <= 4
        and not TITLE_OF_ADDRESS.match(line)
        and all(map(_is_name, parts))
        and all(2 <= len(words := part.split()) <= 4 and all(map(CAPITALISED.fullmatch, words)) for part in full)
    )


def _is_linked(element: Any) -> bool:
    """Whether a line is a link, as a tag is, but not one to an author's page."""
    links = [link for link in element.iter("a") if not AUTHOR_PAGE.search(link.get("href") or "")]
    return bool(links) and sum(len(text_of(link)) for link in links) >= 0.9 * len(text_of(element))
