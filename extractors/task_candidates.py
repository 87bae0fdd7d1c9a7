"""Candidates: the spans that may say a task, as "[UBND tỉnh] yêu cầu [các sở] [rà soát quy hoạch]"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.lexicons.en.tasks import LEXICON as ENGLISH
from extractors.lexicons.tasks import TaskLexicon
from extractors.lexicons.vi.tasks import LEXICON as VIETNAMESE
from extractors.records import Language
from extractors.task_clauses import ACTOR_SIGNS, Clause, Span, any_of

LEXICONS: dict[Language, TaskLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

Form = Literal["order", "passive", "duty", "imperative", "listed", "headline"]

# An assignee longer than this is no assignee but a sentence.
LONGEST_ASSIGNEE = 420
LONGEST_SUBJECT = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span that may be the action of a task, with what stands around it."""

    form: Form
    trigger: str  # the order or duty verb in lower case, "" for an imperative
    trigger_at: int
    clause: Clause
    subject: Span | None  # what stands before the trigger
    assignee: Span | None  # what stands between the trigger and the action, or before a duty
    action: Span
    modal: str  # a duty verb after the order verb: "yêu cầu các sở phải"
    part: int  # 0 for the first candidate of its clause


class Grammar:
    """The patterns of one language, made from its lexicon."""

    def __init__(self, language: Language) -> None:
        lexicon = LEXICONS[language]
        flags = re.IGNORECASE
        adverb = (
            rf"(?:(?:{any_of(lexicon.adverbs)}|\w+ly)\s+)"
            if language == "en"
            else rf"(?:(?:{any_of(lexicon.adverbs)})\s+)"
        )
        verbs = any_of(lexicon.verbs + lexicon.adverbs) if language == "vi" else any_of(lexicon.verbs)
        self.language = language
        self.lexicon = lexicon
        being = r"(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,3}?" if language == "en" else ""
        self.trigger = re.compile(
            rf"(?<!\w)(?:(?P<passive>{being}(?:{any_of(lexicon.passive_orders)}))|(?P<duty>{any_of(lexicon.duties)})"
            rf"|(?P<order>{any_of(lexicon.orders)}))(?!\w)",
            flags,
        )
        if language == "en":
            self.gap = re.compile(
                rf",\s+(?:and\s+|while\s+)?(?P<who>(?:the\s+)?(?:[A-Z][\w'’]*\s+|[{ACTOR_SIGNS}])[^,;]{{0,90}}?)"
                rf"\s+to\s+(?P<verb>{adverb}*(?:{verbs})(?!\w))"
            )
        else:
            self.gap = re.compile(
                rf"(?:,|\s+và)\s+(?P<who>[{ACTOR_SIGNS}]{{4,}})\s+(?P<verb>{adverb}*(?:{verbs})(?!\w))", flags
            )
        self.shares = re.compile(
            r"(?<!\w)(?:với|cùng|chỉ đạo|hướng dẫn|yêu cầu|đề nghị|giao|để|giúp|cho|tại|của|gửi|báo cáo|như|gồm|trình|từ)"
            r"(?!\w)",
            flags,
        )
        self.clause_joint = re.compile(rf"(?:,\s*|(?<!\w)(?:{any_of(lexicon.joints)})\s+)+", flags)
        self.not_order = re.compile(rf"(?<!\w)(?:{any_of(lexicon.not_orders_after)})\s+$", flags)
        self.not_order_before = re.compile(rf"\s+(?:{any_of(lexicon.not_orders_before)})(?!\w)", flags)
        self.letter_word = re.compile(rf"(?<!\w)(?:{any_of((*lexicon.letters, 'ý kiến', 'kế hoạch'))})(?!\w)", flags)
        self.letter = re.compile(r"(?:công văn|văn bản|công điện) gửi|gửi (?:công văn|văn bản)", flags)
        self.not_imperative = re.compile(rf"(?:{any_of(lexicon.not_imperatives)})(?!\w)", flags)
        self.not_duty_after = re.compile(rf"(?<!\w)(?:{any_of(lexicon.not_duties_after)})\s+$", flags)
        self.not_duty_before = re.compile(rf"\s+(?:{any_of(lexicon.not_duties_before)})(?!\w)", flags)
        self.particle = re.compile(rf"\s+(?:{any_of(lexicon.order_particles)})(?!\w)", flags)
        self.joint = re.compile(
            rf"(?:[,–-]\s*|(?<!\w)(?:{any_of(lexicon.joints)})\s+)+(?:cũng\s+|also\s+|has\s+|then\s+)*$", flags
        )
        self.verb = re.compile(rf"(?<!\w){adverb}*(?:{verbs})(?!\w)", flags)
        marker = r"(?:to\s+)?" if language == "en" else ""
        follows = r"(?!\s+(?:của|là)\s)" if language == "vi" else ""
        self.bare_verb = re.compile(rf"{marker}(?P<verb>{adverb}*(?:{verbs})(?!\w)){follows}", flags)
        self.introduction = re.compile(rf"(?:{any_of(lexicon.introductions)})(?!\w)", flags)
        self.ending = re.compile(
            rf"[”\"]\s*[,.]?\s*[-–]?\s*(?=[^”\"]{{2,80}}(?<!\w)(?:{any_of(lexicon.speech)})(?!\w))|(?<!\w)(?:{any_of(lexicon.endings)})(?!\w)|\s\((?:ảnh|photo|nguồn|source)\b",
            flags,
        )
        self.loose_verbs = frozenset(lexicon.verbs) | frozenset(lexicon.adverbs) - frozenset(lexicon.compound_verbs)
        self.compound = (
            re.compile(rf"(?:{any_of(lexicon.compound_verbs)})(?!\w)", flags) if lexicon.compound_verbs else None
        )
        self.noun_before = (
            re.compile(rf"(?<!\w)(?:{any_of(lexicon.nouns_before_verbs)})\s+$", flags)
            if lexicon.nouns_before_verbs
            else None
        )
        self.not_verb = (
            re.compile(rf"(?<!\w)(?:{any_of(lexicon.verbs_not_after)})\s+$", flags) if lexicon.verbs_not_after else None
        )
        self.speech = re.compile(rf"(?<!\w)(?:{any_of(lexicon.speech)})(?!\w)", flags)
        self.body = re.compile(rf"(?:{any_of(lexicon.bodies)})(?!\w)|[{ACTOR_SIGNS}]|\d+\s", flags)
        self.past = re.compile(rf"(?<!\w)(?:{any_of(lexicon.past)})(?!\w)", flags)
        self.plan = re.compile(rf"(?<!\w)(?:{any_of(lexicon.plans)})(?!\w)", flags)


