"""Names of bodies without their language."""

from __future__ import annotations

import pytest

from extractors.body_names import form_words, is_field, lines, read_body, read_subject
from extractors.records import Language

LEXICON_SIDES: tuple[Language, ...] = ("vi", "en")

SAME = [
    ("Sở Thông tin và Truyền thông Hà Nội", "Hanoi Department of Information and Communications"),
    ("Sở TT-TT Hà Nội", "Hanoi Department of Information and Communications"),
    ("Sở TT&TT thành phố Hà Nội", "Department of Information and Communications of Hanoi"),
    ("So Thong tin va Truyen thong Ha Noi", "Hanoi Department of Information and Communications"),
    ("SỞ Y TẾ TỈNH HÀ NAM", "Ha Nam Provincial Department of Health"),
    ("UBND tỉnh Bắc Giang", "Bac Giang Provincial People's Committee"),
    ("Ủy ban nhân dân tỉnh Bắc Giang", "People’s Committee of Bac Giang province"),
    ("UBND TP.HCM", "Ho Chi Minh City People's Committee"),
    ("Sở Tư pháp TPHCM", "Ho Chi Minh City Department of Justice"),
    ("UBND tỉnh An Giang", "An Giang Provincial People's Committee"),
    ("HĐND TP Đà Nẵng", "Da Nang City People's Council"),
    ("Thành ủy Hà Nội", "Hanoi Party Committee"),
    ("Ban Thường vụ Tỉnh ủy Nghệ An", "Standing Committee of the Nghe An Provincial Party Committee"),
    ("Huyện ủy Ba Vì", "Ba Vi District Party Committee"),
    ("UBND TP Thái Bình", "Thai Binh City People's Committee"),
    ("UBND quận 5", "District 5 People's Committee"),
    ("UBND Q.5", "People's Committee of District 5"),
    ("Công an phường Cầu Đất", "Cau Dat Ward Police"),
    ("Bộ GD&ĐT", "Ministry of Education and Training"),
    ("Bộ Giáo dục - Đào tạo", "MOET"),
    ("Bộ LĐ-TB&XH", "Ministry of Labour, War Invalids and Social Affairs"),
    ("Bộ Quốc phòng", "Ministry of National Defence"),
    ("Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam"),
    ("Văn phòng Chính phủ", "Office of the Government"),
    ("VPCP", "Government Office"),
    ("Ban Tổ chức Trung ương", "Party Central Committee's Organization Commission"),
    ("Thanh tra Bộ Xây dựng", "Inspectorate of the Ministry of Construction"),
    ("Bệnh viện Đa khoa tỉnh Sơn La", "Son La Provincial General Hospital"),
    ("Công ty TNHH MTV Hoa Mộc", "Hoa Moc One Member Limited Liability Company"),
    ("Công ty Cổ phần Hoa Mộc", "Hoa Moc Joint Stock Company"),
    ("Chính phủ Nhật Bản", "Japanese Government"),
    ("Bộ Ngoại giao Nga", "Russian Ministry of Foreign Affairs"),
    ("Công ty Hoàng Anh", "Hoang Anh Company"),
    ("UBND huyện Mỹ Đức", "My Duc District People's Committee"),
    ("Báo Sao Mai", "Sao Mai newspaper"),
    ("Báo điện tử Một Ngày Mới", "Mot Ngay Moi online newspaper"),
]


