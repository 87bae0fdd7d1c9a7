"""Glyphs: the characters of a PDF page with their places, as an "á" of 12 points 60 from the left.

Places are points from an origin of the page's own; `left` grows in the direction of reading, `baseline` downwards,
however the page is turned.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw as pdfium

from extractors.reports.legacy_fonts import Decoder, decoder_for

RIGHT_ANGLE = math.pi / 2
# Text that leans by more than this, in radians, from all four directions is a watermark.
LEANING = 0.1

LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb06": "st"}
# What pdfium makes of a hyphen at the end of a line.
LINE_END_HYPHEN = "\x02"
# The characters that pdfium puts between words and lines where the page has none.
SPACE = 0x20
GENERATED = (SPACE, 0x0A, 0x0D)


class Glyph(NamedTuple):
    """One character, or several where a ligature was; a space that pdfium saw in a gap has no width."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int  # quarter turns between its direction and that of most of the page


class Style(NamedTuple):
    """How one instruction draws its characters."""

    size: float = 1.0
    turn: int | None = 0  # in quarter turns; None for what leans
    decoder: Decoder | None = None


# From page coordinates, which grow to the right and upwards, to (along, down) by the quarter turns of the text.
TURNS: tuple[Callable[[float, float], tuple[float, float]], ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (-y, -x),
    lambda x, y: (-x, y),
    lambda x, y: (y, x),
)


def read_glyphs(text_page: Any) -> tuple[list[Glyph], int]:
    """The glyphs of a page in the order in which it draws them, and the quarter turns of most of them.

    Leaves out watermarks, which lean.
    """
    drawn = list(_drawn(text_page.raw))
    counts = Counter(own_turn for character, own_turn, *_ in drawn if not character.isspace())
    turn = counts.most_common(1)[0][0] if counts else 0
    glyphs = []
    for character, own_turn, box, origin, size in drawn:
        if own_turn:
            upright = TURNS[own_turn]
            start, end = upright(box[0], box[1])[0], upright(box[2], box[3])[0]
            baseline = upright(*origin)[1]
        else:
            start, end, baseline = box[0], box[2], -origin[1]
        glyphs.append(Glyph(character, min(start, end), max(start, end), baseline, size, (own_turn - turn) % 4))
    return glyphs, turn


_Drawn = tuple[str, int, tuple[float, float, float, float], tuple[float, float], float]


def _drawn(page: Any) -> Iterator[_Drawn]:
    """Yield character, quarter turns, box, origin and size, in page coordinates, of what doesn't lean."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    style = Style()
    drawing: Any = None
    for at in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if code in GENERATED and pdfium.FPDFText_IsGenerated(page, at) == 1:
            if code == SPACE and style.turn is not None:
                pdfium.FPDFText_GetCharOrigin(page, at, x, y)
                yield " ", style.turn, (x.value, y.value, x.value, y.value), (x.value, y.value), style.size
            continue
        # What one instruction draws has one style, and asking for that is slow.
        instruction = ctypes.addressof(pdfium.FPDFText_GetTextObject(page, at).contents)
        if instruction != drawing:
            drawing, style = instruction, _style(page, at)
        if style.turn is None:
            continue
        pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        character = LIGATURES.get(chr(code)) or chr(code)
        if style.decoder:
            character = style.decoder(character)
        yield character, style.turn, (box.left, box.bottom, box.right, box.top), (x.value, y.value), style.size


def _style(page: Any, at: int) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, at, matrix)
    return Style(
        size=pdfium.FPDFText_GetFontSize(page, at) * math.hypot(matrix.c, matrix.d) or 1.0,
        turn=_quarter_turns(matrix.a, matrix.b),
        decoder=decoder_for(font_name(page, at)),
    )


def _quarter_turns(a: float, b: float) -> int | None:
    angle = -math.atan2(b, a)
    turns = round(angle / RIGHT_ANGLE)
    return turns % 4 if abs(angle - turns * RIGHT_ANGLE) < LEANING else None


def font_name(page: Any, at: int) -> str:
    """The name of a character's font without the tag of a subset, "ABCDEF+Times" as "Times"."""
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(page, at, buffer, 128, None)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2] if 0 < length <= 128 else ""