@cache
def grammar_of(language: Language) -> Grammar:
    """The patterns of a language; compiled at the first call."""
    return Grammar(language)


def read_candidates(sketch: str, clause: Clause, grammar: Grammar) -> list[Candidate]:
    """The candidates of a clause in reading order; their actions don't overlap."""
    found = _choose(sketch, clause, grammar)
    split = [piece for candidate in found for piece in _split_gaps(sketch, candidate, grammar)]
    return [cut for candidate in split if (cut := _end_action(sketch, candidate, grammar))]


def _choose(sketch: str, clause: Clause, grammar: Grammar) -> list[Candidate]:
    if headline := _headline(sketch, clause, grammar):
        return [headline]
    imperative = imperative_at(sketch, clause, grammar)
    found = list(_triggered(sketch, clause, grammar))
    if (
        grammar.language == "vi"
        and imperative == clause.content
        and not (found and _has_named_subject(sketch, found[0]))
    ):
        return [_whole(clause, "imperative", imperative, None)]
    listed = _listed(sketch, clause, grammar)
    if found:
        first = found[0].trigger_at
        if listed and listed.action[0] < first:
            lists_verbs = re.search(r"(?:và|,)\s+$", sketch[clause.content : first])
            is_weak = found[0].trigger in grammar.lexicon.weak_orders
            if lists_verbs or (is_weak and not grammar.letter_word.search(sketch, listed.action[0], first)):
                return [listed]
        return found
    if imperative is not None:
        return [_whole(clause, "imperative", imperative, None)]
    return [listed] if listed else []


