"""Candidates: the spans that may say a task, as "[UBND tỉnh] yêu cầu [các sở] [rà soát quy hoạch]"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from extractors import task_objects_en, task_objects_vi
from extractors.records import Language
from extractors.task_clauses import ACTOR_SIGNS, Clause, Span
from extractors.task_grammar import LONGEST_SUBJECT, Grammar, grammar_of
from extractors.task_objects_en import find_complement, is_passive_duty
from extractors.task_objects_vi import action_of_duty, first_verb

Form: TypeAlias = Literal["order", "passive", "duty", "imperative", "listed", "headline", "heading"]

FIND_OBJECT: dict[Language, Callable[[str, re.Match[str], int, Grammar], tuple[Span | None, int, str] | None]] = {
    "vi": task_objects_vi.find_object,
    "en": task_objects_en.find_object,
}
FIND_LISTED: dict[Language, Callable[[str, Clause, int, Grammar], tuple[Span, int] | None]] = {
    "vi": task_objects_vi.find_listed,
    "en": task_objects_en.find_listed,
}
GAP_PATTERN: dict[Language, Callable[[Grammar], re.Pattern[str]]] = {
    "vi": task_objects_vi.gap_pattern,
    "en": task_objects_en.gap_pattern,
}

SHORTEST_ACTION = 4  # code points
# How far before a verb the joint may stand that parts it from the action before, in code points.
JOINT_REACH = 40
LONGEST_SUBJECT_AFTER_JOINT = 120

COMMA = re.compile(r"[,:]\s*(?:thì\s+)?")
SPEAKER = re.compile(rf"[{ACTOR_SIGNS}][{ACTOR_SIGNS}\s,–-]*:\s*['\"“‘]?")
NAMED_BEFORE = re.compile(rf"[{ACTOR_SIGNS}]\s+$")
SAID_BEFORE_QUOTE = re.compile(r":\s*[\"“]\s*(?:tôi|chúng tôi|i|we)\s", re.IGNORECASE)
QUOTED_WORD = re.compile(r"\s*[\"“][^\"”]{1,15}[\"”]")
# "…, Thiếu tướng [Cao Minh], [Giám đốc] [Công an tỉnh], yêu cầu": a name with at most a rank before it.
NAMED_BETWEEN = re.compile(rf",\s+(?:\w+\s+){{0,3}}[{ACTOR_SIGNS}][{ACTOR_SIGNS}\s]*[,–-]")
LIST_OF_VERBS = re.compile(r"(?:và|,|đồng thời)\s+$")
CLOSING_MARKS = ".,;:…-–\"”'’)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span that may be the action of a task, with what stands around it."""

    form: Form  # a "heading" has no action: it orders what is listed after it
    trigger: str  # the order or duty verb in lower case, "" when there is none
    trigger_at: int
    clause: Clause
    subject: Span | None  # what stands before the trigger
    assignee: Span | None  # what stands between the trigger and the action, or before the verb of a list
    action: Span
    agent: Span | None = None  # who orders in a passive: "được [UBND tỉnh] giao", "asked by [the mayor] to"
    modal: str  # a duty verb after the order verb ("yêu cầu các sở phải"), or "passive", "nominal", "that"
    part: int  # 0 for the first candidate of its clause


def read_candidates(sketch: str, clause: Clause, grammar: Grammar) -> list[Candidate]:
    """The candidates of a clause in reading order; their actions don't overlap."""
    found = _choose(sketch, clause, grammar)
    split = [piece for candidate in found for piece in _split_gaps(sketch, candidate, grammar)]
    return [ended for candidate in split if (ended := _end_action(sketch, candidate, grammar))]


