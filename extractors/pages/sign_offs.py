"""Sign-offs: what pages say to their readers after an article, as "Bài viết này có hữu ích với bạn không?" does.

In the middle of an article such sentences may be its own, so that they count only at its end.
"""

from __future__ import annotations

import re

_READERS = r"(?:quý |các )?(?:bạn đọc|độc giả|khán giả|vị|bạn)"
_NETWORKS = r"(?:google|facebook|zalo|youtube|tiktok|telegram|fanpage|app|ứng dụng)"
SIGN_OFF = re.compile(
    r"\W*(?:"
    # vi
    rf"(?:{_READERS} (?:có )?thấy )?bài viết(?: này)?(?: có)? hữu ích"
    rf"|{_READERS} (?:có thể |hãy |vui lòng )*(?:gửi|theo dõi|đón (?:đọc|xem)|tham khảo thêm|xem thêm|tải|liên hệ)\b"
    r"|(?:bình luận|ý kiến) của bạn\b|hãy là người đầu tiên\b|(?:hiện )?chưa có (?:bình luận|ý kiến)\b"
    r"|bạn đang (?:đọc|xem) (?:bài|tin|nội dung)\b|(?:lấy|copy|sao chép) (?:link|liên kết|đường dẫn)\b"
    r"|(?:ấn|nhấn|bấm|kích|click) (?:chuột )?(?:vào )?(?:tại )?đây\b"
    rf"|(?:[^.!?]{{1,60}}, )?(?:hãy )?theo dõi\b[^.!?]{{1,60}} (?:trên|tại|qua) {_NETWORKS}\b"
    r"|mọi (?:ý kiến|thông tin|thắc mắc|góp ý|đóng góp)\b.{0,90}(?:@|\be-?mail\b|\bhotline\b|\bsđt\b|(?:hòm|hộp) thư\b"
    r"|\bt[òo][àa] soạn\b)"
    r"|(?:kỳ|bài) (?:sau|tới|tiếp theo|cuối|\d{1,2})\s*:"
    # en
    r"|stay (?:updated|tuned|informed|connected)\b|have your say\b|what do you think\b|was this (?:article|story)\b"
    r")",
    re.IGNORECASE,
)
LONGEST = 70  # words

# Who did what for a large article: "Nội dung: Hà Thu | Đồ họa: Minh An".
_WORK = r"(?:tổ chức )?(?:nội dung|bài viết|bài|ảnh|video|clip|thiết kế|đồ họa|trình bày|kỹ thuật|thực hiện|biên tập)"
CREDITS = re.compile(rf"\W*(?:{_WORK}\s*:\s*[^:.!?]{{2,60}}?(?:\s*[|;/•–-]\s*|$)){{2,}}", re.IGNORECASE)


def is_sign_off(text: str) -> bool:
    """Whether a line says nothing of the article to whose end it stands."""
    if text.count(" ") >= LONGEST:
        return False
    return not any(map(str.isalnum, text)) or bool(SIGN_OFF.match(text) or CREDITS.fullmatch(text))
