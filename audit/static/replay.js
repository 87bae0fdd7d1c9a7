/**
 * Replay: what a state will be once the server has recorded an act, shown before it has.
 *
 * A mention that gets the label ORG is "corrected", has ORG, and beside it what models read: {"label": "LOC"}.
 */

import { findRow, keyOf, MENTIONS, rowsOf } from "./items.js";

/**
 * @typedef {import("./items.js").State} State
 * @typedef {import("./items.js").Row} Row
 * @typedef {{item: string, item_id: string | null, action: string, after: Record<string, unknown> | null,
 *   comment: string | null}} Choice
 * @typedef {{item: string, item_id: string, row?: Row | null}} Before a row as it was; null where there was none
 * @typedef {{act_id: string, article_id: string, type: "decide" | "undo" | "redo", choices: Choice[], of?: string,
 *   before: Before[], said: string, purpose: string, state: string | null, version?: unknown}} Act
 *   `of` is the act that is undone or done again; `before` has a row for each choice
 */

const REVIEWS = { accept: "accepted", correct: "corrected", reject: "rejected", merge: "rejected", add: "added" };

/** The state after some acts. @param {State} state @param {Act[]} acts @returns {State} */
export function replay(state, acts) {
  return acts.reduce((reached, act) => (act.type === "undo" ? restore(reached, act) : play(reached, act)), state);
}

/** The id that an added row has until the server gives it one. @param {string} actId @param {number} index */
function temporaryId(actId, index) {
  return `new-${actId}-${index}`;
}

/** The rows that choices touch, as they are; those that others go into come last. @param {State} state @param {string} actId @param {Choice[]} choices @returns {Before[]} */
export function touched(state, actId, choices) {
  const ids = choices.map((choice, index) => ({ item: choice.item, item_id: choice.item_id ?? temporaryId(actId, index) }));
  const into = choices.filter(({ action }) => action === "merge").map(({ item, after }) => ({ item, item_id: String(after.into) }));
  return [...ids, ...into].map((id) => ({ ...id, row: copyOf(findRow(state, id.item, id.item_id)) }));
}

/** A row as the server has it. @param {Row | undefined} row @returns {Row | null} */
function copyOf(row) {
  if (!row) return null;
  const { differs: _, ...copy } = structuredClone(row);
  return /** @type {Row} */ (copy);
}

/** @param {State} state @param {Act} act @returns {State} */
function play(state, act) {
  return act.choices.reduce((reached, choice, index) => {
    if (choice.action === "add") {
      const id = act.before[index].item_id;
      return withRow(reached, choice.item, id, addedRow(reached, choice, id));
    }
    if (choice.action === "comment") return { ...reached, comments: [...reached.comments, commentOf(reached, choice)] };
    const row = findRow(reached, choice.item, choice.item_id);
    if (row && choice.action === "merge") return merged(reached, choice, row);
    return row && REVIEWS[choice.action] ? withRow(reached, choice.item, row.item_id, decided(reached, row, choice)) : reached;
  }, state);
}

/** A state in which one row went into another; a mention then covers both. @param {State} state @param {Choice} choice @param {Row} row @returns {State} */
function merged(state, choice, row) {
  const gone = withRow(state, choice.item, row.item_id, { ...row, review: REVIEWS.merge });
  const into = findRow(gone, choice.item, String(choice.after?.into));
  if (!into) return gone;
  const [start, end] = [Math.min(row.start, into.start), Math.max(row.end, into.end)];
  const grows = choice.item === MENTIONS && (start !== into.start || end !== into.end);
  const after = grows ? { action: "correct", after: { start, end } } : { action: "accept", after: null };
  return withRow(gone, choice.item, into.item_id, decided(gone, into, { ...choice, ...after }));
}

/** A state without what an act did: rows as they were, and without its comments. @param {State} state @param {Act} act @returns {State} */
function restore(state, { before, choices }) {
  const said = choices.filter(({ action }) => action === "comment").map(({ comment }) => comment);
  const comments = said.length ? state.comments.filter(({ comment }) => !said.includes(comment)) : state.comments;
  const known = before.filter(({ row }) => row !== undefined);
  return known.reduce((reached, { item, item_id, row }) => withRow(reached, item, item_id, row), { ...state, comments });
}

/** @param {State} state @param {Choice} choice */
function commentOf({ reviewer }, { item, item_id, comment }) {
  return { item, item_id, reviewer, comment };
}

/** A state in which one row is another, or new at the end, or gone. @returns {State} @param {State} state @param {string} item @param {string} id @param {Row | null} row */
function withRow(state, item, id, row) {
  if (item === "articles") return state;
  const rows = rowsOf(state, item);
  const index = rows.findIndex((other) => other.item_id === id);
  const changed = [...rows];
  if (row === null) {
    if (index >= 0) changed.splice(index, 1);
  } else {
    changed.splice(index < 0 ? rows.length : index, 1, row);
  }
  return item === MENTIONS ? { ...state, mentions: changed } : { ...state, facts: { ...state.facts, [item]: changed } };
}

/** @param {State} state @param {Choice} choice @param {string} id @returns {Row} */
function addedRow(state, choice, id) {
  const row = { item_id: id, review: "added", confidence: 1, extracted: null, ...choice.after };
  if (choice.item !== MENTIONS) row.rule = "editor";
  else row.source = "editor";
  return withWords(state, row);
}

/** @param {State} state @param {Row} row @param {Choice} choice @returns {Row} */
function decided(state, row, choice) {
  const after = choice.action === "correct" ? choice.after : {};
  const extracted = choice.action === "correct" && row.review !== "added" ? (row.extracted ?? rawOf(row, after)) : row.extracted;
  const review = row.review === "added" && choice.action !== "reject" ? "added" : REVIEWS[choice.action];
  return withWords(state, { ...row, ...after, extracted, review });
}

/** What a row had in the fields that change. @param {Row} row @param {Record<string, unknown> | null} after */
function rawOf(row, after) {
  return Object.fromEntries(Object.keys(after ?? {}).map((name) => [name, row[name] ?? null]));
}

/** A row with the words of its span. @param {State} state @param {Row} row @returns {Row} */
function withWords(state, row) {
  if (row.evidence) return { ...row, evidence: { ...row.evidence, quote: wordsAt(state, row.evidence) } };
  return row.start === undefined ? row : { ...row, text: wordsAt(state, row) };
}

/** The words at a span of code points. @param {State} state @param {{start: number, end: number}} span */
export function wordsAt(state, { start, end }) {
  return Array.from(state.article.text).slice(start, end).join("");
}

/** Whether an act names characters of another version of the text than the one that there is now. @param {Act} act @param {State} state */
export function isOfOtherText(act, state) {
  const names = act.choices.some(({ after }) => after && ("start" in after || "evidence" in after));
  return names && act.type === "decide" && act.version !== state.article.version;
}

/** The rows of `before` that have become something else in a state. @param {State} state @param {Before[]} before */
export function changedSince(state, before) {
  return before.flatMap(({ item, item_id, row }) => {
    const now = findRow(state, item, item_id) ?? null;
    return differs(row, now) ? [{ item, was: row, now, key: keyOf(item, item_id) }] : [];
  });
}

/** @param {Row | null} one @param {Row | null} other */
function differs(one, other) {
  if (one === null || other === null) return one !== other;
  return Object.keys(one).some((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
