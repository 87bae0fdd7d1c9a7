"""Adding: a source becomes an entry at the end of `sources.toml`, of which nothing else changes."""

from __future__ import annotations

import os
import re
from collections.abc import Container
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tomlkit

from pipelines.files import whole_file
from pipelines.kinds import kind_by_name
from pipelines.sources.loading import EXAMPLE, SourcesError, parse_sources
from pipelines.sources.recognising import Recognised
from pipelines.sources.settings import Source, SourcesFile

NEW_FILE = "# Where articles come from. What can be said here: congbao sources example\n"

WARC = re.compile(r"\.warc(?:\.gz)?$", re.IGNORECASE)
LIST_OF_URLS = re.compile(r"\.(?:txt|urls|lst)(?:\.gz|\.xz)?$", re.IGNORECASE)


def read_file(path: Path) -> tuple[str, SourcesFile]:
    """The text of a file of sources and what it says; that of a new one when there is none. Raises SourcesError."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else NEW_FILE
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: can't be read: {error}") from None
    return text, parse_sources(text, str(path))


def add_entry(path: Path, entry: dict[str, Any]) -> Source:
    """Append an entry to a file, which is made when there is none; raises SourcesError, and then changes nothing."""
    text, _ = read_file(path)
    longer = f"{text.rstrip()}\n\n{entry_text(entry)}"
    try:
        file = parse_sources(longer, str(path))
    except SourcesError as error:
        if re.search(r"^\s*sources\s*=", text, re.MULTILINE):
            raise SourcesError(f"{path}: found sources = […]; expected entries that begin with [[sources]]") from None
        raise error from None
    with whole_file(path) as part:
        part.write_text(longer, encoding="utf-8")
    return file.sources[-1]


def entry_text(entry: dict[str, Any]) -> str:
    """An entry as TOML, without what isn't said."""
    table = tomlkit.table()
    for key, value in entry.items():
        if value not in (None, "", ()):
            table[key] = list(value) if isinstance(value, tuple) else value
    entries = tomlkit.aot()
    entries.append(table)
    return tomlkit.dumps({"sources": entries})


def ready_entry(source: Source) -> dict[str, Any]:
    """A source that comes with Congbao, as it is written: first what must be said."""
    said = source.model_dump(exclude_unset=True)
    return {key: said[key] for key in ("name", "kind", "urls")} | said


def web_entry(recognised: Recognised) -> dict[str, Any]:
    """The entry of an address, with a band as wide as the number of its articles may vary."""
    entry: dict[str, Any] = {"kind": recognised.kind, "urls": (recognised.url,)}
    if recognised.listed:
        entry["expect"] = (max(1, recognised.listed // 4), recognised.listed * 4)
    return entry


def path_entry(name: str, folder: Path) -> dict[str, Any]:
    """The entry of a file or folder, named from the folder of the file of sources."""
    relative = os.path.relpath(name, folder)
    if WARC.search(name):
        return {"kind": "warc", "files": (relative,)}
    if LIST_OF_URLS.search(name) and has_addresses(Path(name)):
        return {"kind": "urls", "files": (relative,)}
    if not Path(name).is_dir() and kind_by_name(name) is None:
        raise SourcesError(f"{name}: unknown kind of file; expected a folder, or HTML, text, JSONL, PDF, DOCX or WARC")
    return {"kind": "folder", "paths": (relative,)}


def has_addresses(path: Path) -> bool:
    """Whether a file of text begins with an address, perhaps after comments."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    except (OSError, UnicodeDecodeError):
        return False
    return first.startswith(("http://", "https://"))


def suggested_name(text: str, taken: Container[str]) -> str:
    """A name for what is at an address or path: "tin-example-vn", or with a number when that is taken."""
    host = (urlsplit(text).hostname or "").removeprefix("www.")
    words = re.sub(r"[^a-z0-9]+", "-", (host or Path(text).resolve().name).lower()).strip("-")[:50]
    name, number = words or "source", 1
    while name in taken:
        number += 1
        name = f"{words or 'source'}-{number}"
    return name


def example_text() -> str:
    """The commented example, with one entry of each kind."""
    return EXAMPLE.read_text(encoding="utf-8")