def _headline(sketch: str, clause: Clause, grammar: Grammar) -> Candidate | None:
    """A title that quotes an order: "Thủ tướng: Không để đứt gãy nguồn cung"."""
    speaker = re.compile(rf"[{ACTOR_SIGNS}][{ACTOR_SIGNS}\s,–-]*:\s*['\"“‘]?").match(sketch, clause.content, clause.end)
    if speaker is None or not (verb := grammar.bare_verb.match(sketch, speaker.end(), clause.end)):
        return None
    colon = sketch.index(":", clause.content)
    whole = _whole(clause, "headline", verb.start("verb"), None)
    return replace(whole, subject=(clause.content, colon))


def _has_named_subject(sketch: str, candidate: Candidate) -> bool:
    """Whether the words right before an order verb name who orders: "Phát biểu tại hội nghị, Phó Thủ tướng yêu cầu"."""
    if candidate.subject is None:
        return False
    start = max(sketch.rfind(mark, *candidate.subject) for mark in ",:“") + 1
    return re.search(rf"[{ACTOR_SIGNS}]", sketch[max(start, candidate.subject[0]) : candidate.subject[1]]) is not None


def _split_gaps(sketch: str, candidate: Candidate, grammar: Grammar) -> Iterator[Candidate]:
    """A list whose verb of ordering is said once: "asked A to review rules, and B to publish them" are two."""
    for gap in grammar.gap.finditer(sketch, candidate.action[0], candidate.action[1]):
        before = sketch[candidate.action[0] : gap.start()]
        if gap.start() - candidate.action[0] < 4 or (grammar.language == "vi" and grammar.shares.search(before)):
            continue
        yield replace(candidate, action=(candidate.action[0], gap.start()))
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


def _end_action(sketch: str, candidate: Candidate, grammar: Grammar) -> Candidate | None:
    """The candidate without what follows the action: "…, qua đó góp phần", "…”, ông Bình nhấn mạnh"."""
    start, end = candidate.action
    for match in grammar.ending.finditer(sketch, start + 8, end):
        end = match.start()
        break
    while end > start and (sketch[end - 1] in ".,;:…-–\"”'’)" or sketch[end - 1].isspace()):
        if sketch[end - 1] == ")" and sketch.count("(", start, end) >= sketch.count(")", start, end):
            break
        end -= 1
    return replace(candidate, action=(start, end)) if end - start >= 4 else None


def imperative_at(sketch: str, clause: Clause, grammar: Grammar) -> int | None:
    """Where an imperative begins, after "to" or an introduction: "Trường hợp có dịch, [áp dụng ngay …]"."""
    if grammar.not_imperative.match(sketch, clause.content, clause.end):
        return None
    if (at := grammar.bare_verb.match(sketch, clause.content, clause.end)) is not None:
        return at.start("verb")
    introduction = grammar.introduction.match(sketch, clause.content, clause.end)
    if introduction is None:
        return None
    for comma in re.compile(r",\s*(?:thì\s+)?").finditer(sketch, introduction.end(), clause.end):
        if (at := grammar.bare_verb.match(sketch, comma.end(), clause.end)) is not None:
            return at.start("verb")
        if comma.end() - clause.content > LONGEST_SUBJECT:
            break
    return None


def _whole(clause: Clause, form: Form, action: int, assignee: Span | None) -> Candidate:
    return Candidate(
        form=form,
        trigger="",
        trigger_at=clause.content,
        clause=clause,
        subject=None,
        assignee=assignee,
        action=(action, clause.end),
        modal="",
        part=0,
    )


