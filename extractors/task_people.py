"""Who orders and who is to act, as in "[Bộ Y tế] gửi công văn tới [các sở], đề nghị chấn chỉnh …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.coreference import Coreference
from extractors.name_keys import words_of
from extractors.reading import Reading
from extractors.task_candidates import Candidate
from extractors.task_clauses import Span
from extractors.task_grammar import Grammar
from extractors.task_words import any_of, ignoring_case, opening, skip, standing, standing_before, whole

# How far a speaker stands before the verb of saying, behind a statement the quotation may close, and behind the
# quotation the speaker be named; in code points.
SPEAKER_REACH = 160
SPEAKER_GAP = 40
QUOTE_REACH = 700
ATTRIBUTION_REACH = 130

QUOTE_END = re.compile(r"[”\"]\s*[,.]?\s*[-–]?\s*")
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
CLAUSE_MARKS = re.compile(r"[;”.]")
# "the revocation of licences", "the zoning, …": deeds, which have no duties themselves.
DEED = re.compile(r"(?:the\s+)?(?:\w+\s+){0,2}\w+(?:tion|ment|ing|sion)(?:,|\s+(?:of|in|on|for|and)\b)", re.IGNORECASE)
PART_END = re.compile(r"(?:,|:|\bthì|\bthat|\brằng)\s+[“\"]?")


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
        mark = r"\s*(?:[,(]|[-–])?\s*"
        self._link = ignoring_case(rf"{mark}(?:(?:{any_of(words.name_links)})\s*)*{mark}")
        self._letter = ignoring_case(
            rf"(?<!\w)(?:{any_of(words.letters)})(?!\w)[^.;]*?\s(?P<to>(?:{any_of(words.recipient_markers)})\s+)"
        )
        self._shared = ignoring_case(rf"(?<!\w)(?:{any_of(words.coordinators)})\s*$")
        self._tail = ignoring_case(rf"(?:[\s,:“\"–-]|(?<!\w)(?:{any_of(words.subject_tails)})(?!\w))+$")
        self._head = ignoring_case(rf"(?:[\s,:“\"]|(?:{any_of(words.assignee_heads)})(?!\w))+")
        self._part = ignoring_case(rf"[,:“\"”.;]\s*|(?<!\w)(?:{any_of(words.part_openers)})\s+")
        self._pronoun = whole(words.pronouns)
        self._body_pronoun = whole(words.body_pronouns)
        self._object_pronoun = whole(words.object_pronouns)
        self._first_person = whole(words.first_person)
        self._place = standing_before(words.place_markers)
        self._issue = standing(words.issuing)
        self._document = standing(words.anaphors)
        self._thing = opening(words.things)
        self._voices = self._find_voices()
        self._voice_starts = [voice.at for voice in self._voices]

    # Spans and names

    def actor_spans(self, start: int, end: int) -> list[Span]:
        """The names, titles and bodies in ``text[start:end]``, those that belong together as one."""
        spans: list[Span] = []
        for mention in self.reading.mentions_in(start, end, "PERSON", "POSITION", "ORG", "LOC"):
            if mention.label == "PERSON" and self.coreference.is_credit(mention):
                continue
            is_second = mention.label == "PERSON" and spans and self.reading.mentions_in(*spans[-1], "PERSON")
            if spans and not is_second and self._link.fullmatch(self.text, spans[-1][1], mention.start):
                spans[-1] = (spans[-1][0], mention.end)
            else:
                spans.append((mention.start, mention.end))
        return spans

    def resolve(self, span: Span, *, spell_out: bool = True) -> str:
        """The name of the actor in a span: the person's when it holds just one, a body's in full with `spell_out`."""
        mentions = self.reading.mentions_in(*span)
        people = [mention for mention in mentions if mention.label == "PERSON"]
        if len(people) == 1 and mentions[0].label in ("PERSON", "POSITION"):
            return self.coreference.fullest_name(people[0])
        if not spell_out and mentions and not people:
            return ARTICLE.sub("", self.text[slice(*span)].strip())
        return self.coreference.resolve_actor(*span)

    # Who orders

    def subject(self, span: Span, last: str | None = None) -> tuple[str | None, Span | None]:
        """Who acts in the words before an order verb, and to whom his letter went, if the words say so.

        "It", "đơn vị này" is `last`, who ordered before, when somebody did.
        """
        start, end = span
        letter = None
        if sent := self._letter.search(self.sketch, start, end):
            letter, end = (sent.end(), end), sent.start("to")
        # "Kerry called Lavrov and urged him": a verb without words of its own before it shares the first subject.
        shares = self._shared.search(self.sketch, start, end) is not None
        parts = [(start, end)] if shares else self._parts(start, end)
        for part in reversed(parts):
            spans = [actor for actor in self.actor_spans(*part) if not self._is_place(actor, part)]
            if spans:
                return self.resolve(spans[0 if shares or letter else -1]), letter
            if (words := self._bare_words(part)) is None:
                continue
            text = self.text[slice(*words)]
            if self._document.search(text):
                continue  # "The Directive requires": whoever issued it
            if self._first_person.match(text):
                return None, letter
            if last is not None and self._body_pronoun.match(text):
                return last, letter
            if self._pronoun.match(text) or (part == parts[-1] and self.grammar.body.match(text)):
                return self.resolve(words), letter
        return None, letter

    def _parts(self, start: int, end: int) -> list[Span]:
        """The parts of a subject between commas and relative words."""
        cuts = [start, *(start + cut.end() for cut in self._part.finditer(self.sketch[start:end])), end]
        return [(a, b) for a, b in pairwise(cuts) if self.text[a:b].strip(" ,:")]

    def _bare_words(self, part: Span) -> Span | None:
        """A part without adverbs and predicate: "lãnh đạo tỉnh" of "lãnh đạo tỉnh có văn bản"."""
        start, end = part
        if issued := self._issue.search(self.text, start, end):
            end = issued.start()
        if tail := self._tail.search(self.text[start:end]):
            end = start + tail.start()
        start = skip(self.text, start, end)
        return (start, end) if end > start else None

    def _is_place(self, span: Span, part: Span) -> bool:
        """Whether a span is where something happens: "tại Hà Nội"."""
        before = self.text[max(part[0], span[0] - 8) : span[0]].casefold().removesuffix("the ")
        return self._place.search(before) is not None and self.reading.mentions_in(*span)[0].label in ("LOC", "ORG")

    # Who is to act

    def addressed(self, span: Span) -> Span | None:
        """For whom an order is by its introduction: "Đối với [ngành y tế], UBND tỉnh đề nghị …"."""
        address = self.grammar.address.match(self.sketch, *span)
        comma = self.sketch.find(",", address.end(), span[1]) if address else -1
        if address is None or comma < 0 or not self.grammar.body.match(self.sketch, address.end(), comma):
            return None
        return address.end(), comma

    def assignee(self, span: Span) -> Span | None:
        """An assignee without the small words around it, the time before it, and what is bracketed behind it."""
        start, end = span
        if head := self._head.match(self.text, start, end):
            start = head.end()
        if self.grammar.introduction.match(self.sketch, start, end):
            # "yêu cầu từ 20 giờ ngày 30/4, các quán [đóng cửa]": the time is no assignee.
            comma = self.sketch.find(", ", start, end - 4)
            start = comma + 2 if comma > 0 else end
        if tail := self._tail.search(self.text[start:end]):
            end = start + tail.start()
        if self.text[start:end].endswith(")") and (bracket := self.text.rfind("(", start, end)) > start + 2:
            end = len(self.text[:bracket].rstrip())
        return (start, end) if end - start >= 2 and not self._thing.match(self.text, start, end) else None

    def duty_bearer(self, span: Span) -> Span | None:
        """Who has a duty: what stands before "phải" after a verb of saying, "rằng" or an introduction."""
        start, end = span
        said = [match.end() for match in self.grammar.speech.finditer(self.sketch, start, end - 3)]
        start = max([start, *said])
        start = skip(self.sketch, max(start, self.sketch.rfind(": ", start, end) + 1), end)
        is_introduced = self.grammar.introduction.match(self.sketch, start, end) is not None
        if is_introduced or not self.grammar.body.match(self.sketch, start, end):
            tails = [start + part.end() for part in PART_END.finditer(self.sketch[start:end])]
            start = next((tail for tail in tails if self.grammar.body.match(self.sketch, tail, end)), start)
        if self._is_thing((start, end)):
            return None
        found = self.assignee((start, end)) or self._body_before(end, start)
        if found is None or self._is_thing(found):
            return None
        names_body = self.grammar.body.search(self.sketch, *found) is not None
        return found if names_body or self._pronoun.match(self.text[slice(*found)]) else None

    def _body_before(self, end: int, start: int) -> Span | None:
        """The body right before a duty verb when no comma parts it from a time: "trong thời gian tới thành phố"."""
        bodies = [
            match.start()
            for match in self.grammar.body.finditer(self.sketch, start, end)
            if self._opens_word(match.start())
        ]
        return self.assignee((bodies[-1], end)) if bodies else None

    def _opens_word(self, offset: int) -> bool:
        return not self.sketch[offset - 1 : offset].isalnum()

    def _is_thing(self, span: Span) -> bool:
        """Whether a subject is nobody who could act: "việc thu hồi", "the revocation of licences"."""
        if self._thing.match(self.text, *span):
            return True
        return self.grammar.language == "en" and DEED.match(self.sketch, *span) is not None

    def is_introduction(self, span: Span) -> bool:
        """Whether a subject begins with a condition or time: "trường hợp tổ chức, phải"."""
        return self.grammar.introduction.match(self.sketch, skip(self.sketch, *span), span[1]) is not None

    def is_object_pronoun(self, span: Span) -> bool:
        """Whether a span is a word for somebody named before: "them"."""
        return self._object_pronoun.match(self.text[slice(*span)]) is not None

    def speaks_for(self, one: str, other: str | None) -> bool:
        """Whether two names are of the same actor, or of a body and somebody who holds an office in it."""
        if other is None:
            return False
        ours, theirs = self._bodies_of(one), self._bodies_of(other)
        return any(a <= b or b <= a for a in ours for b in theirs)

    def _bodies_of(self, name: str) -> list[set[str]]:
        """The words of a name, and of the bodies in which its bearer holds an office."""
        officials = self.coreference.officials
        held = [official.organization or official.position for official in officials if official.person == name]
        return [set(words_of(text)) for text in (name, *held) if words_of(text)]

    # Voices

    def voices_before(self, offset: int, start: int = 0) -> Iterator[str]:
        """Who said, ordered or issued something between `start` and `offset`, the nearest first."""
        for place in range(bisect_left(self._voice_starts, offset) - 1, -1, -1):
            if self._voices[place].at < start:
                return
            yield self._voices[place].speaker

    def first_voice(self) -> str | None:
        """The first who says something in the article."""
        return self._voices[0].speaker if self._voices else None

    def quoted_speaker(self, candidate: Candidate) -> str | None:
        """Whoever is named after the quotation in which the candidate stands: "…”, ông Bình nhấn mạnh"."""
        end = candidate.action[1]
        close = QUOTE_END.search(self.sketch, max(candidate.action[0], end - 1), end + QUOTE_REACH)
        if close is None:
            return None
        line = self.sketch.find("\n", close.end(), close.end() + ATTRIBUTION_REACH)
        stop = line if line >= 0 else min(len(self.text), close.end() + ATTRIBUTION_REACH)
        said = self.grammar.speech.search(self.sketch, close.end(), stop)
        if said is None:
            return None
        spans = self.actor_spans(close.end(), stop)
        if spans and spans[0][0] < said.end() + SPEAKER_GAP:
            return self.resolve(spans[0])
        words = self._bare_words((close.end(), said.start()))
        return self.resolve(words) if words and self._pronoun.match(self.text[slice(*words)]) else None

    def speaker_after(self, candidate: Candidate) -> str | None:
        """Whoever is named after a statement without quotation marks: "…, ông Bình yêu cầu"."""
        said = self.grammar.attribution.match(self.sketch, candidate.action[1])
        spans = self.actor_spans(*said.span("speaker")) if said else []
        return self.resolve(spans[0]) if spans else None

    def _find_voices(self) -> list[Voice]:
        """Everybody who says, orders or issues something, in reading order."""
        verbs = [*self.grammar.speech.finditer(self.sketch), *self._issue.finditer(self.sketch)]
        voices = []
        for verb in sorted(verbs, key=lambda match: match.start()):
            sentence = self.reading.sentence_at(verb.start())
            if verb[0][0].isupper() and verb.start() > sentence.start:
                continue  # "Ban Chỉ đạo" says nothing
            spans = self.actor_spans(max(sentence.start, verb.start() - SPEAKER_REACH), verb.start())
            between = self.sketch[spans[-1][1] : verb.start()] if spans else ""
            if spans and len(between) < SPEAKER_GAP and not CLAUSE_MARKS.search(between):
                voices.append(Voice(at=verb.start(), speaker=self.resolve(spans[-1])))
        return voices
