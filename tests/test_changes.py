"""Changes: a correction is found to the word, and both versions can be told from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.decode import normalise
from extractors.records import Article
from pipelines.pulling.changes import Change, changed_fields, changed_paragraphs, word_changes

TEXTS = st.text(st.sampled_from("ab cđ.,\nẾ"), max_size=60).map(normalise)


def article(text: str, title: str | None = None, author: str | None = None, section: str | None = None) -> Article:
    return Article(id="a", text=text, language="vi", title=title, author=author, section=section)


def test_corrected_number_is_all_that_changed() -> None:
    old = article("Tỉnh xếp thứ 11.\nHà Nội xếp thứ 5.\nHết.")
    new = article("Tỉnh xếp thứ 11.\nHà Nội xếp thứ 3.\nHết.")
    (changes,) = changed_paragraphs(old, new)
    assert changes == [
        Change(kind="same", words="Hà Nội xếp thứ "),
        Change(kind="removed", words="5"),
        Change(kind="added", words="3"),
        Change(kind="same", words="."),
    ]


def test_paragraphs_that_came_and_went_are_whole() -> None:
    changes = list(changed_paragraphs(article("Một.\nHai.\nBa."), article("Hai.\nBa.\nBốn.")))
    assert changes == [[Change(kind="removed", words="Một.")], [Change(kind="added", words="Bốn.")]]


def test_fields_show_what_was_and_what_is() -> None:
    old, new = article("a", title="Cũ", author="An"), article("a", title="Mới", author="An", section="Thời sự")
    assert changed_fields(old, new) == {"title": ("Cũ", "Mới"), "section": (None, "Thời sự")}


@given(TEXTS, TEXTS)
def test_both_texts_can_be_told_from_their_changes(old: str, new: str) -> None:
    changes = list(word_changes(old, new))
    assert "".join(change.words for change in changes if change.kind != "added") == old
    assert "".join(change.words for change in changes if change.kind != "removed") == new


@given(TEXTS)
def test_same_text_has_no_changes(text: str) -> None:
    assert list(changed_paragraphs(article(text), article(text))) == []
