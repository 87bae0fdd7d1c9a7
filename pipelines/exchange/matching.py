"""Matching: what a file claims of an article against what stands, as choices: to accept, correct, add or reject.

What is the same is accepted, unless somebody has done so already; so importing twice changes nothing. What covers some
of the same words, or says a similar fact, is corrected and keeps its identity. What is left of the file is added, and
what is left of the article is rejected, if the file has all there is by its own account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.decisions.choices import Choice
from pipelines.exchange.matching_facts import match_facts, read_statement
from pipelines.exchange.matching_mentions import check_spans, match_mentions
from pipelines.exchange.records import Claim
from pipelines.schema import FACTS, MENTIONS, Row

# The order in which choices make room for each other.
ORDER = ("reject", "correct", "accept", "add")


def match(claim: Claim, text: str, mentions: Sequence[Row], facts: Mapping[str, Sequence[Row]]) -> list[Choice]:
    """The choices that make an article what a claim says, which is placed on its text; none where it is so.

    Raises UnreadableError for mentions that overlap, labels that are unknown, and facts whose words aren't found.
    """
    check_spans(claim.spans, text)
    choices = list(match_mentions(claim.spans, mentions, is_complete=MENTIONS.name in claim.complete))
    for kind in FACTS:
        stated = [read_statement(one, text) for one in claim.statements if one.kind == kind]
        choices += match_facts(kind, stated, facts.get(kind, ()), is_complete=kind in claim.complete)
    return sorted(choices, key=lambda choice: ORDER.index(choice.action))
