"""The commands `congbao sources list`, `congbao sources add` and `congbao sources check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

SOURCES_FILE = Path("sources.toml")
FILE_PATH = click.Path(dir_okay=False, path_type=Path)
LANGUAGES = click.Choice(["vi", "en", "auto"])
KINDS = click.Choice(["feed", "sitemap", "section"])

FILE_OPTION = click.option(
    "--sources",
    "file",
    type=FILE_PATH,
    default=SOURCES_FILE,
    show_default=True,
    help="The file that names the sources.",
)


@click.group()
def sources() -> None:
    """Show, add and try the sources that articles come from.

    They are named in sources.toml: feeds, sitemaps, section pages, lists of addresses, folders, and web archives.

    \b
    Examples:
      congbao sources list --ready                  # what comes with Congbao
      congbao sources add baochinhphu               # one of those
      congbao sources add https://tin.example.vn/   # finds the feed, sitemap or links there
      congbao sources check
      congbao sources example > sources.toml        # to begin by hand
    """


@sources.command("list")
@FILE_OPTION
@click.option("--ready", is_flag=True, help="Those that come with Congbao, none of them tried, to be added by name.")
@click.option("--json", "as_json", is_flag=True, help="Write them as JSON, one a line.")
def list_them(file: Path, ready: bool, as_json: bool) -> None:
    """Show the sources.

    \b
    Examples:
      congbao sources list
      congbao sources list --ready
    """
    from rich.console import Console

    from pipelines.sources.loading import load_sources, ready_sources
    from pipelines.sources.report import sources_table

    found = ready_sources() if ready else load_sources(file).sources
    if as_json:
        for source in found:
            click.echo(json.dumps(source.model_dump(mode="json", exclude_unset=True), ensure_ascii=False))
    else:
        Console().print(sources_table(found))


@sources.command()
@click.argument("what", metavar="NAME|ADDRESS|PATH")
@FILE_OPTION
@click.option("--name", help="What to call it; otherwise made from the host.")
@click.option("--kind", type=KINDS, help="What the address is; otherwise it is fetched to find out.")
@click.option("--outlet", help="The outlet's name, the source of its articles.")
@click.option("--language", type=LANGUAGES, help="The language of its articles.")
@click.option("--include", help="A regular expression that addresses must have (sitemaps and section pages).")
@click.option("--exclude", help="A regular expression that addresses must not have.")
def add(what: str, file: Path, name: str | None, kind: str | None, **options: str | None) -> None:
    """Add a source to the file, which is made when there is none.

    NAME is one that comes with Congbao. An ADDRESS is fetched to see whether it is a feed, a sitemap, a page that names
    a feed, or one that links to articles; then the number of articles to expect is set around what is there now. A PATH
    is a folder of documents, a WARC file, or a list of addresses. What the file has stays as it is, comments too.

    \b
    Examples:
      congbao sources add baochinhphu
      congbao sources add https://tin.example.vn/rss/home.rss --outlet Tin --language vi
      congbao sources add https://tin.example.vn/chinh-tri --kind section --include '-[0-9]+[.]html$'
      congbao sources add reports/ --name reports
    """
    from pipelines.sources.adding import add_entry, path_entry, read_file, ready_entry, suggested_name, web_entry
    from pipelines.sources.loading import ready_sources

    _, settings = read_file(file)
    ready = {source.name: source for source in ready_sources()}
    entry: dict[str, Any]
    if what in ready:
        entry = ready_entry(ready[what])
    elif what.startswith(("http://", "https://")):
        entry = {"kind": kind, "urls": (what,)} if kind else web_entry(found_at(what, settings.politeness))
    elif Path(what).exists():
        entry = path_entry(what, file.parent)
    else:
        raise click.ClickException(
            f"{what!r} is no source that comes with Congbao, no address that begins with https://, and no path;"
            " see congbao sources list --ready"
        )
    taken = {source.name for source in settings.sources}
    name = name or entry.get("name") or suggested_name(what, taken)
    given = {key: value for key, value in options.items() if value is not None}
    source = add_entry(file, {"name": name} | entry | {"name": name} | given)
    where = ", ".join(getattr(source, "urls", ()) or getattr(source, "files", ()) or getattr(source, "paths", ()))
    click.echo(f"Added {source.name} ({source.kind}: {where}) to {file}. Try it: congbao sources check {source.name}")


def found_at(url: str, politeness: Any) -> Any:
    """What is at an address; ends the command when that is no source."""
    import asyncio

    from pipelines.fetching.client import Fetcher
    from pipelines.fetching.pages import FetchError
    from pipelines.sources.recognising import recognise

    async def look() -> Any:
        async with Fetcher() as fetcher:
            return await recognise(url, fetcher, politeness)

    try:
        return asyncio.run(look())
    except FetchError as error:
        found = f"; found {error.found}" if error.found else ""
        expected = f"; expected {error.expected}" if error.expected else ""
        raise click.ClickException(
            f"{url}: {error.reason}{found}{expected}. To add it unseen, say what it is with --kind"
        ) from None


@sources.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@FILE_OPTION
@click.option("--json", "as_json", is_flag=True, help="Write what was found as JSON, one source a line.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=300,
    show_default=True,
    help="How long to try each source at most.",
)
def check(names: tuple[str, ...], file: Path, as_json: bool, seconds: float) -> None:
    """Try the sources, and say what is wrong with each.

    SOURCE is the name of a source in the file; without any, all that are enabled are tried, at the same time. Each is
    listed, and of its first three articles one has to be without fault. Nothing is kept. What can be wrong: the site
    can't be reached, or robots.txt forbids it; what it sends is no feed, sitemap or page with links to articles; there
    are fewer or more articles than the file expects; the newest article of a feed is a week old; an article has no
    text, title or time, is too short, or in another language. Then the exit status is 1.

    \b
    Examples:
      congbao sources check
      congbao sources check kinhtedothi baochinhphu
      congbao sources check --json | jq 'select(.faults != [])'
    """
    from rich.console import Console

    from pipelines.sources.loading import load_sources
    from pipelines.sources.report import check_with_progress, checks_table

    settings = load_sources(file)
    unknown = sorted(set(names) - {source.name for source in settings.sources})
    if unknown:
        raise click.ClickException(f"{file} has no source {', '.join(unknown)}; see congbao sources list")
    chosen = [source for source in settings.sources if (source.name in names if names else source.enabled)]
    checked = check_with_progress(chosen, seconds)
    if as_json:
        for one in checked:
            click.echo(json.dumps(one.record(), ensure_ascii=False))
    else:
        Console().print(checks_table(checked))
    sys.exit(1 if any(one.faults for one in checked) else 0)


@sources.command()
def example() -> None:
    """Write a commented example of sources.toml, with one entry of each kind.

    \b
    Example:
      congbao sources example > sources.toml
    """
    from pipelines.sources.adding import example_text

    click.echo(example_text(), nl=False)
