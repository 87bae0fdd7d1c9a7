from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from pipelines.agreement.acceptance import acceptance_by_kind, acceptance_by_maker
from pipelines.agreement.comparing import NOTHING, compare
from pipelines.agreement.disputes import disputes_of
from pipelines.agreement.measures import Kappa, Overlap, cohen_kappa, overlap
from pipelines.agreement.pairs import Pair, pairs_of
from pipelines.agreement.readings import fields_of, read_kind, readings_of, verdict_of
from pipelines.agreement.sampling import is_doubled
from pipelines.agreement.throughput import PAUSE, Pace, items_by_day, paces, works_of

BEGIN = datetime(2025, 3, 12, 8, 0, tzinfo=UTC)
NUMBERS = count(1)


def decision(
    item_id: str,
    action: str = "accept",
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    second: int = 0,
    **fields: Any,
) -> dict[str, Any]:
    """A row of "decisions", made so many seconds after the first; `after` is what changes."""
    number = next(NUMBERS)
    return {
        "decision_id": f"{number:04}",
        "decided_at": (BEGIN + timedelta(seconds=second)).isoformat(),
        "reviewer": "An",
        "article_id": "a1",
        "version": 1,
        "model_id": "m1",
        "item": "mentions",
        "item_id": item_id,
        "action": action,
        "before": None if before is None else json.dumps(before),
        "after": None if after is None else json.dumps({**(before or {}), **after}),
        "act_id": f"act-{number}",
        "purpose": "review",
        "undoes": None,
    } | fields


def mention(start: int, end: int, label: str, source: str = "tagger@1", **fields: Any) -> dict[str, Any]:
    return {"span_start": start, "span_end": end, "label": label, "source": source, **fields}


def added(start: int, end: int, label: str) -> dict[str, Any]:
    """A mention that a reviewer added."""
    return mention(start, end, label, "editor", extracted={})


def ranking(rank: int, rule: str = "rankings.before@1") -> dict[str, Any]:
    nothing = dict.fromkeys(("index", "out_of", "top", "period", "change", "score"))
    return {"subject": "Sở Y tế", "rank": rank, **nothing, "rule": rule}


SECOND: dict[str, Any] = {"reviewer": "Bình", "purpose": "second review"}


