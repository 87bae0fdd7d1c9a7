"""Who orders and who is to act, as in "[Bộ Y tế] có công văn gửi [Sở Y tế các tỉnh] đề nghị chấn chỉnh …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from extractors.coreference import Coreference
from extractors.reading import Reading
from extractors.task_candidates import Candidate, Grammar
from extractors.task_clauses import Span, any_of

QUOTE_END = re.compile(r"[”\"]\s*[,.]?\s*[-–]?\s*")
# How far behind a statement its quotation may close and its speaker be named, in code points.
LONGEST_QUOTE = 700
LONGEST_ATTRIBUTION = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who says, orders or issues something at this offset."""

    at: int
    speaker: str


class People:
    """The actors of an article, as tasks need them."""

    def __init__(self, reading: Reading, sketch: str, grammar: Grammar, coreference: Coreference) -> None:
        self.reading = reading
        self.text = reading.text
        self.sketch = sketch
        self.grammar = grammar
        self.coreference = coreference
        words = grammar.lexicon
        self._link = re.compile(
            rf"\s*(?:[,(]|[-–])?\s*(?:(?:{any_of(words.name_links)})\s*)*(?:[,(]|[-–])?\s*", re.IGNORECASE
        )
        self._letter = re.compile(
            rf"(?<!\w)(?:{any_of(words.letters)})(?!\w)[^.;]*?\s(?P<to>(?:{any_of(words.recipient_markers)})\s+)",
            re.IGNORECASE,
        )
        self._shared = re.compile(rf"(?<!\w)(?:{any_of(words.coordinators)})\s*$", re.IGNORECASE)
        self._pronoun = re.compile(rf"(?:{any_of(words.pronouns)})$", re.IGNORECASE)
        self._first_person = re.compile(rf"(?:{any_of(words.first_person)})$", re.IGNORECASE)
        self._tail = re.compile(rf"(?:[\s,:“\"–-]|(?<!\w)(?:{any_of(words.subject_tails)})(?!\w))+$", re.IGNORECASE)
        self._head = re.compile(rf"(?:[\s,:“\"]|(?:{any_of(words.assignee_heads)})(?!\w))+", re.IGNORECASE)
        self._issue = re.compile(rf"(?<!\w)(?:{any_of(words.issuing)})(?!\w)", re.IGNORECASE)
        self._thing = re.compile(rf"(?:{any_of(words.things)})(?!\w)", re.IGNORECASE)
        self._part = re.compile(rf"[,:“\"”.;]\s*|(?<!\w)(?:{any_of(words.part_openers)})\s+", re.IGNORECASE)
        self._voices = self._find_voices()
        self._voice_starts = [voice.at for voice in self._voices]

    # Spans

    def actor_spans(self, start: int, end: int) -> list[Span]:
        """The names, titles and bodies in ``text[start:end]``, those that belong together as one."""
        spans: list[Span] = []
        for mention in self.reading.mentions_in(start, end, "PERSON", "POSITION", "ORG", "LOC"):
            if mention.label == "PERSON" and self.coreference.is_credit(mention):
                continue
            here = (mention.start, mention.end)
            if (
                spans
                and self._link.fullmatch(self.text, spans[-1][1], here[0])
                and not self._has_person(spans[-1], mention.label)
            ):
                spans[-1] = (spans[-1][0], here[1])
            else:
                spans.append(here)
        return spans

    def _has_person(self, span: Span, label: str) -> bool:
        """Whether a span with a person is followed by a second one."""
        return label == "PERSON" and bool(self.reading.mentions_in(*span, "PERSON"))

    def resolve(self, span: Span) -> str:
        """The name of the actor in a span; the person's when it holds just one."""
        people = self.reading.mentions_in(*span, "PERSON")
        if len(people) == 1 and self.reading.mentions_in(*span)[0].label in ("PERSON", "POSITION"):
            return self.coreference.fullest_name(people[0])
        return self.coreference.resolve_actor(*span)

    def subject(self, span: Span) -> tuple[str | None, Span | None]:
        """Who acts in the words before an order verb, and to whom his letter went, if the words say so."""
        start, end = span
        stop, letter = end, None
        if sent := self._letter.search(self.sketch, start, end):
            stop, letter = sent.start("to"), (sent.end(), end)
        parts = self._parts(start, stop)
        # "Kerry called Lavrov and urged him": a verb without words of its own before it shares the first subject.
        shares = self._shared.search(self.sketch, start, stop) is not None
        for part in [(start, stop)] if shares else reversed(parts):
            spans = [s for s in self.actor_spans(*part) if not self._is_place(s, part)]
            if spans:
                return self.resolve(spans[0 if shares or letter else -1]), letter
            words = self._bare_words(part)
            if words is None:
                continue
            text = self.text[slice(*words)]
            if self._first_person.match(text):
                return None, letter
            if self._pronoun.match(text) or (part == parts[-1] and self.grammar.body.match(text)):
                return self.resolve(words), letter
        return None, letter

    def _parts(self, start: int, end: int) -> list[Span]:
        """The parts of a subject between commas and relative words."""
        cuts = [start, *(start + m.end() for m in self._part.finditer(self.sketch[start:end])), end]
        return [(a, b) for a, b in pairwise(cuts) if self.text[a:b].strip(" ,:")]

    def _bare_words(self, part: Span) -> Span | None:
        """A part without adverbs and predicate: "lãnh đạo tỉnh" of "lãnh đạo tỉnh có văn bản"."""
        start, end = part
        if issued := self._issue.search(self.text, start, end):
            end = issued.start()
        if tail := self._tail.search(self.text[start:end]):
            end = start + tail.start()
        while start < end and self.text[start] in ' \n“"':
            start += 1
        return (start, end) if end > start else None

    def _is_place(self, span: Span, part: Span) -> bool:
        """Whether a span is where something happens: "tại Hà Nội"."""
        if not re.search(
            r"(?<!\w)(?:tại|ở|in|at)\s+(?:the\s+)?$", self.text[max(part[0], span[0] - 8) : span[0]], re.IGNORECASE
        ):
            return False
        return self.reading.mentions_in(*span)[0].label in ("LOC", "ORG")

    def assignee(self, span: Span) -> Span | None:
        """An assignee without the small words around it."""
        start, end = span
        if head := self._head.match(self.text, start, end):
            start = head.end()
        if tail := self._tail.search(self.text[start:end]):
            end = start + tail.start()
        return (start, end) if end - start >= 2 else None

    def duty_bearer(self, span: Span) -> Span | None:
        """Who has a duty: what stands before "phải" after a verb of saying, "rằng" or an introduction."""
        start, end = span
        for match in self.grammar.speech.finditer(self.sketch, start, end):
            start = match.end()
        if introduction := self.grammar.introduction.match(self.sketch, _skip(self.sketch, start, end), end):
            comma = self.sketch.rfind(", ", introduction.end(), end)
            start = comma + 1 if comma >= 0 else start
        found = self.assignee((start, end))
        if found is None or self._thing.match(self.text, *found):
            return None
        return found if self.grammar.body.search(self.sketch, *found) else None

    # Voices

    def _find_voices(self) -> list[Voice]:
        """Everybody who says, orders or issues something, in reading order."""
        voices = []
        verbs = sorted(
            [*self.grammar.speech.finditer(self.sketch), *self._issue.finditer(self.sketch)], key=lambda m: m.start()
        )
        for verb in verbs:
            sentence = self.reading.sentence_at(verb.start())
            start = max(sentence.start, verb.start() - 160)
            spans = self.actor_spans(start, verb.start())
            if not spans:
                continue
            between = self.sketch[spans[-1][1] : verb.start()]
            if len(between) < 40 and not re.search(r"[;”.]", between):
                voices.append(Voice(at=verb.start(), speaker=self.resolve(spans[-1])))
        return voices

    def voices_before(self, offset: int, start: int = 0) -> list[Voice]:
        """The voices between `start` and `offset`, the nearest first."""
        return [v for v in reversed(self._voices[: bisect_left(self._voice_starts, offset)]) if v.at >= start]

    def first_voice(self) -> str | None:
        """The first who says something in the article."""
        return self._voices[0].speaker if self._voices else None

    def quoted_speaker(self, candidate: Candidate) -> str | None:
        """Whoever is named after the quotation in which the candidate stands: "…”, ông Bình nhấn mạnh"."""
        end = candidate.action[1]
        close = QUOTE_END.search(
            self.sketch, max(candidate.action[0], end - 1), min(len(self.text), end + LONGEST_QUOTE)
        )
        if close is None:
            return None
        stop = min(len(self.text), close.end() + LONGEST_ATTRIBUTION)
        line = self.sketch.find("\n", close.end(), stop)
        stop = line if line >= 0 else stop
        said = self.grammar.speech.search(self.sketch, close.end(), stop)
        if said is None:
            return None
        spans = self.actor_spans(close.end(), stop)
        if spans and spans[0][0] < said.end() + 60:
            return self.resolve(spans[0])
        words = self._bare_words((close.end(), said.start()))
        return self.resolve(words) if words and self._pronoun.match(self.text[slice(*words)]) else None


def _skip(sketch: str, start: int, end: int) -> int:
    while start < end and sketch[start] in ' ,:“"\n':
        start += 1
    return start
