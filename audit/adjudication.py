"""The page of adjudication: what two reviewers say otherwise, side by side and without names, for a third to judge."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import Response

from audit.pages import render, script_json
from audit.place import place_of
from audit.threads import read_in_thread
from pipelines.agreement.disputes import Dispute, disputes_of
from pipelines.agreement.judging import choices_for
from pipelines.agreement.pairs import ADJUDICATION, pairs_in
from pipelines.agreement.readings import fields_of
from pipelines.database import reading
from pipelines.decisions.extracted import FIELDS, PLACES
from pipelines.decisions.standing import Word
from pipelines.decisions.states import ArticleState, read_state
from pipelines.schema import Row

# Disputes on a page; the articles of the last one are whole.
PAGE = 20

# Code points of the article around the words in question.
CONTEXT = 160


async def adjudication_page(request: Request) -> Response:
    """GET /adjudication: the first disputes that nobody has judged.

    "adjudication.html" is given `articles` (see `Disputed`), `total` (disputes in all), and `disputes_json` (for
    scripts: of each dispute the article, and the choices that take the one or the other reading; of each article its
    state).
    """
    place, reviewer = place_of(request), request.state.session.reviewer
    total, articles = await read_in_thread(read_disputed, place.engine, reviewer)
    found = {
        "disputes": [
            {"article_id": article.article["article_id"], "sides": [side.choices for side in each.sides]}
            for article in articles
            for each in article.disputes
        ],
        "states": {article.article["article_id"]: article.state for article in articles},
    }
    return render(request, "adjudication.html", articles=articles, total=total, disputes_json=script_json(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two readings of an item: its fields, each with whether the other has it otherwise, and its words.

    Without fields the reviewer says that there is no such item. `choices` record that this reading is right.
    """

    fields: list[tuple[str, Any, bool]] | None
    quote: str
    choices: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A dispute: the table of the item, the text before, in and after its words, and both readings."""

    item: str
    before: str
    words: str
    after: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """An article with its disputes and its state."""

    article: Row
    state: str
    disputes: list[Shown]


def read_disputed(engine: Engine, reviewer: str) -> tuple[int, list[Disputed]]:
    """How many disputes there are, and the articles with the first of them, but for those of earlier versions."""
    with reading(engine) as connection:
        disputes = list(disputes_of(pairs_in(connection)))
    articles = []
    for article_id, of_article in groupby(islice(disputes, PAGE), key=lambda dispute: dispute.article_id):
        state = read_state(engine, article_id, reviewer, ADJUDICATION)
        shown = [show(dispute, state) for dispute in of_article if is_of_version(dispute, state.article["version"])]
        articles.append(Disputed(article=state.article, state=state.state, disputes=shown))
    return len(disputes), articles


def is_of_version(dispute: Dispute, version: int) -> bool:
    """Whether both reviewers had this version of the article before them."""
    return all(word.version == version for word in (dispute.first, dispute.second) if word)


def show(dispute: Dispute, state: ArticleState) -> Shown:
    """A dispute with the text around it. Its id decides who stands on which side: nobody is always the first."""
    text = state.article["text"]
    first, second = (
        side(dispute, dispute.first, dispute.second, state),
        side(dispute, dispute.second, dispute.first, state),
    )
    turned = zlib.crc32(dispute.item_id.encode()) % 2
    start, end = words_of(dispute)
    return Shown(
        item=dispute.item,
        before=text[max(0, start - CONTEXT) : start],
        words=text[start:end],
        after=text[end : end + CONTEXT],
        sides=(second, first) if turned else (first, second),
    )


def words_of(dispute: Dispute) -> tuple[int, int]:
    """From where to where the words are that either reviewer means."""
    start, end, _ = PLACES[dispute.item]
    said = [word.values or {} for word in (dispute.first, dispute.second) if word]
    return min(row[start] for row in said), max(row[end] for row in said)


def side(dispute: Dispute, word: Word | None, other: Word | None, state: ArticleState) -> Side:
    """What one reviewer says, beside what the other one does."""
    said, others = (fields_of(each) if each else None for each in (word, other))
    start, end, _ = PLACES[dispute.item]
    return Side(
        fields=None if said is None else list(compared(dispute.item, said, others)),
        quote="" if said is None else state.article["text"][said[start] : said[end]],
        choices=[asdict(choice) for choice in choices_for(dispute, word, state)],
    )


def compared(item: str, said: Row, others: Row | None) -> Iterator[tuple[str, Any, bool]]:
    """Yield the fields that either has, each with what is said and whether the other says otherwise."""
    for name in FIELDS[item]:
        other = others[name] if others else None
        if said[name] is not None or other is not None:
            yield name, said[name], others is not None and said[name] != other
