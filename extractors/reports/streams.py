"""Streams: what the compressed parts of a PDF unpack to, summed before a reader unpacks them, against bombs.

A picture may unpack to its own size, which it tells; all other streams of a file together to `MAX_UNPACKED`. And forms,
pieces of drawing that draw other forms, may unfold to `MAX_DRAWN` drawings: thirty of them that each draw the next one
twice unfold to a thousand million.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.paged import TooLargeError

MAX_UNPACKED = 256 * 2**20
# Of one stream; the longest in reports are fonts with Chinese characters.
MAX_STREAM = 64 * 2**20
MAX_DRAWN = 300_000
# Forms within forms; readers stop at about as many.
MAX_DEPTH = 40

# What precedes a stream: its number and its dictionary, which is looked for only so far back.
STREAM = re.compile(rb"stream\r?\n")
OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
LONGEST_DICTIONARY = 8_192
# How much is unpacked at once.
PIECE = 2**20
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
LZW = re.compile(rb"/(?:LZWDecode|LZW)\b")
# Four 12-bit codes, six bytes, of LZW give at most four times the 4,096 characters of its longest code.
LZW_RATIO = 4 * 4_096 // 6
SIZE = re.compile(rb"/(?:Width|Height|W|H)\s+(\d{1,6})\b")
REFERENCE = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+R\b")
RESOURCES = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
FORM = re.compile(rb"/Subtype\s*/Form\b")
DRAWS = re.compile(rb"/[^\s/<>\[\](){}%]+\s+Do\b")
PACKED_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
FIRST = re.compile(rb"/First\s+(\d{1,8})\b")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: how many things it draws, and its dictionary, which names them."""

    draws: int
    dictionary: bytes


def check_streams(data: bytes) -> None:
    """Raise TooLargeError for a PDF that unpacks or unfolds to more than any report."""
    left = MAX_UNPACKED
    forms: dict[int, Form] = {}
    objects: dict[int, bytes] = {}
    most_draws = 1
    for number, dictionary, start in _streams(data):
        size = _picture_size(dictionary)
        unpacked = _unpacked(data, start, dictionary, min(left, MAX_STREAM) if size is None else size)
        if size is not None:
            continue
        left -= len(unpacked)
        if FORM.search(dictionary):
            forms[number] = Form(len(DRAWS.findall(unpacked)), dictionary)
        elif PACKED_OBJECTS.search(dictionary):
            objects.update(_packed_objects(unpacked, dictionary))
        else:
            most_draws = max(most_draws, len(DRAWS.findall(unpacked)))
    if any(form.draws for form in forms.values()):
        objects.update(_plain_objects(data))
        _check_forms(forms, objects, MAX_DRAWN // most_draws)


def _streams(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield of each stream the number of its object (0 where there is none), its dictionary and where it starts."""
    for match in STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        before = data[max(0, match.start() - LONGEST_DICTIONARY) : match.start()]
        *_, last = (None, *OBJECT.finditer(before))
        yield (int(last[1]), before[last.end() :], match.end()) if last else (0, before, match.end())


def _picture_size(dictionary: bytes) -> int | None:
    """The most bytes of a picture of this size; None for what is no picture."""
    sides = [int(side) for side in SIZE.findall(dictionary)]
    if b"/Image" not in dictionary or len(sides) < 2:
        return None
    return min(8 * sides[0] * sides[1] + 2**20, 4 * MAX_UNPACKED)


def _unpacked(data: bytes, start: int, dictionary: bytes, most: int) -> bytes:
    """A stream without its compression; raises TooLargeError beyond `most` bytes."""
    end = data.find(b"endstream", start)
    content = data[start : end if end >= 0 else len(data)]
    for _ in FLATE.findall(dictionary):
        content = _inflated(content, most)
    if LZW.search(dictionary) and len(content) * LZW_RATIO > 4 * MAX_UNPACKED:
        raise _bomb()
    return content


def _inflated(content: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    unpacked = bytearray()
    while content and not unpacker.eof:
        try:
            unpacked += unpacker.decompress(content, PIECE)
        except zlib.error:  # readers take what comes before the damage
            break
        if len(unpacked) > most:
            raise _bomb()
        content = unpacker.unconsumed_tail
    return bytes(unpacked)


def _packed_objects(unpacked: bytes, dictionary: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects that stand in a stream together, behind their numbers and places."""
    first = FIRST.search(dictionary)
    if first is None:
        return
    begin = int(first[1])
    numbers = [int(number) for number in unpacked[:begin].split() if number.isdigit()]
    places = [*numbers[1::2], len(unpacked)]
    for number, start, end in zip(numbers[::2], places, places[1:], strict=False):
        yield number, unpacked[begin + start : begin + min(end, start + LONGEST_DICTIONARY)]


def _plain_objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    for match in OBJECT.finditer(data):
        yield int(match[1]), data[match.end() : match.end() + LONGEST_DICTIONARY].partition(b"endobj")[0]


def _check_forms(forms: Mapping[int, Form], objects: Mapping[int, bytes], most: int) -> None:
    """Raise TooLargeError when a form draws more than `most` things, counted through the forms that it draws."""
    drawn: dict[int, int] = {}

    def count(number: int, above: tuple[int, ...]) -> int:
        if number not in drawn:
            if len(above) > MAX_DEPTH:
                raise _bomb()
            named = _named(forms[number].dictionary, objects) & forms.keys() - {*above, number}
            within = max((count(name, (*above, number)) for name in named), default=1)
            drawn[number] = 1 + forms[number].draws * within
        if drawn[number] > most:
            raise _bomb()
        return drawn[number]

    for number in forms:
        count(number, ())


def _named(dictionary: bytes, objects: Mapping[int, bytes]) -> set[int]:
    """The numbers of the objects that a form may draw: those in its dictionary and in the resources that this names."""
    named = {int(number) for number in REFERENCE.findall(dictionary)}
    for _ in range(2):  # the resources, and in them the list of what can be drawn
        for number in RESOURCES.findall(dictionary):
            dictionary = objects.get(int(number), b"")
            named.update(int(number) for number in REFERENCE.findall(dictionary))
    return named


def _bomb() -> TooLargeError:
    return TooLargeError(
        f"found more to unpack than any report has; expected at most {MAX_UNPACKED:,} bytes and {MAX_DRAWN:,} drawings"
    )
