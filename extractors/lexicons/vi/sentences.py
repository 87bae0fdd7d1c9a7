"""Vietnamese sentence ends: "PGS.TS. Lê Văn A", "TP. Hồ Chí Minh" and "Q. 1" go on, "v.v. Theo" does not."""

from __future__ import annotations

from extractors.lexicons.sentences import SentenceLexicon

OPENERS = """
Ai Anh Bà Bên Bằng Bộ Bởi Chiều Cho Chính Chúng Chỉ Chị Các Còn Có Cô Công Cùng Cũng Cơ Cả Cần Cụ Của Do Dù Dưới Dự
Giá Hai Hiện Hôm Hơn Họ Hội Khi Không Kết Kể Liên Làm Lãnh Lúc Lý Mặc Mọi Mỗi Một Mới Mục Nay Ngay Ngoài Ngoại
Nguyên Ngày Nhiều Như Nhưng Nhận Nhằm Nhờ Những Này Nó Nói Năm Nếu Phát Phía Phó Qua Quan Rất Sau Sáng Số Sự Thay
Theo Tháng Thêm Thế Thời Thủ Thực Tiếp Trong Trên Trưa Trước Trả Tuy Tôi Tại Tất Tối Tổng Tới Từ Việc Và Vào Vì Vậy
Về Với Vừa Xin Yêu Ông Đây Đã Đó Được Đại Đặc Đến Đề Để Đối Đồng Ủy
"""

SENTENCES = SentenceLexicon(
    binding=frozenset(
        {
            # places: thành phố, thị xã, thị trấn, quận, phường, huyện, xã, đường, tỉnh lộ
            *("TP", "Tp", "tp", "TX", "Tx", "TT", "Tt", "Q", "P", "H", "X", "Đ", "TL", "QL", "KP", "KĐT", "KCN"),
            # degrees and titles: giáo sư, tiến sĩ, thạc sĩ, bác sĩ, kỹ sư, kiến trúc sư, luật sư, nghệ sĩ
            *("GS", "Gs", "PGS", "TS", "Ts", "TSKH", "Th", "ThS", "ThS", "Ths", "BS", "Bs", "BSCK", "BSCKI", "BSCKII"),
            *("KS", "KTS", "LS", "Ls", "CN", "DS", "NGND", "NGƯT", "NSND", "NSƯT", "HLV", "VĐV", "ĐT"),
            *("Đ/c", "đ/c", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "No", "no", "vs", "Jr"),
        }
    ),
    loose=frozenset({"Co", "Ltd", "Inc", "Corp", "tr", "Tr", "T.Ư", "TƯ", "v.v", "vv"}),
    openers=frozenset(OPENERS.split()),
)