@pytest.mark.parametrize(("vietnamese", "english"), SAME)
def test_names_in_both_languages_say_the_same(vietnamese: str, english: str) -> None:
    assert read_body(vietnamese, "vi") == read_body(english, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Thái Bình", "UBND TP Thái Bình"),
        ("Sở Y tế Hà Nội", "Bộ Y tế"),
        ("Sở Văn hóa và Thể thao Hà Nội", "Sở Du lịch Hà Nội"),
        ("Thanh tra Sở Xây dựng Hà Nội", "Sở Xây dựng Hà Nội"),
        ("UBND xã Tân An", "UBND phường Tân An"),
        ("Văn phòng UBND tỉnh Yên Bái", "UBND tỉnh Yên Bái"),
        ("Thành ủy Hà Nội", "UBND TP Hà Nội"),
        ("Công ty TNHH Hoa Mộc", "Công ty Cổ phần Hoa Mộc"),
        ("Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Tổng cục Thuế", "Cục Thuế"),
        ("Báo Chính phủ", "Chính phủ"),
    ],
)
def test_different_bodies_have_different_readings(one: str, other: str) -> None:
    assert read_body(one, "vi") != read_body(other, "vi")


@pytest.mark.parametrize(
    ("name", "needs_place"),
    [
        ("Sở Y tế", True),
        ("UBND tỉnh", True),
        ("Tỉnh ủy", True),
        ("Ban Chỉ đạo", True),
        ("Đội CSGT số 2", True),
        ("Bộ Y tế", False),
        ("Quốc hội", False),
        ("Cục Di sản văn hóa", False),
        ("Sở Y tế Hà Nội", False),
        ("Trường THPT Hoa Mộc", False),
    ],
)
def test_a_name_that_many_bodies_have_needs_a_place(name: str, needs_place: bool) -> None:
    assert read_body(name, "vi").needs_place is needs_place


@pytest.mark.parametrize(("name", "language"), [("Sở", "vi"), ("the Department", "en"), ("Công ty", "vi")])
def test_a_common_noun_says_nothing(name: str, language: str) -> None:
    assert read_body(name, "vi" if language == "vi" else "en").says_nothing


def test_a_department_is_a_provinces_where_provinces_have_one() -> None:
    assert read_body("Department of Health", "en").heads == {"sở"}
    assert "sở" not in read_body("Department of Cultural Heritage", "en").heads
    assert "sở" not in read_body("Ba Vi District Department of Health", "en").heads


def test_the_first_word_of_a_proper_name_is_no_kind_of_body() -> None:
    # "Trường" is a school, but not in "Tây Trường Sơn".
    assert read_body("Công ty Tây Trường Sơn", "vi").words == ("son", "tay", "truong")
    assert read_body("Trường Hoa Mộc", "vi").terms == ("school",)
    # "Hải Phòng" has no division in it.
    assert read_body("Sở Y tế Hải Phòng", "vi").place == ("province", "Hải Phòng")


def test_of_two_places_the_smaller_is_that_of_the_body() -> None:
    body = read_body("UBND huyện Ba Vì, TP Hà Nội", "vi")
    assert (body.place, body.province) == (("district", "ba vi"), "Hà Nội")


@pytest.mark.parametrize("language", LEXICON_SIDES)
def test_no_form_is_of_two_terms(language: Language) -> None:
    names: dict[tuple[str, ...], set[str]] = {}
    for name, vietnamese, english, _ in lines():
        for form in vietnamese if language == "vi" else english:
            names.setdefault(tuple(form_words(form, language)), set()).add(name)
    assert {form: of for form, of in names.items() if len(of) > 1} == {}


def test_a_field_alone_is_told() -> None:
    assert is_field("Y tế", "vi")
    assert is_field("Industry and Trade", "en")
    assert not is_field("Sở Y tế", "vi")
    assert not is_field("Hoa Mộc", "vi")


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Luật Đất đai", "Land Law"),
        ("Luật Đầu tư công", "Law on Public Investment"),
        ("Bộ luật Hình sự", "Penal Code"),
        ("Luật phòng, chống tác hại của thuốc lá", "Law on Prevention and Control of Tobacco Harms"),
        ("Luật Thủ đô (sửa đổi)", "amended Law on the Capital"),
    ],
)
def test_laws_have_the_same_subject_in_both_languages(vietnamese: str, english: str) -> None:
    assert read_subject(vietnamese, "vi") == read_subject(english, "en")
