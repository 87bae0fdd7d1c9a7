"""Ranking details: the list, the places gained and the points, around "xếp thứ 11/22 về PCI (tăng 11 bậc)"."""

from __future__ import annotations

import re

from extractors.lexicons.rankings import RankingLexicon
from extractors.lexicons.ranks import Pattern
from extractors.ordinals import parse_points
from extractors.ranking_periods import RankingPeriods
from extractors.ranks import read_number
from extractors.reading import Reading
from extractors.records import Sentence
from extractors.stretches import Found, Stretch

LONGEST_INDEX = 130
# Words of a name of a list in which an abbreviation says it all: "Bảng xếp hạng PCI".
SHORT = 4
SHORT_NAME = re.compile(r" \((?=[^)]*[A-ZĐ]{2})[A-ZĐ][\w. -]{1,18}\)")
# Characters back to which an article tells what it ranks, when neither the sentence nor a list does.
FAR = 600


class RankingDetails:
    """Reads what stands around the ranks of one article."""

    def __init__(self, reading: Reading, lexicon: RankingLexicon) -> None:
        self._reading = reading
        self._lexicon = lexicon
        self._text = reading.text
        named = [*lexicon.index_name.finditer(self._text)]
        self.periods = RankingPeriods(
            reading, lexicon, [Found(start=m.start(), end=m.end(), value=m[0]) for m in named]
        )
        self._named_lists = [found for match in named if (found := self._index(match))]
        self._full_names = {
            match[1]: found.value for found in self._named_lists if (match := re.search(r"\(([^)]+)\)", found.value))
        }

    # The list

    def find_index(
        self, stretch: Stretch, subject: tuple[int, int] | None, phrase: re.Match[str] | None
    ) -> Found | None:
        """The list or criterion as the sentence says it; None when it doesn't.

        A bare "bảng xếp hạng" or "the table" is taken only when nothing says which one.
        """
        candidates = [
            self._index_behind(stretch),
            self._index(phrase) if phrase else None,
            self._index_beside(stretch, *subject)
            if subject and stretch.start <= subject[0] < stretch.rank_start
            else None,
            self._index_alone(stretch) if subject is None or subject[1] <= stretch.start else None,
            self._index_ahead(stretch, stretch.start),
            self._index_ahead(stretch, stretch.sentence.start),
            self._list_named_in(stretch.sentence),
            self._topic_in(stretch.sentence.start, stretch.sentence.end),
            self._measure_in(stretch.sentence.start, stretch.rank_start),
        ]
        found = [candidate for candidate in candidates if candidate]
        if subject:
            found = [f for f in found if not f.start <= subject[0] < f.end]
        return next((f for f in found if not self.is_bare_list(f)), found[0] if found else None)

    def is_bare_list(self, found: Found) -> bool:
        return self._lexicon.bare_list.fullmatch(found.value) is not None

    def nearest_list(self, offset: int) -> Found | None:
        """The list named last before `offset`, else the first one named behind it."""
        named = [found for found in self._named_lists if not self.is_bare_list(found)]
        before = [found for found in named if found.start < offset]
        return before[-1] if before else next(iter(named), None)

    def topic_before(self, offset: int) -> Found | None:
        """What the article was about last, when it names no list: a market, a contest, a poll."""
        since = max((s.start for s in self._reading.sentences if s.end <= offset - FAR), default=0)
        return self._topic_in(since, offset)

    def measure_before(self, offset: int) -> Found | None:
        """What the article measured last, as "the disbursement rate", for ranks that say no list; else first of all."""
        since = max((s.start for s in self._reading.sentences if s.end <= offset - FAR), default=0)
        return self._measure_in(since, offset)

    def full_name(self, index: str) -> str:
        """The list with its name written out, when the article introduces the short one: "PCI" in brackets."""
        known = [full for short, full in self._full_names.items() if short in index.split() and "(" not in index]
        return known[0] if known and len(index.split()) <= SHORT else index

    def find_total(self, stretch: Stretch) -> int | None:
        """The number ranked, when it stands apart from the rank: "the fourth-highest toll among 63 provinces"."""
        match = (
            self._lexicon.total_behind.match(self._text, stretch.rank_end, stretch.end)
            or self._lexicon.total_of_list.search(self._text, stretch.rank_start, stretch.end)
            or self._lexicon.total_ahead.search(self._text, stretch.sentence.start, stretch.rank_start)
        )
        said = next((words for words in match.groups() if words), None) if match else None
        return read_number(said, self._reading.article.language) if said else None

    def _index_behind(self, stretch: Stretch) -> Found | None:
        matches = [pattern.match(self._text, stretch.rank_end, stretch.end) for pattern in self._lexicon.index_after]
        matches.append(self._lexicon.attributive.match(self._text, stretch.rank_start, stretch.end))
        return next((found for match in matches if match and (found := self._index(match))), None)

    def _index_beside(self, stretch: Stretch, start: int, end: int) -> Found | None:
        owned = self._lexicon.index_owned.match(self._text, end, stretch.rank_start)
        if owned:
            return self._index(owned)
        before = self._lexicon.index_of.search(self._text[stretch.sentence.start : start])
        return self._index(before, stretch.sentence.start) if before else None

    def _index_ahead(self, stretch: Stretch, since: int) -> Found | None:
        ahead = self._text[since : stretch.rank_start]
        matches = (pattern.search(ahead) for pattern in self._lexicon.index_before)
        return next((found for match in matches if match and (found := self._index(match, since))), None)

    def _index_alone(self, stretch: Stretch) -> Found | None:
        match = self._lexicon.index_alone.search(self._text[stretch.start : stretch.rank_start])
        return self._index(match, stretch.start) if match else None

    def _topic_in(self, start: int, end: int) -> Found | None:
        topics = (self._index(match) for match in self._lexicon.topic.finditer(self._text, start, end))
        return next((found for found in reversed([*topics]) if found), None)

    def _measure_in(self, start: int, end: int) -> Found | None:
        measures = (self._index(match) for match in self._lexicon.measure.finditer(self._text, start, end))
        return next((found for found in reversed([*measures]) if found), None)

    def _list_named_in(self, sentence: Sentence) -> Found | None:
        return next((f for f in self._named_lists if sentence.start <= f.start and f.end <= sentence.end), None)

    def _index(self, match: re.Match[str], shift: int = 0) -> Found | None:
        group = next((group for group, said in match.groupdict().items() if said and group.startswith("index")), None)
        if group is None:
            return None
        words = match[group]
        value = self._lexicon.index_edges.sub("", words)
        start = match.start(group) + shift + words.index(value)
        found = self._with_short_name(self._without_dates(Found(start=start, end=start + len(value), value=value)))
        if not 2 <= len(found.value) <= LONGEST_INDEX or self._lexicon.scope_words.match(found.value):
            return None
        is_other = self._is_place(found) or self._is_about_others(found) or self._is_body(found)
        return None if is_other else found

    def _is_about_others(self, found: Found) -> bool:
        """Whether the words tell of a person or of another rank, as "cố gắng của ông An" and "Tay vợt số một" do."""
        if self._lexicon.index_name.match(found.value):
            return False
        for mention in self._reading.mentions_in(
            max(0, found.start - 20), found.end + 20, "POSITION", "PERSON", "RANK"
        ):
            if mention.start < found.end and found.start < mention.end:
                return mention.label != "RANK" or not (mention.start <= found.start and found.end <= mention.end)
        return False

    def _with_short_name(self, found: Found) -> Found:
        """The list with its abbreviation in brackets: "chỉ số hài lòng (SIPAS)"."""
        short = SHORT_NAME.match(self._text, found.end)
        end = short.end() if short else found.end
        return Found(start=found.start, end=end, value=self._text[found.start : end])

    def _is_body(self, found: Found) -> bool:
        """Whether the words name a body and no list, as who made the list: "Ngân hàng Thế giới xếp Việt Nam"."""
        if self._lexicon.index_name.search(found.value):
            return False
        bodies = self._reading.mentions_in(found.start, found.end, "ORG")
        return any((body.start, body.end) == (found.start, found.end) for body in bodies)

    def _without_dates(self, found: Found) -> Found:
        """The words without a date: "2022 PCI" is the PCI, for 2022."""
        start, end = self.periods.without_dates(found.start, found.end)
        value = self._lexicon.index_edges.sub("", self._text[start:end])
        start += self._text[start:end].index(value)
        return Found(start=start, end=start + len(value), value=value)

    def _is_place(self, found: Found) -> bool:
        """Whether the words say only where the list holds: "provinces in the Mekong Delta" names no list."""
        rest = self._text[found.start : found.end]
        for mention in self._reading.mentions_in(max(0, found.start - 20), found.end + 20, "LOC", "DATE", "PERSON"):
            if mention.start <= found.start < mention.end and mention.end <= found.end + 20:
                return not self._lexicon.index_name.search(rest)
            rest = rest.replace(mention.text, "")
        return len(rest) < found.end - found.start and self._lexicon.scope_words.match(rest.strip()) is not None

    # The places gained or lost, and the points

    def find_change(self, stretch: Stretch) -> tuple[Found, int] | None:
        """The places gained (+) or lost (-), from the words nearest to the rank."""
        match = self._nearest(self._lexicon.change, stretch)
        return self.read_change(match) if match else None

    def find_score(self, stretch: Stretch | None, subject_end: int | None) -> tuple[Found, float] | None:
        """The points: in brackets right behind the name, else said nearest to the rank."""
        match = self._lexicon.bare_score.match(self._text, subject_end) if subject_end is not None else None
        if match is None and stretch is not None:
            match = self._nearest(self._lexicon.score, stretch)
        if match is None:
            return None
        digits = next(said for group, said in match.groupdict().items() if group.startswith("score") and said)
        found = Found(start=match.start(), end=match.end(), value=digits)
        return found, parse_points(digits, self._lexicon.decimal)

    def find_percent(self, stretch: Stretch) -> float | None:
        """What is said in percent beside the rank."""
        match = self._nearest(self._lexicon.percent, stretch)
        return parse_points(match["score"], self._lexicon.decimal) if match else None

    def is_scored(self, index: Found | None) -> bool:
        """Whether the points of a list may be said in percent."""
        return index is not None and self._lexicon.scored.search(index.value) is not None

    def read_change(self, match: re.Match[str]) -> tuple[Found, int]:
        """The places that a match of the pattern for changes says."""
        group, count = next((group, said) for group, said in match.groupdict().items() if said)
        places = read_number(count, self._reading.article.language) or 1
        return Found(start=match.start(), end=match.end(), value=count), -places if group.startswith("down") else places

    def _nearest(self, pattern: Pattern, stretch: Stretch) -> re.Match[str] | None:
        matches = [
            match
            for match in pattern.finditer(self._text, stretch.start, stretch.end)
            if ";" not in self._text[match.end() : stretch.rank_start]
            and ";" not in self._text[stretch.rank_end : match.start()].rstrip("; ")
        ]
        return min(matches, key=lambda m: max(stretch.rank_start - m.end(), m.start() - stretch.rank_end), default=None)
