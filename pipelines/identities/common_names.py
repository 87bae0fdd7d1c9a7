"""Common names: so many are called Nguyễn Văn Hùng that the name alone says little of who is meant."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.name_keys import Key, fold
from extractors.person_names import FREE_Y
from extractors.syllables import is_syllable
from models.augment import FOLDER

# Of a hundred million people so many may bear a name before it takes more than the name to know one.
BEARERS = 2_000
PEOPLE = 100_000_000
FILES = ("surnames.tsv", "middle_syllables.tsv", "given_syllables.tsv")


@cache
def shares(file: str) -> dict[str, float]:
    """How often each syllable is the surname, or the middle or given name, without diacritics."""
    rows = [line.split("\t") for line in Path(FOLDER / file).read_text(encoding="utf-8").splitlines() if line]
    counts: dict[str, float] = {}
    for syllable, count in rows:
        for word in fold(syllable).split():
            key = FREE_Y.sub("i", word)
            counts[key] = counts.get(key, 0) + float(count)
    total = sum(counts.values())
    return {syllable: count / total for syllable, count in counts.items()}


@cache
def is_common(name: Key) -> bool:
    """Whether a name is borne by so many that it may be anybody's.

    A surname or given name alone is, and so are the last two words of a Vietnamese name: "Hồng Nhung".
    """
    if len(name) < 2 or (len(name) == 2 and all(map(is_syllable, name))):
        return True
    surnames, middles, givens = map(shares, FILES)
    share = surnames.get(name[0], 0) * givens.get(name[-1], 0)
    for word in name[1:-1]:
        share *= middles.get(word, 0)
    return share * PEOPLE > BEARERS
