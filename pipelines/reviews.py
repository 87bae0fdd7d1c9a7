"""Reviews: what editors say of a fact, which is the last of their decisions on it that was not undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipelines.schema import Row

REVIEW_BY_ACTION = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def review_of(decisions: Iterable[Row]) -> dict[str, str]:
    """What editors say of each fact that they decided on, by its id; the others are unreviewed.

    Decisions are rows of "decisions", in whichever order; an undo takes back the last one that stands.
    """
    standing: defaultdict[str, list[str]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda row: (row["decided_at"], row["decision_id"])):
        reviews = standing[decision["item_id"]]
        if decision["action"] in REVIEW_BY_ACTION:
            reviews.append(REVIEW_BY_ACTION[decision["action"]])
        elif decision["action"] == "undo" and reviews:
            reviews.pop()
    return {fact_id: reviews[-1] for fact_id, reviews in standing.items() if reviews}
