/**
 * The dock below the article: what the current item is, what happened last, and what can be done, each with its key.
 */

import { commentsOn } from "./comments.js";
import { element } from "./element.js";
import { difference, reviewMark, score } from "./facts_view.js";
import { makerOf, MENTIONS, shorten } from "./items.js";
import { tagOf } from "./signs.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./keyboard.js").Keyboard} Keyboard @typedef {import("./items.js").Item} Item */

// The buttons by context: groups of actions, each with what its button says. "labels" and "fields" are the schema's.
const ADD = { select: "Select", mark: "Mark", "new-fact": "New fact", "take-value": "To field" };
const MANY = { "accept-shown": "Accept all shown" };
const LAST = { undo: "Undo", redo: "Redo", "next-article": "Next article", help: "All keys" };
const ENDS = { "end-left": "", "end-right": "End", "start-left": "", "start-right": "Start" };
const BARS = {
  mention: [{ accept: "Accept", reject: "Reject" }, "labels", ENDS, { merge: "Merge", comment: "Comment" }, ADD, MANY, LAST],
  fact: [{ accept: "Accept", reject: "Reject" }, { edit: "Edit" }, "fields", ENDS, { merge: "Merge", comment: "Comment" }, ADD, MANY, LAST],
  caret: [{ "caret-left": "", "caret-right": "Word" }, { "extend-left": "", "extend-right": "Select" }, { "extend-right-character": "Character" }, "labels", { "new-fact": "New fact", "take-value": "To field" }, { cancel: "Stop" }, LAST],
  nothing: [{ select: "Select words" }, LAST],
};

export class Dock {
  /** @param {{strip: HTMLElement, bar: HTMLElement}} boxes @param {Desk} desk @param {Keyboard} keyboard */
  constructor({ strip, bar }, desk, keyboard) {
    Object.assign(this, { strip, bar, desk, keyboard });
    this.drawn = "";
  }

  /** @param {string} context as "mention" */
  draw(context) {
    const { current, selection } = this.desk;
    if (context === "caret") this.strip.replaceChildren(...this.selected(selection));
    else this.strip.replaceChildren(...(current ? this.about(current) : ["Nothing was found in this article"]));
    this.drawBar(context);
  }

  /** @param {import("./desk.js").Span | null} selection */
  selected(selection) {
    if (!selection) return [element("span", { class: "words" }, "Go to the first word, and select")];
    return [element("span", { class: "tag" }, "Selected"), element("span", { class: "words", dir: "auto" }, `“${shorten(this.desk.words(selection), 120)}”`)];
  }

  /** @param {Item} item */
  about(item) {
    const { row } = item;
    const comments = commentsOn(this.desk.view, item);
    const isMention = item.item === MENTIONS;
    const raw = isMention ? rawWords(this.desk, row) : null;
    return [
      element("span", { class: `tag${isMention ? ` label-${(this.desk.schema.labels.indexOf(row.label) % 8) + 1}` : ""}` }, isMention ? row.label : item.item),
      element("span", { class: "words", dir: "auto" }, shorten(isMention ? row.text : row.evidence.quote, 80)),
      reviewMark(row),
      raw && element("del", { title: "As models read it" }, raw),
      score(row),
      element("span", { class: "maker" }, makerOf(row)),
      row.differs && difference(row),
      comments.length > 0 && element("span", { class: "comment" }, `${comments.at(-1).reviewer}: ${shorten(comments.at(-1).comment, 60)}`),
    ].filter(Boolean);
  }

  /** @param {string} context */
  drawBar(context) {
    const item = this.desk.current?.item;
    const drawn = JSON.stringify([context, item, this.keyboard.bindings]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const groups = BARS[context].map((group) => this.groupOf(group, item));
    this.bar.replaceChildren(...groups.filter(({ length }) => length).map((buttons) => element("div", { class: "group" }, ...buttons)));
  }

  /** @param {string | Record<string, string>} group @param {string} [item] @returns {HTMLElement[]} */
  groupOf(group, item) {
    const { labels, kinds } = this.desk.schema;
    const fields = kinds.find(({ name }) => name === item)?.fields ?? [];
    if (group === "labels") return labels.map((label, index) => this.button(`label:${label}`, tagOf(label), `label-${(index % 8) + 1}`));
    if (group === "fields") return fields.slice(0, 9).map(({ name }, index) => this.button(`field:${index + 1}`, name.replaceAll("_", " ")));
    return Object.entries(group).map(([name, text]) => this.button(name, text));
  }

  /** @param {string} name of an action @param {string} text @param {string} [look] */
  button(name, text, look = "") {
    const action = this.keyboard.actions.find((other) => other.name === name);
    const [key = "–"] = this.keyboard.keysOf(name);
    return element(
      "button",
      { type: "button", class: `action ${look}`, "data-action": name, title: action.title, "aria-label": `${action.title} (${key})`, onclick: () => this.keyboard.run(name) },
      element("kbd", {}, key),
      text && ` ${text}`,
    );
  }
}

/** What models read of a mention that was corrected. @param {Desk} desk @param {import("./items.js").Row} row */
function rawWords(desk, row) {
  const raw = /** @type {Record<string, any> | null} */ (row.extracted);
  if (!raw || !Object.keys(raw).length) return null;
  const start = raw.span_start ?? raw.start ?? row.start;
  const end = raw.span_end ?? raw.end ?? row.end;
  const words = start === row.start && end === row.end ? "" : desk.words(desk.units({ start, end }));
  return [raw.label && raw.label !== row.label ? raw.label : "", words && `“${shorten(words, 40)}”`].filter(Boolean).join(" ") || null;
}
