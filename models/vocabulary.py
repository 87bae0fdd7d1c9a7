"""The pieces of words that the encoder keeps: those of Vietnamese and English news, of 250,000 for a hundred languages.

    python -m models.vocabulary models/encoder/tokenizer.json news-vi.jsonl.xz news-en.jsonl.xz

counts the pieces in raw articles, as written, without diacritics and in capitals, each file as much as the others, and
writes a tokenizer with the commonest. All letters and signs of Latin script stay, so that a word whose longer pieces
are gone can still be spelt.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.augment import bare
from models.pretrained import Pretrained
from models.train import raw_texts

SIZE = 24_000  # pieces: all but 2 in 1,000 of those in news
SPECIAL = 4  # <s>, <pad>, </s> and <unk>, the first of every vocabulary
BEGINNING = "▁"  # stands for the space before a word
TEXTS_AT_ONCE = 500
LONGEST = 6000  # characters of an article that are counted
# Every so manieth article is counted without diacritics as well, and its beginning in capitals.
PLAIN_EVERY, LOUD_EVERY = 8, 20
LOUD = 300  # characters


def build_tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Any:
    """The tokenizer of a vocabulary: the likeliest pieces of a text; a space is the beginning of the word behind it."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=SPECIAL - 1))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=BEGINNING, prepend_scheme="never", split=False)
    return tokenizer


def choose_pieces(pretrained: Pretrained, corpora: Sequence[Path], size: int = SIZE) -> list[int]:
    """The numbers of the pieces to keep, in their order: the special ones, single letters, and the commonest."""
    tokenizer = build_tokenizer(pretrained.pieces, pretrained.scores.tolist())
    shares: dict[int, float] = defaultdict(float)
    for corpus in corpora:
        counts = count_pieces(tokenizer, corpus)
        for piece, count in counts.items():
            shares[piece] += count / counts.total()
    kept = dict.fromkeys(range(SPECIAL))
    kept |= dict.fromkeys(number for number, piece in enumerate(pretrained.pieces) if is_latin_letter(piece))
    for number, _ in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) >= size:
            break
        kept.setdefault(number)
    return sorted(kept)


def count_pieces(tokenizer: Any, corpus: Path) -> Counter[int]:
    """How often each piece occurs in the articles of a file."""
    counts: Counter[int] = Counter()
    texts = [text for number, text in enumerate(raw_texts(corpus)) for text in ways_of_writing(text[:LONGEST], number)]
    for at in range(0, len(texts), TEXTS_AT_ONCE):
        for encoding in tokenizer.encode_batch(texts[at : at + TEXTS_AT_ONCE], add_special_tokens=False):
            counts.update(encoding.ids)
    return counts


def ways_of_writing(text: str, number: int) -> Iterator[str]:
    """Yield the text of the article of this number, and for some of them other ways in which it could be written."""
    yield f" {text}"
    if number % PLAIN_EVERY == 0:
        yield f" {bare(text)}"
    if number % LOUD_EVERY == 0:
        yield f" {text[:LOUD].upper()}"


def is_latin_letter(piece: str) -> bool:
    """Whether the piece is one letter or sign of Latin script, Vietnamese ones included, or a common mark."""
    return len(piece) == 1 and (piece < "\u0250" or "\u1e00" <= piece < "\u1f00" or "\u2000" <= piece < "\u2070")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="the file to write, tokenizer.json")
    parser.add_argument("corpora", type=Path, nargs="+", help="JSONL files of articles with a text, plain or .xz")
    parser.add_argument("--size", type=int, default=SIZE, help="pieces to keep (default: %(default)s)")
    options = parser.parse_args()
    pretrained = Pretrained()
    kept = choose_pieces(pretrained, options.corpora, options.size)
    tokenizer = build_tokenizer([pretrained.pieces[k] for k in kept], [float(pretrained.scores[k]) for k in kept])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(tokenizer.to_str(pretty=False), encoding="utf-8")


if __name__ == "__main__":
    main()
