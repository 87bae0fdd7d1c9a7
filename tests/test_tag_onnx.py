"""The transformer's tagger: windows that miss no word, the better view of each, and files that are spoilt."""

from __future__ import annotations

import json
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.tag import ModelError
from extractors.tag_onnx import (
    OVERLAP,
    WINDOW,
    OnnxTagger,
    PieceTokenizer,
    Window,
    join_windows,
    spaced_words,
    stack,
)
from extractors.tags import TAGS
from tests.shipped import MODELS

WORDS = (
    "Hanoi",
    "the",
    "24-CT/TU",
    "iHaNoi",
    "Nguyễn",
    "ngày",
    "🙂",
    "\u200d",
    "x" * 3000,
    "1.500.000.000",
    "河内",
)


@cache
def tokenizer() -> PieceTokenizer:
    return PieceTokenizer(MODELS / "encoder" / "tokenizer.json")


def window(start: int, end: int) -> Window:
    """A window of words of one piece each."""
    size = end - start
    return Window(start=start, end=end, pieces=[1] * (size + 2), firsts=list(range(1, size + 1)))


def test_words_know_whether_a_space_stands_before_them() -> None:
    text = "Chỉ thị\n24-CT/TU, (Hà Nội)"
    tokens = [(0, 3), (4, 7), (8, 16), (16, 17), (18, 19), (19, 21), (22, 25), (25, 26)]
    assert spaced_words(text, tokens) == [" Chỉ", " thị", " 24-CT/TU", ",", " (", "Hà", " Nội", ")"]


def test_a_word_with_a_space_before_it_begins_otherwise() -> None:
    [spaced], [touching] = tokenizer().pieces([" Hà"]), tokenizer().pieces(["Hà"])
    vocabulary = tokenizer().vocabulary
    assert [vocabulary[piece] for piece in spaced] == ["▁Hà"]
    assert "".join(vocabulary[piece] for piece in touching) == "Hà"


@given(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)), max_size=300
    )
)
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_word_and_are_no_longer_than_the_network_reads(words: list[str]) -> None:
    windows = list(tokenizer().windows(words))
    if not words:
        assert windows == []
        return
    assert (windows[0].start, windows[-1].end) == (0, len(words))
    assert all(before.start < after.start <= before.end < after.end for before, after in pairwise(windows))
    for part in windows:
        assert len(part.pieces) <= WINDOW
        assert len(part.firsts) == part.end - part.start > 0
        assert all(0 < first < len(part.pieces) - 1 for first in part.firsts)
        assert part.firsts == sorted(set(part.firsts))


def test_windows_of_ordinary_words_overlap() -> None:
    windows = list(tokenizer().windows([" people"] * 1000))
    assert [before.end - after.start for before, after in pairwise(windows)] == [OVERLAP] * (len(windows) - 1)


def test_long_words_make_no_more_windows_than_needed() -> None:
    # Ten words fill a window; half of them are read again in the next one.
    assert len(list(tokenizer().windows([" 1.500.000.000.000"] * 1000))) < 300


def test_a_word_in_two_windows_has_the_scores_of_the_one_that_sees_more_around_it() -> None:
    windows = [window(0, 10), window(6, 16)]
    scores = [np.full((12, len(TAGS)), value, dtype=np.float32) for value in (1.0, 2.0)]
    # Word 8 is one from the end of the first window and two from the beginning of the second.
    assert join_windows(windows, scores, 16)[:, 0].tolist() == [1.0] * 8 + [2.0] * 8


def test_the_edge_of_the_article_is_no_lack_of_context() -> None:
    scores = [np.full((5, len(TAGS)), 3.0, dtype=np.float32)]
    assert join_windows([window(0, 3)], scores, 3)[:, 0].tolist() == [3.0, 3.0, 3.0]


def test_windows_are_padded_to_the_longest() -> None:
    arrays = stack([window(0, 3), window(3, 4)])
    assert arrays["attention_mask"].tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert {name: array.shape for name, array in arrays.items()} == {"input_ids": (2, 5), "attention_mask": (2, 5)}


def copy(tmp_path: Path) -> Path:
    for name in ("meta.json", "tokenizer.json", "model.onnx"):
        shutil.copy(MODELS / "encoder" / name, tmp_path / name)
    return tmp_path


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"^no model in {tmp_path}/none: No such file or directory: expected meta"):
        OnnxTagger(tmp_path / "none")


@pytest.mark.parametrize("name", ["meta.json", "tokenizer.json", "model.onnx"])
@pytest.mark.parametrize("content", [b"", b"{}", b"garbage \xff" * 20])
def test_a_damaged_file_is_named_in_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    (copy(tmp_path) / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"^model in {tmp_path} is damaged: .+") as error:
        OnnxTagger(tmp_path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["tokenizer.json", "model.onnx"])
def test_a_missing_file_is_a_damaged_model(tmp_path: Path, name: str) -> None:
    (copy(tmp_path) / name).unlink()
    with pytest.raises(ModelError, match=rf"^model in {tmp_path} is damaged: .+"):
        OnnxTagger(tmp_path)


@pytest.mark.parametrize("tags", [["O", "B-PERSON"], list(reversed(TAGS)), []])
def test_a_model_with_other_tags_is_none_of_ours(tmp_path: Path, tags: list[str]) -> None:
    meta: dict[str, Any] = json.loads((copy(tmp_path) / "meta.json").read_text(encoding="utf-8"))
    (tmp_path / "meta.json").write_text(json.dumps(meta | {"tags": tags}))
    with pytest.raises(ModelError, match=rf"^model {meta['name']}@.*: has the tags .*; expected O, B-PERSON"):
        OnnxTagger(tmp_path)
