"""Error kinds: in which ways finds go wrong, as in "mention ORG: 12 wrong boundary, 3 wrong label, 5 missed".

An annotated mention that was not found is put beside a find that overlaps it, one to one, so that a name cut short is
one error here, where F1 counts it twice: once as missed and once as spurious.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from extractors.records import LABELS
from models.score import FACT_MATCHERS, Row, fold, pair, slot_is_right

MentionError: TypeAlias = Literal["boundary", "label", "both", "missed", "invented"]
FactError: TypeAlias = Literal["missed", "invented"]
SlotError: TypeAlias = Literal["wrong", "missing", "extra"]
Span: TypeAlias = tuple[int, int, str]  # start, end, label

# In words: the span overlaps but is another; the span is right under another label; both are wrong; nothing is found
# there; nothing is annotated there, or what is has been put beside another find.
MENTION_ERRORS: tuple[MentionError, ...] = ("boundary", "label", "both", "missed", "invented")
FACT_ERRORS: tuple[FactError, ...] = ("missed", "invented")
# Of facts that were found: both sides have another value; only the annotators have one; only the find has.
SLOT_ERRORS: tuple[SlotError, ...] = ("wrong", "missing", "extra")

# Counts by what it happened to ("mention ORG", "tasks", "tasks.deadline") and the kind of error.
Errors: TypeAlias = Mapping[str, Mapping[str, int]]

NAMES = {
    **{f"mention {label}": MENTION_ERRORS for label in LABELS},
    **{
        name: errors
        for kind, (_, slots) in FACT_MATCHERS.items()
        for name, errors in ((kind, FACT_ERRORS), *((f"{kind}.{slot}", SLOT_ERRORS) for slot in slots))
    },
}


def count_errors(articles: Iterable[tuple[Row, Row]]) -> Errors:
    """How often each error happened in pairs of annotated article and prediction, zeros included."""
    counts = Counter(error for gold, guess in articles for error in find_errors(gold, guess))
    return {name: {error: counts[name, error] for error in errors} for name, errors in NAMES.items()}


def find_errors(gold: Row, guess: Row) -> Iterator[tuple[str, str]]:
    """Yield what went wrong in one article, as (what it happened to, kind of error)."""
    wanted, found = ({(m["start"], m["end"], m["label"]) for m in row.get("mentions", ())} for row in (gold, guess))
    yield from mention_errors(wanted - found, found - wanted)
    for kind in FACT_MATCHERS:
        yield from fact_errors(kind, list(gold.get(kind) or ()), list(guess.get(kind) or ()))


def mention_errors(missing: set[Span], spurious: set[Span]) -> Iterator[tuple[str, MentionError]]:
    """Yield the errors of mentions that only one side has; what was annotated gives the label where both have one."""
    order: tuple[MentionError, ...] = ("label", "boundary", "both")
    candidates = sorted(
        (order.index(compare(ours, theirs)), -shared(ours, theirs), ours, theirs)
        for ours in missing
        for theirs in spurious
        if shared(ours, theirs) > 0
    )
    paired: set[Span] = set()
    for error, _, ours, theirs in candidates:
        if ours not in paired and theirs not in paired:
            paired |= {ours, theirs}
            yield f"mention {ours[2]}", order[error]
    yield from ((f"mention {span[2]}", "missed") for span in sorted(missing - paired))
    yield from ((f"mention {span[2]}", "invented") for span in sorted(spurious - paired))


def compare(annotated: Span, found: Span) -> MentionError:
    """What is wrong with a find that overlaps an annotated mention."""
    if annotated[:2] == found[:2]:
        return "label"
    return "boundary" if annotated[2] == found[2] else "both"


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share; none for a number below one."""
    return min(a[1], b[1]) - max(a[0], b[0])


def fact_errors(kind: str, wanted: list[Row], found: list[Row]) -> Iterator[tuple[str, FactError | SlotError]]:
    """Yield the errors of one kind of fact, and of the slots of those that were found."""
    similar, slots = FACT_MATCHERS[kind]
    pairs = pair(wanted, found, similar)
    yield from ((kind, "missed") for _ in range(len(wanted) - len(pairs)))
    yield from ((kind, "invented") for _ in range(len(found) - len(pairs)))
    for i, j in pairs:
        for slot, least in slots.items():
            value, guessed = wanted[i].get(slot), found[j].get(slot)
            if not slot_is_right(value, guessed, least):
                yield f"{kind}.{slot}", "missing" if not fold(guessed) else "extra" if not fold(value) else "wrong"
