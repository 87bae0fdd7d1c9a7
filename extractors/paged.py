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


class DamagedError(CleaningError):
    """The file is cut off or broken."""


class EncryptedError(CleaningError):
    """The file can be read with a password alone."""


class LegacyFontError(CleaningError):
    """The file's fonts have codes of their own for letters."""


class TooLargeError(CleaningError):
    """The file has more pages or more to unpack than any report."""