def pair(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Pair:
    """What both made of the article."""
    (found,) = pairs_of([*first, *(row | SECOND for row in second)])
    return found


@pytest.mark.parametrize(
    ("table", "observed", "kappa"),
    [
        # Both yes, first alone, second alone, neither. The first: p_o = 35/50, p_e = .5 × .6 + .5 × .4 = .5.
        ((20, 5, 10, 15), 0.7, 0.4),
        # p_o = 60/100 in both, but by chance .54 and .46: as often the same, not as much agreement.
        ((45, 15, 25, 15), 0.6, 6 / 46),
        ((25, 35, 5, 35), 0.6, 14 / 54),
        ((5, 0, 0, 5), 1.0, 1.0),
        ((0, 5, 5, 0), 0.0, -1.0),
        ((4, 4, 4, 4), 0.5, 0.0),
    ],
)
def test_kappa_is_that_worked_by_hand(table: tuple[int, int, int, int], observed: float, kappa: float) -> None:
    answers = ((True, True), (True, False), (False, True), (False, False))
    found = cohen_kappa(answer for answer, times in zip(answers, table, strict=True) for _ in range(times))
    assert found.items == sum(table)
    assert found.observed == pytest.approx(observed)
    assert found.value == pytest.approx(kappa)


def test_kappa_of_more_than_two_categories_is_that_worked_by_hand() -> None:
    # p_o = 7/8; the first says a 4, b 2, c 2 times, the second a 3, b 3, c 2: p_e = (12 + 6 + 4) / 64.
    found = cohen_kappa(zip("aaaabbcc", "aaabbbcc", strict=True))
    assert found.observed == pytest.approx(7 / 8)
    assert found.value == pytest.approx((7 / 8 - 22 / 64) / (1 - 22 / 64))


@pytest.mark.parametrize("said", [[], [("right", "right")] * 9])
def test_kappa_says_nothing_without_items_or_with_one_answer_alone(said: list[tuple[str, str]]) -> None:
    assert cohen_kappa(said).value is None


@pytest.mark.parametrize(
    ("value", "strength"),
    [(-0.1, "poor"), (0.0, "slight"), (0.2, "slight"), (0.21, "fair"), (0.61, "substantial"), (1.0, "almost perfect")],
)
def test_kappa_has_the_name_that_its_source_gives_it(value: float, strength: str) -> None:
    assert Kappa(items=9, observed=0.5, value=value).strength == strength


def test_f1_is_the_same_either_way_and_none_where_nothing_is() -> None:
    assert overlap({1, 2, 3, 4}, {3, 4, 5}).f1 == pytest.approx(4 / 7)
    assert overlap({3, 4, 5}, {1, 2, 3, 4}).f1 == pytest.approx(4 / 7)
    assert overlap(set(), set()).f1 is None
    assert overlap({1}, set()).f1 == 0


def test_a_reading_is_the_last_word_that_was_not_taken_back() -> None:
    body = mention(0, 7, "ORG")
    place = {**body, "label": "LOC", "extracted": body}
    first = decision("m1", "correct", before=body, after={"label": "LOC", "extracted": body}, second=1)
    taken_back = decision("m1", "reject", before=place, second=2)
    undo = decision("m1", "undo", undoes=taken_back["decision_id"], second=3)
    longer = decision("m1", "correct", before=place, after={"span_end": 9}, second=4)
    word = readings_of([undo, longer, first, taken_back], "review")["a1"]["mentions", "m1"]
    assert verdict_of(word) == "corrected"
    assert fields_of(word) == {**place, "span_end": 9}
    assert read_kind(word) == "ORG"


def test_what_a_reviewer_added_stays_added_when_it_is_corrected_and_goes_when_it_is_rejected() -> None:
    there = added(3, 5, "DATE")
    rows = [
        decision("n1", "add", after=there),
        decision("n1", "correct", before=there, after={"span_end": 6}, second=1),
    ]
    assert verdict_of(readings_of(rows, "review")["a1"]["mentions", "n1"]) == "added"
    rows.append(decision("n1", "reject", before={**there, "span_end": 6}, second=2))
    assert fields_of(readings_of(rows, "review")["a1"]["mentions", "n1"]) is None


def test_two_reviewers_are_compared_by_label_span_and_kind() -> None:
    read = {
        "m1": mention(0, 7, "ORG"),
        "m2": mention(10, 15, "ORG"),
        "m3": mention(20, 25, "LOC"),
        "m4": mention(30, 33, "PERSON"),
    }
    first = [
        decision("m1", before=read["m1"]),
        decision("m2", before=read["m2"]),
        decision("m3", before=read["m3"]),
        decision("m4", "reject", before=read["m4"]),
        decision("n1", "add", after=added(40, 44, "DATE")),
        decision("r1", item="rankings", before=ranking(3)),
        decision("r2", item="rankings", before=ranking(4)),
    ]
    second = [
        decision("m1", before=read["m1"]),
        decision("m2", "correct", before=read["m2"], after={"label": "LOC"}),
        decision("m3", "correct", before=read["m3"], after={"span_end": 27}),
        decision("m4", before=read["m4"]),
        decision("n2", "add", after=added(40, 44, "DATE")),
        decision("r1", item="rankings", before=ranking(3)),
        decision("r2", "correct", item="rankings", before=ranking(4), after={"rank": 5}),
    ]
    found = compare([pair(first, second)])
    assert (found.articles, found.unfinished) == (1, 0)
    # ORG by the first m1 and m2, by the second m1: p_o = 3/4, p_e = (2×1 + 2×3) / 16.
    assert found.kappas["ORG"].value == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))
    # LOC by the first m3, by the second m2 and m3: the other way round the same.
    assert found.kappas["LOC"].value == pytest.approx(1 / 2)
    # PERSON by the second alone: as chance would have it.
    assert found.kappas["PERSON"].value == pytest.approx(0)
    assert found.kappas["DATE"].value is None
    assert found.kappas["rankings"].observed == pytest.approx(1 / 2)
    assert found.overlaps["ORG"] == Overlap(both=1, first=2, second=1)
    assert found.overlaps["LOC"] == Overlap(both=0, first=1, second=2)
    assert found.overlaps["DATE"].f1 == 1
    assert found.overlaps["rankings"] == Overlap(both=1, first=2, second=2)
    assert found.confusions == Counter(
        {
            ("ORG", "ORG"): 1,
            ("ORG", "LOC"): 1,
            ("LOC", NOTHING): 1,
            (NOTHING, "LOC"): 1,
            (NOTHING, "PERSON"): 1,
            ("DATE", "DATE"): 1,
        }
    )


def test_an_article_that_the_second_has_not_finished_is_not_compared() -> None:
    read = {"m1": mention(0, 7, "ORG"), "m2": mention(10, 15, "ORG")}
    first = [decision(name, before=row) for name, row in read.items()]
    found = compare([pair(first, [decision("m1", "reject", before=read["m1"])])])
    assert (found.articles, found.unfinished) == (0, 1)
    assert found.kappas["ORG"].items == 0
    assert not found.confusions