def _choose(sketch: str, clause: Clause, grammar: Grammar) -> list[Candidate]:
    """The candidates by the first reading that fits: headline, imperative, order or duty verbs, item of a list."""
    if headline := _read_headline(sketch, clause, grammar):
        return [headline]
    imperative = find_imperative(sketch, clause, grammar)
    found = list(_read_triggers(sketch, clause, grammar))
    is_imperative = imperative is not None and imperative == clause.content
    if is_imperative and found:
        # English order verbs are imperatives, too: "Direct the stations to cull the flocks".
        is_imperative = found[0].trigger in grammar.lexicon.weak_orders or (
            grammar.language == "vi"
            and not _opens_order(sketch, found[0])
            and not _has_named_subject(sketch, found[0], grammar)
        )
    if imperative is not None and (is_imperative or not found):
        assignee = _addressed(sketch, clause, imperative, grammar)
        return [replace(_without_trigger(clause, "imperative", imperative), assignee=assignee)]
    listed = _read_listed(sketch, clause, grammar)
    if found and listed and _lists_verbs(sketch, listed, found[0], grammar):
        return [listed]
    return found or ([listed] if listed else [])


def _lists_verbs(sketch: str, listed: Candidate, triggered: Candidate, grammar: Grammar) -> bool:
    """Whether an order verb is but one of the things a body is to do: "Công an tăng cường tuần tra và yêu cầu …"."""
    if listed.action[0] >= triggered.trigger_at:
        return False
    if LIST_OF_VERBS.search(sketch[listed.clause.content : triggered.trigger_at]):
        return True
    is_weak = triggered.trigger in grammar.lexicon.weak_orders
    return is_weak and not grammar.letter.search(sketch, listed.action[0], triggered.trigger_at)


def _read_headline(sketch: str, clause: Clause, grammar: Grammar) -> Candidate | None:
    """A title that quotes an order: "Thủ tướng: Không để đứt gãy nguồn cung"."""
    speaker = SPEAKER.match(sketch, clause.content, clause.end)
    if speaker is None or not (verb := grammar.bare_verb.match(sketch, speaker.end(), clause.end)):
        return None
    candidate = _without_trigger(clause, "headline", verb.start("verb"))
    return replace(candidate, subject=(clause.content, sketch.index(":", clause.content)))


def find_imperative(sketch: str, clause: Clause, grammar: Grammar) -> int | None:
    """Where an imperative begins, after "to" or an introduction: "Trường hợp có dịch, [áp dụng ngay …]"."""
    if grammar.not_imperative.match(sketch, clause.content, clause.end):
        return None
    if verb := grammar.bare_verb.match(sketch, clause.content, clause.end):
        return verb.start("verb")
    introduction = grammar.introduction.match(sketch, clause.content, clause.end)
    if introduction is None:
        return None
    for comma in COMMA.finditer(sketch, introduction.end(), min(clause.end, clause.content + LONGEST_SUBJECT)):
        if grammar.body.match(sketch, comma.end(), clause.end):
            return None
        if verb := grammar.bare_verb.match(sketch, comma.end(), clause.end):
            return verb.start("verb")
    return None


def _addressed(sketch: str, clause: Clause, imperative: int, grammar: Grammar) -> Span | None:
    """For whom an imperative is: "Đối với [Sở Y tế]: Chuẩn bị thuốc"."""
    address = grammar.address.match(sketch, clause.content, imperative)
    if address is None or not grammar.body.match(sketch, address.end(), imperative):
        return None
    return address.end(), imperative


def _opens_order(sketch: str, candidate: Candidate) -> bool:
    """Whether an order verb with a name behind it opens the clause: "đồng thời, giao [Sở Y tế] kiểm tra"."""
    if candidate.trigger_at != candidate.clause.content or candidate.assignee is None:
        return False
    return re.search(rf"[{ACTOR_SIGNS}]", sketch[slice(*candidate.assignee)]) is not None


