/**
 * The desk: the article that an editor works on, which item is the current one, and what has been done to it.
 *
 * What is shown is what the server confirmed last with the acts that wait in the outbox played over it.
 */

import { withDisagreements } from "./disagreements.js";
import { filterOf } from "./filter.js";
import { count, isOpen, itemsOf, keyOf, spanOf } from "./items.js";
import { read, write } from "./kept.js";
import { Offsets } from "./offsets.js";
import { replay, touched } from "./replay.js";
import { overlap } from "./spans.js";

/**
 * @typedef {import("./items.js").State} State @typedef {import("./items.js").Item} Item
 * @typedef {import("./items.js").Row} Row @typedef {import("./replay.js").Choice} Choice
 * @typedef {import("./replay.js").Act} Act @typedef {{start: number, end: number}} Span in UTF-16 units
 */

/** Events: "opened" (another article), "changed" (rows), "moved" (the current item), "said" (message). */
export class Desk extends EventTarget {
  /** @param {import("./items.js").Schema} schema @param {import("./outbox.js").Outbox} outbox @param {import("./history.js").History} history */
  constructor(schema, outbox, history) {
    super();
    Object.assign(this, { schema, outbox, history });
    this.query = "";
    this.shows = filterOf("");
    /** @type {Set<string>} keys of the items that are marked for a new fact */
    this.marked = new Set();
    /** @type {Span | null} what is selected in the text */
    this.selection = null;
    /** @type {string | null} key of the item that waits for the one that it is merged into */
    this.merging = null;
  }

  /** Lay an article on the desk. @param {State} state @param {string | null} key of the item to begin with */
  open(state, key = null) {
    this.offsets = new Offsets(state.article.text, state.article.language);
    this.marked.clear();
    this.selection = null;
    this.merging = null;
    this.lastFact = null;
    this.base = state;
    this.look();
    const kept = key ?? read(`current.${this.id}`, null);
    this.currentKey = this.find(kept) ? kept : (this.openShown[0] ?? this.items.find((item) => isOpen(item.row)) ?? this.items[0])?.key ?? null;
    this.tell("opened");
  }

  /** @returns {string} the article's id */
  get id() {
    return this.base.article.article_id;
  }

  get text() {
    return this.base.article.text;
  }

  /** The server has confirmed acts up to this state. @param {State} state */
  confirm(state) {
    if (state.article.text !== this.text) return this.open(state, this.currentKey);
    this.base = { ...state, lock: state.lock ?? this.base.lock };
    this.look();
    this.tell("changed");
  }

  /** Work out anew what is shown. */
  look() {
    this.view = withDisagreements(replay(this.base, this.outbox.of(this.id)));
    this.items = itemsOf(this.view);
  }

  /** @param {string | null} key @returns {Item | undefined} */
  find(key) {
    return key === null ? undefined : this.items.find((item) => item.key === key);
  }

  get current() {
    return this.find(this.currentKey);
  }

  /** The items that the filter leaves. */
  get shown() {
    return this.items.filter(this.shows);
  }

  /** The open items that the filter leaves. */
  get openShown() {
    return this.shown.filter((item) => isOpen(item.row));
  }

  /** @param {string} query */
  filter(query) {
    this.query = query;
    this.shows = filterOf(query);
    if (this.current && !this.shows(this.current)) this.currentKey = this.shown[0]?.key ?? this.currentKey;
    this.tell("changed");
  }

  /** Make an item the current one. @param {string | null | undefined} key */
  moveTo(key) {
    if (!key || !this.find(key)) return;
    if (this.current && this.current.item !== "mentions") this.lastFact = this.currentKey;
    this.currentKey = key;
    write(`current.${this.id}`, key);
    this.tell("moved");
  }

  /** To the next or previous item for which something holds. @param {1 | -1} step @param {(item: Item) => boolean} holds @returns {boolean} whether there is one */
  move(step, holds = () => true) {
    const items = this.items;
    for (let index = items.findIndex((item) => item.key === this.currentKey) + step; items[index]; index += step) {
      if (this.shows(items[index]) && holds(items[index])) {
        this.moveTo(items[index].key);
        return true;
      }
    }
    return false;
  }

