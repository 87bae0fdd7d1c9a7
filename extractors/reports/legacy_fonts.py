"""Legacy fonts: Vietnamese letters by codes of before Unicode, as "ViÖt Nam" in .VnTime and "Vieät Nam" in VNI-Times.

The codes are those of TCVN 5712:1993 (VN3) and of the VNI encoding for Windows, as the fonts' makers published them.
What a font's name says is converted; what only looks so is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Decoder: TypeAlias = Callable[[str], str]

TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

GRAVE, ACUTE, HOOK, TILDE, DOT, CIRCUMFLEX, BREVE = map(chr, (0x300, 0x301, 0x309, 0x303, 0x323, 0x302, 0x306))
# The second code of a letter, which stands for its marks, and letters that have one code.
VNI_MARKS = {
    "ø": GRAVE,
    "ù": ACUTE,
    "û": HOOK,
    "õ": TILDE,
    "ï": DOT,
    "â": CIRCUMFLEX,
    "à": CIRCUMFLEX + GRAVE,
    "á": CIRCUMFLEX + ACUTE,
    "å": CIRCUMFLEX + HOOK,
    "ã": CIRCUMFLEX + TILDE,
    "ä": CIRCUMFLEX + DOT,
    "ê": BREVE,
    "è": BREVE + GRAVE,
    "é": BREVE + ACUTE,
    "ú": BREVE + HOOK,
    "ü": BREVE + TILDE,
    "ë": BREVE + DOT,
}
VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI = {
    **VNI_MARKS,
    **VNI_LETTERS,
    **{code.upper(): mark for code, mark in VNI_MARKS.items()},
    **{code.upper(): letter.upper() for code, letter in VNI_LETTERS.items()},
}

TCVN3_FONT = re.compile(r"\.Vn\w")
# The capital fonts, as ".VnTimeH", show lower-case codes as capitals.
CAPITALS_FONT = re.compile(r"\.Vn\w+H(?:[ ,-].*)?")
VNI_FONT = re.compile(r"VNI-\w")

# Signs that TCVN3 uses for letters and that no other text has next to letters.
TELLTALE = re.compile(r"[A-Za-z][¨©ª«¬®¸¹»¼½¾¶·µ×Ö÷][a-z]?|(?<![^\W_])[§®][a-zA-Z¨©ª«¬¸¹»¼½¾¶·µÊËÌ]")
WORD = re.compile(r"\S+")
# More words than this share with such a sign: the text can't be read.
TELLTALE_SHARE = 0.1


def decoder_for(font: str) -> Decoder | None:
    """What turns the codes of this font into letters; None for a font of Unicode. VNI's marks come out combining."""
    if CAPITALS_FONT.fullmatch(font):
        return lambda text: "".join(TCVN3.get(code, code) for code in text).upper()
    if TCVN3_FONT.match(font):
        return lambda text: "".join(TCVN3.get(code, code) for code in text)
    if VNI_FONT.match(font):
        return lambda text: "".join(VNI.get(code, code) for code in text)
    return None


def is_legacy(text: str) -> bool:
    """Whether a text looks like Vietnamese in codes of TCVN3 that nothing has converted."""
    words = WORD.findall(text)
    return sum(TELLTALE.search(word) is not None for word in words) > max(3, TELLTALE_SHARE * len(words))
