"""A small article with a fact of each kind, and what an extractor finds in it, for tests of what happens to these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.extract import Extraction, Extractor
from extractors.records import Article, Directive, Evidence, Language, Mention, Official, Ranking, Sentence, Task
from extractors.tag import Tagger
from pipelines.failures import Origin
from pipelines.rows import Document

TEXT = (
    "Ông Trần Văn Bình, Giám đốc Sở Y tế Hải Dương, cho biết tỉnh xếp thứ 5/63 về chỉ số hài lòng năm 2023.\n"
    "Chỉ thị 08-CT/TU yêu cầu các bệnh viện công khai giá dịch vụ trước ngày 30/6/2024."
)


def story(article_id: str = "story", text: str = TEXT, document: str = "news.jsonl", line: int | None = 1) -> Document:
    """An article in Vietnamese, read from a line of a file."""
    article = Article(
        id=article_id,
        text=text,
        language="vi",
        title="Hải Dương công khai giá dịch vụ y tế",
        url=f"https://tin.example.vn/{article_id}",
        source="Tin",
        published_at="2024-05-20",
    )
    return Document(article=article, origin=Origin(document=document, line=line))


def found_in(document: Document) -> Extraction:
    """What a perfect reader finds in a `story` that has `TEXT`."""
    article = document.article
    return Extraction(
        article=article,
        sentences=tuple(Sentence(**span(article, quote)) for quote in TEXT.split("\n")),
        mentions=(
            Mention(
                **span(article, "Trần Văn Bình"), label="PERSON", text="Trần Văn Bình", confidence=0.9, source="m@1"
            ),
            Mention(**span(article, "Giám đốc"), label="POSITION", text="Giám đốc", confidence=0.8, source="m@1"),
        ),
        facts={
            "officials": (
                Official(
                    person="Trần Văn Bình",
                    position="Giám đốc",
                    organization="Sở Y tế Hải Dương",
                    evidence=cite(article, "Trần Văn Bình, Giám đốc Sở Y tế Hải Dương"),
                    confidence=0.9,
                    rule="officials.test@1",
                ),
            ),
            "directives": (
                Directive(
                    kind="directive",
                    number="08-CT/TU",
                    title=None,
                    issuer=None,
                    issued=None,
                    evidence=cite(article, "Chỉ thị 08-CT/TU"),
                    confidence=1.0,
                    rule="directives.test@1",
                ),
            ),
            "rankings": (
                Ranking(
                    subject="tỉnh",
                    index="chỉ số hài lòng",
                    rank=5,
                    out_of=63,
                    top=None,
                    period="2023",
                    change=None,
                    score=None,
                    evidence=cite(article, "tỉnh xếp thứ 5/63 về chỉ số hài lòng năm 2023"),
                    confidence=0.7,
                    rule="rankings.test@1",
                ),
            ),
            "tasks": (
                Task(
                    assigner=None,
                    assignee="các bệnh viện",
                    action="công khai giá dịch vụ",
                    deadline="2024-06-30",
                    directive="08-CT/TU",
                    evidence=cite(article, TEXT.split("\n")[1].rstrip(".")),
                    confidence=0.6,
                    rule="tasks.test@1",
                ),
            ),
        },
    )


def span(article: Article, quote: str) -> dict[str, int]:
    """Where `quote` stands in the text of an article."""
    start = article.text.index(quote)
    return {"start": start, "end": start + len(quote)}


def cite(article: Article, quote: str) -> Evidence:
    """The evidence of these words."""
    return article.cite(**span(article, quote))


class PerfectExtractor(Extractor):
    """Finds in each `story` what is there, without models."""

    def __init__(self) -> None:
        super().__init__(no_tagger)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        return iter([found_in(story(article.id)) for article in articles])


def no_tagger(language: Language) -> Tagger:
    raise AssertionError(f"asked for the tagger of {language!r}")
