"""The gate: what the models and rules find in the dev articles is at least as good as the floors in floors.json.

A floor that is too high says that something got worse. When it is for a reason, say it:
`python -m tests.gate raise --lower "why"`; and after an improvement pin it: `python -m tests.gate raise`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.facts import FACT_TYPES
from extractors.records import LABELS, Language
from tests.gate import DEV, FLOORS, Floors, digest, measure, new_floors, read_floors, write_floors
from tests.gold import needs_gold

KINDS = ("mentions", *(f"mention {label}" for label in LABELS), *(fact_type.name for fact_type in FACT_TYPES))

PINNED = Floors(dev_sha256="d", f1={"vi": {"tasks": 0.7, "officials": 0.9}})


def test_every_kind_has_a_floor_in_both_languages() -> None:
    floors = read_floors()
    assert set(floors.f1) == {"vi", "en"}
    for of_language in floors.f1.values():
        assert set(of_language) == set(KINDS)
        assert all(0 < floor < 1 for floor in of_language.values())


@needs_gold
def test_floors_belong_to_these_articles() -> None:
    assert read_floors().dev_sha256 == digest(DEV), f"the floors of {FLOORS.name} belong to other dev articles"


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_found_worse_than_before(language: Language) -> None:
    floors = read_floors().f1[language]
    measured = measure(language)
    worse = [
        f"{kind} {measured[kind]:.4f}, floor {floors[kind]:.4f}" for kind in KINDS if measured[kind] < floors[kind]
    ]
    assert not worse, "; ".join(worse)


def test_floors_rise_to_a_little_below_what_is_measured() -> None:
    floors = new_floors(PINNED, {"vi": {"tasks": 0.8, "officials": 0.903}}, "d")
    assert floors == Floors(dev_sha256="d", f1={"vi": {"tasks": 0.795, "officials": 0.9}})


def test_floors_do_not_fall_without_a_reason() -> None:
    measured = {"vi": {"tasks": 0.65, "officials": 0.95}}
    assert new_floors(PINNED, measured, "d").f1 == {"vi": {"tasks": 0.7, "officials": 0.945}}
    lowered = new_floors(PINNED, measured, "d", lower="tasks without wishes")
    assert lowered.f1 == {"vi": {"tasks": 0.645, "officials": 0.945}}
    assert lowered.lowered == ("vi tasks 0.7 to 0.645: tasks without wishes",)
    # Reasons are kept, and a lowering that lowers nothing needs none.
    again = new_floors(lowered, measured, "d", lower="for nothing")
    assert again.lowered == lowered.lowered


def test_floors_of_other_articles_need_a_reason() -> None:
    with pytest.raises(SystemExit, match="other dev articles"):
        new_floors(PINNED, {"vi": {"tasks": 0.8}}, "e")
    moved = new_floors(PINNED, {"vi": {"tasks": 0.8}}, "e", lower="new articles")
    assert moved.dev_sha256 == "e"


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    floors = new_floors(PINNED, {"vi": {"tasks": 0.5, "officials": 0.5}}, "d", lower="a đ reason")
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors
    assert json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))["lowered"][0].endswith("a đ reason")
