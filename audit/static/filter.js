/**
 * The filter of an article's items: `person <0.7 open` shows open mentions of persons below 70 %.
 *
 * Words are looked for in label, kind, status, words, fields and rule, without regard to case, and to diacritics
 * where they are written without; all must be there. `-word` hides what has it.
 */

import { isOpen, makerOf, MENTIONS } from "./items.js";

/** @typedef {import("./items.js").Item} Item */

const SCORE = /^([<>])(0?[.,]\d+|1|0|\d+%)$/;

/** A function that says whether an item is shown. @param {string} query @returns {(item: Item) => boolean} */
export function filterOf(query) {
  const tests = query.split(/\s+/).filter(Boolean).map(testOf);
  return (item) => tests.every((test) => test(item));
}

/** @param {string} word @returns {(item: Item) => boolean} */
function testOf(word) {
  if (word.startsWith("-") && word.length > 1) {
    const test = testOf(word.slice(1));
    return (item) => !test(item);
  }
  const score = SCORE.exec(word);
  if (score) {
    const bound = score[2].endsWith("%") ? parseInt(score[2], 10) / 100 : parseFloat(score[2].replace(",", "."));
    return score[1] === "<" ? ({ row }) => row.confidence < bound : ({ row }) => row.confidence > bound;
  }
  if (word === "open") return ({ row }) => isOpen(row);
  if (word === "differ") return ({ row }) => Boolean(row.disagreement);
  const lower = word.normalize("NFC").toLowerCase();
  // "sở" is no "Sơn", but who types "so" means either.
  const form = plainly(word) === lower ? plainly : (/** @type {string} */ text) => text.toLowerCase();
  return (item) => form(textOf(item)).includes(lower);
}

/** All that can be looked for in an item. @param {Item} item */
function textOf({ item, row }) {
  const fields = item === MENTIONS ? [row.label, row.text] : [row.evidence?.quote, ...Object.values(row)];
  return [item, row.review, makerOf(row), ...fields.filter((value) => typeof value === "string")].join(" ");
}

/** Without case and diacritics: "Đà Nẵng" is found by "da nang". @param {string} text */
function plainly(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}
