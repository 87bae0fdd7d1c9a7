"""References: what is said behind the name of a document: "Chỉ thị 24 ngày 7/8/2023 của Thành ủy về kỷ cương"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.dates import resolve_date, resolve_weekday
from extractors.document_names import LEXICONS, QUOTES, DocumentName
from extractors.reading import Reading
from extractors.records import Label, Language, Mention

HOLDERS: tuple[Label, ...] = ("ORG", "POSITION", "LOC")
# What begins a new clause behind a comma: ", Thủ tướng yêu cầu …".
CLAUSE_HEADS: tuple[Label, ...] = ("ORG", "POSITION", "PERSON")
# How many clauses are read behind a name: "ngày …", "của …", "(khóa XI)", "về …".
CLAUSES = 6
LONGEST_ISSUER = 90
BREAK = re.compile(r"[,.;:()\n]")
# A "subject" longer than that, in code points, is a sentence or more.
LONGEST_SUBJECT = 400
# Of three words at least: "Quyết định 12 “treo”" has no title.
TITLE_IN_QUOTES = re.compile(rf"[{QUOTES}](\w[^{QUOTES}\s]*(?:\s[^{QUOTES}\s]+){{2,}})[{QUOTES}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One mention of a document and what is said around it."""

    name: DocumentName
    name_start: int
    name_end: int
    start: int  # of the name and what is said around it
    end: int
    confidence: float
    alias_of: int | None  # the name_start of the document that this is another name for: "… (Nghị định 67)"
    issuer: str | None = None
    issued: str | None = None
    title: str | None = None
    maker: str | None = None  # who "issued" this one and those listed behind it, as the subject of the sentence
    made_on: str | None = None  # and when


