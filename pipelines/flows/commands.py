"""The command `congbao serve`: the flows of a configuration on their schedules, for the simple case of one machine."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("config", required=False, type=EXISTING_FILE, default=Path("congbao.toml"))
@click.option(
    "--health",
    "health_port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Answer GET /health at this port of this machine: 200, or 503 when store, disk or server are not well.",
)
def serve(config: Path, health_port: int | None) -> None:
    """Run the flows of a configuration on their schedules, until stopped.

    CONFIG is the file that "congbao run" takes; without it, congbao.toml. Each flow run reads it anew. A table
    [schedule] in it says when, by default a run at five each morning; flows can also be run at any time from Prefect's
    page or by "prefect deployment run". Where the environment names no server (PREFECT_API_URL), one is started, whose
    page is told. Stopped, by Ctrl-C or SIGTERM, it stops what runs, which goes on where it was when it is begun again.

    \b
    A schedule in CONFIG, of which each line may be missing:
      [schedule]
      run = ["0 5 * * *"]                  # cron: minute, hour, day of the month, month, day of the week
      pull = ["0 * * * *"]                 # also "extract" and "publish"
      timezone = "Asia/Ho_Chi_Minh"
      limit = 1                            # flow runs at a time

    \b
    Examples:
      congbao serve news.toml --health 8711
      PREFECT_API_URL=http://127.0.0.1:4200/api congbao serve news.toml
      prefect deployment run run/news --param since=2024-07-01 --param until=2024-07-31
    """
    from pipelines import prefect_settings
    from pipelines.config import load_config
    from pipelines.flows.server import own_server
    from pipelines.store import open_store

    # What is wrong with the options is said at once.
    options = load_config(config)
    open_store(options.database).dispose()
    prefect_settings.set_server_defaults()
    with ExitStack() as running:
        if "PREFECT_API_URL" not in os.environ:
            click.echo("Starting Prefect's server, which takes some seconds", err=True)
            os.environ["PREFECT_API_URL"] = running.enter_context(own_server())
        click.echo(f"Prefect's page is {os.environ['PREFECT_API_URL'].removesuffix('/api')}", err=True)
        from pipelines.flows.serving import serve_flows

        if health_port is not None:
            from pipelines.operating.health import health_server

            click.echo(f"Health is told at {running.enter_context(health_server(options, health_port))}", err=True)
        serve_flows(config, options)
