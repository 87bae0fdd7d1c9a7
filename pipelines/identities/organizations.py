"""Organisations: "Sở TT-TT Hà Nội" and "Hanoi Department of Information and Communications" are one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractors.bodies import is_acronym
from extractors.provinces import successor
from pipelines.identities.article_bodies import Body
from pipelines.identities.entities import UNKNOWN, Entity, Meaning, describe
from pipelines.identities.fitting import fit
from pipelines.identities.naming_ids import block_ids
from pipelines.identities.namings import Naming
from pipelines.identities.successors import FIELD_SUCCESSORS, SUCCEEDING_HEADS, TERM_SUCCESSORS


def resolve_organizations(
    bodies: Mapping[Naming, tuple[Body, ...]],
) -> tuple[dict[str, Entity], dict[Naming, Meaning]]:
    """The organisations, and what each naming means, by the bodies that it can mean in its article."""
    bodies = with_acronyms(bodies)
    first_seen: dict[Body, str | None] = {}
    blocks: dict[tuple[object, ...], set[Body]] = defaultdict(set)
    for naming, found in bodies.items():
        for body in found if len(found) == 1 else ():
            blocks[body.key].add(body)
            first_seen[body] = min(filter(None, (first_seen.get(body), naming.date)), default=None)
    ids: dict[Body, tuple[str, ...]] = {}
    wholes: dict[str, Body] = {}
    for key, block in blocks.items():
        things, meant = fit(block)
        days = [
            min((day for body, at in meant.items() if at == (place,) and (day := first_seen[body])), default=None)
            for place in range(len(things))
        ]
        named = block_ids("organization", key, [(day, thing.order()) for day, thing in zip(days, things, strict=True)])
        wholes |= dict(zip(named, things, strict=True))
        ids |= {body: tuple(sorted(named[at] for at in places)) for body, places in meant.items()}
    meanings = {naming: meaning_of(found, ids) for naming, found in bodies.items()}
    return describe_all(meanings, wholes), meanings


def with_acronyms(bodies: Mapping[Naming, tuple[Body, ...]]) -> dict[Naming, tuple[Body, ...]]:
    """The bodies, those for whose acronym the corpus has one explanation put for it; no local ones, of which many
    have the same acronym."""
    explained: dict[str, set[Body]] = defaultdict(set)
    for naming, meant in bodies.items():
        if naming.organization and is_acronym(naming.words):
            explained[naming.words] |= set(meant)
    known = {
        words: meant
        for words, meant in explained.items()
        if len({body.key for body in meant}) == 1 and all(body.place is None for body in meant)
    }
    return {
        naming: (min(known[naming.words], key=Body.order),)
        if naming.words in known and not naming.organization and not any(body.terms for body in meant)
        else meant
        for naming, meant in bodies.items()
    }


def meaning_of(bodies: tuple[Body, ...], ids: Mapping[Body, tuple[str, ...]]) -> Meaning:
    """What a name means that can mean these bodies; those that are named nowhere in full are no candidates."""
    found = tuple(sorted({entity_id for body in bodies for entity_id in ids.get(body, ())}))
    if len(bodies) == 1 and len(found) == 1:
        return Meaning(found[0])
    return Meaning(None, found) if found else UNKNOWN


def describe_all(meanings: Mapping[Naming, Meaning], wholes: Mapping[str, Body]) -> dict[str, Entity]:
    """The organisations with their names, and who took over from those that are gone."""
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming, meaning in meanings.items():
        if meaning.entity_id is not None:
            named[meaning.entity_id].append(naming)
    by_key: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for entity_id, body in wholes.items():
        by_key[body.key].append(entity_id)
    entities = {}
    for entity_id, body in sorted(wholes.items()):
        new, day = succession(body) or (None, None)
        heirs = [heir for heir in by_key.get(new.key, ()) if wholes[heir].fits(new)] if new else []
        entities[entity_id] = describe(
            "organization",
            entity_id,
            named[entity_id],
            place=body.place[1] if body.place else None,
            succeeded_by=heirs[0] if len(heirs) == 1 else None,
            succeeded_on=day,
        )
    return entities


def succession(body: Body) -> tuple[Body, str] | None:
    """The body that took over from this one, and the day; None while there is this one."""
    terms, place, day = list(body.terms), body.place, ""
    for at, term in enumerate(terms):
        heirs = FIELD_SUCCESSORS if body.heads <= SUCCEEDING_HEADS and body.heads else TERM_SUCCESSORS
        if term in heirs:
            terms[at], day = heirs[term]
    if place and place[0] == "province" and (joined := successor(place[1])):
        place, day = ("province", joined[0]), day or joined[1]
    if not day:
        return None
    return Body(tuple(sorted(terms)), body.words, place, body.heads, body.province), day
