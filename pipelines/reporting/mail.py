"""Mail: a notification block for what Prefect's own ones leave out, a mail server of one's own.

Prefect knows it after `prefect block register -m pipelines.reporting.mail`.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from prefect.blocks.notifications import AppriseNotificationBlock
from pydantic import Field, SecretStr


class Mail(AppriseNotificationBlock):
    """Sends mail by way of an SMTP server, whose address is written as Apprise has it."""

    _block_type_name = "Mail"
    _block_type_slug = "mail"

    url: SecretStr = Field(
        default=...,
        title="Mail server",
        description="mailtos:// for TLS, with who sends and who gets the mail.",
        examples=["mailtos://user:password@mail.example.vn?from=congbao@example.vn&to=desk@example.vn"],
    )

    def block_initialization(self) -> None:
        """Begin as all of them do, but with mail that is plain text, whose lines stay lines."""
        parts = urlsplit(self.url.get_secret_value())
        options = dict(parse_qsl(parts.query)) | {"format": "text"}
        self._start_apprise_client(SecretStr(urlunsplit(parts._replace(query=urlencode(options)))))
