"""The formats, each with what writes and reads it. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.exchange.conll import read_conll, write_conll
from pipelines.exchange.docbin import read_docbin, write_docbin
from pipelines.exchange.doccano import read_doccano, write_doccano
from pipelines.exchange.jsonl import read_jsonl, write_jsonl
from pipelines.exchange.label_studio import read_label_studio, write_label_studio
from pipelines.exchange.records import Audited, Claim
from pipelines.exchange.web_annotation import read_web_annotations, write_web_annotations
from pipelines.failures import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, what it holds, the usual ending of its files, and what writes and reads it."""

    name: str
    holds: str
    ending: str
    write: Callable[[Iterable[Audited], Path], int]
    read: Callable[[Path], Iterator[Claim | Failure]]


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(name="jsonl", holds="mentions and facts", ending=".jsonl", write=write_jsonl, read=read_jsonl),
        Format(name="docbin", holds="mentions and facts", ending=".spacy", write=write_docbin, read=read_docbin),
        Format(name="conll", holds="mentions", ending=".conll", write=write_conll, read=read_conll),
        Format(name="doccano", holds="mentions", ending=".jsonl", write=write_doccano, read=read_doccano),
        Format(
            name="label-studio",
            holds="mentions and facts, as models read them and as editors left them",
            ending=".json",
            write=write_label_studio,
            read=read_label_studio,
        ),
        Format(
            name="web-annotation",
            holds="mentions and facts",
            ending=".jsonld",
            write=write_web_annotations,
            read=read_web_annotations,
        ),
    )
}
