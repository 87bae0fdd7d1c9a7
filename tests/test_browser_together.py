"""Editors at work at once, pages loaded again and servers killed: no decision is lost, and none is there twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import create_engine, select

from pipelines.schema import DECISIONS, Row
from tests.audit_server import AuditServer
from tests.audited import fill_audited
from tests.browser import Windows
from tests.editor import Editor

NAMES = dict.fromkeys(("locked", "stale", "kept", "hasty", "given-up", "reload", "killed", "struck"), "appointments")
NAMES["next"] = "county"


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditServer]:
    folder = tmp_path_factory.mktemp("audit")
    url = f"sqlite:///{folder}/congbao.db"
    fill_audited(url, NAMES).dispose()
    server = AuditServer(folder, url)
    for name in ("An", "Bình"):
        server.add_reviewer(name)
    with server:
        yield server


@pytest.fixture(scope="module")
def cookies(browser: Browser, server: AuditServer) -> dict[str, Any]:
    """What each reviewer's browser keeps once the reviewer has logged in."""
    windows = Windows(browser)
    kept = {}
    for name in server.keys:
        page = windows.open()
        Editor(page, server).log_in(name)
        kept[name] = page.context.storage_state()
    windows.close()
    return kept


@pytest.fixture
def an(windows: Windows, server: AuditServer, cookies: dict[str, Any]) -> Editor:
    return Editor(windows.open(storage_state=cookies["An"]), server)


@pytest.fixture
def binh(windows: Windows, server: AuditServer, cookies: dict[str, Any]) -> Editor:
    return Editor(windows.open(storage_state=cookies["Bình"]), server)


def decisions_on(server: AuditServer, article_id: str) -> list[Row]:
    """The decisions on an article that are in the store, in their order."""
    engine = create_engine(server.database)
    query = select(DECISIONS).where(DECISIONS.c.article_id == article_id).order_by(DECISIONS.c.decided_at)
    with engine.connect() as connection:
        found = [dict(row) for row in connection.execute(query).mappings()]
    engine.dispose()
    return found


def test_who_comes_second_is_told_who_has_the_article_open(an: Editor, binh: Editor) -> None:
    with an.page.expect_response("**/lock"):
        an.open("locked")
    expect(an.page.locator("#lock")).to_be_hidden()
    binh.open("locked")
    expect(binh.page.locator("#lock")).to_contain_text("An has this article open")
    binh.page.goto(f"{an.server.address}/")
    expect(binh.page.locator("#rows")).to_contain_text("An")


def test_a_decision_on_what_has_changed_meanwhile_is_not_recorded_unasked(an: Editor, binh: Editor) -> None:
    an.open("stale")
    binh.open("stale")
    an.go_to("Giám đốc")
    an.press("r")
    an.saved()
    binh.go_to("Giám đốc")
    binh.press("a")
    dialog = binh.page.get_by_role("dialog")
    expect(dialog).to_contain_text("This article has changed")
    expect(dialog).to_contain_text("now rejected")
    assert [(row["reviewer"], row["action"]) for row in decisions_on(an.server, "stale")] == [("An", "reject")]
    binh.answer("2")
    assert binh.mention("Giám đốc")["review"] == "rejected"
    assert len(decisions_on(an.server, "stale")) == 1


def test_what_was_held_back_is_recorded_all_the_same_if_the_editor_says_so(an: Editor, binh: Editor) -> None:
    an.open("kept")
    binh.open("kept")
    an.go_to("Giám đốc")
    an.press("r")
    an.saved()
    binh.go_to("Tỉnh ủy Vĩnh Sơn")
    binh.hold()
    binh.press("4", "a")
    binh.let_go()
    expect(binh.page.get_by_role("dialog")).to_contain_text("This article has changed")
    binh.answer("1")
    binh.saved()
    said = [(row["reviewer"], row["action"]) for row in decisions_on(an.server, "kept")]
    assert said == [("An", "reject"), ("Bình", "correct"), ("Bình", "accept")]
    assert binh.mention("Giám đốc")["review"] == "rejected"


def test_a_key_that_comes_just_as_the_dialog_does_is_no_answer_to_it(an: Editor, binh: Editor) -> None:
    for editor in (an, binh):
        editor.open("hasty")
        editor.go_to("Giám đốc")
    an.press("r")
    an.saved()
    binh.page.clock.install()
    binh.page.clock.pause_at(binh.page.evaluate("Date.now()") + 60_000)
    binh.press("4")
    expect(binh.page.get_by_role("dialog")).to_contain_text("This article has changed")
    binh.press("2", "Enter", " ")  # meant for the article, by an editor who has not seen yet what has come
    expect(binh.page.get_by_role("dialog")).to_contain_text("POSITION → LOC")
    binh.page.clock.resume()
    binh.answer("1")
    assert binh.mention("Giám đốc")["label"] == "LOC"


def test_what_is_typed_into_a_form_outlives_a_reload(an: Editor) -> None:
    an.open("reload")
    an.go_to("Sở Tài chính", "tasks")
    an.press("e")
    an.page.locator("#field-action").fill("hoàn thành báo cáo quý")
    an.page.reload()
    an.ready()
    expect(an.page.locator("#field-action")).to_have_value("hoàn thành báo cáo quý")
    an.page.locator("#field-action").press("Enter")
    assert an.fact("tasks")["action"] == "hoàn thành báo cáo quý"


def test_decisions_made_while_the_server_is_down_are_sent_when_it_is_back(an: Editor) -> None:
    an.open("killed")
    an.go_to("Đỗ Quang Lưỡng")
    an.press("a")
    an.saved()
    an.server.kill()
    an.press("a", "4", "r")
    expect(an.page.locator("#saving")).to_contain_text("Not saved yet: 3 decisions kept here")
    an.server.start()
    an.page.reload()  # it is tried again by itself, but a reader need not wait
    an.ready()
    an.saved()
    actions = [row["action"] for row in decisions_on(an.server, "killed")]
    assert actions == ["accept", "accept", "correct", "reject"]
    an.press("u")
    an.saved()
    assert decisions_on(an.server, "killed")[-1]["action"] == "undo"


def test_a_server_that_is_killed_again_and_again_loses_no_decision_and_doubles_none(an: Editor) -> None:
    an.open("struck")
    keys = ["a", "r", "4", "a", "u", "a", "3", "r", "a", "U", "a", "a"]
    for number, key in enumerate(keys):
        an.press(key)
        if number % 3 == 1:
            # Whatever is on its way then has been written, or not, or has been and nobody was told.
            an.server.kill()
            an.server.start()
    an.page.reload()
    an.ready()
    an.saved()
    rows = decisions_on(an.server, "struck")
    acts = Counter(row["act_id"] for row in rows)
    shown: list[str] = an.page.evaluate(
        "JSON.parse(sessionStorage.getItem('congbao.history')).done.map((act) => act.act_id)"
    )
    undone = {row["undoes"] for row in rows}
    standing = [row["act_id"] for row in rows if row["action"] != "undo" and row["decision_id"] not in undone]
    assert set(acts.values()) == {1}
    assert standing == shown
    assert an.page.evaluate("sessionStorage.getItem('congbao.outbox')") in (None, "[]")


def test_every_decision_is_in_the_journal_beside_the_store(server: AuditServer) -> None:
    lines = [
        json.loads(line)
        for path in sorted((server.folder / "data" / "raw" / "decisions").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    there = {row["decision_id"] for name in NAMES for row in decisions_on(server, name)}
    assert there
    assert there <= {line["decision_id"] for line in lines}
