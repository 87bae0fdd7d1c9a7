"""Readings from text with its mentions marked, as "[Phó Bí thư|POSITION] [Thành ủy Hà Nội|ORG] phát biểu."."""

from __future__ import annotations

import re
from typing import cast

from extractors.reading import Reading
from extractors.records import Article, Label, Language, Mention, Sentence


def read_marked(marked: str, language: Language, published_at: str | None = None) -> Reading:
    """The reading of `marked` without its marks; one sentence a line."""
    text, mentions = "", []
    for plain, name, label in re.findall(r"([^\[]*)(?:\[([^|\]]+)\|([A-Z]+)\])?", marked):
        text += plain
        if name:
            start = len(text)
            text += name
            mentions.append(
                Mention(
                    start=start, end=len(text), label=cast(Label, label), text=name, confidence=1.0, source="test@1"
                )
            )
    article = Article(id="test", text=text, language=language, published_at=published_at)
    lines = [Sentence(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    return Reading(article, lines, mentions)
