"""Disputes: who reviews second sees nothing of the first; where the two differ the row says so until it is judged."""

from __future__ import annotations

import pytest

from pipelines.decisions.choices import Choice, InvalidChoiceError
from pipelines.decisions.recording import StaleStateError
from tests.decided import (
    BODY,
    OFFICE,
    PERSON,
    Desk,
    accept,
    add_fact,
    add_mention,
    correct,
    reject,
)

SECOND = "second review"


def second(desk: Desk, *choices: Choice) -> None:
    """Let Bình decide in second review."""
    desk.decide(*choices, reviewer="Bình", purpose=SECOND)


def judge(desk: Desk, *choices: Choice) -> None:
    """Let Chi decide between the two."""
    desk.decide(*choices, reviewer="Chi", purpose="adjudication")


def test_second_reviewer_sees_what_models_read(desk: Desk) -> None:
    before = desk.state("Bình", purpose=SECOND)
    desk.decide(reject("mentions", desk.mention(PERSON)), add_mention(BODY, "ORG"))
    assert desk.state("Bình", purpose=SECOND) == before
    desk.decide(accept("mentions", desk.mention(PERSON)), reviewer="Bình", purpose=SECOND, state=before.state)
    seen = desk.state("Bình", purpose=SECOND)
    assert [(row["text"], row["review"]) for row in seen.mentions] == [(PERSON, "accepted"), (OFFICE, "unreviewed")]


def test_second_reviewer_can_add_what_the_first_has_added(desk: Desk) -> None:
    desk.decide(add_mention(BODY, "ORG"))
    second(desk, add_mention(BODY, "ORG"))
    assert [(row["text"], row["review"]) for row in desk.state().mentions][-1] == (BODY, "added")
    with pytest.raises(InvalidChoiceError, match="doesn't overlap ORG"):
        second(desk, add_mention(BODY, "LOC"))


def test_states_of_the_two_are_apart(desk: Desk) -> None:
    first, other = desk.state().state, desk.state(purpose=SECOND).state
    desk.decide(accept("rankings", desk.fact("rankings")), state=first)
    second(desk, accept("rankings", desk.fact("rankings")))
    assert desk.state(purpose=SECOND).state != other
    with pytest.raises(StaleStateError):
        desk.decide(accept("tasks", desk.fact("tasks")), state=other, purpose=SECOND)


def test_what_only_the_second_says_counts_for_nothing_yet(desk: Desk) -> None:
    second(desk, reject("mentions", desk.mention(PERSON)), add_mention(BODY, "ORG"))
    assert [(row["text"], row["review"]) for row in desk.state().mentions] == [
        (PERSON, "unreviewed"),
        (OFFICE, "unreviewed"),
    ]


def test_two_who_say_the_same_agree(desk: Desk) -> None:
    for purpose in ("review", SECOND):
        desk.decide(
            correct("rankings", desk.fact("rankings"), rank=3),
            reject("tasks", desk.fact("tasks")),
            accept("mentions", desk.mention(PERSON)),
            purpose=purpose,
        )
    assert desk.fact("rankings")["review"] == "corrected"
    assert desk.fact("tasks")["review"] == "rejected"
    assert desk.mention(PERSON)["review"] == "accepted"


def test_word_of_the_first_stands_until_somebody_judges(desk: Desk) -> None:
    row = desk.fact("rankings")
    desk.decide(correct("rankings", row, rank=3))
    second(desk, correct("rankings", row, rank=4), reject("mentions", desk.mention(PERSON)))
    assert (desk.fact("rankings")["rank"], desk.fact("rankings")["review"]) == (3, "disputed")
    judge(desk, correct("rankings", row, rank=4))
    assert (desk.fact("rankings")["rank"], desk.fact("rankings")["review"]) == (4, "corrected")


def test_judge_may_keep_the_word_of_the_first(desk: Desk) -> None:
    desk.decide(reject("tasks", desk.fact("tasks")), correct("mentions", desk.mention(PERSON), span_start=0))
    second(desk, accept("tasks", desk.fact("tasks")), accept("mentions", desk.mention(f"Ông {PERSON}")))
    disputed = desk.mention(f"Ông {PERSON}")
    assert disputed["review"] == desk.fact("tasks")["review"] == "disputed"
    judge(desk, reject("tasks", desk.fact("tasks")), accept("mentions", disputed))
    assert (desk.fact("tasks")["review"], desk.mention(f"Ông {PERSON}")["review"]) == ("rejected", "corrected")


def test_dispute_ends_when_one_of_the_two_takes_the_word_back(desk: Desk) -> None:
    desk.decide(accept("tasks", desk.fact("tasks")))
    act = desk.decide(reject("tasks", desk.fact("tasks")), reviewer="Bình", purpose=SECOND)
    assert desk.fact("tasks")["review"] == "disputed"
    desk.undo(act, reviewer="Bình")
    assert desk.fact("tasks")["review"] == "accepted"


def test_what_the_second_alone_adds_is_disputed(desk: Desk) -> None:
    desk.decide(accept("mentions", desk.mention(PERSON)))
    second(desk, add_mention(BODY, "ORG"), add_fact("tasks", "Chỉ thị 08-CT/TU", action="công khai giá"))
    rows = {row["text"]: row["review"] for row in desk.state().mentions}
    assert rows == {PERSON: "accepted", OFFICE: "unreviewed", BODY: "disputed"}
    added = next(row for row in desk.state().facts["tasks"] if row["rule"] == "editor")
    assert added["review"] == "disputed"
    judge(desk, reject("tasks", added), accept("mentions", desk.mention(BODY)))
    assert desk.mention(BODY)["review"] == "added"
    assert next(row for row in desk.state().facts["tasks"] if row["rule"] == "editor")["review"] == "rejected"


def test_what_the_second_adds_where_the_first_has_another_disputes_that(desk: Desk) -> None:
    desk.decide(accept("mentions", desk.mention(OFFICE)))
    second(desk, reject("mentions", desk.mention(OFFICE)), add_mention(f"{OFFICE} {BODY}", "POSITION"))
    rows = {row["text"]: row["review"] for row in desk.state().mentions}
    assert rows == {PERSON: "unreviewed", OFFICE: "disputed"}
