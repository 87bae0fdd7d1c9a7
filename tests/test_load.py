"""Loading: the models of this project or others, each when its first article comes, or why it can't be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractors.records import Article, Language
from extractors.tag import ModelError, SpacyTagger
from extractors.tag_onnx import OnnxTagger
from models.load import FAST_TAGGER, load_extractor, load_judge
from tests.shipped import MODELS, PARAGRAPHS


def test_one_encoder_reads_both_languages() -> None:
    extractor = load_extractor()
    assert isinstance(extractor.tagger_for("vi"), OnnxTagger)
    assert extractor.tagger_for("vi") is extractor.tagger_for("en")


def test_the_fast_tagger_is_a_network_where_the_language_has_one() -> None:
    extractor = load_extractor(FAST_TAGGER)
    assert isinstance(extractor.tagger_for("vi"), SpacyTagger)
    assert isinstance(extractor.tagger_for("en"), OnnxTagger)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_models_are_loaded_once(language: Language) -> None:
    extractor = load_extractor()
    assert extractor.tagger_for(language) is extractor.tagger_for(language)
    judge = extractor.judge_for(language, "tasks")
    assert judge
    assert judge is extractor.judge_for(language, "tasks")
    assert extractor.judge_for(language, "officials") is None


@pytest.mark.parametrize(("folders", "same_as"), [(("encoder", "vi"), "congbao"), (("vi",), FAST_TAGGER)])
def test_a_folder_of_models_is_a_tagger(tmp_path: Path, folders: tuple[str, ...], same_as: str) -> None:
    for folder in folders:
        shutil.copytree(MODELS / folder, tmp_path / folder)
    article = Article(id="a", text=PARAGRAPHS["vi"][0], language="vi")
    assert list(load_extractor(str(tmp_path)).extract([article])) == list(load_extractor(same_as).extract([article]))


def test_a_language_without_model_is_missed_when_an_article_in_it_comes(tmp_path: Path) -> None:
    shutil.copytree(MODELS / "vi", tmp_path / "vi")
    extractor = load_extractor(str(tmp_path))
    with pytest.raises(ModelError, match=rf"^no model in {tmp_path}/encoder: No such file"):
        list(extractor.extract([Article(id="a", text=PARAGRAPHS["en"][0], language="en")]))


def test_a_folder_without_weights_has_no_judge(tmp_path: Path) -> None:
    assert load_judge(tmp_path, "vi", "tasks") is None


def test_no_such_tagger_is_named_with_what_there_could_be(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"^no tagger 'nobody': expected congbao, congbao-fast, hf:NAME_OR_FOLDER or a folder"
    ):
        load_extractor("nobody")
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ModelError, match=rf"^no tagger '{file}'"):
        load_extractor(str(file))


def test_a_model_of_hugging_face_is_loaded_once_for_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def load(name: str) -> object:
        asked.append(name)
        return object()

    monkeypatch.setattr("extractors.tag_transformers.load_transformers_tagger", load)
    extractor = load_extractor("hf:someone/some-model")
    assert asked == []
    assert extractor.tagger_for("vi") is extractor.tagger_for("en")
    assert asked == ["someone/some-model"]
    assert extractor.judge_for("vi", "tasks") == load_judge(MODELS, "vi", "tasks")
