"""How many names of the parallel articles are linked across languages: no less than was aimed for."""

from __future__ import annotations

from benchmarks.identities import LINKS, TARGETS, annotated, compare, first_mentions, measure, read_links
from pipelines.identities.namings import namings_of
from pipelines.identities.resolve import resolve
from tests.gold import needs_gold, read_gold


@needs_gold
def test_names_are_linked_across_languages() -> None:
    splits = [read_gold("train"), read_gold("dev")]
    extractions = {row["id"]: annotated(row) for rows in splits for row in rows}
    resolution = resolve(naming for extraction in extractions.values() for naming in namings_of(extraction))
    for rows in splits:
        found = compare(rows, extractions, resolution, read_links(LINKS))
        assert set(TARGETS) <= set(found)
        for kind, target in TARGETS.items():
            assert measure(*found[kind]).f1 >= target, kind


@needs_gold
def test_every_link_is_of_names_that_were_annotated() -> None:
    extractions = {row["id"]: annotated(row) for row in [*read_gold("train"), *read_gold("dev")]}
    names = {
        (article_id, mention.start, mention.end)
        for article_id, extraction in extractions.items()
        for mention in first_mentions(extraction)
    }
    links = read_links(LINKS)
    assert len(links) > 1_500
    assert {span for link in links for span in link} <= names
