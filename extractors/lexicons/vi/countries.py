"""Countries and what they have, as Vietnamese news writes them: "Cộng hòa Pháp", "Bộ Ngoại giao", "Hạ viện"."""

from __future__ import annotations

# Short forms. They show where the name of a foreigner begins: "Chủ tịch Quốc hội Pháp Yael Braun-Pivet".
NAMES = (
    # Asia and Oceania
    "Trung Quốc", "Trung Hoa", "Nhật Bản", "Nhật", "Hàn Quốc", "Triều Tiên", "Mông Cổ", "Đài Loan", "Hong Kong",
    "Hồng Kông", "Macau", "Ma Cao", "Lào", "Campuchia", "Thái Lan", "Myanmar", "Malaysia", "Singapore", "Indonesia",
    "Philippines", "Philippin", "Brunei", "Brunei Darussalam", "Timor-Leste", "Timor Leste", "Đông Timor", "Ấn Độ",
    "Pakistan", "Bangladesh", "Sri Lanka", "Nepal", "Bhutan", "Maldives", "Afghanistan", "Iran", "Iraq", "Syria",
    "Israel", "Palestine", "Jordan", "Lebanon", "Liban", "Saudi Arabia", "Ả rập Xê út", "Ả Rập Xê Út", "Ả-rập Xê-út",
    "Arab Saudi", "Saudi", "UAE", "Các Tiểu vương quốc Ả rập Thống nhất", "Các tiểu vương quốc Arab thống nhất",
    "Qatar", "Kuwait", "Oman", "Bahrain", "Yemen", "Thổ Nhĩ Kỳ", "Kazakhstan", "Uzbekistan", "Tajikistan",
    "Kyrgyzstan", "Turkmenistan", "Gruzia", "Georgia", "Armenia", "Azerbaijan", "Australia", "Úc", "New Zealand",
    "Papua New Guinea", "Fiji", "Quần đảo Solomon", "Solomon", "Vanuatu", "Palau", "Samoa", "Tonga", "Tuvalu",
    "Kiribati", "Nauru", "Micronesia", "Quần đảo Marshall", "Quần đảo Cook",
    # Europe
    "Anh", "Pháp", "Đức", "Nga", "Italia", "Italy", "Ý", "Tây Ban Nha", "Bồ Đào Nha", "Hà Lan", "Bỉ", "Luxembourg",
    "Thụy Sĩ", "Thụy Sỹ", "Áo", "Thụy Điển", "Na Uy", "Đan Mạch", "Phần Lan", "Iceland", "Ba Lan", "Séc", "Czech",
    "Slovakia", "Hungary", "Romania", "Rumani", "Bulgaria", "Hy Lạp", "Ukraine", "Ukraina", "Belarus", "Moldova",
    "Serbia", "Croatia", "Slovenia", "Bosnia và Herzegovina", "Bosnia", "Montenegro", "Albania", "Macedonia",
    "Bắc Macedonia", "Kosovo", "Ireland", "Ai-len", "Scotland", "Bắc Ireland", "Xứ Wales", "Estonia", "Latvia",
    "Litva", "Lithuania", "Malta", "Síp", "Cyprus", "Vatican", "Monaco", "Andorra", "San Marino", "Liechtenstein",
    "Liên Xô", "Nam Tư", "Tiệp Khắc", "Đông Đức", "Tây Đức",
    # Africa
    "Ai Cập", "Libya", "Tunisia", "Algeria", "Angiêri", "Morocco", "Maroc", "Ma-rốc", "Sudan", "Nam Sudan",
    "Ethiopia", "Eritrea", "Djibouti", "Somalia", "Kenya", "Uganda", "Tanzania", "Rwanda", "Burundi", "Nigeria",
    "Ghana", "Senegal", "Bờ Biển Ngà", "Côte d'Ivoire", "Cameroon", "Congo", "CHDC Congo", "Cộng hòa Trung Phi",
    "Trung Phi", "Chad", "Angola", "Zambia", "Zimbabwe", "Malawi", "Mozambique", "Nam Phi", "Namibia", "Botswana",
    "Madagascar", "Mauritius", "Mauritania", "Seychelles", "Comoros", "Cape Verde", "Cabo Verde", "Guinea",
    "Guinea-Bissau", "Guinea Bissau", "Guinea Xích Đạo", "Sierra Leone", "Liberia", "Togo", "Benin", "Mali", "Niger",
    "Burkina Faso", "Gambia", "Lesotho", "Eswatini", "Gabon", "Sao Tome và Principe",
    # America
    "Hoa Kỳ", "Mỹ", "Canada", "Mexico", "Mê-hi-cô", "Cuba", "Haiti", "Jamaica", "Dominica", "Cộng hòa Dominicana",
    "Dominicana", "Panama", "Costa Rica", "Nicaragua", "Honduras", "Guatemala", "El Salvador", "Belize", "Colombia",
    "Venezuela", "Ecuador", "Peru", "Bolivia", "Chile", "Argentina", "Uruguay", "Paraguay", "Brazil", "Brasil",
    "Guyana", "Suriname", "Bahamas", "Barbados", "Trinidad và Tobago", "Grenada", "Saint Lucia",
)  # fmt: skip

