"""Annotated articles: read as they are, or refused with file and line; cut into the tokens that taggers see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.tag import TOKENS_AT_ONCE
from extractors.tags import encode
from models.corpus import AnnotationError, read_annotated, tagged_texts
from tests.gold import GOLD, needs_gold

TEXT = "Bà Lê Thị Hoa thăm Hải Dương."
PERSON = {"start": 3, "end": 13, "label": "PERSON", "text": "Lê Thị Hoa"}
PLACE = {"start": 19, "end": 28, "label": "LOC", "text": "Hải Dương"}
ROW: dict[str, Any] = {
    "id": "a",
    "lang": "vi",
    "title": "Thăm",
    "date": "2024-05-20",
    "text": TEXT,
    "mentions": [PLACE, PERSON],
    "tasks": [{"action": "thăm Hải Dương"}],
}


def write(path: Path, *rows: object) -> Path:
    file = path / "gold.jsonl"
    file.write_text("".join(row + "\n" if isinstance(row, str) else json.dumps(row) + "\n" for row in rows))
    return file


def test_an_annotated_article_is_read_with_its_mentions_in_order(tmp_path: Path) -> None:
    [annotated] = read_annotated(write(tmp_path, ROW))
    assert annotated.article.text == TEXT
    assert annotated.article.published_at == "2024-05-20"
    assert [(m.text, m.label, m.confidence, m.source) for m in annotated.mentions] == [
        ("Lê Thị Hoa", "PERSON", 1.0, "annotated"),
        ("Hải Dương", "LOC", 1.0, "annotated"),
    ]
    assert annotated.row["tasks"] == ROW["tasks"]


def test_language_chooses_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    file = write(tmp_path, ROW, "", ROW | {"id": "b", "lang": "en"}, "  ")
    assert [a.article.id for a in read_annotated(file)] == ["a", "b"]
    assert [a.article.id for a in read_annotated(file, "en")] == ["b"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("oops", "not JSON"),
        ("[1]", "not a JSON object"),
        ({key: value for key, value in ROW.items() if key != "text"}, 'no "text"'),
        ({key: value for key, value in ROW.items() if key != "mentions"}, 'no "mentions"'),
        (ROW | {"id": 5}, 'no "id"'),
        (ROW | {"lang": "fr"}, "language 'fr'; expected vi or en"),
        (ROW | {"date": "yesterday"}, "no annotated article: ValueError: .*yesterday"),
        (ROW | {"text": "e\u0302"}, "no annotated article: ValueError: .*not NFC"),
        (ROW | {"mentions": [{"start": 0}]}, "no annotated article: KeyError: 'end'"),
        (ROW | {"mentions": [PERSON | {"start": "3"}]}, "no annotated article: TypeError"),
        (ROW | {"mentions": ["PERSON"]}, "no annotated article: TypeError"),
        (ROW | {"mentions": [PERSON | {"label": "PER"}]}, "mention 3:13 has the label 'PER'; expected PERSON, "),
        (ROW | {"mentions": [PERSON | {"end": 14}]}, "mention covers 'Lê Thị Hoa '; expected 'Lê Thị Hoa' at 3:14"),
        (ROW | {"mentions": [{"start": 5, "end": 5, "label": "ORG"}]}, "mention 5:5 is no span of a text of 29"),
        (ROW | {"mentions": [{"start": 20, "end": 99, "label": "ORG"}]}, "mention 20:99 is no span of a text of 29"),
        (
            ROW | {"mentions": [PERSON, {"start": 9, "end": 15, "label": "ORG"}]},
            "mention 9:15 begins in the one before",
        ),
        (ROW, "id 'a' comes twice"),
    ],
)
def test_a_line_that_is_no_annotated_article_is_named(tmp_path: Path, line: object, message: str) -> None:
    file = write(tmp_path, ROW, line)
    with pytest.raises(AnnotationError, match=rf"^{file}:2: {message}") as error:
        read_annotated(file)
    assert "\n" not in str(error.value)


def test_a_text_is_cut_into_tokens_with_their_tags(tmp_path: Path) -> None:
    [text] = tagged_texts(read_annotated(write(tmp_path, ROW)))
    assert text.words == ("Bà", "Lê", "Thị", "Hoa", "thăm", "Hải", "Dương", ".")
    assert text.tags == ("O", "B-PERSON", "I-PERSON", "L-PERSON", "O", "B-LOC", "L-LOC", "O")


def test_a_mention_that_ends_inside_a_token_is_left_out(tmp_path: Path) -> None:
    row = ROW | {"mentions": [{"start": 3, "end": 12, "label": "PERSON"}, PLACE]}
    [text] = tagged_texts(read_annotated(write(tmp_path, row)))
    assert text.tags == tuple(encode([(5, 7, "LOC")], 8))


def test_long_articles_are_cut_into_runs_that_lose_no_token(tmp_path: Path) -> None:
    text = " ".join([TEXT] * 300)
    runs = list(tagged_texts(read_annotated(write(tmp_path, ROW | {"text": text, "mentions": []}))))
    assert all(len(run.words) == len(run.tags) <= TOKENS_AT_ONCE for run in runs)
    assert sum(len(run.words) for run in runs) == 300 * 8


@needs_gold
@pytest.mark.parametrize("split", ["train", "dev"])
def test_nearly_all_annotated_mentions_can_be_taught(split: str) -> None:
    articles = read_annotated(GOLD / f"{split}.jsonl")
    taught = sum(tag[0] in "BU" for text in tagged_texts(articles) for tag in text.tags)
    assert taught > 0.995 * sum(len(annotated.mentions) for annotated in articles)
