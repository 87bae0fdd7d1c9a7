"""Taggers: exact offsets, whole articles however long, the same in company as alone; a spoilt model is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from extractors.extract import Extractor
from extractors.records import Article, Language
from extractors.segment import segmenter_for
from extractors.tag import TOKENS_AT_ONCE, ModelError, chunk_sentences, load_spacy_tagger, make_doc
from extractors.tags import TAGS
from models.load import FAST_TAGGER, load_extractor, load_network
from tests.shipped import (
    MODELS,
    PARAGRAPHS,
    assert_exact,
    long_text,
    shipped_extractor,
    shipped_tagger,
    spans_from,
    tagged,
    untagged,
)

EXPECTED: dict[Language, list[tuple[str, str]]] = {
    "vi": [
        ("Chủ tịch", "POSITION"),
        ("UBND tỉnh Hải Dương", "ORG"),
        ("Trần Văn Bình", "PERSON"),
        ("huyện Nam Sách", "LOC"),
    ],
    "en": [
        ("Transport Minister", "POSITION"),
        ("Tran Van Binh", "PERSON"),
        ("Hai Duong province", "LOC"),
    ],
}

LONG = 140  # paragraphs

BOTH = pytest.mark.parametrize("language", ["vi", "en"])


def spoil(tmp_path: Path, language: Language, file: str, content: bytes | None) -> Path:
    """A copy of a shipped model in which one file has other content, or is missing; the folder of all languages."""
    shutil.copytree(MODELS / language, tmp_path / language)
    if content is None:
        (tmp_path / language / file).unlink()
    else:
        (tmp_path / language / file).write_bytes(content)
    return tmp_path


@BOTH
def test_names_are_found_where_they_stand(language: Language) -> None:
    text = PARAGRAPHS[language][0]
    mentions = tagged(text, language)
    assert_exact(text, mentions)
    assert [(m.text, m.label) for m in mentions if m.label not in ("DATE", "RANK")] == EXPECTED[language]
    assert {mention.source for mention in mentions} == {shipped_tagger(language).name}
    assert all(0 < mention.confidence <= 1 for mention in mentions)


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\u200b \u00ad",
        "🙂",
        "." * 3000,
        "x" * 5000,
        "河内 Москва กรุงเทพ",
        "Ông 🙂 Lê\u00a0Văn\tTám",
    ],
)
def test_any_text_is_tagged(language: Language, text: str) -> None:
    mentions = tagged(text, language)
    assert_exact(text, mentions)


@BOTH
def test_an_article_of_blanks_has_no_mentions_and_no_facts(language: Language) -> None:
    for text in ("", " \n"):
        [extraction] = shipped_extractor().extract([Article(id="blank", text=text, language=language)])
        assert extraction.mentions == ()
        assert not any(extraction.facts.values())


@BOTH
def test_the_end_of_a_long_article_is_read_like_a_short_one(language: Language) -> None:
    text = long_text(language, LONG)
    assert len(text.split()) > 2000
    mentions = tagged(text, language)
    assert_exact(text, mentions)
    # The last paragraphs with those before them, as an article of their own.
    short = long_text(language, 8)
    start = len(text) - len(short)
    assert text[start:] == short
    of_short = tagged(short, language)
    last = len(short) - len("\n".join(PARAGRAPHS[language]))
    assert spans_from(mentions, start + last) == spans_from(of_short, last) != []


@BOTH
def test_every_part_of_a_long_article_has_its_mentions(language: Language) -> None:
    text = long_text(language, LONG)
    mentions = tagged(text, language)
    people = {"vi": "Trần Văn Bình", "en": "Tran Van Binh"}[language]
    assert sum(mention.text == people and mention.label == "PERSON" for mention in mentions) == LONG / 4


@BOTH
def test_articles_are_tagged_alike_together_and_alone(language: Language) -> None:
    texts = [*PARAGRAPHS[language], "", long_text(language, 16), PARAGRAPHS[language][0]]
    readings = [untagged(text, language) for text in texts]
    together = shipped_tagger(language).tag(readings)
    alone = [shipped_tagger(language).tag([reading])[0] for reading in readings]
    assert together == alone
    assert shipped_tagger(language).tag(readings) == together


def test_runs_are_of_whole_sentences() -> None:
    reading = untagged(long_text("vi", 60), "vi")
    runs = list(chunk_sentences(reading))
    assert len(runs) > 1
    assert all(len(run) <= TOKENS_AT_ONCE for run in runs)
    starts = {sentence.start for sentence in reading.sentences}
    assert all(run[0][0] in starts for run in runs)
    tokens = [segmenter_for("vi").tokens(reading.text, s.start, s.end) for s in reading.sentences]
    assert [token for run in runs for token in run] == [token for sentence in tokens for token in sentence]
    # A sentence that is longer than a run is one by itself.
    assert [len(run) for run in chunk_sentences(reading, at_most=1)] == [len(sentence) for sentence in tokens]


def test_the_fast_network_finds_names_where_they_stand_in_articles_of_any_length() -> None:
    tagger = load_extractor(FAST_TAGGER).tagger_for("vi")
    for paragraphs in (1, LONG):
        text = long_text("vi", paragraphs)
        [mentions] = tagger.tag([untagged(text, "vi")])
        assert_exact(text, mentions)
        people = [mention.text for mention in mentions if mention.label == "PERSON"]
        assert people.count("Trần Văn Bình") == -(-paragraphs // 4)


def test_each_language_is_tagged_by_its_own_tagger_in_the_order_of_the_articles() -> None:
    asked: list[Language] = []

    def tagger_for(language: Language) -> object:
        asked.append(language)
        return shipped_tagger(language)

    languages: tuple[Language, ...] = ("en", "vi", "en")
    articles = [Article(id=str(at), text=PARAGRAPHS[lang][0], language=lang) for at, lang in enumerate(languages)]
    found = list(Extractor(tagger_for).extract(articles))  # type: ignore[arg-type]
    assert asked == ["en", "vi"]
    assert [extraction.article for extraction in found] == articles
    assert all(extraction.mentions for extraction in found)
    assert found[0].mentions == found[2].mentions


def test_a_folder_without_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"^no model in {tmp_path}: expected a spaCy pipeline, as `congbao train`"):
        load_spacy_tagger(tmp_path, "vi")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("config.cfg", b"[nlp\nlang"),
        ("config.cfg", b""),
        ("meta.json", None),
        ("meta.json", b'{"name": '),
        ("tagger/model", None),
        ("tagger/model", b"\x00" * 100),
        ("tagger/cfg", b"{"),
        ("tokenizer", b""),
        ("vocab/vectors", b""),
        ("vocab/vectors", b"\x93NUMPY"),
        # spaCy loads the next two, and finds other things with them or fails at the first article.
        ("vocab/vectors", None),
        ("vocab/vectors.cfg", None),
    ],
)
def test_a_damaged_pipeline_is_named_in_one_line(tmp_path: Path, file: str, content: bytes | None) -> None:
    folder = spoil(tmp_path, "vi", file, content)
    with pytest.raises(ModelError, match=rf"^model in {tmp_path}/vi(:| is damaged:) .+") as error:
        load_network(folder, "vi")
    assert "\n" not in str(error.value)


def test_a_pipeline_without_tagger_or_with_other_tags_is_none_of_ours(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("xx")
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has the parts none; expected a tagger"):
        load_spacy_tagger(tmp_path / "blank", "vi")
    tagger = nlp.add_pipe("tagger")
    tagger.add_label("NOUN")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    with pytest.raises(ModelError, match=r"^model vi_pipeline@.*: has the tags NOUN; expected O, B-PERSON"):
        load_spacy_tagger(tmp_path / "other", "vi")


def test_a_network_that_reads_no_words_by_themselves_is_none_of_ours(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for tag in TAGS:
        tagger.add_label(tag)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path)
    with pytest.raises(ModelError, match=r"^model vi_pipeline@.*: has no network of spacy.Tok2Vec.v2"):
        load_spacy_tagger(tmp_path, "vi")


def test_words_that_come_again_are_tagged_as_the_whole_network_does() -> None:
    tagger = load_network(MODELS, "vi")
    texts = [text.split() for text in (*PARAGRAPHS["vi"], PARAGRAPHS["vi"][0])]
    network = tagger.nlp.get_pipe("tagger")
    expected = network.model.predict([make_doc(tagger.nlp.vocab, words) for words in texts])
    order = [network.labels.index(tag) for tag in TAGS]
    for found, whole in zip(tagger.probabilities(texts), expected, strict=True):
        np.testing.assert_allclose(found, whole[:, order], atol=1e-5)


def test_the_name_of_a_tagger_has_its_version() -> None:
    network = json.loads((MODELS / "vi" / "meta.json").read_text(encoding="utf-8"))
    assert load_network(MODELS, "vi").name == f"vi_{network['name']}@{network['version']}"
    encoder = json.loads((MODELS / "encoder" / "meta.json").read_text(encoding="utf-8"))
    assert shipped_tagger("vi").name == f"{encoder['name']}@{encoder['version']}"
