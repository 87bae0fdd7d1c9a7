"""Vietnamese documents: "Chỉ thị số 24-CT/TU ngày 7/8/2023 của Thành ủy về …", "Luật Đất đai năm 2013"."""

from __future__ import annotations

from extractors.lexicons.directives import DirectiveLexicon

TYPES = {
    r"hiến pháp": "constitution",
    r"bộ luật|đạo luật|(?<!pháp )(?<!kỷ )(?<!quy )luật(?! sư| gia)|dự án luật|dự thảo luật|dự luật": "law",
    r"pháp lệnh": "ordinance",
    r"nghị định": "decree",
    r"nghị quyết(?: liên tịch)?": "resolution",
    r"quyết định": "decision",
    r"chỉ thị": "directive",
    r"thông tư(?: liên tịch)?": "circular",
    r"kết luận(?: thanh tra)?": "conclusion",
    r"quy định|qui định|quy chế|qui chế|quy chuẩn|quy tắc|điều lệ|nội quy|tiêu chuẩn quốc gia": "regulation",
    r"quy hoạch|qui hoạch": "planning",
    r"kế hoạch": "plan",
    r"chương trình(?: hành động)?": "program",
    r"đề án": "scheme",
    r"công điện": "telegram",
    r"công văn": "letter",
    r"thông báo(?: kết luận)?": "notice",
    r"hướng dẫn": "guideline",
    r"văn bản|tờ trình|báo cáo|biên bản|bản án|giấy phép|phê duyệt|thông cáo|sắc lệnh|lệnh|cáo trạng|kháng nghị"
    r"|kiến nghị|phiếu chuyển": "other",
}
ABBREVIATIONS = {
    "NĐ": "decree",
    "NQ": "resolution",
    "QĐ": "decision",
    "CT": "directive",
    "TT": "circular",
    "TTLT": "circular",
    "KL": "conclusion",
    "CĐ": "telegram",
    "CV": "letter",
    "TB": "notice",
    "KH": "plan",
    "QCVN": "regulation",
    "TCVN": "regulation",
}

