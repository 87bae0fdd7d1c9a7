"""Mending: persons and positions that a tagger cut wrong, as "[UBND Quận 1 Đoàn Văn An]" is a body and a person.

Every mention that is changed or added says so in its source; nothing is changed where the signs for it are missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from operator import attrgetter

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.foreigners import part_foreigners
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.missed_names import (
    add_people,
    add_titles,
    added,
    extend_people,
    extend_titles,
    part,
    relabel_people,
    title_before,
)
from extractors.name_forms import (
    LEXICONS,
    countries,
    ends_with_country,
    has_foreign_word,
    honorific_pattern,
    is_vietnamese_name,
    name_end,
    title_pattern,
)
from extractors.name_keys import words_of
from extractors.reading import Reading
from extractors.records import Label, Language, Mention
from extractors.titles import LEXICONS as OFFICIAL_LEXICONS

LEADING_COUNTRY = re.compile(r"((?:[A-Z][\w.]*|Central|South|North|New) ?[A-Z]?[a-z]*) (?=\w)")

# The confidence of a title by its form alone, whatever the tagger thought of its parts; set by hand, as training
# articles have no example.
JOINED = 0.9

LINE = re.compile(r"\S[^\n]*(?<!\s)")
# A body of the state whose name ends there: behind it stands what it wrote about.
BODY_OF_STATE = re.compile(r"(?:Bộ Chính trị|Ban Bí thư|Chính phủ|Quốc hội)(?= về )")

# What is no part of a body or place: "of the Acme Group", "D-Ohio".
BEFORE_BODY = re.compile(r"(?:of|in|at) (?:the )?(?=[A-Z])|[DRI]-(?=[A-Z][a-z])")

# What stands before a person's name that is the name of a city or school: "Trường THPT Lương Thế Vinh".
NAMESAKE = re.compile(r"(?:TP|TP\.|[Tt]hành phố|THPT|THCS|[Hh]ọc|[Tt]hành ủy) $")


def mend(reading: Reading) -> Reading:
    """The reading with its persons and positions put right; one that has been mended stays as it is."""
    if reading.is_mended:
        return reading
    steps: tuple[Callable[[Reading], Iterator[Mention]], ...] = (
        part_lines,
        bound_state_bodies,
        part_foreigners,
        give_back_surnames,
        extend_into_bodies,
        split_mixed,
        join_committees,
        extend_titles,
        relabel_people,
        extend_people,
        add_people,
        add_titles,
    )
    for step in steps:
        mentions = tuple(sorted(step(reading), key=attrgetter("start")))
        if mentions != reading.mentions:
            reading = reading.with_mentions(mentions)
    return reading.with_mentions(reading.mentions, is_mended=True)


# Mentions that hold more than one thing


def part_lines(reading: Reading) -> Iterator[Mention]:
    """Every mention; names and titles that run over the end of a headline as what stands on one of its lines.

    A body loses the "of the" before it; what is no position, as "formerly", goes.
    """
    for mention in reading.mentions:
        text = mention.text
        if mention.label not in ("PERSON", "POSITION", "ORG", "LOC"):
            yield mention
            continue
        if mention.label == "POSITION" and text.casefold() in LEXICONS[reading.article.language].no_offices:
            continue
        if mention.label == "PERSON" and ". " in text and reading.sentences:
            sentence_end = reading.sentence_at(mention.start).end
            if sentence_end < mention.end:
                yield from part_sentences(mention, sentence_end - mention.start)
                continue
        lines = [(line.start(), line.end()) for line in LINE.finditer(text)]
        if len(lines) > 1 and mention.label == "POSITION":
            titled = [line for line in lines if title_pattern(reading.article.language).match(text, *line)]
            lines = titled or lines[-1:]
        start, end = max(lines, key=lambda line: line[1] - line[0]) if lines else (0, len(text))
        if mention.label in ("ORG", "LOC") and (of := BEFORE_BODY.match(text[start:end])):
            start += of.end()
        if text[start:end].endswith("]") and "[" not in text[start:end]:
            end = max(start + 1, start + len(text[start:end].rstrip("] ")))
        yield mention if (start, end) == (0, len(text)) else part(mention, start, end, mention.label)


def bound_state_bodies(reading: Reading) -> Iterator[Mention]:
    """Every mention; bodies of the state with their whole names, and without the subject in "Chính phủ về giá đất"."""
    if reading.article.language != "vi":
        yield from reading.mentions
        return
    for mention in reading.mentions:
        if mention.label == "ORG" and reading.text.startswith(" tối cao", mention.end):
            yield added(reading, mention.start, mention.end + len(" tối cao"), "ORG")
        elif mention.label == "ORG" and (state := BODY_OF_STATE.match(mention.text)):
            yield part(mention, 0, state.end(), "ORG")
        else:
            yield mention


def part_sentences(person: Mention, at: int) -> Iterator[Mention]:
    """A name, and another that begins the next sentence at `at` or behind: "told An. Binh said"."""
    first, second = person.text[:at].rstrip(" .\n"), person.text[at:].lstrip()
    if first:
        yield part(person, 0, len(first), "PERSON")
    if second:
        yield part(person, len(person.text) - len(second), len(person.text), "PERSON")


def give_back_surnames(reading: Reading) -> Iterator[Mention]:
    """Every mention; a Vietnamese surname at the end of a title's body is of the name behind it.

    "Director of the [Hue Branch Duong] [Thi Mai]".
    """
    mentions = list(reading.mentions)
    for i in range(len(mentions) - 1):
        body, person = mentions[i : i + 2]
        if body.label not in ("ORG", "LOC") or person.label != "PERSON" or person.start != body.end + 1:
            continue
        at = body.text.rfind(" ") + 1
        # "tối cao" has no surname, and "Bình Dương" before a foreign name neither.
        is_cut = body.text[at].isupper() and has_vietnamese_surname(body.text[at:])
        is_cut = is_cut and not has_vietnamese_surname(person.text) and not has_foreign_word(person.text)
        is_full = " " in person.text and is_vietnamese_name(reading.text[body.start + at : person.end])
        if at and is_cut and is_full and title_before(reading, body.start):
            mentions[i] = part(body, 0, at - 1, body.label)
            mentions[i + 1] = added(reading, body.start + at, person.end, "PERSON")
    yield from mentions


def extend_into_bodies(reading: Reading) -> Iterator[Mention]:
    """Every mention; positions whose last words the tagger gave to the Vietnamese body behind them, as a whole.

    "[Phó Bí thư] [Thường trực Tỉnh ủy Long An]", "[Trưởng] [Đại diện Quỹ Cây xanh]".
    """
    language = reading.article.language
    mentions = list(reading.mentions)
    for i in range(len(mentions) - 1):
        title, body = mentions[i : i + 2]
        if language != "vi" or title.label != "POSITION" or body.label not in ("ORG", "LOC"):
            continue
        whole = title_pattern(language).match(reading.text, title.start)
        if body.start != title.end + 1 or whole is None or not body.start < whole.end() < body.end - 1:
            continue
        last = reading.text[body.start : whole.end()].casefold()
        is_doubled = (
            reading.text[whole.end() : whole.end() + len(last) + 2].casefold() == f" {last} "
        )  # "[Phó] [Ban Ban Dân vận]"
        if (is_doubled or last in LEXICONS[language].ends_of_titles) and reading.text[whole.end()] == " ":
            mentions[i] = added(reading, title.start, whole.end(), "POSITION")
            mentions[i + 1] = part(body, whole.end() + 1 - body.start, len(body.text), body.label)
    yield from mentions


def split_mixed(reading: Reading) -> Iterator[Mention]:
    """Every mention, those that hold a title or a name besides something else in their parts."""
    language = reading.article.language
    end = 0
    for i, mention in enumerate(reading.mentions):
        if mention.start < end or is_honorific(mention, language):
            continue
        if mention.label == "POSITION":
            at = body_in_title(mention, reading, reading.mentions[i + 1 : i + 2])
            if at:
                end = reading.mentions[i + 1].end
                yield part(mention, 0, at - 1, "POSITION")
                yield added(reading, mention.start + at, end, "ORG")
            else:
                yield from split_position(mention, language)
        elif mention.label in ("PERSON", "ORG", "LOC"):
            yield from split_name(mention, reading)
        else:
            yield mention


def join_committees(reading: Reading) -> Iterator[Mention]:
    """Every mention; a committee before its member as part of the title: "Standing Committee Member of the Party"."""
    pattern = LEXICONS[reading.article.language].committee_of_title
    joined: Mention | None = None
    for mention, after in zip_longest(reading.mentions, reading.mentions[1:]):
        if joined:
            mention, joined = joined, None
        elif pattern and after and after.label == "POSITION" and mention.label == "ORG":
            title = reading.text[mention.start : after.end]
            if re.fullmatch(pattern, title) and reading.text.startswith(" of ", after.end):
                joined = replace(after, start=mention.start, text=title, confidence=JOINED)
                continue
        yield mention


def body_in_title(position: Mention, reading: Reading, following: Sequence[Mention]) -> int | None:
    """Where in a Vietnamese position a body's name begins: "Trưởng Đoàn Đại biểu [Quốc hội]" is head of a body."""
    pattern = LEXICONS[reading.article.language].head_of_body
    found = re.match(pattern, position.text, re.IGNORECASE) if pattern else None
    if found is None or not following or following[0].label not in ("ORG", "LOC"):
        return None
    is_joined = following[0].start == position.end + 1
    names_itself = words_of(following[0].text)[:1] == words_of(found[2])[:1]  # "Trưởng ban [Ban Đối ngoại]"
    return found.end(1) + 1 if is_joined and not names_itself else None


