"""Vietnamese words around positions: "Phó Bí thư Thành ủy", "được bầu giữ chức", "kiêm"."""

from __future__ import annotations

from extractors.lexicons.officials import OfficialLexicon
from extractors.lexicons.vi.countries import FORMS, NAMES

_OFFICE = r"(?:các )?(?:chức vụ|chức danh|chức|cương vị|vị trí|vai trò|trọng trách|nhiệm vụ)"
_ADVERB = (
    r"(?:hiện|đang|từng|vốn|cũng|nay|đã|sẽ|vừa|khi đó|lúc đó|bấy giờ|khi ấy|thời điểm đó|trước đó|và|tiếp tục|"
    r"về|sang|lên|chuyển sang|chuyển về|trở lại|quay lại|nguyên)"
)
_CHOOSE = (
    r"(?:bổ nhiệm|bầu|phân công|chỉ định|điều động|giao|phê chuẩn|đề cử|giới thiệu|cử|tín nhiệm|tái cử|"
    r"công nhận|suy tôn|đề bạt|thăng|bầu bổ sung|luân chuyển|tiến cử|phong)"
)

OFFICIALS = OfficialLexicon(
    belonging=(
        "của", "tại", "thuộc", "ở", "trực thuộc", "hãng", "công ty", "tập đoàn", "đảng", "của hãng", "của công ty",
        "của tập đoàn", "của đảng", "câu lạc bộ", "clb", "đội", "báo", "bang", "của bang",
    ),
    joining=(
        "và", "kiêm", "kiêm nhiệm", "đồng thời là", "đồng thời", "cùng", "cùng với", "với", "cũng là", "và là",
    ),
    being_patterns=(
        rf"(?:{_ADVERB} )*(?:là|làm|giữ|đảm nhận|đảm nhiệm|nhậm chức|trở thành)(?: {_OFFICE})?(?: là)?",
        # "được Ban Chấp hành Đảng bộ tỉnh khóa mới bầu giữ chức": who chose stands between.
        rf"(?:\w+ ){{0,4}}?(?:được|tiếp tục|tái) (?:[\w,]+ ){{0,12}}?{_CHOOSE}"
        rf"(?:,? \w+){{0,6}}? (?:làm|giữ|vào|đảm nhiệm|là)(?: {_OFFICE})?(?: là)?",
        r"(?:hiện|nay|hiện nay|trước đây|lúc đó|khi đó)",
        rf"(?:thôi|nghỉ|rời|mất|từ|bị cách|bị miễn nhiệm|bị bãi nhiệm|xin thôi|cho thôi)(?: (?:giữ|làm))?"
        rf"(?: {_OFFICE})?",
        rf"(?:trên|với|ở|trong) (?:tư cách|{_OFFICE})(?: là)?",
        rf"(?:\w+ ){{0,3}}?(?:kế nhiệm|thay thế)? ?giữ {_OFFICE}",
    ),
    naming_patterns=(r"(?:hiện |hiện nay |mới )?là", r"đối với", r"do", r"cho"),
    ignored_patterns=(
        r"\(?\b\d{2} tuổi\)?", r"\(?\b(?:sn|sinh năm) (?:năm )?\d{4}\)?", r"\bthứ \d+\b",
        r"\bkh(?:óa|oá) (?:[ivx]+|\d+)\b", r"\b(?:nhiệm kỳ|nhiệm kì|giai đoạn) (?:\d{4} ?[-–] ?\d{4}|[ivx]+)\b",
    ),
    capacity_patterns=(
        rf"(?:trên|với|ở|giữ|trong thời gian giữ|khi giữ|khi còn giữ|khi còn là) (?:tư cách |{_OFFICE} ?)(?:là )?",
        rf"(?:thôi giữ|miễn nhiệm|bãi nhiệm|cách) (?:các )?{_OFFICE}",
        # Of the person that the sentence is about: "Ông sinh năm 1970, từng là Phó Giám đốc…".
        rf"(?<!\w)(?:từng|đã từng|nguyên) (?:là|làm|giữ|đảm nhiệm|đảm nhận|kinh qua)(?: {_OFFICE})?(?: là)?",
        rf"(?<!\w)(?:để|và|sẽ|về) (?:nhận|đảm nhận|đảm nhiệm) (?:{_OFFICE})(?: là| làm)?",
    ),
    authorising=(
        "ủy quyền của", "uỷ quyền của", "thay mặt", "đề nghị của", "đồng ý của", "thừa lệnh", "cho phép của",
        "ủy quyền", "uỷ quyền",
    ),
    replacing=("thay", "thay thế", "kế nhiệm", "thay cho", "tiếp quản từ", "nhận bàn giao từ"),
    plural_words=("các", "những", "hai", "ba", "bốn", "2", "3", "4"),
    plural_endings=(),
    state_titles=(
        "thủ tướng", "phó thủ tướng", "chủ tịch nước", "phó chủ tịch nước", "tổng bí thư", "bộ trưởng", "thứ trưởng",
        "tổng thống", "phó tổng thống", "ngoại trưởng", "vua", "hoàng đế", "quốc vương", "nữ hoàng", "thủ hiến",
        "toàn quyền", "đại sứ", "bí thư thứ nhất",
    ),
    company_titles=(),
    whole_titles=("tỉnh ủy viên", "thành ủy viên", "thanh tra viên", "kiểm sát viên", "thẩm phán", "giáo hoàng"),
    any_body_nouns=(),
    bodies_of={
        "bí thư": ("thành ủy", "tỉnh ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "chi bộ"),
        "chủ tịch": ("ubnd", "ủy ban nhân dân", "hđnd", "hội đồng", "hội", "hiệp hội", "liên đoàn", "tập đoàn"),
        "giám đốc": ("sở", "công ty", "cty", "trung tâm", "bệnh viện", "tập đoàn", "nhà máy", "công an", "quỹ"),
        "tổng giám đốc": ("tổng công ty", "tập đoàn", "công ty", "cty", "ngân hàng"), "kế toán": ("công ty", "cty"),
        "cục trưởng": ("cục", "tổng cục"), "tổng cục trưởng": ("tổng cục",), "chi cục trưởng": ("chi cục",),
        "vụ trưởng": ("vụ",), "viện trưởng": ("viện",), "viện": ("viện",),
        "hiệu trưởng": ("trường", "đại học", "học viện"), "trưởng ban": ("ban",), "trưởng đoàn": ("đoàn",),
        "tổ trưởng": ("tổ",), "chánh văn phòng": ("văn phòng",), "chánh thanh tra": ("thanh tra",),
        "trưởng phòng": ("phòng",), "trưởng khoa": ("khoa",), "hlv": (),
        "đại biểu": ("quốc hội", "qh", "đoàn đại biểu", "hđnd", "hội đồng nhân dân"),
        "huấn luyện viên": (), "trợ lý": (), "trưởng ban chỉ đạo": ("ban chỉ đạo",),
        "thứ trưởng": ("bộ",), "đại sứ": ("đại sứ quán",), "tham tán": ("đại sứ quán",),
        "tổng lãnh sự": ("tổng lãnh sự quán",), "điều tra viên": ("cơ quan cảnh sát điều tra", "cơ quan csđt"),
        "trưởng công an": ("công an",), "chánh án": ("tòa án", "tand"), "trạm trưởng": ("trạm",),
    },
    country_of={},
    regional_titles=(),
    regions=frozenset(),
    town_titles=("thị trưởng",),
    countries=frozenset(name.casefold() for name in NAMES),
    forms_of_state=FORMS,
    names_every_country=True,
    body_may_precede=False,
)  # fmt: skip
