"""Diacritics restored: "Thanh uy Ha Noi ban hanh Chi thi" is read as "Thành ủy Hà Nội ban hành Chỉ thị".

People in a hurry and old systems write Vietnamese in plain letters. Every one of them stands for exactly one letter,
so that what is found in the restored text lies at the same offsets of the text as it was written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise, zip_longest
from pathlib import Path

from extractors.diacritics_path import likeliest_path
from extractors.diacritics_table import BREAK, OTHER, DiacriticsTable, read_table
from extractors.syllables import is_plain, is_syllable, same_case, strip_marks

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
SENTENCE_ENDS = frozenset(".!?:;…")
FEWEST_LOUD = 3  # words in capitals in a row: fewer may be abbreviations

# Tokens restored together: bounds the memory that one very long article takes.
TOKENS_AT_ONCE = 4000


def token_forms(written: Sequence[str]) -> list[str]:
    """The tokens of a line as the table counts them.

    Capitals stay where they tell a name, "ông Phong", or a code, "NĐ-CP"; those of a sentence's first word, and of
    words in a row that are all in capitals, tell nothing. Every number is a zero.
    """
    loud = _loud_words(written)
    forms = []
    begins = True
    for at, token in enumerate(written):
        if token.isalpha():
            is_code = token.isupper() and len(token) > 1
            forms.append(token.lower() if at in loud or (begins and not is_code) else token)
            begins = False
        elif token.isdigit():
            forms.append("0")
            begins = False
        else:
            forms.append(token)
            begins = begins or token in SENTENCE_ENDS
    return forms


def _loud_words(written: Sequence[str]) -> set[int]:
    """Which tokens are words in capitals among others, as in a title, and neither codes nor abbreviations."""
    loud: set[int] = set()
    words = [at for at, token in enumerate(written) if token.isalpha()]
    for are_upper, run in groupby(words, key=lambda at: written[at].isupper()):
        if are_upper:
            # "TU" in "24-CT/TU" has the form of a syllable.
            syllables = [at for at in run if is_syllable(written[at]) and (at == 0 or written[at - 1] != "/")]
            if len(syllables) >= FEWEST_LOUD:
                loud.update(syllables)
    return loud


class Restorer:
    """Gives plain Vietnamese its diacritics back."""

    def __init__(self, table: DiacriticsTable) -> None:
        self._tokens = table.tokens
        self._table = table
        self._numbers = {token: number for number, token in enumerate(table.tokens)}
        choices: defaultdict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(table.tokens):
            choices[strip_marks(token)].append(number)
        self._choices = {plain: tuple(numbers) for plain, numbers in choices.items()}

    def restore(self, text: str) -> str:
        """The text with its diacritics, as long as it was; lines that have theirs stay as they are.

        So do words that are no Vietnamese syllables.
        """
        lines = text.split("\n")
        plain = {at: TOKEN.findall(line) for at, line in enumerate(lines) if is_plain(line)}
        chosen = iter(self._restore_tokens(plain.values()))
        for at, written in plain.items():
            words = [self._write(token, next(chosen)) for token in written]
            lines[at] = "".join(chain.from_iterable(zip_longest(TOKEN.split(lines[at]), words, fillvalue="")))
        return "\n".join(lines)

    def _restore_tokens(self, lines: Iterable[Sequence[str]]) -> Iterator[int]:
        """Yield the number of the restored token for every token of the lines in turn."""
        choices: list[Sequence[int]] = []
        breaks = []
        for written in lines:
            breaks.append(len(choices))
            choices += [(BREAK,), *map(self._choices_for, written, token_forms(written))]
        chosen = [BREAK, BREAK]
        for start in range(0, len(choices), TOKENS_AT_ONCE):
            context = [(number,) for number in chosen[-2:]]
            chosen += likeliest_path(self._table, [*context, *choices[start : start + TOKENS_AT_ONCE]])[2:]
        for start, end in pairwise([*breaks, len(choices)]):
            yield from chosen[start + 3 : end + 2]

    def _choices_for(self, written: str, form: str) -> Sequence[int]:
        if not written.isascii():
            return (self._numbers.get(form, OTHER),)
        if form == written:
            # A name that was never counted may be a word that was; a code is none.
            lower = form if form.isupper() else form.lower()
            return self._choices.get(form) or self._choices.get(lower) or (OTHER,)
        # Where capitals tell nothing, the word may be a name, or a code, all the same.
        readings = dict.fromkeys((form, written.capitalize(), written))
        return [number for reading in readings for number in self._choices.get(reading, ())] or (OTHER,)

    def _write(self, written: str, number: int) -> str:
        is_plain_word = written.isascii() and written.isalpha() and number not in (BREAK, OTHER)
        return same_case(self._tokens[number], written) if is_plain_word else written


def load_restorer(path: Path) -> Restorer:
    """The restorer with the table in a file; raises ModelError where there is none."""
    return Restorer(read_table(path))
