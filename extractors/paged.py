"""Paged text: the paragraphs of a report with the places where its pages begin, and what reports can fail by.

Exceptions:

    CleaningError
    ├── DamagedError       the file is cut off or broken
    ├── EncryptedError     it can be read with a password alone
    ├── LegacyFontError    its fonts have codes of their own for letters, as Vietnamese ones had before Unicode
    └── TooLargeError      it has more pages or more to unpack than any report
"""

from __future__ import annotations

from extractors.decode import CleaningError

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
    """A text that is written page by page; ``text[pages[i]:pages[i + 1]]`` is what stands on page i, counted from 0.

    What is written must be NFC and begin with no combining character, so that the whole is NFC too.
    """

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

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def pages(self, count: int) -> tuple[int, ...]:
        """Where each of `count` pages begins."""
        return (*self.starts, *[self.length] * (count - len(self.starts)))[:count]
