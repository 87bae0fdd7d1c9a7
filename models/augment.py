"""Augmentation: the same article with other names, "ông Nguyễn Văn An ở Bắc Giang" as "ông Lê Thị Hoa ở Cà Mau".

A tagger that has seen each name in one article learns the name; one that has seen many in its place learns the place.
Within an article a name is always replaced by the same other name, short forms ("ông An") along with the full one.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from extractors.records import Language, Mention
from models.corpus import AnnotatedArticle

FOLDER = Path(__file__).parent / "gazetteer"

LONGEST_TITLE = 200  # characters
MIDDLE_SYLLABLES = (0, 1, 1, 1, 1, 2)  # how many a name has: most have one


def rename(annotated: AnnotatedArticle, seed: int) -> AnnotatedArticle:
    """The article with its Vietnamese people and places renamed; foreign names stay."""
    draw = random.Random(f"{annotated.article.id} {seed}")
    language = annotated.article.language
    people = _new_people(annotated.mentions, language, draw)
    places = _new_places(annotated.mentions, language, draw)
    text: list[str] = []
    mentions = []
    done = length = 0
    for mention in annotated.mentions:
        if mention.label == "PERSON":
            new = people.get(mention.text, mention.text)
        elif mention.label in ("LOC", "ORG"):
            new = places(mention.text)
        else:
            new = mention.text
        before = annotated.article.text[done : mention.start]
        text += [before, new]
        start = length + len(before)
        length = start + len(new)
        mentions.append(replace(mention, start=start, end=length, text=new))
        done = mention.end
    text.append(annotated.article.text[done:])
    article = replace(annotated.article, text="".join(text))
    return AnnotatedArticle(article=article, mentions=tuple(mentions), row=annotated.row)


def without_diacritics(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it is written in a hurry: "Ha Noi" for "Hà Nội", every letter where it was.

    One with stray marks that would melt into the bare letters stays as it is.
    """
    text = bare(annotated.article.text)
    return rewritten(annotated, text) if unicodedata.is_normalized("NFC", text) else annotated


def with_loud_title(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its first line in capitals, where that is short enough for a title: some are one long line."""
    title, newline, body = annotated.article.text.partition("\n")
    if len(title) > LONGEST_TITLE:
        return annotated
    loud = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in title)
    return rewritten(annotated, f"{loud}{newline}{body}")


def rewritten(annotated: AnnotatedArticle, text: str) -> AnnotatedArticle:
    """The article with a text in which every letter is where it was; raises ValueError for one of another length."""
    if len(text) != len(annotated.article.text):
        raise ValueError(f"article {annotated.article.id}: rewritten to another length")
    mentions = tuple(replace(m, text=text[m.start : m.end]) for m in annotated.mentions)
    return replace(annotated, article=replace(annotated.article, text=text), mentions=mentions)


def bare(text: str) -> str:
    """The text without the marks of its letters, as long as it was."""
    return "".join(map(_plain, text))


def _plain(letter: str) -> str:
    """A letter without its marks; one that has no such form as it is."""
    base = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(part for part in base if not unicodedata.combining(part))
    return bare if len(bare) == 1 else letter


def _new_people(mentions: Iterable[Mention], language: Language, draw: random.Random) -> dict[str, str]:
    names = dict.fromkeys(mention.text for mention in mentions if mention.label == "PERSON")
    surnames = frozenset(_written(surname, language) for surname in _syllables("surnames")[0])
    new: dict[str, str] = {}
    for name in sorted(names, key=len, reverse=True):
        syllables = name.split(" ")
        # "Văn Bình" behind "Trần Văn Bình" is no other person, though some are called Văn.
        if any(known.endswith(f" {name}") for known in new):
            continue
        if len(syllables) >= 2 and syllables[0] in surnames and len(syllables) <= 4:
            new[name] = _draw_name(language, draw)
    for name in names:
        full = next((known for known in new if known.endswith(f" {name}")), None)
        if name not in new and full:
            new[name] = new[full].split(" ", 1)[1] if " " in name else new[full].rsplit(" ", 1)[1]
    return new


def _draw_name(language: Language, draw: random.Random) -> str:
    kinds = ["surnames", *["middle_syllables"] * draw.choice(MIDDLE_SYLLABLES), "given_syllables"]
    return _written(" ".join(draw.choices(*_syllables(kind))[0] for kind in kinds), language)


def _new_places(mentions: Iterable[Mention], language: Language, draw: random.Random) -> Callable[[str], str]:
    pattern, names = _places(language)
    new: dict[str, str] = {}
    for mention in mentions:
        if mention.label in ("LOC", "ORG"):
            for place in pattern.findall(mention.text):
                new.setdefault(place, draw.choice(names))
    return lambda text: pattern.sub(lambda match: new[match[0]], text)


@cache
def _syllables(kind: str) -> tuple[list[str], list[int]]:
    """Name syllables and how often each was counted."""
    lines = (FOLDER / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [row[0] for row in rows], [int(row[1]) for row in rows]


@cache
def _places(language: Language) -> tuple[re.Pattern[str], list[str]]:
    lines = (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines()
    names = sorted({line.split("\t")[0 if language == "vi" else 1] for line in lines})
    # The longest first, or "Bắc Giang" would be found in "Bắc Giang Thành".
    choice = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)"), names


def _written(name: str, language: Language) -> str:
    """A Vietnamese name as the language writes it: English papers leave the diacritics out."""
    if language == "vi":
        return name
    plain = unicodedata.normalize("NFD", name).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
