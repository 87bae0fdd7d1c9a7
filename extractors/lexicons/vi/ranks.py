"""Vietnamese ranks: "thứ 11/22", "đứng đầu", "nhóm 10", "hạng hai mươi mốt"."""

from __future__ import annotations

from extractors.lexicons.ranks import RankLexicon, any_of, ignoring_case

NUMBERS = {
    "một": 1,
    "mốt": 1,
    "nhất": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    # After a ten, five is "lăm" or "nhăm", because "năm" also means year.
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
MULTIPLIERS = {"mươi": 10, "trăm": 100}

UNIT = any_of("một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín")
WORDS = rf"(?:{UNIT} mươi(?: {UNIT})?|mười(?: {UNIT})?|{UNIT}|nhất|nhì)\b"
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,4})(?![.,]?\d)"
NUMBER = rf"(?:{DIGITS}|{WORDS})"
# "thứ 2 và 3", "4,5,6"; what follows shows that the second number doesn't count something else.
SECOND = rf"{NUMBER}(?=\s*(?:[.,;:)]|lần lượt|là |thuộc |trong |trên |cả nước|toàn |$))"
PLACES = rf"(?:\d{{1,3}}(?:, ?\d{{1,3}})+|{NUMBER})(?: và {SECOND})?"
COUNTED = any_of("năm|tháng|ngày|tuần|trận|vòng|lần|giờ|mùa|kỳ|đợt|phút|sao|người|trong số")
TOTAL = rf"(?:\s?/\s?\d{{1,4}}| (?:trong|trên)(?: tổng)?(?: số)? \d{{1,4}}(?! {COUNTED}))"

STAND = any_of(
    "xếp|đứng|giữ|chiếm|giành|đoạt|đạt|lên|xuống|về|ở|từ|tại|đích|tụt|rớt|rơi|nhảy|hạ|là|hạng|vững|được|đến|sang|lại|có"
    "|đang|bảo vệ|trụ|hiện|còn|ra|nắm|xếp ở|tới|lùi"
)
GRADED = any_of(
    "lớn|cao|nhiều|đông|thấp|dài|tốt|mạnh|giàu|đắt|nhanh|rộng|sâu|nhỏ|ít|già|trẻ|sạch|hạnh phúc|quan trọng"
    "|phổ biến|nghèo"
)
WORLD = any_of(
    "cả nước|toàn quốc|thế giới|toàn cầu|toàn đoàn|chung cuộc|khu vực|toàn tỉnh|toàn thành phố|toàn ngành|châu lục"
    "|châu Á|châu Âu|châu Phi|Đông Nam Á|ASEAN|hành tinh|toàn thành|toàn huyện|toàn miền|vùng|miền Bắc|miền Trung"
    "|miền Nam"
)
WHERE = any_of(
    "trong số|trong tổng số|trong danh sách|trong bảng|trong toàn|trong nhóm|trong khối|trên thế giới|trên toàn"
    "|trên bảng"
    "|trên BXH|BXH|bảng xếp hạng|ở bảng|tại bảng|trên cả nước|trong cả nước|trong khu vực|trong các|tại khu vực"
    "|ở khu vực"
)
RANKED = any_of(
    "tỉnh|thành|thành phố|quốc gia|nước|địa phương|sở|bộ|ban|ngành|cơ quan|đơn vị|huyện|quận|xã|phường|thị xã|thị trấn"
    "|nền kinh tế|trường|đại học|doanh nghiệp|ngân hàng|đội|thành viên|vùng lãnh thổ|vùng|lãnh thổ|bệnh viện|cấp"
)
LEADING = any_of("đứng đầu|dẫn đầu|hàng đầu|cao nhất|tốt nhất")
BEST = r"(?:[^.,;:()]{0,90}?\b(?:nhất|cao|tốt|đầu|thấp)\b)"

