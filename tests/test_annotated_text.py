"""Annotated articles written by hand: read with exact offsets, or refused with all that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.annotated_text import main, marked_files, problems_in, read_marked
from models.corpus import AnnotationError, read_annotated

ANNOTATED = Path(__file__).parents[1] / "data" / "raw" / "annotated"

FILE = """\
lang: vi
date: 2025-08-14

[Sở Y tế tỉnh Hà Nam|ORG] yêu cầu trực dịch

Bà [Vàng Thị Dợ|PERSON], [Giám đốc|POSITION] [Sở Y tế|ORG], đã ký [Công văn số 12/SYT-NV|DIRECTIVE] [ngày 12/8|DATE],
yêu cầu các bệnh viện trực 24/24 giờ. Sở [xếp thứ 3|RANK] về chuyển đổi số.
---
{"fact": "official", "person": "Vàng Thị Dợ", "position": "Giám đốc", "organization": "Sở Y tế tỉnh Hà Nam"}
{"fact": "directive", "kind": "letter", "number": "12/SYT-NV", "issuer": "Vàng Thị Dợ", "issued": "2025-08-12"}

{"fact": "ranking", "subject": "Sở Y tế tỉnh Hà Nam", "index": "chuyển đổi số", "rank": 3}
{"fact": "task", "assignee": "các bệnh viện", "action": "trực 24/24 giờ", "directive": "12/SYT-NV"}
"""


def write(path: Path, content: str = FILE) -> Path:
    file = path / "vi-truc-dich.txt"
    file.write_text(content, encoding="utf-8")
    return file


def test_marks_become_mentions_and_the_title_is_the_first_line(tmp_path: Path) -> None:
    annotated = read_marked(write(tmp_path))
    text = annotated.article.text
    assert annotated.article.id == "vi-truc-dich"
    assert annotated.article.title == "Sở Y tế tỉnh Hà Nam yêu cầu trực dịch"
    assert text.startswith("Sở Y tế tỉnh Hà Nam yêu cầu trực dịch\nBà Vàng Thị Dợ, Giám đốc Sở Y tế, đã ký Công văn")
    assert annotated.article.published_at == "2025-08-14"
    assert [text[m.start : m.end] for m in annotated.mentions] == [m.text for m in annotated.mentions]
    assert [(m.text, m.label) for m in annotated.mentions[1:3]] == [("Vàng Thị Dợ", "PERSON"), ("Giám đốc", "POSITION")]


def test_fields_that_are_left_out_are_null(tmp_path: Path) -> None:
    row = read_marked(write(tmp_path)).row
    assert row["directives"] == [
        {"kind": "letter", "number": "12/SYT-NV", "title": None, "issuer": "Vàng Thị Dợ", "issued": "2025-08-12"}
    ]
    assert row["tasks"] == [
        {
            "assigner": None,
            "assignee": "các bệnh viện",
            "action": "trực 24/24 giờ",
            "deadline": None,
            "directive": "12/SYT-NV",
        }
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("---", "--", "expected a header"),
        ("lang: vi", "lang: fr", "language 'fr'; expected vi or en"),
        ("date: 2025-08-14", "date: 14/8", "date '14/8'; expected YYYY-MM-DD"),
        ("date: 2025-08-14", "day: 2025-08-14", "header line 'day: 2025-08-14'; expected lang and date"),
        ("|PERSON]", "|PER]", "'Vàng Thị Dợ' has the label 'PER'; expected PERSON, "),
        ("|PERSON]", "]", "a mark that doesn't close or has no label"),
        ("[Giám đốc|", "[Giám đốc |", "'Giám đốc ' is marked with white space"),
        ("[Vàng", "V[àng", "the mark of 'àng Thị Dợ' begins or ends inside a word"),
        ('"fact": "task"', '"kind": "task"', 'is no fact; expected a JSON object with "fact" one of official, '),
        ('"rank": 3', '"place": 3', "ranking has a field 'place'; expected subject, index, rank"),
        ('"rank": 3', '"rank": "3"', "ranking with rank '3'; expected a whole number"),
        (', "rank": 3', "", "ranking of 'Sở Y tế tỉnh Hà Nam' without rank, top and score"),
        ('"kind": "letter"', '"kind": "công văn"', "directive with kind 'công văn'; expected one of circular, "),
        ('"issued": "2025-08-12"', '"issued": "12/8"', "directive with issued '12/8'; expected an ISO date"),
        (
            '"person": "Vàng Thị Dợ"',
            '"person": "Vàng Dợ"',
            "official with person 'Vàng Dợ'; expected words of the text",
        ),
        ('"position": "Giám đốc"', '"position": "Bà"', "official with position 'Bà', which is nowhere marked POSITION"),
        ('"action": "trực 24/24 giờ", ', "", "task without 'action'"),
        ('"number": "12/SYT-NV"', '"title": "chuyển đổi số"', "directive 'chuyển đổi số' is nowhere marked DIRECTIVE"),
        ('"directive": "12/SYT-NV"', '"directive": "24/24"', "task with directive '24/24', which no directive has"),
        (
            '"number": "12/SYT-NV", "issuer"',
            '"number": "15/SYT-NV", "issuer"',
            "'Công văn số 12/SYT-NV' is marked DIRECTIVE, but no directive has its number or title",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in FILE
    file = write(tmp_path, FILE.replace(old, new))
    assert any(problem in found for found in problems_in(file)), problems_in(file)
    with pytest.raises(AnnotationError):
        read_marked(file)


def test_all_that_is_wrong_in_a_folder_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, FILE.replace("|ORG]", "|BODY]").replace('"rank": 3', '"rank": "ba"'))
    assert main([str(tmp_path), str(tmp_path / "out.jsonl")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert not (tmp_path / "out.jsonl").exists()


def test_what_is_written_is_read_as_annotated_articles(tmp_path: Path) -> None:
    file = write(tmp_path)
    assert main([str(tmp_path), str(tmp_path / "out.jsonl")]) == 0
    [annotated] = read_annotated(tmp_path / "out.jsonl")
    assert annotated == read_marked(file)
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["lang"] == "vi"


def test_the_articles_of_the_project_are_right() -> None:
    files = marked_files(ANNOTATED)
    assert [problem for file in files for problem in problems_in(file)] == []
    assert all(read_marked(file).article.language == file.name[:2] for file in files)
