"""Charsets: what a header says of a text's bytes, as "text/html; charset=windows-1258" does, where it makes sense."""

from __future__ import annotations

import codecs
import re

CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([^"';,\s]+)""", re.IGNORECASE)

# Python knows them as text encodings, but no page is written in them.
NO_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}

# As browsers read them (WHATWG Encoding Standard): pages that say Latin-1 or ASCII use the quotes of Windows too.
AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def declared_charset(content_type: str | None) -> str | None:
    """The charset of a Content-Type header, by its name in Python; None when there is none, or it is nonsense.

    A name that Python doesn't know, or that isn't one of a text ("charset=base64"), counts as none.
    """
    match = CHARSET.search(content_type or "")
    if match is None or not match[1].isascii():
        return None
    try:
        codec = codecs.lookup(match[1])
    except (LookupError, ValueError):
        return None
    # The flag by which bytes.decode() itself refuses "hex" or "rot13".
    if not getattr(codec, "_is_text_encoding", True) or codec.name in NO_CHARSETS:
        return None
    return AS_BROWSERS_READ.get(codec.name, codec.name)
