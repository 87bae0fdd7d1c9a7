"""Page regions: which parts of an article's page speak of other pages, as a list of related news and comments do."""

from __future__ import annotations

import re
from typing import Any

ELSEWHERE_TAGS = frozenset(("aside", "footer", "nav", "form", "table"))
ELSEWHERE = re.compile(
    r"(?<![a-z])(?:related|relate|lien-?quan|tin-?khac|cung-?chuyen-?muc|recommend(?:ed)?|most-?(?:read|viewed)|doc-?nhieu"
    r"|comments?|binh-?luan|sidebar|footer|widget|time-?ago)(?![a-z])",
    re.IGNORECASE,
)
OTHER_TITLE = 5  # words of a link that make what is beside it speak of another page
CARD = 400  # characters of the largest element that shows another page


def is_elsewhere(element: Any, heading: Any) -> bool:
    """Whether an element belongs to another page: a related one, a comment, a line with the title of another.

    What also holds the article's own `heading` belongs to the article.
    """
    above = set(heading.iterancestors()) if heading is not None else set()
    for depth, parent in enumerate([element, *element.iterancestors()]):
        if parent in above or parent.tag in ("body", "html"):
            return False
        names = f"{parent.get('class') or ''} {parent.get('id') or ''}"
        if parent.tag in ELSEWHERE_TAGS or ELSEWHERE.search(names):
            return True
        if depth <= 3 and len(parent.text_content()) <= CARD and _holds_other_title(parent):
            return True
    return False


def _holds_other_title(element: Any) -> bool:
    links = element.iter("a")
    return any(len(link.text_content().split()) >= OTHER_TITLE for link in links)
