"""Names in the same Vietnamese articles, found by this project and by underthesea: `make benchmark-accuracy`.

Only PERSON, ORG and LOC are compared, as underthesea has no other label of ours. A name is right when start, end and
label are those of the annotators; "touching" asks only that the label is the same and a character shared, which is
kind to another idea of where a name ends.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from benchmarks.peers import SHARED_LABELS, AlignmentError, Span, underthesea_spans
from extractors.segment import segmenter_for
from extractors.without_torch import import_spacy
from models.corpus import AnnotatedArticle, read_annotated
from models.score import Figures

Finder: TypeAlias = Callable[[Sequence[AnnotatedArticle]], list[list[Span]]]

LABELS = tuple(SHARED_LABELS.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="annotated articles, JSONL as for `congbao evaluate`")
    parser.add_argument("--tagger", action="append", default=[], help="another tagger beside ours: hf:NAME_OR_FOLDER")
    arguments = parser.parse_args()
    articles = read_annotated(arguments.gold, "vi")
    finders: dict[str, Finder] = {name: tagger_finder(name) for name in ("congbao", *arguments.tagger)}
    finders["underthesea"] = find_by_underthesea
    print(f"{len(articles)} Vietnamese articles")
    for line in table(articles, {name: find(articles) for name, find in finders.items()}):
        print(line)


def tagger_finder(tagger: str) -> Finder:
    """What finds names as `congbao extract --tagger` does."""
    import_spacy()
    from models.load import load_extractor

    def find(articles: Sequence[AnnotatedArticle]) -> list[list[Span]]:
        readings = load_extractor(tagger).find_mentions(annotated.article for annotated in articles)
        return [
            [Span(start=m.start, end=m.end, label=m.label) for m in reading.mentions if m.label in LABELS]
            for reading in readings
        ]

    return find


def find_by_underthesea(articles: Sequence[AnnotatedArticle]) -> list[list[Span]]:
    """What underthesea finds when it is given our sentences one by one, as it expects."""
    found = []
    for annotated in articles:
        text = annotated.article.text
        spans: list[Span] = []
        for sentence in segmenter_for("vi").sentences(text):
            try:
                spans += underthesea_spans(text, [sentence])
            except AlignmentError as error:
                print(f"{annotated.article.id}: a sentence is left out: {error}")
        found.append(spans)
    return found


def table(articles: Sequence[AnnotatedArticle], found: dict[str, list[list[Span]]]) -> Iterator[str]:
    """Yield the figures by label and finder."""
    yield f"{'':10}{'':14}{'P':>7}{'R':>7}{'F1':>7}{'touching F1':>13}{'gold':>6}{'found':>7}"
    gold = [
        [Span(start=m.start, end=m.end, label=m.label) for m in annotated.mentions if m.label in LABELS]
        for annotated in articles
    ]
    for labels in (*((label,) for label in LABELS), LABELS):
        for name, spans in found.items():
            strict, touching = Figures(), Figures()
            for wanted, guessed in zip(gold, spans, strict=True):
                ours = [span for span in wanted if span.label in labels]
                theirs = [span for span in guessed if span.label in labels]
                strict += count(ours, theirs, Span.__eq__)
                touching += count(ours, theirs, touch)
            rates = f"{strict.precision:7.3f}{strict.recall:7.3f}{strict.f1:7.3f}{touching.f1:13.3f}"
            label = labels[0] if len(labels) == 1 else "all three"
            yield f"{label:10}{name:14}{rates}{strict.gold:6}{strict.predicted:7}"


def count(wanted: Sequence[Span], found: Sequence[Span], same: Callable[[Span, Span], bool]) -> Figures:
    """Right, found and wanted spans of an article, each in one pair at most."""
    free = list(found)
    for span in wanted:
        partner = next((other for other in free if same(span, other)), None)
        if partner:
            free.remove(partner)
    return Figures(right=len(found) - len(free), predicted=len(found), gold=len(wanted))


def touch(a: Span, b: Span) -> bool:
    return a.label == b.label and a.start < b.end and b.start < a.end


if __name__ == "__main__":
    main()
