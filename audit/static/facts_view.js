/**
 * The facts of the article by kind, a card each: its fields, the words that say it, its score, rule and review.
 */

import { commentsOn } from "./comments.js";
import { choiceToAdd, suggestionsFor, wordsOf } from "./disagreements.js";
import { element, percent, scoreBar } from "./element.js";
import { isOpen, makerOf, MENTIONS } from "./items.js";
import { MEANINGS, signOf } from "./signs.js";
import { overlap } from "./spans.js";
import { revealIn } from "./text_view.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./items.js").Item} Item @typedef {import("./items.js").Row} Row */

export class FactsView {
  /** @param {HTMLElement} box @param {Desk} desk */
  constructor(box, desk) {
    this.box = box;
    this.desk = desk;
    /** @type {import("./fact_form.js").FactForm | null} the form that is open */
    this.form = null;
    /** @type {Map<string, {drawn: string, card: HTMLElement}>} */
    this.cards = new Map();
  }

  /** Draw the cards, of which those that have not changed stay as they are. */
  draw() {
    const { desk } = this;
    const cards = new Map();
    const sections = desk.schema.kinds.map(({ name, fields }) => {
      const items = desk.items.filter((item) => item.item === name && (desk.shows(item) || this.form?.key === item.key));
      const all = desk.items.filter((item) => item.item === name);
      const list = items.map((item) => this.cardOf(item, fields, cards));
      if (this.form?.isNew && this.form.kind === name) list.push(this.form.box);
      return section(name, all, list, items.length);
    });
    this.cards = cards;
    const suggestions = desk.query ? [] : suggestionsFor(desk.view);
    if (suggestions.length) sections.push(this.suggested(suggestions));
    const focused = /** @type {HTMLElement | null} */ (this.box.contains(document.activeElement) ? document.activeElement : null);
    this.box.replaceChildren(...sections);
    // What is put in again has lost the focus: an answer of the server must not take it from a form.
    if (focused?.isConnected) focused.focus({ preventScroll: true });
    this.light();
  }

  /** What other models alone have, each with a button that takes it in. @param {import("./disagreements.js").Disagreement[]} suggestions */
  suggested(suggestions) {
    const lines = suggestions.map((other) => {
      const add = () => this.desk.decide([choiceToAdd(other)], `Added ${wordsOf(other)}`);
      const button = element("button", { type: "button", "aria-label": `Add ${wordsOf(other)}`, onclick: add }, "Add");
      const what = other.item === MENTIONS ? "" : `${other.item}: `;
      return element("li", { class: "suggestion" }, element("span", {}, what, wordsOf(other), element("span", { class: "maker" }, other.tagger)), button);
    });
    const title = element("h2", {}, "Only other models have", element("span", { class: "count" }, `${suggestions.length}`));
    return element("section", { class: "kind", "aria-label": "Only other models have" }, title, element("ul", {}, ...lines));
  }

  /** @param {Item} item @param {import("./items.js").Field[]} fields @param {Map<string, object>} cards */
  cardOf(item, fields, cards) {
    const comments = commentsOn(this.desk.view, item);
    const drawn = JSON.stringify([item.row, comments, this.desk.marked.has(item.key), this.form?.key === item.key]);
    const kept = this.cards.get(item.key);
    const card = kept?.drawn === drawn ? kept.card : this.newCard(item, fields, comments);
    cards.set(item.key, { drawn, card });
    return card;
  }

  /** @param {Item} item @param {import("./items.js").Field[]} fields @param {object[]} comments */
  newCard(item, fields, comments) {
    const { row, key } = item;
    const isMarked = this.desk.marked.has(key);
    const card = element(
      "li",
      { class: `fact is-${row.review}${isOpen(row) ? " is-open" : ""}${isMarked ? " is-marked" : ""}`, "data-key": key, tabindex: "-1" },
      element("div", { class: "fact-head" }, reviewMark(row), score(row)),
      this.form?.key === key ? this.form.box : fieldList(row, fields),
      element("q", { class: "quote", lang: this.desk.base.article.language, dir: "auto" }, row.evidence.quote),
      element("p", { class: "maker" }, makerOf(row), row.differs && difference(row)),
      ...comments.map(commentLine),
    );
    return card;
  }

