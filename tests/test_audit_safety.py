"""What keeps strangers, other sites and hostile articles out of the editors' page."""

from __future__ import annotations

import json
import logging
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select

from audit.pages import inner_path, script_json
from audit.safety.limits import BODY, LOGINS, Rate, RateLimit
from audit.safety.marks import MARKS, marked
from audit.serving import opened_place
from audit.settings import AuditError, Settings, checked_address
from audit.templating import web_address
from pipelines.database import DatabaseError, reading
from pipelines.decisions.reviewers import add_reviewer, remove_reviewer
from pipelines.schema import DECISIONS, REVIEWERS
from pipelines.store import open_store
from tests.audit_client import AuditClient, audit_client
from tests.audited import ARTICLES, BIDI, fill_audited

PUBLIC = "https://audit.example.vn"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('audited')}/congbao.db"
    fill_audited(url).dispose()
    return url


@pytest.fixture
def store(filled: str, tmp_path: Path) -> str:
    """A store of a test's own."""
    shutil.copy(filled.removeprefix("sqlite:///"), tmp_path / "congbao.db")
    return f"sqlite:///{tmp_path}/congbao.db"


@pytest.fixture(scope="module")
def opened(filled: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditClient]:
    with audit_client(filled, tmp_path_factory.mktemp("audit"), reviewer="Bình") as client:
        yield client


@pytest.fixture
def client(opened: AuditClient) -> AuditClient:
    opened.http.cookies.clear()
    return opened


def add_account(url: str, name: str) -> str:
    engine = open_store(url)
    key = add_reviewer(engine, name)
    engine.dispose()
    return key


def decisions(url: str) -> list[Any]:
    engine = open_store(url)
    with reading(engine) as connection:
        rows = connection.execute(select(DECISIONS)).all()
    engine.dispose()
    return list(rows)


ACCEPT = {
    "state": None,
    "choices": [{"item": "articles", "item_id": "county", "action": "comment", "comment": "Đã xem"}],
}
POSTS = ("decisions", "undo", "redo", "lock")


@pytest.mark.parametrize("path", ["/", "/articles/county", "/api/queue", "/nowhere", "/static/nothing.js", "/health"])
def test_each_answer_tells_the_browser_to_be_strict(client: AuditClient, path: str) -> None:
    headers = client.http.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "server" not in headers


@pytest.mark.parametrize(
    "page", ["/", *(f"/articles/{name}" for name in ARTICLES), "/keys", "/agreement", "/adjudication"]
)
def test_no_page_has_script_or_style_in_it(client: AuditClient, page: str) -> None:
    html = client.open(page)
    scripts = re.findall(r"<script\b([^>]*)>", html)
    assert all('src="/static/' in script or 'type="application/json"' in script for script in scripts)
    assert not re.search(r"<style\b|<[^>]*\sstyle=|<[^>]*\son\w+\s*=\s*[\"']|javascript:", html)


@pytest.mark.parametrize("name", ARTICLES)
def test_words_of_an_article_are_never_markup(client: AuditClient, name: str) -> None:
    for page in (client.open(f"/articles/{name}"), client.open("/?status=")):
        assert "<b>Văn</b>" not in page
        assert "<svg onload" not in page
        assert "<img src=x" not in page
        assert page.count("</title>") == 1
        assert "document.title" not in re.sub(
            r"<script type=\"application/json\".*?</script>", "", page, flags=re.S
        ).replace("document.title = &#39;taken&#39;", "")
        assert not any(
            character in re.sub(r"<script.*?</script>", "", page, flags=re.S) for character in "\u202e\u2066\u200f"
        )


def test_json_in_a_page_can_not_end_its_element(client: AuditClient) -> None:
    html = client.open("/articles/hostile")
    (found,) = re.findall(r'<script type="application/json" id="state">(.*?)</script>', html, flags=re.S)
    assert "<" not in found
    assert json.loads(found)["article"]["text"].endswith(BIDI)
    assert script_json("</script>&\u2028") == '"\\u003c/script\\u003e\\u0026\\u2028"'


