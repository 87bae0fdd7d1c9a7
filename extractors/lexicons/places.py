"""The words for places that stand before the name they belong to, of one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLexicon:
    """Words for units, roads and waters, and short forms that need no space after them."""

    words: Sequence[str]
    short: Sequence[str]

    def pattern(self) -> str:
        """A regular expression for such a word with the space behind it, with and without a capital."""
        words = {form for word in self.words for form in (word, word[0].upper() + word[1:])}
        # The longest first, or "phố đi bộ" would be read as "phố".
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return "|".join([*(rf"{re.escape(w)}\s" for w in longest_first), *(rf"{re.escape(s)}\s?" for s in self.short)])
