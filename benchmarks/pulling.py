"""A pull of many articles from a server on this machine, politeness off: `make benchmark-pulling CORPUS=news.jsonl.xz`.

The server is another process and sends the articles of a file as HTML pages. They are pulled as `congbao pull` does: a
sitemap is listed, pages are fetched, kept, cleaned, compared with each other and written down. Told are pages a second
and the most memory of the pull's processes together, for a tenth of the articles and for all, and beside them pages a
second of a plain loop, which fetches with httpx and cleans with trafilatura, in one process, and keeps nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter

CORPUS = Path("../shared/corpus/news-vi.jsonl.xz")
PEER_PAGES = 500

SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
politeness = {{ delay = 0, at_once = 8, private_addresses = true }}
[[sources]]
name = "tin"
kind = "sitemap"
urls = ["{address}/sitemap/{articles}"]
language = "vi"
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS, help="articles as JSONL, plain or .xz")
    parser.add_argument("--articles", type=int, default=10_000, help="how many articles at most [10000]")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--pull", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(serve(load_pages(arguments.corpus, arguments.articles)))
    elif arguments.pull:
        pull(arguments.pull)
    else:
        compare(arguments.corpus, arguments.articles)


def compare(corpus: Path, articles: int) -> None:
    """Pull a tenth of the articles and all of them, and print what it took."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before")
    with server(corpus, articles) as (address, served):
        for count in (served // 10, served):
            report_pull(address, count)
        seconds = plain_loop(address, min(served, PEER_PAGES))
        print(f"{'httpx and trafilatura, a plain loop':38}{min(served, PEER_PAGES) / seconds:8.1f} pages/s")
    print(f"load {os.getloadavg()[0]:.1f} after")


def report_pull(address: str, count: int) -> None:
    """Pull so many articles in a process of its own, and print how fast and in how much memory."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sources.toml").write_text(SOURCES.format(address=address, articles=count), encoding="utf-8")
        began = perf_counter()
        command = [sys.executable, "-m", "benchmarks.pulling", "--pull", folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds = perf_counter() - began
    report = json.loads(done.stdout)
    assert report["outcomes"]["new"] + report["outcomes"]["duplicate"] + report["outcomes"]["too short"] <= count
    print(
        f"{f'congbao pull, {count:,} articles':38}{count / seconds:8.1f} pages/s{report['megabytes']:8,.0f} MB"
        f"   {' '.join(f'{value:,} {name}' for name, value in report['outcomes'].items() if value)}"
    )


def pull(folder: Path) -> None:
    """Pull the sources in a folder, and print the outcomes and the most memory that the processes had, as JSON."""
    from pipelines.pulling.accounts import account_of
    from pipelines.pulling.ledger import open_ledger
    from pipelines.pulling.progress import pull_with_progress
    from pipelines.sources.loading import load_sources

    settings = load_sources(folder / "sources.toml")
    (done,) = pull_with_progress(settings, settings.sources)
    ledger = open_ledger(settings.ledger)
    account = account_of(ledger, settings.sources[0], done)
    ledger.dispose()
    kilobytes = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"outcomes": account.outcomes, "megabytes": kilobytes / 1000}))


def plain_loop(address: str, count: int) -> float:
    """Seconds that fetching and cleaning so many pages take without any of the rest."""
    import httpx
    import trafilatura

    with httpx.Client() as client:
        trafilatura.extract(client.get(f"{address}/0.html").text)
        began = perf_counter()
        for number in range(count):
            trafilatura.extract(client.get(f"{address}/{number}.html").text, with_metadata=True)
        return perf_counter() - began


@contextmanager
def server(corpus: Path, articles: int) -> Iterator[tuple[str, int]]:
    """The address of a process that serves the articles, and how many these are."""
    command = [sys.executable, "-m", "benchmarks.pulling", str(corpus), "--articles", str(articles), "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port, served = process.stdout.readline().split()
        try:
            yield f"http://127.0.0.1:{port}", int(served)
        finally:
            process.terminate()


def load_pages(corpus: Path, articles: int) -> list[bytes]:
    """The articles of a file as HTML pages, each with an article element and a bit of furniture."""
    with (
        lzma.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".xz" else corpus.open(encoding="utf-8") as lines
    ):
        return [page_of(json.loads(line)) for line in islice(lines, articles)]


def page_of(row: dict[str, str | None]) -> bytes:
    """An article as a page."""
    text = row["text"] or ""
    title = html.escape(row.get("title") or text[:60])
    paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n"))
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title></head><body>"
        f"<nav><a href=/>Trang chủ</a></nav><h1>{title}</h1><article>{paragraphs}</article>"
        "<footer>Bản quyền</footer></body></html>"
    ).encode()


async def serve(pages: list[bytes]) -> None:
    """Serve pages as "/0.html" and so on, and "/sitemap/N" as a sitemap of the first N of them; never returns."""

    def body_of(path: str, host: str) -> bytes:
        name = path.strip("/").removesuffix(".html")
        if name.isdigit():
            return pages[int(name)]
        if path.startswith("/sitemap/"):
            links = "".join(f"<url><loc>http://{host}/{n}.html</loc></url>" for n in range(int(path[9:])))
            return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{links}</urlset>'.encode()
        return b""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                host = request.lower().partition(b"host: ")[2].split(b"\r", 1)[0].decode()
                body = body_of(request.split(b" ", 2)[1].decode(), host)
                kind = "text/xml" if body.startswith(b"<urlset") else "text/html; charset=utf-8"
                head = (
                    f"HTTP/1.1 {200 if body else 404} -\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                writer.write(head.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    served = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(served.sockets[0].getsockname()[1], len(pages), flush=True)
    await served.serve_forever()


if __name__ == "__main__":
    main()
