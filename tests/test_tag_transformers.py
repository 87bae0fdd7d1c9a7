"""The tagger for Hugging Face models, tried on small models that are built here: nothing is downloaded."""

from __future__ import annotations

import importlib
import json
import random
import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extractors.reading import Reading
from extractors.records import Article, Language, Mention, Sentence
from extractors.segment import segmenter_for
from extractors.tag import ModelError
from extractors.tag_labels import read_label
from extractors.tag_transformers import (
    TaggedSpan,
    TransformersTagger,
    join_tokens,
    join_words,
    load_transformers_tagger,
    own_spans,
)

torch: Any = pytest.importorskip("torch")
transformers: Any = pytest.importorskip("transformers")
tokenizers: Any = pytest.importorskip("tokenizers")

# Names stand in brackets with their label; what is left is the text.
TRAINING = [
    "Chủ tịch UBND tỉnh [Hồ Sỹ Thạch|PER] kiểm tra cảng cá [Cửa Việt|LOC] sáng nay .",
    "Bà [Lâm Thúy Diễm|PER] làm việc tại [Sở Giáo dục và Đào tạo|ORG] từ tháng trước .",
    "Ông [Bùi Trọng Nhân|PER] nói rằng [Sở Công Thương|ORG] sẽ công khai kết quả .",
    "Theo kế hoạch , các đơn vị phải báo cáo kết quả trước ngày mai .",
    "Đoàn công tác đến [Quảng Trị|LOC] rồi về [Cần Thơ|LOC] trong ngày .",
    "🌧️ Mưa lớn kéo dài hai ngày , nước sông lên nhanh nhưng không ai bị thương .",
    "[Sở Công Thương|ORG] giao bà [Lâm Thúy Diễm|PER] chủ trì cuộc họp .",
    "Người dân nộp hồ sơ trực tuyến , cán bộ trả kết quả ngay trong buổi .",
]
FILLER = [
    "Theo kế hoạch , các đơn vị phải báo cáo kết quả trước ngày mai .",
    "Mưa lớn kéo dài hai ngày , nước sông lên nhanh nhưng không ai bị thương .",
]
BIO = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
PLAIN = ["O", "PERSON", "ORGANIZATION", "GPE"]


def plain_text(marked: str) -> str:
    return re.sub(r"\[([^|\]]+)\|\w+\]", r"\1", marked)


def make_reading(text: str, language: Language = "vi") -> Reading:
    article = Article(id="a", text=text, language=language)
    return Reading(article, segmenter_for(article.language).sentences(text), [])


def spans_of(mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(mention.label, mention.text) for mention in mentions]


def assert_exact(reading: Reading, mentions: list[Mention]) -> None:
    assert all(reading.text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


def wordpiece_tokenizer() -> Any:
    """A WordPiece tokenizer of few pieces, so that most words are made of several."""

    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(unk_token="[UNK]"))
    # NFD, as in multilingual BERT: offsets have to come back from it.
    tokenizer.normalizer = tokenizers.normalizers.NFD()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    trainer = tokenizers.trainers.WordPieceTrainer(
        vocab_size=300, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    )
    tokenizer.train_from_iterator([plain_text(marked) for marked in TRAINING], trainer)
    ends = [(token, tokenizer.token_to_id(token)) for token in ("[SEP]", "[CLS]")]
    tokenizer.post_processor = tokenizers.processors.BertProcessing(*ends)
    return transformers.BertTokenizerFast(tokenizer_object=tokenizer)


def byte_tokenizer() -> Any:
    """A byte-level BPE tokenizer, as RoBERTa's: half a letter can be a token, and the space before a word is in it."""

    tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=500,
        special_tokens=["<s>", "<pad>", "</s>"],
        initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator([plain_text(marked) for marked in TRAINING], trainer)
    tokenizer.post_processor = tokenizers.processors.RobertaProcessing(
        ("</s>", tokenizer.token_to_id("</s>")), ("<s>", tokenizer.token_to_id("<s>")), trim_offsets=False
    )
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
    )


