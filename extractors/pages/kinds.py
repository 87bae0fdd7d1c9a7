"""Page kinds: what a page is when it is no article, as a section's list, a video with a line, or "404" is.

A short article is one all the same: where nothing speaks against it, a paragraph is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from extractors.pages.linked_data import kinds, objects
from extractors.pages.metas import read_metas

if TYPE_CHECKING:
    from extractors.pages.main_text import MainText

ARTICLE_KINDS = re.compile(r"Article$|^Report$|BlogPosting$")
VIDEO_KINDS = frozenset(("VideoObject", "Clip"))
LIST_KINDS = frozenset(("CollectionPage", "ItemList", "SearchResultsPage"))

# What error pages say in their title or first line.
ERRORS = re.compile(
    # vi
    r"\blỗi\s*(?:40\d|410|50\d)\b|\b(?:trang|bài(?: viết)?|nội dung|đường dẫn|địa chỉ|liên kết|tin)\b.{0,40}"
    r"(?:không (?:còn )?(?:tồn tại|tìm thấy|khả dụng|hợp lệ)|đã (?:bị )?(?:xóa|xoá|gỡ))"
    r"|không (?:tìm thấy|thể tìm thấy|tồn tại) (?:trang|bài|nội dung|đường dẫn|kết quả)"
    r"|không có quyền truy cập|truy cập bị từ chối|website (?:đang )?bảo trì"
    # en
    r"|\b(?:40[0134]|410|50[0234])\b(?=.{0,40}(?:error|lỗi|not found|không|forbidden|bad gateway|unavailable)|\s*$)"
    r"|\berror\s*(?:40\d|410|50\d)\b|\b(?:page|article|story|content|url)\b.{0,30}"
    r"(?:not found|n['’o]t exist|no longer exist|could(?: not|n['’]t) be found|(?:is|was) (?:not|no longer) available"
    r"|(?:was|has been) removed)"
    r"|access (?:to this page )?(?:has been )?denied|just a moment|attention required|under maintenance"
    r"|are you (?:a )?(?:robot|human)|verify.{0,12} you are (?:a )?human|checking your browser|service unavailable",
    re.IGNORECASE,
)
LONGEST_ERROR = 120  # words
# What stands where the text is only for some readers, or only with scripts.
WALLS = re.compile(
    r"\bcookies?\b|\bjavascript\b|đăng nhập|đăng ký (?:tài khoản|gói|thành viên)|trả phí"
    r"|\b(?:subscribe|subscription|subscriber|sign in|log in|register)\b",
    re.IGNORECASE,
)
LONGEST_WALL = 90  # words
# A page with a video that says less than this is the video's.
LONGEST_VIDEO_LINE = 40  # words
# Links of headlines among the paragraphs that make a page a list: so many, or so many for a paragraph of an article.
FEWEST_LINKS = 5
LINKS_OF_SURE_LIST = 15
LINKS_A_PARAGRAPH = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """What a page says of its kind; it may say several things, or nothing."""

    is_article: bool
    is_video: bool
    body: str | None  # the article's text in the page's data for machines


def find_kind(page: Any) -> PageKind:
    """What the JSON-LD, metas and elements of a parsed page, whole yet, say of its kind."""
    said = {kind for item in objects(page) for kind in kinds(item)}
    open_graph = next(iter(read_metas(page, "og:type")), "").lower()
    bodies = [text for item in objects(page) if (text := plain(item.get("articleBody")))]
    return PageKind(
        is_article=open_graph == "article" or any(ARTICLE_KINDS.search(kind) for kind in said),
        is_video=(
            open_graph.startswith("video")
            or not VIDEO_KINDS.isdisjoint(said)
            or next(page.iter("video"), None) is not None
        ),
        body=max(bodies, key=len, default=None),
    )


def plain(text: object) -> str:
    """Text from JSON-LD, in which some outlets leave tags and references, a paragraph a line."""
    text = re.sub(r"</p>|<br\s*/?>|</div>|</h\d>|</li>", "\n", unescape(str(text or "")), flags=re.IGNORECASE)
    lines = (" ".join(line.split()) for line in re.sub(r"<[^<>]*>", "", text).splitlines())
    return "\n".join(filter(None, lines))


def why_no_article(kind: PageKind, title: str | None, main: MainText) -> str | None:
    """What the page is instead of an article; None for an article."""
    text = "\n".join(main.lines)
    words = len(text.split())
    if not words:
        return "the page has no article text"
    if words < LONGEST_ERROR and (ERRORS.search(title or "") or ERRORS.search(text[:200])) and not kind.is_article:
        return "found an error page"
    if words < LONGEST_WALL and all(WALLS.search(line) for line in main.lines):
        return "found a notice to log in, subscribe or allow something"
    if kind.is_video and words < LONGEST_VIDEO_LINE:
        return "found a video with a line of text"
    if (
        main.links >= (LINKS_OF_SURE_LIST if kind.is_article else FEWEST_LINKS)
        and main.links >= LINKS_A_PARAGRAPH * main.paragraphs
    ):
        return f"found a list of {main.links} links"
    return None
