"""Vietnamese rankings: "xếp thứ 11/22 sở, ngành (tăng 11 bậc so với năm 2022)"."""

from __future__ import annotations

import re

from extractors.lexicons.rankings import RankingLexicon
from extractors.lexicons.ranks import any_of, ignoring_case
from extractors.lexicons.vi.ranks import GRADED, LEADING, NUMBER, RANKED, WORDS, WORLD

# "top 50 công ty niêm yết tốt nhất Việt Nam"
ATTRIBUTIVE = (
    rf"(?:top|tốp|nhóm) {NUMBER} (?P<index>(?!trong\b|của\b|trên\b|ở\b|tại\b|về\b|theo\b|chung cuộc|thế giới"
    rf"|cả nước|và\b"
    r"|toàn\b|châu\b|khi\b|sau\b|với\b|hiện\b|đang\b|mùa\b|này\b|là\b|có\b|gồm\b|thì\b|mới\b|trở\b|chỉ\b|đã\b)"
    rf"(?=[^.,;:()\n“”\"–]{{0,90}}\b(?:nhất|hàng đầu|tiêu biểu|cao|tốt)\b|{RANKED}\b|doanh\b|cuộc thi\b"
    rf"|giải\b)[^.,;:()\n“”\"–]{{3,100}}?)(?=\s*(?:$"
    r"|[.,;:()\n“”\"–]|\b(?:với|trong năm|năm (?:19|20)\d\d|theo|do|gồm|là|và|nhờ|sau khi|khi|được)\b))"
)

