"""spaCy without torch: where torch is installed, as for Hugging Face models, importing spaCy takes 1 s and not 8 s."""

from __future__ import annotations

import sys


def import_spacy() -> None:
    """Import spaCy before anything else does, so that it finds no torch; torch can be imported afterwards.

    Its network library thinc imports torch when it can, for layers that no model of ours has, and takes its word for
    the absence that an empty entry among the modules means.
    """
    if "torch" in sys.modules or "thinc" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules["torch"]
