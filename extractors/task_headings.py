"""Headings: orders whose tasks follow as a list, as "Chủ tịch tỉnh yêu cầu các sở:" and "asked the districts to:"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.task_candidates import Candidate, is_trigger
from extractors.task_clauses import Clause, Span
from extractors.task_grammar import Grammar
from extractors.task_objects_vi import first_verb
from extractors.task_words import skip

MARKER = re.compile(r"(?<!\w)to(?!\w)")
COLON = re.compile(r"\s*:")
# In how many clauses after its heading a list may still go on.
LONGEST_LIST = 30


def find_heading(sketch: str, clause: Clause, found: list[Candidate], grammar: Grammar) -> Candidate | None:
    """The order that a clause with a colon at its end heads a list with; none where one of `found` is that order."""
    if not _ends_in_colon(sketch, clause) or any(candidate.trigger for candidate in found):
        return None
    orders = [
        match
        for match in grammar.trigger.finditer(sketch, clause.content, clause.end)
        if match["order"] and is_trigger(sketch, match, clause, grammar)
    ]
    verb = orders[-1] if orders else None
    if verb is None:
        # "nhấn mạnh các nhiệm vụ sau:", "gave the following tasks:": who speaks, and of tasks.
        tasks = grammar.task_noun.search(sketch, clause.content, clause.end)
        said = list(grammar.speech.finditer(sketch, clause.content, tasks.start())) if tasks else []
        verb = said[-1] if said else None
    if verb is None:
        return None
    return Candidate(
        form="heading",
        trigger=re.sub(r"\s+", " ", verb[0]).casefold(),
        trigger_at=verb.start(),
        clause=clause,
        subject=(clause.content, verb.start()) if sketch[clause.content : verb.start()].strip(" ,:") else None,
        assignee=_find_assignee(sketch, verb.end(), clause.end, grammar) if orders else None,
        action=(clause.end, clause.end),
        modal="",
        part=0,
    )


def as_item(candidate: Candidate) -> Candidate:
    """The candidate as an item of a list: there, "Sở Y tế: Chuẩn bị thuốc" is an order to the one who is named."""
    if candidate.form != "headline":
        return candidate
    return replace(candidate, form="listed", subject=None, assignee=candidate.subject)


def _ends_in_colon(sketch: str, clause: Clause) -> bool:
    return sketch[clause.end - 1] == ":" or COLON.match(sketch, clause.end) is not None


def _find_assignee(sketch: str, start: int, end: int, grammar: Grammar) -> Span | None:
    """Who is to do what is listed: the body after the order verb, without "như sau" and the like."""
    while particle := grammar.particle.match(sketch, start, end):
        start = particle.end()
    start = skip(sketch, start, end)
    if tasks := grammar.task_noun.match(sketch, start, end):
        start = skip(sketch, tasks.end(), end)
        while particle := grammar.particle.match(sketch, start - 1, end):
            start = skip(sketch, particle.end(), end)
    # In English, the marker "to" tells that whatever stands before it is to act.
    has_marker = grammar.language == "en" and MARKER.search(sketch, start, end) is not None
    if not has_marker and not grammar.body.match(sketch, start, end):
        return None
    ends = [end]
    if tasks := grammar.task_noun.search(sketch, start, end):
        ends.append(tasks.start())
    if grammar.language == "vi":
        verb = first_verb(sketch, start, end, grammar)
        ends += [verb] if verb else []
    elif to := MARKER.search(sketch, start, end):
        ends.append(to.start())
    stop = min(ends)
    return (start, stop) if sketch[start:stop].strip(" ,:") else None
