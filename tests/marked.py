"""Readings from text with its mentions marked, as "[Phó Bí thư|POSITION] [Thành ủy Hà Nội|ORG] phát biểu."."""

from __future__ import annotations

import re
import unicodedata
from typing import cast

from hypothesis import assume
from hypothesis import strategies as st

from extractors.reading import Reading
from extractors.records import LABELS, Article, Label, Language, Mention, Sentence

# Words of every kind that the extractors look at, for texts made at random.
WORDS = (
    "ông ", "Lê Văn Tám", "Chủ tịch", ", ", " - ", "UBND tỉnh Long An", " của ", "🙂", "Phó Thủ tướng Vũ Đức Nam", " (",
    ")", "Mr. ", "Ann Lee", "President", " of the ", "Acme", "Finland", " and ", "US Treasury Secretary Bo Lund", "\n",
    ".", "Trưởng",
)  # fmt: skip


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


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text, marked anyhow: a tagger may be wrong in every way."""
    pieces = draw(
        st.lists(st.tuples(st.text(max_size=12), st.sampled_from(WORDS), st.sampled_from(LABELS)), max_size=8)
    )
    text, mentions = "", []
    for plain, word, label in pieces:
        text += unicodedata.normalize("NFC", plain)
        start = len(text)
        text += word
        if unicodedata.is_normalized("NFC", text) and draw(st.booleans()):
            mentions.append(
                Mention(
                    start=start, end=len(text), label=label, text=word, confidence=draw(st.floats(0, 1)), source="t@1"
                )
            )
    assume(unicodedata.is_normalized("NFC", text))
    language: Language = draw(st.sampled_from(("vi", "en")))
    return Reading(Article(id="any", text=text, language=language), [], mentions)
