"""Mentions by a Hugging Face token-classification model, as `--tagger hf:./my-model` or `--tagger hf:USER/NAME`.

Long articles are read in overlapping windows, never cut off; where two windows have the same token, the one that sees
more around it decides. Tokenizers must be "fast" ones, which know the offsets of their tokens. Of the others PhoBERT's
is supported, with the words of our own segmenter, which it expects joined as in "Hà_Nội"; the rest are refused.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Any

from extractors.reading import Reading
from extractors.records import Mention, Sentence
from extractors.segment import BLANK, Span, segmenter_for
from extractors.tag import ModelError
from extractors.tag_labels import LABEL_NAMES, OUTSIDE, ForeignLabel, read_label

logger = logging.getLogger(__name__)

# More context than this is of little use for names, and the cost of attention grows with its square.
LONGEST_WINDOW = 512
# RoBERTa and its kin count positions from 2, so that a model of 514 positions reads 512 tokens.
RESERVED_POSITIONS = 2
# A window has to hold the special tokens and enough text to overlap with the next.
SHORTEST_WINDOW = 16
# The part of a window that the next one reads again. Every token so has an eighth of a window around it or more.
OVERLAP = 1 / 4
WINDOWS_AT_ONCE = 8

# Slow tokenizers that expect words of several syllables joined with an underscore.
WORD_TOKENIZERS = ("PhobertTokenizer",)

HUB_NAME = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)?")
WEIGHTS = ("*.safetensors", "*.bin")
SPACES = (" ", "\u00a0")
OUTER_BLANKS = re.compile(rf"(?:{BLANK})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the model reads at once of one article."""

    inputs: Mapping[str, Sequence[int]]  # by the model's names: "input_ids", "attention_mask"
    spans: Sequence[Span | None]  # for each token; None for one that is special or decided by another window


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """A token, or the word that several make up, with its class and the probability of that."""

    start: int
    end: int
    label: ForeignLabel
    probability: float


class TransformersTagger:
    """A token-classification model with its tokenizer. Models for any language, and for several, will do."""

    def __init__(self, model: Any, tokenizer: Any, name: str) -> None:
        self.name = name
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._labels = read_labels(model.config.id2label, name)
        # Tokenizers offer more than some models take: DistilBERT has no token_type_ids.
        self._inputs = [name for name in tokenizer.model_input_names if name in signature(model.forward).parameters]
        self._length = window_length(model.config, tokenizer, name)
        self._torch = import_library("torch")
        tokenizer.truncation_side = "right"
        if not tokenizer.is_fast and type(tokenizer).__name__ not in WORD_TOKENIZERS:
            raise ModelError(
                f"model {name}: its tokenizer {type(tokenizer).__name__} gives no offsets; "
                f"expected one with a tokenizer.json, or {' or '.join(WORD_TOKENIZERS)}"
            )

    def tag(self, readings: Sequence[Reading]) -> list[list[Mention]]:
        """The mentions of each article. What is found in one doesn't depend on those it is tagged with."""
        return [self._tag_article(reading) for reading in readings]

    def _tag_article(self, reading: Reading) -> list[Mention]:
        windows = self._windows(reading)
        tokens: list[TaggedSpan] = []
        for first in range(0, len(windows), WINDOWS_AT_ONCE):
            batch = windows[first : first + WINDOWS_AT_ONCE]
            for window, classes in zip(batch, self._classify(batch), strict=True):
                tokens += self._tagged(window, classes)
        return join_words(reading, join_tokens(reading.text, tokens), self.name)

    def _windows(self, reading: Reading) -> list[Window]:
        if not reading.sentences:
            return []
        if self._tokenizer.is_fast:
            return self._windows_of_text(reading.text)
        return self._windows_of_words(reading.text, reading.sentences)

    def _windows_of_text(self, text: str) -> list[Window]:
        overlap = self._overlap()
        encoded = self._tokenizer(
            text,
            truncation=True,  # with the next two options this means: go on in a further window
            max_length=self._length,
            stride=overlap,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        spans = [
            [None if special else (start, end) for (start, end), special in zip(offsets, mask, strict=True)]
            for offsets, mask in zip(encoded["offset_mapping"], encoded["special_tokens_mask"], strict=True)
        ]
        return [
            Window(inputs={name: encoded[name][at] for name in self._inputs if name in encoded}, spans=own)
            for at, own in enumerate(own_spans(spans, overlap))
        ]

    def _windows_of_words(self, text: str, sentences: Iterable[Sentence]) -> list[Window]:
        segmenter = segmenter_for("vi")
        words = [word for sentence in sentences for word in segmenter.words(text, sentence.start, sentence.end)]
        ids: list[int] = []
        spans: list[Span] = []
        for start, end in words:
            joined = "_".join(text[start:end].split())
            pieces = self._tokenizer.convert_tokens_to_ids(self._tokenizer.tokenize(joined))
            ids += pieces
            spans += [(start, end)] * len(pieces)
        overlap = self._overlap()
        step = self._capacity() - overlap
        firsts = range(0, max(1, len(ids) - overlap), step)
        inputs, all_spans = [], []
        for first in firsts:
            part = slice(first, first + self._capacity())
            inputs.append(self._tokenizer.build_inputs_with_special_tokens(ids[part]))
            rest = iter(spans[part])
            mask = self._tokenizer.get_special_tokens_mask(ids[part])
            all_spans.append([None if special else next(rest) for special in mask])
        return [
            Window(inputs={"input_ids": given, "attention_mask": [1] * len(given)}, spans=own)
            for given, own in zip(inputs, own_spans(all_spans, overlap), strict=True)
        ]

    def _capacity(self) -> int:
        return self._length - int(self._tokenizer.num_special_tokens_to_add())

    def _overlap(self) -> int:
        return int(self._capacity() * OVERLAP)

    def _classify(self, windows: Sequence[Window]) -> list[list[tuple[int, float]]]:
        """For each token of each window the number of its class, and the probability of that."""
        torch = self._torch
        padding = {"input_ids": self._tokenizer.pad_token_id or 0}
        tensors = {
            name: torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(window.inputs[name]) for window in windows],
                batch_first=True,
                padding_value=padding.get(name, 0),
            )
            for name in windows[0].inputs
        }
        with torch.inference_mode():
            probabilities = torch.softmax(self._model(**tensors).logits.float(), dim=-1)
        best = probabilities.max(dim=-1)
        return [
            list(zip(classes, values, strict=True))
            for classes, values in zip(best.indices.tolist(), best.values.tolist(), strict=True)
        ]

    def _tagged(self, window: Window, classes: Iterable[tuple[int, float]]) -> Iterator[TaggedSpan]:
        # Classes are as many as the longest window of the batch has tokens, spans as many as this one has.
        for span, (number, probability) in zip(window.spans, classes, strict=False):
            if span:
                yield TaggedSpan(start=span[0], end=span[1], label=self._labels[number], probability=probability)


