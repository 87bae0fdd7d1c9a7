"""Settings of Prefect for a run on one machine, such as the time its temporary server may take to start.

They must be in the environment before `prefect` is imported. What the user has set there goes before.
"""

from __future__ import annotations

import os

DEFAULTS = {
    # A 2-core machine takes 12 s for it; a busy one more than the 20 s that Prefect waits.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # A run tells of itself by its progress bar and report.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # Nobody outside is told.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}


# Of a server that stays, and of flows that run on their schedules: these tell of themselves by their logs.
OF_SERVERS = ("PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK")


def set_defaults() -> None:
    """Put the settings into the environment where there are none of these names."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)


def set_server_defaults() -> None:
    """Put the settings of servers that stay into the environment where there are none of these names."""
    for name in OF_SERVERS:
        os.environ.setdefault(name, DEFAULTS[name])