def _has_named_subject(sketch: str, candidate: Candidate, grammar: Grammar) -> bool:
    """Whether who orders is named before an order verb: "Phát biểu tại hội nghị, Phó Thủ tướng yêu cầu".

    What is named may stand before the verb or, between commas, open a part of what stands before it.
    """
    if candidate.subject is None:
        return False
    start = max(candidate.subject[0], max(sketch.rfind(mark, *candidate.subject) for mark in ",:“") + 1)
    if re.search(rf"[{ACTOR_SIGNS}]", sketch[start : candidate.subject[1]]):
        return True
    if grammar.pronoun_before.search(sketch, start, candidate.subject[1]):
        return True  # “Tôi đề nghị”
    return (
        not sketch[start : candidate.subject[1]].strip()
        and NAMED_BETWEEN.search(sketch, *candidate.subject) is not None
    )


def _read_triggers(sketch: str, clause: Clause, grammar: Grammar) -> Iterator[Candidate]:
    """The candidates that order and duty verbs open; a verb inside an action opens none."""
    current: Candidate | None = None
    at = clause.content
    for match in grammar.trigger.finditer(sketch, clause.content, clause.end):
        if match.start() < at or not is_trigger(sketch, match, clause, grammar):
            continue
        joint = _joint_before(sketch, match, current, grammar) if current else None
        if current is not None and joint is None:
            continue
        candidate = _read_trigger(sketch, match, clause, joint[1] if joint else clause.content, grammar)
        if candidate is None:
            continue
        if current is not None and joint is not None:
            yield replace(current, action=(current.action[0], joint[0]))
            candidate = replace(candidate, part=current.part + 1)
        current, at = candidate, candidate.action[0]
    if current is not None:
        yield current


def is_trigger(sketch: str, match: re.Match[str], clause: Clause, grammar: Grammar) -> bool:
    """Whether these words order or oblige here: "theo yêu cầu" and "không cần" don't."""
    before = max(clause.start, match.start() - 30)
    if match["passive"]:
        return grammar.not_passive_after.search(sketch, before, match.start()) is None
    if match["duty"]:
        if sketch[match.start() - 1 : match.start()] == "(" and sketch[match.end() : match.end() + 1] == ")":
            return False  # "(phải)", the one on the right in a photograph
        return not (
            grammar.not_duty_after.search(sketch, before, match.start())
            or grammar.not_duty_before.match(sketch, match.end(), clause.end)
        )
    if match[0][0].isupper() and match.start() > clause.content:
        return False  # "Chỉ thị" with a capital in mid-sentence is a document
    if grammar.submission.search(sketch, clause.content, match.start()):
        return False
    if SAID_BEFORE_QUOTE.match(sketch, match.end(), clause.end):
        return False  # "quán triệt: “Tôi đề nghị các phường …": who speaks orders within the quotation
    if QUOTED_WORD.match(sketch, match.end(), clause.end):
        return False  # 'yêu cầu "5K"', what is required
    if NAMED_BEFORE.search(sketch, before, match.start()):
        return True
    if grammar.noun_order.fullmatch(match[0]) and not grammar.pronoun_before.search(sketch, before, match.start()):
        return False
    return not (
        grammar.not_order_after.search(sketch, before, match.start())
        or grammar.not_order_before.match(sketch, match.end(), clause.end)
    )


def _joint_before(sketch: str, match: re.Match[str], current: Candidate, grammar: Grammar) -> Span | None:
    """The joint ("và", ", ") at which the action of `current` ends and the clause of the trigger begins."""
    start = current.action[0]
    if not match["duty"]:
        if _plain(match[0]) in grammar.lexicon.weak_orders:
            return None
        joint = grammar.joint_before_verb.search(sketch, max(start, match.start() - JOINT_REACH), match.start())
        if joint and joint.start() > start:
            return joint.span()
        if grammar.language == "vi" or not match["passive"]:
            return None
    for joint in reversed(list(grammar.joint.finditer(sketch, start, match.start()))):
        if joint.start() <= start or match.start() - joint.end() > LONGEST_SUBJECT_AFTER_JOINT:
            continue
        opens_subject = grammar.body.match(sketch, joint.end(), match.start()) is not None
        if grammar.language == "en":
            return joint.span() if opens_subject or "," in joint[0] else None
        if opens_subject:
            return joint.span() if first_verb(sketch, joint.end(), match.start(), grammar) is None else None
    return None


