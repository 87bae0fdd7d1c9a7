"""Formats: what is written is read as it was, whatever letters a text has, by us and by the tools it is for."""

from __future__ import annotations

import json
import unicodedata
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import LABELS, Article
from models.corpus import read_annotated
from pipelines.decisions.extracted import FIELDS
from pipelines.exchange.commands import NAMES
from pipelines.exchange.evidence import find_evidence
from pipelines.exchange.formats import FORMATS
from pipelines.exchange.label_studio import interface
from pipelines.exchange.placing import place
from pipelines.exchange.records import Audited, Claim
from pipelines.failures import Failure
from pipelines.schema import FACTS
from tests.exchanged import audited_articles, claims_in, mention_row, mentions_of, placed, statements_of, written

WITH_FACTS = [name for name, each in FORMATS.items() if "facts" in each.holds]
EACH_LETTER = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# An emoji before the names, which makes UTF-16 and code points differ, and a name that ends inside a token.
TEXT = "🙂 Ông Trần Văn Bình ở Hà Nội-Huế.\n\nBà An\u00a0Bình cũng ở Huế."
NAMES_IN_TEXT = {"Trần Văn Bình": "PERSON", "Hà Nội": "LOC", "An\u00a0Bình": "PERSON"}


def article(names: dict[str, str] = NAMES_IN_TEXT, **changes: Any) -> Audited:
    """An article in Vietnamese with these names."""
    of = Article(id="a", text=TEXT, language="vi", title="Tin", url="https://tin.example.vn/a")
    mentions = tuple(
        mention_row(of, TEXT.index(name), TEXT.index(name) + len(name), label) for name, label in names.items()
    )
    facts: dict[str, tuple[dict[str, Any], ...]] = dict.fromkeys(FACTS, ())
    given: dict[str, Any] = {"read": {"mentions": mentions}, "decisions": (), "is_whole": True, **changes}
    return Audited(article=of, mentions=mentions, facts=facts, **given)


