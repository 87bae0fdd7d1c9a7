"""Resolving: facts of all articles name the same people, bodies and documents, and say where that is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from extractors.extract import Extraction
from extractors.records import Article, Mention, Official, Ranking
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide
from pipelines.decisions.states import read_state
from pipelines.failures import Origin
from pipelines.publishing.publish import publish
from pipelines.resolving import resolve_entities
from pipelines.rows import Document
from pipelines.schema import CANDIDATES, DOCUMENTS, FACTS, NAMES, ORGANIZATIONS, PEOPLE
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.stories import TEXT, cite, found_in, span, story
from tests.test_store import everything, later, rows

ENGLISH = "Mr Tran Van Binh, Director of the Hai Duong Department of Health, published the prices."


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    yield engine
    engine.dispose()


def english_story(article_id: str = "en") -> tuple[Document, Extraction]:
    """An article in English about the official of `story`, with what a perfect reader finds in it."""
    article = Article(id=article_id, text=ENGLISH, language="en", published_at="2024-05-24")
    names = {"PERSON": "Tran Van Binh", "POSITION": "Director", "ORG": "Hai Duong Department of Health"}
    official = Official(
        person=names["PERSON"],
        position=names["POSITION"],
        organization=names["ORG"],
        evidence=cite(article, "Tran Van Binh, Director of the Hai Duong Department of Health"),
        confidence=0.9,
        rule="officials.test@1",
    )
    mentions = (
        Mention(**span(article, words), label=label, text=words, confidence=0.9, source="m@1")  # type: ignore[arg-type]
        for label, words in names.items()
    )
    facts = {**dict.fromkeys(FACTS, ()), "officials": (official,)}
    found = Extraction(article=article, sentences=(), mentions=tuple(mentions), facts=facts)
    return Document(article=article, origin=Origin(document="news.jsonl", line=2)), found


def save(store: Engine, *pairs: tuple[Document, Extraction]) -> None:
    save_articles(store, [extraction_rows(*pair) for pair in pairs])


def stories(*article_ids: str) -> list[tuple[Document, Extraction]]:
    return [(story(name), found_in(story(name))) for name in article_ids]


def test_official_in_two_languages_is_one_person_of_one_body(store: Engine) -> None:
    save(store, *stories("a"), english_story())
    resolve_entities(store)
    officials = rows(store, FACTS["officials"])
    (person,), organizations = rows(store, PEOPLE), rows(store, ORGANIZATIONS)
    assert {row["person_id"] for row in officials} == {person["person_id"]}
    assert (person["name"], person["articles"]) == ("Trần Văn Bình", 2)
    assert (person["first_seen"], person["last_seen"]) == ("2024-05-20", "2024-05-24")
    (body,) = (row for row in organizations if row["articles"] == 2)
    assert {row["organization_id"] for row in officials} == {body["organization_id"]}
    assert (body["name"], body["name_en"]) == ("Sở Y tế Hải Dương", "Hai Duong Department of Health")
    names = [(row["name"], row["language"], row["articles"]) for row in rows(store, NAMES)]
    assert {("Trần Văn Bình", "vi", 1), ("Tran Van Binh", "en", 1)} < set(names)


def test_person_on_a_list_is_one_of_people_and_can_be_published(store: Engine, tmp_path: Path) -> None:
    document, found = stories("a")[0]
    (ranking,) = found.facts["rankings"]
    assert isinstance(ranking, Ranking)
    champion = replace(ranking, subject="Trần Văn Bình")
    save(store, (document, replace(found, facts={**found.facts, "rankings": (champion,)})))
    resolve_entities(store)
    assert [row["subject_id"] for row in rows(store, FACTS["rankings"])] == [
        row["person_id"] for row in rows(store, PEOPLE) if row["name"] == "Trần Văn Bình"
    ]
    assert publish(store, tmp_path).is_new


def test_document_of_a_directive_is_that_of_its_task(store: Engine) -> None:
    save(store, *stories("a", "b"))
    resolve_entities(store)
    (document,) = rows(store, DOCUMENTS)
    assert (document["kind"], document["number"], document["articles"]) == ("directive", "08-CT/TU", 2)
    assert {row["document_id"] for row in rows(store, FACTS["directives"])} == {document["document_id"]}
    assert {row["directive_id"] for row in rows(store, FACTS["tasks"])} == {document["document_id"]}


def test_resolving_again_changes_nothing(store: Engine) -> None:
    save(store, *stories("a", "b"), english_story())
    resolve_entities(store)
    before = everything(store)
    resolve_entities(store)
    assert everything(store) == before


def test_order_in_which_articles_come_changes_nothing(store: Engine) -> None:
    save(store, *stories("a", "b"), english_story())
    resolve_entities(store)
    before = everything(store)
    for pair in (english_story(), *reversed(stories("a", "b"))):
        save(store, pair)
        resolve_entities(store)
    assert everything(store) == before


def test_reading_again_keeps_whom_facts_name(store: Engine) -> None:
    save(store, *stories("a"))
    resolve_entities(store)
    before = rows(store, FACTS["officials"])
    save(store, *stories("a"))
    assert rows(store, FACTS["officials"]) == before


def test_entities_that_no_article_names_any_more_are_gone(store: Engine) -> None:
    save(store, *stories("a"))
    resolve_entities(store)
    nothing = replace(found_in(story("a")), mentions=(), facts=dict.fromkeys(FACTS, ()))
    save(store, (story("a"), nothing))
    resolve_entities(store)
    assert {table.name: rows(store, table) for table in (PEOPLE, ORGANIZATIONS, DOCUMENTS, NAMES, CANDIDATES)} == {
        name: [] for name in ("people", "organizations", "documents", "names", "candidates")
    }


def test_what_editors_rejected_names_nobody(store: Engine) -> None:
    save(store, *stories("a"))
    resolve_entities(store)
    state = read_state(store, "a", "An")
    choices = [Choice(item="mentions", item_id=row["mention_id"], action="reject") for row in state.mentions]
    choices += [Choice(item="officials", item_id=row["fact_id"], action="reject") for row in state.facts["officials"]]
    decide(store, "a", choices, reviewer="An", state=state.state)
    resolve_entities(store)
    assert rows(store, PEOPLE) == []
    (official,) = rows(store, FACTS["officials"])
    assert (official["review"], official["person_id"], official["organization_id"]) == ("rejected", None, None)


def test_corrected_name_is_looked_up_anew_and_others_stay(store: Engine) -> None:
    save(store, *stories("a", "b"))
    resolve_entities(store)
    (before,) = (row for row in rows(store, FACTS["officials"]) if row["article_id"] == "a")
    correction = Choice(item="officials", item_id=before["fact_id"], action="correct", after={"person": "Lê Thị Hoa"})
    decide(store, "a", [correction], reviewer="An", state=None)
    (row,) = (row for row in rows(store, FACTS["officials"]) if row["article_id"] == "a")
    assert (row["person_id"], row["organization_id"]) == (None, before["organization_id"])
    resolve_entities(store)
    (row,) = (row for row in rows(store, FACTS["officials"]) if row["article_id"] == "a")
    assert row["person_id"] not in (None, before["person_id"])
    save(store, *stories("a"))
    assert [each for each in rows(store, FACTS["officials"]) if each["article_id"] == "a"] == [row]


def test_candidates_of_a_fact_are_gone_with_it(store: Engine) -> None:
    save(store, *stories("a"))
    (official,) = rows(store, FACTS["officials"])
    with store.begin() as connection:
        values: dict[str, Any] = {"fact_id": official["fact_id"], "field": "person", "entity_id": "p1"}
        connection.execute(CANDIDATES.insert(), [values])
    changed = later(story("a"))
    save(store, (changed, replace(found_in(changed), facts={**found_in(changed).facts, "officials": ()})))
    with store.connect() as connection:
        assert connection.execute(select(CANDIDATES)).all() == []
    assert TEXT in changed.article.text
