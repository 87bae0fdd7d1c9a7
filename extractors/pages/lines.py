"""Lines that their words show to be furniture: "Xem thêm: …", "Bình luận (0)", "Ảnh: TTXVN", "Theo Reuters"."""

from __future__ import annotations

import re

# Headings over what is not the article; most pages have them only after it.
LABELS = (
    # vi
    r"(?:các |những )?(?:tin|bài)(?: bài| tức| viết)* (?:liên quan|khác|cùng|đã đưa)(?: .{0,20})?",
    r"(?:các |những )?(?:tin|bài)(?: bài| tức| viết)* (?:mới|cũ|nổi bật|đọc nhiều)(?: nhất| hơn| khác)?",
    r"cùng (?:chuyên mục|chủ đề|tác giả|sự kiện)|dòng sự kiện|tiêu điểm|đừng bỏ lỡ|có thể bạn (?:quan tâm|thích)",
    r"bạn có thể quan tâm|(?:xem|đọc|tham khảo) (?:thêm|tiếp|ngay|nhiều)(?: nhất)?|chủ đề|thẻ|tags?|từ kh[óo][áa]",
    r"(?:\d+ )?(?:gửi |viết )?(?:bình luận|ý kiến)(?: của bạn| bạn đọc)?|chia sẻ(?: bài viết)?|đánh giá bài viết",
    r"đăng nhập|đăng ký|in bài viết|gửi cho bạn bè|về trang chủ|trở (?:lại|về)(?: (?:trang|đầu|mục).{0,20})?",
    r"nghe (?:đọc )?(?:bài|audio)|quảng cáo",
    # en
    r"related(?: (?:news|articles?|stories|posts?|topics|content|links|coverage|reading|videos?))?|topics|keywords",
    r"(?:\d+ )?(?:reader |view |post |add |leave )?(?:a )?(?:comments?|reply)|share(?: (?:this|on)(?: \w+){0,2})?",
    r"read (?:more|next|also)|see also|most (?:read|popular|viewed)|trending(?: now)?|latest(?: news)?|top stories",
    r"recommended(?: for you| stories)?|(?:you )?(?:may|might) also like|what to read next|up next|don['’]t miss",
    r"editors?['’]?s? picks?|join the conversation|sign up|subscribe|(?:log|sign) in|advert(?:isement)?",
    r"about the author|print(?: this)?(?: article)?|more (?:on|from|in|about) .{2,40}",
    r"more (?:news|stories|headlines|videos)",
)
_LABEL = "|".join(LABELS)
LABEL = re.compile(rf"[\s>»►▶•*#|-]*(?:{_LABEL})\s*(?:\(\s*\d*\s*\)|\d{{1,4}})?\s*[:.…>»]*", re.IGNORECASE)
# A label only where a headline follows: "More Evening Post", but not "More than 300 files".
LABEL_OF_HEADLINE = re.compile(r"more(?: [\w'’.&-]+){1,5}", re.IGNORECASE)
LONGEST_LABEL = 60  # characters

# What asks the reader to go on elsewhere; the article's own sentences don't begin so.
PROMPT = re.compile(
    r"[\s>»►▶•*-]*(?:"
    # vi
    r"(?:xem|đọc|tìm hiểu)\s+(?:thêm|tiếp|ngay)\s*[:：>»]|(?:tin|bài)\s+(?:viết\s+)?liên quan\s*[:：]"
    r"|mời\s+(?:quý\s+)?(?:vị|bạn|độc giả|bạn đọc|quý vị)\b.{0,60}\b(?:xem|đọc|theo dõi|đón|tải|gửi)"
    r"|theo dõi\b.{0,60}\btrên\s+(?:google|facebook|zalo|youtube|tiktok|telegram|mạng)"
    r"|tải\s+(?:ngay\s+)?(?:ứng dụng|app)\b.{0,40}\b(?:đọc|báo|tin)\b|(?:từ khóa|từ khoá|tags?|chuyên mục)\s*[:：]"
    r"|tối đa\s*:?\s*[\d.]+ (?:ký|kí) tự\b|độc giả gửi\b|gửi\s+(?:bài viết|tâm sự)\b.{0,60}\b(?:tại đây|về)"
    r"|chia sẻ\b[^,]{0,50}\btại đây\W*$"
    r"|đăng ký\s+(?:gói|thành viên|nhận (?:bản )?tin|theo dõi|kênh)\b|cỡ chữ\b|(?:số )?lượt (?:xem|đọc|truy cập)\b"
    r"|vui lòng\s+(?:đăng nhập|nhập|bật|ghi rõ)|(?:bạn\s+(?:cần|phải)\s+)?đăng nhập\s+(?:để|hoặc)|ghi rõ nguồn\b"
    r"|trình duyệt\b.{0,20}\bkhông hỗ trợ\b|bạn không thể gửi bình luận\b"
    # en
    r"|your browser (?:does not|doesn['’]t) support\b"
    r"|(?:also\s+read|read\s+also|read\s+more|read\s+next|read|see\s+also|related(?:\s+\w+)?|more)\s*[:：>»|]"
    r"|(?:sign\s+up|subscribe)\s+(?:for|to|here|now)\b|follow\s+(?:us|@|\w+(?:\s\w+){0,3}\s+on\s)"
    r"|(?:download|get)\s+(?:our|the)\s+(?:\w+\s+){0,2}app\b|click\s+here\b|join\s+us\s+on\b|like\s+us\s+on\b"
    r"|(?:©|copyright\b)|all rights reserved\b|this (?:article|story) (?:was|is) (?:originally|first)\s+publi"
    r"|our standards\s*:|by (?:clicking|signing up|subscribing)\b|have a (?:news )?tip\b|we use cookies\b"
    r")",
    re.IGNORECASE,
)
LONGEST_PROMPT = 45  # words

