"""Counts the table that diacritics are restored by: `python -m models.diacritics OUTPUT news.jsonl.xz ...`.

Of all runs of two and three tokens in raw articles those are kept that would cost most to do without, until the table
has the size it is given. Every fiftieth article is not counted; these tell how much is restored. Nor are articles that
share a sentence with those in the files `--without`, so that these can tell it, too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractors.diacritics import TOKEN, Restorer, token_forms
from extractors.diacritics_table import BREAK, OTHER, STEPS, Costs, DiacriticsTable, Integers, read_table, write_table
from extractors.syllables import is_plain, strip_marks, with_new_tones

HELD_OUT = 50  # one article in so many
RAREST = 20  # tokens counted less often are mostly slips of the pen
# Ways to write a plain word of which each is less than this share of it are slips, too.
LEAST_SHARE = 1 / 2000
DISCOUNT = 0.75
RAREST_TRIPLE = 2
PAIRS, TRIPLES = 500_000, 1_000_000  # to keep; together somewhat less than 4 MB

SENTENCE_END = re.compile(r"[.!?…\n]")
LONG_SENTENCE = 50  # characters

SPECIAL = ("\n", "\N{REPLACEMENT CHARACTER}")  # what BREAK and OTHER are called

Floats = npt.NDArray[np.float64]


def read_texts(files: Iterable[Path], without: Sequence[Path] = ()) -> Iterator[str]:
    """Yield the marked articles of JSONL files, title and text, each text once, in today's spelling."""
    seen: set[bytes] = set()
    known = {sentence for text in read_texts(without) for sentence in _sentences(text)} if without else set()
    for path in files:
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = unicodedata.normalize("NFC", f"{row.get('title') or ''}\n{row['text']}")
                key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
                if key not in seen and not is_plain(text):
                    seen.add(key)
                    text = with_new_tones(text)
                    if not known or known.isdisjoint(_sentences(text)):
                        yield text


def _sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be of no other, roughly."""
    return [sentence for part in SENTENCE_END.split(text) if len(sentence := part.strip()) >= LONG_SENTENCE]


def is_held_out(text: str) -> bool:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]) % HELD_OUT == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Runs of tokens that were counted: the place of what comes before the last token, how often, and the last."""

    contexts: Integers
    lasts: Integers
    counts: Integers
    context_counts: Integers

    def probabilities(self, lower: Floats) -> Floats:
        """p(last | context), with `lower` for p(last | a shorter context)."""
        return self._discounted() + self.rests()[self.contexts] * lower

    def rests(self) -> Floats:
        """What is left of 1 for each context."""
        taken = np.bincount(self.contexts, self._discounted(), minlength=len(self.context_counts))
        return 1.0 - taken.astype(np.float64)

    def worths(self, lower: Floats) -> Floats:
        """What it would cost, over all that was counted, to do without each run."""
        without = (self.rests()[self.contexts] + self._discounted()) * lower
        worths: Floats = self.counts.astype(np.float64) * np.log(self.probabilities(lower) / without)
        return worths

    def keep(self, kept: npt.NDArray[np.bool_]) -> Runs:
        return replace(self, contexts=self.contexts[kept], lasts=self.lasts[kept], counts=self.counts[kept])

    def _discounted(self) -> Floats:
        discounted: Floats = (self.counts - DISCOUNT) / self.context_counts[self.contexts]
        return discounted


