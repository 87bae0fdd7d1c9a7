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
from itertools import chain, pairwise

from extractors.paged import TooLargeError

MAX_UNPACKED = 256 * 2**20
# Of one stream; the longest in reports are fonts with Chinese characters.
MAX_STREAM = 64 * 2**20
# Of all pictures; scans have compressions of their own.
MAX_PICTURES = 2**31
MAX_DRAWN = 300_000
# Forms within forms; readers stop at about as many.
MAX_DEPTH = 40

# Where an object begins, with its number, or a stream, behind its dictionary; no longer dictionary is looked through.
STARTS = re.compile(rb"(?<!\d)(?P<number>\d{1,10})\s+\d{1,5}\s+obj\b|(?<!end)stream\r?\n")
LONGEST_DICTIONARY = 8_192
# How many bytes are given to the unpacker at once, and taken from it.
FED, PIECE = 2**16, 2**20
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
    """Raise TooLargeError for a PDF that unpacks or unfolds to more than any report. Takes time as its bytes."""
    left, left_for_pictures = MAX_UNPACKED, MAX_PICTURES
    forms: dict[int, Form] = {}
    objects: dict[int, bytes] = {}
    most_draws = 1
    for number, dictionary, start, end in _objects(data):
        if start == end:
            objects[number] = dictionary
            continue
        if (size := _picture_size(dictionary)) is not None:
            left_for_pictures -= len(_unpacked(data, start, end, dictionary, min(size, left_for_pictures)))
            continue
        unpacked = _unpacked(data, start, end, dictionary, min(left, MAX_STREAM))
        left -= len(unpacked)
        if FORM.search(dictionary):
            forms[number] = Form(len(DRAWS.findall(unpacked)), dictionary)
        elif PACKED_OBJECTS.search(dictionary):
            objects.update(_packed_objects(unpacked, dictionary))
        else:
            most_draws = max(most_draws, len(DRAWS.findall(unpacked)))
    _check_forms(forms, objects, MAX_DRAWN // most_draws)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Yield of each object its number (0 for what has none), what it is, and where its stream starts and ends at most.

    Without a stream both are the same.
    """
    number, begin = 0, 0
    for match, following in pairwise(chain(STARTS.finditer(data), (None,))):
        if match is None:
            break
        dictionary = data[begin : min(match.start(), begin + LONGEST_DICTIONARY)]
        if match["number"] is None:
            # What comes between two streams without an object is the inside of the first.
            yield number, dictionary, match.end(), following.start() if following else len(data)
        else:
            yield number, dictionary, begin, begin
            number = int(match["number"])
        begin = match.end()
    yield number, data[begin : begin + LONGEST_DICTIONARY], begin, begin


def _picture_size(dictionary: bytes) -> int | None:
    """The most bytes of a picture of this size; None for what is no picture."""
    sides = [int(side) for side in SIZE.findall(dictionary)]
    if b"/Image" not in dictionary or len(sides) < 2:
        return None
    return min(8 * sides[0] * sides[1] + 2**20, MAX_UNPACKED)


def _unpacked(data: bytes, start: int, end: int, dictionary: bytes, most: int) -> bytes:
    """A stream without its compression; raises TooLargeError beyond `most` bytes."""
    packings = len(FLATE.findall(dictionary))
    if not packings:
        if LZW.search(dictionary) and (end - start) * LZW_RATIO > 4 * MAX_UNPACKED:
            raise _bomb()
        return data[start:end]
    content = _inflated(data, start, most)
    for _ in range(packings - 1):
        content = _inflated(content, 0, most)
    return content


def _inflated(content: bytes, start: int, most: int) -> bytes:
    """What `content` unpacks to from `start`, up to where it ends or is damaged."""
    unpacker = zlib.decompressobj()
    unpacked = bytearray()
    for at in range(start, len(content), FED):
        piece = content[at : at + FED]
        while piece and not unpacker.eof:
            try:
                unpacked += unpacker.decompress(piece, PIECE)
            except zlib.error:  # readers take what comes before the damage
                return bytes(unpacked)
            if len(unpacked) > most:
                raise _bomb()
            piece = unpacker.unconsumed_tail
        if unpacker.eof:
            break
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
