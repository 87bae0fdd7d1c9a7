"""Loading: a `sources.toml` becomes checked settings, its paths beside it, its mistakes said in plain words.

Exceptions:

    SourcesError         a file of sources that can't be used; the message says where, what was found and expected
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.engine import make_url

from pipelines.config import is_relative_file
from pipelines.locations import is_address
from pipelines.sources.mistakes import mistakes
from pipelines.sources.settings import FolderSource, Source, SourcesFile, UrlListSource, WarcSource

READY = Path(__file__).with_name("ready.toml")
EXAMPLE = Path(__file__).with_name("example.toml")


class SourcesError(Exception):
    """A file of sources that can't be used."""


def load_sources(path: Path) -> SourcesFile:
    """The sources that a TOML file names, with the file's politeness below each one's own; raises SourcesError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourcesError(f"{path}: no such file; make one with congbao sources add") from None
    except OSError as error:
        raise SourcesError(f"{path}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path}: not UTF-8 at byte {error.start}") from None
    return settle(parse_sources(text, str(path)), path.parent)


def ready_sources() -> tuple[Source, ...]:
    """The sources that come with Congbao, none of them tried."""
    return parse_sources(READY.read_text(encoding="utf-8"), READY.name).sources


def parse_sources(text: str, where: str) -> SourcesFile:
    """The sources in the text of a TOML file, as they stand there; raises SourcesError, which begins with `where`."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{where}: no TOML: {error}") from None
    try:
        return SourcesFile.model_validate(written)
    except ValidationError as error:
        lines = [f"{where}: {mistake}" for mistake in mistakes(error, written)]
        raise SourcesError("\n".join(lines)) from None


def settle(file: SourcesFile, folder: Path) -> SourcesFile:
    """`file` with its relative paths below `folder`, and each source's politeness over that of the file."""
    changes: dict[str, Any] = {
        "raw": beside(file.raw, folder),
        "ledger": ledger_beside(file.ledger, folder),
        "sources": tuple(
            source.model_copy(
                update={"politeness": file.politeness.overridden_by(source.politeness), **paths_beside(source, folder)}
            )
            for source in file.sources
        ),
    }
    return file.model_copy(update=changes)


def paths_beside(source: Source, folder: Path) -> dict[str, tuple[str, ...]]:
    """The fields of a source that hold paths, below `folder`."""
    match source:
        case FolderSource():
            return {"paths": tuple(beside(path, folder) for path in source.paths)}
        case UrlListSource() | WarcSource():
            return {"files": tuple(beside(path, folder) for path in source.files)}
        case _:
            return {}


def beside(path: str, folder: Path) -> str:
    """A relative path below `folder`; an address, as "s3://bucket/pages", stays as it is."""
    return path if is_address(path) else os.path.normpath(folder / path)


def ledger_beside(ledger: str, folder: Path) -> str:
    """The URL of a database, its file below `folder`."""
    url = make_url(ledger)
    if is_relative_file(url):
        url = url.set(database=os.path.normpath(folder / str(url.database)))
    return url.render_as_string(hide_password=False)
