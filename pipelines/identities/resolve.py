"""Resolve: the people, organisations and documents of a whole corpus, as in `resolve(namings).of(naming).entity_id`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from pipelines.identities.article_bodies import ArticleBodies, Body
from pipelines.identities.article_people import ArticlePeople, people_in
from pipelines.identities.documents import Document, describe_document, fullest, resolve_documents
from pipelines.identities.entities import Resolution
from pipelines.identities.namings import Naming
from pipelines.identities.offices import seat_of
from pipelines.identities.organizations import resolve_organizations
from pipelines.identities.people import resolve_people


def resolve(namings: Iterable[Naming]) -> Resolution:
    """Who and what these namings name.

    The result doesn't depend on the order of the namings. Time grows with their number, memory too; each article
    is read by itself, and names are compared with those alone that have the same words.
    """
    by_article: dict[str, list[Naming]] = defaultdict(list)
    for naming in dict.fromkeys(namings):
        by_article[naming.article_id].append(naming)
    bodies: dict[Naming, tuple[Body, ...]] = {}
    documents: dict[Naming, Document] = {}
    people: list[ArticlePeople] = []
    for article_id in sorted(by_article):
        read_article(by_article.pop(article_id), bodies, documents, people)
    organizations, meanings = resolve_organizations(bodies)
    persons, person_meanings = resolve_people(people)
    papers, paper_meanings = resolve_documents(documents)
    return Resolution(entities=persons | organizations | papers, meanings=meanings | person_meanings | paper_meanings)


def read_article(
    namings: Sequence[Naming],
    bodies: dict[Naming, tuple[Body, ...]],
    documents: dict[Naming, Document],
    people: list[ArticlePeople],
) -> None:
    """Add what one article names, read as far as it can be without the others."""
    names = sorted({name for naming in namings for name in body_names(naming)})
    places = sorted({place for said in {naming.places for naming in namings} for place in said})
    date = min((naming.date for naming in namings if naming.date), default=None)
    found = ArticleBodies(names, places, namings[0].language, date)
    bodies |= {
        naming: found.meant(naming.organization or naming.words) for naming in namings if naming.kind == "organization"
    }
    papers = {n: said for n in namings if n.kind == "document" and (said := describe_document(n, found))}
    documents |= {naming: fullest(said, papers.values()) for naming, said in papers.items()}
    persons = people_in([naming for naming in namings if naming.kind == "person"])
    things: set[Hashable] = {
        body.key
        for naming in namings
        if naming.kind == "organization" and len(meant := bodies[naming]) == 1 and is_rare(body := meant[0])
    }
    things.update(said.key for said in papers.values() if said.key[0] == "number")
    things.update(place for place in found.places if place[0] != "province")
    full = {
        person.name.words
        for person in persons.appearances
        if len(person.name.words) > 2 - (not person.name.is_vietnamese)
    }
    for person in persons.appearances:
        seats = (seat_of(naming, found) for naming in person.namings)
        person.seats = frozenset(seat for seat in seats if seat)
        person.company = frozenset(things | (full - {person.name.words}))
    people.append(persons)


def body_names(naming: Naming) -> Iterable[str]:
    """The bodies that a naming names, itself or beside."""
    if naming.kind == "organization" and not naming.organization:
        yield naming.words
    for name in (naming.organization, naming.issuer):
        if name:
            yield name


def is_rare(body: Body) -> bool:
    """Whether two articles that name this body are likely about one affair: a ward, a firm, but not a ministry."""
    is_small = body.place is not None and (body.place[0] != "province" or "sở" in body.heads)
    return is_small or bool(body.words and (body.terms or body.heads))
