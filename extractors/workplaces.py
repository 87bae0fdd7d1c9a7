"""Workplaces: the body or country of a title that names none, as of "Bí thư Đinh Văn An" in news of a Thành ủy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.coreference import Coreference
from extractors.lexicons.officials import OfficialLexicon, has_vietnamese_surname
from extractors.name_keys import Key, is_head, is_within, words_of
from extractors.reading import Reading
from extractors.records import Official
from extractors.titles import LEXICONS

# How far from a title its body is looked for, in code points: about two sentences.
REACH = 250


def place_of_work(
    official: Official, officials: Sequence[Official], reading: Reading, coreference: Coreference
) -> str | None:
    """The body of an official: the one said with the title, or else the one that the article makes plain."""
    lexicon = LEXICONS[reading.article.language]
    if official.organization is not None:
        return named_in_full(official.organization, reading, lexicon)
    key = coreference.title_key(official.position)
    if starts_with_any(key, lexicon.state_titles):
        country = country_of_leader(official, officials, reading, coreference)
        is_bare = any(key == words_of(head) for head in lexicon.bodies_of)
        return country or (body_of_kind(official, officials, reading, coreference) if is_bare else None)
    if starts_with_any(key, lexicon.regional_titles) and (region := nearest_region(official, reading, lexicon)):
        return region
    if starts_with_any(key, lexicon.town_titles) and (town := nearest_town(official, reading, lexicon)):
        return town
    if starts_with_any(key, lexicon.whole_titles):
        return None
    return body_of_kind(official, officials, reading, coreference) or body_of_chief(official, officials, coreference)


def starts_with_any(key: tuple[str, ...], titles: Sequence[str]) -> bool:
    return any(is_head(words_of(title), key) for title in titles)


def named_in_full(organization: str, reading: Reading, lexicon: OfficialLexicon) -> str:
    """The form in which the article itself names a country found by its adjective: "Congolese"."""
    if organization[-1:].islower():  # an adjective, not "U.S."
        organization = lexicon.country_of.get(organization.casefold(), organization)
    if organization not in lexicon.country_of.values():
        return organization
    places = [
        place.text for place in reading.mentions_of("LOC") if is_within(words_of(organization), words_of(place.text))
    ]
    exact = [place for place in places if words_of(place) == words_of(organization)]
    return next(iter(exact or places), organization)


def country_of_leader(
    official: Official, officials: Sequence[Official], reading: Reading, coreference: Coreference
) -> str | None:
    """The country that another office of the same person names, else for a foreigner the one named last before."""
    for other in officials:
        has_place = other.organization is not None and coreference.bodies.is_place(other.organization)
        if other.person == official.person and has_place:
            return other.organization
    if has_vietnamese_surname(official.person):
        return None
    lexicon = LEXICONS[reading.article.language]
    countries = {words_of(country) for country in lexicon.countries}
    named = [place for place in reading.mentions_of("LOC") if is_country(words_of(place.text), countries, lexicon)]
    start = official.evidence.start
    near = [place.text for place in named if start - REACH <= place.start and place.end <= start]
    if near or not lexicon.names_every_country or not named:
        return near[-1] if near else None
    counts = Counter(words_of(place.text) for place in named)
    most = max(named, key=lambda place: counts[words_of(place.text)])
    return most.text


def is_country(name: Key, countries: set[Key], lexicon: OfficialLexicon) -> bool:
    """Whether a place is a country, perhaps with its form of state: "Cộng hòa Chile", but not "vịnh Thái Lan"."""
    forms = {word for form in lexicon.forms_of_state for word in words_of(form)}
    return any(name[at:] in countries and forms.issuperset(name[:at]) for at in range(len(name)))


def nearest_region(official: Official, reading: Reading, lexicon: OfficialLexicon) -> str | None:
    """The state or province named last before an official, else the first one named after."""
    regions = [place for place in reading.mentions_of("LOC") if place.text.casefold() in lexicon.regions]
    before = [place.text for place in regions if place.end <= official.evidence.start]
    return next(iter(before[-1:] or [place.text for place in regions]), None)


def nearest_town(official: Official, reading: Reading, lexicon: OfficialLexicon) -> str | None:
    """The place named last before an official that is no country or region."""
    start = official.evidence.start
    near = reading.mentions_in(max(0, start - REACH), start, "LOC")
    larger = {*lexicon.countries, *lexicon.regions}
    towns = [place.text for place in near if place.text.casefold() not in larger]
    return towns[-1] if towns else None


def body_of_kind(
    official: Official, officials: Sequence[Official], reading: Reading, coreference: Coreference
) -> str | None:
    """The nearest body of the kind that has such a position: a Thành ủy for a Bí thư, a company for an accountant.

    Not one where the same person holds another position: "Chủ tịch UBND TP Hà Nội … làm trưởng ban".
    """
    lexicon = LEXICONS[reading.article.language]
    key = coreference.title_key(official.position)
    kinds = kind_in_title(key, reading, lexicon) or kinds_of_body(key, coreference, lexicon)
    if kinds is None:
        return None
    others = {other.organization for other in officials if other.person == official.person}
    start, end = official.evidence.start, official.evidence.end
    fitting = [
        body
        for body in reading.mentions_of("ORG")
        if (not kinds or any(is_head_or_within(kind, body.text, lexicon) for kind in kinds))
        and coreference.fullest_organization(body) not in others
        and not coreference.is_credit(body)
    ]
    near = [body for body in fitting if start - REACH <= body.start and body.end <= end + REACH // 2]
    before = [body for body in near if body.end <= start]
    after = [body for body in near if body.start >= end]
    nearest = before[-1:] or after[:1]
    if nearest:
        return coreference.fullest_organization(nearest[0])
    only = {coreference.fullest_organization(body) for body in fitting}
    return only.pop() if kinds and len(only) == 1 else None


def body_of_chief(official: Official, officials: Sequence[Official], coreference: Coreference) -> str | None:
    """The one body that has the chief of a deputy: "Tổng Giám đốc" for "Phó Tổng Giám đốc"."""
    key = coreference.title_key(official.position)
    lesser = [words_of(title) for title in coreference.lexicon.lesser_titles]
    chief = next((key[len(title) :] for title in lesser if is_head(title, key)), None)
    bodies = {
        o.organization for o in officials if chief and o.organization and coreference.title_key(o.position) == chief
    }
    return bodies.pop() if len(bodies) == 1 else None


def kind_in_title(key: Key, reading: Reading, lexicon: OfficialLexicon) -> tuple[str, ...] | None:
    """The body without its name at the end of a Vietnamese position, if one is so called: "Giám đốc chi nhánh"."""
    if lexicon.body_may_precede:
        return None
    bodies = [words_of(body.text) for body in reading.mentions_of("ORG")]
    tails = (key[at:] for at in range(1, len(key) - 1))
    tail = next((tail for tail in tails if any(is_head(tail, body) for body in bodies)), None)
    return (" ".join(tail),) if tail else None


def kinds_of_body(key: tuple[str, ...], coreference: Coreference, lexicon: OfficialLexicon) -> tuple[str, ...] | None:
    """The kinds of body that have a position; the longest head that the table knows counts."""
    lesser = [words_of(title) for title in coreference.lexicon.lesser_titles]
    # Whole titles: "thư ký" is a lesser one, "Thứ trưởng" is not.
    while shorter := next((key[len(title) :] for title in lesser if is_head(title, key)), None):
        key = shorter
    heads = [head for head in lexicon.bodies_of if is_within(words_of(head), key)]
    return lexicon.bodies_of[max(heads, key=len)] if heads else None


def is_head_or_within(kind: str, name: str, lexicon: OfficialLexicon) -> bool:
    words, wanted = words_of(name), words_of(kind)
    return is_within(wanted, words) if lexicon.body_may_precede else is_head(wanted, words)
