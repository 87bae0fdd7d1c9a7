"""Why a row says what it says: from its words to the file, the models, the decisions and who else says it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, delete, insert, select, update

from benchmarks.made_tables import write_tables
from pipelines.cli import main
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import snapshots_of
from pipelines.querying.finding import NotThereError, ProofError
from pipelines.querying.proof import Proof
from pipelines.querying.proof_report import place_of, proof_record
from pipelines.querying.proving import prove_from_snapshot, prove_from_store
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, FACTS, OF_ARTICLES, SENTENCES
from tests.full_store import BODY, NUMBER, PERSON, QUOTE, TEXT, fill
from tests.postgresql import Server


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three articles, and two snapshots, of one article and of three."""
    folder = tmp_path_factory.mktemp("published")
    for articles in (1, 3):
        store = create_engine(f"sqlite:///{folder}/congbao-{articles}.db")
        fill(store, articles)
        publish(store, folder)
        store.dispose()
    return folder


@pytest.fixture(scope="module")
def told_by_several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of ten articles of which the first three tell one story."""
    folder = tmp_path_factory.mktemp("made")
    write_tables(folder, articles=10)
    return folder


def id_from(folder: Path, query: str) -> str:
    with duckdb.connect() as connection:
        found: Any = connection.execute(query.format(folder=folder)).fetchall()[0][0]
        return str(found)


def fact_id(folder: Path, table: str) -> str:
    return id_from(folder, f"SELECT min(fact_id) FROM '{{folder}}/latest/{table}.parquet'")


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.mark.parametrize("table", FACTS)
def test_fact_is_walked_to_its_words_and_file(published: Path, table: str) -> None:
    proof = prove_from_snapshot(published, None, fact_id(published, table))
    assert (proof.table, proof.row["fact_id"]) == (table, fact_id(published, table))
    assert (proof.context.before, proof.context.words, proof.context.after) == (
        "",
        QUOTE,
        TEXT.partition("\n")[0][len(QUOTE) :],
    )
    assert proof.quote_fits
    assert proof.article["url"].startswith("https://tin.example.vn/")
    assert proof.version
    assert (proof.version["document"], proof.version["version"], proof.versions) == ("news.jsonl", 1, 1)
    assert proof.model == {"model_id": "m1", "tagger": "congbao", "version": "0.1.0"}
    assert proof.run
    assert proof.run["run_id"] == "r1"


def test_mention_has_a_proof_too(published: Path) -> None:
    mention_id = id_from(published, "SELECT mention_id FROM '{folder}/latest/mentions.parquet' LIMIT 1")
    proof = prove_from_snapshot(published, None, mention_id)
    assert (proof.table, proof.context.before, proof.context.words) == ("mentions", "Ông ", PERSON)
    assert (proof.model or {})["model_id"] == "m1"
    assert (proof.run or {})["run_id"] == "r1"


def test_entities_are_named_and_doubtful_ones_are_candidates(published: Path) -> None:
    def means(table: str, which: str) -> list[tuple[Any, ...]]:
        proof = prove_from_snapshot(published, None, which)
        return [(each["field"], each["id"], each["name"], each["certain"]) for each in proof.entities]

    assert means("officials", fact_id(published, "officials")) == [
        ("person", "p1", PERSON, True),
        ("organization", "o1", BODY, True),
    ]
    assert means("directives", fact_id(published, "directives")) == [("number", "d1", NUMBER, True)]
    doubtful = id_from(published, "SELECT fact_id FROM '{folder}/latest/candidates.parquet'")
    assert means("rankings", doubtful) == [("subject", "o1", BODY, False)]


def test_decisions_are_shown(published: Path) -> None:
    decided = id_from(published, "SELECT item_id FROM '{folder}/latest/decisions.parquet'")
    (decision,) = prove_from_snapshot(published, None, decided).decisions
    assert (decision["action"], decision["reviewer"]) == ("accept", "Bình")
    assert (
        "accept by Bình, 2024-07-21T08:00:00+00:00, of version 1"
        in congbao("why", "--tables", published, decided).stdout
    )


def test_other_articles_of_the_story_that_say_it_are_named(told_by_several: Path) -> None:
    joined = "'{folder}/rankings.parquet' JOIN '{folder}/articles.parquet' USING (article_id)"
    query = f"SELECT fact_id FROM {joined} ORDER BY url"
    first = id_from(told_by_several, query)
    proof = prove_from_snapshot(told_by_several, None, first)
    assert len({other["article_id"] for other in proof.same} | {proof.row["article_id"]}) == 3
    assert {other["fact"] for other in proof.same} == {" | ".join(map(str, said(proof)))}
    assert first not in {other["fact_id"] for other in proof.same}


def said(proof: Proof) -> list[Any]:
    fields = ("subject", "index", "rank", "out_of", "period")
    return [proof.row[field] for field in fields]


def test_sentences_around_are_shown(told_by_several: Path) -> None:
    task = id_from(told_by_several, "SELECT max(fact_id) FROM '{folder}/tasks.parquet'")
    context = prove_from_snapshot(told_by_several, None, task).context
    assert context.before.endswith("\n")
    assert context.before.count("\n") == 1
    assert context.after.startswith(".\n")


def test_beginning_of_an_id_will_do(published: Path) -> None:
    whole = fact_id(published, "officials")
    assert prove_from_snapshot(published, None, whole[:8]).row["fact_id"] == whole


def test_beginning_that_several_have_is_refused(published: Path, tmp_path: Path) -> None:
    store = create_engine(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, 3)
    with store.begin() as connection:
        for table in FACTS.values():
            ids = connection.execute(select(table.c.fact_id).order_by(table.c.fact_id)).scalars().all()
            connection.execute(update(table).where(table.c.fact_id == ids[0]).values(fact_id=f"aaaa{table.name}"))
    store.dispose()
    with pytest.raises(
        ProofError, match=r"several ids begin with 'aaaa': aaaaofficials \(officials\), .*; write more of the id"
    ):
        prove_from_store(f"sqlite:///{tmp_path}/congbao.db", "aaaa")
    with pytest.raises(ProofError, match="'aaa' is too short for the beginning of an id: write 4 digits or more"):
        prove_from_store(f"sqlite:///{tmp_path}/congbao.db", "aaa")


def test_id_in_another_snapshot_is_pointed_to(published: Path) -> None:
    newest, oldest = snapshots_of(published)
    new, old = (f"SELECT fact_id FROM '{{folder}}/snapshots/{each.name}/tasks.parquet'" for each in (newest, oldest))
    added = id_from(published, f"{new} EXCEPT {old}")
    with pytest.raises(NotThereError, match=f"in .*{oldest.name}; {newest.name} has it: --snapshot {newest.name}"):
        prove_from_snapshot(published, oldest.name, added)


def test_id_that_is_nowhere_is_told(published: Path) -> None:
    newest = snapshots_of(published)[0].name
    result = congbao("why", "--tables", published, "0000000000000000")
    assert (result.exit_code, result.stdout) == (1, "")
    message = "no fact or mention has an id that begins with '0000000000000000' in "
    assert result.stderr == f"Error: {message}{published}/snapshots/{newest}, nor in any other snapshot\n"


def test_store_gives_the_same_proof(published: Path) -> None:
    url = f"sqlite:///{published}/congbao-3.db"
    for table in FACTS:
        whole = fact_id(published, table)
        assert prove_from_store(url, whole[:8]) == prove_from_snapshot(published, None, whole)


def test_postgresql_gives_the_same_proof(published: Path, postgresql: Server) -> None:
    url = postgresql.new_database()
    store = create_engine(url)
    fill(store, 3)
    store.dispose()
    whole = fact_id(published, "rankings")
    assert prove_from_store(url, whole) == prove_from_snapshot(published, None, whole)


def test_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = congbao("why", "--database", f"sqlite:///{tmp_path}/none.db", "0000000000000000")
    assert result.exit_code == 1
    assert f"no store at {tmp_path}/none.db: `congbao run` makes one" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_words_that_are_not_there_any_more_are_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    store = create_engine(url)
    fill(store, 1)
    with store.begin() as connection:
        connection.execute(update(ARTICLE_VERSIONS).values(text="Khác."))
        connection.execute(delete(SENTENCES))
        whole = str(connection.execute(select(FACTS["tasks"].c.fact_id)).scalar())
    store.dispose()
    assert not prove_from_store(url, whole).quote_fits
    assert (
        "the words at these characters are not those that the row quotes"
        in congbao("why", "--database", url, whole).stdout
    )


def test_version_that_says_it_is_shown(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    store = create_engine(url)
    fill(store, 1)
    with store.begin() as connection:
        first = dict(connection.execute(select(ARTICLE_VERSIONS)).mappings().one())
        connection.execute(insert(ARTICLE_VERSIONS), [{**first, "version": 2, "document": "later.jsonl"}])
        for table in (ARTICLES, *(table for table in OF_ARTICLES if table.name in FACTS)):
            connection.execute(update(table).values(version=2))
        whole = str(connection.execute(select(FACTS["tasks"].c.fact_id)).scalar())
    store.dispose()
    proof = prove_from_store(url, whole)
    assert proof.version
    assert (proof.version["version"], proof.versions, proof.version["document"]) == (2, 2, "later.jsonl")


@pytest.mark.parametrize(
    ("url", "document", "page", "place"),
    [
        ("https://a.example.vn/b.pdf", "raw/b.warc.gz", 3, "https://a.example.vn/b.pdf#page=3"),
        ("https://a.example.vn/b", "raw/b.pdf", 3, "https://a.example.vn/b#page=3"),
        ("https://a.example.vn/b.docx", "raw/b.docx", 3, "https://a.example.vn/b.docx"),
        ("https://a.example.vn/b", "raw/b.html", None, "https://a.example.vn/b"),
        (None, "raw/b.pdf", 3, None),
    ],
)
def test_address_leads_to_the_page_of_a_pdf(
    published: Path, url: str | None, document: str, page: int | None, place: str | None
) -> None:
    proof = prove_from_snapshot(published, None, fact_id(published, "tasks"))
    proof.article["url"], proof.row["evidence_page"] = url, page
    assert proof.version
    proof.version["document"] = document
    assert place_of(proof) == place


def test_json_has_the_whole_proof(published: Path) -> None:
    whole = fact_id(published, "officials")
    shown = json.loads(congbao("why", "--tables", published, "--json", whole).stdout)
    assert shown == json.loads(json.dumps(proof_record(prove_from_snapshot(published, None, whole))))
    assert shown["context"]["words"] == QUOTE


def test_snapshot_and_store_are_not_asked_at_once(published: Path) -> None:
    assert congbao("why", "--database", "sqlite:///a.db", "--snapshot", "a", "0000").exit_code == 2


@pytest.mark.parametrize("table", FACTS)
def test_facts_of_made_tables_are_quoted_rightly(told_by_several: Path, table: str) -> None:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT fact_id FROM '{told_by_several}/{table}.parquet' LIMIT 2").fetchall()
    assert all(prove_from_snapshot(told_by_several, None, each).quote_fits for (each,) in found)
