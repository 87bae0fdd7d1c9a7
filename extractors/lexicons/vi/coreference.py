"""Vietnamese words that point back: "ông", "Sở này", "UBND"."""

from __future__ import annotations

from extractors.lexicons.coreference import CoreferenceLexicon

_RANKS = (
    # Military and police ranks, academic degrees and learned titles stand before a name like an honorific.
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "chuẩn đô đốc", "phó đô đốc", "đô đốc", "đại tá",
    "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "giáo sư", "phó giáo sư",
    "tiến sĩ", "thạc sĩ", "tướng", "hoàng thân", "hoàng tử", "thái tử", "công chúa", "hòa thượng", "thượng tọa",
    "bác sĩ", "dược sĩ", "kỹ sư", "luật sư", "kiến trúc sư", "nhà giáo nhân dân",
    "nhà giáo ưu tú", "thầy thuốc nhân dân", "thầy thuốc ưu tú", "nghệ sĩ nhân dân", "nsnd", "nsưt", "gs", "pgs", "ts",
    "ths", "bs", "bscki", "bsckii", "ds", "ks", "kts", "ls", "ckii", "cki", "viện sĩ",
)  # fmt: skip

COREFERENCE = CoreferenceLexicon(
    honorifics=(
        "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "đồng chí", "đ/c", "ngài", "thầy", "em", "cháu", "mr",
        "ms", "mrs", "dr", "tan sri", "dato", "datuk", "quý ông", "quý bà", "nữ", *_RANKS,
    ),
    gender={
        "ông": "m", "anh": "m", "chú": "m", "ngài": "m", "ông ấy": "m", "anh ấy": "m", "ông này": "m", "vị này": "m",
        "bà": "f", "chị": "f", "cô": "f", "bà ấy": "f", "chị ấy": "f", "cô ấy": "f", "bà này": "f",
    },
    person_pronouns=(
        "ông", "bà", "anh", "chị", "cô", "ngài", "ông ấy", "bà ấy", "anh ấy", "chị ấy", "cô ấy", "ông này", "bà này",
        "vị này", "đồng chí", "người này", "vị lãnh đạo này",
    ),
    body_pronouns=("cơ quan này", "đơn vị này", "đơn vị", "cơ quan"),
    articles=("vị", "ngài"),
    pointing=("này", "đó", "trên", "nói trên", "kể trên"),
    body_nouns={
        "bộ": ("bộ",), "bộ này": ("bộ",), "sở": ("sở",), "sở này": ("sở",), "cục": ("cục",), "cục này": ("cục",),
        "tổng cục": ("tổng cục",), "vụ": ("vụ",), "ban": ("ban",), "ủy ban": ("ủy ban", "ubnd"), "ubnd": ("ubnd",),
        "đoàn kiểm tra": ("đoàn kiểm tra",), "đoàn": ("đoàn",), "công ty": ("công ty", "cty", "tổng công ty"),
        "tập đoàn": ("tập đoàn",), "trường": ("trường", "đại học"), "bệnh viện": ("bệnh viện", "bv"),
        "trung tâm": ("trung tâm",), "nhà trường": ("trường", "đại học", "đh"), "ban này": ("ban",), "viện": ("viện",),
        "ngân hàng": ("ngân hàng",), "hội": ("hội",), "hiệp hội": ("hiệp hội",), "thanh tra": ("thanh tra",),
        "công an": ("công an",), "phòng": ("phòng",), "chi cục": ("chi cục",), "hội đồng": ("hội đồng",),
        "quân đội": ("quân đội",), "đảng ủy": ("đảng ủy",), "thành ủy": ("thành ủy",), "tỉnh ủy": ("tỉnh ủy",),
        "ban chỉ đạo": ("ban chỉ đạo", "bcđ"), "học viện": ("học viện",), "kho bạc": ("kho bạc",), "quỹ": ("quỹ",),
        "tòa án": ("tòa án", "tand"), "viện kiểm sát": ("viện kiểm sát", "vks", "vksnd"), "liên đoàn": ("liên đoàn",),
        "doanh nghiệp này": ("công ty", "cty", "tổng công ty", "tập đoàn", "doanh nghiệp"), "huyện ủy": ("huyện ủy",),
        "cơ quan thanh tra": ("thanh tra",), "cơ quan điều tra": ("cơ quan cảnh sát điều tra", "cơ quan csđt"),
    },
    place_nouns={
        "tỉnh": ("tỉnh",), "tỉnh này": ("tỉnh",), "địa phương": ("tỉnh", "thành phố", "tp", "huyện"),
        "thành phố": ("thành phố", "tp", "thủ đô"), "thành phố này": ("thành phố", "tp", "thủ đô"),
        "tp": ("thành phố", "tp"), "tp này": ("thành phố", "tp"), "thủ đô": ("thủ đô", "hà nội"), "huyện": ("huyện",),
        "quận": ("quận",), "xã": ("xã",), "phường": ("phường",), "thị xã": ("thị xã",), "thị trấn": ("thị trấn",),
    },
    abbreviations={
        "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "ubtvqh": "uy ban thuong vu quoc hoi",
        "ubkt": "uy ban kiem tra", "ubmttq": "uy ban mat tran to quoc", "mttq": "mat tran to quoc",
        "bch": "ban chap hanh", "btv": "ban thuong vu", "bcd": "ban chi dao", "vp": "van phong",
        "vpcp": "van phong chinh phu", "tw": "trung uong", "t u": "trung uong", "tu": "trung uong", "tp": "thanh pho",
        "tx": "thi xa", "tt": "thi tran", "hcm": "ho chi minh", "tphcm": "thanh pho ho chi minh", "hn": "ha noi",
        "vn": "viet nam", "gd dt": "giao duc dao tao", "gddt": "giao duc dao tao", "tn mt": "tai nguyen moi truong",
        "tnmt": "tai nguyen moi truong", "kh cn": "khoa hoc cong nghe", "khcn": "khoa hoc cong nghe",
        "kh dt": "ke hoach dau tu", "khdt": "ke hoach dau tu", "tt tt": "thong tin truyen thong",
        "tttt": "thong tin truyen thong", "vh tt dl": "van hoa the thao du lich", "vhttdl": "van hoa the thao du lich",
        "vh tt": "van hoa the thao", "vhtt": "van hoa the thao", "ld tb xh": "lao dong thuong binh xa hoi",
        "ldtb xh": "lao dong thuong binh xa hoi", "ldtbxh": "lao dong thuong binh xa hoi",
        "nn ptnt": "nong nghiep phat trien nong thon", "nnptnt": "nong nghiep phat trien nong thon",
        "nn mt": "nong nghiep moi truong", "gtvt": "giao thong van tai", "xd": "xay dung", "ct": "cong thuong",
        "qltt": "quan ly thi truong", "thads": "thi hanh an dan su", "chqs": "chi huy quan su",
        "csgt": "canh sat giao thong", "csdt": "canh sat dieu tra", "qlda": "quan ly du an", "bv": "benh vien",
        "dh": "dai hoc", "cty": "cong ty", "tnhh": "trach nhiem huu han", "mtv": "mot thanh vien", "cp": "co phan",
        "tct": "tong cong ty", "hdtv": "hoi dong thanh vien", "hdqt": "hoi dong quan tri", "dbqh": "dai bieu quoc hoi",
        "lhq": "lien hop quoc",
    },
    linking_words=("va", "cua", "tai", "thuoc"),
    credits=("ảnh", "hình", "nguồn", "video", "bài", "clip", "đồ họa", "tác giả"),
    complete_bodies=("chính phủ", "quốc hội", "bộ chính trị", "trung ương đảng", "ban bí thư", "đảng", "nhà nước"),
    title_synonyms={"uv": "ủy viên", "pct": "phó chủ tịch", "tgđ": "tổng giám đốc", "ptt": "phó thủ tướng",
    "đb": "đại biểu", "đbqh": "đại biểu quốc hội"},
    lesser_titles=("phó", "trợ lý", "thư ký", "dự khuyết", "danh dự", "quyền"),
    past_titles=frozenset({"nguyên", "cựu", "cố"}),
    place_comes_last=True,
)  # fmt: skip