def count_table(
    tokens: tuple[str, ...], stream: Integers, pairs_at_most: int = PAIRS, triples_at_most: int = TRIPLES
) -> DiacriticsTable:
    """The table of the runs that are worth most; pairs that begin a triple are kept beyond their number.

    `stream` has the number of every token of the texts in turn, as `number_tokens` gives it.
    """
    size = len(tokens)
    counts = np.bincount(stream, minlength=size)
    shares = np.maximum(counts, 1) / counts.sum()
    has_choice = _have_choices(tokens)

    pair_keys, place, pair_counts = np.unique(stream[:-1] * size + stream[1:], return_inverse=True, return_counts=True)
    pairs = Runs(contexts=pair_keys // size, lasts=pair_keys % size, counts=pair_counts, context_counts=counts)
    triple_keys, triple_counts = np.unique(place[:-1] * size + stream[2:], return_counts=True)
    triple_keys, triple_counts = (
        triple_keys[triple_counts >= RAREST_TRIPLE],
        triple_counts[triple_counts >= RAREST_TRIPLE],
    )
    triples = Runs(
        contexts=triple_keys // size, lasts=triple_keys % size, counts=triple_counts, context_counts=pair_counts
    )
    del place, stream
    seconds = pairs.lasts[triples.contexts]
    lower = pairs.probabilities(shares[pairs.lasts])[np.searchsorted(pair_keys, seconds * size + triples.lasts)]
    # Where there is nothing to choose, a run says nothing, nor does a line that ends.
    is_told = has_choice[triples.lasts] | has_choice[seconds] | has_choice[pairs.contexts[triples.contexts]]
    is_told &= (triples.lasts != BREAK) & (seconds != BREAK)
    triples = triples.keep(_most(np.where(is_told, triples.worths(lower), 0), triples_at_most))

    is_told = (has_choice[pairs.lasts] | has_choice[pairs.contexts]) & (pairs.lasts != BREAK)
    kept = _most(np.where(is_told, pairs.worths(shares[pairs.lasts]), 0), pairs_at_most)
    kept[triples.contexts] = True
    triples = replace(triples, contexts=(np.cumsum(kept) - 1)[triples.contexts], context_counts=pair_counts[kept])
    pairs, pair_keys = pairs.keep(kept), pair_keys[kept]

    pair_probabilities, rests = pairs.probabilities(shares[pairs.lasts]), pairs.rests()
    seconds = pairs.lasts[triples.contexts]
    behind = seconds * size + triples.lasts
    place = np.minimum(np.searchsorted(pair_keys, behind), len(pair_keys) - 1)
    lower = np.where(pair_keys[place] == behind, pair_probabilities[place], rests[seconds] * shares[triples.lasts])
    return DiacriticsTable(
        tokens=tokens,
        token_costs=_costs(shares),
        token_rests=_costs(rests),
        pair_keys=pair_keys,
        pair_costs=_costs(pair_probabilities),
        # The least cost tells a pair that begins a triple from one that does not.
        pair_rests=np.where(
            np.bincount(triples.contexts, minlength=len(pair_keys)), _costs(triples.rests(), 1), 0
        ).astype(np.uint8),
        triple_keys=triples.contexts * size + triples.lasts,
        triple_costs=_costs(triples.probabilities(lower)),
    )


def number_tokens(texts: Iterable[str]) -> tuple[tuple[str, ...], Integers]:
    """The tokens that are counted, the most frequent first, and the number of every token of the texts in turn."""
    numbers: dict[str, int] = {SPECIAL[BREAK]: BREAK}
    stream = array("i", [BREAK])
    for text in texts:
        for line in text.split("\n"):
            written = TOKEN.findall(line)
            if written:
                stream.extend([numbers.setdefault(form, len(numbers)) for form in token_forms(written)])
                stream.append(BREAK)
    raw = np.frombuffer(stream, np.int32)
    counts = dict(zip(numbers, np.bincount(raw, minlength=len(numbers)).tolist(), strict=True))
    tokens = (*SPECIAL, *_frequent(counts))
    new = {token: number for number, token in enumerate(tokens)}
    renumbered = np.fromiter((new.get(token, OTHER) for token in numbers), np.int64, len(numbers))
    return tokens, renumbered[raw]


def _frequent(counts: Mapping[str, int]) -> list[str]:
    """The tokens that are worth telling apart, the most frequent first."""
    frequent = {token: count for token, count in counts.items() if count >= RAREST and strip_marks(token).isascii()}
    of_plain: Counter[str] = Counter()
    for token, count in frequent.items():
        of_plain[strip_marks(token)] += count
    kept = [token for token, count in frequent.items() if count >= LEAST_SHARE * of_plain[strip_marks(token)]]
    return sorted((token for token in kept if token not in SPECIAL), key=lambda token: (-counts[token], token))


def _have_choices(tokens: Sequence[str]) -> npt.NDArray[np.bool_]:
    """For each token, whether another one is written the same without marks."""
    plain = [strip_marks(token) for token in tokens]
    ways = Counter(plain)
    return np.array([ways[word] > 1 for word in plain])


def _most(worths: Floats, at_most: int) -> npt.NDArray[np.bool_]:
    """Which of them to keep: the so many that are worth most, and are worth anything."""
    bound = np.partition(worths, -at_most)[-at_most] if len(worths) > at_most else 0.0
    return (worths >= bound) & (worths > 0)


def _costs(probabilities: Floats, least: int = 0) -> Costs:
    costs = np.rint(-STEPS * np.log(np.maximum(probabilities, 1e-30)))
    whole: Costs = np.clip(costs, least, 255).astype(np.uint8)
    return whole


@dataclass(slots=True)
class Accuracy:
    """Words of texts that were stripped and restored, and how many of them are right."""

    words: int = 0
    right: int = 0
    names: int = 0  # words with a capital that a beginning of a sentence doesn't explain
    names_right: int = 0


def measure(restorer: Restorer, texts: Iterable[str]) -> Accuracy:
    """How well the restorer finds the marks of marked texts again."""
    accuracy = Accuracy()
    for text in texts:
        restored = restorer.restore(strip_marks(text))
        for line, again in zip(text.split("\n"), restored.split("\n"), strict=True):
            written = TOKEN.findall(line)
            for word, form, found in zip(written, token_forms(written), TOKEN.findall(again), strict=True):
                if word.isalpha():
                    accuracy.words += 1
                    accuracy.right += word == found
                    accuracy.names += form.istitle()
                    accuracy.names_right += form.istitle() and word == found
    return accuracy


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table, and print how much of the articles that were not counted it restores."""
    parser = argparse.ArgumentParser(prog="python -m models.diacritics", description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("files", type=Path, nargs="+", metavar="JSONL", help="raw articles, plain or .xz")
    parser.add_argument(
        "--without", type=Path, action="append", default=[], metavar="JSONL", help="articles to leave out"
    )
    options = parser.parse_args(arguments)
    texts = read_texts(options.files, options.without)
    write_table(count_table(*number_tokens(text for text in texts if not is_held_out(text))), options.output)
    held_out = filter(is_held_out, read_texts(options.files, options.without))
    accuracy = measure(Restorer(read_table(options.output)), held_out)
    print(f"{options.output}: {options.output.stat().st_size:,} bytes")
    print(f"{accuracy.words:,} words of articles not counted, {accuracy.right / max(1, accuracy.words):.2%} right")
    print(f"{accuracy.names:,} words of names, {accuracy.names_right / max(1, accuracy.names):.2%} right")


if __name__ == "__main__":
    main()