def own_spans(windows: Sequence[Sequence[Span | None]], overlap: int) -> list[list[Span | None]]:
    """The spans of each window without those that a neighbour, seeing more around them, decides.

    Each window begins with the last `overlap` tokens of the one before; the cut is in the middle of them.
    """
    own = []
    for number, spans in enumerate(windows):
        content = [at for at, span in enumerate(spans) if span]
        first = overlap // 2 if number else 0
        last = len(content) - (overlap - overlap // 2 if number < len(windows) - 1 else 0)
        kept = set(content[first:last])
        own.append([span if at in kept else None for at, span in enumerate(spans)])
    return own


def join_tokens(text: str, tokens: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    """The words that tokens make up, "Ph" and "ong" being "Phong".

    Models are trained to know a word by its first token, so that the class of the others means nothing. Tokenizers
    that break characters into bytes give one character to several tokens; others count the space before a word to it,
    or make it a token of its own, which then is the first of the word.
    """
    words: list[TaggedSpan] = []
    space: TaggedSpan | None = None
    for token in tokens:
        start, end = without_blanks(text, token.start, token.end)
        if start == end:
            space = token if text[token.start : token.end] in SPACES else None
            continue
        first = space if space and space.end == start else token
        space = None
        if words and continues(text, words[-1].end, start):
            first = words.pop()
            start, end = first.start, max(first.end, end)
        words.append(TaggedSpan(start=start, end=end, label=first.label, probability=first.probability))
    return words


def continues(text: str, end: int, start: int) -> bool:
    """Whether a token at `start` belongs to the word of the token that ends at `end`."""
    if start < end or unicodedata.combining(text[start]):
        return start <= end
    return (
        start == end
        and text[start].isalnum()
        and (text[end - 1].isalnum() or bool(unicodedata.combining(text[end - 1])))
    )


def without_blanks(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters around it; an empty one when there is nothing else."""
    leading = OUTER_BLANKS.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and OUTER_BLANKS.fullmatch(text, end - 1, end):
        end -= 1
    return start, end


def join_words(reading: Reading, words: Iterable[TaggedSpan], source: str) -> list[Mention]:
    """The mentions that words make up. None goes beyond a sentence; one is as sure as the least sure of its words.

    A model may call a quotation mark or an emoji a name; what has neither letter nor digit is none.
    """
    runs: list[list[TaggedSpan]] = []
    before: TaggedSpan | None = None
    for word in words:
        if word.label.label is None:
            before = None
            continue
        if before and not word.label.begins and not before.label.ends and same_run(reading, before, word):
            runs[-1].append(word)
        else:
            runs.append([word])
        before = word
    mentions = [mention_of(reading.text, run, source) for run in runs]
    return [mention for mention in mentions if any(letter.isalnum() for letter in mention.text)]


def same_run(reading: Reading, before: TaggedSpan, word: TaggedSpan) -> bool:
    """Whether two words that follow each other can be of one mention."""
    same_label = before.label.label == word.label.label
    return same_label and reading.sentence_at(before.start) == reading.sentence_at(word.start)


def mention_of(text: str, run: Sequence[TaggedSpan], source: str) -> Mention:
    """The mention of these words, all of one label."""
    label = run[0].label.label
    assert label is not None
    start, end = run[0].start, run[-1].end
    # Figures that differ in the last bits from one machine to the next would not be the same output.
    confidence = round(min(word.probability for word in run), 4)
    return Mention(start=start, end=end, label=label, text=text[start:end], confidence=confidence, source=source)


def read_labels(names: Mapping[int, str], model: str) -> list[ForeignLabel]:
    """The classes of a model in order. Those that mean nothing to us are logged, once for each model loaded.

    Raises ModelError when none means anything.
    """
    labels = [read_label(names[number]) for number in sorted(names)]
    unknown = [label.name for label in labels if label.label is None and label.name != OUTSIDE]
    if all(label.label is None for label in labels):
        raise ModelError(
            f"model {model}: has the labels {', '.join(unknown)}; expected some of {', '.join(LABEL_NAMES)}"
        )
    if unknown:
        logger.warning("model %s: labels that are not used: %s", model, ", ".join(unknown))
    return labels


def window_length(config: Any, tokenizer: Any, model: str) -> int:
    """The number of tokens, special ones included, that the model is given at once.

    Raises ModelError for a model that reads less than a clause at once.
    """
    positions = getattr(config, "max_position_embeddings", None)
    readable = positions - RESERVED_POSITIONS if positions else LONGEST_WINDOW
    # A tokenizer that knows of no limit says 10 ** 30.
    length = min(LONGEST_WINDOW, readable, tokenizer.model_max_length)
    if length < SHORTEST_WINDOW:
        raise ModelError(f"model {model}: reads {length} tokens at once; expected {SHORTEST_WINDOW} or more")
    return int(length)


def load_transformers_tagger(name: str) -> TransformersTagger:
    """The tagger of a folder, as `save_pretrained` writes it, or else of the model of this name on the hub.

    Raises ModelError when transformers or torch is missing, when there is no such model, and for one of another kind.
    """
    transformers = import_library("transformers")
    import_library("torch")
    folder = Path(name).expanduser()
    local = folder.is_dir()
    if local:
        check_folder(folder)
    elif not HUB_NAME.fullmatch(name):
        raise ModelError(f"model {name}: no such folder, nor is it a name on the Hugging Face hub (USER/NAME)")
    source = str(folder) if local else name
    try:
        config = transformers.AutoConfig.from_pretrained(source)
        check_architecture(config, name)
        tokenizer = transformers.AutoTokenizer.from_pretrained(source)
        model, loading = transformers.AutoModelForTokenClassification.from_pretrained(source, output_loading_info=True)
    except ModelError:
        raise
    except Exception as error:  # a damaged file, no such model, no network, a missing library: each has its own kind
        where = "from its folder" if local else "from the Hugging Face hub or its cache (without network give a folder)"
        raise ModelError(f"model {name}: can't be loaded {where}: {first_line(error)}") from error
    if loading["missing_keys"]:
        # The library would go on with random numbers in their place.
        missing = ", ".join(sorted(loading["missing_keys"]))
        raise ModelError(f"model {name}: was not trained for token classification; it has no weights for {missing}")
    if local:
        return TransformersTagger(model, tokenizer, f"hf:{folder.resolve().name}@{weights_digest(folder)}")
    return TransformersTagger(model, tokenizer, f"hf:{name}@{(getattr(config, '_commit_hash', None) or 'main')[:8]}")


def import_library(name: str) -> Any:
    """A library of the extra "transformers"; raises ModelError when it isn't installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelError(f'models from Hugging Face need {name}: pip install "congbao[transformers]"') from error


def check_folder(folder: Path) -> None:
    """Raise ModelError for a folder that holds no model."""
    if not (folder / "config.json").is_file():
        raise ModelError(
            f"no model in {folder}: expected config.json, weights and a tokenizer, as save_pretrained writes them"
        )


def check_architecture(config: Any, name: str) -> None:
    """Raise ModelError for a model that says it was made for something else."""
    architectures = getattr(config, "architectures", None) or []
    if architectures and not any(architecture.endswith("ForTokenClassification") for architecture in architectures):
        raise ModelError(f"model {name}: is a {', '.join(architectures)}; expected one for token classification")


def weights_digest(folder: Path) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of the weights: a folder's model has no other version."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in WEIGHTS for path in folder.glob(pattern)):
        with path.open("rb") as weights:
            while block := weights.read(2**20):
                digest.update(block)
    return digest.hexdigest()[:8]


def first_line(error: Exception) -> str:
    """What an exception says, as far as it is meant for a message of one line."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
