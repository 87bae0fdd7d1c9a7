"""Namings: what an article calls somebody or something: "ông Phong", "Sở Y tế", "Chỉ thị số 24"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from extractors.extract import Extraction
from extractors.records import Directive, Fact, Language, Official, Ranking
from pipelines.identities.elided import written_out

Kind: TypeAlias = Literal["person", "organization", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One naming of a person, organisation or document in one article, with what the article says beside it."""

    kind: Kind
    words: str  # as written: "ông Phong", "Sở Y tế", "Chỉ thị số 24"
    language: Language
    article_id: str
    date: str | None = None  # of the article, ISO
    places: tuple[str, ...] = ()  # that the article names, as written
    position: str | None = None  # of a person
    organization: str | None = None  # of a person with a position; of a body its name, where `words` is a part of it
    # Of a document
    number: str | None = None
    title: str | None = None
    document_kind: str | None = None
    issuer: str | None = None
    issued: str | None = None


def namings_of(extraction: Extraction) -> list[Naming]:
    """The namings of an article, each once: its mentions of people and bodies, and what its facts name."""
    found = Namer(extraction)
    named = [
        *(found.person(mention.text) for mention in extraction.mentions if mention.label == "PERSON"),
        *(found.organization(mention.text) for mention in extraction.mentions if mention.label == "ORG"),
        *(found.document_named(mention.text) for mention in extraction.mentions if mention.label == "DIRECTIVE"),
        *(naming for facts in extraction.facts.values() for fact in facts for naming in found.of_fact(fact)),
    ]
    return list(dict.fromkeys(named))


class Namer:
    """Makes the namings of one article."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = extraction.article
        self.date = self.article.published_at[:10] if self.article.published_at else None
        places = (mention.text for mention in extraction.mentions if mention.label == "LOC")
        self.places = tuple(dict.fromkeys(places))
        self.people = {mention.text for mention in extraction.mentions if mention.label == "PERSON"}
        bodies = [mention for mention in extraction.mentions if mention.label == "ORG"]
        self.full = written_out(bodies, self.article.text, self.article.language)

    def person(self, words: str, position: str | None = None, organization: str | None = None) -> Naming:
        """The naming of a person, perhaps with an office."""
        return self._naming("person", words, position=position, organization=organization)

    def organization(self, words: str) -> Naming:
        """The naming of an organisation."""
        return self._naming("organization", words, organization=self.full.get(words))

    def document_named(self, words: str) -> Naming:
        """The naming of a document by a mention."""
        return self._naming("document", words)

    def document(self, directive: Directive) -> Naming:
        """The naming of a document by a fact."""
        return self._naming(
            "document",
            directive.number or directive.title or "",
            number=directive.number,
            title=directive.title,
            document_kind=directive.kind,
            issuer=directive.issuer,
            issued=directive.issued,
        )

    def of_fact(self, fact: Fact) -> Iterator[Naming]:
        """Yield what a fact names, as `links_of_fact` asks for it."""
        yield from self.fields_of(fact).values()

    def fields_of(self, fact: Fact) -> dict[str, Naming]:
        """The namings of a fact by its fields: of an official "person" and "organization"."""
        if isinstance(fact, Official):
            found = {"person": self.person(fact.person, fact.position, fact.organization)}
            return found | ({"organization": self.organization(fact.organization)} if fact.organization else {})
        if isinstance(fact, Directive):
            found = {"document": self.document(fact)}
            return found | ({"issuer": self.organization(fact.issuer)} if fact.issuer else {})
        if isinstance(fact, Ranking):
            return {"subject": self._actor(fact.subject)}
        fields = {"assigner": fact.assigner, "assignee": fact.assignee}
        found = {field: self._actor(words) for field, words in fields.items() if words}
        if fact.directive:
            found["directive"] = self._naming("document", fact.directive, number=fact.directive)
        return found

    def _actor(self, words: str) -> Naming:
        """Who does something: a person that the article names, else an organisation."""
        return self.person(words) if words in self.people else self.organization(words)

    def _naming(self, kind: Kind, words: str, **said: str | None) -> Naming:
        return Naming(
            kind=kind,
            words=words,
            language=self.article.language,
            article_id=self.article.id,
            date=self.date,
            places=self.places,
            **said,
        )
