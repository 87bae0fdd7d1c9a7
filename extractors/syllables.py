"""Vietnamese letters and syllables, with their marks and without: "Hà Nội" is written "Ha Noi" in plain letters."""

from __future__ import annotations

import re

MARKED_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}
WITHOUT_MARKS = {
    ord(letter): plain
    for bare, marked in MARKED_LETTERS.items()
    for letter, plain in zip(marked + marked.upper(), bare * len(marked) + bare.upper() * len(marked), strict=True)
}
MARKED = re.compile(f"[{''.join(map(chr, WITHOUT_MARKS))}]")
# A quarter of the letters of Vietnamese have marks, and never so few as these in an article or line that isn't plain.
PLAIN_SHARE = 0.03

# What syllables look like without their marks.
SYLLABLE = re.compile(
    r"(?:ngh?|gh?|gi|kh?|nh?|ph?|qu|th?|tr?|ch?|b|d|h|l|m|r|s|v|x)?"
    r"(?:uyen?|uye|ie|ye|uo|ua|ue|ui|uu|uy|oa|oe|oi|oo|ia|io|iu|eo|eu|ao|au|ai|ay|a|e|i|o|u|y)[aiouy]?"
    r"(?:ch|ng|nh|c|m|n|p|t)?"
)

# "oà" and "òa" are one spelling; the second is the one that is taught today.
NEW_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
# Not in "quý", whose "u" is of the consonant, nor in "hoàn".
OLD_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(NEW_TONES)})(?![^\W\d_])", re.IGNORECASE)


def strip_marks(text: str) -> str:
    """The text in plain letters, every letter where it was."""
    return text.translate(WITHOUT_MARKS)


def is_plain(text: str) -> bool:
    """Whether Vietnamese text is written in plain letters, but for a word or two."""
    return len(MARKED.findall(text)) <= PLAIN_SHARE * len(text)


def is_syllable(word: str) -> bool:
    """Whether a word has the form of a Vietnamese syllable: "Phong", "NỘI", not "Bank" or "UBND"."""
    return SYLLABLE.fullmatch(strip_marks(word.lower())) is not None


def with_new_tones(text: str) -> str:
    """The text with its tones where they are put today: "hòa" for "hoà"."""
    return OLD_TONE.sub(lambda match: same_case(NEW_TONES[match[0].lower()], match[0]), text)


def same_case(word: str, written: str) -> str:
    """The letters of `word` in the case of those of `written`, which has as many."""
    if written.islower():
        return word.lower()
    return "".join(
        letter.upper() if model.isupper() else letter.lower() for letter, model in zip(word, written, strict=True)
    )
