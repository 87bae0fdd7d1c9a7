"""Missed names: persons and positions that a tagger passed over, cut short or took for something else.

What stands side by side decides: an honorific or a title is followed by a name, a name and a comma by a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.name_forms import (
    LEXICONS,
    WORD,
    countries,
    has_foreign_word,
    honorific_pattern,
    is_vietnamese_name,
    name_end,
    title_pattern,
    titles_in,
)
from extractors.name_keys import Key, alternatives, words_of
from extractors.reading import Reading
from extractors.records import Label, Language, Mention

SOURCE = "mending@1"

CONFIDENCE = 0.7

# How far back a title may begin that has its end right before a name or body, in code points.
LONGEST_TITLE = 90

JOINT = re.compile(r"\s?[,(–-]\s?(?:the )?")
LINK = re.compile(r"\s?(?:(?:of|at|for|của)(?: the)? )?")
HYPHENED = re.compile(r"(?:-\w+)+")
NAME_BEFORE = re.compile(r"(?<![\w.])((?:[A-Z][\w’-]+ ){1,3}[A-Z][\w’-]+), (?:the )?$")


# Persons


def relabel_people(reading: Reading) -> Iterator[Mention]:
    """Every mention; bodies and places whose neighbours show them to be persons as persons, countries as places."""
    known = {words_of(m.text) for m in reading.mentions_of("PERSON") if " " in m.text}
    for mention in reading.mentions:
        if mention.label in ("ORG", "LOC") and is_person(mention, reading, known):
            yield part(mention, 0, len(mention.text), "PERSON")
        elif mention.label == "PERSON" and is_country(mention, reading):
            yield part(mention, 0, len(mention.text), "LOC")
        else:
            yield mention


def is_country(mention: Mention, reading: Reading) -> bool:
    """Whether a name is that of a country; "ông Nga", "bà Mỹ" are persons."""
    is_one = words_of(mention.text) in countries(reading.article.language)
    return is_one and not stands_after_honorific(reading, mention.start)


def is_person(mention: Mention, reading: Reading, known: set[Key]) -> bool:
    language = reading.article.language
    words = words_of(mention.text)
    if name_end(mention.text, 0, language) != len(mention.text) or words in countries(language):
        return False
    if words in known or stands_after_honorific(reading, mention.start):
        return True
    may_be_name = len(words) > 1 and (is_vietnamese_name(mention.text) or not LEXICONS[language].needs_surname)
    return may_be_name and (is_before_title(reading, mention.end) or is_behind_title(reading, mention.start))


def is_behind_title(reading: Reading, start: int) -> bool:
    """Whether a position, tagged or not, ends right before `start`."""
    first = max(0, start - LONGEST_TITLE)
    if any(m.end == start - 1 for m in reading.mentions_in(first, start, "POSITION")):
        return True
    titles = title_pattern(reading.article.language).finditer(reading.text, first, start)
    return any(title.end() == start - 1 for title in titles) and not is_taken(reading, start - 1, start)


def stands_after_honorific(reading: Reading, start: int) -> bool:
    """Whether "ông", "Mr." and the like stand right before `start`."""
    before = reading.text[max(0, start - 12) : start]
    return before.endswith(" ") and gendered_pattern(reading.article.language).search(before) is not None


@cache
def gendered_pattern(language: Language) -> re.Pattern[str]:
    """An honorific at the end."""
    return re.compile(rf"(?<!\w)(?:{alternatives(COREFERENCE_LEXICONS[language].gender)})\.? $", re.IGNORECASE)


def is_before_title(reading: Reading, end: int) -> bool:
    """Whether a comma, dash or bracket and then a position follow `end`."""
    joint = JOINT.match(reading.text, end)
    if joint is None:
        return False
    title = title_pattern(reading.article.language).match(reading.text, joint.end())
    tagged = reading.mentions_in(joint.end(), joint.end() + LONGEST_TITLE, "POSITION")
    return title is not None or (bool(tagged) and tagged[0].start == joint.end())


def extend_people(reading: Reading) -> Iterator[Mention]:
    """Every mention; names cut at a hyphen, or behind their first words after a title, as a whole."""
    text, language = reading.text, reading.article.language
    free_from = 0
    for i, mention in enumerate(reading.mentions):
        next_start = reading.mentions[i + 1].start if i + 1 < len(reading.mentions) else len(text)
        start, end = mention.start, mention.end
        if mention.label == "PERSON":
            if tail := HYPHENED.match(text, end):
                end = tail.end()
            start = start_of_whole_name(reading, free_from, start, end)
            end = max(end, end_of_whole_name(text, start, end, language))
        if (start, end) != (mention.start, mention.end) and end <= next_start:
            yield added(reading, start, end, "PERSON")
        else:
            yield mention
        free_from = max(end, mention.end)


def end_of_whole_name(text: str, start: int, end: int, language: Language) -> int:
    """Where a name ends whose last words the tagger passed over: "[Ange-Félix] Patassé"."""
    whole = name_end(text, start, language)
    if whole is None or whole <= end or not text.startswith(" ", end):
        return end
    if re.search(r"[a-z][A-Z]", text[end:whole]):
        return end  # a brand: "Ann Lee YouTube channel"
    # A Vietnamese text may have lost the full stop after the name; four words are the most that a name has there.
    is_safe = not LEXICONS[language].needs_surname or (
        len(text[start:whole].split()) <= 3
        if has_vietnamese_surname(text[start:end])
        else is_foreign_name(text[start:end]) and is_foreign_name(text[end:whole])
    )
    return whole if is_safe else end


def is_foreign_name(text: str) -> bool:
    """Whether each word of a name is foreign or small: "Rebelo de" and "Sousa", but not "Bruno Tại"."""
    return all(word[0].islower() or has_foreign_word(word) for word in text.split())


def start_of_whole_name(reading: Reading, free_from: int, start: int, end: int) -> int:
    """Where a name begins whose first words the tagger passed over: "bà Hessa bint Essa [Buhumaid]".

    In Vietnamese only right behind a title.
    """
    text, language = reading.text, reading.article.language
    for word in WORD.finditer(text, max(free_from, start - 60), start):
        first = word.start()
        honorific = honorific_pattern(language).match(text, first)
        if honorific and honorific.end() <= start:
            continue
        if not text[first].isupper() or text[first - 1 : first] not in ("", " ") or text[start - 1] != " ":
            continue
        behind_title = title_reaches(reading, first - 1)
        if name_end(text, first, language) == end and (behind_title or not LEXICONS[language].needs_surname):
            return first
    return start


def title_reaches(reading: Reading, end: int) -> bool:
    """Whether a position, or a body with its position before it, ends at `end`."""
    for mention in reading.mentions_in(max(0, end - LONGEST_TITLE), end):
        if mention.end == end:
            return mention.label == "POSITION" or (
                mention.label in ("ORG", "LOC") and title_before(reading, mention.start) is not None
            )
    return False


def title_before(reading: Reading, start: int) -> Mention | None:
    """The position that stands right before `start`, or with "of the" between."""
    before = reading.mentions_in(max(0, start - LONGEST_TITLE), start, "POSITION")
    if before and LINK.fullmatch(reading.text, before[-1].end, start):
        return before[-1]
    return None


def add_people(reading: Reading) -> Iterator[Mention]:
    """Every mention, and the names right after honorifics, titles and their bodies that the tagger passed over."""
    yield from reading.mentions
    language = reading.article.language
    full_names = (words_of(mention.text) for mention in reading.mentions_of("PERSON"))
    given_names = {name[-1] for name in full_names if len(name) > 1}
    yield from add_named_in_apposition(reading)
    after_titles = {m.end + 1 for m in reading.mentions_of("POSITION", "ORG", "LOC") if title_reaches(reading, m.end)}
    after_titles |= untagged_titles(reading)
    after_honorifics = {m.end() for m in honorific_pattern(language).finditer(reading.text) if is_called(m)}
    end = 0
    for start in sorted(after_titles | after_honorifics):
        if start < end or reading.text[start - 1 : start] not in (" ", "."):
            continue
        stop = name_end(reading.text, start, language)
        if stop is None or is_taken(reading, start, stop):
            continue
        words = words_of(reading.text[start:stop])
        has_surname = has_vietnamese_surname(reading.text[start:stop]) and len(words) > 1
        is_full = len(words) > 1
        is_foreign = is_full and start in after_titles and can_be_foreign(reading, start)
        is_known = stands_after_honorific(reading, start) and words[-1] in given_names
        if has_surname or is_foreign or is_known or (is_full and start in after_honorifics):
            yield added(reading, start, stop, "PERSON")
            end = stop


def is_called(honorific: re.Match[str]) -> bool:
    """Whether an honorific can stand before a name that nothing else shows: "Anh" with a capital is England, too."""
    return honorific[0].strip() != "Anh"


def untagged_titles(reading: Reading) -> set[int]:
    """Where names can begin behind English titles that the tagger passed over: "Secretary Kerry", "leader Ann Lee"."""
    language = reading.article.language
    if LEXICONS[language].needs_surname:
        return set()
    titles = titles_in(reading.text, language)
    return {title.end() + 1 for title in titles if not is_taken(reading, *title.span())}


def add_named_in_apposition(reading: Reading) -> Iterator[Mention]:
    """English names of two words or more before a comma and a title with its body, as "Ann Lee, the mayor of Hull"."""
    language = reading.article.language
    if LEXICONS[language].needs_surname:
        return
    for title in titles_in(reading.text, language):
        name = NAME_BEFORE.search(reading.text, max(0, title.start() - 60), title.start())
        is_followed = re.match(r" (?:of|at|for)\b|,", reading.text[title.end() : title.end() + 5])
        if name and is_followed and name_end(reading.text, name.start(1), language) == name.end(1):
            yield from [] if is_taken(reading, *name.span(1)) else [added(reading, *name.span(1), "PERSON")]


def can_be_foreign(reading: Reading, start: int) -> bool:
    """Whether a name right after a title or body needs no Vietnamese surname: in English, or behind a country."""
    if not LEXICONS[reading.article.language].needs_surname:
        return True
    before = reading.mentions_in(max(0, start - LONGEST_TITLE), start, "LOC")
    return bool(before) and any(
        words_of(before[-1].text)[-len(country) :] == country for country in countries(reading.article.language)
    )


# Positions


def extend_titles(reading: Reading) -> Iterator[Mention]:
    """Every mention; positions cut short, as "Chief" of "former Chief of Office", as a whole."""
    language = reading.article.language
    before = before_title_pattern(language)
    free_from = 0
    for i, mention in enumerate(reading.mentions):
        start, end = mention.start, mention.end
        if mention.label == "POSITION":
            stop = reading.mentions[i + 1].start if i + 1 < len(reading.mentions) else len(reading.text)
            if more := before.search(reading.text, free_from, start):
                start = more.start()
            if whole := title_pattern(language).match(reading.text, start, stop):
                end = max(end, whole.end())
            end = max(end, end_with_bare_body(reading, start, end))
        elif mention.end <= free_from:
            continue  # the bare body of the position before
        yield mention if (start, end) == (mention.start, mention.end) else added(reading, start, end, "POSITION")
        free_from = end


@cache
def before_title_pattern(language: Language) -> re.Pattern[str]:
    """What a title can have before it, up to the end: "former ", "acting Deputy "."""
    return re.compile(rf"(?<![\w-])(?:(?:{alternatives(LEXICONS[language].before_office)}) )+$", re.IGNORECASE)


def end_with_bare_body(reading: Reading, start: int, end: int) -> int:
    """Where a head's position ends with the body it doesn't name: "Deputy Head of the inspection team"."""
    language = reading.article.language
    pattern = LEXICONS[language].head_of_bare_body
    found = re.compile(pattern, re.IGNORECASE).match(reading.text, start) if pattern else None
    if found is None or found.end() <= end:
        return end
    overlapped = [m for m in reading.mentions_in(max(0, end - 1), found.end() + 200) if m.start < found.end()]
    return found.end() if all(m.end <= found.end() for m in overlapped) else end


def add_titles(reading: Reading) -> Iterator[Mention]:
    """Every mention, and the positions that the tagger passed over beside names, bodies and other positions."""
    yield from reading.mentions
    language = reading.article.language
    for title in titles_in(reading.text, language):
        start, end = title.span()
        # "trưởng" before a name is the end of another word: "thuyền trưởng", "lớp trưởng".
        is_whole = title[0].casefold() not in LEXICONS[language].heads_of_bodies
        beside_name = is_whole and (is_before_name(reading, end) or is_after_name(reading, start, end))
        if (beside_name or is_before_body(reading, start, end)) and not is_taken(reading, start, end):
            yield added(reading, start, end, "POSITION")


def is_before_name(reading: Reading, end: int) -> bool:
    return any(m.start == end + 1 for m in reading.mentions_in(end, end + 60, "PERSON"))


def is_after_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a title stands behind a name and a comma, and before its body or another comma."""
    near = reading.mentions_in(max(0, start - 60), start, "PERSON")
    if not near or not re.fullmatch(r"\s?[,(–-]\s?(?:the |a )?", reading.text[near[-1].end : start]):
        return False
    return re.match(r" (?:of|at|for|của)\b| [A-ZĐ]|[,.)]| [-–]", reading.text[end : end + 6]) is not None


