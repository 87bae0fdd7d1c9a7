"""Which names mean the same person, organisation or document across articles and languages."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import Extraction
from extractors.records import Article, Directive, Language, Mention, Official, Task
from pipelines.identities.entities import UNKNOWN
from pipelines.identities.namings import Namer, Naming, namings_of
from pipelines.identities.resolve import resolve


def person(words: str, article: str, language: Language = "vi", date: str | None = None, **said: Any) -> Naming:
    return Naming(kind="person", words=words, language=language, article_id=article, date=date, **said)


def body(words: str, article: str, language: Language = "vi", date: str | None = None, places: str = "") -> Naming:
    named = tuple(filter(None, places.split("; ")))
    return Naming(kind="organization", words=words, language=language, article_id=article, date=date, places=named)


def document(words: str, article: str, language: Language = "vi", date: str | None = None, **said: Any) -> Naming:
    return Naming(kind="document", words=words, language=language, article_id=article, date=date, **said)


def ids_of(*namings: Naming) -> list[str | None]:
    resolution = resolve(namings)
    return [resolution.of(naming).entity_id for naming in namings]


def assert_one(*namings: Naming) -> None:
    ids = ids_of(*namings)
    assert None not in ids
    assert len(set(ids)) == 1


def assert_apart(*namings: Naming) -> None:
    ids = ids_of(*namings)
    assert None not in ids
    assert len(set(ids)) == len(ids)


# People

CHAIRMAN: dict[str, Any] = {"position": "Chủ tịch", "organization": "UBND tỉnh Bắc Giang"}
ELSEWHERE: dict[str, Any] = {"position": "Giám đốc", "organization": "Sở Y tế Cà Mau"}


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Khuất Văn Phong", "Khuat Van Phong", "en"),
        ("Khuất Văn Phong", "KHUẤT VĂN PHONG", "vi"),
        ("Khuất Văn Phong", "Khuat Van-Phong", "en"),
        ("Khuất Văn Phong", "Phong Van Khuat", "en"),
        ("Khuất Văn Phong", "Mr Khuat Van Phong", "en"),
        ("Khuất Văn Phong", "Khuat V. Phong", "en"),
        ("Khuất Sỹ Hoà", "Khuất Sĩ Hòa", "vi"),
        ("Émilie Dupont-Leroy", "Emilie Dupont Leroy", "en"),
    ],
)
def test_a_name_is_one_person_however_it_is_written(one: str, other: str, language: Language) -> None:
    assert_one(person(one, "a"), person(other, "b", language))


def test_a_short_name_is_the_person_whom_its_article_names() -> None:
    assert_one(person("Khuất Văn Phong", "a"), person("Phong", "a"), person("ông Phong", "a"))


def test_a_short_name_says_nothing_in_another_article() -> None:
    full, short = person("Khuất Văn Phong", "a"), person("Phong", "b")
    assert resolve([full, short]).of(short) == UNKNOWN


def test_a_short_name_that_fits_two_stays_open() -> None:
    one, other, short = person("Khuất Văn Phong", "a"), person("Doãn Thế Phong", "a"), person("Phong", "a")
    resolution = resolve([one, other, short])
    meaning = resolution.of(short)
    assert meaning.entity_id is None
    assert meaning.candidates == tuple(sorted(str(resolution.of(full).entity_id) for full in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lê Văn Hòa", "Lê Văn Hoa"), ("Khuất Văn Anh", "Khuất Anh Văn"), ("Khuất Văn Phong", "Doãn Văn Phong")],
)
def test_other_diacritics_or_another_order_are_another_name(one: str, other: str) -> None:
    assert_apart(person(one, "a"), person(other, "b"))


def test_a_plain_name_that_fits_two_marked_ones_stays_open() -> None:
    plain = person("Khuat Van Hoa", "c", "en")
    meaning = resolve([person("Khuất Văn Hòa", "a"), person("Khuất Văn Hoa", "b"), plain]).of(plain)
    assert meaning.entity_id is None
    assert len(meaning.candidates) == 2


def test_a_plain_name_is_the_marked_one_that_holds_its_office() -> None:
    one = person("Khuất Văn Hòa", "a", **CHAIRMAN)
    office: dict[str, Any] = {"position": "Chairman", "organization": "Bac Giang Provincial People's Committee"}
    plain = person("Khuat Van Hoa", "c", "en", **office)
    ids = ids_of(one, person("Khuất Văn Hoa", "b", **ELSEWHERE), plain)
    assert ids[0] == ids[2] != ids[1]


def test_namesakes_hold_offices_in_two_places_at_one_time() -> None:
    assert_apart(
        person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
        person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE),
    )


def test_a_career_moves_on() -> None:
    assert_one(
        person("Khuất Văn Phong", "a", date="2020-05-01", **CHAIRMAN),
        person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE),
    )


def test_who_is_heard_of_here_and_there_and_here_again_is_two() -> None:
    here, there, again = (
        person("Khuất Văn Phong", "a", date="2023-01-01", **CHAIRMAN),
        person("Khuất Văn Phong", "b", date="2023-06-01", **ELSEWHERE),
        person("Khuất Văn Phong", "c", date="2023-12-01", **CHAIRMAN),
    )
    ids = ids_of(here, there, again)
    assert ids[0] == ids[2] != ids[1]


def test_one_article_may_give_one_person_two_offices() -> None:
    assert_one(
        person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
        person("Khuất Văn Phong", "a", date="2024-05-01", **ELSEWHERE),
        person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE),
    )


def test_an_office_that_is_over_tells_nobody_apart() -> None:
    past: dict[str, Any] = {"position": "nguyên Giám đốc", "organization": "Sở Y tế Cà Mau"}
    assert_one(
        person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
        person("Khuất Văn Phong", "b", date="2024-05-09", **past),
    )


def test_a_deputy_of_the_national_assembly_may_hold_another_office() -> None:
    deputy: dict[str, Any] = {"position": "Đại biểu", "organization": "Quốc hội"}
    assert_one(
        person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
        person("Khuất Văn Phong", "b", date="2024-05-09", **deputy),
    )


def test_a_name_without_office_that_may_be_either_namesake_stays_open() -> None:
    bare = person("Khuất Văn Phong", "c", date="2024-06-01")
    meaning = resolve(
        [
            person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
            person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE),
            bare,
        ]
    ).of(bare)
    assert meaning.entity_id is None
    assert len(meaning.candidates) == 2


def test_of_namesakes_it_is_the_one_who_has_the_same_people_around() -> None:
    ids = ids_of(
        person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
        person("Doãn Thế Kha", "a"),
        person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE),
        person("Khuất Văn Phong", "c", date="2024-06-01"),
        person("Doãn Thế Kha", "c"),
    )
    assert ids[3] == ids[0] != ids[2]


def test_a_common_name_alone_is_nobody_in_particular() -> None:
    official, victim = person("Nguyễn Văn Hùng", "a", **CHAIRMAN), person("Nguyễn Văn Hùng", "b")
    meaning = resolve([official, victim]).of(victim)
    assert meaning.entity_id is None
    assert len(meaning.candidates) == 1


def test_two_people_of_a_common_name_in_unrelated_articles_are_two() -> None:
    assert_apart(person("Nguyễn Văn Hùng", "a"), person("Nguyễn Văn Hùng", "b"))


def test_brothers_in_one_article_are_two() -> None:
    assert_apart(person("Khuất Văn Tú", "a"), person("Khuất Văn Tư", "a"))


def test_a_foreign_surname_is_the_one_person_of_that_surname() -> None:
    assert_one(person("Jolanta Kowalczyk", "a"), person("Kowalczyk", "b", "en"))
    several = [person("Jolanta Kowalczyk", "a"), person("Piotr Kowalczyk", "b"), person("Kowalczyk", "c")]
    assert ids_of(*several)[2] is None


# Organisations


@pytest.mark.parametrize(
    "names",
    [
        [
            ("Sở Thông tin và Truyền thông Hà Nội", "vi"),
            ("Sở TT-TT Hà Nội", "vi"),
            ("Sở Thông tin và Truyền thông thành phố Hà Nội", "vi"),
            ("Hanoi Department of Information and Communications", "en"),
        ],
        [("Cục Di sản văn hóa", "vi"), ("Department of Cultural Heritage", "en")],
        [("UBND tỉnh Sơn La", "vi"), ("Son La Provincial People's Committee", "en")],
        [("Công ty TNHH Hoa Mộc", "vi"), ("Công ty Hoa Mộc", "vi"), ("Hoa Moc Company Limited", "en")],
    ],
)
def test_an_organisation_is_one_in_all_its_names(names: list[tuple[str, Language]]) -> None:
    assert_one(*(body(name, f"a{at}", language) for at, (name, language) in enumerate(names)))


def test_a_name_without_place_is_that_of_its_article() -> None:
    assert_one(body("Sở Y tế tỉnh Sơn La", "a"), body("Sở Y tế", "b", places="tỉnh Sơn La"))
    assert_one(body("UBND tỉnh Sơn La", "a"), body("UBND tỉnh", "a"))
    assert_one(body("Sở Y tế tỉnh Sơn La", "a"), body("Department of Health", "b", "en", places="Son La province"))


def test_a_name_without_place_stays_open_where_two_places_fit() -> None:
    bare = body("Sở Y tế", "c", places="Sơn La; Cà Mau")
    meaning = resolve([body("Sở Y tế Sơn La", "a"), body("Sở Y tế Cà Mau", "b"), bare]).of(bare)
    assert meaning.entity_id is None
    assert len(meaning.candidates) == 2


def test_a_province_and_a_city_are_told_apart_by_what_the_name_says() -> None:
    assert_one(body("UBND tỉnh Sơn La", "a"), body("UBND tỉnh", "b", places="Hà Nội; tỉnh Sơn La"))
    assert_one(body("UBND TP Hà Nội", "a"), body("UBND thành phố", "b", places="Hà Nội; tỉnh Sơn La"))


def test_a_bare_noun_is_the_one_body_of_that_kind_in_the_article() -> None:
    assert_one(body("Sở Y tế Sơn La", "a"), body("Sở", "a"))
    two = [body("Sở Y tế Sơn La", "a"), body("Sở Tư pháp Sơn La", "a"), body("Sở", "a")]
    assert ids_of(*two)[2] is None


def test_an_acronym_is_what_the_corpus_explains() -> None:
    explained = Naming(kind="organization", words="HMX", organization="Hiệp hội Hoa Mộc", language="vi", article_id="a")
    assert_one(explained, body("Hiệp hội Hoa Mộc", "b"), body("HMX", "c", "en"))


def test_an_acronym_that_is_explained_in_two_ways_stays_by_itself() -> None:
    explained = [
        Naming(kind="organization", words="HMX", organization=name, language="vi", article_id=name)
        for name in ("Hiệp hội Hoa Mộc", "Hội Minh Xuân")
    ]
    assert_apart(*explained, body("HMX", "c", "en"))


def test_a_body_is_not_its_own_office() -> None:
    assert ids_of(body("Văn phòng UBND tỉnh Sơn La", "a"), body("UBND", "a"))[1] is None
    assert_one(body("Ban Chỉ đạo phòng, chống thiên tai Sơn La", "a"), body("Ban Chỉ đạo", "a"))


def test_wards_of_the_same_name_in_two_provinces_are_two() -> None:
    ward = "UBND phường Tân Lập"
    one, other, bare = (
        body(ward, "a", places="Hà Nội"),
        body(ward, "b", places="tỉnh Thái Nguyên"),
        body(ward, "c"),
    )
    ids = ids_of(one, other, bare)
    assert ids[0] != ids[1]
    assert ids[2] is None
    assert len(resolve([one, other, bare]).of(bare).candidates) == 2


@pytest.mark.parametrize("name", ["các Sở, ngành", "UBND các tỉnh", "các thí sinh", "candidates", "Chủ tịch UBND tỉnh"])
def test_what_is_no_single_body_is_none(name: str) -> None:
    assert ids_of(body(name, "a")) == [None]


@pytest.mark.parametrize(
    ("old", "new", "day"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", "2025-03-01"),
        ("Bộ Thông tin và Truyền thông", "Ministry of Science and Technology", "2025-03-01"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Môi trường", "2025-03-01"),
        ("Sở Giao thông vận tải Sơn La", "Sở Xây dựng Sơn La", "2025-03-01"),
        ("UBND tỉnh Hải Dương", "UBND TP Hải Phòng", "2025-07-01"),
        ("Tỉnh ủy Kon Tum", "Quang Ngai Provincial Party Committee", "2025-07-01"),
    ],
)
def test_a_body_that_took_over_is_another_one_and_known(old: str, new: str, day: str) -> None:
    language: Language = "vi" if not new.isascii() else "en"
    before, after = body(old, "a", date="2024-05-01"), body(new, "b", language, date="2026-05-01")
    resolution = resolve([before, after])
    first, second = (str(resolution.of(naming).entity_id) for naming in (before, after))
    assert first != second
    assert resolution.entities[first].succeeded_by == second
    assert resolution.entities[first].succeeded_on == day
    assert resolution.entities[second].succeeded_by is None


def test_hue_is_a_province_of_its_own_since_2025() -> None:
    city = "UBND thành phố Huế"
    assert_apart(body(city, "a", date="2024-05-01"), body(city, "b", date="2025-05-01"))
    assert_one(body("Sở Y tế Huế", "a", date="2024-05-01"), body("Sở Y tế Thừa Thiên Huế", "b", date="2024-06-01"))


# Documents


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Chỉ thị 24-CT/TU", "Directive No. 24-CT/TU", "en"),
        ("Nghị định số 68/2026/NĐ-CP", "Decree 68/2026/ND-CP", "en"),
        ("Nghị định 68/2026/NĐ-CP", "NĐ 68/2026/NĐ - CP", "vi"),
        ("Luật Đất đai năm 2013", "2013 Land Law", "en"),
        ("Luật Đầu tư công", "Law on Public Investment", "en"),
    ],
)
def test_a_document_is_one_in_all_its_names(one: str, other: str, language: Language) -> None:
    assert_one(document(one, "a"), document(other, "b", language))


PARTY: dict[str, Any] = {"document_kind": "directive", "issuer": "Thành ủy Hà Nội"}


def test_a_serial_number_is_the_one_document_that_fits() -> None:
    assert_one(
        document("24-CT/TU", "a", number="24-CT/TU", issued="2023-08-07", **PARTY),
        document("Chỉ thị số 24", "b", number="24", **PARTY),
        document("Directive No. 24", "c", "en", issuer="Hanoi Party Committee"),
    )


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Chỉ thị số 24 của Thành ủy", "vi"),
        ("Chỉ thị số 24-CT/TU ngày 7/8/2023 của Thành ủy Hà Nội", "vi"),
        ("Directive No. 24 of the Hanoi Party Committee", "en"),
        ("Directive No. 24-CT/TU dated August 7, 2023", "en"),
    ],
)
def test_a_name_may_say_its_issuer_and_day(words: str, language: Language) -> None:
    assert_one(document("Chỉ thị 24-CT/TU", "a"), document(words, "b", language))


@pytest.mark.parametrize(
    "other",
    [
        {"number": "24-CT/TU", "issued": "2019-01-05", **PARTY},
        {"number": "24-CT/TU", "document_kind": "directive", "issuer": "Tỉnh ủy Sơn La"},
    ],
)
def test_a_number_that_fits_two_documents_stays_open(other: dict[str, Any]) -> None:
    one = document("24-CT/TU", "a", number="24-CT/TU", issued="2023-08-07", **PARTY)
    bare = document("Chỉ thị 24-CT/TU", "c")
    resolution = resolve([one, document("24-CT/TU", "b", **other), bare])
    assert len({resolution.of(naming).entity_id for naming in (one, bare)}) == 2
    assert resolution.of(bare).entity_id is None
    assert len(resolution.of(bare).candidates) == 2


def test_a_document_is_not_younger_than_the_article_that_names_it() -> None:
    old, young, named = (
        document("5/QĐ-TTg", "a", number="5/QĐ-TTg", issued="2015-01-05"),
        document("5/QĐ-TTg", "b", number="5/QĐ-TTg", issued="2022-01-05"),
        document("Quyết định 5/QĐ-TTg", "c", date="2018-03-01"),
    )
    ids = ids_of(old, young, named)
    assert ids[2] == ids[0] != ids[1]


def test_a_law_is_not_younger_than_the_article_that_names_it() -> None:
    ids = ids_of(document("Luật Đất đai năm 2024", "a"), document("Luật Đất đai", "b", date="2016-01-01"))
    assert None not in ids
    assert ids[0] != ids[1]
    assert_one(document("Luật Đất đai năm 2024", "a"), document("Luật Đất đai", "b", date="2025-01-01"))


def test_the_same_serial_number_years_apart_is_of_two_documents() -> None:
    assert_apart(
        document("Quyết định số 23", "a", date="2016-03-01"), document("Quyết định số 23", "b", date="2021-03-01")
    )
    assert_one(
        document("Quyết định số 23", "a", date="2016-03-01"), document("Decision No. 23", "b", "en", date="2016-04-01")
    )


def test_an_article_says_itself_which_document_its_short_names_mean() -> None:
    full = document("68/2026/NĐ-CP", "a", number="68/2026/NĐ-CP", document_kind="decree")
    short = document("Nghị định 68", "a")
    elsewhere = document("Nghị định 68/2019/NĐ-CP", "b")
    ids = ids_of(full, short, elsewhere)
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị định 68/2026/NĐ-CP", "Nghị định 68/2019/NĐ-CP"),
        ("Chỉ thị 24-CT/TU", "Chỉ thị 24/CT-TTg"),
        ("Nghị định 68/2026/NĐ-CP", "Nghị quyết 68/2026/NQ-CP"),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024"),
        ("Luật Đất đai", "Luật Nhà ở"),
    ],
)
def test_different_documents_are_different(one: str, other: str) -> None:
    assert_apart(document(one, "a"), document(other, "b"))


# All together

SAMPLE = [
    person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN),
    person("Phong", "a", date="2024-05-01"),
    person("Khuat Van Phong", "e", "en", date="2024-07-01"),
    person("Khuất Văn Phong", "c", date="2024-05-09", **ELSEWHERE),
    person("Nguyễn Văn Hùng", "c"),
    person("Nguyễn Văn Hùng", "d"),
    body("Sở Y tế Sơn La", "a"),
    body("Sở Y tế", "b", places="Sơn La; Cà Mau"),
    body("Department of Health", "e", "en", places="Son La"),
    body("UBND phường Tân Lập", "a", places="Hà Nội"),
    body("UBND phường Tân Lập", "d"),
    body("Hoa Moc Company", "e", "en"),
    body("Công ty Cổ phần Hoa Mộc", "c"),
    body("Công ty TNHH Hoa Mộc", "d"),
    document("24-CT/TU", "a", number="24-CT/TU", issued="2023-08-07", **PARTY),
    document("24-CT/TU", "b", number="24-CT/TU", issuer="Tỉnh ủy Sơn La"),
    document("Chỉ thị 24-CT/TU", "c", date="2022-01-01"),
    document("Chỉ thị số 24", "d"),
]


@given(order=st.permutations(SAMPLE))
@settings(deadline=None, max_examples=60)
def test_the_order_of_the_namings_makes_no_difference(order: list[Naming]) -> None:
    known, found = resolve(SAMPLE), resolve(order)
    assert found.entities == known.entities
    assert found.meanings == known.meanings


@given(kept=st.sets(st.sampled_from(range(len(SAMPLE)))))
@settings(deadline=None, max_examples=60)
def test_every_id_is_that_of_an_entity_that_has_the_name(kept: set[int]) -> None:
    namings = [SAMPLE[at] for at in kept]
    resolution = resolve(namings)
    assert set(resolution.meanings) <= set(namings)
    for naming, meaning in resolution.meanings.items():
        if meaning.entity_id is not None:
            names = {(language, name) for language, name, _ in resolution.entities[meaning.entity_id].spellings}
            assert (naming.language, naming.words) in names
            assert not meaning.candidates
        assert set(meaning.candidates) <= set(resolution.entities)


def test_a_younger_namesake_leaves_ids_as_they_were() -> None:
    old = person("Khuất Văn Phong", "a", date="2024-05-01", **CHAIRMAN)
    young = person("Khuất Văn Phong", "b", date="2024-05-09", **ELSEWHERE)
    assert ids_of(old)[0] == ids_of(old, young)[0]


def test_an_entity_has_its_usual_name_in_each_language() -> None:
    namings = [
        *(person("Khuất Văn Phong", f"a{at}", date=f"2024-05-{at + 10}") for at in range(3)),
        person("KHUẤT VĂN PHONG", "b", date="2024-05-01"),
        person("Phong", "a0", date="2024-05-10"),
        person("Khuat Van Phong", "c", "en", date="2024-06-01"),
    ]
    (entity,) = resolve(namings).entities.values()
    assert entity.names == {"en": "Khuat Van Phong", "vi": "Khuất Văn Phong"}
    assert ("vi", "Phong", 1) in entity.spellings
    assert (entity.first_seen, entity.last_seen) == ("2024-05-01", "2024-06-01")


def mentions(text: str, **labels: Iterable[str]) -> tuple[Mention, ...]:
    found = [
        Mention(start=at, end=at + len(words), label=label, text=words, confidence=1.0, source="test")  # type: ignore[arg-type]
        for label, names in labels.items()
        for words in names
        if (at := text.index(words)) >= 0
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def test_the_namings_of_an_article_are_those_of_its_mentions_and_facts() -> None:
    text = "Chủ tịch UBND tỉnh Sơn La Khuất Văn Phong giao các Sở: Y tế, Tư pháp thực hiện Chỉ thị 24-CT/TU."
    article = Article(id="a", text=text, language="vi", published_at="2024-05-01T08:00:00+07:00")
    evidence = article.cite(0, len(text))
    official = Official(
        person="Khuất Văn Phong",
        position="Chủ tịch",
        organization="UBND tỉnh Sơn La",
        evidence=evidence,
        confidence=1.0,
        rule="test",
    )
    directive = Directive(
        kind="directive",
        number="24-CT/TU",
        title=None,
        issuer=None,
        issued=None,
        evidence=evidence,
        confidence=1.0,
        rule="test",
    )
    task = Task(
        assigner="Khuất Văn Phong",
        assignee="Tư pháp",
        action="thực hiện",
        deadline=None,
        directive="24-CT/TU",
        evidence=evidence,
        confidence=1.0,
        rule="test",
    )
    extraction = Extraction(
        article=article,
        sentences=(),
        mentions=mentions(
            text,
            ORG=["UBND tỉnh Sơn La", "Y tế", "Tư pháp"],
            PERSON=["Khuất Văn Phong"],
            DIRECTIVE=["Chỉ thị 24-CT/TU"],
        ),
        facts={"officials": (official,), "directives": (directive,), "tasks": (task,)},
    )
    namings, namer = namings_of(extraction), Namer(extraction)
    assert {naming.date for naming in namings} == {"2024-05-01"}
    resolution = resolve([*namings, body("Son La Department of Justice", "b", "en")])
    fields = namer.fields_of(task)
    assert resolution.of(fields["assigner"]) == resolution.of(namer.fields_of(official)["person"])
    assert resolution.of(fields["directive"]) == resolution.of(namer.fields_of(directive)["document"])
    justice = resolution.entities[str(resolution.of(fields["assignee"]).entity_id)]
    assert justice.names == {"en": "Son La Department of Justice", "vi": "Tư pháp"}


def made_up(articles: int) -> list[Naming]:
    """A corpus in which some are named often and most once."""
    draw = random.Random(7)
    syllables = ["Kha", "Phong", "Thảo", "Vinh", "Đạt", "Hiếu", "Loan", "Mẫn", "Nhân", "Oanh", "Quỳnh", "Sơn"]
    places = ["Sơn La", "Cà Mau", "Hà Nội", "Nghệ An", "Lào Cai"]
    namings: list[Naming] = []
    for at in range(articles):
        date = f"20{draw.randrange(15, 26)}-0{draw.randrange(1, 10)}-1{draw.randrange(10)}"
        for _ in range(4):
            name = f"Khuất {draw.choice(syllables)} {draw.choice(syllables)}"
            office: dict[str, Any] = {"position": "Giám đốc", "organization": f"Sở Y tế {draw.choice(places)}"}
            namings.append(person(name, f"a{at}", date=date, **(office if draw.random() < 0.5 else {})))
        namings += [body(f"UBND xã {draw.choice(syllables)} {draw.choice(syllables)}", f"a{at}", date=date)]
        namings += [body("UBND tỉnh", f"a{at}", date=date, places=draw.choice(places)), body("Chính phủ", f"a{at}")]
        namings += [document(f"Quyết định {draw.randrange(2000)}/QĐ-UBND", f"a{at}", date=date)]
    return namings


def test_time_grows_as_the_corpus_does() -> None:
    resolve(made_up(100))
    took = []
    for articles in (1_000, 4_000):
        namings = [replace(naming) for naming in made_up(articles)]
        start = time.process_time()
        resolve(namings)
        took.append(time.process_time() - start)
    # Four times the articles; generous, for the machine may be busy.
    assert took[1] < 10 * max(took[0], 0.1)
    assert took[1] < 60
