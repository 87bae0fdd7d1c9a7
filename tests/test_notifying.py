"""Notifying: messages go through blocks of a Prefect server to a mail server and a webhook, and can't stop a run."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

import pytest
from prefect import flow
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from pydantic import SecretStr

from pipelines.config import Config
from pipelines.reporting.digest import Digest, digest_of
from pipelines.reporting.figures import figure
from pipelines.reporting.mail import Mail
from pipelines.reporting.notifying import notify_of, notify_of_failure
from tests.fortnight import history, morning, today


@pytest.fixture(autouse=True, scope="module")
def apprise() -> None:
    """Apprise's way to send mail, which imports what Python 3.13 has no more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import_module("apprise.plugins.email")


class MailServer(StreamRequestHandler):
    """As much of SMTP (RFC 5321) as it takes to be handed a message."""

    mails: list[bytes]

    def handle(self) -> None:
        self.say("220 mail.example.vn")
        while line := self.rfile.readline():
            command = line[:4].upper().strip()
            if command == b"DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.mails.append(b"".join(lines))
            self.say("221 bye" if command == b"QUIT" else "250 fine")
            if command == b"QUIT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Webhook(BaseHTTPRequestHandler):
    """Takes what is posted."""

    posted: list[Any]

    def do_POST(self) -> None:
        self.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *message: object) -> None:
        pass


@contextmanager
def serving(server: ThreadingTCPServer | ThreadingHTTPServer) -> Iterator[int]:
    """The port of a server that runs meanwhile."""
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def mails(prefect_server: None) -> Iterator[list[bytes]]:
    """What a mail server gets, of which the block mail/desk knows."""
    found: list[bytes] = []
    handler = type("Handler", (MailServer,), {"mails": found})
    with serving(ThreadingTCPServer(("127.0.0.1", 0), handler)) as port:
        url = f"mailto://127.0.0.1:{port}?from=congbao@example.vn&to=desk@example.vn"
        save(Mail(url=SecretStr(url)), "desk")
        yield found


@pytest.fixture
def posted(prefect_server: None) -> Iterator[list[Any]]:
    """What a webhook gets, of which the block custom-webhook/team knows."""
    found: list[Any] = []
    handler = type("Handler", (Webhook,), {"posted": found})
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        said = {"subject": "{{subject}}", "text": "{{body}}"}
        block: Any = CustomWebhookNotificationBlock  # whose annotations know no defaults
        save(block(name="team", url=f"http://127.0.0.1:{port}/", json_data=said), "team")
        yield found


def save(block: Any, name: str) -> None:
    block.save(name, overwrite=True)


def config(*notify: str, **options: Any) -> Config:
    return Config(inputs=("news/",), notify=notify, **options)


def odd_morning() -> Digest:
    """A morning with one thing to look at, whose source has a name that means something elsewhere."""
    figures = {**morning(), figure("warned", "tin <b>&</b>", "nothing came; expected 5 to 9"): 1}
    return digest_of(today(figures), history(morning), output=Path("out"), audit="https://audit.example.vn/")


def words_of_mail(mail: bytes) -> tuple[str, str]:
    """The subject and the words of a mail."""
    message = message_from_bytes(mail, policy=policy.default)
    body = message.get_body(("plain",))
    assert body
    return str(message["Subject"]), body.get_content()


def test_mail_and_webhook_tell_of_a_run(mails: list[bytes], posted: list[Any]) -> None:
    notify_of(odd_morning(), config("mail/desk", "custom-webhook/team"), Path("out/reports/run.html"))
    subject = "Congbao: 60 articles read, 97 facts found; 1 thing to look at"
    lines = [
        "60 articles read, 97 facts found. 2 of 2 sources brought something new.",
        "",
        "To look at:",
        "- tin <b>&</b>: nothing came; expected 5 to 9",
        "",
        "Run: 20240720T230000Z-5f3a9c02",
        "Tables: out/snapshots/2024-07-20-3f9a0c1b",
        "Report: out/reports/run.html",
        "Audit queue: https://audit.example.vn/",
    ]
    assert posted == [{"subject": subject, "text": "\n".join(lines)}]
    (mail,) = mails
    assert words_of_mail(mail)[0] == subject
    assert words_of_mail(mail)[1].splitlines()[: len(lines)] == lines


def test_usual_run_is_told_of_unless_only_warnings_are_wanted(posted: list[Any]) -> None:
    usual = digest_of(today(morning()), history(morning))
    notify_of(usual, config("custom-webhook/team", notify_when="warnings"))
    assert posted == []
    notify_of(odd_morning(), config("custom-webhook/team", notify_when="warnings"))
    notify_of(usual, config("custom-webhook/team"))
    assert [message["subject"] for message in posted] == [
        "Congbao: 60 articles read, 97 facts found; 1 thing to look at",
        "Congbao: 60 articles read, 97 facts found",
    ]


def test_what_cannot_be_told_is_logged_and_the_others_are_told(
    posted: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    with serving(ThreadingTCPServer(("127.0.0.1", 0), MailServer)) as port:
        pass  # nobody listens there any more
    save(Mail(url=SecretStr(f"mailto://127.0.0.1:{port}?from=a@example.vn&to=b@example.vn")), "gone")
    with caplog.at_level(logging.WARNING, logger="pipelines.reporting.notifying"):
        notify_of(odd_morning(), config("mail/gone", "mail/nobody", "custom-webhook/team"))
    told = [record.getMessage() for record in caplog.records if record.name == "pipelines.reporting.notifying"]
    assert [message.partition(":")[0] for message in told] == ["mail/gone is not told", "mail/nobody is not told"]
    assert len(posted) == 1


def test_run_that_fails_is_told_of_with_its_reason(posted: list[Any]) -> None:
    @flow(name="run", on_failure=[notify_of_failure])
    def broken(config: Config) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        broken(config("custom-webhook/team", notify_when="warnings"))
    (message,) = posted
    assert message["subject"] == "Congbao: the flow 'run' has failed"
    assert "RuntimeError: the disk is full" in message["text"]
    assert "Flow run: " in message["text"]


def test_run_whose_configuration_cannot_be_read_fails_by_its_own_reason(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, prefect_server: None
) -> None:
    @flow(name="run", on_failure=[notify_of_failure])
    def broken(config: Config | Path) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        broken(tmp_path / "none.toml")
    assert any("no configuration to tell whom" in record.getMessage() for record in caplog.records)
