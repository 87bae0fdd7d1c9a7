"""Page texts: what elements show, on one line, as "Hà Nội rà soát" for "<h1>Hà Nội <b>rà soát</b></h1>"."""

from __future__ import annotations

from typing import Any


def text_of(element: Any) -> str:
    """What an element shows, on one line."""
    return one_line(element.text_content())


def one_line(text: str) -> str:
    """`text` without line breaks, with single spaces."""
    return " ".join(text.split())
