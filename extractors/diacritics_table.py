"""The table that diacritics are restored by: how often "Chỉ thị số" was counted, and how often "chị thì số".

A language model over the last two tokens. With D taken from every count and given to what was not counted,

    p(w | u, v) = (c(u, v, w) - D) / c(u, v) + rest(u, v) * p(w | v)

where rest(u, v) is what the runs of tokens that were kept leave of 1 (absolute discounting, interpolated: Ney, Essen
and Kneser 1994); p(w | v) is made in the same way from p(w), the share of all tokens. The table holds costs, the
negative logarithms of these, in steps of 1 / `STEPS`, so that all sums are of whole numbers.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.tag import ModelError

Integers: TypeAlias = npt.NDArray[np.int64]
Costs: TypeAlias = npt.NDArray[np.uint8]

STEPS = 8  # for each nat
# Numbers of the tokens that stand for many: the beginning of a line, and words that are no Vietnamese syllables.
BREAK, OTHER = 0, 1
MAGIC = "congbao diacritics 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiacriticsTable:
    """Tokens by number, and the costs of tokens, of pairs, and of pairs with a third.

    ``pair_keys`` are sorted, u * len(tokens) + v; so are ``triple_keys``, the place of a pair * len(tokens) + w.
    """

    tokens: tuple[str, ...]
    token_costs: Costs
    token_rests: Costs
    pair_keys: Integers
    pair_costs: Costs
    pair_rests: Costs  # 0 where no third token was kept
    triple_keys: Integers
    triple_costs: Costs

    def find_pairs(self, first: Integers, second: Integers) -> Integers:
        """The place of each pair of tokens; -1 for one that was not kept."""
        return _find(self.pair_keys, first * len(self.tokens) + second)

    def find_triples(self, pairs: Integers, third: Integers) -> Integers:
        """The place of each pair, itself given by its place, with a third token; -1 for one that was not kept."""
        return _find(self.triple_keys, pairs * len(self.tokens) + third)


def _find(keys: Integers, wanted: Integers) -> Integers:
    if not len(keys):
        return np.full(len(wanted), -1)
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    return np.where(keys[places] == wanted, places, -1)


def write_table(table: DiacriticsTable, path: Path) -> None:
    """Write the table; the same table gives the same bytes."""
    parts = {name: _pack(values) for name, values in _arrays(table)}
    header = {"made": MAGIC, "tokens": table.tokens, "sizes": {name: len(part) for name, part in parts.items()}}
    content = json.dumps(header, ensure_ascii=False).encode() + b"\n" + b"".join(parts.values())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def read_table(path: Path) -> DiacriticsTable:
    """The table in a file that `write_table` wrote; raises ModelError for another one."""
    try:
        head, _, body = lzma.decompress(path.read_bytes()).partition(b"\n")
        header = json.loads(head)
        if header["made"] != MAGIC:
            raise ValueError(header["made"])
    except (OSError, lzma.LZMAError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"no table of diacritics in {path}: {error}; `python -m models.diacritics` makes it"
        ) from error
    parts, start = {}, 0
    for name, size in header["sizes"].items():
        parts[name] = body[start : start + size]
        start += size
    arrays: dict[str, Any] = {name: _unpack_keys(parts[name]) for name in ("pair_keys", "triple_keys")}
    arrays |= {name: np.frombuffer(part, np.uint8) for name, part in parts.items() if name not in arrays}
    return DiacriticsTable(tokens=tuple(header["tokens"]), **arrays)


def _arrays(table: DiacriticsTable) -> Iterable[tuple[str, npt.NDArray[np.int64] | npt.NDArray[np.uint8]]]:
    return ((field.name, getattr(table, field.name)) for field in fields(table) if field.name != "tokens")


def _pack(values: npt.NDArray[np.int64] | npt.NDArray[np.uint8]) -> bytes:
    """Costs as they are; keys as the steps between them, all lowest bytes first: most others are zero."""
    if values.dtype == np.uint8:
        return values.tobytes()
    steps = np.diff(values, prepend=0).astype("<u8")
    return np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 8).T).tobytes()


def _unpack_keys(part: bytes) -> Integers:
    planes = np.frombuffer(part, np.uint8).reshape(8, -1)
    return np.cumsum(np.ascontiguousarray(planes.T).view("<u8").ravel().astype(np.int64))
