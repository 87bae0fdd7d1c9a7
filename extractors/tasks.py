"""Tasks: who must do what by when, as in "Thủ tướng yêu cầu Bộ Y tế báo cáo trước ngày 30/6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.coreference import Coreference
from extractors.dates import find_deadline
from extractors.officials import extract_officials
from extractors.reading import Reading
from extractors.records import Task
from extractors.task_candidates import Candidate, Form, Grammar, grammar_of, read_candidates
from extractors.task_clauses import draw_sketch, split_clauses
from extractors.task_judge import describe, probability
from extractors.task_people import People

VERSION = 1

# The share of candidates that are tasks, counted in the annotated articles: those that stand alone, and those that
# follow an order without a break. It is the confidence of a task when no trained judge is given.
CONFIDENCE: dict[Form, tuple[float, float]] = {
    "order": (0.65, 0.77),
    "duty": (0.37, 0.82),
    "passive": (0.33, 0.6),
    "imperative": (0.2, 0.8),
    "listed": (0.04, 0.6),
    "headline": (0.4, 0.4),
}
# What is less probable than this is left out; the best point for F1 in cross-validation.
THRESHOLD = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the tasks after an order take over from it."""

    assigner: str | None
    assignee: str | None
    directive: str | None
    sentence: int


def extract_tasks(reading: Reading, judge: Mapping[str, float] | None = None) -> list[Task]:
    """The tasks of an article in reading order.

    `judge` holds the weights of a trained judge of candidates (models/train_tasks.py); without it, every form of
    statement has the confidence of its kind, and those that are mostly no tasks are left out.
    """
    grammar = grammar_of(reading.article.language)
    sketch = draw_sketch(reading)
    candidates = find_candidates(reading, sketch, grammar)
    scores = judge_candidates(reading, sketch, candidates, grammar, judge)
    accepted = [(c, score) for c, score in zip(candidates, scores, strict=True) if score >= THRESHOLD]
    return list(TaskReader(reading, sketch, grammar).read(accepted))


def find_candidates(reading: Reading, sketch: str, grammar: Grammar) -> list[Candidate]:
    """All candidates of an article, in reading order."""
    clauses = split_clauses(reading, sketch, grammar.lexicon)
    return [candidate for clause in clauses for candidate in read_candidates(sketch, clause, grammar)]


def judge_candidates(
    reading: Reading,
    sketch: str,
    candidates: list[Candidate],
    grammar: Grammar,
    judge: Mapping[str, float] | None,
) -> list[float]:
    """The probability of each candidate to be a task."""
    if judge is not None:
        return [probability(features, judge) for features in describe(reading, sketch, candidates, grammar)]
    scores: list[float] = []
    in_run, sentence = False, -9
    for candidate in candidates:
        in_run = in_run and candidate.clause.sentence - sentence <= 1
        scores.append(CONFIDENCE[candidate.form][in_run])
        in_run = candidate.form in ("order", "headline") or in_run
        sentence = candidate.clause.sentence
    return scores


class TaskReader:
    """Turns the candidates of an article into tasks, each with what it takes over from those before it."""

    def __init__(self, reading: Reading, sketch: str, grammar: Grammar) -> None:
        self.reading = reading
        self.text = reading.text
        self.grammar = grammar
        self.people = People(reading, sketch, grammar, Coreference(reading, extract_officials(reading)))
        self.order = Order(assigner=None, assignee=None, directive=None, sentence=-99)

    def read(self, accepted: Sequence[tuple[Candidate, float]]) -> Iterator[Task]:
        """The tasks of the accepted candidates, which come with their probabilities."""
        for candidate, score in accepted:
            assignee, letter = self.find_assignee(candidate)
            assigner = self.find_assigner(candidate, assignee)
            if assignee is None and letter:
                assignee = letter
            directive = self.find_directive(candidate, assigner)
            self.order = Order(
                assigner=assigner, assignee=assignee, directive=directive, sentence=candidate.clause.sentence
            )
            start, end = candidate.action
            yield Task(
                assigner=assigner,
                assignee=assignee,
                action=self.text[start:end],
                deadline=self.find_deadline(candidate),
                directive=directive,
                evidence=self.reading.article.cite(min(start, candidate.trigger_at), end),
                confidence=round(score, 3),
                rule=f"tasks.{candidate.form}@{VERSION}",
            )

    def find_assigner(self, candidate: Candidate, assignee: str | None) -> str | None:
        """Who orders: named before the order verb, said to say so, or as in the order before."""
        if candidate.form in ("order", "headline") and candidate.subject:
            named, _ = self.people.subject(candidate.subject)
            if named:
                return named
        options: list[str | None] = []
        sentence = self.reading.sentences[candidate.clause.sentence]
        near = candidate.clause.sentence - self.order.sentence
        if candidate.clause.is_quoted:
            options.append(self.people.quoted_speaker(candidate))
        colon = self.text.rfind(": ", *candidate.subject) if candidate.form == "duty" and candidate.subject else -1
        if colon > 0 and (spans := self.people.actor_spans(sentence.start, colon)):
            options.append(self.people.resolve(spans[0]))
        if candidate.form in ("duty", "passive", "order"):
            options += [v.speaker for v in self.people.voices_before(candidate.trigger_at, sentence.start)]
        if near <= 3:
            options.append(self.order.assigner)
        options += [v.speaker for v in self.people.voices_before(candidate.trigger_at)[:2]]
        options += [self.order.assigner, self.people.first_voice()]
        return next((option for option in options if option and option != assignee), None)

    def find_assignee(self, candidate: Candidate) -> tuple[str | None, str | None]:
        """Who is to act, and to whom the letter with the order went."""
        if candidate.modal in ("passive", "nominal"):
            return None, None
        near = candidate.clause.sentence - self.order.sentence <= 2
        letter = None
        span = candidate.assignee
        if candidate.form in ("duty", "passive"):
            if candidate.subject is None:
                return (self.order.assignee if near else None), None
            span = self.people.duty_bearer(candidate.subject)
        elif candidate.form == "order" and candidate.subject:
            letter = self.people.subject(candidate.subject)[1]
        span = self.people.assignee(span) if span else None
        if span is None:
            if letter is not None and (bearer := self.people.assignee(letter)):
                return None, self.people.resolve(bearer)
            return (self.order.assignee if candidate.form == "imperative" and near else None), None
        if re.match(r"(?:them|they|it|him|her)$", self.text[slice(*span)], re.IGNORECASE):
            if letter is not None and (bearer := self.people.assignee(letter)):
                return None, self.people.resolve(bearer)
            return self.order.assignee, None
        return self.people.resolve(span), None

    def find_directive(self, candidate: Candidate, assigner: str | None) -> str | None:
        """The number of the document that sets the task: named before it in the sentence, or carried on."""
        sentence = self.reading.sentences[candidate.clause.sentence]
        before = self.reading.mentions_in(sentence.start, candidate.action[0], "DIRECTIVE")
        if before and candidate.form in ("order", "passive", "duty"):
            number = re.search(r"\d[\w/.&–-]*(?:\s?-\s?[\w/]+)*", before[-1].text)
            if number:
                return number[0]
        if assigner is not None and assigner == self.order.assigner:
            return self.order.directive
        return None

    def find_deadline(self, candidate: Candidate) -> str | None:
        """The day by which the action is to be done."""
        start, end = candidate.action
        found = find_deadline(self.text, start, end, self.reading.published_on, self.grammar.language)
        return found.date.value if found else None