def test_acceptance_is_counted_by_kind_and_by_rule_from_what_models_read() -> None:
    rows = [
        decision("m1", before=mention(0, 7, "ORG")),
        decision("m2", "correct", before=mention(10, 15, "ORG"), after={"label": "LOC"}),
        decision("m3", "reject", before=mention(20, 25, "ORG", "other@2")),
        decision("n1", "add", after=added(30, 35, "ORG")),
        decision("r1", "reject", item="rankings", before=ranking(3)),
    ]
    words = list(readings_of(rows, "review")["a1"].values())
    bodies, rankings = acceptance_by_kind(words)
    assert (bodies.kind, bodies.read, bodies.accepted, bodies.found) == ("ORG", 3, 1 / 3, 2 / 3)
    assert bodies.verdicts == Counter(accepted=1, corrected=1, rejected=1, added=1)
    assert (rankings.kind, rankings.accepted, rankings.found) == ("rankings", 0, None)
    makers = [(row.kind, row.maker, row.read, row.accepted) for row in acceptance_by_maker(words)]
    assert makers == [
        ("ORG", "other@2", 1, 0),
        ("rankings", "rankings.before@1", 1, 0),
        ("ORG", "tagger@1", 2, 1 / 2),
    ]


def test_throughput_counts_active_time_and_leaves_pauses_out() -> None:
    body = mention(0, 7, "ORG")
    lunch = 30 + PAUSE + 1
    rows = [
        decision("m1", before=body),  # nobody knows how long this took
        decision("m2", before=body, second=10),
        decision("m3", before=body, second=30, act_id="bulk"),
        decision("r1", before=ranking(1), second=30, act_id="bulk", item="rankings"),
        decision("m4", before=body, second=lunch),  # nor this, after a pause
        decision("m5", "reject", before=body, second=lunch + 30),
        decision("m1", before=body, second=5, reviewer="Bình"),
    ]
    found = paces(works_of(rows))
    assert found["An", None] == Pace(items=6, timed=4, seconds=60)
    assert found["An", None].hourly == pytest.approx(240)
    assert found["An", "ORG"] == Pace(items=5, timed=3, seconds=50)
    assert found["An", "rankings"] == Pace(items=1, timed=1, seconds=10)
    assert found["Bình", None].hourly is None
    assert items_by_day(works_of(rows)) == Counter({"2025-03-12": 7})


def test_what_was_taken_back_took_its_time_and_decides_nothing() -> None:
    body = mention(0, 7, "ORG")
    wrong = decision("m2", "reject", before=body, second=10)
    rows = [
        decision("m1", before=body),
        wrong,
        decision("m2", "undo", before=body, second=15, undoes=wrong["decision_id"]),
        decision("m2", before=body, second=20),
    ]
    assert paces(works_of(rows))["An", None] == Pace(items=2, timed=1, seconds=20)


def test_the_sample_is_the_share_asked_for_and_a_greater_one_holds_a_smaller() -> None:
    ids = [f"article {number}" for number in range(4_000)]
    tenth = {name for name in ids if is_doubled(name, 0.1)}
    fifth = {name for name in ids if is_doubled(name, 0.2)}
    assert len(tenth) == pytest.approx(400, abs=80)
    assert tenth < fifth
    assert not any(is_doubled(name, 0) for name in ids)
    assert all(is_doubled(name, 1) for name in ids)


def test_what_two_say_otherwise_is_disputed_until_somebody_judges() -> None:
    read = {"m1": mention(0, 7, "ORG"), "m2": mention(10, 15, "ORG"), "m3": mention(20, 25, "LOC")}
    first = [
        *(decision(name, before=row) for name, row in read.items()),
        decision("n1", "add", after=added(30, 35, "DATE")),
        decision("n2", "add", after=added(50, 55, "DATE")),
    ]
    second = [
        decision("m1", before=read["m1"]),
        decision("m2", "correct", before=read["m2"], after={"label": "LOC"}),
        decision("m3", "reject", before=read["m3"]),
        decision("n3", "add", after=added(40, 45, "DATE")),
        decision("n4", "add", after=added(50, 55, "DATE")),
    ]
    disputes = list(disputes_of([pair(first, second)]))
    assert [(each.item_id, each.first is None, each.second is None) for each in disputes] == [
        ("m2", False, False),
        ("m3", False, False),
        ("n1", False, True),
        ("n3", True, False),
    ]
    judged = decision("m2", before=read["m2"], reviewer="Chi", purpose="adjudication")
    (after,) = pairs_of([*first, *(row | SECOND for row in second), judged])
    assert [each.item_id for each in disputes_of([after])] == ["m3", "n1", "n3"]


def test_what_the_first_alone_added_is_not_disputed_while_the_second_is_at_work() -> None:
    body = mention(0, 7, "ORG")
    first = [decision("m1", before=body), decision("m2", before=body), decision("n1", "add", after=added(3, 5, "DATE"))]
    assert not list(disputes_of([pair(first, [decision("m1", before=body)])]))
