"""The JSON API of the page, as POST /api/articles/{article_id}/decisions {"state": …, "choices": [{"item": …}]}."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from audit.pages import check_purpose, filters_of, state_or_404
from audit.place import place_of
from audit.queue.shown import show
from audit.states import shown_state
from audit.threads import read_in_thread, write_in_thread
from pipelines.decisions.choices import Action, Choice, InvalidChoiceError, Purpose
from pipelines.decisions.locks import free_lock, take_lock
from pipelines.decisions.recording import Act, StaleStateError, decide, redo, undo
from pipelines.decisions.states import UnknownArticleError

# Articles that a page loads ahead.
AHEAD = 5

Body = TypeVar("Body", bound=BaseModel)


# The id of an act, made in the browser, so that one whose answer was lost can be sent again and is recorded once.
NEW_ID: Any = Field(default=None, pattern=r"^[0-9a-f]{32}$")


class ChoiceBody(BaseModel):
    """What is to be done with one item, as a page sends it; see `Choice`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    item: str
    item_id: str | None = None
    action: Action
    after: dict[str, str | int | float | None] = {}
    comment: str | None = Field(default=None, max_length=10_000)


class DecisionsBody(BaseModel):
    """What a reviewer does at once."""

    model_config = ConfigDict(extra="forbid", strict=True)

    state: str | None = None
    choices: list[ChoiceBody] = Field(min_length=1, max_length=10_000)
    purpose: Purpose = "review"
    act_id: str | None = NEW_ID


class ActBody(BaseModel):
    """An act that is taken back or done again."""

    model_config = ConfigDict(extra="forbid", strict=True)

    act_id: str
    state: str | None = None
    purpose: Purpose = "review"
    new_act_id: str | None = NEW_ID


async def get_state(request: Request) -> Response:
    """GET /api/articles/{article_id}: its state."""
    return JSONResponse(await read_in_thread(state_or_404, place_of(request), request))


async def get_queue(request: Request) -> Response:
    """GET /api/queue?FILTERS&after=PLACE: the next articles, and the place after them."""
    filters, after = filters_of(request), request.query_params.get("after", "")
    shown = await read_in_thread(show, place_of(request).engine, filters, after, AHEAD)
    return JSONResponse(asdict(shown))


async def post_decisions(request: Request) -> Response:
    """POST /api/articles/{article_id}/decisions: record an act; the answer comes when it is in the store."""
    body = await body_of(request, DecisionsBody)
    choices = [Choice(**choice.model_dump()) for choice in body.choices]
    article_id, reviewer = request.path_params["article_id"], request.state.session.reviewer
    place = place_of(request)

    def record() -> Act:
        check_purpose(place, article_id, reviewer, body.purpose)
        return decide(
            place.engine,
            article_id,
            choices,
            reviewer=reviewer,
            state=body.state,
            purpose=body.purpose,
            act_id=body.act_id,
            journal=place.journal,
        )

    return await write_in_thread(answer_act, request, record, body.purpose)


async def post_undo(request: Request) -> Response:
    """POST /api/articles/{article_id}/undo: take back an act."""
    return await repeat(request, undo)


async def post_redo(request: Request) -> Response:
    """POST /api/articles/{article_id}/redo: do again what was taken back."""
    return await repeat(request, redo)


async def repeat(request: Request, do: Callable[..., Act]) -> Response:
    """Take back an act, or do it again."""
    body = await body_of(request, ActBody)
    place, reviewer = place_of(request), request.state.session.reviewer

    def record() -> Act:
        return do(
            place.engine,
            body.act_id,
            reviewer=reviewer,
            state=body.state,
            new_act_id=body.new_act_id,
            journal=place.journal,
        )

    return await write_in_thread(answer_act, request, record, body.purpose)


def answer_act(request: Request, record: Callable[[], Act], purpose: Purpose) -> Response:
    """The answer to an act: the state after it, or why it was not recorded."""
    engine, reviewer = place_of(request).engine, request.state.session.reviewer
    article_id = request.path_params["article_id"]
    try:
        act = record()
    except StaleStateError as error:
        state = shown_state(engine, article_id, reviewer, purpose)
        return JSONResponse({"error": "stale", "message": str(error), "state": state}, 409)
    except InvalidChoiceError as error:
        told = {name: getattr(error, name) for name in ("index", "field", "found", "expected")}
        return JSONResponse({"error": "invalid", "message": str(error), **told}, 422)
    except UnknownArticleError as error:
        raise HTTPException(404, str(error)) from None
    state = shown_state(engine, article_id, reviewer, purpose)
    return JSONResponse({"state": state, "act_id": act.act_id, "item_ids": act.item_ids})


async def post_lock(request: Request) -> Response:
    """POST /api/articles/{article_id}/lock: take or prolong the lock, or free it with {"free": true}."""
    body = await json_of(request)
    engine, reviewer = place_of(request).engine, request.state.session.reviewer
    article_id = request.path_params["article_id"]
    if isinstance(body, dict) and body.get("free"):
        await write_in_thread(free_lock, engine, article_id, reviewer)
        return JSONResponse({"lock": None})
    try:
        lock = await write_in_thread(take_lock, engine, article_id, reviewer)
    except IntegrityError:
        raise HTTPException(404, f"No article has the id {article_id!r}") from None
    return JSONResponse({"lock": asdict(lock), "is_mine": lock.reviewer == reviewer})


async def get_health(request: Request) -> Response:
    """GET /health: whether the server answers and its store can be read."""
    await read_in_thread(place_of(request).check)
    return JSONResponse({"status": "ok"})


async def body_of(request: Request, model: type[Body]) -> Body:
    """The body of a request; raises HTTPException for one that is something else."""
    try:
        return model.model_validate(await json_of(request))
    except ValidationError as error:
        fault = error.errors()[0]
        raise HTTPException(400, f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None


async def json_of(request: Request) -> Any:
    """The JSON of a request's body; raises HTTPException."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "Expected JSON, with the content type application/json")
    try:
        return json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError):
        raise HTTPException(400, "The body is no JSON") from None
