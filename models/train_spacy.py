"""Trains the spaCy tagger of one language: a small convolutional network over hashed word forms and floret vectors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.tag import make_doc
from extractors.tags import TAGS
from models.augment import rename, with_loud_title, without_diacritics
from models.corpus import AnnotatedArticle, TaggedText, tagged_texts

VERSION = "1.1.0"
EPOCHS = 20
RENAMED_SHARE = 0.5  # of the articles of each epoch, how many are shown with other names
SILVER_ROUNDS = 2  # epochs in which the silver texts are seen once
PLAIN_SHARE = 0.1  # shown without diacritics
LOUD_SHARE = 0.15  # shown with the title in capitals
WORDS_A_BATCH = 1200
LEARN_RATE = 0.001
DROPOUT = 0.25
WIDTH = 96

# Hashed forms of a token and the rows of each table. Two that share a row in one are told apart by the others.
FORMS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}


def network(with_vectors: bool) -> dict[str, Any]:
    """The configuration of the network: 4 layers, so that a tag depends on 4 tokens either side."""
    return {
        "@architectures": "spacy.Tagger.v2",
        "normalize": True,  # the tagger's scores are used as probabilities
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(FORMS),
                "rows": list(FORMS.values()),
                "include_static_vectors": with_vectors,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


def train_spacy(
    articles: Sequence[AnnotatedArticle],
    output: Path,
    *,
    vectors: Path | None = None,
    silver: Sequence[TaggedText] = (),
    seed: int = 0,
    epochs: int = EPOCHS,
    report: Callable[[int, int, float], None] = lambda epoch, epochs, loss: None,
) -> None:
    """Train on annotated articles and write the spaCy pipeline to a folder; `report` is told the loss of each epoch.

    `vectors` is a folder with a spaCy pipeline whose vectors are used, and not trained. The same articles and seed
    give the same model on the same kind of machine.
    """
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(seed)
    draw = random.Random(seed)
    nlp = spacy.blank("xx")  # tokens come from our own segmenter, so that nothing of a language is needed here
    nlp.meta.update(name="congbao_cnn", version=VERSION)
    if vectors:
        nlp.vocab.vectors = spacy.load(vectors).vocab.vectors
    tagger: Any = nlp.add_pipe("tagger", config={"model": network(with_vectors=vectors is not None)})
    for tag in TAGS:
        tagger.add_label(tag)

    def examples(texts: Iterable[TaggedText]) -> list[Any]:
        return [Example.from_dict(make_doc(nlp.vocab, text.words), {"tags": list(text.tags)}) for text in texts]

    optimizer = nlp.initialize(lambda: examples(tagged_texts(articles[:20])))
    for epoch in range(epochs):
        optimizer.learn_rate = LEARN_RATE * max(0.05, 1 - epoch / epochs)
        losses: dict[str, float] = {}
        shown = [vary(annotated, epoch, draw) if epoch else annotated for annotated in articles]
        texts = [*tagged_texts(shown), *draw.sample(silver, len(silver) // SILVER_ROUNDS)]
        draw.shuffle(texts)
        for batch in batches(texts, WORDS_A_BATCH):
            nlp.update(examples(batch), drop=DROPOUT, sgd=optimizer, losses=losses)
        report(epoch + 1, epochs, losses["tagger"])
    with nlp.use_params(optimizer.averages):  # the averaged weights are the trained model
        nlp.to_disk(output)
    # The words it was trained on; the network knows them by their hashes alone, and the articles aren't ours to ship.
    (output / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")


def vary(annotated: AnnotatedArticle, epoch: int, draw: random.Random) -> AnnotatedArticle:
    """The article as it may be shown: perhaps with other names, without diacritics, or with its title in capitals."""
    if draw.random() < RENAMED_SHARE:
        annotated = rename(annotated, epoch)
    way = draw.random()
    if way < PLAIN_SHARE:
        return without_diacritics(annotated)
    return with_loud_title(annotated) if way < PLAIN_SHARE + LOUD_SHARE else annotated


def batches(texts: Iterable[TaggedText], words: int) -> Iterator[list[TaggedText]]:
    """Yield the texts in batches of about so many words."""
    batch: list[TaggedText] = []
    for text in texts:
        batch.append(text)
        if sum(len(t.words) for t in batch) >= words:
            yield batch
            batch = []
    if batch:
        yield batch