# What a full name has before them, in any case and order: "nước Cộng hòa Dân chủ Nhân dân Lào".
FORMS = (
    "nước", "đất nước", "cộng hòa", "cộng hoà", "vương quốc", "liên hiệp vương quốc", "liên bang", "nhà nước",
    "đại công quốc", "công quốc", "hợp chúng quốc", "hợp chủng quốc", "đại hàn dân quốc", "dân chủ", "nhân dân",
    "xã hội chủ nghĩa", "hồi giáo", "ả rập", "arab", "bolivar", "bolivariana", "đa dân tộc", "thống nhất",
    "đông uruguay", "chdcnd", "chnd", "chxhcn", "chlb", "chdc",
)  # fmt: skip

# Fields of ministers, where no "Bộ" stands before them: "Bộ trưởng Tài chính Đức".
FIELDS = (
    "ngoại giao", "quốc phòng", "nội vụ", "công an", "an ninh", "an ninh nội địa", "an ninh công cộng", "tư pháp",
    "tài chính", "kinh tế", "thương mại", "công thương", "công nghiệp", "công nghệ", "khoa học", "khoa học công nghệ",
    "giáo dục", "đào tạo", "thể thao", "y tế", "lao động", "nông nghiệp", "lâm nghiệp", "thủy sản", "ngư nghiệp",
    "lương thực", "phát triển nông thôn", "môi trường", "tài nguyên", "năng lượng", "dầu mỏ", "dầu khí", "giao thông",
    "giao thông vận tải", "vận tải", "xây dựng", "kế hoạch", "đầu tư", "văn hóa", "thông tin", "truyền thông",
    "du lịch", "ngân khố", "hợp tác phát triển", "hợp tác quốc tế", "di trú", "nhà ở", "phát triển", "bưu chính",
    "viễn thông", "hạ tầng", "phúc lợi", "phúc lợi xã hội", "nhân lực", "đối ngoại", "thống nhất",
)  # fmt: skip

# Bodies that each country has one of: what stands behind them is their country or the name of who leads them.
BODIES = (
    "quốc hội", "thượng viện", "hạ viện", "nghị viện", "chính phủ", "hội đồng liên bang", "đu-ma quốc gia",
    "duma quốc gia", "hội đồng nhà nước", "hội đồng bộ trưởng", "quốc hội chính quyền nhân dân", "đại hội đồng",
    "tòa án tối cao", "ngân hàng trung ương",
)  # fmt: skip

# Unions of countries, which have such bodies, too: "Chủ tịch Đại hội đồng Liên Hợp Quốc".
UNIONS = ("Liên Hợp Quốc", "Liên hợp quốc", "Liên hiệp quốc", "LHQ", "Liên minh châu Âu", "EU", "châu Âu", "ASEAN")

# Countries that are also words of Vietnamese names: "Đức" of "Đức Thắng", "Mỹ" of "Mỹ Linh".
ALSO_NAMES = frozenset({"Anh", "Đức", "Mỹ", "Nga", "Pháp", "Lào", "Áo", "Ý", "Bỉ", "Úc", "Nhật", "Séc"})
