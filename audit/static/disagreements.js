/**
 * Disagreements: what other models read otherwise, as "ORG “Sở Y tế”, says congbao-fast", while nobody has decided on it.
 */

import { isOpen, MENTIONS, rowsOf, shorten, spanOf, stands } from "./items.js";
import { overlap } from "./spans.js";

/**
 * @typedef {import("./items.js").State} State @typedef {import("./items.js").Row} Row @typedef {import("./replay.js").Choice} Choice
 * @typedef {{item: string, item_id: string | null, start: number, end: number, text: string, fields: Record<string, unknown> | null,
 *   tagger: string}} Disagreement without an id where the other models alone have something, without fields where they have nothing
 */

/** A state whose open rows say in "differs" what other models read there. @param {State} state @returns {State} */
export function withDisagreements(state) {
  const found = disagreementsOf(state).filter(({ item_id }) => item_id !== null);
  if (!found.length) return state;
  const marked = (/** @type {string} */ item) => rowsOf(state, item).map((row) => {
    const others = found.filter((other) => other.item === item && other.item_id === row.item_id);
    return others.length && isOpen(row) ? { ...row, differs: others.map((other) => said(other, row)).join("; ") } : row;
  });
  const facts = Object.fromEntries(Object.keys(state.facts).map((item) => [item, marked(item)]));
  return { ...state, mentions: marked(MENTIONS), facts };
}

/** What other models alone have, where nothing stands yet. @param {State} state @returns {Disagreement[]} */
export function suggestionsFor(state) {
  return disagreementsOf(state).filter((other) => {
    const there = rowsOf(state, other.item).filter((row) => overlap(spanOf(row), other));
    const isTaken = other.item === MENTIONS ? there.some(stands) : there.some((row) => isSame(row, other));
    const isJudged = there.some((row) => row.review === "rejected" && spanOf(row).start === other.start && spanOf(row).end === other.end);
    return other.item_id === null && other.fields && !isTaken && !isJudged;
  });
}

/** The choice that takes in what other models have. @param {Disagreement} other @returns {Choice} */
export function choiceToAdd({ item, start, end, fields }) {
  const after = item === MENTIONS ? { ...fields, start, end } : { ...fields, evidence: { start, end } };
  return { item, item_id: null, action: "add", after, comment: null };
}

/** What other models have, in words. @param {Disagreement} other */
export function wordsOf({ item, text, fields }) {
  const values = Object.entries(fields ?? {}).filter(([, value]) => value !== null);
  if (item === MENTIONS) return `${fields?.label} “${shorten(text, 60)}”`;
  return values.map(([name, value]) => `${name.replaceAll("_", " ")}: ${shorten(String(value), 60)}`).join(", ");
}

/** @param {State} state @returns {Disagreement[]} */
function disagreementsOf(state) {
  return /** @type {Disagreement[]} */ (state.disagreements ?? []);
}

/** What other models say of a row. @param {Disagreement} other @param {Row} row */
function said(other, row) {
  const { item, fields, text, tagger } = other;
  if (!fields) return `nothing here, says ${tagger}`;
  if (item === MENTIONS) return `${wordsOf(other)}, says ${tagger}`;
  const changed = Object.entries(fields).filter(([name, value]) => value !== (row[name] ?? null));
  const values = changed.map(([name, value]) => `${name.replaceAll("_", " ")}: ${value ?? "nothing"}`).join(", ");
  return `${values || `“${shorten(text, 60)}”`}, says ${tagger}`;
}

/** Whether a fact says what other models say. @param {Row} row @param {Disagreement} other */
function isSame(row, { fields }) {
  return Object.entries(fields ?? {}).every(([name, value]) => value === (row[name] ?? null));
}
