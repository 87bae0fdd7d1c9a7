"""The words of tasks: who orders whom to do what, in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLexicon:
    """Words and phrases in lower case; a blank in them stands for any white space."""

    orders: tuple[str, ...]  # "yêu cầu": the assigner stands before, the assignee and the action after
    weak_orders: tuple[str, ...]  # order verbs that also stand among actions: "kiểm tra, đôn đốc"
    passive_orders: tuple[str, ...]  # "is requested to": the assignee stands before, the action after
    duties: tuple[str, ...]  # "phải", "must": the assignee stands before, the action after
    not_orders_after: tuple[str, ...]  # words before an order verb that make a noun of it: "theo yêu cầu"
    not_orders_before: tuple[str, ...]  # words after an order verb that make another word of it: "giao thông"
    not_imperatives: tuple[str, ...]  # words that open a clause like an imperative and are none: "tăng trưởng"
    not_duties_after: tuple[str, ...]  # words before a duty verb that take the duty away: "không cần"
    not_duties_before: tuple[str, ...]  # words after a duty verb that make another word of it: "cần thiết"
    order_particles: tuple[str, ...]  # words between the order verb and the assignee: "nhiệm vụ cho"
    action_markers: tuple[str, ...]  # words that may open an action and don't belong to it: "to"
    verbs: tuple[str, ...]  # verbs that say what is to be done
    compound_verbs: tuple[str, ...]  # verbs that also follow a noun as its attribute: "cơ quan quản lý"
    adverbs: tuple[str, ...]  # words that may stand before the verb and belong to the action: "khẩn trương"
    verbs_not_after: tuple[str, ...]  # words after which a verb is no action of the assignee: "để", "đang"
    nouns_before_verbs: tuple[str, ...]  # nouns that take a compound verb as attribute
    connectives: tuple[str, ...]  # words that open a clause and are no part of an action: "đồng thời"
    introductions: tuple[str, ...]  # words that open a condition or purpose before an imperative: "trường hợp"
    speech: tuple[str, ...]  # verbs of saying; who says it may be the assigner
    endings: tuple[str, ...]  # words that come after an action and are no part of it: "qua đó"
    past: tuple[str, ...]
    plans: tuple[str, ...]
    joints: tuple[str, ...]  # words at which a second order of the same clause may begin: "và"
    bodies: tuple[str, ...]  # nouns that open the name of an unnamed body: "các đơn vị"

    # Words around the names of those who order and those who act.
    name_links: tuple[str, ...]  # between the parts of one actor: "của", "ông"
    letters: tuple[str, ...]  # what is sent with an order: "công văn"
    coordinators: tuple[str, ...]  # before a second verb with the same subject: "and"
    recipient_markers: tuple[str, ...]  # before the one to whom a letter goes: "gửi"
    pronouns: tuple[str, ...]  # that can order: "ông", "the Department"
    first_person: tuple[str, ...]
    subject_tails: tuple[str, ...]  # between a subject and its verb: "cũng", "has also"
    assignee_heads: tuple[str, ...]  # before an assignee: "cho", "đối với"
    part_openers: tuple[str, ...]  # that open a new part of a subject: "rằng", "which"
    issuing: tuple[str, ...]  # "ban hành", "has issued"
    things: tuple[str, ...]  # subjects that can't act: "việc"