def test_marks_stand_for_one_character_each_also_in_utf_16() -> None:
    text = "".join(MARKS) + "Đà Nẵng\n\t📣"
    shown = marked(text)
    assert len(shown) == len(text)
    assert len(shown.encode("utf-16-le")) == len(text.encode("utf-16-le"))
    assert not set(shown) & MARKS.keys()
    assert shown.endswith("Đà Nẵng\n\t📣")


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://tin.example.vn/1", True),
        ("http://tin.example.vn", True),
        ("javascript:alert(1)", False),
        ("JavaScript://tin.example.vn/%0aalert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//evil.example/", False),
        ("http://[news", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, is_linked: bool) -> None:
    assert web_address(url) == (url if is_linked else None)


def test_original_page_is_opened_without_a_hint_of_ours(client: AuditClient) -> None:
    html = client.open("/articles/county")
    links = re.findall(r'<a\b[^>]*href="https?://[^>]*>', html)
    assert links
    assert all('rel="noopener noreferrer"' in link for link in links)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9", "localhost", "127.0.0.1.evil.example:8710", ""])
def test_other_names_of_this_machine_are_refused(client: AuditClient, host: str) -> None:
    answer = client.http.get("/api/articles/county", headers={"Host": host})
    assert answer.status_code == 421
    assert "Okafor" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost:8710", "[::1]:8710", "LOCALHOST:8710"])
