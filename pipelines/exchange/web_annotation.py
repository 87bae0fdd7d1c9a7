"""Web Annotation: mentions and facts as annotations of the W3C, a JSON-LD collection that any tool of the web can read.

The target of each is the article's text, by a TextPositionSelector and a TextQuoteSelector. Offsets are code points,
as the standard demands ("MUST be in terms of unicode code points (the "character number"), not in terms of code
units", Web Annotation Data Model, 4.2.4); tools of browsers often count UTF-16, which their quotes give away. An
annotation says nothing of what others say: what a file lacks is not denied by it. See
https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.records import Article
from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.json_values import optional, required
from pipelines.exchange.offsets import told_by_quotes
from pipelines.exchange.records import Audited, Claim, Quote, Span, Statement
from pipelines.failures import Failure, Origin, UnreadableError, excerpt
from pipelines.files import whole_file
from pipelines.schema import FACTS, MENTIONS, Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLLECTION = "urn:congbao:annotations"
ARTICLE_URN = "urn:congbao:articles:"

# Code points around a quote, as many as browsers' tools take.
AROUND = 32

POSITION, QUOTE = "TextPositionSelector", "TextQuoteSelector"


def write_web_annotations(articles: Iterable[Audited], path: Path) -> int:
    """Write articles to a file, an annotation a line, which appears when all is done; return how many articles."""
    count = total = 0
    head = {"@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection", "label": "Decisions of editors"}
    page = {"id": f"{COLLECTION}:1", "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0}
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": [')
        for audited in articles:
            count += 1
            for annotation in annotations_of(audited):
                file.write(",\n" if total else "\n")
                file.write(json.dumps(annotation, ensure_ascii=False))
                total += 1
        file.write(f'\n]}}, "total": {total}}}\n')
    return count


def annotations_of(audited: Audited) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each mention and fact that stands."""
    said = {decision["item_id"]: decision for decision in audited.decisions}
    for row in audited.mentions:
        tag = {"type": "TextualBody", "purpose": "tagging", "value": row["label"]}
        target = target_of(audited.article, row["span_start"], row["span_end"])
        yield annotation(MENTIONS.name, row, row["mention_id"], "tagging", [tag], target, said)
    for kind, rows in audited.facts.items():
        for row in rows:
            target = target_of(audited.article, row["evidence_start"], row["evidence_end"])
            yield annotation(kind, row, row["fact_id"], "describing", fact_bodies(kind, row), target, said)


def annotation(
    table: str,
    row: Row,
    item_id: str,
    motivation: str,
    bodies: list[dict[str, Any]],
    target: dict[str, Any],
    said: Mapping[str, Row],
) -> dict[str, Any]:
    """The annotation of an item; its creator is who decided on it last, or else what read it."""
    made: dict[str, Any] = {
        "id": f"urn:congbao:{table}:{item_id}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": row.get("source") or row.get("rule")},
    }
    decision = said.get(item_id)
    if decision:
        # The standard wants UTC told by a Z.
        created = decision["decided_at"].replace("+00:00", "Z")
        made |= {"creator": {"type": "Person", "name": decision["reviewer"]}, "created": created}
    return {**made, "body": bodies, "target": target}


def fact_bodies(kind: str, row: Row) -> list[dict[str, Any]]:
    """What a fact says: its kind as a tag, and its fields as JSON."""
    fields = json.dumps({name: row[name] for name in FIELDS[kind]}, ensure_ascii=False)
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": kind},
        {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": fields},
    ]


