"""Rankings in short pieces of news, whole: the list, the period and the total may stand sentences away."""

from __future__ import annotations

import pytest

from tests.test_rankings import Fact, rankings_in

VIETNAMESE_NEWS: list[tuple[str, list[Fact]]] = [
    (
        "Kết quả khảo sát PAPI [năm 2023|DATE] cho thấy [Thái Nguyên|LOC] đạt 44,95 điểm, đứng thứ 3 cả "
        "nước, tăng 9 bậc so với [năm 2022|DATE].\n"
        "Cùng nhóm dẫn đầu còn có [Quảng Ninh|LOC] và [Bắc Ninh|LOC].",
        [
            {"subject": "Thái Nguyên", "index": "PAPI", "rank": 3, "period": "2023", "change": 9, "score": 44.95},
        ],
    ),
    (
        "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS) [năm 2022|DATE] của [tỉnh Cà Mau|LOC] đạt 84,1%, "
        "xếp hạng 12/63 tỉnh, thành phố; tụt 4 bậc so với năm trước.",
        [
            {
                "subject": "tỉnh Cà Mau",
                "index": "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)",
                "rank": 12,
                "out_of": 63,
                "period": "2022",
                "change": -4,
                "score": 84.1,
            },
        ],
    ),
    (
        "Tại hội nghị sơ kết, [Sở Nội vụ|ORG] cho biết về chỉ số cải cách hành chính [năm 2023|DATE], [Sở "
        "Tài chính|ORG] dẫn đầu khối sở, ngành với 93,4 điểm; [Sở Xây dựng|ORG] đứng cuối bảng.\n"
        "Ở khối huyện, [huyện Cẩm Khê|LOC] xếp thứ nhất, tiếp theo là [huyện Thanh Ba|LOC] và [thị xã Phú "
        "Thọ|LOC].",
        [
            {
                "subject": "Sở Tài chính",
                "index": "chỉ số cải cách hành chính",
                "rank": 1,
                "period": "2023",
                "score": 93.4,
            },
            {"subject": "Sở Xây dựng", "index": "chỉ số cải cách hành chính", "period": "2023"},
            {"subject": "huyện Cẩm Khê", "index": "chỉ số cải cách hành chính", "rank": 1, "period": "2023"},
            {"subject": "huyện Thanh Ba", "index": "chỉ số cải cách hành chính", "rank": 2, "period": "2023"},
            {"subject": "thị xã Phú Thọ", "index": "chỉ số cải cách hành chính", "rank": 3, "period": "2023"},
        ],
    ),
    (
        "[Tổ chức Sở hữu trí tuệ thế giới|ORG] ([WIPO|ORG]) xếp [Việt Nam|LOC] ở vị trí 46/132 quốc gia, nền "
        "kinh tế về Chỉ số đổi mới sáng tạo toàn cầu (GII) [năm 2023|DATE], tăng 2 bậc so với [năm "
        "2022|DATE].",
        [
            {
                "subject": "Việt Nam",
                "index": "Chỉ số đổi mới sáng tạo toàn cầu (GII)",
                "rank": 46,
                "out_of": 132,
                "period": "2023",
                "change": 2,
            },
        ],
    ),
    (
        "[Tổ chức Minh bạch Quốc tế|ORG] chấm [Việt Nam|LOC] 41/100 điểm trong Chỉ số Cảm nhận Tham nhũng "
        "[năm 2023|DATE], xếp thứ 83 trên 180 quốc gia và vùng lãnh thổ.\n"
        "[Đan Mạch|LOC] đứng đầu với 90 điểm, còn [Somalia|LOC] đội sổ.",
        [
            {
                "subject": "Việt Nam",
                "index": "Chỉ số Cảm nhận Tham nhũng",
                "rank": 83,
                "out_of": 180,
                "period": "2023",
                "score": 41,
            },
            {
                "subject": "Đan Mạch",
                "index": "Chỉ số Cảm nhận Tham nhũng",
                "rank": 1,
                "out_of": 180,
                "period": "2023",
                "score": 90,
            },
            {"subject": "Somalia", "index": "Chỉ số Cảm nhận Tham nhũng", "rank": 180, "out_of": 180, "period": "2023"},
        ],
    ),
    (
        "Điểm trung bình thi tốt nghiệp THPT [năm 2024|DATE] của học sinh [Nam Định|LOC] là 7,47, cao nhất "
        "cả nước; [Ninh Bình|LOC] đứng thứ nhì với 7,41 điểm.\n"
        "[Hà Giang|LOC] có điểm trung bình thấp nhất.",
        [
            {
                "subject": "Ninh Bình",
                "index": "Điểm trung bình thi tốt nghiệp THPT",
                "rank": 2,
                "period": "2024",
                "score": 7.41,
            },
        ],
    ),
    (
        "Trong 8 trục nội dung của PAPI, [Kon Tum|LOC] đứng thứ 58 về kiểm soát tham nhũng trong khu vực "
        "công, thứ 44 về thủ tục hành chính công và thứ 60 về quản trị điện tử.",
        [
            {"subject": "Kon Tum", "index": "kiểm soát tham nhũng trong khu vực công", "rank": 58},
            {"subject": "Kon Tum", "index": "thủ tục hành chính công", "rank": 44},
            {"subject": "Kon Tum", "index": "quản trị điện tử", "rank": 60},
        ],
    ),
    (
        "[Hải Dương|LOC] có 5 chỉ số thành phần tăng hạng.\n"
        "Cụ thể, gia nhập thị trường tăng 12 bậc (xếp thứ 20/63), tiếp cận đất đai tăng 5 bậc (xếp thứ "
        "31/63), chi phí thời gian giảm 7 bậc (xếp thứ 48/63).",
        [
            {"subject": "Hải Dương", "index": "gia nhập thị trường", "rank": 20, "out_of": 63, "change": 12},
            {"subject": "Hải Dương", "index": "tiếp cận đất đai", "rank": 31, "out_of": 63, "change": 5},
            {"subject": "Hải Dương", "index": "chi phí thời gian", "rank": 48, "out_of": 63, "change": -7},
        ],
    ),
    (
        "Về chỉ số cơ sở hạ tầng, tỉnh đứng thứ 5/13 trong vùng.\n"
        "Ông [Trần Quốc Hậu|PERSON], [Phó Chủ tịch|POSITION] [UBND tỉnh Vĩnh Long|ORG], thừa nhận thứ hạng "
        "này chưa tương xứng với tiềm năng.",
        [
            {"subject": "tỉnh Vĩnh Long", "index": "chỉ số cơ sở hạ tầng", "rank": 5, "out_of": 13},
        ],
    ),
    (
        "So với [năm 2022|DATE], chỉ số quản trị và hành chính công của [Tiền Giang|LOC] [năm 2023|DATE] "
        "tăng 21 bậc, vươn từ hạng 49 lên hạng 28.",
        [
            {"subject": "Tiền Giang", "index": "chỉ số quản trị và hành chính công", "rank": 49, "period": "2022"},
            {
                "subject": "Tiền Giang",
                "index": "chỉ số quản trị và hành chính công",
                "rank": 28,
                "period": "2023",
                "change": 21,
            },
        ],
    ),
    (
        "Theo Quyết định công bố xếp hạng, chỉ số cải cách hành chính của [UBND thành phố Sầm Sơn|ORG] đạt "
        "88,3%, xếp thứ 6/27, bằng thứ hạng [năm 2023|DATE]; [UBND huyện Bá Thước|ORG] đạt 80,1%, xếp thứ "
        "22/27, giảm 4 bậc; [UBND huyện Lang Chánh|ORG] xếp thứ 25/27.",
        [
            {
                "subject": "UBND thành phố Sầm Sơn",
                "index": "chỉ số cải cách hành chính",
                "rank": 6,
                "out_of": 27,
                "score": 88.3,
            },
            {
                "subject": "UBND huyện Bá Thước",
                "index": "chỉ số cải cách hành chính",
                "rank": 22,
                "out_of": 27,
                "change": -4,
                "score": 80.1,
            },
            {"subject": "UBND huyện Lang Chánh", "index": "chỉ số cải cách hành chính", "rank": 25, "out_of": 27},
        ],
    ),
    (
        "[Sân bay Nội Bài|LOC] lọt top 100 sân bay tốt nhất thế giới [năm 2022|DATE], xếp thứ 86 theo đánh "
        "giá của [Skytrax|ORG].",
        [
            {"subject": "Sân bay Nội Bài", "index": "sân bay tốt nhất thế giới", "top": 100, "period": "2022"},
            {"subject": "Sân bay Nội Bài", "index": "sân bay tốt nhất thế giới", "rank": 86, "period": "2022"},
        ],
    ),
    (
        "[Huyện Đông Anh|LOC] hoàn thành 23/23 chỉ tiêu, được xếp thứ Nhất khối thi đua các huyện ngoại "
        "thành.\n"
        "[Huyện Gia Lâm|LOC] đứng thứ Nhì, [huyện Thanh Trì|LOC] xếp thứ Ba.",
        [
            {"subject": "Huyện Đông Anh", "index": "khối thi đua các huyện ngoại thành", "rank": 1},
            {"subject": "Huyện Gia Lâm", "index": "khối thi đua các huyện ngoại thành", "rank": 2},
            {"subject": "huyện Thanh Trì", "index": "khối thi đua các huyện ngoại thành", "rank": 3},
        ],
    ),
    (
        "Chỉ số xanh cấp tỉnh (PGI) [2023|DATE] ghi nhận [Quảng Ninh|LOC], [Đà Nẵng|LOC] và [Đồng Nai|LOC] "
        "lần lượt ở các vị trí thứ nhất, thứ hai và thứ ba.\n"
        "[Trà Vinh|LOC] rớt khỏi top 3, còn xếp thứ 7.",
        [
            {"subject": "Quảng Ninh", "index": "Chỉ số xanh cấp tỉnh (PGI)", "rank": 1, "period": "2023"},
            {"subject": "Đà Nẵng", "index": "Chỉ số xanh cấp tỉnh (PGI)", "rank": 2, "period": "2023"},
            {"subject": "Đồng Nai", "index": "Chỉ số xanh cấp tỉnh (PGI)", "rank": 3, "period": "2023"},
            {"subject": "Trà Vinh", "index": "Chỉ số xanh cấp tỉnh (PGI)", "rank": 7, "period": "2023"},
        ],
    ),
    (
        "[Sơn La|LOC] cải thiện mạnh chỉ số PAR Index [năm 2023|DATE]\n"
        "Ngày 17/4, [Bộ Nội vụ|ORG] công bố kết quả xác định chỉ số cải cách hành chính [năm 2023|DATE] của "
        "các bộ, cơ quan ngang bộ và 63 tỉnh, thành phố.\n"
        "[Tỉnh Sơn La|LOC] đạt 86,15%, xếp thứ 41, tăng 16 bậc.\n"
        "Đây là năm thứ ba liên tiếp tỉnh có thứ hạng cao hơn năm trước.\n"
        "[Hải Phòng|LOC] dẫn đầu với 91,87%, [An Giang|LOC] đứng cuối bảng.",
        [
            {
                "subject": "Tỉnh Sơn La",
                "index": "chỉ số cải cách hành chính",
                "rank": 41,
                "period": "2023",
                "change": 16,
                "score": 86.15,
            },
            {
                "subject": "Hải Phòng",
                "index": "chỉ số cải cách hành chính",
                "rank": 1,
                "period": "2023",
                "score": 91.87,
            },
            {"subject": "An Giang", "index": "chỉ số cải cách hành chính", "period": "2023"},
        ],
    ),
    (
        "[9 tháng đầu năm 2024|DATE], thu ngân sách nhà nước trên địa bàn [Quảng Ngãi|LOC] đạt 23.100 tỷ "
        "đồng.\n"
        "Với kết quả này, [Quảng Ngãi|LOC] xếp thứ 15 cả nước và thứ 3 vùng [duyên hải Trung Bộ|LOC].",
        [
            {"subject": "Quảng Ngãi", "index": "thu ngân sách nhà nước", "rank": 15, "period": "2024-01/2024-09"},
            {"subject": "Quảng Ngãi", "index": "thu ngân sách nhà nước", "rank": 3, "period": "2024-01/2024-09"},
        ],
    ),
    (
        "Chỉ số hiệu quả logistics của [Ngân hàng Thế giới|ORG] cho thấy [Việt Nam|LOC] đã có bước tiến dài.\n"
        "[Năm 2018|DATE], [Việt Nam|LOC] xếp hạng 39 trên 160 nước, tăng 25 bậc so với hạng 64 của [năm "
        "2016|DATE].\n"
        "Riêng về kho bãi, nước ta đứng thứ 34.",
        [
            {
                "subject": "Việt Nam",
                "index": "Chỉ số hiệu quả logistics",
                "rank": 39,
                "out_of": 160,
                "period": "2018",
                "change": 25,
            },
            {"subject": "Việt Nam", "index": "Chỉ số hiệu quả logistics", "rank": 64, "period": "2016"},
            {"subject": "Việt Nam", "index": "kho bãi", "rank": 34, "period": "2018"},
        ],
    ),
    (
        "Tại hội nghị, [Chủ tịch|POSITION] [UBND tỉnh Phú Yên|ORG] [Hồ Ngọc Lâm|PERSON] yêu cầu các sở làm "
        "rõ nguyên nhân chỉ số DDCI giảm.\n"
        "Kết quả DDCI [năm 2023|DATE] khối sở, ngành: [Sở Công Thương|ORG] xếp hạng 1, [Cục Thuế tỉnh|ORG] "
        "xếp hạng 2, [Sở Giao thông vận tải|ORG] xếp hạng 3; xếp cuối cùng là [Sở Tài nguyên và Môi "
        "trường|ORG] (hạng 19/19).",
        [
            {"subject": "Sở Công Thương", "index": "DDCI", "rank": 1, "out_of": 19, "period": "2023"},
            {"subject": "Cục Thuế tỉnh", "index": "DDCI", "rank": 2, "out_of": 19, "period": "2023"},
            {"subject": "Sở Giao thông vận tải", "index": "DDCI", "rank": 3, "out_of": 19, "period": "2023"},
            {"subject": "Sở Tài nguyên và Môi trường", "index": "DDCI", "rank": 19, "out_of": 19, "period": "2023"},
        ],
    ),
    (
        "PCI [2021|DATE]: [Hà Nam|LOC] tụt xuống thứ 37.\n"
        "Trong 10 chỉ số thành phần, chỉ số đào tạo lao động đứng thứ 8, tính minh bạch thứ 52, thiết chế "
        "pháp lý và an ninh trật tự thứ 29.",
        [
            {"subject": "Hà Nam", "index": "PCI", "rank": 37, "period": "2021"},
            {"subject": "Hà Nam", "index": "chỉ số đào tạo lao động", "rank": 8, "period": "2021"},
            {"subject": "Hà Nam", "index": "tính minh bạch", "rank": 52, "period": "2021"},
            {"subject": "Hà Nam", "index": "thiết chế pháp lý và an ninh trật tự", "rank": 29, "period": "2021"},
        ],
    ),
]
VIETNAMESE_NEWS_WITHOUT = [
    (
        "[Tỉnh ủy Sóc Trăng|ORG] đặt mục tiêu đến [năm 2025|DATE], chỉ số PCI của tỉnh vào top 20, PAPI vào "
        "top 15 cả nước."
    ),
    (
        "Phát biểu khai mạc kỳ họp thứ 15, [Chủ tịch|POSITION] [HĐND tỉnh|ORG] [Lò Văn Quân|PERSON] nêu rõ "
        "đây là kỳ họp thứ ba trong [năm|DATE].\n"
        "Trước đó, nghị quyết được thông qua ở vòng bỏ phiếu thứ hai, và nội dung thứ nhất được giao cho [Sở "
        "Tài nguyên và Môi trường|ORG]."
    ),
    (
        "Sáng nay, ông [Đặng Minh Khoa|PERSON] dự lễ ra quân ở [phường 5|LOC], [Quận 3|LOC].\n"
        "Đây là lần đầu tiên địa phương tổ chức; đội về nhất được thưởng 20 triệu đồng.\n"
        "Tuyến Metro số 1 sẽ chạy thử đợt 2 vào [tháng 7|DATE]."
    ),
    (
        "Chỉ số giá tiêu dùng (CPI) [tháng 6|DATE] của [Đà Lạt|LOC] tăng 0,3%.\n"
        "[Ngày 27/6|DATE], [đội tuyển Việt Nam|ORG] thắng trận thứ hai.\n"
        "Ông [Nguyễn Bá Đạt|PERSON], thành viên thứ ba của hội đồng, nói dự án giai đoạn 2 cần thêm vốn.\n"
        "Đợt kiểm tra thứ nhất kết thúc [thứ sáu|DATE] tuần trước."
    ),
]

