"""Trains the transformer of `extractors/tag_onnx.py`: a pretrained encoder fine-tuned on annotated articles, in 8 bits.

Both languages are read by one network, so that what it learns from "Chỉ thị 24-CT/TU" helps with "Directive No.
24-CT/TU". Needs the extra `congbao[train]`.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from extractors.reading import Reading
from extractors.segment import segmenter_for
from extractors.tag import ModelError, chunk_sentences
from extractors.tag_onnx import INPUTS, WINDOW, PieceTokenizer, Window, spaced_words, stack
from extractors.tags import TAGS, encode
from models.augment import rename, with_loud_title, without_diacritics
from models.corpus import AnnotatedArticle, token_spans
from models.pretrained import NAME as BASE
from models.pretrained import Pretrained

NEEDED = ("torch", "transformers", "onnx")
REMEDY = "pip install 'congbao[train]'"
NAME = "congbao_encoder"
VERSION = "1.0.0"
EPOCHS = 4
LAYERS = 9  # of the 12, the lowest: the upper ones know about likeness of sentences, not about names
# In how many of the showings after the first an article is written otherwise.
RENAMED_SHARE = 0.5
PLAIN_SHARE = 0.1  # of Vietnamese ones
LOUD_SHARE = 0.15
SHORTEST_FIRST = 80  # pieces: the first window of an article ends anywhere, so that no word is always at an edge
WINDOWS_A_BATCH = 8
SORTED_AT_ONCE = 8  # batches within which windows are put beside others of their length
LEARN_RATE = 2e-4  # of what is pretrained; what is new learns ten times as fast
WARM_UP = 0.1  # of the steps
DROPOUT = 0.2  # before the tags are scored
IGNORED = -100  # no tag is learned at pieces that don't begin a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A window, and the numbers of its words' tags."""

    window: Window
    tags: list[int]


def train_encoder(
    articles: Sequence[AnnotatedArticle],
    tokenizer_file: Path,
    output: Path,
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    layers: int = LAYERS,
    report: Callable[[int, int, float], None] = lambda epoch, epochs, loss: None,
) -> None:
    """Train on annotated articles and write the quantised network to a folder; `report` is told each epoch's loss.

    `tokenizer_file` has the vocabulary, as `models/vocabulary.py` writes it. Raises ModelError when what training
    needs is not installed.
    """
    if missing := [package for package in NEEDED if find_spec(package) is None]:
        raise ModelError(f"the encoder is trained with {', '.join(missing)}, not installed here: {REMEDY}")
    import torch

    torch.manual_seed(seed)
    draw = random.Random(seed)
    tokenizer = PieceTokenizer(tokenizer_file)
    network = build_network(tokenizer, layers)
    optimizer, schedule = plan(network, steps=epochs * len(show(articles, tokenizer, 1, random.Random(seed))))
    network.train()
    for epoch in range(epochs):
        batches = show(articles, tokenizer, epoch, draw)
        loss = sum(learn(network, batch, optimizer, schedule) for batch in batches)
        report(epoch + 1, epochs, loss / len(batches))
    network.eval()
    output.mkdir(parents=True, exist_ok=True)
    export(network, output / "model.onnx")
    if output / "tokenizer.json" != tokenizer_file:
        shutil.copy(tokenizer_file, output / "tokenizer.json")
    meta = {"name": NAME, "version": VERSION, "tags": TAGS, "base": BASE}
    (output / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def build_network(tokenizer: PieceTokenizer, layers: int) -> Any:
    """The lowest layers of the encoder, and one that gives each piece the scores of `TAGS`; takes `INPUTS`."""
    import torch
    import transformers

    pretrained = Pretrained()
    shape = pretrained.shape
    config = transformers.BertConfig(  # type: ignore[no-untyped-call]
        vocab_size=len(tokenizer.vocabulary),
        hidden_size=shape.hidden,
        num_hidden_layers=layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        layer_norm_eps=shape.epsilon,
    )

    class Network(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = transformers.BertModel(config, add_pooling_layer=False)  # type: ignore[no-untyped-call]
            weights = pretrained.weights(tokenizer.vocabulary, layers)
            self.bert.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()})
            self.dropout = torch.nn.Dropout(DROPOUT)
            self.scores = torch.nn.Linear(shape.hidden, len(TAGS))

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask)
            return self.scores(self.dropout(hidden.last_hidden_state))

    return Network()