FIRST = any_of(
    "đứng đầu|dẫn đầu|đầu bảng|ngôi đầu|ngôi đầu bảng|đứng nhất|xếp nhất|về nhất|xếp đầu|xếp đầu bảng"
    "|đứng đầu bảng|đi đầu"
    "|vị trí dẫn đầu|vị trí đầu tiên|vị trí đầu bảng|vị trí đầu|ngôi đầu tiên|vị trí quán quân"
    "|vị trí đứng đầu|ngôi quán quân"
)
RUNNER_UP = any_of("ngôi á quân|vị trí á quân")
LAST = any_of(
    "đứng cuối|đứng cuối cùng|đứng chót|đứng bét|đội sổ|cuối bảng|bét bảng|chót bảng|xếp cuối|xếp cuối cùng|xếp chót"
    "|xếp bét|về cuối|về chót|vị trí cuối|vị trí cuối cùng|vị trí chót|vị trí cuối bảng"
)
SECOND_LAST = any_of("áp chót|vị trí áp chót|áp chót bảng|áp bét|đứng áp chót|xếp áp chót|vị trí áp chót bảng")
# These are places wherever they stand; "đứng đầu" and "dẫn đầu" also mean to head an office and to lead a delegation.
PLAIN = any_of(
    "đứng cuối|đứng cuối cùng|đứng chót|đứng bét|đội sổ|bét bảng|chót bảng|xếp cuối|xếp cuối cùng|xếp chót|xếp bét"
    "|đứng nhất|xếp nhất|xếp nhì|đứng nhì|về nhất|về nhì|ngôi đầu|vị trí dẫn đầu|vị trí đầu tiên"
    "|vị trí đứng đầu"
    "|vị trí cuối cùng|vị trí cuối bảng|vị trí đầu bảng|ngôi quán quân|ngôi á quân|vị trí á quân"
)
HEADED = any_of(
    "đoàn|phái đoàn|cơ quan|đơn vị|tổ chức|cấp ủy|nhà nước|chính phủ|đảng|nhóm nghiên cứu|chính quyền|các"
    "|là người|và cấp"
    "|công trình|nghiên cứu|đội ngũ|lực lượng|xu hướng|nỗ lực|liên quân|liên minh|cuộc|chiến dịch|một đoàn|bộ|ngành|dàn"
)
OFFICE = any_of(
    "một|ông|bà|vị|đồng chí|Giám đốc|Chủ tịch|Bộ trưởng|Thủ tướng|Tổng|Đại tướng|Thiếu tướng|Trung tướng|Đại tá"
)
LED = rf"(?:đứng đầu|dẫn đầu)(?! {HEADED}\b| bởi\b| là {OFFICE}\b)"

