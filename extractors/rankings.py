"""Rankings: who stands where, as in "Hà Nội đứng thứ ba cả nước"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.lexicons.en.rankings import LEXICON as ENGLISH
from extractors.lexicons.rankings import RankingLexicon
from extractors.lexicons.vi.rankings import LEXICON as VIETNAMESE
from extractors.ordinals import parse_points
from extractors.ranked_names import Name, RankedNames
from extractors.ranking_details import RankingDetails
from extractors.ranking_tables import Row, find_tables
from extractors.ranks import Rank, find_ranks, read_rank
from extractors.reading import Reading
from extractors.records import Language, Ranking, Sentence
from extractors.standings import Standing, find_standings
from extractors.stretches import Found, Stretch

LEXICONS: dict[Language, RankingLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

VERSION = 1

# How the subject of a rank was found, with the share of such records that are right in the training articles, one right
# and one wrong added to the count. "after", "attached" and "sequence" are too few there to count and were set by hand;
# "inherited" was lowered after reading what it finds in other news.
CONFIDENCE = {
    "before": 0.93,  # "Hà Nội đứng thứ ba"
    "after": 0.85,  # "Đứng thứ ba là Hà Nội"
    "attached": 0.8,  # "4th-placed West Ham"
    "sequence": 0.85,  # "followed by Hanoi and Hai Phong"
    "top": 0.95,  # "nằm trong nhóm 10 tỉnh dẫn đầu"
    "inherited": 0.6,  # "in 2024 it was eighth": the subject of the sentence before
    "table": 0.97,  # "1. Đà Nẵng 2. Quảng Ninh"
}

# Characters before a rank in which its grade stands: "lớn | thứ hai".
GRADE = 20
# Sentences back to which a rank without a list or a subject of its own can belong.
REACH = 3


@dataclass(slots=True, kw_only=True)
class Draft:
    """A ranking in the making; drafts share details before they become records."""

    subject: str
    rule: str
    sentence_number: int
    start: int
    end: int
    rank: int | None = None
    from_end: int | None = None
    out_of: int | None = None
    top: int | None = None
    index: Found | None = None
    said_index: bool = False  # the index stands beside this very rank
    field: int = -1  # the sentence that said what is ranked against what
    period: str | None = None
    supposed_period: bool = False  # from the sentence before, for want of one in its own
    earlier: bool = False
    graded: bool = False  # "the third-largest city" says by itself what is ranked
    change: int | None = None
    score: float | None = None
    percent: float | None = None  # the points of a list that counts them in percent


def extract_rankings(reading: Reading) -> list[Ranking]:
    """The rankings of an article in reading order; a rank of nobody named and a rank only wished for are none."""
    lexicon = LEXICONS[reading.article.language]
    ranks = [_ranks_in(reading, sentence) for sentence in reading.sentences]
    name_ends = {mention.start: mention.end for mention in reading.mentions_of("ORG", "LOC", "PERSON")}
    tables = find_tables(reading.text, name_ends, lexicon)
    # Most articles rank nobody.
    return _RankingReader(reading, lexicon, ranks, tables).read() if any(ranks) or tables else []


class _RankingReader:
    def __init__(
        self,
        reading: Reading,
        lexicon: RankingLexicon,
        ranks: Sequence[Sequence[Rank]],
        tables: Sequence[Sequence[Row]],
    ) -> None:
        self._reading = reading
        self._lexicon = lexicon
        self._ranks = ranks  # of each sentence
        self._tables = tables
        self._names = RankedNames(reading, self._lexicon)
        self._details = RankingDetails(reading, self._lexicon)
        self._periods = self._details.periods
        self._drafts: list[Draft] = []

    def read(self) -> list[Ranking]:
        for table in self._tables:
            self._drafts += self._table_drafts(table)
        topic: str | None = None
        for number, sentence in enumerate(self._reading.sentences):
            recent = self._recent(number)
            topic = recent[-1].subject if recent else topic
            ranks = self._ranks[number]
            change = self._lexicon.change.search(self._reading.text, sentence.start, sentence.end)
            found = self._names.in_sentence(sentence, topic, with_capitals=bool(ranks or change))
            names = [name for name in found if not self._is_in_table(name)]
            if ranks:
                drafts = self._sentence_drafts(number, sentence, ranks, names, topic)
                self._complete(drafts, recent, sentence)
                self._drafts += drafts
            elif change:
                self._add_change(change, names)
            topic = next((name.text for name in names if name.is_mention and name.role == "subject"), topic)
        return [self._record(draft) for draft in sorted(_merged(self._drafts), key=lambda d: d.start)]

    def _recent(self, number: int) -> list[Draft]:
        """The drafts of the last sentences, to which what a sentence leaves out can belong."""
        return [d for d in self._drafts if d.rule != "table" and number - d.sentence_number <= REACH]

    # Numbered tables

    def _is_in_table(self, name: Name) -> bool:
        return any(row.start <= name.start < row.end for table in self._tables for row in table)

    def _table_drafts(self, table: Sequence[Row]) -> list[Draft]:
        index = self._details.nearest_list(table[0].start)
        return [self._row_draft(row, index) for row in table]

    def _row_draft(self, row: Row, index: Found | None) -> Draft:
        return Draft(
            subject=self._reading.text[row.start : row.end],
            rule="table",
            sentence_number=-1,
            start=row.start,
            end=row.end,
            rank=row.place,
            index=index,
            period=self._periods.of_list(index.value) if index else None,
            score=parse_points(row.score, self._lexicon.decimal) if row.score else None,
        )

    # Ranks in sentences

    def _sentence_drafts(
        self, number: int, sentence: Sentence, ranks: Sequence[Rank], names: Sequence[Name], topic: str | None
    ) -> list[Draft]:
        free = [n for n in names if all(n.end <= rank.start or rank.end <= n.start for rank in ranks)]
        standings = find_standings(self._reading.text, sentence, ranks, free, self._lexicon)
        drafts: list[Draft] = []
        taken: set[int] = set()
        for standing in standings:
            # "The world's second-largest economy" alone is an unnamed one, not what was spoken of before.
            subject = standing.name.text if standing.name else None if self._is_graded(standing.rank) else topic
            if subject:
                stretch = self._stretch(standing, standings, sentence)
                before = drafts[-1] if drafts else None
                drafts.append(self._draft(number, standing, stretch, subject, taken, before))
        return drafts

    def _stretch(self, standing: Standing, standings: Sequence[Standing], sentence: Sentence) -> Stretch:
        """From what belongs to the rank before to what belongs to the rank behind."""
        rank = standing.rank
        before = [s for s in standings if s.rank.end <= rank.start]
        behind = [s for s in standings if s.rank.start >= rank.end]
        return Stretch(
            sentence=sentence,
            start=self._boundary(before[-1].rank.end, standing) if before else sentence.start,
            rank_start=rank.start,
            rank_end=rank.end,
            end=self._boundary(rank.end, behind[0]) if behind else sentence.end,
        )

    def _boundary(self, since: int, standing: Standing) -> int:
        """Where the words of a rank begin that follows another one, which ends at `since`."""
        until = standing.rank.start
        name = standing.name
        if name and since <= name.start < until:
            return name.start
        if standing.rule in ("attached", "after"):
            return until
        between = self._reading.text[since:until]
        opening = self._lexicon.earlier.search(between) or self._lexicon.clause_opens.search(between)
        cut = opening.start() if opening else between.rfind(", ")
        return since + cut if cut >= 0 else until

    def _draft(
        self,
        number: int,
        standing: Standing,
        stretch: Stretch,
        subject: str,
        taken: set[int],
        before: Draft | None,
    ) -> Draft:
        """One ranking of a sentence; `taken` are the dates that others have, `before` is the ranking before it."""
        name, rank, details = standing.name, standing.rank, self._details
        phrase = self._lexicon.top_index.match(self._reading.text, rank.start, rank.end)
        index = details.find_index(stretch, (name.start, name.end) if name else None, phrase)
        period = self._periods.of_rank(stretch, index, taken, self._last_period())
        earlier = self._periods.is_earlier(stretch)
        # Names that come next in the order share the words of the first one, not its change and its points.
        change = None if earlier or standing.rule == "sequence" else details.find_change(stretch)
        if change is None and before and before.earlier and before.subject == subject:
            change = details.find_change(replace(stretch, start=before.start))
        score = details.find_score(
            None if standing.rule == "sequence" else stretch, name.end if name and standing.place_is_said else None
        )
        total = rank.out_of or (details.find_total(stretch) if rank.top is None else None)
        found = [index, period, *(pair[0] for pair in (change, score) if pair)]
        spans = [(rank.start, rank.end), *((f.start, f.end) for f in found if f)]
        if name:
            spans.append((name.start, name.end))
        return Draft(
            subject=subject,
            rule=standing.rule,
            sentence_number=number,
            start=min(start for start, _ in spans),
            end=max(end for _, end in spans),
            rank=standing.place,
            from_end=rank.from_end,
            out_of=total,
            top=rank.top if standing.place is None else None,
            index=index,
            said_index=index is not None,
            field=number,
            period=period.value if period else None,
            earlier=earlier,
            graded=self._is_graded(rank),
            change=change[1] if change else None,
            score=score[1] if score else None,
            percent=details.find_percent(stretch) if standing.rule != "sequence" else None,
        )

    def _is_graded(self, rank: Rank) -> bool:
        start = max(0, rank.start - GRADE)
        return self._lexicon.graded.search(self._reading.text[start : rank.end]) is not None

    # What the drafts of an article share

    def _complete(self, drafts: Sequence[Draft], recent: Sequence[Draft], sentence: Sentence) -> None:
        """Give drafts the list, the period and the total that their sentence leaves to its neighbours."""
        main = _main(recent)
        self._share_list(drafts)
        for draft in drafts:
            # A clause without a name, "institutions ranked third", goes on about the list before.
            goes_on = draft.index is None or draft.rule == "inherited" or self._is_about_parts(sentence)
            if main is not None and goes_on:
                self._inherit(draft, main, sentence)
            if draft.index is None or self._details.is_bare_list(draft.index):
                draft.index = self._last_index() or self._details.nearest_list(sentence.end) or draft.index
            if draft.index is None:
                draft.index = self._details.topic_before(sentence.start)
            if draft.index is None and not draft.graded:
                draft.index = self._details.measure_before(sentence.start)
            if draft.index is not None and draft.period is None and not draft.earlier:
                draft.period = self._periods.of_list(draft.index.value)
            if draft.period is None and not draft.earlier:
                draft.period = _period_beside(draft, drafts)
            if draft.period is None and not draft.earlier:
                previous = self._reading.sentences[max(0, draft.sentence_number - 1)]
                past = {d.period for d in recent if d.earlier and d.period}
                draft.period = self._periods.before(previous.start, sentence.start, past) or self._periods.main
                draft.supposed_period = True
        _share_total([*recent, *drafts])

    def _share_list(self, drafts: Sequence[Draft]) -> None:
        """Give ranks of one sentence the list that the next one says, or the one before."""
        for at, draft in enumerate(drafts):
            if draft.index is None:
                neighbours = [*drafts[at + 1 :], *reversed(drafts[:at])]
                alike = (n.index for n in neighbours if n.said_index and (n.top is None) == (draft.top is None))
                before = (n.index for n in reversed(drafts[:at]) if n.said_index)
                draft.index = next(alike, None) or next(before, None)

    def _last_period(self) -> str | None:
        return next((d.period for d in reversed(self._drafts) if d.period and not d.earlier), None)

    def _last_index(self) -> Found | None:
        """The list of the last ranking that has one: an article is about one list until it names another."""
        said = (d.index for d in reversed(self._drafts) if d.index and not self._details.is_bare_list(d.index))
        return next(said, None)

    def _inherit(self, draft: Draft, main: Draft, sentence: Sentence) -> None:
        if draft.index is None:
            draft.index = main.index
        if draft.period is None and not draft.earlier:
            draft.period = main.period
        if self._lexicon.narrower.search(self._reading.text[sentence.start : sentence.end]):
            return
        draft.field = main.field
        if draft.out_of is None and draft.period == main.period and draft.top is None:
            draft.out_of = main.out_of

    def _is_about_parts(self, sentence: Sentence) -> bool:
        return self._lexicon.parts.search(self._reading.text, sentence.start, sentence.end) is not None

    def _add_change(self, change: re.Match[str], names: Sequence[Name]) -> None:
        """A change told in a sentence of its own belongs to the last rank of its subject."""
        subjects = {name.text for name in names if name.end <= change.start()}
        for draft in reversed(self._drafts):
            if draft.subject in subjects and not draft.earlier:
                if draft.change is None:
                    draft.change = self._details.read_change(change)[1]
                return

    def _record(self, draft: Draft) -> Ranking:
        return Ranking(
            subject=draft.subject,
            index=self._details.full_name(draft.index.value) if draft.index else None,
            rank=draft.rank,
            out_of=draft.out_of,
            top=draft.top,
            period=draft.period,
            change=draft.change,
            score=draft.percent if draft.score is None and self._details.is_scored(draft.index) else draft.score,
            evidence=self._reading.article.cite(draft.start, draft.end),
            confidence=CONFIDENCE[draft.rule],
            rule=f"rankings.{draft.rule}@{VERSION}",
        )


def _ranks_in(reading: Reading, sentence: Sentence) -> list[Rank]:
    """The ranks of a sentence: those that patterns are certain of, and the tagger's where these find none."""
    language = reading.article.language
    ranks = list(find_ranks(reading.text, sentence.start, sentence.end, language))
    for mention in reading.mentions_in(sentence.start, sentence.end, "RANK"):
        if all(mention.end <= rank.start or rank.end <= mention.start for rank in ranks):
            rank = read_rank(reading.text, mention.start, mention.end, language)
            ranks += [rank] if rank else []
    return sorted(ranks, key=lambda rank: rank.start)


