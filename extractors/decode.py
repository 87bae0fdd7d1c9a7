"""Decoding: from the bytes of a page or file to NFC text, as "Ha\u0300 Nô\u0323i" in windows-1258 becomes "Hà Nội".

Exceptions:

    CleaningError        something can't be made a clean text
    └── UndecodableError the bytes are no text, or in no encoding that is known here
"""

from __future__ import annotations

import codecs
import re
import unicodedata

# How other kinds of file begin, to say what was found instead of a text.
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX and XLSX are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file, as WebP and WAV are"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
)
# The longer first, as UTF-32 begins like UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# More than this share of control characters is no text; a stray one is.
CONTROL_SHARE = 0.001

# Two characters that no file, database or column of text holds: they are replaced one for one, so that offsets stay.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class CleaningError(ValueError):
    """Something can't be made a clean text."""


class UndecodableError(CleaningError):
    """The bytes are no text, or in no encoding that is known here."""


def normalise(text: str) -> str:
    """`text` in NFC, its only change but for NUL and lone surrogates, which become U+FFFD one for one.

    Offsets into the result are what every span of the project means.
    """
    return unicodedata.normalize("NFC", UNSTORABLE.sub("\ufffd", text))


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file or page, without its byte order mark.

    Tries, in this order: a byte order mark; UTF-8; the encoding that the sender `declared`; the one that the page
    declares itself; windows-1258, in which old Vietnamese pages are. Raises UndecodableError.
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"found {kind}; expected HTML, plain text or JSONL")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding)
    controls = len(CONTROL.findall(data))
    if controls > max(1, CONTROL_SHARE * len(data)):
        raise UndecodableError(
            f"found binary data ({controls} control characters in {len(data)} bytes);"
            " expected HTML, plain text or JSONL"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_error = error
    written = CHARSET.search(data, 0, 2048)
    for name in (declared, written[1].decode("ascii") if written else None):
        # A page that says UTF-8 and is not is damaged, not Vietnamese of the nineties.
        if name and not re.fullmatch(r"utf-?8", name, re.IGNORECASE) and _is_known(name):
            return _decode_strictly(data, name)
    if not _has_utf8_letters(data):
        try:
            return data.decode("cp1258")
        except UnicodeDecodeError:
            pass
    raise UndecodableError(
        f"byte 0x{data[first_error.start]:02x} at offset {first_error.start} is not UTF-8, and no other encoding is"
        " declared; expected text in UTF-8, or HTML that names its charset"
    )


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"the byte at offset {error.start} is not {encoding}, which the data declare; expected text in UTF-8"
        ) from None


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _has_utf8_letters(data: bytes) -> bool:
    """Whether more of the bytes beyond ASCII make UTF-8 sequences than not: UTF-8 with damage."""
    beyond = sum(byte >= 0x80 for byte in data)
    damaged = data.decode("utf-8", "replace").count("\ufffd")
    return beyond > 2 * damaged
