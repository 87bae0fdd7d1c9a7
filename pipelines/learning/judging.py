"""Judging: a challenger beside the present models, on articles that neither was trained on.

The challenger passes where no figure falls significantly and none is below its floor. A figure falls significantly
when exchanging the two models' predictions by the toss of a coin changes it as much less often than once in twenty. The
main figures are tested each by itself: rather is a good challenger refused than a worse one taken. Labels and slots are
many, and some would fall so by chance alone; so each of these two families is tested as a whole (Holm 1979).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.bootstrap import FACTS_MEAN, SLOTS_MEAN, Change, is_slot
from models.corpus import AnnotatedArticle
from models.load import load_extractor
from models.reliability import MENTIONS
from models.score import FACT_MATCHERS
from pipelines.evaluation import Predictions, extracted
from pipelines.figures import SIGNIFICANT
from pipelines.verdict import NAMES, Verdict, judge

# The figures by which models are known; the others are labels and slots, and the mean of slots.
MAIN = (MENTIONS, *FACT_MATCHERS, FACTS_MEAN)

BOTH = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """Articles to judge by, called by a name, with the floors that hold on them: F1 by language and kind."""

    name: str
    articles: Sequence[AnnotatedArticle]
    floors: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The challenger's figures in an exam, each with its change since the present models, and why it didn't pass."""

    exam: Exam
    verdict: Verdict
    faults: tuple[str, ...]


def sit(exam: Exam, challenger: str, present: str) -> Result:
    """Let both models read the articles of an exam; raises ModelError for models that can't be used."""
    ours, theirs = (extracted(exam.articles, load_extractor(tagger)) for tagger in (challenger, present))
    return grade(exam, ours, theirs)


def grade(exam: Exam, challenger: Predictions, present: Predictions) -> Result:
    """The result of what both found."""
    verdict = judge(exam.articles, challenger, present)
    faults = [*failures(exam, challenger)]
    for language, part in verdict.parts.items():
        if language != BOTH:
            where = f"{exam.name}, {NAMES[language]}"
            faults += [f"{where}: {fault}" for fault in falls(part.changes or {})]
            faults += [f"{where}: {fault}" for fault in too_low(part.changes or {}, exam.floors.get(language, {}))]
    return Result(exam=exam, verdict=verdict, faults=tuple(faults))


def failures(exam: Exam, challenger: Predictions) -> Iterator[str]:
    """Yield articles that the challenger failed on."""
    yield from (f"{exam.name}: {failure}" for failure in challenger.failures)


def falls(changes: Mapping[str, Change]) -> Iterator[str]:
    """Yield the figures that fell significantly."""
    for family in families(changes):
        for name in significant(family):
            change = family[name]
            if change.difference < 0:
                among = f", among {len(family)} figures" if len(family) > 1 else ""
                yield f"{name} falls from {change.before:.3f} to {change.after:.3f} (p = {change.p:.4f}{among})"


def families(changes: Mapping[str, Change]) -> Iterator[dict[str, Change]]:
    """Yield the figures that changed: each of the main ones, then the labels of mentions, then the slots of facts."""
    changed = {name: change for name, change in changes.items() if not change.is_none and name != SLOTS_MEAN}
    yield from ({name: changed[name]} for name in MAIN if name in changed)
    yield {name: change for name, change in changed.items() if name not in MAIN and not is_slot(name)}
    yield {name: change for name, change in changed.items() if is_slot(name)}


def significant(family: Mapping[str, Change]) -> Iterator[str]:
    """Yield the changes that chance seldom makes, by Holm's method: one false one in 20 families like this."""
    by_chance = sorted(family, key=lambda name: family[name].p)
    for at, name in enumerate(by_chance):
        if family[name].p > SIGNIFICANT / (len(family) - at):
            return
        yield name


def too_low(changes: Mapping[str, Change], floors: Mapping[str, float]) -> Iterator[str]:
    """Yield the figures that are below their floors."""
    for name, floor in floors.items():
        if name in changes and changes[name].after < floor:
            yield f"{name} is {changes[name].after:.4f}, below the floor of {floor:.4f}"


def risen(results: Iterable[Result]) -> Iterator[str]:
    """Yield the figures that rose significantly."""
    for result in results:
        for language, part in result.verdict.parts.items():
            for family in families(part.changes or {}) if language != BOTH else ():
                for name in significant(family):
                    if family[name].difference > 0:
                        yield f"{result.exam.name}, {NAMES[language]}: {name}"
