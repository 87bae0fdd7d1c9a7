"""What a language must say about documents: their names, and the words around "Nghị định số 15/2024/NĐ-CP"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

# The codes that Vietnamese offices put into their numbers, with and without diacritics, by the kind of document.
CODES: Mapping[str, str] = {
    code: kind
    for kind, codes in {
        "law": "L",
        "ordinance": "PL",
        "decree": "NĐ ND",
        "decision": "QĐ QD QĐNS QDNS",
        "resolution": "NQ NQLT",
        "directive": "CT",
        "circular": "TT TTLT",
        "conclusion": "KL",
        "regulation": "QC QCVN TCVN QCĐP",
        "plan": "KH",
        "program": "CTr CTHĐ CTHD",
        "scheme": "ĐA",
        "telegram": "CĐ CD",
        "letter": "CV",
        "notice": "TB",
        "guideline": "HD",
    }.items()
    for code in codes.split()
}

SERIAL = r"\d{1,5}[a-zđ]?"
# A code has a capital among its first two letters: "12/UBND" and "2/TTg", not "3/ngày".
# The next word may be glued to it: "173/2024/QH15của".
_CODE = rf"(?=\w?(?-i:[{UPPER}]))[^\W\d_](?:(?!(?-i:của|về|ngày)(?!\w))[\w&])*(?:\.\w+)*"
# "15/2024/NĐ-CP", "24-CT/TU", "05- CT/TW", "152/QĐ - CSĐT", "17-2019/NQ-CP", "3140/UBND/GPMB", "41:2012/BTNMT"
CODED_NUMBER = (
    rf"{SERIAL}(?:\s?[/:-]\s?(?:19|20)\d\d)?(?:\s?/\s?|\s?[–-]\s?){_CODE}(?:(?:[/–-]|\s?[–-]\s|\s/|/\s){_CODE})*"
    rf"(?:\s\d{{1,4}}/{_CODE})?"  # the code of a steering committee with a number, "BCĐ 389/TP"
)
YEARED_NUMBER = rf"{SERIAL}/(?:19|20)\d\d(?![\w/])"  # "23/2020"
SERIAL_NUMBER = rf"{SERIAL}(?![\w%])(?![.,/:]\d)"
NUMBER = rf"(?:{CODED_NUMBER}|{YEARED_NUMBER}|{SERIAL_NUMBER})"
# Of other countries: "(EU) 2023/1115", "5 of 1960", "13,452/2017", "N-4-25", "ES-11/1", "2024-03D", "5/14"
FOREIGN_NUMBER = (
    r"(?:\((?:EU|EC|EEC)\)\s(?:No\.?\s)?\d{1,4}/\d{2,4}|\d{1,5}\s+of\s+(?:19|20)\d\d|\d{1,3}[.,]\d{3}(?:/(?:19|20)\d\d)?"
    r"|(?-i:[A-Z]{1,3})(?:-\d{1,4})+(?-i:[A-Z]?)(?:/\d+)*|\d{2,4}-\d{1,3}(?-i:[A-Z]?)|\d{1,3}/\d{1,3})(?![\w/])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveLexicon:
    """The documents of one language. All fields but the mappings are patterns, matched without regard to case."""

    # Names
    types: Mapping[str, str]  # type words, and the kind of document they make; an earlier one wins
    titles: str  # type words of documents of other kinds, which have a name but no number: "hiệp định"
    abbreviations: Mapping[str, str]  # with a number right behind: "NĐ 71", "QCVN 41:2012/BTNMT"
    mark: str  # between type word and number: "số", "No."
    bill: str  # the number of a bill, which tells the house: "HB 13", "H.R. 8812"
    epithet: str  # may stand beside the type word without being a subject: "khẩn"
    before_number: str  # before the type word, part of the name when there is a number: "Administrative"
    subject_breaker: str  # words that never stand between the type word and the mark: "của"
    after_serial: str  # what may follow a bare number that is a document's: "của"; not "Nghị quyết 10 điểm"
    not_bare: str  # must not match where a name with a bare number begins: the schemes in names of their committees
    laws: str  # names of laws with their type word, and of resolutions known by their congress
    formal: str  # other formal names whose end is plain to see: "Quy hoạch vùng Tây Nguyên thời kỳ 2021 - 2030"
    title_head: str  # how the name of an unnumbered document begins: "Đề án cải cách"
    title_end: str  # where it is over, besides where a subject is
    law_year: str  # the year in the name of a law: "năm 2013"
    aims: str  # words of a title whose year lies ahead: "strategy"
    amended: str  # what else may close the name of a law: "(sửa đổi)"
    quoted: str  # the name of a document in quotation marks: "Mỗi xã một thư viện" of 'đề án “Mỗi xã một thư viện”'
    many_kinds: frozenset[str]  # type words that a code makes more exact: "dispatch"
    by_code: Mapping[str, str]  # the kinds that it may make of them: with "CĐ" a dispatch is a telegram
    no_subject: frozenset[str]  # words beside the type word that tell no subject: "house" of "House Bill 12"
    subject_words: int  # how many words beside the type word make a subject
    common_noun: str  # a type word alone, which names no document
    draft: str  # before the type word of a name: "dự thảo"
    head_end: str  # where the head of a longer name ends: the type word of "Strategy on …" stands before "on"
    last_of_law: str  # the type word of a law that may close a name with brackets or small words in it
    main_clause: str  # where a sentence goes on that begins with "Under Decree 12 on …": ", drivers must"
    head_last: bool  # whether the type word closes the head: "Land Law"; otherwise it opens it: "Luật Đất đai"
    conjunction: str  # between the numbers of a list

    # What is said around them
    subject: str  # opens a subject and is no part of it: "về việc"
    far_subject: str  # those of them that can't be missed, however far behind the recipients they stand
    subject_verb: str  # lower case: opens a subject and is its first word: "phê duyệt"
    recipient: str  # may stand before the subject: "gửi Bộ Y tế"
    subject_end: str  # where a subject is over: ", theo đó"
    issuer: str  # opens the issuer after a document: "của"
    issued: str  # opens the date after a document: "ban hành ngày", "dated"
    on_day: str  # right before a day on which something was done: "on"
    signer: str  # opens the one who signed, after a document: "do", "signed by"
    passive: str  # opens the issuer if a word of `done` closes it: "được Chính phủ ban hành"
    done: str
    issuing: str  # what the issuer did with the document that stands right behind: "đã ký ban hành"
    source: str  # before the body whose document is quoted
    quoting: str  # and behind it: "by the Ministry in Official Letter …", "được Bộ thống nhất tại Công văn …"
    opinion: str  # before a body and, behind that, `following`: "chỉ đạo của Sở theo Công văn …"
    announcing: str  # what the issuer or another body did with the document that stands right behind: "công bố"
    behalf: str  # before the body for which somebody signs: "thay mặt"
    also: str  # before what the subject of the sentence did, too: "đồng thời"
    clause: str  # opens a clause with a subject of its own, as what somebody says: "cho biết"
    within: str  # before a document in which its issuer says what follows: "tại"
    following: str  # the same, but also before a document by which somebody else acts: "theo"
    saying: str  # what the issuer does in his document: "yêu cầu"
    just_issued: str  # may stand behind such a document: "vừa ban hành"
    in_which: str  # behind a document, before what its issuer says in it: ", trong đó"
    grounds: str  # before the document that another rests on: "theo", "pursuant to"
    body_in_name: str  # the group "body" in the name of a resolution is who passed it: "Nghị quyết Đại hội XIII"
    possessive: str  # between issuer and document: "'s "
    joint: str  # between the parts of an issuer: "of the"
    aside: str  # may stand between a document and what is said of it: "(khóa XII)"