  /** On to the next open item, from the end to the first one. */
  moveOn() {
    if (this.move(1, ({ row }) => isOpen(row))) return;
    const first = this.openShown.find((item) => item.key !== this.currentKey);
    if (first) this.moveTo(first.key);
    else if (!this.openShown.length) this.say(this.query ? "Nothing that is shown is open any more" : "Nothing is open in this article any more");
  }

  /** The characters of a row, in units. @param {Row} row @returns {Span} */
  units(row) {
    const { start, end } = spanOf(row);
    return { start: this.offsets.toUnits(start), end: this.offsets.toUnits(end) };
  }

  /** A span in code points, as the server has it. @param {Span} span */
  points({ start, end }) {
    return { start: this.offsets.toPoints(start), end: this.offsets.toPoints(end) };
  }

  /** The words of a span. @param {Span} span */
  words({ start, end }) {
    return this.text.slice(start, end);
  }

  /** The facts whose evidence has some of these characters. @param {Span} span */
  factsAt(span) {
    return this.items.filter((item) => item.item !== "mentions" && overlap(this.units(item.row), span));
  }

  /** The mentions that lie within these characters. @param {Span} span */
  mentionsAt(span) {
    return this.items.filter((item) => item.item === "mentions" && overlap(this.units(item.row), span));
  }

  /**
   * Do something: it is shown at once, and sent. @param {Choice[]} choices @param {string} said what is told of it
   * @returns {Act}
   */
  decide(choices, said) {
    const act = this.newAct("decide", { choices, said, before: [] });
    act.before = touched(this.view, act.act_id, choices);
    this.history.push(act);
    this.record(act);
    return act;
  }

  /** Take back what was done last. @returns {Act | undefined} what it was; undefined where there is nothing */
  undo() {
    const act = this.history.done.at(-1);
    if (!act) return undefined;
    this.history.undo();
    this.record(this.newAct("undo", { ...act, of: act.act_id, said: `Undone: ${act.said}` }));
    return act;
  }

  /** Do again what was taken back last. @returns {Act | undefined} */
  redo() {
    const act = this.history.undone.at(-1);
    if (!act) return undefined;
    const again = this.newAct("redo", { ...act, of: act.act_id, said: `Again: ${act.said}` });
    this.history.redo(again.act_id);
    this.record(again);
    return act;
  }

  /** @param {"decide" | "undo" | "redo"} type @param {Partial<Act>} fields @returns {Act} */
  newAct(type, fields) {
    const identity = { act_id: newId(), type, state: this.base.state };
    const { version } = this.base.article;
    return /** @type {Act} */ ({ article_id: this.id, purpose: this.base.purpose, ...fields, ...identity, version });
  }

  /** @param {Act} act */
  record(act) {
    this.outbox.add(act);
    this.look();
    this.tell("changed");
    this.say(act.said);
  }

  /** To an item that an act was about, if it is still there. @param {Act} act @param {number} [index] of the choice */
  moveToItemOf(act, index = 0) {
    const { item, item_id } = act.before[index];
    this.moveTo(keyOf(item, item_id));
  }

  /** An added item has got its id. @param {string} item @param {string} temporary @param {string} id */
  rename(item, temporary, id) {
    this.outbox.rename(temporary, id);
    this.history.rename(temporary, id);
    if (this.currentKey === keyOf(item, temporary)) this.currentKey = keyOf(item, id);
    if (this.marked.delete(keyOf(item, temporary))) this.marked.add(keyOf(item, id));
  }

  /** How much is done: "8 of 23". */
  get progress() {
    const open = this.items.filter((item) => isOpen(item.row)).length;
    return { open, done: this.items.length - open, all: this.items.length, words: `${count(open, "item")} open of ${this.items.length}` };
  }

  /** @param {string} message */
  say(message) {
    this.tell("said", { message });
  }

  /** @param {string} name @param {object} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** 32 hexadecimal digits that nobody has had before. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
