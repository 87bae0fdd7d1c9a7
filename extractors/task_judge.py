"""The judge: how probable it is that a candidate is a task, from what stands in and around it.

A feature is a name and a value, as in "trigger=yêu cầu"; the weights of features are learned from annotated articles
by logistic regression. What depends on the form of the candidate carries the form as well: "subject=person:order".
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from extractors.reading import Reading
from extractors.task_candidates import Candidate
from extractors.task_clauses import ACTOR_SIGNS, SIGNS, Span
from extractors.task_grammar import Grammar

KIND_OF_SIGN = {sign: label.casefold() for label, sign in SIGNS.items()}
WORD = re.compile(rf"\w+|[{''.join(SIGNS.values())}]+")

# The upper ends of the classes into which lengths and distances are sorted.
ACTION_LENGTHS = (20, 45, 120, 250)  # code points
SUBJECT_LENGTHS = (30, 90)  # code points
DISTANCES = (0, 1, 2, 3, 9)  # sentences
# The title, or the first sentence, and the one after it.
OPENING_SENTENCES = 2
# Candidates among which the last order is looked for.
FURTHEST_ORDER = 200
LONGEST_RUN = 100
# Statements that stand no further apart than this follow each other without a break, in code points.
SMALLEST_BREAK = 12


def describe(reading: Reading, sketch: str, candidates: Sequence[Candidate], grammar: Grammar) -> list[list[str]]:
    """The features of each candidate of an article."""
    opens_with_order = any(c.form == "order" and c.clause.sentence < OPENING_SENTENCES for c in candidates)
    return [
        [
            "bias",
            *_describe_words(sketch, candidate, grammar),
            *_describe_actors(sketch, candidate, grammar),
            *_describe_levels(reading, candidate, grammar),
            f"title order={opens_with_order}:{candidate.form}",
            *_describe_sentence(reading, sketch, candidate, grammar),
            *_describe_speech(reading, sketch, candidate, grammar),
            *_describe_neighbours(candidates, place),
            *_describe_run(sketch, candidates, place),
        ]
        for place, candidate in enumerate(candidates)
    ]


def probability(features: Sequence[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the sum of the weights of the features."""
    total = sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _describe_words(sketch: str, candidate: Candidate, grammar: Grammar) -> list[str]:
    """The order verb, the words before it, and the first words of the action."""
    start, end = candidate.action
    action = _words(sketch, start, min(end, start + 80))
    before = _words(sketch, max(candidate.clause.start, candidate.trigger_at - 40), candidate.trigger_at)
    last = before[-1] if before else ""
    verb_size = 2 if grammar.language == "vi" else 1  # Vietnamese verbs are mostly two syllables
    return [
        f"form={candidate.form}",
        f"trigger={candidate.trigger}",
        f"before={last}",
        f"trigger after={candidate.trigger}:{last}",
        f"modal={candidate.modal}",
        f"opening={candidate.clause.opening}",
        f"verb={' '.join(action[:verb_size])}",
        f"word={' '.join(action[:1])}",
        f"length={_class_of(end - start, ACTION_LENGTHS)}",
        f"ends={sketch[end : end + 1]}",
    ]


def _describe_actors(sketch: str, candidate: Candidate, grammar: Grammar) -> list[str]:
    """What kinds of actor stand before the order verb and after it."""
    form = candidate.form
    subject = _kind_of(sketch, candidate.subject, grammar)
    features = [
        f"subject={subject}",
        f"subject={subject}:{form}",
        f"trigger of={candidate.trigger}:{subject}",
        f"assignee={_kind_of(sketch, candidate.assignee, grammar)}:{form}",
    ]
    actor = candidate.assignee or candidate.subject
    if actor:
        features.append(f"head={' '.join(_words(sketch, *actor)[:1])}:{form}")
    if candidate.subject:
        features.append(f"subject length={_class_of(_length(candidate.subject), SUBJECT_LENGTHS)}:{form}")
    return features


def _describe_levels(reading: Reading, candidate: Candidate, grammar: Grammar) -> list[str]:
    """How high who orders and who is to act stand, and whether the order goes down, as orders do."""
    form = candidate.form
    high = _level_of(reading, candidate.subject, grammar, last=True)
    low = _level_of(reading, candidate.assignee, grammar)
    direction = "unknown" if high is None or low is None else "up" if high > low else "down" if high < low else "same"
    return [f"level={high}:{form}", f"assignee level={low}:{form}", f"direction={direction}:{form}"]


def _level_of(reading: Reading, span: Span | None, grammar: Grammar, *, last: bool = False) -> int | None:
    """The level of the body named in a span, 0 for the highest; the first one, or the one of the last actor."""
    if span is None:
        return None
    start, end = span
    if last and (actors := reading.mentions_in(start, end, "POSITION", "ORG", "LOC")):
        start = actors[-1].start
    word = grammar.level.search(reading.text, start, end)
    return grammar.level_of[" ".join(word[0].casefold().split())] if word else None