# Numbers that count what is ranked; "tư" and "năm" are also parts of names and the word for year.
COUNT = r"(?:\d{1,3}|(?-i:[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)\b)"
LOWER = r"(?-i:[a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+)"
RANKS = (
    rf"\b(?P<rank>(?:(?<!xếp )hạng|thứ hạng|vị trí|ngôi vị|ngôi) (?:thứ|số) {PLACES}{TOTAL}?)",
    rf"\b(?P<rank>vị trí (?:{PLACES}(?<=\d){TOTAL}?|nhất\b|nhì\b|ba\b))(?! giờ)",
    r"\bhạng (?P<rank>\d{1,4} ?/ ?\d{1,4})",
    rf"\b(?:{STAND}|đồng) (?P<rank>hạng {PLACES})(?! sao| ?/ ?\d| (?:loại|người|loài|mẫu|tiêu chí"
    rf"|chỉ số|yếu tố|địa điểm|di tích|{RANKED})\b)",
    rf"\b(?P<rank>hạng {DIGITS})(?= (?:{WORLD}|{WHERE}|ATP|WTA|FIFA|của ATP|của WTA)\b)",
    rf"\b(?:{STAND}|{GRADED}) (?P<rank>thứ (?=\d){PLACES}{TOTAL}?)(?! ?(?:-|–|đến|tới) (?:thứ|chủ nhật|CN))",
    # Words are weekdays too: "từ thứ năm tới chủ nhật".
    r"\b(?:xếp|đứng|giữ|chiếm|giành|vị trí|hạng|lên|xuống|về nhì|đích|xếp ở|được"
    rf"|{GRADED}) (?P<rank>thứ {PLACES}{TOTAL}?)",
    rf"\((?P<rank>(?:thứ|hạng) {PLACES}{TOTAL}?)\)",
    rf"\b(?P<rank>thứ {NUMBER}{TOTAL})",
    rf"\b(?P<rank>thứ {NUMBER})(?= (?:{WORLD}|{WHERE}|về)\b)",
    r"\b(?:xếp|đứng|xếp loại|xếp thứ hạng) (?P<rank>\d{1,4} ?/ ?\d{1,4})",
    rf"\b(?:hạng|chỉ số)\b[^.;]{{0,120}}? (?:là|đạt|đứng|lên) (?P<rank>\d{{1,4}}/\d{{1,4}})(?= {RANKED}\b)",
    r"\b(?:đứng|xếp|giữ|vươn lên|leo lên|hạt giống|tay vợt|kỳ thủ|vận động viên|cơ thủ|golfer|sẽ là)"
    r" (?P<rank>số (?:\d{1,3}(?![.,/-]?\d)|một\b))(?! (?-i:[A-ZĐ])[^.]*(?:phố|quận|phường))",
    rf"\b(?P<rank>số (?:1|một))(?= (?:{WORLD}|Việt Nam|nước Anh|nước Mỹ|của Việt Nam|của thế giới)\b)",
    rf"\b(?P<rank>{PLAIN})\b",
    rf"\b(?P<rank>{SECOND_LAST})\b",
    # "từ vị trí 77 lên 67"
    rf"\b(?:vị trí|hạng|thứ)(?: thứ)? {DIGITS}(?:,? (?:năm|của năm|vào năm) \d{{4}})?,?(?: đã)?"
    rf" (?:vươn lên|tăng lên|nhảy lên|tụt xuống|rơi xuống|giảm xuống|lên|xuống|còn) (?P<rank>{DIGITS})"
    r"(?!%| ?(?:điểm|bậc|hạng|vị trí|tỷ|triệu)\b)",
    rf"\b(?:so với|từ|\() ?(?P<rank>hạng {DIGITS})(?! ?/ ?\d| sao)",
    r"\b(?:xếp|đội|câu lạc bộ|CLB|đang|hiện|ở|tạm) (?P<rank>(?:ngôi )?đầu bảng|cuối bảng)\b",
    rf"\b(?P<rank>{LED})\b",
    rf"\b(?P<rank>(?:nhóm |tốp |top ){NUMBER}(?! {COUNTED})(?: {LOWER}){{1,6}}? đứng đầu)\b",
    rf"\b(?P<rank>{COUNT}(?= (?:{RANKED}|loại|mặt hàng|thị trường)\b)(?: {LOWER}){{1,6}}? đứng đầu)\b",
    rf"\b(?P<rank>(?:nhóm |tốp |top )?\d{{1,3}}(?! {COUNTED})(?: {LOWER}){{1,6}}? hàng đầu)\b",
    rf"\b(?P<rank>top {NUMBER})(?! ?[-–] ?\d)",
    rf"\b(?P<rank>1 trong (?:số )?\d{{1,3}})(?= {RANKED}\b)",
    r"\b(?:bậc|hạng)\b[^.;\d]{0,40} từ (?P<rank>\d{1,3})(?= (?:lên|xuống) \d{1,3}\b)",
    r"\b(?:bậc|hạng)\b[^.;\d]{0,40} từ \d{1,3} (?:lên|xuống) (?P<rank>\d{1,3})(?![.,]?\d|%| ?(?:điểm"
    r"|bậc))\b",
    rf"\b(?:nằm trong|thuộc|lọt|vào|trong|đứng trong) (?P<rank>(?:nhóm|tốp) {NUMBER})(?= {BEST})",
    rf"\b(?P<rank>tốp {DIGITS})(?! ?[-–] ?\d)",
)

