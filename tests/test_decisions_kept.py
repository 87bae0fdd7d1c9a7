"""Decisions are kept: by other models, in a changed article, and in a store made anew; what differs is marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import Extraction
from pipelines import steps
from pipelines.decisions.taking_in import take_in
from pipelines.rows import Document
from pipelines.store import open_store, save_articles
from pipelines.table_rows import document_rows
from tests.decided import (
    BODY,
    OFFICE,
    PERSON,
    Desk,
    accept,
    add_fact,
    add_mention,
    changed,
    correct,
    found_again,
    mention,
    nothing_found,
    ranking,
    read_by,
    reject,
    with_facts,
    with_mentions,
)
from tests.stories import TEXT, found_in, story


def decide_everything(desk: Desk) -> None:
    """One of each: accept, correct, resize, reject and add."""
    desk.decide(
        accept("directives", desk.fact("directives")),
        correct("rankings", desk.fact("rankings"), rank=3),
        correct("mentions", desk.mention(PERSON), span_start=0),
        reject("mentions", desk.mention(OFFICE)),
        reject("tasks", desk.fact("tasks")),
        add_mention(BODY, "ORG"),
        add_fact("tasks", "công khai giá dịch vụ", action="công khai giá", assignee="các bệnh viện"),
    )


def said(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """What the rows say, wherever they stand and whoever read them."""
    state = desk.state()
    mentions = [(row["mention_id"], row["text"], row["label"], row["review"]) for row in state.mentions]
    facts = {
        kind: sorted((row["fact_id"], row["evidence_quote"], row["review"]) for row in rows)
        for kind, rows in state.facts.items()
    }
    return {"mentions": sorted(mentions), **facts, "rank": [(row["rank"],) for row in state.facts["rankings"]]}


def test_reading_again_by_the_same_models_changes_nothing(desk: Desk) -> None:
    decide_everything(desk)
    before = desk.rows(), desk.decisions()
    desk.read(desk.story, found_in(desk.story))
    assert (desk.rows(), desk.decisions()) == before


def test_other_models_that_read_the_same_keep_what_was_decided(desk: Desk) -> None:
    decide_everything(desk)
    before = said(desk)
    desk.read(desk.story, found_in(desk.story), "m2")
    assert said(desk) == before
    assert desk.fact("rankings")["model_id"] == "m2"


def test_models_that_find_nothing_keep_what_was_decided(desk: Desk) -> None:
    decide_everything(desk)
    before = said(desk)
    desk.read(desk.story, nothing_found(desk.story), "m2")
    assert {**said(desk), "officials": before["officials"]} == before
    assert said(desk)["officials"] == []  # nobody had decided on it
    assert all(row["extracted"] == "{}" for rows in desk.rows().values() for row in rows)


def test_models_that_read_as_before_find_their_rows_again(desk: Desk) -> None:
    decide_everything(desk)
    before = desk.rows()
    desk.read(desk.story, nothing_found(desk.story), "m2")
    desk.read(desk.story, found_in(desk.story), "m1")
    assert desk.rows() == before


def test_extraction_that_fails_keeps_what_was_decided(desk: Desk) -> None:
    decide_everything(desk)
    before = said(desk)
    save_articles(desk.engine, [document_rows(desk.story)])
    assert {**said(desk), "officials": before["officials"]} == before


def test_fact_that_is_read_otherwise_is_a_conflict_until_it_is_decided_again(desk: Desk) -> None:
    desk.decide(correct("rankings", desk.fact("rankings"), rank=3))
    other = with_facts(desk.story, "rankings", ranking(desk.story, rank=6))
    desk.read(desk.story, other, "m2")
    row = desk.fact("rankings")
    assert (row["rank"], row["review"], row["extracted"]["rank"]) == (3, "conflict", 6)
    desk.decide(accept("rankings", row))
    row = desk.fact("rankings")
    assert (row["rank"], row["review"], row["extracted"]["rank"]) == (3, "corrected", 6)
    desk.read(desk.story, other, "m2")
    assert desk.fact("rankings") == row
    assert len(desk.state().facts["rankings"]) == 1


def test_fact_that_was_accepted_and_is_read_otherwise_is_a_conflict(desk: Desk) -> None:
    desk.decide(accept("rankings", desk.fact("rankings")))
    desk.read(desk.story, with_facts(desk.story, "rankings", ranking(desk.story, rank=6)), "m2")
    row = desk.fact("rankings")
    assert (row["rank"], row["review"], row["extracted"]["rank"]) == (5, "conflict", 6)


def test_other_fact_in_the_same_words_is_a_fact_of_its_own(desk: Desk) -> None:
    desk.decide(accept("rankings", desk.fact("rankings")))
    desk.read(desk.story, with_facts(desk.story, "rankings", ranking(desk.story, subject="Hải Dương")), "m2")
    rows = {row["subject"]: row["review"] for row in desk.state().facts["rankings"]}
    assert rows == {"tỉnh": "accepted", "Hải Dương": "unreviewed"}


def test_models_that_come_to_say_what_the_editor_says_have_found_the_same_fact(desk: Desk) -> None:
    desk.decide(correct("rankings", desk.fact("rankings"), rank=3))
    before = desk.fact("rankings")
    desk.read(desk.story, with_facts(desk.story, "rankings", ranking(desk.story, rank=3)), "m2")
    (row,) = desk.state().facts["rankings"]
    assert (row["fact_id"], row["rank"], row["review"]) == (before["fact_id"], 3, "accepted")
    assert (row["rule"], row["extracted"]["rank"]) == ("rankings.other@2", 3)


def test_mention_that_is_read_otherwise_is_a_conflict(desk: Desk) -> None:
    desk.decide(accept("mentions", desk.mention(PERSON)))
    office = mention(desk.story, OFFICE, "POSITION")
    desk.read(desk.story, with_mentions(desk.story, mention(desk.story, f"Ông {PERSON}", "PERSON"), office), "m2")
    row = desk.mention(PERSON)
    assert (row["label"], row["review"], row["extracted"]["text"]) == ("PERSON", "conflict", f"Ông {PERSON}")
    assert [row["text"] for row in desk.state().mentions] == [PERSON, OFFICE]


def test_mentions_that_overlap_what_an_editor_has_set_do_not_stand(desk: Desk) -> None:
    desk.decide(reject("mentions", desk.mention(OFFICE)), add_mention(f"{OFFICE} {BODY}", "POSITION"))
    read = [mention(desk.story, words, "ORG") for words in (PERSON, OFFICE, "Sở Y tế", "Hải Dương")]
    desk.read(desk.story, with_mentions(desk.story, *read), "m2")
    rows = {(row["text"], row["label"]): row["review"] for row in desk.state().mentions}
    assert rows[f"{OFFICE} {BODY}", "POSITION"] == "conflict"
    assert [text for (text, _), review in rows.items() if review not in ("rejected", "unreviewed")] == [
        f"{OFFICE} {BODY}"
    ]
    assert rows[PERSON, "ORG"] == "unreviewed"


def test_rejected_mention_that_is_read_again_stays_rejected(desk: Desk) -> None:
    desk.decide(reject("mentions", desk.mention(PERSON)))
    desk.read(desk.story, found_in(desk.story), "m2")
    assert desk.mention(PERSON)["review"] == "rejected"


def test_decisions_move_with_their_words(desk: Desk) -> None:
    decide_everything(desk)
    before = said(desk)
    later = changed(desk.story, "Ông Trần", "Tin mới nhận. Sáng nay, Ông Trần")
    desk.read(later, found_again(later))
    assert desk.state().article["version"] == 2
    assert said(desk) == before


def test_changed_article_brings_only_what_changed(desk: Desk) -> None:
    state = desk.state()
    choices = [accept("mentions", row) for row in state.mentions]
    desk.decide(*choices, *(accept(kind, row) for kind, rows in state.facts.items() for row in rows))
    later = changed(desk.story, OFFICE, "Quyền Chánh Thanh tra")
    names = mention(later, PERSON, "PERSON"), mention(later, "Quyền Chánh Thanh tra", "POSITION")
    desk.read(later, with_mentions(later, *names))
    mentions = {row["text"]: row["review"] for row in desk.state().mentions}
    assert mentions == {PERSON: "accepted", "Quyền Chánh Thanh tra": "unreviewed"}
    assert {kind: [row["review"] for row in rows] for kind, rows in desk.state().facts.items()} == {
        "officials": [],  # its words were changed, and nobody had said more of it than that it was read rightly
        "directives": ["accepted"],
        "rankings": ["accepted"],
        "tasks": ["accepted"],
    }


def test_what_an_editor_wrote_of_words_that_changed_is_a_conflict(desk: Desk) -> None:
    desk.decide(correct("rankings", desk.fact("rankings"), index="chỉ số hài lòng của người bệnh"))
    later = changed(desk.story, "thứ 5/63", "thứ 6/63")
    found = with_facts(desk.story, "rankings", ranking(desk.story, rank=6))
    moved = replace(
        found.facts["rankings"][0], evidence=later.article.cite(56, 56 + len("tỉnh xếp thứ 6/63 về chỉ số"))
    )
    desk.read(later, replace(found_again(later), facts={**found.facts, "rankings": (moved,)}))
    row = desk.fact("rankings")
    assert (row["index"], row["rank"], row["review"]) == ("chỉ số hài lòng của người bệnh", 5, "conflict")
    assert row["evidence_quote"] == "tỉnh xếp thứ 6/63 về chỉ số hài lòng năm 2023"


def test_words_that_are_gone_take_their_rows_with_them_and_bring_them_back(desk: Desk) -> None:
    decide_everything(desk)
    before = said(desk)
    _, second = TEXT.split("\n")
    shorter = changed(desk.story, f"\n{second}", "")
    desk.read(shorter, found_again(shorter))
    assert said(desk)["tasks"] == said(desk)["directives"] == []
    assert said(desk)["rankings"] == before["rankings"]
    assert len(desk.decisions()) == 7
    desk.read(desk.story, found_in(desk.story))
    assert desk.state().article["version"] == 3
    assert said(desk) == before


def test_mention_at_the_place_of_another_is_not_taken_for_it(desk: Desk) -> None:
    desk.decide(reject("mentions", desk.mention(PERSON)))
    later = changed(desk.story, PERSON, "Trần Văn Tuấn")
    desk.read(later, with_mentions(later, mention(later, "Trần Văn Tuấn", "PERSON")))
    assert [(row["text"], row["review"]) for row in desk.state().mentions] == [("Trần Văn Tuấn", "unreviewed")]


def two_names(document: Document) -> Extraction:
    names = mention(document, "Lan Anh", "PERSON"), mention(document, "Văn Ba", "PERSON")
    return replace(nothing_found(document), mentions=names)


def test_two_mentions_that_change_places_keep_their_words(desk: Desk) -> None:
    text = "Bà Lan Anh gặp ông Văn Ba ở Huế."
    first = story(desk.article_id, text)
    second = story(desk.article_id, "Ông Văn Ba ở đây. Bà Lan Anh gặp ông ấy ở Huế.")
    desk.read(first, two_names(first))
    desk.decide(correct("mentions", desk.mention("Lan Anh"), label="ORG"), reject("mentions", desk.mention("Văn Ba")))
    desk.read(second, two_names(second))
    rows = {row["text"]: (row["label"], row["review"]) for row in desk.state().mentions}
    assert rows == {"Văn Ba": ("PERSON", "rejected"), "Lan Anh": ("ORG", "corrected")}


def test_store_that_is_made_anew_has_the_same_rows(desk: Desk, tmp_path: Path) -> None:
    decide_everything(desk)
    act = desk.decide(reject("directives", desk.fact("directives")))
    desk.undo(act)
    engine = open_store(f"sqlite:///{tmp_path}/new.db")
    assert take_in(engine, desk.journal.read()) == 0  # it has no articles yet
    read_by(engine, desk.story, found_in(desk.story))
    assert take_in(engine, desk.journal.read()) == len(desk.decisions())
    assert take_in(engine, desk.journal.read()) == 0
    again = replace(desk, engine=engine)
    assert (again.rows(), again.decisions()) == (desk.rows(), desk.decisions())
    engine.dispose()


def test_run_takes_in_what_is_in_the_journal_alone(desk: Desk, tmp_path: Path) -> None:
    decide_everything(desk)
    url = f"sqlite:///{tmp_path}/new.db"
    engine = open_store(url)
    read_by(engine, desk.story, found_in(desk.story))
    engine.dispose()
    steps.resolve(url, desk.journal.folder)
    engine = open_store(url)
    again = replace(desk, engine=engine)
    assert (said(again), again.decisions()) == (said(desk), desk.decisions())
    engine.dispose()


def test_store_that_is_made_anew_finds_words_by_their_quotes(desk: Desk, tmp_path: Path) -> None:
    decide_everything(desk)
    engine = open_store(f"sqlite:///{tmp_path}/new.db")
    later = changed(desk.story, "Ông Trần", "Tin mới nhận. Sáng nay, Ông Trần")
    read_by(engine, later, found_again(later), "m2")  # the version that was decided on is not there
    take_in(engine, desk.journal.read())
    assert said(replace(desk, engine=engine)) == said(desk)
    engine.dispose()


def test_decision_that_a_crash_kept_out_of_the_store_is_taken_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = desk.rows()
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.decisions.recording.add_rows", killed)
        with pytest.raises(KeyboardInterrupt):
            decide_everything(desk)
    assert (desk.rows(), desk.decisions()) == (before, [])
    assert take_in(desk.engine, desk.journal.read()) == 7
    assert len(desk.decisions()) == 7
    assert desk.mention(OFFICE)["review"] == "rejected"
