"""The editors' page in a real browser: forms, new facts, keys, what outlives a reload, and what others change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit_server import AuditServer
from tests.audited import fill_audited
from tests.browser import DESK, PHONE, ZOOMED, Windows, overflow, serious_faults
from tests.editor import Editor

# Each test has an article of its own, so that all can share a server.
COPIES = {f"appointments-{number}": "appointments" for number in range(1, 23)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[AuditServer]:
    """A server of a store with a copy of the article for each test."""
    folder = tmp_path_factory.mktemp("audit")
    database = f"sqlite:///{folder}/store.db"
    fill_audited(database, COPIES | {"hostile": "hostile", "marks": "marks"}).dispose()
    with AuditServer(folder, database, reviewer="An") as running:
        yield running


@pytest.fixture
def windows(browser: Browser, tmp_path: Path) -> Iterator[Windows]:
    """Windows in whose pages nothing may go wrong; screenshots of those that fail stay in `tmp_path`."""
    opened = Windows(browser)
    yield opened
    opened.close()
    assert opened.errors == []


@pytest.fixture
def editor(windows: Windows, server: AuditServer) -> Editor:
    """An editor at an empty window."""
    return Editor(windows.open(), server)


def message(page: Page) -> str:
    """What the page said last."""
    return page.locator("#message").inner_text()


# The middle of the first place where the text of the article has some words.
PLACE_OF = """(words) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (!node.data.includes(words)) node = walker.nextNode();
    const range = document.createRange();
    range.setStart(node, node.data.indexOf(words));
    range.setEnd(node, node.data.indexOf(words) + words.length);
    const { left, top, width, height } = range.getClientRects()[0];
    return [left + width / 2, top + height / 2];
}"""


# Facts


def test_a_field_takes_words_nearby_in_three_strokes(editor: Editor) -> None:
    editor.open("appointments-1")
    editor.go_to("Đỗ Quang Lưỡng", "officials")
    editor.press("3", "ArrowDown", "Enter")
    official = editor.fact("officials")
    assert official["organization"] == "Sở Y tế tỉnh Vĩnh Sơn"
    assert official["review"] == "corrected"
    assert official["extracted"]["organization"] == "Sở Nội vụ tỉnh Vĩnh Sơn"
    card = editor.page.locator("#facts .fact.is-corrected")
    expect(card.locator("del")).to_have_text("Sở Nội vụ tỉnh Vĩnh Sơn")


def test_what_the_server_refuses_is_told_beside_its_field_and_nothing_typed_is_lost(editor: Editor) -> None:
    editor.open("appointments-2")
    editor.go_to("Sở Y tế tỉnh Vĩnh Sơn", "rankings")
    editor.press("3")
    editor.type("19")
    editor.press("Enter")
    fault = editor.page.locator("#field-rank-fault")
    expect(fault).to_contain_text("a place among the 18")
    expect(editor.page.locator("#field-rank")).to_have_value("19")
    expect(editor.page.locator("#field-rank")).to_be_focused()
    editor.type("4")
    editor.press("Enter")
    assert editor.fact("rankings")["rank"] == 4


def test_a_number_that_is_none_and_an_empty_name_are_told_at_once(editor: Editor) -> None:
    editor.open("appointments-3")
    editor.go_to("Sở Y tế tỉnh Vĩnh Sơn", "rankings")
    editor.press("3")
    editor.type("ba")
    editor.press("Enter")
    expect(editor.page.locator("#field-rank-fault")).to_have_text("A whole number, as 3")
    editor.page.locator("#field-subject").fill("")
    editor.press("Enter")
    expect(editor.page.locator("#field-subject-fault")).to_have_text("It can't be empty")
    editor.press("Escape")
    assert editor.fact("rankings")["review"] == "unreviewed"


def test_a_fact_is_made_from_marked_mentions(editor: Editor) -> None:
    editor.open("appointments-4")
    editor.go_to("Đỗ Quang Lưỡng", "officials")
    editor.press("r")
    for words in ("Đỗ Quang Lưỡng", "Giám đốc"):
        editor.go_to(words)
        editor.press(" ")
    editor.press("f", "1", "Enter")
    added = next(row for row in editor.state()["facts"]["officials"] if row["review"] == "added")
    assert (added["person"], added["position"], added["organization"]) == ("Đỗ Quang Lưỡng", "Giám đốc", None)
    assert added["evidence"]["quote"] == "Đỗ Quang Lưỡng, Giám đốc"


def test_a_date_field_gets_the_day_that_the_words_mean(editor: Editor) -> None:
    editor.open("appointments-5")
    editor.go_to("Chỉ thị số 08-CT/TU", "directives")
    editor.go_to("ngày 30/4/2025")
    editor.press("v")
    dialog = editor.page.get_by_role("dialog")
    fields = dialog.locator(".options button").all_inner_texts()
    number = next(index for index, text in enumerate(fields, 1) if "deadline" in text or "issued" in text)
    editor.press(str(number), "Enter")
    assert "2025-04-30" in {row["deadline"] for row in editor.state()["facts"]["tasks"]}


def test_who_types_keeps_the_cursor_when_an_answer_comes(editor: Editor) -> None:
    editor.open("appointments-20")
    editor.hold()
    editor.go_to("Đỗ Quang Lưỡng", "officials")
    editor.press("c")
    editor.type("Chưa rõ")
    editor.press("Enter", "2")
    editor.type("Phó ")
    editor.let_go()
    editor.saved()
    expect(editor.page.locator("#field-position")).to_be_focused()
    editor.type("Giám đốc")
    editor.press("Enter")
    assert editor.fact("officials")["position"] == "Phó Giám đốc"


def test_what_is_refused_waits_until_the_form_that_is_open_is_done(editor: Editor) -> None:
    editor.open("appointments-22")
    editor.hold()
    editor.go_to("Sở Y tế tỉnh Vĩnh Sơn", "rankings")
    editor.press("3")
    editor.type("19")
    editor.press("Enter")
    editor.press("Home", "x", "2")
    editor.let_go()
    expect(editor.page.locator("#message")).to_contain_text("Not saved: Corrected rank: 19")
    editor.type("Phó Giám đốc")
    editor.press("Enter")
    expect(editor.page.locator("#field-rank-fault")).to_contain_text("a place among the 18")
    expect(editor.page.locator("#field-rank")).to_have_value("19")
    assert editor.fact("officials")["position"] == "Phó Giám đốc"


# Mentions


def test_neighbours_are_merged_into_one_that_covers_both(editor: Editor) -> None:
    editor.open("appointments-6")
    editor.go_to("Giám đốc")
    editor.press("m", "j", "m")
    merged = editor.mention("Giám đốc Sở Nội vụ tỉnh Vĩnh Sơn")
    assert (merged["label"], merged["review"]) == ("ORG", "corrected")
    assert editor.mention("Giám đốc")["review"] == "rejected"
    editor.press("u")
    assert editor.mention("Giám đốc")["review"] == "unreviewed"


def test_a_span_that_would_cover_another_is_not_sent(editor: Editor) -> None:
    editor.open("appointments-7")
    editor.go_to("Giám đốc")
    editor.press("ArrowRight")
    assert "is in the way" in message(editor.page)
    assert editor.mention("Giám đốc")["review"] == "unreviewed"


def test_words_are_selected_with_the_mouse(editor: Editor) -> None:
    editor.open("appointments-8")
    x, y = editor.page.evaluate(PLACE_OF, "cách")
    editor.page.mouse.dblclick(x, y)
    assert editor.page.locator("body").get_attribute("data-context") == "caret"
    editor.press("Shift+ArrowRight", "2")
    added = [row for row in editor.state()["mentions"] if row["review"] == "added"]
    assert [row["label"] for row in added] == ["POSITION"]
    assert added[0]["text"] == "cách hành"


# Many at once


def test_exactly_what_is_shown_is_accepted_after_asking_once(editor: Editor) -> None:
    editor.open("appointments-9")
    editor.press("/")
    editor.type("org sở")
    editor.press("Enter", "A")
    dialog = editor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Accept 3 items?")
    editor.press("Enter")
    accepted = {row["text"] for row in editor.state()["mentions"] if row["review"] == "accepted"}
    assert accepted == {"Sở Nội vụ tỉnh Vĩnh Sơn", "Sở Y tế tỉnh Vĩnh Sơn", "Sở Tài chính"}
    assert {row["review"] for row in editor.state()["facts"]["officials"]} == {"unreviewed"}
    editor.press("u")
    assert {row["review"] for row in editor.state()["mentions"]} == {"unreviewed"}


# Undo, reload, drafts


def test_what_was_done_is_undone_and_done_again_after_a_reload(editor: Editor) -> None:
    editor.open("appointments-10")
    editor.go_to("Tỉnh ủy Vĩnh Sơn")
    editor.press("4", "k", "ArrowLeft", "r")
    before = editor.state()["mentions"]
    editor.page.reload()
    editor.ready()
    editor.press("u", "u", "u")
    assert {row["review"] for row in editor.state()["mentions"]} == {"unreviewed"}
    editor.press("U", "U", "U")
    reviewed = ("item_id", "start", "end", "label", "review")
    again = editor.state()["mentions"]
    assert [[row[name] for name in reviewed] for row in again] == [[row[name] for name in reviewed] for row in before]


def test_an_added_mention_that_was_changed_is_undone_and_done_again(editor: Editor) -> None:
    editor.open("appointments-11")
    editor.press("Home", "s", "ArrowLeft", "Shift+ArrowRight", "6", "5", "u", "u", "U", "U")
    added = [row for row in editor.state()["mentions"] if row["review"] == "added"]
    assert [row["label"] for row in added] == ["DIRECTIVE"]


def test_what_is_typed_outlives_a_reload(editor: Editor) -> None:
    editor.open("appointments-12")
    editor.go_to("Đỗ Quang Lưỡng", "officials")
    editor.press("2")
    editor.type("Phó Giám đốc")
    editor.page.reload()
    field = editor.page.locator("#field-position")
    expect(field).to_have_value("Phó Giám đốc")
    field.focus()
    editor.press("Enter")
    assert editor.fact("officials")["position"] == "Phó Giám đốc"


def test_an_act_in_another_article_is_undone_there(editor: Editor) -> None:
    editor.open("appointments-13")
    editor.go_to("Giám đốc")
    editor.press("r")
    editor.saved()
    editor.press("J")
    editor.page.wait_for_url(lambda url: "appointments-13" not in url)
    editor.press("u")
    editor.page.wait_for_url("**/appointments-13*")
    assert editor.mention("Giám đốc")["review"] == "unreviewed"


def test_comments_are_shown_and_kept(editor: Editor) -> None:
    editor.open("appointments-14")
    editor.go_to("Giám đốc")
    editor.press("c")
    editor.type("Đọc lại trang gốc")
    editor.press("Enter")
    assert [each["comment"] for each in editor.state()["comments"]] == ["Đọc lại trang gốc"]
    expect(editor.page.locator("#current")).to_contain_text("Đọc lại trang gốc")
    assert editor.mention("Giám đốc")["review"] == "unreviewed"


# Two at once


@pytest.mark.parametrize(("article", "choice", "label"), [("15", "1", "LOC"), ("16", "2", "PERSON")])
def test_who_comes_second_is_told_what_changed_and_chooses(
    windows: Windows, server: AuditServer, article: str, choice: str, label: str
) -> None:
    first, second = Editor(windows.open(), server), Editor(windows.open(), server)
    for editor in (first, second):
        editor.open(f"appointments-{article}")
        editor.go_to("Tỉnh ủy Vĩnh Sơn")
    first.press("1")
    first.saved()
    second.press("4")
    dialog = second.page.get_by_role("dialog")
    expect(dialog).to_contain_text("now corrected, label: PERSON")
    expect(dialog).to_contain_text("ORG → LOC: “Tỉnh ủy Vĩnh Sơn”")
    second.answer(choice)
    assert second.mention("Tỉnh ủy Vĩnh Sơn")["label"] == label
    tag = second.page.locator("#text .mention", has_text="Tỉnh ủy Vĩnh Sơn").get_attribute("data-tag")
    assert tag == label[:3]


# Keys


def test_a_key_is_chosen_and_one_that_is_taken_is_told(editor: Editor) -> None:
    page = editor.page
    page.goto(f"{editor.server.address}/keys")
    accept = page.locator('[data-action="accept"] button').first
    accept.click()
    page.keyboard.press("r")
    expect(page.locator("#message")).to_contain_text("already does “Reject")
    accept.click()
    page.keyboard.press("y")
    expect(accept).to_have_text("y")
    editor.open("appointments-17")
    expect(page.locator('#bar [data-action="accept"] kbd')).to_have_text("y")
    editor.go_to("Giám đốc")
    editor.press("a", "y")
    assert editor.mention("Giám đốc")["review"] == "accepted"


def test_the_help_has_every_key_of_the_page(editor: Editor) -> None:
    editor.open("appointments-18")
    editor.press("?")
    help_page = editor.page.get_by_role("dialog")
    for words in ("Accept, and on to the next open one", "Label PERSON", "Select words in the text", "Undo"):
        expect(help_page).to_contain_text(words)
    editor.press("Escape")
    expect(help_page).to_have_count(0)


def test_the_queue_goes_by_keys_and_remembers_the_row(editor: Editor) -> None:
    page = editor.page
    page.goto(editor.server.address)
    page.keyboard.press("j")
    page.keyboard.press("j")
    title = page.locator("#rows tr.is-current a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{title}")
    editor.ready()
    page.keyboard.press("q")
    page.wait_for_url("**/?")
    assert page.locator("#rows tr").count() > 2


# What is seen


def test_a_hostile_article_is_shown_as_it_is_written(editor: Editor) -> None:
    editor.open("hostile")
    text = editor.page.locator("#text")
    assert "<script>document.title = 'taken'</script>" in text.inner_text()
    assert "taken" in editor.page.title()
    assert editor.page.evaluate("document.title") != "taken"
    assert text.locator("img, script, svg, b").count() == 0
    assert "\u202e" not in text.inner_text()


def test_the_theme_is_kept(editor: Editor) -> None:
    page = editor.page
    page.goto(editor.server.address)
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.keyboard.press("\\")
    page.goto(f"{editor.server.address}/keys")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_phone_shows_text_or_facts(windows: Windows, server: AuditServer) -> None:
    editor = Editor(windows.open(viewport=PHONE), server)
    editor.open("appointments-19")
    expect(editor.page.locator("#text")).to_be_visible()
    expect(editor.page.locator("#facts")).to_be_hidden()
    editor.press("x")
    expect(editor.page.locator("#facts")).to_be_visible()
    expect(editor.page.locator("#text")).to_be_hidden()
    editor.page.get_by_role("button", name="Text", exact=True).click()
    expect(editor.page.locator("#text")).to_be_visible()


PAGES = (
    "/",
    "/?text=khongco",
    "/articles/appointments-19",
    "/articles/hostile",
    "/keys",
    "/agreement",
    "/adjudication",
)


def test_dark_pages_have_no_serious_faults_of_accessibility(windows: Windows, server: AuditServer) -> None:
    page = windows.open(color_scheme="dark")
    for path in ("/", "/articles/appointments-19", "/keys", "/agreement"):
        page.goto(server.address + path)
        assert serious_faults(page) == [], path


@pytest.mark.parametrize("keys", [("End", "e"), ("?",), ("s", "Shift+ArrowRight")], ids=["form", "help", "selecting"])
def test_what_opens_has_no_serious_faults_of_accessibility(editor: Editor, keys: tuple[str, ...]) -> None:
    editor.open("appointments-19")
    editor.press(*keys)
    assert serious_faults(editor.page) == []


@pytest.mark.parametrize("viewport", [DESK, ZOOMED, PHONE], ids=["1280", "200 %", "390"])
def test_no_page_is_wider_than_its_window(windows: Windows, server: AuditServer, viewport: Any) -> None:
    page = windows.open(viewport=viewport)
    for path in PAGES:
        page.goto(server.address + path)
        assert overflow(page) == 0, path


def test_modules_are_all_of_this_site(server: AuditServer, windows: Windows) -> None:
    page = windows.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    Editor(page, server).open("marks")
    assert asked
    assert all(url.startswith(server.address) for url in asked)