def _read_trigger(sketch: str, match: re.Match[str], clause: Clause, begins: int, grammar: Grammar) -> Candidate | None:
    """The candidate that an order or duty verb opens; its subject begins at `begins`."""
    form: Form = "order" if match["order"] else "duty" if match["duty"] else "passive"
    assignee: Span | None = None
    modal = ""
    if form == "order":
        found = FIND_OBJECT[grammar.language](sketch, match, clause.end, grammar)
        if found is None:
            return None
        assignee, action, modal = found
    elif grammar.language == "en" and is_passive_duty(sketch, match.end(), clause.end):
        action, modal = find_complement(sketch, begins, match.start(), grammar), "passive"
    else:
        action = action_of_duty(sketch, match, clause.end, grammar)
    if action >= clause.end:
        return None
    return Candidate(
        form=form,
        trigger=_plain(match[0].replace(match["agent"], " ") if match["agent"] else match[0]),
        trigger_at=match.start(),
        clause=clause,
        subject=(begins, match.start()) if sketch[begins : match.start()].strip(" ,:") else None,
        assignee=assignee,
        action=(action, clause.end),
        agent=match.span("agent") if match["agent"] else None,
        modal=modal,
        part=0,
    )


def _read_listed(sketch: str, clause: Clause, grammar: Grammar) -> Candidate | None:
    """A body followed by what it is to do, as in a list of orders; an introduction may stand before it."""
    start = clause.content
    if not grammar.body.match(sketch, start, clause.end):
        introduction = grammar.introduction.match(sketch, start, clause.end)
        comma = sketch.find(", ", introduction.end(), clause.end) if introduction else -1
        start = comma + 2
        if comma < 0 or not grammar.body.match(sketch, start, clause.end):
            return None
    found = FIND_LISTED[grammar.language](sketch, clause, start, grammar)
    if found is None:
        return None
    return replace(_without_trigger(clause, "listed", found[1]), assignee=found[0])


def _without_trigger(clause: Clause, form: Form, action: int) -> Candidate:
    return Candidate(
        form=form,
        trigger="",
        trigger_at=clause.content,
        clause=clause,
        subject=None,
        assignee=None,
        action=(action, clause.end),
        modal="",
        part=0,
    )


def _split_gaps(sketch: str, candidate: Candidate, grammar: Grammar) -> Iterator[Candidate]:
    """A list whose order verb is said once: "asked A to review rules, and B to publish them" are two."""
    for gap in _gap_pattern(grammar.language).finditer(sketch, *candidate.action):
        start = candidate.action[0]
        if gap.start() - start < SHORTEST_ACTION or grammar.shares.search(sketch, start, gap.start()):
            continue
        yield replace(candidate, action=(start, gap.start()))
        candidate = replace(
            candidate,
            form="listed",
            subject=None,
            assignee=gap.span("who"),
            action=(gap.start("verb"), candidate.action[1]),
            modal="",
            part=candidate.part + 1,
        )
    yield candidate


@cache
def _gap_pattern(language: Language) -> re.Pattern[str]:
    return GAP_PATTERN[language](grammar_of(language))


def _end_action(sketch: str, candidate: Candidate, grammar: Grammar) -> Candidate | None:
    """The candidate without what follows the action: "…, qua đó góp phần", "…”, ông Bình nhấn mạnh"."""
    start, end = candidate.action
    if ending := grammar.ending.search(sketch, start + SHORTEST_ACTION - 1, end):
        end = ending.start()
    while end > start and (sketch[end - 1] in CLOSING_MARKS or sketch[end - 1].isspace()):
        if sketch[end - 1] == ")" and sketch.count("(", start, end) >= sketch.count(")", start, end):
            break
        end -= 1
    return replace(candidate, action=(start, end)) if end - start >= SHORTEST_ACTION else None


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()
