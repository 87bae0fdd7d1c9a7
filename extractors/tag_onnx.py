"""Mentions by a small transformer that onnxruntime runs, without torch: `models/en` is one.

The network reads pieces of words, all in lower case, and beside each the shape of its word ("Hanoi's" is capitalised
at first), which tells a name from a noun. A word has the tag of its first piece. Long articles are read in
overlapping windows; where two have the same word, the one that sees more around it decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractors.reading import Reading
from extractors.records import Mention
from extractors.segment import Span
from extractors.tag import ModelError, chunk_sentences, damaged, read_mentions
from extractors.tags import TAGS, Floats

# Shapes of words. The numbers are the network's, so that their order can't change without training it anew.
SHAPES = ("special", "lower", "letter", "upper", "title", "number", "mixed", "mark")

WINDOW = 192  # pieces that the network reads at once
OVERLAP = 32  # words of a window that the next one reads again
WINDOWS_AT_ONCE = 8


def word_shape(word: str) -> int:
    """The number of the word's shape in `SHAPES`."""
    if word.islower():
        shape = "lower"
    elif word.isupper():
        shape = "upper" if len(word) > 1 else "letter"
    elif word[:1].isupper():
        shape = "title"
    elif any(letter.isdigit() for letter in word):
        shape = "number"
    else:
        shape = "mixed" if any(letter.isupper() for letter in word) else "mark"
    return SHAPES.index(shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the network reads at once: the words from `start` to `end`, and at which piece each of them begins."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]


class PieceTokenizer:
    """Cuts words into the pieces of a vocabulary and articles into windows of pieces."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._begin, self._end, self._unknown = map(self._tokenizer.token_to_id, ("[CLS]", "[SEP]", "[UNK]"))

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of each word; a word of unknown letters is one unknown piece."""
        encodings = self._tokenizer.encode_batch(list(words), add_special_tokens=False)
        return [encoding.ids[: WINDOW - 2] or [self._unknown] for encoding in encodings]

    def windows(self, words: Sequence[str]) -> Iterator[Window]:
        """Yield overlapping windows that together hold all the words."""
        pieces = self.pieces(words)
        start = 0
        while start < len(words):
            window = self._window(words, pieces, start)
            yield window
            if window.end == len(words):
                return
            # Windows of few words, long ones, share half of them, or there would be as many windows as words.
            start = window.end - min(OVERLAP, (window.end - start) // 2)

    def _window(self, words: Sequence[str], pieces: Sequence[list[int]], start: int) -> Window:
        ids, shapes, firsts = [self._begin], [0], []
        end = start
        while end < len(words) and len(ids) + len(pieces[end]) < WINDOW:
            firsts.append(len(ids))
            ids += pieces[end]
            shapes += [word_shape(words[end])] * len(pieces[end])
            end += 1
        return Window(start=start, end=end, pieces=[*ids, self._end], shapes=[*shapes, 0], firsts=firsts)


def stack(windows: Sequence[Window]) -> dict[str, Any]:
    """The windows as the arrays that the network takes, (windows, longest), padded with zeros."""
    longest = max(len(window.pieces) for window in windows)
    arrays = {
        name: np.zeros((len(windows), longest), dtype=np.int64)
        for name in ("input_ids", "token_type_ids", "attention_mask")
    }
    for row, window in enumerate(windows):
        length = len(window.pieces)
        arrays["input_ids"][row, :length] = window.pieces
        arrays["token_type_ids"][row, :length] = window.shapes
        arrays["attention_mask"][row, :length] = 1
    return arrays


def join_windows(windows: Sequence[Window], scores: Sequence[Floats], length: int) -> Floats:
    """The scores of each of `length` words, from the window that has the most words on both sides of it."""
    joined = np.zeros((length, len(TAGS)), dtype=np.float32)
    context = np.full(length, -1)
    for window, window_scores in zip(windows, scores, strict=True):
        for word, first in zip(range(window.start, window.end), window.firsts, strict=True):
            before = word - window.start if window.start else length
            after = window.end - 1 - word if window.end < length else length
            if min(before, after) > context[word]:
                context[word] = min(before, after)
                joined[word] = window_scores[first]
    return joined


def start_session(file: Path) -> Any:
    """The network in a file, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


class OnnxTagger:
    """A folder with `model.onnx`, `tokenizer.json` and `meta.json`, as `congbao train` writes it.

    Raises ModelError when a file is missing or damaged, or the model has other tags.
    """

    def __init__(self, folder: Path) -> None:
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            self.name = f"{meta['name']}@{meta['version']}"
            tags = tuple(meta["tags"])
        except OSError as error:
            raise ModelError(f"no model in {folder}: {error.strerror}: expected meta.json") from None
        except (ValueError, KeyError, TypeError) as error:
            raise damaged(folder, error) from error
        if tags != TAGS:
            raise ModelError(f"model {self.name}: has the tags {', '.join(map(str, tags))}; expected {', '.join(TAGS)}")
        try:
            self._tokenizer = PieceTokenizer(folder / "tokenizer.json")
            self._session = start_session(folder / "model.onnx")
        except Exception as error:  # both libraries raise kinds of their own
            raise damaged(folder, error) from error

    def tag(self, readings: Sequence[Reading]) -> list[list[Mention]]:
        return [self._tag_one(reading) for reading in readings]

    def _tag_one(self, reading: Reading) -> list[Mention]:
        tokens: list[Span] = [token for run in chunk_sentences(reading) for token in run]
        if not tokens:
            return []
        windows = list(self._tokenizer.windows([reading.text[start:end] for start, end in tokens]))
        scores: list[Floats] = []
        for at in range(0, len(windows), WINDOWS_AT_ONCE):
            scores += list(self._session.run(None, stack(windows[at : at + WINDOWS_AT_ONCE]))[0])
        return read_mentions(reading.text, tokens, join_windows(windows, scores, len(tokens)), self.name)
