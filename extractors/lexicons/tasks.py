"""The words of tasks: who orders whom to do what, in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLexicon:
    """Words and phrases in lower case; a blank in them stands for any white space."""

    # Orders
    orders: tuple[str, ...]  # order verbs: the assigner stands before, the assignee and the action after
    weak_orders: tuple[str, ...]  # order verbs that also stand in a list of actions: "kiểm tra, đôn đốc"
    letter_orders: tuple[str, ...]  # a letter to somebody, itself an order: "công văn gửi các tỉnh [rà soát …]"
    passive_orders: tuple[str, ...]  # "is requested to": the assignee stands before, the action after
    agent_orders: tuple[str, ...]  # the order verbs of a passive that says by whom: "được UBND tỉnh [giao]"
    duties: tuple[str, ...]  # "phải", "must": the assignee stands before, the action after
    prohibitions: tuple[str, ...]  # duties that belong to the action: "[không được] thu phí"
    noun_orders: tuple[str, ...]  # order verbs that are nouns, too, when nobody stands right before: "orders"
    order_particles: tuple[str, ...]  # words between the order verb and the assignee: "cho", "that"
    not_orders_after: tuple[str, ...]  # words before an order verb that make a noun of it: "theo yêu cầu"
    not_orders_before: tuple[str, ...]  # words after an order verb that make another word of it: "giao thông"
    submissions: tuple[str, ...]  # what goes up to those who decide; what it asks for is no order: "tờ trình"
    not_passive_after: tuple[str, ...]  # words before a passive order that make an attribute of it
    not_duties_after: tuple[str, ...]  # words before a duty verb that take the duty away: "không cần"
    not_duties_before: tuple[str, ...]  # words after a duty verb that make another word of it: "cần thiết"

    task_nouns: tuple[str, ...]  # what is to be listed after a heading: "các nhiệm vụ", "the following"

    # Actions
    verbs: tuple[str, ...]  # verbs that say what is to be done
    compound_verbs: tuple[str, ...]  # verbs that follow a noun as its attribute, too: "cơ quan quản lý"
    nouns_before_verbs: tuple[str, ...]  # nouns that take a compound verb as attribute
    adverbs: tuple[str, ...]  # words that may stand before the verb and belong to the action: "khẩn trương"
    verbs_not_after: tuple[str, ...]  # words after which a verb is no action of the assignee: "đang"
    not_imperatives: tuple[str, ...]  # words that open a clause as an imperative would: "tăng trưởng"
    sharing: tuple[str, ...]  # words after which a name is no new assignee: "phối hợp với Sở A, Sở B rà soát"
    endings: tuple[str, ...]  # words that come after an action and are no part of it: "qua đó"

    # Clauses
    connectives: tuple[str, ...]  # words that open a clause and are no part of an action: "đồng thời"
    introductions: tuple[str, ...]  # words that open a condition, time or purpose before the order: "trường hợp"
    addresses: tuple[str, ...]  # introductions with those an order is for: "đối với"
    conditions: tuple[str, ...]  # introductions that also stand after the order verb: "yêu cầu nếu có dịch, …"
    joints: tuple[str, ...]  # words at which a second order of the same clause may begin: "và"
    speech: tuple[str, ...]  # verbs of saying; who says it may be the assigner
    past: tuple[str, ...]  # words that put a clause into the past
    plans: tuple[str, ...]  # words of plans, permissions and advice
    copulas: tuple[str, ...]  # words of statements, rare in orders: "là"
    proposals: tuple[str, ...]  # words of asking those above: "tờ trình"
    bodies: tuple[str, ...]  # nouns that open the name of an unnamed body: "các đơn vị"

    # People
    name_links: tuple[str, ...]  # between the parts of one actor: "của", "ông"
    letters: tuple[str, ...]  # what is sent with an order: "công văn"
    recipient_markers: tuple[str, ...]  # before the one to whom a letter goes: "gửi"
    coordinators: tuple[str, ...]  # before a second verb with the same subject: "and"
    honorifics: tuple[str, ...]  # before the name of a speaker: "ông"
    pronouns: tuple[str, ...]  # words for somebody named before who can order: "ông", "the Department"
    body_pronouns: tuple[str, ...]  # those of them that mean a body: "it", "đơn vị này"
    object_pronouns: tuple[str, ...]  # words for an assignee named before: "them"
    first_person: tuple[str, ...]  # "tôi", "we": whoever is quoted
    place_markers: tuple[str, ...]  # before the place where something happens: "tại"
    subject_tails: tuple[str, ...]  # between a subject and its verb: "cũng", "has also"
    assignee_heads: tuple[str, ...]  # before an assignee: "cho", "đối với"
    part_openers: tuple[str, ...]  # that open a new part of a subject: "rằng", "which"
    things: tuple[str, ...]  # subjects that can do nothing: "việc"

    levels: tuple[tuple[str, ...], ...]  # words that tell how high a body stands, the highest first

    # Documents
    issuing: tuple[str, ...]  # "ban hành", "has issued"
    anaphors: tuple[str, ...]  # words that point back to a document: "công văn này", "theo đó"
    citations: tuple[str, ...]  # words before a document that is cited and sets no task: "theo quy định tại"
    laws: tuple[str, ...]  # kinds of document whose duties nobody in the article orders
