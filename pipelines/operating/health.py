"""Health: what watches `congbao serve` asks GET /health, and is told 200 or 503, with the findings as JSON.

Looked at is what is quick to look at and ends all work: the store, the disk and Prefect's server.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pipelines.config import Config
from pipelines.database import DatabaseError, open_engine, reading
from pipelines.operating.disk_check import check_disk, store_file
from pipelines.operating.findings import Finding, fault, findings_record, ok
from pipelines.operating.prefect_check import check_prefect
from pipelines.operating.store_check import REACH_IT, check_schema

HOST = "127.0.0.1"


def quick_findings(config: Config) -> Iterator[Finding]:
    """Yield whether store, disk and Prefect's server are well, within seconds."""
    yield from quick_store(config)
    yield from check_disk(config)
    yield from check_prefect(config)


def quick_store(config: Config) -> Iterator[Finding]:
    """Yield whether the store can be reached, and has the schema of this version."""
    file = store_file(config)
    if file and not file.is_file():
        yield fault("store", f"{file} is not there", "congbao restore brings a copy back; congbao run makes a new one")
        return
    engine = open_engine(config.database)
    try:
        with reading(engine, "reached") as connection:
            yield from check_schema(connection)
    except DatabaseError as error:
        yield fault("store", str(error), REACH_IT)
    finally:
        engine.dispose()


@contextmanager
def health_server(config: Config, port: int) -> Iterator[str]:
    """The address of an end point on this machine, which answers meanwhile; port 0 takes any that is free."""
    server = ThreadingHTTPServer((HOST, port), handler_for(config))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/health"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def handler_for(config: Config) -> type[BaseHTTPRequestHandler]:
    """What answers requests about a configuration."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/health":
                self.answer(404, {"error": "only /health is here"})
                return
            try:
                record = findings_record(quick_findings(config))
            except Exception as error:  # whatever is broken, that it is has to be told
                record = findings_record([ok("health", "answers"), fault("health", str(error), "congbao doctor")])
            self.answer(200 if record["well"] else 503, record)

        def answer(self, status: int, record: dict[str, object]) -> None:
            body = json.dumps(record, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: it is asked each minute."""

    return Handler