def _main(recent: Sequence[Draft]) -> Draft | None:
    """The ranking that later ones go on about: the first one of the last sentence, of the latest period."""
    ranked = [d for d in recent if d.top is None]
    if not ranked:
        return None
    last = [d for d in ranked if d.sentence_number == ranked[-1].sentence_number]
    latest = max((d.period for d in ranked if d.period and d.index == last[0].index), default=None)
    current = [d for d in last if not d.earlier and (d.period is None or latest is None or d.period >= latest)]
    if current:
        return current[0]
    return next((d for d in ranked if d.period == latest and d.index == last[0].index), last[0])


def _period_beside(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """The one period that ranks of others say in the sentence; a name with several ranks tells how it has changed."""
    ranks_of = Counter((d.subject, d.top is None) for d in drafts if d.index == draft.index)
    others = [d for d in drafts if d.period and not d.earlier and d is not draft]
    said = {d.period for d in others}
    is_steady = all(times == 1 for times in ranks_of.values()) or all(d.index != draft.index for d in others)
    return said.pop() if len(said) == 1 and is_steady else None


def _share_total(drafts: Sequence[Draft]) -> None:
    """Drafts of one list and period share the number ranked, from which the last place counts."""
    for draft in drafts:
        if draft.out_of is None and draft.top is None and draft.index is not None:
            alike = (d for d in drafts if (d.field, d.index, d.period) == (draft.field, draft.index, draft.period))
            draft.out_of = next((d.out_of for d in alike if d.out_of and d.subject != draft.subject), None)
        if draft.from_end and draft.rank is None and draft.out_of:
            draft.rank = draft.out_of + 1 - draft.from_end


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each distinct fact; the first one takes over what later ones add."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((k for k in kept if _is_same(k, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        if same.supposed_period and not draft.supposed_period:
            same.period, same.supposed_period = draft.period, False
        for slot in ("index", "out_of", "period", "change", "score"):
            if getattr(same, slot) is None:
                setattr(same, slot, getattr(draft, slot))
    return kept


def _is_same(a: Draft, b: Draft) -> bool:
    if (a.subject, a.rank, a.top) != (b.subject, b.rank, b.top):
        return False
    if a.period and b.period and a.period != b.period and not (a.supposed_period or b.supposed_period):
        return False
    if a.index is None or b.index is None:
        return True
    words_a, words_b = (set(index.value.casefold().split()) for index in (a.index, b.index))
    return len(words_a & words_b) * 2 >= min(len(words_a), len(words_b))
