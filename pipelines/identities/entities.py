"""What a corpus speaks of: people, organisations and documents, each with one id, and what each naming means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.records import Language
from pipelines.identities.namings import Kind, Naming


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a naming means: an entity, or none when several are possible (`candidates`) or none is told apart."""

    entity_id: str | None
    candidates: tuple[str, ...] = ()  # entity ids, sorted


UNKNOWN = Meaning(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or document of the corpus."""

    id: str
    kind: Kind
    names: Mapping[Language, str]  # the preferred name of each language
    spellings: tuple[tuple[Language, str, int], ...]  # every name with the number of its namings, sorted
    first_seen: str | None  # the days (ISO) of the first and last articles with a date
    last_seen: str | None
    place: str | None = None  # of an organisation: the province or smaller place it belongs to
    succeeded_by: str | None = None  # the id of the organisation that took over
    succeeded_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entities of a corpus by id, and what every naming means."""

    entities: Mapping[str, Entity]
    meanings: Mapping[Naming, Meaning]

    def of(self, naming: Naming) -> Meaning:
        """What a naming means; UNKNOWN for one that was not resolved."""
        return self.meanings.get(naming, UNKNOWN)


def preferred_name(spellings: Counter[str]) -> str:
    """Of the names of one language the longest usual one: no capitals, a tenth as common as the commonest."""
    usual = {name: count for name, count in spellings.items() if not name.isupper()} or dict(spellings)
    least = max(usual.values()) / 10
    return min(
        (name for name, count in usual.items() if count >= least),
        key=lambda name: (-len(name.split()), -usual[name], name),
    )


def describe(kind: Kind, entity_id: str, namings: Iterable[Naming], **known: str | None) -> Entity:
    """The entity that these namings name."""
    counts: dict[Language, Counter[str]] = {}
    dates: list[str] = []
    for naming in namings:
        counts.setdefault(naming.language, Counter())[" ".join(naming.words.split())] += 1
        if naming.date:
            dates.append(naming.date)
    return Entity(
        id=entity_id,
        kind=kind,
        names={language: preferred_name(counts[language]) for language in sorted(counts)},
        spellings=tuple(sorted((lang, name, count) for lang, of in counts.items() for name, count in of.items())),
        first_seen=min(dates, default=None),
        last_seen=max(dates, default=None),
        **known,
    )