def _triggered(sketch: str, clause: Clause, grammar: Grammar) -> Iterator[Candidate]:
    """The candidates that an order or duty verb opens."""
    current: Candidate | None = None
    opens_at = clause.content
    at = clause.content
    for match in grammar.trigger.finditer(sketch, clause.content, clause.end):
        if match.start() < at or not _is_trigger(sketch, match, clause, grammar):
            continue
        joint = _joint_before(sketch, match, current, grammar)
        if current is not None and joint is None:
            continue
        begins = opens_at if joint is None else joint[1]
        candidate = _candidate(sketch, match, clause, begins, grammar)
        if candidate is None:
            continue
        if current is not None and joint is not None:
            yield replace(current, action=(current.action[0], joint[0]))
            candidate = replace(candidate, part=current.part + 1)
        current = candidate
        at = candidate.action[0]
    if current is not None:
        yield current


def _is_trigger(sketch: str, match: re.Match[str], clause: Clause, grammar: Grammar) -> bool:
    """Whether these words order or oblige here: "theo yêu cầu" and "không cần" don't."""
    before = max(clause.start, match.start() - 30)
    if match["duty"]:
        if sketch[match.start() - 1 : match.start()] == "(" and sketch[match.end() : match.end() + 1] == ")":
            return False  # "(phải)", the one on the right in a photograph
        return not (
            grammar.not_duty_after.search(sketch, before, match.start())
            or grammar.not_duty_before.match(sketch, match.end(), clause.end)
        )
    if match["order"]:
        # "Chỉ thị" with a capital in mid-sentence is a document.
        is_noun = match[0][0].isupper() and match.start() > clause.content
        return not (
            is_noun
            or grammar.not_order.search(sketch, before, match.start())
            or grammar.not_order_before.match(sketch, match.end(), clause.end)
        )
    return True


def _joint_before(sketch: str, match: re.Match[str], current: Candidate | None, grammar: Grammar) -> Span | None:
    """The joint ("và", ", ") at which the action of `current` ends and the clause of the trigger begins."""
    if current is None:
        return None
    start = current.action[0]
    if match["order"] or match["passive"]:
        if re.sub(r"\s+", " ", match[0]).casefold() in grammar.lexicon.weak_orders:
            return None
        found = grammar.joint.search(sketch, max(start, match.start() - 40), match.start())
        if found and found.start() > start:
            return found.start(), found.end()
        if grammar.language == "vi" or match["passive"] is None:
            return None
    joints = list(grammar.clause_joint.finditer(sketch, start, match.start()))
    for joint in reversed(joints):
        between = sketch[joint.end() : match.start()]
        if joint.start() <= start or len(between) > 120:
            continue
        if grammar.language == "en":
            return (joint.start(), joint.end()) if "," in joint[0] or grammar.body.match(between) else None
        if grammar.body.match(sketch, joint.end(), match.start()):
            has_verb = _first_verb(sketch, joint.end(), match.start(), grammar) is not None
            return None if has_verb else (joint.start(), joint.end())
    return None


def _candidate(sketch: str, match: re.Match[str], clause: Clause, begins: int, grammar: Grammar) -> Candidate | None:
    subject = (begins, match.start()) if sketch[begins : match.start()].strip(" ,:") else None
    trigger = re.sub(r"\s+", " ", match[0]).casefold()
    form: Form = "order"
    assignee: Span | None = None
    modal = ""
    if match["duty"] or match["passive"]:
        form = "duty" if match["duty"] else "passive"
        if grammar.language == "en" and _is_passive_duty(sketch, match.end(), clause.end):
            action, modal = _complement(sketch, begins, match.start(), grammar), "passive"
        else:
            action = match.start() if trigger.startswith("không được") else _skip_space(sketch, match.end(), clause.end)
    else:
        find = _find_vietnamese if grammar.language == "vi" else _find_english
        found = find(sketch, match, clause.end, grammar)
        if found is None:
            return None
        assignee, action, modal = found
    if action >= clause.end:
        return None
    return Candidate(
        form=form,
        trigger=trigger,
        trigger_at=match.start(),
        clause=clause,
        subject=subject,
        assignee=assignee,
        action=(action, clause.end),
        modal=modal,
        part=0,
    )


