"""What follows an order verb in Vietnamese: "yêu cầu [các sở, ngành] [khẩn trương rà soát …]"."""

from __future__ import annotations

import re

from extractors.task_clauses import ACTOR_SIGNS, Clause, Span
from extractors.task_grammar import LONGEST_ASSIGNEE, LONGEST_SUBJECT, Grammar
from extractors.task_words import skip

# A verb that the lexicon lacks is still one right after a name: "yêu cầu bà [Mai] đính chính".
NAME_AND_VERB = re.compile(
    rf"(?:(?:ông|bà|anh|chị)\s+)?[{ACTOR_SIGNS}]+\s+(?!của|tại|ở|và|về|thì|là|để)(?=[a-zà-ỹ])", re.IGNORECASE
)
NAMED_AGAIN = re.compile(rf",\s*[{ACTOR_SIGNS}][{ACTOR_SIGNS}\s]*(?:cũng\s+|đã\s+)*$")
WORD = re.compile(r"\w+")


def find_object(sketch: str, order: re.Match[str], end: int, grammar: Grammar) -> tuple[Span | None, int, str] | None:
    """The assignee, the start of the action and a duty verb between them, after an order verb."""
    at = order.end()
    while particle := grammar.particle.match(sketch, at, end):
        at = particle.end()
    at = skip(sketch, at, end)
    condition = grammar.condition.match(sketch, at, end)
    verb = first_verb(sketch, condition.end() if condition else at, end, grammar)
    for later in grammar.trigger.finditer(sketch, at, verb or end):
        # "trong công văn chỉ đạo, tỉnh yêu cầu": the first is a noun, the order comes later.
        is_letter = grammar.letter_order.fullmatch(order[0])
        if later["order"] and (is_letter or NAMED_AGAIN.search(sketch[at : later.start()])):
            return None
    duty = next((d for d in grammar.trigger.finditer(sketch, at, end) if d["duty"]), None)
    if duty and (verb is None or duty.start() <= verb):
        action, modal, stop = action_of_duty(sketch, duty, end, grammar), duty[0].casefold(), duty.start()
    elif verb is not None:
        action, modal, stop = verb, "", verb
    elif named := NAME_AND_VERB.match(sketch, at, end):
        action, modal, stop = named.end(), "", named.end()
    else:
        return None
    if stop - at > LONGEST_ASSIGNEE or action >= end:
        return None
    return ((at, stop) if sketch[at:stop].strip(' ,:“"') else None), action, modal


def action_of_duty(sketch: str, duty: re.Match[str], end: int, grammar: Grammar) -> int:
    """Where the action after a duty verb begins; "không được" belongs to it."""
    prohibits = re.sub(r"\s+", " ", duty[0]).casefold() in grammar.lexicon.prohibitions
    return duty.start() if prohibits else skip(sketch, duty.end(), end, " \t\u00a0,:")


def first_verb(sketch: str, start: int, end: int, grammar: Grammar) -> int | None:
    """Where the first verb begins that is no attribute ("cơ quan quản lý") and in no relative clause ("đang làm")."""
    at = start
    while match := grammar.verb.search(sketch, at, end):
        if _is_free(sketch, match.start(), start, end, grammar):
            return match.start()
        # No verb begins inside an attribute: "cơ sở đào tạo" holds no "tạo".
        word = grammar.compound_verb.match(sketch, match.start(), end) or WORD.match(sketch, match.start(), end)
        at = word.end() if word else match.start() + 1
    return None


def _is_free(sketch: str, verb: int, start: int, end: int, grammar: Grammar) -> bool:
    before = max(start, verb - 20)
    if grammar.not_verb_after.search(sketch, before, verb) or grammar.not_imperative.match(sketch, verb, end):
        return False
    is_compound = grammar.compound_verb.match(sketch, verb, end)
    if is_compound and grammar.noun_before_verb.search(sketch, before, verb):
        return False
    return sketch.count("(", start, verb) <= sketch.count(")", start, verb)


def find_listed(sketch: str, clause: Clause, start: int, grammar: Grammar) -> tuple[Span, int] | None:
    """The body at `start` and what it is to do right after: "Sở Y tế tăng cường …"."""
    verb = first_verb(sketch, start, clause.end, grammar)
    if verb is None or verb - start > LONGEST_SUBJECT:
        return None
    if any(pattern.search(sketch, start, verb) for pattern in (grammar.past, grammar.plan, grammar.speech)):
        return None
    return (start, verb), verb


def gap_pattern(grammar: Grammar) -> re.Pattern[str]:
    """A second assignee in a list with one order verb: "…, [Sở Tài chính] [bố trí vốn]"."""
    return re.compile(rf"(?:,|\s+và)\s+(?P<who>[{ACTOR_SIGNS}]{{4,}})\s+(?P<verb>{grammar.verb_phrase})", re.IGNORECASE)
