"""What follows an order verb in English: "asked [the departments] to [review the plans]", "ordered that [he pay]"."""

from __future__ import annotations

import re

from extractors.lexicons.en.tasks import NOT_BEFORE_TO, NOT_INFINITIVES, NOT_NOMINAL, PARTICIPLES
from extractors.task_clauses import ACTOR_SIGNS, Clause, Span
from extractors.task_grammar import LONGEST_ASSIGNEE, LONGEST_SUBJECT, Grammar
from extractors.task_words import any_of, opening, skip

INFINITIVE_MARKER = re.compile(r"(?<!\w)(?:not\s+)?to\s+", re.IGNORECASE)
LISTED_MARKER = re.compile(r",?\s+to\s+", re.IGNORECASE)
LOWER_CASE = re.compile(r"[\"“]?[a-z]")
NO_INFINITIVE = opening(NOT_INFINITIVES)
NO_ORDER_BEFORE_TO = re.compile(rf"(?<!\w)(?:{any_of(NOT_BEFORE_TO)})\s*$", re.IGNORECASE)
ARTICLE = re.compile(r"the\s+")
# "ordered the immediate establishment of a team": a noun made of a verb says what is to be done.
NOMINAL = re.compile(
    rf"(?:the\s+)?(?:[a-z]+\s+){{0,2}}?(?!(?:{any_of(NOT_NOMINAL)})\b)[a-z]{{5,}}(?:ment|tion|sion|ing|wal|val)\s+of\s"
)
_PARTICIPLE = rf"(?:\w+(?:[^n\W]|[iy]|n)ed|\w+ten|{any_of(PARTICIPLES)})\b"
PASSIVE_DUTY = re.compile(
    rf"\s+(?:also\s+|not\s+|only\s+)*be\s+(?:also\s+|not\s+|only\s+)*(?:\w+ly\s+)?{_PARTICIPLE}", re.IGNORECASE
)
PASSIVE = re.compile(r"(?<!\w)be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en)|done|made)\b")
NO_VERB_AFTER = re.compile(r"\b(?:to|the|a|of|and)\s+$")
COMPLEMENT = re.compile(r"\bthat\s+|,\s+(?=(?:the|all|any|these|those)\b)|:\s+[\"“]?|[\"“]")


def find_object(sketch: str, order: re.Match[str], end: int, grammar: Grammar) -> tuple[Span | None, int, str] | None:
    """The assignee, the start of the action and how it is said, after an order verb."""
    at = order.end()
    has_that = False
    while particle := grammar.particle.match(sketch, at, end):
        word = particle[0].split()[-1].casefold()
        if word == "to" and _opens_infinitive(sketch, skip(sketch, particle.end(), end), end):
            break
        has_that = has_that or word == "that"
        at = particle.end()
    at = skip(sketch, at, end)
    if has_that:
        return _find_clause(sketch, at, end, grammar)
    if not NOMINAL.match(sketch, at, end):
        for to in INFINITIVE_MARKER.finditer(sketch, at, min(end, at + LONGEST_ASSIGNEE)):
            if _opens_infinitive(sketch, to.end(), end) and not NO_ORDER_BEFORE_TO.search(sketch, at, to.start()):
                is_negative = to[0].casefold().startswith("not")
                assignee = (at, to.start()) if sketch[at : to.start()].strip(" ,") else None
                return assignee, to.start() if is_negative else to.end(), ""
        if not order[0].casefold().endswith((" for", "instructions on")):
            return None
    article = ARTICLE.match(sketch, at, end)
    return None, article.end() if article else at, "nominal"


def _opens_infinitive(sketch: str, at: int, end: int) -> bool:
    return LOWER_CASE.match(sketch, at, end) is not None and NO_INFINITIVE.match(sketch, at, end) is None


def _find_clause(sketch: str, at: int, end: int, grammar: Grammar) -> tuple[Span | None, int, str] | None:
    """The assignee and the verb of a clause with "that": "requested that [the province] [continue]"."""
    if PASSIVE.search(sketch, at, end):
        return None, at, "passive"
    for verb in grammar.verb.finditer(sketch, at + 1, end):
        if not NO_VERB_AFTER.search(sketch, max(at, verb.start() - 5), verb.start()):
            return (at, verb.start()), verb.start(), "that"
    return None


def is_passive_duty(sketch: str, at: int, end: int) -> bool:
    """Whether a duty verb that ends at `at` goes on with "be done": nobody is named who has to do it."""
    return PASSIVE_DUTY.match(sketch, at, end) is not None


def find_complement(sketch: str, start: int, end: int, grammar: Grammar) -> int:
    """Where the clause begins that depends on a verb of saying: "stressed that [violations must be …]"."""
    begins = max([start, *(match.end() for match in grammar.speech.finditer(sketch, start, end))])
    for match in COMPLEMENT.finditer(sketch, start, end):
        if match[0][0] in ',"“' or grammar.speech.search(sketch, start, match.end()):
            begins = match.end()
    return skip(sketch, begins, end)


def find_listed(sketch: str, clause: Clause, start: int, grammar: Grammar) -> tuple[Span, int] | None:
    """The body at `start` and what it is to do, in a list of orders: "[the State Treasury], to [reconcile figures]"."""
    for to in LISTED_MARKER.finditer(sketch, start, clause.end):
        if to.start() - start > LONGEST_SUBJECT or NO_ORDER_BEFORE_TO.search(sketch, start, to.start()):
            return None
        if grammar.past.search(sketch, start, to.start()) or grammar.plan.search(sketch, start, to.start()):
            return None
        if grammar.verb.match(sketch, to.end(), clause.end):
            return (start, to.start()), to.end()
    return None


def gap_pattern(grammar: Grammar) -> re.Pattern[str]:
    """A second assignee in a list with one order verb: "…, and [the Treasury] to [reconcile figures]"."""
    verb = grammar.verb_phrase
    return re.compile(
        rf"(?:,\s+(?:(?:and|while)\s+(?!{verb}\b)(?=[^;.]{{0,90}}[{ACTOR_SIGNS}])"
        rf"|(?=(?:the\s+)?(?:[A-Z][\w'’]*\s+|[{ACTOR_SIGNS}])))"
        # Without a comma, only where no list of names goes on: "work with the Treasury and the Bank to …".
        rf"|(?<![{ACTOR_SIGNS}])\s+and\s+(?=(?:the\s+)?[{ACTOR_SIGNS}]+\s+to\s))"
        rf"(?P<who>[^;.]{{2,200}}?),?\s+to\s+(?P<verb>{verb})"
    )
