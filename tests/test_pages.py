"""Saved pages of real outlets, in ../shared/pages: title, time, lead, body and all that is not to be there."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from benchmarks.cleaning import by_trafilatura, congbao, read_pages, score_page, summarise
from extractors.clean import CleanText, NoTextError, clean_html
from tests.gold import SHARED

PAGES = SHARED / "pages"
needs_pages = pytest.mark.skipif(not PAGES.exists(), reason="the saved pages (../shared/pages) are not here")


def read_expected() -> list[dict[str, Any]]:
    listing = PAGES / "expected.jsonl"
    return [json.loads(line) for line in listing.read_text("utf-8").splitlines()] if listing.exists() else []


def clean_page(expected: dict[str, Any]) -> CleanText:
    return clean_html((PAGES / expected["file"]).read_bytes())


each_page = pytest.mark.parametrize("expected", read_expected(), ids=lambda page: page["file"])


@needs_pages
@each_page
def test_page_has_its_title_time_and_address(expected: dict[str, Any]) -> None:
    cleaned = clean_page(expected)
    found = (cleaned.title, cleaned.published_at, cleaned.url)
    assert found == (expected["title"], expected["published_at"], expected["url"])


@needs_pages
@each_page
def test_page_begins_with_its_lead_and_has_the_whole_body_and_nothing_else(expected: dict[str, Any]) -> None:
    lead, first, *rest = clean_page(expected).text.split("\n")
    assert lead == expected["lead"]
    assert first.startswith(expected["first"])
    assert rest[-1].endswith(expected["last"])


@needs_pages
@each_page
def test_page_has_none_of_its_furniture(expected: dict[str, Any]) -> None:
    text = clean_page(expected).text
    assert [furniture for furniture in expected["never"] if furniture in text] == []


@needs_pages
@pytest.mark.parametrize("page", sorted(PAGES.glob("*_list.html")), ids=lambda page: page.name)
def test_section_page_is_no_article(page: Any) -> None:
    with pytest.raises(NoTextError, match="expected an article"):
        clean_html(page.read_bytes())


@needs_pages
def test_main_text_of_marked_pages_is_not_worse_than_trafilaturas() -> None:
    pages = list(read_pages(PAGES / "article-extraction-benchmark.tar.xz"))
    theirs = partial(by_trafilatura, include_comments=False)  # the best of its settings here
    f1 = {clean: summarise([score_page(page.text, clean(page)) for page in pages])[2] for clean in (congbao, theirs)}
    assert f1[congbao] >= f1[theirs]
