"""Mentions by a small transformer that onnxruntime runs, without torch: `models/encoder` is one.

The network reads pieces of words, "24-", "CT", "/", "TU"; the piece that begins a word knows whether a space stands
before it. A word has the tag of its first piece. Long articles are read in overlapping windows; where two have the
same word, the one that sees more around it decides.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractors.reading import Reading
from extractors.records import Mention
from extractors.segment import Span
from extractors.tag import ModelError, chunk_sentences, damaged, read_mentions
from extractors.tags import TAGS, Floats

INPUTS = ("input_ids", "attention_mask")
WINDOW = 192  # pieces that the network reads at once
LONGEST_WORD = 40  # pieces of a word that are read; few enough that a window always has room for a new word
OVERLAP = 32  # words of a window that the next one reads again


def spaced_words(text: str, tokens: Sequence[Span]) -> list[str]:
    """The words of the tokens, those that don't touch the one before with a space in front."""
    return [
        text[start:end] if start and not text[start - 1].isspace() else f" {text[start:end]}" for start, end in tokens
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the network reads at once: the words from `start` to `end`, and at which piece each of them begins."""

    start: int
    end: int
    pieces: list[int]
    firsts: list[int]


class PieceTokenizer:
    """Cuts words into the pieces of a vocabulary and articles into windows of pieces."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._begin, self._end, self._unknown = map(self._tokenizer.token_to_id, ("<s>", "</s>", "<unk>"))

    @property
    def vocabulary(self) -> list[str]:
        """The pieces in the order of their numbers."""
        numbers: dict[str, int] = self._tokenizer.get_vocab()
        return sorted(numbers, key=numbers.__getitem__)

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of each word, as `spaced_words` gives them; a word of no letters is unknown."""
        encodings = self._tokenizer.encode_batch(list(words), add_special_tokens=False)
        return [encoding.ids[:LONGEST_WORD] or [self._unknown] for encoding in encodings]

    def windows(self, words: Sequence[str], first: int = WINDOW) -> Iterator[Window]:
        """Yield overlapping windows that together hold all the words, the first of at most `first` pieces."""
        pieces = self.pieces(words)
        start = 0
        while start < len(words):
            window = self._window(pieces, start, WINDOW if start else first)
            yield window
            if window.end == len(words):
                return
            # Windows of few words, long ones, share half of them, or there would be as many windows as words.
            start = window.end - min(OVERLAP, (window.end - start) // 2)

    def _window(self, pieces: Sequence[list[int]], start: int, size: int) -> Window:
        ids, firsts = [self._begin], []
        end = start
        while end < len(pieces) and (end == start or len(ids) + len(pieces[end]) < size):
            firsts.append(len(ids))
            ids += pieces[end]
            end += 1
        return Window(start=start, end=end, pieces=[*ids, self._end], firsts=firsts)


def stack(windows: Sequence[Window]) -> dict[str, Any]:
    """The windows as the arrays that the network takes, (windows, longest), padded with zeros."""
    longest = max(len(window.pieces) for window in windows)
    arrays = {name: np.zeros((len(windows), longest), dtype=np.int64) for name in INPUTS}
    for row, window in enumerate(windows):
        length = len(window.pieces)
        arrays["input_ids"][row, :length] = window.pieces
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
    # Threads that each read a window keep the processors busier than threads that share one.
    options.intra_op_num_threads = 1
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
            self._threads = ThreadPoolExecutor(os.cpu_count())
        except Exception as error:  # both libraries raise kinds of their own
            raise damaged(folder, error) from error

    def tag(self, readings: Sequence[Reading]) -> list[list[Mention]]:
        tokens = [[token for run in chunk_sentences(reading) for token in run] for reading in readings]
        probabilities = self._score([reading.text for reading in readings], tokens)
        return [
            read_mentions(reading.text, of_reading, scores, self.name)
            for reading, of_reading, scores in zip(readings, tokens, probabilities, strict=True)
        ]

    def probabilities(self, reading: Reading) -> tuple[list[Span], Floats]:
        """The tokens of the article and the probabilities of `TAGS` for each, (tokens, tags)."""
        tokens = [token for run in chunk_sentences(reading) for token in run]
        [scores] = self._score([reading.text], [tokens])
        return tokens, scores

    def _score(self, texts: Sequence[str], tokens: Sequence[Sequence[Span]]) -> list[Floats]:
        windows = [
            list(self._tokenizer.windows(spaced_words(text, of_text)))
            for text, of_text in zip(texts, tokens, strict=True)
        ]
        scores = self._threads.map(self._run, [window for of_text in windows for window in of_text])
        return [
            join_windows(of_text, [next(scores) for _ in of_text], len(words))
            for of_text, words in zip(windows, tokens, strict=True)
        ]

    def _run(self, window: Window) -> Floats:
        """The scores of a window's pieces. By itself, since 8 bits are rounded by all that is read together."""
        scores: Floats = self._session.run(None, stack([window]))[0][0]
        return scores
