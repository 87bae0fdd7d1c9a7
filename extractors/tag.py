"""Taggers: what finds the mentions of an article, as in "[Giám đốc POSITION] [Sở Y tế ORG] [Trần Thị Bình PERSON]"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from extractors.reading import Reading
from extractors.records import Language, Mention
from extractors.segment import Span, segmenter_for
from extractors.tags import TAGS, Floats, decode

# Tokens a network sees at once: bounds the memory that one very long article takes.
TOKENS_AT_ONCE = 1000


class ModelError(Exception):
    """A model that can't be used: where it was looked for, what was found, what was expected."""


class Tagger(Protocol):
    """Anything that finds mentions: a trained spaCy model, a Hugging Face model."""

    name: str
    """The model with its version, kept with every mention it makes."""

    def tag(self, readings: Sequence[Reading]) -> list[list[Mention]]:
        """The mentions of each article, in reading order and without overlap. Needs its sentences alone."""
        ...


def chunk_sentences(reading: Reading, at_most: int = TOKENS_AT_ONCE) -> Iterator[list[Span]]:
    """The tokens of the article in runs of whole sentences, each run of `at_most` tokens or one longer sentence."""
    segmenter = segmenter_for(reading.article.language)
    run: list[Span] = []
    for sentence in reading.sentences:
        tokens = segmenter.tokens(reading.text, sentence.start, sentence.end)
        if run and len(run) + len(tokens) > at_most:
            yield run
            run = []
        run += tokens
    if run:
        yield run


def make_doc(vocab: Any, words: Sequence[str]) -> Any:
    """A spaCy Doc of exactly these words. Its own offsets mean nothing, since white space is left out."""
    from spacy.tokens import Doc

    return Doc(vocab, words=list(words))


def read_mentions(text: str, tokens: Sequence[Span], probabilities: Floats, source: str) -> list[Mention]:
    """The mentions that the probabilities (tokens, tags) spell."""
    mentions = []
    for span in decode(probabilities):
        start, end = tokens[span.start][0], tokens[span.end - 1][1]
        mentions.append(
            Mention(
                start=start, end=end, label=span.label, text=text[start:end], confidence=span.probability, source=source
            )
        )
    return mentions


class SpacyTagger:
    """A spaCy pipeline whose tagger gives every token the probabilities of `TAGS`.

    Raises ModelError for a tagger with other tags, or whose network doesn't look at each word by itself first.
    """

    def __init__(self, nlp: Any, language: Language) -> None:
        from thinc.api import NumpyOps
        from threadpoolctl import ThreadpoolController

        self.nlp = nlp
        self.language = language
        self.name = f"{language}_{nlp.meta['name']}@{nlp.meta['version']}"
        labels = nlp.get_pipe("tagger").labels
        if set(labels) != set(TAGS):
            raise ModelError(f"model {self.name}: has the tags {', '.join(labels)}; expected {', '.join(TAGS)}")
        self._order = [labels.index(tag) for tag in TAGS]
        try:
            reader, self._scorer = nlp.get_pipe("tagger").model.layers
            self._word_reader, self._text_reader = reader.layers
        except ValueError:
            raise ModelError(
                f"model {self.name}: has no network of spacy.Tok2Vec.v2, as `congbao train` makes"
            ) from None
        # thinc's own products of matrices take three times as long as numpy's on processors it doesn't know, as Zen 3.
        for layer in self._text_reader.walk():
            layer.ops = NumpyOps(use_blis=False)
        self._libraries = ThreadpoolController()

    def probabilities(self, texts: Sequence[Sequence[str]]) -> list[Floats]:
        """The probabilities of `TAGS` for the words of each text, (words, tags)."""
        if not texts:  # an article of blanks has none, which the network can't take
            return []
        # Three words in four stand in the same texts before; what the network sees in a word by itself is made once.
        rows: dict[str, int] = {}
        of_texts = [[rows.setdefault(word, len(rows)) for word in text] for text in texts]
        [words] = self._word_reader.predict([make_doc(self.nlp.vocab, list(rows))])
        # In one thread and text by text, as the last digits depend on how a product is parted.
        with self._libraries.limit(limits=1):
            read = [self._text_reader.predict([words[of_text]])[0] for of_text in of_texts]
        return [scores[:, self._order] for scores in self._scorer.predict(read)]

    def tag(self, readings: Sequence[Reading]) -> list[list[Mention]]:
        found: list[list[Mention]] = [[] for _ in readings]
        chunks = [(at, tokens) for at, reading in enumerate(readings) for tokens in chunk_sentences(reading)]
        texts = [[readings[at].text[a:b] for a, b in tokens] for at, tokens in chunks]
        for (at, tokens), probabilities in zip(chunks, self.probabilities(texts), strict=True):
            found[at] += read_mentions(readings[at].text, tokens, probabilities, self.name)
        return found


def load_spacy_tagger(folder: Path, language: Language) -> SpacyTagger:
    """The tagger in a folder that `congbao train` wrote.

    Raises ModelError when the folder holds no spaCy pipeline, one with other tags, or damaged files.
    """
    import spacy

    if not (folder / "config.cfg").exists():
        raise ModelError(f"no model in {folder}: expected a spaCy pipeline, as `congbao train` writes it")
    try:
        nlp = spacy.load(folder)
        written = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except Exception as error:  # whatever the parsers of the files raise
        raise damaged(folder, error) from error
    # spaCy is content without the files of the vectors, and then finds nonsense.
    if nlp.meta["vectors"] != written["vectors"]:
        raise ModelError(f"model in {folder}: has the vectors {nlp.meta['vectors']}; expected {written['vectors']}")
    if not nlp.has_pipe("tagger"):
        raise ModelError(f"model in {folder}: has the parts {', '.join(nlp.pipe_names) or 'none'}; expected a tagger")
    return SpacyTagger(nlp, language)


def damaged(folder: Path, error: Exception) -> ModelError:
    """The error, in one line, for a folder whose files can't be read."""
    return ModelError(f"model in {folder} is damaged: {' '.join(str(error).split())}")
