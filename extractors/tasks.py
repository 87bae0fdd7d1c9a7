"""Tasks: who must do what by when, as in "Thủ tướng yêu cầu Bộ Y tế báo cáo trước ngày 30/6".

Candidates (`task_candidates`) are judged (`task_judge`), and those accepted become tasks here: each names who orders,
who is to act, by when, and the document that says so, or takes them over from the order before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from extractors.coreference import Coreference
from extractors.dates import find_deadline
from extractors.officials import extract_officials
from extractors.reading import Reading
from extractors.records import Task
from extractors.task_candidates import Candidate, Form, read_candidates
from extractors.task_clauses import draw_sketch, split_clauses
from extractors.task_documents import Documents
from extractors.task_grammar import Grammar, grammar_of
from extractors.task_headings import LONGEST_LIST, as_item, find_heading
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
    "heading": (0.0, 0.0),
}
# What is less probable than this is left out; the best point for F1 in cross-validation.
THRESHOLD = 0.36

# A task of fewer words that begins another one is no summary of it ("xử lý"), in words.
SHORTEST_SUMMARY = 3
# How far an order reaches, in sentences: who gave it, and whom it was for.
ASSIGNER_REACH = 3
ASSIGNEE_REACH = 2


def extract_tasks(reading: Reading, judge: Mapping[str, float] | None = None) -> list[Task]:
    """The tasks of an article in reading order; what is said twice in the same words is one.

    `judge` holds the weights of a trained judge of candidates (see models/train_tasks.py); without it, each form of
    statement has the confidence of its kind, and those that are mostly no tasks are left out.
    """
    grammar = grammar_of(reading.article.language)
    sketch = draw_sketch(reading)
    candidates = find_candidates(reading, sketch, grammar)
    scores = judge_candidates(reading, sketch, candidates, grammar, judge)
    accepted = [
        (candidate, score)
        for candidate, score in zip(candidates, scores, strict=True)
        if score >= THRESHOLD or candidate.form == "heading"
    ]
    return keep_distinct(TaskReader(reading, sketch, grammar).read(accepted))


def keep_distinct(tasks: Iterable[Task]) -> list[Task]:
    """The tasks without those that another one says in the same words, or in the same and more, as captions do."""
    by_action: dict[str, Task] = {}
    for task in tasks:
        by_action.setdefault(" ".join(task.action.casefold().split()), task)
    ordered = sorted(by_action)
    for action, following in pairwise(ordered):
        if action.count(" ") >= SHORTEST_SUMMARY - 1 and following.startswith(f"{action} "):
            del by_action[action]
    return list(by_action.values())


def find_candidates(reading: Reading, sketch: str, grammar: Grammar) -> list[Candidate]:
    """All candidates of an article and the headings of lists, in reading order."""
    found: list[Candidate] = []
    list_ends = -1
    for number, clause in enumerate(split_clauses(reading, sketch, grammar.lexicon)):
        candidates = read_candidates(sketch, clause, grammar)
        if heading := find_heading(sketch, clause, candidates, grammar):
            candidates, list_ends = [heading], number + LONGEST_LIST
        elif number <= list_ends:
            candidates = [as_item(candidate) for candidate in candidates]
        found += candidates
    return found


def judge_candidates(
    reading: Reading,
    sketch: str,
    candidates: Sequence[Candidate],
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
        in_run = candidate.form in ("order", "headline", "heading") or in_run
        sentence = candidate.clause.sentence
    return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the statements after an order take over from it."""

    at: int
    end: int  # of what was to be done
    sentence: int
    assigner: str | None
    assignee: str | None  # whoever was to act last
    everybody: str | None  # for whom the whole order was, before it came to single assignees
    directive: str | None


