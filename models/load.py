"""Ready extractors: the models of this folder, or others, put together with the extraction of facts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from extractors.calibration import Calibration
from extractors.diacritics import load_restorer
from extractors.extract import Extractor, Judge
from extractors.records import Language
from extractors.tag import ModelError, SpacyTagger, Tagger, load_spacy_tagger
from extractors.tag_onnx import OnnxTagger
from models.calibrate import CALIBRATION_FILE, read_calibration
from models.train_tasks import read_judge

MODELS = Path(__file__).parent
ENCODER = "encoder"  # the folder of the tagger for both languages; that of a faster network is called by its language
DIACRITICS = MODELS / "vi" / "diacritics.xz"
DEFAULT_TAGGER = "congbao"
FAST_TAGGER = "congbao-fast"
HUGGING_FACE = "hf:"


def load_extractor(tagger: str = DEFAULT_TAGGER) -> Extractor:
    """An extractor whose mentions come from `tagger`, loaded when the first article in its language comes.

    `tagger` is "congbao" for the encoder of this project, "congbao-fast" for its faster network where a language has
    one, "hf:NAME_OR_FOLDER" for a token-classification model of Hugging Face, or a folder of models, as `congbao train`
    writes it.

    Raises ModelError, when a model is loaded, for one that isn't there or can't be used.
    """
    folder = folder_of(tagger)
    return Extractor(
        of_hugging_face(tagger) if tagger.startswith(HUGGING_FACE) else of_folder(folder, tagger == FAST_TAGGER),
        cache(partial(load_judge, folder)),
        cache(partial(load_restorer, DIACRITICS)),
        cache(partial(load_calibration, folder)),
    )


def folder_of(tagger: str) -> Path:
    """The folder of the models that stand behind a tagger."""
    is_ours = tagger in (DEFAULT_TAGGER, FAST_TAGGER) or tagger.startswith(HUGGING_FACE)
    return MODELS if is_ours else Path(tagger)


def of_hugging_face(tagger: str) -> Callable[[Language], Tagger]:
    """What gives the model of Hugging Face for every language."""
    from extractors.tag_transformers import load_transformers_tagger

    loaded = cache(partial(load_transformers_tagger, tagger.removeprefix(HUGGING_FACE)))
    return lambda language: loaded()


def of_folder(folder: Path, is_fast: bool) -> Callable[[Language], Tagger]:
    """What gives the tagger of a language in a folder of models: the encoder, unless a network is there and wanted."""
    if not folder.is_dir():
        names = f"{DEFAULT_TAGGER}, {FAST_TAGGER}, hf:NAME_OR_FOLDER"
        raise ModelError(f"no tagger {str(folder)!r}: expected {names} or a folder of models")
    encoder = cache(partial(load_encoder, folder))

    @cache
    def tagger_for(language: Language) -> Tagger:
        has_network = (folder / language / "config.cfg").exists()
        wants_network = is_fast or not (folder / ENCODER).is_dir()
        return load_network(folder, language) if has_network and wants_network else encoder()

    return tagger_for


def load_encoder(folder: Path) -> OnnxTagger:
    """The tagger for both languages in a folder of models."""
    return OnnxTagger(folder / ENCODER)


def load_network(folder: Path, language: Language) -> SpacyTagger:
    """The faster tagger of one language in a folder of models."""
    return load_spacy_tagger(folder / language, language)


def load_judge(folder: Path, language: Language, kind: str) -> Judge | None:
    """The weights by which candidates for a kind of fact are judged; None where the folder has none."""
    file = folder / language / f"{kind}.json"
    return read_judge(file) if file.exists() else None


def load_calibration(folder: Path, language: Language) -> Calibration | None:
    """The curves from confidences to probabilities; None where the folder has none."""
    file = folder / language / CALIBRATION_FILE
    return read_calibration(file) if file.exists() else None