def characters_of(marked: str) -> tuple[str, list[str]]:
    """The text, and for each character the class of the BIO scheme that its word has."""
    text = ""
    classes: list[str] = []
    for part in re.split(r"(\[[^\]]+\])", marked):
        if part.startswith("["):
            name, kind = part[1:-1].split("|")
            text += name
            classes += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        else:
            text += part
            classes += ["O"] * len(part)
    return text, classes


def targets(tokenizer: Any, marked: str, labels: list[str]) -> tuple[list[int], list[int]]:
    """Token ids and classes; -100 for tokens that go on with a word, as models are usually trained."""
    plain = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "GPE"}
    text, classes = characters_of(marked)
    encoded = tokenizer(text, return_offsets_mapping=True, add_special_tokens=False)
    wanted: list[int] = []
    labelled = -1  # the character that the last labelled token begins with, or follows
    for start, end in encoded["offset_mapping"]:
        first = start + len(text[start:end]) - len(text[start:end].lstrip(" "))
        if first == labelled or (first < end and first > 0 and text[first - 1].isalnum() and text[first].isalnum()):
            wanted.append(-100)
        else:
            name = classes[first]
            wanted.append(labels.index(name if name in labels else plain[name[2:]]))
            labelled = first
    return encoded["input_ids"], wanted


def train(tokenizer: Any, labels: list[str], steps: int) -> Any:
    """A BERT of 50,000 weights that knows the training sentences by heart, in any order and place of its window."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    config = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=48, num_hidden_layers=1, num_attention_heads=4, intermediate_size=96,
        max_position_embeddings=66, num_labels=len(labels), id2label=dict(enumerate(labels)),
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    shuffled = random.Random(0)
    texts = ["\n".join(shuffled.choices(TRAINING, k=6)) for _ in range(100)]
    examples = [targets(tokenizer, text, labels) for text in texts]
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=1.0, end_factor=0.01, total_iters=steps)
    for _ in range(steps):
        batch_ids, batch_classes = [], []
        for ids, classes in shuffled.sample(examples, k=8):
            cut = shuffled.randrange(len(ids) - 60)
            batch_ids.append([tokenizer.cls_token_id, *ids[cut : cut + 60], tokenizer.sep_token_id])
            batch_classes.append([-100, *classes[cut : cut + 60], -100])
        loss = model(input_ids=torch.tensor(batch_ids), labels=torch.tensor(batch_classes)).loss
        loss.backward()
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    return model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained model, saved as models are."""
    where = tmp_path_factory.mktemp("models") / "tiny-ner"
    tokenizer = wordpiece_tokenizer()
    train(tokenizer, BIO, steps=250).save_pretrained(where)
    tokenizer.save_pretrained(where)
    return where


@pytest.fixture(scope="module")
def tagger(folder: Path) -> TransformersTagger:
    return load_transformers_tagger(str(folder))


def test_a_trained_model_finds_the_names_it_has_learned(tagger: TransformersTagger) -> None:
    reading = make_reading("Bà Lâm Thúy Diễm làm việc tại Sở Giáo dục và Đào tạo từ tháng trước .")
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    assert spans_of(mentions) == [("PERSON", "Lâm Thúy Diễm"), ("ORG", "Sở Giáo dục và Đào tạo")]
    assert all(0.5 < mention.confidence <= 1 for mention in mentions)
    assert {mention.source for mention in mentions} == {tagger.name}


def test_the_name_tells_the_folder_and_the_version_of_its_weights(tagger: TransformersTagger) -> None:
    assert re.fullmatch(r"hf:tiny-ner@[0-9a-f]{8}", tagger.name)


def test_a_name_at_the_end_of_a_long_article_is_found_at_its_place(tagger: TransformersTagger) -> None:
    last = "Ông Bùi Trọng Nhân nói rằng Sở Công Thương sẽ công khai kết quả ."
    text = "\n".join([*(FILLER * 40), last])
    reading = make_reading(text)
    assert len(tagger._tokenizer(text, verbose=False)["input_ids"]) > 1000
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    start = text.index("Bùi")
    assert [(m.label, m.start, m.end) for m in mentions if m.end > len(text) - len(last)] == [
        ("PERSON", start, start + len("Bùi Trọng Nhân")),
        ("ORG", text.index("Sở Công"), text.index("Sở Công") + len("Sở Công Thương")),
    ]