def target_of(article: Article, start: int, end: int) -> dict[str, Any]:
    """A stretch of an article's text, which is what it is said of; the page that it came from is its scope."""
    text = article.text
    source = {"id": f"{ARTICLE_URN}{article.id}", "type": "Text", "format": "text/plain", "language": article.language}
    return {
        "type": "SpecificResource",
        "source": source,
        **({"scope": article.url} if article.url else {}),
        "selector": [
            {"type": POSITION, "start": start, "end": end},
            {
                "type": QUOTE,
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }


def read_web_annotations(path: Path) -> Iterator[Claim | Failure]:
    """Yield what each annotation of a file claims, and a failure for each that can't be used."""
    try:
        found = annotations_in(json.loads(path.read_text(encoding="utf-8-sig")))
    except (ValueError, RecursionError) as error:
        yield UnreadableError("not JSON", found=str(error)).at(Origin(document=str(path)))
        return
    except UnreadableError as error:
        yield error.at(Origin(document=str(path)))
        return
    for number, one in enumerate(found, start=1):
        origin = Origin(document=f"annotation {number} of {path}")
        try:
            yield claim_of(one, origin)
        except UnreadableError as error:
            yield error.at(origin)


def annotations_in(document: Any) -> list[Any]:
    """The annotations of a collection, a page, a list, or one by itself; raises UnreadableError for anything else."""
    match document:
        case list():
            return document
        case {"type": "AnnotationCollection", "first": dict(page)}:
            return annotations_in(page)
        case {"items": list(found)}:
            return found
        case {"type": "Annotation"}:
            return [document]
    raise UnreadableError("no annotations", found=excerpt(document), expected="an AnnotationCollection of the W3C")


def claim_of(one: Any, origin: Origin) -> Claim:
    """What an annotation claims; raises UnreadableError."""
    if not isinstance(one, dict):
        raise UnreadableError("no annotation", found=excerpt(one), expected="an object")
    target = one["target"][0] if isinstance(one.get("target"), list) and one["target"] else one.get("target")
    target = required({"target": target}, "target", dict)
    source = target.get("source")
    name = source.get("id") if isinstance(source, dict) else source
    is_ours = isinstance(name, str) and name.startswith(ARTICLE_URN)
    tags = tags_of(one)
    place = place_of(target)
    fields = fields_of(one)
    spans = () if fields is not None else (Span(label=tags[0], **place),)
    statements = () if fields is None else (statement_of(tags[0], fields, place),)
    return Claim(
        origin=origin,
        article_id=name.removeprefix(ARTICLE_URN) if is_ours and isinstance(name, str) else None,
        url=name if isinstance(name, str) and not is_ours else None,
        spans=spans,
        statements=statements,
        complete=frozenset(),
        units=told_by_quotes((*spans, *statements)),
    )


def bodies_of(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The bodies of an annotation that are objects."""
    body = one.get("body")
    return [each for each in (body if isinstance(body, list) else [body]) if isinstance(each, dict)]


def tags_of(one: Mapping[str, Any]) -> list[str]:
    """What an annotation is tagged with; raises UnreadableError unless that is one tag."""
    purposes = ("tagging", "classifying")
    motivated = one.get("motivation") in purposes
    tags = [
        each["value"]
        for each in bodies_of(one)
        if isinstance(each.get("value"), str) and each.get("purpose", "tagging" if motivated else None) in purposes
    ]
    if len(tags) != 1:
        raise UnreadableError("no single tag", found=excerpt(tags), expected="a body with the purpose tagging")
    return tags


def fields_of(one: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of a fact, None for an annotation that is none; raises UnreadableError."""
    for body in bodies_of(one):
        if body.get("format") == "application/json":
            try:
                return required({"fields": json.loads(required(body, "value", str))}, "fields", dict)
            except ValueError as error:
                raise UnreadableError("not JSON", found=str(error)) from None
    return None


def statement_of(kind: str, fields: Mapping[str, Any], place: Mapping[str, Any]) -> Statement:
    """The fact that an annotation describes; raises UnreadableError."""
    if kind not in FACTS:
        raise UnreadableError("no kind of fact", found=excerpt(kind), expected=", ".join(FACTS))
    return Statement(kind=kind, fields={name: fields.get(name) for name in FIELDS[kind]}, **place)


def place_of(target: Mapping[str, Any]) -> dict[str, Any]:
    """Where a target is, by the selectors it has; raises UnreadableError for one with neither."""
    given = target.get("selector")
    selectors = [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, dict)]
    position, quote = (next((one for one in selectors if one.get("type") == kind), None) for kind in (POSITION, QUOTE))
    if position is None and quote is None:
        raise UnreadableError("no selector", found=excerpt(given), expected=f"a {POSITION} or a {QUOTE}")
    place: dict[str, Any] = {}
    if position:
        place |= {"start": required(position, "start", int), "end": required(position, "end", int)}
    if quote:
        around = {name: optional(quote, name, str) or "" for name in ("prefix", "suffix")}
        place["quote"] = Quote(exact=required(quote, "exact", str), **around)
    return place
