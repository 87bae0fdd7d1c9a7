"""Reviewers sign with tokens that only they have; locks warn others until they end."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from pipelines.decisions.locks import free_lock, take_lock
from pipelines.decisions.reviewers import add_reviewer, remove_reviewer, reviewer_of, reviewers
from pipelines.schema import REVIEWERS
from tests.decided import Desk


def test_reviewer_is_known_by_the_last_token_until_removed(store: Engine) -> None:
    old = add_reviewer(store, "Lê  Thu\u0300y")
    token = add_reviewer(store, "Lê Thùy")
    assert (reviewer_of(store, old), reviewer_of(store, token), reviewer_of(store, "")) == (None, "Lê Thùy", None)
    assert reviewers(store) == ["Lê Thùy"]
    assert remove_reviewer(store, "Lê Thùy")
    assert not remove_reviewer(store, "Lê Thùy")
    assert (reviewer_of(store, token), reviewers(store)) == (None, [])


def test_token_itself_is_nowhere_in_the_store(store: Engine) -> None:
    token = add_reviewer(store, "An")
    with store.connect() as connection:
        rows = connection.execute(select(REVIEWERS)).all()
    assert not any(token in str(row) for row in rows)
    assert len(token) >= 43  # 256 bits


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\u202eb", "a\x00b"])
def test_name_can_be_shown(store: Engine, name: str) -> None:
    with pytest.raises(ValueError, match="expected 1 to 60 characters that can be shown"):
        add_reviewer(store, name)


def test_lock_is_that_of_the_first_until_it_is_freed(desk: Desk) -> None:
    lock = take_lock(desk.engine, desk.article_id, "An")
    assert take_lock(desk.engine, desk.article_id, "Bình") == lock == desk.state("Bình").lock
    free_lock(desk.engine, desk.article_id, "Bình")
    assert desk.state().lock == lock
    assert take_lock(desk.engine, desk.article_id, "An").expires_at > lock.expires_at
    free_lock(desk.engine, desk.article_id, "An")
    assert desk.state().lock is None
    assert take_lock(desk.engine, desk.article_id, "Bình").reviewer == "Bình"


def test_lock_ends_by_itself(desk: Desk) -> None:
    take_lock(desk.engine, desk.article_id, "An", minutes=-1)
    assert desk.state().lock is None
    assert take_lock(desk.engine, desk.article_id, "Bình").reviewer == "Bình"
