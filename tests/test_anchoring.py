"""Anchoring: words are found again in a changed text to the character, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.decisions.anchoring import Anchors, Ground, Place, same_stretches

OLD = "Ông Trần Văn An đến Huế.\nTỉnh xếp thứ 5/63.\nUBND tỉnh giao Sở Y tế rà soát."


def found(old: str, new: str, words: str) -> str | None:
    """What stands in the new text where `words` stood in the old one; "~" where they were changed."""
    start = old.index(words)
    place = Anchors(old, new).place(start, start + len(words))
    return None if place is None else ("" if place.is_exact else "~") + new[place.start : place.end]


@pytest.mark.parametrize(
    ("new", "words", "there"),
    [
        (OLD, "Trần Văn An", "Trần Văn An"),
        ("Tin mới.\n" + OLD, "Trần Văn An", "Trần Văn An"),
        ("📣 " + OLD, "Sở Y tế", "Sở Y tế"),
        (OLD.replace("Ông", "Sáng nay, ông"), "Trần Văn An", "Trần Văn An"),
        (OLD.replace("5/63", "6/63"), "Tỉnh xếp thứ", "Tỉnh xếp thứ"),
        (OLD.replace("5/63", "6/63"), "Tỉnh xếp thứ 5/63", "~Tỉnh xếp thứ 6/63"),
        (OLD.replace("5/63", "6/63"), "5", None),
        # The name is another one though its letters are there.
        (OLD.replace("Văn An", "Văn Anh"), "Trần Văn An", "~Trần Văn"),
        (OLD.replace("Văn An", "Văn An\u0300"), "Văn An", "~Văn"),
        (OLD.replace("Trần Văn An", "Lê Thị Bình"), "Trần Văn An", None),
        # What stands once is found wherever it was moved.
        ("UBND tỉnh giao Sở Y tế rà soát.\nÔng Trần Văn An đến Huế.", "Sở Y tế", "Sở Y tế"),
        (OLD.replace("\n", " "), "Sở Y tế", "Sở Y tế"),
        (OLD.replace("Sở Y tế", "Sở  Y tế"), "Sở Y tế", "~Sở  Y tế"),
        ("", "Sở Y tế", None),
    ],
)
def test_words_are_found_again(new: str, words: str, there: str | None) -> None:
    assert found(OLD, new, words) == there


def test_same_name_twice_is_told_apart_by_its_surroundings() -> None:
    old = "An gặp Bình.\nBình gặp An."
    new = "Tin mới: An gặp Bình.\nHôm sau, Bình gặp An."
    places = [Anchors(old, new).place(start, start + 2) for start in (0, old.rindex("An"))]
    assert places == [
        Place(start=9, end=11, is_exact=True),
        Place(start=new.rindex("An"), end=len(new) - 1, is_exact=True),
    ]


LETTERS = st.text(alphabet="aă\u0300\u0323bđ 📣.\n,", max_size=40)


@given(old=LETTERS, new=LETTERS)
def test_what_is_the_same_is_the_same_in_both_and_in_order(old: str, new: str) -> None:
    ends = (0, 0)
    for same in same_stretches(old, new):
        assert old[same.old : same.old + same.length] == new[same.new : same.new + same.length] != ""
        assert same.old >= ends[0]
        assert same.new >= ends[1]
        ends = same.old + same.length, same.new + same.length


@given(old=LETTERS, new=LETTERS, span=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_exact_place_has_the_words(old: str, new: str, span: tuple[int, int]) -> None:
    start, end = sorted(span)
    if start < end <= len(old):
        place = Anchors(old, new).place(start, end)
        assert place is None or 0 <= place.start < place.end <= len(new)
        assert place is None or not place.is_exact or new[place.start : place.end] == old[start:end]


@given(text=LETTERS, before=LETTERS, after=LETTERS, span=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_text_that_was_only_added_to_has_all_its_words(
    text: str, before: str, after: str, span: tuple[int, int]
) -> None:
    start, end = sorted(span)
    if start < end <= len(text) and text[start:end].strip():
        place = Anchors(text, f"{before}\n\n\n{text}\n\n\n{after}").place(start, end)
        assert place is None or text[start:end] in (
            f"{before}\n\n\n{text}\n\n\n{after}"[place.start : place.end],
            text[start:end],
        )


def test_version_that_is_not_there_is_made_up_for_by_the_quote() -> None:
    ground = Ground("Tin: ông An gặp ông Bình.", 1, {})
    assert ground.place(3, 9, 11, "An") == Place(start=9, end=11, is_exact=True)
    assert ground.place(3, 4, 6, "An") == Place(start=9, end=11, is_exact=True)
    assert ground.place(3, 4, 7, "ông") is None  # which of the two is not known
    assert ground.place(3, 4, 6, "Vũ") is None


def test_version_of_another_text_under_its_number_is_made_up_for_by_the_quote() -> None:
    ground = Ground("Tin: ông An gặp ông Bình.", 2, {1: "Một bài khác hẳn."})
    assert ground.place(1, 9, 11, "An") == Place(start=9, end=11, is_exact=True)
    assert ground.place(1, 4, 6, "An") == Place(start=9, end=11, is_exact=True)
