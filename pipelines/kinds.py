"""Kinds: what a file or an answer holds, by its name, its content type and its bytes, as "report.pdf" holds a PDF."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["jsonl", "html", "text", "pdf", "docx"]

KINDS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".jsonl.xz": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".pdf": "pdf",
    ".docx": "docx",
}

# Other content types say nothing; servers send "application/octet-stream" for all they don't know.
CONTENT_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/json": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}

# What bytes begin with that are surely no text. The old Office format is DOCX here, as DOCX with a password is in it.
MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0", "docx"))

# What is more than this is not held in memory. News pages have 0.1 to 2 MB, most of it scripts; reports have pictures.
MAX_BYTES = 16 * 2**20
MAX_REPORT_BYTES = 64 * 2**20

# Bytes by which to tell what a file is.
HEAD = 1024

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
PAGE_START = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
TAG = re.compile(rb"<[a-z!/]", re.IGNORECASE)


def kind_of(data: bytes, claimed: Kind | None = None) -> Kind:
    """What these bytes are: what they can't but be, else what their name or content type claims, else their looks."""
    seen = kind_by_content(data)
    if seen in ("pdf", "docx", "html") or claimed is None:
        return seen
    return seen if claimed == "html" and not TAG.search(data) else claimed


def kind_by_name(name: str) -> Kind | None:
    """What the end of a file's name says it holds."""
    return next((kind for suffix, kind in KINDS.items() if name.lower().endswith(suffix)), None)


def kind_by_type(content_type: str | None) -> Kind | None:
    """What a content type says, as "text/html; charset=utf-8" does; None for one that says nothing of use."""
    return CONTENT_TYPES.get((content_type or "").partition(";")[0].strip().lower())


def kind_by_content(data: bytes) -> Kind:
    """What the first bytes look like."""
    head = data[:HEAD]
    for magic, kind in MAGIC:
        # Readers of PDF allow anything before it, and servers send blank lines there.
        if head.lstrip().startswith(magic):
            return kind
    start = head.removeprefix(BYTE_ORDER_MARK).lstrip()
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return "jsonl"
    return "html" if PAGE_START.match(start) else "text"


def max_bytes(kind: Kind) -> int:
    """The most bytes of a document of this kind that are read."""
    return MAX_REPORT_BYTES if kind in ("pdf", "docx") else MAX_BYTES