def test_every_name_of_a_long_article_is_found_wherever_windows_end(tagger: TransformersTagger) -> None:
    names = ["Cửa Việt", "Hồ Sỹ Thạch", "Quảng Trị", "Cần Thơ", "Sở Công Thương", "Lâm Thúy Diễm", "Bùi Trọng Nhân"]
    order = random.Random(1)
    text = "\n".join(plain_text(order.choice(TRAINING)) for _ in range(150))
    reading = make_reading(text)
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    wanted = {match.span() for name in names for match in re.finditer(name, text)}
    found = {(mention.start, mention.end) for mention in mentions}
    assert len(wanted & found) / len(wanted) > 0.97


def test_the_model_is_shown_every_token_once_or_more_and_never_more_than_it_can_read(
    tagger: TransformersTagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int]] = []
    forward = tagger._model.forward

    def spy(**inputs: Any) -> Any:
        seen.extend(
            ids[mask.bool()].tolist() for ids, mask in zip(inputs["input_ids"], inputs["attention_mask"], strict=True)
        )
        return forward(**inputs)

    monkeypatch.setattr(tagger._model, "forward", spy)
    text = " ".join(FILLER * 30)
    tagger.tag([make_reading(text)])
    overlap = tagger._overlap()
    read = [token for at, window in enumerate(seen) for token in window[1:-1][overlap if at else 0 :]]
    assert read == tagger._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
    assert max(map(len, seen)) == tagger._length == 64


@pytest.mark.parametrize("size", [1, 50, 61, 62, 63, 64, 110, 300])
def test_windows_decide_every_token_once(tagger: TransformersTagger, size: int) -> None:
    text = " ".join(["và"] * size)
    whole = tagger._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)[
        "offset_mapping"
    ]
    spans = [span for window in tagger._windows(make_reading(text)) for span in window.spans if span]
    assert spans == whole


def test_the_window_with_more_around_a_token_decides_it() -> None:
    tokens = [(at, at + 1) for at in range(10)]
    windows = [[None, *tokens[0:6], None], [None, *tokens[2:8], None], [None, *tokens[4:10], None]]
    own = own_spans(windows, overlap=4)
    assert [[span[0] for span in window if span] for window in own] == [[0, 1, 2, 3], [4, 5], [6, 7, 8, 9]]


def test_what_is_found_in_an_article_does_not_depend_on_its_neighbours(tagger: TransformersTagger) -> None:
    readings = [make_reading(plain_text(marked)) for marked in TRAINING]
    assert tagger.tag(readings) == [tagger.tag([reading])[0] for reading in readings]


def test_an_article_without_a_sentence_has_no_mentions(tagger: TransformersTagger) -> None:
    assert tagger.tag([make_reading(" \n ")]) == [[]]


def test_a_byte_level_model_with_plain_labels_gives_exact_offsets() -> None:
    tokenizer = byte_tokenizer()
    tagger = TransformersTagger(train(tokenizer, PLAIN, steps=250), tokenizer, "hf:bytes@1")
    text = "\n".join(plain_text(TRAINING[at]) for at in (3, 5, 1))
    reading = make_reading(text)
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    assert "🌧️" in text
    assert spans_of(mentions) == [("PERSON", "Lâm Thúy Diễm"), ("ORG", "Sở Giáo dục và Đào tạo")]