ENGLISH_NEWS: list[tuple[str, list[Fact]]] = [
    (
        "[Quang Ninh|LOC] topped the Provincial Competitiveness Index (PCI) in [2023|DATE] with 71.25 "
        "points, followed by [Long An|LOC] and [Hai Phong|LOC].\n"
        "[Bac Giang|LOC] slipped two places to fourth.",
        [
            {
                "subject": "Quang Ninh",
                "index": "Provincial Competitiveness Index (PCI)",
                "rank": 1,
                "period": "2023",
                "score": 71.25,
            },
            {"subject": "Long An", "index": "Provincial Competitiveness Index (PCI)", "rank": 2, "period": "2023"},
            {"subject": "Hai Phong", "index": "Provincial Competitiveness Index (PCI)", "rank": 3, "period": "2023"},
            {
                "subject": "Bac Giang",
                "index": "Provincial Competitiveness Index (PCI)",
                "rank": 4,
                "period": "2023",
                "change": -2,
            },
        ],
    ),
    (
        "[Transparency International|ORG] gave [Indonesia|LOC] a score of 34 out of 100 in its [2023|DATE] "
        "Corruption Perceptions Index, ranking it 115th of 180 countries.\n"
        "[Denmark|LOC] came first for the sixth year in a row, with [Finland|LOC] second and [New "
        "Zealand|LOC] third.",
        [
            {
                "subject": "Indonesia",
                "index": "Corruption Perceptions Index",
                "rank": 115,
                "out_of": 180,
                "period": "2023",
                "score": 34,
            },
            {"subject": "Denmark", "index": "Corruption Perceptions Index", "rank": 1, "out_of": 180, "period": "2023"},
            {"subject": "Finland", "index": "Corruption Perceptions Index", "rank": 2, "out_of": 180, "period": "2023"},
            {
                "subject": "New Zealand",
                "index": "Corruption Perceptions Index",
                "rank": 3,
                "out_of": 180,
                "period": "2023",
            },
        ],
    ),
    (
        "[Switzerland|LOC] remains at the top of the Global Innovation Index.\n"
        "[Sweden|LOC] moved up to second place, while the [United States|LOC] fell to third.\n"
        "[Vietnam|LOC] ranks 46th among 132 economies, two spots higher than in [2022|DATE].",
        [
            {"subject": "Switzerland", "index": "Global Innovation Index", "rank": 1, "out_of": 132},
            {"subject": "Sweden", "index": "Global Innovation Index", "rank": 2, "out_of": 132},
            {"subject": "United States", "index": "Global Innovation Index", "rank": 3, "out_of": 132},
            {"subject": "Vietnam", "index": "Global Innovation Index", "rank": 46, "out_of": 132, "change": 2},
        ],
    ),
    (
        "In the first half of [2022|DATE], [Binh Duong|LOC] ranked second nationwide in foreign direct "
        "investment, behind only [Ho Chi Minh City|LOC].",
        [
            {"subject": "Binh Duong", "index": "foreign direct investment", "rank": 2, "period": "2022-01/2022-06"},
        ],
    ),
    (
        "[Da Nang|LOC] jumped from 12th in [2022|DATE] to 5th in [2024|DATE] on the Public Administration "
        "Reform Index (PAR Index), the [Ministry of Home Affairs|ORG] said.",
        [
            {
                "subject": "Da Nang",
                "index": "Public Administration Reform Index (PAR Index)",
                "rank": 12,
                "period": "2022",
            },
            {
                "subject": "Da Nang",
                "index": "Public Administration Reform Index (PAR Index)",
                "rank": 5,
                "period": "2024",
            },
        ],
    ),
    (
        "The [Department of Justice|ORG] led the 20 provincial departments in the [2023|DATE] administrative "
        "reform ranking with 94.6 points, and the [Department of Construction|ORG] was second to last, at "
        "19th.",
        [
            {
                "subject": "Department of Justice",
                "index": "administrative reform ranking",
                "rank": 1,
                "out_of": 20,
                "period": "2023",
                "score": 94.6,
            },
            {
                "subject": "Department of Construction",
                "index": "administrative reform ranking",
                "rank": 19,
                "out_of": 20,
                "period": "2023",
            },
        ],
    ),
    (
        "[Kenya|LOC] is second only to [Ethiopia|LOC] in coffee exports, according to the [African Trade Board|ORG].",
        [
            {"subject": "Kenya", "index": "coffee exports", "rank": 2},
        ],
    ),
    (
        "[Can Tho|LOC] finished the year ninth of the 13 Mekong Delta localities for budget revenue, after "
        "ranking fifth in [2023|DATE].",
        [
            {"subject": "Can Tho", "index": "budget revenue", "rank": 9, "out_of": 13},
            {"subject": "Can Tho", "index": "budget revenue", "rank": 5, "period": "2023"},
        ],
    ),
    (
        "The [University of Malaya|ORG] rose five places to 65th in the QS World University Rankings "
        "[2024|DATE].\n"
        "[Chulalongkorn University|ORG] held steady at 211th.",
        [
            {
                "subject": "University of Malaya",
                "index": "QS World University Rankings",
                "rank": 65,
                "period": "2024",
                "change": 5,
            },
            {
                "subject": "Chulalongkorn University",
                "index": "QS World University Rankings",
                "rank": 211,
                "period": "2024",
            },
        ],
    ),
    (
        "In the first nine months of [2023|DATE] [Soc Trang|LOC] disbursed 68.9 percent of its public "
        "investment capital.\n"
        "That put the province in second place nationally, after [Long An|LOC].\n"
        "In the same period of [2022|DATE] it was 30th.",
        [
            {"subject": "Soc Trang", "index": "public investment capital", "rank": 2, "period": "2023-01/2023-09"},
            {"subject": "Soc Trang", "index": "public investment capital", "rank": 30, "period": "2022-01/2022-09"},
        ],
    ),
    (
        "The [Ministry of Health|ORG] has published its hospital quality ranking for [2022|DATE].\n"
        "[Bach Mai Hospital|ORG] leads with 4.68 points, ahead of [Cho Ray Hospital|ORG] and [Hue Central "
        "Hospital|ORG].\n"
        "[Thai Nguyen National Hospital|ORG], eighth in [2021|DATE], is now sixth.",
        [
            {
                "subject": "Bach Mai Hospital",
                "index": "hospital quality ranking",
                "rank": 1,
                "period": "2022",
                "score": 4.68,
            },
            {"subject": "Cho Ray Hospital", "index": "hospital quality ranking", "rank": 2, "period": "2022"},
            {"subject": "Hue Central Hospital", "index": "hospital quality ranking", "rank": 3, "period": "2022"},
            {
                "subject": "Thai Nguyen National Hospital",
                "index": "hospital quality ranking",
                "rank": 8,
                "period": "2021",
            },
            {
                "subject": "Thai Nguyen National Hospital",
                "index": "hospital quality ranking",
                "rank": 6,
                "period": "2022",
            },
        ],
    ),
    (
        "[Ghana|LOC]'s press freedom has worsened, [Reporters Without Borders|ORG] said.\n"
        "The country is now 62nd in the World Press Freedom Index, having been 30th in [2021|DATE].\n"
        "[Mauritania|LOC] overtook it to stand at 33rd.",
        [
            {"subject": "Ghana", "index": "World Press Freedom Index", "rank": 62},
            {"subject": "Ghana", "index": "World Press Freedom Index", "rank": 30, "period": "2021"},
            {"subject": "Mauritania", "index": "World Press Freedom Index", "rank": 33},
        ],
    ),
    (
        "[Estonia|LOC] kept its top spot in the Tax Competitiveness Index for the eighth consecutive year; "
        "[Latvia|LOC] was runner-up.\n"
        "[Italy|LOC] sat at the bottom of the 37-country list.",
        [
            {"subject": "Estonia", "index": "Tax Competitiveness Index", "rank": 1, "out_of": 37},
            {"subject": "Latvia", "index": "Tax Competitiveness Index", "rank": 2, "out_of": 37},
            {"subject": "Italy", "index": "Tax Competitiveness Index", "rank": 37, "out_of": 37},
        ],
    ),
]
ENGLISH_NEWS_WITHOUT = [
    (
        "The [Third Committee|ORG] met for the second time on the [16th|DATE].\n"
        "The first reading of the bill passed, and the fourth amendment was withdrawn.\n"
        "The prime minister described it as the third pillar of his programme."
    ),
    (
        "The province aims to be among the top 10 in the PCI by [2025|DATE], said [Le Van Hoan|PERSON], "
        "[vice chairman|POSITION] of the [Ha Tinh People's Committee|ORG]."
    ),
    (
        "[Mayor|POSITION] [Rita Halloran|PERSON] won a third term.\n"
        "Turnout was the second highest in the city's history, and her party came third in the council vote."
    ),
    (
        "For the second year running, the fire destroyed a third of the crop.\n"
        "In his first address since the vote, [President|POSITION] [Samuel Okoro|PERSON] spoke third, after "
        "two ministers.\n"
        "The court upheld the second count.\n"
        "[Kano|LOC], the country's second city, hosts the 5th forum on [March 3|DATE]."
    ),
]


@pytest.mark.parametrize(("marked", "expected"), VIETNAMESE_NEWS)
def test_reads_all_rankings_of_vietnamese_news(marked: str, expected: list[Fact]) -> None:
    assert rankings_in(marked, "vi") == expected


@pytest.mark.parametrize("marked", VIETNAMESE_NEWS_WITHOUT)
def test_finds_no_ranking_in_vietnamese_news_of_meetings_and_targets(marked: str) -> None:
    assert rankings_in(marked, "vi") == []


@pytest.mark.parametrize(("marked", "expected"), ENGLISH_NEWS)
def test_reads_all_rankings_of_english_news(marked: str, expected: list[Fact]) -> None:
    assert rankings_in(marked, "en") == expected


@pytest.mark.parametrize("marked", ENGLISH_NEWS_WITHOUT)
def test_finds_no_ranking_in_english_news_of_meetings_and_targets(marked: str) -> None:
    assert rankings_in(marked, "en") == []
