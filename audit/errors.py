"""Errors: what is said when a request can't be answered, as a page for people and as JSON for scripts."""

from __future__ import annotations

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from audit.templating import TEMPLATES
from pipelines.database import DatabaseError

LOG = logging.getLogger(__name__)


def error_response(request: Request, status: int, message: str) -> Response:
    """The answer to a request that failed; it never says where in the code."""
    phrase = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": phrase, "message": message}, status)
    return TEMPLATES.TemplateResponse(
        request, "error.html", {"status": status, "phrase": phrase, "message": message}, status_code=status
    )


def answer_refusal(request: Request, error: Exception) -> Response:
    """The answer to what was raised as an HTTPException."""
    assert isinstance(error, HTTPException)
    return error_response(request, error.status_code, error.detail)


def answer_database_error(request: Request, error: Exception) -> Response:
    """The answer when the store can't be read or written."""
    LOG.error("%s", error)
    return error_response(request, 503, "The store can't be reached; nothing of this request was written")


def answer_mistake(request: Request, error: Exception) -> Response:
    """The answer to what is a mistake of ours; the log has where it is."""
    return error_response(request, 500, "Something went wrong here; the log of the server says what")


HANDLERS = {
    HTTPException: answer_refusal,
    DatabaseError: answer_database_error,
    Exception: answer_mistake,
}