# DeBERTa's module calls what torch has deprecated.
@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["Bert", "Camembert", "DebertaV2", "DistilBert", "Electra", "Roberta", "XLMRoberta"])
def test_models_of_every_make_can_read_a_full_window(kind: str) -> None:
    tokenizer = wordpiece_tokenizer()
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
    if kind == "DistilBert":
        sizes = {"dim": 8, "n_layers": 1, "n_heads": 2, "hidden_dim": 8}
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=len(tokenizer), max_position_embeddings=66, id2label=dict(enumerate(BIO)), pad_token_id=1, **sizes
    )
    model = getattr(transformers, f"{kind}ForTokenClassification")(config)
    reading = make_reading("\n".join(FILLER * 10))
    [mentions] = TransformersTagger(model, tokenizer, "hf:untrained@1").tag([reading])
    assert_exact(reading, mentions)


class Oracle(torch.nn.Module):  # type: ignore[misc]
    """A model that gives each token id the class it is told."""

    def __init__(self, labels: list[str], classes: dict[int, int], vocabulary: int, positions: int = 514) -> None:
        super().__init__()
        self.config = SimpleNamespace(id2label=dict(enumerate(labels)), max_position_embeddings=positions)
        self.table = torch.zeros(vocabulary, len(labels))
        self.table[:, 0] = 5
        for token, number in classes.items():
            self.table[token, number] = 20

    def forward(self, input_ids: Any, attention_mask: Any, **others: Any) -> Any:
        return SimpleNamespace(logits=self.table[input_ids])


def test_offsets_are_code_points_past_emoji_combining_marks_and_invisible_characters() -> None:

    words = ["[UNK]", "[PAD]", "le", "van", "hoa"]
    tokenizer = tokenizers.Tokenizer(
        tokenizers.models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = tokenizers.normalizers.Sequence(
        [tokenizers.normalizers.NFD(), tokenizers.normalizers.StripAccents(), tokenizers.normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]")
    tagger = TransformersTagger(Oracle(["O", "B-PER", "I-PER"], {2: 1, 3: 2, 4: 2}, len(words)), fast, "hf:oracle@1")
    # "X̂" has no composed form: its mark stays a character of its own in NFC.
    text = "👩‍⚖️🇻🇳 X̂ ông Lê Văn Hòa\u200b, 𝒳 ký. Bà Lê\u00a0Văn Hoà nói"
    reading = make_reading(text)
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    assert spans_of(mentions) == [("PERSON", "Lê Văn Hòa"), ("PERSON", "Lê\u00a0Văn Hoà")]


def word(text: str, part: str, label: str, probability: float = 0.9) -> TaggedSpan:
    start = text.index(part)
    return TaggedSpan(start=start, end=start + len(part), label=read_label(label), probability=probability)


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(["B-PER", "I-PER", "I-PER", "B-PER", "I-PER", "O", "B-PER", "B-ORG", "I-ORG"], id="BIO"),
        pytest.param(["I-PER", "I-PER", "I-PER", "B-PER", "I-PER", "O", "I-PER", "I-ORG", "I-ORG"], id="IOB1"),
        pytest.param(["B-PER", "I-PER", "L-PER", "B-PER", "L-PER", "O", "U-PER", "B-ORG", "L-ORG"], id="BILOU"),
        pytest.param(["B-PER", "I-PER", "E-PER", "B-PER", "E-PER", "O", "S-PER", "B-ORG", "E-ORG"], id="IOBES"),
        pytest.param(["B_PER", "M_PER", "E_PER", "B_PER", "E_PER", "O", "S_PER", "B_ORG", "E_ORG"], id="BMES"),
    ],
)
def test_neighbouring_names_are_told_apart_in_every_scheme(labels: list[str]) -> None:
    text = "Lê Văn An Trần Bình gặp Chi Bộ Y"
    words = [word(text, part, label) for part, label in zip(text.split(), labels, strict=True)]
    assert spans_of(join_words(make_reading(text), words, "hf:x@1")) == [
        ("PERSON", "Lê Văn An"),
        ("PERSON", "Trần Bình"),
        ("PERSON", "Chi"),
        ("ORG", "Bộ Y"),
    ]


def test_labels_without_prefixes_join_all_neighbours() -> None:
    text = "Lê Văn An gặp Chi"
    words = [
        word(text, part, label) for part, label in zip(text.split(), ["PER", "PER", "PER", "O", "PER"], strict=True)
    ]
    assert spans_of(join_words(make_reading(text), words, "hf:x@1")) == [("PERSON", "Lê Văn An"), ("PERSON", "Chi")]


