"""The queue of the editors' page: which articles its filters leave, in which order, and what comes after which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import insert

from audit.queue.filters import CHOICES, Filters, UnknownFilterError, parse_filters
from audit.queue.names import look_up
from audit.queue.shown import show
from pipelines.comparing.compare import save_comparisons
from pipelines.database import writing
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide
from pipelines.queueing.summary import BANDS, KINDS
from pipelines.schema import LOCKS, MODELS
from tests.audit_client import AuditClient, audit_client
from tests.audited import ARTICLES, fill_audited
from tests.postgresql import Server

ALL = set(ARTICLES)
DIFFERENCE = {
    "item": "mentions",
    "item_id": None,
    "start": 0,
    "end": 4,
    "text": "Lena",
    "fields": {"label": "ORG"},
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditClient]:
    """The page of a store of five articles; all of "marks" is accepted, and "county" is read otherwise by others."""
    folder = tmp_path_factory.mktemp("queue")
    url = f"sqlite:///{folder}/congbao.db"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        url = server.new_database()
    engine = fill_audited(url)
    with writing(engine) as connection:
        connection.execute(insert(MODELS), [{"model_id": "other", "tagger": "other-models", "version": "0"}])
    comparison = {"article_id": "county", "model_id": "other", "version": 1, "differences": 2}
    save_comparisons(engine, [{**comparison, "otherwise": json.dumps([DIFFERENCE, DIFFERENCE])}])
    engine.dispose()
    with audit_client(url, folder, reviewer="Bình") as client:
        client.open("/")
        state = client.get("/api/articles/marks")
        choices = [
            {"item": item, "item_id": row["item_id"], "action": "accept"}
            for item, rows in {"mentions": state["mentions"], **state["facts"]}.items()
            for row in rows
        ]
        answer = client.post("/api/articles/marks/decisions", {"state": state["state"], "choices": choices})
        assert answer.status_code == 200, answer.text
        yield client


def queue(client: AuditClient, query: str = "") -> dict[str, Any]:
    shown: dict[str, Any] = client.get(f"/api/queue?{query}")
    return shown


def ids(client: AuditClient, query: str = "") -> list[str]:
    return [article["article_id"] for article in queue(client, query)["articles"]]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("status=", ALL),
        ("", ALL - {"marks"}),
        ("status=done", {"marks"}),
        ("status=accepted", {"marks"}),
        ("status=unreviewed", ALL - {"marks"}),
        ("status=rejected", set()),
        ("status=conflict", set()),
        ("language=en", {"county"}),
        ("source=B%C3%A1o+M%E1%BA%ABu", ALL - {"marks"}),
        ("source=none", set()),
        ("since=2025-06-01", {"hostile", "long"}),
        ("until=2025-03-04", {"county"}),
        ("since=2025-03-05&until=2025-06-01", {"appointments", "hostile"}),
        ("kind=tasks", {"appointments", "county"}),
        ("kind=rankings", {"appointments", "hostile"}),
        ("kind=officials&status=accepted", {"marks"}),
        ("label=LOC", set()),
        ("label=LOC&status=", {"marks"}),
        ("label=RANK&kind=tasks", {"appointments", "county"}),
        ("label=PERSON&status=rejected", set()),
        ("differs=yes", {"county"}),
        ("differs=yes&language=vi", set()),
        ("reviewer=B%C3%ACnh&status=", {"marks"}),
        ("reviewer=B%C3%ACnh", set()),
        ("reviewer=nobody&status=", set()),
        ("text=okafor", {"county"}),
        ("text=vinh+son", {"appointments"}),
        ("text=s%E1%BB%9F+y+t%E1%BA%BF", {"appointments", "hostile"}),
        ("text=s%E1%BB%9F+y+t%E1%BA%BF&since=2025-06-01", {"hostile"}),
        ("text=%2C", set()),
        ("unknown=1", ALL - {"marks"}),
    ],
)
def test_filters_leave_the_articles_that_have_what_they_ask_for(
    client: AuditClient, query: str, left: set[str]
) -> None:
    shown = queue(client, query)
    assert {article["article_id"] for article in shown["articles"]} == left
    assert shown["total"] == len(left)
    assert shown["next"] == ""
    assert not shown["is_cut"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("band", BANDS)
def test_band_of_a_kind_is_that_of_one_of_its_items(client: AuditClient, kind: str, band: str) -> None:
    low, high = map(float, band.split("-"))
    expected = set()
    for name in ARTICLES:
        state = client.get(f"/api/articles/{name}")
        items = [*state["mentions"], *(row for rows in state["facts"].values() for row in rows)]
        of_kind = [row for row in items if row.get("label") == kind] or state["facts"].get(kind, [])
        if any(low <= row["confidence"] < high + (high == 1) and row["review"] == "unreviewed" for row in of_kind):
            expected.add(name)
    name = "kind" if kind in CHOICES["kind"] else "label"
    assert set(ids(client, f"{name}={kind}&band={band}&status=unreviewed")) == expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("language=de", "language: found 'de', expected one of vi, en"),
        ("since=20-7-2024", "since: found '20-7-2024', expected a day as 2024-07-20"),
        ("order=title", "order: found 'title', expected one of uncertain, newest, affected"),
        ("band=0.3", "band: found '0.3'"),
    ],
)
def test_filter_with_a_value_that_it_has_not_is_told(client: AuditClient, query: str, message: str) -> None:
    for path in (f"/?{query}", f"/api/queue?{query}"):
        answer = client.http.get(path)
        assert answer.status_code == 400
        assert message in answer.text.replace("&#39;", "'")


def test_most_uncertain_come_first(client: AuditClient) -> None:
    articles = queue(client, "status=")["articles"]
    doubts = [article["doubt"] for article in articles]
    assert doubts == sorted(doubts, reverse=True)
    assert doubts[0] > 1
    assert articles[-1]["article_id"] == "marks"


def test_newest_come_first(client: AuditClient) -> None:
    days = [article["published_at"] for article in queue(client, "status=&order=newest")["articles"]]
    assert days == sorted((day for _, day, _, _ in ARTICLES.values()), reverse=True)


def test_most_affected_come_first(client: AuditClient) -> None:
    assert ids(client, "order=affected")[0] == "county"


@pytest.mark.parametrize("order", CHOICES["order"])
def test_each_article_is_on_one_page(client: AuditClient, order: str) -> None:
    filters = Filters(status="", order=order)
    seen: list[str] = []
    after = ""
    for _ in range(3):
        shown = show(client.place.engine, filters, after, size=2)
        seen += [article["article_id"] for article in shown.articles]
        after = shown.next
    assert after == ""
    assert seen == ids(client, f"status=&order={order}")


@pytest.mark.parametrize("order", CHOICES["order"])
def test_next_article_is_found_by_place_and_by_id(client: AuditClient, order: str) -> None:
    query = f"status=&order={order}"
    first, second, *_ = queue(client, query)["articles"]
    for after in (first["after"], first["article_id"]):
        assert ids(client, f"{query}&after={quote(after, safe='')}")[0] == second["article_id"]
    last = queue(client, query)["articles"][-1]
    assert ids(client, f"{query}&after={quote(last['after'], safe='')}") == []


def test_what_comes_after_an_article_stays_so_while_it_is_worked_on(client: AuditClient) -> None:
    first, second, *_ = queue(client)["articles"]
    mention = client.get(f"/api/articles/{first['article_id']}")["mentions"][0]
    accept = Choice(item="mentions", item_id=mention["item_id"], action="accept")
    act = decide(client.place.engine, first["article_id"], [accept], reviewer="Bình", state=None)
    assert queue(client)["articles"][0]["after"] != first["after"]
    assert ids(client, f"after={quote(first['after'], safe='')}")[0] == second["article_id"]
    answer = client.post(f"/api/articles/{first['article_id']}/undo", {"act_id": act.act_id})
    assert answer.status_code == 200, answer.text


def test_nonsense_for_a_place_is_the_beginning(client: AuditClient) -> None:
    assert ids(client, "after=a~b~c") == ids(client, "after=nowhere") == ids(client)


def test_who_has_an_article_open_is_shown_until_it_expires(client: AuditClient) -> None:
    now = datetime.now(UTC)
    rows = [
        {"article_id": name, "reviewer": "Thu", "taken_at": now.isoformat(), "expires_at": (now + ahead).isoformat()}
        for name, ahead in {"county": timedelta(minutes=5), "long": timedelta(minutes=-5)}.items()
    ]
    with writing(client.place.engine) as connection:
        connection.execute(insert(LOCKS), rows)
    locks = {article["article_id"]: article["lock"] for article in queue(client)["articles"]}
    assert locks["county"]["reviewer"] == "Thu"
    assert locks["long"] is None
    taken = client.post("/api/articles/county/lock", {}).json()
    assert (taken["lock"]["reviewer"], taken["is_mine"]) == ("Thu", False)
    assert client.post("/api/articles/long/lock", {}).json()["is_mine"]
    assert client.post("/api/articles/long/lock", {"free": True}).json() == {"lock": None}


def test_queue_says_who_decided(client: AuditClient) -> None:
    shown = queue(client, "status=")["articles"]
    assert {article["article_id"]: article["reviewers"] for article in shown}["marks"] == ["Bình"]


def test_names_to_choose_from_are_those_of_the_store(client: AuditClient) -> None:
    assert look_up(client.place.engine) == {"source": ("", "Báo Mẫu"), "reviewer": ("", "Bình")}
    assert 'value="Báo Mẫu"' in client.open("/")


def test_article_has_what_other_models_read_otherwise(client: AuditClient) -> None:
    assert client.get("/api/articles/county")["disagreements"] == [{**DIFFERENCE, "tagger": "other-models"}] * 2
    assert client.get("/api/articles/long")["disagreements"] == []


def test_query_has_what_was_chosen_and_nothing_else() -> None:
    filters = parse_filters({"language": "vi", "text": " Sở Y tế ", "status": "open", "page": "2"})
    assert filters.text == "Sở Y tế"
    assert filters.query == "language=vi&text=S%E1%BB%9F+Y+t%E1%BA%BF"
    assert Filters().query == ""
    with pytest.raises(UnknownFilterError):
        parse_filters({"kind": "people"})
