"""The likeliest of all ways to write a line: of "chi thi so", "chỉ thị số" rather than "chị thì sờ" (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from extractors.diacritics_table import DiacriticsTable, Integers


def likeliest_path(table: DiacriticsTable, choices: Sequence[Sequence[int]]) -> list[int]:
    """One token for every place, so that all of them together cost least; `choices` has the tokens of each place.

    The first two places are the context that the others begin in, and should have one choice each. Of ways that cost
    the same, the one with the earlier choices wins.
    """
    sizes = np.fromiter(map(len, choices), np.int64, len(choices))
    tokens = np.fromiter(chain.from_iterable(choices), np.int64, int(sizes.sum()))
    costs = _costs(table, tokens, sizes)
    best = np.zeros((sizes[0], sizes[1]), np.int64)
    came_from = []
    start = 0
    shape = sizes.tolist()
    for at in range(2, len(shape)):
        first, second, third = shape[at - 2 : at + 1]
        size = first * second * third
        ways = best[:, :, None] + costs[start : start + size].reshape(first, second, third)
        came_from.append(ways.argmin(axis=0))
        best = ways.min(axis=0)
        start += size
    before, last = divmod(int(best.argmin()), shape[-1])
    path = [last, before]
    for places in reversed(came_from):
        path.append(int(places[path[-1], path[-2]]))
    return [options[at] for options, at in zip(choices, reversed(path), strict=True)]


def _costs(table: DiacriticsTable, tokens: Integers, sizes: Integers) -> Integers:
    """The cost of every choice behind every two before it: for each place from the third on, (first, second, third)."""
    starts = np.cumsum(sizes) - sizes
    pair_sizes = sizes[:-1] * sizes[1:]
    place, within = _number_each(pair_sizes)
    first = tokens[starts[place] + within // sizes[place + 1]]
    second = tokens[starts[place + 1] + within % sizes[place + 1]]
    pairs = table.find_pairs(first, second)
    # Whole numbers that have room for sums.
    pair_costs = np.where(
        pairs >= 0,
        table.pair_costs[pairs].astype(np.int64),
        table.token_rests[first].astype(np.int64) + table.token_costs[second],
    )
    pair_rests = np.where(pairs >= 0, table.pair_rests[pairs], 0).astype(np.int64)

    pair_starts = np.cumsum(pair_sizes) - pair_sizes
    place, within = _number_each(pair_sizes[:-1] * sizes[2:])
    before = pair_starts[place] + within // sizes[place + 2]
    behind = pair_starts[place + 1] + within % pair_sizes[place + 1]
    costs: Integers = pair_rests[before] + pair_costs[behind]
    # A pair whose rest costs nothing has no third token.
    known = np.flatnonzero(pair_rests[before])
    triples = table.find_triples(pairs[before[known]], second[behind[known]])
    costs[known[triples >= 0]] = table.triple_costs[triples[triples >= 0]]
    return costs


def _number_each(sizes: Integers) -> tuple[Integers, Integers]:
    """For runs of these sizes, one after the other: which run each item is in, and which of its items it is."""
    run = np.repeat(np.arange(len(sizes)), sizes)
    return run, np.arange(len(run)) - (np.cumsum(sizes) - sizes)[run]