def test_a_mention_ends_with_its_sentence_and_is_as_sure_as_its_least_sure_word() -> None:
    text = "Sở Y tế\nSở Công an"
    words = [word(text, "Sở Y", "I-ORG", 0.98765), word(text, "tế", "I-ORG", 0.71), word(text, "Sở Công", "I-ORG")]
    reading = Reading(
        Article(id="a", text=text, language="vi"), [Sentence(start=0, end=7), Sentence(start=8, end=18)], []
    )
    found = join_words(reading, words, "hf:x@1")
    assert [(mention.text, mention.confidence) for mention in found] == [("Sở Y tế", 0.71), ("Sở Công", 0.9)]


def test_a_word_has_the_class_of_its_first_token() -> None:
    text = "(Phong)"
    tokens = [
        TaggedSpan(start=0, end=1, label=read_label("O"), probability=0.9),
        TaggedSpan(start=1, end=3, label=read_label("B-PER"), probability=0.8),
        TaggedSpan(start=3, end=6, label=read_label("B-LOC"), probability=0.9),
        TaggedSpan(start=6, end=7, label=read_label("O"), probability=0.9),
    ]
    assert [(w.start, w.end, w.label.name) for w in join_tokens(text, tokens)] == [
        (0, 1, "O"),
        (1, 6, "B-PER"),
        (6, 7, "O"),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("gặp Đình", (4, 8, "B-PER"), id="a space of its own is the first token of the word"),
        pytest.param("gặp\nĐình", (4, 8, "O"), id="a line break is not"),
    ],
)
def test_a_space_may_be_the_first_token_of_a_word(text: str, word: tuple[int, int, str]) -> None:
    spans = [(0, 3, "O"), (3, 4, "B-PER"), (4, 5, "O"), (5, 8, "O")]
    tokens = [TaggedSpan(start=a, end=b, label=read_label(name), probability=0.9) for a, b, name in spans]
    assert [(w.start, w.end, w.label.name) for w in join_tokens(text, tokens)] == [(0, 3, "O"), word]


def phobert_tokenizer(where: Path, words: list[str]) -> Any:
    """PhoBERT's tokenizer over these words, each with the merges that make one piece of it."""
    merges = []
    for joined in words:
        letters = [*joined[:-1], joined[-1] + "</w>"]
        for at in range(1, len(letters)):
            merges.append(f"{''.join(letters[:at])} {letters[at]} 1")
    (where / "vocab.txt").write_text("".join(f"{joined} 1\n" for joined in words), encoding="utf-8")
    (where / "bpe.codes").write_text("\n".join(dict.fromkeys(merges)) + "\n", encoding="utf-8")
    return transformers.PhobertTokenizer(str(where / "vocab.txt"), str(where / "bpe.codes"), model_max_length=256)


def test_phobert_is_given_segmented_words_and_names_are_found_in_the_text_itself(tmp_path: Path) -> None:
    tokenizer = phobert_tokenizer(tmp_path, ["Hà_Nội", "họp", "tại"])
    city = tokenizer.convert_tokens_to_ids("Hà_Nội")
    tagger = TransformersTagger(
        Oracle(["O", "B-LOCATION"], {city: 1}, len(tokenizer), positions=40), tokenizer, "hf:pho@1"
    )
    text = "\n".join(["Chiều nay, Sở Nội vụ họp tại Hà Nội."] * 20)
    reading = make_reading(text)
    [mentions] = tagger.tag([reading])
    assert_exact(reading, mentions)
    assert [mention.start for mention in mentions] == [match.start() for match in re.finditer("Hà Nội", text)]
    assert len(tagger._windows(reading)) > 5
    assert max(len(window.inputs["input_ids"]) for window in tagger._windows(reading)) == 38