def test_own_names_of_this_machine_are_answered(client: AuditClient, host: str) -> None:
    assert client.http.get("/api/queue", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize(
    "forged",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:9999"},
        {"X_CSRF_Token": ""},
        {"X_CSRF_Token": "0" * 64},
        {"X_CSRF_Token": "đ"},
    ],
)
def test_what_another_page_sends_is_refused(client: AuditClient, post: str, forged: dict[str, str]) -> None:
    client.open("/articles/county")
    sent = {name: value.encode() for name, value in forged.items()}
    answer = client.post(f"/api/articles/county/{post}", ACCEPT, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert decisions(client.place.settings.database) == []


def test_token_is_of_one_session(client: AuditClient, filled: str, tmp_path: Path) -> None:
    client.open("/")
    theirs = client.token
    client.http.cookies.clear()
    client.open("/")
    assert client.token != theirs
    client.token = theirs
    assert client.post("/api/articles/county/lock", {}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(client: AuditClient, method: str) -> None:
    client.open("/")
    headers = {"Origin": client.origin, "X-CSRF-Token": client.token}
    assert client.http.request(method, "/api/articles/county", headers=headers).status_code == 405


def test_cookie_is_for_the_server_alone(client: AuditClient) -> None:
    cookie = client.http.get("/").headers["Set-Cookie"]
    assert cookie.startswith("congbao-8710=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert "Set-Cookie" not in client.http.get("/").headers


def test_cookie_of_a_page_over_tls_stays_there(store: str, tmp_path: Path) -> None:
    add_account(store, "Bình")
    with audit_client(store, tmp_path, public=PUBLIC) as client:
        cookie = client.http.get("/login").headers["Set-Cookie"]
    assert cookie.startswith("__Host-congbao=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/", "Secure"} <= set(cookie.split("; "))


@pytest.mark.parametrize("cookie", ["", "x", "eyJpZCI6IjEifQ.aaaa.bbbb", "a.b.c" * 500])
def test_made_up_cookie_is_a_new_session(store: str, tmp_path: Path, cookie: str) -> None:
    add_account(store, "Bình")
    with audit_client(store, tmp_path) as client:
        client.http.cookies.set("congbao-8710", cookie)
        assert client.http.get("/api/queue").status_code == 401


def test_cookie_signed_with_another_key_is_a_new_session(store: str, tmp_path: Path) -> None:
    add_account(store, "Bình")
    values = {"id": "1", "reviewer": "Bình", "mark": None}
    forged = URLSafeTimedSerializer(b"guessed", salt="session").dumps(values)
    with audit_client(store, tmp_path) as client:
        client.http.cookies.set("congbao-8710", str(forged))
        assert client.http.get("/api/queue").status_code == 401


def test_session_outlives_a_restart(filled: str, tmp_path: Path) -> None:
    with audit_client(filled, tmp_path, reviewer="Bình") as client:
        client.open("/articles/county")
        token, cookies = client.token, dict(client.http.cookies)
    with audit_client(filled, tmp_path, reviewer="Bình") as client:
        client.http.cookies.update(cookies)
        client.token = token
        assert client.post("/api/articles/county/lock", {}).status_code == 200


def test_key_of_sessions_is_the_owners(client: AuditClient) -> None:
    path = client.place.settings.secrets / "audit.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_bytes()) == 32


@pytest.mark.parametrize("options", [{"host": "0.0.0.0"}, {"host": "192.0.2.1"}, {"host": "::"}, {"public": PUBLIC}])
def test_page_that_others_reach_needs_accounts(filled: str, tmp_path: Path, options: dict[str, str]) -> None:
    settings = Settings(database=filled, secrets=tmp_path, journal=tmp_path, reviewer="Bình", **options)  # type: ignore[arg-type]
    with pytest.raises(AuditError, match="congbao audit reviewers add NAME"), opened_place(settings):
        pass


def test_page_on_all_addresses_needs_to_know_its_own(store: str, tmp_path: Path) -> None:
    add_account(store, "Bình")
    settings = Settings(database=store, secrets=tmp_path, journal=tmp_path, host="0.0.0.0")
    with pytest.raises(AuditError, match="--address"), opened_place(settings):
        pass


def test_name_alone_opens_nothing_where_others_reach_the_page(store: str, tmp_path: Path) -> None:
    add_account(store, "Bình")
    with audit_client(store, tmp_path, public=PUBLIC, reviewer="Bình") as client:
        assert client.http.get("/api/queue").status_code == 401
        answer = client.http.get("/articles/county?order=newest")
        assert answer.status_code == 303
        assert answer.headers["Location"] == "/login?next=%2Farticles%2Fcounty%3Forder%3Dnewest"


def test_reviewer_logs_in_with_the_key_and_out_again(store: str, tmp_path: Path) -> None:
    key = add_account(store, "Lê Thu")
    with audit_client(store, tmp_path, public=PUBLIC) as client:
        answer = client.log_in(key, "/articles/county")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/articles/county")
        client.open("/articles/county")
        assert client.get("/api/articles/county")["reviewer"] == "Lê Thu"
        out = client.http.post("/logout", data={"token": client.token}, headers={"Origin": PUBLIC})
        assert out.headers["Location"] == "/login"
        assert client.http.get("/api/queue").status_code == 401


def test_store_has_no_key(store: str) -> None:
    key = add_account(store, "Lê Thu")
    engine = open_store(store)
    with reading(engine) as connection:
        kept = " ".join(map(str, connection.execute(select(REVIEWERS)).all()))
    engine.dispose()
    assert len(key) >= 32
    assert key not in kept


@pytest.mark.parametrize("end", ["new key", "removed"])
def test_session_ends_with_its_key(store: str, tmp_path: Path, end: str) -> None:
    key = add_account(store, "Lê Thu")
    add_account(store, "Bình")
    with audit_client(store, tmp_path) as client:
        client.log_in(key)
        assert client.http.get("/api/queue").status_code == 200
        engine = open_store(store)
        if end == "removed":
            assert remove_reviewer(engine, "Lê Thu")
        else:
            add_reviewer(engine, "Lê Thu")
        engine.dispose()
        assert client.http.get("/api/queue").status_code == 401
        assert client.log_in(key).status_code == 403


def test_login_of_another_page_is_refused(store: str, tmp_path: Path) -> None:
    key = add_account(store, "Lê Thu")
    with audit_client(store, tmp_path) as client:
        client.open("/login")
        form = {"key": key, "token": client.token}
        for headers in ({"Origin": "https://evil.example"}, {}):
            assert client.http.post("/login", data=form, headers=headers).status_code == 403
        wrong = {"key": key, "token": "0" * 64}
        assert client.http.post("/login", data=wrong, headers={"Origin": client.origin}).status_code == 403


def test_keys_are_not_guessed_at_speed(store: str, tmp_path: Path) -> None:
    add_account(store, "Lê Thu")
    with audit_client(store, tmp_path) as client:
        statuses = [client.log_in("guess").status_code for _ in range(int(LOGINS.burst) + 1)]
    assert statuses == [403] * int(LOGINS.burst) + [429]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/articles/a?b=c", "/articles/a?b=c"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\r\nSet-Cookie: x=y", "/"),
        ("", "/"),
    ],
)
def test_login_leads_to_pages_of_ours_alone(path: str, where: str) -> None:
    assert inner_path(path) == where


