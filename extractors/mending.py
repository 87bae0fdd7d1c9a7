"""Mending: persons and positions that a tagger cut wrong, as "[UBND Quận 1 Đoàn Văn An]" is a body and a person.

What stands side by side decides: an honorific or a title is followed by a name, a name and a comma by a title. Every
mention that is changed or added says so in its source; nothing is changed where those signs are missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.coreference import LEXICONS as COREFERENCE_LEXICONS
from extractors.coreference import Key, alternatives, words_of
from extractors.lexicons.en.mending import MENDING as ENGLISH
from extractors.lexicons.mending import MendingLexicon
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.lexicons.vi.mending import MENDING as VIETNAMESE
from extractors.reading import Reading
from extractors.records import Label, Language, Mention
from extractors.titles import LEXICONS as OFFICIAL_LEXICONS

LEXICONS: dict[Language, MendingLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

SOURCE = "mending@1"

CONFIDENCE = 0.7

LONGEST_NAME = 5  # words

# How far back a title may begin that has its end right before a name or body, in code points.
LONGEST_TITLE = 90

# What stands before a person's name that is the name of a city or school: "Trường THPT Lương Thế Vinh".
NAMESAKE = re.compile(r"(?:TP|TP\.|[Tt]hành phố|THPT|THCS|[Hh]ọc|[Tt]hành ủy) $")

NAME_BEFORE = re.compile(r"(?<![\w.])((?:[A-Z][\w’-]+ ){1,3}[A-Z][\w’-]+), (?:the )?$")

WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?\.?")


@cache
def title_pattern(language: Language) -> re.Pattern[str]:
    """A position in so many words: "Phó Chủ tịch Thường trực", "acting Director", "Minister of Health"."""
    lexicon = LEXICONS[language]
    before, after = alternatives(lexicon.before_office), alternatives(lexicon.after_office)
    field = r"(?:(?<=[Mm]inister) of [A-Z]\w+(?:(?:,| and|, and) [A-Z]\w+)*)?"  # never matches in Vietnamese
    return re.compile(
        rf"(?i:(?<![\w-])(?:(?:{before})[ -]?)*(?:{alternatives(lexicon.offices)}))(?![\w-]){field}"
        rf"(?i:(?: (?:{after}))*)(?![\w-])"
    )


@cache
def honorific_pattern(language: Language) -> re.Pattern[str]:
    """One or more honorifics with the white space after them: "ông ", "PGS.TS. ", "Mr. "."""
    words = alternatives(COREFERENCE_LEXICONS[language].honorifics)
    return re.compile(rf"(?:(?<!\w)(?:{words})(?!\w)\.?\s*)+(?=\S)", re.IGNORECASE)


@cache
def countries(language: Language) -> frozenset[Key]:
    return frozenset(words_of(country) for country in OFFICIAL_LEXICONS[language].countries)


def mend(reading: Reading) -> Reading:
    """The reading with its persons and positions put right."""
    steps: tuple[Callable[[Reading], Iterator[Mention]], ...] = (
        split_mixed,
        extend_titles,
        relabel_people,
        extend_people,
        add_people,
        add_titles,
    )
    for step in steps:
        mentions = sorted(step(reading), key=lambda mention: mention.start)
        reading = Reading(reading.article, reading.sentences, mentions)
    return reading


# Mentions that hold more than one thing


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
    if title is None:
        return None
    ends = [space.end() for space in re.finditer(r" ", mention.text)]
    names = [at for at in ends if name_end(mention.text, at, language) == len(mention.text)]
    # "Đức" in "Vũ Đức Nam" is no country, nor is "Lào" in "Lào Cai".
    abroad = [] if is_vietnamese_name(mention.text) else [at for at in names if " " in mention.text[at:]]
    after_country = [at for at in abroad if ends_with_country(mention.text[:at], language)]
    after_body = [
        at for at in names if is_vietnamese_name(mention.text[at:]) and not NAMESAKE.search(mention.text[:at])
    ]
    return next(iter(after_country[-1:] or after_body), None)


def ends_with_country(text: str, language: Language) -> bool:
    words = words_of(text)
    return any(words[-size:] in countries(language) for size in range(1, min(len(words), 5) + 1))


def is_vietnamese_name(text: str) -> bool:
    """Whether text can be a Vietnamese name in full: a surname and two words more."""
    return len(words_of(text)) >= 3 and has_vietnamese_surname(text)


def title_before(reading: Reading, start: int) -> Mention | None:
    """The position that stands right before `start`, or with "of the" between."""
    before = reading.mentions_in(max(0, start - LONGEST_TITLE), start, "POSITION")
    if before and re.fullmatch(r"\s?(?:(?:of|at|for|của)(?: the)? )?", reading.text[before[-1].end : start]):
        return before[-1]
    return None


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


# Names


def name_end(text: str, start: int, language: Language) -> int | None:
    """Where the personal name that starts at `start` ends; None when no name starts there."""
    lexicon = LEXICONS[language]
    words = list(WORD.finditer(text[start : start + 80]))
    end, count = 0, 0
    for i, word in enumerate(words):
        if word.start() != (end + 1 if count else 0) or (count and text[start + end] != " "):
            break
        token = word[0] if len(word[0].rstrip(".")) == 1 else word[0].rstrip(".")
        is_particle = token in lexicon.particles and count and i + 1 < len(words) and words[i + 1][0][0].isupper()
        follows_name = i + 1 < len(words) and words[i + 1][0][0].isupper()
        # "Tự Đức Tuy nhiên": a new sentence, its full stop lost; but "Như" in "Văn Như Cương" is of the name.
        is_opener = token.casefold() in lexicon.openers and not (count and follows_name)
        if not (token[0].isupper() or is_particle) or is_opener or count == LONGEST_NAME:
            break
        end, count = word.start() + len(token), count + 1
    return start + end if is_name(text[start : start + end], lexicon) else None


def is_name(name: str, lexicon: MendingLexicon) -> bool:
    """Whether words with capitals can be a personal name."""
    words = name.casefold().split()
    if not words or len(name) < 2 or (name.isupper() and len(words) == 1):
        return False
    if office_words(lexicon).intersection(words):
        return False
    pairs = [" ".join(words[i : i + 2]) for i in range(len(words) - 1)]
    return not lexicon.not_names.intersection((*words, *pairs))


@cache
def office_words(lexicon: MendingLexicon) -> frozenset[str]:
    """The English words of positions, in singular and plural: with a capital they are no names."""
    if lexicon.needs_surname:
        return frozenset()
    words = {word for office in lexicon.offices for word in office.split()}
    return frozenset(words | {f"{word}s" for word in words})


def relabel_people(reading: Reading) -> Iterator[Mention]:
    """Every mention; bodies and places whose neighbours show them to be persons as persons, countries as places."""
    known = {words_of(m.text) for m in reading.mentions_of("PERSON") if " " in m.text}
    for mention in reading.mentions:
        if mention.label in ("ORG", "LOC") and is_person(mention, reading, known):
            yield part(mention, 0, len(mention.text), "PERSON")
        elif mention.label == "PERSON" and words_of(mention.text) in countries(reading.article.language):
            yield part(mention, 0, len(mention.text), "LOC")
        else:
            yield mention


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
    words = alternatives(COREFERENCE_LEXICONS[reading.article.language].gender)
    return re.search(rf"(?<!\w)(?:{words})\.? $", reading.text[max(0, start - 12) : start], re.IGNORECASE) is not None


def is_before_title(reading: Reading, end: int) -> bool:
    """Whether a comma, dash or bracket and then a position follow `end`."""
    joint = re.compile(r"\s?[,(–-]\s?(?:the )?").match(reading.text, end)
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
            if tail := re.compile(r"(?:-\w+)+").match(text, end):
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
        has_vietnamese_surname(text[start:end]) and len(text[start:whole].split()) <= 3
    )
    return whole if is_safe else end


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


def add_people(reading: Reading) -> Iterator[Mention]:
    """Every mention, and the names right after honorifics, titles and their bodies that the tagger passed over."""
    yield from reading.mentions
    language = reading.article.language
    given_names = {words_of(m.text)[-1] for m in reading.mentions_of("PERSON") if " " in m.text}
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
    titles = title_pattern(language).finditer(reading.text)
    return {title.end() + 1 for title in titles if not is_taken(reading, *title.span())}


def add_named_in_apposition(reading: Reading) -> Iterator[Mention]:
    """English names of two words or more before a comma and a title with its body, as "Ann Lee, the mayor of Hull"."""
    language = reading.article.language
    if LEXICONS[language].needs_surname:
        return
    for title in title_pattern(language).finditer(reading.text):
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


def is_taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a mention overlaps ``text[start:end]``."""
    near = reading.mentions_in(max(0, start - 300), end + 300)
    return any(m.start < end and start < m.end for m in near)


def added(reading: Reading, start: int, end: int, label: Label) -> Mention:
    text = reading.text[start:end]
    return Mention(start=start, end=end, label=label, text=text, confidence=CONFIDENCE, source=SOURCE)


# Titles


def extend_titles(reading: Reading) -> Iterator[Mention]:
    """Every mention; positions cut short, as "Chief" of "former Chief of Office", as a whole."""
    language = reading.article.language
    before = re.compile(rf"(?<![\w-])(?:(?:{alternatives(LEXICONS[language].before_office)}) )+$", re.IGNORECASE)
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
    for title in title_pattern(reading.article.language).finditer(reading.text):
        start, end = title.span()
        if not is_taken(reading, start, end) and (
            is_before_name(reading, end) or is_after_name(reading, start, end) or is_before_body(reading, start, end)
        ):
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
