"""Extraction in groups: many articles at once are faster, and one that fails doesn't take the others with it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.extract import Extraction, Extractor
from extractors.tag import ModelError
from pipelines.failures import Failure, excerpt
from pipelines.rows import Document


def extract_group(extractor: Extractor, documents: Sequence[Document]) -> list[Extraction | Failure]:
    """What was found in each of these documents, in their order, or why nothing could be.

    Raises ModelError, which is no article's fault.
    """
    try:
        return list(extractor.extract(document.article for document in documents))
    except ModelError:
        raise
    except Exception as error:  # whatever an extractor raises on one article, the others are to be had
        if len(documents) == 1:
            return [extraction_failure(documents[0], error)]
        return [result for document in documents for result in extract_group(extractor, [document])]


def extraction_failure(document: Document, error: Exception) -> Failure:
    """The failure of a document that the extractors stumbled over."""
    return Failure(
        origin=document.origin,
        stage="extract",
        reason=f"extraction failed with {type(error).__name__}",
        found=excerpt(str(error)),
        article_id=document.article.id,
    )