def is_honorific(mention: Mention, language: Language) -> bool:
    """Whether a position is none: "đồng chí", "Thiếu tướng", "General"."""
    return mention.label == "POSITION" and mention.text.casefold() in COREFERENCE_LEXICONS[language].honorifics


def split_position(mention: Mention, language: Language) -> Iterator[Mention]:
    """A position without the name behind it, and apart from another that "and" or a dash joins to it."""
    text = mention.text
    pattern = title_pattern(language)
    for joint in re.finditer(r" (?:-|–|and|và|kiêm) |, ", text):
        if pattern.match(text, joint.end()) and pattern.match(text):
            yield from split_position(part(mention, 0, joint.start(), "POSITION"), language)
            yield from split_position(part(mention, joint.end(), len(text), "POSITION"), language)
            return
    country = LEADING_COUNTRY.match(text) if language == "en" else None
    if (
        country
        and country[1].casefold() in OFFICIAL_LEXICONS[language].country_of
        and pattern.match(text, country.end())
    ):
        yield part(mention, country.end(), len(text), "POSITION")  # "Central African [President]"
        return
    title = pattern.match(text)
    may_be_name = title and (has_vietnamese_surname(text[title.end() :]) or not LEXICONS[language].needs_surname)
    if title and may_be_name and name_end(text, title.end() + 1, language) == len(text):
        yield part(mention, 0, title.end(), "POSITION")
        yield part(mention, title.end() + 1, len(text), "PERSON")
        return
    yield mention


