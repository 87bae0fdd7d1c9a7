/**
 * Items: the mentions and facts of an article, one after the other, as in "mention 3 of 12, then official 1 of 2".
 */

/**
 * @typedef {{start: number, end: number, quote?: string}} Evidence
 * @typedef {{item_id: string, review: string, confidence: number, extracted: object | null, rule?: string, source?: string,
 *   start?: number, end?: number, label?: string, text?: string, evidence?: Evidence, [field: string]: unknown}} Row
 * @typedef {{item: string, row: Row, key: string}} Item `item` is the table: "mentions", "officials", …
 * @typedef {{article: {article_id: string, text: string, language: string, title: string | null, [name: string]: unknown},
 *   state: string, reviewer: string, purpose: string, lock: object | null, comments: object[], mentions: Row[],
 *   facts: Record<string, Row[]>, disagreements?: object[]}} State with offsets in code points, as the server sends it
 * @typedef {{name: string, comment: string, type: string, required: boolean}} Field
 * @typedef {{labels: string[], kinds: {name: string, fields: Field[]}[], marks?: Record<string, string>}} Schema
 */

export const MENTIONS = "mentions";

// What waits for a decision: nobody has looked, models say something else now, or two reviewers differ.
const OPEN = new Set(["unreviewed", "conflict", "disputed"]);

/** The items of an article: mentions in reading order, then facts by kind. @param {State} state @returns {Item[]} */
export function itemsOf(state) {
  const mentions = [...state.mentions].sort((one, other) => one.start - other.start || one.end - other.end);
  const lists = [[MENTIONS, mentions], ...Object.entries(state.facts)];
  return lists.flatMap(([item, rows]) => rows.map((row) => ({ item, row, key: keyOf(item, row.item_id) })));
}

/** @param {string} item @param {string} id */
export function keyOf(item, id) {
  return `${item}/${id}`;
}

/** The rows of a table in a state. @param {State} state @param {string} item @returns {Row[]} */
export function rowsOf(state, item) {
  return item === MENTIONS ? state.mentions : (state.facts[item] ?? []);
}

/** @param {State} state @param {string} item @param {string | null} id @returns {Row | undefined} */
export function findRow(state, item, id) {
  return rowsOf(state, item).find((row) => row.item_id === id);
}

/** Whether it waits for a decision. @param {Row} row */
export function isOpen(row) {
  return OPEN.has(row.review);
}

/** Whether it is in the way of other spans and counts as a fact. @param {Row} row */
export function stands(row) {
  return row.review !== "rejected";
}

/** The characters that an item is about, in code points. @param {Row} row @returns {{start: number, end: number}} */
export function spanOf(row) {
  return row.evidence ?? /** @type {{start: number, end: number}} */ (row);
}

/** Who made it: a model's or rule's name with its version. @param {Row} row */
export function makerOf(row) {
  return row.rule ?? row.source ?? "";
}

/** An item in a few words, as 'PERSON "Lò Văn Tán"' or 'officials "Lò Văn Tán, Giám đốc"'. @param {Item} item */
export function describe({ item, row }, limit = 60) {
  const words = item === MENTIONS ? row.text : (row.evidence?.quote ?? "");
  const what = item === MENTIONS ? row.label : item;
  return `${what} “${shorten(String(words ?? ""), limit)}”`;
}

/** @param {string} words @param {number} limit characters */
export function shorten(words, limit) {
  const characters = Array.from(words.replace(/\s+/g, " "));
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : characters.join("");
}

/** A number of things, as "1 item" or "3 items". @param {number} number @param {string} thing */
export function count(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
