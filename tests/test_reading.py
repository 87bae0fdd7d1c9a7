from __future__ import annotations

from extractors.mending import mend
from extractors.reading import Reading
from tests.marked import read_marked

MARKED = "[Giám đốc|POSITION] [Sở Y tế|ORG] [Trần Thị Bình|PERSON] đến [Huế|LOC]."


def test_what_is_derived_is_made_once() -> None:
    made: list[Reading] = []

    def count(reading: Reading) -> int:
        made.append(reading)
        return len(reading.mentions)

    reading = read_marked(MARKED, "vi")
    assert reading.derive(count) == reading.derive(count) == 4
    assert made == [reading]


def test_other_mentions_make_a_reading_of_which_nothing_is_derived_yet() -> None:
    reading = read_marked(MARKED, "vi")
    assert reading.derive(lambda of: len(of.mentions)) == 4
    assert reading.with_mentions(reading.mentions[:1]).mentions_of("POSITION", "ORG") == reading.mentions[:1]


def test_mentions_are_found_by_place_and_label() -> None:
    reading = read_marked(MARKED, "vi")
    position, body, person, _ = reading.mentions
    assert reading.mentions_in(0, person.end, "POSITION", "PERSON") == (position, person)
    assert reading.mentions_in(position.start + 1, body.end) == (body,)
    assert reading.mentions_of("LOC", "DATE") == reading.mentions[3:]


def test_mending_a_mended_reading_changes_nothing() -> None:
    mended = mend(read_marked(MARKED, "vi"))
    assert mend(mended) is mended
