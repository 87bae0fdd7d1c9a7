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
    this.sections = desk.schema.kinds.map(({ name, fields }) => ({ name, fields, ...sectionOf(name) }));
    this.suggestions = sectionOf("Only other models have");
    box.replaceChildren(...this.sections.map(({ section }) => section), this.suggestions.section);
  }

  /** Draw the cards, of which those that have not changed stay where they are, and keep the focus. */
  draw() {
    const { desk, form } = this;
    const cards = new Map();
    for (const { name, fields, list, count, none } of this.sections) {
      const all = desk.items.filter((item) => item.item === name);
      const items = all.filter((item) => desk.shows(item) || form?.key === item.key);
      const nodes = items.map((item) => this.cardOf(item, fields, cards));
      if (form?.isNew && form.kind === name) nodes.push(form.box);
      count.textContent = countOf(all, items.length);
      none.textContent = nodes.length ? "" : all.length ? "None that the filter leaves" : "None found";
      arrange(list, nodes);
    }
    this.cards = cards;
    this.drawSuggestions(desk.query ? [] : suggestionsFor(desk.view));
    this.light();
  }

  /** What other models alone have, each with a button that takes it in. @param {import("./disagreements.js").Disagreement[]} suggestions */
  drawSuggestions(suggestions) {
    const { section, list, count } = this.suggestions;
    section.hidden = !suggestions.length;
    count.textContent = `${suggestions.length}`;
    const lines = suggestions.map((other) => {
      const add = () => this.desk.decide([choiceToAdd(other)], `Added ${wordsOf(other)}`);
      const button = element("button", { type: "button", "aria-label": `Add ${wordsOf(other)}`, onclick: add }, "Add");
      const what = other.item === MENTIONS ? "" : `${other.item}: `;
      return element("li", { class: "suggestion" }, element("span", {}, what, wordsOf(other), element("span", { class: "maker" }, other.tagger)), button);
    });
    list.replaceChildren(...lines);
  }

  /** @param {Item} item @param {import("./items.js").Field[]} fields @param {Map<string, object>} cards */
  cardOf(item, fields, cards) {
    const comments = commentsOn(this.desk.view, item);
    const drawn = JSON.stringify([item.row, comments, this.desk.marked.has(item.key), this.form?.key === item.key]);
    const kept = this.cards.get(item.key);
    // While it is edited a card stays as it is: who types must not lose the cursor.
    const isEdited = this.form?.key === item.key && kept?.card.contains(this.form.box);
    const card = kept && (isEdited || kept.drawn === drawn) ? kept.card : this.newCard(item, fields, comments);
    cards.set(item.key, isEdited ? kept : { drawn, card });
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

/** The section of a kind of fact, with nothing in it yet. @param {string} name */
function sectionOf(name) {
  const [count, list, none] = [element("span", { class: "count" }), element("ul"), element("p", { class: "none" })];
  const title = element("h2", {}, element("span", { class: "kind-name" }, name), " ", count);
  return { section: element("section", { class: "kind", "aria-label": name }, title, list, none), list, count, none };
}

/** @param {Item[]} all @param {number} shown */
function countOf(all, shown) {
  const open = all.filter((item) => isOpen(item.row)).length;
  return `${all.length}${open ? ` · ${open} open` : ""}${shown < all.length ? ` · ${shown} shown` : ""}`;
}

/** Have an element contain just these nodes, without moving those that are in place. @param {HTMLElement} parent @param {HTMLElement[]} nodes */
function arrange(parent, nodes) {
  for (const child of [...parent.children]) if (!nodes.includes(/** @type {HTMLElement} */ (child))) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
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
