"""Standings: which names hold which ranks in a sentence, as in "Hà Nội dẫn đầu, tiếp theo là Huế và Cần Thơ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.lexicons.rankings import RankingLexicon
from extractors.ranked_names import Name
from extractors.ranks import Rank
from extractors.records import Sentence

# Characters before a rank, within its clause, that are read for a wish, a target or a condition.
CLAUSE = 160
# Characters between two ranks that are one, "thứ 6 trong top 10".
CLOSE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One name at one place; ``name`` is None when the sentence doesn't name who holds the rank."""

    name: Name | None
    place: int | None
    rank: Rank
    rule: str

    @property
    def place_is_said(self) -> bool:
        """Whether the rank says the place; in "top 10: Hồng Kông (2)" the brackets do."""
        return self.rank.top is None or self.place is None


NOBODY: tuple[Name | None, ...] = (None,)


def find_standings(
    text: str, sentence: Sentence, ranks: Sequence[Rank], names: Sequence[Name], lexicon: RankingLexicon
) -> list[Standing]:
    """The standings of a sentence, rank by rank; a rank that is only wished for gives none."""
    reader = _StandingReader(text, sentence, names, lexicon)
    groups = reader.group([rank for rank in ranks if not reader.is_wish(rank)])
    standings: list[Standing] = []
    for at, group in enumerate(groups):
        since = groups[at - 1][-1].end if at else sentence.start
        until = groups[at + 1][0].start if at + 1 < len(groups) else sentence.end
        standings += reader.read(group, since, until)
    return standings


