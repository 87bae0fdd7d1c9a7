"""Import: what files of other tools say becomes decisions, once; what doesn't fit is told and costs nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from extractors.records import LABELS, Label
from pipelines.cli import main
from pipelines.decisions.choices import Choice
from pipelines.decisions.extracted import FIELDS
from pipelines.decisions.journal import Journal
from pipelines.decisions.recording import decide, undo
from pipelines.decisions.states import ArticleState, read_state
from pipelines.exchange.audited import Selection, audited_articles
from pipelines.exchange.formats import FORMATS
from pipelines.exchange.importing import Imported, Signature, import_claims
from pipelines.exchange.jsonl import claim_of
from pipelines.failures import Origin
from pipelines.rows import Document
from pipelines.schema import FACTS
from pipelines.store import open_store
from tests.decided import mention, ranking, read_by, with_facts, with_mentions
from tests.stories import TEXT, found_in, story

AN = Signature(reviewer="An")
BINH = Signature(reviewer="Bình")

# The story with letters before it that have two code units, and a mark that stands by itself.
EMOJI = "👩‍👩‍👧🙂 q\u0323 "
ODD_TEXT = EMOJI + TEXT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/congbao.db")
    yield engine
    engine.dispose()


@pytest.fixture
def any_store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    yield engine
    engine.dispose()


def odd(article_id: str, more: str = "") -> Document:
    """The story with odd letters before it, and perhaps more behind, by which it is told from others."""
    return story(article_id, text=f"{ODD_TEXT}{more}")


def save(store: Engine, *documents: Document) -> None:
    """Let models read articles: a person, an office, and a fact of each kind."""
    for document in documents:
        read_by(store, document, found_in(document))


def export(store: Engine, name: str, path: Path, **selection: Any) -> Path:
    FORMATS[name].write(audited_articles(store, Selection(**selection)), path)
    return path


def bring_in(store: Engine, name: str, path: Path, signature: Signature = AN) -> Imported:
    return import_claims(store, FORMATS[name].read(path), signature)


def standing(store: Engine, *tables: str, article_id: str = "a") -> set[tuple[Any, ...]]:
    """What stands of an article."""
    (audited,) = (one for one in audited_articles(store, Selection()) if one.article.id == article_id)
    rows: dict[str, Any] = {"mentions": audited.mentions, **audited.facts}
    names = ("label", "text", *(name for names in FIELDS.values() for name in names), "evidence_start", "evidence_end")
    return {(table, *(row[name] for name in names if name in row)) for table in tables or rows for row in rows[table]}


def reviews(store: Engine, article_id: str = "a") -> list[str]:
    """How the items of an article were reviewed."""
    state = read_state(store, article_id, "An")
    return [row["review"] for rows in (state.mentions, *state.facts.values()) for row in rows]


def correct_all(store: Engine, article_id: str = "a") -> None:
    """Let Bình change something of everything: a label, a name more, one less, and facts likewise."""
    state = read_state(store, article_id, "Bình")
    person, office = (row["mention_id"] for row in state.mentions)
    official, directive, ranking, task = (state.facts[kind][0]["fact_id"] for kind in FACTS)
    start = state.article["text"].index("Sở Y tế Hải Dương")
    body = {"span_start": start, "span_end": start + len("Sở Y tế Hải Dương"), "label": "ORG"}
    other = {"person": "Hải Dương", "position": "Sở", "evidence_start": start, "evidence_end": body["span_end"]}
    choices = (
        Choice(item="mentions", item_id=person, action="correct", after={"label": "ORG"}),
        Choice(item="mentions", item_id=office, action="reject"),
        Choice(item="mentions", item_id=None, action="add", after=body),
        Choice(item="officials", item_id=official, action="accept"),
        Choice(item="officials", item_id=None, action="add", after=other),
        Choice(item="directives", item_id=directive, action="accept"),
        Choice(item="rankings", item_id=ranking, action="correct", after={"out_of": 60, "score": 83.25}),
        Choice(item="tasks", item_id=task, action="reject"),
    )
    decide(store, article_id, choices, reviewer="Bình", state=state.state)


# The tables of which a format tells, and those in which what it lacks is denied.
TABLES = {name: ("mentions", *FACTS) if "facts" in each.holds else ("mentions",) for name, each in FORMATS.items()}


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "label-studio"])
def test_what_was_exported_is_accepted_as_it_is_and_only_once(store: Engine, name: str, tmp_path: Path) -> None:
    save(store, odd("a"), odd("b", " Hết."))
    path = export(store, name, tmp_path / "file")
    imported = bring_in(store, name, path)
    assert (imported.failures, imported.articles, imported.changed) == ([], 2, 2)
    assert set(imported.decisions) == {"accept"}
    assert reviews(store).count("accepted") == 2 + 4 * (len(TABLES[name]) > 1)
    # Nothing is left to say the second time, nor for somebody else.
    for signature in (AN, BINH):
        again = bring_in(store, name, path, signature)
        assert (again.failures, again.articles, again.changed, again.decisions.total()) == ([], 2, 0, 0)


@pytest.mark.parametrize("name", FORMATS)
def test_what_editors_said_is_the_same_in_another_store(store: Engine, name: str, tmp_path: Path) -> None:
    other = open_store(f"sqlite:///{tmp_path}/other.db")
    for each in (store, other):
        save(each, odd("a"), odd("b", " Hết."))
    correct_all(other)
    path = export(other, name, tmp_path / "file", is_whole=True)
    imported = bring_in(store, name, path)
    assert imported.failures == []
    assert imported.decisions["correct"] == len([table for table in TABLES[name] if table in ("mentions", "rankings")])
    wanted = standing(other, *TABLES[name])
    if name == "web-annotation":  # an annotation that isn't there denies nothing
        assert wanted < standing(store)
    else:
        assert standing(store, *TABLES[name]) == wanted
    assert reviews(store, "b") == ["unreviewed"] * 6
    assert bring_in(store, name, path).decisions.total() == 0
    other.dispose()


def test_either_database_takes_decisions_in(any_store: Engine, tmp_path: Path) -> None:
    save(any_store, odd("a"))
    correct_all(any_store)
    path = export(any_store, "jsonl", tmp_path / "file", is_whole=True)
    assert bring_in(any_store, "jsonl", path).decisions.total() == 0
    wanted = row_of(("Ông Trần Văn Bình", "PERSON"), ("tỉnh", "LOC"))
    imported = bring_in(any_store, "jsonl", lines(tmp_path / "file", wanted))
    assert (imported.failures, imported.decisions) == ([], {"correct": 1, "reject": 1, "add": 1})
    conll = export(any_store, "conll", tmp_path / "file.conll", is_whole=True)
    assert bring_in(any_store, "conll", conll).decisions.total() == 0


def test_tasks_that_nobody_annotated_claim_nothing(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    path = export(store, "label-studio", tmp_path / "file")
    assert bring_in(store, "label-studio", path) == Imported()


def row_of(*mentions: tuple[str, str], article_id: str = "a", **fields: Any) -> dict[str, Any]:
    """A line of JSONL with these names and labels."""
    spans = [
        {"start": ODD_TEXT.index(name), "end": ODD_TEXT.index(name) + len(name), "label": label, "text": name}
        for name, label in mentions
    ]
    return {"id": article_id, "lang": "vi", "text": ODD_TEXT, "mentions": spans, **fields}


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_identity_is_kept_by_what_is_corrected(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    before = {row["mention_id"]: row["text"] for row in read_state(store, "a", "An").mentions}
    row = row_of(("Ông Trần Văn Bình", "PERSON"), ("Giám đốc", "ORG"))
    imported = bring_in(store, "jsonl", lines(tmp_path / "file", row))
    assert imported.decisions == {"correct": 2}
    after = {row["mention_id"]: (row["text"], row["label"]) for row in read_state(store, "a", "An").mentions}
    assert list(after) == list(before)
    assert list(after.values()) == [("Ông Trần Văn Bình", "PERSON"), ("Giám đốc", "ORG")]


def test_names_that_move_make_room_for_each_other(store: Engine, tmp_path: Path) -> None:
    document = odd("a")
    read = with_mentions(document, *(mention(document, words, "ORG") for words in ("Sở Y tế", "Hải Dương")))
    read_by(store, document, read)
    row = row_of(("Sở", "ORG"), ("Y tế Hải Dương", "ORG"))
    assert bring_in(store, "jsonl", lines(tmp_path / "file", row)).failures == []
    assert [row["text"] for row in read_state(store, "a", "An").mentions] == ["Sở", "Y tế Hải Dương"]


def test_facts_without_evidence_get_the_words_that_say_them(store: Engine, tmp_path: Path) -> None:
    document = odd("a")
    read_by(store, document, with_facts(document, "officials"))
    official = {"person": "Trần Văn Bình", "position": "Giám đốc", "organization": "Sở Y tế Hải Dương"}
    row = row_of(officials=[official])
    imported = bring_in(store, "jsonl", lines(tmp_path / "file", row))
    assert imported.decisions == {"add": 1, "reject": 2}
    (added,) = read_state(store, "a", "An").facts["officials"]
    assert added["evidence_quote"] == "Trần Văn Bình, Giám đốc Sở Y tế Hải Dương"
    # Of kinds that the line doesn't name it says nothing.
    assert [row["review"] for row in read_state(store, "a", "An").facts["tasks"]] == ["unreviewed"]


def test_evidence_that_is_looked_for_corrects_nothing(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    (row,) = (json.loads(line) for line in export(store, "jsonl", tmp_path / "file").read_text("utf-8").splitlines())
    for kind in FACTS:
        for fact in row[kind]:
            del fact["evidence"]
    assert set(bring_in(store, "jsonl", lines(tmp_path / "file", row)).decisions) == {"accept"}


def test_what_models_read_otherwise_is_decided_anew(store: Engine, tmp_path: Path) -> None:
    document = odd("a")
    save(store, document)
    path = export(store, "jsonl", tmp_path / "file")
    bring_in(store, "jsonl", path)
    read_by(store, document, with_facts(document, "rankings", ranking(document, rank=6)), "m2")
    assert "conflict" in reviews(store)
    assert bring_in(store, "jsonl", path).failures == []
    assert "conflict" not in reviews(store)
    assert bring_in(store, "jsonl", path).decisions.total() == 0


# What doesn't fit, what is told of it, and where the other articles of the file stand nevertheless.
MISFITS: list[tuple[dict[str, Any], str]] = [
    (row_of(("Giám đốc", "BOSS")), "unknown label; found 'BOSS'; expected PERSON, POSITION"),
    (row_of(("Trần Văn Bình", "PERSON"), ("Văn Bình", "PERSON")), "mentions overlap; found 'Văn Bình'"),
    ({**row_of(), "id": "c", "text": "Không có."}, "no such article; found 'c'"),
    ({**row_of(), "text": "Bài khác."}, "not the text of the article; found 'Bài khác.'"),
    (
        {**row_of(), "mentions": [{"start": 0, "end": 3, "label": "ORG", "text": "Sở"}]},
        "quote is not what stands there; found 'Sở'; expected '👩\\u200d👩', which stands at 0:3",
    ),
    ({**row_of(), "mentions": [{"start": 5, "end": 5, "label": "ORG"}]}, "no span of the text; found 5:5"),
    ({**row_of(), "mentions": [{"start": 0, "end": 9999, "label": "ORG"}]}, "no span of the text; found 0:9999"),
    (row_of(rankings=[{"subject": "tỉnh", "rank": "5"}]), "rank of one of the rankings can't be so; found '5'"),
    (row_of(rankings=[{"subject": "tỉnh", "rank": 9, "out_of": 5}]), "rank can't be so; found 9"),
    (row_of(tasks=[{"action": "bay lên"}]), "no evidence for one of the tasks; found 'bay lên'"),
    (row_of(tasks=[{"action": "công khai", "deadline": "mai"}]), "deadline of one of the tasks can't be so"),
]


@pytest.mark.parametrize(("row", "message"), MISFITS)
def test_what_does_not_fit_is_told_and_costs_its_article_alone(
    row: dict[str, Any], message: str, tmp_path: Path
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save(store, odd("a"), odd("b"))
    before = standing(store)
    path = lines(tmp_path / "file", row, row_of(("Giám đốc", "POSITION"), article_id="b"))
    imported = bring_in(store, "jsonl", path)
    store.dispose()
    (failure,) = imported.failures
    assert str(failure).startswith(f"{path}:1: {message}")
    assert (imported.changed, imported.decisions) == (1, {"accept": 1, "reject": 1})
    assert standing(store) == before


def test_article_that_comes_twice_is_told(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    path = lines(tmp_path / "file", row_of(("Giám đốc", "POSITION")), row_of(("Giám đốc", "ORG")))
    (failure,) = bring_in(store, "jsonl", path).failures
    assert str(failure).startswith(f"{path}:2: article comes twice; found 'a'")


def test_what_was_annotated_in_an_older_version_is_where_its_words_are_now(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    path = lines(tmp_path / "file", row_of(("Trần Văn Bình", "PERSON"), ("Sở Y tế Hải Dương", "ORG")))
    newer = odd("a", " Ông Lê An nói.")
    article = replace(newer.article, text=newer.article.text.replace("cho biết", "vừa cho biết"))
    newer = replace(newer, article=article)
    names: dict[str, Label] = {"Trần Văn Bình": "PERSON", "Giám đốc": "POSITION", "Lê An": "PERSON"}
    read_by(store, newer, with_mentions(newer, *(mention(newer, name, label) for name, label in names.items())))
    imported = bring_in(store, "jsonl", path)
    assert (imported.failures, imported.decisions) == ([], {"accept": 1, "reject": 1, "add": 1})
    # Who annotated the older one has said nothing of what came since.
    assert {row["text"]: row["review"] for row in read_state(store, "a", "An").mentions} == {
        "Trần Văn Bình": "accepted",
        "Giám đốc": "rejected",
        "Sở Y tế Hải Dương": "added",
        "Lê An": "unreviewed",
    }
    assert bring_in(store, "jsonl", path).decisions.total() == 0


def test_words_that_are_gone_since_are_told(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    path = export(store, "conll", tmp_path / "words"), export(store, "jsonl", tmp_path / "file")
    article = replace(odd("a").article, text=ODD_TEXT.replace("Trần Văn Bình", "Lê An"))
    document = replace(odd("a"), article=article)
    read_by(store, document, with_mentions(document, mention(document, "Lê An", "PERSON")))
    failures = bring_in(store, "jsonl", path[1]).failures
    assert [(failure.reason, failure.found) for failure in failures][:1] == [("words are gone", "'Trần Văn Bình'")]
    (failure,) = bring_in(store, "conll", path[0]).failures
    assert failure.reason == "no such article"


def test_same_words_of_two_articles_are_told(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"), odd("b"))
    failures = bring_in(store, "conll", export(store, "conll", tmp_path / "file")).failures
    assert [failure.reason for failure in failures] == ["several such articles"] * 2
    assert all("a, b" in str(failure) for failure in failures)


def test_annotations_of_the_web_stand_each_for_itself(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    source = {"source": "https://tin.example.vn/a"}

    def tagged(name: str, label: str) -> dict[str, Any]:
        quote = {"type": "TextQuoteSelector", "exact": name, "prefix": "", "suffix": ""}
        body = {"type": "TextualBody", "value": label}
        return {"type": "Annotation", "motivation": "tagging", "body": body, "target": {**source, "selector": quote}}

    found = [
        tagged("Sở Y tế", "ORG"),
        tagged("Y tế Hải Dương", "ORG"),
        tagged("không có", "ORG"),
        tagged("tỉnh", "LOC"),
    ]
    path = tmp_path / "file"
    path.write_text(json.dumps(found), encoding="utf-8")
    imported = bring_in(store, "web-annotation", path)
    assert {failure.origin.document: failure.reason for failure in imported.failures} == {
        f"annotation 3 of {path}": "quote is not in the text once",
        f"annotation 2 of {path}": "mentions overlap",
    }
    assert imported.decisions == {"add": 2}
    texts = [row["text"] for row in read_state(store, "a", "An").mentions]
    assert texts == ["Trần Văn Bình", "Giám đốc", "Sở Y tế", "tỉnh"]
    assert bring_in(store, "web-annotation", path).decisions.total() == 0


def test_decisions_are_one_act_of_the_reviewer_and_in_the_journal(store: Engine, tmp_path: Path) -> None:
    save(store, odd("a"))
    path = lines(tmp_path / "file", row_of(("Trần Văn Bình", "PERSON"), ("tỉnh", "LOC")))
    journal = Journal(tmp_path / "decisions")
    bring_in(store, "jsonl", path, replace(AN, purpose="second review", journal=journal))
    written = list(journal.read())
    assert len({row["act_id"] for row in written}) == 1
    assert {(row["reviewer"], row["purpose"]) for row in written} == {("An", "second review")}
    assert sorted(row["action"] for row in written) == ["accept", "add", "reject"]


def test_somebody_who_decides_meanwhile_loses_nothing(
    store: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, odd("a"))
    seen: list[ArticleState] = []

    def read_slowly(engine: Engine, article_id: str, *others: Any) -> ArticleState:
        seen.append(read_state(engine, article_id, *others))
        if len(seen) == 1:
            correct_all(store)
        return seen[-1]

    monkeypatch.setattr("pipelines.exchange.importing.read_state", read_slowly)
    path = lines(tmp_path / "file", row_of(("Trần Văn Bình", "PERSON"), ("Giám đốc", "POSITION")))
    imported = bring_in(store, "jsonl", path)
    assert (len(seen), imported.failures, imported.decisions) == (2, [], {"correct": 1, "accept": 1, "reject": 1})


EACH_CLAIM = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store for claims of all kinds, one after the other."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('shelf')}/congbao.db")
    save(engine, odd("a"))
    yield engine
    engine.dispose()


@EACH_CLAIM
@given(claimed=st.lists(st.tuples(st.integers(9, 60), st.integers(1, 12), st.sampled_from(LABELS)), max_size=6))
def test_whatever_a_file_claims_stands_then(shelf: Engine, claimed: list[tuple[int, int, str]]) -> None:
    ends, spans = 0, set()
    for start, length, label in sorted(claimed):
        words = ODD_TEXT[start : start + length]
        if start >= ends and words and words == words.strip():
            spans.add((start, start + length, label))
            ends = start + length
    mentions = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    claims = [claim_of({**row_of(), "mentions": mentions}, Origin(document="file", line=1))]
    assert import_claims(shelf, claims, AN).failures == []
    there = [row for row in read_state(shelf, "a", "An").mentions if row["review"] != "rejected"]
    assert {(row["span_start"], row["span_end"], row["label"]) for row in there} == spans
    assert import_claims(shelf, claims, AN).decisions.total() == 0


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_files_go_out_and_come_back_by_the_command_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    store = open_store(url)
    save(store, odd("a"), odd("b"))
    correct_all(store)
    database = ("--database", url)
    for name, each in FORMATS.items():
        result = congbao("export", name, "-o", tmp_path / f"one{each.ending}", *database)
        assert (result.exit_code, result.output) == (0, f"Wrote 1 article to {tmp_path}/one{each.ending}\n")
    everything = congbao("export", "label-studio", "-o", tmp_path / "tasks.json", "--all", *database)
    assert everything.output == f"Wrote 2 articles to {tmp_path}/tasks.json\n"
    with_interface = ("export", "label-studio", "-o", tmp_path / "t.json", "--interface", tmp_path / "i.xml", *database)
    assert congbao(*with_interface).exit_code == 0
    assert (tmp_path / "i.xml").read_text(encoding="utf-8").startswith("<View>")
    path = lines(tmp_path / "file.jsonl", row_of(("Giám đốc", "POSITION"), article_id="b"), {"id": "c"})
    config = tmp_path / "news.toml"
    config.write_text('inputs = ["news/"]\ndatabase = "sqlite:///congbao.db"\ndecisions = "written"', encoding="utf-8")
    result = congbao("import", path, config, "--format", "jsonl", "--reviewer", "An")
    assert result.exit_code == 1
    assert result.stdout == "1 article fits, 1 changed: 1 accept, 1 reject\n"
    assert result.stderr.splitlines() == [
        f'{path}:2: no mentions; found None; expected a list in "mentions"',
        "1 failure",
    ]
    assert len(list(Journal(tmp_path / "written").read())) == 2
    store.dispose()


def test_articles_are_chosen_by_language_reviewer_and_day(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save(store, odd("a"), odd("b"), odd("c"))
    english = replace(story("d").article, language="en")
    save(store, replace(story("d"), article=english))
    correct_all(store, "a")
    first = read_state(store, "b", "An").mentions[0]["mention_id"]
    accept = [Choice(item="mentions", item_id=first, action="accept")]
    act = decide(store, "b", accept, reviewer="An", state=None)

    def chosen(**selection: Any) -> list[str]:
        return [one.article.id for one in audited_articles(store, Selection(**selection))]

    assert chosen() == ["a", "b", "c", "d"]
    assert chosen(is_whole=True) == ["a"]
    assert chosen(is_decided=True) == ["a", "b"]
    assert chosen(reviewer="An") == ["b"]
    assert chosen(language="en") == ["d"]
    assert chosen(since="2024-07-19") == ["a", "b"]
    assert chosen(since="9999-01-01") == []
    assert sorted([*chosen(share="training"), *chosen(share="held-out")]) == ["a", "b", "c", "d"]
    # What was taken back is no decision.
    undo(store, act.act_id, reviewer="An")
    assert [one.reviewers for one in audited_articles(store, Selection())] == [["Bình"], [], [], []]
    assert chosen(reviewer="An") == chosen(reviewer="An", since="2024-07-19") == []
    assert chosen(is_decided=True) == ["a"]
    store.dispose()


def test_many_articles_are_read_in_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.exchange.audited.AT_ONCE", 2)
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save(store, *(odd(name) for name in "abcde"))
    assert [one.article.id for one in audited_articles(store, Selection())] == list("abcde")
    store.dispose()
