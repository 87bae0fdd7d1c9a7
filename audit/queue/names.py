"""Names to choose from: the outlets that the store has articles of, and the people who decided something."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from pipelines.database import reading
from pipelines.schema import DECISIONS, QUEUE

# Seconds: all articles are looked through for them, and they hardly change.
KEPT = 60


@dataclass(slots=True)
class Names:
    """The names in a store, looked up again when they are a minute old."""

    engine: Engine
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    looked_up_at: float = float("-inf")

    def choices(self) -> dict[str, tuple[str, ...]]:
        """The values of the filters "source" and "reviewer"; "" is all."""
        if time.monotonic() - self.looked_up_at > KEPT:
            self.found = look_up(self.engine)
            self.looked_up_at = time.monotonic()
        return self.found


def look_up(engine: Engine) -> dict[str, tuple[str, ...]]:
    """The names in the store now."""
    columns = {"source": QUEUE.c.source, "reviewer": DECISIONS.c.reviewer}
    with reading(engine) as connection:
        return {
            name: ("", *sorted(filter(None, connection.execute(select(column).distinct()).scalars())))
            for name, column in columns.items()
        }
