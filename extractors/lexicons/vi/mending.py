"""Vietnamese words of positions, and capital words that are no names."""

from __future__ import annotations

from extractors.lexicons.mending import MendingLexicon

MENDING = MendingLexicon(
    offices=(
        "chủ tịch", "chủ tịch nước", "bí thư", "tổng bí thư", "thủ tướng", "bộ trưởng", "thứ trưởng", "giám đốc",
        "tổng giám đốc", "cục trưởng", "vụ trưởng", "chi cục trưởng", "tổng cục trưởng", "viện trưởng", "hiệu trưởng",
        "tổ trưởng", "đội trưởng", "đội phó", "chánh án", "chủ nhiệm", "ủy viên", "uỷ viên", "đại biểu quốc hội",
        "đbqh", "tổng thư ký", "tổng biên tập", "tổng thanh tra", "thanh tra viên", "kế toán trưởng", "kế toán",
        "thủ quỹ", "hlv", "huấn luyện viên", "trợ lý", "người phát ngôn", "phát ngôn viên", "đại sứ", "tổng lãnh sự",
        "tổng thống", "ngoại trưởng", "vua", "hoàng đế", "quốc vương", "nữ hoàng", "giáo hoàng", "tổng giám mục",
        "thị trưởng", "thống đốc", "nghị sĩ", "cố vấn", "đặc phái viên", "tư lệnh", "chính ủy", "tham mưu trưởng",
        "chỉ huy trưởng", "trưởng", "chánh", "trưởng thôn", "trưởng bản", "tỉnh ủy viên", "thành ủy viên",
        "kiểm sát viên", "thẩm phán", "chấp hành viên", "trưởng ban", "trưởng phòng", "trưởng khoa", "trưởng đoàn",
        "trưởng đại diện", "trưởng đặc khu", "trợ lý ngoại trưởng", "trợ lý bộ trưởng",
        "đại biểu", "chính trị viên", "trạm trưởng", "đồn trưởng", "hạt trưởng", "tổng kiểm toán nhà nước",
        "chủ tịch hđqt", "chủ tịch hội đồng quản trị", "chủ tịch hội đồng thành viên", "tổng tham mưu trưởng",
        "trưởng ấp", "trưởng khu phố", "trưởng tiểu ban", "thượng nghị sĩ", "hạ nghị sĩ", "thủ hiến",
        "chánh văn phòng", "chánh thanh tra", "ủy viên thường trực", "phó trưởng ban", "phó trưởng đoàn",
    ),
    heads_of_bodies=frozenset({"trưởng", "chánh", "phó trưởng", "phó chánh"}),
    before_office=("phó", "nguyên", "cựu", "quyền", "phó tổng", "tổng"),
    after_office=("thường trực", "cao cấp", "điều hành", "đặc mệnh toàn quyền", "thứ nhất"),
    no_offices=frozenset({"nguyên", "cựu", "quyền", "hiện", "hiện nay", "giữ chức", "chức", "cương vị", "được"}),
    ends_of_titles=frozenset({"thường trực", "đại diện", "đặc khu"}),
    particles=("bin", "van", "von", "de", "der", "al", "el", "ibn", "binti", "da", "dos", "del", "la"),
    openers=frozenset((
        "tuy", "theo", "ảnh", "tại", "trong", "ngày", "sau", "trước", "khi", "như", "nhưng", "đồng", "cùng", "các",
        "ông", "bà", "đây", "đó", "để", "với", "vì", "việc", "cụ", "về", "báo", "nguồn", "video", "clip", "hiện",
        "sáng", "chiều", "tối", "một", "ngoài", "riêng", "bên", "nhằm", "nhân", "nói", "phát", "thay", "qua", "đến",
        "từ", "nếu", "bài", "chia", "tiếp", "thời", "thực", "trao", "đại", "cho", "được", "đã", "là", "và", "của",
    )),
    not_names=frozenset((
        "tp", "tỉnh", "huyện", "quận", "xã", "phường", "ubnd", "hđnd", "sở", "bộ", "cục", "vụ", "ban", "ủy", "uỷ",
        "hội", "công ty", "chính phủ", "quốc hội", "thành phố", "đảng", "việt nam", "hà nội", "nghị quyết", "chỉ thị",
        "luật", "nghị định", "thông tư", "quyết định", "trung ương", "nhà nước", "thủ đô", "hội nghị", "trưởng", "thư",
        "thpt", "thcs", "thái bình dương", "khóa", "khoá", "trung tâm", "công an", "tòa án", "viện",
    )),
    head_of_body=r"((?:phó )?(?:trưởng|chánh)) (đoàn|ban|phòng|khoa|bộ môn|văn phòng|thanh tra)\b(?! thường trực)",
    head_of_bare_body=r"(?:phó )?trưởng (?:đoàn|ban|tổ) (?:thanh tra|kiểm tra|giám sát|công tác|chỉ đạo)\b(?! (?:số|"
    r"của|về|tỉnh|phòng|chống|\w*[A-ZĐ]))",
    committee_of_title="",
    needs_surname=True,
)  # fmt: skip