# By whom: the lines that end an article.
CLOSER = re.compile(
    r"[\s(\[*-]*(?:theo|nguồn(?: tin| ảnh)?|tổng hợp|thực hiện|biên (?:dịch|tập)|bài(?:\s*(?:,|và|-|–)\s*ảnh)?"
    r"|tin(?:, ảnh)?|ảnh|clip|video|đồ họa|(?:additional )?reporting|editing|writing|source|by"
    r"|with (?:files|reporting) (?:from|by))"
    r"\b\s*(?:by|from|bởi)?\s*[:：]?\s*(?P<names>[^.!?]{1,90}?)[.)\]\s]*",
    re.IGNORECASE,
)
# Small words between the names of people and outlets.
BETWEEN_NAMES = frozenset(
    ("và", "báo", "tạp", "chí", "đài", "the", "of", "and", "in", "by", "from", "editing", "reporting")
)
LONGEST_CLOSER = 14  # words

# Who made a picture: the words that end a caption.
_PICTURE = "ảnh|hình ảnh|nguồn ảnh|đồ họa|photos?|images?|picture|illustration|photograph"
PICTURE_CREDIT = re.compile(
    rf"(?:^|[\s(\[./|–-])(?:(?:{_PICTURE})\s*[:：/]\s*[^.:]{{2,60}}|ảnh minh h(?:ọa|oạ)"
    r"|(?:photo|image) (?:by|credit|courtesy)\b[^.]{2,60}|getty images|ap photo|reuters/[\w. ]+|afp/[\w. ]+)"
    r"\s*[.)\]/]*$",
    re.IGNORECASE,
)
PICTURE_LABEL = re.compile(r"(?:video|clip|ảnh|đồ họa|photo|graphic)\s*[:：][^.!?]*$", re.IGNORECASE)
LONGEST_CREDIT = 90  # characters
LONGEST_CAPTION = 70  # words

# Who runs the site, and where: what stands at the bottom of its pages.
IMPRINT_START = re.compile(
    r"\W*(?:(?:điện thoại|đt|hotline|đường dây nóng|địa chỉ|e-?mail|fax|t[òo][àa] soạn|trụ sở|liên hệ)\b[^:]{0,30}:"
    r"|cơ quan (?:chủ quản|chủ trì|của)\b|chịu trách nhiệm (?:nội dung|quản lý|chính)|copyright\b"
    r"|(?:tel|phone|telephone|address|contact|editor-in-chief|managing editor)\b[^:]{0,20}:)",
    re.IGNORECASE,
)
# Each begins with a letter of its own, which makes the search four times as fast.
IMPRINT = re.compile(
    r"giấy phép\b.{0,60}(?:\d/\s?gp|bttt|ttđt|báo chí|xuất bản)|tổng biên tập\b[^.]{0,20}:"
    r"|phụ trách biên tập\b[^.]{0,20}:|ban biên tập\b[^.]{0,20}:|bản quyền (?:©|thuộc)|giữ bản quyền|©|issn\b"
    r"|all rights reserved|license no\b|licence no\b"
)
LONGEST_IMPRINT = 60  # words


def is_label(text: str) -> bool:
    """Whether it heads what is not the article: "Tin liên quan", "Bình luận (3)"."""
    return len(text) < LONGEST_LABEL and LABEL.fullmatch(text) is not None


def is_label_of_headline(text: str) -> bool:
    """Whether it heads what is not the article, if the headline of another follows: "More Evening Post"."""
    return len(text) < LONGEST_LABEL and LABEL_OF_HEADLINE.fullmatch(text) is not None


def is_prompt(text: str) -> bool:
    """Whether it asks the reader to do something else: ">> Xem thêm: …"."""
    return PROMPT.match(text) is not None and text.count(" ") < LONGEST_PROMPT


def is_closer(text: str) -> bool:
    """Whether it names who wrote an article, and says nothing: "Theo Reuters", "(Reporting by …)"."""
    match = CLOSER.fullmatch(text) if text.count(" ") < LONGEST_CLOSER else None
    names = re.findall(r"[^\W_]+", match["names"]) if match else []
    # "Theo kế hoạch, dự án xong trong quý II." is a sentence.
    return bool(names) and all(not name[0].islower() or name.casefold() in BETWEEN_NAMES for name in names)


def has_picture_credit(text: str) -> bool:
    """Whether it ends as captions do: "… Ảnh: TTXVN"."""
    start = max(0, len(text) - LONGEST_CREDIT)
    if text.count(" ") >= LONGEST_CAPTION:
        return False
    return PICTURE_CREDIT.search(text, start) is not None or PICTURE_LABEL.match(text) is not None


def is_imprint(text: str) -> bool:
    """Whether it says who runs the site: "Giấy phép số 12/GP-BTTTT", "Điện thoại: …"."""
    if text.count(" ") >= LONGEST_IMPRINT:
        return False
    return IMPRINT_START.match(text) is not None or IMPRINT.search(text.casefold()) is not None