# The laws and codes of Viet Nam by their short names. A name in running text has no end that could be seen otherwise:
# "theo Luật Đầu tư công trình …" is about investment, "theo Luật Đầu tư công" about public investment.
LAWS = (
    """
An ninh mạng|An ninh quốc gia|Án phí, lệ phí Tòa án|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động
Ban hành văn bản quy phạm pháp luật|Báo chí|Bảo hiểm tiền gửi|Bảo hiểm xã hội|Bảo hiểm y tế|Bảo vệ bí mật nhà nước
Bảo vệ công trình quốc phòng và khu quân sự|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng
Bảo vệ và kiểm dịch thực vật|Bảo vệ và phát triển rừng|Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
Biên giới quốc gia|Biên phòng Việt Nam|Biển Việt Nam|Bình đẳng giới|Bưu chính|Các công cụ chuyển nhượng
Các tổ chức tín dụng|Cán bộ, công chức|Cạnh tranh|Căn cước|Căn cước công dân|Cảnh sát biển Việt Nam|Cảnh sát cơ động
Cảnh vệ|Cấp, thoát nước|Chăn nuôi|Chất lượng sản phẩm, hàng hóa|Chi phí tố tụng|Chuyển giao công nghệ|Chứng khoán
Công an nhân dân|Công chứng|Công đoàn|Công nghệ cao|Công nghệ thông tin|Công nghiệp công nghệ số
Công nghiệp quốc phòng, an ninh và động viên công nghiệp|Cơ yếu|Cư trú|Cựu chiến binh|Dẫn độ|Dân quân tự vệ|Dân số
Dân sự|Dầu khí|Di sản văn hóa|Doanh nghiệp|Doanh nghiệp nhà nước|Du lịch|Dược|Dự trữ quốc gia|Dữ liệu|Đa dạng sinh học
Đặc xá|Đất đai|Đầu tư|Đầu tư công|Đầu tư theo phương thức đối tác công tư|Đấu giá tài sản|Đấu thầu|Đê điều
Địa chất và khoáng sản|Điện ảnh|Điện lực|Đo đạc và bản đồ|Đo lường|Đường bộ|Đường sắt|Giá|Giám định tư pháp
Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giáo dục|Giáo dục đại học|Giáo dục nghề nghiệp
Giáo dục quốc phòng và an ninh|Hải quan|Hàng hải|Hàng hải Việt Nam|Hàng không dân dụng|Hàng không dân dụng Việt Nam
Hiến, lấy, ghép mô, bộ phận cơ thể người|Hình sự|Hòa giải ở cơ sở|Hòa giải, đối thoại tại Tòa án|Hóa chất
Hoạt động chữ thập đỏ|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hỗ trợ doanh nghiệp nhỏ và vừa|Hộ tịch
Hôn nhân và gia đình|Hợp tác xã|Kế toán|Khám bệnh, chữa bệnh|Khiếu nại|Khiếu nại, tố cáo|Khoa học và công nghệ
Khoa học, công nghệ và đổi mới sáng tạo|Khoáng sản|Kiểm toán độc lập|Kiểm toán nhà nước|Kiến trúc|Kinh doanh bảo hiểm
Kinh doanh bất động sản|Lao động|Lâm nghiệp|Luật sư|Lực lượng dự bị động viên
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Lưu trữ|Lý lịch tư pháp|Mặt trận Tổ quốc Việt Nam
Năng lượng nguyên tử|Ngân hàng Nhà nước|Ngân hàng Nhà nước Việt Nam|Ngân sách nhà nước|Nghĩa vụ quân sự|Ngoại hối
Người cao tuổi|Người khuyết tật|Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng|Nhà giáo|Nhà ở
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam|Nuôi con nuôi|Phá sản|Phòng bệnh
Phòng cháy và chữa cháy|Phòng cháy, chữa cháy|Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng, chống bạo lực gia đình
Phòng, chống bệnh truyền nhiễm|Phòng, chống khủng bố|Phòng, chống ma túy|Phòng, chống mua bán người
Phòng, chống rửa tiền|Phòng, chống tác hại của rượu, bia|Phòng, chống tác hại của thuốc lá
Phòng, chống tác hại thuốc lá|Phòng, chống tác hại rượu, bia|Phòng, chống tham nhũng
Phòng, chống tham nhũng, lãng phí, tiêu cực|Phòng, chống thiên tai|Phòng không nhân dân|Phổ biến, giáo dục pháp luật
Phí và lệ phí|Phục hồi, phá sản|Quản lý ngoại thương|Quản lý nợ công|Quản lý thị trường|Quản lý thuế
Quản lý, sử dụng tài sản công|Quản lý, sử dụng tài sản nhà nước
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|Quản lý và đầu tư vốn nhà nước tại doanh nghiệp|Quảng cáo
Quốc phòng|Quốc tịch|Quốc tịch Việt Nam|Quy hoạch|Quy hoạch đô thị|Quy hoạch đô thị và nông thôn
Sĩ quan Quân đội nhân dân Việt Nam|Sở hữu trí tuệ|Sử dụng năng lượng tiết kiệm và hiệu quả|Tài nguyên nước
Tài nguyên, môi trường biển và hải đảo|Tần số vô tuyến điện|Thanh niên|Thanh tra|Thể dục, thể thao|Thi đua, khen thưởng
Thi hành án dân sự|Thi hành án hình sự|Thi hành tạm giữ, tạm giam|Thống kê|Thú y|Thủ đô|Thuế bảo vệ môi trường
Thuế giá trị gia tăng|Thuế sử dụng đất nông nghiệp|Thuế sử dụng đất phi nông nghiệp|Thuế tài nguyên
Thuế thu nhập cá nhân|Thuế thu nhập doanh nghiệp|Thuế tiêu thụ đặc biệt|Thuế xuất khẩu, thuế nhập khẩu|Thủy lợi
Thủy sản|Thực hành tiết kiệm, chống lãng phí|Thực hiện dân chủ ở cơ sở|Thương mại|Thương mại điện tử
Tiêu chuẩn và quy chuẩn kỹ thuật|Tiếp cận thông tin|Tiếp công dân|Tín ngưỡng, tôn giáo|Tình trạng khẩn cấp|Tố cáo
Tố tụng dân sự|Tố tụng hành chính|Tố tụng hình sự|Tổ chức Chính phủ|Tổ chức chính quyền địa phương
Tổ chức cơ quan điều tra hình sự|Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân
Trách nhiệm bồi thường của Nhà nước|Trật tự, an toàn giao thông đường bộ|Trẻ em|Trí tuệ nhân tạo|Trọng tài thương mại
Trồng trọt|Trợ giúp pháp lý|Trưng cầu ý dân|Tư pháp người chưa thành niên|Tương trợ tư pháp|Viên chức|Viễn thông
Việc làm|Ưu đãi người có công với cách mạng|Xây dựng|Xuất bản|Xử lý vi phạm hành chính
""".strip()
    .replace("\n", "|")
    .split("|")
)
# Commas come and go ("Phòng chống tham nhũng").
_NAMES = "|".join(
    name.replace(" ", r"\s+").replace(",", ",?") for name in sorted(LAWS, key=lambda name: (-len(name), name))
)
# "Pháp luật" is no law. The word or the name has a capital: "luật Đất đai", not "theo luật đầu tư vào …".
LAW_WORD = r"(?:(?-i:Bộ luật|Bộ Luật|Luật|Pháp lệnh)|(?<!pháp )(?:bộ luật|luật)(?=\s+(?-i:[A-ZĐ])))"
# With what the name of an unnumbered document begins, behind its type word: "Đề án cải cách …", not "Đề án này".
_SCHEME = (
    r"(?:bảo tồn|bảo vệ|bồi dưỡng|cải cách|cải tạo|chuyển đổi|cơ cấu lại|dạy|di dời|đào tạo|đầu tư|đẩy mạnh|đổi mới"
    r"|giảm|giáo dục|hình thành|hoàn thiện|hỗ trợ|huy động|khai thác|khung|kiểm soát|kiện toàn|mở rộng|nâng cao"
    r"|phát huy|phát triển|phòng|quản lý|quy hoạch|sắp xếp|tái cơ cấu|tăng cường|tạo|thành lập|thu hút|tinh giản"
    r"|tổng thể|tuyên truyền|ứng dụng|vị trí|xây dựng)"
)
_PLANNING = (
    r"(?:bảo quản|cảng|chi tiết|chung|đô thị|điện|hệ thống|khoáng sản|kho|không gian|mạng lưới|ngành|phát triển"
    r"|phân khu|sử dụng|thăm dò|thủy điện|tổng thể|(?:tỉnh|vùng|thành phố)(?=\s+(?-i:[A-ZĐ])))"
)
_PROGRAM = r"(?:chuyển|giảm|hành động|hỗ trợ|mục tiêu|phát triển|[Pp]hòng|quốc gia|tổng thể|xây dựng)"
# Words of a sentence about a document, not of its title.
_NO_TITLE = (
    r"(?:số \d|của|theo|tại|được|đã|là|và|do|có|cũng|hướng|định hướng|nêu|đặt|phấn đấu|sẽ|xác định"
    rf"|{'|'.join(TYPES)})"
)
# "Chiến lược gia" is a coach, "đối tác chiến lược" a friendly country.
_STRATEGY = (
    r"(?:an ninh|bảo vệ|biển|cải cách|chuyển đổi|công nghiệp|dân số|dinh dưỡng|giáo dục|khoa học|khoáng sản|kinh tế"
    r"|năng lượng|phát triển|phòng|quốc gia|quốc phòng|sở hữu|tăng trưởng|tổng thể|xuất khẩu|xuất nhập khẩu)"
)
_TREATY = r"(?:giữa|về|bảo|thương mại|hợp tác|đối tác|khung|vận tải|tránh|hàng|(?-i:[A-ZĐ]))"
YEAR = r"(?:năm\s+)?(?:19|20)\d\d"

