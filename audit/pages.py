"""Pages: what the templates are given, as "queue.html" is the filters and the articles that they leave."""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from audit.place import Place, place_of
from audit.queue.filters import CHOICES, Filters, UnknownFilterError, parse_filters
from audit.queue.shown import show
from audit.safety.marks import MARKS
from audit.states import shown_state, vocabulary
from audit.templating import TEMPLATES
from audit.threads import read_in_thread
from pipelines.agreement.doubling import NotSecondError, check_second
from pipelines.agreement.pairs import SECOND
from pipelines.decisions.choices import Purpose
from pipelines.decisions.states import UnknownArticleError
from pipelines.schema import PURPOSES


def render(request: Request, template: str, **context: Any) -> Response:
    """A page; each has the reviewer and the token that its requests bring."""
    state = request.state
    everywhere = {
        "reviewer": state.session.reviewer,
        "token": state.token,
        "has_account": state.session.mark is not None,
    }
    return TEMPLATES.TemplateResponse(request, template, {**everywhere, **context})


async def queue_page(request: Request) -> Response:
    """GET /: the articles that the filters leave.

    "queue.html" is given `filters` (their values by name), `choices` (the values that each can have; "" for all),
    `query` (the query string of the filters), `shown` (see `Shown`: each article has a place `after`, which links to it
    bring along), `after` (where this page began) and `progress` (see `Progress`).
    """
    place = place_of(request)
    filters = filters_of(request)
    after = request.query_params.get("after", "")
    shown = await read_in_thread(show, place.engine, filters, after)
    choices = {**CHOICES, **await read_in_thread(place.names.choices)}
    return render(
        request,
        "queue.html",
        filters=filters.values(),
        choices=choices,
        query=filters.query,
        shown=shown,
        after=after,
        progress=await read_in_thread(place.progress.now),
    )


async def article_page(request: Request) -> Response:
    """GET /articles/{article_id}: an article, and where in the queue it is.

    "article.html" is given `state` (as GET /api/articles/{article_id} has it), `state_json` (the same, safe in a script
    element), `vocabulary` (labels, kinds of fact with their fields, reviews, actions), `marks` (what is shown for
    characters that can't be seen) and `query` and `after`, by which /api/queue finds the next article.
    """
    place = place_of(request)
    state = await read_in_thread(state_or_404, place, request)
    return render(
        request,
        "article.html",
        state=state,
        state_json=script_json(state),
        vocabulary=vocabulary(),
        vocabulary_json=script_json(vocabulary()),
        marks=MARKS,
        marks_json=script_json(MARKS),
        query=filters_of(request).query,
        after=request.query_params.get("after", ""),
    )


def state_or_404(place: Place, request: Request) -> dict[str, Any]:
    """The state of the article that the address names, for the purpose that it names; raises HTTPException."""
    purpose = request.query_params.get("purpose", "review")
    if purpose not in PURPOSES:
        raise HTTPException(400, f"purpose: found {purpose!r}, expected one of {', '.join(PURPOSES)}")
    article_id, reviewer = request.path_params["article_id"], request.state.session.reviewer
    try:
        state = shown_state(place.engine, article_id, reviewer, cast(Purpose, purpose))
    except UnknownArticleError as error:
        raise HTTPException(404, str(error)) from None
    check_purpose(place, article_id, reviewer, purpose)
    return state


def check_purpose(place: Place, article_id: str, reviewer: str, purpose: str) -> None:
    """Raise HTTPException where the reviewer may not do this: who reviewed an article first is not the second too."""
    if purpose == SECOND:
        try:
            check_second(place.engine, article_id, reviewer)
        except NotSecondError as error:
            raise HTTPException(403, str(error)) from None


def filters_of(request: Request) -> Filters:
    """The filters that the address has; raises HTTPException for values that they can't have."""
    try:
        return parse_filters(request.query_params)
    except UnknownFilterError as error:
        raise HTTPException(400, str(error)) from None


async def keys_page(request: Request) -> Response:
    """GET /keys: which key does what."""
    return render(request, "keys.html", vocabulary=vocabulary(), vocabulary_json=script_json(vocabulary()))


async def login_page(request: Request) -> Response:
    """GET /login: the form for the key.

    "login.html" is given `next`, where to go afterwards, and `message`, why a login failed. The form posts "key",
    "next" and "token" to /login.
    """
    return render(request, "login.html", next=inner_path(request.query_params.get("next", "/")), message="")


async def login(request: Request) -> Response:
    """POST /login: begin a session of the reviewer whose key it is."""
    place = place_of(request)
    form = await form_of(request)
    session = await read_in_thread(place.accounts.session_for, form.get("key", ""))
    if session is None:
        page = render(request, "login.html", next=inner_path(form.get("next", "/")), message="No reviewer has this key")
        page.status_code = 403
        return page
    answer = RedirectResponse(inner_path(form.get("next", "/")), status_code=303)
    answer.headers["Set-Cookie"] = place.sessions.header(session)
    return answer


async def logout(request: Request) -> Response:
    """POST /logout: end the session."""
    place = place_of(request)
    await form_of(request)
    answer = RedirectResponse("/login", status_code=303)
    answer.headers["Set-Cookie"] = place.sessions.header(place.accounts.known(None))
    return answer


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that our own page sent; raises HTTPException for one without the session's token."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"))
    form = {name: values[-1] for name, values in fields.items()}
    if not place_of(request).sessions.accepts(request.state.session, form.get("token", "")):
        raise HTTPException(403, "The session has changed: load the page again")
    return form


def inner_path(path: str) -> str:
    """`path` if it leads to a page of ours; what leads elsewhere, as //evil.example does, becomes the queue."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else "/"


def script_json(value: Any) -> str:
    """JSON that can't end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