def split_name(mention: Mention, reading: Reading) -> list[Mention]:
    """A name apart from the honorific, title, country or body that the tagger took with it."""
    language = reading.article.language
    text = mention.text
    size = len(text)
    honorific = honorific_pattern(language).match(text)
    # "Anh Tuấn" can be a name; "PGS Lê Anh Tuấn", "ông Tuấn" hold one.
    has_honorific = honorific and (text[0].islower() or " " in text[honorific.end() :])
    at = honorific.end() if honorific and has_honorific else 0
    if mention.label == "PERSON" and at and name_end(text, at, language) == size:
        return [part(mention, at, size, "PERSON")]
    for title in title_pattern(language).finditer(text):
        start, end = title.span()
        if end < size and name_end(text, end + 1, language) == size and is_country_or_nothing(text[:start], language):
            country = [part(mention, 0, start - 1, "LOC")] if start else []
            return [*country, part(mention, start, end, "POSITION"), part(mention, end + 1, size, "PERSON")]
        if mention.label == "ORG" and end == size and may_precede_title(text[:start], language):
            body = [part(mention, 0, start - 1, "ORG")] if start else []
            return [*body, part(mention, start, end, "POSITION")]
    if mention.label == "ORG" and (title_end := end_of_leading_title(text, language)):
        return [part(mention, 0, title_end, "POSITION"), *split_body(mention, title_end, language)]
    if mention.label == "ORG" and (title_end := end_of_title_behind_name(mention, reading)):
        return [part(mention, 0, title_end, "POSITION"), part(mention, title_end + 1, size, "ORG")]
    joint = text.find(" and ")
    names = (0, joint), (joint + len(" and "), size)
    if mention.label == "ORG" and all(" " in text[a:b] and name_end(text, a, language) == b for a, b in names):
        return [part(mention, a, b, "PERSON") for a, b in names]
    behind = name_behind_body(mention, reading)
    if behind:
        body_label: Label = "ORG" if mention.label == "ORG" else "LOC"
        return [part(mention, 0, behind - 1, body_label), part(mention, behind, size, "PERSON")]
    return [mention]