def show(
    articles: Sequence[AnnotatedArticle], tokenizer: PieceTokenizer, epoch: int, draw: random.Random
) -> list[list[Lesson]]:
    """The lessons of one epoch in batches and in a new order, from the second epoch on some articles rewritten."""
    lessons = [
        lesson
        for article in articles
        for lesson in prepare(rewrite(article, epoch, draw) if epoch else article, tokenizer, epoch, draw)
    ]
    draw.shuffle(lessons)
    stretch = WINDOWS_A_BATCH * SORTED_AT_ONCE
    by_length = [
        lesson
        for at in range(0, len(lessons), stretch)
        for lesson in sorted(lessons[at : at + stretch], key=lambda lesson: len(lesson.window.pieces))
    ]
    batches = [by_length[at : at + WINDOWS_A_BATCH] for at in range(0, len(by_length), WINDOWS_A_BATCH)]
    draw.shuffle(batches)
    return batches


def rewrite(annotated: AnnotatedArticle, epoch: int, draw: random.Random) -> AnnotatedArticle:
    """The article as it is, or by chance with other names, without diacritics or with its title in capitals."""
    if draw.random() < RENAMED_SHARE:
        annotated = rename(annotated, epoch)
    if annotated.article.language == "vi" and draw.random() < PLAIN_SHARE:
        annotated = without_diacritics(annotated)
    return with_loud_title(annotated) if draw.random() < LOUD_SHARE else annotated


def prepare(annotated: AnnotatedArticle, tokenizer: PieceTokenizer, epoch: int, draw: random.Random) -> list[Lesson]:
    """The windows of an article with the tags of their words."""
    article = annotated.article
    reading = Reading(article, segmenter_for(article.language).sentences(article.text), ())
    tokens = [token for run in chunk_sentences(reading) for token in run]
    tags = [TAGS.index(tag) for tag in encode(token_spans(tokens, annotated.mentions), len(tokens))]
    first = draw.randint(SHORTEST_FIRST, WINDOW) if epoch else WINDOW
    windows = tokenizer.windows(spaced_words(article.text, tokens), first)
    return [Lesson(window=window, tags=tags[window.start : window.end]) for window in windows]


def plan(network: Any, steps: int) -> tuple[Any, Any]:
    """The optimizer and its schedule: a short warm-up, then a straight way down."""
    import torch

    groups = [
        {"params": list(network.bert.parameters()), "lr": LEARN_RATE},
        {"params": list(network.scores.parameters()), "lr": 10 * LEARN_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def share(step: int) -> float:
        return min((step + 1) / (WARM_UP * steps), max(0.02, 1 - step / steps))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def learn(network: Any, lessons: Sequence[Lesson], optimizer: Any, schedule: Any) -> float:
    """Take one step on a batch of lessons; return its loss."""
    import torch

    arrays = {name: torch.from_numpy(array) for name, array in stack([lesson.window for lesson in lessons]).items()}
    wanted = np.full(arrays["input_ids"].shape, IGNORED, dtype=np.int64)
    for row, lesson in enumerate(lessons):
        wanted[row, lesson.window.firsts] = lesson.tags
    scores = network(**arrays)
    loss: Any = torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), torch.from_numpy(wanted).flatten(), ignore_index=IGNORED
    )
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad()
    return float(loss.detach())


def export(network: Any, file: Path) -> None:
    """Write the network, its scores made probabilities, with its weights in 8 bits, one scale a channel."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Probabilities(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network  # as a part of this module, or its weights would be traced as constants

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return torch.softmax(self.network(input_ids, attention_mask), dim=-1)

    example = tuple(torch.ones((2, 16), dtype=torch.long) for _ in INPUTS)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            Probabilities().eval(),
            example,
            str(exact),
            input_names=list(INPUTS),
            output_names=["probabilities"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in [*INPUTS, "probabilities"]},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(exact), str(file), weight_type=QuantType.QInt8, per_channel=True)