# Who is ranked.
BODIES = any_of(
    "tỉnh|thành phố|TP|thủ đô|huyện|quận|phường|xã|thị xã|sở|bộ|địa phương|đơn vị|đội|đội bóng|câu lạc bộ|công ty"
    "|tập đoàn"
    "|trường|ngân hàng|nước|quốc gia|ngành|cơ quan|doanh nghiệp|bệnh viện|nhà trường"
)
PREDICATE = any_of(
    "từ|ước|đã|đang|xếp|đứng|vẫn|tiếp tục|cũng|được|giữ|vươn|hiện|tăng|giảm|tụt|đạt|nằm|lọt|chỉ|mới|có|dẫn|thuộc|ở"
)
ANAPHORS = "|".join(
    (
        rf"\b(?P<this>{BODIES} (?:này|ấy|ta|mình))\b",
        rf"(?:^|[.,;:“\"”] |\b(?:giúp|đưa|của|hiện|toàn) )(?P<noun>{BODIES})(?= {PREDICATE}\b|\s*[,.])",
        rf"\b(?P<pronoun>chúng ta|họ|anh|cô|ông|bà)(?= {PREDICATE}\b)",
    )
)
KIND = r" (?:này|ấy|ta|mình)$|^(?:chúng ta|họ|anh|cô|ông|bà)$"
TITLES = any_of("ông|bà|đồng chí|Bộ trưởng|Chủ tịch|Giám đốc|tạp chí|tờ|báo|trang|tổ chức|hãng")
ASIDE = (
    r"\b(?:theo|do|bởi|nguồn|ảnh:?|sau|hơn|kém|(?<!tuần )(?<!năm )(?<!tháng )(?<!ngày )trước|trên|dưới|so với"
    r"|vượt|vượt qua|qua|như|cùng|cùng với|bằng|đánh bại|thắng"
    r"|thua|gặp|(?<!đối )với|từ tay|được|gốc|do|sân|sân vận động|chủ sân|xếp trên|xếp dưới|đứng trên|đứng sau|cho"
    r"|chỉ sau|bởi|nhờ"
    rf"|từ)(?: cả)?(?: {TITLES})? ?$"
    r"|(?<!tính )\btheo (?:[^\W\d]+ ){1,4}của $"
)
SCOPE = (
    r"\b(?:nhất|hàng đầu|ở|tại|trong|trên|vào|thuộc|khu vực|vùng|trong khu vực|giữa|cấp|khắp|toàn|nước|sang|đến|tới"
    r"|giải|số 1"
    r"|thế giới|BXH|bảng xếp hạng|vô địch|trẻ|số 1 của|F\d|bán kết|chung kết|vòng \d+)"
    r"(?: cả| toàn| tỉnh| thành phố)? ?$"
)
SPOKEN = r"(?!)"
NO_NAMES = (
    r"(?:PCI|PAPI|PAR|PAR ?I(?:ndex|NDEX)|SIPAS|DDCI|DTI|PII|GII|HDI|PGI|EGDI|GCI|LPI|ICT(?: Index)?|GDP|GRDP|FDI"
    r"|ODA|USD"
    r"|VND|EUR|ATP|WTA|FIFA|QS|PISA|IELTS|SAT|CEO|BXH|THPT|THCS|KT-XH|NTM|OCOP|HC[VBĐ]|Vàng|Bạc|Đồng|Huy chương.*"
    r"|Top|TOP"
    r"|Forbes|Henley|Billboard|Chỉ số.*|Kết quả.*|Bảng .*|Báo cáo .*|Covid(?:-19)?|COVID(?:-19)?)"
)
SPEAKER = (
    r"^[”\"]?(?: \([^)]*\))?,? (?:vừa |mới |đã |cũng |vừa mới )?(?:cho biết|cho hay|nói|khẳng định|phát biểu"
    r"|nhấn mạnh|công bố|chia sẻ|nhận định"
    r"|thông tin|báo cáo|đánh giá|thống kê|xếp hạng|xếp|bình chọn|ghi nhận|trao|chủ trì|chấm)\b(?! (?:thứ|hạng|ở"
    r"|vị trí|trong|trên|cuối|đầu|nhất|nhì|\d|chung))"
)
OPENS_SUBJECT = (
    r"(?: \([^)]*\))?(?:[^.;:!?\n,“”]{0,90}?,?)? (?:lần lượt )?(?:là|thuộc về|gọi tên|vẫn là|lần lượt là"
    r"|lần lượt thuộc về|gồm|thuộc)"
    r"(?: các| hai| ba| bốn)?(?: tỉnh| thành phố| đội| nước)?:? ?"
)
FRONTED = (
    r"^[\s“\"(,.;]*(?:(?:là|và|còn|các|hai|ba|bốn|ở|tại|đứng|xếp|đang|hiện|tiếp|tiếp theo|trong đó|theo đó"
    r"|trong khi đó|kế đó"
    rf"|ngược lại|cụ thể|lần lượt|chia nhau|nằm|trong|danh sách|những|vị|tạm|vươn|lên|hạng|{RANKED})[\s,:]*)*$"
)
ATTACHED = r" (?:thế giới |Việt Nam )?"
SEPARATOR = (
    r"(?: ?\([^)]{1,40}\))?(?:,| và| cùng| &|, và| với|;| còn có)(?: (?:tỉnh|thành phố|đội|nước|cả|đến|còn có|thứ"
    r"|hạng))?\s*"
)
LAST_SEPARATOR = r"(?:và|cùng|&)"
FOLLOWED = (
    r"\b(?:tiếp theo|tiếp đến|kế tiếp|kế đến|theo sau|xếp sau|sau đó|tiếp sau|kế sau|tiếp đó|đứng sau|liền sau"
    r"|xếp ngay sau|kế đó)"
    r"(?: lần lượt)?(?: là| đến| thuộc về|:)(?: các| hai| ba)?(?: tỉnh| thành phố| đội| nước)?(?: lần lượt là)? ?"
)
BELONGS = (
    r"\b(?:nằm|thuộc|lọt|vào|trong|đứng|góp mặt|có tên|có mặt|ở|là|trong số|một trong)"
    r"(?: (?:danh sách|số|các|những|một|bảng|xếp|hạng|trong|nhóm|top|tốp|của|thế giới|được|vào|1))*"
    rf"(?: {NUMBER} {RANKED}(?:,? {RANKED})*(?: [^\W\d]+){{0,2}})? ?$"
)
MEMBERS = (
    r"[^.;\n]{0,120}?(?:\bgồm(?: có)?|\blà|\bcó|:|\bthuộc về|\blần lượt là|, ngoài)(?: các)?(?: tỉnh| thành phố)? ?"
)
NO_RECORD = (
    r"\b(?:phấn đấu|mục tiêu|(?<!\d )chỉ tiêu|quyết tâm|kỳ vọng|hướng tới|hướng đến|nhằm đưa|sẽ|dự kiến|dự báo"
    r"|mong muốn|muốn|cần phải|phải"
    r"|nếu|không thể|chưa|giấc mơ|hy vọng|để lọt|để trở thành|nguy cơ|khả năng|đe dọa|cướp|mất luôn"
    r"|mất chỗ|mất ngôi|mất vị trí|tham vọng|có thể|cơ hội|cạnh tranh (?:vị trí|suất|top|ngôi|vé)|giành vé|mơ"
    r"|đòi hỏi|yêu cầu"
    r"|khát vọng|tìm cách|nỗ lực để|ngoài)\b(?:(?!\b(?:hiện|đang|đã|đến nay)\b)[^.;:!?\n]){0,80}$"
    r"|\b(?:phấn đấu|mục tiêu|quyết tâm)\b[^.;:!?\n]{0,150}$"
    r"|\b(?:khỏi|không nằm|không lọt)\b[^.,;:!?\n]{0,80}$"
    r"|\b(?:cuộc đua|cuộc chiến|đua|suất|vé|bật ra khỏi|văng khỏi)(?: vào| giành| tranh| tới)? $"
    # "nền kinh tế lớn thứ hai thế giới" stands for a name; a rank is said of one with "là" or a comma.
    rf"|(?:^|[.;:!?])(?:(?!\b(?:là|của|trở thành|thành|có|đạt|xếp|đứng|với|vẫn)\b|[,–(-])[^.;:!?])* {GRADED} ?$"
)