def end_of_leading_title(text: str, language: Language) -> int | None:
    """Where the title ends that an English body's mention begins with: "Party Secretary of Yen Binh village"."""
    title = title_pattern(language).match(text)
    has_body = title and OFFICIAL_LEXICONS[language].body_may_precede and text.startswith(" of ", title.end())
    return title.end() if title and has_body else None


def end_of_title_behind_name(mention: Mention, reading: Reading) -> int | None:
    """Where the title ends that a Vietnamese body's mention begins with, behind a name: "An, [Chính ủy Quân khu 9]"."""
    language = reading.article.language
    title = title_pattern(language).match(mention.text)
    if language != "vi" or title is None or title[0].casefold() in LEXICONS[language].heads_of_bodies:
        return None
    near = reading.mentions_in(max(0, mention.start - 60), mention.start, "PERSON")
    is_behind = bool(near) and reading.text[near[-1].end : mention.start] in (", ", " - ", " – ")
    has_body = re.match(r" [A-ZĐ]", mention.text[title.end() :]) is not None
    return title.end() if is_behind and has_body else None


def split_body(mention: Mention, start: int, language: Language) -> Iterator[Mention]:
    """The body or place behind a title within a mention, and the name behind a comma: " of Finland, Matti Virtanen"."""
    text = mention.text
    at = start + len(" of the ") if text.startswith(" of the ", start) else start + len(" of ")
    comma = text.find(", ", at)
    has_name = comma > 0 and name_end(text, comma + 2, language) == len(text)
    end = comma if has_name else len(text)
    places = [noun.split()[0] for noun in COREFERENCE_LEXICONS[language].place_nouns]
    is_place = words_of(text[at:end]) in countries(language) or text[at:end].endswith(("village", *places))
    yield part(mention, at, end, "LOC" if is_place else "ORG")
    if has_name:
        yield part(mention, comma + 2, len(text), "PERSON")


def is_country_or_nothing(before: str, language: Language) -> bool:
    """What may stand before a title in one mention: nothing, or the country in "US Treasury Secretary Ann Lee"."""
    lexicon = OFFICIAL_LEXICONS[language]
    country = before.strip().casefold()
    return not country or country in lexicon.countries or country in lexicon.country_of


def may_precede_title(body: str, language: Language) -> bool:
    """What may stand before a title at the end of a body's mention: nothing or, in English, the body.

    "Politburo member" is a body and a title, "Ban Bí thư" and "Office of the President" are bodies.
    """
    return not body or (OFFICIAL_LEXICONS[language].body_may_precede and not body.endswith((" of ", " the ")))


def name_behind_body(mention: Mention, reading: Reading) -> int | None:
    """Where in the mention of a body or place behind a title a person's name begins."""
    language = reading.article.language
    title = title_before(reading, mention.start)
    whole = name_end(mention.text, 0, language)
    if title is None or (mention.label == "PERSON" and is_vietnamese_name(mention.text) and whole == len(mention.text)):
        return None  # "Trần Lê Minh Anh" begins with two surnames
    starts = [at + 1 for at, letter in enumerate(mention.text) if letter == " "]
    names = [at for at in starts if name_end(mention.text, at, language) == len(mention.text)]
    # "Đức" in "Vũ Đức Nam" is no country, nor is "Lào" in "Lào Cai".
    abroad = [] if is_vietnamese_name(mention.text) else [at for at in names if " " in mention.text[at:]]
    after_country = [at for at in abroad if ends_with_country(mention.text[:at], language)]
    after_body = [
        at for at in names if is_vietnamese_name(mention.text[at:]) and not NAMESAKE.search(mention.text[:at])
    ]
    return next(iter(after_country[-1:] or after_body), None)