_ADVERB = (
    r"đã|vừa|mới|cũng|đang|liền|phải|chính thức|tiếp tục|lại|qua đó|biểu quyết|nhất trí|thống nhất|trước đó|sau đó"
    r"|kịp thời|khẩn trương|lập tức|ngay lập tức|liên tiếp|trực tiếp|thay mặt"
)

LEXICON = DirectiveLexicon(
    types=TYPES,
    titles=(
        r"hiệp định|hiệp ước|thỏa thuận|công ước|nghị định thư|tuyên bố|tuyên ngôn|bản ghi nhớ|chiến lược|luận cương"
        r"|cương lĩnh|hiến chương|di chúc|tổng sơ đồ|di huấn|lời kêu gọi"
    ),
    abbreviations=ABBREVIATIONS,
    mark=r"(?:mang\s+)?số(?:\s+hiệu)?\s*:?\s*",
    bill=r"(?-i:[HSA]B|H\.?R\.?|S\.)\s?\d{1,5}(?:-(?-i:[A-Z]))?",
    epithet=r"(?:\s+(?:khẩn|hỏa tốc|mật|hành chính|hành pháp))?",
    before_number="",
    subject_breaker=rf"(?:của|tại|theo|trong|được|có|đã|là|này|các|về|số|{'|'.join(TYPES)})(?!\w)",
    after_serial=(
        r"\s*(?:$|[.,;:)”\"]|(?:của|về|là|được|đã|có|và|do|ngày|với|cho|để|nhằm|bị|từ|tại|năm|nêu|ra đời|quy định|vừa"
        r"|cũng|sẽ|theo|thì|mà|mới|chưa|không|đang|hay|bởi|trong|ban hành|cần|phải|khóa|này)(?!\w))"
    ),
    not_bare=r"(?<=ban chỉ đạo )|(?<=tổ công tác )|(?<=thực hiện )(?=đề án)|(?=(?:báo cáo|kế hoạch|phê duyệt|lệnh) )",
    laws=(
        r"(?:(?:(?<!pháp )(?:bộ\s+)?luật\s+sửa đổi,?\s+bổ sung\s+một số điều(?:\s+của)?\s+(?:các\s+)?)?"
        rf"{LAW_WORD}\s+(?:{_NAMES})"
        r"|Hiến pháp(?=\s+(?:năm\s+)?\d{4}|\s+nước)(?:\s+nước\s+Cộng hòa xã hội chủ nghĩa Việt Nam)?"
        r"|Nghị quyết\s+(?:Hội nghị\s+)?Trung ương\s+\d{1,2}(?:\s+\(?khóa\s+[XVI]+\)?)?"
        r"|Nghị quyết\s+Đại hội(?:\s+Đảng|\s+đại biểu)?(?:\s+toàn quốc)?(?:\s+lần thứ)?\s+[XVI]+)"
    ),
    formal=(
        r"(?:(?-i:Quy hoạch)[ ](?:chung[ ])?(?:tỉnh|thành phố|TP\.?|vùng|Thủ đô)(?:[ ](?-i:[A-ZĐ])\w*)+"
        r"(?:[ ]thời kỳ[ ]\d{4}\s?[-–]\s?\d{4})?(?:, tầm nhìn đến năm \d{4})?"
        rf"|(?<!về )(?-i:Chiến lược|Đề án|Kế hoạch|Chương trình(?=\s{_PROGRAM}))"
        rf"(?:[ ](?!{_NO_TITLE})[\w-]+,?){{2,24}}?[ ]"
        r"(?:đến năm \d{4}(?:, (?:tầm nhìn|định hướng) đến(?: năm)? \d{4})?"
        r"|(?:giai đoạn|thời kỳ) \d{4}\s?[-–]\s?\d{4}(?:, tầm nhìn đến năm \d{4})?|năm \d{4}(?:-\d{4})?))"
    ),
    title_head=(
        r"(?<!ban chỉ đạo )(?<!tổ công tác )(?<!về )"
        rf"(?:(?-i:Đề án)\s+{_SCHEME}|(?-i:Quy hoạch)\s+{_PLANNING}"
        r"|(?-i:Quy chế)\s+(?:về|tạm thời|phối hợp|quản lý|bổ nhiệm|thi|tuyển sinh|đào tạo|tổ chức)"
        r"|(?-i:Hướng dẫn)\s+(?:quy trình|kỹ thuật|chẩn đoán|về)|(?-i:Nghị định|Thông tư|Luật|Pháp lệnh)\s+về"
        rf"|(?-i:Hiệp định|Thỏa thuận|Công ước|Nghị định thư|Tuyên bố chung|Bản ghi nhớ)\s+{_TREATY}"
        rf"|(?<!đối tác )(?<!viện )(?<!cứu )(?<!hình )(?<!lửa )(?<!thoại )(?-i:Chiến lược)\s+{_STRATEGY}"
        r"|(?-i:Quy chuẩn|Tiêu chuẩn)\s+(?:xây dựng|kỹ thuật|quốc gia|Việt Nam)"
        r"|(?-i:Điều lệ)\s+(?-i:Trường|Công đoàn|Đoàn|Hội))"
    ),
    title_end=(
        r"\s+(?:tại|được|vào|đối với|để trình|ban hành|kèm theo|do|của|này|nêu trên|qua đó|tỷ lệ|sẽ|giúp"
        r"|trên địa bàn|nêu|mà|không|hiện hành|năm nay|mang tính|cho biết|chia sẻ|chủ trì|trước ngày|ký ngày"
        r")(?!\w)"
        r"|,?\s*[“(‘”')\"]"
        r"|,\s+(?=(?-i:[A-ZĐ])|thực hiện|đánh giá|điều|trong|mức|nhận định|quan tâm)"
        r"|(?:,|,?\s+và)\s+(?=(?-i:Đề án|Quy hoạch|Quy chế|Hướng dẫn|Nghị|Thông tư|Luật|Chiến lược|Hiệp định"
        r"|Thỏa thuận|Công ước|Quy chuẩn|Tiêu chuẩn|Quyết|Chỉ thị|Kế hoạch|Chương trình|Báo cáo))"
    ),
    law_year=YEAR,
    aims=r"chiến lược|kế hoạch|tầm nhìn|chương trình|đề án|quy hoạch|báo cáo",
    amended=r"(?:\s+sửa đổi|\s*\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\))",
    quoted=r"(?<=đề án [“\"])(?-i:[A-ZĐ])[^“”\"\n]{15,200}(?=[”\"])",
    many_kinds=frozenset(),
    by_code={},
    no_subject=frozenset(),
    subject_words=3,
    common_noun=rf"(?:các|những|dự thảo|bản|một)?\s*(?:{'|'.join(TYPES)})(?:\s+(?:này|trên|nói trên|đó|trước đó|mới))?"
    r"(?:\s+của\s+(?:Chính phủ|Thủ tướng|Thủ tướng Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|Đảng))?",
    draft=r"(?:dự thảo|dự án)\s+",
    main_clause="(?!)",
    head_end=r"\s",
    last_of_law="(?!)",
    head_last=False,
    conjunction=r"(?:,|\s+và|\s+hoặc|,\s+và)\s+(?:số\s+)?",
    subject=r"[“\"]?(?:v/v|(?:chỉ đạo\s+)?về\s+(?:về\s+)?việc|chỉ đạo việc|liên quan đến việc|về)\s*:?\s+",
    far_subject=r"(?:v/v|về\s+(?:về\s+)?việc)\s*:?\s+",
    subject_verb=(
        r"(?:quy định(?!\s*:)|phê duyệt|ban hành(?!\s+ngày)|thu hồi|xử phạt|phạt|thành lập|giải quyết|hướng dẫn"
        r"|sửa đổi(?:,\s+bổ sung)?|bãi bỏ|chuẩn y|miễn nhiệm|điều động|phân công|kiện toàn|chấp thuận|thay thế"
        r"|kết luận(?=\s+của)"
        r"|bổ sung|triển khai|công bố|công nhận|bổ nhiệm|điều chỉnh|tăng cường|giao(?=\s+đất|\s+chỉ tiêu)|cưỡng chế"
        r"|đình chỉ|khởi tố|cho phép|thực hiện)\s+"
    ),
    recipient=r"(?:gửi|báo cáo|trình|thông báo|chỉ đạo|hướng dẫn)\s+",
    subject_end=(
        r"(?<!TP)(?<!Tp)(?<!\bQ)(?<!\bP)[.;:!?…](?=\s|$)|\n|[”\"](?=[\s.,;]|$)"
        r"|,\s+(?:theo đó|trong đó|theo|các|những|thì|hiện|đã|nhằm|do|người|đồng thời|nhiều|ông|bà|UBND|Bộ|Sở|Thủ tướng"
        r"|Phó|Chủ tịch|Chính phủ|Ủy ban|Công an|Tỉnh|Thành|ngày|đến|tại|với|khi|sau|trước|gắn|từ|kể từ|có|là|được|đoàn"
        r"|thành phố|tỉnh|huyện|quận)(?!\w)"
        r"|\s+(?:có hiệu lực|từng|đã(?!\s+qua)|vừa(?!\s+và)|đang|sẽ|nêu rõ|được ban hành|là|thì|cho rằng|cho thấy"
        r"|gắn với|để(?!\s+thúc)|bị)"
        r"(?!\w)"
        r"|\s+và\s+(?=(?:Nghị|Quyết|Chỉ thị|Thông tư|Công|Kế hoạch|Luật)\s)"
    ),
    issuer=r"(?:của|do)\s+",
    issued=r"(?:(?:được\s+)?(?:ban hành|ký|ký ban hành|phát hành|ra|thông qua|phê duyệt)\s+)?(?:vào\s+|hôm\s+)?",
    on_day=r"(?<=\w)(?<!trước)(?<!từ)(?<!đến)(?<!sau)\s+|hôm\s+|vào\s+",
    signer=r"do\s+(?:ông|bà|đồng chí)?\s*",
    passive=r"được|vừa được|đã được",
    done=r"ký|ban hành|thông qua|phê duyệt|phát hành|công bố",
    issuing=(
        rf"(?:(?:{_ADVERB})\s+)*"
        r"(?:ký(?:\s+(?:ban hành|công bố))?|ban hành|ban bố|ra|có|gửi|thông qua|phê chuẩn|phát hành|phát đi|lập|đưa ra"
        r"|chấp thuận)"
        r"(?:\s+(?:(?:các|\d\d?|hai|ba|bốn|năm|sáu)\s+(?:luật|nghị quyết|nghị định|quyết định|thông tư|văn bản)"
        r"(?:,?\s+(?:gồm|bao gồm|sau|là))?\s*:?|các|một|bản|nhiều|số|dự thảo|ngay))?"
    ),
    source="",
    quoting=(
        r"(?:(?:đã\s+)?(?:thỏa thuận|thống nhất|chấp thuận|phê duyệt|yêu cầu|chỉ đạo|nêu|đồng ý|báo cáo|cho phép"
        r"|kết luận|giao|ý kiến)\s+)?(?:tại|trong)(?:\s+các)?"
    ),
    opinion=r"(?:ý kiến|chỉ đạo|đề nghị|yêu cầu|kết luận|hướng dẫn|phê duyệt|chấp thuận|thông báo)\s+của\s+",
    announcing=rf"(?:(?:{_ADVERB})\s+)*(?:công bố|thông báo|trao|triển khai|quán triệt)(?:\s+(?:các|toàn văn))?",
    behalf=r"thay mặt\s+",
    also=r"(?:và|rồi|đồng thời|,\s+sau đó)",
    clause=r"rằng|cho biết|cho hay|nói|khẳng định|khi|nếu|mà|do|vì|để",
    within=r"(?:tại|trong)",
    following=r"theo",
    saying=(
        r"(?:(?:đã|vừa|cũng|tiếp tục)\s+)*"
        r"(?:yêu cầu|giao|chỉ đạo|đề nghị|thống nhất|đồng ý|chấp thuận|nêu rõ|khẳng định|phân công|quyết định|cho biết"
        r"|cho phép|kiến nghị|lưu ý|nhấn mạnh)"
    ),
    just_issued=(
        r"(?:vừa|mới|vừa được|mới được|được)\s+(?:ký\s+ban hành|ban hành|ký|gửi đi|phát đi|công bố)"
        r"(?:\s+(?:cùng ngày|hôm nay|sáng nay|chiều nay))?"
    ),
    in_which=r",?\s+(?:trong đó|qua đó),?\s+",
    possessive="(?!)",
    joint=r"\s+",
    grounds=r"theo|căn cứ|xét|trên cơ sở|thể theo|thực hiện|tại|sau khi|trước đề nghị|chiếu theo",
    body_in_name=r"nghị quyết\s+(?P<body>(?:đại hội|hội nghị).*)",
    aside=r"(?:\([^()]{1,60}\)|khóa\s+[XVI\d]+|lần\s+thứ\s+\w+)",
)