# What the rank is for.
STOP = (
    r"(?=\s*(?:$|[.,;:()\n“”\"–]|\s-\s|\b(?:với|sau khi|khi|do|nhờ|theo|nhưng|trong khi|chỉ sau|đứng sau|sau|được"
    r"|mà|để|cao hơn|thấp hơn"
    r"|(?<!gia )tăng(?! trưởng| thu)|giảm(?! nghèo| phát)|vượt|trong năm|năm 20\d\d|năm 19\d\d|năm ngoái|năm qua"
    r"|năm nay|giai đoạn|quý [IVX\d]+"
    r"|tháng \d+"
    r"|tính đến|tiếp theo|và (?:xếp|đứng|thứ|top|là)|trong \d+|lần lượt|(?<!thực )(?<!thể )(?<!phát )hiện"
    r"|(?<!và )vừa|tại thời điểm|\d+ năm"
    r"|liên tiếp|là|gồm|đã|đang|thuộc về|nằm|có)\b))"
)
LISTS = any_of("bảng xếp hạng|BXH|bảng tổng sắp|danh sách|bảng điểm|bảng tổng hợp|bảng thành tích|bộ chỉ số|báo cáo")
INDICES = any_of(
    "chỉ số|năng lực cạnh tranh|mức độ|tỷ lệ|tỉ lệ|kết quả|quy mô|thu hút|kim ngạch|giá trị|tốc độ|chất lượng|công tác"
    "|doanh thu|sản lượng|thu ngân sách|tổng thu|số lượng|số|lĩnh vực|năng lực|thu nhập|tăng trưởng"
)
ACRONYMS = any_of("PCI|PAPI|PAR ?INDEX|SIPAS|DDCI|DTI|PII|GII|HDI|ICT ?INDEX|PGI|EGDI|GCI|LPI|CPI tham nhũng")
SKIPPED = rf"(?:,? (?:{WORLD}|trong|trên|của|ở|tại|{RANKED}|và|các|(?-i:[A-ZĐ][^\W\d]*)|,))*"
GOES_ON = any_of(
    "tụt|tăng|giảm|với|đạt|hiện|đứng|xếp|sau|cao|thấp|còn|chỉ|trong|theo|và|nhưng|là|vượt|lên|trên|dưới|ông|bà"
    "|kém|hơn|tiếp"
    "|trước|từ|do|được|góp|đồng|có|đây|thứ|năm|ở|cùng|nhờ|rớt|rơi|lùi|cải thiện|nâng|chiếm|bằng|nằm"
)
INDEX_EDGES = (
    r"^(?:[\s,;:–“”\"-]|và |kết quả (?:(?:khảo sát|đánh giá|công bố|xác định|xếp hạng|chấm điểm) )?)+|"
    r"(?:[\s,;:–“”\"-]|\b(?:và|năm|của|trong|tại|là|ở|vừa|như|khi)(?=\s*$))+$"
)
INDEX_AFTER = (
    rf"{SKIPPED} (?:(?:trong|trên|tại|ở|của|theo) )?(?P<index>{LISTS}(?! này| trên\b)[^.,;:()\n]{{0,90}}?){STOP}",
    rf"[^.;:(\n]{{0,60}}?\b(?:xét )?về (?:mặt )?(?P<index>[^.,;:()\n]{{3,120}}?(?:, (?!{GOES_ON})"
    rf"[^.,;:()\n]{{3,60}}?)?){STOP}",
    r" (?:trong|trên|tại|ở|của) (?:số )?(?P<index>(?:những|các|giải|bảng(?! gồm| là| này)|cuộc thi|hạng mục"
    r"|phân khúc|lĩnh vực"
    rf"|mảng)\b[^.,;:()\n]{{2,90}}?){STOP}",
    rf" (?P<index>(?:khối|cụm) thi đua\b[^.,;:()\n]{{0,80}}?){STOP}",
    rf" (?P<index>{RANKED}(?:(?: và|,)? {RANKED})*[^.,;:()\n]{{3,90}}?){STOP}",
    rf" (?P<index>(?:{INDICES}(?! này)|{ACRONYMS}|sản xuất|xuất khẩu)\b[^.,;:()\n]{{0,90}}?){STOP}",
    rf" (?P<index>bảng (?-i:[A-Z])\b|(?:giải|mùa giải|cuộc thi) [^.,;:()\n]{{2,60}}?){STOP}",
    rf",? {SKIPPED}(?: tính)? theo (?P<index>{INDICES}[^.,;:()\n]{{2,90}}?){STOP}",
)
INDEX_BEFORE = (
    r"^[\s“\"]*(?:xét |tính |riêng )?về (?:mặt )?(?P<index>[^,;:()\n]{3,70}?),[^;:]*$",
    r"(?:^|[,.;:“\"] ?)(?:xét |tính |riêng )?(?:về|theo|ở|trong|tại|trên)(?: mặt| tiêu chí"
    rf"| chỉ số)? (?P<index>(?:{INDICES}|{LISTS}|{ACRONYMS}"
    rf"|năng)\b[^,;:\n]{{0,110}}?(?: \([^)]*\))?)(?: năm \d{{4}})?(?: do [^,]*| được [^,]*)?, [^;:]*$",
    rf"\b(?:trên|theo|trong|tại) (?P<index>{LISTS}\b[^,;:\n]{{0,90}}?){STOP}",
    r"\b(?P<index>(?:chỉ số|điểm số) (?!này|được|đó|trên|do|phụ)[^,;:()\n]{3,110}?(?: \([^)]*\))?)(?= (?:xếp"
    r"|đứng|giảm|tăng|đạt|đã|đang|từ|của|hiện|vẫn|tụt|tiếp tục|là|với)\b|,|$)[^;:]*$",
    r"\bvề (?:mặt )?(?P<index>[^,;:()\n]{3,90}?)(?:,| và)?(?: đã| đang| hiện| và)? (?:đứng|xếp)(?: hạng| ở"
    r"| ở vị trí| vị trí)? ?$",
    r"\b(?:có|đạt|với|thu hút|giải ngân|xuất khẩu|đón|thu|thu được) (?:hơn |gần |khoảng "
    r"|trên )?\d[\d.,]*(?: (?:triệu|tỷ|nghìn))?(?: (?:USD"
    r"|đồng))? (?P<index>(?!điểm\b|phần trăm\b)[^\W\d][^,;:()\n]{3,60}?),(?: hiện)? (?:đứng|xếp)(?: ở)? ?$",
    rf"\b(?:là|trở thành|thành|làm)(?: một)?(?: trong những)? (?P<index>[^,;:()\n]{{3,70}}?) {GRADED} ?$",
    rf"\bcó (?P<index>[^,;:()\n]{{3,60}}?) {GRADED} ?$",
    rf"\b(?:là|trở thành)(?: một)? (?P<index>(?!người\b)[^,;:()\n\d]{{3,70}}?) {GRADED} nhất\b[^;:]*$",
    r"\b(?:tại|ở|trong|dự|khép lại|kết thúc|của) (?P<index>(?:giải|hội thi|cuộc thi|kỳ thi|cuộc đua|SEA Games"
    r"|Olympic)\b[^,;:\n]{2,60}?)(?= (?:thành công|với|đã|khi|diễn ra|sau)\b|,)",
    r"(?:^|[,;:] )(?P<index>[^,;:()\n]{4,60}?) (?:ước )?(?:đạt|chiếm)(?: gần| hơn| khoảng"
    r"| trên)? \d[^;:\n]{0,50}, (?:đứng|xếp)(?: ở)?(?: vị trí)? ?$",
)
HOLDS = any_of(
    "xếp|đứng|giữ|ở|đạt|dẫn đầu|vươn lên|tụt|tăng|giảm|lên|xuống|được xếp|đã|đang|hiện|vẫn|chỉ(?! số| tiêu)|mới|nằm"
    "|thuộc|từ|cũng|tiếp tục"
)
INDEX_ALONE = (
    r"(?:^|[.,;:“\"–] ?|\b(?:còn|riêng|và|trong đó"
    rf"|nhưng) )(?P<index>(?-i:[^\W\d])[^,;:“”\"\n.()]{{3,80}}?(?: \([^)]*\))?) {HOLDS}\b[^;:]*$"
    rf"|(?:^|[,;] )(?P<index_>(?!{GOES_ON}\b|so với)(?-i:[^\W\d])[^,;:“”\"\n.()\d]{{5,60}}) $"
)
INDEX_OF = (
    rf"(?:^|[.;:“\"] ?)(?:Theo )?(?P<index>[^,;:“”\"\n.]{{3,90}}?) (?:đã |vừa )?(?:xếp|đưa|ghi nhận|chấm|đánh giá"
    r"|cho thấy)(?: tỉnh| thành phố)? $|"
    r"(?:^|[,;:“”\"–\n.] ?|\b(?:giúp|đưa|rằng|khiến|là|nói|hiện|đó"
    rf"|và) )(?P<index_>(?!{TITLES}\b)[^,;:“”\"\n.]{{3,110}}?) của (?:tỉnh |thành phố |TP |nước )?$"
    rf"|(?:^|[,;:“”\"–\n.] ?|\b(?:giúp|đưa|rằng|và) )(?P<index__>{INDICES}\b[^,;:“”\"\n.]{{3,90}}?) (?:đối với|tại"
    rf"|ở|sang)"
    r" (?:tỉnh |thành phố |TP |nước )?$"
)
INDEX_OWNED = r"(?!)"
INDEX_NAME = (
    rf"\b(?P<index>(?:Bảng xếp hạng |BXH )?(?:Chỉ số [^,;:()\n.]{{3,80}}? \([^)]{{2,20}}\)(?: \d{{4}})?"
    rf"|Chỉ số (?!này|được|do|trên|đó)(?:{ACRONYMS}|[^\W\d][^,;:()\n.]{{3,60}}?)(?= năm \d{{4}}| \d{{4}}|,|\."
    r"| của| do | được| vừa)"
    rf"|Báo cáo (?:(?-i:[A-ZĐ])|năng lực|chỉ số|môi trường|phát triển|cạnh tranh)[^,;:()\n.]{{3,60}}?{STOP}"
    rf"|{ACRONYMS}\b|bảng (?-i:[A-H])\b|(?:giải |bảng xếp hạng |BXH )?(?:Bảng xếp hạng|BXH|danh sách|bộ chỉ số"
    rf"|bảng tổng sắp|bảng điểm|bảng tổng hợp) (?!này|của|tháng|trên|với|là|và|có|để)[^,;:()\n.]{{3,90}}?{STOP}"
    r"|(?-i:Premier League|La Liga|Serie A|Bundesliga|Ligue 1|V[.-]?League|Champions League|Ngoại hạng Anh)))"
)
TOPIC = (
    r"\b(?P<index>(?:thị trường|cuộc thi|kỳ thi|hội thi|(?<!mùa )giải|giải đấu|Olympic|SEA Games|ASIAD|Olympiad"
    r"|cuộc đua|cuộc bầu cử"
    rf"|bầu cử|vòng loại|phòng vé|hạng mục|nội dung|khảo sát|đánh giá về)\b(?! này| thưởng| pháp| quyết| ngân"
    rf"| thích| trong| ngoài| của| có| và| đang| đã| sẽ| qua| ba| nhất| nhì"
    rf"| phóng| đó| trí| tỏa| cứu| trình| quốc tế\b| trong nước\b)[^,;:()“”\n.]{{2,60}}?){STOP}"
    rf"|\b(?P<index_>xếp hạng (?:về|theo) [^,;:()“”\n.]{{2,60}}?){STOP}"
)
MEASURES = any_of(
    "tỷ lệ|tỉ lệ|tốc độ|chỉ số|kim ngạch|doanh thu|sản lượng|thu ngân sách|tổng thu|thu nhập|tăng trưởng|giá trị"
    "|quy mô|điểm trung bình|mức độ|năng suất|diện tích|tổng vốn|vốn đầu tư|giải ngân|lượng khách|tổng lượt khách"
    "|xuất khẩu|thu hút|nộp ngân sách|số ca|số vụ|số giải|GRDP|GDP|thị phần|chất lượng|năng lực|chi tiêu"
)
MEASURE = (
    rf"\b(?P<index>{MEASURES}\b(?! này| đó| trên| ấy)[^.,;:()\n“”\"\d]{{0,80}}?)"
    r"(?=\s*(?:[.,;:()\n“”\"\d]|$|\b(?:của|tại|ở|trên|từ|năm|tháng|quý|đạt|ước|tăng(?! trưởng)|giảm(?! nghèo)"
    r"|là|lên|xuống|cao|thấp|trong|toàn|cả nước|đã|đang|với|cho thấy|sang|vào|và đứng|và xếp)\b))"
)
SCOPE_WORDS = (
    r"^(?:các )?(?:chỉ số|tiêu chí)(?: thành phần)?$"
    r"|^(?:con số|kết quả|điều|thành tích|thứ hạng|mức) (?:này|đó|trên)\b"
    rf"|^(?:vùng|khu vực|đồng bằng|miền) |^(?!số (?!các|những))(?:\s|,|và|lần|năm|liên tiếp|\d+|các|những|trong"
    rf"|trên|của|ở|tại|số|nhóm"
    rf"|chung|này|{WORLD}|{RANKED}"
    r"|Việt Nam|nhóm đầu|khu vực|đó|miền \S+|được|đánh giá|xếp hạng|khảo sát|công bố|tham gia|triệu|tỷ|tỉ|nghìn|USD"
    r"|đồng|[\d.,]+|%)+$"
)
PLACES_LOST = any_of("tụt|giảm|rớt|rơi|lùi|mất|xuống|sụt|hạ|thấp hơn|tụt hạng|tụt xuống")
PLACES_GAINED = any_of(
    "tăng|vượt|lên|nhảy|thăng|cải thiện|tiến|vươn lên|nâng|tăng hạng|nhảy vọt|thăng hạng|cao hơn|nâng lên|tăng lên"
)
STEPS = any_of("bậc|hạng|vị trí|thứ hạng|nấc")
CHANGE = (
    rf"\b(?:{PLACES_LOST}(?: thêm| tới| liền| đến| mất| những| hẳn| đi)*(?: xuống)? (?P<down>\d{{1,3}}|{WORDS}) {STEPS}"
    rf"|{PLACES_GAINED}(?: thêm| tới| liền| đến| được| hẳn| những| một mạch)* (?P<up>\d{{1,3}}|{WORDS}) {STEPS})\b"
)
POINTS = r"(?P<score>\d{1,4}(?:[.,]\d{1,4})?)"
SCORE = (
    r"(?:\b(?:với|đạt|được|có|giành|tổng cộng|tổng điểm|điểm số|số điểm|kết quả|là|đạt được|ghi|điểm|tổng|mức)"
    rf"(?: tổng| số| điểm| được| là| cộng| kết quả| đạt)*:? |\(){POINTS} ?(?:điểm\b|/100 điểm)"
    rf"|\b(?:tổng điểm|điểm số|số điểm|điểm trung bình)(?: đạt| được| là| chung"
    rf"| đạt được)* {POINTS.replace('score', 'score__')}"
    r"(?![\d.,]*\d)"
    rf"|\b(?:kết quả|điểm số|tổng điểm|chỉ số)(?: đạt| được| là| chung)* {POINTS.replace('score', 'score_')} ?%"
    rf"|\b{POINTS.replace('score', 'score___')}/100 điểm"
)
BARE_SCORE = (
    r" \((?:đạt )?(?P<score>\d{1,4}(?:[.,]\d{1,4})?)(?: ?điểm| ?%)?\)"
    r"| (?:với |đạt |được )(?P<score_>\d{1,4}(?:[.,]\d{1,3})?) điểm\b"
)
PERCENT = rf"\b(?:đạt|được|với|kết quả)(?: tỷ lệ| điểm số| kết quả)? {POINTS} ?%(?! (?:kế hoạch|dự toán|so với))"
SCORED = rf"\b(?:{ACRONYMS}|chỉ số cải cách hành chính|chỉ số CCHC|hài lòng|chuyển đổi số|cải cách hành chính)\b"
EARLIER = (
    r"(?:\b(?:từ|so với|từ chỗ|trước đó|trước đây|năm ngoái|năm trước) (?:(?:vị trí|hạng|chỗ|xếp|đứng|ở"
    r"|là) ?){0,3}|so với[^,;()]{0,30} \((?:xếp|đứng)? ?(?:hạng )?)$"
)
OTHER_MOMENT = (
    r"\b(?:so với|công bố|ngày|chiều|sáng|tối|đến năm|từ năm|kể từ|đầu năm|cuối|hơn|bằng|vào chiều"
    r"|cùng kỳ|bằng thứ|bằng vị)(?: [^\W\d]+)?(?: của)? ?\(?$"
)
YEAR_BEFORE = r"\b(?:một năm trước|năm trước đó|năm liền trước|năm liền kề|năm trước)\b"
LAST_YEAR = r"\b(?:năm ngoái|năm trước|năm vừa qua|năm qua)\b"
WIDER = r"\b(?:nửa (?:đầu|cuối)(?: của)?|\d{1,2} tháng(?: (?:đầu|cuối))?(?: của)?) $"
SPOKEN_PERIOD = r"\b(?:(?:\d{1,2} tháng|nửa) (?:đầu|cuối) năm(?: nay)?)\b(?! \d)"
AS_OF = r"\b(?:tính đến|tính tới|đến hết|tới hết|tính hết)(?: hết)?(?: thời điểm)? $"
COMPARED = r"\b(?:so với|hơn|cùng kỳ)(?: (?:cùng kỳ|kết quả|của|đợt|thời điểm|tháng|quý))*(?: của)? $"
SAME_PERIOD = r"\bcùng kỳ(?: của)? $"
MAKER = r" (?:của|do)\b"
PREDICATE_WORDS = any_of(
    "vốn|đã|đang|hiện|hiện đang|vẫn|tiếp tục|cũng|chỉ|mới|tạm|tạm thời|được|bị|xếp|đứng|ở|giữ|giữ vững|chiếm|vươn|leo"
    "|lên|xuống|tụt|rơi|rớt|hạng"
    "|vị trí|vào|về|đạt|từng|luôn|còn|là|lại|chính thức|thứ hạng|nằm|trong|lọt|thuộc|đều|cùng|lần lượt|cán đích"
    "|về đích|có|bất ngờ|tụt xuống|vững"
)
PREDICATE_GAP = rf"(?: ?\([^)]{{1,40}}\))?,?(?: {PREDICATE_WORDS})* "
OPENERS = (
    r"(?:Theo|Trong|Ngoài|Với|Tại|Năm|Hiện|Sau|Đến|Riêng|Còn|Đứng|Xếp|Tuy|Và|Trên|Ở|Do|Từ|Khi|Nếu|Trước|Tính|Nhờ"
    r"|Như|Vì|Cùng|Đây|Cả|Các|Những|Một|Hai"
    r"|Ba|Khác|Là|Kém|Hơn|Để|Tổng|Bảng|Vị|Dẫn|Điều|Việc|Có|Mặc|Nhưng|Đội|Tay|Vào|Tháng|Ngày|Quý|Top|Được|Xét)\b ?"
)
CLAUSE_OPENS = r"; |\. |, (?:còn|trong khi|nhưng|trong đó|song|riêng)\b"
TOTAL_BEHIND = rf"[^.,;:()\n]{{0,40}}? (?:trong|trên)(?: tổng)?(?: số)? (?P<out_of>\d{{1,4}})(?= {RANKED}\b)"
TOTAL_AHEAD = rf"(?:^|[.;:] ?)(?:trong|trên)(?: tổng)?(?: số)? (?P<out_of>\d{{1,4}}) {RANKED}\b"
TOTAL_OF_LIST = rf"\b{LISTS}\b[^.,;:()\n]{{0,60}}? (?:gồm|với|của|đối với) (?P<out_of>\d{{1,4}})(?= {RANKED}\b)"
TOP_INDEX = rf"{NUMBER} (?P<index>(?!{RANKED} {LEADING}).+?) {LEADING}$"
APPOSED = (
    r"(?: ?\(|, |,? [–-] )(?:(?:xếp|đứng|hiện|đang|hiện đang|vị trí|tay vợt|hạt giống)(?: ở)? )*"
    r"|(?: đang| hiện| tạm| hiện đang)? (?:đứng|xếp)(?: ở)? "
)
TITLED = (
    r"\b(?:đội|đội bóng|câu lạc bộ|CLB|tay vợt|kỳ thủ|hạt giống|đối thủ|đương kim|cựu)(?: (?:đang|hiện|xếp|đứng"
    r"|nam|nữ))* ?$"
)
POSSESSED = r"(?:vị trí|ngôi) [^,.;]{1,20} của (?:CLB |đội |đội tuyển )?"
IMMEDIATE = (
    r" (?:là|thuộc về)(?: các)?(?: đội| đội tuyển| CLB| tỉnh| thành phố| huyện| quận| xã| phường| ứng dụng| phim"
    r"| bộ phim"
    r"| ca khúc| tay đua| tay vợt| vận động viên| hãng| công ty| mẫu| thí sinh| em| ông| bà| nước)? [“\"]?"
)
NAMED_KIND = r"\b{kind} (?P<name>(?-i:[A-ZĐÂÁÀẢÃẠÉÈÊÍÓÔƠÚƯÝ][^\W\d]*(?: [A-ZĐÂÁÀẢÃẠÉÈÊÍÓÔƠÚƯÝ][^\W\d]*){{0,3}}))"
REGIONS = (
    rf"^(?:{WORLD}|đồng bằng.*|Tây Nguyên|Đông Nam Bộ|Nam Bộ|Bắc Bộ|Trung Bộ|ĐBSCL|Tây Bắc|Đông Bắc|vùng .*"
    r"|khu vực .*|miền .*)$"
)
PARTS = r"\b(?:chỉ số thành phần|trụ cột|tiêu chí|nội dung thành phần|lĩnh vực thành phần)\b"
NARROWER = (
    r"^[\s“\"]*(?:trong (?:nội bộ )?(?:tỉnh|thành phố|huyện|quận)|ở cấp (?:huyện|xã|sở)|cấp (?:huyện|xã)"
    r"|trong khối|đối với (?:cấp|khối)|khối)\b"
)
HEADING = r"(?:bảng xếp hạng|BXH|xếp hạng|top|danh sách|thứ hạng|bảng tổng sắp)[^.;!?]{0,90}$"

