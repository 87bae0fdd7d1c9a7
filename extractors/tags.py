"""Tags of tokens and the spans they spell: `B-ORG I-ORG L-ORG` over "Sở Y tế" is one ORG.

The scheme is BILUO (begin, inside, last, unit, outside). `decode` finds the likeliest legal sequence of tags, so that a
span always has both ends, which the likeliest tag of each token by itself doesn't promise. Mostly these are legal all
the same; then there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add, gt
from typing import cast

import numpy as np
import numpy.typing as npt

from extractors.records import LABELS, Label

Floats = npt.NDArray[np.float32]

OUTSIDE = "O"
TAGS: tuple[str, ...] = (OUTSIDE, *(f"{prefix}-{label}" for prefix in "BILU" for label in LABELS))
_BEGIN, _INSIDE, _LAST, _UNIT = (slice(1 + k * len(LABELS), 1 + (k + 1) * len(LABELS)) for k in range(4))

# A token is surely outside when any other tag is less likely by this much, as a logarithm: eight thousand to one.
SURE = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSpan:
    """A labelled run of tokens, the one at `end` not included; `probability` is that of its least likely tag."""

    start: int
    end: int
    label: Label
    probability: float


def encode(spans: Sequence[tuple[int, int, Label]], length: int) -> list[str]:
    """The tags of `length` tokens that spell the spans (first token, token after the last, label)."""
    tags = [OUTSIDE] * length
    for start, end, label in spans:
        if end - start == 1:
            tags[start] = f"U-{label}"
        else:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 2), f"L-{label}"]
    return tags


def decode(probabilities: Floats) -> list[TokenSpan]:
    """The spans of the likeliest legal tag sequence; `probabilities` is (tokens, tags), tags in the order of `TAGS`."""
    path = _legal_path(probabilities)
    chosen = probabilities[np.arange(len(path)), path]
    spans = []
    start = 0
    for at in np.flatnonzero(path).tolist():
        prefix, _, label = TAGS[path[at]].partition("-")
        if prefix in ("B", "U"):
            start = at
        if prefix in ("L", "U"):
            probability = float(chosen[start : at + 1].min())
            spans.append(TokenSpan(start=start, end=at + 1, label=cast(Label, label), probability=probability))
    return spans


def _legal_path(probabilities: Floats) -> npt.NDArray[np.intp]:
    """The likeliest legal sequence: the likeliest tag of each token, but where these make no spans."""
    path: npt.NDArray[np.intp] = probabilities.argmax(axis=1)
    outside = np.zeros(1, dtype=path.dtype)
    joints = np.flatnonzero(~_FOLLOWS[np.r_[outside, path], np.r_[path, outside]])
    if not len(joints):
        return path
    scores = np.log(probabilities + 1e-9)
    surely_outside = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(axis=1) > SURE)
    edges = np.r_[-1, surely_outside, len(path)]
    end = -1
    for joint in joints.tolist():
        if joint > end:
            behind = int(np.searchsorted(edges, joint))
            start, end = int(edges[behind - 1]) + 1, int(edges[behind])
            path[start:end] = _best_path(scores[start:end])
    # A better sequence would have to give up a sure token, which alone costs more than all that was given up here.
    given_up = (scores.max(axis=1) - scores[np.arange(len(path)), path]).sum()
    return path if given_up < SURE else np.array(_best_path(scores))


def _followers() -> npt.NDArray[np.bool_]:
    """Which tag (columns) may follow which (rows)."""
    follows = np.zeros((len(TAGS), len(TAGS)), dtype=np.bool_)
    follows[np.ix_(np.r_[0, _LAST, _UNIT], np.r_[0, _BEGIN, _UNIT])] = True
    for open_tags in (_BEGIN, _INSIDE):
        for inner in (_INSIDE, _LAST):
            follows[np.r_[open_tags], np.r_[inner]] = True
    return follows


_FOLLOWS = _followers()


def _best_path(scores: Floats) -> list[int]:
    """Viterbi over legal sequences, which legality makes cheap: outside a span only the best way out matters.

    Plain lists, as few tokens come here at once.
    """
    closed = 0.0  # the score of the best sequence up to here that ends outside or with a span
    inside = [-np.inf] * len(LABELS)  # and within a span, by its label
    steps: list[tuple[int, list[bool]]] = []  # the last tag of the former; whether the latter's span began before
    alone = np.r_[0, _UNIT]
    for row, single in zip(scores.tolist(), alone[scores[:, alone].argmax(axis=1)].tolist(), strict=True):
        ends = [closed + row[single], *map(add, inside, row[_LAST])]
        begins = [closed + begin for begin in row[_BEGIN]]
        goes_on = list(map(add, inside, row[_INSIDE]))
        closed = max(ends)
        end = ends.index(closed)
        steps.append((_LAST.start + end - 1 if end else single, list(map(gt, goes_on, begins))))
        inside = list(map(max, begins, goes_on))
    path: list[int] = []
    within: int | None = None  # the label of the span whose beginning is still to come
    for tag, began_before in reversed(steps):
        if within is not None:
            tag = (_INSIDE if began_before[within] else _BEGIN).start + within
            within = within if began_before[within] else None
        elif _LAST.start <= tag < _LAST.stop:
            within = tag - _LAST.start
        path.append(tag)
    return path[::-1]
