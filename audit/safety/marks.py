"""Marks: characters of an article that nobody sees but that change how it reads are shown, as U+202E is by "⮐".

A mark is one code point for one code point, of the same length in UTF-16, so that offsets in what is shown are offsets
in the text.
"""

from __future__ import annotations

# Characters that turn the direction of what follows (Unicode TR 9), are invisible, or end lines where none end.
MARKS = {
    "\u061c": "⇦",  # Arabic letter mark
    "\u200b": "⍽",  # zero width space
    "\u200e": "⇨",  # left-to-right mark
    "\u200f": "⇦",  # right-to-left mark
    "\u2028": "⏎",  # line separator
    "\u2029": "⏎",  # paragraph separator
    "\u202a": "⇉",  # left-to-right embedding
    "\u202b": "⇇",  # right-to-left embedding
    "\u202c": "⇥",  # pop directional formatting
    "\u202d": "⮕",  # left-to-right override
    "\u202e": "⬅",  # right-to-left override
    "\u2060": "⍽",  # word joiner
    "\u2066": "⟥",  # left-to-right isolate
    "\u2067": "⟤",  # right-to-left isolate
    "\u2068": "⟡",  # first strong isolate
    "\u2069": "⟢",  # pop directional isolate
    "\ufeff": "⍽",  # byte order mark
    # Control characters have pictures of their own.
    **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    "\x7f": "␡",
    **{chr(code): "�" for code in range(0x80, 0xA0)},
}

TRANSLATION = str.maketrans(MARKS)


def marked(text: str | None) -> str:
    """`text` with its invisible characters shown."""
    return (text or "").translate(TRANSLATION)