CHAINED = (
    rf"\bvà (?P<rank>thứ {PLACES}{TOTAL}?)",
    rf"\bthứ {NUMBER}, (?P<rank>thứ {NUMBER})(?=\s*(?:[,;]|và (?:thứ|hạng)\b))",
    rf"(?<=[^\W\d] )(?P<rank>thứ {NUMBER})(?=\s*[,.;)(]| là (?-i:[^\W\d]))",
    rf"[,;] (?P<rank>thứ {NUMBER})(?= là )",
    rf"(?<=[^\W\d] )(?P<rank>hạng {DIGITS})(?! ?/ ?\d)(?=\s*(?:[,.;)(]|và\b|$))",
)

CLAUSE = r"[^.;:!?\n]"
NOT_A_LIST = any_of("công bố|đánh giá|xếp|tổ chức|thực hiện|chỉ số|điểm|bình chọn")
NOT_RANKS = "|".join(
    (
        r"\b(?:người|cán bộ|ai|cá nhân|lãnh đạo|những vị) (?:đứng đầu|dẫn đầu)$",
        # Who is in a leading group has no place of its own.
        r"\b(?:nhóm|tốp|top)(?: (?:các )?[^\W\d]+){0,2} (?:dẫn đầu|đứng đầu|đầu bảng)$",
        r"\b(?:nhóm|tốp|top)(?: [^\W\d]+)? \d+ ?[-–] ?\d+$",
        rf"\bmột trong (?:những|các)\b{CLAUSE}{{0,80}} (?:đứng đầu|dẫn đầu|hàng đầu)$",
        r"^một trong (?:những|các)\b",
        # A delegation, a coalition or a team is led by somebody: "đoàn công tác do ông An dẫn đầu".
        r"\bmà (?:đứng đầu|dẫn đầu)$",
        rf"\b(?:do|mà) (?:(?!{NOT_A_LIST}){CLAUSE}){{1,110}} (?:đứng đầu|dẫn đầu)$",
        r"\b(?:lần|kỳ họp|phiên|phiên họp|hội nghị|khóa|khoá|đời|năm|ngày|tuần|tháng|người|cuộc|vòng|trận|bàn|con"
        r"|hiệp|phút"
        r"|thế hệ|tổng thống|quốc hội|lượt|đợt|mùa|bên|sáng|chiều|tối|hôm|phía|quý|bậc|cấp|lớp|thế kỷ|suất|vụ|ca"
        r"|doanh nghiệp|quốc gia|đơn vị|địa phương|tỉnh|thành viên|bí thư"
        r"|cửa|tầng|điều|điểm|chương|liên tiếp|giờ|vấn đề|câu hỏi|tay|thứ) (?:thứ|số) [^ ]+(?: [^ ]+){0,4}$",
        r"bảng xếp hạng (?:hạng )?\d+$",
        r"(?:trường|giải|huân chương[^.,]*|huy chương[^.,]*|bằng[^.,]*|giáo viên|viên chức|khách sạn) hạng [^ ]+$",
    )
)
GRAMMAR = (
    r"^1 trong (?:số )?(?P<top>\d+)$",
    rf"^(?:top|tốp|nhóm) (?P<top>{NUMBER})",
    rf"^(?P<top>{NUMBER})(?: [^\W\d]+)+$",
    rf"(?P<place>{PLACES}) ?(?:/|(?:trong|trên)(?: tổng)?(?: số)?) ?(?P<out_of>\d{{1,4}})",
    rf"(?P<second_last>{SECOND_LAST})",
    rf"(?P<last>{LAST})",
    rf"(?P<second>{RUNNER_UP})",
    rf"(?P<first>{FIRST})",
    rf"(?:thứ|số|hạng|vị trí|đứng|xếp|về|ngôi) (?P<place>{PLACES})",
    rf"^(?P<place>{DIGITS})$",
)

LEXICON = RankLexicon(
    numbers=NUMBERS,
    multipliers=MULTIPLIERS,
    ranks=tuple(map(ignoring_case, RANKS)),
    chained_ranks=tuple(map(ignoring_case, CHAINED)),
    not_ranks=ignoring_case(NOT_RANKS),
    group=ignoring_case(rf"\b(?P<top>{NUMBER}) {RANKED}(?:,? {RANKED})*(?: [^\W\d]+){{0,2}} $"),
    grammar=tuple(map(ignoring_case, GRAMMAR)),
)
