"""FollowTheMoney: people, bodies, offices and who holds which, each proved by articles, as valid entities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, update

from pipelines.publishing.follow_the_money import export_entities, is_public
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import SnapshotError
from pipelines.schema import FACTS, NAMES, PEOPLE
from pipelines.store import open_store
from tests.full_store import BODY, OFFICE, PERSON, QUOTE, fill

OFFICIALS = FACTS["officials"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(engine, articles=2)
    yield engine
    engine.dispose()


def exported(store: Engine, folder: Path, *statements: Any) -> list[dict[str, Any]]:
    with store.begin() as connection:
        for statement in statements:
            connection.execute(statement)
    count = export_entities(publish(store, folder).snapshot, folder / "entities.ftm.json")
    found = [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    assert len(found) == count
    return found


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


def test_person_holds_an_office_of_a_body_as_articles_say(store: Engine, tmp_path: Path) -> None:
    found = exported(store, tmp_path)
    ids = {entity["schema"]: entity["id"] for entity in found}
    assert of_schema(found, "Person") == [{"name": [PERSON], "alias": [f"ông {PERSON}"]}]
    assert of_schema(found, "PublicBody") == [
        {"name": [BODY, "Hai Duong Department of Health"], "address": ["Hải Dương"]}
    ]
    assert of_schema(found, "Position") == [{"name": [OFFICE], "organization": [ids["PublicBody"]]}]
    (held,) = of_schema(found, "Occupancy")
    assert (held["holder"], held["post"]) == ([ids["Person"]], [ids["Position"]])
    assert (held["date"], held["summary"], len(held["recordId"])) == (["2024-05-20"], [QUOTE], 2)
    assert {*held["proof"]} == {entity["id"] for entity in found if entity["schema"] == "Article"}
    assert of_schema(found, "Article")[1] == {
        "title": ["Tin 0"],
        "sourceUrl": ["https://tin.example.vn/0"],
        "publisher": ["Tin"],
        "publishedAt": ["2024-01-20"],
        "language": ["vie"],
    }


def test_entities_that_others_refer_to_come_first(store: Engine, tmp_path: Path) -> None:
    known: set[str] = set()
    for entity in exported(store, tmp_path):
        referred = {
            value for values in entity["properties"].values() for value in values if value.startswith("congbao-")
        }
        assert referred <= known
        known.add(entity["id"])


def test_who_is_not_known_across_articles_is_an_entity_of_each(store: Engine, tmp_path: Path) -> None:
    unknown = update(OFFICIALS).values(person_id=None, organization_id=None)
    found = exported(store, tmp_path, unknown, delete(PEOPLE), delete(NAMES))
    assert of_schema(found, "Person") == [{"name": [PERSON]}] * 2
    assert len(of_schema(found, "Occupancy")) == 2
    assert len({entity["id"] for entity in found}) == len(found)


def test_office_may_have_no_body(store: Engine, tmp_path: Path) -> None:
    found = exported(store, tmp_path, update(OFFICIALS).values(organization=None, organization_id=None))
    assert of_schema(found, "Position") == [{"name": [OFFICE]}]


def test_rejected_facts_prove_nothing(store: Engine, tmp_path: Path) -> None:
    found = exported(store, tmp_path, update(OFFICIALS).values(review="rejected"))
    assert [entity["schema"] for entity in found] == ["Person", "PublicBody"]


def test_same_snapshot_gives_the_same_bytes(store: Engine, tmp_path: Path) -> None:
    exported(store, tmp_path)
    first = (tmp_path / "entities.ftm.json").read_bytes()
    exported(store, tmp_path)
    assert (tmp_path / "entities.ftm.json").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("Sở Y tế Hải Dương", True),
        ("UBND tỉnh Bắc Giang", True),
        ("Ministry of Health", True),
        ("Hanoi People's Committee", True),
        ("Công ty Cổ phần Sao Mai", False),
        ("Hải Dương", False),
    ],
)
def test_public_bodies_are_known_by_what_they_are(name: str, public: bool) -> None:
    assert is_public(name) == public


def test_library_of_the_model_keeps_every_value(store: Engine, tmp_path: Path) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney needs libraries that not every machine has"
    ).model
    for entity in exported(store, tmp_path):
        proxy = model.get_proxy(entity, cleaned=False)
        model.get(entity["schema"]).validate(proxy.to_dict())
        assert {name: sorted(proxy.get(name)) for name in entity["properties"]} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_damaged_snapshot_is_told_and_no_file_left(store: Engine, tmp_path: Path) -> None:
    snapshot = publish(store, tmp_path).snapshot
    (snapshot / "officials.parquet").write_bytes(b"PAR1 and then nothing")
    with pytest.raises(SnapshotError, match="can't be read"):
        export_entities(snapshot, tmp_path / "entities.ftm.json")
    assert not [*tmp_path.glob("entities*")]
