"""The grammar of orders in one language: patterns of its lexicon, as "yêu cầu" that is not "theo yêu cầu"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extractors.lexicons.en.tasks import LEXICON as ENGLISH
from extractors.lexicons.tasks import TaskLexicon
from extractors.lexicons.vi.tasks import LEXICON as VIETNAMESE
from extractors.records import Language
from extractors.task_clauses import ACTOR_SIGNS
from extractors.task_words import any_of, opening, standing, standing_after, standing_before

# An assignee or a subject longer than this is none but a sentence, in code points.
LONGEST_ASSIGNEE = 420
LONGEST_SUBJECT = 260

LEXICONS: dict[Language, TaskLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# "is hereby requested to": what may stand before a passive order verb.
_BEING: dict[Language, str] = {"vi": "", "en": r"(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,3}?"}
# Who orders may stand inside a passive: "được [UBND tỉnh] giao [rà soát]", "was asked by the mayor to [review]".
_AGENT: dict[Language, Callable[[TaskLexicon], str]] = {
    "vi": lambda words: (
        rf"(?:được|bị)\s+(?P<agent>[{ACTOR_SIGNS}][{ACTOR_SIGNS}\s]*)(?:{any_of(words.agent_orders)})"
        rf"(?!\w|\s+[{ACTOR_SIGNS}])"
    ),
    "en": lambda words: (
        rf"{_BEING['en']}(?:{any_of(words.agent_orders)})\s+by\s+(?P<agent>[^.;,\n]{{2,90}}?)\s+to(?=\s+[a-z])"
    ),
}
# Adverbs of manner that no list can hold: "strictly", "not to".
_ANY_ADVERB: dict[Language, str] = {"vi": "", "en": r"|not\s+to|\w+ly"}
# What may stand before a bare verb, and what makes a noun of it: "kiểm tra của thanh tra".
_MARKER: dict[Language, str] = {"vi": "", "en": r"(?:(?=not\s+to\s)|to\s+)?"}
_NOUN_FOLLOWS: dict[Language, str] = {"vi": r"(?!\s+(?:của|là)\s)", "en": ""}


class Grammar:
    """The compiled patterns of a language."""

    def __init__(self, language: Language) -> None:
        words = LEXICONS[language]
        self.language = language
        self.lexicon = words
        self._compile_orders()
        self._compile_verbs()
        self._compile_clauses()

    def _compile_orders(self) -> None:
        words = self.lexicon
        self.trigger = re.compile(
            rf"(?<!\w)(?:(?P<passive>{_BEING[self.language]}(?:{any_of(words.passive_orders)})"
            rf"|{_AGENT[self.language](words)})"
            rf"|(?P<duty>{any_of(words.duties)})|(?P<order>{any_of(words.orders + words.letter_orders)}))(?!\w)",
            re.IGNORECASE,
        )
        self.letter_order = opening(words.letter_orders)
        self.pronoun_before = standing_before((*words.pronouns, *words.first_person, "which", "who", "also", "that"))
        self.noun_order = opening(words.noun_orders)
        self.submission = standing(words.submissions)
        self.particle = standing_after(words.order_particles)
        self.not_order_after = standing_before(words.not_orders_after)
        self.not_order_before = standing_after(words.not_orders_before)
        self.not_passive_after = standing_before(words.not_passive_after)
        self.not_duty_after = standing_before(words.not_duties_after)
        self.not_duty_before = standing_after(words.not_duties_before)
        # A letter or plan through which is ordered: "ban hành công văn chỉ đạo" is no list of two verbs.
        self.letter = standing((*words.letters, "ý kiến", "kế hoạch"))
        self.task_noun = standing(words.task_nouns)
        self.condition = re.compile(
            rf"(?:{any_of(words.conditions)})\s[^,;]{{3,150}},\s*(?:thì\s+)?" if words.conditions else r"(?!)",
            re.IGNORECASE,
        )

    def _compile_verbs(self) -> None:
        words = self.lexicon
        adverb = rf"(?:(?:{any_of(words.adverbs)}{_ANY_ADVERB[self.language]})\s+)"
        # In Vietnamese, an adverb may itself be the verb: "tập trung", "khẩn trương".
        verbs = any_of(words.verbs + words.adverbs) if self.language == "vi" else any_of(words.verbs)
        self.verb_phrase = rf"{adverb}*(?:{verbs})(?!\w)"
        self.verb = re.compile(rf"(?<!\w){self.verb_phrase}", re.IGNORECASE)
        self.bare_verb = re.compile(
            rf"{_MARKER[self.language]}(?P<verb>{self.verb_phrase}){_NOUN_FOLLOWS[self.language]}", re.IGNORECASE
        )
        self.compound_verb = opening(words.compound_verbs)
        self.noun_before_verb = standing_before(words.nouns_before_verbs)
        self.not_verb_after = standing_before(words.verbs_not_after)
        self.not_imperative = opening(words.not_imperatives)
        self.shares = standing(words.sharing)

    def _compile_clauses(self) -> None:
        words = self.lexicon
        joint = rf"(?<!\w)(?:{any_of(words.joints)})\s+"
        self.joint = re.compile(rf"(?:,\s*|{joint})+", re.IGNORECASE)
        self.joint_before_verb = re.compile(
            rf"(?:[,–-]\s*|{joint})+(?:cũng\s+|also\s+|has\s+|then\s+)*$", re.IGNORECASE
        )
        self.introduction = opening(words.introductions)
        self.address = re.compile(rf"(?:{any_of(words.addresses)})\s+", re.IGNORECASE)
        self.speech = standing(words.speech)
        self.past = standing(words.past)
        self.plan = standing(words.plans)
        self.copula = standing(words.copulas)
        self.proposal = standing(words.proposals)
        self.level = standing(tuple(word for words_of_level in words.levels for word in words_of_level))
        self.level_of = {word: place for place, level in enumerate(words.levels) for word in level}
        self.body = re.compile(rf"(?:{any_of(words.bodies)})(?!\w)|[{ACTOR_SIGNS}]|\d+\s", re.IGNORECASE)
        said = rf"(?<!\w)(?:{any_of(words.speech)})(?!\w)"
        speaker = (
            rf"(?:(?:{any_of(words.pronouns)})|(?:(?:{any_of(words.honorifics)})\s+)?[{ACTOR_SIGNS}][^,;.]{{0,60}}?)"
        )
        # "…, ông Bình yêu cầu." and "…”, Giám đốc Sở Y tế nói": who said so, behind it.
        self.attribution = re.compile(
            rf"(?:[,.]?[”\"]\s*[,.]?\s*[-–]?|,)\s*(?P<speaker>{speaker}|[^”\".;\n]{{2,80}}?)\s+(?:\w+\s+)?{said}",
            re.IGNORECASE,
        )
        self.ending = re.compile(
            rf"[”\"]\s*[,.]?\s*[-–]?\s*(?=[^”\"]{{2,80}}{said})"
            rf"|(?:{any_of(words.endings)})(?!\w)"
            rf"|,\s+{speaker}\s+(?:\w+\s+)?{said}"
            rf"|,\s+(?:and\s+|và\s+)?(?:the\s+)?[{ACTOR_SIGNS}]+\s+(?:then\s+|later\s+)?(?:\w+ed\b|đã\b)"
            r"|\s\((?:ảnh|photo|nguồn|source)\b|\s+ảnh(?:\s+minh họa|:)",
            re.IGNORECASE,
        )


@cache
def grammar_of(language: Language) -> Grammar:
    """The grammar of a language; compiled at the first call."""
    return Grammar(language)