def _find_vietnamese(
    sketch: str, match: re.Match[str], end: int, grammar: Grammar
) -> tuple[Span | None, int, str] | None:
    """The assignee and the first verb after an order verb: "yêu cầu [các sở, ngành] [rà soát]"."""
    at = match.end()
    while particle := grammar.particle.match(sketch, at, end):
        at = particle.end()
    at = _skip_space(sketch, at, end, " ,:“\"'")
    condition = re.compile(
        r"(?:trong )?(?:trường hợp|khi|nếu|để|nhằm)\s[^,;]{3,150},\s*(?:thì\s+)?", re.IGNORECASE
    ).match(sketch, at, end)
    verb = _first_verb(sketch, condition.end() if condition else at, end, grammar)
    if grammar.letter.fullmatch(match[0]):
        later = next((t for t in grammar.trigger.finditer(sketch, at, verb or end) if t["order"]), None)
        if later:
            return None
    duty = next((d for d in grammar.trigger.finditer(sketch, at, end) if d["duty"]), None)
    if duty and (verb is None or duty.start() <= verb):
        action = duty.start() if duty[0].casefold().startswith("không được") else _skip_space(sketch, duty.end(), end)
        modal = duty[0].casefold()
        stop = duty.start()
    elif verb is not None:
        action, modal, stop = verb, "", verb
    else:
        return None
    if stop - at > LONGEST_ASSIGNEE or action >= end:
        return None
    return ((at, stop) if sketch[at:stop].strip(' ,:“"') else None), action, modal


def _first_verb(sketch: str, start: int, end: int, grammar: Grammar) -> int | None:
    """Where the first verb begins that is no attribute ("cơ quan quản lý") and in no relative clause ("đang làm")."""
    at = start
    while match := grammar.verb.search(sketch, at, end):
        before = max(start, match.start() - 20)
        attribute = (
            grammar.compound
            and grammar.noun_before
            and grammar.compound.match(sketch, match.start(), end)
            and grammar.noun_before.search(sketch, before, match.start())
        )
        in_brackets = sketch.count("(", start, match.start()) > sketch.count(")", start, match.start())
        if (
            not attribute
            and not in_brackets
            and not (grammar.not_verb and grammar.not_verb.search(sketch, before, match.start()))
        ):
            return match.start()
        at = match.start() + 1
        word = re.compile(r"\w+").match(sketch, match.start(), end)
        at = word.end() if word else at
    return None


NOT_INFINITIVE = re.compile(
    r"(?:the|a|an|its|their|his|her|our|this|that|these|those|all|any|each|every|some|no|whom|which|what|both|more|one|two|be)\b"
)
NOT_BEFORE_TO = re.compile(
    r"(?:according|related|due|attached|belonging|prior|subject|opposed|thanks|addition|relating|leading|regard|regards|response|access|closer|close|up|right|able|how|required|wishing|wish|order|enough|licensed|set|expected|seeking)\s*$",
    re.IGNORECASE,
)


def _find_english(sketch: str, match: re.Match[str], end: int, grammar: Grammar) -> tuple[Span | None, int, str] | None:
    """The assignee and the infinitive after an order verb: "asked [the departments] to [review]"."""
    at = match.end()
    particle = grammar.particle.match(sketch, at, end)
    that = particle is not None and particle[0].split()[-1].casefold() == "that"
    while particle := grammar.particle.match(sketch, at, end):
        if particle[0].split()[-1] == "to" and _opens_infinitive(sketch, _skip_space(sketch, particle.end(), end), end):
            break
        at = particle.end()
    at = _skip_space(sketch, at, end, ' ,:“"')
    if that:
        return _find_that(sketch, at, end, grammar)
    for to in re.compile(r"(?<!\w)(?:not\s+)?to\s+", re.IGNORECASE).finditer(sketch, at, end):
        if to.start() - at > LONGEST_ASSIGNEE:
            break
        if NOT_BEFORE_TO.search(sketch, max(at, to.start() - 14), to.start()):
            continue
        if _opens_infinitive(sketch, to.end(), end):
            start = to.start() if to[0].casefold().startswith("not") else to.end()
            assignee = (at, to.start()) if sketch[at : to.start()].strip(" ,") else None
            return assignee, start, ""
    if match[0].casefold().split()[-1] in ("for", "on") or re.compile(
        r"(?:the\s+)?(?:\w+\s+){0,2}\w+(?:ment|tion|ing|sion|al)\s+of\s", re.IGNORECASE
    ).match(sketch, at, end):
        if match[0].casefold() in ("call on", "calls on", "called on", "calling on"):
            return None
        the = re.compile(r"the\s+").match(sketch, at, end)
        return None, the.end() if the else at, "nominal"
    return None


