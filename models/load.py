"""Ready extractors: the models of this folder, or others, put together with the extraction of facts."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from extractors.calibration import Calibration
from extractors.extract import Extractor, Judge
from extractors.records import Language
from extractors.tag import ModelError, Tagger, load_spacy_tagger
from models.calibrate import CALIBRATION_FILE, read_calibration
from models.train_tasks import read_judge

MODELS = Path(__file__).parent
DEFAULT_TAGGER = "congbao"


def load_extractor(tagger: str = DEFAULT_TAGGER) -> Extractor:
    """An extractor whose mentions come from `tagger`, loaded when the first article in its language comes.

    `tagger` is "congbao" for the models of this project, "hf:NAME_OR_FOLDER" for a token-classification model of
    Hugging Face, or a folder with a model for each language, as `congbao train` writes it.

    Raises ModelError, when a model is loaded, for one that isn't there or can't be used.
    """
    if tagger.startswith("hf:"):
        from extractors.tag_transformers import load_transformers_tagger

        loaded = cache(partial(load_transformers_tagger, tagger.removeprefix("hf:")))
        return Extractor(
            lambda language: loaded(),
            cache(partial(load_judge, MODELS)),
            calibration_for=cache(partial(load_calibration, MODELS)),
        )
    folder = MODELS if tagger == DEFAULT_TAGGER else Path(tagger)
    if not folder.is_dir():
        raise ModelError(f"no tagger {tagger!r}: expected {DEFAULT_TAGGER}, hf:NAME_OR_FOLDER or a folder of models")
    return Extractor(
        cache(partial(load_tagger, folder)),
        cache(partial(load_judge, folder)),
        calibration_for=cache(partial(load_calibration, folder)),
    )


def load_tagger(folder: Path, language: Language) -> Tagger:
    """The model of a language in a folder of models, a spaCy pipeline or a quantised transformer."""
    of_language = folder / language
    if (of_language / "model.onnx").exists():
        from extractors.tag_onnx import OnnxTagger

        return OnnxTagger(of_language)
    return load_spacy_tagger(of_language, language)


def load_judge(folder: Path, language: Language, kind: str) -> Judge | None:
    """The weights by which candidates for a kind of fact are judged; None where the folder has none."""
    file = folder / language / f"{kind}.json"
    return read_judge(file) if file.exists() else None


def load_calibration(folder: Path, language: Language) -> Calibration | None:
    """The curves from confidences to probabilities; None where the folder has none."""
    file = folder / language / CALIBRATION_FILE
    return read_calibration(file) if file.exists() else None
