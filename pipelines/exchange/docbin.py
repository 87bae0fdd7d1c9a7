"""DocBin: the binary form of spaCy's annotated texts, which `spacy train` and `spacy debug data` take.

A Doc has exactly the article's text. Its mentions are `doc.ents`; evidence of facts, which overlaps, is in groups of
spans, `doc.spans["officials"]`, whose attribute "fields" has the fields of each; `doc.user_data` names the article.
Offsets are code points. See https://spacy.io/api/docbin and https://spacy.io/api/spangroup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.json_values import optional, required
from pipelines.exchange.records import Audited, Claim, Quote, Span, Statement
from pipelines.exchange.tokens import Token, tokens_of, trimmed
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.files import whole_file
from pipelines.schema import FACTS, MENTIONS, Row

# What a Doc and a group of spans have of ours.
ARTICLE, GROUP_FIELDS = "article_id", "fields"


def write_docbin(articles: Iterable[Audited], path: Path) -> int:
    """Write articles to a file, all of them in memory first; return how many there are."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = DocBin(store_user_data=True)
    for audited in articles:
        docs.add(doc_of(audited, vocab))
    with whole_file(path) as part:
        docs.to_disk(part)
    return len(docs)


def doc_of(audited: Audited, vocab: Any) -> Any:
    """The Doc of an article."""
    article, text = audited.article, audited.article.text
    mentions = [trimmed(text, row["span_start"], row["span_end"]) for row in audited.mentions]
    evidence = {
        kind: [trimmed(text, row["evidence_start"], row["evidence_end"]) for row in rows]
        for kind, rows in audited.facts.items()
    }
    cuts = {cut for spans in (mentions, *evidence.values()) for ends in spans for cut in ends}
    doc = make_doc(text, list(tokens_of(article, cuts)), vocab)
    labels = [row["label"] for row in audited.mentions]
    doc.set_ents([doc.char_span(*ends, label=label) for ends, label in zip(mentions, labels, strict=True)])
    for kind, spans in evidence.items():
        add_group(doc, kind, [doc.char_span(*ends, label=kind) for ends in spans], audited.facts[kind])
    doc.user_data |= {ARTICLE: article.id, "language": article.language, "title": article.title, "url": article.url}
    return doc


def make_doc(text: str, tokens: list[Token], vocab: Any) -> Any:
    """A Doc of exactly this text: white space is a token of its own, but for a blank after a token."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for before, token in pairwise((None, *tokens, None)):
        gap = text[before.end if before else 0 : token.start if token else len(text)]
        if before:
            words.append(text[before.start : before.end])
            starts.append(before.is_first)
            spaces.append(gap.startswith(" "))
            gap = gap.removeprefix(" ")
        if gap:
            words.append(gap)
            starts.append(False)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def add_group(doc: Any, kind: str, spans: list[Any], rows: Iterable[Row]) -> None:
    """Add the evidence of facts of a kind to a Doc, with their fields."""
    from spacy.tokens import SpanGroup

    fields = [{name: row[name] for name in FIELDS[kind]} for row in rows]
    doc.spans[kind] = SpanGroup(doc, name=kind, spans=spans, attrs={GROUP_FIELDS: fields})


def read_docbin(path: Path) -> Iterator[Claim | Failure]:
    """Yield what the Docs of a file claim, or why it can't be read."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = DocBin(store_user_data=True).from_disk(path)
    except Exception as error:  # whatever its parts, zlib and msgpack, raise on bytes that are something else
        unreadable = UnreadableError("no DocBin", found=f"{type(error).__name__}: {error}", expected="one of spaCy 3")
        yield unreadable.at(Origin(document=str(path)))
        return
    for number, doc in enumerate(docs.get_docs(Vocab()), start=1):
        origin = Origin(document=f"document {number} of {path}")
        try:
            yield claim_of(doc, origin)
        except UnreadableError as error:
            yield error.at(origin)


def claim_of(doc: Any, origin: Origin) -> Claim:
    """What a Doc claims; one that others made has no groups for facts, and denies none then."""
    kinds = [kind for kind in FACTS if kind in doc.spans]
    return Claim(
        origin=origin,
        article_id=optional(doc.user_data, ARTICLE, str),
        text=doc.text,
        spans=tuple(
            Span(label=ent.label_, start=ent.start_char, end=ent.end_char, quote=Quote(exact=ent.text))
            for ent in doc.ents
        ),
        statements=tuple(statement for kind in kinds for statement in statements_of(kind, doc.spans[kind])),
        complete=frozenset({MENTIONS.name, *kinds}),
    )


def statements_of(kind: str, group: Any) -> Iterator[Statement]:
    """Yield the facts of a group of spans; raises UnreadableError unless it has the fields of each."""
    fields = required(group.attrs, GROUP_FIELDS, list)
    if len(fields) != len(group):
        found = f"{len(fields)} for {len(group)} spans"
        raise UnreadableError(f"no fields of {kind}", found=found, expected="the fields of each span")
    for span, values in zip(group, fields, strict=True):
        yield Statement(
            kind=kind,
            fields={name: required({"fields": values}, "fields", dict).get(name) for name in FIELDS[kind]},
            start=span.start_char,
            end=span.end_char,
            quote=Quote(exact=span.text),
        )
