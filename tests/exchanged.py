"""Audited articles for tests of the exchange: made by Hypothesis, of any letters, with mentions and facts anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from extractors.decode import normalise
from extractors.records import LABELS, Article, content_id
from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.formats import Format
from pipelines.exchange.placing import place
from pipelines.exchange.records import Audited, Claim, Found, Statement
from pipelines.exchange.tokens import on_text
from pipelines.schema import FACTS, Row

# Letters of one and two code units, marks that combine with what is before, joiners, and all kinds of white space.
PIECES = (
    *("Hà", "Nội", "Ông", "a", "x", "24-CT/TU", "TP.HCM", ".", ",", "-DOCSTART-", "#", "\\", '"', "<b>", "𝄞", "🙂"),
    *("👩‍👩‍👧", "👍🏽", "🇻🇳", "o\u0323\u0302", "q\u0323", "\u0301", "\u200b", "\u200d", "\u202e", "\ufeff", "ﬀ", "İ"),
    *(" ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\u0085", "\r\n", "\x1c"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).map(normalise).filter(str.strip)

VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.sampled_from(("Hà Nội 🙂", "2024-07-19", "o\u0323\u0302", 'a "b" <c>', "\u202e")),
    int: st.integers(-9, 10**9),
    float: st.sampled_from((0.5, 83.25, -1e-9)),
}


@st.composite
def audited_articles(draw: st.DrawFn, article_id: str = "a") -> Audited:
    """An article with mentions that don't overlap and facts whose evidence may."""
    article = Article(
        id=article_id, text=draw(TEXTS), language=draw(st.sampled_from(("vi", "en"))), title="Tin 🙂", url=None
    )
    ends = draw(st.lists(st.integers(0, len(article.text)), max_size=8).map(sorted))
    pairs = [
        (start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if is_name(article.text, start, end)
    ]
    mentions = tuple(mention_row(article, start, end, draw(st.sampled_from(LABELS))) for start, end in pairs)
    drawn = {kind: [fact_row(draw, article, kind, at) for at in range(draw(st.integers(0, 2)))] for kind in FACTS}
    facts = {kind: tuple(row for row in rows if row is not None) for kind, rows in drawn.items()}
    read: dict[str, tuple[Row, ...]] = {"mentions": mentions[:1], **facts}
    return Audited(article=article, mentions=mentions, facts=facts, read=read, decisions=(), is_whole=True)


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a span may be a mention: one with a letter, and no white space at its ends."""
    return bool(text[start:end]) and text[start:end] == text[start:end].strip()


def mention_row(article: Article, start: int, end: int, label: str, review: str = "accepted") -> Row:
    """The row of a mention."""
    return {
        "mention_id": content_id("mention", article.id, start, end, label),
        "article_id": article.id,
        "span_start": start,
        "span_end": end,
        "label": label,
        "text": article.text[start:end],
        "confidence": 0.9,
        "source": "m@1",
        "review": review,
        "extracted": None,
    }


def fact_row(draw: st.DrawFn, article: Article, kind: str, number: int) -> Row | None:
    """The row of a fact with some of its fields, whose evidence is anywhere."""
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(article.text))] * 2)))
    if not is_name(article.text, start, end):
        return None
    columns = {name: FACTS[kind].columns[name] for name in FIELDS[kind]}
    values = {
        name: draw(
            VALUES[column.type.python_type] if not column.nullable else st.none() | VALUES[column.type.python_type]
        )
        for name, column in columns.items()
    }
    return {
        "fact_id": f"{kind}{number}",
        "article_id": article.id,
        **values,
        "evidence_start": start,
        "evidence_end": end,
        "evidence_quote": article.text[start:end],
        "confidence": 0.9,
        "rule": "r@1",
        "review": "accepted",
        "extracted": None,
    }


def written(each: Format, *articles: Audited) -> list[Claim]:
    """What a format's reader finds in what its writer wrote."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{each.ending}"
        assert each.write(articles, path) == len(articles)
        return claims_in(path, each.read)


def claims_in(path: Path, read: Callable[[Path], Any]) -> list[Claim]:
    """The claims of a file that has no failures."""
    found = list(read(path))
    assert all(isinstance(claim, Claim) for claim in found), found
    return found


def placed(claim: Claim, text: str) -> Found:
    """A claim on the text of its article, which it fits."""
    on_it, errors = place(on_text(claim, text), text)
    assert not errors
    return Found(article_id="a", text=text, was=text, claim=on_it)


def mentions_of(audited: Audited) -> set[tuple[int, int, str]]:
    """Where the mentions of an article are, and what."""
    return {(row["span_start"], row["span_end"], row["label"]) for row in audited.mentions}


def statements_of(audited: Audited) -> list[Statement]:
    """The facts of an article as a file has them that was read and placed."""
    return [
        Statement(
            kind=kind,
            fields={name: row[name] for name in FIELDS[kind]},
            start=row["evidence_start"],
            end=row["evidence_end"],
        )
        for kind, rows in audited.facts.items()
        for row in rows
    ]
