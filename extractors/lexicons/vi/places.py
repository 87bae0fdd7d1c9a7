"""Vietnamese words for places, which stand before their names."""

from extractors.lexicons.places import PlaceLexicon

UNITS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "thôn", "ấp", "khu phố")
ROADS = ("đường", "phố", "tuyến đường", "ngõ", "phố đi bộ", "đại lộ")
WATERS = ("sông", "hồ", "đảo", "núi", "cầu", "đèo", "bán đảo", "quần đảo", "cửa khẩu", "vịnh")

PLACES = PlaceLexicon(words=(*UNITS, *ROADS, *WATERS), short=("TP", "TP.", "Tp.", "P.", "Q.", "TX.", "TT."))
