"""A second reviewer, who sees nothing of what the first said, and a third, who judges between them, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.audit_server import AuditServer
from tests.audited import fill_audited
from tests.browser import Windows, serious_faults
from tests.editor import Editor

NAMES = {"doubled": "appointments", "begun": "county"}
REVIEWERS = ("An", "Bình", "Chi")


@pytest.fixture
def server(browser: Browser, tmp_path: Path) -> Iterator[AuditServer]:
    url = f"sqlite:///{tmp_path}/congbao.db"
    fill_audited(url, NAMES).dispose()
    server = AuditServer(tmp_path, url, double=1)
    for name in REVIEWERS:
        server.add_reviewer(name)
    with server:
        yield server


@pytest.fixture
def editors(windows: Windows, server: AuditServer) -> dict[str, Editor]:
    return {name: logged_in(windows, server, name) for name in REVIEWERS}


def logged_in(windows: Windows, server: AuditServer, name: str) -> Editor:
    """A reviewer who has logged in, in a browser of their own."""
    editor = Editor(windows.open(), server)
    editor.log_in(name)
    return editor


def review_all(editor: Editor, corrections: dict[str, str], purpose: str = "review") -> dict[str, Any]:
    """Press keys on some mentions, then accept all that is left; return the article as it is then."""
    for words, key in corrections.items():
        editor.go_to(words)
        editor.press(key)
    editor.press("A", "Enter")
    return editor.state(purpose)


def test_two_review_blindly_and_a_third_judges_what_they_say_otherwise(editors: dict[str, Editor]) -> None:
    first, second, third = (editors[name] for name in REVIEWERS)
    first.open("doubled")
    review_all(first, {"Giám đốc": "r", "Tỉnh ủy Vĩnh Sơn": "4", "Sở Y tế tỉnh Vĩnh Sơn": "4"})

    # The first is not the second; nor is anybody before the first has finished.
    refused = first.page.goto(f"{first.server.address}/articles/doubled?purpose=second+review")
    assert refused is not None
    assert refused.status == 403
    early = second.page.goto(f"{second.server.address}/articles/begun?purpose=second+review")
    assert early is not None
    assert early.status == 403

    second.page.goto(f"{second.server.address}/agreement")
    second.press("Enter")  # begins the second review that waits
    second.article_id = "doubled"
    second.ready()
    seen = second.state("second review")
    assert {each["review"] for each in seen["mentions"]} == {"unreviewed"}
    assert second.mention("Tỉnh ủy Vĩnh Sơn", "second review")["label"] == "ORG"
    review_all(second, {"Tỉnh ủy Vĩnh Sơn": "4", "18": "r"}, "second review")

    # What the first said stands, and what they differ on is marked.
    state = third_state(third)
    assert state["Giám đốc"] == "disputed"
    assert state["Sở Y tế tỉnh Vĩnh Sơn"] == "disputed"
    assert state["18"] == "disputed"
    assert state["Tỉnh ủy Vĩnh Sơn"] == "corrected"

    third.page.goto(f"{third.server.address}/adjudication")
    expect(third.page.locator("#left")).to_have_text("3")
    assert "An" not in third.page.locator("main").inner_text().split()
    assert serious_faults(third.page) == []
    for number, left in enumerate(("2", "1", "0")):
        side = third.page.locator("[data-dispute]").nth(number).locator(".side")
        has_mention = [each.locator("blockquote").count() for each in side.all()]
        # The one who says that there is a mention, and that it is an ORG, is right each time.
        wanted = next(
            place
            for place, each in enumerate(side.all())
            if has_mention[place] and "LOC" not in each.locator("dd").all_inner_texts()
        )
        third.press(str(wanted + 1))
        expect(third.page.locator("#left")).to_have_text(left)
    third.press("u")
    expect(third.page.locator("#left")).to_have_text("1")
    third.press(str(wanted + 1))
    expect(third.page.locator("#left")).to_have_text("0")
    after = third_state(third)
    assert "disputed" not in after.values()
    assert after["Giám đốc"] == after["18"] == after["Sở Y tế tỉnh Vĩnh Sơn"] == "accepted"

    third.page.goto(f"{third.server.address}/adjudication")
    expect(third.page.locator("main")).to_contain_text("Nothing to judge")
    third.page.goto(f"{third.server.address}/agreement")
    expect(third.page.locator("main")).to_contain_text("Bình")
    assert third.page.locator("#agreed").count() == 1
    assert serious_faults(third.page) == []


def third_state(editor: Editor) -> dict[str, str]:
    """What is said of each mention of the article, by its words."""
    answer = editor.page.request.get(f"{editor.server.address}/api/articles/doubled")
    return {each["text"]: each["review"] for each in answer.json()["mentions"]}
