"""Rankings: who stands where, on which list, in both languages, and the wordings that rank nothing."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.rankings import extract_rankings
from extractors.ranks import find_ranks
from extractors.records import Language
from tests.marked import read_marked

SLOTS = ("subject", "index", "rank", "out_of", "top", "period", "change", "score")
Fact = dict[str, Any]


def rankings_in(marked: str, language: Language, published_at: str | None = "2024-03-15") -> list[Fact]:
    """What is said in each record, without its empty slots."""
    records = extract_rankings(read_marked(marked, language, published_at))
    return [{slot: getattr(record, slot) for slot in SLOTS if getattr(record, slot) is not None} for record in records]


VIETNAMESE: list[tuple[str, list[Fact]]] = [
    # The rank behind its subject, with total, change and period.
    (
        "[Năm 2023|DATE], [Sở Công Thương|ORG] xếp thứ 9/20 sở, ngành (tăng 6 bậc so với [năm 2022|DATE]).",
        [{"subject": "Sở Công Thương", "rank": 9, "out_of": 20, "period": "2023", "change": 6}],
    ),
    (
        "[Hậu Giang|LOC] đứng thứ tư cả nước về chỉ số sản xuất công nghiệp, tụt 3 bậc.",
        [{"subject": "Hậu Giang", "index": "chỉ số sản xuất công nghiệp", "rank": 4, "change": -3}],
    ),
    (
        "[Tuyên Quang|LOC] giữ vị trí số 1 khu vực về trồng rừng.",
        [{"subject": "Tuyên Quang", "index": "trồng rừng", "rank": 1}],
    ),
    # The list is a market, what has a total, or what most of the sentence is about.
    (
        "[Năm 2023|DATE], [Samsung|ORG] đứng đầu thị trường điện thoại thông minh, [Xiaomi|ORG] giữ vị trí thứ ba.",
        [
            {"subject": "Samsung", "index": "thị trường điện thoại thông minh", "rank": 1, "period": "2023"},
            {"subject": "Xiaomi", "index": "thị trường điện thoại thông minh", "rank": 3, "period": "2023"},
        ],
    ),
    (
        "[Ngân hàng Sao Mai|ORG] lọt top 50 công ty niêm yết tốt nhất [Việt Nam|LOC].",
        [{"subject": "Ngân hàng Sao Mai", "index": "công ty niêm yết tốt nhất Việt Nam", "top": 50}],
    ),
    (
        "Về đối tác đầu tư, [Singapore|LOC] đứng vị trí thứ nhất.",
        [{"subject": "Singapore", "index": "đối tác đầu tư", "rank": 1}],
    ),
    (
        "[TP.HCM|LOC], theo sau [Hà Nội|LOC], đứng thứ hai về số doanh nghiệp.",
        [{"subject": "TP.HCM", "index": "số doanh nghiệp", "rank": 2}],
    ),
    # Currencies and lists have capitals too, and are not ranked; "hiện" is part of "thực hiện".
    (
        "Kim ngạch xuất khẩu sang [Hoa Kỳ|LOC] đạt 96 tỷ USD, đứng vị trí thứ nhất.",
        [{"subject": "Hoa Kỳ", "index": "Kim ngạch xuất khẩu", "rank": 1}],
    ),
    (
        "[Việt Nam|LOC] xếp thứ 55/166 quốc gia về thực hiện các mục tiêu phát triển bền vững.",
        [
            {
                "subject": "Việt Nam",
                "index": "thực hiện các mục tiêu phát triển bền vững",
                "rank": 55,
                "out_of": 166,
            }
        ],
    ),
    # "Tư" in a name is no number, nor is "năm" for a year; a dot parts thousands.
    (
        "[Sở Tư pháp|ORG] đứng đầu khối sở, ngành về chỉ số DDCI [năm 2022|DATE].",
        [{"subject": "Sở Tư pháp", "index": "chỉ số DDCI", "rank": 1, "period": "2022"}],
    ),
    (
        "[Đà Nẵng|LOC] 4 năm liền đứng đầu bảng xếp hạng chuyển đổi số cấp tỉnh.",
        [{"subject": "Đà Nẵng", "index": "bảng xếp hạng chuyển đổi số cấp tỉnh", "rank": 1}],
    ),
    ("[Đại học Cần Thơ|ORG] nằm trong tốp 1.000 thế giới.", [{"subject": "Đại học Cần Thơ", "top": 1000}]),
    # Word numbers: after a ten, five is "lăm" and one is "mốt".
    ("[Sơn La|LOC] xếp thứ hai mươi lăm toàn quốc.", [{"subject": "Sơn La", "rank": 25}]),
    ("[Sơn La|LOC] xếp thứ hai mươi mốt toàn quốc.", [{"subject": "Sơn La", "rank": 21}]),
    ("[Sơn La|LOC] xếp thứ mười lăm trong số 63 tỉnh, thành.", [{"subject": "Sơn La", "rank": 15, "out_of": 63}]),
    # The list before the subject.
    (
        "Xét về thu nhập bình quân, [Đồng Nai|LOC] chỉ đứng thứ 12/63 tỉnh, thành phố.",
        [{"subject": "Đồng Nai", "index": "thu nhập bình quân", "rank": 12, "out_of": 63}],
    ),
    # The list as the owner of the rank: the ranked one stands behind "của".
    (
        "Chỉ số hài lòng của [Bến Tre|LOC] xếp vị trí 17/63.",
        [{"subject": "Bến Tre", "index": "Chỉ số hài lòng", "rank": 17, "out_of": 63}],
    ),
    (
        "Với 66,3 điểm, [Long An|LOC] đứng thứ 10 trên bảng xếp hạng PCI [2022|DATE].",
        [{"subject": "Long An", "index": "bảng xếp hạng PCI", "rank": 10, "period": "2022", "score": 66.3}],
    ),
    # First and last places in words; the last is known when the total is.
    (
        "[Hải Phòng|LOC] dẫn đầu cả nước về chỉ số cải cách hành chính, [Cao Bằng|LOC] đứng cuối.",
        [
            {"subject": "Hải Phòng", "index": "chỉ số cải cách hành chính", "rank": 1},
            {"subject": "Cao Bằng", "index": "chỉ số cải cách hành chính"},
        ],
    ),
    # The subject behind its rank.
    (
        "Đứng đầu bảng xếp hạng là [Quảng Ninh|LOC] với 71,2 điểm, tiếp theo là [Long An|LOC], [Hải Phòng|LOC] và"
        " [Bắc Giang|LOC].",
        [
            {"subject": "Quảng Ninh", "index": "bảng xếp hạng", "rank": 1, "score": 71.2},
            {"subject": "Long An", "index": "bảng xếp hạng", "rank": 2},
            {"subject": "Hải Phòng", "index": "bảng xếp hạng", "rank": 3},
            {"subject": "Bắc Giang", "index": "bảng xếp hạng", "rank": 4},
        ],
    ),
    (
        "Xếp thứ hai và thứ ba là [Nam Định|LOC] và [Thái Bình|LOC].",
        [{"subject": "Nam Định", "rank": 2}, {"subject": "Thái Bình", "rank": 3}],
    ),
    (
        "Xếp thứ năm với 88 điểm, [huyện Ba Vì|LOC] vượt qua [Thạch Thất|LOC].",
        [{"subject": "huyện Ba Vì", "rank": 5, "score": 88}],
    ),
    # Shared out in order.
    (
        "[Sở Y tế|ORG] và [Sở Tư pháp|ORG] lần lượt đứng thứ 2 và 3.",
        [{"subject": "Sở Y tế", "rank": 2}, {"subject": "Sở Tư pháp", "rank": 3}],
    ),
    (
        "[Lào|LOC] đứng thứ 5, còn vị trí 6, 7, 8 lần lượt là [Thái Lan|LOC], [Myanmar|LOC], [Brunei|LOC].",
        [
            {"subject": "Lào", "rank": 5},
            {"subject": "Thái Lan", "rank": 6},
            {"subject": "Myanmar", "rank": 7},
            {"subject": "Brunei", "rank": 8},
        ],
    ),
    # Two places of one subject.
    (
        "Chỉ số minh bạch của [Kon Tum|LOC] từ vị trí thứ 50 vào [năm 2020|DATE] vươn lên vị trí thứ 31 vào"
        " [năm 2022|DATE].",
        [
            {"subject": "Kon Tum", "index": "Chỉ số minh bạch", "rank": 50, "period": "2020"},
            {"subject": "Kon Tum", "index": "Chỉ số minh bạch", "rank": 31, "period": "2022"},
        ],
    ),
    (
        "[Phú Yên|LOC] được xếp hạng 40/63, tăng 5 bậc so với [2021|DATE] (xếp thứ 45).",
        [
            {"subject": "Phú Yên", "rank": 40, "out_of": 63, "change": 5},
            {"subject": "Phú Yên", "rank": 45, "period": "2021"},
        ],
    ),
    # Leading groups.
    (
        "[Bắc Ninh|LOC] nằm trong top 5 địa phương có môi trường kinh doanh tốt nhất.",
        [{"subject": "Bắc Ninh", "index": "địa phương có môi trường kinh doanh tốt nhất", "top": 5}],
    ),
    (
        "[Bưu điện Huế|ORG] thuộc nhóm 10 đơn vị có doanh thu cao nhất.",
        [{"subject": "Bưu điện Huế", "index": "đơn vị có doanh thu cao nhất", "top": 10}],
    ),
    (
        "Top 3 của bảng gồm [Na Uy|LOC], [Phần Lan|LOC] và [Đan Mạch|LOC].",
        [
            {"subject": "Na Uy", "top": 3},
            {"subject": "Phần Lan", "top": 3},
            {"subject": "Đan Mạch", "top": 3},
        ],
    ),
    # "lớn thứ ba": the criterion stands before the adjective.
    (
        "[Việt Nam|LOC] là nước xuất khẩu gạo lớn thứ ba thế giới.",
        [{"subject": "Việt Nam", "index": "nước xuất khẩu gạo", "rank": 3}],
    ),
    # The one that is compared with is not the one that is ranked.
    ("[Cần Thơ|LOC] xếp thứ 6, sau [Vĩnh Long|LOC] 2 bậc.", [{"subject": "Cần Thơ", "rank": 6}]),
    ("Kém [Hà Nam|LOC] 0,2 điểm, [Ninh Bình|LOC] đứng thứ nhì.", [{"subject": "Ninh Bình", "rank": 2}]),
    # Who made the list is not ranked on it.
    (
        "Theo [Bộ Nội vụ|ORG], [Tây Ninh|LOC] đứng thứ 13 toàn quốc.",
        [{"subject": "Tây Ninh", "rank": 13}],
    ),
    (
        "[Ngân hàng Thế giới|ORG] xếp [Ấn Độ|LOC] ở vị trí 63/190.",
        [{"subject": "Ấn Độ", "rank": 63, "out_of": 190}],
    ),
    # A word that points back.
    (
        "[Tỉnh Lâm Đồng|LOC] công bố kết quả [năm 2023|DATE].\nTỉnh này xếp thứ 8 cả nước.",
        [{"subject": "Tỉnh Lâm Đồng", "rank": 8, "period": "2023"}],
    ),
    # The list and the period of the sentence before.
    (
        "Trên bảng xếp hạng PAPI [2023|DATE], [Thừa Thiên Huế|LOC] đứng đầu.\n[Bình Dương|LOC] xếp thứ hai.",
        [
            {"subject": "Thừa Thiên Huế", "index": "bảng xếp hạng PAPI", "rank": 1, "period": "2023"},
            {"subject": "Bình Dương", "index": "bảng xếp hạng PAPI", "rank": 2, "period": "2023"},
        ],
    ),
    # A name the tagger missed, by its capitals right before the rank.
    (
        "Trong khi đó, Hà Nam đứng thứ năm, [Hà Nội|LOC] đứng thứ sáu.",
        [
            {"subject": "Hà Nam", "rank": 5},
            {"subject": "Hà Nội", "rank": 6},
        ],
    ),
    # A group that shares the lead.
    (
        "Hai tỉnh dẫn đầu gồm [Hải Dương|LOC] và [Hưng Yên|LOC].",
        [{"subject": "Hải Dương", "top": 2}, {"subject": "Hưng Yên", "top": 2}],
    ),
    # Places in brackets behind the members of a leading group.
    (
        "Trong top 10 có [Hồng Kông|LOC] (2), [New Zealand|LOC] (3).",
        [{"subject": "Hồng Kông", "rank": 2}, {"subject": "New Zealand", "rank": 3}],
    ),
    # A share in per cent is no score.
    (
        "Giải ngân vốn đầu tư công của [Hà Nam|LOC] đạt 61,2%, đứng thứ ba cả nước.",
        [{"subject": "Hà Nam", "index": "Giải ngân vốn đầu tư công", "rank": 3}],
    ),
    # Numbered tables, even glued ones.
    (
        "Bảng xếp hạng DDCI: 1. [Sở Tài chính|ORG] 2. [Cục Thuế|ORG]3. [Sở Nội vụ|ORG]",
        [
            {"subject": "Sở Tài chính", "index": "Bảng xếp hạng DDCI", "rank": 1},
            {"subject": "Cục Thuế", "index": "Bảng xếp hạng DDCI", "rank": 2},
            {"subject": "Sở Nội vụ", "index": "Bảng xếp hạng DDCI", "rank": 3},
        ],
    ),
    # Rows of a table, whose names end with their cells; points are what the only cell with a number has.
    (
        "Bảng xếp hạng DDCI năm [2023|DATE]\nTT | Đơn vị | Điểm | Loại\n1 | [Quận Hòa Sơn|LOC] | 92,18 | Tốt\n"
        "2 | Ban quản lý các khu công nghiệp | 90 điểm | Tốt\n3. | Sở Y tế | 88,5 | Khá",
        [
            {"subject": "Quận Hòa Sơn", "index": "Bảng xếp hạng DDCI", "rank": 1, "period": "2023", "score": 92.18},
            {
                "subject": "Ban quản lý các khu công nghiệp",
                "index": "Bảng xếp hạng DDCI",
                "rank": 2,
                "period": "2023",
                "score": 90,
            },
            {"subject": "Sở Y tế", "index": "Bảng xếp hạng DDCI", "rank": 3, "period": "2023", "score": 88.5},
        ],
    ),
]

VIETNAMESE_WITHOUT = [
    # A target, a wish, a condition.
    "[Hà Giang|LOC] phấn đấu lọt top 10 cả nước.",
    "[Quảng Trị|LOC] đặt mục tiêu xếp thứ 20 cả nước.",
    "[Bắc Kạn|LOC] không nằm trong top 30.",
    # A table that only counts its rows.
    "Danh mục dự án\nTT | Dự án | Vốn\n1 | Cầu Hòa Sơn | 500\n2 | [Quận Bắc Bình|LOC] | 900\n3 | Trường học | 88",
    # Counted events.
    "[Quốc hội|ORG] khai mạc kỳ họp thứ 7.",
    "[Hội nghị Tương lai châu Á|ORG] lần thứ 30 diễn ra ở [Tokyo|LOC].",
    "Đây là năm thứ ba [Hà Nội|LOC] tổ chức lễ hội.",
    # Heads of offices and leaders of delegations.
    "[Bộ Tài chính|ORG] giao người đứng đầu chịu trách nhiệm.",
    "Đoàn công tác của [Bộ Y tế|ORG] do ông [Lê Văn Tám|PERSON] dẫn đầu đã đến [Huế|LOC].",
    "[Chủ tịch|POSITION] [Lê Văn Tám|PERSON] dẫn đầu đoàn đại biểu thăm [Lào|LOC].",
    # A change by itself.
    "[Hà Nam|LOC] tăng 3 bậc.",
    # Numbers of things.
    "[Công ty Xây dựng số 1|ORG] thi công cầu.",
    "Tập đoàn nhập thép của nền kinh tế lớn thứ hai thế giới cho [Huế|LOC].",
    "[Huế|LOC] mở cửa từ thứ 2 - chủ nhật.",
    "Bão số 3 đổ bộ vào [Quảng Ninh|LOC].",
    "[Trường Tiểu học|ORG] ở số 12 phố Huế.",
    # Medals, hotels and grades.
    "[Sở Y tế|ORG] nhận Huân chương Lao động hạng Ba.",
    # Nobody is named.
    "8 đội đứng đầu sẽ vào vòng trong.",
]

ENGLISH: list[tuple[str, list[Fact]]] = [
    # What is ranked against what: behind the field, a top N, a total.
    (
        "[Lao Cai|LOC] leads northern mountainous provinces in tourism revenue; [Ha Giang|LOC] ranks second.",
        [
            {"subject": "Lao Cai", "index": "tourism revenue", "rank": 1},
            {"subject": "Ha Giang", "index": "tourism revenue", "rank": 2},
        ],
    ),
    (
        "[Da Nang|LOC] has been named among the top 10 tourist destinations in [Asia|LOC].",
        [{"subject": "Da Nang", "index": "tourist destinations in Asia", "top": 10}],
    ),
    (
        "[Jordan|LOC] ranks 133 out of 156 countries in economic participation.",
        [{"subject": "Jordan", "index": "economic participation", "rank": 133, "out_of": 156}],
    ),
    (
        "[Hanoi|LOC] has risen 12 places to 28th in the world for start-up ecosystems.",
        [{"subject": "Hanoi", "index": "start-up ecosystems", "rank": 28, "change": 12}],
    ),
    (
        "The report ranks [Finland|LOC] first for happiness, with [Denmark|LOC] second and [Iceland|LOC] third.",
        [
            {"subject": "Finland", "index": "happiness", "rank": 1},
            {"subject": "Denmark", "index": "happiness", "rank": 2},
            {"subject": "Iceland", "index": "happiness", "rank": 3},
        ],
    ),
    # The list stands before the rank, and is not what is ranked.
    (
        "[Dong Nai|LOC] scored 66.2 points in the [2023|DATE] PCI, ranking 22nd among 63 provinces.",
        [{"subject": "Dong Nai", "index": "PCI", "rank": 22, "out_of": 63, "period": "2023", "score": 66.2}],
    ),
    (
        "In [2023|DATE], the [Department of Trade|ORG] ranked 9th out of 20 departments (up 6 places compared to"
        " [2022|DATE]).",
        [{"subject": "Department of Trade", "rank": 9, "out_of": 20, "period": "2023", "change": 6}],
    ),
    (
        "[Hau Giang|LOC] came fourth nationwide in industrial production, down three places.",
        [{"subject": "Hau Giang", "index": "industrial production", "rank": 4, "change": -3}],
    ),
    (
        "[Ben Tre|LOC]'s satisfaction index ranks 17th of 63.",
        [{"subject": "Ben Tre", "index": "satisfaction index", "rank": 17, "out_of": 63}],
    ),
    (
        "In terms of income, [Dong Nai|LOC] stands only 12th of 63 provinces.",
        [{"subject": "Dong Nai", "index": "income", "rank": 12, "out_of": 63}],
    ),
    (
        "With 66.3 points, [Long An|LOC] placed tenth in the [2022|DATE] PCI.",
        [{"subject": "Long An", "index": "PCI", "rank": 10, "period": "2022", "score": 66.3}],
    ),
    # Words and digits.
    ("[Son La|LOC] ranks twenty-first nationwide.", [{"subject": "Son La", "rank": 21}]),
    ("[Son La|LOC] is No. 3 in the region.", [{"subject": "Son La", "rank": 3}]),
    ("[Son La|LOC] took second place, five points behind [Hoa Binh|LOC].", [{"subject": "Son La", "rank": 2}]),
    ("[Son La|LOC] was 88th/94 on the board.", [{"subject": "Son La", "index": "board", "rank": 88, "out_of": 94}]),
    # A superlative, with its total behind.
    (
        "[Gia Lai|LOC] posted the third-lowest poverty rate among 34 provinces.",
        [{"subject": "Gia Lai", "index": "poverty rate", "rank": 3, "out_of": 34}],
    ),
    (
        "[Vietnam|LOC] is the world's second-largest coffee exporter.",
        [{"subject": "Vietnam", "index": "coffee exporter", "rank": 2}],
    ),
    # Whose list it is, is not ranked on it.
    (
        "[Thailand|LOC] is [Myanmar|LOC]'s third-largest trading partner.",
        [{"subject": "Thailand", "index": "trading partner", "rank": 3}],
    ),
    # One name after another.
    (
        "The table has [Chi Linh city|LOC] first (97.1 points), [Kinh Mon town|LOC] second and [Gia Loc district|LOC]"
        " third.",
        [
            {"subject": "Chi Linh city", "rank": 1, "score": 97.1},
            {"subject": "Kinh Mon town", "rank": 2},
            {"subject": "Gia Loc district", "rank": 3},
        ],
    ),
    (
        "[Hue|LOC] and [Vinh|LOC] rank third and fourth respectively.",
        [{"subject": "Hue", "rank": 3}, {"subject": "Vinh", "rank": 4}],
    ),
    (
        "[Quang Ninh|LOC] topped the list, followed by [Long An|LOC], [Hai Phong|LOC] and [Bac Giang|LOC].",
        [
            {"subject": "Quang Ninh", "rank": 1},
            {"subject": "Long An", "rank": 2},
            {"subject": "Hai Phong", "rank": 3},
            {"subject": "Bac Giang", "rank": 4},
        ],
    ),
    # The subject behind its rank.
    ("In second place is [Nam Dinh|LOC] with 70 points.", [{"subject": "Nam Dinh", "rank": 2, "score": 70}]),
    (
        "Ranking 5th with 88 points, [Ba Vi district|LOC] moved ahead.",
        [{"subject": "Ba Vi district", "rank": 5, "score": 88}],
    ),
    ("First place went to [Hue|LOC].", [{"subject": "Hue", "rank": 1}]),
    (
        "They lost to 4th-placed [Leeds|ORG].",
        [{"subject": "Leeds", "rank": 4}],
    ),
    # Two places of one subject.
    (
        "[Kon Tum|LOC] climbed from 50th in [2020|DATE] to 31st in [2022|DATE].",
        [{"subject": "Kon Tum", "rank": 50, "period": "2020"}, {"subject": "Kon Tum", "rank": 31, "period": "2022"}],
    ),
    (
        "[Lao Cai|LOC] ended [February|DATE] in 7th place, up from 15th in [January|DATE].",
        [
            {"subject": "Lao Cai", "rank": 7, "period": "2024-02"},
            {"subject": "Lao Cai", "rank": 15, "period": "2024-01"},
        ],
    ),
    (
        "[Can Tho|LOC] ranked No. 2 in the [Mekong Delta|LOC] and 11th nationwide in public investment.",
        [
            {"subject": "Can Tho", "index": "public investment", "rank": 2},
            {"subject": "Can Tho", "index": "public investment", "rank": 11},
        ],
    ),
    # A change behind or before.
    (
        "[Tay Ninh|LOC] is sixth, two places higher than in [2022|DATE].",
        [{"subject": "Tay Ninh", "rank": 6, "change": 2}],
    ),
    ("[Tay Ninh|LOC] slipped four places to 18th.", [{"subject": "Tay Ninh", "rank": 18, "change": -4}]),
    # Leading groups.
    (
        "[Bac Ninh|LOC] is among the top 5 localities with the best governance.",
        [{"subject": "Bac Ninh", "index": "localities with the best governance", "top": 5}],
    ),
    (
        "The top three were [Norway|LOC], [Finland|LOC] and [Denmark|LOC].",
        [{"subject": "Norway", "top": 3}, {"subject": "Finland", "top": 3}, {"subject": "Denmark", "top": 3}],
    ),
    # The last is the total, when it is known.
    (
        "[Hai Chau ward|LOC] is first of 56 wards; [Son Tra ward|LOC] is last.",
        [
            {"subject": "Hai Chau ward", "rank": 1, "out_of": 56},
            {"subject": "Son Tra ward"},
        ],
    ),
    # A word that points back, a list that goes on.
    (
        "On the PAPI table of [2023|DATE], [Vinh Phuc province|LOC] was 11th.\nIn [2022|DATE] the province was 20th.",
        [
            {"subject": "Vinh Phuc province", "index": "PAPI table", "rank": 11, "period": "2023"},
            {"subject": "Vinh Phuc province", "index": "PAPI table", "rank": 20, "period": "2022"},
        ],
    ),
    (
        "[Bac Giang|LOC], ranked fourth a year earlier, is now second, with 58 points.",
        [{"subject": "Bac Giang", "rank": 4, "period": "2023"}, {"subject": "Bac Giang", "rank": 2, "score": 58}],
    ),
    # A clause without a name goes on about the list before it.
    (
        "[Can Tho|LOC] is third of 34 in the [2023|DATE] PII.\nTransparency ranked fifth, infrastructure 12th.",
        [
            {"subject": "Can Tho", "index": "PII", "rank": 3, "out_of": 34, "period": "2023"},
            {"subject": "Can Tho", "index": "Transparency", "rank": 5, "out_of": 34, "period": "2023"},
            {"subject": "Can Tho", "index": "infrastructure", "rank": 12, "out_of": 34, "period": "2023"},
        ],
    ),
    (
        "The two leading provinces were [Hai Duong|LOC] and [Hung Yen|LOC].",
        [{"subject": "Hai Duong", "top": 2}, {"subject": "Hung Yen", "top": 2}],
    ),
    # Last year, told from the day of publication.
    (
        "Last year [Lang Son|LOC] ranked first in trade value.",
        [{"subject": "Lang Son", "index": "trade value", "rank": 1, "period": "2023"}],
    ),
    (
        "DDCI rankings: 1. [Department of Finance|ORG], 2. [Tax Department|ORG], 3. [Department of Justice|ORG]",
        [
            {"subject": "Department of Finance", "index": "DDCI rankings", "rank": 1},
            {"subject": "Tax Department", "index": "DDCI rankings", "rank": 2},
            {"subject": "Department of Justice", "index": "DDCI rankings", "rank": 3},
        ],
    ),
]

ENGLISH_WITHOUT = [
    "[Ha Giang|LOC] aims to enter the top 10 by [2030|DATE].",
    "[Quang Tri|LOC] wants to be ranked 20th.",
    "Three years ago [Bac Kan|LOC] was not even in the top 30.",
    "The [National Assembly|ORG] opened its seventh session.",
    "[Vietnam|LOC] will celebrate the 50th anniversary in [Hue|LOC].",
    "On [July|DATE] 7th [Hue|LOC] opened a bridge.",
    "[Construction Company No. 1|ORG] builds the bridge.",
    "[Inspection Team No. 3|ORG] came to [Hue|LOC].",
    "[Decree No. 24|DIRECTIVE] is in force in [Hue|LOC].",
    "This was the first time [Hue|LOC] held the festival.",
    "[Lee|PERSON] was the third to resign in [Seoul|LOC].",
    "[Hue|LOC] is a first-class city.",
    "Units in the bottom three will be criticised.",
    "[Hanoi|LOC] took the lead in the first half of [2023|DATE].",
    "[Omicron|ORG] clouded the outlook for the world's second-largest economy.",
]


@pytest.mark.parametrize(("marked", "expected"), VIETNAMESE)
def test_reads_vietnamese_rankings(marked: str, expected: list[Fact]) -> None:
    assert rankings_in(marked, "vi") == expected


@pytest.mark.parametrize("marked", VIETNAMESE_WITHOUT)
def test_finds_no_ranking_in_vietnamese_that_ranks_nothing(marked: str) -> None:
    assert rankings_in(marked, "vi") == []


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_reads_english_rankings(marked: str, expected: list[Fact]) -> None:
    assert rankings_in(marked, "en") == expected


@pytest.mark.parametrize("marked", ENGLISH_WITHOUT)
def test_finds_no_ranking_in_english_that_ranks_nothing(marked: str) -> None:
    assert rankings_in(marked, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sở xếp hạng thứ 14/63, vị trí số 1 là Huế", "vi", ["thứ 14/63", "vị trí số 1"]),
        ("đứng thứ 101 trong tổng số 143 nước", "vi", ["thứ 101 trong tổng số 143"]),
        ("trong nhóm 50 nước đứng đầu", "vi", ["nhóm 50 nước đứng đầu"]),
        ("Huế xếp thứ 2 và 3.", "vi", ["thứ 2 và 3"]),
        ("tụt 10 bậc, từ 16 xuống 26", "vi", ["16", "26"]),
        ("improved its rankings from 43 to 30", "en", ["43", "30"]),
        ("năm 2023 cho thấy Huế đứng đầu", "vi", ["đứng đầu"]),
        ("từ thứ 2 - chủ nhật", "vi", []),
        ("lần thứ 5, người đứng đầu", "vi", []),
        ("ở vị trí áp chót, trong nhóm dẫn đầu", "vi", ["vị trí áp chót"]),
        ("từ vị trí 77 lên 67; so với hạng 80", "vi", ["vị trí 77", "67", "hạng 80"]),
        ("xếp hạng 43 tiêu chí, thuộc nhóm 901-950", "vi", []),
        ("các nước mà đứng đầu là Lào", "vi", []),
        ("Hue was ninth of 13 provinces", "en", ["ninth of 13"]),
        ("finished in 6th position out of 63, up from 18th", "en", ["6th position out of 63", "18th"]),
        ("the fourth-highest toll, in the top 10", "en", ["fourth-highest", "top 10"]),
        ("for the first time in the 14th session", "en", []),
        (
            "was second to last; it was penultimate; runner-up Laos",
            "en",
            ["second to last", "penultimate", "runner-up"],
        ),
        ("puts Laos at 63 out of 190, led the 20 departments", "en", ["63 out of 190", "led"]),
        ("at the top of the Green Cities Index, jumped from 12th in 2022", "en", ["top", "12th"]),
    ],
)
def test_finds_rank_phrases_with_their_totals(text: str, language: Language, expected: list[str]) -> None:
    assert [text[rank.start : rank.end] for rank in find_ranks(text, 0, len(text), language)] == expected


def test_cites_the_words_of_a_ranking() -> None:
    marked = "Theo báo cáo, [Hậu Giang|LOC] đứng thứ tư cả nước về trồng rừng, tụt 3 bậc, ông nói."
    (record,) = extract_rankings(read_marked(marked, "vi"))
    assert record.evidence.quote == "Hậu Giang đứng thứ tư cả nước về trồng rừng, tụt 3 bậc"
    assert record.rule == "rankings.before@1"
