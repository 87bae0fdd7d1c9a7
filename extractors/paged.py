"""Paged text: the paragraphs of a report with the places where its pages begin, and what reports can fail by.

Exceptions:

    CleaningError
    ├── DamagedError       the file is cut off or broken
    ├── EncryptedError     it can be read with a password alone
    ├── LegacyFontError    its fonts have codes of their own for letters, as Vietnamese ones had before Unicode
    └── TooLargeError      it has more pages or more to unpack than any report
"""

from __future__ import annotations

import unicodedata

from extractors.decode import CleaningError, normalise

# More than any report has; a law code has about 500,000 characters.
MAX_PAGES = 3_000
MAX_CHARACTERS = 1_000_000
MAX_PAGE_CHARACTERS = 50_000


class DamagedError(CleaningError):
    """The file is cut off or broken."""


class EncryptedError(CleaningError):
    """The file can be read with a password alone."""


class LegacyFontError(CleaningError):
    """The file's fonts have codes of their own for letters."""


class TooLargeError(CleaningError):
    """The file has more pages or more to unpack than any report."""


class PagedText:
    """A text that is written page by page; ``text[pages[i]:pages[i + 1]]`` is what stands on page i, counted from 0."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.begun = 0  # pages
        self.starts: list[int] = []

    def turn_to(self, page: int) -> None:
        """What is written next stands on this page, counted from 0; pages passed over are empty."""
        self.begun = max(self.begun, page + 1)

    def paragraph(self, text: str) -> None:
        """Write a new paragraph."""
        self.write(text, between="\n")

    def write(self, text: str, *, between: str) -> None:
        """Write more, after `between`, which still stands on the page before."""
        if self.length:
            self._add(between)
        self.starts += [self.length] * (self.begun - len(self.starts))
        self._add(text)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise TooLargeError(
                f"found more than {MAX_CHARACTERS:,} characters; expected a report, not an archive of them"
            )

    def finish(self, count: int) -> tuple[str, tuple[int, ...]]:
        """The text, and where each of its `count` pages begins."""
        text = "".join(self.pieces)
        starts = (*self.starts, *[self.length] * (count - len(self.starts)))[:count]
        # A page that begins within a letter, between an "e" and its mark, takes the letter along.
        if not unicodedata.is_normalized("NFC", text):
            starts = tuple(len(normalise(text[:start])) for start in starts)
            text = normalise(text)
        return text, starts
