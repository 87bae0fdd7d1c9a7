"""Kinds of errors: each annotated mention that was not found, and each find that was not annotated, is counted once."""

from __future__ import annotations

import pytest

from models.error_kinds import MENTION_ERRORS, Span, count_errors, mention_errors

ORG: Span = (10, 20, "ORG")


@pytest.mark.parametrize(
    ("missing", "spurious", "expected"),
    [
        ({ORG}, {(10, 15, "ORG")}, [("mention ORG", "boundary")]),
        ({ORG}, {(10, 20, "LOC")}, [("mention ORG", "label")]),
        ({ORG}, {(15, 30, "LOC")}, [("mention ORG", "both")]),
        ({ORG}, {(20, 30, "ORG")}, [("mention ORG", "missed"), ("mention ORG", "invented")]),
        ({ORG}, set(), [("mention ORG", "missed")]),
        (set(), {(0, 4, "DATE")}, [("mention DATE", "invented")]),
        # A name in two pieces: the longer one is the name cut short.
        ({ORG}, {(10, 12, "ORG"), (13, 20, "ORG")}, [("mention ORG", "boundary"), ("mention ORG", "invented")]),
        # The right span goes before the right label.
        ({ORG}, {(10, 20, "LOC"), (12, 18, "ORG")}, [("mention ORG", "label"), ("mention ORG", "invented")]),
        # Two names taken for one.
        ({ORG, (25, 30, "PERSON")}, {(10, 30, "ORG")}, [("mention ORG", "boundary"), ("mention PERSON", "missed")]),
        (set(), set(), []),
    ],
)
def test_mention_goes_wrong_in_one_way(
    missing: set[Span], spurious: set[Span], expected: list[tuple[str, str]]
) -> None:
    assert list(mention_errors(missing, spurious)) == expected


def test_facts_and_slots_are_counted_by_what_is_wrong() -> None:
    def official(person: str, organization: str | None) -> dict[str, str | None]:
        return {"person": person, "position": "Giám đốc", "organization": organization}

    gold = {
        "officials": [
            official("Trần Văn Bình", "Sở Y tế"),
            official("Lê Thị Hoa", None),
            official("Phạm Minh Tâm", "Sở Nội vụ"),
            official("Đỗ Văn Hải", "Sở Tư pháp"),
            official("Vũ Văn Nam", "Sở Tài chính"),
        ]
    }
    guess = {
        "officials": [
            official("Trần Văn Bình", "Bộ Công an"),
            official("Lê Thị Hoa", "Sở Y tế"),
            official("Phạm Minh Tâm", None),
            official("Đỗ Văn Hải", "Sở Tư pháp"),
            official("Bùi Văn Lâm", None),
        ]
    }
    errors = count_errors([(gold, guess), ({}, {})])
    assert errors["officials"] == {"missed": 1, "invented": 1}
    assert errors["officials.organization"] == {"wrong": 1, "missing": 1, "extra": 1}
    assert errors["mention ORG"] == dict.fromkeys(MENTION_ERRORS, 0)
    assert sum(errors["tasks"].values()) == 0


def test_article_without_prediction_is_all_missed() -> None:
    gold = {"mentions": [{"start": 0, "end": 3, "label": "DATE"}], "tasks": [{"action": "báo cáo"}]}
    errors = count_errors([(gold, {})])
    assert errors["mention DATE"]["missed"] == errors["tasks"]["missed"] == 1