class TaskReader:
    """Turns the candidates of an article into tasks, each with what it takes over from those before it."""

    def __init__(self, reading: Reading, sketch: str, grammar: Grammar) -> None:
        self.reading = reading
        self.text = reading.text
        self.grammar = grammar
        coreference = reading.derive(Coreference).with_officials(extract_officials(reading))
        self.people = People(reading, sketch, grammar, coreference)
        self.documents = Documents(reading, sketch, grammar, self.people)
        self.order = Order(at=-1, end=-1, sentence=-99, assigner=None, assignee=None, everybody=None, directive=None)

    def read(self, accepted: Sequence[tuple[Candidate, float]]) -> Iterator[Task]:
        """The tasks of the accepted candidates, which come with their probabilities."""
        for candidate, confidence in accepted:
            assignee = self.find_assignee(candidate)
            assigner = self.find_assigner(candidate, assignee)
            directive = self.find_directive(candidate, assigner)
            is_order = candidate.form in ("order", "passive", "headline", "heading")
            self.order = Order(
                at=candidate.trigger_at,
                end=candidate.action[1],
                sentence=candidate.clause.sentence,
                assigner=assigner,
                assignee=assignee,
                everybody=assignee if is_order else self.order.everybody,
                directive=directive,
            )
            if candidate.form == "heading":
                continue
            start, end = candidate.action
            yield Task(
                assigner=assigner,
                assignee=assignee,
                action=self.text[start:end],
                deadline=self.find_deadline(candidate),
                directive=directive,
                evidence=self.reading.article.cite(min(start, candidate.trigger_at), end),
                confidence=round(confidence, 3),
                rule=f"tasks.{candidate.form}@{VERSION}",
            )

    def find_assigner(self, candidate: Candidate, assignee: str | None) -> str | None:
        """Who orders: named before the order verb, said to say so, or as in the order before."""
        people, clause = self.people, candidate.clause
        sentence = self.reading.sentences[clause.sentence]
        near = self.order.assigner if clause.sentence - self.order.sentence <= ASSIGNER_REACH else None
        if candidate.form in ("order", "headline", "heading") and candidate.subject:
            issue = self.documents.last_before(candidate.trigger_at)
            is_new = issue is not None and issue.at >= self.order.end and issue.issuer is not None
            named, _ = people.subject(candidate.subject, issue.issuer if issue and is_new else near)
            if named:
                return named
        if candidate.form == "duty" and self.documents.is_law(sentence.start, candidate.trigger_at):
            return None
        options: list[str | None] = [people.resolve(candidate.agent) if candidate.agent else None]
        options += [people.quoted_speaker(candidate) if clause.is_quoted else people.speaker_after(candidate)]
        if candidate.form in ("duty", "passive", "order", "heading"):
            options += people.voices_before(candidate.trigger_at, clause.start)
            # "Le Van Tam was plain: the department has to …"
            colon = self.text.rfind(": ", *candidate.subject) if candidate.subject else -1
            options += [people.resolve(span) for span in people.actor_spans(sentence.start, max(colon, 0))[:1]]
        earlier = islice(people.voices_before(candidate.trigger_at), 2)
        options = [*options, near, *earlier, self.order.assigner, people.first_voice()]
        return next((option for option in options if option and option != assignee), None)

    def find_assignee(self, candidate: Candidate) -> str | None:
        """Who is to act: named in the statement, the recipient of the letter, or as in the order before."""
        people = self.people
        if candidate.modal in ("passive", "nominal"):
            return None
        is_near = candidate.clause.sentence - self.order.sentence <= ASSIGNEE_REACH
        last = self.order.assignee if is_near else None
        span, letter = candidate.assignee, None
        if span is None and candidate.form == "order" and candidate.subject:
            span = people.addressed(candidate.subject)
        if candidate.form in ("duty", "passive"):
            if candidate.subject is None:
                return last
            span = people.duty_bearer(candidate.subject)
            if span is None and people.is_introduction(candidate.subject):
                return last
        elif candidate.form in ("order", "heading") and candidate.subject:
            _, letter = people.subject(candidate.subject)
        span = people.assignee(span) if span else None
        if span is not None and not people.is_object_pronoun(span):
            return people.resolve(span, spell_out=False)
        if letter is not None and (recipient := people.assignee(letter)):
            return people.resolve(recipient, spell_out=False)
        if span is not None:
            return self.order.assignee
        if candidate.form == "imperative":
            # On a new line, an imperative is for everybody again; else for whoever was named last.
            return self.order.everybody if candidate.clause.opens_line and is_near else last
        return None

    def find_directive(self, candidate: Candidate, assigner: str | None) -> str | None:
        """The number of the document that sets the task: named before the order, issued before, or carried on."""
        sentence = self.reading.sentences[candidate.clause.sentence]
        # What is named in the action before is no source of this one.
        start = max(sentence.start, min(self.order.end, candidate.trigger_at))
        named = self.documents.named_between(start, candidate.trigger_at)
        if named:
            return named
        issue = self.documents.last_before(candidate.trigger_at)
        if issue and issue.at >= self.order.end:
            points_back = self.documents.points_back(sentence.start, candidate.trigger_at)
            if points_back or issue.issuer is None or self.people.speaks_for(issue.issuer, assigner):
                return issue.number
        return self.order.directive if assigner is not None and assigner == self.order.assigner else None

    def find_deadline(self, candidate: Candidate) -> str | None:
        """The day by which the action is to be done, in ISO 8601."""
        found = find_deadline(self.text, *candidate.action, self.reading.published_on, self.grammar.language)
        return found.date.value if found else None
