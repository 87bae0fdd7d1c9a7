"""Documents that set tasks: "Công điện số 05/CĐ-UBND" in "UBND tỉnh ban hành Công điện số 05/CĐ-UBND yêu cầu …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.reading import Reading
from extractors.records import Mention
from extractors.task_grammar import Grammar
from extractors.task_people import People
from extractors.task_words import any_of, ignoring_case, opening, standing

# "24-CT/TU", "669/QĐ-UBND", "731/BHXH-TĐ BHYT"; a number alone only after its word: "số 32", "No. 32".
SERIAL = re.compile(r"\d+\s?[-/–]\s?[^\s,;()“”]+(?:\s?[-/–]\s?[^\s,;()“”]+)*(?:\s[A-ZĐ]{3,})?")
PLAIN = re.compile(r"(?:số|no\.?|nos\.?|công điện|telegram)\s*(\d+)\s*$", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
# How far before its name the verb may stand with which a document is issued, in code points.
ISSUING_REACH = 120
CITING_REACH = 24
# Words that cite a document at the head of a sentence begin at most this far behind it, in code points.
HEAD_OF_SENTENCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A document that somebody issues in the article; ``at`` is where it is named."""

    at: int
    number: str
    issuer: str | None


class Documents:
    """The numbered documents of an article, as far as they can set tasks."""

    def __init__(self, reading: Reading, sketch: str, grammar: Grammar, people: People) -> None:
        self.reading = reading
        self.sketch = sketch
        self.people = people
        words = grammar.lexicon
        self._issuing = standing((*words.issuing, "có", "vừa có"))
        self._citing = ignoring_case(rf"(?<!\w)(?:{any_of(words.citations)})\s+(?:the\s+)?$")
        self._anaphor = standing(words.anaphors)
        self._law = opening(words.laws)
        serials = (SERIAL.search(document.text) for document in reversed(reading.mentions_of("DIRECTIVE")))
        self._serials = {NUMBER.findall(serial[0])[0]: serial[0] for serial in serials if serial}
        self._issues = self._find_issues()

    def named_between(self, start: int, end: int) -> str | None:
        """The number of the document named last in a span as the source of what follows, not merely cited there."""
        for document in reversed(self.reading.mentions_in(start, end, "DIRECTIVE")):
            number = self.number_of(document)
            # "Under Decision No. 71, the team is to …": at the head of the sentence it is the source.
            if number and not self._is_cited(document, start + HEAD_OF_SENTENCE):
                return number
        return None

    def _is_cited(self, document: Mention, start: int) -> bool:
        """Whether a document is but cited, by words that begin at `start` or later: "theo Nghị định số 67"."""
        cited = self._citing.search(self.sketch, max(0, document.start - CITING_REACH), document.start)
        return cited is not None and cited.start() >= start

    def number_of(self, document: Mention) -> str | None:
        """The number of a document; the whole number when the article has it elsewhere ("Nghị định số 87")."""
        if serial := SERIAL.search(document.text):
            return serial[0]
        plain = PLAIN.search(document.text)
        if plain is None:
            return None
        return self._serials.get(plain[1], plain[1])

    def is_law(self, start: int, end: int) -> bool:
        """Whether a span names a law, decree or circular: what these oblige to, nobody in the article orders."""
        return any(self._law.match(document.text) for document in self.reading.mentions_in(start, end, "DIRECTIVE"))

    def last_before(self, offset: int) -> Issue | None:
        """The document issued last before `offset`."""
        place = bisect_left(self._issues, offset, key=lambda issue: issue.at)
        return self._issues[place - 1] if place else None

    def points_back(self, start: int, end: int) -> bool:
        """Whether a span speaks of a document named before: "In this letter", "Theo kế hoạch", "Accordingly"."""
        return self._anaphor.search(self.sketch, start, end) is not None

    def _find_issues(self) -> list[Issue]:
        issues = []
        for document in self.reading.mentions_of("DIRECTIVE"):
            number = self.number_of(document)
            sentence = self.reading.sentence_at(document.start)
            start = max(sentence.start, document.start - ISSUING_REACH)
            verbs = list(self._issuing.finditer(self.sketch, start, document.start))
            # "có tàu đóng mới theo Nghị định số 67": what is cited is not issued.
            if number is not None and verbs and not self._is_cited(document, verbs[-1].end()):
                issuer, _ = self.people.subject((sentence.start, verbs[-1].start()))
                issues.append(Issue(at=document.start, number=number, issuer=issuer))
        return issues