@cache
def _phrases(language: Language) -> dict[str, re.Pattern[str]]:
    """The patterns of a language for what is said around a document."""
    lexicon = LEXICONS[language]
    patterns = {
        "aside": lexicon.aside,
        "issued": rf"(?:{lexicon.issued})?",
        "issuer": rf"(?:{lexicon.signer}|{lexicon.issuer}|(?:{lexicon.passive})\s+)",
        "passive": rf"(?:{lexicon.passive})\s+",
        "done": rf"\s+(?:{lexicon.done})(?!\w)",
        "subject": rf"(?<!\w)(?:{lexicon.subject})",
        "far_subject": rf"(?<!\w)(?:{lexicon.far_subject})",
        "subject_verb": rf"(?-i:{lexicon.subject_verb})",
        "opening": rf"(?:{lexicon.grounds})\s+[^,;:]*",
        "main_clause": lexicon.main_clause,
        "recipient": lexicon.recipient,
        "signer": lexicon.signer,
        "on": lexicon.on_day,
        "on_before": rf"(?:{lexicon.on_day})$",
        "subject_end": lexicon.subject_end,
        "joint": lexicon.joint,
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def read_reference(reference: Reference, reading: Reading) -> Reference:
    """The reference to a bare name with the date, issuer and subject behind it, in any order: "ngày … của … về …"."""
    phrases = _phrases(reading.article.language)
    text, limit = reading.text, reading.sentence_at(reference.name_start).end
    at = reference.name_end
    for _ in range(CLAUSES):
        at = _skip(text, at, limit)
        if aside := phrases["aside"].match(text, at, limit):
            at = aside.end()
            if dated := _date_at(aside.start() + 1, at, reading):  # "Công văn số 7/SXD (ngày 4/3/2020)"
                reference = replace(reference, issued=reference.issued or resolve_issue(dated, reading), end=at)
        elif (dated := _date_at(at, limit, reading)) and not _begins_clause(dated, reading):
            at = dated.end
            if issued := resolve_issue(dated, reading):
                reference = replace(reference, issued=reference.issued or issued, end=at)
        elif holder := _issuer_at(at, limit, reading):
            at = end_behind_person(holder[1], limit, reading)
            reference = replace(reference, issuer=reference.issuer or text[slice(*holder)], end=holder[1])
        elif quoted := TITLE_IN_QUOTES.match(text, at, limit):
            return replace(reference, title=quoted[1], end=quoted.end())
        elif subject := phrases["subject"].match(text, at, limit):
            return _with_signer(_with_title(reference, subject.end(), limit, reading), limit, reading)
        elif text[at - 2] != "," and phrases["subject_verb"].match(text, at, limit):
            return _with_signer(_with_title(reference, at, limit, reading), limit, reading)
        elif recipient := phrases["recipient"].match(text, at, limit):
            start = _subject_behind(recipient.end(), limit, reading)
            if start is None:
                return _with_day_of_sending(reference, recipient.end(), limit, reading)
            return _with_title(reference, start, limit, reading)
        elif (on := phrases["on"].match(text, at, limit)) and (
            weekday := resolve_weekday(text[on.end() : limit], reading.published_on, reading.article.language)
        ):
            return replace(reference, issued=reference.issued or weekday.value)
        else:
            break
    return reference


def _with_signer(reference: Reference, limit: int, reading: Reading) -> Reference:
    """Adds who signed it and when, from behind its subject: ", signed by the Chairman of … on May 4"."""
    at = _skip(reading.text, reference.end, limit)
    if not _phrases(reading.article.language)["signer"].match(reading.text, at, limit):
        return reference
    holder = _issuer_at(at, limit, reading)
    if holder is None:
        return reference
    at = _skip(reading.text, end_behind_person(holder[1], limit, reading), limit)
    dated = _date_at(at, limit, reading)
    issued = resolve_issue(dated, reading) if dated else None
    issuer = reference.issuer or reading.text[slice(*holder)]
    return replace(reference, issuer=issuer, issued=reference.issued or issued)


def _with_day_of_sending(reference: Reference, at: int, limit: int, reading: Reading) -> Reference:
    """Adds the day behind the recipients at `at`: "sent to border provinces on December 4"."""
    phrases = _phrases(reading.article.language)
    over = phrases["subject_end"].search(reading.text, at, limit)
    days = reading.mentions_in(at, over.start() if over else limit, "DATE")
    if len(days) != 1 or not phrases["on_before"].search(reading.text, at, days[0].start):
        return reference
    issued = resolve_issue(days[0], reading)
    return replace(reference, issued=reference.issued or issued, end=days[0].end) if issued else reference


def _subject_behind(at: int, limit: int, reading: Reading) -> int | None:
    """Where the subject begins behind the recipients at `at`: "gửi Sở Y tế các tỉnh, thành phố về việc …"."""
    phrases = _phrases(reading.article.language)
    over = phrases["subject_end"].search(reading.text, at, limit)
    near = phrases["subject"].search(reading.text, at, over.start() if over else limit)
    subject = near or phrases["far_subject"].search(reading.text, at, limit)
    if subject is None or any(date.start == subject.end() for date in reading.mentions_in(at, limit, "DATE")):
        return None
    return subject.end()


def _skip(text: str, at: int, limit: int) -> int:
    """The first place from `at` that holds neither blanks nor a comma."""
    while at < limit and (text[at].isspace() or text[at] == ","):
        at += 1
    return at


def _date_at(at: int, limit: int, reading: Reading) -> Mention | None:
    """The date that stands at `at`, perhaps behind "ban hành" or "dated"."""
    opening = _phrases(reading.article.language)["issued"].match(reading.text, at, limit)
    start = opening.end() if opening else at
    return next((date for date in reading.mentions_in(start, limit, "DATE") if date.start == start), None)


def _begins_clause(day: Mention, reading: Reading) -> bool:
    """Whether a day between commas is that of what somebody does next: ", ngày 5/4, Chủ tịch ký Quyết định …"."""
    text = reading.text
    if text[day.start - 2 : day.start] != ", " or text[day.end : day.end + 2] != ", ":
        return False
    return any(m.start == day.end + 2 for m in reading.mentions_in(day.end, day.end + 200, *CLAUSE_HEADS))


def resolve_issue(mention: Mention, reading: Reading) -> str | None:
    """The day of a document that is there already, hence in the past."""
    resolved = resolve_date(mention.text, reading.published_on, reading.article.language, direction="past")
    return resolved.value if resolved and "/" not in resolved.value else None  # a period is no day of issue


def _issuer_at(at: int, limit: int, reading: Reading) -> tuple[int, int] | None:
    """The span of the issuer behind "của" or "of the" at `at`, or between "được" and "ban hành"."""
    phrases = _phrases(reading.article.language)
    opening = phrases["issuer"].match(reading.text, at, limit)
    if opening is None:
        return None
    following = reading.mentions_in(opening.end(), limit)
    if following and following[0].label == "PERSON" and following[0].start == opening.end():
        # "signed by Le Van An, Director of …": whom he signs for counts.
        following = following[1:]
    elif not following or following[0].start != opening.end():
        return _unmarked_issuer(opening.end(), limit, reading)
    holder = holder_span(following, reading)
    if holder is None or not phrases["passive"].fullmatch(opening[0]):
        return holder
    return holder if phrases["done"].match(reading.text, end_behind_person(holder[1], limit, reading), limit) else None


def _unmarked_issuer(at: int, limit: int, reading: Reading) -> tuple[int, int] | None:
    """The span from a capital at `at` to the subject, if the tagger saw no body there: "của Thành ủy Bắc Sơn về …"."""
    text = reading.text
    subject = _phrases(reading.article.language)["subject"].search(text, at, min(limit, at + LONGEST_ISSUER))
    if subject is None or not text[at].isupper() or BREAK.search(text, at, subject.start()):
        return None
    return at, at + len(text[at : subject.start()].rstrip())


def end_behind_person(at: int, limit: int, reading: Reading) -> int:
    """The end of the name that stands right behind an office at `at`, or `at`: "Chủ tịch Lê Văn An"."""
    person = next(iter(reading.mentions_in(at, limit)), None)
    return person.end if person and person.label == "PERSON" and reading.text[at : person.start] == " " else at


def holder_span(mentions: Sequence[Mention], reading: Reading) -> tuple[int, int] | None:
    """The span of the office or body at the head of `mentions`: "Chairman of the Hanoi People's Committee"."""
    joint = _phrases(reading.article.language)["joint"]
    if not mentions or mentions[0].label not in HOLDERS:
        return None
    start, end, label = mentions[0].start, mentions[0].end, mentions[0].label
    for mention in mentions[1:]:
        if label == "ORG" or mention.label not in HOLDERS or not joint.fullmatch(reading.text, end, mention.start):
            break
        end, label = mention.end, mention.label
    return start, end


def _with_title(reference: Reference, start: int, limit: int, reading: Reading) -> Reference:
    """Adds the subject that begins at `start`; the end of the sentence is its end, if not something before."""
    text = reading.text
    if quoted := TITLE_IN_QUOTES.match(text, start, limit):
        start, end = quoted.span(1)
    else:
        phrases = _phrases(reading.article.language)
        over = phrases["subject_end"].search(text, start, limit)
        if phrases["opening"].fullmatch(text, reading.sentence_at(reference.name_start).start, reference.name_start):
            over = phrases["main_clause"].search(text, start, over.start() if over else limit) or over
        clauses = [
            at.start for at in reading.mentions_in(start, limit, *CLAUSE_HEADS) if text[at.start - 2 : at.start] == ", "
        ]
        end = min([over.start() if over else limit, *clauses])
    title = text[start:end].rstrip(f" \t\n,;.:({QUOTES}")
    if not title.strip() or len(title) > LONGEST_SUBJECT:
        return reference
    return replace(reference, title=title, end=start + len(title))
