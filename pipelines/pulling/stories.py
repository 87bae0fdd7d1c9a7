"""Stories: whether two articles tell the same one, as a wire report that ten outlets print with other headlines.

Two texts are compared by their shingles, runs of five words, without holding either: the MinHash signature of a text
(Broder, "On the resemblance and containment of documents", 1997) is as alike to another's as their sets of shingles
are, to within 0.06 (one standard deviation). Signatures are cut into bands, and texts that share one are compared: two
that are 0.6 alike share one with a probability of 0.89, two that are 0.7 alike with 0.99.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

WORDS_A_SHINGLE = 5
HASHES = 64
HASHES_A_BAND = 4
SCHEME: Final = "affine32"  # how datasketch permutes; signatures of different schemes can't be compared

# The least share of common shingles of two articles with the same story. Of 10,800 Vietnamese articles 25 pairs had as
# much; each of the 14 that were read was one story.
ALIKE = 0.6
# Two pages that say to be one article must be so alike to be believed.
HARDLY_ALIKE = 0.3

# An outlet prints another's story within this time; what is alike and further apart is a formula, not a story.
DAYS_OF_A_STORY = 10

WORD = re.compile(r"\w+")


def signature_of(text: str) -> bytes:
    """The MinHash signature of a text: 64 integers of 32 bits. White space, case and punctuation don't matter."""
    from datasketch import MinHash

    minhash = MinHash(num_perm=HASHES, permutations=permutations(), scheme=SCHEME, hashfunc=crc32)
    minhash.update_batch(shingle.encode() for shingle in shingles(text))
    values: NDArray[np.uint32] = minhash.hashvalues
    return values.astype("<u4").tobytes()


def shingles(text: str) -> Iterator[str]:
    """Yield the runs of five words in a text; a shorter text is one shingle."""
    words = WORD.findall(text.casefold())
    for start in range(max(1, len(words) - WORDS_A_SHINGLE + 1)):
        yield " ".join(words[start : start + WORDS_A_SHINGLE])


def likeness(one: bytes, other: bytes) -> float:
    """The share of shingles that two texts have in common, estimated from their signatures."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def bands(signature: bytes) -> list[str]:
    """The keys under which texts alike are looked for: each with its band, as "3:9f…"."""
    size = 4 * HASHES_A_BAND
    return [f"{start // size}:{signature[start : start + size].hex()}" for start in range(0, len(signature), size)]


@cache
def permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The permutations of all signatures, made once."""
    from datasketch import MinHash

    made: tuple[NDArray[np.uint32], NDArray[np.uint32]] = MinHash(num_perm=HASHES, scheme=SCHEME).permutations
    return made
