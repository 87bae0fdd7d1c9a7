"""Clauses: where one order ends and the next begins, and what of a clause is no part of an order."""

from __future__ import annotations

import pytest

from extractors.records import Language
from extractors.task_clauses import draw_sketch, split_clauses
from extractors.task_grammar import grammar_of
from tests.marked import read_marked


def contents(marked: str, language: Language) -> list[str]:
    reading = read_marked(marked, language)
    clauses = split_clauses(reading, draw_sketch(reading), grammar_of(language).lexicon)
    return [reading.text[clause.content : clause.end] for clause in clauses]


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        ("Rà soát quy hoạch; báo cáo kết quả.", "vi", ["Rà soát quy hoạch", "báo cáo kết quả."]),
        # What stands in brackets stays together.
        ("Công bố giá (thuốc; vật tư) tại quầy.", "vi", ["Công bố giá (thuốc; vật tư) tại quầy."]),
        # Sentences glued to each other, and numbered items in one line.
        ("Giao xã kiểm đếm.Các huyện báo cáo.", "vi", ["Giao xã kiểm đếm", "Các huyện báo cáo."]),
        (
            "Yêu cầu như sau: 1. Các sở rà soát. 2. Các xã báo cáo.",
            "vi",
            ["Yêu cầu như sau", "Các sở rà soát.", "Các xã báo cáo."],
        ),
        # Bullets, quotation marks and connectives are no part of an order.
        ("- Đồng thời, bên cạnh đó, “tăng cường kiểm tra”.", "vi", ["tăng cường kiểm tra”."]),
        ("Review the plans; and, in addition, publish them.", "en", ["Review the plans", "publish them."]),
    ],
)
def test_a_clause_holds_one_order(marked: str, language: Language, expected: list[str]) -> None:
    assert contents(marked, language) == expected


def test_a_sketch_keeps_offsets_and_hides_names() -> None:
    reading = read_marked("[Ban Chỉ đạo|ORG] yêu cầu [ông|LOC].", "vi")
    sketch = draw_sketch(reading)
    assert len(sketch) == len(reading.text)
    assert "Chỉ đạo" not in sketch
    assert sketch.index("yêu cầu") == reading.text.index("yêu cầu")


def test_a_clause_knows_whether_it_is_quoted() -> None:
    reading = read_marked("Ông nói: “Phải làm ngay; phải làm tốt”. Các xã phải báo cáo.", "vi")
    clauses = split_clauses(reading, draw_sketch(reading), grammar_of("vi").lexicon)
    assert [clause.is_quoted for clause in clauses] == [False, True]
