"""Language detection: whether an article is Vietnamese or English: "Hà Nội đứng thứ ba", "Hanoi ranks third"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from extractors.records import Language
from extractors.syllables import is_syllable

# Enough to tell two languages apart, and a long report costs no more than a short one.
CHARACTERS_READ = 3000

# The letters that Vietnamese has and its neighbours in script have not, or seldom, as "ơ" and "ậ". They
# are 7 to 30 % of the letters of Vietnamese news, and at most 0.3 % of those of English news about Vietnam, so that
# most Vietnamese articles are known without the model, which takes 0.7 s to load.
VIETNAMESE_LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
VIETNAMESE_SHARE = 0.05
WORD = re.compile(r"[^\W\d_]+")
# Of the words of Vietnamese without its marks at least 7 in 10 have the form of a syllable, of English ones at most 4.
SYLLABLE_SHARE = 0.7
FEWEST_WORDS = 5  # of fewer, too many may have it by chance: "Tom can go"
# "Hanoi 河内" is English; an article in Chinese or Russian is neither.
LATIN_SHARE = 0.5


class UndecidableLanguageError(ValueError):
    """The text has no letters to tell its language by, or is written in another script than the Latin."""


def detect_language(text: str) -> Language:
    """The more likely of the two languages; Vietnamese typed without its marks is known, too.

    Raises UndecidableLanguageError when the beginning of the text has no letters, or mostly letters that are not Latin.
    Other languages in Latin letters are not told from these two.
    """
    beginning = unicodedata.normalize("NFC", text[:CHARACTERS_READ])
    letters = [character for character in beginning if character.isalpha()]
    if not letters:
        raise UndecidableLanguageError(f"no letters in the first {len(beginning)} characters, so no language to detect")
    if sum(map(_is_latin, letters)) < LATIN_SHARE * len(letters):
        raise UndecidableLanguageError(f"mostly letters like {letters[0]!r}; expected Vietnamese or English")
    if len(VIETNAMESE_LETTER.findall(beginning)) > VIETNAMESE_SHARE * len(letters):
        return "vi"
    words = [word for word in WORD.findall(beginning) if len(word) > 1]
    if len(words) >= FEWEST_WORDS and sum(map(is_syllable, words)) > SYLLABLE_SHARE * len(words):
        return "vi"
    language: Language = _identifier().classify(beginning)[0]
    return language


def _is_latin(character: str) -> bool:
    # Up to here lie Latin letters alone, and from 1e00 to 1eff those with Vietnamese marks.
    return character < "\u0250" or "\u1e00" <= character <= "\u1eff"


@cache
def _identifier() -> Any:
    """The model that comes with py3langid, for our two languages alone."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["vi", "en"])
    return identifier
