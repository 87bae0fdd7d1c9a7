"""Ranked names: who can be the subject of a rank, and whom "tỉnh này" names in "tỉnh này xếp thứ ba"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from extractors.coreference import Coreference
from extractors.lexicons.rankings import RankingLexicon
from extractors.reading import Reading
from extractors.records import Label, Mention, Sentence

RANKABLE: tuple[Label, ...] = ("ORG", "LOC", "PERSON")
UPPER = r"[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
CAPITALS = rf"\b{UPPER}[\w&’-]*(?:\.{UPPER}[\w&’-]*)*(?: {UPPER}[\w&’-]*)*"
# Characters read on either side of a name for its part in the sentence.
CONTEXT = 60


# What a name does in its sentence: it can be ranked; or it says where the list holds, and is ranked only when no other
# is; or it made the list, tells of it or is compared with the ranked one, and is ranked only in a list of names.
Role: TypeAlias = Literal["subject", "scope", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a sentence, or a word that stands for one; ``text`` is the name it stands for."""

    start: int
    end: int
    text: str
    label: Label
    role: Role
    is_mention: bool = True  # the tagger's; else capitals only, which count right beside a rank and in lists


class RankedNames:
    """The names of an article that can be ranked."""

    def __init__(self, reading: Reading, lexicon: RankingLexicon) -> None:
        self._reading = reading
        self._lexicon = lexicon
        self._coreference = reading.derive(Coreference)
        self._of_kind: dict[str, list[re.Match[str]]] = {}
        self._kinds_of: dict[str, frozenset[str]] = {}
        self._capitals = re.compile(lexicon.with_unit.format(name=CAPITALS))

    def in_sentence(self, sentence: Sentence, last_subject: str | None, *, with_capitals: bool) -> list[Name]:
        """The names in a sentence in reading order, among them words that point back to a name.

        Those by their capitals alone come with them only `with_capitals`.
        """
        mentions = self._reading.mentions_in(sentence.start, sentence.end, *RANKABLE)
        names = self._with_coordinated(
            [self._name(m.start, m.end, self._fullest(m), m.label, sentence) for m in mentions]
        )
        for match in self._lexicon.anaphors.finditer(self._reading.text, sentence.start, sentence.end):
            start, end = match.span(match.lastgroup or 0)
            if any(start < mention.end and mention.start < end for mention in mentions):
                continue
            nearer = next((name.text for name in names if name.end <= start and name.role == "subject"), last_subject)
            text = self._antecedent(start, end, nearer)
            if text:
                names.append(self._name(start, end, text, "ORG", sentence))
        if with_capitals:
            names += self._capitalised(sentence, names)
        return sorted(names, key=lambda name: name.start)

    def _capitalised(self, sentence: Sentence, names: Sequence[Name]) -> list[Name]:
        """Names by their capitals alone, where the tagger found nothing."""
        text = self._reading.text
        spans = [(m.start, m.end) for m in self._reading.mentions_in(sentence.start, sentence.end)]
        spans += [(name.start, name.end) for name in names]
        found: list[Name] = []
        for match in self._capitals.finditer(text, sentence.start, sentence.end):
            opener = self._lexicon.openers.match(match[0])
            start, end = match.start() + (opener.end() if opener else 0), match.end()
            if start >= end or not all(end <= a or b <= start for a, b in spans):
                continue
            if start == sentence.start and not self._is_known_name(text[start:end]):
                continue
            if self._lexicon.no_names.fullmatch(text, start, end):
                continue
            name = self._name(start, end, text[start:end], "ORG", sentence)
            found.append(replace(name, is_mention=False))
        return found

    def _is_known_name(self, words: str) -> bool:
        """Whether words at the start of a sentence are a name: several, one with capitals elsewhere, a foreign one."""
        if " " in words or re.search(rf"[^\W\d_.!?] {re.escape(words)}\b", self._reading.text):
            return True
        # Before a rank a Vietnamese common noun has diacritics, "Tỉnh xếp thứ ba"; an English one shows nothing.
        return self._reading.article.language == "vi" and words.isascii()

    def _with_coordinated(self, names: list[Name]) -> list[Name]:
        """The names, where one that is joined to an aside is an aside too: "behind Hanoi and Hai Phong"."""
        joined = names[:1]
        for name in names[1:]:
            between = self._reading.text[joined[-1].end : name.start]
            is_joined = self._lexicon.last_separator.search(between) and self._lexicon.separator.fullmatch(between)
            joined.append(replace(name, role=joined[-1].role) if is_joined and name.role == "subject" else name)
        return joined

    def _name(self, start: int, end: int, text: str, label: Label, sentence: Sentence) -> Name:
        return Name(start=start, end=end, text=text, label=label, role=self._role(start, end, label, sentence))

    def _fullest(self, mention: Mention) -> str:
        if mention.label == "PERSON":
            return self._coreference.fullest_name(mention)
        if mention.label == "ORG" and not mention.text.isupper():
            return self._coreference.fullest_organization(mention)
        return mention.text

    def _antecedent(self, start: int, end: int, last_subject: str | None) -> str | None:
        """The name that "the province" or "it" points back to."""
        words = self._reading.text[start:end]
        kind = self._lexicon.kind.sub("", words)
        if not kind:
            return last_subject or self._commonest_before(len(self._reading.text))
        named = self._named_of_kind(kind)
        before = bisect_right(named, start, key=lambda match: match.end())
        if before:
            return named[before - 1][0].strip()
        if not last_subject and not self._commonest_before(start):
            later = next((match for match in named if match.start() >= end), None)
            return later[0].strip() if later else None
        if last_subject and self._is_of_another_kind(last_subject, kind):
            return self._commonest_before(start, kind)
        resolved = self._coreference.resolve_actor(start, end)
        return (
            resolved if resolved.casefold() not in words.casefold() else last_subject or self._commonest_before(start)
        )

    # Each search through the text is made once, or a long article would take time by the square of its length.

    def _named_of_kind(self, kind: str) -> list[re.Match[str]]:
        """Where the article names things of a kind, as "tỉnh Hà Nam"."""
        if kind not in self._of_kind:
            pattern = self._lexicon.named_kind.format(kind=re.escape(kind))
            self._of_kind[kind] = list(re.finditer(pattern, self._reading.text, re.I))
        return self._of_kind[kind]

    def _is_of_another_kind(self, name: str, kind: str) -> bool:
        """Whether the article calls `name` something else than `kind`: "Don Duong district" is no province."""
        if name not in self._kinds_of:
            pattern = self._lexicon.other_kind.format(name=re.escape(name))
            matches = re.finditer(pattern, self._reading.text, re.I)
            self._kinds_of[name] = frozenset(match["unit"].casefold() for match in matches)
        kinds = self._kinds_of[name]
        return bool(kinds) and kind.casefold() not in kinds

    def _commonest_before(self, offset: int, kind: str = "") -> str | None:
        """The place or body that the article has named most often up to `offset`; of equals the first."""
        named = Counter(m.text for m in self._reading.mentions_of("LOC", "ORG") if m.end <= offset)
        by_count = (name for name, _ in named.most_common())
        return next((name for name in by_count if not (kind and self._is_of_another_kind(name, kind))), None)

    def _role(self, start: int, end: int, label: Label, sentence: Sentence) -> Role:
        ahead = self._reading.text[max(sentence.start, start - CONTEXT) : start]
        behind = self._reading.text[end : min(sentence.end, end + CONTEXT)]
        if self._lexicon.aside.search(ahead) or self._lexicon.speaker.match(behind):
            return "aside"
        if label == "ORG" and self._lexicon.no_names.fullmatch(self._reading.text, start, end):
            return "aside"
        if self._lexicon.spoken.search(ahead) and behind[:1] in (".", ",", "”", '"', ""):
            return "aside"
        if ahead.endswith("(") and behind.startswith(")"):
            return "aside"  # another form of the name before it
        if self._lexicon.regions.match(self._reading.text[start:end]):
            return "scope"
        if label == "PERSON" and self._holds_office(start, end, sentence):
            return "aside"
        return "scope" if self._lexicon.scope.search(ahead) else "subject"

    def _holds_office(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether a position stands beside a person: officials tell of ranks and have none."""
        since, until = max(sentence.start, start - CONTEXT), min(sentence.end, end + CONTEXT)
        return bool(self._reading.mentions_in(since, until, "POSITION"))
