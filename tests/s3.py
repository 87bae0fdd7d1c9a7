"""A real S3 server on this machine, of moto, with a bucket and credentials for it in the environment."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import fsspec
import s3fs
from moto.server import ThreadedMotoServer

# What s3fs and everything below it reads.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def running_s3() -> Iterator[str]:
    """The address of the server, as long as it runs."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@contextmanager
def bucket_of(endpoint: str) -> Iterator[str]:
    """A new bucket of the server, as "s3://test-3f9a0c1b"; within, the environment names server and credentials."""
    before = dict(os.environ)
    os.environ.update(CREDENTIALS, AWS_ENDPOINT_URL=endpoint)
    forget_connections()
    name = f"test-{uuid.uuid4().hex[:8]}"
    fsspec.filesystem("s3").mkdir(name)
    try:
        yield f"s3://{name}"
    finally:
        os.environ.clear()
        os.environ.update(before)
        forget_connections()


def forget_connections() -> None:
    """Let the next one be made by the environment as it is now."""
    s3fs.S3FileSystem.clear_instance_cache()