def utf16(text: str, start: int, end: int) -> str:
    """What a browser has between two offsets of a string."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_every_format_has_a_command_and_every_command_a_format() -> None:
    assert list(NAMES) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@EACH_LETTER
@given(audited=audited_articles())
def test_mentions_come_back_as_they_were(name: str, audited: Audited) -> None:
    spans = {
        (span.start, span.end, span.label)
        for claim in written(FORMATS[name], audited)
        for span in placed(claim, audited.article.text).claim.spans
    }
    assert spans == mentions_of(audited)


@pytest.mark.parametrize("name", WITH_FACTS)
@EACH_LETTER
@given(audited=audited_articles())
def test_facts_come_back_as_they_were(name: str, audited: Audited) -> None:
    claims = [placed(claim, audited.article.text).claim for claim in written(FORMATS[name], audited)]
    assert [statement for claim in claims for statement in claim.statements] == statements_of(audited)


@pytest.mark.parametrize("name", FORMATS)
def test_articles_are_told_apart(name: str, tmp_path: Path) -> None:
    each = FORMATS[name]
    path = tmp_path / "file"
    assert each.write([article(), article({"Huế": "LOC"})], path) == 2
    claims = claims_in(path, each.read)
    if name != "web-annotation":  # there each mention stands for itself
        assert [len(claim.spans) for claim in claims] == [3, 1]
    # And what is written twice is the same.
    assert each.write([article(), article({"Huế": "LOC"})], tmp_path / "again") == 2
    assert (tmp_path / "again").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_no_articles_make_a_file_that_can_be_read(name: str, tmp_path: Path) -> None:
    assert FORMATS[name].write([], tmp_path / "file") == 0
    assert claims_in(tmp_path / "file", FORMATS[name].read) == []


@EACH_LETTER
@given(audited=audited_articles())
def test_jsonl_is_what_models_are_trained_on(audited: Audited) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        FORMATS["jsonl"].write([audited], path)
        (read,) = read_annotated(path)
    assert {(m.start, m.end, m.label) for m in read.mentions} == mentions_of(audited)
    assert read.article == audited.article
    assert {kind: len(read.row[kind]) for kind in FACTS} == {kind: len(rows) for kind, rows in audited.facts.items()}


def test_conll_has_the_columns_of_the_shared_task(tmp_path: Path) -> None:
    FORMATS["conll"].write([article({"Trần Văn Bình": "PERSON", "Hà Nội": "LOC"})], tmp_path / "file.conll")
    lines = (tmp_path / "file.conll").read_text(encoding="utf-8").split("\n")
    assert lines[:4] == ["-DOCSTART- -X- O O", "", "🙂 _ _ O", "Ông _ _ O"]
    assert lines[4:10] == [
        "Trần _ _ B-PERSON",
        "Văn _ _ I-PERSON",
        "Bình _ _ I-PERSON",
        "ở _ _ O",
        "Hà _ _ B-LOC",
        "Nội _ _ I-LOC",
    ]


def test_spacy_reads_conll_with_its_own_converter(tmp_path: Path) -> None:
    # Its types are not told.
    converters: Any = import_module("spacy.training.converters")
    FORMATS["conll"].write([article(), article()], tmp_path / "file.conll")
    docs = list(converters.conll_ner_to_docs((tmp_path / "file.conll").read_text(encoding="utf-8"), no_print=True))
    assert len(docs) == 2
    found = [[("".join(ent.text.split()), ent.label_) for ent in doc.ents] for doc in docs]
    assert found == [[("".join(name.split()), label) for name, label in NAMES_IN_TEXT.items()]] * 2
    assert [len(list(doc.sents)) for doc in docs] == [2, 2]


def test_spacy_trains_from_a_docbin(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Corpus

    path = tmp_path / "train.spacy"
    FORMATS["docbin"].write([article(), article()], path)
    nlp = spacy.blank("xx")
    recogniser = nlp.add_pipe("ner")
    examples = list(Corpus(path)(nlp))
    nlp.initialize(lambda: examples)
    assert nlp.update(examples)["ner"] > 0
    assert set(recogniser.labels) == {"PERSON", "LOC"}  # type: ignore[attr-defined]
    for example in examples:
        assert example.reference.text == TEXT
        assert {ent.text: ent.label_ for ent in example.reference.ents} == NAMES_IN_TEXT


def test_doccano_counts_as_browsers_do(tmp_path: Path) -> None:
    FORMATS["doccano"].write([article()], tmp_path / "file.jsonl")
    row = json.loads((tmp_path / "file.jsonl").read_text(encoding="utf-8"))
    assert {utf16(row["text"], start, end): label for start, end, label in row["label"]} == NAMES_IN_TEXT
    # Doccano has ids of its own, and would take ours for one.
    assert "id" not in row


def regions(task: dict[str, Any], what: str) -> list[tuple[str, str]]:
    """The mentions of the first annotation or prediction of a task, by the text between their offsets."""
    values = [result["value"] for result in task[what][0]["result"]]
    assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for value in values)
    return [(value["text"], value["labels"][0]) for value in values]


def test_label_studio_gets_predictions_and_annotations(tmp_path: Path) -> None:
    audited = article()
    read = ({**audited.mentions[0], "label": "ORG"}, *audited.mentions[1:2])
    FORMATS["label-studio"].write([article(read={"mentions": read}, model_id="m1")], tmp_path / "file.json")
    (task,) = json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))
    assert regions(task, "predictions") == [("Trần Văn Bình", "ORG"), ("Hà Nội", "LOC")]
    assert regions(task, "annotations") == list(NAMES_IN_TEXT.items())
    assert (task["predictions"][0]["model_version"], task["predictions"][0]["score"]) == ("m1", 0.9)


def test_half_reviewed_article_is_no_finished_task(tmp_path: Path) -> None:
    decided = ({"item_id": "x", "reviewer": "An", "decided_at": "2024-07-19T00:00:00+00:00"},)
    FORMATS["label-studio"].write([article(is_whole=False, decisions=decided)], tmp_path / "file.json")
    (task,) = json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))
    assert task["annotations"] == []
    assert [one["model_version"] for one in task["predictions"]] == ["unknown", "editors so far"]
    assert claims_in(tmp_path / "file.json", FORMATS["label-studio"].read) == []


def test_labelling_interface_has_every_label_and_field() -> None:
    root = ElementTree.fromstring(interface())
    assert [label.get("value") for label in root.iter("Label")] == [*LABELS, *FACTS]
    areas = [area.get("name") for area in root.iter("TextArea")]
    assert areas == [f"{kind}-{name}" for kind in FACTS for name in FIELDS[kind]]
    assert {each.get("toName") for each in root if each.get("toName")} == {"text"}


def test_web_annotations_select_code_points_and_quote_them(tmp_path: Path) -> None:
    decided = (
        {"item_id": article().mentions[0]["mention_id"], "reviewer": "An", "decided_at": "2024-07-19T00:00:00+00:00"},
    )
    FORMATS["web-annotation"].write([article(decisions=decided)], tmp_path / "file.jsonld")
    collection = json.loads((tmp_path / "file.jsonld").read_text(encoding="utf-8"))
    assert (collection["@context"], collection["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
    )
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 3
    assert len({item["id"] for item in items}) == 3
    assert items[0]["creator"] == {"type": "Person", "name": "An"}
    assert items[0]["created"] == "2024-07-19T00:00:00Z"
    assert "creator" not in items[1]
    for item, name in zip(items, NAMES_IN_TEXT, strict=True):
        position, quote = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"] == name
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
        assert item["target"]["scope"] == "https://tin.example.vn/a"


def changed(path: Path, change: Any) -> Path:
    """A file of JSON with what a function changed in it."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def offsets_of(claims: list[Claim]) -> set[tuple[int | None, int | None, str]]:
    """Where the spans of claims are on the text."""
    return {(span.start, span.end, span.label) for claim in claims for span in placed(claim, TEXT).claim.spans}


