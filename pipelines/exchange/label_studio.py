"""Label Studio: tasks as a JSON list, what models read as predictions and what editors said as annotations.

Mentions are regions of the control "mentions", the evidence of facts those of "facts", each with a text area for
every field, as "officials-person". `interface()` is the labelling interface that shows them, to be pasted into the
settings of a project. An article that is reviewed in part has no annotation, which would say that it is done, but a
second prediction with what stands so far, to begin from. Offsets are code points, those of old versions UTF-16.
See https://labelstud.io/guide/task_format and https://labelstud.io/guide/predictions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from extractors.records import LABELS
from models.charts import COLOURS
from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.json_values import list_items, objects, optional, required
from pipelines.exchange.offsets import told_by_quotes
from pipelines.exchange.records import Audited, Claim, Quote, Span, Statement
from pipelines.failures import Failure, Origin, UnreadableError, excerpt
from pipelines.files import whole_file
from pipelines.schema import FACTS, MENTIONS, Row

TEXT, MENTIONS_CONTROL, FACTS_CONTROL = "text", "mentions", "facts"

# The model that predictions of half-reviewed articles are from.
EDITORS = "editors so far"


def write_label_studio(articles: Iterable[Audited], path: Path) -> int:
    """Write articles to a file, a task a line, which appears when all is done; return how many there are."""
    count = 0
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for audited in articles:
            file.write(",\n" if count else "\n")
            file.write(json.dumps(task_of(audited), ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


def task_of(audited: Audited) -> dict[str, Any]:
    """The task of an article."""
    article = audited.article
    stands = results_of(audited.mentions, audited.facts)
    models = {kind: audited.read.get(kind, ()) for kind in FACTS}
    predictions = [prediction(audited.model_id, results_of(audited.read.get(MENTIONS.name, ()), models))]
    if audited.decisions and not audited.is_whole:
        predictions.append(prediction(EDITORS, stands))
    return {
        "data": {
            TEXT: article.text,
            "article_id": article.id,
            "language": article.language,
            "title": article.title,
            "url": article.url,
        },
        "meta": {"reviewers": audited.reviewers},
        "predictions": predictions,
        "annotations": [{"result": stands}] if audited.is_whole else [],
    }


def prediction(model: str | None, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What these models read; its score is that of the item they are least sure of."""
    scores = [result["score"] for result in results if "score" in result]
    return {"model_version": model or "unknown", "result": list(results), **({"score": min(scores)} if scores else {})}


def results_of(mentions: Iterable[Row], facts: Mapping[str, Iterable[Row]]) -> list[dict[str, Any]]:
    """The regions of mentions and facts."""
    regions = [
        region(row["mention_id"], MENTIONS_CONTROL, row["label"], row["span_start"], row["span_end"], row["text"])
        | {"score": row["confidence"]}
        for row in mentions
    ]
    return regions + [result for kind, rows in facts.items() for row in rows for result in fact_results(kind, row)]


def fact_results(kind: str, row: Row) -> Iterator[dict[str, Any]]:
    """Yield the region of a fact's evidence, and a text area for each field that has a value."""
    start, end = row["evidence_start"], row["evidence_end"]
    result = region(row["fact_id"], FACTS_CONTROL, kind, start, end, row["evidence_quote"])
    yield result | {"score": row["confidence"]}
    for name in FIELDS[kind]:
        if row[name] is not None:
            value = {"start": start, "end": end, "text": [str(row[name])]}
            place = {"id": row["fact_id"], "from_name": f"{kind}-{name}", "to_name": TEXT}
            yield {**place, "type": "textarea", "value": value}


def region(name: str, control: str, label: str, start: int, end: int, words: str) -> dict[str, Any]:
    """A labelled stretch of the text."""
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    return {"id": name, "from_name": control, "to_name": TEXT, "type": "labels", "value": value}


