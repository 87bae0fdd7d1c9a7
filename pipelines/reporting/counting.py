"""Counting: the figures of what a run did, as ("pulled", "tin", "new") is 12; counted where it is done, then summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from extractors.extract import Extraction
from extractors.records import Article
from pipelines.failures import Failure
from pipelines.publishing.publish import Published
from pipelines.pulling.accounts import IN_VAIN, Account
from pipelines.reporting.figures import Figure, figure
from pipelines.reporting.titles import is_known_title

MENTIONS = "mentions"
KNOWN, UNKNOWN = "known", "unknown"

# Confidences are counted by tenths.
BINS = 10


def count_article(article: Article) -> Counter[Figure]:
    """The figures of an article, whatever is found in it."""
    return Counter(
        {
            figure("articles", article.source, article.language): 1,
            figure("characters", article.source, article.language): len(article.text),
        }
    )


def count_extraction(extraction: Extraction) -> Counter[Figure]:
    """The figures of what was found in an article."""
    article = extraction.article
    counts: Counter[Figure] = Counter()
    for mention in extraction.mentions:
        counts[figure("mentions", article.source, mention.label)] += 1
        counts[figure("mentions in", article.source, article.language)] += 1
        counts[confidence_figure(MENTIONS, mention.confidence)] += 1
    for kind, facts in extraction.facts.items():
        counts[figure("facts", article.source, kind)] += len(facts)
        counts.update(confidence_figure(kind, fact.confidence) for fact in facts)
    for official in extraction.facts.get("officials", ()):
        position = getattr(official, "position", "")
        is_known = is_known_title(position, article.language)
        counts[figure("titles", of=KNOWN if is_known else UNKNOWN)] += 1
        if not is_known:
            counts[figure("unknown title", of=position.lower())] += 1
    return counts


def confidence_figure(kind: str, confidence: float) -> Figure:
    """The figure that counts a confidence: "officials 0.9" are those from 0.9 to 1."""
    return figure("confidence", of=f"{kind} {min(int(confidence * BINS), BINS - 1) / BINS}")


def count_account(account: Account) -> Counter[Figure]:
    """The figures of a pull of a source."""
    name = account.source.name
    counts: Counter[Figure] = Counter(
        {
            figure("listed", name): account.listed,
            figure("carried", name): account.carried,
            figure("fetched", name): account.fetched,
        }
    )
    for outcome, count in account.outcomes.items():
        counts[figure("pulled", name, outcome)] += count
    for (outcome, reason), count in account.reasons.items():
        if outcome in IN_VAIN:
            counts[figure("in vain", name, f"{outcome}: {reason}")] += count
    counts.update(figure("warned", name, warning) for warning in account.warnings)
    return counts


def count_known(known: Mapping[tuple[str, str], int]) -> Counter[Figure]:
    """Articles that were known, which are given by language and outlet."""
    counts: Counter[Figure] = Counter()
    for (language, outlet), count in known.items():
        counts[figure("known", outlet, language)] += count
    return counts


def count_outside(outside: int) -> Counter[Figure]:
    """Articles that the run was not to read."""
    return Counter({figure("outside"): outside} if outside else {})


def count_models(model_id: str) -> Counter[Figure]:
    """The models of a run."""
    return Counter({figure("models", of=model_id): 1})


def count_failures(failures: Iterable[Failure]) -> Counter[Figure]:
    """Failures by stage and reason."""
    return Counter(figure("failures", of=f"{failure.stage}: {failure.reason}") for failure in failures)


def count_published(published: Published) -> Counter[Figure]:
    """The figures of a snapshot."""
    counts = Counter({figure("rows", of=table): rows for table, rows in published.rows.items()})
    counts[figure("snapshot", of=published.snapshot.name)] = sum(published.rows.values())
    counts.update(figure("doubted", of=doubt) for doubt in published.doubts)
    return counts


def count_seconds(seconds: Mapping[str, float]) -> dict[Figure, float]:
    """How long each step took, to a hundredth."""
    return {figure("seconds", of=step): round(took, 2) for step, took in seconds.items()}
