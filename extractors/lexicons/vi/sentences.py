"""Vietnamese sentence ends: "PGS.TS. Lê Văn A", "TP. Hồ Chí Minh" and "Q. 1" go on, "tại TP. Theo" does not."""

from __future__ import annotations

from extractors.lexicons.sentences import SentenceLexicon

# No syllable that a place or a person may begin with: "TP. Thủ Đức", "TP. Cần Thơ", "TP. Hội An", "Q. Hai Bà Trưng".
OPENERS = """
Ai Bên Bằng Bởi Chiều Cho Chính Chúng Chị Chỉ Các Còn Có Cũng Cùng Cả Do Dù Dưới Dự Hiện Hôm Hơn Họ Khi Không Kết Kể
Lúc Làm Lãnh Mặc Mỗi Một Mới Mọi Mục Ngay Ngoài Ngày Nhưng Những Như Nhiều Nhằm Nhờ Nhận Này Nay Nó Nếu Nói Phó Phía
Qua Riêng Rất Sau Sáng Số Sự Song Theo Thêm Thời Thực Thay Tháng Tôi Tối Tại Trong Trước Trên Tuy Tới Tổng Trưa Trường
Ủy Vào Và Về Vì Với Việc Vậy Vừa Xin Đây Đã Đặc Đến Để Đối Đó Được Đề Điều Đơn Ông
"""

SENTENCES = SentenceLexicon(
    titles=frozenset(
        {
            # giáo sư, tiến sĩ, thạc sĩ, bác sĩ, kiến trúc sư, nghệ sĩ nhân dân
            *("GS", "Gs", "PGS", "TS", "Ts", "TSKH", "Th", "ThS", "Ths", "BS", "Bs", "BSCK", "BSCKI", "BSCKII", "KTS"),
            *("NSND", "NSƯT", "NGND", "NGƯT", "Mr", "Mrs", "Ms", "Dr", "Prof", "St"),
        }
    ),
    abbreviations=frozenset(
        {
            # thành phố, thị xã, thị trấn, quận, phường, khu phố, tỉnh lộ, quốc lộ, khu đô thị, khu công nghiệp
            *("TP", "Tp", "tp", "TX", "Tx", "TT", "Tt", "KP", "TL", "QL", "KĐT", "KCN"),
            # đồng chí, kỹ sư, luật sư, cử nhân, huấn luyện viên, điện thoại, trung ương
            *("Đ/c", "đ/c", "KS", "LS", "Ls", "CN", "HLV", "VĐV", "ĐT", "TƯ", "Co", "Ltd", "Inc", "Corp", "Jr", "vs"),
        }
    ),
    before_numbers=frozenset({"No", "no", "tr", "Tr", "Đt", "đt", "Tel", "Fax"}),
    before_romans=frozenset({"quý", "kỳ", "thứ", "khóa", "khoá", "hạng", "cấp", "loại", "đợt", "phần", "nhóm", "tập"}),
    headings=("Điều", "Chương", "Mục", "Phần", "Khoản", "Bài", "Câu", "Phụ lục"),
    openers=frozenset(OPENERS.split()),
)
