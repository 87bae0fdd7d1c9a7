"""Page titles: "Thành phố rà soát thủ tục", where the page says "Thành phố rà soát thủ tục - Xã hội | Báo Thử"."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors.addresses import registered_domain
from extractors.pages.linked_data import kinds, linked_data, named, objects, text_in
from extractors.pages.metas import read_metas
from extractors.pages.texts import one_line, text_of

# What stands between a title, a section and the outlet. A hyphen needs space on both sides: "cuộc họp APEC-2024".
SEPARATOR = re.compile(r"\s+(?:[-–—|·•»:]|::|>)\s+|\s*[|»]\s*")
OUTLET_WORDS = frozenset(
    ("báo", "tạp", "chí", "điện", "tử", "online", "trang", "thông", "tin", "tức", "cổng", "news", "the", "daily")
)
LONGEST_OUTLET = 9  # words in "Cổng thông tin điện tử tỉnh Hoài Giang"
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# What shows a title on pages without headings, the shortest of them in characters, and what doesn't: links to others.
SHOW_TITLE = ("h3", "h4", "h5", "div", "p", "span", "td", "strong", "b", "font")
SHORTEST_TITLE = 20
NO_TITLE_AROUND = "ancestor-or-self::*[self::a or self::li or self::nav or self::aside] | .//a"
CUT = re.compile(r"\s*(?:…|\.\.\.)$")


def find_title(page: Any, outlets: Sequence[str] = ()) -> str | None:
    """The title as the page writes it, capitals included, without the names of its section and of its outlet.

    The first of what the page says to networks, to search engines, in its heading and in its window that is no
    outlet's name, is not cut off and shares words with another of them; the longest, where no two agree.
    """
    heading = main_heading(page)
    said = [
        *read_metas(page, "og:title"),
        *(text_in(item.get("headline")) for item in linked_data(page)[:1]),
        *([text_of(heading)] if heading is not None else []),
        *read_metas(page, "twitter:title", "title", "dc.title", "sailthru.title"),
        *(text_of(title) for title in page.xpath("//head/title | //body/title[1]")[:1]),
    ]
    cleaned = [_clean(text) for text in said]
    shortened = (_without_outlet(text, cleaned, outlets) for text in cleaned)
    titles = [title for title in shortened if not is_outlet(title, outlets)]
    best = next((title for title in titles if _is_supported(title, titles)), None) or max(
        titles, key=_words, default=None
    )
    if best and CUT.search(best):
        start = comparable(CUT.sub("", best))
        whole = (title for title in titles if comparable(title).startswith(start) and not CUT.search(title))
        return next(whole, best)
    return best


def main_heading(page: Any) -> Any:
    """The heading of the article: the one that the page's data repeat, else the first that is no logo; None without.

    On pages without headings it is what shows their title.
    """
    said = [comparable(text) for text in (*read_metas(page, "og:title"), *page.xpath("//head/title/text()"))]
    headings = [each for each in page.iter("h1", "h2") if len(text_of(each).split()) >= 3]
    for heading in headings:
        text = comparable(text_of(heading))
        if any(text in each for each in said):
            return heading
    shown = _shown_title(page, said)
    if shown is not None:
        return shown
    firsts = page.xpath("//h1")
    real = (each for each in firsts if not each.xpath("ancestor::header[not(ancestor::article)]") and text_of(each))
    return next(real, next(iter(firsts), None))


def _shown_title(page: Any, said: Sequence[str]) -> Any:
    """The element, be it no heading, with nothing but the title that the page's data say; None where none has it."""
    for element in page.iter(*SHOW_TITLE):
        # Most elements are passed over by their first words.
        start = comparable(element.text or "")
        if len(start) >= SHORTEST_TITLE // 2 and any(each.startswith(start) for each in said):
            text = text_of(element)
            letters = comparable(text)
            is_title = len(text) >= SHORTEST_TITLE and any(each.startswith(letters) for each in said)
            if is_title and not element.xpath(NO_TITLE_AROUND):
                return element
    return None


def outlet_names(page: Any, url: str | None) -> list[str]:
    """What the outlet calls itself, the surest first: og:site_name, the publisher, the application, its host."""
    names = [*read_metas(page, "og:site_name"), *_publishers(page), *read_metas(page, "application-name")]
    domain = registered_domain(url or "") or ""
    cleaned = [name for name in map(_clean, names) if name and "://" not in name]
    return [*cleaned, *filter(None, (domain, domain.partition(".")[0]))]


def comparable(text: str) -> str:
    """Letters and digits alone, small and without marks: "Thạch Lâm" is "thachlam", as in its address."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[\W_]+", "", decomposed)


def _publishers(page: Any) -> Iterator[str]:
    for item in linked_data(page):
        yield from named(item.get("publisher"), page)
    for item in objects(page):
        if {"Organization", "NewsMediaOrganization", "WebSite"} & set(kinds(item)):
            yield text_in(item.get("name"))


def _without_outlet(text: str, said: Sequence[str], outlets: Sequence[str]) -> str:
    """`text` without what follows the title: all, where the rest is a title of its own; else the outlet's name."""
    breaks = list(SEPARATOR.finditer(text))
    others = {comparable(each) for each in said if each != text}
    for each in reversed(breaks):
        if comparable(text[: each.start()]) in others:
            return text[: each.start()]
    for each in reversed(breaks):
        if not is_outlet(text[each.end() :], outlets):
            break
        text = text[: each.start()]
    first = SEPARATOR.search(text)
    if first and _is_whole_name(text[: first.start()], outlets):
        return text[first.end() :]
    return text


def _is_whole_name(text: str, outlets: Iterable[str]) -> bool:
    """Whether a text is a name that only an outlet has; on the pages of "Báo Thạch Lâm", "Thạch Lâm - …" is a title."""
    is_of_outlets = "." in text or any(word.lower() in OUTLET_WORDS for word in text.split())
    return is_of_outlets and comparable(text) in map(comparable, outlets)


def is_outlet(text: str, outlets: Iterable[str]) -> bool:
    """Whether a text is a name of the outlet: "Thạch Lâm", "Báo Thạch Lâm", "thachlam.vn"; or says "Tin tức"."""
    if len(text.split()) > LONGEST_OUTLET:
        return False
    whole, core = comparable(text), _core(text)
    return not core or any(whole == comparable(name) or core == _core(name) for name in outlets)


def _core(name: str) -> str:
    return comparable(" ".join(word for word in name.split() if word.lower() not in OUTLET_WORDS))


def _is_supported(title: str, titles: Sequence[str]) -> bool:
    """Whether another of the page's titles has half of its words; a slogan for all pages stands alone."""
    words = set(map(comparable, title.split()))
    others = [set(map(comparable, other.split())) for other in titles if other != title] or [words]
    return titles.count(title) > 1 or any(2 * len(words & other) >= len(words) for other in others)


def _words(title: str) -> int:
    return len(title.split())


def _clean(text: str) -> str:
    """One line, without tags and entities that were escaped twice."""
    return one_line(TAG.sub("", html.unescape(text)))
