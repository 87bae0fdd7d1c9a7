"""How the pages look: hostile articles stay text, small windows hold everything, axe-core is content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.audit_server import AuditServer
from tests.audited import ARTICLES, fill_audited
from tests.browser import DESK, PHONE, ZOOMED, Windows, overflow, serious_faults
from tests.editor import Editor
from tests.marked import read_marked

PAGES = ("/", "/articles/appointments", "/articles/hostile", "/agreement", "/adjudication", "/keys")


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditServer]:
    folder = tmp_path_factory.mktemp("audit")
    url = f"sqlite:///{folder}/congbao.db"
    fill_audited(url).dispose()
    with AuditServer(folder, url, reviewer="An") as server:
        yield server


@pytest.fixture
def editor(windows: Windows, server: AuditServer) -> Editor:
    return Editor(windows.open(), server)


def is_untouched(page: Page) -> bool:
    """Whether nothing that an article brought has become part of the page or has run."""
    strange = page.locator("main :is(img, iframe, object, embed, [onload], [onerror])").count()
    return not strange and page.title() != "taken" and "49" not in page.title()


def test_markup_and_scripts_of_an_article_stay_text(editor: Editor) -> None:
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    editor.page.on("dialog", dismiss)
    editor.page.goto(f"{editor.server.address}/?status=")
    expect(editor.page.locator("#rows")).to_contain_text("<script>document.title")
    assert is_untouched(editor.page)
    editor.open("hostile")
    text = read_marked(ARTICLES["hostile"][3], "vi").article.text
    assert editor.state()["article"]["text"] == text
    shown = "\n".join(editor.page.locator("#text p").all_text_contents())
    # As long as it is, character for character, but for signs of those that can't be seen.
    assert len(shown) == len(text)
    assert [one for one, other in zip(text, shown, strict=True) if one != other and one.isprintable()] == []
    editor.go_to("Sở Y tế <i>")
    editor.press("4", "c")
    editor.type("<img src=x onerror=alert(3)>")
    editor.press("Enter")
    assert editor.mention("Sở Y tế <i>")["label"] == "LOC"
    editor.page.reload()
    editor.ready()
    assert is_untouched(editor.page)
    assert dialogs == []


def test_characters_that_turn_the_direction_of_a_text_are_shown_and_turn_nothing(editor: Editor) -> None:
    editor.open("hostile")
    shown = "".join(editor.page.locator("#text p").all_text_contents()) + editor.page.locator("#title").inner_text()
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_an_article_of_a_hundred_thousand_characters_can_be_worked_on(editor: Editor) -> None:
    editor.open("long")
    assert len(editor.state()["article"]["text"]) > 100_000
    assert overflow(editor.page) == 0
    editor.go_to("Chủ tịch")
    editor.press("a", "ArrowLeft")
    assert editor.mention("Chủ tịch")["review"] == "accepted"
    assert editor.mention("UBND xã Trà")["review"] == "corrected"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_core_finds_no_serious_fault(windows: Windows, server: AuditServer, scheme: str) -> None:
    page = windows.open(color_scheme=scheme)
    for path in PAGES:
        page.goto(f"{server.address}{path}")
        page.wait_for_load_state("networkidle")
        assert serious_faults(page) == [], path
    Editor(page, server).open("appointments")
    for keys in (["x", "e"], ["Escape", "?"]):  # a form, a dialog
        for key in keys:
            page.keyboard.press(key)
        assert serious_faults(page) == [], keys


@pytest.mark.parametrize("size", [DESK, ZOOMED, PHONE], ids=["desk", "200 % zoom", "phone"])
def test_no_page_is_wider_than_its_window(windows: Windows, server: AuditServer, size: dict[str, int]) -> None:
    page = windows.open(viewport=size)
    for path in (*PAGES, "/articles/long"):
        page.goto(f"{server.address}{path}")
        page.wait_for_load_state("networkidle")
        assert overflow(page) == 0, path


@pytest.mark.parametrize("size", [ZOOMED, PHONE], ids=["200 % zoom", "phone"])
def test_an_editor_can_work_in_a_small_window(windows: Windows, server: AuditServer, size: dict[str, int]) -> None:
    editor = Editor(windows.open(viewport=size), server)
    editor.open("county")
    editor.go_to("Roads Office")
    expect(editor.page.locator("#text [aria-current]")).to_be_in_viewport()
    editor.press("a")
    editor.go_to("Roads Office", "tasks")
    expect(editor.page.locator("#facts [aria-current]")).to_be_in_viewport()
    assert editor.mention("Roads Office")["review"] == "accepted"