def test_large_body_is_refused(client: AuditClient) -> None:
    client.open("/articles/county")
    large = {**ACCEPT, "padding": "x" * BODY}
    assert client.post("/api/articles/county/decisions", large).status_code == 413


def test_large_body_of_unsaid_length_is_refused(client: AuditClient) -> None:
    client.open("/articles/county")
    headers = {"Origin": client.origin, "X-CSRF-Token": client.token, "Content-Type": "application/json"}
    body = (b"x" * 65_536 for _ in range(BODY // 65_536 + 1))
    answer = client.http.post("/api/articles/county/decisions", content=body, headers=headers)
    assert answer.status_code == 413


def test_rate_is_counted_by_address_and_leaks() -> None:
    moment = [0.0]
    limit = RateLimit(Rate(a_second=2, burst=3), clock=lambda: moment[0])
    assert [limit.admits("a") for _ in range(4)] == [True, True, True, False]
    assert limit.admits("b")
    moment[0] = 0.5
    assert [limit.admits("a") for _ in range(2)] == [True, False]


def test_requests_without_measure_are_refused(client: AuditClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.safety.gate.REQUESTS", Rate(a_second=0.001, burst=3))
    with audit_client(client.place.settings.database, client.place.settings.secrets, reviewer="Bình") as other:
        statuses = [other.http.get("/static/nothing.js").status_code for _ in range(5)]
    assert statuses == [404, 404, 404, 429, 429]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%2fsettings.py",
        "/static//etc/passwd",
        "/static/%00",
        "/articles/../../etc/passwd",
        "/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/api/articles/..%5c..%5caudit.key",
    ],
)
def test_no_path_leads_to_a_file(client: AuditClient, path: str) -> None:
    answer = client.http.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_mistake_of_ours_says_nothing_of_the_code(
    client: AuditClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("audit.pages.show", fail)
    monkeypatch.setattr("audit.api.show", fail)
    for path in ("/", "/api/queue"):
        answer = client.http.get(path)
        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        assert "Traceback" not in answer.text
        assert "Content-Security-Policy" in answer.headers


def test_store_that_is_gone_is_said_without_its_address(client: AuditClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any) -> None:
        raise DatabaseError("database postgresql://congbao@10.0.0.5 can't be read")

    monkeypatch.setattr("audit.api.show", fail)
    answer = client.http.get("/api/queue")
    assert answer.status_code == 503
    assert "10.0.0.5" not in answer.text


def test_access_log_has_a_line_a_request_that_no_path_can_break(
    client: AuditClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "audit.safety.access_log")
    client.http.get("/articles/a%0aGET%20/faked%20200?text=secret")
    (line,) = [record.getMessage() for record in caplog.records if record.name == "audit.safety.access_log"]
    assert line.startswith("GET /articles/a␊GET /faked 200 404 ")
    assert line.endswith(" 192.0.2.7 Bình")
    assert "secret" not in line


@pytest.mark.parametrize(
    ("address", "as_browsers_have_it"),
    [
        ("https://Audit.example.vn/", "https://audit.example.vn"),
        ("https://audit.example.vn:443", "https://audit.example.vn"),
        ("http://[2001:db8::1]:8710", "http://[2001:db8::1]:8710"),
    ],
)
def test_address_is_kept_as_browsers_say_it(address: str, as_browsers_have_it: str) -> None:
    assert checked_address(address) == as_browsers_have_it


@pytest.mark.parametrize(
    "address", ["audit.example.vn", "ftp://audit.example.vn", "https://audit.example.vn/page", "https://"]
)
def test_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(AuditError, match=re.escape(repr(address))):
        checked_address(address)