def _opens_infinitive(sketch: str, at: int, end: int) -> bool:
    return bool(re.compile(r"[\"“]?[a-z]").match(sketch, at, end)) and not NOT_INFINITIVE.match(sketch, at, end)


def _find_that(sketch: str, at: int, end: int, grammar: Grammar) -> tuple[Span | None, int, str] | None:
    """The assignee and the verb of a clause with "that": "requested that [the province] [continue]"."""
    if re.compile(r"[^.;]*?\bbe\s+(?:\w+ly\s+)?\w+", re.IGNORECASE).match(sketch, at, end) and re.compile(
        r"(?<!\w)be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en)|done|made)\b"
    ).search(sketch, at, end):
        return None, at, "passive"
    for verb in grammar.verb.finditer(sketch, at, end):
        before = sketch[max(at, verb.start() - 5) : verb.start()]
        if verb.start() > at and not re.search(r"\b(?:to|the|a|of|and)\s+$", before):
            return (at, verb.start()), verb.start(), "that"
    return None


PASSIVE_DUTY = re.compile(
    r"\s+(?:also\s+|not\s+|only\s+)*be\s+(?:also\s+|not\s+|only\s+)*(?:\w+ly\s+)?(?:(?:\w+[^n\W]ed|\w+ied|\w+ned|\w+ten|torn|given|taken|done|made|paid|put|kept|held|dealt|met|built|set|sent|led|brought|carried|shown|known|seen|overcome|driven|written|drawn|spent|cut|found)\b)",
    re.IGNORECASE,
)


def _is_passive_duty(sketch: str, at: int, end: int) -> bool:
    return PASSIVE_DUTY.match(sketch, at, end) is not None


def _complement(sketch: str, start: int, end: int, grammar: Grammar) -> int:
    """Where the clause begins that depends on a verb of saying: "stressed that [violations must be …]"."""
    begins = max([start, *(match.end() for match in grammar.speech.finditer(sketch, start, end))])
    for match in re.compile(r"(?:\bthat\s+|,\s+(?=(?:the|all|any|these|those)\b)|:\s+[\"“]?|[\"“])").finditer(
        sketch, start, end
    ):
        if grammar.speech.search(sketch, start, match.end()) or match[0].startswith(",") or match[0][0] in '"“':
            begins = match.end()
    return _skip_space(sketch, begins, end, ' ,"“')


def _listed(sketch: str, clause: Clause, grammar: Grammar) -> Candidate | None:
    """A named body followed by what it is to do: "Sở Y tế tăng cường …"; "the State Treasury, to …"."""
    if not grammar.body.match(sketch, clause.content, clause.end):
        return None
    if grammar.language == "vi":
        verb = _first_verb(sketch, clause.content, clause.end, grammar)
        if verb is None or verb - clause.content > LONGEST_SUBJECT:
            return None
        between = sketch[clause.content : verb]
        if grammar.past.search(between) or grammar.plan.search(between) or grammar.speech.search(between):
            return None
        return _whole(clause, "listed", verb, (clause.content, verb))
    for to in re.compile(r",?\s+to\s+", re.IGNORECASE).finditer(sketch, clause.content, clause.end):
        between = sketch[clause.content : to.start()]
        if (
            grammar.past.search(between)
            or grammar.plan.search(between)
            or NOT_BEFORE_TO.search(between)
            or len(between) > LONGEST_SUBJECT
        ):
            return None
        if grammar.verb.match(sketch, to.end(), clause.end):
            return _whole(clause, "listed", to.end(), (clause.content, to.start()))
    return None


def _skip_space(sketch: str, start: int, end: int, blanks: str = " \t\u00a0,:") -> int:
    while start < end and sketch[start] in blanks:
        start += 1
    return start
