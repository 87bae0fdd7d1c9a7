"""A day of hourly runs, in less than a minute: nothing is missed, nothing comes twice, nothing is left lying about."""

from __future__ import annotations

from pathlib import Path

from tests.week import faults_of, simulate

# Hours after which the tables of a clock that jumps are compared with those of one that is right.
COMPARED = 6


def test_day_of_hourly_runs_has_no_gap_no_duplicate_and_no_growth(tmp_path: Path) -> None:
    said = []
    calm = simulate(tmp_path / "calm", 24, tell=lambda week: said.append(week.said()))
    assert faults_of(calm, 24) == []
    assert len(calm.site.texts) > 20
    assert calm.site.changes.total() > 3
    wrong = simulate(tmp_path / "wrong", COMPARED, jumps=5)
    assert faults_of(wrong, COMPARED) == []
    assert wrong.said() == said[COMPARED - 1]
    assert len(wrong.said()["tasks"]) > COMPARED
