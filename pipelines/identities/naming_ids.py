"""Ids: hashes of what an entity is known by, so that the same corpus has the same ids in whatever order it comes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from extractors.records import content_id
from pipelines.identities.namings import Kind

# Undated articles come last.
NEVER = "9999"


def block_ids(kind: Kind, key: object, things: Sequence[tuple[str | None, Hashable]]) -> list[str]:
    """An id for each thing that has this key, from the day it was first seen and what tells it from the others.

    The one that was seen first has the id of the key: a namesake that turns up later leaves it as it is.
    """
    order = sorted(range(len(things)), key=lambda at: (things[at][0] or NEVER, str(things[at][1])))
    ids = [""] * len(things)
    for rank, at in enumerate(order):
        ids[at] = content_id(kind, key) if rank == 0 else content_id(kind, key, things[at][1])
    return ids