def interface() -> str:
    """The labelling interface of these tasks, as XML."""
    lines = [
        "<View>",
        f'  <Labels name="{MENTIONS_CONTROL}" toName="{TEXT}">',
        *(f"    <Label value={quoteattr(label)} background={quoteattr(colour)}/>" for label, colour in coloured()),
        "  </Labels>",
        f'  <Labels name="{FACTS_CONTROL}" toName="{TEXT}">',
        *(f"    <Label value={quoteattr(kind)}/>" for kind in FACTS),
        "  </Labels>",
        f'  <Text name="{TEXT}" value="${TEXT}" granularity="symbol"/>',
        *(text_area(kind, name) for kind in FACTS for name in FIELDS[kind]),
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def coloured() -> Iterator[tuple[str, str]]:
    """Yield the labels with their colours."""
    return zip(LABELS, cycle(COLOURS), strict=False)


def text_area(kind: str, name: str) -> str:
    """The text area for a field of the facts of a kind."""
    when = f'perRegion="true" whenTagName="{FACTS_CONTROL}" whenLabelValue="{kind}"'
    return f'  <TextArea name="{kind}-{name}" toName="{TEXT}" {when} placeholder="{name}" maxSubmissions="1"/>'


def read_label_studio(path: Path) -> Iterator[Claim | Failure]:
    """Yield what the annotations of a file claim, and a failure for each task that can't be used.

    Tasks that nobody annotated claim nothing.
    """
    number, line = 0, 1
    try:
        for number, (line, task) in enumerate(list_items(path.read_text(encoding="utf-8")), start=1):
            origin = Origin(document=f"task {number} of {path}", line=line)
            try:
                yield from claims_of(task, origin)
            except UnreadableError as error:
                yield error.at(origin)
    except UnicodeDecodeError as error:
        yield UnreadableError("not UTF-8", found=str(error)).at(Origin(document=str(path)))
    except UnreadableError as error:
        yield error.at(Origin(document=f"task {number + 1} of {path}", line=line))


def claims_of(task: object, origin: Origin) -> Iterator[Claim]:
    """Yield what an annotated task claims, if it is annotated; raises UnreadableError."""
    if not isinstance(task, dict):
        raise UnreadableError("no task", found=excerpt(task), expected="an object")
    data = required(task, "data", dict)
    annotations = [one for one in objects({"annotations": [], **task}, "annotations") if not one.get("was_cancelled")]
    # Where several annotated, an administrator may have said which is right.
    chosen = [one for one in annotations if one.get("ground_truth")] or annotations
    if not chosen:
        return
    if len(chosen) > 1:
        expected = "one, or one that is marked as ground truth"
        raise UnreadableError("several annotations", found=str(len(chosen)), expected=expected)
    results = objects(chosen[0], "result")
    spans = tuple(span_of(result) for result in results if is_region(result, MENTIONS_CONTROL))
    statements = tuple(statements_of(results))
    yield Claim(
        origin=origin,
        article_id=optional(data, "article_id", str),
        text=required(data, TEXT, str),
        spans=spans,
        statements=statements,
        complete=frozenset({MENTIONS.name, *(FACTS if any_facts(task, results) else ())}),
        units=told_by_quotes((*spans, *statements)),
    )


def is_region(result: Mapping[str, Any], control: str) -> bool:
    """Whether a result is a labelled stretch of a control; those of projects of others are mentions."""
    name = result.get("from_name")
    is_theirs = control == MENTIONS_CONTROL and name != FACTS_CONTROL
    return result.get("type") == "labels" and (name == control or is_theirs)


def any_facts(task: Mapping[str, Any], results: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a project has facts: some are annotated, or were predicted. Others deny none."""
    # An export may have the ids of predictions in their place, or how many there are.
    listed = task.get("predictions")
    predictions = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    predicted = [result for one in predictions for result in objects(one, "result")]
    return any(result.get("from_name") == FACTS_CONTROL for result in (*results, *predicted))


def span_of(result: Mapping[str, Any]) -> Span:
    """The mention of a region; raises UnreadableError."""
    label, place = place_of(result)
    return Span(label=label, **place)


def place_of(result: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The label of a region, and where it is; raises UnreadableError."""
    value = required(result, "value", dict)
    labels = required(value, "labels", list)
    if len(labels) != 1:
        raise UnreadableError("no single label", found=excerpt(labels), expected="one label a region")
    words = optional(value, "text", str)
    place = {"start": required(value, "start", int), "end": required(value, "end", int)}
    return str(labels[0]), {**place, "quote": None if words is None else Quote(exact=words)}


def statements_of(results: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    """Yield the facts of an annotation: regions of facts with the text areas that have the same id."""
    for result in results:
        if is_region(result, FACTS_CONTROL):
            kind, place = place_of(result)
            if kind not in FACTS:
                raise UnreadableError("no kind of fact", found=excerpt(kind), expected=", ".join(FACTS))
            of_region = [area for area in results if area.get("id") == result.get("id")]
            fields = {name: field_value(kind, name, of_region) for name in FIELDS[kind]}
            yield Statement(kind=kind, fields=fields, **place)


def field_value(kind: str, name: str, of_region: Iterable[Mapping[str, Any]]) -> object:
    """The value in the text area for a field, a number where the column has numbers; raises UnreadableError."""
    area = next((area for area in of_region if area.get("from_name") == f"{kind}-{name}"), None)
    if area is None:
        return None
    lines = required(required(area, "value", dict), "text", list)
    written = str(lines[0]).strip() if lines else ""
    try:
        return FACTS[kind].columns[name].type.python_type(written) if written else None
    except ValueError:
        raise UnreadableError(f"{name} is no number", found=excerpt(written), expected="a number") from None