def test_another_tokenizer_without_offsets_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n", encoding="utf-8")
    slow = transformers.BertTokenizer(str(tmp_path / "vocab.txt"))
    with pytest.raises(ModelError, match=r"its tokenizer BertTokenizer gives no offsets; expected .*tokenizer\.json"):
        TransformersTagger(Oracle(["O", "B-PER"], {}, 5), slow, "hf:slow@1")


def test_labels_that_are_not_ours_are_dropped_and_told_once(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    copy_with_config(folder, tmp_path, id2label={str(at): name.replace("ORG", "EVENT") for at, name in enumerate(BIO)})
    tagger = load_transformers_tagger(str(tmp_path))
    readings = [make_reading(plain_text(TRAINING[1]))] * 2
    assert [spans_of(found) for found in tagger.tag(readings)] == [[("PERSON", "Lâm Thúy Diễm")]] * 2
    assert [record.getMessage() for record in caplog.records] == [
        f"model {tagger.name}: labels that are not used: B-EVENT, I-EVENT"
    ]


def copy_with_config(folder: Path, target: Path, **changes: Any) -> None:
    """A copy of the model in `folder` with another configuration."""
    for path in folder.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
    config = json.loads((target / "config.json").read_text(encoding="utf-8"))
    changes = (
        {"label2id": {name: int(at) for at, name in changes["id2label"].items()}, **changes}
        if "id2label" in changes
        else changes
    )
    (target / "config.json").write_text(json.dumps({**config, **changes}), encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"id2label": {str(at): f"LABEL_{at}" for at in range(7)}},
            r"has the labels LABEL_0, .*; expected some of PERSON",
        ),
        ({"architectures": ["BertForMaskedLM"]}, r"is a BertForMaskedLM; expected one for token classification"),
        ({"model_type": "nothing-known"}, r"can't be loaded from its folder: "),
        ({"max_position_embeddings": 12}, r"can't be loaded from its folder: "),
    ],
)
def test_a_model_of_another_kind_is_refused(
    folder: Path, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    copy_with_config(folder, tmp_path, **changes)
    with pytest.raises(ModelError, match=message) as raised:
        load_transformers_tagger(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_model_that_was_never_trained_to_classify_tokens_is_refused(folder: Path, tmp_path: Path) -> None:
    model = transformers.BertModel.from_pretrained(folder)
    copy_with_config(folder, tmp_path)
    model.save_pretrained(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    del config["architectures"]
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(
        ModelError, match=r"not trained for token classification; it has no weights for classifier\.bias"
    ):
        load_transformers_tagger(str(tmp_path))


@pytest.mark.parametrize(
    ("name", "content"),
    [("model.safetensors", b"\x08not weights"), ("tokenizer.json", b"{"), ("config.json", b"[]")],
)
def test_a_damaged_file_is_told_in_one_line(folder: Path, tmp_path: Path, name: str, content: bytes) -> None:
    copy_with_config(folder, tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"can't be loaded from its folder: ") as raised:
        load_transformers_tagger(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_model_without_its_tokenizer_is_told(folder: Path, tmp_path: Path) -> None:
    copy_with_config(folder, tmp_path)
    for path in tmp_path.iterdir():
        if path.name not in ("config.json", "model.safetensors"):
            path.unlink()
    with pytest.raises(ModelError, match=r"can't be loaded from its folder: "):
        load_transformers_tagger(str(tmp_path))


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model in .*: expected config\.json, weights and a tokenizer"):
        load_transformers_tagger(str(tmp_path))


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match=r"model \./nowhere: no such folder, nor is it a name on the Hugging Face hub"):
        load_transformers_tagger("./nowhere")


def test_a_hub_that_cannot_be_reached_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("transformers.utils.hub._is_offline_mode", True)
    with pytest.raises(
        ModelError, match=r"someone/some-model: can't be loaded from the Hugging Face hub or its cache"
    ) as raised:
        load_transformers_tagger("someone/some-model")
    assert "\n" not in str(raised.value)


def test_a_missing_library_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ModelError, match=r'need transformers: pip install "congbao\[transformers\]"'):
        load_transformers_tagger("someone/some-model")