class _StandingReader:
    def __init__(self, text: str, sentence: Sentence, names: Sequence[Name], lexicon: RankingLexicon) -> None:
        self._text = text
        self._sentence = sentence
        self._all_names = names
        self._names = [name for name in names if name.is_mention]
        self._lexicon = lexicon

    def is_wish(self, rank: Rank) -> bool:
        clause = self._text[max(self._sentence.start, rank.start - CLAUSE) : rank.start]
        return self._lexicon.no_record.search(clause) is not None

    def group(self, ranks: Sequence[Rank]) -> list[list[Rank]]:
        """Ranks said together, as "third and fourth" are, in one group."""
        groups: list[list[Rank]] = []
        for rank in ranks:
            if groups and rank.places and groups[-1][-1].places:
                between = self._text[groups[-1][-1].end : rank.start]
                if self._lexicon.separator.fullmatch(between):
                    groups[-1].append(rank)
                    continue
            groups.append([rank])
        return groups

    def read(self, group: list[Rank], since: int, until: int) -> list[Standing]:
        """The standings of one group, whose words lie between `since` and `until`."""
        if group[0].top is not None:
            members = self._members(group[0], since, until)
            return [Standing(name=n, place=self._place_behind(n, group[0]), rank=group[0], rule="top") for n in members]
        holders, rule = self._holders(group, since, until)
        if rule == "none":
            return []
        places = [(rank, place) for rank in group for place in rank.places]
        if not places:
            named = holders or NOBODY if group[0].from_end else ()
            return [Standing(name=name, place=None, rank=group[0], rule=rule) for name in named]
        if 1 < len(places) == len(holders):
            return [Standing(name=n, place=p, rank=r, rule=rule) for n, (r, p) in zip(holders, places, strict=True)]
        held = [Standing(name=n, place=p, rank=r, rule=rule) for n in holders or NOBODY for r, p in places]
        return held + self._next_in_order(held[-1], until)

    # Who holds the ranks

    def _holders(self, group: list[Rank], since: int, until: int) -> tuple[list[Name], str]:
        behind = self._behind(group[-1].end, until)
        several = len(group) > 1 or len(group[0].places) > 1
        attached = self._attached(group[-1], behind, self._is_title(group[0].start, since))
        if attached:
            return attached, "attached"
        if behind and self._lexicon.immediate.fullmatch(self._text, group[-1].end, behind[0].start):
            return self._list_from(behind) if several else behind[:1], "after"
        if self._is_title(group[0].start, since):
            return [], "none"
        opened: list[Name] = []
        if self._is_fronted(group[0].start, since):
            opened = self._opened(group[-1].end, behind, several)
            # "Hiện tỉnh xếp thứ tư" has its subject, though "tỉnh" could open a list of them.
            if not opened and not any(since <= name.start < group[0].start for name in self._names):
                opened = self._past_comma(group[-1].end, behind)
            if opened:
                return opened, "after"
        ahead = self._ahead(group[0].start, since)
        if ahead:
            return ahead, "before"
        opened = []
        if not any(name.end <= group[0].start for name in self._names):
            opened = self._opened(group[-1].end, behind, several) or self._past_comma(group[-1].end, behind)
        return (opened, "after") if opened else ([], "inherited")

    def _behind(self, offset: int, until: int) -> list[Name]:
        return [name for name in self._all_names if offset <= name.start and name.end <= until]

    def _attached(self, rank: Rank, behind: Sequence[Name], is_title: bool) -> list[Name]:
        if not behind:
            return []
        name = behind[0]
        if name.label != "LOC" and self._lexicon.possessed.fullmatch(self._text, rank.start, name.start):
            return [name]
        between = self._text[rank.end : name.start]
        # A place name right behind a rank says where it holds: "thứ ba Đông Nam Á".
        touches = not between.strip() and name.label != "PERSON" and not is_title
        return [name] if self._lexicon.attached.fullmatch(between) and not touches else []

    def _is_fronted(self, start: int, since: int) -> bool:
        """Whether nothing before the rank in its clause could be its subject."""
        return self._lexicon.fronted.search(self._text[since:start]) is not None

    def _is_title(self, start: int, since: int) -> bool:
        """Whether the rank only describes someone without a name: "đội đầu bảng"."""
        return self._lexicon.titled.search(self._text[max(since, start - CLAUSE) : start]) is not None

    def _opened(self, end: int, behind: Sequence[Name], several: bool) -> list[Name]:
        for at, name in enumerate(behind[:3]):
            if self._lexicon.opens_subject.fullmatch(self._text, end, name.start):
                return self._list_from(behind[at:]) if several else [name]
        return []

    def _past_comma(self, end: int, behind: Sequence[Name]) -> list[Name]:
        """The subject after an opening like "Xếp thứ ba với 64 điểm, Hà Nội ..."."""
        for name in behind:
            between = self._text[end : name.start]
            if name.role == "subject" and "," in between and (name.is_mention or between.endswith(", ")):
                return [name]
        return []

    def _ahead(self, start: int, since: int) -> list[Name]:
        """The nearest name before the rank, with those coordinated with it; nearer ones than `since` come first."""
        named = [name for name in self._all_names if name.end <= start and not self._owns_list(name, start)]
        if named and self._lexicon.apposed.fullmatch(self._text, named[-1].end, start):
            gap = self._text[named[-1].end : start]
            if "(" in gap and named[-1].role != "scope":
                return [named[-1]]
            if named[-1].role == "subject" or not gap.startswith(","):  # "Huế, sau Hà Nội, đứng thứ hai"
                return self._list_to(named[-1], named)
        if named and self._lexicon.predicate.fullmatch(self._text, named[-1].end, start):
            is_apart = "," in self._text[named[-1].end : start]
            if named[-1].role == "subject" or (named[-1].role == "aside" and not is_apart):
                return self._list_to(named[-1], named)
        ahead = [name for name in named if name.is_mention]
        for role in ("subject", "scope"):
            for names in ([n for n in ahead if n.start >= since], ahead):
                able = [name for name in names if name.role == role]
                if able:
                    return self._list_to(able[-1], named)
            capitals = [n for n in named if n.role == role == "subject" and " " in n.text]
            if capitals:
                return self._list_to(capitals[-1], named)
        return []

    def _owns_list(self, name: Name, start: int) -> bool:
        """Whether the name says whose list it is: "Laos's third-largest trading partner"."""
        return re.fullmatch(r"['’]s(?: [^\W\d]+)? ", self._text[name.end : start]) is not None

    def _members(self, rank: Rank, since: int, until: int) -> list[Name]:
        """Who is in a top N: nobody, when it is only spoken of."""
        behind = self._behind(rank.end, until)
        for at, name in enumerate(behind[:2]):
            if self._lexicon.members.fullmatch(self._text, rank.end, name.start):
                return self._list_from(behind[at:])
        clause = self._text[max(since, rank.start - CLAUSE) : rank.start]
        if since > self._sentence.start and len(clause) <= CLOSE:
            return []  # "thứ 6 trong top 10" says one place, not two
        if not self._lexicon.belongs.search(clause):
            return []
        if self._is_fronted(rank.start, since):
            first = self._past_comma(rank.end, behind)
            return self._list_from(behind[behind.index(first[0]) :]) if first else []
        return self._ahead(rank.start, since)

    def _place_behind(self, name: Name, rank: Rank) -> int | None:
        """The place in brackets behind a member of a top N: "Hồng Kông (2)"."""
        match = re.match(r" \((\d{1,3})\)", self._text[name.end : name.end + 6])
        return int(match[1]) if match and rank.top and int(match[1]) <= rank.top else None

    def _next_in_order(self, last: Standing, until: int) -> list[Standing]:
        """The names after "followed by", at the next places."""
        behind = self._behind(last.rank.end, until)
        opening = self._lexicon.followed.search(self._text, last.rank.end, until)
        if opening is None or last.place is None:
            return []
        names = [name for name in behind if name.start >= opening.end()]
        if not names or names[0].start != opening.end():
            return []
        return [
            Standing(name=name, place=last.place + step, rank=last.rank, rule="sequence")
            for step, name in enumerate(self._list_from(names), 1)
        ]

    # Lists of names

    def _list_from(self, names: Sequence[Name]) -> list[Name]:
        """The names coordinated with the first one."""
        listed = list(names[:1])
        for name in names[1:]:
            if not self._lexicon.separator.fullmatch(self._text, listed[-1].end, name.start):
                break
            listed.append(name)
        return listed

    def _list_to(self, last: Name, names: Sequence[Name]) -> list[Name]:
        """The names coordinated with the last one; a list without "and" is no list, but an aside or a place."""
        listed = [last]
        for name in reversed(names[: names.index(last)]):
            between = self._text[name.end : listed[0].start]
            if not self._lexicon.separator.fullmatch(between):
                break
            if len(listed) == 1 and not self._lexicon.last_separator.search(between):
                break
            listed.insert(0, name)
        return listed
