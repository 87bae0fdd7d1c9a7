"""Trains the floret vectors that the Vietnamese network reads: `python -m models.vectors OUTPUT news.jsonl.xz ...`.

floret sums the vectors of a word and of its parts, each found by two hashes in one small table, so that 50,000 rows
serve any word there is. The tokens are those of our segmenter, the same as the network's.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from extractors.segment import segmenter_for
from models.train import raw_texts

ROWS = 50_000
WIDTH = 100
EPOCHS = 3


def train_vectors(files: Iterable[Path], output: Path) -> None:
    """Train on the texts of JSONL files and write a spaCy pipeline with the vectors to a folder."""
    import floret
    import spacy
    from spacy.training.initialize import convert_vectors

    segmenter = segmenter_for("vi")
    with tempfile.TemporaryDirectory() as scratch:
        corpus, table = Path(scratch) / "corpus.txt", Path(scratch) / "table.floret"
        with corpus.open("w", encoding="utf-8") as lines:
            for text in (text for file in files for text in raw_texts(file)):
                for sentence in segmenter.sentences(text):
                    tokens = segmenter.tokens(text, sentence.start, sentence.end)
                    lines.write(" ".join(text[start:end] for start, end in tokens) + "\n")
        model = floret.train_unsupervised(
            str(corpus),
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=ROWS,
            minn=2,
            maxn=5,
            minCount=10,
            dim=WIDTH,
            epoch=EPOCHS,
            neg=10,
            thread=1,  # with more the vectors differ from run to run
        )
        model.save_floret_vectors(str(table))
        nlp = spacy.blank("xx")
        convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    nlp.to_disk(output)


if __name__ == "__main__":
    train_vectors(map(Path, sys.argv[2:]), Path(sys.argv[1]))