LEXICON = RankingLexicon(
    decimal=",",
    graded=ignoring_case(rf"\b{GRADED} (?:thứ|nhất|nhì|hạng) ?[^ ]*(?: [^ ]+)?$"),
    attributive=ignoring_case(ATTRIBUTIVE),
    anaphors=ignoring_case(ANAPHORS),
    aside=ignoring_case(ASIDE),
    scope=ignoring_case(SCOPE),
    spoken=ignoring_case(SPOKEN),
    no_names=re.compile(NO_NAMES),
    speaker=ignoring_case(SPEAKER),
    opens_subject=ignoring_case(OPENS_SUBJECT),
    fronted=ignoring_case(FRONTED),
    attached=ignoring_case(ATTACHED),
    separator=ignoring_case(SEPARATOR),
    last_separator=ignoring_case(LAST_SEPARATOR),
    followed=ignoring_case(FOLLOWED),
    belongs=ignoring_case(BELONGS),
    members=ignoring_case(MEMBERS),
    no_record=ignoring_case(NO_RECORD),
    predicate=ignoring_case(PREDICATE_GAP),
    with_unit=r"(?:\b(?:tỉnh|thành phố|TP|huyện|quận|phường|xã|thị xã|đội tuyển|CLB) )?{name}",
    openers=re.compile(OPENERS),
    clause_opens=ignoring_case(CLAUSE_OPENS),
    total_behind=ignoring_case(TOTAL_BEHIND),
    total_ahead=ignoring_case(TOTAL_AHEAD),
    total_of_list=ignoring_case(TOTAL_OF_LIST),
    top_index=ignoring_case(TOP_INDEX),
    apposed=ignoring_case(APPOSED),
    possessed=ignoring_case(POSSESSED),
    immediate=ignoring_case(IMMEDIATE),
    titled=ignoring_case(TITLED),
    named_kind=NAMED_KIND,
    other_kind=r"\b(?P<unit>tỉnh|huyện|quận|phường|xã|thị xã|thị trấn|thành phố) {name}\b",
    regions=ignoring_case(REGIONS),
    parts=ignoring_case(PARTS),
    narrower=ignoring_case(NARROWER),
    index_after=tuple(map(ignoring_case, INDEX_AFTER)),
    index_before=tuple(map(ignoring_case, INDEX_BEFORE)),
    index_alone=ignoring_case(INDEX_ALONE),
    index_of=ignoring_case(INDEX_OF),
    index_owned=ignoring_case(INDEX_OWNED),
    kind=ignoring_case(KIND),
    index_edges=ignoring_case(INDEX_EDGES),
    bare_list=ignoring_case(rf"(?:các |những )?{LISTS}(?: (?:gồm|bao gồm|với) \d.*| năm nay)?"),
    index_name=ignoring_case(INDEX_NAME),
    topic=ignoring_case(TOPIC),
    measure=ignoring_case(MEASURE),
    scope_words=ignoring_case(SCOPE_WORDS),
    change=ignoring_case(CHANGE),
    score=ignoring_case(SCORE),
    bare_score=ignoring_case(BARE_SCORE),
    percent=ignoring_case(PERCENT),
    scored=ignoring_case(SCORED),
    earlier=ignoring_case(EARLIER),
    other_moment=ignoring_case(OTHER_MOMENT),
    year_before=ignoring_case(YEAR_BEFORE),
    last_year=ignoring_case(LAST_YEAR),
    wider=ignoring_case(WIDER),
    spoken_period=ignoring_case(SPOKEN_PERIOD),
    as_of=ignoring_case(AS_OF),
    compared=ignoring_case(COMPARED),
    same_period=ignoring_case(SAME_PERIOD),
    maker=ignoring_case(MAKER),
    heading=ignoring_case(HEADING),
)