  /** Show which card is the current one, and which facts the current mention is part of. */
  light() {
    const { desk } = this;
    const current = desk.current;
    const related = current?.item === MENTIONS ? desk.items.filter((item) => item.item !== MENTIONS && overlap(desk.units(item.row), desk.units(current.row))) : [];
    const keys = new Set(related.map((item) => item.key));
    for (const [key, { card }] of this.cards) {
      card.classList.toggle("is-current", key === desk.currentKey);
      card.classList.toggle("is-related", keys.has(key));
      if (key === desk.currentKey) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
      card.setAttribute("tabindex", key === desk.currentKey ? "0" : "-1");
    }
  }

  /** @param {string} key */
  nodeFor(key) {
    return this.cards.get(key)?.card;
  }

  /** Bring the current card, or the first one of the current words, into view. */
  reveal() {
    const card = this.nodeFor(this.desk.currentKey) ?? this.box.querySelector(".is-related");
    if (card) revealIn(this.box.closest(".pane"), card);
  }
}

/** @param {string} name @param {Item[]} all @param {HTMLElement[]} list @param {number} shown */
function section(name, all, list, shown) {
  const open = all.filter((item) => isOpen(item.row)).length;
  const counts = `${all.length}${open ? ` · ${open} open` : ""}${shown < all.length ? ` · ${shown} shown` : ""}`;
  return element(
    "section",
    { class: "kind", "aria-label": name },
    element("h2", {}, element("span", { class: "kind-name" }, name), " ", element("span", { class: "count" }, counts)),
    list.length ? element("ul", {}, ...list) : element("p", { class: "none" }, all.length ? "None that the filter leaves" : "None found"),
  );
}

/** @param {Row} row */
export function reviewMark(row) {
  const meaning = MEANINGS[row.review];
  return element("span", { class: `review is-${row.review}`, title: meaning }, element("span", { "aria-hidden": "true" }, signOf({ ...row, differs: null }) || "○"), ` ${row.review}`);
}

/** A score as number and bar; what an editor added has none. @param {Row} row */
export function score(row) {
  if (row.review === "added") return null;
  return element("span", { class: "score", title: "Probability that it is right" }, scoreBar(row.confidence), ` ${percent(row.confidence)}`);
}

/** @param {Row} row @param {import("./items.js").Field[]} fields */
function fieldList(row, fields) {
  const rows = fields.map((field, index) => {
    const value = row[field.name];
    const raw = rawOf(row, field.name);
    return element(
      "div",
      { class: `field${value === null ? " is-empty" : ""}`, "data-field": field.name },
      element("dt", { title: field.comment }, element("kbd", { "aria-hidden": "true" }, `${index + 1}`), field.name.replaceAll("_", " ")),
      element("dd", {}, value === null ? "–" : String(value), raw !== undefined && element("del", { title: "As models read it" }, raw === null ? "nothing" : String(raw))),
    );
  });
  return element("dl", {}, ...rows);
}

/** What models read in a field, where an editor says something else. @param {Row} row @param {string} name */
export function rawOf(row, name) {
  const extracted = /** @type {Record<string, unknown> | null} */ (row.extracted);
  if (!extracted || !(name in extracted)) return undefined;
  return JSON.stringify(extracted[name]) === JSON.stringify(row[name]) ? undefined : extracted[name];
}

/** What another model reads. @param {Row} row */
export function difference(row) {
  return element("span", { class: "difference", title: "Another model reads it otherwise" }, `⇄ ${row.differs}`);
}

/** @param {any} comment */
export function commentLine(comment) {
  return element("p", { class: "comment" }, element("b", {}, comment.reviewer), ` ${comment.comment}`);
}
