"""Officials: every order and coordination of persons, positions and bodies, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from extractors.coreference import Coreference
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.officials import extract_officials
from extractors.reading import Reading
from extractors.records import Language, Sentence
from tests.gold import gold_article, gold_mentions, needs_gold, read_gold
from tests.marked import read_marked, readings

Fact = tuple[str, str, str | None]


def officials_in(marked: str, language: Language) -> list[Fact]:
    return [(o.person, o.position, o.organization) for o in extract_officials(read_marked(marked, language))]


VIETNAMESE: list[tuple[str, list[Fact]]] = [
    # The title before the name.
    (
        "[Phó Bí thư|POSITION] [Thành ủy Cần Thơ|ORG] [Lê Văn Tám|PERSON] dự họp.",
        [("Lê Văn Tám", "Phó Bí thư", "Thành ủy Cần Thơ")],
    ),
    # The title after the name: comma, dash, brackets.
    (
        "Ông [Lê Văn Tám|PERSON], [Giám đốc|POSITION] [Sở Y tế Cần Thơ|ORG], cho biết.",
        [("Lê Văn Tám", "Giám đốc", "Sở Y tế Cần Thơ")],
    ),
    (
        "Bà [Đỗ Thị Mai|PERSON] - [Hiệu trưởng|POSITION] [Trường THPT Hòa Bình|ORG] - nói.",
        [("Đỗ Thị Mai", "Hiệu trưởng", "Trường THPT Hòa Bình")],
    ),
    (
        "Theo [Lê Văn Tám|PERSON] ([Chủ tịch|POSITION] [UBND xã Phú An|ORG]), đường đã xong.",
        [("Lê Văn Tám", "Chủ tịch", "UBND xã Phú An")],
    ),
    # An age or year of birth between is skipped.
    (
        "Ông [Lê Văn Tám|PERSON] (52 tuổi), [Giám đốc|POSITION] [Sở Nội vụ|ORG], xin nghỉ.",
        [("Lê Văn Tám", "Giám đốc", "Sở Nội vụ")],
    ),
    # Positions in a row, of one person.
    (
        "[Ủy viên|POSITION] [Bộ Chính trị|ORG], [Bí thư|POSITION] [Thành ủy Cần Thơ|ORG] [Lê Văn Tám|PERSON] chủ trì.",
        [("Lê Văn Tám", "Ủy viên", "Bộ Chính trị"), ("Lê Văn Tám", "Bí thư", "Thành ủy Cần Thơ")],
    ),
    (
        "Đồng chí [Lê Văn Tám|PERSON], [Phó Bí thư|POSITION] [Tỉnh ủy Long An|ORG], [Chủ tịch|POSITION] "
        "[UBND tỉnh Long An|ORG].",
        [("Lê Văn Tám", "Phó Bí thư", "Tỉnh ủy Long An"), ("Lê Văn Tám", "Chủ tịch", "UBND tỉnh Long An")],
    ),
    # A deputy is of the body that has the chief; deputies of an assembly are officials.
    (
        "[Tổng Giám đốc|POSITION] [BHXH Việt Nam|ORG] [Lê Văn Tám|PERSON] nói. [Phó Tổng Giám đốc|POSITION] "
        "[Đỗ Thị Mai|PERSON] dự.",
        [("Lê Văn Tám", "Tổng Giám đốc", "BHXH Việt Nam"), ("Đỗ Thị Mai", "Phó Tổng Giám đốc", "BHXH Việt Nam")],
    ),
    ("Theo đại biểu [Lê Văn Tám|PERSON], [Quốc hội|ORG] nên bàn.", [("Lê Văn Tám", "đại biểu", "Quốc hội")]),
    # "kiêm": one body for both.
    (
        "[Chủ tịch|POSITION] kiêm [Tổng Giám đốc|POSITION] [Tập đoàn Sao Mai|ORG] [Lê Văn Tám|PERSON] nói.",
        [("Lê Văn Tám", "Chủ tịch", "Tập đoàn Sao Mai"), ("Lê Văn Tám", "Tổng Giám đốc", "Tập đoàn Sao Mai")],
    ),
    # Each of two named in a row has his own title.
    (
        "[Bí thư|POSITION] [Huyện ủy Cần Đước|ORG] [Lê Văn Tám|PERSON], [Chủ tịch|POSITION] [UBND huyện Cần Đước|ORG] "
        "[Đỗ Thị Mai|PERSON] cùng dự.",
        [("Lê Văn Tám", "Bí thư", "Huyện ủy Cần Đước"), ("Đỗ Thị Mai", "Chủ tịch", "UBND huyện Cần Đước")],
    ),
    # A title in front and another behind.
    (
        "[Phó Thủ tướng|POSITION] [Lê Văn Tám|PERSON], [Trưởng|POSITION] [Ban Chỉ đạo chuyển đổi số|ORG], kết luận.",
        [("Lê Văn Tám", "Phó Thủ tướng", None), ("Lê Văn Tám", "Trưởng", "Ban Chỉ đạo chuyển đổi số")],
    ),
    # Several holders of one position.
    (
        "Dự họp có các [Phó Chủ tịch|POSITION] [UBND tỉnh Long An|ORG] [Lê Văn Tám|PERSON], [Đỗ Thị Mai|PERSON] "
        "và [Hồ Văn Ba|PERSON].",
        [
            ("Lê Văn Tám", "Phó Chủ tịch", "UBND tỉnh Long An"),
            ("Đỗ Thị Mai", "Phó Chủ tịch", "UBND tỉnh Long An"),
            ("Hồ Văn Ba", "Phó Chủ tịch", "UBND tỉnh Long An"),
        ],
    ),
    (
        "Các đồng chí [Phó Bí thư|POSITION] [Tỉnh ủy Long An|ORG]: [Lê Văn Tám|PERSON] – [Chủ tịch|POSITION] "
        "[HĐND tỉnh|ORG]; [Đỗ Thị Mai|PERSON] cùng dự.",
        [
            ("Lê Văn Tám", "Phó Bí thư", "Tỉnh ủy Long An"),
            ("Đỗ Thị Mai", "Phó Bí thư", "Tỉnh ủy Long An"),
            ("Lê Văn Tám", "Chủ tịch", "HĐND tỉnh"),
        ],
    ),
    # Verbs of appointing and being.
    (
        "Ông [Lê Văn Tám|PERSON] được Ban Chấp hành bầu giữ chức [Bí thư|POSITION] [Huyện ủy Cần Đước|ORG].",
        [("Lê Văn Tám", "Bí thư", "Huyện ủy Cần Đước")],
    ),
    (
        "Đoàn do ông [Lê Văn Tám|PERSON], [Phó Chánh|POSITION] [Thanh tra tỉnh Long An|ORG] làm [trưởng "
        "đoàn|POSITION].",
        [("Lê Văn Tám", "Phó Chánh", "Thanh tra tỉnh Long An"), ("Lê Văn Tám", "trưởng đoàn", None)],
    ),
    (
        "[Bộ trưởng|POSITION] [Bộ Y tế|ORG] là bà [Đỗ Thị Mai|PERSON].",
        [("Đỗ Thị Mai", "Bộ trưởng", "Bộ Y tế")],
    ),
    (
        "Khi giữ cương vị [Bí thư|POSITION] [Tỉnh ủy Long An|ORG], đồng chí [Lê Văn Tám|PERSON] đã ký văn bản.",
        [("Lê Văn Tám", "Bí thư", "Tỉnh ủy Long An")],
    ),
    (
        "Ông [Lê Văn Tám|PERSON] bị cảnh cáo.\nTrên cương vị [Giám đốc|POSITION] [Sở Nội vụ Long An|ORG], "
        "ông đã có vi phạm.",
        [("Lê Văn Tám", "Giám đốc", "Sở Nội vụ Long An")],
    ),
    (
        "Bổ nhiệm ông [Lê Văn Tám|PERSON], [Phó Giám đốc|POSITION] [Sở Y tế Long An|ORG], giữ chức "
        "[Giám đốc|POSITION] [Sở Nội vụ Long An|ORG].",
        [("Lê Văn Tám", "Phó Giám đốc", "Sở Y tế Long An"), ("Lê Văn Tám", "Giám đốc", "Sở Nội vụ Long An")],
    ),
    (
        "Phê chuẩn chức vụ [Chủ tịch|POSITION] [UBND tỉnh Long An|ORG] đối với ông [Lê Văn Tám|PERSON].",
        [("Lê Văn Tám", "Chủ tịch", "UBND tỉnh Long An")],
    ),
    # Who is replaced doesn't take the post.
    (
        "Bà [Đỗ Thị Mai|PERSON] thay ông [Lê Văn Tám|PERSON] làm [Giám đốc|POSITION] [Sở Nội vụ|ORG].",
        [("Đỗ Thị Mai", "Giám đốc", "Sở Nội vụ")],
    ),
    # A bare noun stands for the body of the news.
    (
        "[Sở Y tế Long An|ORG] họp. [Phó giám đốc|POSITION] sở [Lê Văn Tám|PERSON] nói.",
        [("Lê Văn Tám", "Phó giám đốc", "Sở Y tế Long An")],
    ),
    # A body's parent in brackets is not the next body.
    (
        "[Cục trưởng|POSITION] [Cục Quản lý giá|ORG] ([Bộ Tài chính|ORG]) [Lê Văn Tám|PERSON] nói.",
        [("Lê Văn Tám", "Cục trưởng", "Cục Quản lý giá")],
    ),
    # Short names, fuller titles and bodies named elsewhere make one record.
    (
        "[Bộ trưởng|POSITION] [Lê Văn Tám|PERSON] đến dự.\n[Bộ trưởng Công Thương|POSITION] [Lê Văn "
        "Tám|PERSON] phát biểu.",
        [("Lê Văn Tám", "Bộ trưởng Công Thương", None)],
    ),
    (
        "[Chủ tịch|POSITION] [UBND TP Cần Thơ|ORG] [Lê Văn Tám|PERSON] chỉ đạo.\n[Chủ tịch|POSITION] "
        "[TP Cần Thơ|LOC] [Lê Văn Tám|PERSON] yêu cầu.",
        [("Lê Văn Tám", "Chủ tịch", "UBND TP Cần Thơ")],
    ),
    (
        "Ông [Lê Văn Tám|PERSON], [nguyên Bí thư|POSITION] [Tỉnh ủy Long An|ORG].\nThời gian giữ cương vị "
        "[Bí thư|POSITION] [Tỉnh ủy Long An|ORG], ông [Tám|PERSON] đã sai.",
        [("Lê Văn Tám", "nguyên Bí thư", "Tỉnh ủy Long An")],
    ),
    # "Thủ tướng" is not short for "Phó Thủ tướng"; who authorises is another.
    (
        "Thừa ủy quyền của [Thủ tướng|POSITION], [Phó Thủ tướng|POSITION] [Lê Văn Tám|PERSON] ký.",
        [("Lê Văn Tám", "Phó Thủ tướng", None)],
    ),
    # A photographer is no official, even when a title follows.
    ("Ảnh: TTXVN/[Minh Anh|PERSON] [Thủ tướng|POSITION] yêu cầu các bộ báo cáo.", []),
    # Titles alone make no record; nor do persons without a title.
    ("[Phó Thủ tướng|POSITION] yêu cầu [Bộ Y tế|ORG] báo cáo. Bà [Đỗ Thị Mai|PERSON] vui mừng.", []),
    # A foreign leader's country comes from the context, the own one's doesn't.
    (
        "Nhân chuyến thăm [Phần Lan|LOC], [Thủ tướng|POSITION] [Phạm Văn Tám|PERSON] hội đàm với "
        "[Tổng thống|POSITION] [Matti Virtanen|PERSON].",
        [("Phạm Văn Tám", "Thủ tướng", None), ("Matti Virtanen", "Tổng thống", "Phần Lan")],
    ),
    # Acronyms are written out.
    (
        "[Hội Người tiêu dùng Việt Nam|ORG] ([HNTD|ORG]) họp. Ông [Lê Văn Tám|PERSON], [Chủ "
        "tịch|POSITION] [HNTD|ORG], nói.",
        [("Lê Văn Tám", "Chủ tịch", "Hội Người tiêu dùng Việt Nam")],
    ),
    # Two ministries of one name: each minister has the one behind the title.
    (
        "[Thứ trưởng|POSITION] [Bộ Ngoại giao Việt Nam|ORG] [Lê Văn Tám|PERSON] và [Thứ trưởng|POSITION] "
        "[Bộ Ngoại giao|ORG] [Belarus Ivan Petrov|PERSON] chủ trì.",
        [
            ("Lê Văn Tám", "Thứ trưởng", "Bộ Ngoại giao Việt Nam"),
            ("Ivan Petrov", "Thứ trưởng", "Bộ Ngoại giao Belarus"),
        ],
    ),
    # A Vietnamese minister's bare ministry is not that of the guest.
    (
        "[Bộ trưởng|POSITION] [Bộ Quốc phòng|ORG] [Lê Văn Tám|PERSON] tiếp [Bộ trưởng|POSITION] "
        "[Bộ Quốc phòng Lào|ORG] [Khamla Souvanna|PERSON].",
        [
            ("Lê Văn Tám", "Bộ trưởng", "Bộ Quốc phòng"),
            ("Khamla Souvanna", "Bộ trưởng", "Bộ Quốc phòng Lào"),
        ],
    ),
    # A minister of a field is the minister of its ministry.
    (
        "[Bộ trưởng|POSITION] [Bộ Kế hoạch và Phát triển|ORG] [Lê Văn Tám|PERSON] dự.\n[Bộ trưởng|POSITION] "
        "[Kế hoạch và Phát triển|ORG] [Lê Văn Tám|PERSON] nói.",
        [("Lê Văn Tám", "Bộ trưởng", "Bộ Kế hoạch và Phát triển")],
    ),
    # Behind a colon a headline has what was said; a name in full is one.
    ("[Chủ tịch|POSITION] [Quốc hội|ORG]: [Hải Đông|PERSON] cần đi đầu.", []),
    (
        "Chủ trì: [Chủ tịch|POSITION] [UBND xã Phú An|ORG]: [Lê Văn Tám|PERSON].",
        [("Lê Văn Tám", "Chủ tịch", "UBND xã Phú An")],
    ),
    # A bare secretary belongs to the party committee of the news.
    (
        "Sáng nay [Thành ủy Cần Thơ|ORG] họp. [Bí thư|POSITION] [Lê Văn Tám|PERSON] chủ trì.",
        [("Lê Văn Tám", "Bí thư", "Thành ủy Cần Thơ")],
    ),
    # One title of several persons who are announced together; without the announcement, of the last.
    (
        "Chủ tọa có các ông [Lê Văn Tám|PERSON], [Hồ Văn Ba|PERSON], [Phó Chủ tịch|POSITION] [HĐND tỉnh Long An|ORG].",
        [("Lê Văn Tám", "Phó Chủ tịch", "HĐND tỉnh Long An"), ("Hồ Văn Ba", "Phó Chủ tịch", "HĐND tỉnh Long An")],
    ),
    (
        "Các đồng chí [Lê Văn Tám|PERSON], [Đỗ Thị Mai|PERSON] giữ chức [Phó Bí thư|POSITION] [Đảng ủy xã Phú An|ORG].",
        [("Lê Văn Tám", "Phó Bí thư", "Đảng ủy xã Phú An"), ("Đỗ Thị Mai", "Phó Bí thư", "Đảng ủy xã Phú An")],
    ),
    # From one post to the next.
    (
        "Điều chuyển ông [Lê Văn Tám|PERSON], [Giám đốc|POSITION] [Công ty Sao Mai|ORG], về làm [Chánh|POSITION] "
        "[Văn phòng Tập đoàn Sông Lam|ORG].",
        [("Lê Văn Tám", "Giám đốc", "Công ty Sao Mai"), ("Lê Văn Tám", "Chánh", "Văn phòng Tập đoàn Sông Lam")],
    ),
    (
        "Bà [Đỗ Thị Mai|PERSON] được công nhận là [Hiệu trưởng|POSITION] [Trường Đại học Sông Lam|ORG].",
        [("Đỗ Thị Mai", "Hiệu trưởng", "Trường Đại học Sông Lam")],
    ),
    # A post told of the person that the sentence is about.
    (
        "Bà [Đỗ Thị Mai|PERSON] sinh ở Huế, tốt nghiệp ngành luật, từng là [Phó Giám đốc|POSITION] "
        "[Sở Tư pháp Cần Thơ|ORG].",
        [("Đỗ Thị Mai", "Phó Giám đốc", "Sở Tư pháp Cần Thơ")],
    ),
    # Where a person is of stands before the title.
    (
        "Bà [Anne Petit|PERSON] của [bang Nevada|LOC], [Chủ tịch|POSITION] [Ủy ban Ngân sách|ORG], phản đối.",
        [("Anne Petit", "Chủ tịch", "Ủy ban Ngân sách")],
    ),
    # A leader of another country: the one named near, or else most; a gulf is none.
    (
        "[Nhật Bản|LOC] và [vịnh Thái Lan|LOC] nắng nóng. [Thủ tướng|POSITION] [Kenji Mori|PERSON] cảnh báo.",
        [("Kenji Mori", "Thủ tướng", "Nhật Bản")],
    ),
    # The nearest body of the kind.
    (
        "[HĐND TP Huế|ORG] chất vấn.\n[Đại biểu|POSITION] [Lê Văn Tám|PERSON] hỏi về rác.",
        [("Lê Văn Tám", "Đại biểu", "HĐND TP Huế")],
    ),
    (
        "Ông giao [Bộ Xây dựng|ORG] trả lời [Acme|ORG]. [Thứ trưởng|POSITION] [Đỗ Thị Mai|PERSON] nói.",
        [("Đỗ Thị Mai", "Thứ trưởng", "Bộ Xây dựng")],
    ),
    # A body without its name in the position.
    (
        "[Chi nhánh Ngân hàng Sao Mai tại Huế|ORG] họp.\nBà [Đỗ Thị Mai|PERSON], [Giám đốc chi nhánh|POSITION], nói.",
        [("Đỗ Thị Mai", "Giám đốc chi nhánh", "Chi nhánh Ngân hàng Sao Mai tại Huế")],
    ),
    (
        "Ông [Lê Văn Tám|PERSON], [Tổng giám đốc|POSITION] hãng [Sao Mai|ORG], nói.",
        [("Lê Văn Tám", "Tổng giám đốc", "Sao Mai")],
    ),
]

ENGLISH: list[tuple[str, list[Fact]]] = [
    # An honorific is no person; an acronym is a country, too.
    ("The [President|POSITION], [His Highness|PERSON], spoke.", []),
    (
        "[UAE Minister of Energy|POSITION] [Omar Haddad|PERSON] spoke.",
        [("Omar Haddad", "UAE Minister of Energy", "UAE")],
    ),
    (
        "[Deputy Director|POSITION] of the [Department of Health|ORG], Mr. [Le Van Tam|PERSON], spoke.",
        [("Le Van Tam", "Deputy Director", "Department of Health")],
    ),
    (
        "[Chairman|POSITION] of the [Long An Provincial People's Committee|ORG] [Le Van Tam|PERSON] agreed.",
        [("Le Van Tam", "Chairman", "Long An Provincial People's Committee")],
    ),
    # The place or body in front of the position.
    ("[Hanoi|LOC] [Chairman|POSITION] [Le Van Tam|PERSON] agreed.", [("Le Van Tam", "Chairman", "Hanoi")]),
    (
        "[Acme|ORG]'s [chief executive|POSITION] [Jane Brown|PERSON] left.",
        [("Jane Brown", "chief executive", "Acme")],
    ),
    (
        "[Politburo|ORG] [member|POSITION] and [Deputy Prime Minister|POSITION] [Le Van Tam|PERSON] came.",
        [("Le Van Tam", "member", "Politburo"), ("Le Van Tam", "Deputy Prime Minister", None)],
    ),
    (
        "[National Fruit Board|ORG] ([NFB|ORG]) [chairwoman|POSITION] [Jane Brown|PERSON] said so.",
        [("Jane Brown", "chairwoman", "National Fruit Board")],
    ),
    # Behind the name.
    (
        "[Jane Brown|PERSON], 53, [chairman|POSITION] and [CEO|POSITION] of [Acme|ORG], left.",
        [("Jane Brown", "chairman", "Acme"), ("Jane Brown", "CEO", "Acme")],
    ),
    (
        "[Jane Brown|PERSON] was appointed as [Director|POSITION] of the [Food Agency|ORG].",
        [("Jane Brown", "Director", "Food Agency")],
    ),
    (
        "[Jane Brown|PERSON], who is concurrently [Head|POSITION] of the [Fruit Board|ORG], smiled.",
        [("Jane Brown", "Head", "Fruit Board")],
    ),
    (
        "[Director|POSITION] [Ann Lee|PERSON] of the [Fruit Board|ORG] agreed.",
        [("Ann Lee", "Director", "Fruit Board")],
    ),
    (
        "[Ann Lee|PERSON] will replace [Bo Lund|PERSON] as [mayor|POSITION] of [Hull|LOC].",
        [("Ann Lee", "mayor", "Hull")],
    ),
    (
        "The [Hanoi Health Department|ORG] met. [Deputy Director|POSITION] of the department [Vu Van An|PERSON] spoke.",
        [("Vu Van An", "Deputy Director", "Hanoi Health Department")],
    ),
    # What the body is may stand before its name.
    (
        "The [CEO|POSITION] of mining giant [Acme|ORG], [Ann Lee|PERSON], left.",
        [("Ann Lee", "CEO", "Acme")],
    ),
    # The body of a bare title is not the one where the same person holds another.
    (
        "The [Steering Committee for Rice|ORG] met, with [Chairman|POSITION] of the [Long An People's Committee|ORG] "
        "[Le Van Tam|PERSON] assigned as its [head|POSITION].",
        [
            ("Le Van Tam", "Chairman", "Long An People's Committee"),
            ("Le Van Tam", "head", "Steering Committee for Rice"),
        ],
    ),
    # Several holders.
    (
        "[Deputy Ministers of Finance|POSITION] [Le Van Tam|PERSON] and [Do Thi Mai|PERSON] spoke.",
        [
            ("Le Van Tam", "Deputy Ministers of Finance", None),
            ("Do Thi Mai", "Deputy Ministers of Finance", None),
        ],
    ),
    (
        "Two [coaches|POSITION], [Ann Smith|PERSON] ([Harwich Rovers|ORG]) and [Bo Lund|PERSON] "
        "([Malmby IF|ORG]), are wanted.",
        [("Ann Smith", "coaches", "Harwich Rovers"), ("Bo Lund", "coaches", "Malmby IF")],
    ),
    # A title without plural belongs to the first name alone.
    (
        "[Secretary|POSITION] of the [Long An Party Committee|ORG] [Le Van Tam|PERSON] and Ms. [Do Thi "
        "Mai|PERSON] met.",
        [("Le Van Tam", "Secretary", "Long An Party Committee")],
    ),
    # An adjective names the country.
    (
        "They met Finnish [Prime Minister|POSITION] [Matti Virtanen|PERSON] in [Finland|LOC].",
        [("Matti Virtanen", "Prime Minister", "Finland")],
    ),
    # "a decision of the Prime Minister, A, Chairman of B": A is not the Prime Minister.
    (
        "Citing a decision of the [Prime Minister|POSITION], [Le Van Tam|PERSON], [Chairman|POSITION] of the "
        "[Long An People's Council|ORG], agreed.",
        [("Le Van Tam", "Chairman", "Long An People's Council")],
    ),
    (
        "[Minister|POSITION] [Le Van Tam|PERSON] came. [Minister of Construction|POSITION] [Le Van Tam|PERSON] spoke. "
        "[PM|POSITION] [Do Van Ba|PERSON] and [Prime Minister|POSITION] [Ba|PERSON] are one.",
        [("Le Van Tam", "Minister of Construction", None), ("Do Van Ba", "Prime Minister", None)],
    ),
    (
        "Mr. [Le Van Tam|PERSON] was warned and removed from the post of [Politburo|ORG] [member|POSITION].",
        [("Le Van Tam", "member", "Politburo")],
    ),
    # Where a person is of stands before the title.
    (
        "[Ann Lee|PERSON] of [Hull|LOC], [chair|POSITION] of the [Harbour Board|ORG], agreed.",
        [("Ann Lee", "chair", "Harbour Board")],
    ),
    (
        "[Ann Lee|PERSON] of [Hull|LOC] was elected [chair|POSITION] of the [Harbour Board|ORG].",
        [("Ann Lee", "chair", "Harbour Board")],
    ),
    # A plural with a full stop; and a title that was over when the news came.
    (
        "[Sens.|POSITION] [Ann Lee|PERSON] and [Tom Ward|PERSON] wrote it.",
        [("Ann Lee", "Sens.", None), ("Tom Ward", "Sens.", None)],
    ),
    (
        "[Ann Lee|PERSON], until now [Director|POSITION] of the [Port of Hull|ORG], left.",
        [("Ann Lee", "Director", "Port of Hull")],
    ),
    # A post told of the person named before.
    (
        "[Ann Lee|PERSON] comes from Hull. She previously served as [head|POSITION] of the [Harbour Board|ORG].",
        [("Ann Lee", "head", "Harbour Board")],
    ),
    # "Its", "whose" and "the agency's" stand for a body named before, "of the Commission" for the one of that kind.
    (
        "[Acme|ORG] was pleased. Its [director-general|POSITION], [Ann Lee|PERSON], said so.",
        [("Ann Lee", "director-general", "Acme")],
    ),
    (
        "[Hull|LOC] called on the [Harbour Board|ORG], whose [chair|POSITION], [Ann Lee|PERSON], agreed.",
        [("Ann Lee", "chair", "Harbour Board")],
    ),
    (
        "The [Food Agency|ORG] closed it, said [Ann Lee|PERSON], the agency's [director|POSITION].",
        [("Ann Lee", "director", "Food Agency")],
    ),
    (
        "The [Fair Trade Commission|ORG] met. [Ann Lee|PERSON], [Chairwoman|POSITION] of the Commission, spoke.",
        [("Ann Lee", "Chairwoman", "Fair Trade Commission")],
    ),
    # A governor's state and a mayor's town.
    (
        "[Ohio|LOC] acted after a spill in [Lima|LOC]. [Gov.|POSITION] [Ann Lee|PERSON] thanked "
        "[Mayor|POSITION] [Tom Ward|PERSON].",
        [("Ann Lee", "Gov.", "Ohio"), ("Tom Ward", "Mayor", "Lima")],
    ),
    # The tagger may take a nationality for a place, or into the position.
    ("[Israeli|LOC] [Prime Minister|POSITION] [Ann Lee|PERSON] left.", [("Ann Lee", "Prime Minister", "Israel")]),
    ("[South African President|POSITION] [Ann Lee|PERSON] left.", [("Ann Lee", "President", "South Africa")]),
    # A senator's state stands behind the party.
    ("[Sen.|POSITION] [Ann Lee|PERSON], [D-Ohio|LOC], left.", [("Ann Lee", "Sen.", "Ohio")]),
    # All of a list, a branch of a body, the acronym in a position.
    (
        "[Ann Lee|PERSON] and [Tom Ward|PERSON], both [vice chairpersons|POSITION] of the [Hull Fund|ORG], left.",
        [("Ann Lee", "vice chairpersons", "Hull Fund"), ("Tom Ward", "vice chairpersons", "Hull Fund")],
    ),
    (
        "[Member|POSITION] of the [Party Central Committee|ORG]'s [Secretariat|ORG] [Le Van An|PERSON] spoke.",
        [("Le Van An", "Member", "Party Central Committee's Secretariat")],
    ),
    ("[Acting NASA director|POSITION] [Ann Lee|PERSON] left.", [("Ann Lee", "Acting NASA director", "NASA")]),
    # Who assigns somebody doesn't hold the office of that one.
    (
        "The [PM|POSITION] assigned [Deputy Prime Minister|POSITION] [Le Van An|PERSON] to go.",
        [("Le Van An", "Deputy Prime Minister", None)],
    ),
    (
        "[Le Van An|PERSON], [Director|POSITION] of the [Tax Department|ORG], to the post of [Secretary|POSITION] "
        "of the [Hull Party Committee|ORG].",
        [("Le Van An", "Director", "Tax Department"), ("Le Van An", "Secretary", "Hull Party Committee")],
    ),
    # What somebody is head of stands before the body.
    (
        "[Ann Lee|PERSON], [head|POSITION] of surgery at [Hull Hospital|ORG], said so.",
        [("Ann Lee", "head", "Hull Hospital")],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), VIETNAMESE)
def test_vietnamese_officials_are_read_in_every_order(marked: str, expected: list[Fact]) -> None:
    assert sorted(officials_in(marked, "vi"), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english_officials_are_read_in_every_order(marked: str, expected: list[Fact]) -> None:
    assert sorted(officials_in(marked, "en"), key=str) == sorted(expected, key=str)


def test_an_official_cites_the_words_it_came_from() -> None:
    reading = read_marked("Hôm nay ông [Lê Văn Tám|PERSON], [Giám đốc|POSITION] [Sở Y tế|ORG], nói.", "vi")
    (official,) = extract_officials(reading)
    assert official.evidence.quote == "Lê Văn Tám, Giám đốc Sở Y tế"
    assert reading.text[official.evidence.start : official.evidence.end] == official.evidence.quote
    assert official.rule == "officials.apposition@1"
    assert 0 < official.confidence <= 1


def test_an_article_without_mentions_has_no_officials() -> None:
    assert extract_officials(read_marked("Trời đẹp.", "vi")) == []


@given(readings())
@settings(max_examples=150, deadline=None)
def test_whatever_the_tagger_says_facts_cite_their_words(reading: Reading) -> None:
    officials = extract_officials(reading)
    assert officials == extract_officials(reading)
    for official in officials:
        evidence = official.evidence
        assert reading.text[evidence.start : evidence.end] == evidence.quote
        assert official.person
        assert official.position
        assert 0 <= official.confidence <= 1
    coreference = Coreference(reading).with_officials(officials)
    for mention in reading.mentions:
        assert coreference.resolve_actor(mention.start, mention.end) is not None


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_official_of_the_annotated_articles_cites_its_article(language: str) -> None:
    for row in read_gold("train", language):
        article = gold_article(row)
        reading = Reading(article, [Sentence(start=0, end=len(article.text))], gold_mentions(row))
        for official in extract_officials(reading):
            evidence = official.evidence
            assert article.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("name", "expected"), [("Lê Văn Tám", True), ("Ann Lee", False), ("", False), ("\xa0\n", False)]
)
def test_a_vietnamese_surname_is_told_even_of_blank_names(name: str, expected: bool) -> None:
    assert has_vietnamese_surname(name) is expected