def _describe_sentence(reading: Reading, sketch: str, candidate: Candidate, grammar: Grammar) -> list[str]:
    """Tense, plans and speech in the sentence, and where it stands."""
    form = candidate.form
    start, end = candidate.action
    sentence = candidate.clause.sentence
    lead = reading.sentences[sentence].start
    features = [
        f"position={'title' if sentence == 0 else 'lead' if sentence < 3 else 'body'}",
        f"quoted={candidate.clause.is_quoted}:{form}",
    ]
    patterns = {"past": grammar.past, "plan": grammar.plan, "proposal": grammar.proposal, "speech": grammar.speech}
    for name, pattern in patterns.items():
        words = {match[0].casefold() for match in pattern.finditer(sketch, lead, candidate.trigger_at)}
        features += [f"{name}={word}:{form}" for word in sorted(words)]
        if pattern.search(sketch, start, end):
            features.append(f"{name} in action")
    if grammar.copula.search(sketch, start, end):
        features.append(f"copula={form}")
    if grammar.attribution.match(sketch, end):
        features += ["said after", f"said after:{form}"]
    return features


def _describe_speech(reading: Reading, sketch: str, candidate: Candidate, grammar: Grammar) -> list[str]:
    """Whether somebody speaks in the sentence, and in the one before it."""
    number = candidate.clause.sentence
    speaks, spoke = (
        grammar.speech.search(sketch, sentence.start, sentence.end) is not None
        for sentence in (reading.sentences[number], reading.sentences[max(0, number - 1)])
    )
    return [f"speaks={speaks}:{candidate.form}", f"spoke before={spoke}:{candidate.form}"]


def _describe_neighbours(candidates: Sequence[Candidate], place: int) -> list[str]:
    """The candidates right before and after, and how far the last order is."""
    candidate = candidates[place]
    form = candidate.form
    features = []
    for name, other in (("previous", place - 1), ("next", place + 1)):
        if not 0 <= other < len(candidates):
            features.append(f"{name}=none:{form}")
            continue
        gap = _class_of(abs(candidates[other].clause.sentence - candidate.clause.sentence), (0, 1, 2))
        features += [f"{name}={_form_of(candidates[other])}:{gap}:{form}", f"{name}={gap}:{form}"]
    gap = -1
    for earlier in range(place - 1, max(-1, place - 1 - FURTHEST_ORDER), -1):
        if _form_of(candidates[earlier]) == "order":
            gap = _class_of(candidate.clause.sentence - candidates[earlier].clause.sentence, DISTANCES)
            break
    return [*features, f"order before={gap}:{form}"]


def _describe_run(sketch: str, candidates: Sequence[Candidate], place: int) -> list[str]:
    """The statements in neighbouring sentences before a candidate, and the one that opens an unbroken run of them."""
    form = candidates[place].form
    first = place
    while place - first < LONGEST_RUN and first:
        if candidates[first].clause.sentence - candidates[first - 1].clause.sentence > 1:
            break
        first -= 1
    forms = {_form_of(candidate) for candidate in candidates[first:place]}
    chain = "order" if "order" in forms else "duty" if "duty" in forms else "none"
    opener = None
    for earlier in range(place - 1, max(-1, place - 1 - LONGEST_RUN), -1):
        if candidates[earlier + 1].clause.start - candidates[earlier].action[1] > SMALLEST_BREAK:
            break
        if candidates[earlier].form not in ("imperative", "listed"):
            opener = candidates[earlier]
            break
    return [
        f"chain={chain}:{form}",
        f"run={min(place - first, 3)}:{form}",
        f"opener={_form_of(opener) if opener else 'none'}:{form}",
        f"opened by={opener.trigger if opener else 'none'}:{form}",
    ]


def _form_of(candidate: Candidate) -> str:
    """The form of a neighbour; what follows a heading follows an order."""
    return "order" if candidate.form == "heading" else candidate.form


def _words(sketch: str, start: int, end: int) -> list[str]:
    """The words of a span in lower case; a mention is its label, a number is 0."""
    words = []
    for match in WORD.finditer(sketch, start, end):
        word = match[0]
        kind = KIND_OF_SIGN.get(word[0])
        words.append(f"<{kind}>" if kind else "0" if word.isdigit() else word.casefold())
    return words


def _kind_of(sketch: str, span: Span | None, grammar: Grammar) -> str:
    """What a subject or assignee is: the label of its last mention, "body", "other" or "none"."""
    if span is None or not sketch[slice(*span)].strip(' ,:“"'):
        return "none"
    signs = re.findall(rf"[{ACTOR_SIGNS}]", sketch[slice(*span)])
    if signs:
        return KIND_OF_SIGN[signs[-1]]
    return "body" if grammar.body.search(sketch, *span) else "other"


def _class_of(number: int, ends: Sequence[int]) -> int:
    """The number of the class into which `number` falls; each class has its upper end in it."""
    return sum(number > end for end in ends)


def _length(span: Span) -> int:
    return span[1] - span[0]
