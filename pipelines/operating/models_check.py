"""Models: are their files whole, which is known by reading a sentence in each language with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.records import Article, Language
from models.fingerprint import ASIDE, fingerprint
from models.load import HUGGING_FACE, folder_of, load_extractor
from pipelines.config import Config
from pipelines.operating.findings import Finding, fault, ok

# A name in each of them has to be found.
SENTENCES: dict[Language, str] = {
    "vi": "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Bắc Giang, đã ký quyết định.",
    "en": "Nguyen Van An, Chairman of the Bac Giang Provincial People's Committee, signed the decision.",
}

# What Git leaves in place of a large file whose content was not fetched begins so.
POINTER = b"version https://git-lfs"

REMEDY = "install Congbao again, or name another tagger; congbao train makes models"


def check_models(config: Config) -> Iterator[Finding]:
    """Yield what is wrong with the models of the tagger, or their fingerprint."""
    folder = folder_of(config.tagger)
    if pointers := list(find_pointers(folder)):
        yield fault("models", f"{pointers[0]} was not fetched by Git", "git lfs pull")
        return
    try:
        extractor = load_extractor(config.tagger)
        articles = [Article(id=language, text=text, language=language) for language, text in SENTENCES.items()]
        silent = [found.article.language for found in extractor.extract(articles) if not found.mentions]
    except Exception as error:  # a damaged file can make any library raise anything
        yield fault("models", f"{config.tagger} can't be used: {str(error).partition(chr(10))[0]}", REMEDY)
        return
    for language in silent:
        yield fault("models", f"{config.tagger} finds no name in {SENTENCES[language]!r}", REMEDY)
    if not silent:
        where = "" if config.tagger.startswith(HUGGING_FACE) else f", in {folder}"
        yield ok("models", f"{config.tagger} reads both languages; fingerprint {fingerprint(config.tagger)}{where}")


def find_pointers(folder: Path) -> Iterator[Path]:
    """Yield the files of models that Git keeps elsewhere."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in ASIDE:
            with path.open("rb") as file:
                if file.read(len(POINTER)) == POINTER:
                    yield path
