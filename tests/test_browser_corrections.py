"""Twenty corrections of the kinds that models need most take an editor fewer than sixty key strokes in all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extractors.extract import Extractor
from extractors.reading import Reading
from extractors.records import Language
from pipelines.failures import Origin
from pipelines.rows import Document
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.audit_server import AuditServer
from tests.browser import Windows, browsing, running_browser
from tests.editor import Editor
from tests.marked import read_marked

# Of each article: its language and day, what models read in it, and what an editor makes of that. What models are
# doubtful of is what is wrong, but for what they miss.
ARTICLES: dict[str, tuple[Language, str, str, str]] = {
    # A span that is too short, two wrong labels, an organization that is too short, and a task that is none.
    "clinic": (
        "vi",
        "2025-06-15",
        "Bà [Hờ Thị Pàng|PERSON], [Giám đốc|POSITION] [Sở Y|ORG] tế, đến [Mường Khoa|ORG] cùng [Phó Bí thư|PERSON] "
        "[Huyện ủy Tân Uyên|ORG].\n[Sở Tài chính|ORG] đề nghị [Sở Nội vụ|ORG] chia vui cùng người dân.",
        "Bà [Hờ Thị Pàng|PERSON], [Giám đốc|POSITION] [Sở Y tế|ORG], đến [Mường Khoa|LOC] cùng [Phó Bí thư|POSITION] "
        "[Huyện ủy Tân Uyên|ORG].\n[Sở Tài chính|ORG] đề nghị [Sở Nội vụ|ORG] chia vui cùng người dân.",
    ),
    # The same faults again.
    "commune": (
        "vi",
        "2025-06-14",
        "Ông [Giàng A Sử|PERSON], [Chủ tịch|POSITION] [UBND xã Tà|ORG] Mung, về [Thân Thuộc|PERSON], nơi "
        "[tháng 6/2025|LOC] có mưa lớn.\n[Hội Nông dân|ORG] đề nghị [Đoàn Thanh niên|ORG] hát chung một bài.",
        "Ông [Giàng A Sử|PERSON], [Chủ tịch|POSITION] [UBND xã Tà Mung|ORG], về [Thân Thuộc|LOC], nơi "
        "[tháng 6/2025|DATE] có mưa lớn.\n[Hội Nông dân|ORG] đề nghị [Đoàn Thanh niên|ORG] hát chung một bài.",
    ),
    # A span that is too long, and a position that was missed.
    "school": (
        "vi",
        "2025-06-13",
        "[Bà Thào Mỷ|PERSON], Trưởng phòng [Phòng Giáo dục|ORG], trả lời báo chí.",
        "Bà [Thào Mỷ|PERSON], [Trưởng phòng|POSITION] [Phòng Giáo dục|ORG], trả lời báo chí.",
    ),
    # A wrong label, a span that is too long, and a position that was missed.
    "council": (
        "vi",
        "2025-06-12",
        "[Ban Dân tộc|LOC] họp sáng nay. [Anh Vừ Pó|PERSON], Chánh Văn phòng [HĐND tỉnh|ORG], ghi biên bản.",
        "[Ban Dân tộc|ORG] họp sáng nay. Anh [Vừ Pó|PERSON], [Chánh Văn phòng|POSITION] [HĐND tỉnh|ORG], ghi biên bản.",
    ),
    # A wrong label, a span that is too short, a person who was missed, a wrong organization, and a task that is none.
    "bridge": (
        "en",
        "2025-06-11",
        "[Minister|PERSON] [Ada Brook|PERSON] came to [Norwick|LOC].\n[Lou Hale|PERSON], [head|POSITION] of the "
        "[Roads|ORG] Office, Tom Reed and others agreed.\nThe [Choir Club|ORG] asked the [Tea Board|ORG] to "
        "sing along.",
        "[Minister|POSITION] [Ada Brook|PERSON] came to [Norwick|LOC].\n[Lou Hale|PERSON], [head|POSITION] of the "
        "[Roads Office|ORG], [Tom Reed|PERSON] and others agreed.\nThe [Choir Club|ORG] asked the [Tea Board|ORG] to "
        "sing along.",
    ),
}
DOUBTFUL_FACTS = {"clinic": 2, "commune": 2, "school": 0, "council": 0, "bridge": 2}

# What the editor presses in each article, which is then left for the next one with J.
END, START, MORE = "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"
KEYS = {
    "clinic": [END, "n", "4", "2", "3", "ArrowDown", "Enter", "r"],
    "commune": [END, "n", "4", "6", "3", "ArrowDown", "Enter", "r"],
    "school": [START, "s", "ArrowRight", "ArrowRight", MORE, MORE, "2"],
    "council": ["3", START, "s", "ArrowRight", "ArrowRight", MORE, MORE, MORE, "2"],
    "bridge": ["2", END, "s", "ArrowRight", "ArrowRight", MORE, MORE, "1", "n", "3", "ArrowDown", "Enter", "r"],
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[AuditServer]:
    url = f"sqlite:///{tmp_path}/congbao.db"
    engine = open_store(url)
    save_articles(engine, [rows_of(name) for name in ARTICLES])
    engine.dispose()
    with AuditServer(tmp_path, url, reviewer="An") as server:
        yield server


def rows_of(name: str) -> Any:
    """The rows of an article as models read it."""
    language, day, read, right = ARTICLES[name]
    marked = read_marked(read, language, day)
    article = replace(marked.article, id=name, title=name)
    meant = spans_of(right, language)
    mentions = [
        replace(each, confidence=0.95 if (each.start, each.end, each.label) in meant else 0.6)
        for each in marked.mentions
    ]
    found = Extractor(tagger_for=lambda _: NotImplemented).read_facts(Reading(article, marked.sentences, mentions))
    facts = {
        kind: tuple(replace(fact, confidence=0.55 if DOUBTFUL_FACTS[name] else 0.95) for fact in of_kind)
        for kind, of_kind in found.facts.items()
    }
    assert DOUBTFUL_FACTS[name] in (0, sum(map(len, facts.values())))
    document = Document(article=article, origin=Origin(document="sample.jsonl", line=1))
    return extraction_rows(document, replace(found, facts=facts))


def spans_of(marked: str, language: Language) -> set[tuple[int, int, str]]:
    """The mentions that are marked in a text."""
    return {(each.start, each.end, each.label) for each in read_marked(marked, language).mentions}


@pytest.fixture
def windows() -> Iterator[Windows]:
    with running_browser() as browser, browsing(browser) as windows:
        yield windows


def test_twenty_typical_corrections_take_fewer_than_sixty_key_strokes(windows: Windows, server: AuditServer) -> None:
    editor = Editor(windows.open(f"{server.address}/?order=newest"), server)
    editor.page.locator("#rows").wait_for()
    editor.press("Enter")
    editor.ready()
    editor.press("/")
    editor.type("<.7")
    editor.press("Enter")
    for name, keys in KEYS.items():
        editor.article_id = name
        assert editor.page.locator("#title").inner_text() == name
        editor.press(*keys)
        editor.saved()
        if name != "bridge":
            editor.press("J")
            expect(editor.page.locator("#title")).not_to_have_text(name)
    for name, (language, _, _, right) in ARTICLES.items():
        editor.article_id = name
        standing = [each for each in editor.state()["mentions"] if each["review"] != "rejected"]
        assert {(each["start"], each["end"], each["label"]) for each in standing} == spans_of(right, language), name
    facts = {name: said(editor, name) for name in ARTICLES}
    assert facts["clinic"] == [("corrected", "Sở Y tế"), ("rejected", None)]
    assert facts["commune"] == [("corrected", "UBND xã Tà Mung"), ("rejected", None)]
    assert facts["bridge"] == [("corrected", "Roads Office"), ("rejected", None)]
    assert editor.strokes < 60


def said(editor: Editor, name: str) -> list[tuple[str, str | None]]:
    """What becomes of the facts of an article, each with its organization, which a task has not."""
    editor.article_id = name
    facts = [each for of_kind in editor.state()["facts"].values() for each in of_kind]
    return [(each["review"], each.get("organization")) for each in facts]