def is_before_body(reading: Reading, start: int, end: int) -> bool:
    """Whether the body of a title stands behind it."""
    link = r" " if LEXICONS[reading.article.language].needs_surname else r" (?:of|at|for)(?: the)? "
    joint = re.compile(link).match(reading.text, end)
    if re.search(r"(?<!\w)(?:an?|một|[Cc]ác) $", reading.text[max(0, start - 5) : start]):
        return False  # "a leader of the department" is nobody's position
    near = reading.mentions_in(joint.end(), joint.end() + 120, "ORG") if joint else ()
    return bool(joint and near and near[0].start == joint.end())


# Mentions


def is_taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a mention overlaps ``text[start:end]``."""
    near = reading.mentions_in(max(0, start - 300), end + 300)
    return any(m.start < end and start < m.end for m in near)


def added(reading: Reading, start: int, end: int, label: Label) -> Mention:
    text = reading.text[start:end]
    return Mention(start=start, end=end, label=label, text=text, confidence=CONFIDENCE, source=SOURCE)


def part(mention: Mention, start: int, end: int, label: Label) -> Mention:
    """The characters `start` to `end` of a mention as a mention of their own."""
    return replace(
        mention,
        start=mention.start + start,
        end=mention.start + end,
        label=label,
        text=mention.text[start:end],
        confidence=min(mention.confidence, CONFIDENCE),
        source=SOURCE,
    )
