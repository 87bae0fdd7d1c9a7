"""Configuration: what `congbao run` reads and where it writes, as in inputs = ["news/", "more.jsonl"]."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from pipelines.decisions.journal import JOURNAL
from pipelines.locations import is_address
from pipelines.rows import LanguageChoice

CHECKOUT = Path(__file__).parents[1]
SAMPLES = CHECKOUT / "data" / "raw" / "samples"

# Five fields: minute, hour, day of the month, month, day of the week; Prefect looks closer.
CronExpression = Annotated[str, Field(pattern=r"^\s*\S+(\s+\S+){4}\s*$")]


class ConfigError(Exception):
    """A configuration that can't be used; the message says what to do."""


class AuditOptions(BaseModel):
    """The options of the editors' page: `[audit]` in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = "127.0.0.1"  # where to listen; this machine alone
    port: int = Field(default=8710, ge=1, le=65535)
    double: float = Field(default=0.1, ge=0, le=1)  # share of the articles that two editors review
    # That browsers use, where it is another.
    address: str | None = Field(default=None, pattern=r"^https?://[^\s<>\"]+$")


class ScheduleOptions(BaseModel):
    """When `congbao serve` runs which flow: `[schedule]` in the file. Each is a list of cron expressions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: tuple[CronExpression, ...] = ("0 5 * * *",)
    pull: tuple[CronExpression, ...] = ()
    extract: tuple[CronExpression, ...] = ()
    publish: tuple[CronExpression, ...] = ()
    timezone: str = "Asia/Ho_Chi_Minh"
    limit: int = Field(default=1, ge=1)  # flow runs at a time

    @field_validator("timezone")
    @classmethod
    def is_known(cls, name: str) -> str:
        """`name`, if there is a time zone of that name."""
        if name not in available_timezones():
            raise ValueError(f"{name!r} is no time zone; expected one as Asia/Ho_Chi_Minh")
        return name


class DaskOptions(BaseModel):
    """Workers that extract side by side: `[dask]` in the file. Without it articles are extracted in one process."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    workers: int | None = Field(default=None, ge=1)  # processes on this machine; else as many as it has processors
    scheduler: str | None = Field(default=None, pattern=r"^[a-z]+://\S+$")  # of a cluster, as "tcp://10.0.0.5:8786"

    @model_validator(mode="after")
    def names_one(self) -> DaskOptions:
        """These options, if they don't say two things."""
        if self.workers and self.scheduler:
            raise ValueError("name workers for this machine, or the scheduler of a cluster, not both")
        return self


class Config(BaseModel):
    """The options of a run. Paths are relative to the folder of the file that names them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inputs: tuple[str, ...] = ()
    sources: Path | None = None  # what `congbao pull` reads, which is then pulled first
    output: Path = Path("data/processed")
    remote: str | None = None  # where tables and reports go, too; an address that is given as `output`
    keep: int = Field(default=10, ge=1)  # snapshots of the tables, the latest among them
    database: str = "sqlite:///data/processed/congbao.db"
    decisions: Path = JOURNAL  # the folder in which those of editors are written down beside the store
    batch_size: int = Field(default=200, ge=1, le=10_000)  # articles
    language: LanguageChoice = "auto"
    tagger: str = "congbao"
    logs: Literal["human", "json"] | None = None  # how records are written; CONGBAO_LOGS goes before
    audit: AuditOptions = AuditOptions()
    schedule: ScheduleOptions = ScheduleOptions()
    dask: DaskOptions | None = None
    # Notification blocks of Prefect that tell of a run, as "slack-webhook/desk": its type and the name it was given.
    notify: tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")], ...] = ()
    notify_when: Literal["always", "warnings"] = "always"  # of a run that fails they tell in any case
    run_id: str | None = Field(default=None, pattern=r"^[\w.:-]+$")  # else made of the time and random digits

    @model_validator(mode="before")
    @classmethod
    def works_here(cls, options: Any) -> Any:
        """`options`, where tables that go to an address, as "s3://bucket/congbao", are written in a folder first."""
        output = options.get("output") if isinstance(options, dict) else None
        if not isinstance(output, str) or not is_address(output):
            return options
        return {**{name: value for name, value in options.items() if name != "output"}, "remote": output}

    @model_validator(mode="after")
    def reads_something(self) -> Config:
        """This configuration, if there is something to read."""
        if not self.inputs and self.sources is None:
            raise ValueError('nothing to read; name inputs = ["news/"], or sources = "sources.toml", or both')
        return self

    @field_validator("database")
    @classmethod
    def outlasts_a_step(cls, url: str) -> str:
        """`url`, if it names a database that is still there for the next step."""
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise ValueError(f"{url!r} is no SQLAlchemy URL, as sqlite:///congbao.db is") from None
        if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
            raise ValueError("a database in memory is gone after the first step; name a file: sqlite:///congbao.db")
        return url


def load_config(path: Path) -> Config:
    """The configuration in a TOML file; raises ConfigError."""
    try:
        options = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} is no TOML file: {error}") from None
    try:
        return beside(Config(**options), path.parent)
    except ValidationError as error:
        raise ConfigError(f"{path}: {faults(error)}") from None


def configured(config: Config | Path) -> Config:
    """The configuration, read from its file where it is one; raises ConfigError."""
    return load_config(config) if isinstance(config, Path) else config


def sample_config() -> Config:
    """The configuration for the sample articles of the project, with the output below the working folder."""
    if not SAMPLES.is_dir():
        raise ConfigError("the sample articles come with the source tree only: name a configuration file")
    return Config(inputs=(os.path.relpath(SAMPLES) if SAMPLES.is_relative_to(Path.cwd()) else str(SAMPLES),))


def beside(config: Config, folder: Path) -> Config:
    """`config` with its relative paths below `folder`."""
    url = make_url(config.database)
    if is_relative_file(url):
        url = url.set(database=str(folder / str(url.database)))
    changes = {
        "inputs": tuple(os.path.normpath(folder / name) for name in config.inputs),
        "sources": folder / config.sources if config.sources else None,
        "output": folder / config.output,
        "decisions": folder / config.decisions,
        "database": url.render_as_string(hide_password=False),
    }
    return config.model_copy(update=changes)


def is_relative_file(url: URL) -> bool:
    """Whether a database is a file that is named from the working folder."""
    return url.get_backend_name() == "sqlite" and not os.path.isabs(str(url.database))


def faults(error: ValidationError) -> str:
    """What is wrong with which option, on one line."""
    return "; ".join(": ".join((*map(str, fault["loc"]), fault["msg"])) for fault in error.errors())
