"""Every action of the editors' page by keyboard, in a real browser, as the server and its store have it afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.audit_server import AuditServer
from tests.audited import COMBINED, EMOJI, FAMILY, fill_audited
from tests.browser import Windows
from tests.editor import Editor

# Each test has an article of its own, so that one server will do.
NAMES = {
    "decide": "appointments",
    "relabel": "appointments",
    "resize": "appointments",
    "merge": "appointments",
    "fields": "appointments",
    "faults": "appointments",
    "new-fact": "appointments",
    "bulk": "appointments",
    "undo": "appointments",
    "comment": "appointments",
    "light": "appointments",
    "queue-1": "county",
    "queue-2": "county",
    "add": "marks",
    "characters": "marks",
}


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditServer]:
    folder = tmp_path_factory.mktemp("audit")
    url = f"sqlite:///{folder}/congbao.db"
    fill_audited(url, NAMES).dispose()
    with AuditServer(folder, url, reviewer="An") as server:
        yield server


@pytest.fixture
def editor(windows: Windows, server: AuditServer) -> Editor:
    return Editor(windows.open(), server)


def test_a_key_accepts_rejects_or_deletes_and_the_next_open_item_comes(editor: Editor) -> None:
    editor.open("decide")
    editor.go_to("Đỗ Quang Lưỡng")
    editor.press("a")
    assert editor.current() in editor.keys_of("Giám đốc", "mentions")
    editor.press("r")
    assert editor.current() in editor.keys_of("Sở Nội vụ tỉnh Vĩnh Sơn", "mentions")
    editor.press("d")
    assert editor.mention("Đỗ Quang Lưỡng")["review"] == "accepted"
    assert editor.mention("Giám đốc")["review"] == "rejected"
    assert editor.mention("Sở Nội vụ tỉnh Vĩnh Sơn")["review"] == "rejected"
    editor.go_to("Tỉnh ủy Vĩnh Sơn", "directives")
    editor.press("r")
    assert editor.fact("directives")["review"] == "rejected"


def test_a_digit_gives_a_mention_another_label_and_keeps_its_id_and_what_was_read(editor: Editor) -> None:
    editor.open("relabel")
    before = editor.mention("UBND tỉnh Vĩnh Sơn")
    editor.go_to("UBND tỉnh Vĩnh Sơn")
    editor.press("4")
    after = editor.mention("UBND tỉnh Vĩnh Sơn")
    assert (after["item_id"], after["label"], after["review"]) == (before["item_id"], "LOC", "corrected")
    assert after["extracted"]["label"] == "ORG"


def test_arrow_keys_move_the_ends_of_a_span_by_words_and_characters(editor: Editor) -> None:
    editor.open("resize")
    item_id = editor.mention("Sở Tài chính")["item_id"]
    editor.go_to("Sở Tài chính")
    ways = {
        "ArrowRight": "Sở Tài chính hoàn",
        "ArrowLeft": "Sở Tài chính",
        "Shift+ArrowLeft": "cầu Sở Tài chính",
        "Shift+ArrowRight": "Sở Tài chính",
        ",": "Sở Tài chín",
        ".": "Sở Tài chính",
        ">": "ở Tài chính",
        "<": "Sở Tài chính",
        "Control+ArrowLeft": "Sở Tài chín",
        "Control+ArrowRight": "Sở Tài chính",
        "Control+Shift+ArrowRight": "ở Tài chính",
        "Control+Shift+ArrowLeft": "Sở Tài chính",
    }
    for key, words in ways.items():
        editor.press(key)
        assert editor.mention(words)["item_id"] == item_id
    editor.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    assert "No word would be left" in editor.message()


def test_what_is_selected_by_keyboard_is_added_at_exact_code_points(editor: Editor) -> None:
    editor.open("add")
    text = editor.state()["article"]["text"]
    words = f"Sở Kế hoạch {EMOJI} tỉnh Yên Lạc"
    editor.go_to(f"Ngụy Thị Ngẫm{COMBINED}")
    editor.press("s", *["ArrowRight"] * 7)
    editor.extend_to(words)
    editor.press("3")
    added = editor.mention(words)
    assert (added["start"], added["end"]) == (text.index(words), text.index(words) + len(words))
    assert (added["label"], added["review"], added["source"]) == ("ORG", "added", "editor")
    assert text[added["start"] : added["end"]] == words


def test_a_selection_by_characters_keeps_marks_and_joined_emoji_whole(editor: Editor) -> None:
    editor.open("characters")
    text = editor.state()["article"]["text"]
    editor.go_to(f"Ngụy Thị Ngẫm{COMBINED}")
    words = f"{FAMILY} {EMOJI}{COMBINED}"
    # From the name back to the end of what is to be selected, then a character as a reader sees it at each stroke.
    back = text[text.index(words) + len(words) : text.index("Ngụy")]
    editor.press("s", *[","] * len(back))
    for selected in (COMBINED, f"{EMOJI}{COMBINED}", f" {EMOJI}{COMBINED}", words):
        editor.press("<")
        assert editor.selected() == selected
    editor.press("1")
    added = editor.mention(words)
    assert (added["start"], added["end"]) == (text.index(words), text.index(words) + len(words))


def test_two_mentions_are_merged_into_the_one_that_stays(editor: Editor) -> None:
    editor.open("merge")
    one, other = editor.mention("Tỉnh ủy Vĩnh Sơn"), editor.mention("UBND tỉnh Vĩnh Sơn")
    editor.go_to("Tỉnh ủy Vĩnh Sơn")
    editor.press("m")
    editor.go_to("UBND tỉnh Vĩnh Sơn")
    editor.press("m")
    by_id = {each["item_id"]: each["review"] for each in editor.state()["mentions"]}
    assert by_id[one["item_id"]] == "rejected"
    assert by_id[other["item_id"]] != "rejected"


def test_a_field_of_a_fact_takes_words_nearby_or_what_is_typed(editor: Editor) -> None:
    editor.open("fields")
    before = editor.fact("tasks")
    editor.go_to("Sở Tài chính", "tasks")
    editor.press("2", "ArrowDown", "Enter")
    assert editor.fact("tasks")["assignee"] != before["assignee"]
    editor.go_to("Sở Tài chính", "tasks")
    editor.press("4")
    editor.type("2025-05-31")
    editor.press("Enter")
    after = editor.fact("tasks")
    assert (after["item_id"], after["deadline"], after["review"]) == (before["item_id"], "2025-05-31", "corrected")
    assert after["extracted"]["deadline"] == "2025-04-30"


@pytest.mark.parametrize(
    ("kind", "words", "field", "value", "fault"),
    [
        ("tasks", "Sở Tài chính", "deadline", "30/4/2025", "ISO 8601"),
        ("rankings", "Sở Y tế tỉnh Vĩnh Sơn", "rank", "19", "18"),
        ("rankings", "Sở Y tế tỉnh Vĩnh Sơn", "rank", "ba", "whole number"),
    ],
)
def test_a_field_that_can_not_be_so_is_told_beside_it_and_stays_as_it_was(
    editor: Editor, kind: str, words: str, field: str, value: str, fault: str
) -> None:
    editor.open("faults")
    before = editor.fact(kind)
    editor.go_to(words, kind)
    editor.press("e")
    box = editor.page.locator(f"#field-{field}")
    box.fill(value)
    box.press("Enter")
    expect(editor.page.locator(f"#field-{field}-fault")).to_contain_text(fault)
    assert editor.page.locator(f"#field-{field}").input_value() == value
    editor.press("Escape")
    assert editor.fact(kind) == before


def test_a_fact_is_made_of_marked_mentions(editor: Editor) -> None:
    editor.open("new-fact")
    count = len(editor.state()["facts"]["officials"])
    for words in ("Giám đốc", "Đỗ Quang Lưỡng", "Sở Y tế tỉnh Vĩnh Sơn"):
        editor.go_to(words)
        editor.press(" ")
    editor.press("f", "1", "Enter")
    facts = editor.state()["facts"]["officials"]
    assert len(facts) == count + 1
    (added,) = [each for each in facts if each["review"] == "added"]
    assert (added["person"], added["position"], added["organization"]) == (
        "Đỗ Quang Lưỡng",
        "Giám đốc",
        "Sở Y tế tỉnh Vĩnh Sơn",
    )
    text = editor.state()["article"]["text"]
    evidence = added["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["quote"].startswith("Đỗ Quang Lưỡng")
    assert evidence["quote"].endswith("Sở Y tế tỉnh Vĩnh Sơn")


def test_a_bulk_accept_is_of_exactly_what_the_filter_shows(editor: Editor) -> None:
    editor.open("bulk")
    editor.press("/")
    editor.type("org tinh")
    editor.press("Enter", "A")
    shown = [each["text"] for each in editor.state()["mentions"] if "tỉnh" in each["text"].lower()]
    expect(editor.page.get_by_role("dialog")).to_contain_text(str(len(shown)))
    editor.press("Enter")
    accepted = [each["text"] for each in editor.state()["mentions"] if each["review"] == "accepted"]
    assert accepted == shown
    assert all(each["review"] == "unreviewed" for of in editor.state()["facts"].values() for each in of)


def test_all_that_was_done_is_undone_and_done_again_step_by_step(editor: Editor) -> None:
    editor.open("undo")
    before = editor.state()
    editor.go_to("Đỗ Quang Lưỡng")
    editor.press("a", "r", "4", "ArrowRight")
    done = editor.state()
    editor.press("u", "u", "u", "u")
    undone = editor.state()
    assert [undone[name] for name in ("mentions", "facts")] == [before[name] for name in ("mentions", "facts")]
    editor.press("U", "U", "U", "U")
    again = editor.state()
    assert again["mentions"] == done["mentions"]
    editor.press("Control+z")
    assert editor.state()["mentions"] != done["mentions"]


def test_a_comment_on_an_item_and_one_on_the_article_are_kept(editor: Editor) -> None:
    editor.open("comment")
    editor.go_to("Giám đốc")
    editor.press("c")
    editor.type("Từ ngày 1/3?")
    editor.press("Enter", "C")
    editor.type("Đã đọc")
    editor.press("Enter")
    comments = {(each["item"], each["comment"]) for each in editor.state()["comments"]}
    assert comments == {("mentions", "Từ ngày 1/3?"), ("articles", "Đã đọc")}
    assert editor.mention("Giám đốc")["review"] == "unreviewed"


def test_evidence_is_lit_up_from_the_fact_and_the_fact_from_the_words(editor: Editor) -> None:
    editor.open("light")
    quote = editor.fact("officials")["evidence"]["quote"]
    editor.go_to(quote, "officials")
    lit = editor.page.locator("#text .is-evidence").all_inner_texts()
    assert "".join(lit) == quote
    editor.press("x")
    assert editor.current().startswith("mentions/")
    assert editor.page.locator("#facts .is-related").count() == 1
    editor.press("x")
    assert editor.current().startswith("officials/")


def test_the_queue_opens_articles_and_the_next_one_by_keys_alone(editor: Editor) -> None:
    editor.page.goto(f"{editor.server.address}/?language=en&order=newest")
    editor.page.locator("[aria-current], :focus").first.wait_for()
    editor.press("Enter")
    editor.ready()
    first = editor.page.url
    editor.press("J")
    editor.page.wait_for_url(lambda url: "/articles/queue-" in url and url != first)
    editor.press("K")
    editor.page.wait_for_url(first)
    editor.press("q")
    editor.page.wait_for_url(lambda url: "language=en" in url and "/articles/" not in url)


def test_the_help_lists_every_key_and_a_key_can_be_changed(editor: Editor, windows: Windows) -> None:
    editor.open("light")
    editor.press("?")
    help_ = editor.page.get_by_role("dialog")
    for title in ("Accept, and on to the next open one", "Undo", "Next article", "Label ORG", "Merge"):
        expect(help_).to_contain_text(title)
    editor.press("Escape")
    expect(help_).to_have_count(0)
