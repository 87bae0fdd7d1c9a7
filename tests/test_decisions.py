"""Decisions: what a reviewer does is recorded as it was done, drawn into the rows, and taken back without a trace."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from pipelines.decisions.choices import Choice, InvalidChoiceError
from pipelines.decisions.recording import StaleStateError, redo
from pipelines.decisions.states import UnknownArticleError, read_state
from tests.decided import (
    BODY,
    OFFICE,
    PERSON,
    Desk,
    accept,
    add_fact,
    add_mention,
    correct,
    merge,
    reject,
)
from tests.stories import TEXT


def comment(item: str, item_id: str | None, words: str | None) -> Choice:
    return Choice(item=item, item_id=item_id, action="comment", comment=words)


def test_article_is_shown_as_models_read_it(desk: Desk) -> None:
    state = desk.state()
    assert state.article["text"] == TEXT
    assert [(row["text"], row["review"], row["extracted"]) for row in state.mentions] == [
        (PERSON, "unreviewed", None),
        (OFFICE, "unreviewed", None),
    ]
    assert {kind: len(rows) for kind, rows in state.facts.items()} == dict.fromkeys(state.facts, 1)
    assert (state.comments, state.lock, state.last_act) == ([], None, None)


def test_article_that_is_not_there_is_unknown(desk: Desk) -> None:
    with pytest.raises(UnknownArticleError, match="no article 'other' in the store"):
        read_state(desk.engine, "other", "An")


def test_accepted_row_is_as_it_was(desk: Desk) -> None:
    before = desk.fact("rankings")
    desk.decide(accept("rankings", before))
    assert desk.fact("rankings") == {**before, "review": "accepted"}


def test_corrected_fact_keeps_its_id_and_what_was_read(desk: Desk) -> None:
    before = desk.fact("rankings")
    desk.decide(correct("rankings", before, rank=3, period="2024"))
    after = desk.fact("rankings")
    assert (after["fact_id"], after["rank"], after["period"]) == (before["fact_id"], 3, "2024")
    assert after["review"] == "corrected"
    assert (after["extracted"]["rank"], after["extracted"]["period"]) == (5, "2023")
    assert after["evidence_quote"] == before["evidence_quote"]


def test_resized_mention_keeps_its_id(desk: Desk) -> None:
    before = desk.mention(PERSON)
    desk.decide(correct("mentions", before, span_start=0))
    after = desk.mention(f"Ông {PERSON}")
    assert after["mention_id"] == before["mention_id"]
    assert after["extracted"] == {"span_start": 4, "span_end": 17, "label": "PERSON", "text": PERSON}


def test_what_is_corrected_back_is_accepted(desk: Desk) -> None:
    desk.decide(correct("mentions", desk.mention(PERSON), label="ORG"))
    desk.decide(correct("mentions", desk.mention(PERSON), label="PERSON"))
    assert (desk.mention(PERSON)["review"], desk.mention(PERSON)["extracted"]) == ("accepted", None)


def test_rejected_rows_stay_marked(desk: Desk) -> None:
    desk.decide(reject("mentions", desk.mention(PERSON)), reject("tasks", desk.fact("tasks")))
    assert desk.mention(PERSON)["review"] == desk.fact("tasks")["review"] == "rejected"


def test_added_rows_are_the_editors(desk: Desk) -> None:
    act = desk.decide(
        add_mention(BODY, "ORG"), add_fact("tasks", "công khai giá dịch vụ", action="công khai giá", deadline="2024-Q3")
    )
    mention = desk.mention(BODY)
    task = next(row for row in desk.state().facts["tasks"] if row["review"] == "added")
    assert act.item_ids == (mention["mention_id"], task["fact_id"])
    assert (mention["source"], mention["confidence"], mention["review"], mention["extracted"]) == (
        "editor",
        1.0,
        "added",
        {},
    )
    assert (task["rule"], task["deadline"], task["assignee"], task["extracted"]) == ("editor", "2024-Q3", None, {})
    assert task["evidence_quote"] == "công khai giá dịch vụ"


def test_added_mention_may_begin_where_a_rejected_one_does(desk: Desk) -> None:
    desk.decide(reject("mentions", desk.mention(OFFICE)), add_mention(f"{OFFICE} {BODY}", "POSITION"))
    standing = [(row["text"], row["review"]) for row in desk.state().mentions if row["span_start"] == 19]
    assert standing == [(OFFICE, "rejected"), (f"{OFFICE} {BODY}", "added")]


def test_merged_mentions_are_one_from_first_to_last_word(desk: Desk) -> None:
    desk.decide(merge("mentions", desk.mention(OFFICE), into=desk.mention(PERSON)))
    rows = {row["text"]: row["review"] for row in desk.state().mentions}
    assert rows == {OFFICE: "rejected", f"{PERSON}, {OFFICE}": "corrected"}


def test_merged_fact_goes_into_the_one_that_stays(desk: Desk) -> None:
    desk.decide(add_fact("rankings", "thứ 5/63", subject="tỉnh", rank=5))
    models, other = sorted(desk.state().facts["rankings"], key=lambda row: str(row["review"]), reverse=True)
    desk.decide(merge("rankings", other, into=models))
    rows = {row["fact_id"]: row["review"] for row in desk.state().facts["rankings"]}
    assert rows == {models["fact_id"]: "accepted", other["fact_id"]: "rejected"}
    merged = json.loads(desk.decisions()[-2]["after"])
    assert merged["into"] == models["fact_id"]


def test_bulk_accept_is_one_act(desk: Desk) -> None:
    state = desk.state()
    choices = [accept("mentions", row) for row in state.mentions]
    choices += [accept(kind, row) for kind, rows in state.facts.items() for row in rows]
    act = desk.decide(*choices, state=state.state)
    assert {row["act_id"] for row in desk.decisions()} == {act.act_id}
    assert all(row["review"] == "accepted" for rows in desk.rows().values() for row in rows)
    desk.undo(act)
    assert all(row["review"] == "unreviewed" for rows in desk.rows().values() for row in rows)


def test_decision_has_what_was_before_and_after(desk: Desk) -> None:
    before = desk.fact("rankings")
    desk.decide(Choice(item="rankings", item_id=before["fact_id"], action="correct", after={"rank": 3}, comment="ba"))
    (decision,) = desk.decisions()
    assert (decision["reviewer"], decision["action"], decision["purpose"]) == ("An", "correct", "review")
    assert (decision["version"], decision["model_id"], decision["comment"]) == (1, "m1", "ba")
    assert json.loads(decision["before"]) == before
    after = json.loads(decision["after"])
    assert (after["rank"], after["review"], after["evidence_quote"]) == (3, "corrected", before["evidence_quote"])


def test_undo_takes_back_an_act_and_leaves_no_trace_in_the_rows(desk: Desk) -> None:
    before = desk.rows()
    act = desk.decide(
        reject("mentions", desk.mention(PERSON)),
        add_mention(f"Ông {PERSON}", "PERSON"),
        correct("rankings", desk.fact("rankings"), rank=4),
    )
    assert desk.rows() != before
    desk.undo(act)
    assert desk.rows() == before
    assert [row["action"] for row in desk.decisions()] == ["reject", "add", "correct", "undo", "undo", "undo"]
    assert [row["undoes"] for row in desk.decisions()[3:]] == [row["decision_id"] for row in desk.decisions()[2::-1]]


def test_undo_without_limit_goes_back_to_what_models_read(desk: Desk) -> None:
    before = desk.rows()
    acts = [desk.decide(correct("rankings", desk.fact("rankings"), rank=rank)) for rank in (7, 8, 9, 10)]
    for act in reversed(acts):
        assert desk.state().last_act == act.act_id
        desk.undo(act)
    assert desk.rows() == before
    assert desk.state().last_act is None


def test_undo_of_an_earlier_act_leaves_the_later_word(desk: Desk) -> None:
    first = desk.decide(correct("rankings", desk.fact("rankings"), rank=7))
    desk.decide(correct("rankings", desk.fact("rankings"), out_of=64), reviewer="Bình")
    desk.undo(first)
    assert (desk.fact("rankings")["rank"], desk.fact("rankings")["out_of"]) == (7, 64)


def test_redo_records_the_act_again_with_the_same_ids(desk: Desk) -> None:
    act = desk.decide(add_mention(BODY, "ORG"), correct("rankings", desk.fact("rankings"), rank=4))
    after = desk.rows()
    desk.undo(act)
    again = redo(desk.engine, act.act_id, reviewer="An", journal=desk.journal)
    assert desk.rows() == after
    assert again.act_id != act.act_id
    assert again.item_ids == act.item_ids


def test_only_what_stands_is_undone_and_only_what_does_not_is_redone(desk: Desk) -> None:
    act = desk.decide(add_mention(BODY, "ORG"))
    with pytest.raises(InvalidChoiceError, match="expected an act that was taken back"):
        redo(desk.engine, act.act_id, reviewer="An")
    undone = desk.undo(act)
    for other in (act, undone):
        with pytest.raises(InvalidChoiceError, match="expected an act that was not taken back"):
            desk.undo(other)
    with pytest.raises(InvalidChoiceError, match="expected an act that was recorded"):
        redo(desk.engine, "none", reviewer="An")


def test_comments_are_shown_and_change_no_row(desk: Desk) -> None:
    before = desk.rows()
    act = desk.decide(
        comment("articles", None, "Ảnh trong bài có thêm số liệu"), comment("mentions", mention_id(desk), " Ai? ")
    )
    assert desk.rows() == before
    shown = [(each.item, each.item_id, each.reviewer, each.comment) for each in desk.state().comments]
    assert shown == [
        ("articles", desk.article_id, "An", "Ảnh trong bài có thêm số liệu"),
        ("mentions", mention_id(desk), "An", "Ai?"),
    ]
    desk.undo(act)
    assert desk.state().comments == []


def mention_id(desk: Desk) -> str:
    return str(desk.mention(PERSON)["mention_id"])


def test_state_is_stale_once_somebody_decided(desk: Desk) -> None:
    state = desk.state().state
    act = desk.decide(accept("rankings", desk.fact("rankings")), state=state)
    assert act.state == desk.state().state != state
    with pytest.raises(StaleStateError, match="was changed since it was shown; the last decision on it is An's"):
        desk.decide(reject("rankings", desk.fact("rankings")), state=state, reviewer="Bình")
    assert desk.fact("rankings")["review"] == "accepted"
    assert len(desk.decisions()) == 1


def test_of_two_who_decide_at_once_one_is_told_so(desk: Desk) -> None:
    state, row = desk.state().state, desk.fact("rankings")

    def try_it(rank: int) -> str:
        try:
            desk.decide(correct("rankings", row, rank=rank), state=state, reviewer=f"An {rank}")
        except StaleStateError:
            return "stale"
        return "recorded"

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(try_it, range(1, 9)))
    assert sorted(done) == ["recorded", *["stale"] * 7]
    assert len(desk.decisions()) == 1


def test_act_that_is_sent_twice_is_recorded_once(desk: Desk) -> None:
    state, row = desk.state().state, desk.fact("rankings")
    first, again = (desk.decide(reject("rankings", row), state=state, act_id="sent") for _ in range(2))
    assert first == again
    assert len(desk.decisions()) == 1
    with pytest.raises(InvalidChoiceError, match="expected an id that no other act has"):
        desk.decide(accept("rankings", row), reviewer="Bình", act_id="sent")


def test_nothing_is_recorded_of_an_act_with_one_choice_that_is_wrong(desk: Desk) -> None:
    before = desk.rows()
    with pytest.raises(InvalidChoiceError):
        desk.decide(reject("mentions", desk.mention(PERSON)), correct("rankings", desk.fact("rankings"), rank=64))
    assert (desk.rows(), desk.decisions(), list(desk.journal.read())) == (before, [], [])


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"rank": 64}, "rank: found 64, expected a place among the 63 of the list"),
        ({"out_of": 4}, "rank: found 5, expected a place among the 4 of the list"),
        ({"rank": 0}, "rank: found 0, expected 1 or more"),
        ({"rank": "5"}, "rank: found '5', expected an integer of at most 18 digits"),
        ({"rank": True}, "rank: found True, expected an integer"),
        ({"out_of": 10**20}, "out_of: found 100000000000000000000, expected an integer of at most 18 digits"),
        ({"score": float("nan")}, "score: found nan, expected a number"),
        ({"subject": "a\x00b"}, "subject: found 'a\\x00b', expected a text without control characters"),
        ({"subject": "a\ud83d"}, "subject: found 'a\\ud83d', expected a text without control characters"),
        ({"score": "x"}, "score: found 'x', expected a number"),
        ({"subject": "  "}, "subject: found None, expected a value: it can't be empty"),
        ({"subject": 7}, "subject: found 7, expected a text"),
        ({"period": "30/6/2024"}, "period: found '30/6/2024', expected an ISO 8601 date or period, as 2024-07-30"),
        ({"period": "2024-02-30"}, "period: found '2024-02-30', expected an ISO 8601 date or period"),
        ({"period": "2024/2021"}, "period: found '2024/2021', expected an ISO 8601 date or period"),
        ({"review": "accepted"}, "review: found 'accepted', expected one of the fields subject, index, rank"),
        ({"evidence_start": 999}, "evidence_start: found 999, expected a place in the text, 0 to 184"),
        ({"evidence_end": 56}, "evidence_end: found 56, expected a place after 56 and at most 185"),
        ({"evidence_start": 55}, "evidence_start: found ' tỉnh xếp"),
        ({"evidence_start": "a"}, "evidence_start: found 'a', expected an offset in code points"),
        ({}, "after: found {}, expected a field that changes"),
    ],
)
def test_field_says_what_was_found_and_what_is_expected(desk: Desk, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidChoiceError) as error:
        desk.decide(correct("rankings", desk.fact("rankings"), **fields))
    assert message in str(error.value)
    assert error.value.field == message.partition(":")[0]


@pytest.mark.parametrize("period", ["2024", "2024-07", "2024-07-30", "2024-Q3", "2021/2030", "2024/2024-06", None])
def test_dates_are_as_exact_as_the_words(desk: Desk, period: str | None) -> None:
    desk.decide(correct("rankings", desk.fact("rankings"), period=period))
    assert desk.fact("rankings")["period"] == period


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice(item="articles", item_id=None, action="accept"), "item: found 'articles', expected one of mentions, "),
        (Choice(item="mentions", item_id="x", action="accept"), "item_id: found 'x', expected the id of one of the"),
        (comment("articles", "other", "a"), "item_id: found 'other', expected story-"),
        (comment("articles", None, "a\x00"), "comment: found 'a\\x00', expected words without control characters"),
        (
            replace(add_mention("Y tế", "ORG"), item_id="a\x00"),
            "item_id: found 'a\\x00', expected an id: 1 to 64 letter",
        ),
        (comment("articles", None, " "), "comment: found ' ', expected words"),
        (comment("sentences", None, "a"), "item: found 'sentences', expected one of articles, mentions, "),
        (add_mention("Bình, Giám", "PERSON"), "span_start: found '13 to 23', expected a span that doesn't overlap PER"),
        (add_mention("Y tế", "BODY"), "label: found 'BODY', expected one of PERSON, "),
        (add_fact("tasks", "Chỉ thị"), "action: found None, expected a value: nothing can be added to tasks without"),
        (add_fact("directives", "Chỉ thị", kind="directive"), "number: found None, expected a value in one of number"),
        (add_fact("directives", "08-CT/TU", kind="directive", number="08-CT/TU"), "kind: found 'directive, 08-CT/TU'"),
    ],
)
def test_choice_says_what_was_found_and_what_is_expected(desk: Desk, choice: Choice, message: str) -> None:
    with pytest.raises(InvalidChoiceError) as error:
        desk.decide(choice)
    assert str(error.value).startswith(message)


def test_act_without_choices_is_none(desk: Desk) -> None:
    with pytest.raises(InvalidChoiceError, match="expected one choice or more"):
        desk.decide()


def test_accepted_again_is_only_what_overlaps_nothing(desk: Desk) -> None:
    row = desk.mention(PERSON)
    desk.decide(reject("mentions", row), add_mention(f"Ông {PERSON}", "PERSON"))
    with pytest.raises(
        InvalidChoiceError, match="doesn't overlap PERSON 'Ông Trần Văn Bình' at 0 to 17: reject or merge"
    ):
        desk.decide(accept("mentions", row))


def test_text_is_written_as_nfc_without_outer_white_space(desk: Desk) -> None:
    desk.decide(correct("rankings", desk.fact("rankings"), subject=" ti\u0309nh "))
    assert desk.fact("rankings")["subject"] == "tỉnh"
