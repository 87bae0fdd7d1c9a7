"""Fingerprints of models: the same files under the same rules have the same one, such as "5ae1c02b9d7f4e36"."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import extractors
from extractors.records import content_id
from models.load import FAST_TAGGER, HUGGING_FACE, folder_of

# What stands among models and makes no difference to what they find.
ASIDE = (".md", ".py", ".pyc", ".svg")


@cache
def fingerprint(tagger: str) -> str:
    """The id of the models that `tagger` names: of their files, and of the rules that use them with their version.

    A model on the Hugging Face hub is known by its name.
    """
    folders = [folder_of(tagger)]
    name = tagger.removeprefix(HUGGING_FACE) if tagger.startswith(HUGGING_FACE) else ""
    if name and Path(name).is_dir():
        folders.append(Path(name))
        name = ""
    digests = [file_digests(folder) for folder in folders]
    return content_id("models", name, tagger == FAST_TAGGER, digests, rules_digest(), version("congbao"))


@cache
def rules_digest() -> str:
    """The digest of all that `extractors` is: whoever works on a rule must not be told that nothing is to be read."""
    folder = Path(extractors.__file__).parent
    # Python writes a .pyc under another name first, which another process may be doing now.
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    digests = [(path.relative_to(folder).as_posix(), sha256(path)) for path in paths]
    return content_id("rules", digests)


def file_digests(folder: Path) -> list[tuple[str, str]]:
    """The files of a folder of models, in order of their paths, with their SHA-256."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in ASIDE)
    return [(path.relative_to(folder).as_posix(), sha256(path)) for path in paths]


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