def test_utf16_of_an_old_label_studio_is_told_by_its_quotes(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    FORMATS["label-studio"].write([article()], path)

    def count_as_browsers(tasks: list[Any]) -> None:
        for result in tasks[0]["annotations"][0]["result"]:
            result["value"]["start"] += 1
            result["value"]["end"] += 1

    claims = claims_in(changed(path, count_as_browsers), FORMATS["label-studio"].read)
    assert offsets_of(claims) == mentions_of(article())


def test_utf16_of_browsers_web_annotations_is_told_by_their_quotes(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonld"
    FORMATS["web-annotation"].write([article()], path)

    def count_as_browsers(collection: Any) -> None:
        for item in collection["first"]["items"]:
            item["target"]["selector"][0]["start"] += 1
            item["target"]["selector"][0]["end"] += 1

    claims = claims_in(changed(path, count_as_browsers), FORMATS["web-annotation"].read)
    assert offsets_of(claims) == mentions_of(article())


@pytest.mark.parametrize("shift", [0, 1], ids=["code points", "utf-16"])
def test_what_doccano_counts_is_told_by_where_names_end(tmp_path: Path, shift: int) -> None:
    starts = {TEXT.index(name): name for name in NAMES_IN_TEXT}
    labels = [[at + shift, at + len(name) + shift, NAMES_IN_TEXT[name]] for at, name in starts.items()]
    path = tmp_path / "file.jsonl"
    path.write_text(json.dumps({"text": TEXT, "label": labels}), encoding="utf-8")
    assert offsets_of(claims_in(path, FORMATS["doccano"].read)) == mentions_of(article())


def test_doccano_labels_of_relation_projects_are_read(tmp_path: Path) -> None:
    start = TEXT.index("Hà Nội") + 1
    entity = {"id": 3, "label": "LOC", "start_offset": start, "end_offset": start + 6}
    path = tmp_path / "file.jsonl"
    path.write_text(json.dumps({"id": 7, "text": TEXT, "entities": [entity], "relations": []}), encoding="utf-8")
    assert offsets_of(claims_in(path, FORMATS["doccano"].read)) == mentions_of(article({"Hà Nội": "LOC"}))


def test_quote_alone_says_where_an_annotation_is(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonld"
    FORMATS["web-annotation"].write([article({"Huế": "LOC"})], path)

    def forget_position(collection: Any) -> None:
        for item in collection["first"]["items"]:
            del item["target"]["selector"][0]

    claims = claims_in(changed(path, forget_position), FORMATS["web-annotation"].read)
    assert offsets_of(claims) == mentions_of(article({"Huế": "LOC"}))


def test_decomposed_text_is_read_as_composed(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", TEXT)
    name = unicodedata.normalize("NFD", "Hà Nội")
    mention = {"start": text.index(name), "end": text.index(name) + len(name), "label": "LOC", "text": name}
    path = tmp_path / "file.jsonl"
    path.write_text(json.dumps({"id": "a", "lang": "vi", "text": text, "mentions": [mention]}), encoding="utf-8")
    assert offsets_of(claims_in(path, FORMATS["jsonl"].read)) == mentions_of(article({"Hà Nội": "LOC"}))


def test_conll_of_the_shared_task_marks_no_first_token(tmp_path: Path) -> None:
    path = tmp_path / "file.conll"
    path.write_text(
        "-DOCSTART- -X- -X- O\n\nAn NNP I-NP I-ORG\nvisits VB I-VP O\nBinh NNP I-NP I-PERSON\nChi NNP I-NP B-PERSON\n",
        encoding="utf-8",
    )
    (claim,) = claims_in(path, FORMATS["conll"].read)
    assert [(span.start, span.end, span.label) for span in claim.spans] == [
        (0, 1, "ORG"),
        (2, 3, "PERSON"),
        (3, 4, "PERSON"),
    ]


# A file of each format that is something else, and what is said of it.
BROKEN: list[tuple[str, str, str]] = [
    ("jsonl", "[1]\n", "file:1: not a JSON object"),
    ("jsonl", '\n{"id": "a", "text": "x"}\n', 'file:2: no mentions; found None; expected a list in "mentions"'),
    ("jsonl", '{"id": "a", "text": "x", "mentions": [{"start": "0"}]}', "file:1: no label"),
    ("docbin", "not zlib", "file: no DocBin"),
    ("conll", "-DOCSTART- -X- O O\n\nHà B-LOC\nNội\n", "file:1: no token with a tag; found 'Nội' in line 4"),
    ("doccano", '{"text": "x", "label": [[0, "LOC"]]}', "file:1: no label of doccano; found [0, 'LOC']"),
    ("doccano", '{"label": []}', "file:1: no text"),
    ("label-studio", "{}", "not a JSON list"),
    ("label-studio", '[{"data": {}},\n{"data": {"text": "x"}, "annotations": [{}]}]', "task 2 of"),
    ("label-studio", '[{"data": {}},\n{"data"', "file:1: not JSON"),
    ("web-annotation", "{}", "file: no annotations"),
    ("web-annotation", '[{"type": "Annotation"}]', "annotation 1 of"),
    ("web-annotation", "not JSON", "file: not JSON"),
]


@pytest.mark.parametrize(("name", "content", "message"), BROKEN)
def test_what_is_no_annotation_is_a_failure(name: str, content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    failures = [one for one in FORMATS[name].read(path) if isinstance(one, Failure)]
    assert len(failures) == 1
    assert message.replace("file", str(path)) in str(failures[0])


def test_every_format_is_tried_with_a_broken_file() -> None:
    assert {name for name, _, _ in BROKEN} == set(FORMATS)
    assert all(one != other for one, other in pairwise(BROKEN))


ODD_VALUES: list[Any] = [
    None,
    True,
    -1,
    10**30,
    0.5,
    float("nan"),
    "",
    "x",
    [],
    [None],
    [[0, 5, "LOC"]],
    {},
    {"start": 0},
]


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON document: the object or list, and the key or index."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in [(value, key), *nodes(value[key])]]


@pytest.mark.parametrize("name", ["jsonl", "doccano", "label-studio", "web-annotation"])
@EACH_LETTER
@given(data=st.data())
def test_whatever_stands_in_a_file_is_a_claim_or_a_failure(name: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        FORMATS[name].write([with_facts()], path)
        document = json.loads(path.read_text(encoding="utf-8"))
        owner, key = data.draw(st.sampled_from(nodes(document)))
        owner[key] = data.draw(st.sampled_from(ODD_VALUES))
        path.write_text(json.dumps(document), encoding="utf-8")
        for found in FORMATS[name].read(path):
            if isinstance(found, Claim) and found.text in (None, TEXT):
                place(found, TEXT)
            else:
                assert isinstance(found, Claim | Failure)


def with_facts() -> Audited:
    """The article with a fact of each kind."""
    of = article()
    values: dict[type, Any] = {str: "Hà Nội", int: 3, float: 0.5}
    evidence = {"evidence_start": 2, "evidence_end": 5, "evidence_quote": TEXT[2:5], "confidence": 0.9}
    facts = {
        kind: (
            {name: values[FACTS[kind].c[name].type.python_type] for name in FIELDS[kind]}
            | {"fact_id": kind, "rule": "r@1", **evidence},
        )
        for kind in FACTS
    }
    return replace(of, facts=facts)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"person": "An", "position": "Giám đốc"}, "Giám đốc Sở Y tế Lê An"),
        ({"person": "An"}, "An"),
        ({"subject": "Hải Dương", "rank": 5}, "Hải Dương"),
        # The paragraph that has more of it, and there the shortest stretch.
        ({"action": "báo cáo", "assignee": "Sở Y tế", "deadline": "2024-07-30"}, "Sở Y tế báo cáo"),
        ({"person": "Bình"}, None),
        ({"person": None, "rank": 5}, None),
    ],
)
def test_evidence_is_the_words_from_the_first_to_the_last(fields: dict[str, Any], words: str | None) -> None:
    text = "Giám đốc Sở Y tế Lê An ở Hải Dương.\nBáo cáo: Sở Y tế báo cáo, Sở Nội vụ báo cáo."
    found = find_evidence(fields, text)
    assert (text[slice(*found)] if found else None) == words
