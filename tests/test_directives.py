"""Directives, by GUIDELINES.md: names with and without numbers, what is said around them, names of one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.directives import extract_directives, find_directives
from extractors.document_names import DocumentName, read_name
from extractors.reading import Reading
from extractors.records import Article, Directive, Label, Language, Mention, Sentence

LABELS_OF: dict[str, Label] = {
    "d": "DIRECTIVE",
    "o": "ORG",
    "s": "POSITION",
    "l": "LOC",
    "p": "PERSON",
    "t": "DATE",
}


def reading_of(language: Language, marked: str, published_at: str | None = None) -> Reading:
    """A reading of text with marked mentions, "<o Thành ủy> ban hành <d Chỉ thị 5>"; one sentence a line."""
    text, mentions, at = "", [], 0
    for match in re.finditer(r"<(\w) ([^>]*)>", marked):
        text += marked[at : match.start()]
        start, at = len(text), match.end()
        text += match[2]
        mentions.append(
            Mention(start=start, end=len(text), label=LABELS_OF[match[1]], text=match[2], confidence=1.0, source="test")
        )
    text += marked[at:]
    article = Article(id="a", text=text, language=language, published_at=published_at)
    sentences = [Sentence(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", text)]
    return Reading(article, sentences, mentions)


def told(directives: Sequence[Directive]) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    """What the records say of the documents: kind, number, title, issuer, issued."""
    return [(d.kind, d.number, d.title, d.issuer, d.issued) for d in directives]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("vi", "Chỉ thị số 24-CT/TU", ("directive", "24-CT/TU", None, None)),
        ("vi", "Nghị định 15/2024/NĐ-CP", ("decree", "15/2024/NĐ-CP", None, None)),
        ("vi", "Nghị quyết 57", ("resolution", "57", None, None)),
        ("vi", "công điện khẩn số 07/CĐ-UBND", ("telegram", "07/CĐ-UBND", None, None)),
        ("vi", "Kết luận số 9 - KL/TW", ("conclusion", "9 - KL/TW", None, None)),
        ("vi", "NĐ 30/2023/NĐ-CP", ("decree", "30/2023/NĐ-CP", None, None)),
        ("vi", "NQ35", ("resolution", "35", None, None)),
        # Without a type word the code tells the kind.
        ("vi", "30/2023/NĐ-CP", ("decree", "30/2023/NĐ-CP", None, None)),
        ("vi", "QCVN 14:2008/BTNMT", ("regulation", "14:2008/BTNMT", None, None)),
        # The subject may stand inside the name; what an office does anyway is none.
        ("vi", "quyết định thu hồi đất số 12/QĐ-UBND", ("decision", "12/QĐ-UBND", "thu hồi đất", None)),
        ("vi", "quyết định thanh tra số 12/QĐ-TTr", ("decision", "12/QĐ-TTr", None, None)),
        ("vi", "Luật Đất đai năm 2013", ("law", None, "Luật Đất đai năm 2013", "2013")),
        ("vi", "Bộ luật Lao động số 45/2019/QH14", ("law", "45/2019/QH14", "Bộ luật Lao động", None)),
        ("vi", "Hiến pháp 2013", ("constitution", None, "Hiến pháp 2013", "2013")),
        ("vi", "Kế hoạch triển khai Đề án 12 năm 2024", ("plan", None, "Kế hoạch triển khai Đề án 12 năm 2024", None)),
        ("vi", "Chỉ thị “Toàn dân trồng cây”", ("directive", None, "Toàn dân trồng cây", None)),
        ("en", "Decree No. 100/2019/ND-CP", ("decree", "100/2019/ND-CP", None, None)),
        ("en", "Official Dispatch No. 12/BYT-DP", ("letter", "12/BYT-DP", None, None)),
        ("en", "Land Recovery Decision No. 12/QD-UBND", ("decision", "12/QD-UBND", "Land Recovery", None)),
        ("en", "Urgent Telegram No. 3", ("telegram", "3", None, None)),
        # A dispatch is a telegram by its code, otherwise a letter.
        ("en", "Dispatch No. 5/CD-TTg", ("telegram", "5/CD-TTg", None, None)),
        ("en", "Official Dispatch No. 7/KH-BCD", ("letter", "7/KH-BCD", None, None)),
        ("en", "letter numbered 9/UBND-TH", ("letter", "9/UBND-TH", None, None)),
        ("en", "House Bill 482", ("law", "482", None, None)),
        # Numbers of other countries.
        ("en", "H.R. 5120", ("law", "H.R. 5120", None, None)),
        ("vi", "Dự luật SB 21-C", ("law", "SB 21-C", None, None)),
        ("en", "Executive Order N-7-26", ("other", "N-7-26", None, None)),
        ("vi", "Sắc lệnh hành pháp 15202", ("other", "15202", None, None)),
        ("en", "Regulation (EU) 2024/1207", ("regulation", "(EU) 2024/1207", None, None)),
        ("en", "Resolution ES-9/3", ("resolution", "ES-9/3", None, None)),
        ("en", "Law No. 8 of 1971", ("law", "8 of 1971", None, "1971")),
        ("en", "Ports (Safety) Act No. 4 of 2011", ("law", "4 of 2011", "Ports (Safety) Act", "2011")),
        ("en", "Republic Act No. 10733", ("law", "10733", None, None)),
        # Brackets and small words don't hide the type word of a law; a year may stand at either end. A goal is none.
        ("en", "Ferries (Islands) Act 2009", ("law", None, "Ferries (Islands) Act 2009", "2009")),
        ("en", "Homes for All Bill", ("law", None, "Homes for All Bill", None)),
        ("en", "1961 River Waters Agreement", ("other", None, "1961 River Waters Agreement", "1961")),
        ("vi", "Hiệp ước Phòng thủ chung 1954", ("other", None, "Hiệp ước Phòng thủ chung 1954", "1954")),
        ("en", "Green Growth Strategy 2030", ("other", None, "Green Growth Strategy 2030", None)),
        ("en", "Law on Fisheries", ("law", None, "Law on Fisheries", None)),
        ("en", "2017 Forestry Law", ("law", None, "2017 Forestry Law", "2017")),
        ("en", "Strategy on Green Growth to 2030", ("other", None, "Strategy on Green Growth to 2030", None)),
        ("en", "2024 Plan for the Review of Decree 12", ("plan", None, "2024 Plan for the Review of Decree 12", None)),
    ],
)
def test_name_says_kind_number_title_and_year(
    language: Language, text: str, name: tuple[str, str | None, str | None, str | None]
) -> None:
    kind, number, title, year = name

    assert read_name(text, language) == DocumentName(kind=kind, number=number, title=title, year=year)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Nghị quyết"),
        ("vi", "quyết định này"),
        ("vi", "dự thảo Luật"),
        ("vi", "Nghị quyết của Bộ Chính trị"),
        ("en", "the Directive"),
        ("en", "Action Plan of the Government"),
        ("en", ", "),
    ],
)
def test_common_noun_names_no_document(language: Language, text: str) -> None:
    assert read_name(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "vi",
            "Thực hiện Chỉ thị số 24-CT/TU và Nghị định 15/2024/NĐ-CP của Chính phủ, quyết định số 5 được ban hành.",
            ["Chỉ thị số 24-CT/TU", "Nghị định 15/2024/NĐ-CP", "quyết định số 5"],
        ),
        ("vi", "Nghị quyết 57 của Bộ Chính trị nêu 10 điểm", ["Nghị quyết 57"]),
        # "Resolution 10 points", "decides 3 contents": a number behind a type word can count something else.
        ("vi", "Nghị quyết 10 điểm; Quyết định 3 nội dung; kế hoạch 12 tháng; phường 24/7", []),
        ("vi", "theo Luật Đầu tư công trình được rà soát", ["Luật Đầu tư công"]),
        ("vi", "Luật Phòng, chống thiên tai và Luật Đất đai năm 2024 (sửa đổi)", None),
        ("vi", "quy định của pháp luật lao động, kỷ luật đảng", []),
        ("vi", "quyết định xử phạt hành chính số 12/QĐ-XPHC", None),
        ("vi", "Ban Chỉ đạo Đề án 06 và Đề án 06.", ["Đề án 06"]),
        (
            "en",
            "under the Law on Fisheries, the Government issued Decree No. 26/2019/ND-CP; Resolution 2254 was passed",
            ["Law on Fisheries", "Decree No. 26/2019/ND-CP", "Resolution 2254"],
        ),
        ("en", "the 2017 Forestry Law and Penal Code", ["2017 Forestry Law", "Penal Code"]),
        (
            "en",
            "resolution ES-9/3 came after Regulation (EU) 2024/1207; the resolution A-list stars signed",
            ["resolution ES-9/3", "Regulation (EU) 2024/1207"],
        ),
        # Titles without a number, when they begin as titles do.
        (
            "vi",
            "hoàn thành Đề án sắp xếp trường học, trạm y tế xã đối với ba huyện, Quy hoạch mạng lưới chợ được duyệt",
            ["Đề án sắp xếp trường học, trạm y tế xã", "Quy hoạch mạng lưới chợ"],
        ),
        ("vi", "ký Hiệp định thương mại Việt Nam - Lào tại Hà Nội", ["Hiệp định thương mại Việt Nam - Lào"]),
        ("vi", "phê duyệt đề án “Xây dựng tủ sách dòng họ ở vùng cao”", ["Xây dựng tủ sách dòng họ ở vùng cao"]),
        ("en", "approving the scheme “Bringing books to upland villages”.", ["Bringing books to upland villages"]),
        ("vi", "Đề án sẽ được trình; Tuyên bố chung của hai bên; Ban Chỉ đạo Đề án phát triển chợ", []),
        ("vi", "Chiến lược gia người Ý; Đối tác Chiến lược quốc phòng; Quy chế thi; máy CT 128 lát cắt", []),
        ("en", "under International Law, the Anti-Hoarding Law and Strategy", ["Anti-Hoarding Law"]),
        ("en", "discuss the Project on school reform at the next session", ["Project on school reform"]),
        ("en", "a project on school reform; Strategy 2030 and Law 2013", []),
        ("en", "Project 12 houses, a plan of 3 points, decision 5 people took", []),
    ],
)
def test_find_directives_is_sure_of_bounds(language: Language, text: str, names: list[str] | None) -> None:
    found = find_directives(text, 0, len(text), language)

    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    if names is None:
        names = [part for part in re.split(r" và ", text) if part]
    assert [mention.text for mention in found] == names


@pytest.mark.parametrize(
    ("language", "marked", "directive"),
    [
        (
            "vi",
            "Thực hiện <d Chỉ thị số 24-CT/TU> <t ngày 7/8/2023> của <o Ban Thường vụ Thành ủy Hà Nội> về tăng cường "
            "kỷ luật, kỷ cương, theo đó các sở phải rà soát.",
            (
                "directive",
                "24-CT/TU",
                "tăng cường kỷ luật, kỷ cương",
                "Ban Thường vụ Thành ủy Hà Nội",
                "2023-08-07",
            ),
        ),
        (
            "vi",
            "<t Ngày 5/2>, <s Chủ tịch> <o UBND tỉnh Bắc Sơn> <p Lê Văn An> đã ký <d Quyết định số 12/QĐ-UBND> phê "
            "duyệt kế hoạch thanh tra.",
            ("decision", "12/QĐ-UBND", "phê duyệt kế hoạch thanh tra", "Chủ tịch UBND tỉnh Bắc Sơn", "2024-02-05"),
        ),
        (
            "vi",
            "<o Bộ Y tế> vừa có <d Công văn số 99/BYT-DP> gửi các tỉnh, thành phố về việc phòng dịch.",
            ("letter", "99/BYT-DP", "phòng dịch", "Bộ Y tế", None),
        ),
        (
            "vi",
            "được <o Sở Xây dựng> thống nhất tại <d Công văn số 7/SXD> (<t ngày 4/3/2020>) gửi chủ đầu tư.",
            ("letter", "7/SXD", None, "Sở Xây dựng", "2020-03-04"),
        ),
        # The tagger may have missed the body.
        (
            "vi",
            "theo <d Chỉ thị số 5-CT/TU> của Thành ủy Bắc Sơn về vệ sinh đô thị.",
            ("directive", "5-CT/TU", "vệ sinh đô thị", "Thành ủy Bắc Sơn", None),
        ),
        # What the next body does is no part of the subject.
        (
            "vi",
            "Căn cứ <d Quy định số 5-QĐ/TW> của <o Bộ Chính trị> về kỷ luật đảng viên, <o Ủy ban Kiểm tra> đã họp.",
            ("regulation", "5-QĐ/TW", "kỷ luật đảng viên", "Bộ Chính trị", None),
        ),
        (
            "vi",
            "<o Quốc hội> đã thông qua <d Luật Nhà giáo> chiều <t 16/6>.",
            ("law", None, "Luật Nhà giáo", "Quốc hội", None),
        ),
        (
            "vi",
            "<o Quốc hội> khóa XV đã thông qua <d Nghị quyết số 9/2024/QH15> “Phát triển kinh tế tư nhân”.",
            ("resolution", "9/2024/QH15", "Phát triển kinh tế tư nhân", "Quốc hội", None),
        ),
        (
            "vi",
            "<d Quyết định số 12/QĐ-UBND> do <s Phó Chủ tịch> <o UBND tỉnh Bắc Sơn> <p Lê An> ký <t ngày 3/4/2023>",
            ("decision", "12/QĐ-UBND", None, "Phó Chủ tịch UBND tỉnh Bắc Sơn", "2023-04-03"),
        ),
        # The next word may be glued to the number.
        (
            "vi",
            "<o Hội đồng Bắc Sơn> đã thông qua <d Nghị quyết số12/2024/NQ-HĐND>của <o Hội đồng> về giá đất.",
            ("resolution", "12/2024/NQ-HĐND", "giá đất", "Hội đồng", None),
        ),
        # The day on which somebody makes it known is not the day of issue.
        (
            "vi",
            "<t Ngày 5/2>, <o Ban Tổ chức Tỉnh ủy> công bố <d Quyết định số 12-QĐ/TU> của <o Tỉnh ủy Bắc Sơn>.",
            ("decision", "12-QĐ/TU", None, "Tỉnh ủy Bắc Sơn", None),
        ),
        (
            "vi",
            "thực hiện <d Nghị quyết Đại hội XIV> của <o Đảng>",
            ("resolution", None, "Nghị quyết Đại hội XIV", "Đại hội XIV", None),
        ),
        (
            "en",
            "<d Decision No. 12/QD-UBND> dated <t March 23, 2021> of the <s Chairman> of the <o Bac Son People's "
            "Committee> on land use, which took effect at once.",
            (
                "decision",
                "12/QD-UBND",
                "land use",
                "Chairman of the Bac Son People's Committee",
                "2021-03-23",
            ),
        ),
        (
            "en",
            "<d Directive No. 13>, which <s Prime Minister> <p Le An> signed on <t May 3, 2023>, bans smoking.",
            ("directive", "13", None, "Prime Minister", "2023-05-03"),
        ),
        # What its author asks for with it is not its subject; what it does is.
        (
            "en",
            "The <o Ministry of Health> sent <d Document No. 9/BYT> requesting provinces to report.",
            ("other", "9/BYT", None, "Ministry of Health", None),
        ),
        (
            "en",
            "The <o Bac Son Council> on <t January 5> issued <d Decision No. 9/QD-UBND> setting land prices.",
            ("decision", "9/QD-UBND", "setting land prices", "Bac Son Council", "2024-01-05"),
        ),
        (
            "en",
            "under the <o Government>'s <d Decree 26/2019/ND-CP> on fisheries, 12 boats were checked.",
            ("decree", "26/2019/ND-CP", "fisheries", "Government", None),
        ),
        # Of what is sent the day stands behind who gets it; of what has a subject, who signed it behind that.
        (
            "en",
            "<d Official Letter No. 8/BCT> sent to border provinces on <t February 4> urged firms to wait.",
            ("letter", "8/BCT", None, None, "2024-02-04"),
        ),
        (
            "en",
            "<d Decision No. 8/QD-UBND> on seconding teachers, signed by <s Vice Chairman> of the <o Bac Son Council> "
            "<p Le An> on <t February 4>, takes effect.",
            ("decision", "8/QD-UBND", "seconding teachers", "Vice Chairman of the Bac Son Council", "2024-02-04"),
        ),
        (
            "en",
            "Under <d Decree No. 8/2024/ND-CP> on fines, sanctions and fees, drivers must pay more.",
            ("decree", "8/2024/ND-CP", "fines, sanctions and fees", None, None),
        ),
        (
            "en",
            "The <o Bac Son Council> on Friday adopted <d Resolution No. 9> on land prices.",
            ("resolution", "9", "land prices", "Bac Son Council", "2024-03-01"),
        ),
        # A weekday is the last one of that name, and no subject.
        (
            "en",
            "President signed <d Decree No. 9> on Thursday, directing agencies to report.",
            ("decree", "9", None, None, "2024-02-29"),
        ),
        (
            "vi",
            "<t Ngày 5/2>, <o Chính phủ> ban hành <d Nghị định 5/2024/NĐ-CP> sửa đổi, bổ sung quy định về giá đất.",
            ("decree", "5/2024/NĐ-CP", "sửa đổi, bổ sung quy định về giá đất", "Chính phủ", "2024-02-05"),
        ),
        (
            "en",
            "On <t February 5>, the <o Ministry of Health> issued <d Official Letter No. 9/BYT> on <t May 1>.",
            ("letter", "9/BYT", None, "Ministry of Health", "2023-05-01"),
        ),
        (
            "en",
            "The <o National Assembly> passed the <d Law on Teachers> in <t June 2023>.",
            ("law", None, "Law on Teachers", "National Assembly", None),
        ),
    ],
)
def test_directive_takes_issuer_date_and_subject_from_around_its_name(
    language: Language, marked: str, directive: tuple[str, str | None, str | None, str | None, str | None]
) -> None:
    reading = reading_of(language, marked, "2024-03-01")

    (found,) = extract_directives(reading)

    assert told([found]) == [directive]
    assert reading.text[found.evidence.start : found.evidence.end] == found.evidence.quote


@pytest.mark.parametrize(
    ("language", "marked", "days"),
    [
        # What one document rests on has a day of its own.
        (
            "vi",
            "Theo đề nghị tại <d Tờ trình số 9/TTr-SNV> <t ngày 3/2/2024>, <s Chủ tịch> <o UBND tỉnh> <p Lê An> đã ký "
            "<d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-03", None],
        ),
        (
            "vi",
            "Theo <d Tờ trình số 9/TTr-SNV> (<t ngày 3/2/2024>), <s Chủ tịch> đã ký <d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-03", None],
        ),
        # The day that begins the sentence is that of what is done.
        (
            "vi",
            "<t Ngày 5/2>, xét <d Tờ trình số 9/TTr-SNV> <t ngày 3/2/2024>, <s Chủ tịch> <o UBND tỉnh> đã ký "
            "<d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-03", "2024-02-05"],
        ),
        (
            "vi",
            "<t Ngày 5/2>, xét đề nghị của <o Sở Nội vụ> tại <d Tờ trình số 9/TTr-SNV> <t ngày 3/2/2024>, "
            "<s Chủ tịch> <o UBND tỉnh> <p Lê An> đã ký <d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-03", "2024-02-05"],
        ),
        (
            "vi",
            "Theo <d Tờ trình số 9/TTr-SNV> <t ngày 3/2/2024> của <o Sở Nội vụ>, <t ngày 5/2>, <s Chủ tịch> ký "
            "<d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-03", "2024-02-05"],
        ),
        (
            "en",
            "On <t February 5>, pursuant to <d Submission No. 9/TTr-SNV> dated <t February 3, 2024>, the "
            "<s Chairman> issued <d Decision No. 12/QD-UBND>.",
            ["2024-02-03", "2024-02-05"],
        ),
        # Each of two documents of one sentence has the day before it.
        (
            "vi",
            "<t Ngày 1/2>, <o Sở Y tế> ban hành <d Công văn số 7/SYT>, <t ngày 5/2>, <o UBND tỉnh> ban hành "
            "<d Quyết định số 12/QĐ-UBND>.",
            ["2024-02-01", "2024-02-05"],
        ),
    ],
)
def test_day_of_one_document_is_not_anothers(language: Language, marked: str, days: list[str | None]) -> None:
    assert [found.issued for found in extract_directives(reading_of(language, marked, "2024-03-01"))] == days


@pytest.mark.parametrize(
    ("language", "marked", "names"),
    [
        (
            "vi",
            "<d Nghị định 71>, <d Nghị định số 71/2019/NĐ-CP> và <d NĐ 71/NĐ-CP>; <d Nghị định 89> thì khác",
            ["71/2019/NĐ-CP", "89"],
        ),
        ("vi", "<d Kế hoạch số 6-KH/TW> là <d Kế hoạch số 06-KH/TW>", ["06-KH/TW"]),
        # The same serial number with another kind, year or code is another document.
        (
            "vi",
            "<d Nghị quyết 19>, <d Nghị quyết 19/2016/NQ-CP>, <d Nghị quyết 19/2017/NQ-CP>, <d Chỉ thị 19>",
            ["19/2016/NQ-CP", "19/2017/NQ-CP", "19"],
        ),
        ("vi", "<d Luật Đất đai> (điều 58, <d Luật Đất đai năm 2013>)", ["Luật Đất đai năm 2013"]),
        ("vi", "<d Luật phòng chống ma túy>, <d Luật Phòng, chống ma túy>", ["Luật Phòng, chống ma túy"]),
        ("vi", "<d Luật Đầu tư> và <d Luật Đầu tư công>", ["Luật Đầu tư", "Luật Đầu tư công"]),
        ("vi", "<d Luật Đất đai 2013> và <d Luật Đất đai 2024>", ["Luật Đất đai 2013", "Luật Đất đai 2024"]),
        ("vi", "<d Hiệp định bảo hộ đầu tư Việt - Pháp> (<d HĐBH>)", ["Hiệp định bảo hộ đầu tư Việt - Pháp"]),
        (
            "vi",
            "<d Quy hoạch tỉnh Bắc Sơn> … <d Quy hoạch tỉnh Bắc Sơn thời kỳ 2021-2030>",
            ["Quy hoạch tỉnh Bắc Sơn thời kỳ 2021-2030"],
        ),
        ("en", "<d Decree No. 71/2019/ND-CP>, <d Decree 71>; <d Resolution 71>", ["71/2019/ND-CP", "71"]),
        ("en", "<d Land Law>, <d 2013 Land Law>", ["2013 Land Law"]),
        ("en", "the <d Ports Act, 1964>; under the <d Ports Act>", ["Ports Act, 1964"]),
    ],
)
def test_names_of_one_document_make_one_record(language: Language, marked: str, names: list[str]) -> None:
    directives = extract_directives(reading_of(language, marked))

    assert [directive.number or directive.title for directive in directives] == names


@pytest.mark.parametrize(
    ("language", "marked", "documents"),
    [
        ("vi", "<d Nghị định số 12> và 15 của Chính phủ", [("decree", "12"), ("decree", "15")]),
        (
            "vi",
            "các <d Thông tư 01/2014/TT-BTC>, 02/2015/TT-BTC và <d 03/2016/TT-BTC>",
            [("circular", "01/2014/TT-BTC"), ("circular", "02/2015/TT-BTC"), ("circular", "03/2016/TT-BTC")],
        ),
        ("en", "<d Resolutions No. 18 and 19> of the Party", [("resolution", "18"), ("resolution", "19")]),
        # What follows the comma is no list of documents.
        (
            "vi",
            "<d Quyết định số 12>, 15 người bị phạt; <d Chỉ thị 5>, 3/5/2024",
            [("decision", "12"), ("directive", "5")],
        ),
    ],
)
def test_list_gives_each_number_its_record(language: Language, marked: str, documents: list[tuple[str, str]]) -> None:
    directives = extract_directives(reading_of(language, marked))

    assert [(directive.kind, directive.number) for directive in directives] == documents


@pytest.mark.parametrize(
    ("language", "marked", "issuer"),
    [
        ("vi", "<d Nghị định số 5/2024/NĐ-CP> được <o Chính phủ> ban hành", "Chính phủ"),
        ("vi", "theo ý kiến của <o Sở Xây dựng> (<d công văn số 12/SXD>)", "Sở Xây dựng"),
        ("vi", "<o Ban Chỉ đạo Đề án tổng thể> (<d Đề án 12>)", None),
        ("vi", "<d Nghị định số 5/2024/NĐ-CP> được <o UBND xã> triển khai", None),
        ("vi", "<d Kết luận 5-KL/TU> do <s Bí thư> <o Tỉnh ủy Bắc Sơn> <p Lê An> ký", "Bí thư Tỉnh ủy Bắc Sơn"),
        ("vi", "<o UBND xã> ban hành <d Quyết định 5/QĐ-UBND> và <d Quyết định 6/QĐ-UBND>", "UBND xã"),
        ("vi", "<d Luật Việc làm>, <d Luật Nhà giáo>", None),
        ("en", "<d Plan No. 5/KH-UBND> was issued by the <o Bac Son People's Committee>", "Bac Son People's Committee"),
        (
            "en",
            "<d Notice No. 5>, signed by <p Le An>, <s Director> of the <o Department of Health>",
            "Director of the Department of Health",
        ),
        # The office may stand behind the name, or a dash between them.
        ("vi", "<s Chủ tịch> <o UBND huyện> - <p Lê An>, đã ký <d Quyết định 5/QĐ-UBND>", "Chủ tịch UBND huyện"),
        ("vi", "Ông <p Lê An>, <s Chủ tịch> <o UBND huyện>, vừa ký <d Quyết định 5/QĐ-UBND>", "Chủ tịch UBND huyện"),
        (
            "en",
            "<p Le An>, <s Chairman> of the <o Council>, has just signed <d Decision No. 5>",
            "Chairman of the Council",
        ),
        # For whom somebody signs goes before what he is.
        (
            "vi",
            "Thay mặt <o Ban Bí thư>, <p Lê An>, <s Thường trực> <o Ban Bí thư>, đã ký <d Chỉ thị 5-CT/TW>",
            "Ban Bí thư",
        ),
        # Who announces a document made it, if nobody else is named.
        (
            "en",
            "The <o Bac Son Party Committee> announced <d Decision No. 5-QD/TU> on staff",
            "Bac Son Party Committee",
        ),
        # What is listed behind recipients, or done as well, has the same issuer.
        ("vi", "<o Sở Y tế> có <d Công văn 5/SYT> gửi <o Bộ Y tế> và <d Công văn 6/SYT> gửi <o UBND tỉnh>", "Sở Y tế"),
        ("vi", "<o Cục Thuế> đã họp với <o Sở Y tế> và ban hành <d Công văn 5/CT-KTr>", "Cục Thuế"),
        ("vi", "<o Cục Thuế> cho biết <o Sở Y tế> đã họp và ban hành <d Công văn 5/SYT>", None),
        ("vi", "<o Quốc hội> biểu quyết thông qua 2 luật, gồm: <d Luật Nhà giáo>; <d Luật Việc làm>", "Quốc hội"),
        # A document tells who speaks in it, a law doesn't.
        ("vi", "Tại <d Quyết định 5/QĐ-TTg> <t ngày 3/4/2023>, <s Thủ tướng> giao <o Bộ Y tế> chủ trì", "Thủ tướng"),
        ("vi", "Theo <d Công văn 5/SYT>, <o Sở Y tế> yêu cầu các trạm báo cáo", "Sở Y tế"),
        ("vi", "Tại <d Công điện 5/CĐ-TTg> vừa ban hành, <s Thủ tướng> yêu cầu <o Bộ Y tế> báo cáo", "Thủ tướng"),
        ("vi", "Theo <d Nghị định 5/2024/NĐ-CP>, <o Bộ Y tế> quyết định giá", None),
        ("vi", "Theo <d Công văn 5/SYT>, <o Trung tâm Y tế> được giao kiểm tra", None),
        ("vi", "theo chỉ đạo của <o Sở Y tế> theo <d Công văn 5/SYT>", "Sở Y tế"),
        ("en", "In <d Notice No. 5> dated <t April 4, 2023>, the <o Office> conveyed the mayor's words", "Office"),
        (
            "en",
            "<d Document No. 6/UBND>, in which the <o Bac Son Council> directed all wards to report",
            "Bac Son Council",
        ),
        ("en", "Under <d Decree 5/2024/ND-CP>, the <o Ministry of Health> approved prices", None),
        ("en", "<s Health Secretary> <p Ann Lee>, in <d Circular No. 5>, told clinics to close", "Health Secretary"),
        ("en", "The <o Audit Office> warned in <d Report 5/2024> that ports were closed", "Audit Office"),
        ("vi", "chỉ tiêu <o Sở Y tế> giao các trạm tại <d Công văn 5/SYT>", "Sở Y tế"),
        (
            "en",
            "In <d Document No. 5/BCA> dated <t May 16, 2023>, <p Le An>, <s Deputy Minister of Health>, urged a halt",
            "Deputy Minister of Health",
        ),
        ("vi", "<o Đại hội đồng> (ĐHĐ) lần thứ 12 thông qua <d Hiệp định về khói mù>", "Đại hội đồng"),
    ],
)
def test_issuer_is_who_made_the_document(language: Language, marked: str, issuer: str | None) -> None:
    directives = extract_directives(reading_of(language, marked))

    assert {directive.issuer for directive in directives} == {issuer}


def test_issuer_behind_a_document_is_not_the_next_ones() -> None:
    marked = "theo <d Nghị định 5/2024/NĐ-CP> của <o Chính phủ> và <d Thông tư 6/2024/TT-BYT>"

    assert [found.issuer for found in extract_directives(reading_of("vi", marked))] == ["Chính phủ", None]


@pytest.mark.parametrize(
    ("name", "confidence", "is_kept"),
    [
        ("Đề án Bình Minh", 0.3, True),
        ("Đề án Bình Minh", 0.1, False),
        ("Bình Minh", 0.3, False),
        ("Bình Minh", 0.9, True),
    ],
)
def test_title_is_believed_by_its_type_word_or_a_confident_tagger(name: str, confidence: float, is_kept: bool) -> None:
    reading = reading_of("vi", f"triển khai <d {name}> ở xã")
    mentions = [replace(mention, confidence=confidence) for mention in reading.mentions]

    directives = extract_directives(Reading(reading.article, reading.sentences, mentions))

    assert [directive.title for directive in directives] == ([name] if is_kept else [])


def test_type_word_before_a_quoted_name_tells_the_kind() -> None:
    (directive,) = extract_directives(reading_of("vi", "phê duyệt Đề án “<d Mỗi xã một thư viện>”"))

    assert (directive.kind, directive.title) == ("scheme", "Mỗi xã một thư viện")


@pytest.mark.parametrize(
    ("language", "marked", "names"),
    [
        ("vi", "theo <d Nghị quyết> này", []),
        # Mentions that a tagger has cut are mended where the name is plain to see.
        ("vi", "Nghị định số <d 15/2024/NĐ>-CP của Chính phủ", [("decree", "15/2024/NĐ-CP")]),
        ("vi", "Nghị <d định số 15>/2024/NĐ-CP và <d /NĐ-CP>", [("decree", "15/2024/NĐ-CP")]),
        ("en", "<d Decree> No. 15/2024/ND-CP", [("decree", "15/2024/ND-CP")]),
    ],
)
def test_wrong_mentions_do_no_harm(language: Language, marked: str, names: list[tuple[str, str]]) -> None:
    directives = extract_directives(reading_of(language, marked))

    assert [(directive.kind, directive.number) for directive in directives if directive.number] == names


# The first call compiles the patterns, which takes longer than hypothesis allows.
@settings(deadline=None)
@given(
    st.text(alphabet="Nghị định số 0123456789/-CPTU.,“”()củave DecreeNo", max_size=60), st.sampled_from(["vi", "en"])
)
def test_any_text_gives_exact_offsets_and_no_error(text: str, language: Language) -> None:
    text = " ".join(text.split())
    for mention in find_directives(text, 0, len(text), language):
        assert text[mention.start : mention.end] == mention.text
    if text:
        mention = Mention(start=0, end=len(text), label="DIRECTIVE", text=text, confidence=0.5, source="test")
        article = Article(id="a", text=text, language=language)
        for directive in extract_directives(Reading(article, [Sentence(start=0, end=len(text))], [mention])):
            assert text[directive.evidence.start : directive.evidence.end] == directive.evidence.quote
