"""Vietnamese words around positions: "Phó Bí thư Thành ủy", "được bầu giữ chức", "kiêm"."""

from __future__ import annotations

from extractors.lexicons.officials import OfficialLexicon

_OFFICE = r"(?:các )?(?:chức vụ|chức danh|chức|cương vị|vị trí|vai trò|trọng trách|nhiệm vụ)"

OFFICIALS = OfficialLexicon(
    belonging=("của", "tại", "thuộc", "ở", "trực thuộc"),
    joining=("và", "kiêm", "kiêm nhiệm", "đồng thời là", "đồng thời", "cùng", "cùng với", "với", "cũng là"),
    being_patterns=(
        r"(?:hiện |hiện đang |đang |từng |vốn |cũng |nay |đã |sẽ |vừa |khi đó |lúc đó |bấy giờ |khi ấy |"
        r"thời điểm đó |trước đó |và )*(?:là|làm|giữ|đảm nhận|đảm nhiệm|nhậm chức)"
        rf"(?: {_OFFICE})?(?: là)?",
        r"(?:\w+ ){0,4}?(?:được|vừa được|đã được|tiếp tục được|tái) (?:\w+ ){0,6}?(?:bổ nhiệm|bầu|phân công|chỉ định|"
        r"điều động|"
        rf"giao|phê chuẩn|đề cử|giới thiệu|cử|tín nhiệm)(?: \w+){{0,6}}? (?:làm|giữ|vào|đảm nhiệm|"
        rf"là)(?: {_OFFICE})?(?: là)?",
        rf"(?:thôi|nghỉ|rời|mất|từ|bị cách|bị miễn nhiệm|bị bãi nhiệm|xin thôi|cho thôi)(?: (?:giữ|"
        rf"làm))?(?: {_OFFICE})?",
        rf"(?:trên|với|ở|trong) (?:tư cách|{_OFFICE})(?: là)?",
        rf"(?:\w+ ){{0,3}}?(?:kế nhiệm|thay thế)?\s*giữ {_OFFICE}",
    ),
    naming_patterns=(r"là", r"hiện là", r"hiện nay là", r"đối với", r"do", r"mới là", r"mang tên", r"cho"),
    ignored_patterns=(
        r"\(?\b\d{2} tuổi\)?", r"\(?\b(?:sn|sinh năm) (?:năm )?\d{4}\)?", r"\bthứ \d+\b", r"\bkh(?:óa|oá) [ivx\d]+\b",
        r"\b(?:nhiệm kỳ|nhiệm kì|giai đoạn) (?:\d{4} ?[-–] ?\d{4}|[ivx]+)\b",
        r"\((?:bên |đứng |ngồi |người |hàng )[^()]{0,25}\)",
        r"\((?:ảnh|trái|phải|giữa)[^()]{0,25}\)",
    ),
    plural_words=("các", "những", "hai", "ba", "bốn", "2", "3", "4"),
    plural_endings=(),
    authorising=("ủy quyền của", "uỷ quyền của", "thay mặt", "đề nghị của", "đồng ý của", "thừa lệnh", "cho phép của"),
    capacity_patterns=(rf"(?:trên|với|ở|trong|giữ|trong thời gian giữ|khi giữ|khi còn giữ|khi còn là) (?:tư cách |"
    rf"{_OFFICE} ?)(?:là )?", r"thôi giữ (?:chức|chức vụ|các chức vụ)",),
    whole_titles=(
        "thủ tướng", "phó thủ tướng", "chủ tịch nước", "phó chủ tịch nước", "tổng bí thư", "bộ trưởng", "thứ trưởng",
        "tổng thống", "phó tổng thống", "ngoại trưởng", "đại biểu", "hlv", "huấn luyện viên", "vua", "hoàng đế",
        "quốc vương",
        "tỉnh ủy viên", "thành ủy viên", "thanh tra viên", "kiểm sát viên", "thẩm phán",
    ),
    country_of={},
    body_may_precede=False,
)  # fmt: skip
