"""The kinds of fact. A new kind is a record, a module that extracts it, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.directives import extract_directives
from extractors.officials import extract_officials
from extractors.rankings import extract_rankings
from extractors.records import Directive, Fact, Official, Ranking, Task
from extractors.tasks import extract_tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class FactType:
    """A kind of fact: the name of its table, its record, and the function that finds it in a reading.

    Where `is_judged`, the function takes the weights of a trained judge as well, or None where there is none.
    """

    name: str
    record: type[Fact]
    extract: Callable[..., Sequence[Fact]]
    is_judged: bool = False


FACT_TYPES = (
    FactType(name="officials", record=Official, extract=extract_officials),
    FactType(name="directives", record=Directive, extract=extract_directives),
    FactType(name="rankings", record=Ranking, extract=extract_rankings),
    FactType(name="tasks", record=Task, extract=extract_tasks, is_judged=True),
)
