"""Importing: what a file claims becomes decisions of a reviewer, an act an article, or failures that say why not.

An article is brought in whole or not at all: where one of its spans doesn't fit, what else the file says of it may be
askew too. Only of a file whose annotations stand by themselves, as those of the W3C do, each counts for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from sqlalchemy import Engine

from pipelines.decisions.choices import InvalidChoiceError, Purpose
from pipelines.decisions.journal import Journal
from pipelines.decisions.recording import StaleStateError, decide
from pipelines.decisions.states import read_state
from pipelines.exchange.carrying import carry, seen
from pipelines.exchange.finding import Finder
from pipelines.exchange.matching import match
from pipelines.exchange.matching_mentions import check_spans
from pipelines.exchange.placing import place
from pipelines.exchange.records import Claim, Found, Span
from pipelines.exchange.tokens import on_text
from pipelines.failures import Failure, UnreadableError, excerpt
from pipelines.schema import MENTIONS

# How often an article is tried that others decide on at the same time.
TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who imports, as what, and where decisions are written down besides the store."""

    reviewer: str
    purpose: Purpose = "review"
    journal: Journal | None = None


@dataclass(slots=True, kw_only=True)
class Imported:
    """What an import did: the articles that fit, those of them that changed, decisions by action, and what failed."""

    articles: int = 0
    changed: int = 0
    decisions: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)


def import_claims(engine: Engine, claims: Iterable[Claim | Failure], signature: Signature) -> Imported:
    """Record what claims say as decisions; what doesn't fit is a failure. Raises DatabaseError."""
    imported = Imported()
    found = find_articles(Finder(engine), claims, imported.failures)
    for _, group in groupby(found, key=lambda one: one.article_id):
        parts = list(without_overlaps(group, imported.failures))
        if parts:
            imported.articles += 1
            actions = list(record_parts(engine, parts, signature, imported.failures))
            imported.changed += bool(actions)
            imported.decisions.update(actions)
    return imported


def find_articles(finder: Finder, claims: Iterable[Claim | Failure], failures: list[Failure]) -> Iterator[Found]:
    """Yield claims placed on the texts of their articles; failures are added for those that don't fit."""
    known: set[str] = set()
    for claim in claims:
        if isinstance(claim, Failure):
            failures.append(claim)
            continue
        try:
            article_id, was, text = finder.find(claim)
            placed, errors = place(on_text(claim, was), was)
            if not errors:
                check_spans(placed.spans, was)
                placed, errors = carry(placed, was, text)
            if claim.complete and article_id in known:
                expected = "each article once"
                errors.append(UnreadableError("article comes twice", found=excerpt(article_id), expected=expected))
        except UnreadableError as error:
            failures.append(error.at(claim.origin))
            continue
        failures += [replace(error.at(claim.origin), article_id=article_id) for error in errors]
        known.add(article_id)
        if not errors:
            yield Found(article_id=article_id, text=text, was=was, claim=placed)


def without_overlaps(parts: Iterable[Found], failures: list[Failure]) -> Iterator[Found]:
    """Yield claims on an article; those with a mention that overlaps one of an earlier claim are failures."""
    taken: tuple[Span, ...] = ()
    for part in parts:
        try:
            check_spans((*taken, *part.claim.spans), part.text)
        except UnreadableError as error:
            failures.append(replace(error.at(part.claim.origin), article_id=part.article_id))
        else:
            taken += part.claim.spans
            yield part


def record_parts(
    engine: Engine, parts: Sequence[Found], signature: Signature, failures: list[Failure]
) -> Iterator[str]:
    """Record claims on an article as one act, or where that can't be, each for itself; yield the actions."""
    try:
        yield from record(engine, joined(parts), signature)
    except UnreadableError as error:
        if len(parts) == 1:
            failures.append(replace(error.at(parts[0].claim.origin), article_id=parts[0].article_id))
            return
        for part in parts:
            yield from record_parts(engine, [part], signature, failures)


def joined(parts: Sequence[Found]) -> Found:
    """Claims on an article as one."""
    spans = tuple(span for part in parts for span in part.claim.spans)
    statements = tuple(statement for part in parts for statement in part.claim.statements)
    return replace(parts[0], claim=replace(parts[0].claim, spans=spans, statements=statements))


def record(engine: Engine, found: Found, signature: Signature) -> list[str]:
    """Record what a claim says of its article, as it is at that moment; return the actions that it took."""
    for _ in range(TRIES):
        state = read_state(engine, found.article_id, signature.reviewer, signature.purpose)
        if state.article["text"] != found.text:
            raise UnreadableError("article was read again meanwhile", expected="its text to stay: import again")
        mentions = seen(MENTIONS.name, state.mentions, found.was, found.text)
        facts = {kind: seen(kind, rows, found.was, found.text) for kind, rows in state.facts.items()}
        choices = match(found.claim, found.text, mentions, facts)
        if not choices:
            return []
        try:
            decide(
                engine,
                found.article_id,
                choices,
                reviewer=signature.reviewer,
                state=state.state,
                purpose=signature.purpose,
                journal=signature.journal,
            )
        except StaleStateError:
            continue
        except InvalidChoiceError as error:
            reason = f"{error.field} can't be so"
            raise UnreadableError(reason, found=excerpt(error.found), expected=error.expected) from None
        return [choice.action for choice in choices]
    raise UnreadableError("article changes all the time", expected="nobody else to decide on it meanwhile")
